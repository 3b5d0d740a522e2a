"""The map of scenes: each scene once for each seat, nothing by colour alone, and a table that says the same."""

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from exercises.narrative import model
from tests.narrative.conftest import FIXTURES
from tools.course import vignette_map, vignette_ways, vignettes

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def read():
    loaded = vignettes.load(FIXTURES / "the-spare-key")
    return model.read(loaded.story), loaded.proof


@pytest.fixture(scope="module", params=[path.parent for path in sorted(vignettes.ROOT.glob("vignettes/*/vignette.toml"))], ids=lambda path: path.name)
def whole(request):
    loaded = vignettes.load(request.param)
    return model.read(loaded.story), loaded.proof


def pictures(html):
    return [ElementTree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]


def said(picture):
    return " ".join(text.text or "" for text in picture.iter(f"{SVG}text"))


def test_each_seat_has_its_scenes_and_their_numbers_run_on(read):
    found = vignette_ways.stops(*read)
    assert {seat: [(stop.number, stop.scene.id) for stop in stops] for seat, stops in found.items()} == {
        "upstairs": [(1, "knock"), (2, "after")], "downstairs": [(3, "landing"), (4, "later"), (5, "after")]}
    assert [(letter, choice.id, leads) for letter, choice, leads in found["downstairs"][0].ways] == [
        ("a", "ring", ("after",)), ("b", "wait", ("later",))]
    assert [letter for letter, _, _ in found["downstairs"][1].ways] == [""]


def test_a_scene_says_which_choices_it_recalls(read):
    found = vignette_ways.stops(*read)
    assert found["upstairs"][1].recalls == (1,)
    assert found["downstairs"][2].recalls == (), "nobody downstairs sets the door"


def test_a_picture_has_its_name_its_description_and_its_words(read):
    html = vignette_map.html(*read)
    first, second = pictures(html)
    for picture, seat in ((first, "Ada, upstairs"), (second, "Bo, downstairs")):
        assert picture.get("role") == "img"
        ids = picture.get("aria-labelledby").split()
        named = {one.get("id"): one.text for one in picture.iter() if one.get("id")}
        assert [named[id_] for id_ in ids][0] == f"Map of the scenes of {seat}"
        assert "endings: " in named[ids[1]]
    assert "1. A knock" in said(first) and "recalls 1" in said(first) and "Ending" in said(first)
    assert {"a", "b"} <= set(said(first).split())


def test_the_table_says_what_the_picture_shows(read):
    html = unescape(re.sub(r"<[^>]+>", " ", vignette_map.html(*read)))
    for words in ("3. The landing", "I wait with the door ajar", "Leads to 4.", "Leads on to 5.", "An ending.", "not asked"):
        assert words in html


def test_words_of_an_authors_stay_words(key_folder):
    file = key_folder / "scenes" / "stairs.md"
    file.write_text(file.read_text(encoding="utf-8").replace("title: A knock", "title: A <b & \"c\""), encoding="utf-8")
    story = vignettes.load(key_folder).story
    assert "&lt;b &amp;" in story["map"] and "<b &" not in story["map"]


def test_every_scene_of_every_vignette_stands_inside_its_picture_and_on_no_other(whole):
    story, proof = whole
    found = vignette_ways.stops(story, proof)
    numbers = [stop.number for stops in found.values() for stop in stops]
    assert numbers == list(range(1, len(numbers) + 1))
    for seat, picture in zip(found, pictures(vignette_map.html(story, proof)), strict=True):
        _, _, width, height = map(float, picture.get("viewBox").split())
        boxes = [group.find(f"{SVG}rect") for group in picture.iter(f"{SVG}g") if group.get("data-scene")]
        assert len(boxes) == len(found[seat])
        places = [tuple(float(box.get(side)) for side in ("x", "y", "width", "height")) for box in boxes]
        for x, y, w, h in places:
            assert x >= 0 and y >= 0 and x + w <= width + 0.1 and y + h <= height + 0.1
        for one in range(len(places)):
            for two in range(one):
                (x, y, w, h), (x2, y2, w2, h2) = places[one], places[two]
                assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y
        sizes = {float(text.get("font-size") or picture.get("font-size")) for text in picture.iter(f"{SVG}text")}
        assert min(sizes) * 296 / width >= 10.5, "too small to read on a phone of 360 px"


def test_the_story_carries_its_map(bridge_loaded):
    assert bridge_loaded.story["map"].count("<svg") == 2
