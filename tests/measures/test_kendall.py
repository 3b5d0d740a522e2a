"""Kendall's tau-b against the outline's check value and against its definition in another form."""

from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.measures.kendall import tau_b

pairs = st.lists(st.tuples(st.integers(1, 16), st.integers(1, 5)), max_size=16)


def by_definition(first, second):
    """Tau-b as a correlation of signs: sum of products over the root of the sums of squares."""
    signs = [((a > b) - (a < b), (c > d) - (c < d))
             for a, c in zip(first, second) for b, d in zip(first, second)]
    across = sum(x * x for x, _ in signs)
    up = sum(y * y for _, y in signs)
    return sum(x * y for x, y in signs) / sqrt(across * up) if across and up else None


def test_the_outlines_check_value():
    value = tau_b([1, 2, 3, 4, 5, 6], [1, 2, 3, 2, 4, 5])
    assert round(value, 3) == 0.828


def test_the_ordered_story_and_its_reverse():
    assert tau_b([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]) == 1
    assert tau_b([1, 2, 3, 4, 5], [5, 4, 3, 2, 1]) == -1


@settings(max_examples=80)
@given(pairs)
def test_it_equals_its_definition_by_signs(places):
    first = [x for x, _ in places]
    second = [y for _, y in places]
    expected = by_definition(first, second)
    if expected is None:
        assert tau_b(first, second) is None
    else:
        assert tau_b(first, second) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("first, second", [([], []), ([1], [1]), ([1, 2, 3], [2, 2, 2]), ([1, 1], [1, 2])])
def test_it_is_not_defined_where_nothing_changes(first, second):
    assert tau_b(first, second) is None


def test_lists_of_different_length_are_refused():
    with pytest.raises(ValueError, match="different lengths"):
        tau_b([1, 2], [1])
