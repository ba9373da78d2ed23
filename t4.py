import numpy as np, warnings
from ml_factory.compare import *
from ml_factory.compare import _grouped
from ml_factory.checks import *
from ml_factory.trainer import *
from ml_factory.run import *
warnings.simplefilter('ignore')
from pathlib import Path
import sys, shutil
for seed in map(int, sys.argv[1:]):
    tmp=Path(f'/tmp/s4/cmp/w/p14_{seed}'); shutil.rmtree(tmp, ignore_errors=True); tmp.mkdir(parents=True)
    null = write_world(tmp/'null', make_world(1600, seed, n_features=12, horizon=5), horizon=5, gap=20)
    names = [f'noise_{j}' for j in range(1, 12)]
    for k in range(40):
        keep = np.random.default_rng(k).choice(names, 2, False)
        Trainer(TrainerConfig(model='logistic', horizon=5, params=dict(C=10.), data_dir=str(null), output_dir=str(tmp/'p14'/'runs'), drop_features=[n for n in ['signal', *names] if n not in keep], calibration='none' if k % 2 else 'temperature')).run()
    b,=compare(tmp/'p14'/'runs', draws=100)
    print(seed, b['luck'], [(e['model'],round(e['log_loss'],4)) for e in b['entries'][:2]], flush=True)
