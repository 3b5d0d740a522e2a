"""Hand-ins that were damaged in every way: read, or refused with a sentence; never a fault, never words from beyond the file."""

import io
import json
import zipfile

import pytest

from exercises.cohort.reading import read, read_word
from exercises.cohort.tally import Tally
from exercises.record import word
from exercises.record.problems import Problem
from tests.record import mangle, released
from tests.record.test_mangled_by_exercise import changed, is_a_sentence
from tests.support import asked_for_long

COUNT = 10_000 if asked_for_long() else 250
SEED = 20261123


def all_of_my_work():
    records = [json.loads(path.read_text("utf-8")) for path in released.of_exercises()]
    return json.dumps({"format": "joined-up work", "version": 1, "created": "2026-11-22T12:00:00Z", "contents": [], "records": records[::3]}).encode()


def documents():
    with zipfile.ZipFile(io.BytesIO(word.document("T", [word.heading("A"), word.paragraph("one"), word.table("t", ["a"], [["b"]]), word.items(["x"])]))) as archive:
        return [archive.read("word/document.xml")]


@pytest.mark.parametrize(("reader", "samples"), [(read, [path.read_bytes() for path in released.of_exercises()] + [all_of_my_work()]), (read_word, documents())],
                         ids=["json", "word"])
def test_a_mangled_file_is_read_or_refused_with_a_sentence(reader, samples):
    refused = 0
    for seed, data in mangle.many(samples, COUNT, SEED):
        try:
            found = reader("Sam Hill_3_assignsubmission_file_/x.json", data)
        except Problem as problem:
            refused += 1
            assert is_a_sentence(problem.sentence) and "Sam Hill_3" in problem.sentence, (seed, problem.sentence)
            continue
        except Exception as error:
            pytest.fail(f"seed {seed}: {type(error).__name__}: {error}")
        used(found)
    assert COUNT / 20 < refused < COUNT


def test_values_of_another_form_are_passed_over():
    """A right file with wrong things in it: what the tally then counts is counted without a fault."""
    import random

    samples = [json.loads(path.read_text("utf-8")) for path in released.of_exercises()]
    for sample in samples:  # of the course's own examples nothing is read, so they are made somebody's
        sample["inputs"].pop("invented", None)
        if sample["exercise"] == "vignette":
            sample["inputs"]["choices_included"] = True
            sample["results"]["chosen"] = [{"vignette": "after-the-bridge-goes", "version": 1, "seat": "lead", "made": [{"scene": "four-weeks", "choice": "ask"}]}]
    tally = Tally()
    for number in range(COUNT):
        chance = random.Random(SEED + number)
        sample = samples[number % len(samples)]
        file = {**sample, "inputs": changed(sample["inputs"], chance), "results": changed(sample["results"], chance)}
        try:
            found = read(f"{number % 50}/x.json", json.dumps(file))
        except Problem as problem:
            assert is_a_sentence(problem.sentence), number
            continue
        used(found)
        tally.add(found)
    assert len(tally.texts()) > 20 and tally.gaps()["learners"] > 20 and tally.thresholds()["people"]["before"]
    tally.who(), tally.prompts(), tally.choices(), tally.unread()


def used(found):
    """What was read can be written to any file."""
    assert found
    for one in found:
        for words in (one.who, one.path, one.title, one.trouble, *(part for text in one.texts for part in (text.key, text.words, text.text))):
            words.encode("utf-8")
        assert one.trouble == "" or is_a_sentence(one.trouble)
