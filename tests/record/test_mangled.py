"""Ten thousand files that strangers might bring, or a seeded few hundred of them: a sentence each, never worse."""

import json
import tracemalloc

import pytest

from exercises.record import envelope, tables
from exercises.record.files import LARGEST
from exercises.record.problems import Problem
from tests.record import mangle
from tests.support import asked_for_long

COUNT = 10_000 if asked_for_long() else 400
COLUMNS = ["member", "week", "share", "example"]
INPUTS = {"members": ["Ash", "Bay", "Żaneta"], "ticks": [[1, 0.25], [0, 3]], "example": "She said \"no\", twice;\nthen left."}
RECORDS = [envelope.write("stage_tracker", 1, INPUTS, {"shares": [0.5, 0.5]}, "Notes, too.", "2026-03-04T10:11:12Z").encode(),
           json.dumps({"exercise": "stage_tracker", "version": 1, "created": "2026-03-04T10:11:12Z", "inputs": {}, "results": {},
                       "notes": ""}).encode()]
ROWS = [["Ash", 1, 0.25, "=1+1"], ["Bay", 2, None, "a \"quote\", a comma;\nand a line"], ["Żaneta", -3, 1, "'@x"]]
TABLES = [tables.write(COLUMNS, ROWS).encode(), b"\xef\xbb\xbf" + tables.write(COLUMNS, ROWS).replace(",", ";").encode()]


def read_table(data):
    return tables.read(data, COLUMNS, ["member"])


def read_record(data):
    return envelope.read(data, "stage_tracker", {1: None})


@pytest.mark.parametrize(("read", "samples"), [(read_record, RECORDS), (read_table, TABLES)], ids=["record", "table"])
def test_every_mangled_file_is_read_whole_or_refused_in_a_sentence(read, samples):
    refused = 0
    for seed, data in mangle.many(samples, COUNT):
        try:
            found = read(data)
        except Problem as problem:
            refused += 1
            assert problem.sentence.endswith("."), (seed, problem.sentence)
            assert 20 < len(problem.sentence) < 6_000, (seed, problem.sentence)
            assert all(mark.isprintable() for mark in problem.sentence), (seed, problem.sentence)
            continue
        except Exception as error:
            pytest.fail(f"seed {seed}: {type(error).__name__}: {error}")
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode("utf-8")
    # Most damage has to show, or the mangling has become too gentle to test anything.
    assert refused > COUNT / 4


def test_the_same_seed_gives_the_same_file_and_others_differ():
    assert mangle.mangled(RECORDS[0], 7) == mangle.mangled(RECORDS[0], 7)
    assert len({mangle.mangled(RECORDS[0], seed) for seed in range(50)}) > 40


FULL = LARGEST - 100
BOMBS = {
    "deep brackets": b"[" * FULL,
    "deep objects": b'{"a":' * (FULL // 5),
    "crossed brackets": b"[}" * (FULL // 2),
    "many empty lists": b"[" + b"[]," * (FULL // 3) + b"[]]",
    "one long string": b'"' + b"x" * FULL,
    "escaped quotes": b'"' + b'\\"' * (FULL // 2),
    "backslashes": b'"' + b"\\" * FULL,
    "quotes": b'"' * FULL,
    "one long number": b'{"a":' + b"9" * FULL + b"}",
    "one long fraction": b'{"a":0.' + b"9" * FULL + b"}",
    "nulls": b"\x00" * FULL,
    "blank lines": b"\n" * FULL,
    "commas": b"," * FULL,
    "short rows": b"member,week\n" + b"a,1\n" * (FULL // 4),
    "ragged rows": b"member,week\n" + b"a\n" * (FULL // 2),
    "headings": b"member," + b"a," * (FULL // 2),
    "marks to compose": "e\u0301\u0323".encode() * (FULL // 5),
    "over the limit": b"x" * (LARGEST + 1),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_made_to_exhaust_is_refused_within_a_bound_of_memory(name):
    tracemalloc.start()
    try:
        for read in (read_record, read_table):
            tracemalloc.reset_peak()
            with pytest.raises(Problem):
                read(BOMBS[name])
            # Sixty times the file is what a list of its commas takes; a blow-up is thousands.
            assert tracemalloc.get_traced_memory()[1] < 320 * 1024 * 1024
    finally:
        tracemalloc.stop()
