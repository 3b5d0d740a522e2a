"""``python3 -m tools check``: the promises that the course's words must keep.

Each promise is one function of the table below; it takes the course and gives findings, each with its file,
its line and its mend. To add one, write the function in ``tools/course/rules/``, name it here, and show it
fail on the fixture course in ``tests/course/``.
"""

import argparse
import datetime
import sys
from pathlib import Path

from tools.course import load, published, silences, vignette_report, vignettes
from tools.course.rules import argument, catalog, coverage, ids, language, measures, originality, targets, words

RULES = (
    ids.duplicate_ids,
    ids.missing_ids,
    ids.unknown_outcomes,
    ids.unknown_parts,
    ids.unknown_items,
    ids.unknown_citations,
    ids.broken_citations,
    ids.unknown_places,
    catalog.exercise_without_page,
    catalog.wrong_slug,
    catalog.unknown_element,
    catalog.prompt_without_a_key,
    catalog.broken_vignette,
    catalog.instrument_without_page,
    published.changed_without_number,
    targets.dead_links,
    targets.dead_anchors,
    words.heading_order,
    words.picture_without_words,
    words.column_without_heading,
    words.missing_review,
    words.unknown_kind,
    argument.ungrounded_paragraph,
    coverage.forgotten_items,
    coverage.wrongly_left_out,
    coverage.unserved,
    coverage.closed_gaps,
    silences.slips,
    language.deficit_words,
    measures.hard_to_read,
    measures.too_long_or_short,
)


def run(course, today=None, release=False, sources=None):
    """Everything that is wrong or doubtful with a course, in the order of files and lines.

    Args:
        course: the course.
        today: the day from which dated rows are reckoned; this day if not given.
        release: whether an overdue row stops the build.
        sources: a folder with the sources' texts, to look for borrowed sentences; not looked for without it.

    Returns:
        A list of :class:`tools.course.problems.Finding`; those met while reading are among them.
    """
    found = set(course.findings)
    for rule in RULES:
        found.update(rule(course))
    found.update(measures.overdue_law(course, today, release))
    if sources:
        found.update(originality.borrowed_runs(course, originality.read_sources(sources)))
    return sorted(found)


def failures(findings):
    """Those findings that stop a build."""
    return [finding for finding in findings if not finding.warning]


def main(argv):
    """Check the course and print what is found.

    Args:
        argv: the arguments after ``check``.

    Returns:
        0 where nothing stops a build, else 1.
    """
    parser = argparse.ArgumentParser(prog="python3 -m tools check", description="Read the whole course and name every "
                                     "slip, with its mend.")
    parser.add_argument("--root", default=str(load.ROOT), help="the folder that holds the course (this project)")
    parser.add_argument("--sources", help="the folder of the sources' texts: look for sentences taken from them")
    parser.add_argument("--release", action="store_true", help="let nothing overdue pass")
    parser.add_argument("--coverage", action="store_true", help="print what is used, left out and missing")
    parser.add_argument("--vignettes", action="store_true", help="look at the vignettes alone: print their table, write a report of each")
    parser.add_argument("--today", type=datetime.date.fromisoformat, help="the day to reckon from, YYYY-MM-DD (this day)")
    options = parser.parse_args(argv)
    if options.sources and not any(Path(options.sources).glob("*.txt")):
        parser.error(f"{options.sources} holds no text files; name the folder of the sources' texts.")
    if options.vignettes:
        return _vignettes(Path(options.root))
    course = load.load(options.root)
    found = run(course, options.today, options.release, options.sources)
    if options.coverage:
        print("\n".join(coverage.table(course)), end="\n\n")
    for finding in found:
        print(f"Warning: {finding}" if finding.warning else finding)
    wrong = len(failures(found))
    print(f"{_counted(wrong, 'slip')} to mend, {_counted(len(found) - wrong, 'warning')}, in "
          f"{_counted(len(course.written), 'page')}.")
    return 1 if wrong else 0


def _vignettes(root):
    """Print the table of the vignettes and write their reports."""
    everything = vignettes.load_all(root)
    print("\n".join(vignette_report.table(everything)))
    if everything:
        written = vignette_report.write(everything, root / ".build" / "reports")
        print(f"A report with its map for each, in {written[0].parent}.")
    return 1 if any(loaded.errors for loaded in everything) else 0


def _counted(number, word):
    return f"{number} {word}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
