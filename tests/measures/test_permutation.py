"""The permutation test and Cliff's delta against the outline's check value, their definitions, and scipy where it is."""

from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.measures.permutation import compare, mean, pairs, ways

few = st.lists(st.integers(0, 100), min_size=1, max_size=5)


def by_definition(first, second):
    """The share by dealing places, not figures, and dividing each mean in full."""
    together = [*first, *second]
    truth = abs(mean(second) - mean(first))
    far = total = 0
    for places in combinations(range(len(together)), len(first)):
        one = [together[n] for n in places]
        other = [together[n] for n in range(len(together)) if n not in places]
        total += 1
        far += abs(mean(other) - mean(one)) >= truth - 1e-9
    return far, total


def test_the_outlines_check_value():
    found = compare([20, 30, 40], [50, 60, 70], seed=1)
    assert found == {"difference": 30, "p": 0.1, "as_far": 2, "of": 20, "exact": True}
    assert pairs([20, 30, 40], [50, 60, 70]) == {"higher": 9, "lower": 0, "level": 0, "delta": 1.0}


@settings(max_examples=60, deadline=None)
@given(few, few)
def test_the_exact_share_equals_its_definition(first, second):
    found = compare(first, second, seed=3)
    assert (found["as_far"], found["of"]) == by_definition(first, second)
    assert found["exact"] and found["p"] == found["as_far"] / found["of"] > 0


@settings(max_examples=60, deadline=None)
@given(few, few)
def test_turning_the_groups_round_turns_the_difference_and_keeps_the_share(first, second):
    one, other = compare(first, second, seed=3), compare(second, first, seed=3)
    assert one["difference"] == pytest.approx(-other["difference"], abs=1e-12) and one["p"] == pytest.approx(other["p"])
    here, there = pairs(first, second), pairs(second, first)
    assert (here["higher"], here["lower"], here["level"]) == (there["lower"], there["higher"], there["level"])
    assert here["delta"] == -there["delta"]


@given(st.integers(0, 12), st.integers(0, 12))
def test_ways_are_counted_as_combinations(first, second):
    assert ways(first, second) == comb(first + second, first)


def test_all_alike_every_way_lies_as_far():
    found = compare([50, 50], [50, 50, 50], seed=1)
    assert (found["difference"], found["p"], found["as_far"], found["of"]) == (0, 1.0, 10, 10)
    assert pairs([50, 50], [50, 50, 50])["delta"] == 0


def test_fractions_that_meet_by_rounding_still_count_as_met():
    # 0.1 + 0.2 is not 0.3 to a machine; the mirror image of the true way must not be lost by it.
    assert compare([0.1, 0.2, 0.3], [0.4, 0.5, 0.6], seed=1)["as_far"] == 2


def test_too_many_ways_are_drawn_from_the_seed_and_come_near_the_exact_share():
    first, second = [10, 20, 25, 30, 35, 40, 55, 60], [30, 35, 45, 50, 55, 60, 70, 80]
    drawn = compare(first, second, seed=1975)
    exact = compare(first, second, seed=1975, most_exact=20_000)
    assert not drawn["exact"] and drawn["of"] == 10_000 and drawn == compare(first, second, seed=1975)
    assert exact["exact"] and exact["of"] == 12_870
    assert drawn["p"] == (drawn["as_far"] + 1) / 10_001
    assert drawn["p"] == pytest.approx(exact["p"], abs=0.01) and drawn["p"] != compare(first, second, seed=7)["p"]


def test_groups_of_unlike_size_and_an_empty_one():
    assert compare([10], [20, 30, 40], seed=1)["of"] == 4
    assert pairs([], [1])["delta"] is None and mean([]) is None
    with pytest.raises(ValueError, match="one figure at least"):
        compare([], [1, 2], seed=1)


# Worked out with scipy 1.17.1, stats.permutation_test over all ways, of the distance of the two means. (Its own "two-sided"
# doubles the smaller tail, which differs where the groups are of unlike size.)
REFERENCE = [([20, 30, 40], [50, 60, 70], 0.1), ([10, 20, 20, 35], [20, 45, 50, 50, 60], 0.047619047619047616),
             ([5, 5, 90], [5, 50, 60, 70], 0.7428571428571429)]


@pytest.mark.parametrize("first, second, p", REFERENCE)
def test_it_equals_what_scipy_gave(first, second, p):
    assert compare(first, second, seed=1)["p"] == pytest.approx(p, abs=1e-12)


@pytest.mark.parametrize("first, second, p", REFERENCE)
def test_it_equals_what_scipy_gives_where_it_is(first, second, p):
    stats = pytest.importorskip("scipy.stats")
    found = stats.permutation_test((first, second), lambda a, b: abs(sum(b) / len(b) - sum(a) / len(a)), vectorized=False,
                                   n_resamples=100_000, alternative="greater")
    assert found.pvalue == pytest.approx(p, abs=1e-12)
