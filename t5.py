import warnings, traceback
from pathlib import Path
import numpy as np, pandas as pd
from ml_factory.audit import *
from ml_factory.trainer import TrainerConfig, Trainer
from ml_factory.checks import *
tmp=Path('/tmp/s4/cmp/w/odd'); import shutil; shutil.rmtree(tmp, ignore_errors=True); tmp.mkdir()
def splits(name, world=None, gap=20, **plant):
    d = write_world(tmp/name, make_world(1000, 3, beta=.3, horizon=5, n_features=6) if world is None else world, 5, gap=gap, replace=True)
    for k, f in plant.items(): f(pd.read_parquet(d/f'{k}_scaled.parquet')).to_parquet(d/f'{k}_scaled.parquet', index=False)
    return d
def show(name, d, **kw):
    try: f=audit(Trainer(TrainerConfig(**dict(model='logistic',horizon=5,data_dir=str(d))|kw)))
    except Exception as e: print(name, 'RAISES', type(e).__name__, str(e)[:200]); 
    else: print(name, [(x.check, x.verdict) for x in f if x.verdict not in ('pass',)], '|', *[x.found[:150] for x in f if x.verdict=='fail'])
allk=lambda f: dict(train=f,val=f,test=f)
show('two', splits('two', make_world(800,1,horizon=5,symbols=2)))
show('nosym', splits('nosym', **allk(lambda f: f.drop(columns='symbol'))))
show('noclose', splits('noclose', **allk(lambda f: f.drop(columns='close'))))
show('nofwd', splits('nofwd', **allk(lambda f: f.drop(columns=['fwd_return_h5','sample_weight_h5','label_end_time_h5']))))
d=splits('notest'); (d/'test_scaled.parquet').unlink(); show('notest', d)
d=splits('noval'); (d/'val_scaled.parquet').unlink(); show('noval', d)
show('nodt', splits('nodt', train=lambda f: f.drop(columns='datetime')))
show('oneclass', splits('oneclass', train=lambda f: f.assign(label_h5=1)))
show('badlabel', splits('badlabel', train=lambda f: f.assign(label_h5=np.where(np.arange(len(f))<5,7,f.label_h5))))
show('allinvalid', splits('allinvalid', val=lambda f: f.assign(label_h5=-99)))
show('trainallinvalid', splits('trainallinvalid', train=lambda f: f.assign(label_h5=-99)))
show('emptyval', splits('emptyval', val=lambda f: f.iloc[:0]))
show('onefeature', splits('onefeature', **allk(lambda f: f.drop(columns=[c for c in f if c.startswith('noise')]))))
show('otherfeat', splits('otherfeat', test=lambda f: f.drop(columns='noise_1')))
show('negw', splits('negw', train=lambda f: f.assign(sample_weight_h5=-1.)))
show('earlyend', splits('earlyend', train=lambda f: f.assign(label_end_time_h5=f.datetime)))
show('nat', splits('nat', train=lambda f: f.assign(datetime=f.datetime.where(f.index!=3))))
show('allnan', splits('allnan', train=lambda f: f.assign(noise_2=np.nan)))
show('tz', splits('tz', **allk(lambda f: f.assign(datetime=f.datetime.dt.tz_localize('UTC')))))
show('inv', splits('inv', make_world(1500,1,horizon=5,invalid=.1)))
show('impute', splits('impute', train=lambda f: f.assign(noise_2=f.noise_2.where(f.index!=3))), missing='impute_median')
show('symcase', splits('symcase', make_world(800,1,horizon=5,symbols=2), val=lambda f: f.assign(symbol='NEW')))
