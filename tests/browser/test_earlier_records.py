"""What an earlier version kept, what a later one kept, and what My work says of promises and files."""

import json

from playwright.sync_api import expect

from tests.browser.scratch import Scratch
from tests.browser.test_work import Work, record

PERSISTENCE = """
    let promised = false;
    const ask = async () => (promised = sessionStorage.getItem('promises') === 'yes');
    Object.defineProperty(StorageManager.prototype, 'persisted', {value: async () => promised});
    Object.defineProperty(StorageManager.prototype, 'persist', {value: () => { window.asked = true; return ask(); }});
"""


def kept(version, inputs, **part):
    return record("scratch", exercise="scratch", title="Scratch", address="exercises/scratch/", version=version, inputs=inputs, fields={},
                  notes="", results={}, **part)


def test_what_an_earlier_version_kept_is_brought_to_today_and_gone_on_with(new_page, scratch_site, until):
    page = new_page()
    Work(page, scratch_site).seeded(kept(1, {"said": "From before"}))
    scratch = Scratch(page).open_live(scratch_site)
    expect(scratch.input("words")).to_have_value("From before")
    scratch.write("words", ", and now")
    scratch.is_kept_as("saved")

    def gone_on_with():
        # Saved is also what waits among the edits until Python has taken it.
        [found] = scratch.stored(scratch_site)
        return (found["version"], found["inputs"]["words"]) == (2, "From before, and now")

    until(gone_on_with, why="what was typed is not in the record")


def test_what_a_later_version_kept_is_put_aside_as_it_was_said_so_and_can_be_taken_out(new_page, scratch_site):
    page = new_page()
    Work(page, scratch_site).seeded(kept(99, {"of": "a version to come"}, edits=[{"field": "words", "value": "typed since"}]))
    scratch = Scratch(page).open_live(scratch_site)
    expect(scratch.trouble).to_contain_text("made by a newer version of this course")
    scratch.write("words", ", and new")
    scratch.is_kept_as("saved")
    work = Work(page, scratch_site).open()
    assert sorted(work.titles()) == ["Scratch", "Scratch Not readable here"]
    _, text = work.saved("Save a file of Scratch (not readable here)")
    [held] = json.loads(text)["records"]
    assert (held["version"], held["inputs"]) == (99, {"of": "a version to come"})
    assert held["typed_since"] == [{"field": "words", "value": "typed since"}]


def test_persistence_is_asked_for_and_its_answer_shown(new_page, scratch_site):
    page = new_page()
    page.add_init_script(PERSISTENCE)
    scratch = Scratch(page).open(scratch_site)
    scratch.keep("device")
    scratch.write("words", "Kept")
    scratch.is_kept_as("saved")
    assert page.evaluate("() => window.asked") is True
    work = Work(page, scratch_site).open()
    expect(work.element).to_contain_text("The browser has not promised to keep it.")
    page.evaluate("() => sessionStorage.setItem('promises', 'yes')")
    work.press("Ask the browser to promise")
    expect(work.element).to_contain_text("The browser has promised not to clear it of its own accord.")


def test_the_last_file_is_shown_and_whether_anything_has_changed_since_whatever_the_clock_says(new_page, scratch_site):
    page = new_page()
    work = Work(page, scratch_site).seeded(kept(2, {"words": "Kept", "count": 0, "later": ""}))
    taken = page.locator(".work-record td").nth(2)
    expect(taken).to_contain_text("never")
    work.saved("Save a file of Scratch")
    expect(taken).not_to_contain_text("never")
    expect(taken).not_to_contain_text("changed since")
    page.add_init_script("Date.now = () => 1_000_000_000_000")
    scratch = Scratch(page).open_live(scratch_site)
    scratch.write("words", ", later")
    scratch.is_kept_as("saved")
    work.open()
    expect(taken).to_contain_text("; changed since")
