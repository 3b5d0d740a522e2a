"""A JupyterLite page with the tiny exercise, to be set beside ours: an indication, not a promise.

It is built with JupyterLite's own command from packages that are held to their hashes, in an environment of its own.
Its Python is npm's Pyodide, as ours is. What JupyterLite fetches from elsewhere when nobody tells it otherwise lies
on the site here: what Pyodide's own list would give beside Pyodide, what its users install with ``%pip`` in its index.
"""

import hashlib
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.bench.browser import Page
from tools.bench.workshop import WorkFailed
from tools.ground import packages, places, stamps
from tools.ground.progress import Progress

NAME = "jupyterlite"
REQUIREMENTS = places.REQUIREMENTS / "peers.txt"
PYODIDE = places.NODE_MODULES / "pyodide"
ADDRESS = f"/course/{NAME}/"

FIRST = ("micropip", "ipython", "jedi")
"""What the kernel asks of Pyodide's list, with all that these lean on."""

ABSENT = "sqlite3"
"""The one of these that comes from no registry, being Pyodide's own. IPython keeps its history in it and does without."""

INSTALLED = ("comm", "ipywidgets", "jupyterlab-widgets")
"""What the notebook and the kernel install, from JupyterLite's index on the site."""

CELL = """\
%pip install -q ipywidgets
import html
import ipywidgets as widgets

words = widgets.Text(description="Words")
loud = widgets.Checkbox(description="Loud")
press = widgets.Button(description="Answer")
answer = widgets.HTML()

def say(_):
    said = words.value or "Nothing was written."
    said = said.upper() if loud.value else said
    answer.value = f'<p role="status" class="bench-answer">{html.escape(said)}</p>'

press.on_click(say)
widgets.VBox([words, loud, press, answer])"""

DRIVE = """addEventListener('DOMContentLoaded', () => {
    let asked = false;
    const look = setInterval(() => {
        const press = document.querySelector('.jp-OutputArea button.jupyter-button');
        if (press) {
            clearInterval(look);
            press.click();
            return;
        }
        const app = window.jupyterapp;
        if (asked || !app?.shell?.currentWidget?.sessionContext?.isReady) return;
        asked = true;
        app.commands.execute('notebook:run-all-cells');
    }, 50);
});"""
"""A reader without a moment's delay: runs the cell as soon as the notebook takes it, clicks as soon as there is a button."""

PAGE = Page(f"{ADDRESS}notebooks/index.html?path=tiny.ipynb", "no-click", ".jp-OutputArea .bench-answer", script=DRIVE)

SETTINGS = {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {
        "exposeAppInBrowser": True,
        "litePluginSettings": {
            "@jupyterlite/pyodide-kernel-extension:kernel": {
                "pyodideUrl": "./pyodide/pyodide.js",
                "loadPyodideOptions": {"lockFileURL": "./wheels/pyodide-lock.json"},
                "disablePyPIFallback": True,
            }
        },
    },
}
BUILD = {
    "LiteBuildConfig": {"apps": ["notebooks"], "no_sourcemaps": True, "no_unused_shared_packages": True},
    "PipliteAddon": {"piplite_urls": ["./index"]},
}


def normal(name: str) -> str:
    """Return a package's name as indexes write it: ``prompt_toolkit`` is ``prompt-toolkit``."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(listed: Mapping) -> dict[str, str]:
    """Return what is served beside Pyodide: normal name to version, in the order of the alphabet.

    Args:
        listed: Pyodide's own list, ``pyodide-lock.json``.
    """
    known = {normal(name): entry for name, entry in listed["packages"].items()}
    found, ahead = {}, [*FIRST]
    while ahead:
        name = normal(ahead.pop())
        if name not in found and name != ABSENT:
            found[name] = known[name]["version"]
            ahead += known[name]["depends"]
    return dict(sorted(found.items()))


def chosen(text: str, names: Iterable[str]) -> str:
    """Return the entries of a hashed list that name these packages, whatever system and Python they are meant for.

    Raises:
        WorkFailed: the list lacks one.
    """
    entries = {match[1]: match[0] for match in re.finditer(r"^([a-z0-9._-]+)==.*(?:\n .*)*", text, re.M)}
    lacking = sorted(set(names) - set(entries))
    if lacking:
        raise WorkFailed(f"requirements/peers.in lacks {', '.join(lacking)}.")
    return "".join(re.sub(r" ; [^\\\n]*", " ", entries[name]) + "\n" for name in names)


def wheel_name(file: Path) -> str:
    """Return the normal name of the package in a wheel."""
    return normal(file.name.partition("-")[0])


def own_list(listed: Mapping, wheels: Iterable[Path]) -> dict:
    """Return Pyodide's list with these wheels in place of the ones it knows.

    Args:
        listed: Pyodide's own list, ``pyodide-lock.json``.
        wheels: the wheels, one for each package that is to stand in the list.
    """
    here = {wheel_name(wheel): wheel for wheel in wheels}
    entries = {}
    for name, entry in listed["packages"].items():
        wheel = here.get(normal(name))
        if wheel:
            digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
            entries[name] = {**entry, "file_name": wheel.name, "sha256": digest, "package_type": "package"}
    return {**listed, "packages": entries}


def empty_wheel(folder: Path, name: str) -> Path:
    """Write a wheel without a module, so that what leans on ``name`` can be installed; returns its path."""
    file, notes = folder / f"{name}-1.0.0-py3-none-any.whl", f"{name}-1.0.0.dist-info"
    with zipfile.ZipFile(file, "w") as wheel:
        wheel.writestr(f"{notes}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0.0\n")
        wheel.writestr(f"{notes}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{notes}/RECORD", "")
    return file


def notebook() -> dict:
    """Return the notebook with the tiny exercise in its one cell."""
    cell = {"cell_type": "code", "id": "tiny", "metadata": {}, "execution_count": None, "outputs": [], "source": CELL}
    kernel = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
    return {"metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5, "cells": [cell]}


def contents(size: int) -> dict:
    """Return what JupyterLite's front end reads of the folder in which the notebook lies."""
    both = {"created": "2026-01-01T00:00:00Z", "last_modified": "2026-01-01T00:00:00Z", "mimetype": None, "writable": True}
    file = {**both, "name": "tiny.ipynb", "path": "tiny.ipynb", "type": "notebook", "format": None, "content": None, "size": size}
    return {**both, "name": "", "path": "", "type": "directory", "format": "json", "size": None, "content": [file]}


def remarks(found: Iterable[tuple[str, str, str, Mapping]]) -> str:
    """Return the table's last rows: each sentence that stands for a visit without values, once.

    Args:
        found: ``(host, page, visit or sentence, values)`` each.
    """
    told = dict.fromkeys(visit[:3] for visit in found if not visit[3])
    return "".join("\n| " + " | ".join(" ".join(part.replace("|", "/").split()) for part in row) + " |" for row in told)


def make(progress: Progress) -> dict[str, Path]:
    """Build the site; returns the folders to serve, by their addresses.

    Raises:
        Missing: the packages could not be had.
        WorkFailed: JupyterLite could not be built.
    """
    environment = places.CACHE / "peers-venv"
    if not packages.ready(environment, REQUIREMENTS):
        packages.make(environment, REQUIREMENTS, progress)
    listed = json.loads((PYODIDE / "pyodide-lock.json").read_text("utf-8"))
    wheels = _wheels(listed, progress)
    root = places.CACHE / "bench" / NAME
    shutil.rmtree(root, ignore_errors=True)
    (root / "index").mkdir(parents=True)
    for wheel in wheels:
        if wheel_name(wheel) in INSTALLED:
            shutil.copy(wheel, root / "index")
    _write(root / "jupyter-lite.json", SETTINGS)
    _write(root / "jupyter_lite_config.json", BUILD)
    _build(environment, root, progress)
    site = root / "site"
    beside = site / "wheels"
    beside.mkdir()
    served = [Path(shutil.copy(wheel, beside)) for wheel in wheels if wheel_name(wheel) not in INSTALLED]
    _write(beside / "pyodide-lock.json", own_list(listed, [*served, empty_wheel(beside, ABSENT)]))
    _write(site / "files" / "tiny.ipynb", notebook())
    _write(site / "api" / "contents" / "all.json", contents((site / "files" / "tiny.ipynb").stat().st_size))
    # The page asks for these again and again; a whole Jupyter server beside the build would have brought them.
    (site / "static" / "favicons").mkdir(parents=True)
    for state in ("busy-1", "notebook"):
        shutil.copyfile(site / "notebooks" / "favicon.ico", site / "static" / "favicons" / f"favicon-{state}.ico")
    return {ADDRESS: site, f"{ADDRESS}pyodide/": PYODIDE}


def _wheels(listed: Mapping, progress: Progress) -> list[Path]:
    """Fetch what is served, once; returns the wheels."""
    folder = places.CACHE / "peers-wheels"
    names = (*needed(listed), *INSTALLED)
    wanted = stamps.key([REQUIREMENTS], *names)
    if not stamps.fits(folder, wanted):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        part = folder / "peers.txt"
        part.write_text(chosen(REQUIREMENTS.read_text("utf-8"), names), "utf-8")
        python = ".".join(listed["info"]["python"].split(".")[:2])
        packages.download(folder, part, python, progress, "what JupyterLite's Python installs")
        stamps.write(folder, wanted)
    return sorted(folder.glob("*.whl"))


def _build(environment: Path, root: Path, progress: Progress) -> None:
    # Settings of this machine's own Jupyter are not asked for.
    plain = {name: value for name, value in packages.plain_environment(os.environ).items() if not name.startswith("JUPYTER")}
    command = [places.venv_python(environment), "-m", "jupyterlite_core", "build", "--lite-dir", root, "--output-dir", root / "site"]
    code, output = progress.run("Building a JupyterLite", command, "jupyterlite", {**plain, "JUPYTER_NO_CONFIG": "1"}, root)
    if code != 0:
        raise WorkFailed(output[-4000:])


def _write(file: Path, content: Mapping) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content), "utf-8")
