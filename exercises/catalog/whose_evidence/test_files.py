"""Files out and back, files of a group together, and files from strangers."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.whose_evidence import checking, files, inputs, merging, partner, rules, together
from exercises.record.together import Merged
from exercises.catalog.whose_evidence.claims import ASPECTS, CLAIMS, HOW, SPEAKERS, SUBJECTS
from exercises.catalog.whose_evidence.silences import SUBJECTS as SILENT
from exercises.record.problems import Problem

IDS = [c.id for c in CLAIMS]
words = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
codes = st.dictionaries(st.sampled_from(IDS[:4]), st.fixed_dictionaries(
    {"speaker": st.sampled_from(("", *SPEAKERS)), "about": st.sampled_from(("", *SUBJECTS)), "how": st.sampled_from(("", *HOW)), "against": words}), max_size=3)
OWN = [inputs.own_claim("Schools listen.", "Smith", "2019"), inputs.own_claim("=1+1 is, “a” claim; with; signs", "@home", "", "+ stands")]


@st.composite
def records(draw):
    coders = []
    for n in sorted(draw(st.sets(st.integers(0, 2), min_size=1))):
        held = draw(codes)
        apart = {c: {a: k[a] for a in ASPECTS} for c, k in held.items() if inputs.is_coded(k)} if draw(st.booleans()) else None
        coders.append({"id": f"c{n}", "name": inputs.PSEUDONYMS[n], "codes": held, "apart": apart})
    return checking.check({**inputs.blank(), "coders": coders, "own": draw(st.lists(st.sampled_from(OWN), unique_by=lambda o: o["id"])),
                           "gaps": draw(st.dictionaries(st.sampled_from(list(SILENT)), words, max_size=2)), "partner": draw(st.booleans())})


def bare(record):
    """A record without what belongs to a device and not to the group."""
    return {k: v for k, v in record.items() if k not in ("here", "showing")}


@settings(max_examples=50, deadline=None)
@given(records())
def test_both_files_bring_the_same_record_and_results_back(record):
    assert files.read("a.json", files.as_json(record)) == record == checking.check(json.loads(json.dumps(record)))
    again = files.read("a.csv", files.as_csv(record))
    assert bare(again) == bare(record) and rules.compute(again) == rules.compute(record)


@settings(max_examples=50, deadline=None)
@given(records(), records(), records())
def test_merging_loses_nothing_and_does_not_care_about_order(one, two, three):
    kept = ("coders", "own", "gaps", "conflicts")
    if any(inputs.is_untouched(r) for r in (one, two, three)):
        return
    ours = merging.merge(merging.merge(one, two), three)
    theirs = merging.merge(merging.merge(three, one), two)
    assert {k: ours[k] for k in kept} == {k: theirs[k] for k in kept}
    assert merging.merge(ours, two) == ours == checking.check(json.loads(json.dumps(ours)))
    said = [*ours["coders"], *(v for c in ours["conflicts"] for v in c["versions"])]
    assert all(c in said for record in (one, two, three) for c in record["coders"])
    texts = [*ours["gaps"].values(), *(v for c in ours["conflicts"] for v in c["versions"])]
    assert all(text in texts for record in (one, two, three) for text in record["gaps"].values())


def two_versions():
    """Two files that say different things of one coder."""
    one = inputs.blank()
    first = one["here"]["coder"]
    return inputs.with_code(one, first, IDS[0], speaker="child"), inputs.with_code(one, first, IDS[0], speaker="author")


def test_a_conflict_waits_and_either_version_can_be_picked():
    mine, theirs = two_versions()
    both = merging.merge(mine, theirs)
    question = together.waiting(Merged(both))[0]
    kind, conflict = question.what
    assert kind == "conflict" and conflict["about"] == "coder" and rules.compute(both)["coders"] == []
    for number, version in enumerate(conflict["versions"]):
        after = together.settle(Merged(both), question, number).record
        assert after["conflicts"] == [] and after["coders"] == [version]
    with pytest.raises(Problem, match="two versions"):
        files.as_csv(both)
    with pytest.raises(Problem, match="has been made already"):
        merging.pick(mine, conflict, 0)
    with pytest.raises(Problem, match="two versions"):
        inputs.rename(both, conflict["id"], "Alder")


def test_a_third_version_stands_beside_the_two():
    mine, theirs = two_versions()
    third = inputs.with_code(mine, mine["here"]["coder"], IDS[0], speaker="other")
    assert len(merging.merge(merging.merge(mine, theirs), third)["conflicts"][0]["versions"]) == 3


def test_more_versions_than_can_be_chosen_from_are_refused():
    mine = two_versions()[0]
    who = mine["here"]["coder"]
    with pytest.raises(Problem, match="Choose first among those that wait"):
        for number in range(30):
            mine = merging.merge(mine, inputs.with_code({**mine, "conflicts": [], "coders": [inputs.new_coder("Heron", who)]}, who, IDS[0],
                                                        against=f"Reason {number}"))
    assert len(mine["conflicts"][0]["versions"]) == inputs.MOST_VERSIONS and checking.check(json.loads(json.dumps(mine))) == mine


def test_the_same_name_twice_is_asked_about():
    one, two = (inputs.with_code(r := inputs.blank(), r["here"]["coder"], IDS[0], speaker=s) for s in ("child", "author"))
    both = merging.merge(one, two)
    question = together.waiting(Merged(both))[0]
    kind, pair = question.what
    assert kind == "same_name" and len(both["coders"]) == 2
    apart = together.settle(Merged(both), question, 1).record
    assert [c["name"] for c in apart["coders"]] == ["Heron", "Heron 2"] and together.waiting(Merged(apart)) == ()
    same = together.settle(Merged(both), question, 0).record
    assert len(same["coders"]) == 1 and len(same["conflicts"][0]["versions"]) == 2
    blank = inputs.blank()
    bare_one = together.settle(Merged(merging.merge(one, blank)), together.waiting(Merged(merging.merge(one, blank)))[0], 0).record
    assert len(bare_one["coders"]) == 1 and not bare_one["conflicts"] and bare_one["coders"][0]["codes"]


def test_an_own_claim_typed_on_two_devices_is_one_claim_and_its_year_is_asked_about():
    one, two = inputs.add_own(inputs.blank(), "Schools listen.", "Smith"), inputs.add_own(inputs.blank(), "schools  listen.", "Smith", "2019")
    both = merging.merge(one, two)
    assert len(both["own"]) == 1 and both["conflicts"][0]["about"] == "own"
    options = together.waiting(Merged(both))[-1].answers
    assert options == ("Version 1", "Version 2")


def test_nothing_real_is_mixed_with_the_example_and_limits_hold():
    mine = two_versions()[0]
    with pytest.raises(Problem, match="The file holds the invented example"):
        merging.merge(mine, partner.example())
    full = mine
    while len(full["coders"]) < inputs.MOST_CODERS:
        full = inputs.add_coder(full)
    with pytest.raises(Problem, match="Nothing was changed"):
        merging.merge(full, two_versions()[0])
    assert merging.merge(inputs.blank(), mine) == {**mine, "showing": False}


def test_one_coders_file_holds_nobody_else():
    example = partner.example()
    one = inputs.only(example, "c00000002")
    assert [c["name"] for c in one["coders"]] == ["Otter"] and one["gaps"] == {} and files.suggested_name(example, "c00000002") == "whose-evidence-otter"
    with pytest.raises(Problem, match="Finish first"):
        inputs.only(empty := inputs.blank(), empty["here"]["coder"])


def test_the_bibliography_says_what_to_check():
    record = inputs.add_own(partner.example(), "Schools listen.", "=Smith")
    record = inputs.with_code(record, "c00000001", record["own"][0]["id"], speaker="other", about="child", how="hope", against="Ask.")
    rows = list(csv.DictReader(io.StringIO(files.bibliography(record, inputs.find(record["coders"], "c00000001")))))
    assert [row["source"] for row in rows] == ["Chapter 11", "Brief", "NFER", "Moran", "Your Family", "'=Smith"]
    assert all(row["check"].startswith("Check the full reference.") for row in rows)
    assert rows[-1]["check"].endswith("The year is missing.") and rows[-1]["reference"] == "'=Smith (no year)"
    with pytest.raises(Problem, match="no source to list"):
        files.bibliography(inputs.blank(), inputs.blank()["coders"][0])


def damaged():
    """What strangers' files may hold: how the record is changed, and what the sentence names."""
    def put(*way):
        *steps, last, value = way

        def change(record):
            at = record
            for step in steps:
                at = at[step]
            at[last] = value
        return change

    codes_at = ("coders", 0, "codes")
    return [
        (put("version", 2), "version: this page reads"), (put("coders", []), "nobody is in this record"), (put("coders", "x"), "coders: a list"),
        (put("coders", 0, "id", "a b"), "coders, number 1, id"), (put("coders", 0, "id", "partner"), "coders, number 1, id"),
        (put("coders", 0, "name", " "), "coders, number 1, name"), (put("coders", 1, "id", "c00000001"), "stands there twice"),
        (put(*codes_at, "NFER-B9", "speaker", "<script>"), "coders, number 1, codes, NFER-B9, speaker"), (put(*codes_at, "NFER-B9", "how", ["told"]), "how"),
        (put(*codes_at, "NOPE", {}), "is not a claim of this record"), (put(*codes_at, "NFER-B9", "against", "x" * 401), "401 characters"),
        (put(*codes_at, "NFER-B9", "against", "\ud800"), "broken character"), (put("coders", 0, "apart", "NFER-B9", "how", ""), "one of the three codes is missing"),
        (put("own", [{"text": "", "source": "S"}]), "own, number 1"), (put("own", [{"text": "A.", "source": "S", "id": "own0"}]), "does not belong to these words"),
        (put("own", [{"text": "A.", "source": "S"}, {"text": "a.", "source": "S"}]), "Two claims have the same words"),
        (put("gaps", {"weather": "x"}), "gaps"), (put("gaps", []), "gaps: notes by subject"), (put("conflicts", [{"about": "coder"}]), "conflicts, number 1"),
        (put("conflicts", [{"about": "mood", "id": "x", "versions": ["a", "b"]}]), "about: “mood”"),
        (put("conflicts", [{"about": "gap", "id": "race", "versions": ["a", "a"]}]), "not different versions"),
    ]


@pytest.mark.parametrize(("change", "says"), damaged())
def test_a_damaged_record_is_refused_with_the_place(change, says):
    record = json.loads(json.dumps(partner.example()))
    change(record)
    with pytest.raises(Problem, match=says):
        checking.check(record)


@pytest.mark.parametrize(("old", "new", "says"), [
    ("code,c00000001", "coed,c00000001", "Line 2, kind: “coed”"), (",author,service,", ",writer,service,", "Line 2, code, speaker: “writer”"),
    ("yes,yes,no,no", "maybe,yes,no,no", "Line 2, finished: yes or no"), ("c00000001,Heron", "c00000001,Alder", "Line 3, coder and finished"),
    ("c00000001,Heron,CH11-PA5", "c00000001,Heron,own12", "Line 2, claim_id: “own12” does not belong"),
    ("c00000001,Heron,NFER-B9", "c00000001,Heron,CH11-PA5", "Line 3, claim_id"), ("kind,", "sort,", "heading “kind” is missing")])
def test_a_damaged_table_is_refused_with_its_line(old, new, says):
    table = files.as_csv(partner.example())
    assert old in table
    with pytest.raises(Problem, match=says):
        files.read("a.csv", table.replace(old, new, 1))


def test_a_table_from_a_spreadsheet_is_read():
    record = inputs.add_own(partner.example(), "+Schools, “listen”; always", "Smith")
    table = files.as_csv(record)
    rows = list(csv.reader(io.StringIO(table)))
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([[*row, "spare"] for row in rows] + [[""] * (len(rows[0]) + 1)] * 2)
    assert bare(files.read("A.CSV", b"\xef\xbb\xbf" + out.getvalue().replace("spare", "mine", 1).encode())) == bare(record)
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
