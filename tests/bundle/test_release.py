"""What belongs to a release, what stays of the one before, and what names them."""

import base64
import hashlib
import json

import pytest

from tools.bundle import finish, release

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body>{}</body></html>'


def make(folder, words, script):
    """A small site; ``script`` is the hash in its one script's name."""
    files = {
        "index.html": PAGE.format(words),
        "modules/index.html": PAGE.format("modules"),
        "404.html": PAGE.format("missing"),
        f"assets/course/course.{script}.js": f"// {script}",
        f"assets/javascripts/bundle.{script}.min.js": f"// theirs {script}",
        f"assets/javascripts/bundle.{script}.min.js.map": "{}",
        "assets/course/library.0123456789ab.zip.bin": "the same in both",
        "assets/stylesheets/course.css": "body {}",
        "assets/javascripts/lunr/min/lunr.de.min.js": "// not our language",
        "search/search_index.json": "{}",
        "sitemap.xml": "<urlset/>",
        "editions/joined-up.epub": "the book of what is here",
        "sw.js": f'const release = "{release.PLACEHOLDER}";',
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return folder


@pytest.fixture
def first(tmp_path):
    folder = make(tmp_path / "first", "one", "aaaaaaaaaaaa")
    finish.finish(folder)
    return folder


def read(folder):
    return json.loads((folder / release.LIST).read_text("utf-8"))


def test_the_list_names_every_file_that_a_reader_needs_and_no_other(first):
    assert [path for path, _, _ in read(first)["files"]] == [
        "404.html",
        "assets/course/course.aaaaaaaaaaaa.js",
        "assets/course/library.0123456789ab.zip.bin",
        "assets/javascripts/bundle.aaaaaaaaaaaa.min.js",
        "assets/stylesheets/course.css",
        "",
        "modules/",
        "search/search_index.json",
    ]


def test_sizes_and_hashes_are_those_of_the_files_as_they_are_published(first):
    told = read(first)
    for path, size, digest in told["files"]:
        file = first / path / "index.html" if path in ("", "modules/") else first / path
        data = file.read_bytes()
        assert (size, digest) == (len(data), base64.b64encode(hashlib.sha256(data).digest()).decode()), path
    assert told["bytes"] == sum(size for _, size, _ in told["files"])
    assert b"Content-Security-Policy" in (first / "index.html").read_bytes(), "the list is made after the policy"


def test_the_service_worker_bears_the_name_of_its_release(first):
    assert (first / "sw.js").read_text("utf-8") == f'const release = "{read(first)["release"]}";'


def test_the_name_follows_from_the_files_alone(first, tmp_path):
    again = make(tmp_path / "again", "one", "aaaaaaaaaaaa")
    other = make(tmp_path / "other", "two", "aaaaaaaaaaaa")
    assert finish.finish(again)["release"] == read(first)["release"] != finish.finish(other)["release"]


def test_to_finish_a_site_twice_changes_nothing(first):
    before = {path: path.read_bytes() for path in first.rglob("*") if path.is_file()}
    finish.finish(first)
    assert {path: path.read_bytes() for path in first.rglob("*") if path.is_file()} == before


def test_the_assets_of_the_release_before_stay_for_one_release(first, tmp_path):
    second = make(tmp_path / "second", "two", "bbbbbbbbbbbb")
    told = finish.finish(second, first)
    older = ["assets/course/course.aaaaaaaaaaaa.js", "assets/javascripts/bundle.aaaaaaaaaaaa.min.js"]
    assert told["previous"] == older
    assert (second / older[0]).read_text("utf-8") == "// aaaaaaaaaaaa"
    assert not set(older) & {path for path, _, _ in told["files"]}, "a device keeps one release, not two"

    third = make(tmp_path / "third", "three", "cccccccccccc")
    told = finish.finish(third, second)
    assert told["previous"] == [name.replace("aaaaaaaaaaaa", "bbbbbbbbbbbb") for name in older]
    assert not (third / older[0]).exists()


def test_what_is_carried_over_does_not_change_the_name(first, tmp_path):
    alone = finish.finish(make(tmp_path / "alone", "two", "bbbbbbbbbbbb"))
    beside = finish.finish(make(tmp_path / "beside", "two", "bbbbbbbbbbbb"), first)
    assert alone["release"] == beside["release"] and beside["previous"]


def test_a_script_that_comes_back_is_the_new_releases_own(first, tmp_path):
    """Back to the first release's script after a second one: it belongs to the third, and is listed."""
    second = make(tmp_path / "second", "two", "bbbbbbbbbbbb")
    finish.finish(second, first)
    third = make(tmp_path / "third", "three", "aaaaaaaaaaaa")
    told = finish.finish(third, second)
    assert "assets/course/course.aaaaaaaaaaaa.js" in [path for path, _, _ in told["files"]]


def test_a_folder_without_a_site_is_named(tmp_path):
    site = make(tmp_path / "site", "one", "aaaaaaaaaaaa")
    with pytest.raises(release.NoSite, match="no index.html"):
        finish.finish(site, tmp_path / "nowhere")


def test_a_site_from_before_there_were_lists_can_be_the_one_before(tmp_path):
    old = make(tmp_path / "old", "one", "aaaaaaaaaaaa")
    site = make(tmp_path / "site", "two", "bbbbbbbbbbbb")
    assert finish.finish(site, old)["previous"]
