"""V-PA as it is written: sound, playable, and within the measures of ``writing-a-vignette.md``."""

import json
import re

import jsonschema
import pytest

from exercises.narrative import model, player
from tests.narrative.conftest import SLUG
from tools.course import playthroughs, vignette_words, vignettes

FOLDER = vignettes.ROOT / "vignettes" / SLUG
PLAYTHROUGHS = sorted((FOLDER / "playthroughs").glob("*.txt"))
SCHEMA = vignettes.ROOT / "exercises" / "seam" / "schema" / "vignette.schema.json"


def test_it_is_sound_and_nothing_is_left_to_doubt(bridge_loaded):
    assert [str(finding) for finding in bridge_loaded.findings] == []


def test_it_has_two_seats_of_four_decisions_and_no_ending_that_stands_alone(bridge, bridge_loaded):
    assert 12 <= len(bridge.scenes) <= 20
    for seat in bridge.seats:
        decisions = [scene for scene in bridge.scenes.values() if scene.decision and seat in scene.seats]
        assert len(decisions) == 4
        assert all(len(scene.choices) == 3 for scene in decisions)
        endings = bridge_loaded.proof.endings[seat]
        assert len(endings) == 3
        assert max(endings.values()) <= sum(endings.values()) / 2


def test_the_boy_speaks_for_himself_on_every_path(bridge):
    for seat in bridge.seats:
        for path in every_path(bridge, player.begin(bridge, seat)):
            state, voices = player.begin(bridge, seat), 0
            for choice in path:
                voices += speaks(state)
                state = player.choose(bridge, state, choice)
            voices += speaks(state)
            assert voices >= 3
            assert len([mark for _, mark in state.child if mark.state == model.HEARD]) >= 3
            assert all(mark.note for _, mark in state.child)


def speaks(state):
    return any(block.speaker == "Malachi" for block in player.blocks(state))


def every_path(story, state):
    if state.ended:
        yield state.path
    for choice in player.options(state):
        yield from every_path(story, player.choose(story, state, choice.id))


@pytest.mark.parametrize("file", PLAYTHROUGHS, ids=[file.stem for file in PLAYTHROUGHS])
def test_a_playthrough_plays_as_it_is_written(file, bridge):
    assert playthroughs.compare(bridge, file.read_text(encoding="utf-8")) is None


def test_the_playthroughs_come_to_every_ending(bridge):
    assert len(PLAYTHROUGHS) >= 4
    reached = {player.replay(bridge, *playthroughs.read(file.read_text(encoding="utf-8"))[:2]).scene.id for file in PLAYTHROUGHS}
    assert reached == {scene.id for scene in bridge.scenes.values() if scene.ending}


@pytest.mark.parametrize(("change", "says"), [
    (lambda text: text.replace("choose: ask", "choose: refer"), "the story now says"),
    (lambda text: text.replace("choose: ask", "choose: sing"), "cannot be played"),
    (lambda text: text.rsplit("choose: ", 1)[0], "does not come to an ending"),
    (lambda text: text + "\nending: again\n", "goes on after"),
    (lambda text: "", "begins with a line"),
], ids=["another choice", "no such choice", "cut short", "too long", "empty"])
def test_a_playthrough_that_differs_says_so(change, says, bridge):
    text = change(PLAYTHROUGHS[0].read_text(encoding="utf-8"))
    assert says in playthroughs.compare(bridge, text)[1]


def test_a_playthrough_is_written_anew_as_the_story_plays_it(bridge):
    for file in PLAYTHROUGHS:
        text = file.read_text(encoding="utf-8")
        assert playthroughs.rewrite(bridge, text) == text


def test_the_same_last_choice_ends_elsewhere_for_what_was_done_in_november(bridge):
    named, gap = (player.replay(bridge, *playthroughs.read((FOLDER / "playthroughs" / name).read_text(encoding="utf-8"))[:2])
                  for name in ("lead-1-asks-watches-rings-tells.txt", "lead-2-refers-and-tells.txt"))
    assert named.path[-1] == gap.path[-1] == "tell"
    assert named.scene.id != gap.scene.id


def test_the_compiled_story_fits_its_schema(bridge_loaded):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(bridge_loaded.story, schema)
    for broken in (bridge_loaded.story | {"format": 2}, {key: value for key, value in bridge_loaded.story.items() if key != "seats"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema)


def test_compiled_vignettes_are_written_for_notebooks(tmp_path):
    written = vignettes.compile_all(tmp_path)
    assert SLUG in [path.stem for path in written]
    assert json.loads((tmp_path / f"{SLUG}.json").read_text(encoding="utf-8"))["id"] == "V-PA"


def test_its_words_keep_to_the_voice(bridge):
    never = re.compile(r"\b(simply|of course|vulnerable|hard to reach|failed to engage|non-compliant|dysfunctional)\b|!", re.IGNORECASE)
    for scene in bridge.scenes.values():
        for text in [*(block.text for block in scene.blocks), *(choice.text for choice in scene.choices)]:
            assert not never.search(text), text


def test_every_card_that_is_cited_has_its_words_and_limits(bridge):
    assert len(bridge.sources) > 20
    for id_, card in bridge.sources.items():
        assert card["says"] and card["limits"], id_


class TestMeasures:
    def test_grade_of_a_text_whose_counts_are_known(self):
        # 100 words, 5 sentences, 150 syllables: 59.6 reading ease, grade 9.9 (facts brief, 3.5).
        text = ". ".join(["rabbit cat rabbit cat rabbit cat rabbit cat rabbit cat "
                          "rabbit cat rabbit cat rabbit cat rabbit cat rabbit cat"] * 5) + "."
        assert round(vignette_words.grade(text), 1) == 9.9

    @pytest.mark.parametrize(("word", "count"), [("cat", 1), ("table", 2), ("asked", 1), ("wanted", 2), ("Malachi", 3), ("home", 1), ("idea", 2)])
    def test_syllables_as_counted_by_vowel_groups(self, word, count):
        assert vignette_words.syllables(word) == count

    def test_like_length_is_two_thirds_of_the_longest(self):
        assert vignette_words.of_like_length(["a" * 100, "a" * 67])
        assert not vignette_words.of_like_length(["a" * 100, "a" * 66])
        assert vignette_words.of_like_length([])
