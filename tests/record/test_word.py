"""Documents for Word: parts that are named and found, elements in the schema's order, words that come back whole."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.record import word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CREATED = "2026-11-22T10:11:12Z"
# A red dot, a pixel wide and two high.
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000020802000000994d7e4c0000000f49444154789c63f8cfc0c0c0c0000009000301"
                    "0f4b7d250000000049454e44ae426082")
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xc0\x00\x11\x08\x00\x20\x00\x40\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"

# ECMA-376, Part 1, Annex A: the order of what is used here.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr spacing ind contextualSpacing jc outlineLvl rPr",
    "rPr": "rStyle rFonts b i color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "sectPr": "headerReference footerReference pgSz pgMar",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType lvl",
    "numbering": "abstractNum num",
    "settings": "defaultTabStop characterSpacingControl compat",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "tr": "trPr tc",
    "styles": "docDefaults style",
}


def everything():
    """A document in which each kind of block stands."""
    return word.document("A plan <of> & mine", [
        word.heading("First"), word.paragraph("Plain, ", word.strong("bold"), " and ", word.slanted("slanted"), ".\nA second line."),
        word.heading("Second", 2), word.heading("Third", 3),
        word.items(["one", (word.strong("two"), " and more"), word.slanted("three")]), word.items(["a", "b"], numbered=True),
        word.paragraph("between", style="Quote"), word.items(["c"], numbered=True),
        word.table("What there is", ["Name", "Words"], [["Ash", "12"], [(word.strong("Oak"), " tree"), ""]], widths=(3, 1)),
        word.table("The next", ["One"], [["x"]]),
        word.picture(PNG, "A red dot", 4), word.picture(PNG, "The same", 2), word.picture(JPEG, "A grey \"field\""),
        word.space(3), word.new_page(), word.paragraph("A hint", style="Hint"), word.table("Last", ["One"], []),
    ], foot="Joined Up & more", created=CREATED)


def parts(data):
    """The parts of a file by their names, XML parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(names) == len(set(names)) and names[0] == "[Content_Types].xml"
        return {name: ElementTree.fromstring(archive.read(name)) if name.endswith((".xml", ".rels")) else archive.read(name) for name in names}


def said(data):
    """The words of the main part, a line for each paragraph."""
    lines = []
    for paragraph in parts(data)["word/document.xml"].iter(f"{W}p"):
        lines.append("".join("\n" if node.tag == f"{W}br" else node.text or "" for node in paragraph.iter() if node.tag in (f"{W}t", f"{W}br")))
    return lines


@pytest.fixture(scope="module")
def whole():
    return parts(everything())


def test_each_part_has_a_type_and_each_relationship_leads_to_a_part(whole):
    types = whole["[Content_Types].xml"]
    space = "{http://schemas.openxmlformats.org/package/2006/content-types}"
    endings = {node.get("Extension") for node in types.iter(f"{space}Default")}
    overrides = {node.get("PartName").lstrip("/") for node in types.iter(f"{space}Override")}
    assert overrides <= set(whole)
    for name in set(whole) - {"[Content_Types].xml"}:
        assert name in overrides or name.rsplit(".", 1)[-1] in endings - {"xml"}, name
    for source, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        rows = list(whole[source])
        assert len({row.get("Id") for row in rows}) == len(rows)
        for row in rows:
            assert folder + row.get("Target") in whole, row.get("Target")
    known = {row.get("Id") for row in whole["word/_rels/document.xml.rels"]}
    used = {value for node in whole["word/document.xml"].iter() for key, value in node.attrib.items() if key.startswith(R)}
    assert used <= known and len([name for name in whole if "/media/" in name]) == 2


def test_elements_stand_in_the_order_of_the_schema(whole):
    looked = set()
    for name, tree in whole.items():
        if not name.startswith("word/") or isinstance(tree, bytes):
            continue
        for node in tree.iter():
            kind = node.tag.removeprefix(W)
            if kind in ORDER:
                found = [child.tag.removeprefix(W) for child in node]
                wanted = ORDER[kind].split()
                assert set(found) <= set(wanted), (name, kind, found)
                assert found == sorted(found, key=wanted.index), (name, kind, found)
                looked.add(kind)
    assert looked == set(ORDER)


def test_a_cell_ends_in_a_paragraph_and_tables_never_touch(whole):
    body = list(whole["word/document.xml"][0])
    kinds = [node.tag.removeprefix(W) for node in body]
    assert kinds[-1] == "sectPr" and kinds[-2] == "p"
    assert not any(pair == ("tbl", "tbl") for pair in zip(kinds, kinds[1:]))
    for cell in whole["word/document.xml"].iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    for table in whole["word/document.xml"].iter(f"{W}tbl"):
        columns = len(table.find(f"{W}tblGrid"))
        assert all(len(row.findall(f"{W}tc")) == columns for row in table.iter(f"{W}tr"))
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


def test_styles_and_lists_that_are_named_exist(whole):
    styles = {node.get(f"{W}styleId") for node in whole["word/styles.xml"].iter(f"{W}style")}
    lists = {node.get(f"{W}numId") for node in whole["word/numbering.xml"].iter(f"{W}num")}
    for name in ("word/document.xml", "word/footer1.xml"):
        for node in whole[name].iter():
            if node.tag in (f"{W}pStyle", f"{W}tblStyle"):
                assert node.get(f"{W}val") in styles
            if node.tag == f"{W}numId":
                assert node.get(f"{W}val") in lists
    numbered = [node.get(f"{W}val") for node in whole["word/document.xml"].iter(f"{W}numId")]
    assert numbered == ["1", "1", "1", "2", "2", "3"], "each numbered list counts for itself"


def test_pictures_have_words_and_keep_their_shape(whole):
    wp = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    inlines = list(whole["word/document.xml"].iter(f"{wp}inline"))
    assert [one.find(f"{wp}docPr").get("descr") for one in inlines] == ["A red dot", "The same", 'A grey "field"']
    assert len({one.find(f"{wp}docPr").get("id") for one in inlines}) == 3
    sizes = [(int(one.find(f"{wp}extent").get("cx")), int(one.find(f"{wp}extent").get("cy"))) for one in inlines]
    assert sizes == [(1_440_000, 2_880_000), (720_000, 1_440_000), (4_320_000, 2_160_000)]


def test_the_properties_name_the_title_the_moment_and_nobody(whole):
    core = whole["docProps/core.xml"]
    told = {node.tag.rsplit("}", 1)[-1]: node.text for node in core}
    assert told == {"title": "A plan <of> & mine", "language": "en-GB", "created": CREATED}


def test_the_same_document_is_the_same_file():
    assert everything() == everything()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=5))
def test_any_words_make_a_file_that_can_be_parsed_and_come_back(texts):
    data = word.document("x", [word.paragraph(texts[0]), word.items(texts), word.table(texts[0], ["a"], [[text] for text in texts])], created=CREATED)
    lines = said(data)
    for text in texts:
        wanted = word._NOT_XML.sub("", text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
        assert any(wanted == line for line in lines), (wanted, lines)


def test_markup_and_half_characters_are_words():
    lines = said(word.document("<w:p/>", [word.paragraph("</w:t><w:x>\ud800\x00\ufffe&amp;")], created=CREATED))
    assert lines == ["<w:p/>", "</w:t><w:x>\ufffd&amp;"]


@pytest.mark.parametrize("make", [
    lambda: word.heading("x", 4), lambda: word.paragraph("x", style="Loud"), lambda: word.table("x", ["a", "b"], [["c"]]), lambda: word.table("x", [], []),
    lambda: word.table("x", ["a"], [], widths=(0,)), lambda: word.picture(b"GIF89a", "x"), lambda: word.picture(PNG, " "),
    lambda: word.picture(PNG, "x", 40), lambda: word.picture(b"\xff\xd8\xff\xe0", "x"), lambda: word.space(0),
])
def test_slips_of_an_author_are_named(make):
    with pytest.raises(ValueError):
        make()


def test_no_exercise_loads_the_zip_before_it_is_needed():
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", "import sys\nfrom exercises.record import word\nassert 'zipfile' not in sys.modules"],
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_another_reader_understands_it():
    docx = pytest.importorskip("docx")
    read = docx.Document(io.BytesIO(everything()))
    assert [p.text for p in read.paragraphs if p.style.name.startswith("Heading")] == ["First", "Second", "Third"]
    assert [[cell.text for cell in row.cells] for row in read.tables[0].rows] == [["Name", "Words"], ["Ash", "12"], ["Oak tree", ""]]
    assert len(read.inline_shapes) == 3 and read.core_properties.title == "A plan <of> & mine"
