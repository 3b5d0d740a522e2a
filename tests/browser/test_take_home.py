"""*Take it home*: what a learner ticks on My work becomes a Word document and a page to print; Python starts for it, and not before."""

import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import expect

from tests.browser.test_work import Work
from tests.record import released
from tests.record.test_word import W

STORY = "vignettes/after-the-bridge-goes/"


def kept(name, key=None, title="", address="", changed="2026-03-04T10:11:12.123Z", **inputs):
    """A released record as the page keeps it."""
    held = json.loads((released.FOLDER / f"{name}.json").read_text("utf-8"))
    slug = held["exercise"]
    return {"key": key or slug, "exercise": slug, "material": key.partition(":")[2] if key else None, "title": title, "address": address,
            "version": held["version"], "created": "2026-03-03T09:00:00.000Z", "changed": changed, "rev": 1, "inputs": {**held["inputs"], **inputs},
            "results": {}, "notes": "", "fields": {}, "edits": [], "exported": None}


def three():
    return [kept("threshold_ladder/1-worked-example", title="Threshold ladder", address="exercises/threshold-ladder/"),
            kept("stage_tracker/1-invented-group", title="Stage tracker", address="exercises/stage-tracker/"),
            kept("vignette/1-debriefed-and-begun-again", "vignette:after-the-bridge-goes", "After the bridge goes", STORY)]


class Home:
    """The part of the page, as a learner uses it."""

    def __init__(self, page):
        self.page, self.part = page, page.locator(".take-home")

    def tick(self, *titles):
        for title in titles:
            self.part.get_by_role("checkbox", name=title, exact=True).check()

    def press(self, name):
        self.part.get_by_role("button", name=name, exact=True).click()

    def handed(self, name):
        """Press a button that makes a document; its name and where it lies."""
        with self.page.expect_download(timeout=150_000) as download:
            self.press(name)
        return download.value.suggested_filename, Path(download.value.path())


def test_what_is_ticked_comes_out_as_word_and_as_a_page_and_the_rest_is_named(new_page, site, axe):
    page = new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    Work(page, site).seeded(*three())
    home = Home(page)
    assert not [box for box in home.part.get_by_role("checkbox").all() if box.is_checked()]
    home.press("Word document")
    expect(home.part.locator(".work-told")).to_have_text("Tick at least one thing first.")
    assert not [url for url in asked if "course/worker" in url or "pyodide" in url]

    home.tick("Threshold ladder", "After the bridge goes", "Stage tracker")
    home.press("Earlier Threshold ladder")
    expect(home.part.locator(".take-holds")).to_have_text("It will hold, in this order: After the bridge goes; Threshold ladder; Stage tracker.")
    home.part.get_by_label("A title of your own").fill("Kestrel & <me>")
    name, path = home.handed("Word document")
    assert name.startswith("kestrel-me-") and name.endswith(".docx")
    # The group has put its figures away; that is said, and the rest comes out.
    expect(home.part.locator(".take-left li")).to_have_count(1)
    expect(home.part.locator(".take-left li")).to_contain_text("Stage tracker: Press “Show what we saw” first")
    with zipfile.ZipFile(path) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))
        pictures = [archive.read(one) for one in archive.namelist() if one.startswith("word/media/")]
    words = "\n".join("".join(node.itertext()) for node in document.iter(f"{W}p"))
    assert words.startswith("Kestrel & <me>\nMade with Joined Up, version 0.")
    assert words.index("After the bridge goes: an earlier path") < words.index("Threshold discussion sheet")
    assert "From Threshold ladder (X08). Begun 3 March 2026, last changed 4 March 2026." in words and "an earlier path" in words and "Chosen: " in words and "TEN-03" in words
    assert pictures and all(one.startswith(b"\x89PNG\r\n") and len(one) > 3_000 for one in pictures)
    assert axe(page) == []

    name, path = home.handed("Printable page")
    text = path.read_text("utf-8")
    assert name.endswith(".html") and "<svg" in text and "<table" in text and "Kestrel &amp; &lt;me&gt;" in text and "<script" not in text
    asked.clear()
    page.set_content(text)
    assert page.locator("section.piece").count() == 3 and page.locator("svg text").first.bounding_box()["height"] > 4
    assert not asked


def test_on_a_phone_in_the_dark_without_barriers_and_stopped(new_page, site, axe):
    page = new_page(width=360, color_scheme="dark")
    Work(page, site).seeded(*three())
    home = Home(page)
    home.tick("Stage tracker")
    assert axe(page) == []
    home.press("Word document")
    home.press("Stop")
    expect(home.part.locator(".work-told")).to_have_text("Stopped. No document was made.")
    expect(home.part.get_by_role("button", name="Word document", exact=True)).to_be_focused()
