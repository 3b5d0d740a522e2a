"""The browser for the tests is found, or the way to get one is told."""

import sys

import pytest

from tools.ground import chromium, debian, missing
from tools.ground.progress import Progress


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A machine without a browser, where we are not root."""
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "_places", lambda: iter([tmp_path / "nowhere"]))
    monkeypatch.setattr(debian, "may_install", lambda: False)
    return tmp_path


def test_a_named_browser_comes_before_all(bare, monkeypatch):
    mine = bare / "my-chrome"
    mine.touch()
    monkeypatch.setenv(chromium.VARIABLE, str(mine))
    assert chromium.find() == mine == chromium.ensure(Progress())
    mine.unlink()
    with pytest.raises(missing.Missing, match="my-chrome, and there is no such file"):
        chromium.find()


def test_none_is_none_and_the_way_to_one_is_told(bare):
    assert chromium.find() is None
    with pytest.raises(missing.Missing, match=r"JOINEDUP_CHROMIUM.*test --fast"):
        chromium.ensure(Progress())


def test_as_root_it_is_installed_after_the_lists_were_read(bare, monkeypatch):
    ran = []

    class Apt(Progress):
        def run(self, text, command, log, env=None, cwd=None):
            ran.append(command[:2])
            (bare / "nowhere").touch()
            return 0, ""

    monkeypatch.setattr(debian, "may_install", lambda: True)
    assert chromium.ensure(Apt()) == bare / "nowhere"
    assert ran == [["apt-get", "update"], ["apt-get", "install"]]


def test_a_failed_install_says_why(bare, monkeypatch):
    class Apt(Progress):
        def run(self, text, command, log, env=None, cwd=None):
            return 100, "E: Temporary failure resolving: name resolution"

    monkeypatch.setattr(debian, "may_install", lambda: True)
    with pytest.raises(missing.Missing, match="Chromium could not be installed. The package registry"):
        chromium.ensure(Apt())


@pytest.mark.parametrize(
    ("platform", "variable", "expected"),
    [("darwin", "HOME", "Google Chrome.app"), ("win32", "PROGRAMFILES", "msedge.exe")],
)
def test_the_usual_places_of_other_systems_are_looked_at(platform, variable, expected, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    looked = [str(place) for place in chromium._places()]
    assert any(expected in place and str(tmp_path) in place for place in looked)
