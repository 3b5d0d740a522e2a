"""What a build costs its author, and how that grows with the course.

A copy of the course is built: whole, again with nothing changed, and again with one page changed. Then copies of its
own pages and exercises are put beside them, until there are ten times as many, and the same is measured again.
What takes ten times as long grows with the course; what takes a hundred times as long would be quadratic.
"""

import os
import re
import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from tools.bench import figures, workshop

TIMES = 10
BUILD = """
from pathlib import Path
from tools.ground.progress import Progress
import tools.build
tools.build.build_site(Progress(), Path("site").resolve())
"""

STEPS = ("whole", "nothing changed", "one page changed")


def measure(say: Callable[[str], None], rounds: int = 1, times: int = TIMES) -> dict:
    """Build and time.

    Args:
        say: told in a sentence what is being done.
        rounds: how often each step is taken, in both courses in turn.
        times: by how much the course is made larger.

    Returns:
        For ``small`` and ``large``: ``pages``, ``exercises`` and, for each of :data:`STEPS`, a list with one
        ``[seconds, seconds of processor]`` a round.

    Raises:
        workshop.WorkFailed: a build failed.
    """
    roots, report = {}, {}
    for name, size in (("small", 1), ("large", times)):
        root = roots[name] = workshop.copy(f"cost-{name}")
        if size > 1:
            multiply(root, size)
        counted = {"pages": len(list((root / "docs").rglob("*.md"))), "exercises": len(_exercises(root))}
        report[name] = {**counted, **{step: [] for step in STEPS}}
    for number in range(1, rounds + 1):
        for name, root in roots.items():
            course = report[name]
            say(f"round {number} of {rounds}: a course with {course['pages']} pages and {course['exercises']} exercises …")
            for step in STEPS:
                course[step].append(_timed(root, step, say))
    return report


def _timed(root: Path, step: str, say: Callable[[str], None]) -> list[float]:
    if step == "whole":
        for made in (".build", ".cache", "site"):
            shutil.rmtree(root / made, ignore_errors=True)
    if step == "one page changed":
        page = sorted((root / "docs" / "modules").rglob("*.md"))[0]
        page.write_text(page.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    began, spent = time.monotonic(), _spent()
    workshop.run(root, BUILD)
    took = [time.monotonic() - began, _spent() - spent]
    say(f"{step}: {took[0]:.0f} s, of the processor {took[1]:.0f} s")
    return took


def _spent() -> float:
    """Seconds of processor of all programs that were started from here and have ended, and of those that they started."""
    spent = os.times()
    return spent.children_user + spent.children_system


def multiply(root: Path, times: int) -> None:
    """Put copies of the modules beside themselves, until there are ``times`` as many pages of any kind; likewise exercises.

    Args:
        root: a copy of the course.
        times: how many of each there are afterwards.
    """
    settings = root / "mkdocs.yml"
    if settings.exists():
        # The copies lead to pages that were not copied; that is told, and is not what is measured.
        settings.write_text(settings.read_text("utf-8").replace("strict: true", "strict: false"), "utf-8")
    modules = sorted(path.parent for path in (root / "docs" / "modules").glob("*/index.md"))
    wanted = (times - 1) * len(list((root / "docs").rglob("*.md")))
    number = 0
    while wanted > 0:
        number += 1
        for module in modules:
            wanted -= _another_module(module, number) if wanted > 0 else 0
    for folder in _exercises(root):
        for number in range(1, times):
            _another(folder, number)


def _another_module(folder: Path, number: int) -> int:
    """Copy a module under another name and id; returns how many pages it has."""
    target = folder.with_name(f"{folder.name}-copy{number}")
    shutil.copytree(folder, target)
    index = target / "index.md"
    index.write_text(_numbered(index.read_text("utf-8"), r"(?m)^id: ([A-Z]+)(\d+)", "id: ", number), "utf-8")
    return len(list(target.rglob("*.md")))


def _numbered(text: str, pattern: str, before: str, number: int) -> str:
    """The text with another number in its id."""
    return re.sub(pattern, lambda match: f"{before}{match[1]}{int(match[2]) + 100 * number}", text, count=1)


def _exercises(root: Path) -> list[Path]:
    """The exercises that stand on a page of their own; a player without a story has none."""
    return sorted(path.parent for path in (root / "exercises" / "catalog").glob("*/exercise.toml") if (path.parent / "page.md").exists())


def _another(folder: Path, number: int) -> None:
    """Copy an exercise under another slug and id, with its imports and pages led to itself."""
    slug, other = folder.name, f"{folder.name}_copy{number}"
    target = folder.with_name(other)
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", "test_*", "journey*", "method.*"))
    for path in target.rglob("*"):
        if path.suffix == ".py":
            text = path.read_text("utf-8").replace(f"catalog.{slug}", f"catalog.{other}").replace(f'"{slug}"', f'"{other}"')
            path.write_text(text, "utf-8")
    settings = target / "exercise.toml"
    text = settings.read_text("utf-8").replace(f'slug = "{slug}"', f'slug = "{other}"')
    text = _numbered(text, r'(?m)^id = "([A-Z]+)(\d+)', 'id = "', number)
    settings.write_text(re.sub(r'(?m)^title = "(.*)"', rf'title = "\1, copy {number}"', text), "utf-8")
    page = target / "page.md"
    if page.exists():
        page.write_text(page.read_text("utf-8").replace(f'slug="{slug}"', f'slug="{other}"'), "utf-8")


def growth(report: dict, step: str) -> float:
    """Return how many times as much processor a step takes in the large course; the clock's where none is told (Windows)."""
    for what in (1, 0):
        small, large = (statistics.median(took[what] for took in report[name][step]) for name in ("small", "large"))
        if small and large:
            return large / small
    return 1.0


def table(report: dict) -> str:
    """Return the report as a table in Markdown: medians with their range."""
    rows = [["build", *(f"{report[name]['pages']} pages, {report[name]['exercises']} exercises: {what}, s"
                        for name in ("small", "large") for what in ("clock", "processor")), "processor, times"]]  # fmt: skip
    for step in STEPS:
        values = [figures.figure([took[what] for took in report[name][step]]) for name in ("small", "large") for what in (0, 1)]
        rows.append([step, *(figures.shown(value, 1, 1) for value in values), f"{growth(report, step):.1f}"])
    return figures.lines(rows)
