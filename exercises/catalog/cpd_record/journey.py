"""The CPD record walked through in a browser: written, answered by a peer on another device, pasted, kept."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.exercise_page import ExercisePage


class CPD(ExercisePage):
    """The page of the CPD record."""

    path = "exercises/cpd-record/"

    def fill_in(self, name="Heron"):
        """Write one whole piece under a made-up name."""
        self.input("title").fill("The address in the letter")
        self.input("type").select_option(index=2)
        self.input("what").fill("I played it from two chairs.")
        self.input("date").fill("14/10/2026")
        self.input("learnt").fill("Nobody had asked who reads the post.")
        self.input("impact").fill("I ask before the first letter.")
        self.input("name").fill(name)
        self.input("name").blur()
        self.says("Every field of this piece has something in it.")


@pytest.fixture
def cpd(page):
    return CPD(page)


def test_without_a_script_the_questions_stand_there_to_be_read(new_page, site):
    cpd = CPD(new_page(javascript=False, width=320)).open(site)
    expect(cpd.box).to_have_attribute("data-state", "static")
    assert "What did you learn from it?" in cpd.shown.inner_text()
    assert "checked on 22 November 2026" in cpd.shown.inner_text()
    assert cpd.sideways() <= 0


def test_a_piece_goes_to_a_peer_on_another_device_and_comes_back(cpd, site, new_page):
    cpd.open_live(site)
    cpd.fill_in()
    name, sent = cpd.saved_by("ask_peer")
    assert name == "reflection-for-a-peer.json" and "I ask before" not in sent, "what is not ticked stays here"
    peer = CPD(new_page()).open_live(site)
    peer.give_file("peer_file", name, sent)
    peer.says("From Heron: The address in the letter")
    peer.input("answer.chair").fill("Who opened the door.")
    _, answered = peer.saved_by("send_answers")
    cpd.give_file("peer_file", "answers.json", answered)
    cpd.says("Peer A answered")
    cpd.says("Who opened the door.")
    cpd.input("peer").fill("I had never thought of the door.")
    cpd.says("1 of at least 1 among them has words learnt with a peer")
    saved = cpd.record()
    assert saved["inputs"]["pieces"][0]["answers"][0]["chair"] == "Who opened the door."
    assert saved["results"]["with_peer"] == 1
    # On a third device the file brings all of it.
    third = CPD(new_page()).open_live(site)
    third.give_file("open_file", "mine.json", json.dumps(saved))
    third.says("Peer A answered")
    assert third.record()["inputs"] == saved["inputs"]
    name, page = cpd.saved_by("export_page")
    assert re.fullmatch(r"cpd-record-\d{4}-\d\d-\d\d\.html", name) and "I had never thought of the door." in page
    third.give_file("peer_file", "broken.json", "{")
    third.says("What stands here is as it was.")


def test_field_by_field_into_somebody_elses_form(new_page, site):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    cpd = CPD(page).open_live(site)
    cpd.fill_in()
    cpd.press("copy.learnt")
    cpd.says("Copied.")
    assert page.evaluate("() => navigator.clipboard.readText()") == "Nobody had asked who reads the post."
    cpd.press("copy.peer")
    cpd.says("There is nothing to copy yet.")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    cpd.press("copy.impact")
    cpd.says("Your browser does not let a page copy.")
    assert page.evaluate("() => getSelection().toString() || document.activeElement.value") == "I ask before the first letter."


def test_what_was_written_is_there_after_the_tab_is_closed(cpd, site):
    cpd.open_live(site)
    cpd.keep("device")
    cpd.fill_in()
    cpd.is_kept_as("saved")
    again = CPD(cpd.page.context.new_page()).open_live(site)
    expect(again.input("learnt")).to_have_value("Nobody had asked who reads the post.")


def test_by_keyboard_alone(cpd, site):
    cpd.open_live(site)
    cpd.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    keys = cpd.page.keyboard
    for name, words in (("title", "Seats"), ("what", "Two chairs"), ("learnt", "One thing"), ("impact", "I ask")):
        cpd.tab_to(name)
        keys.type(words)
    cpd.tab_to("add_piece", most=400)
    keys.press("Enter")
    cpd.says("An empty piece stands below.")
    assert [piece["what"] for piece in cpd.record()["inputs"]["pieces"]] == ["Two chairs", ""]


def test_narrow_and_without_barriers(new_page, site, axe):
    for width, scheme in ((1280, "light"), (360, "dark")):
        cpd = CPD(new_page(width=width, color_scheme=scheme)).open_live(site)
        assert cpd.barriers(axe) == []
        cpd.press("load_example")
        cpd.says("The invented example is loaded")
        cpd.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert cpd.barriers(axe) == []
        if width == 360:
            cpd.page.set_viewport_size({"width": 320, "height": 640})
            assert cpd.sideways() <= 0
