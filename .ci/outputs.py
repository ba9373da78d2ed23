"""Do the quick cells of the notebooks still print what is saved in them? `python .ci/outputs.py RECORDED`, a file that
`nbdev_test` wrote under `PYTHONPATH=.ci/machines MLF_OUTPUTS=RECORDED`.

Two texts agree if their words do, and their numbers: whole numbers below 100 exactly, others within 5 % or, with a point,
within one unit of the last digit shown, since another processor rounds otherwise. Dates in the data are words. Left out
are run identifiers, hashes, versions, folders, addresses, durations and dates from 2026 on, which no two runs share.
Neither pictures nor stderr are compared. A cell whose output can't be the same twice begins with `#| varies`."""
import json, re, sys, tempfile
from pathlib import Path

FOLDERS = '|'.join(map(re.escape, {tempfile.gettempdir(), '/tmp', '/var/folders'}))
LEFT_OUT = [
    (r'\x1b\[[\d;]*m', ''),                                                            # colours
    (r'\w+_h\d+_\d{8}_\d{6}_\d+_[0-9a-f]{4}', 'RUN'),
    (rf'({FOLDERS})/[\w.+/-]*', 'FOLDER'),
    (r'0x[0-9a-f]+', 'ADDRESS'),
    (r'(?<![\w.])(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{8,}(?![\w.])', 'HASH'),
    (r'\b20(2[6-9]|[3-9]\d)-\d\d-\d\d([T ][\d:.]+Z?)?', 'TODAY'),
    (r'\b\d+\.\d+\.\d+[\w.+-]*', 'VERSION'),
    (r'\| (finished|found) \|', '| done |'),                                           # a second run finds the first one's
    (r'(?<![\w.])\d[\d,]*(\.\d+)?\s?(ns|us|µs|ms|s|secs?|seconds?|min|minutes?)\b', 'DURATION')]
DATE = re.compile(r'\b\d{4}-\d\d-\d\d([T ]\d\d:\d\d[\d:.]*)?')
NUMBER = re.compile(r'(?<![\w.])[-+]?(?:\d+(?:,\d{3})*(?:\.\d*)?|\.\d+)(?:e[-+]?\d{1,2})?(?!\w)')

def text(outputs):
    "What a cell printed and returned"
    shown = (o for o in outputs if o.get('name') != 'stderr' and o['output_type'] != 'error')
    parts = (o.get('text') or o.get('data', {}).get('text/markdown') or o.get('data', {}).get('text/plain') or '' for o in shown)
    return '\n'.join(''.join(p) for p in parts)

def words_and_numbers(s):
    "The words of a text without blanks and rules, and its numbers as they are written"
    for pattern, name in LEFT_OUT: s = re.sub(pattern, name, s)
    s = DATE.sub(lambda m: m[0].translate(str.maketrans('0123456789-:.', 'ABCDEFGHIJklm')), s)
    return re.sub(r'[\s─━═-]+', ' ', NUMBER.sub('#', s)).strip(), NUMBER.findall(s)

def close(a, b):
    "Are two numbers, as written, the same up to rounding?"
    x, y = (float(s.replace(',', '')) for s in (a, b))
    if x == y: return True
    near = abs(x - y) <= .05 * max(abs(x), abs(y)) * (1 + 1e-9)
    if '.' not in a + b and 'e' not in a + b: return near and min(abs(x), abs(y)) >= 100
    def unit(s):
        digits, _, power = s.partition('e')
        return 10.**(int(power or 0) - len(digits.partition('.')[2]))
    return near or abs(x - y) <= max(unit(a), unit(b)) * (1 + 1e-9)

def difference(saved, now):
    "One line that says where two texts differ, or None"
    (words, numbers), (words2, numbers2) = words_and_numbers(saved), words_and_numbers(now)
    if words != words2:
        at = next((i for i, (a, b) in enumerate(zip(words, words2)) if a != b), min(len(words), len(words2)))
        return f'...{words[max(at-30, 0):at+50]!r} is now ...{words2[max(at-30, 0):at+50]!r}'
    far = [(a, b) for a, b in zip(numbers, numbers2) if not close(a, b)]
    return ', '.join(f'{a} is now {b}' for a, b in far[:5]) or None

SAME = [('0.7204', '0.7205'), ('[2.1, 6.7]', '[2.2, 6.6]'), ('1,205 rows', '1,210 rows'), ('numpy 2.4.6', 'numpy 2.5.1'), ('12.3 s', '99 s'), ('4  a\n──', '4 a ────'),
        ('/tmp/a1b/splits', '/tmp/zz/splits'), ('lightgbm_h5_20261125_062222_781482_c2ef', 'lightgbm_h5_20271125_062222_781482_a0ef'), ('0b1c2d3e4f5a', '9b1c2d3e4f5a'), ('1e-06', '1e-06')]
OTHER = [('0.7995166589320276', '0.1234567890123456'), ('0 failed', '2 failed'), ('n = 4', 'n = 6'), ('MCC -0.01', 'MCC 0.01'), ('2013-09-03 10:00:01', '2013-10-03 10:00:01'),
         ('1970-01-01', '2025-01-01'), ('1e-06', '3e-06'), ('12345678 rows', '99999999 rows'), ('beats prior', 'no skill shown'), ('0.34413153', '0.94413153'), ('a 1', 'a')]

def cells(root):
    "`(file name, id, source, saved text)` of the quick code cells"
    for f in sorted([*root.glob('*.ipynb'), *root.glob('[012]*/*.ipynb')]):
        for c in json.loads(f.read_text(encoding='utf-8'))['cells']:
            source = ''.join(c['source'])
            if c['cell_type'] == 'code' and not re.search(r'^#\| ?(slow|eval: false|varies)', source, re.M): yield f.relative_to(root).as_posix(), c['id'], text(c['outputs'])

def compared(recorded, root):
    "`(notebook, cell id, difference)` of every quick cell that has text saved or has printed some"
    now = {}
    for line in Path(recorded).read_text().splitlines():
        cell = json.loads(line)
        now[cell['id']] = text(cell['outputs'])
    for name, cell, saved in cells(root):
        if cell not in now and saved.strip(): yield name, cell, 'it did not run'
        elif saved.strip() or now.get(cell, '').strip(): yield name, cell, difference(saved, now[cell])

if __name__ == '__main__':
    for a, b in SAME: assert difference(a, b) is None, (a, b)
    for a, b in OTHER: assert difference(a, b), (a, b)
    found = list(compared(sys.argv[1], Path(__file__).resolve().parent.parent/'nbs'))
    for name, cell, what in found:
        if what: print(f'{name}, cell {cell}: {what}')
    wrong = sum(bool(what) for *_, what in found)
    print(f'saved outputs: {len(found) - wrong} agree, {wrong} do not')
    sys.exit(wrong > 0)
