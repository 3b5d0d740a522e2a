"""Moving through a vignette: the same choices always give the same state."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.narrative import debrief, ledger, library, model, player
from exercises.narrative.model import ON
from exercises.record.problems import Problem
from tests.narrative.conftest import SLUG
from tools.course import vignettes


def walk(story, seat, pick):
    """Walk to an ending, ``pick`` choosing among the options; the states on the way."""
    states = [player.begin(story, seat)]
    while not states[-1].ended:
        choice = pick(player.options(states[-1]))
        states.append(player.choose(story, states[-1], choice.id))
    return states


STORY = model.read(vignettes.load_for_play(SLUG))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(STORY.seats)), st.randoms(use_true_random=False))
def test_any_walk_ends_and_can_be_replayed_gone_back_on_and_written(seat, chance):
    states = walk(STORY, seat, chance.choice)
    last = states[-1]
    assert len(states) < 30
    assert player.replay(STORY, seat, last.path) == last
    text = player.written(STORY, last)
    assert len(text) <= player.LONGEST_PATH
    assert player.read_written(text) == (STORY.id, STORY.version, seat, last.path)
    before, mark = player.back(STORY, last)
    assert before == states[-2]
    assert mark == {"scene": states[-2].scene.id, "choice": last.path[-1]}
    assert any(child.state == model.HEARD for _, child in last.child)
    walked = debrief.walk(STORY, last)
    assert [one.choice.id for one in walked.choices] == [choice for choice in last.path if choice != ON]
    assert all(one.why and len(one.voices) == 3 and one.cards and len(one.roads) == 2 for one in walked.choices)


def test_an_effect_returns_scenes_later(key):
    opened = player.replay(key, "upstairs", ("fetch",))
    shut = player.replay(key, "upstairs", ("ask",))
    assert "somebody is making toast" in player.blocks(opened)[-1].text
    assert player.blocks(shut)[-1].text == "The door is shut."


def test_a_seat_reads_only_what_is_theirs(key):
    words = [block.text for block in player.blocks(player.replay(key, "downstairs", ("ring",)))]
    assert words == ["You hear the lift.", "The door is shut."]


def test_the_ledger_keeps_reason_source_and_place_and_has_no_total(key):
    state = player.replay(key, "upstairs", ("ask",))
    [noted] = state.noted
    assert (noted.scene, noted.choice) == ("knock", "ask")
    assert (noted.entry.dimension, noted.entry.direction, noted.entry.sources) == ("family_voice", "more", ("CH11-PA8",))
    laid_out = ledger.by_dimension(state.noted)
    assert [id_ for id_, _, _ in laid_out] == list(model.DIMENSIONS)
    assert not [name for name in dir(ledger) if "total" in name or "score" in name or "sum" in name]


@pytest.mark.parametrize(("seat", "path", "says"), [
    ("upstairs", ("sing",), "Step 1 .* no choice called 'sing'"),
    ("upstairs", ("fetch", "fetch"), "Step 2"),
    ("cellar", (), "no seat called 'cellar'; there are: Ada, upstairs, Bo, downstairs"),
])
def test_a_path_that_does_not_fit_says_where(seat, path, says, key):
    with pytest.raises(Problem, match=says):
        player.replay(key, seat, path)


def test_there_is_no_scene_before_the_first(key):
    with pytest.raises(Problem, match="first scene"):
        player.back(key, player.begin(key, "upstairs"))


@pytest.mark.parametrize("text", ["", "V-PA", "V-PA.one.lead", "V-PA.1..ask", "V-PA.1.lead." + "a" * 160])
def test_what_is_no_written_path_is_refused(text):
    with pytest.raises(Problem, match="Copy it again"):
        player.read_written(text)


def test_two_paths_stand_side_by_side_by_moment(bridge):
    chance = random.Random(4)
    lead = walk(bridge, "lead", chance.choice)[-1]
    mother = walk(bridge, "mother", chance.choice)[-1]
    rows = debrief.set_side_by_side(bridge, lead, mother)
    assert [row[0] for row in rows] == list(bridge.moments.values())
    assert all(left and right for _, left, right, _ in rows)
    assert not any(parted for *_, parted in debrief.set_side_by_side(bridge, lead, lead))


def test_a_choice_below_the_floor_carries_its_duty(key_folder):
    file = key_folder / "scenes" / "stairs.md"
    file.write_text(file.read_text(encoding="utf-8").replace(
        "opened for you: Quiet.\n", "opened for you: Quiet.\nbelow the floor: A child at risk is not left alone.\n"
        "source: Local procedure\ndated: March 2026\ntoday: You go down.\ntell: The safeguarding lead\nescalate: Their manager\n"), encoding="utf-8")
    loaded = vignettes.load(key_folder)
    assert loaded.errors == []
    choice = model.read(loaded.story).scenes["landing"].choices[1]
    assert choice.floor == model.Floor("A child at risk is not left alone.", "Local procedure", "March 2026", "You go down.",
                                       "The safeguarding lead", "Their manager")


class TestLibrary:
    def test_what_was_registered_comes_first_and_versions_stand_side_by_side(self):
        story = vignettes.load_for_play(SLUG)
        library.register(story)
        library.register(story | {"version": 7})
        assert library.latest() == SLUG
        assert library.find(SLUG).version == 7
        assert library.find(SLUG, story["version"]).version == story["version"]
        with pytest.raises(Problem, match="Version 5"):
            library.find(SLUG, 5)

    def test_a_loader_is_asked_for_what_was_not_registered(self):
        library.use_loader(vignettes.load_for_play)
        assert library.find(SLUG).title == "After the bridge goes"
        with pytest.raises(Problem, match="is not here"):
            library.find("no-such-vignette")

    @pytest.mark.parametrize("slug", ["../secrets", "a/b", "", "con.json"])
    def test_a_name_never_becomes_a_path_elsewhere(self, slug):
        library.use_loader(vignettes.load_for_play)
        with pytest.raises(Problem):
            library.find(slug)

    @pytest.mark.parametrize("story", [None, [], {}, {"format": 2}, {"format": 1, "slug": "half"}])
    def test_a_story_of_another_format_or_half_of_one_is_refused_in_a_sentence(self, story):
        with pytest.raises(Problem, match="Load the page again"):
            library.register(story)
