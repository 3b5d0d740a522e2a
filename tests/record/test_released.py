"""Every record that was ever released is read by today's course, in Python and in the page, and loses nothing."""

import importlib
import json

import pytest

from exercises.narrative import library
from exercises.record import envelope
from exercises.record.problems import Problem
from exercises.views.exercise import Exercise
from tests.record import in_the_page, released
from tools.course import vignettes

RECORDS = released.of_exercises()
named = pytest.mark.parametrize("path", RECORDS, ids=[f"{path.parent.name} {path.stem}" for path in RECORDS])


@pytest.fixture(autouse=True)
def stories():
    library.forget()
    yield
    library.forget()


def exercise_of(slug, inputs=None):
    if slug == "vignette":
        library.register(vignettes.load_for_play((inputs or {}).get("vignette") or "after-the-bridge-goes"))
    return importlib.import_module(f"exercises.catalog.{slug}").create(inputs)


def texts(value):
    """Every text that stands in a value."""
    if isinstance(value, str):
        return {value} if value else set()
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return set().union(*map(texts, parts))


def test_nothing_that_was_released_has_been_changed_or_deleted():
    known = released.sums()
    assert {path.relative_to(released.FOLDER).as_posix() for path in released.files()} == set(known), released.__doc__
    for name, value in known.items():
        assert released.sum_of(released.FOLDER / name) == value, f"{name} was released and may not change; add another file"


def test_each_version_that_an_exercise_reads_has_a_record():
    slugs = {path.parent.name for path in importlib.import_module("tools.ground.places").ROOT.glob("exercises/catalog/*/exercise.toml")}
    slugs = {slug for slug in slugs if exercise_of(slug).keeps}
    assert slugs == {path.parent.name for path in RECORDS}, "an exercise has no record among the fixtures"
    for slug in slugs:
        table = type(exercise_of(slug)).readable()
        assert set(table) <= {released.version_of(path) for path in RECORDS if path.parent.name == slug}, slug


@named
def test_python_reads_it_builds_the_exercise_and_loses_no_word(path):
    slug, held = path.parent.name, json.loads(path.read_text("utf-8"))
    assert (held["exercise"], held["version"]) == (slug, released.version_of(path))
    kind = type(exercise_of(slug))
    read = envelope.read(path.read_bytes(), slug, kind.readable())
    made = exercise_of(slug, read["inputs"])
    assert isinstance(made, Exercise) and read["version"] == made.version == max(kind.readable())
    assert texts(held["inputs"]) <= texts(made.inputs) | texts(made.results)
    again = exercise_of(slug, json.loads(json.dumps(made.inputs)))
    assert again.inputs == made.inputs and again.results == made.results


def test_the_page_reads_the_same_files():
    for path, said in zip(RECORDS, in_the_page.judged([path.read_bytes() for path in RECORDS]), strict=True):
        assert said["record"] == {"refused": None} and said["work"] == {"refused": None} and said["isUntouched"], path


@named
def test_the_same_record_from_a_version_to_come_is_kept_out_and_said_so(path):
    """A made-up version 999, in place of one that does not exist yet."""
    slug, held = path.parent.name, json.loads(path.read_text("utf-8"))
    with pytest.raises(Problem, match="newer version of this course"):
        envelope.read(json.dumps({**held, "version": 999}), slug, type(exercise_of(slug)).readable())
