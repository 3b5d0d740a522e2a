"""Every exercise, given its own released records with something in them turned into something else: built, or a sentence."""

import copy
import importlib
import json
import random

import ipywidgets as widgets
import pytest

from exercises.narrative import library
from exercises.record import envelope
from exercises.record.problems import Problem
from tests.record import mangle, released
from tests.support import asked_for_long
from tools.course import vignettes

COUNT = 10_000 if asked_for_long() else 150
SEED = 20270809
JUNK = (None, True, False, 0, -1, 1, 3.5, 10**15, -0.0, "", "x" * 5_000, "<script>alert(1)</script>", "__proto__", "\u202e", [], {}, [[]],
        [None], [{}], {"id": "a"}, {"": ""}, ["a", 1], "2026-02-30", "NaN", "m0a", "c01", "lead")
AS_IT_WAS = "What stands here is as it was."
SLUGS = sorted({path.parent.name for path in released.of_exercises()})


@pytest.fixture(autouse=True)
def stories():
    library.forget()
    library.register(vignettes.load_for_play("after-the-bridge-goes"))
    yield
    library.forget()


def places(value, way=()):
    """Every place in a value, by the steps that lead there."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in steps:
        yield (*way, step)
        yield from places(one, (*way, step))


def changed(inputs, chance):
    """A copy of named inputs in which a few places hold something else, are gone, or stand twice."""
    inputs = copy.deepcopy(inputs)
    for _ in range(chance.choice((1, 1, 2, 5))):
        there = list(places(inputs))
        if not there:
            break
        *way, last = chance.choice(there)
        holder = inputs
        for step in way:
            holder = holder[step]
        act = chance.choice(("put", "put", "put", "take", "twice"))
        if act == "put":
            holder[last] = copy.deepcopy(chance.choice(JUNK))
        elif act == "take":
            del holder[last]
        elif isinstance(holder, list):
            holder.insert(last, copy.deepcopy(holder[last]))
        else:
            holder[f"{last}_"] = holder[last]
    return inputs


def is_a_sentence(words):
    return 20 < len(words) < 6_000 and words.endswith(".") and all(mark.isprintable() for mark in words)


@pytest.mark.parametrize("slug", SLUGS)
def test_inputs_with_something_else_in_them_make_an_exercise_or_a_sentence(slug):
    create = importlib.import_module(f"exercises.catalog.{slug}").create
    samples = [json.loads(path.read_text("utf-8"))["inputs"] for path in released.of_exercises() if path.parent.name == slug]
    refused = 0
    for number in range(COUNT):
        seed = SEED + number
        inputs = changed(samples[number % len(samples)], random.Random(seed))
        before = json.dumps(inputs)
        try:
            made = create(inputs)
        except Problem as problem:
            refused += 1
            assert is_a_sentence(problem.sentence), (seed, problem.sentence)
            continue
        except Exception as error:
            pytest.fail(f"{slug}, seed {seed}: {type(error).__name__}: {error}")
        finally:
            assert json.dumps(inputs) == before, f"{slug}, seed {seed}: what was given was changed"
        again = create(json.loads(json.dumps(made.inputs)))
        assert again.inputs == made.inputs, f"{slug}, seed {seed}: it does not come back as it was"
        envelope.write(slug, made.version, made.inputs, made.results, made.notes)
        # ipywidgets keeps every widget that was not closed.
        widgets.Widget.close_all()
    assert refused > COUNT / 20


@pytest.mark.parametrize("slug", SLUGS)
def test_a_mangled_file_leaves_what_stands_in_an_exercise_as_it_was(slug):
    create = importlib.import_module(f"exercises.catalog.{slug}").create
    files = [path for path in released.of_exercises() if path.parent.name == slug]
    made = create(json.loads(files[0].read_text("utf-8"))["inputs"])
    samples = [path.read_bytes() for path in files]
    refused = 0
    for seed, data in mangle.many(samples, COUNT, SEED):
        before = made.inputs
        for field in ("open_file", "merge_file"):
            assert made.apply([{"field": field, "file": {"name": "theirs.json", "content": data}}]) == [], seed
            if AS_IT_WAS in told(made):
                refused += 1
                assert made.inputs == before, (slug, seed, field)
            before = made.inputs
    assert refused > COUNT / 4


def told(exercise):
    """All words that the exercise shows."""
    found = [str(getattr(exercise, "value", ""))]
    for child in getattr(exercise, "children", ()):
        found.append(told(child))
    return " ".join(found)
