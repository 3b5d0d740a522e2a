"""Files out and back, files of a group together, and files from strangers."""

import json
import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.knowing_the_end import checking, codes, example, files, inputs, merging, rules
from exercises.catalog.knowing_the_end.chronology import BY_ID, DECISIONS, ENDING, ENTRIES, FAMILY, HARM, STAND
from exercises.catalog.knowing_the_end.whys import CANNOT
from exercises.record.problems import Problem

HERE = pathlib.Path(__file__).parent
CODES = ("BBCF", "BCBD", "BCCH", codes.LOST + "BBCF")
text = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
whole = st.one_of(st.just(""), st.integers(0, 100))
common = {"code": st.sampled_from(CODES), "entry": st.sampled_from(("", *BY_ID)), "why": text,
          "heard": st.booleans(), "late": st.booleans()}
done = st.fixed_dictionaries({**common, "harm": st.integers(0, 100), "decisions": whole, "committed": st.just(True)})
begun = st.fixed_dictionaries({**common, "harm": text, "decisions": text, "committed": st.just(False)})
records = st.fixed_dictionaries({"sheets": st.lists(st.one_of(done, begun), max_size=4), "panel": st.booleans(),
                                 "answer": st.sampled_from(("", "what she saw"))}).map(lambda drawn: checking.check({**inputs.blank(), **drawn}))


def table_part(record):
    """What a table holds of a record."""
    return {name: record[name] for name in ("seed", "invented", "sheets", "panel")}


def test_the_codes_of_this_test_are_codes():
    assert all(codes.is_code(code) for code in CODES)


@settings(max_examples=40, deadline=None)
@given(records)
def test_json_brings_the_same_record_and_results_back(record):
    again = files.read("a.json", files.as_json(record))
    assert again == record and rules.compute(again) == rules.compute(record)


@settings(max_examples=40, deadline=None)
@given(records)
def test_csv_brings_the_same_sheets_and_results_back(record):
    if record["conflicts"] or not record["sheets"]:
        with pytest.raises(Problem, match="two versions" if record["conflicts"] else "no sheet yet|no reader’s own row"):
            files.read("a.csv", files.as_csv(record))
        return
    again = files.read("a.csv", files.as_csv(record))
    assert table_part(again) == table_part(record) and rules.compute(again) == rules.compute(record)


@settings(max_examples=40, deadline=None)
@given(records, records, records)
def test_merging_loses_nothing_and_does_not_care_about_order(one, two, three):
    ours = merging.merge(merging.merge(one, two), three)
    theirs = merging.merge(merging.merge(three, one), two)
    assert {k: ours[k] for k in ("sheets", "conflicts", "drawn")} == {k: theirs[k] for k in ("sheets", "conflicts", "drawn")}
    assert merging.merge(ours, two) == ours
    said = [*ours["sheets"], *(v for c in ours["conflicts"] for v in c["versions"])]
    assert all(s in said for record in (one, two, three) for s in record["sheets"])


@settings(max_examples=25, deadline=None)
@given(records)
def test_checking_again_changes_nothing(record):
    assert checking.check(json.loads(json.dumps(record))) == record


def test_the_invented_readers_rows_are_marked_as_scripted_and_are_nobodys_when_read():
    mine = inputs.commit(inputs.with_changes(inputs.opened(inputs.blank(), "BCBD"), "BCBD", harm="40"), "BCBD")
    table = files.as_csv({**mine, "panel": True})
    assert sum(line.endswith(",yes") for line in table.splitlines()) == 12
    again = files.read("a.csv", table)
    assert [s["code"] for s in again["sheets"]] == ["BCBD"] and again["panel"] and not again["invented"]


def test_a_cell_like_a_formula_is_guarded_and_comes_back():
    record = inputs.with_changes(inputs.blank(), "BCBD", harm="=1+1", why="@home")
    table = files.as_csv(record)
    assert "'=1+1" in table and "'@home" in table and files.read("a.csv", table)["sheets"] == record["sheets"]


@pytest.mark.parametrize("change", [
    lambda t: "\ufeff" + t, lambda t: t.replace("\r\n", "\n"), lambda t: t + "\r\n,,\r\n\r\n",
    lambda t: "\r\n".join(line + (",extra" if n == 0 else ",x") for n, line in enumerate(t.split("\r\n")) if line),
    lambda t: t.replace("code,version_read", "Code, VERSION_READ", 1)])
def test_a_table_is_read_as_spreadsheets_write_it(change):
    assert table_part(files.read("a.csv", change(files.as_csv(example.load())))) == table_part(example.load())


def test_a_table_with_semicolons_is_read():
    table = "code;harm;decisions;committed;seed\r\nBCBD;40;;yes;1975\r\nBBCF;0;100;yes;1975\r\n"
    assert [(s["harm"], s["decisions"]) for s in files.read("a.csv", table)["sheets"]] == [(0, 100), (40, "")]


def changed(path, value):
    """The example with one thing changed."""
    record = json.loads(json.dumps(example.load()))
    at = record
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return record


@pytest.mark.parametrize(("path", "value", "part"), [
    (("version",), 9, "version: this page reads records of version 1"), (("version",), True, "version"), (("seed",), -1, "seed: a whole number"),
    (("seed",), 1.5, "seed: a whole number"), (("sheets", 0, "code"), "ABCD", "sheets, number 1, code: “ABCD” is not a code"),
    (("sheets", 0, "code"), 7, "sheets, number 1, code"), (("sheets", 0, "harm"), 101, "sheets, number 1, harm: Likelihood of harm: 101 is out of range"),
    (("sheets", 0, "harm"), -1, "out of range"), (("sheets", 0, "harm"), 2.5, "a whole number from 0 to 100"), (("sheets", 0, "harm"), True, "a whole number"),
    (("sheets", 0, "harm"), None, "a whole number"), (("sheets", 0, "harm"), "40", "a whole number"), (("sheets", 0, "entry"), "other", "is no entry"),
    (("sheets", 0, "why"), "x" * 601, "601 characters"), (("sheets", 0, "why"), 7, "text is needed"), (("sheets", 0, "heard"), 1, "true or false"),
    (("sheets",), {}, "a list is needed"), (("sheets", 0), [], "a reader’s sheet"), (("drawn",), ["AAAA"], "drawn, number 1"), (("answer",), 3, "answer: text"),
    (("conflicts",), [{"code": "BCBD", "versions": [1]}], "two at least"), (("conflicts",), [{"code": "BCBD", "versions": [1, 2]}], "a reader’s sheet")])
def test_a_record_that_is_not_one_is_refused_with_a_sentence_that_names_the_place(path, value, part):
    with pytest.raises(Problem) as told:
        checking.check(changed(path, value))
    assert part in str(told.value)


def test_a_committed_sheet_without_a_rating_is_refused():
    record = changed(("sheets", 0, "harm"), "")
    record["sheets"][0]["decisions"] = ""
    with pytest.raises(Problem, match="one rating at least"):
        checking.check(record)


@pytest.mark.parametrize(("old", "new", "part"), [
    (",told,80,30,", ",told,180,30,", "Likelihood of harm: 180 is out of range"), (",told,80,30,", ",told,often,30,", "“often” is not a number"),
    (",told,80,30,", ",untold,80,30,", "does not go with the code"), (",closed,Nobody", ",clozed,Nobody", "entry: “clozed” is no entry"),
    (",1975,yes,no\r\n", ",1976,yes,no\r\n", "seed: a whole number is needed here, and the same in every line"),
    (",1975,yes,no\r\n", ",1975,no,no\r\n", "invented: yes or no"), ("code,", "somebody,", "“code” is missing")])
def test_a_table_that_is_not_one_is_refused_with_its_line(old, new, part):
    table = files.as_csv(example.load())
    assert old in table
    with pytest.raises(Problem) as told:
        files.read("a.csv", table.replace(old, new, 1))
    assert part in str(told.value) and "Line " in str(told.value)


def test_one_code_twice_in_a_table_is_refused():
    table = files.as_csv(example.load())
    line = table.splitlines()[1]
    with pytest.raises(Problem, match="stands there twice"):
        files.read("a.csv", table + line + "\r\n")


def test_one_sheets_own_file_holds_it_and_nobody_else():
    mine = inputs.only(example.load(), example.load()["sheets"][0]["code"])
    assert len(mine["sheets"]) == 1 and mine["here"]["code"] == "" and not mine["showing"]
    with pytest.raises(Problem, match="Commit first"):
        inputs.only(inputs.blank(), "BCBD")


def test_two_versions_of_a_sheet_stand_side_by_side_until_one_is_picked():
    first = example.load()
    code = first["sheets"][0]["code"]
    both = merging.merge(first, checking.check(changed(("sheets", 0, "harm"), 1)))
    (conflict,) = both["conflicts"]
    assert {v["harm"] for v in conflict["versions"]} == {1, first["sheets"][0]["harm"]}
    assert code not in [r["code"] for r in rules.compute(both)["readers"]]
    for number, version in enumerate(conflict["versions"]):
        settled = merging.pick(both, conflict, number)
        assert settled["conflicts"] == [] and version in settled["sheets"]
    with pytest.raises(Problem, match="made already"):
        merging.pick(first, conflict, 0)


def test_the_example_is_not_mixed_with_sheets_of_ones_own_and_too_many_are_refused():
    with pytest.raises(Problem, match="invented example"):
        merging.merge(inputs.blank(), example.load())
    groups = [codes.for_group(30), ]
    groups.append(codes.for_group(30, taken=groups[0]))
    mine, theirs = ({**inputs.blank(), "sheets": [{**inputs.new_sheet(c), "harm": 1, "committed": True} for c in group]} for group in groups)
    with pytest.raises(Problem, match="60 readers"):
        merging.merge(mine, theirs)


def test_whoever_leaves_leaves_no_trace():
    made = {**example.load(), "drawn": [example.load()["sheets"][2]["code"]]}
    code = made["sheets"][2]["code"]
    left = inputs.leave({**made, "here": {"code": code, "test": False}}, code)
    assert code not in json.dumps([left, rules.compute(left)])


def test_the_paper_version_holds_the_same_chronology_questions_and_last_question():
    paper = (HERE / "paper.md").read_text(encoding="utf-8")
    for entry in ENTRIES:
        assert paper.count(f"| {entry.date} | {entry.who} | {entry.text} |") == 2
    assert paper.count(FAMILY) == paper.count(STAND) == paper.count(HARM) == paper.count(DECISIONS) == 2
    assert paper.count(ENDING) == 1, "only one of the two sheets has the ending"
    assert all(head in paper for head, _ in CANNOT)


def test_the_page_tells_nobody_how_it_ended():
    page = (HERE / "page.md").read_text(encoding="utf-8").lower()
    assert not [word for word in ("window", "catch", "digger", "string", "wrist", "fell", "marsha", "housing", "landlord") if word in page]
