"""What each source says, and does not say, of subjects that the course may not pass over.

The rows stand in ``docs/sources/silences.toml``: one for each source and subject. From them come two tables of the
page *Who is not in these five studies?*: all at a glance, and each row in words, to be searched
(``docs/assets/javascripts/table_filter.js`` puts the search field above it).
"""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from tools.course import addresses, toml_files
from tools.course.problems import CourseProblem, Finding

FILE = "docs/sources/silences.toml"
URL = "sources/who-is-not-here/"
"""The address of the page that shows the rows."""
SAID = ("said", "in passing", "not said")
SHORT = {"CH11": "Chapter 11", "AB": "Brief", "NFER": "NFER", "MORAN": "Moran", "YFYV": "Your Family"}
"""The sources' names in the head of a narrow table; a source without one shows its key."""


@dataclass(frozen=True)
class Subject:
    """Something to look for in a text, with the words that were searched for."""

    id: str
    name: str
    words: tuple = ()
    path: str = ""
    line: int = 1


@dataclass(frozen=True)
class Silence:
    """What one source says of one subject.

    Attributes:
        source: the source's key.
        subject: the subject's id.
        said: one of :data:`SAID`.
        what: what stands there or is missing, in words of the course's own.
        items: ids of the items that hold it.
        where: the section of the text, where no item holds it, or besides.
    """

    source: str
    subject: str
    said: str
    what: str
    items: tuple = ()
    where: str = ""
    path: str = ""
    line: int = 1


def read(course):
    """The subjects and the rows of a course.

    Args:
        course: the course; only its root is used.

    Returns:
        Subjects, rows and findings: what could not be read of the file.
    """
    try:
        tables, text = toml_files.read(Path(course.root), FILE)
    except CourseProblem as problem:
        return (), (), list(problem.findings)
    subjects, found = toml_files.rows(Subject, tables, text, "subject", FILE)
    rows, more = toml_files.rows(Silence, tables, text, "silence", FILE)
    return subjects, rows, [*found, *more]


def slips(course):
    """Where the file does not hold one row, of a known kind, for each source and subject."""
    subjects, rows, findings = read(course)
    yield from findings
    known, seen = {subject.id for subject in subjects}, {}
    for row in rows:
        name = f"The row on {row.subject} in {row.source}"
        if row.subject not in known:
            yield Finding(row.path, row.line, f"{name} is of a subject that is not listed.",
                          "Add a [[subject]] with this id, or mend the id.")
        if not course.source(row.source):
            yield Finding(row.path, row.line, f"{name} is of a source that is not listed.",
                          "Use a key of docs/sources/sources.toml.")
        if row.said not in SAID:
            yield Finding(row.path, row.line, f"{name} is marked “{row.said}”.", f"Use one of: {', '.join(SAID)}.")
        if not row.items and not row.where and row.said != "not said":
            yield Finding(row.path, row.line, f"{name} does not say where it stands.", "Name items, or where.")
        for id_ in row.items:
            if not course.item(id_):
                yield Finding(row.path, row.line, f"{name} names the item {id_}, which is not in the list.",
                              "Use an id of docs/sources/items.toml.")
        if (row.source, row.subject) in seen:
            yield Finding(row.path, row.line, f"{name} stands twice; the first is on line {seen[row.source, row.subject]}.",
                          "Make one row of the two.")
        seen.setdefault((row.source, row.subject), row.line)
    sources = dict.fromkeys(row.source for row in rows)
    for subject in subjects:
        for source in sources:
            if (source, subject.id) not in seen:
                yield Finding(subject.path, subject.line, f"There is no row on {subject.id} in {source}.",
                              "Read the text again and add the row; an empty cell would not tell silence from forgetting.")


def glance(course):
    """A small table: a row for each subject, a column for each source, in each cell one of :data:`SAID`."""
    subjects, rows, _ = read(course)
    said = {(row.source, row.subject): row.said for row in rows}
    sources = list(dict.fromkeys(row.source for row in rows))
    body = [[_cell(escape(subject.name), "row"), *(_said(said.get((key, subject.id), "no row")) for key in sources)]
            for subject in subjects]
    head = [_cell(""), *(_cell(escape(SHORT.get(key, key)), "col") for key in sources)]
    return _table("What the five say, at a glance", head, body, "silences-glance")


def table(course):
    """Each row in words, with where it stands; marked so that it can be searched."""
    subjects, rows, _ = read(course)
    names = {subject.id: subject.name for subject in subjects}
    order = {subject.id: place for place, subject in enumerate(subjects)}
    head = [_cell(name, "col") for name in ("Subject", "Source", "Said?", "What stands there, and where")]
    body = []
    for row in sorted(rows, key=lambda row: order.get(row.subject, len(order))):
        source = course.source(row.source)
        page = course.page_at(f"sources/{source.page}") if source else None
        short = escape(source.short if source else row.source)
        named = f'<a href="{addresses.relative(URL, page.url)}">{short}</a>' if page else short
        body.append([_cell(escape(names.get(row.subject, row.subject)), "row"), _cell(named), _said(row.said),
                     _cell(escape(row.what) + _where(row))])
    return _table("Each source and subject", head, body, "silences-rows", ' data-filter="Search these rows"')


def searched(course):
    """The words that were looked for, subject by subject, as a list."""
    subjects, _, _ = read(course)
    return "\n".join(f"- **{escape(subject.name)}:** {escape(', '.join(subject.words))}." for subject in subjects) + "\n"


def _where(row):
    """Where a row stands in its source: links to the items, then the section."""
    items = addresses.relative(URL, "sources/items/")
    links = [f'<a href="{items}#{addresses.anchor(id_)}">{escape(id_)}</a>' for id_ in row.items]
    told = ", ".join(links) + ("; " if links and row.where else "") + escape(row.where)
    return f' <span class="silence-where">{told}</span>' if told else ""


def _said(said):
    return _cell(escape(said), kind=f"silence silence--{said.replace(' ', '-')}")


def _cell(content, scope="", kind=""):
    """A cell; one that heads its row or column says which.

    On a narrow screen the style sheet shows rows as blocks, which takes a table's meaning away for some screen
    readers: the roles keep it.
    """
    role = {"row": "rowheader", "col": "columnheader"}.get(scope, "cell")
    name = "th" if scope else "td"
    more = f' scope="{scope}"' if scope else f' class="{escape(kind)}"' if kind else ""
    return f'<{name} role="{role}"{more}>{content}</{name}>'


def _table(caption, head, body, class_, more=""):
    rows = [f'<tr role="row">{"".join(cells)}</tr>' for cells in body]
    return "\n".join([f'<div class="course-table" role="group" aria-label="{escape(caption)}" tabindex="0">',
                      f'<table role="table" class="{class_}"{more}>', f"<caption>{escape(caption)}</caption>",
                      f'<thead role="rowgroup"><tr role="row">{"".join(head)}</tr></thead>', '<tbody role="rowgroup">',
                      *rows, "</tbody>", "</table>", "</div>", ""])
