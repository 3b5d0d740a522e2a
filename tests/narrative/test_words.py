"""Doubts about words: too short, too long, hard to read, a choice that its length gives away, an ending nobody keeps."""

import pytest

from tools.course import vignettes

HARD = " ".join(["Considerable institutional accessibility predominates intermittently."] * 9)
WORDS = "It is cold out here and the lift is still not there, so he sits down on the step. " * 3

CASES = {
    "a scene too short": ("It is colder now.", "Cold.", "'later' can have 1 words", "between 40 and 160"),
    "a scene too long": ("It is colder now.", "\n\n".join([WORDS] * 4), "'later' can have 228 words", "between 40 and 160"),
    "a scene hard to read": ("It is colder now.", HARD, "'later' reads at grade", "grade 9 or below"),
    "a choice far longer than the other": (
        "I wait with the door ajar and I keep one ear on the staircase.",
        "I wait with the door ajar and I keep one ear on the staircase, and when I hear the lift I go and look who it is that comes.",
        "choices of 'landing' have 63 to 123 letters", "within a third"),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_told_and_stops_nothing(case, key_folder):
    find, put, says, mend = CASES[case]
    file = key_folder / "scenes" / "stairs.md"
    text = file.read_text(encoding="utf-8")
    assert find in text
    file.write_text(text.replace(find, put), encoding="utf-8")
    loaded = vignettes.load(key_folder)
    assert loaded.errors == []
    fitting = [finding for finding in loaded.warnings if says in finding.what]
    assert fitting, [finding.what for finding in loaded.warnings]
    assert mend in fitting[0].mend and fitting[0].path.endswith("stairs.md") and fitting[0].line > 1


def test_of_forty_plain_words_nothing_is_said(key_folder):
    file = key_folder / "scenes" / "stairs.md"
    file.write_text(file.read_text(encoding="utf-8").replace("It is colder now.", WORDS), encoding="utf-8")
    assert not [finding for finding in vignettes.load(key_folder).warnings if "'later'" in finding.what]


def test_an_ending_to_which_no_kept_path_comes_is_told(key_folder):
    (key_folder / "playthroughs" / "upstairs-fetches.txt").unlink()
    [told] = [finding for finding in vignettes.load(key_folder).warnings if "No playthrough" in finding.what]
    assert "'after'" in told.what and "tools.course.playthroughs" in told.mend


def test_what_was_read_once_is_read_again_after_a_change(key_folder):
    first = vignettes.load(key_folder)
    assert vignettes.load(key_folder) is first
    file = key_folder / "scenes" / "stairs.md"
    file.write_text(file.read_text(encoding="utf-8").replace("title: Later", "title: Not now"), encoding="utf-8")
    assert "Not now" in {scene["title"] for scene in vignettes.load(key_folder).story["scenes"]}
