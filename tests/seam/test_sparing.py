"""Sparing widgets: what is nothing is not said when a widget is made, and everything is said once it changes."""

import json
import subprocess
import sys

from tools.ground.places import ROOT

PRELUDE = """
import json, sys
from exercises.seam.python import later, shell, wire
said = []
shell.install(print)
wire.connect(lambda text, buffers: said.append(json.loads(text)))
later.widgets()
from exercises.seam.python import sparing
if "sparing" in sys.argv:
    sparing.widgets()
import ipywidgets as w
"""

BUTTONS = """
buttons = [w.Button(description="Go", button_style="info", layout=w.Layout(width="9em")), w.Button(), w.Button()]
buttons[0].layout.display = "none"
buttons[1].style.button_color = "#123456"
buttons[1].layout.width = "3em"
print(json.dumps(said))
"""


def run(script, *words):
    done = subprocess.run(
        [sys.executable, "-c", PRELUDE + script, *(words or ["sparing"])], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def messages(*words):
    return json.loads(run(BUTTONS, *(words or ["whole"])))


def _opened(said):
    return {one["content"]["comm_id"]: one["content"]["data"]["state"] for one in said if one["msg_type"] == "comm_open"}


def _seen(said):
    """What the page's models of the buttons hold in the end, their looks' values in their places, nothing left out."""
    models = _opened(said)
    for one in said:
        if one["msg_type"] == "comm_msg":
            models[one["content"]["comm_id"]].update(one["content"]["data"]["state"])
    looked = []
    for state in models.values():
        if state["_model_name"] == "ButtonModel":
            looks = {name: models[state[name].removeprefix("IPY_MODEL_")] for name in ("layout", "style")}
            looks = {name: {key: value for key, value in look.items() if value is not None} for name, look in looks.items()}
            looked.append({**state, **looks})
    return looked


def test_the_page_sees_the_same_widgets():
    whole, sparing = messages(), messages("sparing")
    assert len(_seen(whole)) == 3
    assert _seen(whole) == _seen(sparing)
    assert len(_opened(whole)) == 9
    # A layout that was given, a layout and a style that were touched, and one of each for all that were not.
    assert len(_opened(sparing)) == 3 + 3 + 2


def test_nothing_is_left_out_but_nothing():
    looks = [state for state in _opened(messages("sparing")).values() if state["_model_name"] != "ButtonModel"]
    assert all(None not in state.values() for state in looks)


def test_who_asks_for_a_look_gets_an_own_one_and_the_page_hears_of_it():
    run("""
first, second = w.Button(), w.Button()
del said[:]
first.layout.display = "none"
opened, told, changed = said
assert opened["msg_type"] == "comm_open"
assert told["content"]["comm_id"] == first.model_id
assert told["content"]["data"]["state"] == {"layout": "IPY_MODEL_" + opened["content"]["comm_id"]}
assert changed["content"]["data"]["state"] == {"display": "none"}
assert first.layout is first.layout
assert second.layout.display is None
""")


def test_what_stands_for_all_goes_with_the_last():
    run("""
button = w.Button()
assert len(sparing._shared) == 2
stand_ins = list(sparing._shared.values())
sparing.forget()
assert not sparing._shared and all(one.comm is None for one in stand_ins)
w.Button()
assert len(sparing._shared) == 2
""")


def test_each_widget_has_its_own_list_of_names():
    run("""
first, second = w.Text(), w.Text()
first.keys.append("more")
assert "more" not in second.keys
assert "value" in second.keys and "value" not in w.Layout().keys
""")
