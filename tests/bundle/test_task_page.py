"""The head of the pages on which tasks are set and found."""

import json
import re

import pytest

from tools.bundle import places, task_page
from tools.course import load, task_parts

DATA = re.compile(r'id="course-parts">(.*?)</script>')


@pytest.fixture
def made(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "BUILD", tmp_path)
    (tmp_path / "manifest.json").write_text(json.dumps({"tasks": "tasks.01.js", "set_tasks": "set_tasks.02.js"}), "utf-8")
    return tmp_path


def test_each_page_gets_its_own_script_and_the_parts(made):
    parts = [{"id": "X", "title": "</script><script>alert(1)</script>"}]
    front = task_page.head("", "<course-tasks hidden>", parts)
    assert "tasks.01.js" in front and "set_tasks" not in front and json.loads(DATA.search(front)[1]) == parts
    assert "set_tasks.02.js" in task_page.head("../", "<course-set-tasks>", parts)
    assert task_page.head("", "<p>words</p>", parts) == ""
    (made / "manifest.json").unlink()
    assert task_page.head("", "<course-tasks hidden>", parts) == ""


def test_every_part_of_the_course_can_be_set():
    parts = task_parts.parts(load.load(places.ROOT))
    by_id = {part["id"]: part for part in parts}
    assert len(by_id) == len(parts) and {part["kind"] for part in parts} == {"module", "group_task", "vignette", "exercise"}
    assert by_id["X08"] == {"id": "X08", "kind": "exercise", "title": "Threshold ladder", "address": "exercises/threshold-ladder/", "minutes": 45,
                            "key": "threshold_ladder"}
    assert by_id["V-PA"]["key"] == "vignette:after-the-bridge-goes" and by_id["M2"]["key"] == ""
    # The link's grammar in task_link.ts.
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*", one) and len(one) <= 20 for one in by_id)
