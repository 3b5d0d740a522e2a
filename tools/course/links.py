"""Where a page's links go: to a file, to a part of the course by its id, or nowhere yet.

An author links to a file as it lies on the disk, ``[the stages](20-stages.md)``, or to a part of the
course by its id, ``[the stage tracker](course:X01)``; ``[[X01]]`` takes the part's own title.
What is planned but not built becomes its words and *not built yet*, never a dead link.
"""

import posixpath
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from markdown.extensions.toc import slugify, unique

from tools.course import addresses, markdown_source

SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)
NOT_BUILT = '<span class="not-built">(not built yet)</span>'


@dataclass(frozen=True)
class Goal:
    """Where a link goes.

    Attributes:
        kind: ``page``, ``file`` (a picture or a download), ``outside``, ``planned`` or ``dead``.
        uri: the place in the page maker's tree, of a page or a file.
        anchor: the part of the page, without its ``#``.
        title: the name of what stands there, where it has one.
    """

    kind: str
    uri: str = ""
    anchor: str = ""
    title: str = ""


def goal(course, page, target):
    """Find out where one link of a page goes.

    Args:
        course: the course.
        page: the page in which the link stands.
        target: the link's address as the author wrote it.
    """
    address, _, anchor = target.partition("#")
    if target.startswith("course:"):
        return _part(course, address.removeprefix("course:"), anchor)
    if SCHEME.match(target) or target.startswith("//"):
        return Goal("outside")
    if not address:
        return Goal("page", page.src_uri, anchor)
    if address.startswith("/"):
        return Goal("dead")
    on_disk = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), address)) if page.path else ""
    found = (course.page_of(on_disk) or course.page_of(f"{on_disk}/index.md")
             or course.page_at(posixpath.normpath(posixpath.join(posixpath.dirname(page.src_uri), address))))
    if found:
        return Goal("page", found.src_uri, anchor, found.title)
    if on_disk.startswith("docs/") and (Path(course.root) / on_disk).is_file():
        return Goal("file", on_disk.removeprefix("docs/"), anchor)
    return Goal("dead")


def _part(course, id_, anchor):
    part = course.part(id_)
    if part and part.page:
        return Goal("page", part.page, anchor, part.title)
    if part or course.plan(id_):
        return Goal("planned", title=(part or course.plan(id_)).title)
    return Goal("dead")


def resolved(course, page, text):
    """A page's Markdown with each link written as the page maker wants it.

    Links that go nowhere stand as they were written: the check names them.
    """
    pieces, last = [], 0
    for link in markdown_source.links(text):
        if link.start < last:
            continue
        found = goal(course, page, link.target)
        if not (new := _written(page, link, found)):
            continue
        pieces += [text[last:link.start], new]
        last = link.end
    return "".join([*pieces, text[last:]])


def _written(page, link, found):
    """The link anew, or an empty string where it can stay as it is."""
    if found.kind == "planned":
        return f"{link.words or escape(found.title)} {NOT_BUILT}"
    if found.kind not in ("page", "file") or link.target.startswith("#"):
        return ""
    way = posixpath.relpath(found.uri, posixpath.dirname(page.src_uri) or ".")
    target = way + (f"#{found.anchor}" if found.anchor else "")
    if target == link.target and link.words:
        return ""
    return f"{'!' if link.picture else ''}[{link.words or found.title}]({target}{link.title})"


def anchors(text):
    """The parts of a page that a link can open: its headings and the ids given by hand."""
    found = set(markdown_source.ID_ATTRIBUTE.findall(markdown_source.masked(text)))
    found |= set(re.findall(r"\{:?[^{}]*#([\w.:-]+)[^{}]*\}", markdown_source.masked(text)))
    seen = set()
    for heading in markdown_source.headings(text):
        words = re.sub(r"<[^>]+>", "", markdown_source.words_as_name(heading.words))
        found.add(heading.id or unique(slugify(words, "-"), seen))
    return found


def html_link(course, from_url, id_, words=""):
    """A link, as HTML, from a page to a part of the course; what is planned is named and not linked."""
    part = course.part(id_)
    if part and part.page:
        url = addresses.relative(from_url, addresses.url(part.page))
        return f'<a href="{url}">{escape(words or part.title)}</a>'
    named = part or course.plan(id_)
    return f"{escape(words or (named.title if named else id_))} {NOT_BUILT}"
