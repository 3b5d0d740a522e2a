"""The Potter conference sat through in a browser: alone, from another chair, in a group, on two devices, killed and gone on with."""

import contextlib
import json
import re

import pytest
from playwright.sync_api import Error, expect

from exercises.catalog.case_conference import files, inputs, meeting, rules
from exercises.catalog.case_conference.words_cards import CARDS
from exercises.catalog.case_conference.words_floor import FLOORS
from exercises.catalog.case_conference.words_seats import SEATS
from tests.browser.exercise_page import SHIFTS, ExercisePage


class CaseConference(ExercisePage):
    """The page of exercise X16."""

    path = "exercises/case-conference/"

    def stands(self):
        """Wait until what was pressed last has been drawn: the focus goes to the line above what is new, and that is told last."""
        expect(self.shown.locator(".vignette-stage")).to_be_focused()
        self.two_frames()

    def do(self, name):
        """Press, and wait until what came of it is there."""
        self.press(name)
        self.stands()

    def offered(self, *names):
        """The first of these buttons that is on the screen, or None."""
        return next((name for name in names if self.field(name).is_visible()), None)

    def take(self, seat):
        """Take one chair, alone."""
        self.field("seat").get_by_label(re.compile(SEATS[seat]["name"])).check()
        self.do("sit")

    def settle(self):
        """Decide what is for this chair to decide, and let the others decide the rest."""
        for _ in range(24):
            name = self.offered("uncover", "open", "before.judge", "before.on", "before.rest", "before.1")
            if name == "open":
                return
            if name == "before.judge":
                self.judge("before", "5", "6")
            else:
                self.do(name)
        raise AssertionError("what comes before the meeting does not come to an end")

    def judge(self, when, harm, help_):
        """Give the two numbers."""
        self.choose(f"{when}.harm", harm)
        self.choose(f"{when}.help", help_)
        self.do(f"{when}.judge")

    def turn(self):
        """Take the turn that is offered first; in the decision, with a category."""
        if self.field("turn.category").is_visible() and self.field("turn.likely").is_visible():
            self.choose("turn.category", "Neglect")
        self.do("turn.say")

    def play(self, most=60):
        """Play the meeting to its end."""
        for _ in range(most):
            name = self.offered("uncover", "turn.say", "hear_to_me")
            if name is None:
                return
            self.turn() if name == "turn.say" else self.do(name)
        raise AssertionError("the meeting does not come to an end")

    def go_out(self):
        """Go through the days after and step out, up to looking back."""
        for _ in range(40):
            name = self.offered("uncover", "stepped_out", "rise", "after.judge", "after.on", "after.1")
            if name is None:
                return
            if name == "after.judge":
                self.judge("after", "6", "7")
            else:
                self.do(name)
        raise AssertionError("looking back is never reached")

    def open_all(self):
        """Open everything that lies behind a summary."""
        self.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")


@pytest.fixture
def x16(page):
    return CaseConference(page)


def test_without_a_script_the_room_stands_there_to_be_read(new_page, site):
    x16 = CaseConference(new_page(javascript=False, width=320)).open(site)
    expect(x16.box).to_have_attribute("data-state", "static")
    text = x16.shown.inner_text()
    assert "Fictional." in text and "Which chair do you take?" in text and "Gwen Tallis" in text
    assert x16.shown.locator("svg[role=img]").count() == 1
    content = x16.page.content()
    assert not any(CARDS[card]["text"] in content for card in ("key", "post", "ellie_today")), "nobody's card lies in the page"
    assert x16.sideways() <= 0


@pytest.mark.parametrize("width", [1280, 360])
def test_it_goes_live_without_a_jump(new_page, site, width):
    page = new_page(width=width)
    page.add_init_script(SHIFTS)
    x16 = CaseConference(page)
    let_go = x16.hold_python()
    x16.open(site)
    x16.box.evaluate("(box) => box.scrollIntoView({block: 'start'})")
    x16.becomes("starting")
    page.evaluate("() => document.fonts.ready")
    x16.two_frames()
    before = x16.now()
    let_go()
    x16.becomes("live")
    assert x16.shift_since(before) < 0.01


def test_alone_as_the_social_worker_to_the_end_then_as_the_mother(x16, site, axe):
    x16.open_live(site)
    assert x16.barriers(axe) == []
    x16.take("social_worker")
    x16.says(SEATS["social_worker"]["brief"][:60])
    assert CARDS["landlord"]["text"] not in x16.shown.text_content()
    while not x16.shown.get_by_role("button", name="Keep it till it fits").is_visible():
        x16.do(x16.offered("before.on", "before.1"))
    x16.shown.get_by_role("button", name="Keep it till it fits").click()
    x16.says(FLOORS["key_kept"]["today"][:60])
    assert x16.barriers(axe) == []
    x16.settle()
    x16.do("open")
    x16.do("hear_to_me")
    x16.says("it is your turn")
    assert x16.barriers(axe) == []
    x16.play()
    x16.go_out()
    x16.says("What only one chair knew")
    saved = x16.record()
    wanted = json.loads(json.dumps(rules.compute(saved["inputs"])))
    assert saved["results"] == wanted
    out = sum(row["out"] is not None for row in wanted["unique"])
    x16.says(f"{out} of {len(wanted['unique'])} cards that lay before one chair alone came out")
    shown = {row[0]: row[2] for row in x16.tables()["Share of the talk"][1:]}
    assert len(shown) == len(wanted["talk"]["seats"])
    x16.open_all()
    assert x16.barriers(axe) == []
    for name in ("export_page", "export_dissent", "export_audit"):
        assert "ictional" in x16.saved_by(name)[1]
    x16.press("debrief.on")
    x16.press("replay.run")
    x16.says("Both meetings stand below.")
    assert x16.barriers(axe) == []
    x16.choose("replay.seat", f"{SEATS['mother']['name']}, mother")
    x16.do("replay.sit")
    x16.settle()
    x16.says(CARDS["landlord"]["text"][:40])
    x16.do("open")
    x16.play()
    again = x16.record()["inputs"]
    assert again["humans"] == ["mother"] and again["earlier"]


def test_three_pass_one_device_and_nobody_sees_what_is_not_theirs(x16, site, axe):
    x16.open_live(site)
    x16.field("way").get_by_label("one device").check()
    for seat in ("teacher", "mother"):
        x16.check(f"seat.{seat}")
    x16.do("sit")
    three = ("social_worker", "teacher", "mother")
    met = set()
    for _ in range(60):
        name = x16.offered("uncover", "open", "before.judge", "before.on", "before.rest", "before.1", "turn.say", "hear_to_me")
        if name == "uncover":
            text = x16.shown.text_content()
            assert not any(SEATS[seat]["brief"] in text for seat in three), "a cover hides every brief"
            assert "Pass it on" in text
            if not met:
                assert x16.barriers(axe) == []
            x16.do("uncover")
            text = x16.shown.text_content()
            mine = [seat for seat in three if SEATS[seat]["brief"] in text]
            assert len(mine) == 1
            met.add(mine[0])
            if len(met) == 3 and x16.offered("turn.say"):
                break
        elif name == "before.judge":
            x16.judge("before", "4", "6")
        elif name == "turn.say":
            x16.turn()
        else:
            x16.do(name)
    assert met == set(three)


def test_two_devices_exchange_lines_and_come_to_the_same_table(new_page, site):
    one, two = (CaseConference(new_page(width=width)).open_live(site) for width in (1280, 320))
    for device in (one, two):
        device.field("way").get_by_label("a device for each").check()
    one.says("The code of your group is")
    code = one.shown.locator(".vignette-code").first.inner_text()
    two.input("group.code").fill(code)
    two.press("group.use")
    two.says("plays in that group now")
    for device, seat in ((one, "social_worker"), (two, "mother")):
        for other in ("social_worker", "mother"):
            box = device.input(f"seat.{other}")
            (box.check if other == seat else box.uncheck)()
        device.do("sit")
    hand_over(one, two)
    hand_over(two, one)
    two.says("Others are deciding")
    two.judge("before", "2", "8")
    hand_over(two, one)
    one.settle()
    one.do("open")
    line = hand_over(one, two)
    for device, other in ((one, two), (two, one)):
        if device.offered("hear_to_me"):
            device.do("hear_to_me")
        if device.offered("turn.say"):
            device.turn()
            hand_over(device, other)
    logs = [device.record()["inputs"]["log"] for device in (one, two)]
    meetings = [log[log.index({"do": "open"}):] for log in logs]
    assert min(map(len, meetings)) > 5 and meetings[0][:len(meetings[1])] == meetings[1][:len(meetings[0])]
    two.input("group.theirs").fill(line[:-1] + ("A" if line[-1] != "A" else "B"))
    two.press("group.add")
    two.says("Nothing was taken over")
    assert two.record()["inputs"]["log"] == logs[1] and two.sideways() <= 0


def hand_over(device, other):
    """The other device takes this one's line over."""
    line = device.input("group.line").input_value()
    other.input("group.theirs").fill(line)
    other.press("group.add")
    expect(other.shown.get_by_role("status").filter(has_text=re.compile("Taken over|here already")).first).to_be_visible()
    other.two_frames()
    return line


def test_the_tab_killed_in_the_middle_is_gone_on_with(x16, site):
    x16.open_live(site)
    x16.keep("device")
    x16.take("health_visitor")
    x16.settle()
    x16.do("open")
    x16.do("hear_to_me")
    x16.turn()
    x16.is_kept_as("saved")
    log = x16.record()["inputs"]["log"]
    context = x16.page.context
    with x16.page.expect_event("crash"), contextlib.suppress(Error):
        x16.page.goto("chrome://crash")
    again = CaseConference(context.new_page()).open_live(site)
    again.says("All that has been said")
    assert again.record()["inputs"]["log"] == log
    again.do(again.offered("turn.say", "hear_to_me"))
    assert len(again.record()["inputs"]["log"]) > len(log)


def test_from_the_top_of_the_page_to_a_turn_by_keyboard_alone(x16, site):
    x16.open_live(site)
    keys = x16.page.keyboard
    x16.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    x16.tab_to("sit")
    keys.press("Enter")
    x16.stands()
    for _ in range(30):
        name = x16.offered("turn.say", "hear_to_me", "open", "before.judge", "before.on", "before.rest", "before.1")
        if name == "turn.say":
            break
        if name == "before.judge":
            for field in ("before.harm", "before.help"):
                x16.tab_to(field, most=30)
                keys.press("5")
        x16.tab_to(name, most=30)
        keys.press("Enter")
        x16.stands()
    x16.tab_to("turn.kind", most=30)
    x16.tab_to("turn.card", most=30)
    keys.press("ArrowDown")
    x16.tab_to("turn.say", most=30)
    before = len(x16.record()["inputs"]["log"])
    x16.tab_to("turn.say", most=400)
    keys.press("Enter")
    x16.stands()
    assert len(x16.record()["inputs"]["log"]) > before


def bad_files(good):
    """Files that strangers might bring: a name, the content, and what the sentence about it says."""
    other = json.loads(good)
    other["version"] = 99
    marked = json.loads(good)
    marked["inputs"]["log"].append({"do": "share", "seat": "<img src=x onerror=\"document.title='taken'\">", "card": "rent"})
    return [("half.json", good[: len(good) // 2], "breaks off in line"), ("other.json", json.dumps(other), "version 99"),
            ("marked.json", json.dumps(marked), "log"), ("large.json", good + " " * (5 * 1024 * 1024), "larger than 5 MB"),
            ("words.json", "Dear group, see you on Monday.", "not a file that an exercise saved"), ("picture.json", b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8")]


def test_a_bad_file_gets_a_sentence_and_changes_nothing(x16, site):
    x16.open_live(site)
    x16.take("police")
    good = x16.saved_by("export_json")[1]
    before, title = json.loads(good)["inputs"], x16.page.title()
    for name, content, says in bad_files(good):
        x16.give_file("merge_file", name, content)
        x16.says(says)
        assert x16.record()["inputs"] == before, name
        x16.says("was handed to your browser")
    assert x16.page.title() == title and x16.shown.locator("img, script").count() == 0


def test_dark_and_narrow_nothing_bars_the_way_and_a_file_brings_a_meeting_back(new_page, site, axe):
    still = CaseConference(new_page(width=360, color_scheme="dark")).stay_static().open(site)
    assert still.barriers(axe) == []
    x16 = CaseConference(new_page(width=320, color_scheme="dark")).open_live(site)
    x16.take("grandmother")
    assert x16.sideways() <= 0
    x16.settle()
    x16.do("open")
    x16.do("hear_to_me")
    assert x16.sideways() <= 0 and x16.barriers(axe) == []
    x16.press("clear")
    x16.says("Clear it?")
    x16.do("clear.yes")
    record = watched()
    x16.give_file("open_file", "meeting.json", files.as_json(record))
    x16.says("What only one chair knew")
    x16.open_all()
    assert x16.sideways() <= 0 and x16.barriers(axe) == []
    assert x16.record()["results"] == json.loads(json.dumps(rules.compute(record)))


def watched():
    """The record of a meeting that somebody only watched, to its end."""
    record = inputs.settle(meeting.begin({**inputs.blank(), "humans": ["observer"]}))
    record = meeting.hear_to_my_turn(meeting.do(record, {"do": "open"}))
    for one in meeting.after(meeting.replay(record)):
        record = meeting.do(record, {"do": "after", "item": one.id, "choice": one.options[0][0]})
    for do in ("rise", "stepped_out"):
        record = meeting.do(record, {"do": do})
    return record
