"""Which of the exercises' modules every page fetches, and which only the page of one exercise.

Twenty exercises must not make the first of them twenty times as slow. So there is a common part and, for each
exercise, a part with what it alone leans on, found by reading the imports and never by a list. What two exercises
lean on, and too few others, goes into both of their parts: a part needs the common one and no other.

A module, or a package with all that is in it, is never divided between parts; only the rooms (``exercises/views``,
say) are.
"""

import ast
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.bundle import canonical

EXERCISE = re.compile(r"exercises/catalog/([^/]+)/__init__\.py")
SEAM = "exercises/seam/"
ALWAYS = ("exercises/views/exercise.py", "exercises/views/host.py")
"""What the seam imports inside its functions and every exercise stands on."""

APART = {"take_home": "exercises/record/take_home.py"}
"""Parts that no exercise brings, each by the file that it begins with: only *My work* fetches them."""


def unit(name: str) -> str:
    """Return what a file belongs to: its module, or its package, in a room of ``exercises``."""
    steps = name.split("/")
    return "/".join(steps[:3]) if len(steps) > 3 else name.rpartition(".")[0]


def divide(sources: Mapping[str, bytes]) -> dict[str, set[str]]:
    """Return for each exercise the files that it alone, or it and few others, lean on.

    Args:
        sources: the files that go to the browser, by their names in the wheel.
    """
    ours = {name for name in sources if name.startswith("exercises/")}
    slugs = sorted(match[1] for match in map(EXERCISE.fullmatch, ours) if match)
    # The seam's imports inside functions wait for an exercise, which brings what they name.
    leans = {
        name: _leans_on(name, sources[name], ours, only_top=name.startswith(SEAM)) for name in ours if name.endswith(".py")
    }
    of_unit: dict[str, set[str]] = {}
    for name in ours:
        of_unit.setdefault(unit(name), set()).add(name)
    common = _closure([name for name in ours if name.startswith(SEAM) or name in ALWAYS], leans, of_unit)
    wanted = {slug: _closure(of_unit.get(f"exercises/catalog/{slug}", set()), leans, of_unit) for slug in slugs}
    wanted |= {name: _closure({first}, leans, of_unit) for name, first in APART.items() if first in ours}
    for name in ours:
        users = sum(name in files for files in wanted.values())
        # What nobody is seen to import may be imported by name.
        if users == 0 or (users > 1 and 2 * users >= len(slugs)) or name.count("/") == 1 or _is_room(name):
            common.add(name)
    for files in of_unit.values():
        if files & common:
            common |= files
    return {slug: files - common for slug, files in wanted.items()}


def _is_room(name: str) -> bool:
    return name.count("/") == 2 and name.endswith("/__init__.py")


def _closure(first: Iterable[str], leans: Mapping[str, set[str]], of_unit: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    open_ = list(first)
    while open_:
        name = open_.pop()
        if name in found:
            continue
        whole = of_unit[unit(name)]
        found |= whole
        open_ += [other for one in whole for other in leans.get(one, ()) if other not in found]
    return found


def _leans_on(name: str, source: bytes, ours: set[str], only_top: bool = False) -> set[str]:
    """Return the files of ours that a module imports."""
    tree = ast.parse(source)
    package = name.removesuffix(".py").split("/")[:-1]
    modules = set()
    for node in tree.body if only_top else ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            modules |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    paths = [module.replace(".", "/") for module in modules]
    return {file for path in paths for file in (f"{path}.py", f"{path}/__init__.py") if file in ours}


def write(course: Path, sources: Mapping[str, bytes], folder: Path) -> tuple[Path, dict[str, Path]]:
    """Divide the compiled course.

    Args:
        course: the archive with all of it.
        sources: what it was compiled from.
        folder: where the parts go.

    Returns:
        The common part, and each exercise's own by its slug, with those of :data:`APART` by their names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(course) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    own = divide(sources)
    apart = {_compiled(name) for names in own.values() for name in names}
    common = folder / "common.zip"
    canonical.write_zip(common, {name: data for name, data in files.items() if name not in apart})
    parts = {}
    for slug, names in own.items():
        parts[slug] = folder / f"{slug}.zip"
        canonical.write_zip(parts[slug], {_compiled(name): files[_compiled(name)] for name in names})
    return common, parts


def _compiled(name: str) -> str:
    return name + "c" if name.endswith(".py") else name
