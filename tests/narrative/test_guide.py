"""The guide for authors, followed to the letter, gives a vignette that passes the check."""

import re

import pytest

from exercises.narrative import model
from tools.course import playthroughs, vignettes

GUIDE = (vignettes.ROOT / "docs" / "developing" / "writing-a-vignette.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", GUIDE, re.DOTALL)


def one(begins, kind="text"):
    """The only block of the guide that begins like this."""
    [block] = [words for name, words in BLOCKS if name == kind and words.startswith(begins)]
    return block


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "scenes").mkdir()
    (tmp_path / "vignette.toml").write_text(one("id = ", "toml"), encoding="utf-8")
    scenes = [one(f"# Scene: {name}") for name in ("knock", "landing", "after")]
    (tmp_path / "scenes" / "stairs.md").write_text("\n".join(scenes), encoding="utf-8")
    (tmp_path / "debrief.md").write_text(one("# Before the debrief"), encoding="utf-8")
    return tmp_path


def test_it_passes_the_check(folder):
    loaded = vignettes.load(folder)
    assert [str(finding) for finding in loaded.errors] == []
    assert loaded.proof.paths == {"upstairs": 2, "downstairs": 2}


def test_its_playthrough_is_filled_in(folder):
    story = model.read(vignettes.load(folder).story)
    written = playthroughs.rewrite(story, one("# Ada fetches"))
    assert playthroughs.compare(story, written) is None
    assert "ending: after" in written and "ledger: time less" in written


def test_its_choice_below_the_floor_is_whole(folder):
    file = folder / "scenes" / "stairs.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("opened for you: Quiet.\n", f"opened for you: Quiet.\n{one('below the floor')}"), encoding="utf-8")
    loaded = vignettes.load(folder)
    assert loaded.errors == []
    assert model.read(loaded.story).scenes["landing"].choices[1].floor.today == "What one does today."


def test_every_condition_that_it_shows_can_be_read(folder):
    for text in re.findall(r"`\[when ([^\]]+)\]`", GUIDE):
        findings = []
        from tools.course.vignette_text import Text

        assert len(Text("guide", "", findings).conditions(1, text)) == 2
        assert findings == []
