"""What a supervision page holds, and the one page that it becomes."""

from exercises.record import dates, printable
from exercises.record.files import whole
from exercises.record.problems import Problem, shown

SLUG = "supervision_page"
VERSION = 1
VERSIONS = {1: None}
MOST_TEXT = 4000
MOST_LINE = 60
PARTS = {
    "noticed": ("What I noticed", "One moment of your own conduct, told as if it had been filmed."),
    "power": ("My use of power", "What you could do at that moment that the other person could not. Power used well counts too."),
    "question": ("A question", "One to which you do not know the answer, and with which your supervisor can do something."),
}
NO_CASE = "No case detail: no name, no place, nothing by which a family or a colleague could be known."


def blank():
    """An empty page."""
    return {"version": VERSION, "date": "", **dict.fromkeys(PARTS, "")}


def check(data):
    """The page that ``data`` holds.

    Raises:
        Problem: something is missing or of the wrong kind; the sentence names the field.
    """
    if not isinstance(data, dict):
        raise Problem("The page: a set of named fields is needed here. The file may have been cut or changed.")
    if data.get("version") != VERSION or type(data.get("version")) is not int:
        raise Problem(f"version: this course reads supervision pages of version {VERSION}, and this one says {shown(data.get('version'))}. "
                      "Open it with the version of the course that made it.")
    made = blank()
    for name in ("date", *PARTS):
        text, most = data.get(name, ""), MOST_LINE if name == "date" else MOST_TEXT
        if not isinstance(text, str) or len(text) > most:
            raise Problem(f"{name}: a text of at most {most:,} characters is needed here. Shorten it, or open another file.")
        made[name] = whole(text).replace("\x00", "")
    return made


def is_empty(inputs):
    """Whether nothing has been written."""
    return not any(inputs[name].strip() for name in PARTS)


def page(inputs):
    """One page to print or to take along.

    Raises:
        Problem: nothing has been written yet.
    """
    if is_empty(inputs):
        raise Problem("Nothing has been written yet, so that a page would be empty.")
    parts = [printable.paragraph(f"{dates.british(inputs['date'])}\n{NO_CASE}".strip())]
    for name, (title, _) in PARTS.items():
        parts.append(printable.heading(title))
        parts.append(printable.paragraph(inputs[name].strip()) if inputs[name].strip() else printable.space(3))
    return printable.page("For supervision", [*parts, printable.heading("What we agreed, and by when"), printable.space(4)])
