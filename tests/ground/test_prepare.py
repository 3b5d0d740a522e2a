"""The whole set-up: in order, once, and mended where it broke off."""

import pytest

from tools.ground import missing, node, packages, places, prepare
from tools.ground.progress import Progress


@pytest.fixture
def ground(tmp_path, monkeypatch):
    """A set-up whose parts note that they were called, and may be told to fail."""

    class Ground:
        python = nodes = outside = True
        done = []

        def make(self, part):
            def made(*words):
                if part in self.failing:
                    raise self.failing[part]
                self.done.append(part)
                setattr(self, part, True)

            return made

    ground = Ground()
    ground.done, ground.failing, ground.python, ground.nodes = [], {}, False, False
    monkeypatch.setattr(places, "CACHE", tmp_path)
    monkeypatch.setattr(places, "inside_venv", lambda: not ground.outside)
    monkeypatch.setattr(packages, "ready", lambda *words: ground.python)
    monkeypatch.setattr(packages, "make", ground.make("python"))
    monkeypatch.setattr(node, "ready", lambda: ground.nodes)
    monkeypatch.setattr(node, "make", ground.make("nodes"))
    return ground


def test_python_comes_first_then_node_and_then_nothing(ground):
    assert not prepare.ready()
    prepare.make(Progress())
    assert ground.done == ["python", "nodes"] and prepare.ready()
    prepare.make(Progress())
    assert ground.done == ["python", "nodes"]


def test_what_broke_off_is_all_that_is_made_again(ground):
    ground.failing["nodes"] = missing.Missing("no registry")
    with pytest.raises(missing.Missing, match="no registry"):
        prepare.make(Progress())
    assert not prepare.ready()
    ground.failing.clear()
    prepare.make(Progress())
    assert ground.done == ["python", "nodes"] and prepare.ready()


def test_a_file_error_becomes_a_sentence(ground):
    ground.failing["nodes"] = PermissionError(13, "Permission denied", "node_modules")
    with pytest.raises(missing.Missing, match=r"Permission denied \(node_modules\)"):
        prepare.make(Progress())


def test_an_environment_is_not_rebuilt_from_inside(ground, monkeypatch):
    ground.outside = False
    gone = []

    def leave(program, words, environment):
        gone.append((program, words))
        raise SystemExit

    monkeypatch.setattr(prepare.os, "execve", leave)
    monkeypatch.setattr(prepare.sys, "_base_executable", "/usr/bin/python-outside", raising=False)
    with pytest.raises(SystemExit):
        prepare.make(Progress(), ["build"])
    assert gone == [("/usr/bin/python-outside", ["/usr/bin/python-outside", "-m", "tools", "build"])]
    monkeypatch.setattr(prepare.os, "name", "nt")
    with pytest.raises(missing.Missing, match="-m tools build"):
        prepare.make(Progress(), ["build"])
    assert ground.done == []
