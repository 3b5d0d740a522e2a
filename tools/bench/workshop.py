"""A copy of the course, inside the checkout and beside its own build, in which something more can be built.

It lies in ``.cache``, so that Node finds the checkout's packages by looking upwards, and a bundle that is
made there never mixes with the course's own.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.ground import places

PARTS = ("exercises", "tools", "vignettes", "docs", "package.json", "package-lock.json", "pyproject.toml", "mkdocs.yml")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".ipynb_checkpoints")

RUNNER = """
import sys
from pathlib import Path
import tools.ground.places as ground
ground.NODE_MODULES = Path(sys.argv[1])
{work}
"""
"""The copy's own tools at work; only Node's packages are the checkout's."""

BUNDLE = """
from tools.bundle.make import make
from tools.ground.progress import Progress
make(Progress())
"""


class WorkFailed(RuntimeError):
    """What was asked of the copy's tools did not come to an end; the text is what they printed."""


def copy(name: str) -> Path:
    """Bring the copy called ``name`` up to date with the checkout, and return its folder.

    What was built in it stays, so that only what has changed is made again.
    """
    root = places.CACHE / "bench" / name
    root.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source, target = places.ROOT / part, root / part
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target, ignore=LEFT_OUT)
        else:
            shutil.copyfile(source, target)
    # The one package that is looked for in the checkout itself; Node finds the others by looking upwards.
    shutil.copytree(places.NODE_MODULES / "@fontsource", root / "node_modules" / "@fontsource", dirs_exist_ok=True)
    return root


def run(root: Path, work: str) -> str:
    """Run Python text with the tools of the copy in ``root``; returns what it printed.

    Raises:
        WorkFailed: it ended with an error.
    """
    environment = {**os.environ, "PYTHONPATH": os.fspath(root), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", RUNNER.format(work=work), os.fspath(places.NODE_MODULES)],
        cwd=root, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    if done.returncode != 0:
        raise WorkFailed(f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done.stdout
