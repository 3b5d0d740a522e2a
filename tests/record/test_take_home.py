"""What one takes home: the same parts as a Word document and as a page, whatever somebody wrote, for every record that was released."""

import importlib
import json
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.narrative import library
from exercises.record import printable, take_home
from exercises.record.problems import Problem
from exercises.views import chart, host
from tests.record import released
from tests.record.test_word import CREATED, PNG, R, W, parts, said
from tests.views.payloads import PAYLOADS, names_in
from tools.course import vignettes

MADE = "Made with Joined Up, version 0.1.0, on 22 November 2026."
HEADS = re.compile(r"Heading([1-3])")
REFUSED = {  # what a released record has nothing to show of, and the sentence that says what to do
    "assignment_planner/1-nothing-entered": "Give one paragraph", "case_conference/1-nothing-entered": "Take a chair first",
    "knowing_the_end/1-nothing-entered": "Show the dots", "knowing_the_end/1-begun-lost-and-in-two-versions": "Show the dots",
    "language_audit/1-nothing-entered": "There is no text yet", "stage_tracker/1-nothing-entered": "Show what we saw",
    "reflection/1-nothing-entered": "Nothing has been written yet", "stage_tracker/1-two-versions-of-an-entry": "Show what we saw",
    "talk_recorder/1-nothing-entered": "",
    "threshold_ladder/1-nothing-entered": "Show where we stand", "threshold_ladder/1-one-committed-one-begun": "Show where we stand",
    "vignette/1-not-begun": "Take a seat", "whose_evidence/1-nothing-entered": "Nothing to show yet",
    "work_in_a_group/1-nothing-entered": "Press “Deal”",
    "whose_evidence/1-two-versions-and-a-claim-of-ones-own": "Choose first which",
}
OPENED = {"stage_tracker/1-invented-group"}
"""Released while its figures were put away; opened here."""


def picture(title="Words & <signs>"):
    return printable.picture(chart.bars([("Ash", 1), ("Oak", 3)], title, "Oak has most."), "A caption")


def a_page(words="Plain"):
    return printable.page(words, [
        printable.heading(words), printable.paragraph(printable.strong(words), words), printable.note(words), printable.heading(words, 3),
        printable.items([words, (printable.strong(words), words)]), printable.table(words, [words, "Second"], [[words, 7], [None, words]]),
        picture(words), printable.space(2)], words, reasons={"first": (words, "Another reason.")})


def sheets_of(path):
    """The pages of a released record, built as the page builds it."""
    record = json.loads(path.read_text("utf-8"))
    slug, inputs = path.parent.name, record["inputs"]
    if f"{slug}/{path.stem}" in OPENED:
        inputs = {**inputs, "showing": True}
    if slug == "vignette":
        library.forget()
        library.register(vignettes.load_for_play(inputs.get("vignette") or "after-the-bridge-goes"))
    here = host.Host()
    before = host.use(here)
    try:
        return importlib.import_module(f"exercises.catalog.{slug}").create(inputs).sheets()
    finally:
        host.use(before)
        library.forget()


def levels(document):
    """The levels of the headings of a document, in order."""
    styles = [node.get(f"{W}val") for node in document.iter(f"{W}pStyle")]
    return [int(found[1]) for found in map(HEADS.fullmatch, styles) if found]


def check_word(data, pictures):
    """That a document is whole: its pictures are found and told in words, no heading skips a level, tables have heads."""
    whole = parts(data)
    document = whole["word/document.xml"]
    targets = {node.get("Id"): node.get("Target") for node in whole["word/_rels/document.xml.rels"]}
    embedded = [node.get(f"{R}embed") for node in document.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")]
    assert len(embedded) == pictures and all(whole[f"word/{targets[one]}"].startswith(b"\x89PNG") for one in embedded)
    told = [node.get("descr") for node in document.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")]
    assert len(told) == pictures and all(told)
    found = levels(document)
    assert found[0] == 1 and all(after - before <= 1 for before, after in zip(found, found[1:]))
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in document.iter(f"{W}tbl"))
    assert next(document.iter(f"{W}pgSz")).get(f"{W}w") == "11906"
    return whole


@pytest.mark.parametrize("path", released.of_exercises(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_released_record_gives_parts_for_both_or_says_what_to_do(path):
    name = f"{path.parent.name}/{path.stem}"
    try:
        pages = sheets_of(path)
    except Problem as problem:
        assert name in REFUSED and REFUSED[name] in str(problem), problem
        return
    assert name not in REFUSED and pages
    for page in pages:
        assert isinstance(page, printable.Page) and page.title and len(page.parts) > 1 and page.startswith("<!doctype html>")
        for svg in take_home.pictures(page):
            assert "var(" not in svg and ElementTree.fromstring(svg).get("width")
    pieces = [take_home.Piece(page, "a test (X99)", "Begun today.") for page in pages]
    count = sum(len(take_home.pictures(page)) for page in pages)
    whole = check_word(take_home.as_word("Mine", MADE, pieces, [PNG] * count, CREATED), count)
    words = " ".join("".join(node.itertext()) for node in whole["word/document.xml"].iter(f"{W}p"))
    html = take_home.as_page("Mine", MADE, pieces)
    assert html.count("<svg") >= count and "<script" not in html and html.count('class="piece"') == len(pages)
    for page in pages:
        assert page.title in words


# The parts, once with plain words and once with what somebody might write


def test_pieces_stand_in_order_under_their_own_headings_with_contents_first():
    pieces = [take_home.Piece(a_page("First"), "Stage tracker (X01)", "Begun 3 March 2026."), take_home.Piece(a_page("The other"))]
    lines = said(take_home.as_word("My portfolio", MADE, pieces, [PNG, PNG], CREATED))
    assert lines[:2] == ["My portfolio", MADE] and lines[2] == take_home.ABOUT and lines[3] == "What is in it"
    assert lines[4:6] == ["First; Stage tracker (X01)", "The other"]
    assert lines.index("Another reason.") < lines.index("The other", 6)
    html = take_home.as_page("My portfolio", MADE, pieces)
    assert html.index("piece-1") < html.index("What is in it") + 60 and 'href="#piece-2"' in html and 'id="piece-2"' in html
    assert re.findall(r"<h(\d)>", html) == list("12" "2343" "2343")


def test_the_document_is_in_british_english_has_its_title_and_nothing_unseen():
    whole = check_word(take_home.as_word("A & B", MADE, [take_home.Piece(a_page())], [PNG], CREATED), 1)
    core = "".join(whole["docProps/core.xml"].itertext())
    assert "A & B" in core and "en-GB" in core and CREATED in core
    assert set(whole) == {"[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/app.xml", "word/document.xml", "word/_rels/document.xml.rels",
                          "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/footer1.xml", "word/media/image1.png"}


def test_a_piece_is_named_once_in_the_contents_and_no_column_is_narrower_than_its_words():
    assert take_home.Piece(a_page("Whose evidence is this?"), "Whose evidence is this? (X19)").line == "Whose evidence is this?"
    assert take_home.Piece(a_page("Sheet"), "Ladder (X08)", "Begun today.").about == "From Ladder (X08). Begun today."
    page = printable.page("T", [printable.table("C", ["Source", "What", "Seen?"], [["Chapter 11", "A long sentence, " * 20, "no"]]), printable.paragraph("After.")])
    document = parts(take_home.one_as_word(page, created=CREATED))["word/document.xml"]
    widths = [int(node.get(f"{W}w")) for node in document.iter(f"{W}gridCol")]
    assert widths[0] > 230 + 100 * len("Chapter") and widths[1] > 3 * widths[0] and abs(sum(widths) - 9354) < 10
    after = next(node for node in document.iter(f"{W}p") if "".join(node.itertext()) == "After.")
    assert after.find(f"{W}pPr/{W}spacing").get(f"{W}before") == "160"


def test_a_picture_that_was_not_drawn_leaves_its_words():
    for drawn in ([], [None], [b"no picture"]):
        text = "\n".join(said(take_home.as_word("T", MADE, [take_home.Piece(a_page("Bars"))], drawn, CREATED)))
        assert take_home.NOT_DRAWN in text and "Oak has most." in text and "A caption" in text


def test_a_picture_stands_alone_with_a_size_and_colours_of_its_own():
    svg = take_home.pictures(a_page("Bars"))[0]
    root = ElementTree.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg" and root.get("width") == "640" and float(root.get("height")) > 20
    assert "var(" not in svg and "class=" not in svg and "#2b221b" in svg
    boxed = take_home.standing_alone('<svg viewBox="0 0 200 50"><path fill="var(--course-paper)" stroke="var(--other, var(--more, #123456))"/></svg>')
    assert 'width="200" height="50"' in boxed and 'fill="#ffffff"' in boxed and 'stroke="#123456"' in boxed


def test_one_page_becomes_a_document_of_its_own():
    whole = parts(take_home.one_as_word(printable.page("For supervision", [printable.heading("A question"), printable.paragraph("Whose?")]), created=CREATED))
    assert levels(whole["word/document.xml"]) == [1]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_somebody_wrote_stays_text(payload):
    pieces = [take_home.Piece(a_page(payload), payload, payload)]
    assert names_in(take_home.as_page(payload, payload, pieces)) - {"br"} == names_in(take_home.as_page("x", "x", [take_home.Piece(a_page("x"), "x", "x")]))
    parts(take_home.as_word(payload, payload, pieces, [PNG], CREATED))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_no_words_break_a_document_or_a_picture(words):
    page = a_page(words)
    parts(take_home.as_word(words, words, [take_home.Piece(page, words, words)], [PNG], CREATED))
    ElementTree.fromstring(take_home.pictures(page)[0])
    take_home.as_page(words, words, [take_home.Piece(page, words, words)]).encode()
