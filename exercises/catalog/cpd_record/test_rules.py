"""What the CPD record counts, keeps, merges and sends to a peer."""

import json
import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.catalog.cpd_record import asked, files, inputs, peers, rules
from exercises.record.problems import Problem

WHOLE = {"title": "One", "type": "Supervision", "what": "I talked", "date": "14/10/2026", "learnt": "A thing", "impact": "I ask now"}


def record(**changes):
    return inputs.with_piece(inputs.blank("pmine"), **changes)


def ids():
    dice = random.Random(7)
    return lambda: inputs.new_id(lambda: dice.getrandbits(40))


@pytest.mark.parametrize("day, year", [("30/11/2026", 2026), ("1 December 2026", 2027), ("2026-12-31", 2027), ("1/1/2026", 2026),
                                       ("29/02/2028", 2028), ("29/02/2027", None), ("soon", None), ("", None)])
def test_registration_year(day, year):
    assert rules.year_of(day) == year


def test_what_lacks_is_named_and_nothing_is_judged():
    assert rules.lacking(inputs.here(record())) == ["type", "what", "date", "learnt", "impact"]
    assert rules.lacking(inputs.here(record(**WHOLE))) == []
    assert rules.lacking(inputs.here(record(**{**WHOLE, "date": "last week"}))) == ["date"]


def test_counts_only_whole_pieces_of_the_year():
    two = inputs.with_piece(inputs.added(record(**WHOLE), "pb"), **{**WHOLE, "title": "Two", "what": "Another", "date": "1/12/2025", "peer": "She saw it"})
    found = rules.compute(two)
    assert (found["year"], found["whole"], found["with_peer"]) == (2026, 2, 1)
    assert rules.compute(two, "2026-12-01")["whole"] == 0
    early = inputs.with_piece(two, date="30/11/2025")
    assert rules.compute(early)["whole"] == 1 and rules.compute(early)["with_peer"] == 0


def test_two_pieces_that_say_the_same_are_named():
    two = inputs.with_piece(inputs.added(record(**WHOLE), "pb"), **{**WHOLE, "title": "Two", "what": "  i TALKED "})
    assert rules.compute(two)["alike"] == [["One", "Two"]]


def test_the_form_agrees_with_the_dated_row_of_law():
    rows = tomllib.loads((Path(__file__).parents[3] / "docs/sources/law.toml").read_text("utf-8"))["law"]
    row = next(one for one in rows if one["id"] == "cpd")
    form = asked.form()
    assert form["checked"] == row["checked"].isoformat()
    assert "at least two different pieces" in row["now"] and form["pieces"] == 2 and "at least one of them with peer reflection" in row["now"]
    assert tuple(one["id"] for one in form["fields"]) == asked.FIELDS and tuple(one["id"] for one in form["questions"]) == asked.QUESTIONS
    assert all(one["body"] in row[key] for one, key in zip(form["elsewhere"], ("scotland", "wales", "northern_ireland"), strict=True))


def test_a_reflection_goes_to_a_peer_and_comes_back():
    mine = {**record(**WHOLE), "name": "Heron"}
    sent = peers.question(mine, ["what"])
    assert "A thing" not in sent and "I talked" in sent, "what was not ticked does not go"
    theirs, said = peers.received({**inputs.blank(), "name": "Kestrel"}, "x.json", sent)
    assert "Heron sent you" in said and theirs["asked"][0]["what"] == "I talked"
    with pytest.raises(Problem, match="None of the three"):
        peers.answer(theirs)
    theirs = inputs.with_answer(theirs, "chair", "Who opened the door")
    back, said = peers.received(mine, "y.json", peers.answer(theirs))
    assert inputs.here(back)["answers"] == [{"id": "a1", "by": "Kestrel", "chair": "Who opened the door", "touches": "", "try": ""}]
    assert inputs.check(json.loads(json.dumps(back))) == back and theirs["asked"][0]["chair"], "both records hold it"
    again, said = peers.received(back, "y.json", peers.answer(theirs))
    assert again["pieces"] == back["pieces"] and "here already" in said
    more, _ = peers.received(back, "z.json", peers.answer(inputs.with_answer(theirs, "try", "Ask her")))
    assert [one["id"] for one in inputs.here(more)["answers"]] == ["a1", "a2"]


def test_a_reflection_that_changed_is_never_put_in_the_place_of_one_that_was_answered():
    mine = record(**WHOLE)
    theirs, _ = peers.received(inputs.blank(), "x.json", peers.question(mine, ["what"]))
    theirs = inputs.with_answer(theirs, "try", "Ask")
    same, _ = peers.received(theirs, "x.json", peers.question(mine, ["what"]))
    assert same["asked"][0]["try"] == "Ask"
    with pytest.raises(Problem, match="says something else"):
        peers.received(theirs, "x.json", peers.question(inputs.with_piece(mine, what="Otherwise"), ["what"]))


def test_answers_to_a_piece_that_is_not_here_are_refused():
    theirs, _ = peers.received(inputs.blank(), "x.json", peers.question(record(**WHOLE), ["what"]))
    with pytest.raises(Problem, match="not in this record"):
        peers.received(inputs.blank(), "y.json", peers.answer(inputs.with_answer(theirs, "try", "Ask")))
    with pytest.raises(Problem, match="Nothing is ticked"):
        peers.question(record(**WHOLE), [])


@pytest.mark.parametrize("change, words", [({"step": "paid"}, "step"), ({"what": 7}, "what"), ({"id": "../x"}, "id"), ({"by": " "}, "made-up name"),
                                           ({"try": "x" * 6001}, "try")])
def test_a_strangers_file_is_refused_in_a_sentence(change, words):
    sent = json.loads(peers.question(record(**WHOLE), ["what"]))
    sent["inputs"].update(change)
    with pytest.raises(Problem, match=words):
        peers.received(inputs.blank(), "x.json", json.dumps(sent).encode())


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=4)
                    | st.dictionaries(st.sampled_from(["version", "pieces", "id", "here", "asked", "name", "title", "answers"]), inner, max_size=5), max_leaves=12))
def test_whatever_is_read_is_a_record_or_a_sentence(data):
    try:
        made = inputs.check(data)
    except Problem as problem:
        assert len(str(problem)) > 20
    else:
        assert inputs.check(made) == made


def test_merging_keeps_both_where_they_differ():
    fresh = ids()
    mine = record(**WHOLE)
    other = inputs.with_piece(mine, learnt="Another thing")
    both, came, beside = inputs.merged(mine, other, fresh)
    assert (came, beside) == (1, 1) and [one["learnt"] for one in both["pieces"]] == ["A thing", "Another thing"]
    assert both["pieces"][1]["title"] == "One (from the other file)"
    assert inputs.merged(mine, mine, fresh)[1] == 0
    empty, came, beside = inputs.merged(inputs.blank(), mine, fresh)
    assert (came, beside) == (1, 0) and empty["pieces"] == mine["pieces"]


def test_files():
    table = files.as_csv(inputs.with_piece(record(**WHOLE), title="=1+1"))
    assert "2026-10-14" in table and "'=1+1" in table
    page = files.page(files.example())
    assert "Invented example" in page and "not accredited" in page and "Kestrel answered" in page and "checked on 22 November 2026" in page
    with pytest.raises(Problem, match="Nothing has been written"):
        files.page(inputs.blank())
    with pytest.raises(Problem, match="JSON"):
        files.read("x.csv", b"")
    assert rules.compute(files.example())["whole"] == 1
