"""A group at the player: a cover between two people, lines between devices, who sits where, disagreement, putting down."""

import copy
import json

import pytest

from exercises.catalog.vignette import create
from exercises.catalog.vignette.test_view import STORY, edited, press, shown, words
from exercises.narrative import group_lines, library, player
from exercises.narrative.model import ON
from exercises.record.problems import Problem
from exercises.views import host



@pytest.fixture(autouse=True)
def page():
    library.forget()
    library.register(STORY)
    yield
    library.forget()


def fill(exercise, **values):
    """Set fields of the group, dots written as two underscores."""
    edits = [{"field": f"group.{name.replace('__', '.')}", "index" if isinstance(value, tuple) else "value": value[0] if isinstance(value, tuple) else value}
             for name, value in values.items()]
    assert exercise.apply(edits) == []
    return exercise


def one_device(people=2, **more):
    return press(fill(press(create(None), "together"), number=people, **more), "group.start")


def several(place, people=2, table=1):
    exercise = fill(press(create(None), "together"), way=(1,), number=people, table=table)
    return press(fill(exercise, place=place), "group.start")


def play_turn(exercise, pick=0):
    """Lift the cover and play the turn; the seat whose it was."""
    play = exercise.attempt.group
    seat = play.turn
    if play.showing == "cover":
        press(exercise, "group.uncover")
    while exercise.attempt.group.turn == seat and exercise.attempt.group.showing not in ("cover", "table"):
        before = exercise.inputs
        go_on(exercise, pick)
        assert exercise.inputs != before, f"stuck at {before['group']['showing']}"
    return seat


def go_on(exercise, pick=0):
    play = exercise.attempt.group
    if play.showing in ("told", "split"):
        press(exercise, "group.on")
    elif play.showing == "meet":
        press(exercise, "group.choice.1")
    elif play.state.ended:
        press(exercise, "group.pass")
    elif play.state.scene.decision:
        press(exercise, f"group.choice.{pick + 1}")
    else:
        press(exercise, "group.next")


def to_table(exercise):
    for _ in range(40):
        if exercise.attempt.group.showing == "table":
            return exercise
        play_turn(exercise)
    raise AssertionError("the group does not come to the table")


def again(exercise):
    """The same from its record, as after a reload or from a file."""
    return create(json.loads(json.dumps(exercise.inputs)))


class TestSettingUp:
    def test_it_says_who_sits_where_before_it_begins(self):
        exercise = fill(press(create(None), "together"), number=3)
        text = words(exercise)
        for part in ("Play in a group", "Place 1", "Place 3", "without a reason", "How the seats are dealt"):
            assert part in text, part
        assert "group.code" not in shown(exercise) and "group.start" in shown(exercise)
        assert press(exercise, "group.cancel").attempt.group is None and "begin.lead" in shown(exercise)

    def test_nothing_is_begun_by_setting_up(self):
        exercise = create(None)
        before = exercise.inputs
        assert fill(press(exercise, "together"), number=3).inputs == before

    def test_a_code_from_another_device_deals_the_same(self):
        here = fill(press(create(None), "together"), way=(1,), number=5, table=7)
        code = words(here).split('class="vignette-code">')[1].split("<")[0]
        there = fill(press(create(None), "together"), way=(1,), code=code.lower(), place=3)
        press(fill(here, place=3), "group.start")
        assert press(there, "group.start").attempt.group.turn == here.attempt.group.turn
        assert there.attempt.group.code == here.attempt.group.code

    @pytest.mark.parametrize(("code", "says"), [("V-PA.1.5.7.ZZZ", "changed or lost"), ("nothing", "not a group code"), ("<b>", "not a group code")])
    def test_a_code_that_is_none_begins_nothing(self, code, says):
        exercise = press(fill(press(create(None), "together"), way=(1,), code=code), "group.start")
        assert says in words(exercise) and exercise.attempt.group is None

    def test_a_place_that_there_is_not_begins_nothing(self):
        exercise = press(fill(press(create(None), "together"), way=(1,), number=2, place=3), "group.start")
        assert "places 1 to 2" in words(exercise) and exercise.attempt.group is None

    def test_a_path_of_ones_own_is_put_by(self):
        exercise = press(create(None), "begin.lead", "choice.1", "on", "leave", "together")
        assert press(exercise, "group.start").inputs["earlier"][0]["path"] == ["refer"]


class TestOneDevice:
    def test_a_cover_stands_between_two_people_and_keeps_everything_from_sight(self):
        exercise = one_device()
        briefs = [seat["brief"][0]["text"] for seat in STORY["seats"]]
        assert "Pass it on" in words(exercise) and not any(brief in words(exercise) for brief in briefs)
        assert shown(exercise) == {"group.uncover", "group.seats", "group.end"}
        press(exercise, "group.uncover")
        assert briefs[0] in words(exercise) and briefs[1] not in words(exercise)
        assert shown(exercise) == {"group.choice.1", "group.choice.2", "group.choice.3", "group.end"}
        press(exercise, "group.choice.2", "group.on")
        text = words(exercise)
        assert exercise.attempt.group.turn == "mother" and "Pass it on" in text
        chosen = next(choice["text"] for scene in STORY["scenes"] if scene["id"] == "four-weeks" for choice in scene["choices"])
        assert chosen not in text and "What moved" not in text
        assert all(control.description == "A choice" for name, control in exercise.fields.items() if name.startswith("group.choice"))
        assert briefs[1] in words(press(exercise, "group.uncover")) and briefs[0] not in words(exercise)

    def test_after_a_reload_the_cover_stands_there_again(self):
        exercise = press(one_device(), "group.uncover", "group.choice.1")
        back = again(exercise)
        assert "Pass it on" in words(back) and "What it opened" not in words(back)
        assert "What it opened" in words(press(back, "group.uncover"))

    def test_the_seats_take_turns_until_all_have_come_to_their_ends(self):
        exercise, turns = one_device(4), []
        while exercise.attempt.group.showing != "table":
            assert again(exercise).inputs == exercise.inputs
            turns.append(play_turn(exercise))
        assert turns == ["lead", "mother"] * 4
        assert all(state.ended for state in exercise.attempt.group.states.values())

    def test_whoever_shares_a_seat_says_who_would_have_done_otherwise_and_no_name_is_kept(self):
        exercise = press(one_device(3), "group.uncover", "group.choice.1")
        assert "You share this seat." in words(exercise) and "What it opened" not in words(exercise)
        press(exercise, "group.choice.2")
        assert "somebody in the seat of Jo Farrow, head of Year 8 would have chosen" in words(exercise)
        [kept] = exercise.inputs["group"]["dissents"]
        assert set(kept) == {"moment", "seat", "scene", "choice"}
        assert press(exercise, "group.choice.2").inputs["group"]["dissents"] == [], "it is taken back by the same press"
        press(exercise, "group.choice.2", "group.on")
        assert "What it opened" in words(exercise)
        press(exercise, "group.on")
        assert exercise.attempt.group.turn == "mother"

    def test_going_back_leaves_a_mark_and_reaches_no_further_than_the_turn(self):
        exercise = press(one_device(3), "group.uncover", "group.choice.1", "group.choice.2", "group.on")
        press(exercise, "group.back")
        assert exercise.inputs["group"]["went_back"] == [{"seat": "lead", "scene": "four-weeks", "choice": "refer"}]
        assert exercise.inputs["group"]["dissents"] == [] and "This seat went back once." in words(exercise)
        assert "group.back" not in shown(exercise)
        press(exercise, "group.choice.2", "group.on", "group.on", "group.uncover")
        assert exercise.attempt.group.turn == "mother" and "went back" not in words(exercise) and "group.back" not in shown(exercise)

    def test_under_the_cover_a_press_that_does_not_belong_changes_nothing(self):
        exercise = one_device()
        before = exercise.inputs
        for name in ("group.choice.1", "group.on", "group.next", "group.pass", "group.down", "group.debrief", "group.back", "group.add", "group.take",
                     "group.after", "group.to_table", "group.end.yes", "begin.lead", "choice.1", "debrief", "leave", "finish", "restart", "take_road"):
            assert press(exercise, name).inputs == before, name

    def test_a_double_press_decides_nothing_twice(self):
        once = press(one_device(), "group.uncover", "group.choice.1")
        twice = press(one_device(), "group.uncover", "group.uncover", "group.choice.1", "group.choice.1")
        assert once.inputs == twice.inputs


class TestWhoSitsWhere:
    def test_somebody_leaves_and_nothing_tells_of_it(self):
        def play(leaves):
            exercise = one_device(3) if leaves else one_device(2)
            play_turn(exercise)
            if leaves:
                press(exercise, "group.seats")
                press(fill(exercise, people__lead=1), "group.sit")
            return exercise.inputs, exercise.snapshot()

        assert play(leaves=True) == play(leaves=False)

    def test_a_seat_goes_on_from_where_it_stands_whoever_sits_there(self):
        exercise = one_device(2)
        play_turn(exercise)
        before = exercise.inputs["group"]["paths"]
        press(exercise, "group.seats")
        press(fill(exercise, people__lead=3, people__mother=2), "group.sit")
        assert exercise.inputs["group"]["paths"] == before and exercise.attempt.group.turn == "mother"

    def test_an_empty_seat_is_passed_over_and_may_be_taken_later(self):
        exercise = press(one_device(2), "group.seats")
        press(fill(exercise, people__lead=0, people__mother=2), "group.sit")
        assert exercise.attempt.group.turn == "mother"
        play_turn(exercise)
        play_turn(exercise)
        press(exercise, "group.seats")
        press(fill(exercise, people__lead=1), "group.sit")
        turns = []
        while exercise.attempt.group.showing != "table":
            turns.append(play_turn(exercise))
        assert "lead" in turns and all(state.ended for state in exercise.attempt.group.states.values())

    def test_nobody_at_all_is_refused_and_nothing_changes(self):
        exercise = press(one_device(2), "group.seats")
        before = exercise.inputs
        press(fill(exercise, people__lead=0, people__mother=0), "group.sit")
        assert exercise.inputs == before and "2 to 12 people" in words(exercise)

    def test_on_several_devices_two_change_seats_and_nothing_tells_of_it(self):
        one, two = several(1), several(2)
        for exercise in (one, two):
            press(exercise, "group.choice.1", "group.on", "group.next")
        lines = [exercise.attempt.group.own_line for exercise in (one, two)]
        paths = {line.seat: line.path for line in lines}
        texts = [line_of(exercise) for exercise in (one, two)]
        for exercise, text, seat in ((one, texts[1], 1), (two, texts[0], 0)):
            assert "group.theirs" not in shown(exercise)
            press(exercise, "group.seats")
            give(exercise, text)
            assert "Lines are here from:" in words(exercise) and "On the table" not in words(exercise)
            press(fill(exercise, seat=(seat,)), "group.take")
            play = exercise.attempt.group
            assert play.state.path == paths[play.turn] and play.went_back == ()
            assert list(exercise.inputs["group"]["paths"]) == [play.turn]
        assert (one.attempt.group.turn, two.attempt.group.turn) == ("mother", "lead")

    def test_whoever_leaves_a_group_of_devices_leaves_nothing_behind(self):
        exercise = press(several(1), "group.choice.1", "group.on")
        press(exercise, "group.end", "group.end.yes")
        assert "group" not in exercise.inputs and exercise.inputs["earlier"] == [] and "begin.lead" in shown(exercise)


def line_of(exercise):
    """The line of a device, also where it is not on the screen."""
    play = exercise.attempt.group
    line = group_lines.write(play.story, play.code, play.own_line)
    assert "group.line" not in shown(exercise) or exercise.fields["group.line"].value == line
    return line


def give(exercise, text):
    return press(fill(exercise, theirs=text), "group.add")


class TestSeveralDevices:
    def test_each_plays_its_own_seat_and_sees_the_others_at_the_table_only(self):
        one, two = several(1), several(2)
        briefs = [seat["brief"][0]["text"] for seat in STORY["seats"]]
        assert briefs[0] in words(one) and briefs[1] not in words(one)
        assert briefs[1] in words(two) and briefs[0] not in words(two)
        to_table(one)
        to_table(two)
        assert "No line of another device is here yet." in words(one)
        give(one, line_of(two))
        give(two, line_of(one).lower())
        for exercise in (one, two):
            rows = exercise.attempt.group.rows
            assert [set(columns) for *_, columns in rows] == [{"lead", "mother"}] * 4
        assert one.attempt.group.rows == two.attempt.group.rows
        assert again(one).inputs == one.inputs and again(one).attempt.group.rows == one.attempt.group.rows

    @pytest.mark.parametrize("mangle", [lambda line: line[:-1] + ("A" if line[-1] != "A" else "B"), lambda line: line.replace(".1.2.1.", ".1.2.2."),
                                        lambda line: line[5:], lambda line: line.replace("V-PA", "V-XX"), lambda line: "", lambda line: line + line])
    def test_a_mangled_or_foreign_line_changes_nothing_and_says_so(self, mangle):
        one, two = to_table(several(1)), to_table(several(2))
        before = one.inputs
        give(one, mangle(line_of(two)))
        assert one.inputs == before
        assert any(part in words(one) for part in ("Copy it again", "Nothing was taken over"))

    def shared(self):
        """Two devices in one seat, each having said something else at the first decision."""
        one, three = several(1, people=3), several(3, people=3)
        assert one.attempt.group.turn == three.attempt.group.turn
        press(one, "group.choice.1")
        press(three, "group.choice.2")
        return one, three

    def test_two_devices_in_one_seat_meet_before_it_goes_on(self):
        one, three = self.shared()
        assert "What does this seat do?" in words(one) and "What it opened" not in words(one)
        assert one.inputs["group"]["paths"] == {}
        give(one, line_of(three))
        give(three, line_of(one))
        for exercise in (one, three):
            assert "You disagree." in words(exercise)
            assert {"group.choice.1", "group.choice.2"} <= shown(exercise) and "group.choice.3" not in shown(exercise)
        press(one, "group.choice.1")
        press(three, "group.choice.2")
        for exercise in (one, three):
            play = exercise.attempt.group
            assert play.state.path == ("refer",)
            [dissent] = play.disagreements
            assert (dissent.seat, dissent.scene, dissent.choice) == ("lead", "four-weeks", "mentor")
            assert "What it opened" in words(exercise)

    def test_a_third_seat_hears_of_it_by_seat(self):
        one, three = self.shared()
        give(one, line_of(three))
        to_table(press(one, "group.choice.1"))
        two = to_table(several(2, people=3))
        give(two, line_of(one))
        [dissent] = two.attempt.group.disagreements
        assert (dissent.seat, dissent.choice) == ("lead", "mentor")
        assert "somebody in the seat of Jo Farrow, head of Year 8 would have chosen" in words(two)

    def test_nobody_has_to_be_waited_for(self):
        one, _ = self.shared()
        assert press(one, "group.choice.1").attempt.group.state.path == ("refer",)
        assert one.attempt.group.disagreements == ()

    def test_one_may_choose_again_before_the_seat_goes_on(self):
        one, _ = self.shared()
        press(one, "group.back", "group.choice.3")
        assert one.inputs["group"]["say"] == "ask" and one.attempt.group.rev == 4

    def test_two_devices_of_one_seat_that_went_different_ways_are_told_so(self):
        one, three = self.shared()
        press(one, "group.choice.1")
        press(three, "group.choice.1", "group.on", "group.next")
        press(three, "group.choice.1")
        give(three, line_of(one))
        assert three.attempt.group.parted and "has gone another way" in words(three)


class TestTable:
    def table(self):
        return to_table(one_device(2))

    def test_each_moment_lies_there_with_what_every_seat_did(self):
        exercise = self.table()
        play = exercise.attempt.group
        for number, (_, title, columns) in enumerate(play.rows):
            text = words(exercise)
            assert title in text and f"{number + 1} of {len(play.rows)}" in text
            assert all(choice.text in text for pieces in columns.values() for _, choice in pieces)
            press(exercise, "group.after")

    def test_a_disagreement_is_kept_by_seat_and_can_be_taken_back(self):
        exercise = fill(press(self.table(), "group.after"), dissent__mother=True, talk="Who knew what.")
        moment = exercise.attempt.group.rows[1][0]
        assert exercise.inputs["group"]["dissents"] == [{"moment": moment, "seat": "mother", "scene": "", "choice": ""}]
        assert exercise.inputs["group"]["talk"] == {moment: "Who knew what."}
        assert "the seat of Simone Reid, Malachi’s mother would have had it otherwise" in words(exercise)
        assert again(exercise).inputs == exercise.inputs
        press(exercise, "group.before")
        assert exercise.fields["group.dissent.mother"].value is False and exercise.fields["group.talk"].value == ""
        press(exercise, "group.after")
        assert exercise.fields["group.dissent.mother"].value is True
        assert fill(exercise, dissent__mother=False).inputs["group"]["dissents"] == []

    def test_on_several_devices_a_disagreement_travels_with_the_line(self):
        one, two = to_table(several(1)), to_table(several(2))
        give(two, line_of(one))
        assert "group.dissent.mother" not in shown(one) and "group.dissent.lead" in shown(one)
        fill(one, dissent__lead=True)
        give(two, line_of(one))
        assert [(dissent.moment, dissent.seat) for dissent in two.attempt.group.disagreements] == [("call", "lead")]
        assert "the seat of Jo Farrow, head of Year 8 would have had it otherwise" in words(two)

    def test_the_people_are_put_down_before_the_debrief(self):
        exercise = self.table()
        assert "group.debrief" not in shown(exercise)
        assert press(exercise, "group.debrief").attempt.group.showing == "table"
        press(exercise, "group.down")
        assert "Put the people down" in words(exercise) and STORY["debrief"]["before"][0] in words(exercise)
        assert "Roads not taken" not in words(exercise) and shown(exercise) >= {"group.debrief", "group.to_table"}
        press(exercise, "group.debrief")
        text = words(exercise)
        for part in ("The debrief of your group", "All seats, side by side", "Where seats disagreed", "Roads not taken", "To take to a group"):
            assert part in text, part

    def test_each_seats_path_can_be_read_there(self):
        exercise = press(self.table(), "group.down", "group.debrief")
        states = exercise.attempt.group.states
        assert exercise.fields["group.whose"].index == 0
        for number, seat in enumerate(states):
            fill(exercise, whose=(number,))
            why = STORY["debrief"]["choices"][f"{states[seat].steps[0].scene.id}/{states[seat].steps[0].choice.id}"]["why"]
            assert why in words(exercise)

    def test_record_and_page_tell_of_the_group_by_seat(self):
        exercise = fill(self.table(), dissent__lead=True, talk="<b>Who</b> rings?")
        press(exercise, "group.down", "group.debrief", "export_page")
        page = host.current.delivered[-1][2]
        for part in ("the debrief of a group", "Where seats disagreed", "the seat of Jo Farrow, head of Year 8 would have had it otherwise",
                     "From the seat of Simone Reid", "&lt;b&gt;Who&lt;/b&gt; rings?", "Roads not taken"):
            assert part in page, part
        results = exercise.results
        assert set(results["debriefs"]) == {"lead", "mother"} and len(results["disagreements"]) == 1
        press(exercise, "export_csv")
        assert {line.split(",")[0] for line in host.current.delivered[-1][2].splitlines()[1:]} >= {"lead", "mother"}

    def test_what_lies_covered_is_neither_printed_nor_told(self):
        exercise = press(one_device(), "group.uncover", "group.choice.1", "group.on", "files", "export_page")
        assert "once the debrief is open" in words(exercise)
        assert exercise.results["seats"] == {} and exercise.results["disagreements"] == []


class TestRecord:
    kept = {}

    def record(self):
        if not self.kept:
            self.kept.update(fill(to_table(one_device(3)), dissent__lead=True).inputs)
        return copy.deepcopy(self.kept)

    @pytest.mark.parametrize("change", [
        {"way": "three"}, {"showing": "all"}, {"paths": []}, {"paths": {"lead": "ask"}}, {"paths": {"<b>": []}}, {"people": {"lead": "two"}},
        {"people": {"lead": 99}}, {"number": -1}, {"dissents": [1]}, {"dissents": [{"seat": ""}]}, {"talk": {"call": 4}}, {"at": "first"},
        {"went_back": [{"seat": 4}]}, {"read": [4]}, {"lines": {}}, {"code": 4}, {"turn": "A b"}, {"talk": {f"m{n}": "" for n in range(50)}},
    ], ids=str)
    def test_one_of_the_wrong_kind_names_its_field(self, change):
        record = self.record()
        with pytest.raises(Problem, match="group"):
            create(record | {"group": record["group"] | change})

    @pytest.mark.parametrize("change", [
        {"paths": {"lead": ["sing"]}}, {"turn": "cellar", "showing": "cover"}, {"people": {}, "showing": "scene", "turn": "lead"},
        {"way": "several"}, {"way": "several", "code": "V-PA.1.5.7.ZZZ"},
    ], ids=str)
    def test_one_that_does_not_fit_is_no_crash_and_keeps_the_paths(self, change):
        record = self.record()
        exercise = create(record | {"group": record["group"] | change})
        assert exercise.attempt.group is None and "do not fit" in words(exercise) and "begin.lead" in shown(exercise)

    @pytest.mark.parametrize("showing", ["cover", "scene", "split", "told", "meet", "table", "down", "debrief"])
    @pytest.mark.parametrize("way", ["one", "several"])
    def test_whatever_a_stranger_says_is_shown_nothing_breaks(self, showing, way):
        record = (one_device(2) if way == "one" else several(1)).inputs
        exercise = create(record | {"group": record["group"] | {"showing": showing, "then": "told", "turn": "lead", "at": 9, "say": "sing"}})
        words(exercise)
        assert again(exercise).inputs == exercise.inputs

    def test_a_story_edited_since_asks_first(self):
        record = press(one_device(2), "group.uncover", "group.choice.1", "group.on").inputs
        library.register(edited(version=2), published=[STORY])
        asked = create(record)
        assert shown(asked) == {"finish", "restart"} and "Your group had begun to play." in words(asked)
        assert again(asked).inputs == asked.inputs
        assert press(create(record), "finish").attempt.group.paths == {"lead": ("refer",)}
        started = press(create(record), "restart")
        assert started.attempt.group is None and started.inputs["earlier"][0]["path"] == ["refer"]
        library.register(edited(version=2))
        gone = create(record)
        assert gone.attempt.group is None and gone.inputs["earlier"][0]["path"] == ["refer"]

    def test_a_vignette_of_one_seat_offers_no_group(self):
        library.register(STORY | {"seats": STORY["seats"][:1]})
        assert create(None).fields["together"].layout.display == "none"

    def test_the_whole_group_goes_on_from_a_file_on_another_device(self):
        here = one_device(2)
        play_turn(here)
        press(here, "files", "export_json")
        there = press(create(None), "files")
        there.apply([{"field": "open_file", "file": {"name": "group.json", "content": host.current.delivered[-1][2]}}])
        assert there.inputs == here.inputs
        assert to_table(there).attempt.group.showing == "table"


def test_playing_alone_and_in_a_group_come_to_the_same_states():
    exercise = to_table(one_device(2))
    for seat, state in exercise.attempt.group.states.items():
        assert state == player.replay(library.find(STORY["slug"]), seat, state.path) and state.ended and ON in state.path
