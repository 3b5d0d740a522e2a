"""Makes all that the site needs besides its pages: bytecode, scripts, static pictures. Only what changed is made again."""

import gzip
import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from tools.bundle import bytecode, lockfile, materials, parts, pictures, places, scripts, wheel
from tools.ground.progress import Progress


def _hash(parts: Iterable[bytes]) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(f"{len(part)}:".encode())
        total.update(part)
    return total.hexdigest()


def _files(*patterns: tuple[Path, str]) -> list[bytes]:
    paths = sorted({path for folder, pattern in patterns for path in folder.glob(pattern) if path.is_file()})
    return [part for path in paths for part in (path.name.encode(), path.read_bytes().replace(b"\r\n", b"\n"))]


WITH_PAGES = ("finish.py", "offline_page.py", "policy.py", "release.py", "task_page.py", "work_page.py")
"""Modules of this folder that work on written pages; a change to them changes nothing that is made here."""


def _makers() -> list[bytes]:
    ours = [path for path in Path(__file__).parent.glob("*.py") if path.name not in WITH_PAGES]
    return _files(*((path.parent, path.name) for path in ours), (places.PAGE / "node", "*.ts"))


def _made(stamp: Path, key: str, *outputs: Path) -> bool:
    """Whether a step's outputs stand and were made from what ``key`` was reckoned over."""
    return stamp.exists() and stamp.read_text("utf-8") == key and all(path.exists() for path in outputs)


def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


def make(progress: Progress) -> dict:
    """Make the bundle in ``.build/site_assets`` and the pictures in ``.build/pictures.json``.

    Returns:
        The manifest: ``script``, the name of the page's script; ``work``, that of the page *My work*; ``set_tasks``
        and ``tasks``, those by which a tutor's tasks are set and found; ``offline`` and ``notice``, those that keep the course on a device; and ``assets``, all names by their role.

    Raises:
        node_script.ScriptFailed: something of ours does not compile or cannot be drawn.
    """
    places.WORK.mkdir(parents=True, exist_ok=True)
    whl = wheel.write(places.WORK)
    course_zip, library_zip = places.WORK / "course.zip", places.WORK / "library.zip"
    compilers = _makers()
    key = _hash([whl.read_bytes(), places.pyodide_version().encode(), *compilers])
    stamp = places.WORK / "bytecode.stamp"
    if not _made(stamp, key, course_zip, library_zip):
        stamp.unlink(missing_ok=True)
        bytecode.make(whl, course_zip, library_zip, progress)
        stamp.write_text(key, "utf-8")

    manifest = _assets(course_zip, library_zip, compilers, progress)
    given = materials.everything()
    materials.write(given["vignette"])
    key = _hash([key.encode(), json.dumps(given, sort_keys=True).encode(), *_files((places.PAGE, "*.ts"))])
    stamp = places.WORK / "pictures.stamp"
    if not _made(stamp, key, places.PICTURES):
        stamp.unlink(missing_ok=True)
        pictures.draw(library_zip, course_zip, given, progress)
        stamp.write_text(key, "utf-8")
    return manifest


def _assets(course_zip: Path, library_zip: Path, compilers: list[bytes], progress: Progress) -> dict:
    key = _hash(
        [course_zip.read_bytes(), library_zip.read_bytes(), *compilers, *_files((places.PAGE, "*.ts")),
         (places.ROOT / "package-lock.json").read_bytes()]
    )
    record, stamp = places.BUILD / "manifest.json", places.WORK / "assets.stamp"
    if _made(stamp, key, record, places.SERVICE_WORKER) and all((places.ASSETS / name).exists() for name in json.loads(record.read_text("utf-8"))["assets"].values()):
        return json.loads(record.read_text("utf-8"))
    stamp.unlink(missing_ok=True)
    shutil.rmtree(places.ASSETS, ignore_errors=True)
    common, own = parts.write(course_zip, dict(wheel.contents()), places.WORK / "parts")
    exercises = {slug: scripts.named(places.ASSETS, f"exercise-{slug}", ".zip.bin", _packed(part)) for slug, part in own.items()}
    names = {
        "asm": scripts.named(places.ASSETS, "pyodide.asm", ".js", (places.PYODIDE / "pyodide.asm.js").read_bytes()),
        "wasm": scripts.named(places.ASSETS, "pyodide.asm", ".wasm", (places.PYODIDE / "pyodide.asm.wasm").read_bytes()),
        "stdlib": scripts.named(places.ASSETS, "library", ".zip.bin", _packed(library_zip)),
        "course": scripts.named(places.ASSETS, "exercises", ".zip.bin", _packed(common)),
        "full": scripts.named(places.ASSETS, "library-whole", ".zip", (places.PYODIDE / "python_stdlib.zip").read_bytes()),
    }
    told = {"lock": lockfile.text(common, names["course"]), "whole": lockfile.whole(), "parts": exercises}
    worker = scripts.worker(places.ASSETS, {**names, **told}, progress)
    script = scripts.page(places.ASSETS, worker, progress)
    work = scripts.work(places.ASSETS, worker, progress)
    mine = {"script": script, "work": work, **scripts.tasks(places.ASSETS, progress), **scripts.offline(places.ASSETS, places.SERVICE_WORKER, progress)}
    parted = {f"exercise {slug}": name for slug, name in exercises.items()}
    manifest = {**mine, "assets": {**names, **parted, **mine}}
    record.write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    stamp.write_text(key, "utf-8")
    return manifest


