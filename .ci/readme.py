"README.md is index.ipynb: its Markdown, its code and what the code printed. A cell with `#| image: NAME` gives its picture to nbs/images/NAME.png."
import base64, re
from pathlib import Path
from execnb.nbio import read_nb

def shown(o):
    "One output: Markdown as it is, text in a fence"
    d = o.get('data', {})
    if 'text/markdown' in d: return ''.join(d['text/markdown'])
    return '```\n' + ''.join(o.get('text') or d.get('text/plain') or '').rstrip() + '\n```'

def md(c):
    "One cell"
    if c.cell_type == 'markdown': return re.sub(r'\]\((?=images/|[\w./]+\.ipynb)', '](nbs/', c.source)
    if c.source.startswith('#| hide'): return ''
    src = '\n'.join(l for l in c.source.splitlines() if not l.startswith('#|'))
    code = [] if c.source.startswith('#| echo: false') else [f'```python\n{src}\n```']
    return '\n\n'.join(code + [shown(o) for o in c.outputs])

root = Path(__file__).resolve().parent.parent
(root/'README.md').write_text('\n\n'.join(filter(None, map(md, read_nb(root/'nbs'/'index.ipynb').cells))) + '\n', encoding='utf-8')

(root/'nbs'/'images').mkdir(exist_ok=True)
for f in sorted([*(root/'nbs').glob('*.ipynb'), *(root/'nbs').glob('[!.]*/*.ipynb')]):
    for c in read_nb(f).cells:
        named = [l.removeprefix('#| image: ') for l in c.source.splitlines() if l.startswith('#| image: ')]
        if c.cell_type == 'code' and named:
            png = next(o['data']['image/png'] for o in c.outputs if 'image/png' in o.get('data', {}))
            (root/'nbs'/'images'/f'{named[0]}.png').write_bytes(base64.b64decode(''.join(png)))
