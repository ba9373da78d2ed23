"README.md is index.ipynb: its Markdown, its code and what the code printed."
from pathlib import Path
from execnb.nbio import read_nb

def text(o):
    d = o.get('data', {})
    return ''.join(o.get('text') or d.get('text/markdown') or d.get('text/plain') or '')

def md(c):
    if c.cell_type == 'markdown': return c.source
    if c.source.startswith('#| hide'): return ''
    src = '\n'.join(l for l in c.source.splitlines() if not l.startswith('#|'))
    out = ''.join(map(text, c.outputs)).rstrip()
    return f'```python\n{src}\n```' + (f'\n\n```\n{out}\n```' if out else '')

root = Path(__file__).resolve().parent.parent
(root/'README.md').write_text('\n\n'.join(filter(None, map(md, read_nb(root/'nbs'/'index.ipynb').cells))) + '\n', encoding='utf-8')
