"""Where the bundle's parts come from and where they go."""

import json
from functools import lru_cache
from pathlib import Path

from tools.ground.places import NODE_MODULES, ROOT

EXERCISES = ROOT / "exercises"
PAGE = EXERCISES / "seam" / "page"

BUILD = ROOT / ".build"
"""All that is made; may be deleted at any time."""

WORK = BUILD / "bundle"
"""Half-made things: wheels, zips, Node scripts."""

ASSETS = BUILD / "site_assets" / "assets" / "course"
"""What is copied into the site, at ``assets/course/``."""

SERVICE_WORKER = BUILD / "site_assets" / "sw.js"
"""It lies at the site's root, since a browser lets it answer only for what lies below it."""

PICTURES = BUILD / "pictures.json"
"""The static picture of each exercise, by its name."""

PYODIDE = NODE_MODULES / "pyodide"


@lru_cache(maxsize=1)
def pyodide_version() -> str:
    """Return Pyodide's version; ``package.json`` is the one place that states it."""
    return json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]["pyodide"]


@lru_cache(maxsize=1)
def pyodide_info() -> dict:
    """Return what npm's Pyodide says of itself: ``python``, ``platform``, ``abi_version``, ``arch``."""
    return json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))["info"]


def pyodide_minor() -> tuple[int, int]:
    """Return the minor version of Pyodide's Python, such as ``(3, 13)``."""
    major, minor = pyodide_info()["python"].split(".")[:2]
    return int(major), int(minor)
