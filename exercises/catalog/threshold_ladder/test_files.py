"""Files out and back, files of a group together, and files from strangers."""

import json
import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.threshold_ladder import checking, files, inputs, merging, panel, rules
from exercises.catalog.threshold_ladder.referrals import ALL, BY_ID, OPEN, REFERRALS, RUNGS, SURE, UNSURE
from exercises.record.problems import Problem

HERE = pathlib.Path(__file__).parent
text = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
answer = st.fixed_dictionaries({"rung": st.sampled_from((None, UNSURE, 1, 2, 3, 4)), "sure": st.sampled_from(tuple(SURE)),
                                "why": text, "ask": text})
ids = ("r0a", "r0b", "r0c")


def sheets(round_name, referrals):
    return st.fixed_dictionaries({
        "rater": st.sampled_from(ids), "round": st.just(round_name), "committed": st.booleans(), "late": st.booleans(),
        "spoke": st.sampled_from((None, 1, 3)), "rungs": st.just(list(RUNGS)),
        "answers": st.dictionaries(st.sampled_from(referrals[:4]), answer, max_size=3)})


records = st.fixed_dictionaries({
    "sheets": st.lists(st.one_of(sheets("before", ALL), sheets("after", OPEN)), max_size=4),
    "raters": st.just([{"id": one, "name": name, "role": role} for one, name, role in zip(ids, ("Alder", "Heron", "Otter"), ("", "Police", ""))]),
    "panel": st.booleans()}).map(lambda drawn: checking.check({**inputs.blank(), **drawn}))


def bare(record):
    """A record without what belongs to a device and not to the group."""
    return {k: v for k, v in record.items() if k not in ("here", "showing", "shown")}


@settings(max_examples=40, deadline=None)
@given(records)
def test_json_brings_the_same_record_and_results_back(record):
    again = files.read("a.json", files.as_json(record))
    assert again == record and rules.compute(again) == rules.compute(record)


@settings(max_examples=40, deadline=None)
@given(records)
def test_csv_brings_the_same_record_and_results_back(record):
    if record["conflicts"]:
        with pytest.raises(Problem, match="two versions"):
            files.as_csv(record)
        return
    again = files.read("a.csv", files.as_csv(record))
    assert bare(again) == bare(record) and rules.compute(again) == rules.compute(record)


@settings(max_examples=40, deadline=None)
@given(records, records, records)
def test_merging_loses_nothing_and_does_not_care_about_order(one, two, three):
    ours = merging.merge(merging.merge(one, two), three)
    theirs = merging.merge(merging.merge(three, one), two)
    assert {k: ours[k] for k in ("sheets", "conflicts", "raters")} == {k: theirs[k] for k in ("sheets", "conflicts", "raters")}
    assert merging.merge(ours, two) == ours
    said = [*ours["sheets"], *(v for c in ours["conflicts"] for v in c["versions"])]
    assert all(s in said for record in (one, two, three) for s in record["sheets"])


@settings(max_examples=25, deadline=None)
@given(records)
def test_checking_again_changes_nothing(record):
    assert checking.check(json.loads(json.dumps(record))) == record


def test_the_panels_rows_are_marked_as_scripted_in_the_table_and_are_nobodys_when_read():
    table = files.as_csv(panel.example())
    rows = [line for line in table.splitlines() if line.startswith("panel")]
    assert len(rows) == 5 * 22 and all(row.endswith(",yes") for row in rows)
    assert [r["name"] for r in files.read("a.csv", table)["raters"]] == ["Heron", "Otter"]


def test_a_cell_like_a_formula_is_guarded_and_comes_back():
    record = inputs.blank()
    record = inputs.with_answer(record, record["raters"][0]["id"], "before", "mondays", rung=1, why="=1+1", ask="@home")
    table = files.as_csv(record)
    assert "'=1+1" in table and "'@home" in table
    assert bare(files.read("a.csv", table)) == bare(record)


@pytest.mark.parametrize("change", [
    lambda t: "\ufeff" + t, lambda t: t.replace("\r\n", "\n"), lambda t: t + "\r\n,,\r\n\r\n",
    lambda t: "\r\n".join(line + (",extra" if n == 0 else ",x") for n, line in enumerate(t.split("\r\n")) if line),
    lambda t: t.replace("rater_id,rater", "Rater_ID, RATER", 1)])
def test_a_table_is_read_as_spreadsheets_write_it(change):
    table = files.as_csv(panel.example())
    assert bare(files.read("a.csv", change(table))) == bare(panel.example())


def changed(path, value):
    """The example with one thing changed, as JSON."""
    record = json.loads(json.dumps(panel.example()))
    at = record
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return record


@pytest.mark.parametrize(("path", "value", "part"), [
    (("version",), 9, "version: this page reads ladder records of version 1"),
    (("seed",), -1, "seed: a whole number"), (("seed",), 1.5, "seed: a whole number"), (("raters",), [], "nobody is in this record"),
    (("raters", 0, "id"), "panelwren", "raters, number 1, id"), (("raters", 0, "name"), "  ", "raters, number 1, name"),
    (("raters", 1, "id"), "r00000001", "stands there twice"), (("raters", 0, "role"), "x" * 90, "raters, number 1, role"),
    (("rungs",), ["one"], "the ladder has 4 rungs"), (("rungs", 0), "ONE service  more", "two rungs have one name"),
    (("sheets", 0, "rater"), "rx", "nowhere else in the record"), (("sheets", 0, "round"), "during", "neither before nor after"),
    (("sheets", 0, "answers", "mondays", "rung"), 5, "is not a rung"), (("sheets", 0, "answers", "mondays", "rung"), 0, "is not a rung"),
    (("sheets", 0, "answers", "mondays", "rung"), True, "is not a rung"), (("sheets", 0, "answers", "mondays", "rung"), 2.5, "is not a rung"),
    (("sheets", 0, "answers", "mondays", "sure"), "quite", "sure"), (("sheets", 0, "answers", "mondays", "why"), "x" * 401, "401 characters"),
    (("sheets", 0, "answers", "mondays", "why"), 7, "text is needed"), (("sheets", 0, "answers", "other"), {}, "is not a referral"),
    (("sheets", 2, "answers", "clinic"), {"rung": 4}, "is not a referral that is placed after"),
    (("sheets", 0, "committed"), 1, "true or false"), (("sheets", 2, "spoke"), 99, "from 1 to 12"), (("sheets",), {}, "a list is needed"),
    (("conflicts",), [{"about": "mood", "rater": "r00000001", "versions": [1, 2]}], "not something that two files can differ on")])
def test_a_record_that_is_not_one_is_refused_with_a_sentence_that_names_the_place(path, value, part):
    with pytest.raises(Problem) as told:
        checking.check(changed(path, value))
    assert part in str(told.value)


@pytest.mark.parametrize(("old", "new", "part"), [
    (",mondays,Mondays,2,", ",mondays,Mondays,5,", "Line 2, rung: “5” is not a rung"),
    (",mondays,Mondays,2,", ",monday,Mondays,2,", "Line 2, referral: “monday”"),
    (",before,mondays,", ",during,mondays,", "Line 2, round: “during”"),
    (",1965,yes,yes,no\r\n", ",1966,yes,yes,no\r\n", "seed: a whole number is needed here, and the same in every line"),
    ("r00000001,Heron,Student social worker,before,ramp", "r00000001,Herring,Student social worker,before,ramp", "Line 3, rater: “Herring”"),
    ("r00000001,Heron,Student social worker,before,ramp", "r00000001,Heron,Student social worker,before,mondays", "Line 3, referral: “mondays” stands there twice"),
    ("rater_id,", "somebody,", "“rater_id” is missing")])
def test_a_table_that_is_not_one_is_refused_with_its_line(old, new, part):
    table = files.as_csv(panel.example())
    assert old in table
    with pytest.raises(Problem) as told:
        files.read("a.csv", table.replace(old, new, 1))
    assert part in str(told.value)


def test_one_persons_own_file_holds_what_they_committed_and_nobody_else():
    example = panel.example()
    mine = inputs.only(example, "r00000002")
    assert [r["name"] for r in mine["raters"]] == ["Otter"] and len(mine["sheets"]) == 2 and not mine["panel"]
    assert "Heron" not in json.dumps(mine)
    with pytest.raises(Problem, match="Commit first"):
        inputs.only(inputs.blank(), inputs.blank()["raters"][0]["id"])


def test_two_versions_stand_side_by_side_until_one_is_picked():
    example = panel.example()
    other = json.loads(json.dumps(example))
    other["sheets"][0]["answers"]["mondays"]["rung"] = 4
    both = merging.merge(example, checking.check(other))
    (conflict,) = both["conflicts"]
    assert {v["answers"]["mondays"]["rung"] for v in conflict["versions"]} == {2, 4}
    assert "r00000001" not in [r["id"] for r in rules.compute(both)["raters"]]
    for number, version in enumerate(conflict["versions"]):
        settled = merging.pick(both, conflict, number)
        assert settled["conflicts"] == [] and version in settled["sheets"]
    with pytest.raises(Problem, match="made already"):
        merging.pick(example, conflict, 0)


def test_one_name_on_two_devices_is_asked_about_and_not_merged():
    one, two = panel.example(), json.loads(json.dumps(panel.example()).replace("r00000001", "r00000009").replace("r00000002", "r00000008"))
    both = merging.merge(one, checking.check(two))
    assert len(both["raters"]) == 4 and len(merging.same_names(both)) == 2
    joined = merging.one_person(both, *merging.same_names(both)[0])
    assert len(joined["raters"]) == 3 and joined["conflicts"] == []
    apart = merging.two_people(both, merging.same_names(both)[0][1])
    assert len({r["name"] for r in apart["raters"]}) == 3 and len(merging.same_names(apart)) == 1


def test_the_example_is_not_mixed_with_a_record_of_ones_own():
    with pytest.raises(Problem, match="invented example"):
        merging.merge(inputs.blank(), panel.example())


def test_a_withdrawn_person_leaves_no_trace():
    left = inputs.withdraw(panel.example(), "r00000002")
    assert "Otter" not in json.dumps([left, rules.compute(left)]).replace("Otter:", "") and "r00000002" not in json.dumps(left)
    assert inputs.withdraw(left, "r00000001")["sheets"] == []


def test_the_paper_version_holds_the_same_referrals_ladder_and_duties():
    paper = (HERE / "paper.md").read_text(encoding="utf-8")
    for referral in REFERRALS:
        assert referral.text in paper and f". {referral.title}." in paper
        for told in referral.action or ():
            assert told in paper
    assert all(rung in paper for rung in RUNGS)
    before = paper.partition("## Only once everybody has committed")[0]
    assert not any(part in before for one in BY_ID.values() if one.action for part in one.action), "the key stands on its own sheet"
