"""The threshold ladder walked through in a browser: alone, committed, set beside others, to a file and back."""

import json
import re

import pytest
from playwright.sync_api import expect

from exercises.catalog.threshold_ladder import rules
from exercises.catalog.threshold_ladder.referrals import ALL, BY_ID, NOW, OPEN, REFERRALS, RUNGS, UNSURE
from tests.browser.exercise_page import SHIFTS, ExercisePage

HERON = (2, 3, 2, 2, 4, 3, 2, 3, 2, 1, 1, 2)
OTTER = (2, 2, 3, 4, 2, 3, 2, 4, 4, 2, 1, 2)
PLACED = "Who placed which referral where, before anybody spoke"
PAIRS = "Every pair, before the talk"


class ThresholdLadder(ExercisePage):
    """The page of exercise X08."""

    path = "exercises/threshold-ladder/"

    def at(self, referral):
        """Wait until this referral is open."""
        expect(self.shown.get_by_role("heading", name=BY_ID[referral].title, exact=False).first).to_be_visible()

    def place(self, rung):
        """Choose a rung on the open referral."""
        self.field("rung").locator("input").nth(rung - 1).check()

    def fill_in(self, rungs, referrals=ALL):
        """Place one referral after the other, each with a reason."""
        for number, (one, rung) in enumerate(zip(referrals, rungs), 1):
            self.at(one)
            self.place(rung)
            self.input("why").fill(f"Reason {number}")
            if number < len(rungs):
                self.press("next")

    def commit(self):
        """Commit the open sheet."""
        self.press("commit")
        self.says("Commit it?")
        self.press("commit.yes")

    def enter_two(self):
        """Two people place and commit."""
        self.fill_in(HERON)
        self.commit()
        self.says("Two of the twelve needed action now")
        self.press("add_rater")
        self.says("Otter is added")
        self.fill_in(OTTER)
        self.commit()
        self.says("Committed. It stays as it is.")

    def show(self):
        """Show where people stand, and the coefficients."""
        self.press("show")
        self.says("The results stand below")
        self.press("figures")
        self.says("Everybody together")

    def figures_are(self, results):
        """Compare every figure on the screen with what the model makes of the same record."""
        tables = self.tables()
        for row, shown in zip(results["referrals"], tables[PLACED][1:], strict=True):
            assert shown[0] == row["title"]
            told = ["to know more" if p["rung"] == UNSURE else "not placed" if p["rung"] is None else str(p["rung"]) for p in row["placements"]]
            assert shown[1:] == told
        before = results["rounds"]["before"]
        for pair, shown in zip(before["pairs"], tables[PAIRS][1:], strict=True):
            assert shown[1] == f"{pair['matches']} of {pair['shared']}"
            for cell, figure in zip(shown[2:], (pair["kappa"], pair["weighted"]), strict=True):
                assert abs(float(cell.replace("−", "-")) - figure) <= 0.005 + 1e-9
        told = re.search(r"alpha before the talk, ordinal: (−?[0-9.]+); middle 95 per cent of 1,000 draws of referrals (−?[0-9.]+) to (−?[0-9.]+) "
                         r"\(seed 1965", self.shown.inner_text())
        shown = [float(figure.replace("−", "-")) for figure in told.groups()]
        wanted = [before["alpha"]["ordinal"], before["interval"]["low"], before["interval"]["high"]]
        assert all(abs(a - b) <= 0.005 + 1e-9 for a, b in zip(shown, wanted, strict=True)), (shown, wanted)


@pytest.fixture
def x08(page):
    return ThresholdLadder(page)


def test_without_a_script_the_exercise_stands_there_to_be_read(new_page, site):
    x08 = ThresholdLadder(new_page(javascript=False, width=320)).open(site)
    expect(x08.page.get_by_role("heading", level=1)).to_have_text("Threshold ladder")
    expect(x08.box).to_have_attribute("data-state", "static")
    text = x08.shown.inner_text()
    assert REFERRALS[0].text in text and all(rung in text for rung in RUNGS)
    expect(x08.field("rung").locator("input")).to_have_count(5)
    assert not any(BY_ID[one].action.duty in x08.page.content() for one in NOW), "the two are told only once somebody has committed"
    assert "JavaScript is off, so this stays as it is: to read and to print." in x08.box.inner_text()
    assert x08.sideways() <= 0


@pytest.mark.parametrize("width", [1280, 360])
def test_it_goes_live_without_a_jump(new_page, site, width):
    page = new_page(width=width)
    page.add_init_script(SHIFTS)
    x08 = ThresholdLadder(page)
    let_go = x08.hold_python()
    x08.open(site)
    x08.box.evaluate("(box) => box.scrollIntoView({block: 'start'})")
    x08.becomes("starting")
    page.evaluate("() => document.fonts.ready")
    x08.two_frames()
    before = x08.now()
    let_go()
    x08.becomes("live")
    assert x08.shift_since(before) < 0.01


def test_two_people_commit_differ_talk_and_come_back_from_a_file(x08, site, new_page):
    x08.open_live(site)
    x08.enter_two()
    x08.show()
    name, text = x08.saved_by("export_json")
    saved = json.loads(text)
    assert re.fullmatch(r"threshold-ladder-\d{4}-\d\d-\d\d\.json", name)
    results = rules.compute(saved["inputs"])
    assert saved["results"] == json.loads(json.dumps(results))
    x08.figures_are(results)
    # The same once more in plain figures, so that page and model cannot be wrong together.
    x08.says("1 referral of ten is disputed")
    x08.says("Heron and Otter both placed 10 of the ten. They chose the same rung for 5 (50%)")
    tables = x08.tables()

    # The second round: Otter moves once, having heard something.
    x08.press("again")
    x08.at(OPEN[0])
    rungs = [rung for one, rung in zip(ALL, OTTER) if one in OPEN]
    rungs[1] = 3
    for number, (one, rung) in enumerate(zip(OPEN, rungs), 1):
        x08.at(one)
        x08.place(rung)
        if number == 2:
            x08.input("why").fill("That the law asks for no trouble first.")
        if number < len(OPEN):
            x08.press("next")
    x08.commit()
    x08.says("Both rounds are done")
    x08.says("1 placement of yours changed.")
    moves = x08.tables()["Who moved, and after hearing what"]
    assert moves[1:] == [["Otter", "A ramp and a night’s sleep", "2 → 3", "That the law asks for no trouble first.", "Heron"]]

    elsewhere = ThresholdLadder(new_page()).open_live(site)
    elsewhere.give_file("open_file", name, text)
    elsewhere.says("Opened")
    assert elsewhere.record()["results"] == saved["results"]
    again = elsewhere.tables()
    for caption in (PLACED, PAIRS, "What would you ask next, and whom?"):
        assert again.get(caption) == tables.get(caption)


def test_one_persons_file_joins_the_groups_and_the_table_comes_back(x08, site, new_page):
    otter = ThresholdLadder(new_page()).open_live(site)
    otter.write("rater_name", "Alder")
    otter.press("rename_rater")
    otter.says("Alder: first placements")
    otter.fill_in(OTTER)
    otter.press("export_mine")
    otter.says("Commit first")
    otter.commit()
    otter.says("Committed. It stays as it is.")
    name, text = otter.saved_by("export_mine")
    assert name == "threshold-ladder-alder.json"

    x08.open_live(site)
    x08.fill_in(HERON[:6])
    x08.commit()
    x08.give_file("merge_file", name, text)
    x08.says("Here now: 2 made-up names")
    x08.give_file("merge_file", name, text)
    x08.says("All of it was here already.")
    table = x08.saved_by("export_csv")[1]
    before = x08.record()
    back = ThresholdLadder(new_page()).open_live(site)
    back.give_file("open_file", "table.csv", table)
    back.says("Opened")
    assert back.record()["results"] == before["results"]


def bad_files(good, table):
    """Files that strangers might bring: a name, the content, and what the sentence about it says."""
    other = json.loads(good)
    other["version"] = 99
    marked = json.loads(good)
    marked["inputs"]["raters"][0]["name"] = "<img src=x onerror=\"document.title='taken'\">" * 2
    unknown = json.loads(good)
    unknown["inputs"]["sheets"][0]["answers"]["mondays"]["rung"] = "<script>document.title='taken'</script>"
    return [
        ("half.json", good[: len(good) // 2], "breaks off in line"),
        ("other.json", json.dumps(other), "version 99"),
        ("marked.json", json.dumps(marked), "raters, number 1, name:"),
        ("unknown.json", json.dumps(unknown), "sheets, number 1, mondays, rung:"),
        ("formula.csv", table.replace(",Mondays,2,", ",Mondays,=1+1,", 1), "Line 2, rung: “=1+1” is not a rung."),
        ("large.json", good + " " * (5 * 1024 * 1024), "larger than 5 MB"),
        ("words.json", "Dear group, see you on Monday.", "not a file that an exercise saved"),
        ("picture.json", b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
    ]


def test_a_bad_file_gets_a_sentence_and_changes_nothing(x08, site):
    x08.open_live(site)
    x08.fill_in(HERON[:3])
    good, table = x08.saved_by("export_json")[1], x08.saved_by("export_csv")[1]
    before = json.loads(good)["inputs"]
    title = x08.page.title()
    for name, content, says in bad_files(good, table):
        for field in ("open_file", "merge_file"):
            x08.give_file(field, name, content)
            x08.says(says)
            x08.says("What stands here is as it was.")
            assert x08.record()["inputs"] == before, name
            x08.says("was handed to your browser")
    assert x08.page.title() == title, "a file's markup was run"
    assert x08.shown.locator("img, script").count() == 0


def test_somebody_alone_sets_the_invented_panel_beside_their_own(x08, site):
    x08.open_live(site)
    x08.press("panel")
    x08.says("Commit your own placements first.")
    x08.fill_in(HERON)
    x08.commit()
    x08.press("panel")
    x08.show()
    x08.says("An invented panel of five")
    assert x08.tables()[PLACED][0][2:] == ["Wren", "Rook", "Dunlin", "Siskin", "Tern"]
    x08.figures_are(rules.compute(x08.record()["inputs"]))
    name, _ = x08.saved_by("export_page")
    assert name.endswith(".html")


def test_the_invented_example_is_loaded_looked_at_and_cleared(x08, site):
    x08.open_live(site)
    x08.press("load_example")
    x08.says("The invented example is loaded: two students who have committed twice, and the panel of five.")
    x08.show()
    x08.says("8 of ten referrals disputed")
    x08.says("The kappa paradox bites here.")
    x08.figures_are(rules.compute(x08.record()["inputs"]))
    x08.press("clear")
    x08.says("Without a saved file it cannot be brought back.")
    x08.press("clear.yes")
    x08.says("Cleared. The record is empty.")
    assert x08.record()["inputs"]["sheets"] == []


def test_from_the_top_of_the_page_by_keyboard_alone(x08, site):
    x08.open_live(site)
    x08.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    keys = x08.page.keyboard
    for number, one in enumerate(ALL[:2], 1):
        x08.at(one)
        x08.tab_to("rung")
        keys.press("Space")
        x08.says(f"{number} of 12 placed.")
        # Tab comes back to the radio that had the focus last, which need not be the first; the arrows go round.
        for _ in range(5):
            if x08.field("rung").locator("input").nth(number - 1).is_checked():
                break
            keys.press("ArrowDown")
        x08.says(f"{number}. {BY_ID[one].title}: on {number}")
        x08.tab_to("why")
        keys.type("so I think")
        if number < 2:
            x08.tab_to("next")
            keys.press("Enter")
            x08.at(ALL[1])
            keys.press("Shift+Tab")
            for _ in range(12):
                if x08.has_focus("referral"):
                    break
                keys.press("Shift+Tab")
            assert x08.has_focus("referral")
    x08.tab_to("commit")
    keys.press("Enter")
    x08.says("10 are not placed and will count as missing")
    x08.tab_to("commit.yes")
    keys.press("Enter")
    x08.says("Two of the twelve needed action now")
    x08.tab_to("show")
    keys.press("Enter")
    x08.says("The results stand below: 1 person")
    sheet = x08.record()["inputs"]["sheets"][0]
    assert [sheet["answers"][one]["rung"] for one in ALL[:2]] == [1, 2] and sheet["answers"]["ramp"]["why"] == "so I think"


def test_nothing_stands_out_sideways_on_a_narrow_screen(new_page, site):
    still = ThresholdLadder(new_page(width=320)).stay_static().open(site)
    assert still.sideways() <= 0
    x08 = ThresholdLadder(new_page(width=320)).open_live(site)
    assert x08.sideways() <= 0
    x08.press("load_example")
    x08.says("two students")
    x08.show()
    x08.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert x08.sideways() <= 0


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (360, "dark")])
def test_nothing_bars_the_way_of_a_reader_with_other_means(new_page, site, axe, width, scheme):
    still = ThresholdLadder(new_page(width=width, color_scheme=scheme)).stay_static().open(site)
    assert still.barriers(axe) == []
    x08 = ThresholdLadder(new_page(width=width, color_scheme=scheme)).open_live(site)
    assert x08.barriers(axe) == []
    x08.fill_in(HERON[:2])
    x08.press("commit")
    x08.says("Commit it?")
    assert x08.barriers(axe) == []
    x08.press("commit.yes")
    x08.says("Two of the twelve needed action now")
    assert x08.barriers(axe) == []
    x08.press("clear")
    x08.press("clear.yes")
    x08.press("load_example")
    x08.says("two students")
    x08.show()
    x08.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert x08.barriers(axe) == []
