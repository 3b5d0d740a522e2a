"""Knowing how it ended walked through in a browser: a code, a version, a sheet, the dots, to a file and back."""

import json
import re

import pytest
from playwright.sync_api import expect

from exercises.catalog.knowing_the_end import codes, rules
from exercises.catalog.knowing_the_end.chronology import ENDING, ENTRIES, NAMES
from tests.browser.exercise_page import SHIFTS, ExercisePage

NUMBERS = {"untold": (20, 30, 40), "told": (50, 60, 70)}
HARM = "How likely was harm? Each reader’s number"
NAMED = "How many named each entry"
OPEN_ALL = "(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })"


class KnowingTheEnd(ExercisePage):
    """The page of exercise X18."""

    path = "exercises/knowing-the-end/"

    def use(self, code):
        """Open the sheet of a code."""
        self.input("code").fill(code)
        self.press("use_code")
        self.says(f"Your sheet: {code}")

    def rate(self, harm, decisions, why=""):
        """Give both numbers, and a reason."""
        self.input("harm").fill(str(harm))
        self.input("decisions").fill(str(decisions))
        self.input("why").fill(why)

    def commit(self):
        """Commit the open sheet."""
        self.press("commit")
        self.says("Commit it?")
        self.press("commit.yes")
        self.says("Committed. It stays as it is.")

    def a_group(self):
        """Six readers, three of each version, read and commit on one device; returns their codes."""
        used = []
        for version, numbers in NUMBERS.items():
            for number in numbers:
                used.append(codes.draw(version, used))
                self.use(used[-1])
                self.rate(number, 100 - number, "They should have rung." if version == "told" else "")
                self.commit()
        return used

    def show(self):
        """Show the dots."""
        self.press("show")
        self.says("The results stand below")

    def figures_are(self, results):
        """Compare what stands on the screen with what the rules make of the same record."""
        tables = self.tables()
        for scale, words in (("harm", "How likely was harm?"), ("decisions", "How good were the decisions?")):
            wanted = [[r["code"], NAMES[r["version"]], "left blank" if r[scale] == "" else str(r[scale])]
                      for r in results["readers"] if not r["left_out_because"]]
            told = tables[f"{words} Each reader’s number"][1:]
            assert [[row[0], row[1].removesuffix(", invented"), row[2]] for row in told] == wanted
        for version in ("untold", "told"):
            found = results["words"][version]
            row = next(row for row in tables["Words that look back"] if row[0] == NAMES[version])
            assert row[1:] == [str(found[key]) for key in ("wrote", "readers", "should", "plain")]


@pytest.fixture
def x18(page):
    return KnowingTheEnd(page)


def test_without_a_script_the_exercise_stands_there_and_tells_no_ending(new_page, site):
    x18 = KnowingTheEnd(new_page(javascript=False, width=320)).open(site)
    expect(x18.page.get_by_role("heading", level=1)).to_have_text("Knowing how it ended")
    expect(x18.box).to_have_attribute("data-state", "static")
    text = x18.shown.inner_text()
    assert "Nobody dies" in text and "leave it out" in text and x18.shown.locator("svg.course-chart").count() == 1
    whole = x18.page.content()
    assert ENDING not in whole and not any(entry.text in whole for entry in ENTRIES), "the page tells what only a code may open"
    assert "JavaScript is off, so this stays as it is: to read and to print." in x18.box.inner_text()
    assert x18.sideways() <= 0


def test_it_goes_live_without_a_jump(new_page, site):
    page = new_page(width=360)
    page.add_init_script(SHIFTS)
    x18 = KnowingTheEnd(page)
    let_go = x18.hold_python()
    x18.open(site)
    x18.box.evaluate("(box) => box.scrollIntoView({block: 'start'})")
    x18.becomes("starting")
    page.evaluate("() => document.fonts.ready")
    x18.two_frames()
    before = x18.now()
    let_go()
    x18.becomes("live")
    assert x18.shift_since(before) < 0.01


def test_six_read_two_versions_see_the_dots_and_come_back_from_a_file(x18, site, new_page):
    x18.open_live(site)
    x18.a_group()
    assert ENDING not in x18.shown.inner_text()
    x18.show()
    # The outline's check value, in plain figures, so that page and rules cannot be wrong together.
    x18.says("gave 60 on average, the others 30: 30 higher. Of 9 pairs, the told reader’s number is the higher in 9, the lower in 0")
    assert "p = " not in x18.shown.inner_text()
    x18.press("test")
    x18.says("In 2 of all 20 ways to deal these numbers blindly, the means lie as far apart or further: p = 0.10, exact, two-sided.")
    x18.write("answer", "What Marsha saw.")
    name, text = x18.saved_by("export_json")
    saved = json.loads(text)
    assert re.fullmatch(r"knowing-the-end-\d{4}-\d\d-\d\d\.json", name) and saved["inputs"]["answer"] == "What Marsha saw."
    results = rules.compute(saved["inputs"])
    assert saved["results"] == json.loads(json.dumps(results))
    x18.figures_are(results)
    table, tables = x18.saved_by("export_csv")[1], x18.tables()
    assert x18.saved_by("export_page")[0].endswith(".html")

    elsewhere = KnowingTheEnd(new_page()).open_live(site)
    elsewhere.give_file("open_file", "table.csv", table)
    elsewhere.says("Opened")
    assert elsewhere.record()["results"] == saved["results"]
    elsewhere.press("clear")
    elsewhere.press("clear.yes")
    elsewhere.says("Cleared. The record is empty.")
    elsewhere.give_file("open_file", name, text)
    elsewhere.says("Opened")
    assert elsewhere.record()["inputs"] == saved["inputs"]
    assert {caption: elsewhere.tables().get(caption) for caption in tables} == tables


def bad_files(good, table):
    """Files that strangers might bring: a name, the content, and what the sentence about it says."""
    other, marked = json.loads(good), json.loads(good)
    other["version"] = 99
    marked["inputs"]["sheets"][0]["code"] = "<img src=x onerror=\"document.title='taken'\">"
    return [
        ("half.json", good[: len(good) // 2], "breaks off in line"),
        ("other.json", json.dumps(other), "version 99"),
        ("marked.json", json.dumps(marked), "sheets, number 1, code:"),
        ("formula.csv", table.replace(",40,60,", ",=1+1,60,", 1), "Line 2, Likelihood of harm: “=1+1” is not a number"),
        ("large.json", good + " " * (5 * 1024 * 1024), "larger than 5 MB"),
    ]


def test_one_readers_file_joins_anothers_and_a_bad_file_changes_nothing(x18, site, new_page):
    told = KnowingTheEnd(new_page()).open_live(site)
    first, second = codes.draw("told", []), codes.draw("untold", [])
    told.use(first)
    told.says(ENDING)
    told.rate(60, 30)
    told.press("export_mine")
    told.says("Commit first")
    told.commit()
    name, text = told.saved_by("export_mine")
    assert name == f"knowing-the-end-{first.lower()}.json"

    x18.open_live(site)
    x18.use(second)
    x18.says("up to the day of the last entry")
    x18.rate(40, 60)
    x18.commit()
    x18.give_file("merge_file", name, text)
    x18.says("Here now: 2 sheets by code")
    x18.give_file("merge_file", name, text)
    x18.says("All of it was here already.")
    good, title = x18.saved_by("export_json")[1], x18.page.title()
    before = json.loads(good)["inputs"]
    own = "\n".join(line for line in x18.saved_by("export_csv")[1].splitlines() if first not in line)
    for file_name, content, says in bad_files(good, own):
        x18.give_file("merge_file", file_name, content)
        x18.says(says)
        x18.says("What stands here is as it was.")
    assert x18.record()["inputs"] == before
    assert x18.page.title() == title, "a file's markup was run"
    assert x18.shown.locator("img, script").count() == 0


def test_alone_with_the_invented_readers_and_leaving_it_out(x18, site):
    x18.open_live(site)
    x18.press("draw")
    x18.says("What the services wrote")
    x18.rate(1, 2)
    x18.press("leave")
    x18.says("No reason is asked")
    x18.press("leave.yes")
    x18.says("Nothing of that sheet is left here")
    assert ENTRIES[0].text not in x18.shown.inner_text() and x18.record()["inputs"]["sheets"] == []
    x18.press("panel")
    x18.says("Commit your own sheet first.")
    x18.press("draw")
    x18.rate(35, 80)
    x18.commit()
    x18.press("panel")
    x18.show()
    x18.says("they are in none of your figures")
    assert len(x18.tables()[HARM]) == 1 + 1 + 11
    x18.press("test")
    x18.says("In 76 of all 462 ways")
    x18.says("below 3 it is too few to say")


def test_from_the_top_of_the_page_by_keyboard_alone(x18, site):
    x18.open_live(site)
    x18.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    keys = x18.page.keyboard
    x18.tab_to("draw")
    keys.press("Enter")
    x18.says("What the services wrote")
    x18.tab_to("harm")
    keys.type("45")
    x18.tab_to("decisions")
    keys.type("55")
    x18.tab_to("entry")
    keys.press("ArrowDown")
    x18.tab_to("why")
    keys.type("so I think")
    x18.tab_to("commit")
    keys.press("Enter")
    x18.says("Commit it?")
    x18.tab_to("commit.yes")
    keys.press("Enter")
    x18.says("Committed. It stays as it is.")
    x18.tab_to("show")
    keys.press("Enter")
    x18.says("The results stand below")
    x18.tab_to("test")
    keys.press("Enter")
    x18.says("The permutation test")
    sheet = x18.record()["inputs"]["sheets"][0]
    assert (sheet["harm"], sheet["decisions"], sheet["why"], sheet["entry"]) == (45, 55, "so I think", ENTRIES[0].id)


def test_nothing_stands_out_sideways_on_a_narrow_screen(new_page, site):
    x18 = KnowingTheEnd(new_page(width=320)).open_live(site)
    x18.use(codes.draw("told", []))
    assert x18.sideways() <= 0
    x18.press("load_example")
    x18.says("twelve readers")
    x18.show()
    x18.press("test")
    x18.says("The permutation test")
    x18.shown.evaluate(OPEN_ALL)
    assert x18.sideways() <= 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_nothing_bars_the_way_of_a_reader_with_other_means(new_page, site, axe, width, scheme):
    still = KnowingTheEnd(new_page(width=width, color_scheme=scheme)).stay_static().open(site)
    assert still.barriers(axe) == []
    x18 = KnowingTheEnd(new_page(width=width, color_scheme=scheme)).open_live(site)
    x18.use(codes.draw("told", []))
    x18.input("harm").fill("150")
    x18.says("150 is out of range")
    assert x18.barriers(axe) == []
    x18.rate(50, 50)
    x18.press("commit")
    x18.says("Commit it?")
    x18.press("commit.yes")
    x18.says("Committed. It stays as it is.")
    x18.input("group_size").fill("6")
    x18.press("draw_group")
    x18.says("6 codes are drawn")
    assert x18.barriers(axe) == []
    x18.press("clear")
    x18.press("clear.yes")
    x18.press("load_example")
    x18.says("twelve readers")
    x18.show()
    x18.press("test")
    x18.says("The permutation test")
    x18.shown.evaluate(OPEN_ALL)
    assert x18.barriers(axe) == []
