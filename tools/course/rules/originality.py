"""No sentence of a source stands in the course: runs of eight words or more are found by comparing texts.

It needs the sources' texts, which are not ours to pass on: ``tools check --sources DIR`` names their folder.
"""

import re
from pathlib import Path

from tools.course import markdown_source, prose
from tools.course.problems import Finding

RUN = 8
WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
TITLES = (
    "education and social work working collaboratively to support vulnerable families benefits and tensions",
    "collaborative working in children and families social work",
    "the value of social care professionals working in extended schools",
    "multi agency working implications for an early intervention social work team",
)
"""Titles, which are cited as they are printed."""
TERMS = (
    "interdependence newly created professional activities flexibility collective ownership of goals and reflection on process",
    "interdependence newly created professional activities flexibility collective ownership of goals reflection on process",
    "establishing a common sense of purpose mediation between different interests acknowledging conflict and complexity "
    "developing mutual trust and respect",
)
"""Technical terms that come as a list."""


def words(text):
    """Lower-case words of a text with the place where each begins."""
    return [(match.group().replace("’", "'"), match.start()) for match in WORD.finditer(text.lower())]


def _runs(sequence):
    return {tuple(sequence[at:at + RUN]) for at in range(len(sequence) - RUN + 1)}


def read_sources(folder):
    """Every run of eight words of the texts in a folder, by the name of the file that it stands in.

    Raises:
        OSError: a file cannot be read.
    """
    fixed = set().union(*(_runs(text.split()) for text in (*TITLES, *TERMS)))
    runs = {}
    for path in sorted(Path(folder).glob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        body = re.split(r"\n\s*(?:References|Bibliography)\s*\n", text)[0]
        for run in _runs([word for word, _ in words(body)]) - fixed:
            runs.setdefault(run, path.name)
    return runs


def borrowed_runs(course, runs):
    """Places where eight words in a row are those of a source.

    Args:
        course: the course.
        runs: what :func:`read_sources` gave.
    """
    for page in course.written:
        if page.kind == "developer":
            continue
        yield from _in_text(page.path, page.text, runs, lambda start, page=page: markdown_source.line_at(page, start))
    for vignette in course.vignettes:
        folder = Path(course.root, vignette.path).parent
        for path in sorted(folder.glob("**/*.md")):
            text = path.read_text(encoding="utf-8")
            yield from _in_text(path.relative_to(course.root).as_posix(), text, runs,
                                lambda start, text=text: text.count("\n", 0, start) + 1)
    for item in course.items:
        for finding in _in_text(item.path, item.says, runs, lambda start, item=item: item.line):
            yield finding
            break


def _in_text(path, text, runs, line_at):
    blank = prose.CITED.sub(lambda match: " " * len(match.group()), markdown_source.masked(text))
    found, told_to = words(blank), -1
    for at in range(len(found) - RUN + 1):
        run = tuple(word for word, _ in found[at:at + RUN])
        if at <= told_to or run not in runs:
            continue
        end = at + RUN
        while end < len(found) and tuple(word for word, _ in found[end - RUN + 1:end + 1]) in runs:
            end += 1
        told_to = end - 1
        shown = " ".join(word for word, _ in found[at:end])
        yield Finding(path, line_at(found[at][1]), f"“{shown}” stands word for word in {runs[run]}.",
                      "Say it in words of our own.")
