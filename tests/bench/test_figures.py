"""The arithmetic of the bench, on numbers that one can do by hand."""

import pytest

from tools.bench import figures


def test_a_median_with_its_range():
    assert figures.figure([3, 1, 9]) == (3, 1, 9)
    assert figures.figure([4, 2]) == (3, 2, 4)
    assert figures.figure([]) is None


def test_a_ratio_is_that_of_the_medians_and_its_range_goes_round_by_round():
    assert figures.ratio([1, 2, 3], [4, 4, 4]) == (0.5, 0.25, 0.75)
    # A round in which the machine was busy is so for both.
    assert figures.ratio([1, 10, 1], [2, 20, 2]) == (0.5, 0.5, 0.5)


@pytest.mark.parametrize("ours, theirs", [([], [1]), ([1], []), ([1, 2], [0, 0])])
def test_there_is_no_ratio_to_nothing(ours, theirs):
    assert figures.ratio(ours, theirs) is None


def test_what_is_added_is_never_less_than_nothing():
    assert figures.added([80, 90, 120], [50, 60, 70]) == (30, 30, 50)
    assert figures.added([10], [50]) == (0, 0, 0)


def visits(tiny, bare=1000.0, block=0.0, still=0.0):
    """Visits of the plain host, one round."""
    values = {"answered": bare, "size": 100, "memory": 10.0, "block": 900.0}
    return [
        ("plain", "bare", "first", values),
        ("plain", "bare", "again", values),
        ("plain", "tiny", "first", {**values, "answered": tiny, "block": block}),
        ("plain", "tiny", "again", {**values, "answered": tiny}),
        ("plain", "still", "first", {**values, "answered": None, "block": still}),
    ]


def verdict(words, found):
    """The row whose words begin so."""
    (row,) = [row for row in figures.verdicts(figures.samples(found)) if row["target"].startswith(words)]
    return row


@pytest.mark.parametrize("tiny, met", [(600.0, True), (600.1, False), (100.0, True)])
def test_at_most_means_at_most(tiny, met):
    row = verdict("tiny, first visit, to bare", visits(tiny))
    assert row["met"] is met
    assert row["value"] == pytest.approx(tiny / 1000)


@pytest.mark.parametrize("block, still, met", [(99.0, 0.0, True), (100.0, 0.0, False), (150.0, 60.0, True)])
def test_under_means_under_and_a_block_counts_beside_the_page_without(block, still, met):
    assert verdict("tiny, longest block", visits(500, block=block, still=still))["met"] is met


def test_what_was_not_measured_is_neither_met_nor_missed():
    row = verdict("X01", visits(500))
    assert row["met"] is None and row["value"] is None
    assert "not measured" in figures.verdict_table([row])


def test_the_tables_show_every_row_and_say_what_is_missed():
    found = figures.samples(visits(700))
    shown = figures.table(found)
    assert shown.count("\n") == 1 + 5
    assert "| 0.70 " in shown
    told = figures.verdict_table(figures.verdicts(found))
    assert len(told.splitlines()) == 2 + len(figures.TARGETS)
    line = next(line for line in told.splitlines() if line.startswith("| tiny, first visit, to bare"))
    assert "0.70×" in line and "at most 0.6×" in line and line.rstrip(" |").endswith("NO")


def test_the_rows_of_a_table_have_one_width():
    for text in (figures.table(figures.samples(visits(1))), figures.verdict_table(figures.verdicts({}))):
        assert len({len(line) for line in text.splitlines()}) == 1


def test_samples_keep_the_order_of_the_rounds_and_leave_out_what_is_not_there():
    found = figures.samples([("h", "p", "first", {"a": 1, "b": None}), ("h", "p", "first", {"a": 2, "b": 3})])
    assert found == {("h", "p", "first", "a"): [1, 2], ("h", "p", "first", "b"): [3]}
