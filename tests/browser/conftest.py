"""What the journeys in a browser share: the site with the tests' own exercises."""

import pytest

from tests.browser import scratch
from tests.support.serving import built_site

@pytest.fixture(scope="session")
def scratch_folder(tmp_path_factory):
    """A copy of the built site with the tests' own pages in it."""
    return scratch.copy_of(built_site(), tmp_path_factory.mktemp("scratch"))


@pytest.fixture
def scratch_site(serve_site, scratch_folder):
    """The built site with the tests' own pages in it."""
    return serve_site(folder=scratch_folder)
