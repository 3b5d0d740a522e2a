"""The pages as they were built: every link leads somewhere, no id stands twice, a notebook stays light."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from tests.support.serving import built_site
from tools.course import load, notebook_page

pytestmark = pytest.mark.browser  # they need the built site
VOID = set("area base br col embed hr img input link meta source track wbr".split())


class Read(HTMLParser):
    """The ids, the links and the unclosed elements of one page."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.loads, self.open, self.crossed = [], [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if attributes.get("id"):
            self.ids.append(attributes["id"])
        if tag == "a" and attributes.get("href") is not None:
            self.links.append(attributes["href"])
        elif tag in ("script", "img", "iframe", "source", "video", "audio") and attributes.get("src"):
            self.loads.append(attributes["src"])
        elif tag == "link" and attributes.get("rel") not in ("canonical", "prev", "next"):
            self.loads.append(attributes.get("href", ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if tag not in self.open:
            self.crossed.append(tag)
            return
        while self.open.pop() != tag:
            pass


@pytest.fixture(scope="module")
def root():
    return Path(built_site())


@pytest.fixture(scope="module")
def read(root):
    """Every page by its address from the site's root."""
    return {path.relative_to(root).as_posix().removesuffix("index.html"): Read(path.read_text(encoding="utf-8"))
            for path in sorted(root.rglob("*.html"))}


def test_every_page_of_the_course_stands_at_its_address(root):
    course = load.load()
    missing = [page.url for page in course.pages if not (root / page.url / "index.html").is_file()]
    assert missing == [] and len(course.pages) > 20


def test_every_link_between_pages_leads_to_a_page_and_to_a_part_that_is_there(root, read):
    dead = []
    for address, page in read.items():
        for link in page.links:
            if address == "404.html" or re.match(r"[a-z]+:|//", link):
                continue
            goal, part = urldefrag(urljoin(f"https://site.invalid/{address}", link))
            goal = unquote(goal.removeprefix("https://site.invalid/"))
            if goal in read:
                if part and unquote(part) not in read[goal].ids and part != "__tabbed":
                    dead.append(f"{address}: {link} (no such part)")
            elif not (root / goal).is_file():
                dead.append(f"{address}: {link}")
    assert dead == []


def test_no_page_loads_anything_from_another_host(read):
    assert [(address, load) for address, page in read.items() for load in page.loads if re.match(r"(https?:)?//", load)] == []


def test_no_id_stands_twice_on_a_page(read):
    twice = {address: {id_ for id_ in page.ids if page.ids.count(id_) > 1} for address, page in read.items()}
    assert {address: ids for address, ids in twice.items() if ids} == {}


def test_what_authors_write_becomes_elements_that_close(read):
    assert {address: page.crossed for address, page in read.items() if page.crossed} == {}


def test_a_notebooks_page_is_light_and_names_no_other_host(root):
    course = load.load()
    notebooks = [page for page in course.pages if page.kind == "notebook"]
    assert notebooks, "the course has no notebook"
    for page in notebooks:
        html = (root / page.url / "index.html").read_text(encoding="utf-8")
        assert len(html.encode()) <= notebook_page.BUDGET, page.path
        assert not re.search(r"cdn\.|cdnjs|unpkg|jsdelivr|mathjax|require\.js", html, re.I)
        assert '<details class="notebook-code">' in html and "Traceback" not in html
