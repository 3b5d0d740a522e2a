"""The page's scripts: bundled by esbuild, each under a name that carries its hash."""

import hashlib
import json
from pathlib import Path

from tools.bundle import lean, node_script, places
from tools.ground.progress import Progress

BROWSERS = "es2022,chrome100,firefox115,safari16.4"


def named(folder: Path, stem: str, suffix: str, data: bytes) -> str:
    """Write ``data`` into ``folder`` under a name that carries its hash; returns the name."""
    name = f"{stem}.{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return name


def _bundle(entry: str, folder: Path, progress: Progress, defined: dict[str, object]) -> str:
    return named(folder, entry, ".js", _made(entry, progress, defined).read_bytes())


def _made(entry: str, progress: Progress, defined: dict[str, object], kind: str = "esm") -> Path:
    made = places.WORK / "page" / f"{entry}.js"
    node_script.esbuild(
        [
            str(places.PAGE / f"{entry}.ts"),
            "--bundle",
            "--minify",
            f"--format={kind}",
            f"--target={BROWSERS}",
            f"--outfile={made}",
            *lean.arguments(),
            # Pyodide names Node's modules behind a test for Node; a browser never comes there.
            *(f"--external:{name}" for name in ("node:*", "ws")),
            *(f"--define:{name}={json.dumps(value)}" for name, value in defined.items()),
            "--legal-comments=none",
        ],
        progress,
        f"Bundling {entry}",
    )
    return made


def worker(folder: Path, assets: dict[str, str], progress: Progress) -> str:
    """Bundle Python's side of the page into ``folder``.

    Args:
        folder: where it goes; all scripts lie beside each other.
        assets: the names of Pyodide's files and ours, as ``fetching.ts`` calls them.
        progress: says what is being done.

    Returns:
        Its name.

    Raises:
        node_script.ScriptFailed: it does not bundle.
    """
    return _bundle("worker", folder, progress, {"COURSE_ASSETS": assets})


def page(folder: Path, worker: str, progress: Progress) -> str:
    """Bundle the page's scripts into ``folder``.

    Args:
        folder: where they go.
        worker: the name of Python's side.
        progress: says what is being done.

    Returns:
        The name of the one script that a page with an exercise loads.

    Raises:
        node_script.ScriptFailed: a script does not bundle.
    """
    manager = _bundle("manager", folder, progress, {})
    handing = _bundle("handing", folder, progress, {})
    return _bundle("course", folder, progress, {"COURSE_PARTS": {"worker": worker, "manager": manager, "handing": handing}})


def work(folder: Path, worker: str, progress: Progress) -> str:
    """Bundle the script of the page *My work* into ``folder``; no other page loads it.

    Args:
        folder: where it goes; the site's root is two folders above.
        worker: the name of Python's side, which it starts only when something is to be taken home.
        progress: says what is being done.

    Returns:
        Its name.

    Raises:
        node_script.ScriptFailed: it does not bundle.
    """
    return _bundle("work", folder, progress, {"COURSE_PARTS": {"worker": worker, "manager": ""}})


def tasks(folder: Path, progress: Progress) -> dict[str, str]:
    """Bundle the scripts by which a tutor sets tasks and a learner finds them; each is loaded by its one page.

    Args:
        folder: where they go; the site's root is two folders above.
        progress: says what is being done.

    Returns:
        Their names: ``set_tasks`` and ``tasks``.

    Raises:
        node_script.ScriptFailed: one does not bundle.
    """
    return {entry: _bundle(entry, folder, progress, {}) for entry in ("set_tasks", "tasks")}


def offline(folder: Path, worker: Path, progress: Progress) -> dict[str, str]:
    """Bundle what keeps the course on a device: the service worker, the switch, the notice on every page.

    Args:
        folder: where the page's scripts go.
        worker: where the service worker goes; its name carries no hash, since a browser asks for it by one name.
        progress: says what is being done.

    Returns:
        The names of the scripts: ``offline`` and ``notice``.

    Raises:
        node_script.ScriptFailed: one does not bundle.
    """
    # Not every browser takes a service worker that is a module.
    worker.write_bytes(_made("service_worker", progress, {}, "iife").read_bytes())
    names = {"offline": "offline", "notice": "offline_notice"}
    return {role: _bundle(entry, folder, progress, {}) for role, entry in names.items()}


def platform(folder: Path, progress: Progress) -> dict[str, str]:
    """Bundle what a package for a learning platform adds to the course.

    Args:
        folder: where the scripts go.
        progress: says what is being done.

    Returns:
        Their names: ``launch``, of the page that holds the visit, and ``page``, which stands first in every other page.

    Raises:
        node_script.ScriptFailed: one does not bundle.
    """
    # A module would run after the page's own modules, and these ask at once whose work is kept here.
    page = named(folder, "page", ".js", _made("platform_page", progress, {}, "iife").read_bytes())
    return {"launch": named(folder, "launch", ".js", _made("platform", progress, {}).read_bytes()), "page": page}
