"""The assignment planner walked through in a browser: planned, timed, drawn in from other work, to files and back."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from exercises.catalog.assignment_planner import rules
from exercises.catalog.assignment_planner.brief import PROMPTS, label
from exercises.catalog.assignment_planner.outline import count
from tests.browser.exercise_page import SHIFTS, ExercisePage
from tests.browser.test_work import Work, record

COVERAGE = "Words by prompt"
LADDER = {"sheets": [{"why": "Missing school, but there is a reason.", "ask": "Has anyone met her mother?"}]}


class Planner(ExercisePage):
    """The page of exercise X20."""

    path = "exercises/assignment-planner/"

    def part(self, words):
        """Go to a part of the plan."""
        self.field("part").get_by_role("button", name=words, exact=True).click()
        expect(self.field("part").get_by_role("button", name=words, exact=True)).to_have_attribute("aria-pressed", "true")

    def fill(self, name, words):
        """Write into a field and leave it."""
        self.input(name).fill(words)
        self.input(name).press("Tab")

    def plan(self):
        """A plan of two paragraphs, a source, a limit and a deadline."""
        self.fill("heading", "A Tuesday")
        self.fill("words", "300")
        for name in ("prompt.p07", "prompt.p10", "outcome.lo1"):
            self.check(name)
        self.choose("mode", "Reflect: what I did, and what I learnt")
        self.press("add_paragraph")
        expect(self.input("heading")).to_have_value("")
        self.fill("heading", "Where it falls short")
        self.fill("words", "200")
        self.check("prompt.p04")
        self.fill("claim", "Partners saw too little of the team")
        self.says("9 of 12 prompts have no paragraph.")
        self.part("Sources")
        self.fill("new_source", "Moran et al 2007")
        self.press("add_source")
        expect(self.input("source_name")).to_have_value("Moran et al 2007")
        self.part("The task")
        self.fill("limit", "2000")
        self.fill("begin", "23/3/2026")
        self.fill("deadline", "6 April 2026")
        self.says("14 working days")
        self.check("free.sunday")
        self.says("12 working days")

    def bytes_by(self, name):
        """Press a button that saves a file; returns the file's name and where it lies."""
        with self.page.expect_download() as download:
            self.press(name)
        return download.value.suggested_filename, Path(download.value.path())

    def figures_are(self, results):
        """Compare the figures on the screen with what the model makes of the same plan."""
        shown = self.tables()[COVERAGE][1:]
        assert [row[0] for row in shown] == [label(p) for p in PROMPTS]
        for row, one in zip(shown, results["prompts"], strict=True):
            assert row[1] == count(one["words"]) and row[3] == (", ".join(map(str, one["paragraphs"])) or "none")


@pytest.fixture
def x20(page):
    return Planner(page)


def test_without_a_script_the_exercise_stands_there_to_be_read(new_page, site):
    x20 = Planner(new_page(javascript=False, width=320)).open(site)
    expect(x20.page.get_by_role("heading", level=1)).to_have_text("Assignment planner")
    expect(x20.box).to_have_attribute("data-state", "static")
    text = x20.shown.inner_text()
    assert "No paragraph carries a prompt yet." in text and "P06 serious case reviews" in text
    expect(x20.input("heading")).to_be_visible()
    assert "JavaScript is off, so this stays as it is: to read and to print." in x20.box.inner_text()
    assert x20.sideways() <= 0


@pytest.mark.parametrize("width", [1280, 360])
def test_it_goes_live_without_a_jump(new_page, site, width):
    page = new_page(width=width)
    page.add_init_script(SHIFTS)
    x20 = Planner(page)
    let_go = x20.hold_python()
    x20.open(site)
    x20.box.evaluate("(box) => box.scrollIntoView({block: 'start'})")
    x20.becomes("starting")
    page.evaluate("() => document.fonts.ready")
    x20.two_frames()
    before = x20.now()
    let_go()
    x20.becomes("live")
    assert x20.shift_since(before) < 0.01


def test_a_plan_is_made_shown_saved_in_each_form_and_comes_back(x20, site, new_page):
    x20.open_live(site)
    x20.plan()
    x20.press("show")
    x20.says("500 words planned, 9 of 12 prompts without a paragraph.")
    x20.says("Paragraph 2: a claim without a source")
    x20.says("Concentration: not defined, because no paragraph has a source.")
    name, text = x20.saved_by("export_json")
    saved = json.loads(text)
    results = rules.compute(saved["inputs"])
    assert saved["results"] == json.loads(json.dumps(results)) and re.fullmatch(r"assignment-planner-\d{4}-\d\d-\d\d\.json", name)
    x20.figures_are(results)
    # The same once more in plain figures, so that page and model cannot be wrong together.
    told = {row[0][:3]: row[1] for row in x20.tables()[COVERAGE][1:]}
    assert (told["P07"], told["P10"], told["P04"], told["P06"]) == ("150", "150", "200", "0")
    stages = {row[0]: row[1] for row in x20.tables()["The timetable, day by day"][1:]}
    assert stages["Hand in"] == "Monday 6 April 2026" and stages["Check references, fill in the statement, read it aloud"] == "Saturday 4 April 2026"

    for field, ending, says in (("export_outline", "docx", "Partners saw too little of the team"), ("export_statement", "docx", "nothing entered")):
        given, path = x20.bytes_by(field)
        assert given.endswith(ending)
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None and says in archive.read("word/document.xml").decode()
    given, path = x20.bytes_by("export_calendar")
    held = path.read_bytes()
    assert given.endswith(".ics") and held.count(b"\r\n") == held.count(b"\n") and b"DTSTART;VALUE=DATE:20260406" in held
    table = x20.saved_by("export_csv")[1]

    elsewhere = Planner(new_page()).open_live(site)
    elsewhere.give_file("open_file", name, text)
    elsewhere.says("Opened")
    assert elsewhere.record()["results"] == saved["results"]
    elsewhere.press("clear")
    elsewhere.press("clear.yes")
    elsewhere.says("Cleared.")
    elsewhere.give_file("open_file", "table.csv", table)
    elsewhere.says("Opened")
    assert elsewhere.record()["results"] == saved["results"]

    # What another of the group saved brings its coverage, and no word of it.
    other = json.loads(text)
    other["inputs"].update(id="x00000009", name="Otter")
    elsewhere.give_file("merge_file", "otter.json", json.dumps(other))
    elsewhere.says("Otter’s coverage stands beside yours")
    assert [one["name"] for one in elsewhere.record()["inputs"]["others"]] == ["Otter"]


def test_what_is_kept_of_other_exercises_is_drawn_in_once_it_is_chosen(new_page, site):
    page = new_page()
    Work(page, site).seeded(record("threshold_ladder", exercise="threshold_ladder", title="Threshold ladder", address="exercises/threshold-ladder/",
                                   version=1, inputs=LADDER, fields={}, notes="Who was not asked?", results={}))
    x20 = Planner(page).open_live(site)
    x20.part("My work")
    x20.press("draw_in")
    x20.says("first, then choose a record.")
    x20.press("look_up")
    x20.says("1 record is kept here.")
    assert "Missing school" not in x20.shown.inner_html(), "nothing of it came before it was chosen"
    x20.press("draw_in")
    x20.says("Drawn in: Threshold ladder.")
    x20.choose("record_line", "2. Missing school, but there is a reason.")
    x20.press("use_line")
    x20.says("The line stands in the notes of paragraph 1")
    x20.part("Paragraphs")
    expect(x20.input("note")).to_have_value(re.compile(r"^Threshold ladder, .*“Missing school, but there is a reason\.”$"))
    expect(x20.input("record.threshold_ladder")).to_be_checked()
    # It is kept like everything else, and comes back without Python.
    x20.is_kept_as("saved")
    x20.open(site)
    expect(x20.input("note")).to_have_value(re.compile("Missing school"))


def test_a_bad_file_gets_a_sentence_and_changes_nothing(x20, site):
    x20.open_live(site)
    x20.fill("heading", "Mine")
    good = x20.saved_by("export_json")[1]
    before = json.loads(good)["inputs"]
    marked = json.loads(good)
    marked["inputs"]["paragraphs"][0]["prompts"] = ["<script>document.title='taken'</script>"]
    title = x20.page.title()
    for name, content, says in (("half.json", good[: len(good) // 2], "breaks off in line"), ("marked.json", json.dumps(marked), "paragraphs, number 1, prompts:"),
                                ("words.csv", "Dear group,\r\nsee you on Monday", "none of the headings"), ("large.json", good + " " * (5 * 1024 * 1024), "larger than 5 MB"),
                                ("picture.json", b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8")):
        x20.give_file("merge_file" if name == "marked.json" else "open_file", name, content)
        x20.says(says)
        x20.says("What stands here is as it was.")
    x20.part("My work")
    x20.give_file("record_file", "plan.json", good)
    x20.says("a plan is not drawn into itself")
    assert {**x20.record()["inputs"], "here": before["here"]} == before
    assert x20.page.title() == title and x20.shown.locator("img, script").count() == 0


def test_from_the_top_of_the_page_by_keyboard_alone(x20, site):
    x20.open_live(site)
    x20.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    keys = x20.page.keyboard
    x20.tab_to("heading")
    keys.type("By keys")
    x20.tab_to("words")
    keys.type("90")
    x20.tab_to("prompt.p12")
    keys.press("Space")
    x20.says("11 of 12 prompts have no paragraph.")
    x20.tab_to("mode")
    keys.press("ArrowDown")
    x20.tab_to("show")
    keys.press("Enter")
    x20.says("90 words planned, 11 of 12 prompts without a paragraph.")
    one = x20.record()["inputs"]["paragraphs"][0]
    assert (one["heading"], one["words"], one["prompts"], one["mode"]) == ("By keys", 90, ["P12"], "describe")


def test_nothing_stands_out_sideways_on_a_narrow_screen(new_page, site):
    x20 = Planner(new_page(width=320)).open_live(site)
    assert x20.sideways() <= 0
    x20.press("load_example")
    x20.says("The invented plan is loaded")
    x20.press("show")
    x20.says("The results stand below")
    x20.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for part in ("Sources", "The task", "My work", "Statement", "Paragraphs"):
        x20.part(part)
        assert x20.sideways() <= 0, part


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_nothing_bars_the_way_of_a_reader_with_other_means(new_page, site, axe, width, scheme):
    x20 = Planner(new_page(width=width, color_scheme=scheme)).open_live(site)
    x20.press("load_example")
    x20.says("The invented plan is loaded")
    if scheme == "light":
        for part in ("Sources", "The task", "My work", "Statement"):
            x20.part(part)
            assert x20.barriers(axe) == [], part
    x20.press("show")
    x20.says("The results stand below")
    x20.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert x20.barriers(axe) == []
