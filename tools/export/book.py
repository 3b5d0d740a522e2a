"""The course as a book: its pages read from the built site, and made fit for paper and for a reading device.

One book is made, of which the EPUB and the print edition are two printings. Links between its pages are kept as
``book:KEY#part`` until a printing knows its own addresses.
"""

import datetime
import hashlib
import json
import os
import re
import xml.etree.ElementTree as tree
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag

from tools.command import VERSION
from tools.course import load, model, page_parts
from tools.export import back_matter, contents, fit, markup
from tools.ground import places

TITLE = "Joined Up"
SUBTITLE = "Working together with children and families"
DESCRIPTION = "The reading course, and its tasks, exercises and vignettes for paper. For social work in England."
LICENCE = "Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)"


class BookProblem(Exception):
    """The book cannot be made; ``str()`` names the page and the mend."""


@dataclass
class Chapter:
    """One page of the course in the book.

    Attributes:
        key: its name in addresses, unique in the book.
        title: its title.
        src_uri: its place in the course.
        kind: the page's kind, as the course has it.
        review: its review status.
        body: its content; the title is its ``h1``.
        ids: the parts of it that a link can open.
    """

    key: str
    title: str
    src_uri: str
    kind: str
    review: str
    body: tree.Element
    ids: frozenset[str] = frozenset()


@dataclass
class Part:
    """A part of the book: a module, or all that is of one kind.

    Attributes:
        key: its name in addresses.
        title: its title.
        opened: whether its first chapter is about the part itself, as a module's first page is.
        sheets: whether its chapters are to be copied one by one.
        chapters: its chapters, in order.
    """


    key: str
    title: str
    opened: bool
    sheets: bool
    chapters: list[Chapter] = field(default_factory=list)


@dataclass
class Book:
    """The whole.

    Attributes:
        parts: its parts in order.
        date: the day on which the site was built that it is made from.
        release: the name of that site's release.
        colours: the course's colours by name, for drawings.
        version: the course's version.
        volume: what it holds, where it is not the whole book.
    """

    parts: list[Part]
    date: datetime.date
    release: str
    colours: dict[str, str]
    version: str = VERSION
    volume: str = ""

    def chapters(self) -> Iterator[Chapter]:
        """Every chapter, in order."""
        for part in self.parts:
            yield from part.chapters

    def reviewed(self) -> tuple[int, int]:
        """How many chapters somebody has reviewed, and how many there are."""
        chapters = list(self.chapters())
        done = [one for one in chapters if one.review and one.review.strip(". ").lower() != model.NOT_REVIEWED]
        return len(done), len(chapters)


def make(site: Path, root: Path = places.ROOT, parts: Collection[str] = (), volume: str = "") -> Book:
    """Read the built site into a book.

    Args:
        site: the finished site.
        root: the course that it was built from.
        parts: the keys of the parts to take, such as ``m2``; all where none is named.
        volume: what the book is called besides, where it is one of several.

    Raises:
        BookProblem: the site lacks a page that the course has, a page cannot be read, or there is no such part.
    """
    course = load.load(root)
    whole = contents.planned(course)
    if unknown := sorted(set(parts) - {part.key for part in whole}):
        raise BookProblem(f"There is no part {unknown[0]!r}. These are the parts: {', '.join(part.key for part in whole)}")
    plan = [part for part in whole if not parts or part.key in parts]
    volume = volume or (", ".join(part.title for part in plan) if parts else "")
    keys = {page.src_uri: key_of(page.url) for part in plan for page in part.pages}
    colours = palette(root)
    elsewhere = frozenset(page.src_uri for part in whole for page in part.pages) - keys.keys()
    marks = fit.Marks(course, keys, contents.on_paper(course), colours, elsewhere)
    made = [Part(one.key, one.title, one.opened, one.sheets, [_chapter(site, course, page, keys, marks) for page in one.pages]) for one in plan]
    book = Book(made, _date(site), _release(site), colours, volume=volume)
    _tutor_notes(book, marks)
    back_matter.cited([(one.key, one.title, one.body) for one in book.chapters()], marks)
    for chapter in book.chapters():
        chapter.ids = frozenset(one.get("id") for one in chapter.body.iter() if one.get("id"))
    _mend_links(book)
    return book


def part_keys(root: Path = places.ROOT) -> list[str]:
    """Return the keys of all parts of the whole book, in order."""
    return [part.key for part in contents.planned(load.load(root))]


def key_of(url: str) -> str:
    """Return a chapter's name for a page's address: ``modules/m2-our-group/it-fitted-us/`` gives ``m2-our-group-it-fitted-us``."""
    return re.sub(r"[^a-z0-9]+", "-", url.removeprefix("modules/").lower()).strip("-") or "front-door"


def _chapter(site, course, page, keys, marks):
    file = site / page.url / "index.html"
    if not file.is_file():
        raise BookProblem(f"{file} is missing: the site was built from another state of the course. Mend: python3 -m tools build")
    try:
        article = markup.article(file.read_text("utf-8"))
        if page.src_uri == contents.FRONT_DOOR:
            _opening(article)
        body = fit.Fitting(page, keys[page.src_uri], marks).body(article)
    except ValueError as error:
        raise BookProblem(f"{page.path or page.url} cannot go into a book: {error}") from error
    title = next((markup.words(one) for one in body.iter("h1")), page.title)
    return Chapter(keys[page.src_uri], title, page.src_uri, page.kind, page_parts.review_of(course, page), body)


def _opening(article):
    """Of the front door, keep the opening words: what follows says what is where on the site."""
    for child in list(article)[next((at for at, one in enumerate(article) if one.tag == "h2"), len(article)) :]:
        article.remove(child)
    question = next((one for one in article.iter("p") if one.find("strong") is not None and "class" not in one.attrib), None)
    title = next(article.iter("h1"), None)
    if title is not None and question is not None:
        title.text = markup.words(question)
        question.set("hidden", "")


def _tutor_notes(book, marks):
    """Let the notes for tutors follow the tasks, in a chapter of their own."""
    part = next((part for part in book.parts if part.key == "group-tasks"), None)
    if part and marks.notes:
        title, body = back_matter.tutor_notes({one.key: one.body for one in part.chapters}, marks)
        part.chapters.append(Chapter(back_matter.NOTES, title, "", "tutor", part.chapters[-1].review, body))


def _mend_links(book):
    """Let a link whose part of a chapter did not come along open the chapter itself."""
    ids = {chapter.key: chapter.ids for chapter in book.chapters()}
    for chapter in book.chapters():
        for link in chapter.body.iter("a"):
            target, part = urldefrag(link.get("href", ""))
            key = target.removeprefix(fit.LINK)
            if target.startswith(fit.LINK) and part and part not in ids[key]:
                link.set("href", target)


def _release(site):
    """The name of the site's release; of a site that is not finished, of its words."""
    record = site / "release.json"
    if record.is_file():
        return json.loads(record.read_text("utf-8"))["release"]
    words = hashlib.sha256()
    for page in sorted(site.rglob("index.html")):
        words.update(page.read_bytes())
    return words.hexdigest()[:16]


def _date(site):
    """The day on which the site was built; ``SOURCE_DATE_EPOCH`` names another."""
    named = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(named) if named.isdigit() else (site / "index.html").stat().st_mtime
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).date()


def palette(root: Path) -> dict[str, str]:
    """Return the light colours of ``docs/assets/stylesheets/palette.css`` by their names."""
    file = root / "docs" / "assets" / "stylesheets" / "palette.css"
    light = (file if file.is_file() else places.ROOT / file.relative_to(root)).read_text("utf-8").split("}", 1)[0]
    return {**dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6})", light)), "--course-paper": "#ffffff", "--course-raised": "#ffffff"}

