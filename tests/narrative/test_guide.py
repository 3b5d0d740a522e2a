"""The guide for authors, followed to the letter, from the first command to a path that is kept."""

import re

import pytest

from exercises.narrative import model
from tools import new
from tools.course import playthroughs, vignettes
from tools.course.vignette_text import Text

GUIDE = (vignettes.ROOT / "docs" / "developing" / "writing-a-vignette.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", GUIDE, re.DOTALL)


def one(begins, kind="text"):
    """The only block of the guide that begins like this."""
    [block] = [words for name, words in BLOCKS if name == kind and words.startswith(begins)]
    return block


@pytest.fixture
def folder(tmp_path):
    """What the first command makes: its name is taken from the guide."""
    slug = re.fullmatch(r"python3 -m tools new vignette (\S+)\n", one("python3 -m tools new"))[1]
    return new.vignette(slug, root=tmp_path)


def put_before(file, mark, words):
    """Write ``words`` above the line ``mark``."""
    text = file.read_text(encoding="utf-8")
    assert text.count(mark) == 1
    file.write_text(text.replace(mark, f"{words}\n{mark}"), encoding="utf-8")


def found(folder):
    """What the check says of the vignette."""
    return [str(finding) for finding in vignettes.load(folder).findings]


def with_third_choice(folder):
    """Steps 3 and 4, as the guide says them."""
    put_before(folder / "scenes" / "stairs.md", "# Scene: landing", one("## Choice: sit"))
    yield found(folder)
    put_before(folder / "debrief.md", "# Ending: inside", one("# Choice: knock / sit"))
    yield found(folder)


def test_the_folder_holds_what_the_guide_lists(folder):
    listed = re.findall(r"^  (\S+)", one("vignettes/the-spare-key/\n"), re.M)
    assert sorted(listed) == sorted(f"{path.name}/" if path.is_dir() else path.name for path in folder.iterdir())
    assert found(folder) == []


def test_what_the_guide_shows_is_what_stands_in_the_files(folder):
    assert (folder / "vignette.toml").read_text(encoding="utf-8") == one("id = ", "toml")
    scenes = (folder / "scenes" / "stairs.md").read_text(encoding="utf-8")
    assert one("# Scene: knock") in scenes and one("# Scene: stairs") in scenes
    assert one("# Choice: knock / ask") in (folder / "debrief.md").read_text(encoding="utf-8")
    assert one("<course-exercise", "html") in (folder / "page.md").read_text(encoding="utf-8")


def test_a_third_choice_is_missed_in_the_debrief_and_then_passes(folder):
    first, second = with_third_choice(folder)
    assert len(first) == 1 and "The debrief of knock/sit lacks" in first[0].replace(" / ", "/") and "debrief.md" in first[0]
    assert second == []
    assert vignettes.load(folder).proof.paths == {"upstairs": 3, "downstairs": 2}


def test_the_path_of_the_guide_is_filled_in_by_its_command(folder, monkeypatch, capsys):
    list(with_third_choice(folder))
    name = re.search(r"`playthroughs/(\S+\.txt)`", GUIDE)[1]
    (folder / "playthroughs" / name).write_text(one("# Ada sits"), encoding="utf-8")
    assert len(found(folder)) == 1, "a path that is not filled in is told"
    monkeypatch.setattr(vignettes, "ROOT", folder.parents[1])
    slug = re.fullmatch(r"python3 -m tools\.course\.playthroughs (\S+)\n", one("python3 -m tools.course.playthroughs"))[1]
    assert playthroughs.main(slug) == 0 and name in capsys.readouterr().out
    assert found(folder) == []
    written = (folder / "playthroughs" / name).read_text(encoding="utf-8")
    assert "ending: stairs" in written and "ledger: trust more, purpose less" in written


def test_its_choice_below_the_floor_is_whole(folder):
    file = folder / "scenes" / "stairs.md"
    text = file.read_text(encoding="utf-8")
    last = "cost for his mother: She hears at one what she might have heard at noon.\n"
    assert last in text
    file.write_text(text.replace(last, last + one("below the floor")), encoding="utf-8")
    loaded = vignettes.load(folder)
    assert loaded.errors == []
    assert model.read(loaded.story).scenes["landing"].choices[1].floor.today == "What one does today."


def test_its_leave_for_a_real_name_is_leave(folder):
    put_before(folder / "scenes" / "stairs.md", "Behind you the soup has begun to catch.", "He has a Liverpool shirt on.\n")
    assert len(found(folder)) == 1 and "'Liverpool' is a real name" in found(folder)[0]
    file = folder / "vignette.toml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{one('[[named]]', 'toml')}", encoding="utf-8")
    assert found(folder) == []


def test_every_condition_that_it_shows_can_be_read():
    shown = re.findall(r"`\[when ([^\]]+)\]`", GUIDE)
    assert shown
    for text in shown:
        findings = []
        assert len(Text("guide", "", findings).conditions(1, text)) == 2
        assert findings == []


def test_every_command_that_it_names_is_one():
    import importlib

    from tools.__main__ import VERBS

    for line in re.findall(r"python3 -m (tools[\w.]*(?: [a-z]+)?)", GUIDE):
        module, _, verb = line.partition(" ")
        assert verb in VERBS if module == "tools" else importlib.import_module(module).main
