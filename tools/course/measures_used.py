"""Which exercise uses which measure, read from the code itself.

A measure is a module of ``exercises/measures/``. An exercise uses it when one of its own modules imports it, and so do
the measures that this one imports in turn. The page that explains a measure is the notebook of the same name in
``docs/how-this-is-computed/``.
"""

import ast
from dataclasses import dataclass
from html import escape
from pathlib import Path

from tools.course import addresses

FOLDER = "docs/how-this-is-computed"
PACKAGE = "exercises.measures"
ROOM = "exercises/measures"


@dataclass(frozen=True)
class Measure:
    """A measure.

    Attributes:
        name: its module's name, such as ``jensen_shannon``.
        summary: the first sentence of its docstring.
        notebook: the file that explains it, from the project's root; empty where there is none yet.
        exercises: the ids of the exercises that use it.
    """

    name: str
    summary: str
    notebook: str = ""
    exercises: tuple = ()


def measures(course):
    """Every measure of the project, in the order of their names."""
    root = Path(course.root)
    files = {path.stem: path for path in sorted((root / ROOM).glob("*.py"))
             if path.stem != "__init__" and not path.stem.startswith("test_")}
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in files.items()}
    leads_to = {name: _imported(tree, files) for name, tree in trees.items()}
    used = {exercise.id: _reached(_of_exercise(root, exercise.slug, files), leads_to) for exercise in course.exercises}
    found = []
    for name in files:
        notebook = f"{FOLDER}/{addresses.kebab(name)}.ipynb"
        found.append(Measure(name, _summary(trees[name], name), notebook if (root / notebook).is_file() else "",
                             tuple(sorted(id_ for id_, names in used.items() if name in names))))
    return tuple(found)


def table(course):
    """The measures that an exercise uses, each with what it answers, where it is used and where it is explained."""
    rows = ["| Measure | Used in | Worked through |", "|---|---|---|"]
    for measure in measures(course):
        if measure.exercises:
            where = f"[Step by step]({measure.notebook.rsplit('/', 1)[-1]})" if measure.notebook else "Not written yet"
            rows.append(f"| {escape(measure.summary)} | {', '.join(_named(course, id_) for id_ in measure.exercises)} | {where} |")
    return "\n".join(rows if len(rows) > 2 else ["No exercise uses a measure so far."]) + "\n"


def _named(course, id_):
    return f"[{escape(id_)} {escape(course.part(id_).title)}](course:{id_})"


def _of_exercise(root, slug, files):
    """The measures that an exercise's own modules import; its tests are left out."""
    found = set()
    for path in sorted((root / "exercises/catalog" / slug).glob("*.py")):
        if not path.stem.startswith("test_"):
            found |= _imported(ast.parse(path.read_text(encoding="utf-8")), files)
    return found


def _imported(tree, files):
    """The measures that a module imports, however it is written."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.removeprefix(PACKAGE + ".").split(".")[0] for alias in node.names
                      if alias.name.startswith(PACKAGE + ".")}
        elif isinstance(node, ast.ImportFrom) and node.module == PACKAGE:
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE + "."):
            found.add(node.module.removeprefix(PACKAGE + ".").split(".")[0])
    return found & set(files)


def _reached(first, leads_to):
    """All that can be reached from the first ones."""
    found, waiting = set(), list(first)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += leads_to[name]
    return found


def _summary(tree, name):
    """The first sentence of a module's docstring."""
    words = " ".join((ast.get_docstring(tree) or addresses.kebab(name)).split("\n\n")[0].split())
    return words.rstrip(".")
