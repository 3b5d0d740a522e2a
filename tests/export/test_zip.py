"""The site as one file: the same bytes each time, all of it there, and it runs where it is unpacked."""

import functools
import http.server
import threading
import zipfile
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from exercises.catalog.stage_tracker.journey import StageTracker
from tools.export import host_headers, site_zip

HEADERS = """\
/*
  Content-Security-Policy: default-src 'none'; img-src 'self' data:
  X-Content-Type-Options: nosniff
/sw.js
  Cache-Control: no-cache
/assets/course/worker.ab12.js
  Content-Security-Policy: default-src "x"
"""


@pytest.fixture
def small(tmp_path):
    """A site of four files."""
    folder = tmp_path / "site"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<p>front</p>", "utf-8")
    (folder / "release.json").write_text('{"release":"0123456789abcdef","files":[]}\n', "utf-8")
    (folder / "_headers").write_text(HEADERS, "utf-8")
    (folder / "assets" / "a.js.br").write_bytes(b"packed")
    return folder


def test_the_same_site_gives_the_same_bytes_and_nothing_is_left_out(small, tmp_path):
    assert site_zip.write(small, tmp_path / "a.zip") == 4
    for path in small.rglob("*"):
        path.touch()
    site_zip.write(small, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        names = packed.namelist()
        assert {"joined-up/index.html", "joined-up/_headers", "joined-up/assets/a.js.br", "README.txt"} <= set(names)
        assert packed.getinfo("joined-up/assets/a.js.br").compress_type == zipfile.ZIP_STORED
        readme = packed.read("README.txt").decode()
        assert "0123456789abcdef" in readme and "{" not in readme


def test_headers_are_said_in_the_words_of_both_servers():
    apache, nginx = host_headers.apache(HEADERS), host_headers.nginx(HEADERS)
    assert '  Header set X-Content-Type-Options "nosniff"' in apache and "AddType application/wasm .wasm" in apache
    assert '<FilesMatch "^worker\\.ab12\\.js$">\n    Header set Content-Security-Policy "default-src \\"x\\""' in apache
    worker = nginx[nginx.index("location ~ /worker\\.ab12\\.js$") :]
    assert worker.count("Content-Security-Policy") == 1 and "nosniff" in worker  # a location forgets what stands above it
    assert nginx.count("location") == 2


def test_unpacked_under_a_deep_path_an_exercise_runs_from_a_plain_server(site, page, tmp_path):
    """Python's own server, as the file's README says: no code on the host, no headers, its own table of types."""
    site_zip.write(site.folder, tmp_path / "course.zip")
    place = tmp_path / "www" / "a" / "very" / "long" / "path" / "2026"
    with zipfile.ZipFile(tmp_path / "course.zip") as packed:
        packed.extractall(place)
    found = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    course = place / "joined-up"
    assert {path.relative_to(course).as_posix() for path in course.rglob("*") if path.is_file()} == found
    handler = functools.partial(_Quiet, directory=tmp_path / "www")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/a/very/long/path/2026/joined-up/"
        tracker = StageTracker(page).open_live(SimpleNamespace(url=address))
        tracker.tick("waited")
        tracker.press("next_check_in")
        expect(tracker.shown.get_by_role("heading", name="at Check-in 2")).to_be_visible()
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        """Say nothing."""
