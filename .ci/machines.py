"""The quick tests on machines that this one can imitate: `python .ci/machines.py [NAME ...]`, all of them without a name.
Each takes as long as `nbdev_test`. What a machine is made of stands in MACHINES; `.ci/machines/sitecustomize.py` imitates
what no library has a variable for. What the notebooks print must be what is saved, but under other seeds or
without a library, which grows another forest."""
import os, re, subprocess, sys, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NUMPY_512 = 'AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR X86_V4'      # as old and new numpy call them
# Instruction sets of MKL and ATen (torch), oneDNN, OpenBLAS and numpy, and of the C library's logarithms and exponentials
SSE = dict(MKL_CBWR='COMPATIBLE', ATEN_CPU_CAPABILITY='default', ONEDNN_MAX_CPU_ISA='SSE41', OPENBLAS_CORETYPE='Prescott',
           NPY_DISABLE_CPU_FEATURES='AVX2 FMA3 X86_V3 ' + NUMPY_512, GLIBC_TUNABLES='glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4')
AVX2 = dict(MKL_CBWR='AVX2', ATEN_CPU_CAPABILITY='avx2', ONEDNN_MAX_CPU_ISA='AVX2', OPENBLAS_CORETYPE='Haswell',
            NPY_DISABLE_CPU_FEATURES=NUMPY_512)
AVX512 = dict(MKL_CBWR='AVX512', ATEN_CPU_CAPABILITY='avx512', ONEDNN_MAX_CPU_ISA='AVX512_CORE', OPENBLAS_CORETYPE='SkylakeX')
ONE, TWO = dict(OMP_NUM_THREADS='1'), dict(OMP_NUM_THREADS='2')
MACHINES = {
    'as it is, one thread': ONE,
    'as it is, two threads': TWO,
    'SSE, one thread': SSE | ONE,
    'AVX2, two threads': AVX2 | TWO,
    'AVX-512, one thread': AVX512 | ONE,
    'no intelex, other rounding': ONE | dict(MLF_WITHOUT='sklearnex', MLF_ROUNDING='5e-7'),
    **{f'seed {k}': ONE | dict(MLF_SEED=str(k)) for k in (1, 2, 3, 4)},
}

OF_ONE_SEED = 'index'       # has a table for the seed that was asked for

def lacks(settings):
    "What the machine needs and this processor lacks, or None"
    flags = Path('/proc/cpuinfo').read_text() if Path('/proc/cpuinfo').exists() else ''
    if settings.get('ATEN_CPU_CAPABILITY') == 'avx512' and 'avx512f' not in flags: return 'AVX-512'
    if settings.get('ATEN_CPU_CAPABILITY') == 'avx2' and 'avx2' not in flags: return 'AVX2'

def tested(settings, log):
    "Run the fast tests under `settings`; `(minutes, notebooks run, names of those that failed)`; what was printed is recorded beside `log`"
    start = time.time()
    env = os.environ | settings | dict(PYTHONPATH=str(ROOT/'.ci'/'machines'), MPLBACKEND='agg', MLF_OUTPUTS=f'{log}.outputs')
    command = ['nbdev_test', '--do_print']
    if 'MLF_SEED' in settings: command += ['--skip_file_re', rf'^([_.]|({OF_ONE_SEED})\.ipynb)']
    with open(log, 'w') as f: code = subprocess.run(command, cwd=ROOT, env=env, stdout=f, stderr=f).returncode
    said = Path(log).read_text()
    failed = re.findall(r'^\t(\S+\.ipynb)$', said.rpartition('='*50)[2], re.M)
    if code and not failed: failed = [f'exit code {code}']
    return (time.time() - start)/60, said.count('- Completed'), failed

if __name__ == '__main__':
    names = sys.argv[1:] or list(MACHINES)
    if unknown := set(names) - set(MACHINES): sys.exit(f'no machine {min(unknown)!r}; there are {", ".join(map(repr, MACHINES))}')
    logs, bad = Path(tempfile.mkdtemp(prefix='machines-')), 0
    print(f'logs in {logs}')
    for name in names:
        if what := lacks(MACHINES[name]):
            print(f'{name:26} not run: this processor has no {what}', flush=True)
            continue
        log = logs/f'{name}.log'
        minutes, ran, failed = tested(MACHINES[name], log)
        outputs = subprocess.run([sys.executable, ROOT/'.ci'/'outputs.py', f'{log}.outputs'], capture_output=True, text=True)
        Path(f'{log}.differences').write_text(outputs.stdout + outputs.stderr)
        compared = (outputs.stdout.splitlines() or ['saved outputs: not compared'])[-1]
        same_fits = not {'MLF_SEED', 'MLF_WITHOUT'} & set(MACHINES[name])
        bad += bool(failed or (same_fits and outputs.returncode))
        print(f'{name:26} {ran} notebooks, {minutes:.1f} minutes: {"FAILED " + ", ".join(failed) if failed else "all passed"}; {compared}', flush=True)
    sys.exit(bad > 0)
