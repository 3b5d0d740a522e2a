"""The planner's rules: the outline's check values, its edge cases, and that nothing is counted twice."""

import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.assignment_planner import brief, checking, inputs, materials, notices, rules, supplied, timetable, variants
from exercises.record import dates
from exercises.record.problems import Problem

ROOT = Path(__file__).resolve().parents[3]


def plan(*paragraphs, sources=(), **frame):
    """A plan of such paragraphs; each is a dictionary of what differs from an empty one."""
    made = [{**inputs.new_paragraph(), **one} for one in paragraphs] or [inputs.new_paragraph()]
    return checking.check({**inputs.blank(), "paragraphs": made, "sources": list(sources), "here": {}, **frame})


def source(letter, name="", **said):
    return {"id": f"s{letter}", "name": name or f"Source {letter}", "year": "", "voices": [], "read": "", "through": "", **said}


def states(results):
    return {one["id"]: one["state"] for one in results["prompts"]}


# The outline's check values

def test_sources_used_six_three_and_one_times_are_as_concentrated_as_the_outline_says():
    rows = [{"sources": ["sa"]}] * 6 + [{"sources": ["sb"]}] * 3 + [{"sources": ["sc"]}]
    results = rules.compute(plan(*({**one, "id": f"p{n}"} for n, one in enumerate(rows)), sources=[source("a"), source("b"), source("c")]))
    assert [one["uses"] for one in results["sources"]] == [6, 3, 1]
    assert round(results["hhi"], 10) == 0.46 and round(results["as_many_as"], 2) == 2.17


def test_the_samples_coverage_is_as_the_outline_says():
    results = rules.compute(supplied.sample())
    found = states(results)
    assert [id_ for id_, state in found.items() if state == "empty"] == ["P06", "P09"]
    assert [id_ for id_, state in found.items() if state == "clause"] == ["P04", "P08"]
    assert [id_ for id_, state in found.items() if state == "uncritical"] == ["P03"]
    assert [id_ for id_, state in found.items() if state == "there"] == ["P01", "P02", "P05", "P07", "P10", "P11", "P12"]
    assert results["weighs"]["weakness"] == 0 and results["strength_to_weakness"] is None, "AB-GAP2"
    said = dict(notices.missing(results))
    assert "There are strengths and no weakness. The task asks for both." in said["Balance"]


def test_none_of_the_samples_text_is_laid_out():
    words = " ".join(one["heading"] + " " + one["claim"] for one in supplied.sample()["paragraphs"])
    for phrase in ("central principle", "work together, sharing", "forming", "empathy", "holistic"):
        assert phrase not in words


def test_prompts_and_outcomes_are_those_of_the_course():
    held = tomllib.loads((ROOT / "docs/outcomes/outcomes.toml").read_text("utf-8"))
    assert {one["id"]: one["text"] for one in held["prompt"]} == {id_: text for id_, (_, text) in brief.PROMPTS.items()}
    assert {one["id"]: (one["short"], one["text"]) for one in held["outcome"]} == brief.OUTCOMES
    known = {one["key"]: one["short"] for one in tomllib.loads((ROOT / "docs/sources/sources.toml").read_text("utf-8"))["source"]}
    assert all(known[key] == name for key, name, _, _ in brief.COURSE_SOURCES)


# Coverage

tags = st.lists(st.sampled_from(list(brief.PROMPTS)), unique=True, max_size=12)
paragraph = st.fixed_dictionaries({"words": st.none() | st.integers(0, 3_000), "prompts": tags, "mode": st.sampled_from(("", *brief.MODES)),
                                   "weighs": st.sampled_from(("", *brief.WEIGHS)), "outcomes": st.lists(st.sampled_from(("LO1", "LO6")), unique=True)})


@settings(max_examples=80, deadline=None)
@given(st.lists(paragraph, min_size=1, max_size=9))
def test_no_word_is_counted_twice_or_lost(rows):
    results = rules.compute(plan(*rows))
    total = sum(one["words"] or 0 for one in rows)
    assert results["total"] == total == sum(results["modes"].values())
    assert sum(one["words"] for one in results["prompts"]) == pytest.approx(sum(one["words"] or 0 for one in rows if one["prompts"]))
    assert sum(one["words"] for one in results["outcomes"]) == pytest.approx(sum(one["words"] or 0 for one in rows if one["outcomes"]))
    assert sum(results["weighs"].values()) == pytest.approx(total)
    for one in results["prompts"]:
        assert (one["state"] == "empty") == (not one["paragraphs"])
    judged = results["modes"]["analyse"] + results["modes"]["criticise"]
    assert (results["describe_to_analyse"] is None) == (judged == 0) == bool(results["describe_to_analyse_not_defined_because"])


def test_a_tag_without_words_is_no_empty_prompt_and_no_covered_one():
    results = rules.compute(plan({"prompts": ["P01"]}, {"prompts": ["P02"], "words": 0}, {"prompts": ["P04"], "words": 14}, {"prompts": ["P05"], "words": 15}))
    assert [states(results)[p] for p in ("P01", "P02", "P04", "P05", "P07")] == ["no_words", "no_words", "clause", "there", "empty"]
    assert results["without_words"] == [1]


def test_a_prompt_that_asks_for_criticism_wants_a_paragraph_that_criticises():
    row = {"prompts": ["P03"], "words": 200, "mode": "analyse"}
    assert states(rules.compute(plan(row)))["P03"] == "uncritical"
    assert states(rules.compute(plan(row, {**row, "mode": "criticise"})))["P03"] == "there"


def test_no_limit_and_a_limit_overrun():
    assert rules.compute(plan({"words": 100}))["left"] is None
    results = rules.compute(plan({"words": 2_500}, limit=2_000))
    assert results["left"] == -500
    assert "The plan is 500 words over the limit of 2,000." in dict(notices.missing(results))["Balance"]


def test_one_tag_on_everything_and_everything_on_one():
    results = rules.compute(plan({"prompts": ["P01"], "words": 50}, {"prompts": ["P01"], "words": 60}))
    assert results["one_tag"] == "P01" and any("sorts nothing" in said for said in dict(notices.missing(results))["Prompts"])
    results = rules.compute(plan({"prompts": list(brief.PROMPTS), "words": 120}))
    assert all(one["words"] == 10 for one in results["prompts"]) and results["many_prompts"] == [1] and results["one_tag"] is None


def test_a_paragraph_with_no_tag_is_named():
    results = rules.compute(plan({"words": 10}, {"prompts": ["P01"], "outcomes": ["LO1"], "mode": "describe", "words": 10}))
    assert results["untagged"] == {"prompts": [1], "outcomes": [1], "mode": [1]}
    assert dict(notices.missing(results))["Paragraphs"] == ["Paragraph 1: no prompt; no outcome; not said what it mostly does."]
    twice = rules.compute(plan({"prompts": ["P01"]}, {"prompts": ["P01"], "words": 10, "outcomes": ["LO1"], "mode": "describe"}, {"prompts": ["P02"]}))
    assert dict(notices.missing(twice))["Paragraphs"] == ["Paragraphs 1 and 3: no outcome; not said what it mostly does; no number of words."]


def test_nothing_at_all_has_no_figures_and_says_why():
    results = rules.compute(plan())
    assert results["hhi"] is None and results["hhi_not_defined_because"] == "no paragraph has a source"
    assert results["describe_to_analyse"] is None and results["timetable"]["not_defined_because"] == "no deadline is entered"


# Sources

def test_a_claim_wants_a_source_or_to_be_said_to_be_ones_own():
    results = rules.compute(plan({"claim": "x"}, {"claim": "x", "own": True}, {"claim": "x", "sources": ["sa"]}, {"claim": "  "}, sources=[source("a")]))
    assert results["uncited"] == [1]


def test_family_and_child_count_only_where_a_paragraph_uses_the_source():
    rows = [source("a", voices=["family", "child"]), source("b", voices=["professionals"]), source("c", voices=["child"])]
    results = rules.compute(plan({"sources": ["sa", "sb"]}, {"sources": ["sa"]}, sources=rows))
    assert results["heard"] == {"family": {"sources": ["sa"], "paragraphs": [1, 2]}, "child": {"sources": ["sa"], "paragraphs": [1, 2]}}
    assert results["unused"] == ["sc"]
    silent = rules.compute(plan({"sources": ["sb"]}, sources=rows))
    assert any("children or young people" in said for said in dict(notices.missing(silent))["Claims and sources"])


@pytest.mark.parametrize(("one", "other", "may_be_one"), [
    ("Moran et al 2007", "Moran and others (2007)", True), ("MORAN  2007", "moran et al., 2007", True), ("Moran and others 2007", "Moran", True),
    ("Bronstein 2003", "Bronstien 2003", True), ("Bronstein 2003", "Bronstein, L.R. (2003)", True), ("The Munro review 2011", "Munro 2011", True),
    ("Tuckman 1965", "Tuckman and Jensen 1977", False), ("Smith 2013", "Smyth 2013", False), ("Bronstein 2003", "Bronstien 2004", False),
    ("NFER report", "Wilkin 2008", False), ("Children Act 1989", "Children Act 2004", False), ("2007", "2008", False),
])
def test_spelling_variants_are_asked_about(one, other, may_be_one):
    rows = [source("a", one), source("b", other)]
    assert variants.pairs(rows) == ([["sa", "sb"]] if may_be_one else [])
    assert variants.pairs(rows, [["sa", "sb"]]) == []


@given(st.lists(st.text(min_size=1, max_size=30), min_size=2, max_size=6))
def test_any_names_can_be_compared_either_way_round(said):
    rows = [source(str(n), name) for n, name in enumerate(said)]
    assert {tuple(sorted(pair)) for pair in variants.pairs(rows)} == {tuple(sorted(pair)) for pair in variants.pairs(rows[::-1])}


def test_two_sources_become_one_only_where_it_is_said():
    made = plan({"sources": ["sa"]}, {"sources": ["sb", "sa"]}, sources=[source("a", "Moran 2007"), source("b", "Moran et al.", read="whole", voices=["family"])])
    one = inputs.one_source(made, "sa", "sb")
    assert [row["sources"] for row in one["paragraphs"]] == [["sa"], ["sa"]]
    assert one["sources"][0]["read"] == "whole" and one["sources"][0]["voices"] == ["family"]
    assert rules.compute(inputs.two_sources(made, "sb", "sa"))["maybe_one"] == []
    with pytest.raises(Problem, match="among your sources already"):
        inputs.add_source(made, " MORAN   2007 ")


# The timetable

@settings(max_examples=80, deadline=None)
@given(st.dates(datetime.date(2025, 1, 1), datetime.date(2027, 12, 31)), st.integers(1, 120),
       st.sets(st.integers(0, 6), max_size=6), st.lists(st.none() | st.integers(0, 2_000), min_size=1, max_size=8))
def test_the_days_are_shared_out_whole_in_order_and_none_is_one_that_is_kept_free(day, ahead, free, words):
    begin = day.isoformat()
    deadline = dates.later(begin, ahead)
    found = timetable.plan_days(begin, deadline, free, [(f"p{n}", one) for n, one in enumerate(words)])
    days = timetable.working_days(begin, deadline, free)
    if not days:
        assert found["not_defined_because"]
        return
    assert found["days"] == len(days) == sum(one["days"] for one in found["stages"])
    used = [day for one in found["stages"] for day in (one["first"], one["last"])]
    assert used == sorted(used) and set(used) <= set(days)
    assert found["stages"][-1]["last"] == days[-1] < deadline
    if len(days) >= len(timetable.STAGES):
        assert all(one["days"] for one in found["stages"])
        assert all(one["last"] < other["first"] for one, other in zip(found["stages"], found["stages"][1:]))
    draft = found["stages"][2]
    assert len(found["drafts"]) == len(words)
    spans = [day for one in found["drafts"] for day in (one["first"], one["last"])]
    assert all(draft["first"] <= day <= draft["last"] for day in spans) and [one["first"] for one in found["drafts"]] == sorted(one["first"] for one in found["drafts"])


def test_a_weekend_is_left_free_and_a_change_of_the_clocks_moves_nothing():
    # 29 March 2026, a Sunday: the clocks go forward.
    found = timetable.plan_days("2026-03-23", "2026-04-06", (5, 6))
    assert found["days"] == 10 and found["stages"][-1]["last"] == "2026-04-03"
    with_weekend = timetable.plan_days("2026-03-23", "2026-04-06")
    assert with_weekend["days"] == 14
    assert timetable.plan_days("2026-10-19", "2026-11-02")["days"] == 14


@pytest.mark.parametrize(("begin", "deadline", "free", "why"), [
    ("2026-12-01", "2026-11-30", (), "lies before the day that you count from"), ("2026-12-01", "2026-12-01", (), "no day left"), ("", "2026-12-01", (), "no day to count from"),
    ("2026-12-01", "", (), "no deadline"), ("2026-01-01", "2028-01-01", (), "more than 400 days"), ("2026-12-01", "2026-12-09", range(7), "all seven days"),
    ("2026-12-05", "2026-12-07", (5, 6), "every day before the deadline"),
])
def test_where_there_is_no_timetable_it_says_why(begin, deadline, free, why):
    found = timetable.plan_days(begin, deadline, free)
    assert why in found["not_defined_because"] and found["stages"] == []


def test_with_fewer_days_than_stages_the_last_ones_keep_theirs():
    found = timetable.plan_days("2026-12-01", "2026-12-03")
    assert [one["days"] for one in found["stages"]] == [0, 0, 0, 0, 1, 1]
    assert [one["first"] for one in found["stages"]] == ["2026-12-01"] * 5 + ["2026-12-02"]


# Changes

def test_numbers_and_dates_that_cannot_be_read_are_refused_in_a_sentence():
    made = plan()
    for field, value in (("limit", "two thousand"), ("limit", "0"), ("limit", "-5"), ("limit", "2.5"), ("deadline", "30/2/2026"), ("deadline", "1/1/1926"), ("at", "25:00"),
                         ("name", "  ")):
        with pytest.raises(Problem, match=r"\.$"):
            inputs.with_frame(made, **{field: value})
    for value in ("many", "-1", "1e9", "nan"):
        with pytest.raises(Problem, match="Words"):
            inputs.with_paragraph(made, made["paragraphs"][0]["id"], words=value)
    assert inputs.with_frame(made, limit="", deadline="")["limit"] is None
    assert inputs.with_frame(made, at="9:05")["at"] == "09:05"


def test_paragraphs_are_added_moved_and_taken_out_and_one_is_always_left():
    made = plan({"heading": "a"}, {"heading": "b"})
    first, second = (one["id"] for one in made["paragraphs"])
    added = inputs.add_paragraph(made)
    assert [one["heading"] for one in added["paragraphs"]] == ["a", "", "b"] and added["here"]["paragraph"] == added["paragraphs"][1]["id"]
    assert [one["heading"] for one in inputs.moved(made, second, -1)["paragraphs"]] == ["b", "a"]
    assert inputs.moved(made, first, -1)["paragraphs"] == made["paragraphs"]
    left = inputs.without_paragraph(inputs.without_paragraph(made, first), second)
    assert len(left["paragraphs"]) == 1 and inputs.is_empty(left["paragraphs"][0])
    full = {**made, "paragraphs": [{**inputs.new_paragraph(), "id": f"p{n}"} for n in range(inputs.MOST_PARAGRAPHS)]}
    with pytest.raises(Problem, match="as many as a plan holds"):
        inputs.add_paragraph(full)


# What was made elsewhere

def test_own_words_are_lines_of_three_words_or_more_each_once():
    held = {"name": "Heron of the marsh", "rungs": ["What everybody has now"], "seed": 4, "sheets": [{"why": "Two knocks at one door", "ask": "Who?"}, {"why": "Two  knocks at one door"}],
            "text": "x " * 300}
    assert materials.own_words(held, "Bay came late.\nTwo words") == ["Bay came late.", "Two knocks at one door"]


def test_of_a_reflection_sentences_are_drawn_in_and_nothing_of_a_peers():
    row = {"id": "r1", "prompt": "own", "asks": "the words of the prompt", "own": "How do I notice ends?", "texts": {"gibbs_felt": "I left first. " + "As I always do, " * 40 + "so.\nNobody said it was over."},
           "answers": [{"by": "Kestrel", "asks": "what was asked of", "said": [{"asks": "", "text": "what they have read"}], "heard": "what they have heard"}]}
    record = {"exercise": "reflection", "inputs": {"module": "m2", "reflections": [row], "asked": [{"by": "Otter", "said": [{"asks": "", "text": "another person’s words here"}]}]}}
    drawn = materials.from_record(record)
    assert (drawn["id"], drawn["lines"]) == ("reflection.m2", ["How do I notice ends?", "I left first.", "Nobody said it was over."])


def test_a_record_of_any_exercise_that_was_released_can_be_drawn_in_or_says_why_not():
    drawn = []
    for path in sorted((ROOT / "tests/fixtures/records").glob("*/1-*.json")):
        if path.parent.name in ("page", "assignment_planner"):
            continue
        try:
            drawn += [materials.from_record(one, whose=(materials.names_in(one) or [None])[0]) for one in materials.from_file(path.read_bytes())]
        except Problem as problem:
            assert "invented example" in problem.sentence, (path, problem)
    assert {"language_audit", "threshold_ladder", "stage_tracker"} <= {one["exercise"] for one in drawn}
    made = plan()
    for one in drawn:
        made = inputs.with_material(made, one)
    assert checking.check(made) == made


def test_of_a_record_that_several_entered_only_ones_own_lines_are_drawn_in():
    inputs_ = {"raters": [{"id": "r1", "name": "Heron"}, {"id": "r2", "name": "Otter"}, {"id": "r3", "name": "Alder"}],
               "sheets": [{"rater": "r1", "answers": {"a": {"why": "what I thought alone"}}}, {"rater": "r2", "answers": {"a": {"why": "behind the curtain still"}}}],
               "others": [{"reader": "x", "why": "not mine at all"}], "pieces": [{"answers": [{"by": "Kestrel", "try": "what a peer has said"}]}], "event": "we all met once"}
    record = {"exercise": "threshold_ladder", "inputs": inputs_, "notes": "a note of mine"}
    assert materials.names_in(record) == ["Heron", "Otter"]
    assert materials.from_record(record, whose=" heron ")["lines"] == ["a note of mine", "what I thought alone", "we all met once"]
    assert materials.from_record(record)["lines"] == ["a note of mine", "we all met once"]
    alone = {**record, "inputs": {**inputs_, "sheets": inputs_["sheets"][:1]}}
    assert materials.names_in(alone) == [] and "what I thought alone" in materials.from_record(alone)["lines"]


@pytest.mark.parametrize(("text", "why"), [
    ("{", "breaks off"), ("[]", "curly bracket"), ('{"exercise": "assignment_planner", "inputs": {}}', "a plan is not drawn into itself"), ('{"exercise": "X", "inputs": {}}', "not a record"),
    ('{"format": "joined-up work", "records": []}', "no record"), ('{"exercise": "stage_tracker", "inputs": {"invented": true}}', "invented example"),
])
def test_what_cannot_be_drawn_in_is_refused_in_a_sentence(text, why):
    with pytest.raises(Problem, match=why):
        materials.from_file(text)


# Groups

def test_a_group_sees_which_prompts_none_touches_and_nothing_that_was_written():
    mine = plan({"prompts": ["P01"], "words": 100, "heading": "secret", "claim": "secret", "note": "secret"})
    other = rules.coverage_only(plan({"prompts": ["P02"], "words": 10}, {"prompts": ["P01", "P02"], "words": 30}, name="Otter"))
    assert "secret" not in str(rules.coverage_only(mine))
    found = rules.compute({**mine, "others": [other]})["others"]
    assert [one["shares"]["P02"] for one in found["plans"]] == [0, 0.625]
    assert found["touched_by_none"] == [p for p in brief.PROMPTS if p not in ("P01", "P02")]
