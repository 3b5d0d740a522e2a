"""Files out and back, worlds side by side, and files from strangers."""

import copy
import json

import pytest

from exercises.catalog.responsibility_dance import checking, example, files, inputs, merging, rules, world
from exercises.record import tables
from exercises.record.problems import Problem


@pytest.fixture(scope="module")
def whole():
    return example.load()


def small(**changed):
    """A record that ran twice in a small world."""
    record = {**inputs.blank(), "world": {**world.blank(), "families": 6, "weeks": 20, **changed}}
    ran, row = rules.new_ran(record["world"]), {}
    for _, design, found in rules.pieces(record["world"], 0, 2):
        row[design] = found
        if len(row) == 5:
            ran, row = rules.with_run(ran, row), {}
    return {**record, "ran": ran}


def voiced(record, name):
    return inputs.with_voice(record, name=name, claim=f"{name} claims.")


def test_json_brings_the_same_record_and_results_back(whole):
    for record in (whole, small(), inputs.blank(), voiced(small(), "<b>=1+1</b>")):
        again = files.read("a.json", files.as_json(record))
        assert again == record and rules.compute(again) == rules.compute(record)
        assert checking.unlike(again) == (record, [])


def test_the_table_holds_each_run_of_each_design(whole):
    rows = tables.read(files.as_csv(whole), list(files.COLUMNS), ("design", "run"))
    assert len(rows) == 5 * 40
    first = next(row for row in rows if row["design"] == "Lead worker" and row["run"] == "3")
    assert float(first["family"]) == whole["ran"]["figures"]["lead"]["family"][2]
    with pytest.raises(Problem, match="Nothing has run yet"):
        files.as_csv(inputs.blank())
    with pytest.raises(Problem, match="not the world"):
        files.read("runs.csv", files.as_csv(whole))


def test_the_example_is_what_its_world_gives(whole):
    assert whole["invented"] and whole["world"] == world.blank() and whole["ran"]["done"] == 40
    assert checking.unlike(whole)[1] == []
    found = rules.compute(whole)
    # What the invented argument in it says has to be so.
    designs = found["designs"]
    assert found["order"]["all"]["places"][0] == ["plan"]
    assert 2.5 < designs["plan"]["family"]["mean"] / designs["team"]["family"]["mean"] < 3.5
    none = rules.turning.compute(whole["turns"], "none")
    assert none["base"] == ["plan"] and "Chance that a family’s own people meet a need" in none["turned"]
    assert found["turns"]["turned"], "the order by time to first help hangs on something"


@pytest.mark.parametrize("number", [0, 1])
def test_figures_that_no_run_gave_are_left_out_and_said_so(whole, number):
    forged = copy.deepcopy(whole)
    if number == 0:
        forged["ran"]["figures"]["team"]["all"][-1] = 0.99
    else:
        forged["turns"]["means"][0]["team"]["first"] = 0.5
    kept, said = checking.unlike(checking.check(forged))
    assert len(said) == 1 and "left out" in said[0]
    assert (kept["ran"] is None) == (number == 0) and (kept["turns"] is None) == (number == 1)


def test_worlds_stand_side_by_side_whatever_the_order():
    ours, one, two = voiced(small(), "Alder"), voiced(small(accept=0.9), "Heron"), voiced(small(reply=0.3), "Otter")
    both = merging.merge(merging.merge(ours, one), two)
    assert both["others"] == merging.merge(merging.merge(ours, two), one)["others"]
    assert {key: both[key] for key in both if key != "others"} == {key: ours[key] for key in ours if key != "others"}
    assert merging.merge(both, one) == both == merging.merge(both, ours)
    assert [v["name"] for other in both["others"] for v in other["voices"]] == ["Heron", "Otter"]
    assert rules.compute(both)["worlds"][0]["order"]["places"]


def test_one_world_in_two_files_keeps_the_longer_run_and_the_words_of_both():
    ours = inputs.blank()
    one, two = voiced(small(), "Heron"), voiced(small(), "Otter")
    shorter = {**two, "ran": {**two["ran"], "done": 1, "figures": {d: {k: row[:1] for k, row in rows.items()} for d, rows in two["ran"]["figures"].items()}}}
    for first, second in ((one, shorter), (shorter, one)):
        both = merging.merge(merging.merge(ours, first), second)
        assert [other["done"] for other in both["others"]] == [2]
        assert [voice["name"] for voice in both["others"][0]["voices"]] == ["Heron", "Otter"]


def test_too_many_worlds_are_refused():
    record = inputs.blank()
    for number in range(inputs.MOST_OTHERS):
        record = merging.merge(record, voiced({**inputs.blank(), "world": {**world.blank(), "seed": number}}, f"W{number}"))
    with pytest.raises(Problem, match="the most that are kept"):
        merging.merge(record, voiced({**inputs.blank(), "world": {**world.blank(), "seed": 99}}, "One more"))


def put(record, way, value):
    record = copy.deepcopy(record)
    *steps, last = way
    place = record
    for step in steps:
        place = place[step]
    place[last] = value
    return record


BAD = [
    (("version",), 2, "version"), (("runs",), 0, "from 1 to 500"), (("runs",), 501, "from 1 to 500"), (("runs",), 1.5, "whole number"),
    (("measure",), "best", "none of"), (("measure",), [], "none of"), (("family",), "Smith", "none of"), (("moves",), [["fly"]], "moves, number 1"),
    (("moves",), [["ask", "advice", ["money"]]], "moves, number 1"), (("world",), None, "world"), (("world", "accept"), 1.5, "from 0 to 1"),
    (("world", "accept"), -0.1, "from 0 to 1"), (("world", "accept"), "0.5", "not text"), (("world", "families"), 301, "from 0 to 300"),
    (("world", "accept"), float("nan"), "accept"), (("world", "services"), [], "8 services"), (("world", "services", 0, "id"), "other", "Money advice"),
    (("world", "services", 0, "needs"), ["gold"], "none but these"), (("world", "services", 0, "needs"), [[]], "none but these"),
    (("world", "services", 2, "oldest"), 1, "below its youngest"), (("world", "services", 0, "area"), "west", "area"),
    (("ran", "done"), 3, "2 figures stand here, and 3 runs"), (("ran", "done"), True, "done"), (("ran", "figures", "team", "all", 0), -1, "0 or more"),
    (("ran", "figures", "team", "all", 0), "1", "0 or more"), (("ran", "figures", "team"), [], "figures by measure"),
    (("turns",), {"world": None, "means": []}, "turns, world"), (("voice", "claim"), "x" * 1201, "1,200"), (("voice",), [], "voice"),
    (("voice", "ask"), "\ud800", "broken character"), (("others",), [{}] * 13, "12 are the most"), (("others",), [{"voices": 1}], "others, number 1"),
]


@pytest.mark.parametrize(("way", "value", "says"), BAD, ids=[f"{'.'.join(map(str, way))}-{n}" for n, (way, _, _) in enumerate(BAD)])
def test_what_does_not_fit_is_refused_by_name(way, value, says):
    record = small()
    with pytest.raises(Problem) as told:
        checking.check(put(record, way, value))
    assert says in str(told.value)
    assert checking.check(json.loads(json.dumps(record))) == record
