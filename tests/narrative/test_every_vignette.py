"""Every vignette of the course: sound, within its schema, short enough to travel, its kept paths as they were."""

import json

import jsonschema
import pytest

from exercises.narrative import model, player
from tools.course import playthroughs, vignettes

FOLDERS = [path.parent for path in sorted(vignettes.ROOT.glob("vignettes/*/vignette.toml"))]
FILES = [file for folder in FOLDERS for file in sorted((folder / "playthroughs").glob("*.txt"))]
SCHEMA = json.loads((vignettes.ROOT / "exercises/seam/schema/vignette.schema.json").read_text(encoding="utf-8"))
ALL_TOGETHER = 3000  # characters: what a link or a learning platform carries


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def loaded(request):
    return vignettes.load(request.param)


def test_it_is_proved_sound(loaded):
    assert [str(finding) for finding in loaded.errors] == []
    assert loaded.proof.complete and loaded.proof.states > 50
    assert len(loaded.proof.paths) >= 2 and min(loaded.proof.paths.values()) > 8


def test_it_fits_its_schema(loaded):
    jsonschema.validate(loaded.story, SCHEMA)


def test_a_kept_path_comes_to_each_of_its_endings(loaded):
    story = model.read(loaded.story)
    files = [file for file in FILES if file.parent.parent.name == loaded.slug]
    reached = {player.replay(story, *playthroughs.read(file.read_text(encoding="utf-8"))[:2]).scene.id for file in files}
    assert reached == {scene.id for scene in story.scenes.values() if scene.ending}


@pytest.mark.parametrize("file", FILES, ids=[f"{file.parent.parent.name}: {file.stem}" for file in FILES])
def test_a_kept_path_plays_as_it_is_written(file):
    story = model.read(vignettes.load(file.parent.parent).story)
    text = file.read_text(encoding="utf-8")
    assert playthroughs.compare(story, text) is None
    assert playthroughs.rewrite(story, text) == text, "written anew it would look otherwise"
    assert text.startswith("# "), "it says in a sentence what the path shows"


def test_no_two_bear_one_id_and_the_longest_paths_of_all_travel_together():
    everything = [vignettes.load(folder) for folder in FOLDERS]
    ids = [loaded.story["id"] for loaded in everything]
    assert len(ids) == len(set(ids))
    assert max(loaded.proof.longest for loaded in everything) <= player.LONGEST_PATH
    assert sum(loaded.proof.longest + 1 for loaded in everything) <= ALL_TOGETHER
