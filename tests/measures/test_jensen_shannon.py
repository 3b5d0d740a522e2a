"""Jensen-Shannon divergence against the outline's check values, and its general properties."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.measures.jensen_shannon import divergence, mean_pairwise

counts = st.lists(st.integers(0, 5), min_size=5, max_size=5).filter(any)
profiles = counts.map(lambda row: [n / sum(row) for n in row])


@pytest.mark.parametrize("first, second, expected", [
    ((1, 0, 0, 0, 0), (0, 1, 0, 0, 0), 1.0),
    ((.5, .5, 0, 0, 0), (0, .5, .5, 0, 0), 0.5),
    ((.2, .2, .2, .2, .2), (.2, .2, .2, .2, .2), 0.0),
    ((.6, .4, 0, 0, 0), (.6, .4, 0, 0, 0), 0.0),
])
def test_the_outlines_check_values(first, second, expected):
    assert divergence(first, second) == pytest.approx(expected, abs=1e-12)


@settings(max_examples=60)
@given(profiles, profiles)
def test_it_is_symmetric_lies_between_0_and_1_and_is_0_only_for_the_same(first, second):
    value = divergence(first, second)
    assert value == pytest.approx(divergence(second, first), abs=1e-12)
    assert 0 <= value <= 1
    # The same up to the rounding of a division: the shares themselves need not be equal to the bit.
    same = all(abs(p - q) < 1e-6 for p, q in zip(first, second))
    assert (value < 1e-9) == same


@settings(max_examples=40)
@given(st.lists(profiles, min_size=2, max_size=6), st.randoms())
def test_the_mean_over_pairs_does_not_depend_on_who_is_listed_first(rows, chance):
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert mean_pairwise(rows) == mean_pairwise(shuffled)
    assert 0 <= mean_pairwise(rows) <= 1


def test_the_mean_is_over_every_pair():
    one, two, three = (1, 0, 0), (0, 1, 0), (1, 0, 0)
    assert mean_pairwise([one, two, three]) == pytest.approx(2 / 3)


@pytest.mark.parametrize("few", [[], [(1, 0, 0, 0, 0)]])
def test_fewer_than_two_have_no_disagreement_rather_than_none(few):
    assert mean_pairwise(few) is None


@pytest.mark.parametrize("first, second, part", [
    ((1, 0), (1, 0, 0), "different numbers"),
    ((1.5, -0.5), (1, 0), "0 or more"),
    ((float("nan"), 1), (1, 0), "0 or more"),
    ((float("inf"), 1), (1, 0), "0 or more"),
    ((0, 0), (1, 0), "add up to 1"),
    ((1, 0), (.5, .4), "add up to 1"),
])
def test_what_is_not_a_profile_is_refused(first, second, part):
    with pytest.raises(ValueError, match=part):
        divergence(first, second)
