"""Moving through a vignette: the same choices always give the same state."""

import copy
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.narrative import debrief, ledger, library, model, player, shape
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


def test_every_vignettes_longest_path_travels_and_all_of_them_together():
    longest = {loaded.slug: loaded.proof.longest for loaded in map(vignettes.load, sorted(path.parent for path in (vignettes.ROOT / "vignettes").glob("*/vignette.toml")))}
    assert longest and max(longest.values()) <= player.LONGEST_PATH
    assert sum(longest.values()) + len(longest) - 1 <= player.ALL_PATHS, longest


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


class TestShape:
    def change(self, **changes):
        story = copy.deepcopy(vignettes.load_for_play(SLUG))
        for path, value in changes.items():
            piece, *steps = story, *path.split("__")
            for step in steps[:-1]:
                piece = piece[int(step) if step.isdigit() else step]
            piece[steps[-1]] = value
        return shape.of(story)

    def test_it_is_the_same_wherever_a_path_leads_to_the_same_scenes(self):
        same = self.change()
        assert re.fullmatch("[0-9a-f]{8}", same)
        assert self.change(title="Another", scenes__0__title="Another", debrief={}, sources={}, review="by many", version=4) == same
        assert self.change(scenes__0__choices__0__text="Other words.", scenes__0__choices__0__feedback=[]) == same

    @pytest.mark.parametrize("change", [
        {"seats__0__first": "two-texts"}, {"scenes__0__id": "first"}, {"scenes__0__ending": True}, {"scenes__0__moment": "end"},
        {"scenes__0__choices__0__id": "other"}, {"scenes__0__choices": []}, {"scenes__0__choices__0__settings": []},
        {"scenes__0__choices__0__targets__0__scene": "elsewhere"}, {"variables__0__values": ["nobody", "hub"]}, {"moments": []},
        {"scenes__0__choices__0__when": [{"variable": "seat", "values": ["mother"]}]},
    ], ids=str)
    def test_it_is_another_where_a_path_might_lead_elsewhere(self, change):
        assert self.change(**change) != self.change()


def test_any_number_of_paths_stand_side_by_side(bridge):
    states = [walk(bridge, seat, random.Random(number).choice)[-1] for number, seat in enumerate(("lead", "mother", "lead"))]
    rows = debrief.by_moment(bridge, states)
    assert [title for title, _ in rows] == list(bridge.moments.values())
    for number, state in enumerate(states):
        assert [scene.id for _, columns in rows for scene, _ in columns[number]] == [*(step.scene.id for step in state.steps), state.scene.id]


def test_a_road_that_was_closed_says_so(key_folder):
    story = vignettes.load(key_folder).story
    scene = next(scene for scene in story["scenes"] if scene["id"] == "knock")
    scene["choices"][1]["when"] = [{"variable": "door", "values": ["open"]}]
    read = model.read(story)
    [weighed] = debrief.walk(read, player.replay(read, "upstairs", ("fetch",))).choices
    assert [(road.choice.id, road.open) for road in weighed.roads] == [("ask", False)]


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
    def test_what_was_registered_comes_first_and_what_was_published_stands_behind_it(self):
        story = vignettes.load_for_play(SLUG)
        library.register(story | {"version": 7}, published=[story, {"format": 9}, story | {"slug": "another"}])
        assert library.latest() == SLUG
        assert library.find(SLUG).version == 7
        assert library.find(SLUG, story["version"]).version == story["version"]
        assert [one.version for one in library.versions(SLUG)] == [7, story["version"]]
        for version, shape in ((5, ""), (story["version"], "00000000")):
            with pytest.raises(Problem, match=f"Version {version}"):
                library.find(SLUG, version, shape)

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
