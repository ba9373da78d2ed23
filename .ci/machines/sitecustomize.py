"""A stranger's machine, put on by `PYTHONPATH=.ci/machines`: every Python process that starts meets what other processors do.

- MLF_ROUNDING=1e-7: nets and the support vector machine answer with a relative error of that size which depends
  on the number of rows asked at once, as it does where a matrix product rounds by the shape of the batch.
- MLF_SEED=1: every fit is done with another seed, so that a bound that one seed happens to meet is found.
- MLF_WITHOUT=sklearnex: these packages can't be imported.
"""
import os, sys
from importlib.machinery import SourceFileLoader

ROUNDING, SEED = float(os.environ.get('MLF_ROUNDING') or 0), int(os.environ.get('MLF_SEED') or 0)
for name in os.environ.get('MLF_WITHOUT', '').split(): sys.modules[name] = None

def patch(base):
    "Change `BaseModel` as the variables ask"
    import numpy as np
    cls = base.BaseModel
    predict, fit = cls.predict, cls.fit

    def rounded(p):
        "Probabilities (n, K) with an error that depends on n"
        p = p * (1 + ROUNDING * np.random.default_rng(len(p)).uniform(-1, 1, p.shape))
        return p / p.sum(1, keepdims=True)

    def strange_predict(self, s):
        if (self.family != 'neural' and self.name != 'svm') or '_proba' in vars(self): return predict(self, s)
        exact = self._proba
        self._proba = lambda X: rounded(exact(X))
        try: return predict(self, s)
        finally: del self._proba

    def strange_fit(self, *args, **kwargs):
        if '_given_seed' in vars(self) or not isinstance(getattr(self, 'seed', None), int): return fit(self, *args, **kwargs)
        self._given_seed = self.seed
        self.seed += 1000 * SEED
        try: return fit(self, *args, **kwargs)
        finally:
            self.seed = self._given_seed
            del self._given_seed

    if ROUNDING: cls.predict = strange_predict
    if SEED: cls.fit = strange_fit

if ROUNDING or SEED:
    execute = SourceFileLoader.exec_module
    def exec_module(self, module):
        execute(self, module)
        if module.__name__ == 'ml_factory.base': patch(module)
    SourceFileLoader.exec_module = exec_module
