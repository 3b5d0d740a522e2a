"""Sparing widgets: what is nothing is not said when a widget is made, and everything is said once it changes."""

import json
import subprocess
import sys

from tools.ground.places import ROOT

PRELUDE = """
import json, sys
from exercises.seam.python import later, shell, sparing, wire
said = []
shell.install(print)
wire.connect(lambda text, buffers: said.append(json.loads(text)))
later.widgets()
if "sparing" in sys.argv:
    sparing.widgets()
import ipywidgets as w
button = w.Button(description="Go", button_style="info", layout=w.Layout(width="9em"))
button.layout.display = "none"
button.style.button_color = "#123456"
print(json.dumps(said))
"""


def messages(*words):
    done = subprocess.run([sys.executable, "-c", PRELUDE, *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def _opened(said):
    return [one["content"]["data"]["state"] for one in said if one["msg_type"] == "comm_open"]


def _links(state):
    return {name: value for name, value in state.items() if name not in ("layout", "style")}


def test_nothing_but_nothing_is_left_out():
    for whole, sparing in zip(_opened(messages()), _opened(messages("sparing")), strict=True):
        kept = {name: value for name, value in whole.items() if value is not None}
        dropped = set(whole) - set(sparing)
        assert {whole[name] for name in dropped} <= {None}
        assert _links(kept) == _links({name: value for name, value in sparing.items() if value is not None})
        if whole["_model_name"] == "ButtonModel":
            assert not dropped
        else:
            assert dropped
            assert None not in sparing.values()


def test_what_changes_is_said():
    changes = [one["content"]["data"]["state"] for one in messages("sparing") if one["msg_type"] == "comm_msg"]
    assert changes == [{"display": "none"}, {"button_color": "#123456"}]


def test_each_widget_has_its_own_list_of_names():
    done = subprocess.run(
        [sys.executable, "-c", PRELUDE + "\nfirst, second = w.Text(), w.Text()\nfirst.keys.append('more')\nassert 'more' not in second.keys\n"
         "assert 'value' in second.keys and 'value' not in w.Layout().keys\n", "sparing"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
