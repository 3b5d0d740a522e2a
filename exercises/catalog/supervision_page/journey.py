"""The supervision page walked through in a browser, by keyboard, narrow and in the dark."""

import json

from playwright.sync_api import expect

from tests.browser.exercise_page import ExercisePage


class Supervision(ExercisePage):
    """The page of the supervision page."""

    path = "exercises/supervision-page/"


def test_written_by_keyboard_saved_and_opened_elsewhere(page, site, new_page, axe):
    mine = Supervision(page).open_live(site)
    mine.keep("device")
    mine.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    for name, words in (("noticed", "She looked at the door"), ("power", "I chose the chair"), ("question", "Who was I there for?")):
        mine.tab_to(name)
        mine.page.keyboard.type(words)
    mine.is_kept_as("saved")
    assert mine.barriers(axe) == []
    saved = mine.record()
    assert saved["inputs"]["question"] == "Who was I there for?"
    assert "I chose the chair" in mine.saved_by("export_page")[1]
    again = Supervision(mine.page.context.new_page()).open_live(site)
    expect(again.input("power")).to_have_value("I chose the chair")
    other = Supervision(new_page(width=360, color_scheme="dark")).open_live(site)
    other.give_file("open_file", "page.json", json.dumps(saved))
    other.says("Opened")
    expect(other.input("noticed")).to_have_value("She looked at the door")
    assert other.barriers(axe) == []
    other.page.set_viewport_size({"width": 320, "height": 640})
    assert other.sideways() <= 0


def test_without_a_script_it_is_there_to_be_read(new_page, site):
    still = Supervision(new_page(javascript=False, width=320)).open(site)
    assert "My use of power" in still.shown.inner_text() and still.sideways() <= 0
