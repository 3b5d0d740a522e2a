"""Imports run one way: from the view to the rules to the measures, from tools to exercises."""

import pytest

from tests.support import rooms
from tests.support.serving import ROOT


def test_no_file_reaches_into_a_room_that_it_may_not():
    sources = dict(rooms.files(ROOT))
    assert len(sources) > 40, "the rooms were not found"
    assert rooms.all_slips(sources) == []


def test_every_file_of_the_rooms_is_held_to_a_rule():
    for path, _ in rooms.files(ROOT):
        assert rooms.NOT_SHIPPED.search(path) or any(room.files.fullmatch(path) for room in rooms.ROOMS), path


RULES = "exercises/catalog/an_exercise/rules.py"
VIEW = "exercises/catalog/an_exercise/view.py"


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (RULES, "import ipywidgets"),
        (RULES, "import ipywidgets.widgets as w"),
        (RULES, "from traitlets import Int"),
        (RULES, "import numpy"),
        (RULES, "from exercises.views import markup"),
        (RULES, "from exercises import views"),
        (RULES, "from ...views import chart"),
        (RULES, "def late():\n    import js"),
        (RULES, "import importlib\nimportlib.import_module('js')"),
        (RULES, "__import__('pyodide.ffi')"),
        (RULES, "from exercises.catalog.another.rules import total"),
        (RULES, "import importlib\ndef f(slug): importlib.import_module(f'exercises.catalog.{slug}')"),
        ("exercises/catalog/an_exercise/rules_of_order.py", "import ipywidgets"),
        (VIEW, "import js"),
        (VIEW, "from pyodide.ffi import to_js"),
        (VIEW, "from exercises.seam.python import launch"),
        (VIEW, "from exercises.catalog.another import create"),
        (RULES, "from exercises import together"),
        ("exercises/together.py", "from exercises.views import markup"),
        (VIEW, "from tools.course import model"),
        (VIEW, "import pandas"),
        ("exercises/catalog/an_exercise/__init__.py", "from ..another.view import Thing"),
        ("exercises/catalog/an_exercise/test_rules.py", "import js"),
        ("exercises/catalog/__init__.py", "import exercises.views"),
        ("exercises/views/form.py", "from exercises.catalog.stage_tracker import rules"),
        ("exercises/views/form.py", "from exercises.catalog import stage_tracker"),
        ("exercises/views/form.py", "try:\n    import js\nexcept ImportError:\n    js = None"),
        ("exercises/measures/kendall.py", "import scipy.stats"),
        ("exercises/measures/kendall.py", "from exercises.views import chart"),
        ("exercises/measures/kendall.py", "from ..narrative import model"),
        ("exercises/record/files.py", "from exercises.measures import kendall"),
        ("exercises/record/files.py", "import jsonschema"),
        ("exercises/cohort/reading.py", "import ipywidgets"),
        ("exercises/cohort/reading.py", "from exercises.catalog.threshold_ladder import referrals"),
        ("exercises/cohort/reading.py", "import duckdb"),
        ("exercises/narrative/player.py", "from exercises.cohort import reading"),
        ("exercises/narrative/player.py", "import ipywidgets"),
        ("exercises/narrative/player.py", "from exercises.views import markup"),
        ("exercises/narrative/player.py", "import mkdocs"),
        ("exercises/seam/python/launch.py", "from tools import build"),
        ("exercises/seam/schema/read.py", "import js"),
        ("exercises/anything.py", "from tools.course import model"),
        ("tools/course/load.py", "import js"),
        ("tools/course/load.py", "import mkdocs.config"),
        ("tools/course/load.py", "def late():\n    from mkdocs.structure.files import File"),
        ("tools/bundle/make.py", "from tests.support import rooms"),
        ("tools/ground/node.py", "import yaml"),
        ("tools/ground/node.py", "from tools.course import model"),
        ("tools/command.py", "import mkdocs"),
        ("tools/__main__.py", "import requests"),
    ],
)
def test_a_wrong_way_import_is_named(path, source):
    found = rooms.slips(source, path)
    assert len(found) == 1, found
    assert found[0].startswith(f"{path}:")


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (RULES, "import math\nfrom exercises.measures.kendall import tau_b\nfrom exercises.record import names"),
        (RULES, "from exercises.catalog.an_exercise import dates\nfrom .inputs import blank\nfrom . import dates"),
        (RULES, "from exercises.cohort import tally"),
        ("exercises/cohort/counts.py", "from exercises.cohort import course\nfrom exercises.measures.krippendorff import alpha"),
        (VIEW, "import ipywidgets\nfrom exercises.views import form\nfrom exercises.catalog.an_exercise import rules"),
        (VIEW, "from exercises import together"),
        ("exercises/together.py", "import importlib\ndef rule(slug): return importlib.import_module(f'exercises.catalog.{slug}.together')"),
        ("exercises/catalog/an_exercise/__init__.py", "def create(inputs):\n    from .view import View"),
        ("exercises/catalog/an_exercise/test_rules.py", "import pytest, hypothesis\nfrom tools.course import load"),
        ("exercises/catalog/an_exercise/method.py", "import matplotlib"),
        ("exercises/seam/python/shell.py", "import js, comm\nfrom pyodide.ffi import to_js\nimport exercises.catalog"),
        ("exercises/narrative/player.py", "from exercises.record.problems import Problem\nfrom . import ledger"),
        ("tools/course/load.py", "import yaml\nfrom exercises.narrative import model\nfrom tools.ground import places"),
        ("tools/bundle/wheel.py", "import pyodide_build, pyodide_lock"),
        ("tools/mkdocs_hooks.py", "import mkdocs.plugins"),
        ("tools/serve.py", "from mkdocs.livereload import LiveReloadServer"),
        ("tools/ground/node.py", "import json\nfrom tools.ground import places"),
    ],
)
def test_a_right_way_import_passes(path, source):
    assert rooms.slips(source, path) == []


def test_the_line_and_the_name_are_told():
    source = "import math\n\n\ndef late():\n    from pyodide import ffi\n"
    assert rooms.slips(source, RULES) == [f"{RULES}:5: an exercise's rules may not import pyodide.ffi"]


def test_what_the_rules_lean_on_is_held_to_their_rule():
    folder = "exercises/catalog/an_exercise"
    sources = {
        f"{folder}/__init__.py": "def create(inputs):\n    from .view import View",
        f"{folder}/rules.py": "from exercises.catalog.an_exercise import dates\nfrom .inputs import blank",
        f"{folder}/dates.py": "from .deep.months import names",
        f"{folder}/deep/__init__.py": "",
        f"{folder}/deep/months.py": "import ipywidgets",
        f"{folder}/inputs.py": "import math",
        f"{folder}/figures.py": "import ipywidgets\nfrom exercises.views import chart\nfrom . import rules",
        f"{folder}/view.py": "import ipywidgets\nfrom . import figures, rules",
    }
    leant_on = {f"{folder}/{name}.py" for name in ("rules", "dates", "inputs", "deep/months", "deep/__init__")}
    assert rooms.rules_side(sources) == leant_on
    assert rooms.all_slips(sources) == [
        f"{folder}/deep/months.py:1: an exercise's rules may not import ipywidgets"
    ]
    sources[f"{folder}/rules.py"] += "\nfrom .figures import draw"
    assert f"{folder}/figures.py:1: an exercise's rules may not import ipywidgets" in rooms.all_slips(sources)
