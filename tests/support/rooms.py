"""Which room may import what, and what a file imports; by reading, never by running it.

``exercises`` runs in the learner's browser, ``tools`` on the author's machine. Inside ``exercises``:
a view may ask rules, rules may ask measures, and never the other way; only ``seam.python`` knows
that there is a browser.
"""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

STANDARD = frozenset(sys.stdlib_module_names)
WIDGETS = frozenset({"ipywidgets", "traitlets", "IPython"})
BROWSER = frozenset({"js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core"})
PURE = ("exercises.measures", "exercises.record")
MKDOCS_SIDE = re.compile(r"tools/(mkdocs_hooks|build|serve)\.py")
NOT_SHIPPED = re.compile(r"(^|/)(test_[^/]*|journey[^/]*|conftest|method)\.py$|(^|/)tests?/")
"""Files in an exercise's folder that prove or explain it, and stay on the author's machine."""


class Room(NamedTuple):
    """What the files whose path fits ``files`` may import besides the standard library.

    Attributes:
        name: the room, for a sentence.
        files: a regular expression for the whole path from the checkout, with ``/``.
        ours: rooms of our own, as module prefixes; ``{own}`` stands for the file's own package.
        others: names of packages that are not ours; ``None`` where any will do.
    """

    name: str
    files: re.Pattern[str]
    ours: tuple[str, ...]
    others: frozenset[str] | None


def _room(name: str, files: str, ours: tuple[str, ...], others: frozenset[str] | None = frozenset()) -> Room:
    return Room(name, re.compile(files), ours, others)


ROOMS = (
    _room("measures", r"exercises/measures/.*", ("exercises.measures", "exercises.record.problems")),
    _room("record", r"exercises/record/.*", ("exercises.record",)),
    _room("narrative", r"exercises/narrative/.*", ("exercises.narrative", *PURE)),
    _room("cohort", r"exercises/cohort/.*", ("exercises.cohort", "exercises.narrative", *PURE)),
    _room("views", r"exercises/views/.*", ("exercises.views", *PURE), WIDGETS),
    _room(
        "an exercise's view",
        r"exercises/catalog/[^/]+/.*",
        ("{own}", "exercises.together", "exercises.views", "exercises.narrative", "exercises.cohort", *PURE),
        WIDGETS,
    ),
    _room(
        "the seam",
        r"exercises/seam/python/.*",
        ("exercises",),
        WIDGETS | BROWSER | {"comm"},
    ),
    # The one door between exercises: it finds another's rule of merging by the name that a file bears.
    _room("the door between exercises", r"exercises/together\.py", ("exercises.catalog", "exercises.record")),
    _room("exercises", r"exercises/.*", ("exercises.record",)),
    _room("the ground", r"tools/(ground/.*|__main__|__init__|command)\.?.*", ("tools.ground", "tools.command")),
    _room("tools", r"tools/.*", ("tools", "exercises"), None),
)

RULES = _room(
    "an exercise's rules",
    r"exercises/catalog/[^/]+/rules[^/]*\.py",
    ("{own}", "exercises.narrative", "exercises.cohort", *PURE),
)
"""Holds for the files it names and for all of the exercise's own files that they lean on."""


class Import(NamedTuple):
    """One import: the line it stands on and the module it names."""

    line: int
    module: str


def imports(source: str, path: str) -> Iterator[Import]:
    """Find every import in a file, also inside functions, also by ``import_module("name")``.

    Args:
        source: the file's text.
        path: its path from the checkout; relative imports are told by it.
    """
    package = path.removesuffix(".py").removesuffix("/__init__").split("/")
    if not path.endswith("/__init__.py"):
        package = package[:-1]
    for node in ast.walk(ast.parse(source, path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            # `from exercises import views` names the room only in the second half.
            for alias in node.names:
                yield Import(node.lineno, f"{module}.{alias.name}" if alias.name != "*" else module)
        elif isinstance(node, ast.Call) and node.args and _imports_by_call(node.func):
            name = node.args[0]
            if isinstance(name, ast.JoinedStr) and name.values:
                name = name.values[0]  # f"exercises.catalog.{slug}": the part that is fixed
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield Import(node.lineno, name.value.rstrip("."))


def _imports_by_call(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in ("import_module", "__import__", "pyimport")


def _inside(module: str, prefix: str) -> bool:
    return module == prefix or module.startswith(prefix + ".")


def _own_package(path: str) -> str:
    """Return the folder of an exercise as a module: the first three names of its path."""
    return ".".join(path.split("/")[:3]).removesuffix(".py")


def rules_side(sources: Mapping[str, str]) -> set[str]:
    """Return the paths of every exercise's rules, and of its own files that these lean on.

    Args:
        sources: path and text of all files.
    """
    found = {path for path in sources if RULES.files.fullmatch(path)}
    waiting = list(found)
    while waiting:
        path = waiting.pop()
        own = _own_package(path)
        for _, module in imports(sources[path], path):
            # `from .dates import today` names the function; the file is one of the names above it.
            while _inside(module, own) and module != own:
                place = module.replace(".", "/")
                for file in {f"{place}.py", f"{place}/__init__.py"} & sources.keys() - found:
                    found.add(file)
                    waiting.append(file)
                module = module.rpartition(".")[0]
    return found


def all_slips(sources: Mapping[str, str]) -> list[str]:
    """Return a sentence for each wrong-way import in a whole set of files, by path and text."""
    pure = rules_side(sources)
    return [slip for path, source in sources.items() for slip in slips(source, path, path in pure)]


def slips(source: str, path: str, pure: bool = False) -> list[str]:
    """Return a sentence for each import by which a file reaches into a room that it may not.

    Args:
        source: the file's text.
        path: its path from the checkout, with ``/``.
        pure: whether an exercise's rules lean on this file, so that it is held to their rule.
    """
    if NOT_SHIPPED.search(path):
        return _slips_of_proofs(source, path)
    room = next((room for room in ROOMS if room.files.fullmatch(path)), None)
    if pure or RULES.files.fullmatch(path):
        room = RULES
    if room is None:
        return []
    ours = tuple(prefix.format(own=_own_package(path)) for prefix in room.ours)
    found = []
    for line, module in imports(source, path):
        top = module.partition(".")[0]
        if top in ("exercises", "tools", "tests"):
            allowed = any(_inside(module, prefix) for prefix in ours)
        elif top in BROWSER:
            allowed = room.others is not None and top in room.others
        elif top == "mkdocs":
            allowed = bool(MKDOCS_SIDE.fullmatch(path))
        else:
            allowed = top in STANDARD or room.others is None or top in room.others
        if not allowed:
            found.append(f"{path}:{line}: {room.name} may not import {module}")
    return found


def _slips_of_proofs(source: str, path: str) -> list[str]:
    """A test or notebook runs outside the browser and may import anything but the browser's own."""
    return [
        f"{path}:{line}: only exercises/seam/python may import {module}"
        for line, module in imports(source, path)
        if module.partition(".")[0] in BROWSER
    ]


def files(root: Path) -> Iterator[tuple[str, str]]:
    """Return path and text of every Python file in the rooms that run."""
    for room in ("exercises", "tools"):
        for file in sorted((root / room).rglob("*.py")):
            if not {"__pycache__", "node_modules"} & set(file.parts):
                yield file.relative_to(root).as_posix(), file.read_text("utf-8")
