"""The prompts of the reflect pages: read from the pages' own lists, keyed, and never changed under what somebody wrote."""

import json

import pytest

from exercises.catalog.reflection import asked
from tools.course import markdown_source, reflections
from tools.ground.places import ROOT

PAGE = """## Prompts

Choose one.

1. When did you last say *multi-agency*,
   and mean [others](x.md)? [@CH11-PA7]
   { #multi-agency }
2. Whose **silence**?
   {: #whose-silence }

Prompt two may hurt.

1. Not one of them.

## After

1. Nor this.
"""


def test_a_prompt_is_its_items_words_without_marks():
    assert [(one.key, one.words) for one in reflections.asks(PAGE)][:2] == [
        ("multi-agency", "When did you last say multi-agency, and mean others?"), ("whose-silence", "Whose silence?")]
    assert reflections.asks("## Prompts\n\nNone.\n") == () and reflections.asks("1. Nothing here.") == ()


@pytest.fixture(scope="module")
def pages():
    return reflections.read(ROOT)


def test_every_module_has_a_place_to_write_under_its_own_prompts(pages):
    assert [one.slug for one in pages] == [f"m{n}" for n in range(1, 9)]
    for one in pages:
        assert 6 <= len(one.asks) <= 7 and all(asked.is_name(ask.key) and len(ask.words) <= 400 for ask in one.asks), one.slug
        assert "*" not in "".join(ask.words for ask in one.asks)
        text = markdown_source.split_front_matter((ROOT / one.path).read_text("utf-8"))[1]
        assert text.index("## Prompts") < text.index("<course-exercise") < text.index("## A way to set it down"), "the place to write is close to the prompts"


def test_what_goes_with_a_page_is_what_the_exercise_takes(pages):
    made = reflections.materials(ROOT)["m2"]
    asked.register(made)
    try:
        assert asked.words("m2", "whose-silence").startswith("Whose silence did your group call agreement?")
        assert (made["outcomes"], made["prompts"], made["safely"]) == (["LO6", "LO1"], ["P07", "P10"], "../../../working-safely/")
    finally:
        asked.register(None)


def test_a_key_that_was_published_stays():
    """Records name these; a prompt may be reworded, and one that goes leaves its key unused."""
    known = {one.slug: {ask.key for ask in one.asks} for one in reflections.read(ROOT)}
    for path in sorted((ROOT / "tests/fixtures/records/reflection").glob("*.json")):
        held = json.loads(path.read_text("utf-8"))["inputs"]
        for row in held["reflections"]:
            assert row["prompt"] in ("", asked.OWN, *known.get(held["module"], ())), path
