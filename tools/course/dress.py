"""A page on its way to the site: the author's Markdown first, then what stands round the finished HTML."""

import itertools
import re
from html import unescape

from tools.course import addresses, citations, links, markdown_source, notebook_page, page_parts, pages, reflections
from tools.course.model import PLAYER

ELEMENT = re.compile(r"(?:<p>\s*)?<course-exercise\b([^>]*)>\s*</course-exercise>(?:\s*</p>)?")
ATTRIBUTE = re.compile(r"([a-z-]+)\s*=\s*[\"']([^\"']*)[\"']")
CORNER = re.compile(r"(<thead>\s*<tr[^>]*>\s*)<th\b[^>]*>\s*</th>")
LATER = "The exercise stands here once the course is built with <code>python3 -m tools build</code>."


def markdown(course, page, text):
    """The Markdown of a page as the page maker wants it.

    Made parts are put in, links written anew, citations turned into small links.
    """
    text = pages.filled(course, page, text)
    text = links.resolved(course, page, text)
    return citations.marked(course, text, page_parts.rests_on(course, page))


def notebook(course, page, content):
    """The finished content of a notebook's page: slim, its links and citations as on other pages."""
    def link(match):
        found = links.goal(course, page, unescape(match.group(1)))
        if found.kind != "page" or found.uri == page.src_uri:
            return match.group()
        return f'href="{addresses.relative(page.url, addresses.url(found.uri))}{"#" * bool(found.anchor)}{found.anchor}"'

    content = re.sub(r'(?<=<a )href="([^"]*)"', link, notebook_page.slim(content))
    content = markdown_source.replace(
        markdown_source.PART, lambda match: links.html_link(course, page.url, match.group(1)), content)
    return citations.marked(course, content)


def html(course, page, text, content, element=None):
    """The finished content of a page.

    Args:
        course: the course.
        page: the page.
        text: its Markdown as the author wrote it, for the sources that it names.
        content: its Markdown as HTML.
        element: what draws an exercise, see :func:`with_elements`.
    """
    # an empty corner heads nothing: as a heading it would be read out as one
    content = CORNER.sub(r"\1<td></td>", content)
    content = with_elements(course, page, content, element)
    head, foot = page_parts.head(course, page), page_parts.foot(course, page)
    cards = citations.cards(course, page.url, pages.filled(course, page, text), page_parts.rests_on(course, page))
    title = re.search(r"</h1>", content)
    at = title.end() if title else 0
    return "\n".join(part for part in (content[:at], head, content[at:], foot, cards) if part)


def _with_material(course, slug):
    """What an exercise of this slug may be given: each with a ``slug`` and a ``title``."""
    return course.vignettes if slug == PLAYER else course.reflections if slug == reflections.SLUG else ()


def with_elements(course, page, content, element=None):
    """Content with each ``<course-exercise>`` filled with its static controls.

    Args:
        course: the course.
        page: the page in which the exercises stand.
        content: the page's HTML.
        element: a function ``(slug, material, mount, paper, title)`` that gives an exercise's whole element:
            ``mount`` counts the exercises of the page from 0, ``paper`` is the way to the paper version,
            ``title`` the name. It gives None where nothing has been drawn yet, and the element stands bare
            with a sentence; so it does where ``element`` is None.
    """
    mounts = itertools.count()

    def fill(match):
        attributes = dict(ATTRIBUTE.findall(match.group(1)))
        slug, material = attributes.get("slug", ""), attributes.get("material")
        exercise = next((each for each in (*course.exercises, *course.instruments) if each.slug == slug), None)
        part = next((each for each in _with_material(course, slug) if each.slug == material), None) if material else exercise
        uri = getattr(part, "paper", "") or getattr(exercise, "paper", "")
        paper = addresses.relative(page.url, addresses.url(uri)) if uri else ""
        made = element(slug, material, next(mounts), paper, part.title if part else "") if element else None
        return made or f'<course-exercise{match.group(1)}></course-exercise>\n<p class="exercise-later">{LATER}</p>'

    return ELEMENT.sub(fill, content)
