"""The schema of a record and the Python that reads one draw the same line, over the same fixtures as the page's."""

import json
from pathlib import Path

import jsonschema
import pytest

from exercises.record import envelope
from exercises.record.problems import Problem

SCHEMA_FILE = Path(__file__).parents[2] / "exercises" / "seam" / "schema" / "record.schema.json"
FIXTURES = sorted((SCHEMA_FILE.parent / "fixtures" / "record").glob("*.json"))
VALIDATOR = jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8")))


def named(start):
    found = [path for path in FIXTURES if path.name.startswith(start)]
    return pytest.mark.parametrize("path", found, ids=[path.stem for path in found])


def test_there_are_fixtures_of_each_kind_and_of_no_other():
    kinds = [path.name.split("-")[0] for path in FIXTURES]
    assert kinds.count("valid") >= 5 and kinds.count("invalid") >= 15 and kinds.count("unreadable") >= 4
    assert set(kinds) == {"valid", "invalid", "unreadable"}


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(VALIDATOR.schema)
    assert VALIDATOR.schema["required"] == list(envelope.KEYS)
    assert VALIDATOR.schema["properties"]["notes"]["maxLength"] == envelope.LONGEST_NOTES


@named("valid")
def test_a_valid_record_is_taken_by_schema_and_reader(path):
    data = path.read_bytes()
    held = json.loads(data.decode("utf-8-sig"))
    VALIDATOR.validate(held)
    found = envelope.read(data, held["exercise"], {held["version"]: None})
    assert found["inputs"] == held["inputs"] and found["notes"] == held["notes"]


@named("invalid")
def test_an_invalid_record_is_refused_by_schema_and_reader(path):
    data = path.read_bytes()
    assert not VALIDATOR.is_valid(json.loads(data))
    with pytest.raises(Problem) as raised:
        envelope.read(data, "stage_tracker", {1: None})
    about = next((key for key in envelope.KEYS if path.name.startswith(f"invalid-{key}")), None)
    assert about is None or f"“{about}”" in raised.value.sentence or "belongs to the exercise" in raised.value.sentence


@named("unreadable")
def test_what_is_no_json_is_refused_with_its_line(path):
    with pytest.raises(Problem) as raised:
        envelope.read(path.read_bytes(), "stage_tracker", {1: None})
    assert raised.value.line


def test_what_is_written_keeps_to_the_schema():
    VALIDATOR.validate(json.loads(envelope.write("stage_tracker", 3, {"a": [None, 1.5]}, {}, "ü")))
