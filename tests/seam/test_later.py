"""ipywidgets in the page: what is not used is not made, and what is asked for is the real thing."""

import subprocess
import sys

from tools.ground.places import ROOT

PRELUDE = """
import sys
from exercises.seam.python import later, shell
shell.install(print)
package = later.widgets()
"""


def run(script):
    done = subprocess.run([sys.executable, "-c", PRELUDE + script], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_only_what_is_asked_for_is_imported():
    said = run("""
from ipywidgets import VBox
import ipywidgets as w
w.Text(description="Words")
print([name for name in ("box", "string", "media", "tagsinput", "selectioncontainer") if "ipywidgets.widgets.widget_" + name in sys.modules])
""")
    assert said == "['box', 'string']"


def test_every_name_of_ipywidgets_is_there_and_is_the_real_one():
    run("""
import ast, importlib, pathlib
source = pathlib.Path(sys.modules["ipywidgets.widgets"].__file__).read_text("utf-8")
names = [(node.module, alias.name) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) for alias in node.names]
assert len(names) > 60
for module, name in names:
    real = getattr(importlib.import_module("ipywidgets.widgets." + module), name)
    assert getattr(package, name) is real is getattr(package.widgets, name), name
    assert name in dir(package)
assert package.IntSlider(value=3).value == 3
""")


def test_a_name_that_nobody_has_is_still_missing():
    run("""
assert not hasattr(package, "Nothing")
try:
    from ipywidgets import Nothing
except ImportError:
    pass
else:
    raise AssertionError
""")


def test_what_was_imported_whole_stays_as_it_is():
    done = subprocess.run(
        [sys.executable, "-c", "import ipywidgets\nfrom exercises.seam.python import later\nassert later.widgets() is ipywidgets\n"
         "assert '__getattr__' not in vars(ipywidgets)"], cwd=ROOT, capture_output=True, text=True)  # fmt: skip
    assert done.returncode == 0, done.stderr
