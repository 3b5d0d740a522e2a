"""The head of the page My work: names that no file can change, and no way out of the element that carries them."""

import json
import re

import pytest

from tools.bundle import places, work_page
from tools.course import load, record_keys

SCRIPT = re.compile(r'<script type="application/json" id="course-catalogue" data-version="0.1">(.*?)</script>')


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A folder in which something has been bundled."""
    monkeypatch.setattr(places, "BUILD", tmp_path)
    (tmp_path / "manifest.json").write_text(json.dumps({"work": "work.0123.js"}), "utf-8")
    return tmp_path


def test_the_head_holds_the_names_the_style_and_the_script(made):
    names = {"x": {"title": "</script><script>alert(1)</script>", "address": "exercises/x/"}}
    head = work_page.head("../", names, "0.1")
    assert json.loads(SCRIPT.search(head).group(1)) == names
    assert head.count("</script>") == 2
    assert 'src="../assets/course/work.0123.js"' in head and 'href="../assets/stylesheets/work.css"' in head


def test_before_anything_is_bundled_there_is_no_head(made):
    (made / "manifest.json").write_text("{}", "utf-8")
    assert work_page.head("", {}) == ""
    (made / "manifest.json").unlink()
    assert work_page.head("", {}) == ""


def test_every_exercise_and_vignette_has_the_key_that_the_page_makes():
    course = load.load(places.ROOT)
    names = record_keys.catalogue(course)
    assert names["stage_tracker"].items() > {"id": "X01", "title": "Stage tracker", "address": "exercises/stage-tracker/"}.items()
    assert all(one["takes"].endswith(".") for one in names.values())
    assert names["vignette:after-the-bridge-goes"]["address"] == "vignettes/after-the-bridge-goes/"
    assert "vignette" not in names
    assert names["reflection:m2"].items() > {"id": "M2", "title": "Reflections: Learning from our own group",
                                             "address": "modules/m2-learning-from-our-own-group/reflect/"}.items()
    assert names["reflection:m2"]["takes"] == names["reflection"]["takes"] != names["vignette:after-the-bridge-goes"]["takes"]
    asked = [name for name in names if name.startswith("reflection:")]
    assert len(asked) == len(course.modules) == 8
    assert len(names) == len([part for part in course.exercises if part.slug != "vignette"]) + len(course.vignettes) + len(asked)
