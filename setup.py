"All settings live in settings.ini: edit there, not here."
from configparser import ConfigParser
from pathlib import Path
import shlex, shutil, setuptools
from setuptools.command.build_py import build_py

cfg = ConfigParser(delimiters=['='])
cfg.read('settings.ini', encoding='utf-8')
cfg = cfg['DEFAULT']
lib = cfg['lib_path']

class BuildWithConfig(build_py):
    "A wheel carries `config/` inside the package; a checkout reads it beside the package."
    def run(self):
        super().run()
        if not self.editable_mode: shutil.copytree('config', Path(self.build_lib)/lib/'_config', dirs_exist_ok=True)

extras = {k.removesuffix('_requirements'): shlex.split(v) for k, v in cfg.items() if k.endswith('_requirements')}
extras['dev'] = sorted(set(sum(extras.values(), [])))

setuptools.setup(
    **{k: cfg[k] for k in 'version description keywords author author_email'.split()},
    name=cfg['lib_name'], url=cfg['git_url'], license=cfg['license'],
    packages=setuptools.find_packages(include=[lib, lib+'.*']), package_data={lib: ['bars/*', 'py.typed']},
    python_requires='>='+cfg['min_python'],
    install_requires=shlex.split(cfg.get('requirements', '')),
    extras_require=extras,
    entry_points={'console_scripts': cfg.get('console_scripts', '').split(),
                  'nbdev': [f'{lib}={lib}._modidx:d']},
    long_description=Path('README.md').read_text(encoding='utf-8'), long_description_content_type='text/markdown',
    cmdclass={'build_py': BuildWithConfig}, zip_safe=False)
