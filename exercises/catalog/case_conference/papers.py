"""Minutes, dissent note and process audit as pages to print, each marked fictional."""

from exercises.catalog.case_conference import minutes as written
from exercises.record import printable

FOOT = "Joined Up, X16, case conference simulator. Fictional: the family, the meeting and everybody in it are invented."


def minutes(state, record):
    """The minutes as a page to print."""
    return _page("Minutes of an invented conference", written.minutes(state, record))


def dissent_note(state, record):
    """The dissent note as a page to print."""
    return _page("Dissent note", written.dissent_note(state, record))


def process_audit(state, record):
    """The process audit as a page to print."""
    return _page("Process audit", written.process_audit(state, record))


def _page(title, text):
    """Plain text as a page: a line in capitals is a heading, lines that begin with a dash a list."""
    parts, items = [], []
    for line in [*text.splitlines(), ""]:
        if line.startswith("- "):
            items.append(line[2:])
            continue
        if items:
            parts.append(printable.items(items))
            items = []
        if line.strip():
            parts.append(printable.heading(line.capitalize()) if line.isupper() else printable.paragraph(line))
    parts.append(printable.space(4))
    return printable.page(title, parts, FOOT)
