"""The bootstrap: the same draws from the same seed, ends where they belong, gaps counted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.measures import bootstrap

numbers = st.lists(st.integers(-50, 50), min_size=1, max_size=12)
seeds = st.integers(0, 2**31 - 1)


def mean(drawn):
    return sum(drawn) / len(drawn)


def test_the_generator_is_splitmix64():
    # The first numbers from seed 0 as the reference programs print them.
    source = bootstrap.numbers(0)
    assert [next(source) for _ in range(3)] == [16294208416658607535, 7960286522194355700, 487617019471545679]


def test_the_same_seed_gives_the_same_draws_and_another_others():
    things = list(range(10))
    first, again, other = (list(bootstrap.draws(things, seed, 20)) for seed in (7, 7, 8))
    assert first == again != other
    assert all(len(drawn) == 10 and set(drawn) <= set(things) for drawn in first)


@settings(max_examples=40)
@given(numbers, seeds)
def test_the_ends_lie_inside_what_was_seen_and_in_order(things, seed):
    found = bootstrap.interval(things, mean, seed, times=60)
    assert min(things) - 1e-9 <= found["low"] <= found["high"] <= max(things) + 1e-9
    assert (found["times"], found["undefined"]) == (60, 0)
    assert found == bootstrap.interval(things, mean, seed, times=60)


@settings(max_examples=20)
@given(st.integers(-9, 9), seeds)
def test_what_never_varies_has_an_interval_of_no_width(value, seed):
    found = bootstrap.interval([value] * 5, mean, seed, times=30)
    assert found["low"] == found["high"] == value


def test_draws_without_a_figure_are_counted_and_left_out():
    found = bootstrap.interval([0, 0, 0, 1], lambda drawn: None if not any(drawn) else 1.0, 1965)
    assert 250 < found["undefined"] < 385  # three in four, four times over: 316 of a thousand
    assert found["low"] == found["high"] == 1
    none = bootstrap.interval([0], lambda drawn: None, 1965, times=10)
    assert (none["low"], none["high"], none["undefined"]) == (None, None, 10)


def test_the_interval_is_about_as_wide_as_theory_says():
    # Ten things with a spread of 1: the mean's standard error is 1 / sqrt(10), the middle 95 per cent 3.92 times that.
    found = bootstrap.interval([-1, 1] * 5, mean, 1965)
    assert found["high"] - found["low"] == pytest.approx(3.92 / 10**0.5, rel=0.15)


def test_ends_are_found_in_proportion():
    assert bootstrap.quantile([1, 2, 3, 4, 5], 0.5) == 3
    assert bootstrap.quantile([0, 10], 0.025) == pytest.approx(0.25)
    assert bootstrap.quantile([4], 0.975) == 4


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match="nothing to draw"):
        bootstrap.interval([], mean, 1)
    with pytest.raises(ValueError, match="share between"):
        bootstrap.interval([1], mean, 1, middle=1)
