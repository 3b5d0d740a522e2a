"""What is computed from readers' sheets, against the outline's check values and its list of edge cases."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.knowing_the_end import checking, codes, example, inputs, rules, wording
from exercises.catalog.knowing_the_end.chronology import BY_ID, ENTRIES, SCALES
from exercises.record.problems import Problem


def some(version, count, start=0):
    """Codes of a version, the same at each call."""
    found = []
    for a in codes.LETTERS:
        for b in codes.LETTERS:
            code = f"{a}{b}B"
            code += codes.check_letter(code)
            if codes.version_of(code) == version:
                found.append(code)
    return found[start:start + count]


TOLD, UNTOLD = some("told", 20), some("untold", 20)


def record(untold, told, **more):
    """A record in which these ratings of harm, and of decisions alike, are committed."""
    sheets = [{**inputs.new_sheet(code), "harm": value, "decisions": value, "committed": True}
              for code, value in [*zip(UNTOLD, untold), *zip(TOLD, told)]]
    return checking.check({**inputs.blank(), "sheets": sheets, **more})


def changed(made, code, **changes):
    return {**made, "sheets": [{**s, **changes} if s["code"] == code else s for s in made["sheets"]]}


def test_the_outlines_check_value():
    found = rules.compute(record([20, 30, 40], [50, 60, 70]))["scales"]["harm"]
    assert found["difference"] == 30 and found["means"] == {"untold": 30, "told": 60}
    assert (found["test"]["p"], found["test"]["as_far"], found["test"]["of"], found["test"]["exact"]) == (0.1, 2, 20, True)
    assert found["test"]["least"] == 0.1 and found["pairs"] == {"higher": 9, "lower": 0, "level": 0, "delta": 1.0}


@pytest.mark.parametrize(("untold", "told", "part"), [
    ([20, 30], [50, 60, 70], "there are 2 ratings by readers who were not told the ending, and below 3"),
    ([20, 30, 40], [50], "there is one rating by a reader who was told the ending"),
    ([], [50, 60, 70], "there are none, and below 3")])
def test_under_three_each_there_is_no_test_and_the_counts_stay(untold, told, part):
    found = rules.compute(record(untold, told))["scales"]["harm"]
    assert part in found["test"]["not_defined_because"] and "p" not in found["test"]
    assert found["untold"] == sorted(untold) and found["told"] == sorted(told)


def test_one_version_only_has_no_difference_and_says_why():
    for untold, told, part in (([20], [], "nobody counted here was told"), ([], [20], "everybody counted here was told"), ([], [], "nobody has given")):
        found = rules.compute(record(untold, told))["scales"]["harm"]
        assert found["difference"] is None and found["pairs"] is None and part in found["not_defined_because"]


def test_all_equal_is_a_difference_of_nought_and_no_test():
    found = rules.compute(record([50] * 3, [50] * 4))["scales"]["harm"]
    assert found["difference"] == 0 and found["pairs"]["level"] == 12 and found["pairs"]["delta"] == 0
    assert "all gave the same number, 50" in found["test"]["not_defined_because"]


def test_unequal_groups_are_tested_exactly_and_large_ones_by_drawing_from_the_seed():
    assert rules.compute(record([10, 20, 30], [40, 50, 60, 70]))["scales"]["harm"]["test"]["of"] == 35
    many = record(range(0, 80, 8), range(10, 90, 8))
    found = rules.compute(many)["scales"]["harm"]["test"]
    assert not found["exact"] and found["of"] == 10_000 and found == rules.compute(many)["scales"]["harm"]["test"]
    assert found != rules.compute({**many, "seed": 7})["scales"]["harm"]["test"]


def test_nought_is_a_rating_and_a_blank_is_none():
    made = changed(record([0, 10, 20], [30, 40, 50]), UNTOLD[0], decisions="")
    found = rules.compute(made)
    assert found["scales"]["harm"]["untold"] == [0, 10, 20] and found["scales"]["decisions"]["untold"] == [10, 20]
    assert found["scales"]["decisions"]["test"]["not_defined_because"]


def test_a_lost_code_a_neighbours_word_and_a_late_sheet_count_nowhere_and_are_named():
    made = record([20, 30, 40, 99], [50, 60, 70, 99])
    lost = codes.LOST + TOLD[9]
    made = checking.check({**made, "sheets": [*made["sheets"], {**inputs.new_sheet(lost), "harm": 5, "committed": True}]})
    made = changed(changed(made, UNTOLD[3], heard=True), TOLD[3], late=True)
    found = rules.compute(made)
    assert found["counted"] == {"untold": 3, "told": 3} and found["scales"]["harm"]["test"]["p"] == 0.1
    reasons = {r["code"]: r["left_out_because"] for r in found["readers"] if r["left_out_because"]}
    assert set(reasons) == {lost, UNTOLD[3], TOLD[3]}
    assert "code was lost" in reasons[lost] and "knew the ending" in reasons[UNTOLD[3]] and "after results" in reasons[TOLD[3]]
    # Somebody who was told first was to know it.
    assert rules.compute(changed(made, TOLD[0], heard=True))["counted"]["told"] == 3


def test_what_is_begun_or_undecided_waits():
    made = record([20, 30, 40], [50, 60, 70])
    begun = changed(made, TOLD[0], committed=False, harm="50")
    assert rules.waiting(begun) == [TOLD[0]] and rules.compute(begun)["counted"]["told"] == 2
    two = checking.check({**made, "sheets": [*made["sheets"], {**made["sheets"][0], "harm": 1}]})
    assert rules.compute(two)["undecided"] == [made["sheets"][0]["code"]] and sum(rules.compute(two)["counted"].values()) == 5


@pytest.mark.parametrize("typed", ["101", "-1", "1e9", "nan", "inf", "ten", "12.5", "1,5", "40 %", "\u0664\u0660"])
def test_outside_nought_to_a_hundred_is_refused_with_the_range(typed):
    with pytest.raises(Problem, match="Likelihood of harm: .*0 to 100"):
        inputs.rating(typed, "harm")


def test_ratings_that_are_taken():
    assert [inputs.rating(t, "harm") for t in ("0", " 100 ", "7.0", "", "  ", 40)] == [0, 100, 7, "", "", 40]
    assert isinstance(inputs.rating("7.0", "harm"), int)


def test_committing_wants_a_rating_in_range_and_stays():
    code = TOLD[0]
    opened = inputs.opened(inputs.blank(), code)
    with pytest.raises(Problem, match="Nothing is rated yet"):
        inputs.commit(opened, code)
    with pytest.raises(Problem, match="Quality of the decisions: 150 is out of range"):
        inputs.commit(inputs.with_changes(opened, code, harm="4", decisions="150"), code)
    done = inputs.commit(inputs.with_changes(opened, code, harm="4"), code)
    assert done["sheets"][0]["harm"] == 4 and done["sheets"][0]["decisions"] == "" and not done["sheets"][0]["late"]
    with pytest.raises(Problem, match="stays as it is"):
        inputs.with_changes(done, code, harm="5")
    with pytest.raises(Problem, match="Draw a code first"):
        inputs.commit(inputs.blank(), "")


# Codes

@settings(max_examples=60)
@given(st.text(codes.LETTERS, min_size=3, max_size=3), st.integers(0, 3), st.sampled_from(codes.LETTERS))
def test_any_one_wrong_letter_is_noticed(three, place, letter):
    code = three + codes.check_letter(three)
    assert codes.is_code(code) and codes.read(f" {code[:2].lower()}-{code[2:]} ") == code
    wrong = code[:place] + letter + code[place + 1:]
    assert codes.is_code(wrong) == (wrong == code)


@settings(max_examples=60)
@given(st.text(codes.LETTERS, min_size=3, max_size=3), st.integers(0, 1))
def test_two_neighbours_swapped_are_noticed(three, place):
    code = three + codes.check_letter(three)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2:]
    assert codes.is_code(swapped) == (swapped == code)


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 40))
def test_a_group_gets_half_of_each_version_and_no_code_twice(number):
    found = codes.for_group(number, taken=TOLD)
    told = sum(codes.version_of(code) == "told" for code in found)
    assert len(set(found)) == number and found == sorted(found) and abs(2 * told - number) <= 1 and not set(found) & set(TOLD)


def test_codes_drawn_one_by_one_stay_balanced_and_all_codes_are_halved():
    drawn = []
    for _ in range(9):
        drawn.append(codes.balanced(drawn))
    assert abs(2 * sum(codes.version_of(code) == "told" for code in drawn) - 9) == 1
    everything = [a + b + c for a in codes.LETTERS for b in codes.LETTERS for c in codes.LETTERS]
    told = sum(codes.version_of(three + codes.check_letter(three)) == "told" for three in everything)
    assert abs(told / len(everything) - 0.5) < 0.01


@pytest.mark.parametrize("typed", ["", "   ", "ABCD", "BBB", "BBBBB", "?" + "BBBB", "<b>", "B" * 500, "1234"])
def test_what_is_no_code_is_refused_with_the_mend(typed):
    with pytest.raises(Problem, match="four letters"):
        codes.read(typed)


@pytest.mark.parametrize("number", [0, 1, 41])
def test_a_group_that_is_none_gets_no_codes(number):
    with pytest.raises(Problem, match="groups of 2 to 40"):
        codes.for_group(number)


# Words

@pytest.mark.parametrize(("text", "kinds"), [
    ("They should have rung.", ["should"]), ("SHOULD HAVE", ["should"]), ("They should’ve, could've, ought to have.", ["should"] * 3),
    ("It shouldn't have been; they should not have.", ["should"] * 2), ("should of", ["should"]), ("She could of course ring.", ["plain"]),
    ("Obviously. It was bound to.", ["plain"] * 2),
    ("The warning signs were ignored.", ["plain"] * 2), ("He shoulders havens.", []), ("I would ask her.", []), ("", []),
    ("should\n have", ["should"]), ("He failed to ring; failure to ring.", ["plain"] * 2)])
def test_words_that_look_back(text, kinds):
    assert [one["kind"] for one in wording.found_in(text)] == kinds


@settings(max_examples=60)
@given(st.text(max_size=200), st.text(max_size=200))
def test_a_find_stands_in_its_sentence(before, after):
    text = f"{before} should have {after}"
    for one in wording.found_in(text):
        assert one["words"] in " ".join(text.split()) and len(one["before"]) <= wording.REACH + 2 and len(one["after"]) <= wording.REACH + 2


def test_words_and_entries_are_counted_by_version_among_those_who_count():
    made = record([20, 30], [50, 60])
    made = changed(changed(made, TOLD[0], why="They should have. It was obvious.", entry="string"), UNTOLD[0], why="Fine.", entry="gate")
    made = changed(made, UNTOLD[1], why="should have", entry="string", heard=True)
    found = rules.compute(made)
    assert found["words"]["told"] == {"wrote": 1, "readers": 1, "should": 1, "plain": 1}
    assert found["words"]["untold"] == {"wrote": 1, "readers": 0, "should": 0, "plain": 0}
    assert {e["id"]: (e["untold"], e["told"]) for e in found["entries"] if e["untold"] + e["told"]} == {"gate": (1, 0), "string": (0, 1)}


# The chronology and the example

def test_the_chronology_is_short_in_order_and_the_same_questions_are_asked_of_both():
    assert len(ENTRIES) == len(BY_ID) == 11 and list(SCALES) == ["harm", "decisions"]
    assert sum(len(entry.text.split()) for entry in ENTRIES) < 400
    months = ["January", "February", "March"]
    days = [(months.index(entry.date.split()[1]), int(entry.date.split()[0])) for entry in ENTRIES]
    assert days == sorted(days)


def test_the_invented_example_has_an_overlap_a_reader_who_knew_and_a_blank():
    found = rules.compute(example.load())
    assert found["invented"] and found["counted"] == {"untold": 5, "told": 6}
    harm = found["scales"]["harm"]
    assert harm["pairs"] == {"higher": 22, "lower": 8, "level": 0, "delta": pytest.approx(14 / 30)}
    assert (harm["test"]["as_far"], harm["test"]["of"]) == (76, 462) and len(found["scales"]["decisions"]["told"]) == 5
    assert [r["left_out_because"] for r in found["readers"] if r["left_out_because"]] == ["this reader was not told, and knew the ending all the same"]
    assert found["words"]["untold"]["should"] == 1, "somebody who was not told looks back in words too"


ratings = st.one_of(st.just(""), st.integers(0, 100))
rows_of_a_version = st.lists(st.tuples(ratings, ratings, st.booleans(), st.booleans()), max_size=7)


@settings(max_examples=40, deadline=None)
@given(rows_of_a_version, rows_of_a_version)
def test_whatever_stands_on_the_sheets_the_results_are_json_and_add_up(untold, told):
    sheets = [{**inputs.new_sheet(code), "harm": harm, "decisions": decisions, "heard": heard, "late": late, "committed": True}
              for group, rows in ((UNTOLD, untold), (TOLD, told)) for code, (harm, decisions, heard, late) in zip(group, rows) if harm != "" or decisions != ""]
    found = rules.compute(checking.check({**inputs.blank(), "sheets": sheets}))
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    out = sum(bool(r["left_out_because"]) for r in found["readers"])
    assert sum(found["counted"].values()) + out == len(sheets)
    for scale in found["scales"].values():
        test = scale["test"]
        assert (scale["difference"] is None) == bool(scale["not_defined_because"]) == (scale["pairs"] is None)
        if not test["not_defined_because"]:
            assert 0 < test["p"] <= 1 and min(len(scale["untold"]), len(scale["told"])) >= 3 and test["least"] <= test["p"] + 1e-12
