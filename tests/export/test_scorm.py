"""What goes into a package, and what it says of itself: the course's own data, no site needed."""

import re
import xml.etree.ElementTree as xml
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.catalog.vignette import create
from exercises.narrative import library
from tests.support.serving import ROOT
from tools.course import addresses, load, vignettes
from tools.export import launch_page, manifest, scope, scorm


@pytest.fixture(scope="module")
def course():
    return load.load()


@pytest.fixture(scope="module")
def there(course):
    return frozenset(page.url for page in course.pages)


def test_a_module_brings_its_pages_tasks_vignettes_and_exercises_and_what_goes_with_all(course, there):
    found = scope.of_module(course, there, "m2")
    assert (found.id, found.file) == ("joined-up-m2", "joined-up-m2-learning-from-our-own-group-scorm12")
    pages = set(found.pages)
    assert {found.start, f"{found.start}reflect/", "exercises/stage-tracker/paper/", "my-work/", "privacy/", "sources/items/"} <= pages
    assert not any(url.startswith(("modules/m1", "modules/m3", "set-a-task", "offline", "developing")) for url in pages)
    assert "stage_tracker" in found.counted["begun"] and len(found.counted["ended"]) == 1
    assert set(found.counted["pages"]) <= {url for url in pages if url.startswith(found.start)}


def test_what_counts_is_a_modules_reading_and_what_it_names_as_its_own(course, there):
    for module in course.modules:
        found = scope.of_module(course, there, module.id)
        parts = [course.part(id_) for id_ in (*module.exercises, *module.vignettes)]
        urls = {addresses.url(part.page) for part in parts if part is not None}
        keys = {key for key, address in found.keys.items() if address in urls}
        assert keys == {*found.counted["begun"], *found.counted["ended"]}
        assert all(key.startswith("vignette:") for key in found.counted["ended"])
        assert found.start in found.counted["pages"]


def test_the_whole_course_leaves_out_only_what_has_no_use_there(course, there):
    found = scope.of_course(course, there)
    assert {url for url in there if url not in found.pages} == {url for url in there if url.startswith(scope.NEVER)}
    assert found.start == "" and found.id == "joined-up"
    assert set(found.counted["pages"]) == {url for module in course.modules for url in scope.of_module(course, there, module.id).counted["pages"]}


def test_one_part_is_found_by_its_id_and_by_its_name(course, there):
    for asked in ("X01", "x01", "stage_tracker", "Stage-Tracker", " x01 "):
        assert scope.of_exercise(course, there, asked).start == "exercises/stage-tracker/"
    for asked in ("V-PA", "after-the-bridge-goes"):
        found = scope.of_vignette(course, there, asked)
        assert found.counted == {"pages": ("vignettes/after-the-bridge-goes/",), "begun": (), "ended": ("vignette:after-the-bridge-goes",)}


@pytest.mark.parametrize("find", [scope.of_module, scope.of_vignette, scope.of_exercise])
def test_an_unknown_part_is_answered_with_what_there_is(course, there, find):
    with pytest.raises(scope.NoSuchPart, match=r"There is no \w+ 'nothing'. There are:\n  \S+ +\S+ +\w"):
        find(course, there, "nothing")


def test_a_site_that_lacks_the_pages_is_said_to(course, there):
    with pytest.raises(scope.NoSuchPart, match="lacks modules/m2-learning-from-our-own-group/reflect/.*build it again"):
        scope.of_module(course, there - {"modules/m2-learning-from-our-own-group/reflect/"}, "M2")


def test_every_page_and_part_of_the_course_has_an_id_of_its_own_the_same_in_every_package(course, there):
    whole = launch_page.data(scope.of_course(course, there))
    all_ids = [*whole["pages"].values(), *whole["parts"].values()]
    assert len(set(all_ids)) == len(all_ids) and all(re.fullmatch(r"[0-9a-z]{4}", one) for one in all_ids)
    part = launch_page.data(scope.of_module(course, there, "M2"))
    assert part["pages"].items() <= whole["pages"].items() and part["parts"].items() <= whole["parts"].items()
    longest = max(map(len, whole["pages"]))
    assert longest <= 255, "a place that is longer is none that a platform keeps (cmi.core.lesson_location)"


@given(st.sets(st.text(max_size=20), max_size=300))
def test_ids_do_not_fall_together(names):
    found = scope.ids(names)
    assert set(found) == names and len(set(found.values())) == len(names)


def test_the_launch_page_says_what_counts(course, there):
    page = launch_page.text(scope.of_module(course, there, "M2"), "platform/launch.js", "platform/launch.css")
    assert "all the pages counted above have been opened, something has been entered in every exercise and the vignette has been played" in page
    assert "$" not in page
    one = launch_page.text(scope.of_exercise(course, there, "X01"), "a", "b")
    assert "completed once its page is opened and something has been entered in the exercise. That says nothing" in one
    assert "frame-src 'self'" in page and "unsafe" not in page and not re.search(r"\son\w+=|<script>|<style", page)


def test_the_manifest_names_one_thing_to_launch_and_every_file():
    text = manifest.text("joined-up-m2", "Sorrow & <joy> – Joined Up", "launch.html", ["b.js", "launch.html", "a b/ü.html"])
    root = xml.fromstring(text)
    cp, adl = f"{{{manifest.CP}}}", f"{{{manifest.ADLCP}}}"
    resource = root.find(f"{cp}resources/{cp}resource")
    assert resource.get(f"{adl}scormtype") == "sco" and resource.get("href") == "launch.html"
    assert [one.get("href") for one in resource] == ["a b/ü.html", "b.js", "launch.html"]
    item = root.find(f"{cp}organizations/{cp}organization/{cp}item")
    assert item.get("identifierref") == resource.get("identifier") and item.find(f"{cp}title").text == "Sorrow & <joy> – Joined Up"
    assert root.findtext(f"{cp}metadata/{cp}schemaversion") == "1.2"


def test_the_same_files_give_the_same_bytes(tmp_path):
    held = {"imsmanifest.xml": b"<m/>", "a.bin": b"\0" * 99, "b/c.html": b"words " * 99}
    for name in ("one.zip", "two.zip"):
        scorm.write(held, tmp_path / "deep" / name)
    assert (tmp_path / "deep/one.zip").read_bytes() == (tmp_path / "deep/two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "deep/one.zip") as packed:
        assert packed.namelist()[0] == "imsmanifest.xml" and {name: packed.read(name) for name in held} == held


def test_a_wrong_address_of_the_whole_course_is_refused(capsys):
    with pytest.raises(SystemExit):
        scorm.main(["--course-at", "javascript:alert(1)"])
    assert "no web address" in capsys.readouterr().err


def test_an_unknown_part_on_the_command_line_is_answered_and_writes_nothing(tmp_path, capsys):
    for name in ("index.html", "release.json"):
        (tmp_path / name).write_text("{}")
    assert scorm.main(["--site", str(tmp_path), "--module", "M9", "--out", str(tmp_path / "x.zip")]) == 1
    assert "There is no module 'M9'" in capsys.readouterr().err and not (tmp_path / "x.zip").exists()


def test_no_word_of_the_launch_page_promises_more_than_the_script_sends():
    session = (ROOT / "exercises/seam/page/platform_session.ts").read_text("utf-8")
    assert set(re.findall(r'this\.set(?:Name)?\(\s*["`]([\w.]+)["`]', session)) == {"lesson_status", "lesson_location", "session_time", "exit", "cmi.suspend_data"}


def test_a_vignette_says_that_it_is_over_where_the_launch_page_looks():
    library.forget()
    library.register(vignettes.load_for_play("after-the-bridge-goes"))
    try:
        played = create()
        ended = []
        for name in "begin.lead choice.3 on next choice.2 on next choice.2 on next choice.1 on".split():
            assert played.apply([{"field": name, "press": True}]) == []
            ended.append(played.results["ended"])
        assert ended[0] is False and ended[-1] is True
    finally:
        library.forget()
