"""The language audit walked through in a browser: from its picture to marks and decisions, to a file and back."""

import json
import re

import pytest
from playwright.sync_api import expect

from exercises.catalog.language_audit import files, inputs, rules, wordlist
from exercises.catalog.language_audit.matching import FLAGS
from exercises.catalog.language_audit.wordlist import KINDS, LETTERS
from tests.browser.exercise_page import SHIFTS, ExercisePage

RATES = "Marks that count, by kind"
NOTE = "Invented: a note about the Potters"
WORKED = "Worked example: the note, rewritten"
TEXT = "She is a hostile case. She is not vulnerable. She said “I am no case”. " + "The boiler was cold and nobody came. " * 8


class LanguageAudit(ExercisePage):
    """The page of exercise X14."""

    path = "exercises/language-audit/"

    def load(self, name):
        """Load one of the invented texts."""
        self.choose("which", name)
        self.press("load")
        self.says("loaded")

    def show(self):
        """Set the marks."""
        self.press("show")
        self.says("The marks stand below")

    def enter(self, name, words):
        """Put words into a field at once, as pasting does."""
        self.input(name).fill(words)

    def inputs(self):
        """What is entered, from a saved file."""
        return self.record()["inputs"]

    def rates_are(self, results):
        """Compare the table of rates on the screen with what the model makes of the same record."""
        rows = {row[0]: row for row in self.tables()[RATES][1:]}
        for kind in FLAGS:
            row = rows[f"{LETTERS[kind]} · {KINDS[kind]}"]
            assert int(row[1]) == results["first"]["counts"][kind]
            assert abs(float(row[2]) - results["first"]["rates"][kind]) <= 0.005 + 1e-9
            if len(row) > 3:
                assert int(row[3]) == results["rewrite"]["counts"][kind]
                if results["ratios"][kind] is None:
                    assert row[5].startswith("not defined, because")


@pytest.fixture
def x14(page):
    return LanguageAudit(page)


def test_without_a_script_the_exercise_stands_there_to_be_read(new_page, site):
    x14 = LanguageAudit(new_page(javascript=False, width=320)).open(site)
    expect(x14.page.get_by_role("heading", level=1)).to_have_text("Language audit")
    for words in ("First draft", "Your rewrite", "Show the marks", "Read it as Ellie, 11", "An invented text to begin with"):
        assert words in x14.shown.inner_text(), words
    expect(x14.box).to_have_attribute("data-state", "static")
    assert "JavaScript is off, so this stays as it is: to read and to print." in x14.box.inner_text()
    assert x14.sideways() <= 0


@pytest.mark.parametrize("width", [1280, 360])
def test_it_goes_live_without_a_jump(new_page, site, width):
    page = new_page(width=width)
    page.add_init_script(SHIFTS)
    x14 = LanguageAudit(page)
    let_go = x14.hold_python()
    x14.open(site)
    x14.box.evaluate("(box) => box.scrollIntoView({block: 'start'})")
    x14.becomes("starting")
    page.evaluate("() => document.fonts.ready")
    x14.two_frames()
    before = x14.now()
    let_go()
    x14.becomes("live")
    assert x14.shift_since(before) < 0.01


def test_what_is_typed_before_python_comes_is_read(x14, site):
    let_go = x14.hold_python()
    x14.open(site)
    x14.box.scroll_into_view_if_needed()
    x14.becomes("starting")
    x14.enter("text", TEXT)
    x14.press("show")
    let_go()
    x14.becomes("live")
    x14.says("The marks stand below")
    assert x14.inputs()["text"] == TEXT


def test_a_note_is_marked_decided_on_rewritten_saved_and_opened_again(x14, site, new_page):
    x14.open_live(site)
    x14.enter("text", TEXT)
    x14.show()
    x14.says("The first draft has 71 words")
    x14.says("Mark 1 of 4. Blame. It counts: the list holds it.")
    x14.press("review.leave")
    x14.says("Write a reason first")
    x14.input("review.reason").fill("He says so himself")
    x14.press("review.leave")
    x14.says("“hostile” is left out from now on, with your reason.")
    x14.press("review.on")
    x14.press("review.on")
    x14.says("a “not” stands before it")
    x14.enter("rewrite", "She shouted twice on Monday. She asked for the boiler to be mended. " * 6)
    x14.says("Something has changed since the marks were set")
    x14.show()
    name, text = x14.saved_by("export_json")
    saved = json.loads(text)
    assert re.fullmatch(r"language-audit-\d{4}-\d\d-\d\d\.json", name)
    results = rules.compute(saved["inputs"])
    assert saved["results"] == json.loads(json.dumps(results))
    x14.rates_are(results)
    # The same once more in plain figures, so that page and model cannot be wrong together.
    tables = x14.tables()
    assert tables[RATES][1][:5] == ["L · Label", "1", "1.41", "0", "0.00"]
    assert tables[RATES][2][1:3] == ["0", "0.00"] and tables[RATES][6][3:5] == ["6", "7.69"]

    elsewhere = LanguageAudit(new_page()).open_live(site)
    elsewhere.give_file("open_file", name, text)
    elsewhere.says("Opened")
    again = elsewhere.tables()
    assert again[RATES] == tables[RATES]
    assert elsewhere.record()["results"] == saved["results"]
    csv = elsewhere.saved_by("export_csv")[1]
    assert "left out, by your decision" in csv and "He says so himself" in csv
    sheet_name, sheet = elsewhere.saved_by("export_page")
    assert sheet_name.endswith(".html") and "He says so himself" in sheet


def test_ellie_reads_both_drafts(x14, site):
    x14.open_live(site)
    x14.load(WORKED)
    x14.press("ellie")
    x14.says("As Ellie, 11, might read it")
    x14.says("What is “SW”?")
    x14.says("She asks about")
    x14.says("No child wrote or tested them.")
    x14.press("ellie")
    expect(x14.shown).not_to_contain_text("What is “SW”?")


def test_a_second_reader_comes_beside_the_first(x14, site, new_page):
    other = LanguageAudit(new_page()).open_live(site)
    other.load(NOTE)
    other.input("reader").fill("Kestrel")
    other.show()
    other.input("review.reason").fill("Nobody else was there")
    other.press("review.leave")
    other.says("is left out from now on")
    name, text = other.saved_by("export_json")

    x14.open_live(site)
    x14.load(NOTE)
    x14.give_file("merge_file", name, text)
    x14.says("Beside you now: Kestrel.")
    assert x14.tables()["Marks on which you differ"][1][-1] == "left out: Nobody else was there"
    x14.give_file("merge_file", name, text)
    x14.says("All of it was here already")


def test_a_tutors_list_is_taken_out_edited_and_put_in(x14, site):
    x14.open_live(site)
    x14.enter("text", TEXT)
    x14.press("list.open")
    name, table = x14.saved_by("list.save")
    assert name == "language-audit-words.csv" and wordlist.read(table) == wordlist.own()
    x14.give_file("list.file", "mine.csv", "kind,words,why,source\nblame,boiler,it is always the boiler,me\n")
    x14.says("“mine.csv” holds now: 1 entries.")
    x14.show()
    assert x14.tables()[RATES][2][1] == "8"
    x14.give_file("list.file", "bad.csv", "kind,words,why,source\nblame,,why,me\n")
    x14.says("Line 2, words: nothing stands here")
    x14.says("The list is as it was.")
    x14.press("list.reset")
    assert x14.inputs()["words"] is None


def test_a_bad_file_gets_a_sentence_and_changes_nothing(x14, site):
    x14.open_live(site)
    x14.enter("text", TEXT)
    good = x14.saved_by("export_json")[1]
    before, title = json.loads(good)["inputs"], x14.page.title()
    marked = json.loads(good)
    marked["inputs"]["reader"] = "<img src=x onerror=\"document.title='taken'\">" * 3
    for name, content, says in (
        ("half.json", good[: len(good) // 2], "breaks off in line"),
        ("newer.json", json.dumps({**json.loads(good), "version": 99}), "version 99"),
        ("marked.json", json.dumps(marked), "reader’s name is longer"),
        ("marks.csv", "draft,number\n", "Open the JSON file"),
        ("words.json", "Dear group, see you on Monday.", "not a file that an exercise saved"),
        ("picture.json", b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
    ):
        for field in ("open_file", "merge_file"):
            x14.give_file(field, name, content)
            x14.says(says)
            x14.says("What stands here is as it was.")
            assert x14.inputs() == before, name
            x14.says("was handed to your browser")
    assert x14.page.title() == title and x14.shown.locator("img, script").count() == 0


def test_twenty_thousand_words_are_read(x14, site):
    x14.open_live(site)
    note = files.supplied("note")["text"]
    times = 20_000 // rules.draft(note, [])["words"]
    x14.enter("text", f"{note}\n" * times)
    x14.show()
    x14.says(f"{times * 202:,} words")
    x14.enter("text", f"{note}\n" * (times + 1))
    x14.press("show")
    x14.says("20,000 are the most that are read at once")


def test_the_example_is_loaded_looked_at_and_cleared(x14, site):
    x14.open_live(site)
    x14.load(WORKED)
    x14.says("Nobody in it is real.")
    x14.show()
    x14.rates_are(rules.compute(x14.inputs()))
    x14.says("You differ on “hostile”")
    x14.press("clear")
    x14.says("Without a saved file it cannot be brought back.")
    x14.press("clear.yes")
    x14.says("Cleared.")
    assert x14.inputs() == inputs.blank()


def test_from_the_top_of_the_page_by_keyboard_alone(x14, site):
    x14.open_live(site)
    x14.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    keys = x14.page.keyboard
    x14.tab_to("text")
    keys.type("A hostile case.")
    x14.tab_to("rewrite")
    keys.type("She shouted once.")
    x14.tab_to("show")
    keys.press("Enter")
    x14.says("The marks stand below: 2 in the first draft, 3 words.")
    assert x14.has_focus("show")
    x14.tab_to("review.reason")
    keys.type("I was there")
    x14.tab_to("review.leave")
    keys.press("Enter")
    x14.says("“hostile” is left out from now on")
    assert x14.has_focus("review.leave")
    record = x14.inputs()
    assert record["rewrite"] == "She shouted once." and record["decisions"][0]["reason"] == "I was there"


def test_nothing_stands_out_sideways_on_a_narrow_screen(new_page, site):
    still = LanguageAudit(new_page(width=320)).stay_static().open(site)
    assert still.sideways() <= 0
    x14 = LanguageAudit(new_page(width=320)).open_live(site)
    assert x14.sideways() <= 0
    x14.load(WORKED)
    x14.show()
    x14.press("ellie")
    x14.says("She asks about")
    x14.press("list.open")
    x14.says("The word list stands open")
    x14.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert x14.sideways() <= 0


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (360, "dark")])
def test_nothing_bars_the_way_of_a_reader_with_other_means(new_page, site, axe, width, scheme):
    still = LanguageAudit(new_page(width=width, color_scheme=scheme)).stay_static().open(site)
    assert still.barriers(axe) == []
    x14 = LanguageAudit(new_page(width=width, color_scheme=scheme)).open_live(site)
    assert x14.barriers(axe) == []
    x14.load(WORKED)
    x14.show()
    x14.press("ellie")
    x14.says("She asks about")
    x14.press("list.open")
    x14.says("The word list stands open")
    x14.press("review.leave")
    x14.says("Write a reason first")
    x14.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert x14.barriers(axe) == []
