"""The promises that the course's words must keep, each a function from the course to findings."""

from pathlib import Path

from tools.course.markdown_source import line_of


def line_in(course, path, *needles):
    """The first line of a file of the course that holds all these words, or 1."""
    file = Path(course.root, path)
    return line_of(file.read_text(encoding="utf-8-sig"), *needles) if file.is_file() else 1


def nearest(word, known):
    """The end of a mend that offers the known words nearest to a wrong one."""
    import difflib

    close = difflib.get_close_matches(word, list(known), 2, 0.6)
    return f"did you mean {' or '.join(close)}?" if close else ""
