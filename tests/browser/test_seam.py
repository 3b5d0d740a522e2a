"""From a static picture to live widgets, and what happens when that fails, is hurried, doubled or broken off."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from exercises.catalog.stage_tracker.checking import MOST_WORDS
from tests.browser.exercise_page import ExercisePage
from tests.browser.scratch import Scratch

FILE_IS_MISSING = [r"status of 404"]
MISSING = "A part of the course did not arrive, so the exercise cannot start."
LACKS = "This browser lacks what the exercise needs to run."
BROKEN = "Something in this exercise went wrong. What you entered is kept."


class Tracker(ExercisePage):
    """X01, as an example of an exercise with much to enter."""

    path = "exercises/stage-tracker/"


# What is done before Python is ready


def test_what_is_done_before_python_is_ready_is_honoured_once(page, site):
    tracker = Tracker(page)
    let_go = tracker.hold_python()
    tracker.open(site)
    tracker.check("behaviour.waited")
    tracker.becomes("starting")
    assert tracker.status() == "Starting. Go on reading or typing: what you do here counts."
    tracker.write("event", "We met in the li")
    tracker.press("add_member")
    assert "“Add a member” will be done as soon as the exercise is live." in tracker.status()
    tracker.check("behaviour.disagreed_openly")
    tracker.write("event", "brary again")
    for _ in " again":
        page.keyboard.press("ArrowLeft")
    let_go()
    tracker.becomes("live")

    expect(tracker.input("event")).to_be_focused()
    expect(tracker.input("event")).to_have_value("We met in the library again")
    page.keyboard.type(", late,")
    # The press came between the two ticks: the first is Heron's, the second Otter's.
    expect(tracker.input("behaviour.disagreed_openly")).to_be_checked()
    expect(tracker.input("behaviour.waited")).not_to_be_checked()
    record = tracker.record()["inputs"]
    assert [member["name"] for member in record["members"]] == ["Heron", "Otter"]
    name = {member["id"]: member["name"] for member in record["members"]}
    assert {name[entry["member"]]: entry["ticks"] for entry in record["entries"]} == {
        "Heron": ["waited"],
        "Otter": ["disagreed_openly"],
    }
    assert record["check_ins"][0]["event"] == "We met in the library, late, again"


def test_typing_goes_on_over_the_moment_in_which_it_goes_live(page, site):
    tracker = Tracker(page)
    let_go = tracker.hold_python()
    tracker.open(site)
    tracker.input("example").click()
    let_go()
    typed = ""
    while tracker.box.get_attribute("data-state") != "live":
        page.keyboard.type("and ")
        typed += "and "
        assert len(typed) < 100_000, "it never went live"
    page.keyboard.type("so on")
    typed += "so on"
    expect(tracker.input("example")).to_have_value(typed)
    expect(tracker.input("example")).to_be_focused()
    assert tracker.record()["inputs"]["entries"][0]["example"] == typed[:MOST_WORDS]


# Two of the same on one page


def test_two_of_the_same_on_one_page_go_their_own_ways(page, scratch_site):
    first, second = Tracker(page), Tracker(page, place=1)
    first.path = "exercises/two/"
    first.open(scratch_site)
    assert doubled_ids(page) == []
    first.go_live()
    second.go_live()
    assert doubled_ids(page) == []
    assert len(scratch_site.asked("assets/course/worker.*")) == 1, "one Python is enough for a page"

    first.check("behaviour.waited")
    second.check("behaviour.grumbled")
    second.press("add_member")
    second.says("Otter is added")
    second.write("event", "In the canteen")
    one, other = first.record()["inputs"], second.record()["inputs"]
    assert [entry["ticks"] for entry in one["entries"]] == [["waited"]]
    assert [entry["ticks"] for entry in other["entries"]] == [["grumbled"]]
    assert len(one["members"]) == 1 and len(other["members"]) == 2
    assert one["check_ins"][0]["event"] == "" and other["check_ins"][0]["event"] == "In the canteen"


def doubled_ids(page):
    """The ids that more than one element of the page has."""
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map((one) => one.id)")
    return [name for name, count in Counter(ids).items() if count > 1]


# Python cannot start


@pytest.mark.parametrize("part", ["worker.*.js", "manager.*.js", "*.wasm", "exercises.*", "library.*"])
def test_where_a_file_is_missing_the_page_stays_and_says_so(new_page, serve_site, part):
    site = serve_site(missing=[f"assets/course/{part}"])
    tracker = Tracker(new_page(allow=FILE_IS_MISSING)).open(site)
    tracker.check("behaviour.waited")
    tracker.write("event", "In the library")
    tracker.becomes("failed")
    expect(tracker.trouble).to_contain_text(f"{MISSING} What you entered is still here.")
    assert tracker.status() == "Not running. You can still read it."
    expect(tracker.page.get_by_role("heading", level=1)).to_have_text("Stage tracker")
    expect(tracker.input("behaviour.waited")).to_be_checked()
    expect(tracker.input("event")).to_have_value("In the library")
    # It can be filled in further, as on paper.
    tracker.check("behaviour.grumbled")
    paper = tracker.trouble.get_by_role("link", name="Use the paper version")
    assert tracker.page.request.get(paper.evaluate("(link) => link.href")).ok

    site.missing.clear()
    tracker.trouble.get_by_role("button", name="Try again").click()
    tracker.becomes("live")
    expect(tracker.trouble).to_be_hidden()
    record = tracker.record()["inputs"]
    assert record["entries"][0]["ticks"] == ["grumbled", "waited"]
    assert record["check_ins"][0]["event"] == "In the library"


@pytest.mark.parametrize("lacking", ["WebAssembly", "Worker"])
def test_a_browser_that_cannot_run_python_still_shows_the_page(new_page, site, axe, lacking):
    page = new_page()
    page.add_init_script(f"delete window.{lacking}")
    tracker = Tracker(page).open(site)
    tracker.check("behaviour.waited")
    tracker.becomes("failed")
    expect(tracker.trouble).to_contain_text(LACKS)
    expect(tracker.trouble).to_have_count(1)
    expect(tracker.input("behaviour.waited")).to_be_checked()
    assert tracker.barriers(axe) == []
    tracker.trouble.get_by_role("button", name="Try again").click()
    expect(tracker.trouble).to_contain_text(LACKS)
    expect(tracker.input("behaviour.waited")).to_be_checked()


@pytest.mark.parametrize(
    "host",
    [{"types": {"*.wasm": "application/octet-stream"}}, {"types": {"*.wasm": "text/plain"}, "compress": True}],
    ids=["wrong type", "wrong type, packed"],
)
def test_a_host_that_gives_webassembly_a_wrong_type_does_not_matter(page, serve_site, host):
    tracker = Tracker(page).open_live(serve_site(**host))
    tracker.check("behaviour.waited")
    assert tracker.record()["inputs"]["entries"][0]["ticks"] == ["waited"]


# Something goes wrong inside an exercise


def test_an_exception_reaches_the_reader_as_a_sentence_and_the_console_as_a_traceback(new_page, scratch_site):
    page = new_page(allow=[r"RuntimeError: what nobody foresaw"])
    messages = []
    page.on("console", lambda message: messages.append(message.text))
    broken = Scratch(page).open_live(scratch_site)
    broken.write("words", "Kept all the same")
    broken.press("break")
    expect(broken.trouble).to_contain_text(BROKEN)
    assert "RuntimeError" not in page.locator("body").inner_text()
    assert any("Traceback" in text and "what nobody foresaw" in text for text in messages)
    expect(broken.input("words")).to_have_value("Kept all the same")
    broken.trouble.get_by_role("button", name="Close this message").click()
    expect(broken.trouble).to_be_hidden()
    broken.press("answer")
    broken.says("You wrote: Kept all the same")


def test_what_a_reader_can_mend_is_told_in_its_own_words(page, scratch_site):
    broken = Scratch(page).open_live(scratch_site)
    broken.press("refuse")
    expect(broken.trouble).to_contain_text("The words are too few. Write two more.")
    expect(broken.box).to_have_attribute("data-state", "live")


def test_a_press_before_python_is_ready_that_goes_wrong_is_told_too(new_page, scratch_site):
    broken = Scratch(new_page(allow=[r"RuntimeError: what nobody foresaw"]))
    let_go = broken.hold_python()
    broken.open(scratch_site)
    broken.write("words", "Early")
    broken.press("break")
    let_go()
    broken.becomes("live")
    expect(broken.trouble).to_contain_text(BROKEN)
    expect(broken.input("words")).to_have_value("Early")


def test_an_exercise_that_cannot_be_built_fails_with_a_sentence(new_page, scratch_site):
    faulty = Scratch(new_page(allow=[r"RuntimeError: never to be built"]))
    faulty.path = "exercises/faulty/"
    faulty.open(scratch_site)
    faulty.write("words", "Still here")
    faulty.becomes("failed")
    expect(faulty.trouble).to_contain_text(BROKEN)
    expect(faulty.input("words")).to_have_value("Still here")


def test_what_the_allow_list_left_out_is_imported_from_the_whole_library(page, scratch_site):
    reaching = Scratch(page).open_live(scratch_site)
    assert scratch_site.asked("assets/course/library-whole.*") == []
    reaching.press("reach")
    reaching.says("The whole library says 2, True, Heron <heron@invented.example>")
    assert len(scratch_site.asked("assets/course/library-whole.*")) == 1


def test_python_has_no_way_out_once_it_runs(page, scratch_site):
    sending = Scratch(page).open_live(scratch_site)
    sending.press("send")
    sending.says("Open: none")


# What is kept


def test_kept_work_is_back_before_python_is(page, site, until):
    tracker = Tracker(page).open_live(site)
    tracker.keep("device")
    tracker.write("event", "In the library")
    tracker.check("behaviour.waited")
    tracker.is_kept_as("saved")

    def stands():
        kept = {one["key"]: one for one in tracker.stored(site)}
        inputs = kept.get("stage_tracker", {}).get("inputs") or {"entries": []}
        return inputs["entries"] and inputs["check_ins"][0]["event"] == "In the library"

    until(stands, why="what was entered never stood in the store")
    let_go = tracker.hold_python()
    page.reload()
    expect(tracker.input("event")).to_have_value("In the library")
    expect(tracker.input("behaviour.waited")).to_be_checked()
    assert tracker.box.get_attribute("data-state") in ("static", "starting")
    let_go()
    tracker.go_live()
    expect(tracker.input("event")).to_have_value("In the library")
    record = tracker.record()["inputs"]
    assert record["entries"][0]["ticks"] == ["waited"]
    assert record["check_ins"][0]["event"] == "In the library"


def test_what_was_done_before_python_came_is_kept_though_it_never_comes(new_page, serve_site, until):
    site = serve_site(missing=["assets/course/worker.*"])
    tracker = Tracker(new_page(allow=FILE_IS_MISSING)).open(site)
    tracker.keep("device")
    tracker.write("event", "In the li")
    typed = {"field": "event", "value": "In the li"}
    until(
        lambda: any(typed in one["edits"] for one in tracker.stored(site)),
        why="what was typed early never stood in the store",
    )
    tracker.page.reload()
    expect(tracker.input("event")).to_have_value("In the li")


def test_nothing_is_kept_before_one_agrees_or_on_a_shared_device(page, site, new_page):
    tracker = Tracker(page).open_live(site)
    tracker.write("event", "In the library")
    tracker.is_kept_as("unkept")
    expect(tracker.box.locator(".course-kept")).to_have_text("Not kept on this device yet.")
    assert tracker.stored(site) == []
    tracker.keep("tab")
    tracker.write("event", ", late")
    expect(tracker.box.locator(".course-kept")).to_have_text("Not kept: this was said to be a shared or work device.")
    assert tracker.stored(site) == []
    another = Tracker(new_page(context=page.context)).open_live(site)
    expect(another.input("event")).to_have_value("")
    assert another.stored(site) == []


def test_two_tabs_swallow_nothing_of_each_other(page, site, new_page, until):
    first = Tracker(page).open_live(site)
    first.keep("device")
    second = Tracker(new_page(context=page.context)).open_live(site)
    assert second.stored(site) == [], "to look at it is not to change it"
    first.write("event", "From the first")
    until(lambda: events(first.stored(site)) == ["From the first"], why="the first tab was not kept")
    second.write("event", "From the second")
    second.is_kept_as("copy")
    until(
        lambda: events(second.stored(site)) == ["From the first", "From the second"],
        why="the second tab's words do not stand beside the first's",
    )
    expect(second.trouble).to_contain_text("This exercise has been changed in another tab.")


def events(stored):
    """What happened that day, in each record of the store."""
    return sorted(one["inputs"]["check_ins"][0]["event"] for one in stored if one["inputs"])
