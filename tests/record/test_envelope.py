import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.record import envelope
from exercises.record.problems import Problem

WHEN = "2026-03-04T10:11:12Z"
INPUTS = {"members": ["Ash", "Bay"], "ticks": [0, 1]}


def record(**changes):
    return {"exercise": "stage_tracker", "version": 1, "created": WHEN, "inputs": INPUTS, "results": {}, "notes": "", **changes}


def read(data, versions=None):
    return envelope.read(data if isinstance(data, (str, bytes)) else json.dumps(data), "stage_tracker", versions or {1: None})


def refused(data, versions=None):
    with pytest.raises(Problem) as raised:
        read(data, versions)
    assert raised.value.sentence.endswith(".")
    return raised.value


plain = st.recursive(st.none() | st.booleans() | st.integers(-2**53 + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
                     | st.text(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=20)


@given(st.dictionaries(st.text(), plain, max_size=5), st.text(), st.sampled_from(["", "\ufeff"]), st.booleans())
def test_what_was_written_is_read_back(inputs, notes, mark, crlf):
    text = envelope.write("stage_tracker", 1, inputs, {"any": [1]}, notes, WHEN)
    data = (mark + (text.replace("\n", "\r\n") if crlf else text)).encode("utf-8")
    assert read(data) == {"exercise": "stage_tracker", "version": 1, "created": WHEN, "inputs": inputs, "notes": notes, "unknown": {}}
    assert read(data.decode()) == read(memoryview(data).tobytes())


def test_the_keys_are_those_of_the_outline_in_their_order():
    text = envelope.write("stage_tracker", 2, {}, {"a": 1}, "n")
    assert list(json.loads(text)) == ["exercise", "version", "created", "inputs", "results", "notes"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", json.loads(text)["created"])


def test_half_a_character_becomes_one_that_a_file_can_hold():
    text = envelope.write("stage_tracker", 1, {"a\ud800": "b\udfff"}, {}, "\ud83d", WHEN)
    assert read(text.encode("utf-8"))["inputs"] == {"a\ufffd": "b\ufffd"}


@pytest.mark.parametrize("inputs", [{"a": float("nan")}, {"a": float("inf")}, {"a": 2**53}, {1: "a"}, {"a": {2, 3}}, {"a": b"x"}])
def test_an_author_who_puts_what_json_cannot_carry_is_told_where(inputs):
    with pytest.raises((TypeError, ValueError), match="inputs"):
        envelope.write("stage_tracker", 1, inputs, {}, "", WHEN)


@pytest.mark.parametrize("changes", [{"exercise": "Stage Tracker"}, {"version": 0}, {"version": True}, {"created": "today"}])
def test_an_author_who_names_no_exercise_version_or_moment_is_stopped(changes):
    with pytest.raises(ValueError):
        envelope.write(**{"exercise": "stage_tracker", "version": 1, "inputs": {}, "results": {}, "created": WHEN, **changes})


def test_unknown_keys_are_kept_aside():
    assert read(record(course="later"))["unknown"] == {"course": "later"}


@pytest.mark.parametrize(("data", "said", "line"), [
    ("", "empty", None),
    ("\ufeff \r\n", "empty", None),
    ("dear all", "not a file that an exercise saved", 1),
    ('{"a": 1,\n "b": "x', "breaks off in line 2", 2),
    ('{"a": 1,\n\n "b": [1, 2', "breaks off in line 3", 3),
    ('{"a": 1,\r\n "b": }', "Line 2", 2),
    ('{"a": 1,\r "b": }', "Line 2", 2),
    ('{"a": 1}\n{"a": 1}', "something stands after the last bracket", 2),
    ('{"a": "NaN",\n"b": NaN}', "Line 2: NaN", 2),
    ('{"a": -Infinity}', "Line 1: -Infinity", 1),
    ('{"a": "1e999",\n\n"b": 1e999}', "Line 3: “1e999”", 3),
    ('{"a": ' + "9" * 5000 + "}", "too large a number", 1),
    ('{"a": 9007199254740992}', "too large a number", 1),
    ('{"a": 1, "a": 2}', "“a” stands twice", None),
    ('{"a": "\n"}', "a line break or a control character", 1),
    ("[" * 40 + "]" * 40, "32 deep", None),
    ('{"a":' * 40 + "1" + "}" * 40, "32 deep", None),
    ("[1]", "begin with a curly bracket", 1),
    ('"text"', "begin with a curly bracket", 1),
    (b'{"a": 1,\n"b": "\xff"}', "Line 2 holds a character that is not UTF-8", 2),
    ('{"a": 1}'.encode("utf-16"), "UTF-16", None),
    (b"PK\x03\x04rest", "workbook", None),
    ("\ud800", "half a character", 1),
    ('{"a": 1,\n"b": "\\ud83c"}', "Line 2 holds half a character", 2),
    ('{"\\uDC00": 1}', "Line 1 holds half a character", 1),
    (b"x" * (5 * 1024 * 1024 + 1), "larger than 5 MB", None),
    ("\u20ac" * (2 * 1024 * 1024), "larger than 5 MB", None),
])
def test_a_bad_file_is_refused_in_a_sentence_that_names_the_place(data, said, line):
    problem = refused(data)
    assert said in problem.sentence
    assert problem.line == line


@pytest.mark.parametrize(("changes", "said"), [
    ({"exercise": "threshold_ladder"}, "belongs to the exercise “threshold_ladder” and not to “stage_tracker”"),
    ({"exercise": "<img src=x onerror=alert(1)>" * 20}, "belongs to the exercise “<img"),
    ({"exercise": 7}, "“exercise”"),
    ({"version": 9}, "made by a newer version of this course"),
    ({"version": 0}, "“version”"),
    ({"version": "1"}, "“version”"),
    ({"version": True}, "“version”"),
    ({"version": 1.0}, "“version”"),
    ({"created": "yesterday"}, "“created”"),
    ({"created": None}, "“created”"),
    ({"inputs": []}, "“inputs”"),
    ({"results": None}, "“results”"),
    ({"notes": 3}, "“notes”"),
    ({"notes": "x" * 100_001}, "“notes” is longer"),
])
def test_a_field_that_is_not_as_saved_is_named(changes, said):
    problem = refused(record(**changes))
    assert said in problem.sentence
    assert len(problem.sentence) < 300


@pytest.mark.parametrize("name", ["exercise", "version", "created", "inputs", "results", "notes"])
def test_a_missing_field_is_named(name):
    whole = record()
    del whole[name]
    assert f"“{name}” is missing" in refused(whole).sentence


def test_a_whole_character_written_as_an_escape_is_read():
    assert read(json.dumps(record(notes="🌉"), ensure_ascii=True))["notes"] == "🌉"
    assert read(record(notes="\\ud83c is how it is written"))["notes"] == "\\ud83c is how it is written"


def test_brackets_inside_words_are_no_depth():
    assert read(record(notes="[{" * 500))["notes"] == "[{" * 500
    assert read(record(notes='\\"[' * 500))["notes"] == '\\"[' * 500


def test_an_older_version_is_brought_to_the_current_one_step_by_step():
    versions = {1: lambda inputs: {**inputs, "weeks": [1]}, 2: lambda inputs: {"check_ins": inputs["weeks"], "members": inputs["members"]}, 4: None}
    old = read(record(), versions)
    assert old["version"] == 4 and old["inputs"] == {"check_ins": [1], "members": ["Ash", "Bay"]}
    assert read(record(version=4), versions)["inputs"] == INPUTS


def test_a_version_that_cannot_be_read_any_more_is_said_to_be_kept():
    assert "can no longer be read here" in refused(record(version=1), {2: None}).sentence
    assert "can no longer be read here" in refused(record(version=3), {1: None, 4: None}).sentence


def test_a_newer_version_is_told_of_before_anything_else_in_it():
    assert "newer version" in refused(record(version=2, inputs=[], created=7)).sentence


@pytest.mark.parametrize("inputs", [{}, {"weeks": 3}, {"weeks": None}, {"weeks": [{}]}])
def test_inputs_that_do_not_have_their_versions_form_are_refused_and_left(inputs):
    def change(old):
        return {"first": old["weeks"][0]["day"].strip()}
    before = json.dumps(inputs)
    problem = refused(record(inputs=inputs), {1: change, 2: None})
    assert "do not have that version's form" in problem.sentence
    assert json.dumps(inputs) == before


def test_a_migration_shares_nothing_with_the_file():
    from exercises.record import migration
    inputs = {"a": [1]}
    migrated = migration.migrate(inputs, 1, {1: lambda old: {**old, "b": 2}, 2: None})
    migrated["a"].append(2)
    assert inputs == {"a": [1]}


def test_a_migration_that_gives_no_dictionary_is_an_authors_mistake():
    with pytest.raises(TypeError, match="version 1"):
        read(record(), {1: lambda old: None, 2: None})
