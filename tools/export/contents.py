"""What stands in the book, in which order: the course's own pages, by its own folders.

Left out is what only a screen can do (the live exercises, *My work*, *Set a task*, keeping the course), what is about
the site itself, the notebooks, and the developers' pages. A live page has its version for paper in its place.
"""

from dataclasses import dataclass

from tools.course import model

BEFORE = ("for-students", "for-practitioners", "for-practice-educators", "for-tutors", "assignment", "working-safely")
SOURCES = (
    "sources/index", "sources/chapter-11", "sources/your-family-your-voice", "sources/moran-2007", "sources/nfer-extended-schools",
    "sources/assignment-brief", "sources/who-works-with-whom", "sources/where-they-pull-apart", "sources/who-is-not-here",
    "sources/whose-words",
)  # fmt: skip
BACK = ("then-and-now", "outcomes/index", "references", "sources/items", "about")
FRONT_DOOR = "index.md"
ITEMS = "sources/items.md"
LAW = "then-and-now.md"


@dataclass(frozen=True)
class Planned:
    """A part of the book before its pages are read.

    Attributes:
        key: its name in addresses.
        title: what the reader sees.
        pages: its pages, the one that opens it first.
        opened: whether the first page is about the part itself.
        sheets: whether its pages are to be copied one by one and handed out.
    """

    key: str
    title: str
    pages: tuple[model.Page, ...]
    opened: bool = True
    sheets: bool = False


def planned(course: model.Course) -> list[Planned]:
    """Return the parts of the book, in order; a part without a page is left out."""
    parts = [Planned("before-you-begin", "Before you begin", _named(course, ("index", *BEFORE)), False)]
    for module in course.modules:
        pages = tuple(page for uri in module.pages if (page := course.page_at(uri)))
        parts.append(Planned(module.id.lower(), f"{module.id} {module.title}", pages))
    parts += [
        Planned("group-tasks", "Group tasks", _catalogue(course, "group-tasks", _tasks(course)), sheets=True),
        Planned("exercises", "Exercises on paper", _catalogue(course, "exercises", _papers(course, course.exercises)), sheets=True),
        Planned("vignettes", "Vignettes on paper", _catalogue(course, "vignettes", _papers(course, course.vignettes)), sheets=True),
        Planned("sources", "The sources", _named(course, SOURCES)),
        Planned("at-the-back", "At the back", _named(course, BACK), False),
    ]
    return [part for part in parts if part.pages]


def on_paper(course: model.Course) -> dict[str, str]:
    """Return, for the place of each live page, the place of its version for paper."""
    return {part.page: part.paper for part in (*course.exercises, *course.vignettes) if part.page and part.paper}


def _named(course, names):
    return tuple(page for name in names if (page := course.page_at(f"{name}.md")))


def _catalogue(course, folder, pages):
    """The list that the site has of a kind, then each of the kind."""
    return (*_named(course, (f"{folder}/index",)), *pages)


def _tasks(course):
    tasks = sorted(course.group_tasks, key=lambda task: (task.modules, task.minutes, task.id))
    return [page for task in tasks if (page := course.page_at(task.page))]


def _papers(course, parts):
    return [page for part in sorted(parts, key=lambda part: part.id) if part.paper and (page := course.page_at(part.paper))]
