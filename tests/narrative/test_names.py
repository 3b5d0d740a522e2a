"""Names of real people and places: found where they are meant, and not where a word looks like one."""

import pytest

from tools.course import vignette_names, vignettes


def names_found(folder, words):
    """The real names in a vignette one of whose paragraphs says ``words``."""
    file = folder / "scenes" / "stairs.md"
    file.write_text(file.read_text(encoding="utf-8").replace("It is colder now.", words), encoding="utf-8")
    return [finding.what.split("'")[1] for finding in vignettes.load(folder).errors if "is a real name" in finding.what]


@pytest.mark.parametrize(("words", "names"), [
    ("The bus from Leeds is late.", ["Leeds"]),
    ("He came from Kent last week.", ["Kent"]),
    ("They had read about Star Hobson.", ["Star Hobson"]),
    ("A worker in Stoke-on-Trent said so.", ["Stoke-on-Trent"]),
])
def test_a_real_name_is_told(key_folder, words, names):
    assert names_found(key_folder, words) == names


@pytest.mark.parametrize("words", [
    "Reading takes him an hour. Bath time is at six. York has the lead, and Preston, the dog, has the ball.",
    "The clinic in Lincoln Road is shut. So is the shop on London Street.",
    "He is reading in the bath, and the hull of the boat is wet.",
    "A star over the roof. The baby is Peter.",
])
def test_a_word_that_looks_like_one_is_not(key_folder, words):
    assert names_found(key_folder, words) == []


def test_what_is_meant_is_named_with_its_reason(key_folder):
    file = key_folder / "vignette.toml"
    named = '\n[[named]]\nname = "Liverpool"\nreason = "It stands on a shirt."\n'
    file.write_text(file.read_text(encoding="utf-8") + named, encoding="utf-8")
    assert names_found(key_folder, "His Liverpool shirt is wet.") == []


def test_leave_without_a_reason_is_no_leave(key_folder):
    file = key_folder / "vignette.toml"
    file.write_text(file.read_text(encoding="utf-8") + '\n[[named]]\nname = "Liverpool"\n', encoding="utf-8")
    assert set(names_found(key_folder, "His Liverpool shirt is wet.")) == {"Liverpool"}


def test_a_character_may_be_called_like_a_place(key_folder):
    file = key_folder / "vignette.toml"
    file.write_text(file.read_text(encoding="utf-8") + '\n[[people]]\nname = "Mrs Preston"\nline = "Has the shop."\n', encoding="utf-8")
    assert names_found(key_folder, "They waited for Preston.") == []


def test_every_name_of_the_list_has_a_reason():
    assert len(vignette_names.known()) > 200
    assert all(reason.endswith(".") and len(reason) > 30 for _, _, _, reason in vignette_names.known())
