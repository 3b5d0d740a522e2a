"""What My work asks of Python's side: pages gathered one record after another, and bound into one document."""

import json

from exercises.record import take_home
from tests.record import released
from tests.record.test_word import PNG
from tests.seam.test_launch import VALID, run


def asked(mount, slug, **part):
    request = {"mount": mount, "slug": slug, "version": 0, "inputs": None, "edits": [], "material": None, "pictures": True, **part}
    VALID.validate(request)
    return request


def ask(mount, slug, **part):
    return f"launcher.gather({json.dumps(asked(mount, slug, **part))!r})\n"


def bind(mounts, form, drawn="()"):
    request = {"mounts": mounts, "of": [f"Piece {mount} (X99)" for mount in mounts], "when": ["Begun today."] * len(mounts), "title": "Mine <b>",
               "made": "Made with Joined Up.", "name": "mine-2026-11-22", "form": form}
    VALID.validate(request)
    return f"launcher.bind({json.dumps(request)!r}, {drawn})\n"


def held(name, **inputs):
    record = json.loads((released.FOLDER / f"{name}.json").read_text("utf-8"))
    return {"inputs": {**record["inputs"], **inputs}, "version": record["version"]}


def test_three_records_become_one_page_and_what_fails_is_told_by_itself():
    # Too long for a command line: the story is read over there.
    tell = "from tools.course import vignettes\nstory = {'kind': 'vignette', 'story': vignettes.load_for_play('after-the-bridge-goes')}\n"
    path = f"launcher.gather(json.dumps({{**json.loads({json.dumps(asked('c', 'vignette', **held('vignette/1-debriefed-and-begun-again')))!r}), 'material': story}}))\n"
    said = run(ask("a", "threshold_ladder", **held("threshold_ladder/1-worked-example"))
               + ask("b", "stage_tracker", **held("stage_tracker/1-invented-group"))
               + tell + path
               + ask("d", "no_such_exercise") + ask("e", "stage_tracker", inputs={"members": 7}) + ask("f", "cpd_record", inputs={}, version=99)
               + bind(["a", "c"], "page") + "assert not launcher._mounted")
    assert [message["type"] for message in said] == ["gathered"] * 6 + ["file"]
    a, b, c, d, e, f, file = said
    assert [page["title"] for page in a["pages"]] == ["Threshold discussion sheet"] and a["pages"][0]["pictures"][0].startswith("<svg")
    assert b["problem"].startswith("Press “Show what we saw” first") and not b["pages"] and not b["detail"]
    assert [page["title"].rpartition(": ")[2] for page in c["pages"]] == ["the debrief of one path", "an earlier path"]
    assert "no exercise called" in d["problem"] and e["problem"] and "newer version" in f["problem"]
    assert file["name"] == "mine-2026-11-22.html" and "Mine &lt;b&gt;" in file["text"] and file["text"].count('class="piece"') == 3
    assert "From Piece a (X99). Begun today." in file["text"] and take_home.ABOUT in file["text"]


def test_what_was_typed_before_python_came_counts_and_a_document_is_bytes():
    said = run("import base64\nsent = []\nlauncher._taking._tell = lambda message, buffers=(): (said.append(message), sent.extend(buffers))\n"
               + ask("a", "supervision_page", edits=[{"field": "noticed", "value": "She looked at the door"}])
               + bind(["a"], "word", repr([PNG, b""])) + "assert sent[0][:2] == b'PK' and len(sent) == 1")
    assert said[0]["pages"][0]["title"] == "For supervision"
    assert said[1]["name"] == "mine-2026-11-22.docx" and said[1]["text"] is None


def test_an_exercise_that_breaks_costs_nobody_else_and_widgets_are_shown_again_afterwards():
    said = run("broken()\nsys.modules['exercises.catalog.broken'].create = lambda inputs: 1 / 0\n" + ask("a", "broken")
               + "mount('supervision_page')")
    assert said[0]["type"] == "gathered" and "ZeroDivisionError" in said[0]["detail"] and "ZeroDivisionError" not in said[0]["problem"]
    assert "mounted" in [message["type"] for message in said] and "comm" in [message["type"] for message in said]
