"""What the sources do not say: one row for each source and subject, shown whole, made to be searched."""

import re

import pytest

from tools.course import check, load, pages, silences

ROWS = '''[[subject]]
id = "cold"
name = "Cold & frost"
words = ["cold", "frost"]

[[subject]]
id = "keys"
name = "Keys"
words = ["key"]

[[silence]]
source = "DOOR"
subject = "keys"
said = "said"
what = "Those with keys are counted."
items = ["DOOR-1"]
where = "Section <2>"

[[silence]]
source = "DOOR"
subject = "cold"
said = "not said"
what = "No word of how cold it was."
'''


@pytest.fixture
def told(mini):
    """The fixture course with two rows of silences."""
    (mini / silences.FILE).write_text(ROWS, encoding="utf-8")
    return mini


def changed(root, old, new):
    """What is found wrong once the rows read otherwise."""
    file = root / silences.FILE
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [finding.what for finding in silences.slips(load.load(root))]


def test_the_course_has_a_row_for_each_of_five_sources_and_each_subject():
    course = load.load()
    subjects, rows, findings = silences.read(course)
    assert findings == [] and list(silences.slips(course)) == []
    assert {row.source for row in rows} == {"CH11", "AB", "NFER", "MORAN", "YFYV"}
    assert len(subjects) >= 12 and len(rows) == 5 * len(subjects)
    assert {row.said for row in rows} == set(silences.SAID)


def test_items_named_in_a_row_belong_to_its_source():
    course = load.load()
    _, rows, _ = silences.read(course)
    assert [(row.source, id_) for row in rows for id_ in row.items if course.item(id_).source != row.source] == []


def test_a_row_shows_its_words_its_items_and_its_place(told):
    table = silences.table(load.load(told))
    assert 'data-filter="Search these rows"' in table and "<caption>Each source and subject</caption>" in table
    assert '<th role="rowheader" scope="row">Keys</th>' in table
    assert '<td role="cell" class="silence silence--said">said</td>' in table
    assert '<a href="../items/#door-1">DOOR-1</a>; Section &lt;2&gt;' in table
    assert table.index("Cold &amp; frost") < table.index(">Keys<"), "subjects stand in the order of their list"
    assert table.count("<tr ") == 3 and "\n\n" not in table, "an empty line would end the block in Markdown"


def test_the_glance_has_a_word_in_every_cell_and_no_colour_alone(told):
    text = silences.glance(load.load(told))
    assert re.findall(r'<td[^>]*class="silence[^"]*">([^<]*)<', text) == ["not said", "said"]
    assert '<td role="cell"></td>' in text, "an empty corner heads nothing"


def test_the_words_that_were_looked_for_are_listed(told):
    assert "- **Cold &amp; frost:** cold, frost.\n" in silences.searched(load.load(told))


@pytest.mark.parametrize("old, new, what", [
    ('said = "said"', 'said = "hinted"', "is marked “hinted”"),
    ('source = "DOOR"', 'source = "WINDOW"', "of a source that is not listed"),
    ('items = ["DOOR-1"]', 'items = ["DOOR-9"]', "names the item DOOR-9"),
    ('subject = "cold"', 'subject = "rain"', "of a subject that is not listed"),
    ('subject = "cold"', 'subject = "keys"', "stands twice"),
    ('id = "cold"', 'id = "frost"', "There is no row on frost in DOOR"),
    ('items = ["DOOR-1"]\nwhere = "Section <2>"', "", "does not say where it stands"),
    ('what = "Those with keys are counted."', "", "has no what"),
])
def test_a_slip_in_the_rows_is_named(told, old, new, what):
    assert list(silences.slips(load.load(told))) == []
    assert any(what in found for found in changed(told, old, new))


def test_rows_that_cannot_be_read_are_told_and_stop_nothing(told):
    (told / silences.FILE).write_text("[[silence]\n", encoding="utf-8")
    course = load.load(told)
    assert [finding.line for finding in silences.slips(course)] == [1]
    assert silences.slips in check.RULES and "<tbody" in silences.table(course)


def test_an_author_puts_the_tables_where_the_page_asks_for_them(told):
    page = told / "docs/sources/who-is-not-here.md"
    page.write_text("---\ntitle: Who\nreview: not yet reviewed\n---\n\nFirst.\n\n<!-- course:silences -->\n\nLast.\n", encoding="utf-8")
    course = load.load(told)
    made = course.page_at("sources/who-is-not-here.md")
    text = pages.filled(course, made, made.text)
    assert text.index("First.") < text.index("No word of how cold it was.") < text.index("Last.")


def test_without_rows_there_is_an_empty_table_and_no_page_is_made(mini):
    (mini / silences.FILE).unlink()
    course = load.load(mini)
    assert list(silences.slips(course)) == [] and course.page_at("sources/who-is-not-here.md") is None
    assert "<tbody" in silences.table(course) and silences.searched(course) == "\n"
