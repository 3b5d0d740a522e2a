"""Files out and back, and files from strangers."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.talk_recorder import checking, example, files, recording, rules, talks
from exercises.record import merging
from exercises.record.problems import Problem


@st.composite
def records(draw):
    """A checked record of one or two recordings."""
    made = []
    for number in range(draw(st.integers(1, 2))):
        called = draw(st.lists(st.sampled_from(("Chair", "=1+1", "Mother", "Ünsal", "Dr <b>")), min_size=1, max_size=4, unique=True))
        seats = [{"id": f"s{n}", "name": name, "role": draw(st.sampled_from(tuple(talks.ROLES)))} for n, name in enumerate(called)]
        turns, at = [], 0.0
        for n in range(draw(st.integers(0, 5))):
            at += draw(st.integers(0, 30)) / 10
            seat = draw(st.sampled_from(seats))["id"]
            long = draw(st.integers(1, 100)) / 10
            others = [one["id"] for one in turns if one["seat"] != seat]
            turns.append({"id": f"t{n}", "seat": seat, "start": round(at, 1), "end": round(at + long, 1), "kind": draw(st.sampled_from(tuple(talks.KINDS))), "picks": ""})
            turns = talks.in_order(turns)
            place = [one["id"] for one in turns].index(f"t{n}")
            before = [one for one in others if one in [row["id"] for row in turns[:place]]]
            if before and draw(st.booleans()):
                turns = [{**one, "picks": draw(st.sampled_from(before))} if one["id"] == f"t{n}" else one for one in turns]
            at += 11
        gaps = [{"id": "g0", "start": at, "end": at + 40, "why": draw(st.sampled_from(tuple(talks.WHYS)))}] if draw(st.booleans()) else []
        made.append({**talks.new_recording(f"Recording {number}", seats), "turns": turns, "gaps": gaps, "purpose": draw(st.sampled_from(tuple(talks.PURPOSES))),
                     "agreed": draw(st.booleans()), "invented": draw(st.booleans())})
    return checking.check({"version": 1, "recordings": made, "running": None, "here": {"recording": made[0]["id"], "pair": [one["id"] for one in made]}})


def bare(results):
    """Results without ids, which a table gives anew, and without the pair, which belongs to the page."""
    return [{**{k: v for k, v in one.items() if k not in ("log", "seats", "id")}, "seats": [{k: v for k, v in seat.items() if k != "id"} for seat in one["seats"]],
             "log": [{k: v for k, v in row.items() if k not in ("id", "seat")} for row in one["log"]]} for one in results["recordings"]]


@settings(max_examples=40, deadline=None)
@given(records())
def test_json_and_csv_bring_the_same_results_back(record):
    again = files.read("a.json", files.as_json(record))
    assert again == record and rules.compute(again) == rules.compute(record)
    assert bare(rules.compute(files.read("a.csv", files.as_csv(record)))) == bare(rules.compute(record))


@settings(max_examples=30, deadline=None)
@given(records(), records())
def test_two_files_put_together_hold_both_and_the_order_does_not_matter(one, two):
    shared = {"here": one["here"], "running": None}
    ours, conflicts = merging.merge(one, {**two, **shared})
    theirs, _ = merging.merge(two, {**one, "here": two["here"], "running": None})
    assert not conflicts and {r["id"] for r in ours["recordings"]} == {r["id"] for r in theirs["recordings"]}
    assert len(checking.check(ours)["recordings"]) == len(one["recordings"]) + len(two["recordings"])


def test_a_file_that_was_saved_while_recording_does_not_run_for_whoever_opens_it():
    record = talks.changed(talks.blank(), purpose="seminar", agreed=True)
    record = recording.start(record, 1_780_000_000, True)
    record = recording.tap(record, talks.at(record)["seats"][0]["id"], 1_780_000_001)
    record = recording.awake(record, 1_780_000_009)
    again = files.read("a.json", files.as_json(record))
    assert again["running"] is None and talks.at(again)["turns"][0]["end"] == 9.0 and talks.at(again)["stopped"] == {"at": 9.0, "why": "closed"}
    assert "1780000000" not in files.as_csv(record), "a table says nothing of the day"


def broken(**fields):
    """The example with something else in its first recording."""
    data = json.loads(json.dumps(example.example()))
    data["recordings"][0].update(fields)
    return data


@pytest.mark.parametrize(("data", "says"), [
    ([], "the record:"), ({"version": 2}, "version 1, and this one says “2”"), ({"version": 1, "recordings": []}, "recordings: there is none"),
    (broken(purpose="conference"), "purpose: “conference” is none of"), (broken(seats=[]), "nobody sits there"),
    (broken(seats=[{"id": "s1", "name": "A", "role": "judge"}]), "role: “judge” is none of"),
    (broken(turns=[{"id": "t1", "seat": "s9", "start": 0, "end": 1}]), "number 1, seat: “s9” is not a seat"),
    (broken(turns=[{"id": "t1", "seat": "s1", "start": 5, "end": 1}]), "it ends before or as it begins"),
    (broken(turns=[{"id": "t1", "seat": "s1", "start": 0, "end": float("nan")}]), "number 1, end: a number of seconds"),
    (broken(turns=[{"id": "t1", "seat": "s1", "start": 0, "end": 1, "picks": "t1"}]), "came before it"),
    (broken(turns=[{"id": "t1", "seat": "s1", "start": 0, "end": 1, "kind": "<b>"}]), "kind: “<b>” is none of"),
    (broken(gaps=[{"id": "g1", "start": 9, "end": 2, "why": "asleep"}]), "it ends before it begins"),
    (broken(began="noon"), "began: a number of seconds"), (broken(title="  "), "title: The name is empty"),
    ({**example.example(), "running": {"recording": "rexample1", "open": [], "seen": 0}}, "not a recording that was begun here")])
def test_a_strangers_record_gets_a_sentence_that_names_the_field(data, says):
    with pytest.raises(Problem) as told:
        checking.check(data)
    assert says in str(told.value)


@pytest.mark.parametrize(("old", "new", "says"), [
    ("turn,t1,1,", "turns,t1,1,", "row: “turns” is neither"), (",48.0,", ",half past,", "The end “half past” cannot be read"), ("turn,t12,12,Mother", "turn,t12,12,Aunt", "has no row of its own"),
    (",ask,", ",=1+1,", "kind"), ("rehearsal,yes,yes", "rehearsal,perhaps,yes", "agreed: yes or no")])
def test_a_strangers_table_gets_a_sentence_that_names_the_line(old, new, says):
    table = files.as_csv(checking.check(example.example()))
    assert old in table
    with pytest.raises(Problem) as told:
        files.read("a.csv", table.replace(old, new, 1))
    assert says in str(told.value) and "Line " in str(told.value)


def test_checking_again_changes_nothing():
    once = checking.check(example.example())
    assert checking.check(json.loads(json.dumps(once))) == once
