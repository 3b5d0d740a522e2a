"""The stage tracker walked through in a browser: from its picture to figures, to a file and back."""

import json
import re

import pytest
from playwright.sync_api import expect

from exercises.catalog.stage_tracker import rules
from exercises.catalog.stage_tracker.behaviours import BEHAVIOURS, STAGES, words
from exercises.catalog.stage_tracker.figures import titled
from tests.browser.exercise_page import SHIFTS, ExercisePage

HERON = (
    ("waited", "nobody_contradicted"),
    ("disagreed_openly", "grumbled"),
    ("way_of_working", "quiet_one_asked"),
    ("swapped_parts", "solved_there"),
)
OTTER = (HERON[0], HERON[2], HERON[2], HERON[3])
"""Two members who saw one meeting of four quite differently."""

PROFILE = "The group’s profile: mean shares over the members with ticks"
DISAGREEMENT = "Mean pairwise Jensen-Shannon divergence, base 2"
MOVEMENTS = "From each check-in to the next"


class StageTracker(ExercisePage):
    """The page of exercise X01."""

    path = "exercises/stage-tracker/"

    def at(self, member, number):
        """Wait until this member's page at this check-in is open."""
        expect(self.shown.get_by_role("heading", name=f"{member} at Check-in {number}")).to_be_visible()

    def tick(self, *behaviours):
        """Tick behaviours on the open page."""
        for behaviour in behaviours:
            self.check(f"behaviour.{behaviour}")

    def fill_in(self, member, story):
        """Tick one check-in after the other, from the first on."""
        for number, behaviours in enumerate(story, 1):
            self.at(member, number)
            self.tick(*behaviours)
            if number < len(story):
                self.press("next_check_in")

    def fill_in_two(self):
        """Enter both members' four check-ins."""
        self.fill_in("Heron", HERON)
        self.press("add_member")
        self.at("Otter", 4)
        self.choose("check_in", "Check-in 1")
        self.fill_in("Otter", OTTER)

    def show(self, asked=True):
        """Show the figures; two members are ``asked`` first."""
        self.press("show")
        if asked:
            self.says("Each will know what the other ticked")
            self.press("show.yes")
        self.says("The figures stand below")

    def ticked(self):
        """The behaviours that are ticked on the open page."""
        return {b for b in BEHAVIOURS if self.input(f"behaviour.{b}").is_checked()}

    def figures_are(self, results):
        """Compare every figure on the screen with what the model makes of the same record."""
        seen = [c for c in results["check_ins"] if c["profile"]]
        tables = self.tables()
        for check_in, row in zip(seen, tables[PROFILE][1:], strict=True):
            assert row[0] == titled(check_in)
            assert row[1] == f"{check_in['observers']} of {len(check_in['members'])}"
            for shown, share in zip(row[2 : 2 + len(STAGES)], check_in["profile"], strict=True):
                assert abs(int(shown.removesuffix("%")) - 100 * share) <= 0.5 + 1e-9, (row, check_in["profile"])
            assert row[-1] == rules.resembling(check_in["stage"])
        for check_in, (when, figure, said) in zip(seen, tables[DISAGREEMENT][1:], strict=True):
            assert when == titled(check_in)
            if check_in["disagreement"] is None:
                assert figure == check_in["disagreement_not_defined_because"]
            else:
                assert abs(float(figure) - check_in["disagreement"]) <= 0.005 + 1e-9
                assert said == ("disputed" if check_in["disputed"] else "near")
        told = [row[2].removesuffix(", over a gap") for row in tables[MOVEMENTS][1:]]
        assert told == [movement["movement"] for movement in results["movements"]]
        fit = results["fit"]
        if fit["tau_b"] is None:
            self.says(f"Kendall’s tau-b: not defined, because {fit['not_defined_because']}")
        else:
            said = re.search(r"tau-b: (−?[0-9.]+), over (\d+) check-ins", self.shown.inner_text())
            assert abs(float(said[1].replace("−", "-")) - fit["tau_b"]) <= 0.005 + 1e-9
            assert int(said[2]) == fit["clear"]


@pytest.fixture
def x01(page):
    return StageTracker(page)


def by_member(record):
    """Who ticked what at which check-in, by name."""
    name = {member["id"]: member["name"] for member in record["members"]}
    return {(name[e["member"]], e["check_in"]): set(e["ticks"]) for e in record["entries"]}


EXPECTED = {
    (member, f"c0{number}"): set(ticks)
    for member, story in (("Heron", HERON), ("Otter", OTTER))
    for number, ticks in enumerate(story, 1)
}


def test_without_a_script_the_exercise_stands_there_to_be_read(new_page, site):
    x01 = StageTracker(new_page(javascript=False, width=320)).open(site)
    expect(x01.page.get_by_role("heading", level=1)).to_have_text("Stage tracker")
    boxes = x01.shown.locator("[class*='field--behaviour.']")
    expect(boxes).to_have_count(25)
    shown = {text.strip() for text in boxes.all_inner_texts()}
    assert shown == {words(behaviour) for behaviour in BEHAVIOURS}
    expect(x01.box).to_have_attribute("data-state", "static")
    assert x01.status() == "Ready to read. It starts when you touch it."
    assert "JavaScript is off, so this stays as it is: to read and to print." in x01.box.inner_text()
    assert not any(stage in x01.shown.inner_text().lower() for stage in STAGES)
    assert x01.sideways() <= 0


@pytest.mark.parametrize("width", [1280, 360])
def test_it_goes_live_without_a_jump(new_page, site, width):
    page = new_page(width=width)
    page.add_init_script(SHIFTS)
    x01 = StageTracker(page)
    let_go = x01.hold_python()
    x01.open(site)
    x01.box.evaluate("(box) => box.scrollIntoView({block: 'start'})")
    x01.becomes("starting")
    page.evaluate("() => document.fonts.ready")
    x01.two_frames()
    before = x01.now()
    let_go()
    x01.becomes("live")
    assert x01.shift_since(before) < 0.01
    assert x01.status() == "Live. It runs on this device; nothing is sent anywhere."


def test_two_members_at_four_check_ins_to_a_file_and_back(x01, site, new_page):
    x01.open_live(site)
    x01.fill_in_two()
    x01.show()
    x01.says("4 check-ins with ticks, 3 of them with a clear stage, from 2 members")

    name, text = x01.saved_by("export_json")
    saved = json.loads(text)
    assert re.fullmatch(r"stage-tracker-\d{4}-\d\d-\d\d\.json", name)
    assert by_member(saved["inputs"]) == EXPECTED
    results = rules.compute(saved["inputs"])
    assert saved["results"] == json.loads(json.dumps(results))
    x01.figures_are(results)
    # The same once more in plain figures, so that page and model cannot be wrong together.
    tables = x01.tables()
    assert tables[DISAGREEMENT][2] == ["Check-in 2", "1.00", "disputed"]
    assert tables[PROFILE][2] == [
        "Check-in 2", "2 of 2", "0%", "50%", "50%", "0%", "0%", "mixed, resembling no one stage",
    ]
    x01.says("there are 3 check-ins with a clear stage, and below 4 it is too few to say")

    x01.page.reload()
    x01.go_live()
    x01.says("Nothing to show yet")
    assert x01.ticked() == set(), "nothing was to be kept, and something was"
    x01.give_file("open_file", name, text)
    x01.says("Opened")
    # Two who meet on another screen are asked there too.
    x01.show()
    assert x01.tables()[PROFILE] == tables[PROFILE]

    elsewhere = StageTracker(new_page()).open_live(site)
    elsewhere.give_file("open_file", name, text)
    elsewhere.says("Opened")
    elsewhere.show()
    again = elsewhere.tables()
    for caption in (PROFILE, DISAGREEMENT, MOVEMENTS):
        assert again[caption] == tables[caption]
    assert elsewhere.record()["results"] == saved["results"]


def test_one_members_file_joins_the_groups(x01, site, new_page):
    otter = StageTracker(new_page()).open_live(site)
    otter.write("member_name", "Otter")
    otter.press("rename_member")
    otter.at("Otter", 1)
    otter.fill_in("Otter", OTTER)
    name, text = otter.saved_by("export_mine")
    assert name == "stage-tracker-otter.json"

    x01.open_live(site)
    x01.fill_in("Heron", HERON)
    x01.give_file("merge_file", name, text)
    x01.says("Here now: 2 made-up names")
    assert by_member(x01.record()["inputs"]) == EXPECTED
    x01.give_file("merge_file", name, text)
    x01.says("All of it was here already.")


def bad_files(good, table):
    """Files that strangers might bring: a name, the content, and what the sentence about it says."""
    other = json.loads(good)
    other["version"] = 99
    marked = json.loads(good)
    marked["inputs"]["members"][0]["name"] = "<img src=x onerror=\"document.title='taken'\">" * 2
    unknown = json.loads(good)
    unknown["inputs"]["entries"][0]["ticks"] = ["<script>document.title='taken'</script>"]
    formula = table.replace("grumbled", "=HYPERLINK(0)", 1)
    line = 1 + table[: table.index("grumbled")].count("\n")
    return [
        ("half.json", good[: len(good) // 2], "breaks off in line"),
        ("other.json", json.dumps(other), "version 99"),
        ("marked.json", json.dumps(marked), "members, number 1, name:"),
        ("unknown.json", json.dumps(unknown), "entries, number 1"),
        ("formula.csv", formula, f"Line {line}, ticks: “=HYPERLINK(0)” is not one of the twenty-five behaviours."),
        ("large.json", good + " " * (5 * 1024 * 1024), "larger than 5 MB"),
        ("words.json", "Dear group, see you on Monday.", "not a file that an exercise saved"),
        ("picture.json", b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
    ]


def test_a_bad_file_gets_a_sentence_and_changes_nothing(x01, site):
    x01.open_live(site)
    x01.fill_in("Heron", HERON)
    good, table = x01.saved_by("export_json")[1], x01.saved_by("export_csv")[1]
    before = json.loads(good)["inputs"]
    title = x01.page.title()
    for name, content, says in bad_files(good, table):
        for field in ("open_file", "merge_file"):
            x01.give_file(field, name, content)
            x01.says(says)
            x01.says("What stands here is as it was.")
            assert x01.record()["inputs"] == before, name
            # The next one has to bring its own sentence.
            x01.says("was handed to your browser")
    assert x01.page.title() == title, "a file's markup was run"
    assert x01.shown.locator("img, script").count() == 0
    # A good file is not opened over entries either: it would take their place.
    x01.give_file("open_file", "good.json", good)
    x01.says("There are entries here already")
    assert x01.record()["inputs"] == before


def test_what_was_typed_comes_back_from_a_table_as_text(x01, site, new_page):
    typed = "=1+1 <b>“so”</b>, she said; then\u00a0left"
    x01.open_live(site)
    x01.tick("waited")
    x01.input("example").fill(typed)
    x01.input("event").fill("@home")
    table = x01.saved_by("export_csv")[1]
    assert "'=1+1" in table and "'@home" in table, "a spreadsheet would take this for a formula"

    back = StageTracker(new_page()).open_live(site)
    back.give_file("open_file", "table.csv", table)
    back.says("Opened")
    assert back.input("example").input_value() == typed
    assert back.input("event").input_value() == "@home"
    back.show(asked=False)
    expect(back.shown.locator("b")).to_have_count(0)


def test_the_invented_example_is_loaded_looked_at_and_cleared(x01, site):
    x01.open_live(site)
    x01.press("load_example")
    x01.says("The invented example is loaded: five members, seven check-ins.")
    x01.says("Nobody here is real.")
    x01.show(asked=False)
    record = x01.record()
    x01.figures_are(rules.compute(record["inputs"]))
    x01.says("Kendall’s tau-b: 0.83, over 6 check-ins with a clear stage.")
    figures = {row[0].partition(",")[0]: row[1:] for row in x01.tables()[DISAGREEMENT]}
    assert figures["Check-in 3"] == ["0.67", "disputed"]
    assert figures["Check-in 2"] == ["0.40", "disputed"]

    x01.press("clear")
    x01.says("Without a saved file it cannot be brought back.")
    x01.press("clear.yes")
    x01.says("Cleared. The record is empty.")
    x01.says("Nothing to show yet")
    assert x01.record()["inputs"]["entries"] == []


def test_from_the_top_of_the_page_by_keyboard_alone(x01, site):
    x01.open_live(site)
    x01.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    keys = x01.page.keyboard
    x01.tab_to("check_in")
    for key, number in (("ArrowDown", 2), ("ArrowUp", 1)):
        keys.press(key)
        x01.at("Heron", number)
        assert x01.has_focus("check_in")
    for behaviour in HERON[0]:
        x01.tab_to(f"behaviour.{behaviour}")
        keys.press("Space")
        assert x01.has_focus(f"behaviour.{behaviour}")
    assert x01.ticked() == set(HERON[0])
    x01.tab_to("next_check_in")
    keys.press("Enter")
    x01.at("Heron", 2)
    assert x01.has_focus("next_check_in")
    x01.page.keyboard.press("Shift+Tab")
    assert x01.has_focus("example")
    keys.type("We laughed.")
    x01.tab_to("show")
    keys.press("Enter")
    x01.says("The figures stand below: 1 check-in with ticks")
    assert x01.has_focus_within()
    record = x01.record()["inputs"]
    assert record["entries"][0]["ticks"] == sorted(HERON[0])
    assert record["entries"][1]["example"] == "We laughed."


def test_nothing_stands_out_sideways_on_a_narrow_screen(new_page, site):
    still = StageTracker(new_page(width=320)).stay_static().open(site)
    assert still.sideways() <= 0
    x01 = StageTracker(new_page(width=320)).open_live(site)
    assert x01.sideways() <= 0
    x01.press("load_example")
    x01.says("five members")
    x01.show(asked=False)
    assert x01.sideways() <= 0


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (360, "dark")])
def test_nothing_bars_the_way_of_a_reader_with_other_means(new_page, site, axe, width, scheme):
    still = StageTracker(new_page(width=width, color_scheme=scheme)).stay_static().open(site)
    assert still.barriers(axe) == []
    x01 = StageTracker(new_page(width=width, color_scheme=scheme)).open_live(site)
    assert x01.barriers(axe) == []
    x01.fill_in_two()
    x01.press("show")
    x01.says("Each will know what the other ticked")
    assert x01.barriers(axe) == []
    x01.press("show.yes")
    x01.says("The figures stand below")
    x01.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert x01.barriers(axe) == []
