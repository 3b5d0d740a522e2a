"""The environment for Python packages: made whole or not at all, whatever pip has been told."""

import builtins
import importlib.util
import os
import sys

import pytest

from tools.ground import missing, packages, places, stamps
from tools.ground.progress import Progress

SETTINGS = """\
:env:.target='/elsewhere'
:env:.cert='/from/env.pem'
global.cert='/from/file.pem'
global.extra-index-url='one\\ntwo'
global.user='true'
global.require-virtualenv='true'
install.index-url='mirror'
global.index-url='another'
install.no-binary=':all:'
download.proxy='not for install'
something odd
global.timeout=not quoted
"""


def test_only_the_way_to_a_registry_is_taken_from_pips_settings():
    mine = {"PIP_USER": "1", "PIP_TARGET": "/x", "PYTHONPATH": "/y", "HOME": "/home/me", "HTTPS_PROXY": "p"}
    made = packages.pip_environment(mine, SETTINGS)
    assert made == {
        "HOME": "/home/me",
        "HTTPS_PROXY": "p",
        "PIP_CERT": "/from/env.pem",
        "PIP_EXTRA_INDEX_URL": "one two",
        "PIP_INDEX_URL": "mirror",
        "PIP_CONFIG_FILE": os.devnull,
    }


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A place for an environment, with an empty list of packages beside it."""
    monkeypatch.setattr(places, "LOGS", tmp_path / "logs")
    (tmp_path / "author.txt").write_text("# nothing\n")
    return tmp_path / "venv"


def test_an_environment_is_made_and_then_ready(folder):
    requirements = folder.with_name("author.txt")
    assert not packages.ready(folder, requirements)
    packages.make(folder, requirements, Progress())
    assert packages.ready(folder, requirements)
    requirements.write_text("# nothing still\n")
    assert not packages.ready(folder, requirements), "the list has changed"


def test_a_package_without_a_hash_is_refused_and_leaves_the_environment_unready(folder, monkeypatch):
    requirements = folder.with_name("author.txt")
    requirements.write_text("six==1.17.0\n")
    monkeypatch.setattr(packages, "_create", lambda folder: None or folder.mkdir(parents=True) or False)
    monkeypatch.setattr(places, "venv_python", lambda folder=None: sys.executable)
    with pytest.raises(missing.Missing, match="Python packages could not be installed"):
        packages.make(folder, requirements, Progress())
    assert not stamps.read(folder)


def test_a_half_made_environment_goes_before_the_new_one_comes(folder, monkeypatch):
    requirements = folder.with_name("author.txt")
    (folder / "lib").mkdir(parents=True)
    (folder / "lib" / "half.py").write_text("")
    monkeypatch.setattr(packages, "_create", lambda folder: folder.mkdir() or True)
    monkeypatch.setattr(packages, "install", lambda *words: None)
    packages.make(folder, requirements, Progress())
    assert not (folder / "lib").exists() and stamps.fits(folder, packages.key(requirements))


def test_without_pip_and_ensurepip_the_sentence_names_the_package(folder, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(missing.Missing, match=r"apt-get install python3\.\d+-venv"):
        packages.make(folder, folder.with_name("author.txt"), Progress())


def test_without_ensurepip_pip_is_lent(folder, monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else real(name))
    assert packages._create(folder) is False
    assert places.venv_python(folder).exists()
    packages.install(folder, folder.with_name("author.txt"), Progress(), "nothing", with_pip=False)


def test_without_venv_the_sentence_names_the_package(folder, monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name == "venv":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(missing.Missing, match="python3-venv"):
        packages._create(folder)


def test_a_full_disk_is_said_in_words(folder, monkeypatch):
    def full(folder):
        raise OSError(28, "No space left on device", str(folder))

    monkeypatch.setattr(packages, "_create", full)
    with pytest.raises(missing.Missing, match="No space left on device.*1 GB"):
        packages.make(folder, folder.with_name("author.txt"), Progress())
