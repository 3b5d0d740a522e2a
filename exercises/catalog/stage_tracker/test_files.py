"""Files out and back, files of a group together, and files from strangers."""

import json
import pathlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.stage_tracker import checking, files, inputs, merging, rules
from exercises.catalog.stage_tracker.behaviours import (
    BEHAVIOURS,
    DEFAULT_SEED,
    STAGES,
    shuffled,
    stage_of,
    words,
)
from exercises.record import tables
from exercises.record.problems import Problem

IDS = ("m0a", "m0b", "m0c")
NAMES = ("Heron", "Otter", "Alder")


def bare(record):
    """A record without whose page is open, which belongs to a device and not to the group."""
    return {k: v for k, v in record.items() if k not in ("here", "showing")}


text = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
said = st.fixed_dictionaries({
    "member": st.sampled_from(IDS), "check_in": st.sampled_from(("c01", "c02", "c03")),
    "ticks": st.lists(st.sampled_from(("waited", "built_on", "sharp_words")), unique=True, max_size=2),
    "none_fits": st.booleans(), "absent": st.booleans(), "afterwards": st.booleans(),
    "after_comparing": st.booleans(), "example": text})


@st.composite
def records(draw):
    """A record as a device may hold it, some of it differing from what another device holds."""
    chosen = draw(st.lists(st.sampled_from(range(3)), unique=True, min_size=1, max_size=3))
    members = [{"id": IDS[n], "name": draw(st.sampled_from((NAMES[n], NAMES[n] + " B")))} for n in chosen]
    check_ins = [{**inputs.new_check_in(c), "event": draw(st.sampled_from(("", "rain", "sun"))),
                  "date": draw(st.sampled_from(("", "2026-10-12", "soon")))} for c in ("c01", "c02", "c03")]
    entries = [e for e in draw(st.lists(said, max_size=5)) if e["member"] in [m["id"] for m in members]]
    return checking.check({**inputs.blank(), "seed": draw(st.sampled_from((7, 1965))), "members": members,
                           "check_ins": check_ins, "entries": entries,
                           "compared": draw(st.lists(st.sampled_from(("c01", "c02")), unique=True))})


@settings(max_examples=40, deadline=None)
@given(records(), records(), records())
def test_it_makes_no_difference_in_which_order_files_are_put_together(one, two, three):
    left = merging.merge(merging.merge(one, two), three)
    right = merging.merge(three, merging.merge(two, one))
    assert bare(left) == bare(right)
    assert bare(merging.merge(left, two)) == bare(left), "opening a file twice changes nothing"
    assert rules.compute(left) == rules.compute(right)


@settings(max_examples=40, deadline=None)
@given(records(), records())
def test_nothing_that_a_file_said_is_lost(one, two):
    merged = merging.merge(one, two)
    held = [*merged["entries"], *(v for c in merged["conflicts"] if c["about"] == "entry" for v in c["versions"])]
    for record in (one, two):
        assert all(entry in held for entry in record["entries"])


@settings(max_examples=30, deadline=None)
@given(records())
def test_a_record_comes_back_from_json_as_it_was(record):
    assert files.read("saved.json", files.as_json(record)) == record
    assert checking.check(record) == record


@settings(max_examples=30, deadline=None)
@given(records())
def test_the_figures_come_back_from_csv(record):
    if record["conflicts"]:
        with pytest.raises(Problem, match="two versions"):
            files.as_csv(record)
        return
    again = files.read("Saved.CSV", files.as_csv(record).encode())
    theirs, ours = rules.compute(again), rules.compute(record)
    # A text field that ends or begins with blanks may lose them in a table; figures may not change.
    for results in (theirs, ours):
        for check_in in results["check_ins"]:
            check_in["event"] = check_in["event"].strip()
    assert theirs == ours


def test_the_example_survives_both_kinds_of_file_whole():
    example = files.example()
    assert files.read("a.csv", files.as_csv(example)) == example
    assert files.read("a.json", files.as_json(example)) == example


def test_a_formula_in_a_cell_stays_text():
    record = inputs.blank()
    member = record["members"][0]["id"]
    record = inputs.with_entry(record, member, "c01", ticks=["waited"], example='=HYPERLINK("x","y")')
    table = files.as_csv(record)
    assert "'=HYPERLINK" in table
    assert files.read("a.csv", table)["entries"][0]["example"] == '=HYPERLINK("x","y")'


def test_one_members_own_file_holds_nobody_else():
    example = files.example()
    own = json.loads(files.as_json(inputs.only(example, "ma7d3310f")))
    assert [m["name"] for m in own["inputs"]["members"]] == ["Otter"]
    assert not any(other in json.dumps(own) for other in ("m20f8e6c4", "m5c1e09b2", "md94b7a15", "m71ee2c8d"))
    # Words that Otter wrote stay Otter's; none of the others' come along.
    assert len(own["inputs"]["entries"]) == 7


def test_a_groups_own_files_make_the_groups_record():
    example = files.example()
    parts = [files.read("p.json", files.as_json(inputs.only(example, m["id"]))) for m in example["members"]]
    whole = parts[2]
    for part in (parts[4], parts[0], parts[3], parts[1], parts[0]):
        whole = merging.merge(whole, part)
    assert bare(whole) == bare(example)


def two_versions():
    """Two devices that say different things of one entry, and what becomes of them together."""
    record = inputs.blank()
    member = record["members"][0]["id"]
    one = inputs.with_entry(record, member, "c01", ticks=["waited"])
    two = inputs.with_entry(record, member, "c01", ticks=["sharp_words"])
    return member, one, two, merging.merge(one, two)


def test_different_versions_stand_side_by_side_and_count_towards_nothing():
    member, one, two, merged = two_versions()
    assert merged["entries"] == []
    assert [v["ticks"] for v in merged["conflicts"][0]["versions"]] == [["sharp_words"], ["waited"]]
    first = rules.compute(merged)["check_ins"][0]
    assert first["members"][0]["state"] == "undecided" and first["profile"] is None


def test_the_learner_picks_and_only_then_does_it_count():
    member, one, two, merged = two_versions()
    picked = merging.pick(merged, merged["conflicts"][0], 1)
    assert picked["conflicts"] == [] and picked["entries"] == one["entries"]
    with pytest.raises(Problem, match="already"):
        merging.pick(picked, merged["conflicts"][0], 0)


def test_a_duplicate_entry_in_one_file_is_asked_about_unless_it_is_the_same():
    record = inputs.blank()
    member = record["members"][0]["id"]
    entry = {**inputs.new_entry(member, "c01"), "ticks": ["waited"]}
    assert checking.check({**record, "entries": [entry, dict(entry)]})["entries"] == [entry]
    other = {**entry, "ticks": ["built_on"]}
    assert len(checking.check({**record, "entries": [entry, other]})["conflicts"]) == 1


def test_one_name_twice_is_asked_about_and_not_merged():
    one, two = inputs.blank(), inputs.blank()
    first, second = one["members"][0]["id"], two["members"][0]["id"]
    one = inputs.with_entry(one, first, "c01", ticks=["waited"])
    two = inputs.with_entry(two, second, "c02", ticks=["built_on"])
    merged = merging.merge(one, two)
    assert len(merged["members"]) == 2
    (pair,) = merging.same_names(merged)
    together = merging.one_person(merged, *pair)
    assert len(together["members"]) == 1 and len(together["entries"]) == 2
    apart = merging.two_people(merged, pair[1])
    assert merging.same_names(apart) == [] and {m["name"] for m in apart["members"]} == {"Heron", "Heron 2"}
    assert checking.check(apart) == apart and checking.check(together) == together


def test_more_than_eight_and_the_example_with_real_entries_are_refused():
    one, two = inputs.blank(), inputs.blank()
    for _ in range(4):
        one, two = inputs.add_member(one), inputs.add_member(two)
    with pytest.raises(Problem, match="10 members"):
        merging.merge(one, two)
    with pytest.raises(Problem, match="invented example"):
        merging.merge(one, files.example())


def spoilt(**changes):
    """A record's JSON with something wrong in its inputs."""
    whole = json.loads(files.as_json(files.example()))
    whole["inputs"].update(changes)
    return json.dumps(whole, indent=1)


def without_first(field, **changes):
    rows = json.loads(files.as_json(files.example()))["inputs"][field]
    rows[0].update(changes)
    return spoilt(**{field: rows})


@pytest.mark.parametrize("data, part", [
    (files.as_json(files.example()).replace('"version": 1', '"version": 2', 1), "version"),
    (spoilt(version=9), "version: "),
    (files.as_json(files.example())[:4000], "breaks off in line"),
    ("x" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
    ("", "empty"),
    ("[]", "Line 1|begin with a curly bracket"),
    (files.as_json(files.example()).replace("1965", "NaN", 1), "Line .*NaN"),
    (spoilt(seed="1965"), "^seed: "), (spoilt(seed=True), "^seed: "), (spoilt(seed=-1), "^seed: "),
    (spoilt(members=[]), "^members: "), (spoilt(members="me"), "^members: "),
    (spoilt(members=[{"id": "m1", "name": "A"}] * 9), "^members: .*9"),
    (spoilt(members=[{"id": "m1", "name": "A"}, {"id": "m1", "name": "B"}]), "^members: the id m1"),
    (spoilt(check_ins=[]), "^check_ins: "), (spoilt(check_ins=[{"id": "c17"}]), "^check_ins, number 1, id: .*c17"),
    (without_first("members", name="   "), "^members, number 1, name: "),
    (without_first("members", name=["a"]), "^members, number 1, name: "),
    (without_first("members", id="<b>"), "^members, number 1, id: "),
    (without_first("entries", member="m999"), "^entries, number 1, member: "),
    (without_first("entries", check_in={}), "^entries, number 1, check_in: "),
    (without_first("entries", ticks=["waited", "=1+1"]), "^entries, number 1, ticks: .*=1"),
    (without_first("entries", ticks="waited"), "^entries, number 1, ticks: "),
    (without_first("entries", absent="yes"), "^entries, number 1, absent: "),
    (without_first("entries", example="y" * 2001), "^entries, number 1, example: .*2,001"),
    (without_first("entries", example=None), "^entries, number 1, example: "),
    (spoilt(conflicts=[{"about": "seed", "versions": [1, 2]}]), "^conflicts, number 1, about: "),
    (spoilt(conflicts=[{"about": "event", "check_in": "c01", "versions": ["a"]}]), "^conflicts, number 1, versions: "),
    (spoilt(conflicts=[None]), "^conflicts, number 1"),
])
def test_a_bad_file_gets_a_sentence_that_names_the_place(data, part):
    with pytest.raises(Problem, match=part):
        files.read("theirs.json", data)


def rows_of(record):
    return tables.read(files.as_csv(record), list(files.COLUMNS))


def table_with(column, value, line=0):
    rows = rows_of(files.example())
    rows[line][column] = value
    return tables.write(list(files.COLUMNS), [[row[c] for c in files.COLUMNS] for row in rows])


@pytest.mark.parametrize("column, value, part", [
    ("ticks", "waited; dancing", "Line 2, ticks: .*dancing"), ("check_in", "c99", "Line 2, check_in: .*c99"),
    ("absent", "perhaps", "Line 2, absent: .*perhaps"), ("seed", "1e9", "Line 2, seed: "),
    ("seed", "4", "Line 3, seed: another number"), ("member_id", "<i>", "Line 2, member_id: "),
    ("member", "", "Line 2"), ("date", "1/1/2026", "Line 3, date: "), ("event", "=cmd|x", "Line 3, event: ")])
def test_a_bad_table_gets_a_sentence_that_names_the_line(column, value, part):
    with pytest.raises(Problem, match=part):
        files.read("theirs.csv", table_with(column, value))


def test_a_table_of_another_kind_is_refused_and_spreadsheets_ways_are_not():
    with pytest.raises(Problem, match="Line 1"):
        files.read("a.csv", "name,age\r\nAnn,9\r\n")
    table = files.as_csv(files.example())
    assert files.read("a.csv", b"\xef\xbb\xbf" + table.encode()) == files.example()
    assert files.read("a.csv", table.replace("\r\n", "\n") + "\n\n") == files.example()


def test_every_behaviour_can_be_written_and_read():
    record = inputs.blank()
    record = inputs.with_entry(record, record["members"][0]["id"], "c01", ticks=list(BEHAVIOURS))
    assert files.read("a.csv", files.as_csv(record)) == record


def paper():
    return pathlib.Path(__file__).with_name("paper.md").read_text("utf-8")


def test_the_sheet_on_paper_is_in_the_same_order_and_its_key_is_right():
    numbered = dict(re.findall(r"^\| (\d+) \| ([^|]+?) \| ☐", paper(), re.MULTILINE))
    order = shuffled(DEFAULT_SEED)
    assert [numbered[str(n)] for n in range(1, 26)] == [words(b) for b in order]
    for stage in STAGES:
        told = re.search(rf"^\| {stage.capitalize()} \| ([\d, ]+) \|", paper(), re.MULTILINE)[1]
        assert [int(n) for n in told.split(",")] == [n for n, b in enumerate(order, 1) if stage_of(b) == stage]


def test_the_sheet_names_no_stage_before_the_key_is_due():
    sheet = paper().split("## Counting by hand")[0].lower()
    assert not any(stage in sheet for stage in STAGES)
