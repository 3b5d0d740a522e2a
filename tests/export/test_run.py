"""``tools export``: its table of kinds, and the site that each starts from."""

import importlib
import os
from types import SimpleNamespace

import pytest

from tools.build import BuildFailed
from tools.export import run, site


def test_every_kind_of_the_table_is_there_and_can_be_called():
    for module, summary in run.KINDS.values():
        assert callable(importlib.import_module(module).main)
        assert summary and not summary.endswith(".")


def test_help_lists_every_kind(capsys):
    for words in ([], ["--help"], ["help"]):
        assert run.main(words) == 0
        said = capsys.readouterr().out
        assert all(f"  {kind} " in said for kind in run.KINDS)


def test_an_unknown_kind_gets_the_table(capsys):
    assert run.main(["scrom"]) == 2
    assert "no 'scrom'" in capsys.readouterr().err


def test_a_folder_that_holds_no_site_is_named(tmp_path):
    with pytest.raises(BuildFailed, match="holds no finished site"):
        site.standing(None, tmp_path)


def test_a_site_that_is_older_than_its_words_is_used_and_said_to_be(tmp_path, monkeypatch):
    said = []
    for name in ("index.html", "release.json", "page.md"):
        (tmp_path / name).write_text("{}")
        os.utime(tmp_path / name, (1_000, 2_000 if name == "page.md" else 1_000))
    monkeypatch.setattr(site.build, "SITE", tmp_path)
    monkeypatch.setattr(site, "newest", lambda: tmp_path / "page.md")
    progress = SimpleNamespace(say=said.append)
    assert site.standing(progress) == tmp_path and "page.md was changed after the site was built" in said.pop()
    assert site.standing(progress, tmp_path) == tmp_path and said == []


def test_the_newest_file_is_one_of_the_course():
    assert site.newest().is_file()
