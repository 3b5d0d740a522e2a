"""A page's HTML read into a tree, and a tree written as XHTML for a book or as HTML for print.

The page maker writes whole elements in their order, so the standard library's reader is enough, and a page that is not
so written is refused by name. HTML forgets the capitals of SVG's names, and a book of XHTML needs them again.
"""

import re
import xml.etree.ElementTree as tree
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
SVG = "http://www.w3.org/2000/svg"
CAPITALS = {
    name.lower(): name
    for name in (
        "viewBox preserveAspectRatio patternUnits patternContentUnits patternTransform gradientUnits gradientTransform "
        "markerWidth markerHeight markerUnits refX refY textLength lengthAdjust clipPathUnits maskUnits pathLength "
        "linearGradient radialGradient clipPath textPath"
    ).split()
}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML does not know."""
ARTICLE = re.compile(r'<article class="md-content__inner[^>]*>(.*)</article>', re.DOTALL)


class NotWhole(ValueError):
    """A page's HTML is not whole; ``str()`` says where."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = tree.TreeBuilder()
        self.open: list[str] = []
        self.builder.start("div", {})

    def handle_starttag(self, tag, attrs):
        if "svg" in self.open or tag == "svg":
            tag = CAPITALS.get(tag, tag)
            attrs = [(CAPITALS.get(name, name), value) for name, value in attrs]
        self.builder.start(tag, {name: CONTROL.sub("", value or "") for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open[-1].lower() != tag:
            raise NotWhole(f"line {self.getpos()[0]}: </{tag}> closes {'<' + self.open[-1] + '>' if self.open else 'nothing'}")
        self.builder.end(self.open.pop())

    def handle_data(self, data):
        self.builder.data(CONTROL.sub("", data))


def read(html: str) -> tree.Element:
    """Return HTML as the children of one ``div``.

    Raises:
        NotWhole: an element is closed that is not the last one opened, or one stays open.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.open:
        raise NotWhole(f"<{reader.open[-1]}> is never closed")
    reader.builder.end("div")
    return reader.builder.close()


def article(page: str) -> tree.Element:
    """Return what stands in a built page between its frame and its frame: the words that somebody wrote.

    Raises:
        NotWhole: there is no such part, or it is not whole.
    """
    found = ARTICLE.search(page)
    if not found:
        raise NotWhole("it has no article")
    return read(found[1])


def classes(element: tree.Element) -> set[str]:
    """Return an element's classes."""
    return set(element.get("class", "").split())


def words(element: tree.Element) -> str:
    """Return the words in an element, each space one."""
    return " ".join("".join(element.itertext()).split())


def element(tag: str, *inside: object, **attributes: str) -> tree.Element:
    """Make an element; ``class_`` stands for ``class``, and ``_`` in a name for ``-``.

    Args:
        tag: its name.
        inside: strings and elements, in order; None is passed over.
        attributes: its attributes; those that are empty are left out.
    """
    made = tree.Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value})
    for one in inside:
        add(made, one)
    return made


def add(parent: tree.Element, one: object) -> None:
    """Put a string or an element at an element's end; None is passed over."""
    if one is None:
        return
    if isinstance(one, str):
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + one
        else:
            parent.text = (parent.text or "") + one
    else:
        one.tail = None
        parent.append(one)


def xhtml(root: tree.Element) -> str:
    """Return a tree as XHTML, without a declaration."""
    for one in root.iter("svg"):
        one.set("xmlns", SVG)
    return tree.tostring(root, "unicode")


def html(root: tree.Element) -> str:
    """Return a tree as HTML."""
    return tree.tostring(root, "unicode", method="html")
