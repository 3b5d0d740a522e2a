"""What the journeys in a browser share: the faults' table."""

import pytest

from tests.browser.faults import Faults

_faults = Faults()


@pytest.fixture(scope="session")
def faults() -> Faults:
    """Where a test of faults counts its runs and losses."""
    return _faults


def pytest_terminal_summary(terminalreporter):
    """Print the faults' table below everything else, and leave it in ``test-results/faults.txt``."""
    if _faults.all:
        terminalreporter.section("faults: what was tried, and what was lost that had been shown as saved")
        for line in _faults.table():
            terminalreporter.write_line(line)
        _faults.write()
