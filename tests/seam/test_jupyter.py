"""The same exercise under the real IPython, in a kernel as Jupyter starts one."""

import json

import nbformat
import pytest
from nbclient import NotebookClient

from tools.ground.places import ROOT

CELL = """
import json
from exercises.catalog.stage_tracker import create
import IPython
exercise = create(None)
exercise.apply([{"field": "none_fits", "value": True}])
print(json.dumps({
    "real": hasattr(IPython, "__file__"),
    "fields": sorted(exercise.fields),
    "inputs": exercise.inputs == create(exercise.inputs).inputs,
}))
exercise
"""


@pytest.fixture(scope="module")
def outputs():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    client = NotebookClient(notebook, kernel_name="python3", timeout=300, resources={"metadata": {"path": str(ROOT)}})
    client.execute()
    return notebook.cells[0].outputs, client.widget_state


def test_the_widget_is_shown_by_the_real_ipython(outputs):
    shown, state = outputs
    told = json.loads(next(output.text for output in shown if output.output_type == "stream"))
    assert told["real"]
    assert told["inputs"]
    view = next(output.data for output in shown if output.output_type == "execute_result")["application/vnd.jupyter.widget-view+json"]
    assert state[view["model_id"]]["_model_name"] == "VBoxModel"


def test_its_controls_are_those_of_the_page(outputs):
    """The names in Jupyter's widget states are the names by which the page finds the controls."""
    shown, state = outputs
    told = json.loads(next(output.text for output in shown if output.output_type == "stream"))
    classes = {name for model in state.values() for name in model.get("_dom_classes", ()) if name.startswith("field--")}
    assert {f"field--{name}" for name in told["fields"]} <= classes
