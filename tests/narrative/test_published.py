"""What was begun in a story as it was published can be finished after it was edited; its author is reminded of the number."""

import json
import subprocess
import sys
from types import SimpleNamespace

import jsonschema
import pytest

from tools.bundle import materials
from tools.course import published, vignettes
from tools.course.problems import CourseProblem

MESSAGES = vignettes.ROOT / "exercises/seam/schema/messages.schema.json"


@pytest.fixture
def course(key_folder):
    """A course of the one tiny vignette, in a folder that a test may change."""
    home = key_folder.parent / "course"
    (home / "vignettes").mkdir(parents=True)
    key_folder.rename(home / "vignettes" / key_folder.name)
    return SimpleNamespace(root=home, folder=home / "vignettes" / key_folder.name)


def edit(folder, file, before, after):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def rename_a_choice(folder):
    edit(folder, "scenes/stairs.md", "## Choice: ring", "## Choice: call")
    edit(folder, "debrief.md", "landing / ring", "landing / call")


def test_a_story_is_kept_once_and_stays_what_it_was(course):
    file = published.keep(course.folder)
    before = file.read_bytes()
    assert file.name == "3.json" and "map" not in json.loads(before)
    edit(course.folder, "scenes/stairs.md", "Somebody knocks", "Somebody, somewhere, knocks")
    assert published.keep(course.folder).read_bytes() == before, "a slip of the pen that was mended is no new story"
    assert list(published.changed_without_number(course)) == []


def test_an_edit_without_a_new_number_is_named_with_its_mend(course):
    published.keep(course.folder)
    rename_a_choice(course.folder)
    [finding] = published.changed_without_number(course)
    assert finding.path.endswith("the-spare-key/vignette.toml") and "version = 4" in finding.mend
    with pytest.raises(CourseProblem, match="version = 4"):
        published.keep(course.folder)
    edit(course.folder, "vignette.toml", "version = 3", "version = 4")
    assert list(published.changed_without_number(course)) == []
    assert published.keep(course.folder).name == "4.json"
    edit(course.folder, "vignette.toml", "version = 4", "version = 3")
    assert any("published already" in finding.what for finding in published.changed_without_number(course))


def test_the_page_carries_what_was_published_only_where_it_differs(course):
    published.keep(course.folder)
    assert "published" not in materials.all_materials(course.root / "vignettes")["the-spare-key"]
    rename_a_choice(course.folder)
    edit(course.folder, "vignette.toml", "version = 3", "version = 4")
    material = materials.all_materials(course.root / "vignettes")["the-spare-key"]
    assert [story["version"] for story in material["published"]] == [3]
    schema = json.loads(MESSAGES.read_text(encoding="utf-8"))
    request = {"mount": "m1", "slug": "vignette", "inputs": None, "edits": [], "material": material}
    mount = {name: part for name, part in schema.items() if name != "oneOf"} | {"$ref": "#/$defs/mount"}
    jsonschema.Draft202012Validator(mount).validate(request)


def test_the_page_hands_it_to_python(course):
    published.keep(course.folder)
    begun = {"vignette": "the-spare-key", "story_version": 3, "seat": "downstairs", "path": ["ring"]}
    rename_a_choice(course.folder)
    edit(course.folder, "vignette.toml", "version = 3", "version = 4")
    material = materials.all_materials(course.root / "vignettes")["the-spare-key"]
    code = f"""
import json
import exercises.seam.python.launch as launch
said = []
launcher = launch.Launcher(lambda text, buffers: said.append(json.loads(text)))
launcher.mount(json.dumps({{"mount": "m1", "slug": "vignette", "inputs": {begun!r}, "edits": [{{"field": "finish", "press": True}}], "material": json.loads({json.dumps(material)!r})}}))
print(json.dumps([message for message in said if message["type"] == "record"][-1]["inputs"]))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=vignettes.ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    inputs = json.loads(done.stdout.splitlines()[-1])
    assert (inputs["story_version"], inputs["path"], inputs["finishing"]) == (3, ["ring"], True)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"slug": "another", "version": 1}', '{"slug": "the-spare-key", "version": 2}', '{"slug": "the-spare-key", "version": 1}'])
def test_a_kept_file_that_is_none_is_named(text, course):
    file = course.folder / "published" / "1.json"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    [finding] = published.changed_without_number(course)
    assert finding.path.endswith("published/1.json") and "released" in finding.mend


def test_a_folder_that_keeps_nothing_asks_nothing(course):
    assert published.kept(course.folder) == {} and list(published.changed_without_number(course)) == []
    (course.folder / "published").mkdir()
    (course.folder / "published" / "notes.json").write_text("{", encoding="utf-8")
    assert published.kept(course.folder) == {}
