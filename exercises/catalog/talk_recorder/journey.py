"""The talk recorder walked through in a browser: tapped, keyed, pasted, left in the middle, to a file and back."""

import json
import re

import pytest
from playwright.sync_api import expect

from exercises.catalog.talk_recorder import rules, talks
from tests.browser.exercise_page import SHIFTS, ExercisePage

LOG = "0:00, 0:35, Chair, ask\n0:35, 1:10, Mother, propose\n1:10, 1:30, Teacher, support, 2\n1:30, 2:00, Mother, propose"
SHARES = "Share of the time and of the turns"


class TalkRecorder(ExercisePage):
    """The page of exercise X02."""

    path = "exercises/talk-recorder/"

    def may_record(self, purpose=1):
        """Say what it is, and that everybody has agreed."""
        self.field("purpose").locator("input").nth(purpose).check()
        self.check("agreed")

    def start(self):
        """Say what it is, take the ten seats of a rehearsal, and start."""
        self.may_record()
        self.press("rehearsal_seats")
        self.says("10 seats: Chair")
        self.press("start")
        self.says("Recording. Tap whoever speaks.")

    def tap(self, seat, says):
        """Tap a seat and let it speak for a moment: time is what is recorded, so some has to pass."""
        self.press(f"tap.{seat}")
        self.says(says)
        self.page.wait_for_timeout(200)

    def paste(self, log=LOG):
        """Paste a log and have it read."""
        self.may_record(2)
        self.input("pasted").fill(log)
        self.press("read_log")
        self.says("Read: ")

    def figures_are(self, results):
        """Compare the shares on the screen with what the model makes of the same record."""
        for seat, row in zip(results["seats"], self.tables()[SHARES][1:], strict=True):
            assert row == [seat["name"], talks.clock(seat["seconds"]), f"{seat['share_time']['value'] * 100:.0f}%", str(seat["turns"]),
                           f"{seat['share_turns']['value'] * 100:.0f}%"]


@pytest.fixture
def x02(page):
    return TalkRecorder(page)


def test_without_a_script_the_exercise_stands_there_to_be_read(new_page, site):
    x02 = TalkRecorder(new_page(javascript=False, width=320)).open(site)
    expect(x02.page.get_by_role("heading", level=1)).to_have_text("Who speaks, who is picked up")
    expect(x02.box).to_have_attribute("data-state", "static")
    assert "Never for a meeting about a real child" in x02.shown.inner_text()
    assert x02.sideways() <= 0


def test_it_goes_live_without_a_jump(new_page, site):
    page = new_page(width=360)
    page.add_init_script(SHIFTS)
    x02 = TalkRecorder(page)
    let_go = x02.hold_python()
    x02.open(site)
    x02.box.evaluate("(box) => box.scrollIntoView({block: 'start'})")
    x02.becomes("starting")
    page.evaluate("() => document.fonts.ready")
    x02.two_frames()
    before = x02.now()
    let_go()
    x02.becomes("live")
    assert x02.shift_since(before) < 0.01


def test_a_rehearsal_is_tapped_shown_and_comes_back_from_a_file(x02, site, new_page):
    x02.open_live(site)
    x02.press("start")
    x02.says("Say first what this is")
    x02.start()
    x02.tap(1, "● Chair speaks")
    x02.tap(7, "● Mother speaks")
    x02.field("kind").get_by_role("button", name="Proposes", exact=True).click()
    x02.says("Turn 2 proposes.")
    x02.check("together")
    x02.tap(3, "Mother and Teacher speak.")
    x02.choose("picks", "turn 2: Mother proposes")
    x02.says("It picks up turn 2.")
    x02.tap(9, "● Father, apart speaks")
    x02.press("undo")
    x02.says("The last step is taken back.")
    x02.press("nobody")
    x02.says("Nobody speaks.")
    x02.press("start")
    x02.says("Stopped at")
    x02.press("show")
    x02.says("The results stand below: First recording, 3 turns, 10 seats.")
    name, text = x02.saved_by("export_json")
    saved = json.loads(text)
    assert re.fullmatch(r"talk-recorder-\d{4}-\d\d-\d\d\.json", name)
    one = rules.compute(saved["inputs"])["recordings"][0]
    assert saved["results"]["recordings"][0] == json.loads(json.dumps(one))
    assert [(row["name"], row["kind"], row["picks"]) for row in one["log"]] == [("Chair", "inform", None), ("Mother", "propose", None), ("Teacher", "inform", 2)]
    assert one["proposals"] == [{"number": 2, "name": "Mother", "by": [3]}] and len(one["overlaps"]) == 1
    x02.figures_are(one)
    table = x02.saved_by("export_csv")[1]
    assert x02.saved_by("export_page")[0].endswith(".html")

    elsewhere = TalkRecorder(new_page()).open_live(site)
    elsewhere.give_file("open_file", name, text)
    elsewhere.says("Opened")
    assert elsewhere.record()["results"] == saved["results"]
    elsewhere.press("show")
    elsewhere.says("The results stand below")
    elsewhere.figures_are(one)
    elsewhere.press("clear")
    elsewhere.press("clear.yes")
    elsewhere.says("Cleared.")
    elsewhere.give_file("open_file", "table.csv", table)
    elsewhere.says("Opened")
    again = elsewhere.record()["results"]["recordings"][0]
    assert [(row["name"], row["start"], row["end"]) for row in again["log"]] == [(row["name"], row["start"], row["end"]) for row in one["log"]]


def test_a_tab_that_is_closed_while_it_records_goes_on_and_marks_what_it_missed(x02, site):
    x02.open_live(site)
    x02.keep("device")
    x02.start()
    x02.tap(7, "● Mother speaks")
    x02.is_kept_as("saved")
    x02.page.goto("about:blank")
    # It has to be away for longer than three seconds for the stretch to be marked.
    x02.page.wait_for_timeout(3_500)
    x02.open_live(site)
    x02.says("nothing was recorded: the page was closed.")
    expect(x02.field("start")).to_have_text("Stop")
    x02.tap(1, "● Chair speaks")
    x02.press("start")
    x02.says("Stopped at")
    gaps = x02.record()["inputs"]["recordings"][0]["gaps"]
    assert [gap["why"] for gap in gaps] == ["closed"] and gaps[0]["end"] - gaps[0]["start"] >= 3


def bad_files(good, table):
    """Files that strangers might bring: a name, the content, and what the sentence about it says."""
    marked = json.loads(good)
    marked["inputs"]["recordings"][0]["seats"][0]["name"] = "<img src=x onerror=\"document.title='taken'\">" * 3
    unknown = json.loads(good)
    unknown["inputs"]["recordings"][0]["purpose"] = "<script>document.title='taken'</script>"
    return [
        ("half.json", good[: len(good) // 2], "breaks off in line"),
        ("marked.json", json.dumps(marked), "seats, number 1, name:"),
        ("unknown.json", json.dumps(unknown), "recordings, number 1, purpose:"),
        ("formula.csv", table.replace(",35.0,", ",=1+1,", 1), "cannot be read"),
        ("words.json", "Dear group, see you on Monday.", "not a file that an exercise saved"),
    ]


def test_a_log_is_pasted_and_a_bad_file_changes_nothing(x02, site):
    x02.open_live(site)
    x02.may_record(2)
    x02.input("pasted").fill("0:00, 0:10, Chair, shouts")
    x02.press("read_log")
    x02.says("Line 1: “shouts” is no kind of turn.")
    x02.paste()
    x02.says("New seats without a role: Chair, Mother, Teacher.")
    good, table = x02.saved_by("export_json")[1], x02.saved_by("export_csv")[1]
    before, title = json.loads(good)["inputs"], x02.page.title()
    for name, content, says in bad_files(good, table):
        x02.give_file("merge_file", name, content)
        x02.says(says)
        x02.says("What stands here is as it was.")
        assert x02.record()["inputs"] == before, name
    assert x02.page.title() == title, "a file's markup was run"
    x02.press("load_example")
    x02.says("There are turns of your own here.")


def test_from_the_top_of_the_page_by_keyboard_alone(x02, site):
    x02.open_live(site)
    x02.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    keys = x02.page.keyboard
    x02.tab_to("purpose")
    keys.press("ArrowDown")
    x02.tab_to("agreed")
    keys.press("Space")
    x02.tab_to("rehearsal_seats")
    keys.press("Enter")
    x02.says("10 seats: Chair")
    x02.tab_to("start")
    keys.press("Enter")
    x02.says("Recording. Tap whoever speaks.")
    x02.tab_to("tap.7")
    keys.press("Enter")
    x02.says("● Mother speaks")
    x02.tab_to("keys")
    for key, says in (("p", "Turn 1 proposes."), ("1", "● Chair speaks"), ("l", "It picks up turn 1."), ("n", "Nobody speaks."), ("z", "The last step is taken back.")):
        x02.page.wait_for_timeout(200)
        keys.press(key)
        x02.says(says)
    keys.press("Shift+Tab")
    for _ in range(60):
        if x02.has_focus("start"):
            break
        keys.press("Shift+Tab")
    assert x02.has_focus("start")
    keys.press("Enter")
    x02.says("Stopped at")
    turns = x02.record()["inputs"]["recordings"][0]["turns"]
    assert [turn["kind"] for turn in turns] == ["propose", "inform"] and turns[1]["picks"] == turns[0]["id"]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_nothing_bars_the_way_and_nothing_stands_out_sideways(new_page, site, axe, width, scheme):
    x02 = TalkRecorder(new_page(width=width, color_scheme=scheme)).open_live(site)
    assert x02.barriers(axe) == []
    x02.start()
    x02.tap(7, "● Mother speaks")
    assert x02.barriers(axe) == [] and x02.sideways() <= 0
    x02.press("start")
    x02.says("Stopped at")
    x02.press("clear")
    x02.press("clear.yes")
    x02.says("Cleared.")
    x02.press("load_example")
    x02.says("one rehearsal, held twice")
    x02.press("show")
    x02.says("The results stand below")
    x02.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert x02.barriers(axe) == [] and x02.sideways() <= 0
