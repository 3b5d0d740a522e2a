"""Serving: a busy port, changes that count and changes that do not, a build that fails."""

import os
import shutil
import socket
from types import SimpleNamespace
from urllib.request import urlopen

import pytest

from tests.narrative.conftest import FIXTURES
from tools import build as building
from tools import serve, serve_trouble
from tools.course import vignettes
from tools.ground import missing, places


def test_a_busy_port_gives_way_to_the_next_free_one():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        busy = other.getsockname()[1]
        assert serve.free_port("127.0.0.1", busy) > busy


def test_an_address_of_another_machine_is_said_in_words():
    with pytest.raises(missing.Missing, match="--port"):
        serve.free_port("203.0.113.1", 8000)


@pytest.mark.parametrize("path", ["docs/index.md", "exercises/catalog/x/rules.py", "mkdocs.yml", "docs/a~b.md"])
def test_these_changes_count(path):
    assert serve.counts(path)


@pytest.mark.parametrize(
    "path",
    ["exercises/__pycache__/a.pyc", "docs/.index.md.swp", "docs/index.md~", "docs/.ipynb_checkpoints/n.ipynb"],
)
def test_these_do_not(path):
    assert not serve.counts(path)


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A server over a build that writes one page, numbered, or fails when told to."""
    state = SimpleNamespace(fails=False, builds=0, says="vignettes/x/scenes/a.md:7: The choice <b> leads nowhere. Mend: Add a line.")

    def build(site, address):
        state.builds += 1
        if state.fails:
            site.with_suffix(".problems").write_text(state.says, "utf-8")
            return 1
        site.mkdir()
        (site / "index.html").write_text(f"<html><body>build {state.builds}</body></html>")
        (site / "404.html").write_text("not here")
        return 0

    monkeypatch.setattr(serve, "build", build)
    build(tmp_path / "site-0", "")
    port = serve.free_port("127.0.0.1", 18000)
    state.url = f"http://127.0.0.1:{port}/course/"
    state.server = serve._server("127.0.0.1", port, "/course/", state.url, tmp_path / "site-0")
    state.server.server_bind()
    state.server.server_activate()
    state.server.serve_thread.start()
    yield state
    state.server.shutdown(wait=False)


def body(url):
    with urlopen(url) as answer:
        return answer.read().decode()


def test_a_good_build_takes_the_place_of_the_last_and_a_bad_one_does_not(course, capsys):
    assert "build 1" in body(course.url)
    course.server.builder()
    assert "build 2" in body(course.url)
    course.fails = True
    course.server.builder()
    assert "build 2" in body(course.url)
    assert "is still shown" in capsys.readouterr().err
    course.fails = False
    course.server.builder()
    assert "build 4" in body(course.url)
    assert len(os.listdir(os.path.dirname(course.server.root))) == 1, "old builds are left lying"


def test_only_a_change_that_counts_asks_for_a_build(course):
    event = SimpleNamespace(is_directory=False, src_path="exercises/__pycache__/rules.pyc")
    course.server.noticed(event)
    assert not course.server._want_rebuild
    event.src_path = "exercises/catalog/x/rules.py"
    course.server.noticed(event)
    assert course.server._want_rebuild


def test_what_is_to_be_mended_stands_in_the_page_and_goes_when_it_is_mended(course):
    # a page is only written anew while something is watched, as it is when one serves
    course.server._watched_paths["docs"] = 1
    course.fails = True
    course.server.builder()
    page = body(course.url)
    assert "build 1" in page, "the site before the change has to stay"
    for words in ('role="alert"', "vignettes/x/scenes/a.md:7", "The choice &lt;b&gt; leads nowhere.", "Add a line."):
        assert words in page
    assert "Traceback" not in page
    course.fails = False
    course.server.builder()
    assert 'role="alert"' not in body(course.url)


@pytest.mark.parametrize(("said", "shown"), [
    (None, f"<p>{serve_trouble.UNKNOWN}</p>"), ("", f"<p>{serve_trouble.UNKNOWN}</p>"), ("The disk is <full>.", "<p>The disk is &lt;full&gt;.</p>"),
])
def test_a_failure_without_a_place_is_told_in_its_own_words(tmp_path, said, shown):
    if said is not None:
        (tmp_path / "site-3.problems").write_text(said, "utf-8")
    assert serve_trouble.read_problems(tmp_path / "site-3") == shown
    assert list(tmp_path.iterdir()) == []


def test_a_slip_in_a_vignette_fails_the_build_at_once_by_file_line_and_mend(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "the-spare-key"
    shutil.copytree(FIXTURES / "the-spare-key", folder)
    scenes = folder / "scenes" / "stairs.md"
    scenes.write_text(scenes.read_text("utf-8").replace("next: later", "next: latter"), "utf-8")
    monkeypatch.setattr(vignettes, "load_all", lambda root: [vignettes.load(folder)])
    monkeypatch.setattr(places, "CACHE", tmp_path / "cache")
    told = tmp_path / "site-1.problems"
    assert building.main(["--into", str(tmp_path / "site-1"), "--draft", "--problems", str(told)]) == 1
    html = serve_trouble.read_problems(tmp_path / "site-1")
    assert "stairs.md:" in html and "latter" in html and "<strong>Mend:</strong> Write that scene" in html
    assert "Traceback" not in capsys.readouterr().err


def test_where_the_very_first_build_fails_the_page_says_what_to_mend(tmp_path, monkeypatch, capsys):
    served = SimpleNamespace(watch=lambda path: None, serve=lambda: None, shutdown=lambda: None)

    def build(site, address):
        site.with_suffix(".problems").write_text("vignettes/x/debrief.md:3: It lacks why. Mend: Fill it in.", "utf-8")
        return 1

    monkeypatch.setattr(serve, "build", build)
    monkeypatch.setattr(serve, "_server", lambda *_: served)
    assert serve._serve("127.0.0.1", 8000, tmp_path) == 0
    page = serve_trouble.page_with((tmp_path / "site-0" / "index.html").read_bytes(), served.trouble).decode()
    assert "vignettes/x/debrief.md:3" in page and "Fill it in." in page and page.index("<body>") < page.index("debrief.md")
    assert "says what to mend" in capsys.readouterr().err
