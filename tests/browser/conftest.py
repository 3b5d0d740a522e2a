"""What the journeys in a browser share: the site with the tests' own exercises, and the faults' table."""

import pytest

from tests.browser import scratch
from tests.browser.faults import Faults
from tests.support.serving import built_site

_faults = Faults()


@pytest.fixture(scope="session")
def faults() -> Faults:
    """Where a test of faults counts its runs and losses."""
    return _faults


@pytest.fixture(scope="session")
def scratch_folder(tmp_path_factory):
    """A copy of the built site with the tests' own pages in it."""
    return scratch.copy_of(built_site(), tmp_path_factory.mktemp("scratch"))


@pytest.fixture
def scratch_site(serve_site, scratch_folder):
    """The built site with the tests' own pages in it."""
    return serve_site(folder=scratch_folder)


def pytest_terminal_summary(terminalreporter):
    """Print the faults' table below everything else, and leave it in ``test-results/faults.txt``."""
    if _faults.all:
        terminalreporter.section("faults: what was tried, and what was lost that had been shown as saved")
        for line in _faults.table():
            terminalreporter.write_line(line)
        _faults.write()
