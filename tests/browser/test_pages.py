"""Every page of the site as a reader meets it: alone on its host, at any width, in light and dark."""

from html.parser import HTMLParser
from urllib.request import urlopen

import pytest

from tests.support.browsing import FRAME, LOOKS, REFUSALS

STARTS_BY_ITSELF = "course-exercise"

WHOLE = 6
"""One of so many pages is asked everything, in both forms and with its frame. The others are asked everything
about what is their own on the desk, and on the phone what colours and width can change in it."""
PARTS = 4
"""The pages are looked at in so many tests, which can run beside each other."""


def addresses(site):
    """The address of every page, in order."""
    return site.pages()


def told(found):
    """Axe's findings as lines that name the page, the rule and the place."""
    return [f"{where}: {finding['rule']} ({finding['help']}) at {finding['where']}: {finding['html'][:1]}"
            for where, finding in found]


def wide(page):
    """How far the page reaches beyond the window, in pixels, and what reaches furthest."""
    return page.evaluate(
        """() => {
            const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
            if (over <= 1) return null;
            const edge = document.documentElement.clientWidth + 1;
            const guilty = [...document.querySelectorAll('body *')].filter(
                (one) => one.getBoundingClientRect().right > edge && getComputedStyle(one).position !== 'fixed');
            const last = guilty.at(-1);
            return [over, last ? last.tagName + '.' + last.className : '?'];
        }"""
    )


def hold_still(page):
    """Let nothing be seen half faded: what axe reads must be what a reader sees in the end."""
    page.add_style_tag(content="*,*::before,*::after{transition:none!important;animation:none!important}")


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_barriers_is_too_wide_is_refused_or_asks_another_host(site, new_page, axe, part):
    """WCAG 2.2 A and AA and best practice, on a desk in light and on a phone in dark; requests and console are watched by ``new_page``.

    Reflow (WCAG 1.4.10) is looked at as well: 320 px wide is 1280 px at 400 per cent.
    """
    page = new_page()
    page.add_init_script(REFUSALS)
    found, over, refused = [], [], []
    for number, address in enumerate(addresses(site)[part::PARTS]):
        name = address.removeprefix(site.url) or "front door"
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(address, wait_until="load")
        refused += [(name, one) for one in page.evaluate("() => window.refusals")]
        hold_still(page)
        is_whole = number % WHOLE == 0
        frame = () if is_whole else FRAME
        found += [(f"{name} at 1280 px, light", finding) for finding in axe(page, without=frame)]
        # The choice is kept for the pages that follow; each is to begin in light.
        page.get_by_title("Use dark colours").click()
        page.evaluate("() => localStorage.clear()")
        page.set_viewport_size({"width": 360, "height": 740})
        page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
        rules = () if is_whole else LOOKS
        found += [(f"{name} at 360 px, dark", finding) for finding in axe(page, rules=rules, without=frame)]
        page.set_viewport_size({"width": 320, "height": 640})
        too_wide = wide(page)
        if too_wide:
            over.append((name, *too_wide))
    assert told(found) == []
    assert over == []
    assert refused == [], "the content security policy forbids what the page does"


class Words(HTMLParser):
    """The words inside ``main`` of a page as the host hands it out, scripts and styles left out."""

    def __init__(self):
        super().__init__()
        self.open, self.words = [], []

    def handle_starttag(self, tag, attributes):
        if tag in ("main", "script", "style"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] == "main":
            self.words += data.split()


def test_every_pages_words_are_in_its_html(site):
    poor = []
    for address in addresses(site):
        reader = Words()
        with urlopen(address) as answer:
            reader.feed(answer.read().decode("utf-8"))
        if len(reader.words) < 20:
            poor.append((address.removeprefix(site.url), reader.words))
    assert poor == []


def test_pages_of_every_kind_read_without_javascript(site, new_page):
    """The first page of each folder, and each that holds an exercise: words and the exercise are seen as they stand in the HTML."""
    page = new_page(javascript=False)
    poor, seen, exercises = [], set(), 0
    for address in addresses(site):
        name = address.removeprefix(site.url)
        folder = name.split("/")[0]
        with urlopen(address) as answer:
            holds = b"<course-exercise" in answer.read()
        if folder in seen and not holds:
            continue
        seen.add(folder)
        page.goto(address, wait_until="load")
        if len(page.locator("main").first.inner_text().split()) < 20:
            poor.append((name, "no words are seen"))
        for exercise in page.locator(STARTS_BY_ITSELF).all():
            exercises += 1
            if exercise.get_attribute("data-state") != "static" or exercise.locator(".course-stage-static *").count() < 5:
                poor.append((name, "an exercise is not in the page"))
    assert poor == []
    assert exercises > 25


def test_search_finds_a_page_without_asking_another_host(site, new_page, until):
    page = new_page()
    page.goto(site.url)
    box = page.get_by_role("textbox", name="Search").first
    box.click()
    box.fill("Tuckman")
    until(lambda: page.locator(".md-search-result__item").count() > 0, why="search found nothing")


def test_tab_reaches_the_words_first(site, new_page):
    """The first stop of the keyboard skips the navigation."""
    page = new_page()
    page.goto(site.url)
    page.keyboard.press("Tab")
    first = page.evaluate("() => document.activeElement.textContent.trim()")
    assert "Skip" in first


def test_a_page_that_is_not_there_helps(site, new_page, axe):
    page = new_page(allow=["404"])
    page.goto(site.url + "404.html")
    assert page.get_by_role("link").count() > 3
    assert axe(page) == []
