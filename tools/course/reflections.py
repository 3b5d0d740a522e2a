"""The prompts of each module's reflect page, read from that page's own list: for the check, for the bundle, for *My work*.

A prompt is an item of the numbered list under the heading *Prompts*, with its key on a line of its own at the item's end::

    1. What did you do the last time you were not listened to?
       { #not-listened-to }

The key is the item's address on the page too. It stays when the words change, so that what a learner wrote under it keeps its place.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from tools.course import addresses, markdown_source

SLUG = "reflection"
ELEMENT = re.compile(r"<course-exercise\b[^>]*\bslug=[\"']reflection[\"'][^>]*>")
MATERIAL = re.compile(r"\bmaterial=[\"']([^\"']*)[\"']")
SECTION = re.compile(r"^##[ \t]+Prompts[^\n]*\n(.*?)(?=^##[ \t]|\Z)", re.M | re.S)
ITEM = re.compile(r"^\d+\.[ \t]+(.*?)(?=^\d+\.[ \t]|^[^\s\d]|\Z)", re.M | re.S)
KEY = re.compile(r"\n[ \t]*\{:?[ \t]*#([a-z0-9]+(?:-[a-z0-9]+)*)[ \t]*\}[ \t]*$")
CITED = re.compile(r"@AB-(P\d\d)\b")
LONGEST_KEY = 60
SAFELY = "working-safely/"


@dataclass(frozen=True)
class Ask:
    """One prompt: its key (empty where it has none), its words as plain text, and the line on which it begins in its page's text."""

    key: str
    words: str
    start: int = 0


@dataclass(frozen=True)
class ReflectPage:
    """A reflect page on which one can write.

    Attributes:
        slug: the name of its material, such as ``m2``.
        title: the name of what is kept of it.
        module: the id of its module.
        path: its file.
        page: its place in the tree that the page maker reads.
        asks: its prompts, in order.
        outcomes: the module's, by id.
        prompts: the prompts of the brief that the page itself cites: a module may serve more.
    """

    slug: str
    title: str
    module: str
    path: str
    page: str
    asks: tuple = ()
    outcomes: tuple = ()
    prompts: tuple = ()


def asks(text):
    """The prompts of a page's Markdown, in order."""
    blank = markdown_source.masked(text)
    section = SECTION.search(blank)
    found = []
    for item in ITEM.finditer(section.group(1)) if section else ():
        start, end = (section.start(1) + place for place in item.span(1))
        written = text[start:end].rstrip()
        key = KEY.search(written)
        found.append(Ask(key.group(1) if key else "", plain(written[:key.start()] if key else written), start))
    return tuple(found)


def plain(text):
    """A prompt's Markdown as one line of words, as they stand on the page."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\[@[^\]]*\]|\[own argument\]", "", text)
    return " ".join(re.sub(r"(\*{1,3})(?=\S)(.*?)(?<=\S)\1", r"\2", text).split())


def read(root):
    """The reflect pages of the modules that have a place to write, in their order.

    Args:
        root: the project's root.
    """
    found = []
    for path in sorted(Path(root, "docs/modules").glob("*/*.md")):
        written = path.read_text(encoding="utf-8-sig", errors="replace")
        index = _page(path.parent / "index.md") if ELEMENT.search(written) else None
        if index:
            _, text = _page(path) or ({}, "")
            element = ELEMENT.search(markdown_source.masked(text))
            material = MATERIAL.search(element.group()) if element else None
            if not material:
                continue
            about = index[0]
            uri = addresses.src_uri(path.relative_to(root).as_posix())
            found.append(ReflectPage(material.group(1), f"Reflections: {about.get('title', about.get('id', ''))}", str(about.get("id", "")),
                                     path.relative_to(root).as_posix(), uri, asks(text), _names(about.get("outcomes")),
                                     tuple(sorted(set(CITED.findall(text))))))
    return tuple(found)


def materials(root):
    """What goes with each of these pages for Python, by the material's name; ``exercises/catalog/reflection/asked.py`` takes it."""
    return {one.slug: {"kind": SLUG, "module": one.slug, "id": one.module, "title": one.title.removeprefix("Reflections: "), "outcomes": list(one.outcomes),
                       "prompts": list(one.prompts), "safely": addresses.relative(addresses.url(one.page), SAFELY),
                       "asks": [{"key": ask.key, "words": ask.words} for ask in one.asks]} for one in read(root)}


def _page(path):
    """Front matter and Markdown of a file, or None where it cannot be read; the loader tells of that."""
    try:
        meta, text, _ = markdown_source.split_front_matter(path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"))
    except (ValueError, OSError):
        return None
    return meta, text


def _names(value):
    return tuple(str(each) for each in value) if isinstance(value, (list, tuple)) else (str(value),) if value else ()
