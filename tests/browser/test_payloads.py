"""Known ways to make words into markup or script, tried by hand: in fields, by import, by merge, in print, in the address."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from exercises.catalog.stage_tracker import files, inputs
from exercises.record import envelope
from tests.browser.exercise_page import ExercisePage
from tests.browser.test_policy import REFUSALS
from tests.views.payloads import PAYLOADS, names_in

ALIVE = """(root) => {
    const never = 'script, iframe, object, embed, base, meta, link, math, animate, form, img, style';
    const found = [...root.querySelectorAll(never)].filter((one) => !one.matches('script.course-material'));
    for (const one of root.querySelectorAll('*')) {
        for (const {name, value} of one.attributes) {
            if (name.startsWith('on') || /^\\s*(javascript|data|vbscript):/i.test(value)) found.push(one);
        }
    }
    return found.map((one) => one.outerHTML.slice(0, 200));
}"""
"""Elements and attributes that no exercise has, and that words which came alive would make."""

MARKED = [f"{number} {payload}" for number, payload in enumerate(PAYLOADS)]
IN_A_FIELD = [words.replace("\x00", "").replace("\ud800", "") for words in PAYLOADS]


class Tracker(ExercisePage):
    """X01."""

    path = "exercises/stage-tracker/"


class Player(ExercisePage):
    """A vignette."""

    path = "vignettes/after-the-bridge-goes/"


@pytest.fixture
def watched(new_page):
    """A page in which a word that becomes script, or is kept from it only by the policy, fails the test."""
    page = new_page()
    page.add_init_script(REFUSALS)
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    return page


def stays_words(page):
    """Nothing of the page has come alive."""
    assert page.locator("course-exercise").first.evaluate(ALIVE) == []
    assert page.evaluate("() => window.refusals") == []


def evil_record():
    """X01's example with a payload wherever its owner may have written something."""
    record = files.example()
    texts = iter(MARKED * 20)
    for check_in in record["check_ins"]:
        check_in["event"] = inputs_safe(next(texts), 200)
    for entry in record["entries"]:
        entry["example"] = inputs_safe(next(texts), 200)
    for member, payload in zip(record["members"], PAYLOADS[1:]):
        member["name"] = inputs_safe(payload, 60)
    return record


def inputs_safe(words, most):
    """The words as a file can hold them: half a character has no bytes, and fields have their longest."""
    return words.replace("\ud800", "").replace("\x00", "")[:most]


def test_no_word_in_a_field_becomes_markup_now_or_when_it_is_brought_back(watched, site):
    tracker = Tracker(watched).open_live(site)
    tracker.keep("device")
    for words in IN_A_FIELD:
        for field in ("event", "example"):
            tracker.input(field).fill(words)
        expect(tracker.input("example")).to_have_value(words)
    stays_words(watched)
    tracker.is_kept_as("saved")
    let_go = tracker.hold_python()
    watched.reload()
    expect(tracker.input("example")).to_have_value(IN_A_FIELD[-1])
    stays_words(watched)
    let_go()
    tracker.go_live()
    stays_words(watched)


def test_no_word_of_a_file_that_is_opened_merged_shown_or_printed_becomes_markup(watched, site):
    tracker = Tracker(watched).open_live(site)
    tracker.give_file("open_file", f"{PAYLOADS[2].replace('/', '')}.json", files.as_json(evil_record(), PAYLOADS[0]))
    tracker.says("Opened")
    stays_words(watched)
    tracker.press("show")
    tracker.says("The figures stand below")
    stays_words(watched)
    printed = names_in(tracker.saved_by("export_page")[1])
    assert not {"script", "iframe", "img", "form", "object", "animate"} & printed
    assert not [name for name in printed if "[on" in name or name.startswith(("address:javascript", "address:data"))]
    other = {**evil_record(), "seed": inputs.blank()["seed"]}
    for entry in other["entries"]:
        entry["example"] = f"{entry['example']} otherwise"[:200]
    tracker.give_file("merge_file", "theirs.json", files.as_json(other))
    tracker.says("The files differ in")
    stays_words(watched)


def test_no_word_of_a_file_becomes_markup_in_a_vignette(watched, site):
    player = Player(watched).open_live(site)
    held = {"vignette": "after-the-bridge-goes", "path": [], "notes": {"for_the_group": "\n".join(MARKED).replace("\ud800", "").replace("\x00", "")}}
    if not player.field("open_file").is_visible():
        player.press("files")
    player.give_file("open_file", "notes.json", envelope.write("vignette", 1, held, {}))
    player.says("Opened")
    for payload in PAYLOADS[:12]:
        refused = envelope.write("vignette", 1, {"vignette": payload, "seat": payload, "path": [payload]}, {payload: payload}, payload)
        player.give_file("open_file", f"{payload.replace('/', '')}.json", refused)
        player.says("What stands here is as it was.")
    stays_words(watched)


@pytest.mark.parametrize("path", ["", "my-work/", "exercises/stage-tracker/", "no/such/page/"])
def test_no_word_in_the_address_becomes_markup(new_page, site, path):
    page = new_page(allow=["404"])
    page.add_init_script(REFUSALS)
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    # The front page's search takes its words from the address; the others have nothing that reads it.
    for payload in IN_A_FIELD if path == "" else IN_A_FIELD[:4]:
        word = quote(payload, safe="")
        page.goto(f"{site.url}{path}?q={word}&query={word}&{word}={word}#{word}", wait_until="load")
        assert page.locator("body").evaluate(
            "(body) => [...body.querySelectorAll('*')].flatMap((one) => [...one.attributes])"
            ".filter(({name, value}) => /alert\\(1\\)/.test(name + value) && name !== 'value').map(({name, value}) => name + value)") == []
        assert page.evaluate("() => window.refusals") == [], payload
    if path == "no/such/page/":
        page.goto(f"{site.url}{quote(PAYLOADS[0], safe='')}/")
        assert page.evaluate("() => window.refusals") == []
