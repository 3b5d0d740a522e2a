"""The exercises' wheel: what runs in the browser, and what it stands on, in one archive.

Byte for byte the same on every machine: files in order, one date, line endings made equal.
"""

import base64
import hashlib
import importlib.util
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tools.bundle import canonical, places
from tools.course import handed_in

NAME = "joined_up_course"
STANDS_ON = ("comm", "ipywidgets", "traitlets")
"""The Python packages that go along; IPython, their other need, is replaced by ``exercises.seam.python.shell``."""

EPOCH = (1980, 1, 1, 0, 0, 0)
STAYS_HOME = re.compile(
    r"(^|/)(tests?|node|page|schema|__pycache__)/|(^|/)(test_|journey|conftest)[^/]*\.py$"
    # Gathered into one file for the page on which a class is read.
    r"|(^|/)handed_in\.json$"
    # What traitlets and ipywidgets bring for applications, the terminal, and pages that are not ours.
    r"|^traitlets/(config/|utils/(?!__init__|bunch|decorators|descriptions|getargspec"
    r"|importstring|sentinel|text|warnings|nested_update))|^ipywidgets/embed\.py$"
)
DATA = {".json", ".csv"}
COURSE = "exercises/cohort/course.json"
"""What the course says of itself to whoever reads a class; made here and never committed."""


def version() -> str:
    """Return the project's version, from ``pyproject.toml``."""
    import tomllib

    return tomllib.loads((places.ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{name} is not installed; run `python3 -m tools build` again to mend the set-up.")
    return Path(list(spec.submodule_search_locations)[0])


def contents() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file that goes to the browser, in order of the names."""
    found: dict[str, bytes] = {}
    for name, folder in [("exercises", places.EXERCISES), *((one, _package(one)) for one in STANDS_ON)]:
        for path in folder.rglob("*"):
            inside = f"{name}/{path.relative_to(folder).as_posix()}"
            if path.suffix not in {".py", *DATA} or STAYS_HOME.search(inside) or not path.is_file():
                continue
            if path.suffix in DATA and name != "exercises":
                continue
            data = path.read_bytes().replace(b"\r\n", b"\n")
            found[inside] = canonical.without_docstrings(data) if path.suffix == ".py" else data
    if not any(b"exercises.cohort" in data for name, data in found.items() if name.startswith("exercises/catalog/")):
        # Nothing that is shipped reads a class yet, and what nobody imports would go to every page.
        yield from sorted((name, data) for name, data in found.items() if not name.startswith("exercises/cohort/"))
        return
    found[COURSE] = json.dumps(handed_in.told(), ensure_ascii=False, separators=(",", ":")).encode()
    yield from sorted(found.items())


def write(folder: Path) -> Path:
    """Write the wheel into ``folder`` and return its path.

    Raises:
        ModuleNotFoundError: a package that it stands on is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}-{version()}-py3-none-any.whl"
    info = f"{NAME}-{version()}.dist-info"
    files = dict(contents())
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {version()}\n".encode()
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: tools.bundle\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = "".join(f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in files.items())
    files[f"{info}/RECORD"] = (record + f"{info}/RECORD,,\n").encode()
    write_zip(path, files)
    return path


def write_zip(path: Path, files: dict[str, bytes]) -> None:
    """Write files, uncompressed, into a zip that depends on nothing but their names and bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # the same on Windows as elsewhere
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
