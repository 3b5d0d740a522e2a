"""What every test may ask for, wherever it lies: in ``tests`` or in an exercise's own folder.

Fixtures: ``faults``, ``site``, ``serve_site``, ``browser``, ``new_page``, ``page``, ``axe``, ``until``, ``long``.
A test that asks for the site or a browser bears the marker ``browser`` by that alone.
"""

import os

import hypothesis
import pytest

from tests.support.browsing import axe, browser, new_page, page, until  # noqa: F401
from tests.support.faults import Faults
from tests.support.serving import serve_site, site  # noqa: F401

BUILT = {"site", "serve_site", "browser"}

# A machine's speed is no property of the code: no deadlines. The same examples every time, so
# that a change that is green here is green there; `tools test --long` looks further.
hypothesis.settings.register_profile(
    "steady", deadline=None, derandomize=True, max_examples=50, print_blob=True
)
hypothesis.settings.register_profile(
    "long",
    deadline=None,
    max_examples=1000,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)


def asked_for_long() -> bool:
    """Say whether this run may take its time (``tools test --long``)."""
    return os.environ.get("JOINEDUP_LONG") == "1"


def pytest_configure(config):
    """Choose how hard the generated examples try."""
    hypothesis.settings.load_profile("long" if asked_for_long() else "steady")


def pytest_report_header(config):
    """Say what would repeat this run."""
    hash_seed = os.environ.get("PYTHONHASHSEED", "random")
    examples = "1000, by seed" if asked_for_long() else "50, the same every time"
    return f"generated examples: {examples}; hash order: PYTHONHASHSEED={hash_seed}"


def pytest_collection_modifyitems(items):
    """Mark the tests that need the built site or a browser."""
    for item in items:
        if BUILT & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def long() -> bool:
    """Whether this run may take its time: more rounds, more sizes."""
    return asked_for_long()


_faults = Faults()


@pytest.fixture(scope="session")
def faults() -> Faults:
    """Where a test of faults counts its runs and losses."""
    return _faults


def pytest_sessionfinish(session):
    """Hand on what this walker counted, where several walk beside each other."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["faults"] = _faults.told()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error):
    """Take over what a walker counted."""
    _faults.add(getattr(node, "workeroutput", {}).get("faults", []))


def pytest_terminal_summary(terminalreporter, config):
    """Print the faults' table below everything else, and leave it in ``test-results/faults.txt``."""
    if _faults.all and not hasattr(config, "workeroutput"):
        terminalreporter.section("faults: what was tried, and what was lost that had been shown as saved")
        for line in _faults.table():
            terminalreporter.write_line(line)
        _faults.write()
