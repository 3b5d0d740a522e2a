"""What a page of the site has to lose, and what it has to say in other words, to stand in a book.

Controls, the way through the site and the cards at its foot go. What was folded away stands open. A citation becomes
the item's own id, which is found again in the list of all items; a link to what only a screen can do becomes its
words and *in the course itself*.
"""

import posixpath
import re
import xml.etree.ElementTree as tree
from dataclasses import dataclass, field
from urllib.parse import urldefrag

from tools.course import addresses, model
from tools.export import contents, markup

GONE = {"script", "style", "noscript", "template", "course-tasks", "course-work", "course-offline"}
GONE_CLASSES = {"module-steps", "source-cards", "page-address", "page-place", "front-door__hint", "headerlink"}
CONTROLS = {"button", "input", "select", "textarea", "form", "label", "dialog", "iframe", "object", "video", "audio", "canvas", "link", "meta"}
PLAIN = {"id", "class", "href", "colspan", "rowspan", "scope", "start", "alt", "src", "width", "height", "lang", "data-lines"}
SVG_ONLY = re.compile(r"^(?!on|data-|xlink:href|href)[A-Za-z][\w-]*$")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*(?:\([^()]*\))?[^()]*))?\)")
LIVE = "in the course itself"
OTHER = "in another volume"
LAW = "law-"
LINK = "book:"
"""What a link inside the book begins with, until a printing knows its own addresses."""


@dataclass
class Marks:
    """What all pages of the book share, and what is gathered from them.

    Attributes:
        course: the course.
        keys: the chapter of each page in the book, by the page's place.
        paper: the version for paper of each live page, by their places.
        colours: the course's colours by their names.
        elsewhere: the places of pages that stand in another volume.
        citing: for each cited place in the back matter, ``(chapter, part)`` of the first mark in each chapter.
        notes: tutor notes that were taken out of a chapter, as ``(chapter, title, notes)``.
    """

    course: model.Course
    keys: dict[str, str]
    paper: dict[str, str]
    colours: dict[str, str]
    elsewhere: frozenset[str] = frozenset()
    citing: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    notes: list = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = {page.url: page.src_uri for page in self.course.pages}
        self.names = {addresses.anchor(item.id): item.id for item in self.course.items}


class Fitting:
    """One page on its way into the book."""

    def __init__(self, page: model.Page, key: str, marks: Marks) -> None:
        self.page = page
        self.key = key
        self.marks = marks
        self.given: set[str] = set()

    def body(self, article: tree.Element) -> tree.Element:
        """Return the page as a ``section``.

        Raises:
            ValueError: it holds a control that nobody has given other words.
        """
        made = markup.element("section", class_=f"chapter chapter--{self.page.kind}")
        for one in self._children(article):
            markup.add(made, one)
        return made

    def _children(self, parent):
        yield parent.text or ""
        for child in parent:
            yield from self._one(child)
            yield child.tail or ""

    def _one(self, old):
        """What stands in an element's place: nothing, it itself made anew, or something else."""
        kinds = markup.classes(old)
        if old.tag == "p" and not len(old) and not (old.text or "").strip():
            return
        if old.tag in GONE or kinds & GONE_CLASSES or "hidden" in old.attrib:
            return
        if old.tag in CONTROLS:
            raise ValueError(f"<{old.tag}> is a control, and no words are given for it in tools/export/fit.py")
        if old.tag.startswith("course-"):
            yield self._exercise(old)
        elif old.tag == "details":
            yield from self._opened(old, kinds)
        elif old.tag == "sup" and "cites" in kinds:
            yield from self._cites(old)
        elif old.tag == "a" and "href" in old.attrib:
            yield from self._link(old)
        elif old.tag == "p" and "review-status" in kinds:
            yield markup.element("p", markup.words(old).split(". ")[0].rstrip(".") + ".", class_="review-status")
        elif old.tag == "svg":
            yield self._drawing(old)
        else:
            yield self._same(old)

    def _same(self, old, tag=""):
        tag = tag or {"nav": "div", "aside": "div", "article": "div", "center": "div"}.get(old.tag, old.tag)
        kept = {name: value for name, value in old.attrib.items() if name in PLAIN}
        made = tree.Element(tag, kept)
        for one in self._children(old):
            markup.add(made, one)
        return made

    def _opened(self, old, kinds):
        """What can be unfolded on a screen stands open, under its own name."""
        summary = old.find("summary")
        name = markup.element("p", markup.words(summary), class_="opened__name") if summary is not None else None
        made = markup.element("div", name, class_=" ".join(["opened", *sorted(kinds)]))
        for child in old:
            if child is not summary:
                for one in self._one(child):
                    markup.add(made, one)
            markup.add(made, child.tail or "")
        if "tutor-notes" in kinds and self.page.kind == "group-task":
            self.marks.notes.append((self.key, self.page.title, made))
            return
        yield made

    def _cites(self, old):
        """A claim's sources by their ids, each leading to its place in the back matter."""
        found = [link for link in old.iter("a")]
        made = markup.element("span", " [", class_="cites")
        for number, link in enumerate(found):
            key, part, name = self._source(link.get("href", ""))
            mark = markup.element("a", name, class_="cite", href=f"{LINK}{key}#{part}") if key else markup.element("span", name)
            if key and link.get("id") not in (None, *self.given):
                mark.set("id", link.get("id"))
                self.given.add(link.get("id"))
                self.marks.citing.setdefault((key, part), []).append((self.key, link.get("id")))
            markup.add(made, ", " if number else "")
            markup.add(made, mark)
        markup.add(made, "]")
        yield made

    def _source(self, href):
        """The chapter, the part and the name of a source that a page's own foot would show."""
        part = href.removeprefix("#source-")
        if part.startswith(LAW):
            part = part.removeprefix(LAW)
            return self.marks.keys.get(contents.LAW, ""), part, f"law: {part}"
        return self.marks.keys.get(contents.ITEMS, ""), part, self.marks.names.get(part, part)

    def _link(self, old):
        href = old.get("href")
        if href.startswith("#source-"):
            key, part, name = self._source(href)
            yield self._anchor(old, key, part) if key else markup.element("span", name)
            return
        if re.match(r"[a-z][a-z0-9+.-]*:", href):
            yield self._same(old)
            return
        address, part = target(self.page.url, href)
        place = self.marks.places.get(address, "")
        if place not in self.marks.keys and self.marks.paper.get(place) not in (None, self.page.src_uri):
            place, part = self.marks.paper[place], ""
        if place in self.marks.keys:
            yield self._anchor(old, self.marks.keys[place], part)
            return
        live = markup.element("span", class_="live")
        for one in self._children(old):
            markup.add(live, one)
        where = OTHER if {place, self.marks.paper.get(place)} & self.marks.elsewhere else LIVE
        markup.add(live, markup.element("span", f" ({where})", class_="live__where"))
        yield live

    def _anchor(self, old, key, part):
        made = self._same(old)
        made.set("href", f"{LINK}{key}" + (f"#{part}" if part else ""))
        return made

    def _exercise(self, old):
        name = old.get("aria-label") or "Something to use"
        return markup.element("p", markup.element("em", name), f" stands here {LIVE}.", class_="live-exercise")

    def _drawing(self, old):
        """An SVG with the course's colours written into it, since many reading devices know no variables."""
        made = self._plain_drawing(old)
        made.attrib.setdefault("role", "img")
        made.attrib.pop("xmlns", None)
        return made

    def _plain_drawing(self, old):
        kept = {name: self.coloured(value) for name, value in old.attrib.items() if SVG_ONLY.match(name) and name not in ("style", "tabindex")}
        made = tree.Element(old.tag, kept)
        if old.text:
            made.text = old.text
        for child in old:
            inner = self._plain_drawing(child)
            made.append(inner)
            inner.tail = child.tail
        return made

    def coloured(self, value: str) -> str:
        """Return a value with each of the course's variables put into plain colours."""
        return VARIABLE.sub(lambda match: self.marks.colours.get(match[1]) or (match[2] or "").strip() or "currentColor", value)


def target(page_url: str, href: str) -> tuple[str, str]:
    """Return the address from the site's root, and the part, that a link on a page opens."""
    address, part = urldefrag(href)
    way = posixpath.normpath(posixpath.join("/", page_url, address)).strip("/") if address else page_url.strip("/")
    return (way + "/" if way else ""), part
