"""An exercise told at once: the page holds in the end what it would have held, hears it once, and never a name before its widget."""

import json
import subprocess
import sys

import pytest

from tools.bench.pages import record
from tools.ground.places import ROOT

PRELUDE = """
import contextlib, json, sys
from exercises.seam.python import later, shell, wire
said = []
shell.install(print)
wire.connect(lambda text, buffers: said.append(json.loads(text)))
later.widgets()
from exercises.seam.python import at_once, sparing
sparing.widgets()
held = contextlib.nullcontext
if "held" in sys.argv:
    at_once.widgets()
    held = at_once.held
import ipywidgets as w
"""

EXERCISE = """
from exercises.catalog.stage_tracker import create
with held():
    exercise = create(json.load(sys.stdin))
print(json.dumps(said))
"""

ODD = """
try:
    with held():
        box = w.VBox()
        gone = w.Text()
        gone.close()
        late = w.Text(value="made later")
        box.children = [late]
        late.value = "and filled"
        raise ValueError
except ValueError:
    pass
late.value = "and changed"
print(json.dumps([one for one in said if one["msg_type"] != "comm_close"]))
"""


def run(script, *words, given=None):
    done = subprocess.run(
        [sys.executable, "-c", PRELUDE + script, *words], cwd=ROOT, input=json.dumps(given),
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def names(state):
    """What a state names of other widgets."""
    for value in state.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and one.startswith("IPY_MODEL_"):
                yield one.removeprefix("IPY_MODEL_")


def tree(said):
    """What stands in the page in the end, from the last box made, names replaced by what they name."""
    models = {}
    for one in said:
        state, identifier = one["content"]["data"].get("state", {}), one["content"]["comm_id"]
        models.setdefault(identifier, {}).update(state)
    named = {name for state in models.values() for name in names(state)}
    (top,) = [identifier for identifier, state in models.items()
              if identifier not in named and state.get("_model_name") == "VBoxModel" and state["children"]]

    def grown(identifier):
        def value_of(value):
            if isinstance(value, list):
                return [value_of(one) for one in value]
            if isinstance(value, str) and value.startswith("IPY_MODEL_"):
                return grown(value.removeprefix("IPY_MODEL_"))
            return value

        return {name: value_of(value) for name, value in models[identifier].items() if value is not None}

    return grown(top)


@pytest.fixture(scope="module")
def both():
    return run(EXERCISE, given=record()), run(EXERCISE, "held", given=record())


def test_the_page_holds_the_same_in_the_end(both):
    apart, at_once = both
    assert tree(at_once) == tree(apart)


def test_each_widget_is_told_once_after_what_it_names(both):
    apart, at_once = both
    assert {one["msg_type"] for one in at_once} == {"comm_open"}
    told = set()
    for one in at_once:
        assert set(names(one["content"]["data"]["state"])) <= told
        told.add(one["content"]["comm_id"])
    assert len(told) == len(at_once) < 0.7 * len(apart)


def test_what_fails_or_is_closed_leaves_the_rest_told_and_later_changes_come_as_ever():
    said = run(ODD, "held")
    opened = [one["content"]["data"]["state"] for one in said if one["msg_type"] == "comm_open"]
    assert [one["value"] for one in opened if one["_model_name"] == "TextModel"] == ["and filled"]
    assert [one["content"]["data"]["state"] for one in said if one["msg_type"] == "comm_msg"] == [{"value": "and changed"}]
