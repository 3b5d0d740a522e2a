"""``tools new``: a small sound vignette, and clear words where there can be none."""

import shutil

import pytest

from exercises.narrative import model, player
from tests.support.serving import ROOT
from tools import new
from tools.course import check, load, playthroughs, vignettes


@pytest.fixture
def root(tmp_path):
    """A course to which a vignette can be added: this one's pages, and one of its vignettes."""
    for name in ("docs", "vignettes/after-the-bridge-goes"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "exercises" / "catalog").mkdir(parents=True)
    return tmp_path


def test_what_it_makes_passes_the_check_without_a_word(root):
    folder = new.vignette("a-door-ajar", root=root)
    loaded = vignettes.load(folder, root)
    assert [str(finding) for finding in loaded.findings] == []
    assert [str(finding) for finding in check.run(load.load(root)) if "a-door-ajar" in str(finding) or "V-ADA" in str(finding)] == []
    assert loaded.story["title"] == "A door ajar" and loaded.story["id"] == "V-ADA"
    assert "{{" not in "".join(file.read_text("utf-8") for file in folder.rglob("*.*"))


def test_it_can_be_played_at_once_from_each_seat(root):
    folder = new.vignette("a-door-ajar", "The door, ajar", root)
    story = model.read(vignettes.load(folder, root).story)
    assert story.title == "The door, ajar" and len(story.seats) == 2
    for seat in story.seats:
        state = player.begin(story, seat)
        while not state.ended:
            state = player.choose(story, state, player.options(state)[0].id)
        assert state.child
    for file in (folder / "playthroughs").glob("*.txt"):
        assert playthroughs.compare(story, file.read_text("utf-8")) is None


def test_its_page_and_its_paper_are_among_the_pages(root):
    new.vignette("a-door-ajar", root=root)
    course = load.load(root)
    assert course.page_at("vignettes/a-door-ajar/index.md") and course.page_at("vignettes/a-door-ajar/paper.md")


def test_an_id_that_is_taken_is_not_given_again(root):
    new.vignette("a-door-ajar", root=root)
    other = new.vignette("all-day-away", root=root)
    assert 'id = "V-ADA2"' in (other / "vignette.toml").read_text("utf-8")


@pytest.mark.parametrize(("slug", "offered"), [
    ("The spare key", "the-spare-key"), ("the_key", "the-key"), ("Key!", "key"), ("9-lives", "lives"), ("../secrets", "secrets"),
    ("", "the-spare-key"), ("con", "the-spare-key"), ("-", "the-spare-key"), ("x" * 80, "x" * 60),
])
def test_a_name_that_cannot_be_is_told_with_one_that_can(root, slug, offered):
    with pytest.raises(new.Refused, match="small letters") as told:
        new.vignette(slug, root=root)
    assert str(told.value).endswith(f"such as {offered}.")


def test_one_that_is_there_stays_as_it_is(root, capsys, monkeypatch):
    folder = new.vignette("a-door-ajar", root=root)
    (folder / "page.md").write_text("mine", "utf-8")
    monkeypatch.setattr(new.places, "ROOT", root)
    monkeypatch.setattr(new.vignette, "__defaults__", ("", root))
    assert new.main(["vignette", "a-door-ajar"]) == 2
    assert "already" in capsys.readouterr().err
    assert (folder / "page.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize("title", ['A "key"', "Key: one", "{{id}}", "<b>"])
def test_a_title_that_would_break_a_file_is_refused(root, title):
    with pytest.raises(new.Refused, match="plain words"):
        new.vignette("a-door-ajar", title, root)
    assert not (root / "vignettes" / "a-door-ajar").exists()


def test_the_command_says_what_to_do_next(root, capsys, monkeypatch):
    monkeypatch.setattr(new.vignette, "__defaults__", ("", root))
    assert new.main(["vignette", "a-door-ajar", "--title", "A door"]) == 0
    said = capsys.readouterr().out
    assert "V-ADA A door" in said and "serve" in said and "check" in said and "writing-a-vignette.md" in said
