"""The frame of a page by keyboard: drawer, search, source cards, letters that must do nothing, paper."""

from collections.abc import Callable

PHONE = {"width": 360, "height": 740}
CITING = "modules/m3-shared-purpose-and-mediation/standing-between/"


def focused(page) -> str:
    """The classes of what has the focus."""
    return page.evaluate("() => document.activeElement.className")


def test_the_drawer_opens_takes_the_focus_and_gives_it_back(site, new_page, axe, until: Callable):
    page = new_page(**PHONE)
    page.goto(site.url + CITING)
    menu = page.get_by_role("button", name="Menu", exact=True)
    menu.focus()
    page.keyboard.press("Enter")
    until(lambda: "course-side__close" in focused(page), why="the drawer did not take the focus")
    assert menu.get_attribute("aria-expanded") == "true"
    assert axe(page) == []
    page.keyboard.press("Escape")
    until(lambda: "course-menu" in focused(page), why="the focus did not go back to the button")
    assert menu.get_attribute("aria-expanded") == "false"


def test_a_drawer_that_is_shut_takes_no_tab_stop(site, new_page):
    page = new_page(**PHONE)
    page.goto(site.url + CITING)
    inside = []
    for _ in range(12):
        page.keyboard.press("Tab")
        inside.append(page.evaluate("() => Boolean(document.activeElement.closest('#course-side, .md-search'))"))
    assert not any(inside)


def test_search_on_a_phone_opens_by_its_button_and_is_clean(site, new_page, axe, until: Callable):
    page = new_page(**PHONE, reduced_motion="reduce")
    page.goto(site.url)
    page.get_by_role("button", name="Search", exact=True).click()
    until(lambda: "md-search__input" in focused(page), why="the field did not take the focus")
    page.keyboard.type("trust")
    until(lambda: page.locator(".md-search-result__item").count() > 0, why="search found nothing")
    assert axe(page) == []
    page.keyboard.press("Escape")
    until(lambda: "course-find" in focused(page), why="the focus did not go back to the button")


def test_a_source_opens_beside_its_line_and_goes_by_escape(site, new_page, axe, until: Callable):
    page = new_page()
    page.goto(site.url + CITING)
    number = page.locator("a.cite").first
    number.focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog", name="Source")
    until(card.is_visible, why="the card did not open")
    assert page.url.endswith(CITING), "the page itself must stay where it is"
    assert len(card.inner_text().split()) > 10
    assert axe(page) == []
    page.keyboard.press("Escape")
    until(lambda: page.locator(".source-beside").count() == 0, why="the card did not close")
    assert number.evaluate("one => one === document.activeElement")


def test_without_javascript_a_number_leads_to_its_card_at_the_foot(site, new_page):
    page = new_page(javascript=False)
    page.goto(site.url + CITING)
    number = page.locator("a.cite").first
    target = number.get_attribute("href")
    number.click()
    assert page.url.endswith(target)
    assert page.locator(f".source-cards {target}").is_visible()


def test_single_letters_do_nothing_outside_a_field(site, new_page):
    """WCAG 2.1.4. The stock page goes to the next one on a bare "n", to the last on "p", to search on "s"."""
    page = new_page()
    address = site.url + CITING
    page.goto(address)
    page.locator("a.cite").first.focus()
    for letter in "np.,sf/":
        page.keyboard.press(letter)
    page.wait_for_timeout(300)
    assert page.url == address
    assert not page.evaluate("() => document.getElementById('__search').checked")


def test_paper_has_no_frame_and_carries_the_address(site, new_page):
    page = new_page()
    page.goto(site.url + CITING)
    page.emulate_media(media="print")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".md-header").is_visible()
    assert not page.locator(".course-side").is_visible()
    assert page.locator(".source-cards").is_visible()
    assert page.url in page.locator(".page-address").inner_text()
