"""The rules of the threshold ladder: what counts, what is left out, and what is not defined."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.threshold_ladder import inputs, panel, rules
from exercises.catalog.threshold_ladder.checking import check, read_sheet
from exercises.catalog.threshold_ladder.referrals import ALL, BY_ID, MEANS, NOW, OPEN, REFERRALS, RUNGS, UNSURE, placed_in
from exercises.catalog.threshold_ladder.rules_agreement import RENAMED, alphas, pair
from exercises.record.problems import Problem

NAMES = ("Heron", "Otter", "Alder", "Kestrel")


def answers(rungs, referrals=OPEN, why="because"):
    """Answers from rungs in order; None leaves a referral out."""
    return {one: {"rung": rung, "sure": "", "why": why, "ask": ""} for one, rung in zip(referrals, rungs) if rung is not None}


def sheet(rater, rungs, round_name="before", **more):
    return {"rater": rater, "round": round_name, "committed": True, "rungs": list(RUNGS), "late": False, "spoke": None,
            "answers": answers(rungs), **more}


def record(*before, after=(), roles=(), **more):
    """A checked record: each person's ten rungs before, and after where given."""
    raters = [{"id": f"r{n}", "name": NAMES[n], "role": roles[n] if roles else ""} for n in range(len(before))]
    sheets = [sheet(f"r{n}", rungs) for n, rungs in enumerate(before)]
    sheets += [sheet(f"r{n}", rungs, "after") for n, rungs in enumerate(after) if rungs is not None]
    return check({**inputs.blank(), "raters": raters, "sheets": sheets, **more})


def alpha_of(found, name="before"):
    return found["rounds"][name]["alpha"]


# The check values of the outline

A, B = [1, 2, 2, 3, 3, 4, 2, 1], [1, 2, 3, 3, 4, 4, 2, 2]


def test_two_people_on_eight_referrals():
    found = rules.compute(record(A, B))
    one = found["rounds"]["before"]["pairs"][0]
    assert (one["shared"], one["matches"], one["match"]) == (8, 5, 0.625)
    assert (round(one["kappa"], 3), round(one["weighted"], 3)) == (0.489, 0.818)
    assert round(alpha_of(found)["ordinal"], 3) == 0.828


def test_three_people_with_gaps():
    units = [[1, 1, 1], [2, 2, 3], [2, 3, 3], [3, 3, None], [3, 4, 4], [4, 4, 4], [2, 2, 2], [1, 2, None]]
    found = alpha_of(rules.compute(record(*zip(*units))))
    assert [round(found[k], 3) for k in ("ordinal", "nominal", "interval")] == [0.832, 0.531, 0.837]
    assert (found["units"], found["values"]) == (8, 22)


# The two that need action now

def test_there_are_ten_open_referrals_and_two_that_need_action():
    assert len(ALL) == 12 and len(OPEN) == 10 and len(NOW) == 2 and set(OPEN) | set(NOW) == set(ALL)
    assert placed_in("before") == ALL and placed_in("after") == OPEN
    for one in NOW:
        assert all(BY_ID[one].action), "each says word, duty, source, date, today, whom to tell, how to go on"
        assert "section 47" in BY_ID[one].action.source and "2026" in BY_ID[one].action.dated and "999" in BY_ID[one].action.escalate
    assert len(RUNGS) == len(MEANS) == 4 and all(40 <= len(r.text.split()) <= 80 for r in REFERRALS)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from((1, 2, 3, 4, UNSURE, None)), min_size=4, max_size=4))
def test_the_two_change_no_figure(rungs):
    bare = record(A, B, after=(A, B))
    for number in (0, 1):
        bare["sheets"][number]["answers"].update(answers(rungs[2 * number:2 * number + 2], NOW))
    with_them, without = rules.compute(bare), rules.compute(record(A, B, after=(A, B)))
    assert [p["rung"] for one in with_them["now"] for p in one["placements"]] == [rungs[0], rungs[2], rungs[1], rungs[3]]
    assert {k: v for k, v in with_them.items() if k != "now"} == {k: v for k, v in without.items() if k != "now"}


# Disputed first

def test_the_most_disputed_come_first_and_two_rungs_make_a_dispute():
    found = rules.compute(record([1, 2, 1, 2], [1, 3, 3, 2], [1, 2, 1, UNSURE]))["referrals"]
    assert [row["id"] for row in found[:4]] == [OPEN[2], OPEN[1], OPEN[3], OPEN[0]]
    assert [row["disputed"] for row in found[:4]] == [True, False, False, False]
    assert found[0]["spread"] == pytest.approx(4 / 3) and found[0]["reach"] == 2
    assert found[2]["unsure"] == 1 and found[2]["placed"] == 2
    assert found[-1]["spread"] is None


@settings(max_examples=60)
@given(st.lists(st.integers(1, 4), max_size=8))
def test_the_spread_lies_between_0_and_3_and_is_0_only_where_all_are_the_same(rungs):
    found = rules.spread(rungs)
    if len(rungs) < 2:
        assert found is None
    else:
        assert 0 <= found <= 3 and (found == 0) == (len(set(rungs)) == 1)


def test_needing_to_know_more_is_on_no_rung():
    found = rules.compute(record([1, UNSURE, 3, 4, 2], [1, 2, UNSURE, 4, 2]))
    one = found["rounds"]["before"]["pairs"][0]
    assert one["shared"] == 3 and "below 5 it is too few" in one["not_defined_because"]


# What is not defined, and why

@pytest.mark.parametrize(("before", "part"), [
    ((), "nobody has committed"),
    ((A,), "one person cannot agree or differ"),
    (([2] * 8, [2] * 8), "no variation"),
    (([1, 2, None, None], [None, None, 3, 4]), "no referral was placed on a rung by two people"),
    (([1], [2]), "one referral was placed by two or more people, and below 5"),
    (([1, 2, 3], [1, 2, 4]), "3 referrals were placed by two or more people"),
])
def test_a_figure_that_is_not_defined_says_why_and_is_not_nought(before, part):
    found = rules.compute(record(*before) if before else inputs.blank())
    assert alpha_of(found)["ordinal"] is None and part in alpha_of(found)["not_defined_because"]
    interval = found["rounds"]["before"]["interval"]
    assert interval["low"] is None and interval["not_defined_because"]


def test_pairs_say_why_they_have_no_kappa():
    assert pair("a", "b", [1, None], [None, 2])["not_defined_because"] == "there is no referral that both of them placed on a rung"
    assert "too few to say" in pair("a", "b", [1, 2], [1, 2])["not_defined_because"]
    assert "no variation" in pair("a", "b", [2] * 6, [2] * 6)["not_defined_because"]
    assert pair("a", "b", [2] * 6, [2] * 6)["match"] == 1, "a match is a match"


def test_the_paradox_is_named_where_it_bites_and_only_there():
    crowded = pair("a", "b", [2] * 9 + [3], [2] * 8 + [3, 2])
    spread = pair("a", "b", [1, 1, 1, 2, 2, 2, 2, 3, 3, 3], [1, 1, 1, 2, 2, 2, 3, 3, 3, 2])
    assert crowded["match"] == spread["match"] == 0.8
    assert crowded["kappa"] < 0 and crowded["paradox"] and not spread["paradox"]


def test_the_interval_is_seeded_and_needs_eight_referrals():
    first, again = (rules.compute(record(A, B))["rounds"]["before"]["interval"] for _ in range(2))
    other = rules.compute(record(A, B, seed=7))["rounds"]["before"]["interval"]
    assert first == again and first["seed"] == 1965 and first["low"] < 0.828 < first["high"] and (first["low"], first["high"]) != (other["low"], other["high"])
    few = rules.compute(record(A[:7], B[:7]))["rounds"]["before"]
    assert few["alpha"]["ordinal"] is not None and few["interval"]["low"] is None
    assert "below 8 it is too few" in few["interval"]["not_defined_because"]


def test_no_interval_where_many_draws_do_not_vary():
    found = rules.compute(record([2] * 10, [2] * 9 + [3]))["rounds"]["before"]
    assert found["alpha"]["ordinal"] is not None and found["interval"]["low"] is None
    assert "everybody stood on one rung" in found["interval"]["not_defined_because"]


@settings(max_examples=40)
@given(st.lists(st.lists(st.sampled_from((None, 1, 2, 3, 4)), min_size=3, max_size=3), max_size=10))
def test_every_missing_alpha_has_its_reason(units):
    found = alphas(units)
    assert (found["ordinal"] is None) == bool(found["not_defined_because"])


# Panels, roles, rounds

def test_uneven_panels_and_a_repeated_person():
    found = rules.compute(record(A, B, [2, 3]))
    assert alpha_of(found)["values"] == 18 and len(found["rounds"]["before"]["pairs"]) == 3
    twice = {**inputs.blank(), "raters": [{"id": "r0", "name": "Heron", "role": ""}], "sheets": [sheet("r0", A), sheet("r0", B)]}
    kept = check(twice)
    assert kept["sheets"] == [] and len(kept["conflicts"]) == 1
    found = rules.compute(kept)
    assert found["raters"] == [] and found["undecided"] == 1


def test_roles_are_compared_on_the_same_referrals_with_a_sign():
    found = rules.compute(record([4, 4, None], [2, 2, None], [2, 4, 1], roles=("Police", "Teacher", "TEACHER ")))
    rows = {row["role"].capitalize(): row for row in found["roles"]}
    assert set(rows) == {"Police", "Teacher"} and len(found["roles"]) == 2, "a new role, and one written in capitals"
    assert rows["Police"]["mean"] == 4 and rows["Police"]["difference"] == pytest.approx(1.5) and rows["Police"]["over"] == 2
    assert rows["Teacher"]["difference"] == pytest.approx(-1.5)
    alone = rules.compute(record([1, 2], roles=("",)))["roles"][0]
    assert alone["role"] == "Role not said" and alone["difference"] is None and "nobody of another role" in alone["not_defined_because"]


def test_moves_are_told_with_their_way_and_whom_they_joined():
    first, second = [1, 2, UNSURE, 3, 2], [3, 2, 4, 3, 2]
    found = rules.compute(record(first, second, after=([3, 1, 4, UNSURE, None], None)))["shift"]
    told = [(m["referral"], m["from"], m["to"], m["step"], m["joined"]) for m in found["moves"]]
    assert told == [(OPEN[0], 1, 3, 2, ["r1"]), (OPEN[1], 2, 1, -1, []), (OPEN[2], UNSURE, 4, None, ["r1"]), (OPEN[3], 3, UNSURE, None, [])]
    person = found["people"][0]
    assert (person["up"], person["down"], person["same"], person["to_or_from_unsure"], person["not_compared"]) == (1, 1, 0, 2, 6)
    assert person["mean"] == 0.5
    toward = {t["rater"]: t for t in found["toward"]}
    assert (toward["r1"]["nearer"], toward["r1"]["further"]) == (1, 1) and toward["r0"]["nearer"] == 0
    assert found["alpha_before"]["ordinal"] is None and "one person" in found["alpha_before"]["not_defined_because"]


def test_alpha_before_and_after_is_of_the_same_people():
    found = rules.compute(record(A, B, [4] * 8, after=(B, B, None)))["shift"]
    assert found["raters"] == ["r0", "r1"]
    assert round(found["alpha_before"]["ordinal"], 3) == 0.828 and found["alpha_after"]["ordinal"] == 1


def test_rungs_that_were_renamed_between_make_no_comparison():
    kept = record(A, B, after=(A, B))
    other = [*RUNGS[:3], "Level four"]
    after = {**kept, "sheets": [{**s, "rungs": other} if s["round"] == "after" else s for s in kept["sheets"]]}
    found = rules.compute(after)
    assert found["shift"]["not_defined_because"] == RENAMED and found["shift"]["moves"] == []
    assert alpha_of(found)["ordinal"] is not None
    mixed = {**kept, "sheets": [{**s, "rungs": other} if s["rater"] == "r0" else s for s in kept["sheets"]]}
    assert alpha_of(rules.compute(mixed))["not_defined_because"] == RENAMED and rules.compute(mixed)["roles"] == []


# Committing

def placed(rungs=(1, 2), why="because", **more):
    kept = {**inputs.blank(), **more}
    who = kept["raters"][0]["id"]
    for one, rung in zip(ALL, rungs):
        kept = inputs.with_answer(kept, who, "before", one, rung=rung, why=why)
    return kept, who


def test_a_placement_wants_a_line_of_why_and_a_commitment_stays():
    kept, who = placed(why=" ")
    with pytest.raises(Problem, match="A line of why is missing at “Mondays” and “A ramp"):
        inputs.commit(kept, who, "before")
    kept = inputs.commit(placed(raters=kept["raters"])[0], who, "before")
    assert inputs.sheet_of(kept, who, "before")["committed"] and inputs.sheet_of(kept, who, "before")["rungs"] == list(RUNGS)
    with pytest.raises(Problem, match="stays as it is"):
        inputs.with_answer(kept, who, "before", "mondays", rung=4)
    with pytest.raises(Problem, match="Nothing is placed yet"):
        inputs.commit(kept, who, "after")


def test_nothing_is_placed_again_before_the_first_is_committed():
    kept, who = placed()
    with pytest.raises(Problem, match="Commit your first placements"):
        inputs.commit(kept, who, "after")


def test_only_a_placement_that_moved_wants_what_was_heard():
    kept, who = placed((1, 2))
    kept = inputs.commit(kept, who, "before")
    kept = inputs.with_answer(kept, who, "after", "mondays", rung=1)
    kept = inputs.with_answer(kept, who, "after", "ramp", rung=3)
    kept = inputs.with_answer(kept, who, "after", "stairs", rung=3)
    assert inputs.unfinished(kept, who, "after")[1] == ["ramp"]


def test_who_commits_after_results_were_shown_is_marked():
    kept, who = placed(shown=True)
    assert inputs.sheet_of(inputs.commit(kept, who, "before"), who, "before")["late"]
    assert rules.compute(inputs.commit(kept, who, "before"))["raters"][0]["late"]


def test_what_is_not_committed_counts_nowhere_and_is_named_as_waiting():
    kept, _ = placed()
    found = rules.compute(kept)
    assert found["raters"] == [] and found["waiting"] == ["Heron"] and all(row["placed"] == 0 for row in found["referrals"])


# The invented panel and the example

def test_the_panel_is_five_whole_sheets_of_sound_answers_marked_as_invented():
    five = panel.load()
    ids = [r["id"] for r in five["raters"]]
    assert len(ids) == 5 and all(one.startswith("panel") for one in ids)
    for row in five["sheets"]:
        assert read_sheet(row, "panel", ids) == row
    as_people = {**inputs.blank(), **five}
    for one in ids:
        for name in ("before", "after"):
            _, bare, left = inputs.unfinished(as_people, one, name)
            assert (bare, left) == ([], [])
    found = rules.compute(record(A, panel=True))
    assert [r["invented"] for r in found["raters"]] == [False, *[True] * 5] and found["panel"]


def test_the_example_shows_what_it_is_for():
    found = rules.compute(panel.example())
    assert found["invented"] and found["panel"] and all(r["invented"] for r in found["raters"])
    assert found["referrals"][0]["id"] == "trainers" and sum(row["disputed"] for row in found["referrals"]) == 8
    assert found["rounds"]["before"]["pairs"][0]["paradox"]
    assert found["shift"]["alpha_before"]["ordinal"] < found["shift"]["alpha_after"]["ordinal"]
    assert any(p["rung"] != 4 for one in found["now"] for p in one["placements"])
    assert json.loads(json.dumps(found)) == found


# Any record at all

rung = st.sampled_from((None, UNSURE, 1, 2, 3, 4))
column = st.lists(rung, min_size=10, max_size=10)


@settings(max_examples=25, deadline=None)
@given(st.lists(column, min_size=1, max_size=4), st.lists(st.one_of(st.none(), column), max_size=4), st.booleans())
def test_whatever_is_placed_gives_results_that_json_can_carry(before, after, with_panel):
    kept = record(*before, after=after[:len(before)], panel=with_panel)
    found = rules.compute(kept)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert len(found["referrals"]) == 10
    for name in ("before", "after"):
        one = found["rounds"][name]
        assert (one["alpha"]["ordinal"] is None) == bool(one["alpha"]["not_defined_because"])
        assert all((p["kappa"] is None) == bool(p["not_defined_because"]) for p in one["pairs"])
