"""Reflections walked through in a browser: written before Python came, kept, answered by a peer on another device, narrow and dark."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.exercise_page import ExercisePage
from tests.browser.test_work import Work


class Reflect(ExercisePage):
    """The reflect page of the second module."""

    path = "modules/m2-learning-from-our-own-group/reflect/"

    def record_of(self):
        """The first reflection, as a saved file holds it."""
        self.press("files_open")
        return self.record()["inputs"]["reflections"][0]


class OwnPage(ExercisePage):
    """The exercise's own page, where a peer's file is opened."""

    path = "exercises/reflection/"


@pytest.fixture
def reflect(page):
    return Reflect(page)


def test_what_is_written_before_python_comes_counts_is_kept_and_comes_back(reflect, site, axe):
    let_go = reflect.hold_python()
    reflect.open(site)
    expect(reflect.box).to_have_attribute("data-state", "static")
    assert reflect.box.evaluate("(box) => box.compareDocumentPosition(document.querySelector('#how-the-group-ended')) & 2"), "the prompts stand above"
    reflect.box.scroll_into_view_if_needed()
    reflect.input("prompt").select_option(index=3)
    reflect.input("model").nth(2).check()
    reflect.input("part.1").fill("We said nobody minded")
    let_go()
    reflect.becomes("live")
    reflect.says("Whose silence did your group call agreement?")
    expect(reflect.input("part.1")).to_have_value("We said nobody minded")
    reflect.keep("device")
    reflect.input("part.2").fill("Ring her on 07700 900123")
    reflect.says("looks like a UK phone number")
    reflect.is_kept_as("saved")
    assert reflect.barriers(axe) == []
    held = reflect.record_of()
    assert held["prompt"] == "whose-silence" and held["texts"] == {"driscoll_what": "We said nobody minded", "driscoll_so": "Ring her on 07700 900123"}
    again = Reflect(reflect.page.context.new_page()).open_live(site)
    expect(again.input("part.1")).to_have_value("We said nobody minded")
    work = Work(again.page, site).open()
    assert any("Reflections: Learning from our own group" in title for title in work.titles())


def test_a_reflection_goes_to_a_peer_on_another_device_and_comes_back(reflect, site, new_page, axe):
    reflect.open_live(site)
    reflect.input("part.1").fill("I let him speak on")
    reflect.input("unresolved").fill("Why I was relieved")
    reflect.press("ask_open")
    reflect.says("beginning “I let him speak on”")
    name, sent = reflect.saved_by("ask_peer")
    assert name == "reflection-for-a-peer.json" and "relieved" not in sent, "what is not ticked stays here"
    peer = OwnPage(new_page(width=360, color_scheme="dark")).open_live(site)
    peer.give_file("peer_file", name, sent)
    peer.says("I let him speak on")
    peer.input("answer.heard").fill("That it was easier")
    assert peer.barriers(axe) == []
    _, answered = peer.saved_by("send_answers")
    reflect.input("part.1").fill("I let him speak on, and was glad of it")
    reflect.give_file("answers_file", "answers.json", answered)
    reflect.says("They answered an earlier version.")
    reflect.says("That it was easier")
    peer.press("files_open")
    assert peer.record()["inputs"]["asked"][0]["heard"] == "That it was easier"
    reflect.give_file("answers_file", "broken.json", "{")
    reflect.says("What stands here is as it was.")
    peer.page.set_viewport_size({"width": 320, "height": 640})
    assert peer.sideways() <= 0
    # On a third device, the file that was saved brings all of it.
    reflect.press("files_open")
    assert "easier" not in reflect.saved_by("export_own")[1], "what a peer wrote is not handed in"
    saved = reflect.record()
    third = Reflect(new_page()).open_live(site)
    third.press("files_open")
    third.give_file("open_file", "mine.json", json.dumps(saved))
    third.says("Peer A answered")


def test_without_a_script_the_prompts_and_the_models_stand_there_and_keyboard_reaches_the_field(new_page, site, reflect):
    still = Reflect(new_page(javascript=False, width=320)).open(site)
    assert "Why these four" in still.shown.inner_text() and "Working safely" in still.shown.inner_text() and still.sideways() <= 0
    reflect.open_live(site)
    reflect.input("prompt").focus()
    reflect.tab_to("part.1", most=8)
    reflect.page.keyboard.type("By keyboard alone")
    reflect.tab_to("files_open", most=30)
    reflect.page.keyboard.press("Enter")
    assert "By keyboard alone" in reflect.saved_by("export_page")[1]
