"""Vignettes for the tests: the real one, and a tiny sound one that tests may break."""

import shutil
from pathlib import Path

import pytest

from exercises.narrative import library, model
from tools.course import vignettes

FIXTURES = Path(__file__).parent / "fixtures"
SLUG = "after-the-bridge-goes"


@pytest.fixture(scope="session")
def bridge_loaded():
    return vignettes.load(vignettes.ROOT / "vignettes" / SLUG)


@pytest.fixture(scope="session")
def bridge(bridge_loaded):
    return model.read(bridge_loaded.story)


@pytest.fixture
def key_folder(tmp_path):
    """A copy of the tiny vignette that a test may change."""
    return Path(shutil.copytree(FIXTURES / "the-spare-key", tmp_path / "the-spare-key"))


@pytest.fixture(scope="session")
def key():
    return model.read(vignettes.load(FIXTURES / "the-spare-key").story)


@pytest.fixture(autouse=True)
def nothing_registered():
    """No test leaves a vignette behind for the next."""
    before = library.use_loader(None)
    library.forget()
    yield
    library.forget()
    library.use_loader(before)
