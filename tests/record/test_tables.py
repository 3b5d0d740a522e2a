import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exercises.record import names, tables
from exercises.record.problems import Problem

KNOWN = ["member", "week", "example"]
# Cells that break tables, besides whatever else there is.
nasty = st.text(st.sampled_from("=+-@\t\r\n'\",; a1é\ufeff\u2028\x00＝"), max_size=8) | st.text(max_size=12)


def refused(data, known=KNOWN, required=()):
    with pytest.raises(Problem) as raised:
        tables.read(data, known, required)
    assert raised.value.sentence.endswith(".")
    return raised.value


@given(st.lists(nasty.filter(lambda name: names.key(name.strip("'"))), min_size=1, max_size=4), st.data())
def test_what_was_written_is_read_back_exactly(header, data):
    assume(len({names.key(name) for name in header}) == len(header) and "_unknown" not in header)
    assume(not header[0].startswith("\ufeff") and not header[0].lower().startswith("sep="))
    assume(all(name.strip() and names.key(name) for name in header))
    rows = data.draw(st.lists(st.lists(nasty, min_size=len(header), max_size=len(header)).filter(any), max_size=4))
    text = tables.write(header, rows)
    mark = data.draw(st.sampled_from(["", "\ufeff"]))
    found = tables.read((mark + text).encode("utf-8"), header, header)
    assert [[row[name] for name in header] for row in found] == rows


@given(nasty | st.text("'=+-@", max_size=5))
def test_no_cell_of_words_starts_like_a_formula(cell):
    held = next(csv.reader(io.StringIO(tables.write(["a", cell], []), newline="")))[1]
    assert not held.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize(("cell", "written"), [
    ("=1+1", "'=1+1"), ("+44", "'+44"), ("-x", "'-x"), ("@a", "'@a"), ("\tx", "'\tx"), ("\rx", "'\rx"), ("'=x", "''=x"), ("'x", "'x"),
    (-3, "-3"), (-2.5, "-2.5"), (0, "0"), (None, ""), (True, "yes"), (False, "no"), ("a=b", "a=b"),
])
def test_each_kind_of_cell_is_written_as_it_should(cell, written):
    held = list(csv.reader(io.StringIO(tables.write(["first", "a"], [["x", cell]]), newline="")))
    assert held[1][1] == written


def test_a_row_of_another_length_is_an_authors_mistake():
    with pytest.raises(ValueError, match="2 cells and the header 1"):
        tables.write(["a"], [[1, 2]])


@pytest.mark.parametrize("text", [
    "member,week,example\r\nAsh,1,x\r\n",
    "member,week,example\nAsh,1,x",
    "member,week,example\rAsh,1,x\r",
    "\ufeffMember;WEEK; example \nAsh;1;x\n\n\n",
    "member\tweek\texample\nAsh\t1\tx\n,\n".replace(",", "\t"),
    "sep=;\nmember;week;example\nAsh;1;x\n",
    "\n\nmember,week,example,,\nAsh,1,x,,\n,,,,\n",
    '"member","week","example"\n"Ash","1","x"\n',
])
def test_the_forms_that_spreadsheets_save_are_read(text):
    found = tables.read(text.encode(), KNOWN, KNOWN)
    assert found == [{"member": "Ash", "week": "1", "example": "x"}]


def test_quoted_commas_quotes_and_lines_are_read_and_lines_counted_on():
    found = tables.read('member,week,example\nAsh,1,"a, ""b"",\nc; d"\nBay,2,e\n', KNOWN)
    assert [row["example"] for row in found] == ['a, "b",\nc; d', "e"]
    assert [row.line for row in found] == [2, 4]


def test_unknown_columns_are_kept_aside():
    assert tables.read("member,colour\nAsh,red\n", KNOWN) == [{"member": "Ash", "_unknown": {"colour": "red"}}]


@pytest.mark.parametrize(("text", "said", "line"), [
    ("member,Member \nAsh,Bay\n", "“Member ” stands twice", 1),
    ("member,,week\nAsh,1,2\n", "column 2 has no heading", 1),
    ("name,when\nAsh,1\n", "none of the headings is one that this exercise knows", 1),
    ("member,week\nAsh,1\nBay\nCedar,2,3\n", "Line 3 has 1 cell", 3),
    ('member,week\nAsh,"1\nBay,2\n', "never closed", 2),
    ('member,week\nAsh,"1"x\n', "Line 2", 2),
    ("member,week\nAsh," + "x" * 140_000 + "\n", "Line 2: a cell is longer", 2),
    ("member,week\nAsh," + "x" * 110_000 + "\n", "Line 2: a cell is longer", 2),
    ("", "empty", None),
    ("member," + ",".join(f"c{i}" for i in range(300)) + "\n", "more than 200 columns", 1),
    ("sep=;\nmember;week\nAsh\n", "Line 3", 3),
    ("member,week\n" + "a,1\n" * 20_001, "more than 20,000 rows", None),
])
def test_a_bad_table_is_refused_in_a_sentence_that_names_the_line(text, said, line):
    problem = refused(text)
    assert said.replace("“Member ”", "“Member”") in problem.sentence
    assert problem.line == line


def test_a_missing_heading_is_named():
    assert "“example” is missing" in refused("member,week\nAsh,1\n", required=["member", "example"]).sentence


def test_all_bad_lines_are_told_up_to_twenty():
    problem = refused("member,week\n" + "Ash\n" * 5 + "Bay,2\n" + "Cedar\n" * 30)
    assert len(problem.parts) == 21
    assert problem.parts[5].startswith("Line 8 ") and "after these 20" in problem.parts[-1]
    assert problem.sentence.startswith("The table was not opened.")


def test_a_table_of_headings_only_has_no_rows():
    assert tables.read("member,week,example\n", KNOWN) == []
