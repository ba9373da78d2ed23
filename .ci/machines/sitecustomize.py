"""Imitates another machine in every Python process that starts; switched on by `PYTHONPATH=.ci/machines` and a variable.

- MLF_ROUNDING=5e-7: nets and the support vector machine answer with a relative error of that size, which depends on the
  number of rows asked at once, as it does where a matrix product rounds by the shape of the batch.
- MLF_SEED=1: every fit is done with another seed, so that a bound that one seed happens to meet is found.
- MLF_WITHOUT=sklearnex: these packages can't be imported.
- MLF_OUTPUTS=file: what each cell of a tested notebook printed is appended to that file, as lines of JSON.
"""
import json, os, sys, threading
from importlib.machinery import SourceFileLoader

ROUNDING = float(os.environ.get('MLF_ROUNDING') or 0)
SEED = int(os.environ.get('MLF_SEED') or 0)
OUTPUTS = os.environ.get('MLF_OUTPUTS')
for name in os.environ.get('MLF_WITHOUT', '').split(): sys.modules[name] = None

def with_rounding(predict):
    "`BaseModel.predict` of a machine whose matrix products round by their shape"
    import numpy as np
    def rounded(p):
        p = p * (1 + ROUNDING * np.random.default_rng(len(p)).uniform(-1, 1, p.shape))
        return p / p.sum(1, keepdims=True)
    def strange_predict(self, s):
        by_matrix = self.family == 'neural' or self.name == 'svm'
        if not by_matrix or '_proba' in vars(self): return predict(self, s)
        exact = self._proba
        self._proba = lambda X: rounded(exact(X))
        try: return predict(self, s)
        finally: del self._proba
    return strange_predict

def with_seed(fit):
    "`BaseModel.fit` with another seed than the one asked for; members of an ensemble take theirs from it"
    inside = threading.local()
    def strange_fit(self, *args, **kwargs):
        seed = getattr(self, 'seed', None)
        valid = isinstance(seed, int) and 0 <= seed < 2**31         # a wrong seed stays wrong
        if not valid or getattr(inside, 'a_fit', False): return fit(self, *args, **kwargs)
        self.seed, inside.a_fit = seed + 1000*SEED, True
        try: return fit(self, *args, **kwargs)
        finally: self.seed, inside.a_fit = seed, False
    return strange_fit

def change_models(module):
    if ROUNDING: module.BaseModel.predict = with_rounding(module.BaseModel.predict)
    if SEED: module.BaseModel.fit = with_seed(module.BaseModel.fit)

def record_outputs(module):
    cell = module.CaptureShell.cell
    def recorded(self, c, *args, **kwargs):
        if c.cell_type != 'code': return
        c.outputs = []              # where a cell prints nothing, what was saved would stay
        cell(self, c, *args, **kwargs)
        with open(OUTPUTS, 'a') as f: f.write(json.dumps({'id': c['id'], 'outputs': c['outputs']}) + '\n')
    module.CaptureShell.cell = recorded

AFTER = {}      # what is done once a module has been imported
if ROUNDING or SEED: AFTER['ml_factory.models.base'] = change_models
if OUTPUTS: AFTER['execnb.shell'] = record_outputs
if AFTER:
    execute = SourceFileLoader.exec_module
    def exec_module(self, module):
        execute(self, module)
        if module.__name__ in AFTER: AFTER[module.__name__](module)
    SourceFileLoader.exec_module = exec_module
