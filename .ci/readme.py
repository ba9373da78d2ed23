"README.md is index.ipynb: its Markdown, its code and what the code printed."
from pathlib import Path
from execnb.nbio import read_nb

def shown(o):
    "One output: Markdown as it is, text in a fence"
    d = o.get('data', {})
    if 'text/markdown' in d: return ''.join(d['text/markdown'])
    return '```\n' + ''.join(o.get('text') or d.get('text/plain') or '').rstrip() + '\n```'

def md(c):
    "One cell"
    if c.cell_type == 'markdown': return c.source
    if c.source.startswith('#| hide'): return ''
    src = '\n'.join(l for l in c.source.splitlines() if not l.startswith('#|'))
    code = [] if c.source.startswith('#| echo: false') else [f'```python\n{src}\n```']
    return '\n\n'.join(code + [shown(o) for o in c.outputs])

root = Path(__file__).resolve().parent.parent
(root/'README.md').write_text('\n\n'.join(filter(None, map(md, read_nb(root/'nbs'/'index.ipynb').cells))) + '\n', encoding='utf-8')
