"""The dance of responsibility walked through in a browser: one family, many runs, stopped and gone on with, to a file and back."""

import json
import re

import pytest
from playwright.sync_api import expect

from exercises.catalog.responsibility_dance import rules
from exercises.catalog.responsibility_dance.designs import DESIGNS
from exercises.catalog.responsibility_dance.simulate import MEASURES
from tests.browser.exercise_page import SHIFTS, ExercisePage

ALL = "All figures, design by design"


class ResponsibilityDance(ExercisePage):
    """The page of exercise X12."""

    path = "exercises/responsibility-dance/"

    def type_in(self, name, words):
        """Replace what stands in a field, and leave it."""
        self.input(name).fill(words)
        self.input(name).press("Tab")

    def small(self, runs="3"):
        """A world that runs fast."""
        self.type_in("world.families", "8")
        self.says("Families: 8 for 60")
        self.type_in("runs", runs)

    def ran(self):
        """Wait until the work has ended."""
        self.says("Done. The results of")

    def open_all(self):
        """Open everything that is folded away."""
        self.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")

    def figures_are(self, saved):
        """Compare every figure on the screen with what the rules make of the saved inputs."""
        results = rules.compute(saved["inputs"])
        assert saved["results"] == json.loads(json.dumps(results))
        for measure, row in zip(MEASURES, self.tables()[ALL][1:], strict=True):
            for design, cell in zip(DESIGNS, row[1:], strict=True):
                mean = results["designs"][design][measure.key]["mean"]
                told = re.match(r"([0-9.]+)(%?)", cell)
                if mean is None:
                    assert cell == "not defined"
                else:
                    figure = float(told[1]) / (100 if told[2] else 1)
                    assert abs(figure - mean) <= (0.005 if told[2] else 0.05) + 1e-9, (measure.key, design, cell, mean)


@pytest.fixture
def x12(page):
    return ResponsibilityDance(page)


def test_without_a_script_it_stands_there_to_be_read_on_a_narrow_screen(new_page, site):
    x12 = ResponsibilityDance(new_page(javascript=False, width=320)).open(site)
    expect(x12.page.get_by_role("heading", level=1)).to_have_text("The dance of responsibility")
    expect(x12.box).to_have_attribute("data-state", "static")
    text = x12.shown.inner_text()
    assert "Every number here is invented" in text and "Pat Marsh, 61, brings up her grandson" in text and "What this does not show" in text
    expect(x12.shown.get_by_role("img", name="The Marsh family’s way through five designs")).to_be_visible()
    assert x12.sideways() <= 0


def test_it_goes_live_without_a_jump(new_page, site):
    page = new_page(width=360)
    page.add_init_script(SHIFTS)
    x12 = ResponsibilityDance(page)
    let_go = x12.hold_python()
    x12.open(site)
    x12.box.evaluate("(box) => box.scrollIntoView({block: 'start'})")
    x12.becomes("starting")
    page.evaluate("() => document.fonts.ready")
    x12.two_frames()
    before = x12.now()
    let_go()
    x12.becomes("live")
    assert x12.shift_since(before) < 0.01


def test_many_runs_are_stopped_gone_on_with_saved_and_brought_back(x12, site, new_page):
    x12.open_live(site)
    x12.type_in("runs", "500")
    x12.press("run")
    x12.says("of 500 runs")
    # Something else is done meanwhile, and counts.
    x12.write("voice.name", "Heron")
    expect(x12.shown.get_by_role("img", name="How far it has come")).to_contain_text(re.compile(r"[1-9]\d* of 500 runs"))
    x12.press("run.stop")
    x12.says("Stopped. The results of")
    stopped = x12.record()["inputs"]
    done = stopped["ran"]["done"]
    assert 1 <= done < 500 and stopped["voice"]["name"] == "Heron"
    x12.type_in("runs", str(done + 2))
    x12.press("run")
    x12.ran()
    name, text = x12.saved_by("export_json")
    saved = json.loads(text)
    assert saved["inputs"]["ran"]["done"] == done + 2
    for design in DESIGNS:
        for key, row in stopped["ran"]["figures"][design].items():
            assert saved["inputs"]["ran"]["figures"][design][key][:done] == row, "what ran before the stop is as it was"
    assert rules.new_ran(saved["inputs"]["world"])["world"] == saved["inputs"]["ran"]["world"]
    again = rules.with_run(rules.new_ran(saved["inputs"]["world"]), {d: f for _, d, f in rules.pieces(saved["inputs"]["world"], 0, 1)})
    assert all(saved["inputs"]["ran"]["figures"][d][k][0] == again["figures"][d][k][0] for d in DESIGNS for k in again["figures"][d]), \
        "the browser's Python and this one make the same run"
    x12.open_all()
    x12.figures_are(saved)

    table = x12.saved_by("export_csv")[1]
    assert len(table.strip().splitlines()) == 5 * (done + 2) + 1
    page_name, printed = x12.saved_by("export_page")
    assert page_name.endswith(".html") and "<svg" in printed and "No order on it is a finding" in printed

    elsewhere = ResponsibilityDance(new_page()).open_live(site)
    elsewhere.give_file("open_file", name, text)
    elsewhere.says("Opened")
    assert elsewhere.record()["results"] == saved["results"]
    assert elsewhere.tables()[ALL] == x12.tables()[ALL]


def test_a_family_is_played_by_keyboard_alone(x12, site):
    x12.open_live(site)
    x12.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    keys = x12.page.keyboard
    x12.tab_to("family")
    keys.press("ArrowDown")
    x12.says("Parveen keeps every letter")
    x12.tab_to("hand.ask")
    keys.press("Enter")
    x12.says("You fill in the form at Money advice.")
    x12.tab_to("hand.wait")
    keys.press("Enter")
    x12.says("A letter comes from Money advice.")
    keys.press("Shift+Tab")
    assert x12.has_focus("hand.answer")
    keys.press("Enter")
    x12.says("You tell it from the beginning at Money advice")
    x12.says("Money advice says no.")
    assert x12.record()["inputs"]["moves"] == [["ask", "advice", "home"], ["wait"], ["answer"]]


def test_a_bad_file_and_a_bad_number_get_a_sentence_and_change_nothing(x12, site):
    x12.open_live(site)
    x12.small("1")
    x12.press("run")
    x12.ran()
    good = x12.saved_by("export_json")[1]
    before, title = json.loads(good)["inputs"], x12.page.title()
    far, marked = json.loads(good), json.loads(good)
    far["inputs"]["world"]["accept"] = 7
    marked["inputs"]["family"] = "<img src=x onerror=\"document.title='taken'\">"
    for name, content, says in (("half.json", good[: len(good) // 2], "breaks off in line"), ("far.json", json.dumps(far), "world, accept:"),
                                ("marked.json", json.dumps(marked), "family:"), ("runs.csv", "design,run\n", "not the world that they were made in"),
                                ("words.json", "Dear all, see you on Monday.", "not a file that an exercise saved")):
        x12.give_file("merge_file" if name == "marked.json" else "open_file", name, content)
        x12.says(says)
        x12.says("What stands here is as it was.")
    x12.type_in("world.weeks", "-3")
    x12.says("The figure that counts is still the one from before.")
    assert x12.record()["inputs"] == before and x12.page.title() == title
    forged = json.loads(good)
    forged["inputs"]["ran"]["figures"]["plan"]["family"][0] = 0
    x12.press("clear")
    x12.press("clear.yes")
    x12.says("Cleared. The record is empty.")
    x12.give_file("open_file", "forged.json", json.dumps(forged))
    x12.says("left out. Run it again.")


def test_what_turns_the_order_is_looked_for_and_found(x12, site):
    x12.open_live(site)
    x12.small("1")
    x12.type_in("world.weeks", "4")
    x12.says("Weeks: 4 for 52")
    x12.press("turn")
    x12.says("Done. 5")
    x12.says("What was tried, one number at a time")
    saved = x12.record()
    assert saved["results"] == json.loads(json.dumps(rules.compute(saved["inputs"])))
    assert len(x12.tables()["What was tried, one number at a time"]) == len(saved["inputs"]["turns"]["means"])
    x12.choose("group", "At a door")
    x12.type_in("world.accept", "0.25")
    x12.press("count")
    x12.says("0.316")
    x12.says("2.734")


def test_nothing_stands_out_sideways_on_a_narrow_screen(new_page, site):
    x12 = ResponsibilityDance(new_page(width=320)).open_live(site)
    assert x12.sideways() <= 0
    x12.press("load_example")
    x12.says("The invented example is loaded")
    x12.open_all()
    assert x12.sideways() <= 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_nothing_bars_the_way_of_a_reader_with_other_means(new_page, site, axe, width, scheme):
    still = ResponsibilityDance(new_page(width=width, color_scheme=scheme)).stay_static().open(site)
    assert still.barriers(axe) == []
    x12 = ResponsibilityDance(new_page(width=width, color_scheme=scheme)).open_live(site)
    x12.type_in("runs", "500")
    x12.press("run")
    x12.says("of 500 runs")
    assert x12.barriers(axe) == []
    x12.press("clear")
    x12.press("clear.yes")
    x12.press("load_example")
    x12.says("The invented example is loaded")
    x12.choose("group", "One service")
    x12.open_all()
    assert x12.barriers(axe) == []
