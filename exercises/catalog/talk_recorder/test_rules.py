"""What is computed, what a tap does, and what becomes of time in which nobody could tap."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.talk_recorder import checking, example, pasting, recording, rules, talks
from exercises.record.problems import Problem

NOON = 1_780_000_000.0


def table(*seats, turns=(), gaps=()):
    """A checked record of one recording; turns are (seat, start, end, kind, number picked up)."""
    rows = [{"id": f"t{n}", "seat": f"s{seat}", "start": start, "end": end, "kind": rest[0] if rest else "inform",
             "picks": f"t{rest[1]}" if len(rest) > 1 else ""} for n, (seat, start, end, *rest) in enumerate(turns, 1)]
    one = {**talks.new_recording("A talk", [{"id": f"s{n}", "name": name, "role": role} for n, (name, role) in enumerate(seats)]),
           "turns": rows, "gaps": [{"id": f"g{n}", "start": a, "end": b, "why": "asleep"} for n, (a, b) in enumerate(gaps)]}
    return checking.check({"version": 1, "recordings": [one], "running": None, "here": None})


def of(record):
    return rules.compute(record)["recordings"][0]


def seats(*roles):
    return [(f"Seat {n}", role) for n, role in enumerate(roles)]


def spoken(*seconds):
    """One turn after another of so many seconds; 0 is a seat that says nothing."""
    at, turns = 0.0, []
    for n, long in enumerate(seconds):
        if long:
            turns.append((n, at, at + long))
            at += long
    return table(*seats(*[""] * len(seconds)), turns=turns)


@pytest.mark.parametrize(("seconds", "gini", "evenness"), [
    ((0, 0, 60, 60), 0.5, 0.5), ((0, 0, 0, 40), 0.75, 0.0), ((300, 240, 120, 60, 0), 0.433, 0.768), ((30, 30, 30), 0.0, 1.0)])
def test_the_check_values_of_the_outline(seconds, gini, evenness):
    one = of(spoken(*seconds))
    assert one["gini"]["time"]["value"] == pytest.approx(gini, abs=5e-4) and one["evenness"]["time"]["value"] == pytest.approx(evenness, abs=5e-4)


def test_a_silent_seat_shows_and_counts():
    one = of(spoken(60, 0, 60))
    assert one["silent"] == ["Seat 1"] and one["seats"][1]["share_time"] == {"value": 0.0}
    assert one["seats"][1]["heard"] == {"value": None, "because": "this seat has said nothing"}


def test_what_is_not_defined_says_why():
    alone = of(spoken(60))
    assert alone["gini"]["time"] == {"value": None, "because": "one seat alone has nothing to be uneven with"}
    nothing = of(table(*seats("", "")))
    assert nothing["evenness"]["time"]["because"] == "nobody has spoken yet" and nothing["seats"][0]["share_time"]["value"] is None
    assert nothing["run"]["turns"] is None and "no seat has the role" in nothing["run"]["because"]
    assert of(spoken(10, 10))["family"]["time"] == {"value": None, "because": "no seat has the role family"}


def test_a_proposal_is_picked_up_within_three_turns_and_a_later_link_is_told_and_not_counted():
    listed = [(0, 0, 5, "propose"), (1, 5, 9), (0, 9, 12, "propose"), (1, 12, 15, "support", 1), (2, 15, 18), (1, 18, 20), (2, 20, 22, "support", 3)]
    one = of(table(*seats("family", "professional", "chair"), turns=listed))
    assert one["proposals"] == [{"number": 1, "name": "Seat 0", "by": [4]}, {"number": 3, "name": "Seat 0", "by": []}]
    assert one["not_picked_up"] == [3] and one["late_links"] == [7]
    assert one["family"]["picked_up"]["value"] == 1.0 and one["seats"][0]["heard"]["value"] == pytest.approx(22 / 8)


def test_nobody_follows_anybody_across_a_stretch_that_was_not_recorded():
    listed = [(0, 0, 5), (1, 5, 9), (0, 60, 65), (1, 65, 70)]
    whole, torn = of(table(*seats("professional", "chair"), turns=listed)), of(table(*seats("professional", "chair"), turns=listed, gaps=[(9, 60)]))
    assert whole["matrix"] == [[0, 2], [1, 0]] and torn["matrix"] == [[0, 2], [0, 0]]
    assert whole["run"]["turns"] == 4 and torn["run"] == {"first": 1, "turns": 2, "seconds": 9} and torn["unrecorded"] == 51


def test_overlaps_pauses_and_long_turns_are_told():
    one = of(table(*seats("", ""), turns=[(0, 0, 20), (1, 15, 25), (0, 700, 1400)]))
    assert one["overlaps"] == [{"first": 1, "second": 2, "seconds": 5}] and one["pauses"] == [{"before": 3, "seconds": 675}] and one["long_turns"] == [3]


def test_two_recordings_stand_side_by_side_by_the_names_of_their_seats():
    pair = rules.compute(checking.check(example.example()))["pair"]
    assert pair["same_seats"] and pair["invented"] and [row["name"] for row in pair["seats"]][:2] == ["Chair", "Social worker"]
    assert pair["seats"][5]["time"][0] == {"value": 0.0}
    first, second = (of({**example.example(), "recordings": [one]}) for one in example.example()["recordings"])
    assert pair["figures"][0]["values"] == [first["gini"]["time"], second["gini"]["time"]]
    assert second["not_picked_up"] == [9] and second["log"][8]["name"] == "Advocate", "the example's point: the child's advocate is not picked up"


# Taps

def ready(*listed):
    """A record that may be recorded, and its seats' ids."""
    record = talks.with_seats(talks.blank(), listed or (("Chair", "chair"), ("Mother", "family"), ("Teacher", "professional")))
    record = talks.changed(record, purpose="rehearsal", agreed=True)
    return record, [seat["id"] for seat in talks.at(record)["seats"]]


def spans(record):
    """(seat's place, start, end) of each turn."""
    here = talks.at(record)
    place = {seat["id"]: n for n, seat in enumerate(here["seats"])}
    return [(place[one["seat"]], one["start"], one["end"]) for one in here["turns"]]


def test_nothing_is_recorded_before_it_is_said_what_it_is_and_all_agree():
    for fields, says in (({}, "never|nothing else"), ({"purpose": "seminar"}, "agreed"), ({"agreed": True}, "nothing else")):
        with pytest.raises(Problem, match=says):
            recording.start(talks.changed(talks.blank(), **fields), NOON)


def test_a_tap_ends_the_turn_before_and_the_times_are_those_of_the_clock():
    record, (chair, mother, teacher) = ready()
    record = recording.start(record, NOON, True)
    for seat, at in ((chair, 1), (mother, 4.5), (teacher, 9.2)):
        record = recording.tap(record, seat, NOON + at)
    record = recording.tap(record, teacher, NOON + 11)
    record = recording.stop(record, NOON + 15)
    assert spans(record) == [(0, 1.0, 4.5), (1, 4.5, 9.2), (2, 9.2, 11.0)]
    assert record["running"] is None and talks.at(record)["stopped"] == {"at": 15.0, "why": "paused"}


def test_two_at_once_overlap_and_each_can_end_alone():
    record, (chair, mother, _) = ready()
    record = recording.tap(recording.start(record, NOON, True), chair, NOON)
    record = recording.tap(record, mother, NOON + 5, together=True)
    record = recording.tap(record, chair, NOON + 8)
    record = recording.nobody(record, NOON + 10)
    assert spans(record) == [(0, 0.0, 8.0), (1, 5.0, 10.0)]


def test_a_slip_of_the_finger_leaves_no_turn():
    record, (chair, mother, _) = ready()
    record = recording.tap(recording.start(record, NOON), chair, NOON + 1)
    record = recording.tap(record, mother, NOON + 1.04)
    assert spans(record) == [(1, 1.0, 1.0)] and spans(recording.nobody(record, NOON + 3)) == [(1, 1.0, 3.0)]


def test_a_locked_phone_marks_the_stretch_and_cuts_the_turn_at_the_last_sign_of_life():
    record, (chair, mother, _) = ready()
    record = recording.tap(recording.start(record, NOON, True), chair, NOON + 2)
    record = recording.awake(record, NOON + 10)
    record = recording.tap(record, mother, NOON + 190)
    record = recording.stop(record, NOON + 200)
    assert spans(record) == [(0, 2.0, 10.0), (1, 190.0, 200.0)]
    assert [(gap["start"], gap["end"], gap["why"]) for gap in talks.at(record)["gaps"]] == [(10.0, 190.0, "asleep")]


def test_a_long_turn_with_signs_of_life_is_no_lock_and_without_them_nobody_can_know():
    record, (chair, *_) = ready()
    record = recording.tap(recording.start(record, NOON, True), chair, NOON)
    for second in range(10, 301, 10):
        record = recording.awake(record, NOON + second)
    assert spans(recording.stop(record, NOON + 305)) == [(0, 0.0, 305.0)]
    blind, (chair, *_) = ready()
    blind = recording.tap(recording.start(blind, NOON, False), chair, NOON)
    assert spans(recording.stop(blind, NOON + 305)) == [(0, 0.0, 305.0)] and not talks.at(blind)["gaps"]


def test_a_page_that_was_closed_says_so_and_one_that_was_left_for_hours_has_stopped():
    record, (chair, *_) = ready()
    record = recording.tap(recording.start(record, NOON, True), chair, NOON)
    record = recording.awake(record, NOON + 10)
    soon = recording.awake(record, NOON + 20, fresh=True)
    assert soon["running"] and [(gap["start"], gap["end"], gap["why"]) for gap in talks.at(soon)["gaps"]] == [(10.0, 20.0, "closed")]
    late = recording.awake(record, NOON + 3 * 3600, fresh=True)
    assert late["running"] is None and spans(late) == [(0, 0.0, 10.0)]
    again = recording.start(late, NOON + 3 * 3600 + 60, True)
    assert [gap["why"] for gap in talks.at(again)["gaps"]] == ["closed"] and again["running"]["seen"] == 10860.0


def test_a_pause_is_a_stretch_that_was_not_recorded():
    record, (chair, mother, _) = ready()
    record = recording.stop(recording.tap(recording.start(record, NOON, True), chair, NOON), NOON + 5)
    record = recording.tap(recording.start(record, NOON + 65, True), mother, NOON + 70)
    assert [(gap["start"], gap["end"], gap["why"]) for gap in talks.at(record)["gaps"]] == [(5.0, 65.0, "paused")]


def test_a_clock_that_is_put_back_loses_nothing():
    record, (chair, mother, _) = ready()
    record = recording.tap(recording.start(record, NOON, True), chair, NOON + 10)
    record = recording.awake(record, NOON + 12)
    record = recording.tap(record, mother, NOON - 3590)
    record = recording.stop(record, NOON - 3585)
    assert spans(record) == [(0, 10.0, 12.0), (1, 12.0, 17.0)] and [gap["why"] for gap in talks.at(record)["gaps"]] == ["clock"]


deeds = st.lists(st.tuples(st.sampled_from(("tap", "together", "nobody", "awake", "stop", "start")), st.integers(0, 2),
                           st.sampled_from((0.0, 0.05, 1.0, 7.3, 40.0, 400.0, -20.0))), max_size=25)


@settings(max_examples=80, deadline=None)
@given(deeds)
def test_whatever_is_tapped_the_record_is_in_order_and_comes_back(listed):
    record, seats_ = ready()
    record, now = recording.start(record, NOON, True), NOON
    for deed, seat, later in listed:
        now += later
        try:
            if deed in ("tap", "together"):
                record = recording.tap(record, seats_[seat], now, deed == "together")
            elif deed == "awake":
                record = recording.awake(record, now)
            else:
                record = {"nobody": recording.nobody, "stop": recording.stop, "start": lambda r, at: recording.start(r, at, True)}[deed](record, now)
        except Problem:
            pass
        assert checking.check(record) == record
    over = recording.left_off(record)
    one = of(over)
    assert over["running"] is None and checking.check(over) == over
    if one["turns"]:
        assert sum(seat["share_time"]["value"] for seat in one["seats"]) == pytest.approx(1)
    lost = [(gap["start"], gap["end"]) for gap in talks.at(over)["gaps"]]
    assert all(turn["end"] <= start or turn["start"] >= end for turn in talks.at(over)["turns"] for start, end in lost), "no turn reaches into a stretch that was not recorded"


# Correcting

def test_a_link_has_to_go_back_and_to_somebody_else():
    record = table(*seats("", ""), turns=[(0, 0, 5, "propose"), (1, 5, 9), (0, 9, 12)])
    for turn, picks, says in (("t1", "t2", "came before"), ("t3", "t1", "their own turn"), ("t2", "t2", "came before")):
        with pytest.raises(Problem, match=says):
            talks.with_turn(record, turn, picks=picks)
    record = talks.with_turn(record, "t2", picks="t1")
    assert talks.at(talks.without_turn(record, "t1"))["turns"][0]["picks"] == ""
    assert talks.at(talks.with_turn(record, "t1", start=6.0, end=8.0))["turns"][0] == {"id": "t2", "seat": "s1", "start": 5.0, "end": 9.0, "kind": "inform", "picks": ""}
    for fields in ({"start": 5.0, "end": 5.0}, {"start": 9.0, "end": 7.0}):
        with pytest.raises(Problem, match="end after it begins"):
            talks.with_turn(record, "t2", **fields)


def test_seats_with_turns_stay_and_names_are_not_given_twice():
    record = table(*seats("", ""), turns=[(0, 0, 5)])
    with pytest.raises(Problem, match="turns in the log"):
        talks.without_seat(record, "s0")
    with pytest.raises(Problem, match="already"):
        talks.add_seat(record, " seat 1 ")
    with pytest.raises(Problem, match="Begin another"):
        talks.with_seats(record, talks.REHEARSAL)
    assert len(talks.at(talks.without_seat(record, "s1"))["seats"]) == 1


# Pasting

def test_a_pasted_log_is_read_with_or_without_ends_headings_and_over_midnight():
    turns, found, added = pasting.read("Start;End;Seat;Kind;Picks\n23:59:50;;Chair;asks;\n0:00:05;0:00:30;Mother;propose\n0:00:32;0:00:50; chair ;support;2\n", [])
    assert [(one["start"], one["end"], one["kind"], one["picks"]) for one in turns] == [(0.0, 15.0, "ask", ""), (15.0, 40.0, "propose", ""), (42.0, 60.0, "support", "t2")]
    assert added == ["Chair", "Mother"] and turns[0]["seat"] == turns[2]["seat"] == found[0]["id"]


@pytest.mark.parametrize(("text", "says"), [
    ("", "Nothing stands there"), ("0:00, 0:10, Chair\n0:05, , Mother", "Line 2: the last turn needs an end"),
    ("0:10, 0:20, Chair\n0:05, 0:08, Mother", "Line 2: it begins before"), ("0:10, 0:10, Chair", "Line 1: it ends before or as"),
    ("0:00, 0:10, ", "Line 1: nobody speaks"), ("0:00, 0:10, Chair, shouts", "Line 1: “shouts” is no kind"),
    ("0:00, 0:10, Chair, ask, 2\n0:10, 0:20, Mother", "Line 1: it picks up turn 2"), ("0:00, 0:10, Chair\n0:10, 0:12, Chair, support, 1", "Line 2: nobody picks up their own"),
    ("0:00, zehn, Chair", "Line 1: The end “zehn” cannot be read"), ("9:99, 10:00, Chair", "cannot be read"), ("-1, 5, Chair", "cannot be read")])
def test_a_line_that_cannot_be_read_is_named(text, says):
    with pytest.raises(Problem, match=says):
        pasting.read(text, [])


@pytest.mark.parametrize(("typed", "seconds"), [("75", 75), ("1:15", 75), ("0:01:15", 75), ("4:05.5", 245.5), ("1:00:00", 3600)])
def test_times_are_read_and_written(typed, seconds):
    assert talks.seconds(typed) == seconds and talks.seconds(talks.clock(seconds)) == seconds
