"""The family and service map walked through in a browser: from the static picture to a map of one's own, to a file, and back."""

import json
import re

import pytest
from playwright.sync_api import expect

from exercises.catalog.family_map import example, files, rules
from exercises.catalog.family_map.figures import share
from tests.browser.exercise_page import SHIFTS, ExercisePage

JOINED = "What is joined up"
EACH = "Services for each person"


class FamilyMap(ExercisePage):
    """The page of exercise X11."""

    path = "exercises/family-map/"

    def part(self, number):
        """Open a part of the form."""
        self.field("part").locator("button").nth(number).click()

    def fill(self, name, words):
        """Type into a field and leave it."""
        self.input(name).fill(words)
        self.input(name).press("Tab")

    def person(self, name, **more):
        """Enter one more person."""
        if self.field("next_person").is_visible():
            self.press("next_person")
        self.fill("person_name", name)
        for field, words in more.items():
            self.fill(f"person_{field}", words)
        self.press("add_person")
        self.says(f"{name}: on the map.")

    def service(self, name, whom, **more):
        """Enter one more service, for people by name."""
        if self.field("next_service").is_visible():
            self.press("next_service")
        self.fill("service_name", name)
        for one in whom:
            self.shown.get_by_label(one, exact=True).check()
        for field, words in more.items():
            self.fill(f"service_{field}", words)
        self.press("add_service")
        self.says(f"{name}: on the map.")

    def back_to_parts(self):
        """Go back by keyboard to the last of the buttons that open a part of the form."""
        for _ in range(30):
            if self.has_focus("part"):
                return
            self.page.keyboard.press("Shift+Tab")
        raise AssertionError("Shift and Tab did not come back to the parts of the form")

    def draw_one(self):
        """A small map, by the form."""
        self.person("Ada", role="mother", born="1990", home_home="Elm Row", home_start="spring 2015")
        self.person("Kit", born="about 2015", home_home="Elm Row")
        self.person("Bo", role="father")
        self.part(1)
        for a, b in (("Ada", "Kit"), ("Bo", "Kit")):
            if self.field("next_tie").is_visible():
                self.press("next_tie")
            self.choose("tie_a", a)
            self.choose("tie_b", b)
            self.press("add_tie")
            self.says(f"{a} is a parent of {b}: on the map.")
        self.part(2)
        self.service("School", ["Kit"], time_start="autumn 2019")
        self.service("Family help", ["Ada", "Kit"], time_start="March 2021", time_end="2022", workers="3")
        self.service("Clinic", ["Kit"], time_start="2021")
        self.part(3)
        self.choose("link_a", "School")
        self.choose("link_b", "Family help")
        self.press("add_link")
        self.says("School and Family help: meet: on the map.")

    def figures_are(self, results):
        """Compare what stands on the screen with what the rules make of the same record."""
        tables = self.tables()
        living = [p for p in results["people"] if not (p["dead"] or p["unborn"])]
        assert [row[:2] for row in tables[EACH][1:]] == [[p["name"], str(len(p["services"]))] for p in living]
        joined = dict(row for row in tables[JOINED][1:])
        network = results["network"]
        assert joined["Fragmentation: the share joined by the family only"] == share(network["fragmentation"])
        assert joined["Pairs of them"] == str(network["pairs"])


@pytest.fixture
def x11(page):
    return FamilyMap(page)


def test_without_a_script_a_map_stands_there_to_be_read(new_page, site):
    x11 = FamilyMap(new_page(javascript=False, width=320)).open(site)
    expect(x11.page.get_by_role("heading", level=1)).to_have_text("Family and service map")
    expect(x11.box).to_have_attribute("data-state", "static")
    text = x11.shown.inner_text()
    assert "An invented family, to show what a map looks like" in text and "Halina" in x11.page.content()
    assert "JavaScript is off, so this stays as it is: to read and to print." in x11.box.inner_text()
    assert x11.sideways() <= 0


def test_a_map_is_drawn_counted_saved_and_opened_elsewhere(new_page, site):
    page = new_page(width=1280)
    page.add_init_script(SHIFTS)
    x11 = FamilyMap(page)
    let_go = x11.hold_python()
    x11.open(site)
    x11.box.evaluate("(box) => box.scrollIntoView({block: 'start'})")
    x11.becomes("starting")
    page.evaluate("() => document.fonts.ready")
    x11.two_frames()
    before = x11.now()
    let_go()
    x11.becomes("live")
    assert x11.shift_since(before) < 0.01

    x11.draw_one()
    x11.says("2 of 3 pairs of services reach each other through the family")
    saved = x11.record()
    results = rules.compute(saved["inputs"])
    assert saved["results"] == json.loads(json.dumps(results)) and round(results["network"]["fragmentation"], 3) == 0.667
    x11.figures_are(results)
    assert [p["name"] for p in results["people"] if p["lost"]] == ["Bo"]

    # A try changes what is shown, and nothing of what was entered.
    x11.choose("try_a", "2 Family help")
    x11.choose("try_b", "3 Clinic")
    x11.says("If Family help and Clinic worked together: 0 of 3 pairs")
    # By mouse: a person is dragged, and stands elsewhere.
    x11.shown.locator("svg[data-drags]").scroll_into_view_if_needed()
    kit = next(p["id"] for p in saved["inputs"]["people"] if p["name"] == "Kit")
    box = x11.shown.locator(f"[data-moves={kit}]").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 40, box["y"] + 32, steps=4)
    page.mouse.up()
    x11.part(5)
    x11.says("Kit is moved.")

    name, svg = x11.saved_by("export_svg")
    assert name == "family-map.svg" and svg.startswith("<svg ") and "var(" not in svg and "Elm Row" in svg
    with page.expect_download() as download:
        x11.press("export_png")
    assert download.value.suggested_filename == "family-map.png"
    with open(download.value.path(), "rb") as picture:
        assert picture.read(8) == b"\x89PNG\r\n\x1a\n"

    text = x11.saved_by("export_json")[1]
    table = x11.saved_by("export_csv")[1]
    now = json.loads(text)
    assert list(now["inputs"]["moved"]) == [kit]
    elsewhere = FamilyMap(new_page()).open_live(site)
    elsewhere.give_file("open_file", "map.json", text)
    elsewhere.says("Opened")
    assert elsewhere.record()["results"] == now["results"]
    assert elsewhere.tables() == x11.tables()
    elsewhere.press("clear")
    elsewhere.press("clear.yes")
    elsewhere.says("Cleared.")
    elsewhere.give_file("open_file", "map.csv", table)
    elsewhere.says("Opened")
    back = elsewhere.record()["inputs"]
    assert {**back, "here": None} == {**now["inputs"], "here": None}

    # A stranger's files: a sentence, and nothing changes.
    loop = json.loads(text)
    loop["inputs"]["ties"].append({"id": "tx", "kind": "parent", "a": kit, "b": loop["inputs"]["people"][0]["id"]})
    marked = json.loads(text)
    marked["inputs"]["people"][0]["born"] = "<script>document.title='taken'</script>"
    title = elsewhere.page.title()
    for file, content, says in (("half.json", text[: len(text) // 2], "breaks off in line"), ("loop.json", json.dumps(loop), "their own ancestor"),
                                ("marked.json", json.dumps(marked), "people, number 1, born:"), ("odd.csv", table.replace("serves,", "servs,", 1), "none of map, person"),
                                ("words.json", "Dear group, see you on Monday.", "not a file that an exercise saved")):
        for field in ("open_file", "merge_file"):
            elsewhere.give_file(field, file, content)
            elsewhere.says(says)
            elsewhere.says("What stands here is as it was.")
    assert elsewhere.record()["inputs"] == back and elsewhere.page.title() == title
    assert elsewhere.shown.locator("img, script").count() == 0


def test_from_the_top_of_the_page_by_keyboard_alone(x11, site):
    x11.open_live(site)
    keys = x11.page.keyboard
    x11.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    x11.tab_to("person_name")
    keys.type("Ada")
    x11.tab_to("person_home_home")
    keys.type("Elm Row")
    x11.tab_to("add_person")
    keys.press("Enter")
    x11.says("Ada: on the map.")
    expect(x11.field("next_person")).to_be_focused()
    x11.back_to_parts()
    for _ in range(3):
        keys.press("Shift+Tab")
    keys.press("Space")
    x11.tab_to("service_name")
    keys.type("Clinic")
    keys.press("Tab")
    keys.press("Space")
    x11.tab_to("service_time_start")
    keys.type("spring 2020")
    x11.tab_to("add_service")
    keys.press("Enter")
    x11.says("Clinic: on the map.")
    expect(x11.field("next_service")).to_be_focused()
    x11.back_to_parts()
    keys.press("Space")
    x11.tab_to("move_left")
    keys.press("Enter")
    x11.says("Ada is moved.")
    record = x11.record()["inputs"]
    assert record["people"][0]["homes"][0]["home"] == "Elm Row" and record["moved"] == {record["people"][0]["id"]: [-24, 0]}
    assert record["services"][0]["people"] == [record["people"][0]["id"]] and record["services"][0]["times"][0]["start"] == "spring 2020"


def test_the_invented_family_through_its_years_on_a_narrow_screen(new_page, site):
    x11 = FamilyMap(new_page(width=320)).open_live(site)
    assert x11.sideways() <= 0
    x11.press("load_example")
    x11.says("The invented example is loaded.")
    x11.figures_are(rules.compute(example.load()))
    x11.press("later")
    x11.says("Shown: ")
    x11.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert x11.sideways() <= 0
    name, html = x11.saved_by("export_page")
    assert re.fullmatch(r"family-map-larch-court-and-quay-street-\d{4}-\d\d-\d\d\.html", name) and "A4 landscape" in html
    x11.press("clear")
    x11.says("Without a saved file it cannot be brought back.")
    x11.press("clear.yes")
    x11.says("Cleared. The record is empty.")
    assert x11.record()["inputs"]["people"] == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_nothing_bars_the_way_of_a_reader_with_other_means(new_page, site, axe, width, scheme):
    x11 = FamilyMap(new_page(width=width, color_scheme=scheme)).open_live(site)
    assert x11.barriers(axe) == []
    x11.give_file("open_file", "map.json", files.as_json(example.load()))
    x11.says("Opened")
    for part in range(6):
        x11.part(part)
    x11.part(2)
    x11.choose("service", "Midwife")
    x11.press("remove_service")
    x11.says("Midwife leaves the map")
    x11.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert x11.barriers(axe) == []
