"""The course as data: what there is, where it stands, and what it serves."""

from dataclasses import dataclass, field
from functools import cached_property

NOT_REVIEWED = "not yet reviewed"
PLAYER = "vignette"
"""The exercise that plays vignettes. It is not one of the catalogue: every vignette is a page of its own."""


@dataclass(frozen=True)
class Page:
    """One page of the site.

    Attributes:
        path: its file, from the project's root; empty for a page that is made from data alone.
        src_uri: its place in the tree that the page maker reads, such as ``exercises/stage-tracker/index.md``.
        url: its address from the site's root, such as ``exercises/stage-tracker/``; the front door's is empty.
        title: its name in the navigation and at its head.
        kind: ``module``, ``reading``, ``practice``, ``reflection``, ``tutor``, ``group-task``, ``exercise``,
            ``paper``, ``notebook``, ``vignette``, ``derived``, ``developer`` or ``page``.
        owner: the id of the module, task, exercise or vignette that the page belongs to, or empty.
        review: its review status; empty when the file states none.
        meta: its front matter.
        text: its Markdown without front matter; of a notebook, that of its cells.
        first_line: the line of the file on which ``text`` begins.
    """

    path: str
    src_uri: str
    url: str
    title: str
    kind: str = "page"
    owner: str = ""
    review: str = ""
    meta: dict = field(default_factory=dict)
    text: str = ""
    first_line: int = 1


@dataclass(frozen=True)
class Outcome:
    """A learning outcome of the assignment brief, such as LO1."""

    id: str
    text: str
    short: str = ""
    item: str = ""
    path: str = ""
    line: int = 1


@dataclass(frozen=True)
class Prompt:
    """One of the brief's twelve prompts; ``item`` is its id in the seed map."""

    id: str
    text: str
    outcome: str = ""
    item: str = ""
    path: str = ""
    line: int = 1


@dataclass(frozen=True)
class Source:
    """One of the studies that the course rests on: who was studied, how many, what it cannot carry."""

    key: str
    short: str
    reference: str = ""
    kind: str = ""
    who: str = ""
    how_many: str = ""
    who_speaks: str = ""
    can_carry: str = ""
    cannot_carry: str = ""
    incomplete: bool = False
    to_find: str = ""
    page: str = ""
    path: str = ""
    line: int = 1


@dataclass(frozen=True)
class Item:
    """One thing that a source says, in our words, under its id in the seed map."""

    id: str
    source: str
    says: str
    kind: str = ""
    basis: str = ""
    where: str = ""
    outcomes: tuple = ()
    path: str = ""
    line: int = 1


@dataclass(frozen=True)
class LawRow:
    """A dated term of law or procedure: what it was, what it is now, since when, and how sure that is."""

    id: str
    term: str
    now: str = ""
    since: str = ""
    source: str = ""
    checked: str = ""
    confidence: str = ""
    review_by: str = ""
    scotland: str = ""
    wales: str = ""
    northern_ireland: str = ""
    items: tuple = ()
    path: str = ""
    line: int = 1


@dataclass(frozen=True)
class Instrument:
    """What is made like an exercise and is none: no task, on no list, and it stands on a page of its own under ``docs/``.

    Attributes:
        slug: its folder in ``exercises/catalog``.
        title: its name, for a screen reader.
        path: its ``exercise.toml``.
        page: the file of the page that it stands on.
    """

    slug: str
    title: str
    path: str
    page: str


@dataclass(frozen=True)
class Part:
    """What a module, a group task, a vignette and an exercise have in common.

    Attributes:
        id: its stable id, such as ``M2``, ``CH11-T1``, ``V-PA`` or ``X01``.
        slug: the name of its folder or file.
        path: the file that states its data.
        page: the ``src_uri`` of its page; empty when it has none.
        modules: the ids of the modules that it belongs to (empty for a module).
    """

    id: str
    title: str
    slug: str = ""
    path: str = ""
    page: str = ""
    modules: tuple = ()
    outcomes: tuple = ()
    prompts: tuple = ()
    rests_on: tuple = ()
    review: str = ""


@dataclass(frozen=True)
class Module(Part):
    """One of the eight modules: a folder of pages, read in the order of their file names."""

    pages: tuple = ()
    group_tasks: tuple = ()
    vignettes: tuple = ()
    exercises: tuple = ()
    hours: str = ""


@dataclass(frozen=True)
class GroupTask(Part):
    """A task for a small group."""

    minutes: int = 0
    group_size: str = ""


@dataclass(frozen=True)
class Vignette(Part):
    """A fictional scene to play from several seats; ``paper`` is the ``src_uri`` of its paper version."""

    seats: tuple = ()
    version: str = ""
    paper: str = ""


@dataclass(frozen=True)
class Exercise(Part):
    """A computed exercise; ``paper`` and ``notebook`` are pages' ``src_uri``, empty where there is none.

    ``take_home`` says in a sentence what of it a learner can take home.
    """

    purpose: str = ""
    version: str = ""
    minutes: int = 0
    paper: str = ""
    notebook: str = ""
    take_home: str = ""


@dataclass(frozen=True)
class Planned:
    """Something that the outline names and that is not built yet."""

    kind: str
    id: str
    title: str
    module: str = ""
    outcomes: tuple = ()
    prompts: tuple = ()
    path: str = ""
    line: int = 1


@dataclass(frozen=True)
class Course:
    """All of it, and what was wrong while it was read.

    Attributes:
        reflections: the reflect pages on which one can write, each a :class:`tools.course.reflections.ReflectPage`.
        pages: every page of the site, those made from data alone among them.
        findings: problems met while reading, each a :class:`tools.course.problems.Finding`.
    """

    root: str
    modules: tuple = ()
    group_tasks: tuple = ()
    vignettes: tuple = ()
    exercises: tuple = ()
    reflections: tuple = ()
    instruments: tuple = ()
    outcomes: tuple = ()
    prompts: tuple = ()
    sources: tuple = ()
    items: tuple = ()
    law: tuple = ()
    planned: tuple = ()
    pages: tuple = ()
    findings: tuple = ()

    @property
    def written(self):
        """The pages that have a file of their own."""
        return tuple(page for page in self.pages if page.path)

    @property
    def parts(self):
        """Everything that is built and has an id: modules, group tasks, vignettes, exercises."""
        return (*self.modules, *self.group_tasks, *self.vignettes, *self.exercises)

    def part(self, id_):
        """The built part with this id, or None."""
        return self._by_id.get(id_)

    def plan(self, id_):
        """The planned thing with this id, or None."""
        return next((planned for planned in self.planned if planned.id == id_), None)

    def item(self, id_):
        """The seed item with this id, or None."""
        return self._items.get(id_)

    def source(self, key):
        """The source with this key, or None."""
        return next((source for source in self.sources if source.key == key), None)

    def law_row(self, id_):
        """The dated row with this id (without ``law:``), or None."""
        return next((row for row in self.law if row.id == id_), None)

    def page_at(self, src_uri):
        """The page at this place, or None."""
        return self._places.get(src_uri)

    def page_of(self, path):
        """The page that this file makes, or None."""
        return self._files.get(path)

    @cached_property
    def _by_id(self):
        return {part.id: part for part in reversed(self.parts)}

    @cached_property
    def _items(self):
        return {item.id: item for item in reversed(self.items)}

    @cached_property
    def _places(self):
        return {page.src_uri: page for page in self.pages}

    @cached_property
    def _files(self):
        return {page.path: page for page in self.pages if page.path}
