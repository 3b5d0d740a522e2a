"""From the exercises' wheel to bytecode for Pyodide's Python.

pyodide-build compiles on the author's machine where that has Python of Pyodide's own minor version, and a release of
it that compiles alike (3.13.0 and 3.13.2 do not); everywhere else the same is done inside Pyodide under Node. Both ways end in :mod:`tools.bundle.canonical`, so that the same bundle
comes out; ``tests/bundle/test_bytecode.py`` proves it.
"""

import importlib.util
import json
import sys
import tempfile
from pathlib import Path

from tools.bundle import canonical, node_script, places
from tools.ground.progress import Progress


def host_can() -> bool:
    """Say whether pyodide-build is here on a Python of the same minor version as Pyodide's."""
    same = sys.version_info[:2] == places.pyodide_minor()
    return same and importlib.util.find_spec("pyodide_build") is not None


def on_host(wheel: Path, target: Path) -> None:
    """Compile a wheel with pyodide-build.

    Raises:
        RuntimeError: pyodide-build left the wheel as it was.
        ImportError: pyodide-build is not installed.
    """
    from pyodide_build import _py_compile

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / wheel.name
        copy.write_bytes(wheel.read_bytes())
        made = _py_compile._py_compile_archive(copy, verbose=False, compression_level=0)
        if made is None:
            raise RuntimeError(f"pyodide-build did not compile {wheel.name}")
        canonical.canonical_archive(made, target)


def in_pyodide(jobs: list[dict], progress: Progress, extra: dict | None = None) -> dict:
    """Compile archives inside Pyodide under Node.

    Args:
        jobs: ``{"source", "target", "allow"}`` each; ``allow`` true takes only modules that an exercise imports.
        progress: says what is being done.
        extra: more fields for ``exercises/seam/page/node/compile.ts``.

    Returns:
        What that script reports: ``modules``, the standard library's files that were imported, and ``probe``, what
        :func:`tools.bundle.canonical.probe` says there.
    """
    return node_script.run(
        "compile", "Compiling bytecode in Pyodide", {"jobs": jobs, "canonical": str(Path(canonical.__file__)), **(extra or {})}, progress
    )


def make(wheel: Path, course: Path, library: Path, progress: Progress) -> str:
    """Compile the exercises' wheel, and what the exercises import of Pyodide's standard library.

    Which modules these are is read from ``sys.modules`` after every exercise has been made once; their names go
    into ``library.json`` beside the archive, for the author to look at.

    Args:
        wheel: the exercises' wheel.
        course: the archive to write for it.
        library: the archive to write for the standard library.
        progress: says what is being done.

    Returns:
        ``"pyodide-build"`` or ``"pyodide"``: which way the exercises went.
    """
    jobs = [{"source": str(places.PYODIDE / "python_stdlib.zip"), "target": str(library), "allow": True}]
    theirs = [{"source": str(wheel), "target": str(course), "allow": False}]
    scout = {"wheel": str(wheel), "inventory": str(Path(canonical.__file__).with_name("inventory.py"))}
    report = in_pyodide(jobs if host_can() else jobs + theirs, progress, scout)
    (library.parent / "library.json").write_text(json.dumps(sorted(report["modules"]), indent=1) + "\n", "utf-8")
    if not host_can():
        return "pyodide"
    if canonical.probe() == report["probe"]:
        on_host(wheel, course)
        return "pyodide-build"
    progress.say("This Python compiles otherwise than Pyodide's release of the same version; using Pyodide's.")
    in_pyodide(theirs, progress)
    return "pyodide"
