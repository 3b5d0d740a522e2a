"""Krippendorff's alpha against check values, its definition by pairs, and another program."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.measures.krippendorff import METRICS, alpha, coincidences, from_coincidences

LEVELS = (1, 2, 3, 4)
N = None
OUTLINE = [[1, 1, 1], [2, 2, 3], [2, 3, 3], [3, 3, N], [3, 4, 4], [4, 4, 4], [2, 2, 2], [1, 2, N]]
PUBLISHED = list(zip([1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
                     [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N]))
"""Krippendorff's example of four observers and twelve units, with gaps."""

units = st.lists(st.lists(st.sampled_from((None, *LEVELS)), max_size=5), max_size=9)


def by_definition(rows, metric):
    """One less the mean distance inside units over the mean distance among all comparable values."""
    kept = [[v for v in row if v is not None] for row in rows]
    kept = [row for row in kept if len(row) > 1]
    values = [v for row in kept for v in row]
    if not values:
        return None
    count = [values.count(level) for level in LEVELS]
    def far(a, b):
        low, high = sorted((LEVELS.index(a), LEVELS.index(b)))
        if metric == "nominal":
            return int(a != b)
        if metric == "interval":
            return (a - b) ** 2
        return 0 if low == high else (sum(count[low:high + 1]) - (count[low] + count[high]) / 2) ** 2
    seen = sum(far(a, b) / (len(row) - 1) for row in kept for i, a in enumerate(row) for j, b in enumerate(row) if i != j) / len(values)
    among = sum(far(a, b) for i, a in enumerate(values) for j, b in enumerate(values) if i != j) / (len(values) * (len(values) - 1))
    return 1 - seen / among if among else None


@pytest.mark.parametrize(("metric", "outline", "published"), [("nominal", .531, .743), ("ordinal", .832, .815), ("interval", .837, .849)])
def test_the_check_values_of_the_outline_and_the_published_example(metric, outline, published):
    assert round(alpha(OUTLINE, LEVELS, metric), 3) == outline
    assert round(alpha(PUBLISHED, (1, 2, 3, 4, 5), metric), 3) == published


def test_two_people_on_eight_things():
    assert round(alpha(list(zip([1, 2, 2, 3, 3, 4, 2, 1], [1, 2, 3, 3, 4, 4, 2, 2])), LEVELS), 3) == 0.828


def test_the_facts_pages_skewed_and_even_sets():
    even = [[1] * 5] * 4 + [[1] * 4 + [2]] + [[2] * 5] * 4 + [[1] + [2] * 4]
    skewed = [[1] * 5] * 8 + [[1] * 4 + [2]] * 2
    assert round(alpha(even, LEVELS, "nominal"), 3) == 0.843
    assert round(alpha(skewed, LEVELS, "nominal"), 3) == -0.021


@pytest.mark.parametrize(("metric", "outline", "published"), [
    # Constants worked out with krippendorff 0.9.0 (PyPI).
    ("nominal", 0.5307262569832403, 0.743421052631579), ("ordinal", 0.8322314049586776, 0.8153875037548814),
    ("interval", 0.8372093023255813, 0.8491071428571428)])
def test_it_equals_what_another_program_gives(metric, outline, published):
    assert alpha(OUTLINE, LEVELS, metric) == pytest.approx(outline, abs=1e-12)
    assert alpha(PUBLISHED, (1, 2, 3, 4, 5), metric) == pytest.approx(published, abs=1e-12)


@settings(max_examples=60)
@given(units, st.sampled_from(METRICS))
def test_it_equals_that_program_where_it_is_at_hand(rows, metric):
    theirs, numpy = pytest.importorskip("krippendorff"), pytest.importorskip("numpy")
    ours = alpha(rows, LEVELS, metric)
    if ours is None:
        return
    wide = max(map(len, rows))
    data = numpy.array([[numpy.nan if v is None else v for v in [*row, *[None] * (wide - len(row))]] for row in rows], float).T
    assert ours == pytest.approx(theirs.alpha(reliability_data=data, level_of_measurement=metric, value_domain=list(LEVELS)), abs=1e-9)


@settings(max_examples=100)
@given(units, st.sampled_from(METRICS))
def test_it_equals_its_definition_by_pairs(rows, metric):
    expected, found = by_definition(rows, metric), alpha(rows, LEVELS, metric)
    if expected is None:
        assert found is None
    else:
        assert found == pytest.approx(expected, abs=1e-9) and found <= 1


@settings(max_examples=60)
@given(units, st.randoms())
def test_neither_the_order_of_people_nor_of_things_counts_nor_what_nobody_else_judged(rows, chance):
    shuffled = [chance.sample(row, len(row)) for row in rows]
    chance.shuffle(shuffled)
    ours, theirs = alpha(rows, LEVELS), alpha([*shuffled, [3], [None, 1], []], LEVELS)
    assert (ours is None) == (theirs is None)
    if ours is not None:
        assert ours == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize("rows", [[], [[]], [[1], [2]], [[1, None], [None, 3]], [[2, 2], [2, 2, 2]]])
def test_it_is_not_defined_where_nothing_can_be_compared_or_nothing_varies(rows):
    assert all(alpha(rows, LEVELS, metric) is None for metric in METRICS)


def test_a_unit_of_three_weighs_its_three_values():
    matrix = coincidences([2, 2, 3], LEVELS)
    assert matrix == [[0, 0, 0, 0], [0, 1, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]]
    assert from_coincidences([coincidences(unit, LEVELS) for unit in OUTLINE], LEVELS) == alpha(OUTLINE, LEVELS)


def test_what_cannot_be_counted_is_refused():
    with pytest.raises(ValueError, match="not one of the levels"):
        alpha([[1, 9]], LEVELS)
    with pytest.raises(ValueError, match="metric"):
        alpha(OUTLINE, LEVELS, "ratio")
