"""The fixture course, to be read or to be broken."""

import shutil
from pathlib import Path

import pytest

from tools.course import load

MINI = Path(__file__).resolve().parents[1] / "fixtures" / "mini_course"


@pytest.fixture(scope="session")
def course():
    """The fixture course as it stands, whole."""
    return load.load(MINI)


@pytest.fixture
def mini(tmp_path):
    """A copy of the fixture course that a test may break."""
    return shutil.copytree(MINI, tmp_path / "mini")
