"""Faults of Python, of its worker and of the start: nothing is lost, and nothing is done twice."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.scratch import Scratch, kept_live

WORKERS = """
    window.workers = [];
    const Real = Worker;
    window.Worker = class extends Real {
        constructor(...words) {
            super(...words);
            if (words[1]?.name === 'course-python') window.workers.push(this);
        }
    };
"""
"""Lets a test end the worker behind the page's back, as a system does that is short of memory."""

VISIBLE = """(state) => {
    Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});
    document.dispatchEvent(new Event('visibilitychange'));
}"""

LITTLE_MEMORY = """
(() => {
    const grow = WebAssembly.Memory.prototype.grow;
    WebAssembly.Memory.prototype.grow = function (pages) {
        if (this.buffer.byteLength + pages * 65536 > 200e6) throw new RangeError('no more');
        return grow.call(this, pages);
    };
})();
"""
"""A phone's worth of memory for Python."""

AGAIN = "It was started again with what you had entered."
NOT_AGAIN = "The button that you pressed last was not pressed again."
SILENT = 25_000
"""Longer than the page waits for a silent Python, in milliseconds of a clock that the test moves on."""


def test_a_worker_that_was_killed_in_the_background_is_started_again(new_page, scratch_site, faults):
    fault = faults.fault("worker killed in the background")
    page = new_page(allow=["no answer from the worker"])
    page.clock.install()
    page.add_init_script(WORKERS)
    made = kept_live(page, scratch_site)
    page.evaluate(VISIBLE, "hidden")
    page.evaluate("() => window.workers[0].terminate()")
    page.evaluate(VISIBLE, "visible")
    made.write("words", ", and more")
    made.is_kept_as("saved")
    page.clock.run_for(SILENT)
    expect(made.trouble).to_contain_text(f"The exercise stopped answering. {AGAIN}")
    made.becomes("live")
    found = made.input("words").input_value()
    fault.run(None if found == "What was said, and more" else f"came back: {found!r}")
    made.press("answer")
    made.says("You wrote: What was said, and more")
    fault.holds()


@pytest.mark.parametrize("how", ["hang", "crash"])
def test_a_python_that_hangs_or_breaks_off_is_started_again_with_what_was_entered(new_page, scratch_site, faults, how):
    name, said = {"hang": ("Python hung", "The exercise stopped answering."),
                  "crash": ("Python crashed", "The exercise ran out of memory or broke off.")}[how]
    fault = faults.fault(name)
    page = new_page(allow=[".*"])
    page.clock.install()
    made = kept_live(page, scratch_site)
    made.press("add")
    made.says("Added: 1")
    made.write("later", "still being typed")
    made.press(how)
    if how == "hang":
        # Nobody stops typing because a button does nothing.
        made.write("words", ", and more")
        page.clock.run_for(SILENT)
    expect(made.trouble).to_contain_text(f"{said} {AGAIN} {NOT_AGAIN}")
    made.becomes("live")
    words = "What was said, and more" if how == "hang" else "What was said"
    shown = [made.input(field).input_value() for field in ("words", "later")]
    fault.run(None if shown == [words, "still being typed"] else f"came back: {shown}")
    made.press("add")
    made.says("Added: 2")
    # Nor does the press that broke it wait in the record for the next visit.
    made.is_kept_as("saved")
    page.reload()
    made.go_live()
    expect(made.input("words")).to_have_value(words)
    made.press("answer")
    made.says(f"You wrote: {words}")
    fault.holds()


def test_a_python_without_memory_says_so_and_goes_on_or_starts_again(new_page, serve_site, scratch_folder, faults, tmp_path):
    folder = tmp_path / "little"
    shutil.copytree(scratch_folder, folder)
    [loader] = (folder / "assets" / "course").glob("pyodide.asm.*.js")
    loader.write_text(LITTLE_MEMORY + loader.read_text("utf-8"), "utf-8", newline="")
    site = serve_site(folder=folder)
    fault = faults.fault("Python out of memory")
    made = kept_live(new_page(allow=[".*"]), site)
    made.press("fill")
    expect(made.trouble).to_contain_text("kept")
    made.becomes("live")
    made.write("words", ", and more")
    made.press("answer")
    made.says("You wrote: What was said, and more")
    made.is_kept_as("saved")
    made.page.reload()
    made.go_live()
    found = made.input("words").input_value()
    fault.run(None if found == "What was said, and more" else f"came back: {found!r}")
    fault.holds()


def test_what_a_control_holds_back_is_kept_while_python_answers_something_else(page, scratch_site):
    """Some fields hand on what is typed only when one is done with them."""
    made = kept_live(page, scratch_site)
    made.press("answer")
    made.write("later", "half a w")
    made.page.evaluate(VISIBLE, "visible")
    made.is_kept_as("saved")
    page.reload()
    expect(made.input("later")).to_have_value("half a w")
    made.go_live()
    expect(made.input("later")).to_have_value("half a w")


def test_a_reload_in_the_middle_of_starting_loses_no_word_and_does_nothing_twice(new_page, scratch_site, faults):
    fault = faults.fault("reload in the middle of starting")
    chance = faults.chance(fault.name)
    page = new_page(allow=[".*"])
    made = Scratch(page).open(scratch_site)
    made.keep("device")
    words, pressed = "", 0
    for number in range(faults.times(8, 200)):
        found = made.input("words").input_value()
        fault.run(None if found == words else f"typed: {words!r}; came back: {found!r}")
        made.box.scroll_into_view_if_needed()
        page.wait_for_timeout(chance.choice((0, 20, 100, 400, 1500)))
        made.write("words", f"{number} ")
        words += f"{number} "
        if chance.random() < 0.5:
            made.press("add")
            pressed += 1
        page.wait_for_timeout(chance.choice((0, 0, 20, 100, 400, 1500, 3000)))
        page.reload(wait_until="commit")
        made.is_told()
    made.go_live()
    expect(made.input("words")).to_have_value(words)
    made.press("add")
    made.says(f"Added: {pressed + 1}")
    fault.remark = f"{pressed} presses, each done once"
    fault.holds()
