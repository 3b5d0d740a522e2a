"""What a build costs its author, and how that grows with the course.

A copy of the course is built: whole, again with nothing changed, and again with one page changed. Then copies of its
own pages and exercises are put beside them, until there are ten times as many, and the same is measured again.
What takes ten times as long grows with the course; what takes a hundred times as long would be quadratic.
"""

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from tools.bench import workshop

TIMES = 10
BUILD = """
from pathlib import Path
from tools.ground.progress import Progress
import tools.build
tools.build.build_site(Progress(), Path("site").resolve())
"""

STEPS = ("whole", "nothing changed", "one page changed")


def measure(say: Callable[[str], None], times: int = TIMES) -> dict:
    """Build and time.

    Args:
        say: told in a sentence what is being done.
        times: by how much the course is made larger.

    Returns:
        For ``small`` and ``large``: ``pages``, ``exercises`` and seconds for each of :data:`STEPS`.

    Raises:
        workshop.WorkFailed: a build failed.
    """
    report = {}
    for name, size in (("small", 1), ("large", times)):
        root = workshop.copy(f"cost-{name}")
        for made in (".build", ".cache", "site"):
            shutil.rmtree(root / made, ignore_errors=True)
        if size > 1:
            multiply(root, size)
        counted = {"pages": len(list((root / "docs").rglob("*.md"))), "exercises": len(_exercises(root))}
        say(f"Building a course with {counted['pages']} pages and {counted['exercises']} exercises …")
        report[name] = {**counted, **{step: _timed(root, step, say) for step in STEPS}}
    return report


def _timed(root: Path, step: str, say: Callable[[str], None]) -> float:
    if step == "one page changed":
        page = sorted((root / "docs" / "modules").rglob("*.md"))[0]
        page.write_text(page.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    began = time.monotonic()
    workshop.run(root, BUILD)
    took = time.monotonic() - began
    say(f"{step}: {took:.0f} s")
    return took


def multiply(root: Path, times: int) -> None:
    """Put copies of the modules' further pages, and of the exercises, beside themselves.

    Args:
        root: a copy of the course.
        times: how many of each there are afterwards.
    """
    settings = root / "mkdocs.yml"
    if settings.exists():
        # The copies lead to pages that were not copied; that is told, and is not what is measured.
        settings.write_text(settings.read_text("utf-8").replace("strict: true", "strict: false"), "utf-8")
    for page in sorted((root / "docs" / "modules").glob("*/*.md")):
        if page.name != "index.md":
            for number in range(1, times):
                page.with_name(f"{page.stem}-{number}.md").write_bytes(page.read_bytes())
    for folder in _exercises(root):
        for number in range(1, times):
            _another(folder, number)


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
    text = re.sub(r'(?m)^id = "([A-Z]+)(\d+)"', lambda match: f'id = "{match[1]}{int(match[2]) + 100 * number}"', text)
    settings.write_text(re.sub(r'(?m)^title = "(.*)"', rf'title = "\1, copy {number}"', text), "utf-8")
    page = target / "page.md"
    if page.exists():
        page.write_text(page.read_text("utf-8").replace(f'slug="{slug}"', f'slug="{other}"'), "utf-8")


def growth(report: dict, step: str) -> float:
    """Return how many times as long a step takes in the large course."""
    return report["large"][step] / max(report["small"][step], 0.01)


def table(report: dict) -> str:
    """Return the report as a table in Markdown."""
    small, large = report["small"], report["large"]
    head = f"| build | {small['pages']} pages, {small['exercises']} exercises | {large['pages']} pages, {large['exercises']} exercises | times |"
    lines = [head, "|---|---|---|---|"]
    lines += [f"| {step} | {small[step]:.1f} s | {large[step]:.1f} s | {growth(report, step):.1f} |" for step in STEPS]
    return "\n".join(lines)

