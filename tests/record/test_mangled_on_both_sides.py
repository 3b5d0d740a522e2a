"""Strangers' files given to the page and to Python: a sentence each, what was there untouched, and the same line drawn."""

import json

import pytest

from exercises.record import envelope
from exercises.record.problems import Problem
from tests.record import in_the_page, mangle
from tests.record.test_mangled import BOMBS, RECORDS
from tests.support import asked_for_long

COUNT = 10_000 if asked_for_long() else 600
AT_ONCE = 2_000
WORK = json.dumps({
    "format": "joined-up work", "version": 1, "created": "2026-03-04T10:11:12Z", "contents": ["Stage tracker, begun 3 March 2026"],
    "records": [{**json.loads(RECORDS[0]), "page": {"title": "Stage tracker", "material": None, "begun": "2026-03-03T09:00:00Z"},
                 "typed_since": [{"field": "example", "value": "half a w"}, {"field": "member", "index": 1}]},
                {**json.loads(RECORDS[1]), "exercise": "vignette", "inputs": {"vignette": "after-the-bridge-goes", "path": []}}],
    "waiting": [{"exercise": "stage_tracker", "created": "2026-03-04T10:11:12Z", "typed": [{"field": "event", "value": "x"}], "page": {}}],
}, ensure_ascii=False).encode()


def by_python(data):
    """Why Python would not read a record of whatever exercise and version the file names; None where it would."""
    try:
        record = envelope.parse(data)
        version, exercise = record.get("version"), record.get("exercise")
        if isinstance(exercise, str) and not envelope._SLUG.fullmatch(exercise):
            raise Problem("The exercise is no slug.")
        envelope.read(data, exercise, {version if isinstance(version, int) and not isinstance(version, bool) else 1: None})
    except Problem as problem:
        return problem.sentence
    return None


def is_a_sentence(words):
    return 20 < len(words) < 600 and words.endswith(".") and all(mark.isprintable() for mark in words)


def in_parts(files):
    for start in range(0, len(files), AT_ONCE):
        yield from in_the_page.judged(files[start : start + AT_ONCE])


@pytest.mark.parametrize("samples", [RECORDS, [WORK]], ids=["a record", "all work in one file"])
def test_every_mangled_file_is_taken_whole_or_refused_in_a_sentence_and_touches_nothing(samples):
    made = list(mangle.many(samples, COUNT))
    refused = 0
    for (seed, data), page in zip(made, in_parts([data for _, data in made]), strict=True):
        for importer in ("record", "work"):
            assert "broke" not in page[importer], (seed, importer, page[importer]["broke"])
            said = page[importer]["refused"]
            assert said is None or is_a_sentence(said), (seed, importer, said)
        assert page["isUntouched"], seed
        refused += page["work"]["refused"] is not None
    assert refused > COUNT / 8


def test_page_and_python_draw_the_same_line():
    made = list(mangle.many(RECORDS, COUNT, seed=20270506))
    for (seed, data), page in zip(made, in_parts([data for _, data in made]), strict=True):
        here, there = by_python(data), page["record"]["refused"]
        assert (here is None) == (there is None), (seed, data[:300], here, there)


def test_files_made_to_exhaust_are_refused_within_a_bound_of_memory():
    for name, page in zip(BOMBS, in_the_page.judged(list(BOMBS.values())), strict=True):
        for importer in ("record", "work"):
            assert page[importer]["refused"] is not None, name
            assert is_a_sentence(page[importer]["refused"]), (name, page[importer])
        assert page["memory"] < 1_500_000_000, name
