"""Where things are in a checkout."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""

CACHE = ROOT / ".cache"
"""Logs, locks and notes that may be deleted at any time."""

LOGS = CACHE / "logs"
"""The full output of the last set-up steps."""

REQUIREMENTS = ROOT / "requirements"
"""Python packages: ``*.in`` is written by hand, ``*.txt`` by ``tools lock``."""

NODE_MODULES = ROOT / "node_modules"
"""The npm packages."""


def venv_folder() -> Path:
    """Return the folder of the virtual environment.

    ``JOINEDUP_VENV`` may name another folder inside the checkout (``.venv-3.13``, say), for
    somebody who tries several Pythons in turn and does not want each to rebuild the other's.
    """
    return ROOT / (os.environ.get("JOINEDUP_VENV") or ".venv")


def venv_python(folder: Path | None = None) -> Path:
    """Return the interpreter inside a virtual environment, whether it exists or not."""
    folder = folder or venv_folder()
    if sys.platform == "win32":
        return folder / "Scripts" / "python.exe"
    return folder / "bin" / "python"


def inside_venv() -> bool:
    """Say whether this very process runs in the checkout's virtual environment."""
    return os.path.realpath(sys.prefix) == os.path.realpath(venv_folder())


def launcher() -> str:
    """Return how Python is called on this system, for sentences that say what to type."""
    return "py" if sys.platform == "win32" else "python3"


def shown(path: Path) -> str:
    """Return a path as it is best shown: from the checkout where it lies inside it."""
    try:
        return path.relative_to(ROOT).as_posix()
    except ValueError:
        return str(path)
