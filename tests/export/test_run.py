"""``tools export``: its table of kinds, and the site that each starts from."""

import importlib

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
