"""*Whose evidence is this?* walked through in a browser: coded alone, set beside another's, to a file and back."""

import csv
import io
import json
import re

import pytest
from playwright.sync_api import expect

from exercises.catalog.whose_evidence import rules
from exercises.catalog.whose_evidence.claims import ASPECT_NAMES, ASPECTS, CLAIMS, SHORT, SPEAKER_SHORT, SUBJECT_SHORT
from exercises.catalog.whose_evidence.figures_agreement import PAIRS
from exercises.catalog.whose_evidence.pictures import ASKED, AT_A_GLANCE, GRID
from exercises.catalog.whose_evidence.silences import ROWS
from tests.browser.exercise_page import SHIFTS, ExercisePage

HERON = ("family", "service", "told"), ("professional", "child", "counted"), ("professional", "family", "told"), ("family", "family", "told"), \
    ("parent", "professional", "told"), ("author", "child", "counted")
OTTER = ("author", "service", "told"), ("professional", "child", "told"), ("professional", "family", "told"), ("family", "family", "told"), \
    ("parent", "professional", "told"), ("professional", "child", "counted")


class WhoseEvidence(ExercisePage):
    """The page of exercise X19."""

    path = "exercises/whose-evidence/"

    def at(self, number):
        """Wait until this claim is open."""
        expect(self.shown.get_by_role("heading", name=f"Claim {number}", exact=True)).to_be_visible()

    def code(self, codes, against="Ask a parent."):
        """Code the first claims one after the other."""
        for number, code in enumerate(codes, 1):
            self.at(number)
            for aspect, key in zip(ASPECTS, code):
                self.choose(aspect, ASPECTS[aspect][key])
            if number == 1:
                self.input("against").fill(against)
            self.says(f"{number} of 24 coded.")
            if number < len(codes):
                self.press("next")

    def finish(self):
        """Finish coding alone."""
        self.press("finish")
        self.says("Finish?")
        self.press("finish.yes")
        self.says("What you change now is kept beside what you coded alone.")

    def show(self):
        """Show the grid."""
        self.press("show")
        self.says("The results stand below")

    def figures_are(self, record):
        """Compare the figures on the screen with what the model makes of the same record."""
        results = rules.compute(record)
        tables, mine = self.tables(), next(c for c in results["coders"] if c["id"] == record["here"]["coder"])["profile"]
        for speaker, row in zip(SPEAKER_SHORT, tables[GRID][1:], strict=True):
            assert row == [SPEAKER_SHORT[speaker], *(str(mine["matrix"][speaker][a] or "none") for a in SUBJECT_SHORT)]
        wanted = [(ASPECT_NAMES[a], f"{p['matches']} of {p['shared']}", p["kappa"]) for a in ASPECTS
                  for p in results["agreement"]["apart"]["aspects"].get(a, {"pairs": []})["pairs"]]
        for (aspect, matched, kappa), shown in zip(wanted, tables.get(PAIRS, [[]])[1:], strict=True):
            assert shown[1:3] == [aspect, matched]
            assert shown[3].startswith("not defined") if kappa is None else abs(float(shown[3].replace("−", "-")) - kappa) <= 0.005 + 1e-9


@pytest.fixture
def x19(page):
    return WhoseEvidence(page)


def test_without_a_script_it_stands_there_to_be_read(new_page, site):
    x19 = WhoseEvidence(new_page(javascript=False, width=320)).open(site)
    expect(x19.page.get_by_role("heading", level=1)).to_have_text("Whose evidence is this?")
    expect(x19.box).to_have_attribute("data-state", "static")
    text = x19.shown.inner_text()
    assert CLAIMS[0].text in text and CLAIMS[0].stands in text and ROWS["race", "NFER"]["what"] in text
    assert "JavaScript is off, so this stays as it is: to read and to print." in x19.box.inner_text()
    assert x19.sideways() <= 0


def test_it_goes_live_without_a_jump_at_360(new_page, site):
    page = new_page(width=360)
    page.add_init_script(SHIFTS)
    x19 = WhoseEvidence(page)
    let_go = x19.hold_python()
    x19.open(site)
    x19.box.evaluate("(box) => box.scrollIntoView({block: 'start'})")
    x19.becomes("starting")
    page.evaluate("() => document.fonts.ready")
    x19.two_frames()
    before = x19.now()
    let_go()
    x19.becomes("live")
    assert x19.shift_since(before) < 0.01


def bad_files(good, table):
    """Files that strangers might bring: a name, the content, and what the sentence about it says."""
    marked, unknown = json.loads(good), json.loads(good)
    marked["inputs"]["coders"][0]["name"] = "<img src=x onerror=\"document.title='taken'\">" * 2
    unknown["inputs"]["coders"][0]["codes"]["CH11-PA5"]["speaker"] = "<script>document.title='taken'</script>"
    return [
        ("half.json", good[: len(good) // 2], "breaks off in line"),
        ("other.json", json.dumps({**json.loads(good), "version": 99}), "version 99"),
        ("marked.json", json.dumps(marked), "coders, number 1, name:"),
        ("unknown.json", json.dumps(unknown), "coders, number 1, codes, CH11-PA5, speaker:"),
        ("formula.csv", table.replace(",family,service,told,", ",=1+1,service,told,", 1), "Line 2, code, speaker: “=1+1”"),
        ("picture.json", b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
    ]


def test_two_code_alone_differ_and_come_back_from_a_file(x19, site, new_page):
    otter = WhoseEvidence(new_page()).open_live(site)
    otter.write("coder_name", "Alder")
    otter.press("rename_coder")
    otter.says("This coder is called Alder now.")
    otter.code(OTTER)
    otter.finish()
    name, theirs = otter.saved_by("export_mine")
    assert name == "whose-evidence-alder.json"

    x19.open_live(site)
    assert x19.tables()[ASKED][3][3] == "23 of 66 people, 34.8%"
    x19.code(HERON)
    before = x19.record()["inputs"]
    good, table = x19.saved_by("export_json")[1], x19.saved_by("export_csv")[1]
    title = x19.page.title()
    for field, (file, content, says) in zip(("open_file", "merge_file") * 3, bad_files(good, table), strict=True):
        # Opening and adding read a file in the same way; each is tried with half of them.
        x19.give_file(field, file, content)
        x19.says(says)
        x19.says("What stands here is as it was.")
    assert x19.record()["inputs"] == before and x19.page.title() == title and x19.shown.locator("img, script").count() == 0

    x19.finish()
    x19.give_file("merge_file", name, theirs)
    x19.says("Here now: 2 made-up names")
    x19.give_file("merge_file", name, theirs)
    x19.says("All of it was here already.")
    x19.show()
    x19.says("3 claims were coded differently.")
    # In plain figures too, so that page and model cannot be wrong together.
    x19.says("matched on who says it for 4 (67%), about whom for 6 (100%) and how it is known for 5 (83%)")
    x19.says("Of 4 claims about children, adults in families or families, 1 is made by them. As a share: not defined, because there are 4 such claims")
    saved_name, text = x19.saved_by("export_json")
    saved = json.loads(text)
    assert re.fullmatch(r"whose-evidence-\d{4}-\d\d-\d\d\.json", saved_name)
    assert saved["results"] == json.loads(json.dumps(rules.compute(saved["inputs"])))
    x19.figures_are(saved["inputs"])
    tables = x19.tables()
    listed = list(csv.DictReader(io.StringIO(x19.saved_by("export_bibliography")[1].removeprefix("\ufeff"))))
    assert [row["source"] for row in listed] == ["Chapter 11", "NFER", "Moran", "Your Family"]
    assert x19.saved_by("export_page")[0].endswith(".html")

    back = WhoseEvidence(new_page()).open_live(site)
    back.give_file("open_file", saved_name, text)
    back.says("Opened")
    assert back.record()["results"] == saved["results"]
    again = back.tables()
    assert all(again[caption] == tables[caption] for caption in (GRID, PAIRS, AT_A_GLANCE))


def test_from_the_top_by_keyboard_alone_with_an_own_claim_and_the_invented_coder(x19, site):
    x19.open_live(site)
    x19.page.evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }")
    keys = x19.page.keyboard
    for number in (1, 2):
        x19.at(number)
        for aspect in ASPECTS:
            x19.tab_to(aspect)
            keys.press("ArrowDown")
        x19.says(f"{number} of 24 coded.")
        x19.tab_to("against")
        keys.type("ask her")
        if number == 1:
            x19.tab_to("next")
            keys.press("Enter")
            x19.at(2)
            for _ in range(12):
                if x19.has_focus("claim"):
                    break
                keys.press("Shift+Tab")
            assert x19.has_focus("claim")
    x19.tab_to("finish")
    keys.press("Enter")
    x19.says("22 are not coded, which is allowed.")
    x19.tab_to("finish.yes")
    keys.press("Enter")
    x19.says("Set others beside you")
    x19.tab_to("partner")
    keys.press("Enter")
    x19.says("Wren, who is invented, stands beside you.")
    keys.press("Shift+Tab")
    assert x19.has_focus("show")
    keys.press("Enter")
    x19.says("An invented coder")
    x19.says("both coded 2, and below 5 it is too few to say")
    x19.tab_to("subject")
    keys.press("ArrowDown")
    x19.says("Disability: what each source says")
    x19.tab_to("own_text")
    keys.type("Schools listen.")
    x19.tab_to("own_source")
    keys.type("Smith")
    x19.tab_to("add_claim")
    keys.press("Enter")
    x19.says("Added, and open further up to be coded.")
    record = x19.record()["inputs"]
    assert [list(c.values()) for c in record["coders"][0]["codes"].values()] == [["professional", "child", "saw", "ask her"]] * 2
    assert record["own"][0]["source"] == "Smith" and SHORT["how"]["saw"] == "Seen"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_nothing_bars_the_way_of_a_reader_with_other_means(new_page, site, axe, width, scheme):
    still = WhoseEvidence(new_page(width=width, color_scheme=scheme)).stay_static().open(site)
    assert still.barriers(axe) == []
    x19 = WhoseEvidence(new_page(width=width, color_scheme=scheme)).open_live(site)
    x19.press("show")
    x19.says("Nothing to show yet")
    x19.code(HERON[:1])
    x19.press("finish")
    x19.says("Finish?")
    assert x19.barriers(axe) == []
    x19.press("clear")
    x19.says("Without a saved file it cannot be brought back.")
    x19.press("clear.yes")
    x19.says("Cleared. The record is empty.")
    x19.press("load_example")
    x19.says("two students who coded the twenty-four apart")
    x19.show()
    x19.says("16 claims were coded differently.")
    x19.shown.evaluate("(stage) => stage.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert x19.barriers(axe) == []
    x19.page.set_viewport_size({"width": 320, "height": 800})
    x19.two_frames()
    assert x19.sideways() <= 0
