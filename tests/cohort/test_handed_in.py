"""Every exercise says of itself where a learner's own words stand, and says it rightly."""

import functools
import importlib
import json

import ipywidgets as widgets
import pytest

from exercises.catalog.threshold_ladder import referrals
from exercises.cohort import course, places
from exercises.narrative import library
from tests.record import released
from tools.course import vignettes
from tools.ground.places import ROOT

SLUGS = sorted(path.parent.name for path in ROOT.glob("exercises/catalog/*/exercise.toml") if "stands_on" not in path.read_text("utf-8"))


@pytest.fixture(scope="module")
def told():
    return course.from_checkout(str(ROOT))


@functools.cache
def made(slug):
    library.forget()
    library.register(vignettes.load_for_play("after-the-bridge-goes"))
    return importlib.import_module(f"exercises.catalog.{slug}").create(None)


@pytest.mark.parametrize("slug", SLUGS)
def test_each_long_text_is_named_or_left_out_for_a_reason(slug, told):
    held, exercise = told["exercises"][slug]["handed_in"], made(slug)
    long = {name for name, field in exercise.fields.items() if isinstance(field, widgets.Textarea)}
    assert not long or held, f"{slug} lets learners write and has no {course.DATA} that says where the words stand"
    if not held:
        return  # a page with nothing of a learner's in it, such as the one on which a class is read
    said = {field for one in held.get("texts", ()) for field in one["fields"]}
    left_out = held.get("not_text", {})
    assert long == (said | set(left_out)) & long and (said | set(left_out)) <= set(exercise.fields), (
        f"{course.DATA} of {slug} has to name {sorted(long - said - set(left_out))}, or say under not_text why their words are not read")
    assert not said & set(left_out) and all(len(why) > 20 for why in left_out.values())
    assert set(held.get("versions", [])) == set(type(exercise).readable()), f"{course.DATA} of {slug} does not say of which versions its places hold"


@pytest.mark.parametrize("slug", SLUGS)
def test_what_it_names_is_there(slug, told):
    held, exercise = told["exercises"][slug]["handed_in"] or {"texts": []}, made(slug)
    prompts, outcomes = {one["id"] for one in told["prompts"]}, {one["id"] for one in told["outcomes"]}
    keys = [one["key"] for one in held["texts"]]
    assert len(keys) == len(set(keys))
    for one in [*held["texts"], *held.get("work", ())]:
        assert set(one.get("prompts", ())) <= prompts and set(one.get("outcomes", ())) <= outcomes
    for one in held["texts"]:
        for field in one["fields"]:
            assert one["words"] in exercise.fields[field].description, (slug, field)
        assert ("<item>" in one["at"]) == bool(one.get("items"))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_places_are_places_in_what_it_saves(slug, told):
    """Each first step is a named input; most places are filled in a record that was released."""
    held = told["exercises"][slug]["handed_in"] or {"texts": []}
    records = [json.loads(path.read_text("utf-8"))["inputs"] for path in released.of_exercises() if path.parent.name == slug]
    for one in [*held["texts"], *held.get("work", ())]:
        assert all(one["at"].split(".")[0] in record for record in records), one["at"]
    filled = [one["at"] for one in held["texts"] if any(places.stands(value) for record in records for _, value in places.at(record, one["at"], one.get("items")))]
    assert len(filled) >= len(held["texts"]) / 2, filled


def test_the_ladders_items_are_its_referrals(told):
    how = told["exercises"]["threshold_ladder"]["handed_in"]["ratings"]
    assert how["items"] == {one.id: one.title for one in referrals.REFERRALS}
    assert tuple(how["apart"]["items"]) == referrals.NOW and tuple(how["rounds"]) == referrals.ROUNDS and tuple(how["levels"]) == referrals.LEVELS


def test_an_exercise_without_a_word_of_it_would_be_told(tmp_path):
    """The check above cannot pass by there being nothing to check."""
    assert sum(isinstance(field, widgets.Textarea) for slug in SLUGS for field in made(slug).fields.values()) > 25
