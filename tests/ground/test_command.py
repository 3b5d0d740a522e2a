"""The one entry: its table, its help, and the step into the environment."""

import ast
import importlib
import subprocess
import sys
import tomllib

import pytest

from tests.support.serving import ROOT
from tools import __main__ as entry
from tools import command
from tools.ground import missing, places, prepare


@pytest.fixture
def ready(monkeypatch):
    """As on a machine where all is set up and we are inside."""
    monkeypatch.setattr(prepare, "ready", lambda: True)
    monkeypatch.setattr(places, "inside_venv", lambda: True)


def test_every_verb_of_the_table_is_there_and_can_be_called():
    for module, summary in entry.VERBS.values():
        assert callable(importlib.import_module(module).main)
        assert summary and not summary.endswith(".")


def test_help_lists_every_verb(capsys):
    for words in ([], ["--help"], ["help"]):
        assert command.main(words, entry.VERBS) == 0
        said = capsys.readouterr().out
        assert all(f"  {verb} " in said for verb in entry.VERBS)


def test_the_version_is_the_projects(capsys):
    assert command.main(["--version"], entry.VERBS) == 0
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert capsys.readouterr().out == f"joined-up {project['version']}\n"


def test_an_unknown_verb_gets_the_table(capsys):
    assert command.main(["srve"], entry.VERBS) == 2
    assert "no verb 'srve'" in (said := capsys.readouterr().err) and "serve" in said


def test_a_verb_is_imported_only_when_it_is_called(ready, tmp_path, monkeypatch):
    (tmp_path / "a_verb.py").write_text("def main(argv):\n    return len(argv)\n")
    monkeypatch.syspath_prepend(tmp_path)
    verbs = {"go": ("a_verb", "go"), "no": ("not.to.be.found", "never asked for")}
    assert command.main(["go", "a", "b"], verbs) == 2


def test_what_is_missing_is_said_without_a_traceback(ready, capsys, tmp_path, monkeypatch):
    (tmp_path / "a_gap.py").write_text(
        "from tools.ground.missing import Missing\ndef main(argv):\n    raise Missing('Get a kettle.')\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert command.main(["go"], {"go": ("a_gap", "go")}) == 3
    assert capsys.readouterr().err == "\nGet a kettle.\n"


def test_a_stop_by_hand_is_no_traceback(ready, capsys, monkeypatch):
    def stop(name):
        raise KeyboardInterrupt

    monkeypatch.setattr(command.importlib, "import_module", stop)
    assert command.main(["go"], {"go": ("x", "go")}) == 130
    assert "goes on from here" in capsys.readouterr().err


def test_first_it_is_set_up_then_stepped_in(monkeypatch):
    done = []
    monkeypatch.setattr(prepare, "ready", lambda: bool(done))
    monkeypatch.setattr(prepare, "make", lambda progress, arguments: done.append("made"))
    monkeypatch.setattr(places, "inside_venv", lambda: False)
    monkeypatch.setattr(prepare, "step_in", lambda words: done.append(words) or 7)
    assert command.main(["build", "--into", "x"], entry.VERBS) == 7
    assert done == ["made", ["build", "--into", "x"]]


def test_stepping_in_twice_is_a_damaged_environment(monkeypatch):
    monkeypatch.setenv(prepare.STEPPED_IN, "1")
    with pytest.raises(missing.Missing, match="Delete that folder"):
        prepare.step_in(["build"])


def test_an_old_python_can_read_the_entry_and_is_told():
    source = (ROOT / "tools" / "__main__.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 4))
    assert "f\"" not in source and "f'" not in source
    script = (
        "import sys, runpy; sys.version_info = (3, 9, 2); sys.argv = ['tools', 'serve'];"
        "runpy.run_module('tools', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed; this is 3.9" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_ground_needs_nothing_but_the_standard_library():
    script = (
        "import sys; sys.path[:] = [p for p in sys.path if 'site-packages' not in p];"
        "from tools import __main__, command; from tools.ground import chromium, node, packages, prepare;"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('mkdocs', 'pytest', 'yaml')))"
    )
    done = subprocess.run([sys.executable, "-S", "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
