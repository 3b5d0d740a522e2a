"""Killed while typing: the whole browser, the tab alone, the page closed; what was shown as saved is there again.

The moments are random and seeded. Python is kept away where it is not what is tried: the page writes the record without it.
"""

import contextlib

import pytest
from playwright.sync_api import Error

from tests.browser.killing import Killable, Writer
from tools.ground import chromium

PATH = "exercises/stage-tracker/"
ONLY_THE_RECORD = ["assets/course/worker*", "assets/javascripts/*", "assets/fonts/*", "assets/stylesheets/*", "search/*"]
"""What a host leaves out where neither Python nor the look of the page is tried: the page, its script and its store remain."""


def type_for_a_while(writer, page, chance, stop_when_saved):
    """Type in bursts, looking at the line between; ends after a random while, or as soon as all of it is called saved."""
    for burst in range(chance.randint(1, 8)):
        writer.type(page, f"w{burst} "[: chance.randint(1, 4)])
        for _ in range(chance.choice((0, 0, 1, 3, 20))):
            if writer.is_saved(page) and stop_when_saved:
                return
            page.wait_for_timeout(chance.choice((0, 5, 15)))


def words_of(number):
    """Words that no other round has."""
    return f"{number}: "


def end_tab(page):
    """End the page's own process as a fault in it would, without a word to the page."""
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")


@pytest.fixture
def killable(browser, tmp_path):
    made = Killable(browser.browser_type, chromium.find(), tmp_path / "profile")
    made.profile.mkdir()
    yield made
    if made.process is not None:
        made.gone()


def kill_again_and_again(killable, fault, chance, address, times, becomes=None):
    """Start, read what came back, type, kill; the last start only reads."""
    writer = None
    for number in range(times + 1):
        page = killable.start()
        hand = Writer()
        found = hand.sit_down(page, address)
        if writer is None:
            hand.agree(page)
        else:
            fault.run(writer.loss(found))
        if number == times:
            break
        if becomes:
            hand.come_near(page, becomes)
        hand.begin(page, words_of(number))
        # Half of the time at the very moment at which the line says that all is saved, half of the time at any.
        type_for_a_while(hand, page, chance, stop_when_saved=number % 2 == 0)
        killable.gone()
        writer = hand
    killable.gone()


def test_the_whole_browser_killed_while_typing(killable, serve_site, faults):
    site = serve_site(missing=ONLY_THE_RECORD)
    fault = faults.fault("browser killed (SIGKILL) while typing")
    kill_again_and_again(killable, fault, faults.chance(fault.name), site.url + PATH, faults.times(30, 1000))
    fault.holds()


def test_the_whole_browser_killed_while_typing_with_python_live(killable, site, faults):
    fault = faults.fault("the same, with Python live")
    kill_again_and_again(killable, fault, faults.chance(fault.name), site.url + PATH, faults.times(3, 60), becomes="live")
    fault.holds()


def test_the_tab_killed_while_typing(new_page, serve_site, faults):
    """The page's own process ends; the browser stays, and the page is opened anew."""
    site = serve_site(missing=ONLY_THE_RECORD)
    fault = faults.fault("tab alone killed (its process crashes) while typing")
    chance = faults.chance(fault.name)
    page = new_page(allow=[".*"])
    context, writer = page.context, None
    for number in range(faults.times(12, 300) + 1):
        hand = Writer()
        found = hand.sit_down(page, site.url + PATH)
        if writer is None:
            hand.agree(page)
        else:
            fault.run(writer.loss(found))
        hand.begin(page, words_of(number))
        type_for_a_while(hand, page, chance, stop_when_saved=number % 2 == 0)
        end_tab(page)
        page.close()
        page, writer = new_page(context=context), hand
    fault.holds()


@pytest.mark.parametrize("way", ["reloaded", "left", "closed"])
def test_a_page_that_goes_in_the_middle_of_a_word_keeps_all_of_it(new_page, serve_site, faults, way):
    """Nothing is shown as saved yet, and nothing may be lost all the same."""
    site = serve_site(missing=ONLY_THE_RECORD)
    fault = faults.fault(f"page {way} in the middle of a word")
    chance = faults.chance(fault.name)
    page = new_page(allow=[".*"])
    context, writer = page.context, None
    for number in range(faults.times(5, 100) + 1):
        hand = Writer()
        found = hand.sit_down(page, site.url + PATH)
        if writer is None:
            hand.agree(page)
        else:
            fault.run(None if found == writer.typed else f"typed: {writer.typed!r}; came back: {found!r}")
        hand.begin(page, words_of(number))
        type_for_a_while(hand, page, chance, stop_when_saved=False)
        hand.type(page, "end")
        if way == "reloaded":
            page.reload(wait_until="commit")
        elif way == "left":
            page.goto(site.url + "privacy/", wait_until="commit")
        else:
            other = new_page(context=context)
            page.close(run_before_unload=True)
            page = other
        writer = hand
    fault.holds()
