"""Where each file stands on the site, and how one page writes the way to another."""

import pytest

from tools.course import addresses


@pytest.mark.parametrize(("path", "uri", "url"), [
    ("docs/index.md", "index.md", ""),
    ("docs/for-tutors.md", "for-tutors.md", "for-tutors/"),
    ("docs/modules/m2-our-group/index.md", "modules/m2-our-group/index.md", "modules/m2-our-group/"),
    ("docs/modules/m2-our-group/20-stages.md", "modules/m2-our-group/20-stages.md", "modules/m2-our-group/stages/"),
    ("docs/developing/decisions/0003-pages.md", "developing/decisions/0003-pages.md", "developing/decisions/pages/"),
    ("exercises/catalog/stage_tracker/page.md", "exercises/stage-tracker/index.md", "exercises/stage-tracker/"),
    ("exercises/catalog/stage_tracker/paper.md", "exercises/stage-tracker/paper.md", "exercises/stage-tracker/paper/"),
    ("exercises/catalog/stage_tracker/method.ipynb", "exercises/stage-tracker/method.ipynb", "exercises/stage-tracker/method/"),
    ("vignettes/after-the-bridge-goes/page.md", "vignettes/after-the-bridge-goes/index.md", "vignettes/after-the-bridge-goes/"),
])
def test_a_file_has_its_place_and_its_address(path, uri, url):
    assert addresses.src_uri(path) == uri
    assert addresses.url(uri) == url


@pytest.mark.parametrize("path", ["docs/outcomes/outcomes.toml", "exercises/catalog/x/notes.md", "vignettes/a/scenes/one.md", "README.md"])
def test_other_files_are_no_pages(path):
    assert addresses.src_uri(path) == ""


@pytest.mark.parametrize(("here", "there", "way"), [
    ("", "outcomes/", "outcomes/"),
    ("", "", "./"),
    ("outcomes/", "", "../"),
    ("modules/m1/stages/", "", "../../../"),
    ("modules/m1/stages/", "modules/m1/", "../"),
    ("modules/m1/stages/", "outcomes/#lo1", "../../../outcomes/#lo1"),
    ("outcomes/", "outcomes/#lo1", "#lo1"),
    ("outcomes/", "outcomes/", "./"),
])
def test_the_way_from_page_to_page(here, there, way):
    assert addresses.relative(here, there) == way


@pytest.mark.parametrize(("id_", "anchor"), [("CH11-PA8", "ch11-pa8"), ("MORAN-1.1", "moran-1-1"), ("law:s10", "law-s10")])
def test_an_id_as_a_place_on_a_page(id_, anchor):
    assert addresses.anchor(id_) == anchor
