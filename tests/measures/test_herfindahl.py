"""The index of concentration against the outline's check value, its definition in another form, and another program."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.measures.herfindahl import as_many_as, concentration

counts = st.lists(st.integers(0, 500), max_size=12)


def test_the_outlines_check_value_and_others():
    assert concentration([6, 3, 1]) == pytest.approx(0.46, abs=1e-12)
    assert as_many_as([6, 3, 1]) == pytest.approx(1 / 0.46, abs=1e-12)
    assert concentration([1, 1, 1, 1]) == 0.25 and as_many_as([5, 5, 5]) == pytest.approx(3)
    assert concentration([7]) == 1 and concentration([7, 0, 0]) == 1


def test_nothing_to_share_out_has_no_figure():
    assert concentration([]) is None and concentration([0, 0]) is None and as_many_as([]) is None
    with pytest.raises(ValueError):
        concentration([3, -1])


@settings(max_examples=150)
@given(counts, st.randoms())
def test_it_equals_its_definition_as_a_draw_of_two_with_putting_back(figures, chance):
    found, total = concentration(figures), sum(figures)
    if not total:
        assert found is None
        return
    assert found == pytest.approx(sum(a * a for a in figures) / total**2)
    some = [one for one in figures if one]
    assert 1 / len(some) - 1e-12 <= found <= 1 + 1e-12
    chance.shuffle(figures)
    assert concentration(figures) == pytest.approx(found) == pytest.approx(concentration([3 * one for one in figures]))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 20), min_size=1, max_size=6))
def test_it_is_one_less_the_impurity_of_a_decision_trees_root_where_scikit_learn_is_at_hand(figures):
    tree = pytest.importorskip("sklearn.tree")
    labels = [n for n, count in enumerate(figures) for _ in range(count)]
    grown = tree.DecisionTreeClassifier(max_depth=1).fit([[0]] * len(labels), labels)
    assert concentration(figures) == pytest.approx(1 - grown.tree_.impurity[0])


@pytest.mark.parametrize(("figures", "squares", "total"), [((6, 3, 1), 46, 10), ((10, 10, 5, 5, 1), 251, 31), ((2, 3, 5, 7, 11, 13), 377, 41)])
def test_sums_done_by_hand(figures, squares, total):
    assert concentration(figures) == pytest.approx(squares / total**2, abs=1e-12)
