"""Cohen's kappa against the outline's check values, its definition in another form, and other programs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.measures.cohen_kappa import agreement, grid, kappa, mean_pair_agreement

LEVELS = (1, 2, 3, 4)
A = [1, 2, 2, 3, 3, 4, 2, 1]
B = [1, 2, 3, 3, 4, 4, 2, 2]

value = st.sampled_from((None, *LEVELS))
pairs = st.lists(st.tuples(value, value), max_size=14)


def by_definition(both, weights):
    """Kappa over every way to throw the two people's values together."""
    if not both:
        return None
    def off(a, b):
        return (a - b) ** 2 if weights == "quadratic" else int(a != b)
    seen = sum(off(a, b) for a, b in both) / len(both)
    blind = sum(off(a, b) for a, _ in both for _, b in both) / len(both) ** 2
    return 1 - seen / blind if blind else None


def test_the_outlines_check_values():
    assert agreement(A, B) == 0.625
    assert round(kappa(A, B, LEVELS), 3) == 0.489
    assert round(kappa(A, B, LEVELS, "quadratic"), 3) == 0.818


@pytest.mark.parametrize(("first", "second", "plain", "quadratic"), [
    # Constants worked out with scikit-learn 1.9.1, cohen_kappa_score(labels=[1, 2, 3, 4]).
    (A, B, 0.4893617021276596, 0.8181818181818181),
    ([2] * 9 + [3], [2] * 8 + [3, 2], -0.11111111111111116, -0.11111111111111116),
    ([1, 1, 1, 2, 2, 2, 2, 3, 3, 3], [1, 1, 1, 2, 2, 2, 3, 3, 3, 2], 0.696969696969697, 0.8333333333333334),
    ([1, 2, 3, 4], [4, 3, 2, 1], -0.33333333333333326, -1.0),
])
def test_it_equals_what_scikit_learn_gives(first, second, plain, quadratic):
    assert kappa(first, second, LEVELS) == pytest.approx(plain, abs=1e-12)
    assert kappa(first, second, LEVELS, "quadratic") == pytest.approx(quadratic, abs=1e-12)


@settings(max_examples=60)
@given(pairs)
def test_it_equals_scikit_learn_where_that_is_at_hand(rows):
    sklearn = pytest.importorskip("sklearn.metrics")
    both = [(a, b) for a, b in rows if a is not None and b is not None]
    for weights, theirs in (("plain", None), ("quadratic", "quadratic")):
        ours = kappa([a for a, _ in rows], [b for _, b in rows], LEVELS, weights)
        if ours is not None:
            other = sklearn.cohen_kappa_score([a for a, _ in both], [b for _, b in both], labels=list(LEVELS), weights=theirs)
            assert ours == pytest.approx(other, abs=1e-12)


@settings(max_examples=80)
@given(pairs, st.sampled_from(("plain", "quadratic")))
def test_it_equals_its_definition_and_does_not_care_who_comes_first(rows, weights):
    first, second = [a for a, _ in rows], [b for _, b in rows]
    expected = by_definition([(a, b) for a, b in rows if a is not None and b is not None], weights)
    found = kappa(first, second, LEVELS, weights)
    if expected is None:
        assert found is None
    else:
        assert found == pytest.approx(expected, abs=1e-9) and found <= 1
        assert kappa(second, first, LEVELS, weights) == pytest.approx(found, abs=1e-12)


@settings(max_examples=40)
@given(pairs)
def test_a_full_match_is_1_unless_there_is_no_variation(rows):
    known = [a for a, _ in rows if a is not None]
    assert kappa(known, known, LEVELS) == (1 if len(set(known)) > 1 else None)


def test_the_paradox_two_matches_of_eight_in_ten_and_opposite_verdicts():
    crowded = [2] * 9 + [3], [2] * 8 + [3, 2]
    spread = [1, 1, 1, 2, 2, 2, 2, 3, 3, 3], [1, 1, 1, 2, 2, 2, 3, 3, 3, 2]
    assert agreement(*crowded) == agreement(*spread) == 0.8
    assert kappa(*crowded, LEVELS) < 0 < kappa(*spread, LEVELS)


@pytest.mark.parametrize(("first", "second"), [([], []), ([1], [None]), ([None, 2], [1, None]), ([2, 2], [2, 2])])
def test_it_is_not_defined_rather_than_nought(first, second):
    assert kappa(first, second, LEVELS) is None


def test_missing_values_are_passed_over_in_matches_and_grid():
    assert agreement([1, None, 3], [1, 2, None]) == 1
    assert agreement([None], [1]) is None
    assert grid([1, None, 3], [2, 2, 3], LEVELS) == [[0, 1, 0, 0], [0] * 4, [0, 0, 1, 0], [0] * 4]


def test_the_mean_over_pairs_leaves_out_pairs_that_share_nothing():
    assert mean_pair_agreement([[1, None], [1, 2], [None, 3]]) == 0.5
    assert mean_pair_agreement([[1, None], [None, 2]]) is None
    assert mean_pair_agreement([[1, 2]]) is None


@pytest.mark.parametrize(("call", "part"), [
    (lambda: kappa([1], [1, 2], LEVELS), "different lengths"),
    (lambda: kappa([1], [5], LEVELS), "5 is not one of the levels"),
    (lambda: kappa([0], [1], LEVELS), "0 is not one of the levels"),
    (lambda: kappa([1], [1], LEVELS, "linear"), "Weights are one of"),
])
def test_what_cannot_be_counted_is_refused(call, part):
    with pytest.raises(ValueError, match=part):
        call()
