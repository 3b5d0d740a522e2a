"""The rules of the exercise: what is counted, what is not added up, and what is not defined."""

import json
import pathlib
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.whose_evidence import checking, inputs, partner, rules, silences, voices
from exercises.catalog.whose_evidence.claims import ASPECTS, CLAIMS, HOW, MOST_TEXT, SOURCES, SPEAKERS, SUBJECTS, all_of
from exercises.measures.cohen_kappa import kappa
from exercises.record.problems import Problem

ROOT = pathlib.Path(__file__).parents[3]
IDS = [c.id for c in CLAIMS]
HERON = {"id": "c0", "name": "Heron"}


def code(speaker="author", about="child", how="told", against=""):
    return {"speaker": speaker, "about": about, "how": how, "against": against}


def coder(codes, number=0, finished=True):
    apart = {c: {a: k[a] for a in ASPECTS} for c, k in codes.items() if all(k[a] for a in ASPECTS)} if finished else None
    return {"id": f"c{number}", "name": inputs.PSEUDONYMS[number], "codes": codes, "apart": apart}


def record(*coders, **more):
    return checking.check({**inputs.blank(), "coders": list(coders), **more})


def in_order(*codes):
    """Codes of the first claims in order; None leaves one out."""
    return {claim: one for claim, one in zip(IDS, codes) if one is not None}


# The check values of the outline

@pytest.mark.parametrize(("which", "family", "of", "percent"), [
    ("VOI-3", 23, 66, 34.8), ("VOI-4", 23, 104, 22.1), ("VOI-1", 9, 92, 9.8), ("VOI-2", 20, 52, 38.5), ("VOI-5", 0, 29, 0.0), ("VOI-6", 37, 37, 100.0),
    ("VOI-7", 1, 9, 11.1)])
def test_shares_inside_one_count(which, family, of, percent):
    found = voices.share(next(v for v in voices.COUNTS if v.id == which))
    assert (found["family"], found["of"], round(100 * found["share"], 1)) == (family, of, percent)
    assert found["mixed"] == (which in ("VOI-1", "VOI-2", "VOI-4"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(voices.COUNTS), min_size=2, max_size=7, unique=True))
def test_counts_are_never_added_up(some):
    with pytest.raises(Problem, match="Not added up, because"):
        voices.total(some)


def test_why_counts_are_not_added_up_is_told():
    by_id = {v.id: v for v in voices.COUNTS}
    for pair, why in ((("VOI-1", "VOI-5"), "families and people"), (("VOI-5", "VOI-6"), "its own way")):
        with pytest.raises(Problem, match=why):
            voices.total(by_id[one] for one in pair)
    twice = (by_id["VOI-3"], by_id["VOI-3"]._replace(id="again"))
    with pytest.raises(Problem, match="hold the same people"):
        voices.total(twice)
    with pytest.raises(Problem, match="No count was chosen"):
        voices.total([])
    assert voices.total([by_id["VOI-3"]])["of"] == 66


# The words agree with the course's own pages

def test_the_twenty_four_are_items_of_the_sources_and_their_references_are_the_courses():
    items = {i["id"]: i for i in tomllib.loads((ROOT / "docs/sources/items.toml").read_text("utf-8"))["item"]}
    assert len(CLAIMS) == len(set(IDS)) == 24 and all(items[c.id]["source"] == c.source for c in CLAIMS)
    assert {c.source for c in CLAIMS} == set(SOURCES)
    known = {s["key"]: s for s in tomllib.loads((ROOT / "docs/sources/sources.toml").read_text("utf-8"))["source"]}
    assert all((s.reference, s.to_find) == (known[key]["reference"], known[key]["to_find"]) for key, s in SOURCES.items())
    assert all(v.id in items for v in voices.COUNTS) and all(len(c.text) <= MOST_TEXT for c in CLAIMS)


def test_what_the_sources_do_not_say_is_what_the_page_on_it_says():
    held = tomllib.loads((ROOT / "docs/sources/silences.toml").read_text("utf-8"))
    rows = {(r["subject"], r["source"]): r for r in held["silence"]}
    names = {s["id"]: s for s in held["subject"]}
    assert list(silences.SUBJECTS) == ["race", "disability", "language", "poverty", "children"]
    assert len(silences.ROWS) == 25
    for place, row in silences.ROWS.items():
        assert {k: rows[place].get(k, [] if k == "items" else "") for k in row} == row, place
        assert row["said"] in silences.SAID and (row["items"] or row["where"] or row["said"] == "not said")
    assert all(names[key]["name"] == s["name"] and names[key]["words"] == s["words"] for key, s in silences.SUBJECTS.items())


# Matrix, shares, profiles

def test_each_claim_stands_in_one_place_of_the_grid():
    found = rules.profile(coder(in_order(code("child", "service"), code("child", "service"), code("several", "child"), code("nobody", "several"))), CLAIMS)
    assert found["matrix"]["child"]["service"] == 2 and found["matrix"]["several"]["child"] == 1 and found["matrix"]["nobody"]["several"] == 1
    assert sum(sum(row.values()) for row in found["matrix"].values()) == found["coded"] == 4
    assert {"speaker": "child", "about": "service"} not in found["empty"] and {"speaker": "child", "about": "professional"} in found["empty"]


def test_the_share_of_claims_about_families_that_families_make():
    found = rules.profile(coder(in_order(code("family", "family"), code("child", "service"), code("professional", "child"), code("author", "parent"),
                                         code("several", "family"), code("nobody", "child"))), CLAIMS)["family"]
    assert found == {"by": 1, "of": 5, "share": 0.2, "child": 0, "not_defined_because": ""}


def test_a_share_of_few_or_none_is_not_given():
    few = rules.profile(coder(in_order(code("family", "family"))), CLAIMS)["family"]
    assert few["share"] is None and "there is one such claim, and below 5" in few["not_defined_because"]
    none = rules.profile(coder(in_order(code("author", "service"))), CLAIMS)["family"]
    assert none["share"] is None and "no claim that is coded here is about children" in none["not_defined_because"]


def test_a_claim_without_a_speaker_or_with_several_is_no_single_speakers_claim():
    found = rules.profile(coder(in_order(code("nobody", "child"), code("several", "child"), code("professional", "family"), code("family", "service"))), CLAIMS)
    assert [(row["id"], row["told_by_others"]) for row in found["single"]] == [(IDS[2], True), (IDS[3], False)]


def test_a_half_coded_claim_counts_nowhere():
    found = rules.profile(coder(in_order(code(how=""), code())), CLAIMS)
    assert (found["coded"], found["begun"]) == (1, 1) and sum(row["claims"] for row in found["by_source"]) == 1


def test_nothing_coded_gives_no_figure():
    found = rules.compute(inputs.blank())
    assert found["coders"][0]["profile"]["coded"] == 0 and found["coders"][0]["profile"]["empty"] == []
    assert found["agreement"]["apart"]["not_defined_because"] == "nobody has finished" and found["disagreements"] == []


def test_profiles_by_source_keep_sources_apart():
    mine = inputs.own_claim("Schools listen.", "Smith", "2019")
    codes = {**in_order(code("family"), code("professional", how="counted")), mine["id"]: code("other", how="hope")}
    found = rules.compute(record(coder(codes), own=[mine]))["coders"][0]["profile"]
    assert [(row["name"], row["claims"]) for row in found["by_source"]] == [("Chapter 11", 1), ("NFER", 1), ("Smith", 1)]
    assert found["strength"][2]["counts"]["hope"] == 1


# Agreement

def test_kappa_of_eight_shared_claims_and_none_without_variation():
    # The eight pairs of the measure’s own check value, under other names.
    names = dict(zip((1, 2, 3, 4), ("author", "professional", "family", "child")))
    a, b = [1, 2, 2, 3, 3, 4, 2, 1], [1, 2, 3, 3, 4, 4, 2, 2]
    found = rules.compute(record(coder(in_order(*(code(names[n]) for n in a))), coder(in_order(*(code(names[n]) for n in b)), 1)))
    pair = found["agreement"]["apart"]["aspects"]["speaker"]["pairs"][0]
    assert (pair["shared"], pair["matches"], round(pair["kappa"], 3)) == (8, 5, 0.489)
    about = found["agreement"]["apart"]["aspects"]["about"]
    assert about["pairs"][0]["kappa"] is None and "no variation" in about["pairs"][0]["not_defined_because"]
    assert about["alpha"]["value"] is None and "no variation" in about["alpha"]["not_defined_because"]


def test_the_published_alpha_of_four_observers():
    sets = [[1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2],
            [None, 5, 5, 5], [None, None, 1, 1], [None, None, 3, None]]
    names = dict(zip(range(1, 6), SPEAKERS))
    coders = [coder(in_order(*(None if unit[n] is None else code(names[unit[n]]) for unit in sets)), n) for n in range(4)]
    found = rules.compute(record(*coders))["agreement"]["apart"]["aspects"]["speaker"]["alpha"]
    assert (round(found["value"], 3), found["units"]) == (0.743, 11)


def test_agreement_is_that_of_what_was_coded_alone():
    one, two = coder(in_order(*[code()] * 5, code("family"))), coder(in_order(*[code()] * 5, code("child")), 1)
    two["codes"][IDS[5]] = code("family")
    found = rules.compute(record(one, two))
    assert found["agreement"]["apart"]["aspects"]["speaker"]["pairs"][0]["matches"] == 5
    assert found["agreement"]["now"]["aspects"]["speaker"]["pairs"][0]["matches"] == 6
    assert [(row["id"], row["aspects"], row["now"]) for row in found["disagreements"]] == [(IDS[5], ["speaker"], [])]
    assert [c["changed"] for c in found["coders"]] == [0, 1]


@pytest.mark.parametrize(("many", "why"), [(0, "no claim that both"), (1, "both coded 1, and below 5"), (4, "both coded 4")])
def test_few_shared_claims_give_no_kappa(many, why):
    first = coder({c: code() for c in IDS[:many]} | {IDS[10]: code()})
    found = rules.compute(record(first, coder({c: code("child") for c in IDS[:many]} | {IDS[11]: code()}, 1)))
    for aspect in found["agreement"]["apart"]["aspects"].values():
        assert aspect["pairs"][0]["kappa"] is None and why in aspect["pairs"][0]["not_defined_because"]
        assert aspect["alpha"]["value"] is None and aspect["alpha"]["not_defined_because"]


def test_one_coder_agrees_with_nobody_and_who_has_not_finished_is_not_set_beside():
    found = rules.compute(record(coder(in_order(code())), coder(in_order(code("child")), 1, finished=False)))
    assert "one coder cannot" in found["agreement"]["apart"]["not_defined_because"] and found["waiting"] == ["Otter"]


def test_a_coder_in_two_versions_counts_in_no_figure():
    one, two = coder(in_order(*[code()] * 6)), coder(in_order(*[code("child")] * 6), 1)
    other = {**two, "codes": in_order(*[code("family")] * 6)}
    found = rules.compute(record(one, two, conflicts=[{"about": "coder", "id": "c1", "versions": [two, other]}]))
    assert [c["name"] for c in found["coders"]] == ["Heron"] and found["undecided"] == 1 and "one coder" in found["agreement"]["apart"]["not_defined_because"]


codes = st.dictionaries(st.sampled_from(IDS[:9]), st.fixed_dictionaries(
    {"speaker": st.sampled_from(("", *SPEAKERS)), "about": st.sampled_from(("", *SUBJECTS)), "how": st.sampled_from(("", *HOW)), "against": st.sampled_from(("", "x"))}))


@settings(max_examples=60, deadline=None)
@given(st.lists(codes, min_size=1, max_size=4), st.booleans(), st.booleans())
def test_whatever_is_coded_gives_figures_or_reasons(each, finished, with_partner):
    found = rules.compute(record(*(coder(c, n, finished) for n, c in enumerate(each)), partner=with_partner))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    for one in found["coders"]:
        p = one["profile"]
        assert (p["family"]["share"] is None) == bool(p["family"]["not_defined_because"])
        assert sum(row["claims"] for row in p["by_source"]) == p["coded"] == sum(sum(row.values()) for row in p["matrix"].values())
        assert len(p["single"]) == p["coded"] - sum(sum(p["matrix"][s].values()) for s in ("several", "nobody"))
    for when in found["agreement"].values():
        for aspect, held in when["aspects"].items():
            for pair in held["pairs"]:
                assert (pair["kappa"] is None) == bool(pair["not_defined_because"])
            assert (held["alpha"]["value"] is None) == bool(held["alpha"]["not_defined_because"])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(HOW)), st.sampled_from(list(HOW))), min_size=5, max_size=24))
def test_kappa_is_the_measures_own(pairs):
    found = rules.compute(record(coder(in_order(*(code(how=a) for a, _ in pairs))), coder(in_order(*(code(how=b) for _, b in pairs)), 1)))
    assert found["agreement"]["apart"]["aspects"]["how"]["pairs"][0]["kappa"] == kappa([a for a, _ in pairs], [b for _, b in pairs], list(HOW))


# Claims of one's own, people

def test_an_own_claim_is_taken_tidied_and_the_same_words_are_one_claim():
    one = inputs.add_own(inputs.blank(), "  Schools   listen. ", "smith", "2019", "A head, quoted")
    assert one["own"][0]["text"] == "Schools listen." and one["here"]["claim"] == one["own"][0]["id"] == inputs.own_id("schools LISTEN.")
    with pytest.raises(Problem, match="stands here already"):
        inputs.add_own(one, "SCHOOLS listen.", "Jones")
    with pytest.raises(Problem, match="stands here already"):
        inputs.add_own(one, CLAIMS[0].text.upper(), "Jones")
    assert inputs.add_own(one, "Families speak.", "ch11")["own"][0]["source"] == "CH11"


@pytest.mark.parametrize(("fields", "says"), [
    (("", "Smith"), "write it in one sentence"), (("  ", "Smith"), "write it in one sentence"), (("x" * (MOST_TEXT + 1), "Smith"), "is two claims"),
    (("A claim.", ""), "say where the claim stands"), (("A claim.", "Smith", "19"), "is not a year"), (("A claim.", "Smith", "二千十九"), "is not a year"),
    (("A claim.", "Smith", "2019", "y" * (MOST_TEXT + 1)), "Where it stands")])
def test_an_own_claim_that_cannot_be_taken_gets_a_sentence(fields, says):
    with pytest.raises(Problem, match=says):
        inputs.add_own(inputs.blank(), *fields)


def test_an_own_source_without_a_year_is_listed_to_be_looked_up():
    found = rules.compute(inputs.add_own(inputs.add_own(inputs.blank(), "A.", "Smith"), "B.", "Jones", "2001"))
    assert [row["source"] for row in found["unsourced"]] == ["Smith"]


def test_an_own_claim_goes_with_its_codes_and_the_twenty_four_stay():
    here = inputs.add_own(inputs.blank(), "A.", "Smith")
    who, mine = here["here"]["coder"], here["own"][0]["id"]
    here = inputs.finish(inputs.with_code(here, who, mine, **code()), who)
    after = inputs.drop_own(here, mine)
    assert after["own"] == [] and after["coders"][0]["codes"] == {} and after["coders"][0]["apart"] == {} and len(all_of(after)) == 24
    with pytest.raises(Problem, match="one of the twenty-four"):
        inputs.drop_own(here, IDS[0])


def test_finishing_keeps_what_was_coded_alone_and_asks_for_one_claim():
    here = inputs.blank()
    who = here["here"]["coder"]
    with pytest.raises(Problem, match="Code a claim first"):
        inputs.finish(inputs.with_code(here, who, IDS[0], speaker="child"), who)
    done = inputs.finish(inputs.with_code(inputs.with_code(here, who, IDS[0], **code()), who, IDS[1], speaker="child"), who)
    assert set(done["coders"][0]["apart"]) == {IDS[0]}
    later = inputs.with_code(done, who, IDS[0], speaker="child")
    assert later["coders"][0]["apart"][IDS[0]]["speaker"] == "author" and rules.changed_since(later["coders"][0]) == 1
    with pytest.raises(Problem, match="finished already"):
        inputs.finish(later, who)


def test_people_come_and_go():
    here = inputs.add_coder(inputs.blank())
    assert [c["name"] for c in here["coders"]] == ["Heron", "Otter"]
    with pytest.raises(Problem, match="already somebody called"):
        inputs.add_coder(here, " heron ")
    full = here
    while len(full["coders"]) < inputs.MOST_CODERS:
        full = inputs.add_coder(full)
    with pytest.raises(Problem, match="as many as one record holds"):
        inputs.add_coder(full)
    left = inputs.withdraw(inputs.withdraw(here, here["coders"][0]["id"]), here["coders"][1]["id"])
    assert len(left["coders"]) == 1 and not left["coders"][0]["codes"]


# Example and partner

def test_the_example_and_the_invented_coder_are_whole():
    example, wren = partner.example(), partner.load()
    assert example["invented"] and len(example["coders"]) == 2 and set(wren["codes"]) == set(IDS)
    assert all(inputs.is_coded(c) and c["against"] for c in wren["codes"].values())
    assert all(set(c["apart"]) == set(IDS) for c in example["coders"])
    found = rules.compute({**example, "partner": True})
    assert [c["scripted"] for c in found["coders"]] == [False, False, True] and len(found["disagreements"]) == 18
    assert found["coders"][0]["profile"]["family"]["by"] < found["coders"][0]["profile"]["family"]["of"]
