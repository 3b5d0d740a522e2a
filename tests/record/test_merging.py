"""Two copies as one: nothing of either is lost, and it makes no difference which comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.record import merging
from exercises.record.problems import Problem

BLANK = {"title": "", "rows": [], "done": False, "deep": {"a": "", "b": 0}}
words = st.sampled_from(["", "rain", "sun", "<b>"])
rows = st.lists(st.fixed_dictionaries({"id": st.sampled_from("abc"), "said": words}), unique_by=lambda row: row["id"], max_size=3)
copies = st.fixed_dictionaries({"title": words, "rows": rows, "done": st.booleans(),
                                "deep": st.fixed_dictionaries({"a": words, "b": st.sampled_from([0, 1, 1.5, None, True])})})


def leaves(value, place=()):
    """What a copy says, by place."""
    if isinstance(value, dict):
        return {leaf for name, one in value.items() for leaf in leaves(one, (*place, name))}
    if isinstance(value, list):
        return {leaf for row in value for name, one in row.items() for leaf in leaves(one, (*place, row["id"], name))}
    return {(place, repr(value))}


def in_any_order(inputs):
    return {**inputs, "rows": sorted(inputs["rows"], key=lambda row: row["id"])}


@given(copies, copies)
def test_whatever_a_copy_says_stands_in_the_merged_one_or_among_the_versions(mine, theirs):
    merged, conflicts = merging.merge(mine, theirs, BLANK)
    said = leaves(merged) | {(tuple(one["place"]), repr(version)) for one in conflicts for version in one["versions"]}
    untouched = {value for _, value in leaves(BLANK)}
    for place, value in leaves(mine) | leaves(theirs):
        assert (place, value) in said or value in untouched, (place, value)
    for conflict in conflicts:
        assert len(conflict["versions"]) == 2 and conflict["versions"][0] != conflict["versions"][1] or True in conflict["versions"]


@given(copies, copies)
def test_it_makes_no_difference_which_comes_first_or_comes_twice(mine, theirs):
    one, other = merging.merge(mine, theirs, BLANK), merging.merge(theirs, mine, BLANK)
    assert in_any_order(one[0]) == in_any_order(other[0])
    assert sorted(map(repr, one[1])) == sorted(map(repr, other[1]))
    assert merging.merge(mine, mine, BLANK) == (mine, [])
    if not one[1]:
        assert merging.merge(one[0], theirs, BLANK) == (one[0], [])


@given(copies, copies, st.lists(st.sampled_from([0, 1]), min_size=12, max_size=12))
def test_picking_settles_a_place_and_no_other(mine, theirs, numbers):
    inputs, conflicts = merging.merge(mine, theirs, BLANK)
    before = repr(inputs)
    after = inputs
    for conflict, number in zip(conflicts, numbers, strict=False):
        after = merging.pick(after, conflict, number)
        assert (tuple(conflict["place"]), repr(conflict["versions"][number])) in leaves(after)
    changed = leaves(after) - leaves(inputs)
    assert {place for place, _ in changed} <= {tuple(one["place"]) for one in conflicts}
    assert repr(inputs) == before


def test_what_was_never_touched_says_nothing_and_true_is_not_one():
    assert merging.merge({"a": "", "n": 1}, {"a": "said", "n": 1}, {"a": "", "n": 1}) == ({"a": "said", "n": 1}, [])
    assert merging.merge({"n": 1}, {"n": True})[1] == [{"place": ["n"], "versions": [1, True]}]
    assert merging.merge({"only": [1]}, {"here": 2}) == ({"only": [1], "here": 2}, [])


def test_lists_and_texts_are_put_together_and_never_cut():
    assert merging.added([1, 2], [2, 3], 3, "paths") == [1, 2, 3]
    with pytest.raises(Problem, match="hold 4 paths, and 3 are kept"):
        merging.added([1, 2], [3, 4], 3, "paths")
    assert merging.texts("mine", "theirs") == "mine\n\ntheirs"
    assert merging.texts("mine and theirs", "theirs") == "mine and theirs" == merging.texts("theirs", "mine and theirs")
    assert merging.texts("", "theirs") == "theirs"


def test_what_is_no_inputs_is_refused_and_touches_nothing():
    with pytest.raises(Problem, match="Both are as they were"):
        merging.merge({"a": 1}, [1])
