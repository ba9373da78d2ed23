"""Do the notebooks still print what is saved in them? `python .ci/outputs.py RECORDED`, a file that a test run under
`PYTHONPATH=.ci/machines MLF_OUTPUTS=RECORDED` wrote. Two texts agree if their words do and each number is within two
units of the last digit shown or within 5 % of the other: what one processor rounds otherwise than another is less. Run
identifiers, hashes, folders, durations and dates of today are left out, pictures are not compared. A cell whose output
can't be the same twice begins with `#| varies`."""
import json, re, sys
from pathlib import Path

LEFT_OUT = [(r'\w+_h\d+_\d{8}_\d{6}_\d+_[0-9a-f]{4}', 'RUN'), (r'\b(?=[a-f]*\d)[0-9a-f]{8,}\b', 'HASH'), (r'/tmp/[\w.-]+', 'FOLDER'), (r'0x[0-9a-f]+', 'ADDRESS'),
            (r'\b20(2[6-9]|[3-9]\d)-\d\d-\d\d([T ][\d:.Z]+)?', 'TODAY'), (r'\x1b\[[\d;]*m', '')]
NUMBER = re.compile(r'(?<![\w.])[-+]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d{1,2})?(?![\w])|(?<![\w.])[-+]?\.\d+')

def text(outputs):
    "What a cell printed, pictures left out"
    parts = (o.get('text') or o.get('data', {}).get('text/markdown') or o.get('data', {}).get('text/plain') or '' for o in outputs)
    return '\n'.join(''.join(p) for p in parts)

def words_and_numbers(s):
    "The words of a text without blanks and rules, and its numbers as they are written"
    for pattern, name in LEFT_OUT: s = re.sub(pattern, name, s)
    return re.sub(r'[\s─━═-]+', ' ', NUMBER.sub('#', s)).strip(), NUMBER.findall(s)

def close(a, b):
    "Are two numbers, as written, the same up to rounding?"
    def unit(s):
        digits, _, power = s.lower().partition('e')
        return 10.**(int(power or 0) - len(digits.partition('.')[2]))
    x, y = (float(s.replace(',', '')) for s in (a, b))
    return abs(x - y) <= max(2*unit(a), 2*unit(b), .05*max(abs(x), abs(y))) * (1 + 1e-9)

def difference(saved, now):
    "One line that says where two texts differ, or None"
    (words, numbers), (words2, numbers2) = words_and_numbers(saved), words_and_numbers(now)
    if words != words2:
        at = next((i for i, (a, b) in enumerate(zip(words, words2)) if a != b), min(len(words), len(words2)))
        return f'...{words[max(at-30, 0):at+50]!r} is now ...{words2[max(at-30, 0):at+50]!r}'
    far = [(a, b) for a, b in zip(numbers, numbers2) if not close(a, b)]
    return ', '.join(f'{a} is now {b}' for a, b in far[:5]) or None

def compared(recorded, root):
    "`(notebook, cell id, difference)` of every cell that was recorded and has text saved"
    now = {}
    for line in Path(recorded).read_text().splitlines():
        cell = json.loads(line)
        now[cell['id']] = text(cell['outputs'])
    for f in sorted(root.rglob('*.ipynb')):
        for c in json.loads(f.read_text(encoding='utf-8'))['cells']:
            if c['cell_type'] != 'code' or '#| varies' in ''.join(c['source']) or c['id'] not in now: continue
            saved = text(c['outputs'])
            if saved.strip(): yield f.name, c['id'], difference(saved, now[c['id']])

if __name__ == '__main__':
    found = list(compared(sys.argv[1], Path(__file__).resolve().parent.parent/'nbs'))
    for name, cell, what in found:
        if what: print(f'{name}, cell {cell}: {what}')
    wrong = sum(bool(what) for *_, what in found)
    print(f'saved outputs: {len(found) - wrong} agree, {wrong} do not')
    sys.exit(wrong > 0)
