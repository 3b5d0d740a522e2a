"""The talk measures against the outline's check values, the facts brief's, and their definitions in another form."""

from itertools import product
from math import log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.measures import talk
from exercises.measures.talk import Turn

SEATS = ("a", "b", "c", "d")
ROLES = {"a": "professional", "b": "chair", "c": "family", "d": "child"}

amounts = st.lists(st.integers(0, 600), max_size=11)


@st.composite
def talks(draw):
    turns, at = [], 0.0
    for n in range(draw(st.integers(0, 14))):
        at += draw(st.integers(0, 20))
        seat = draw(st.sampled_from(SEATS))
        earlier = [i for i, turn in enumerate(turns) if turn.seat != seat]
        picks = draw(st.none() | st.sampled_from(earlier)) if earlier else None
        turns.append(Turn(seat, at, at + draw(st.integers(1, 30)), draw(st.sampled_from(talk.KINDS)), picks))
    return turns


@pytest.mark.parametrize("found, expected", [((0, 0, 60, 60), 0.5), ((0, 0, 0, 40), 0.75), ((300, 240, 120, 60, 0), 0.433),
                                              ((10, 10, 10, 10, 10, 10), 0), ((30, 12, 8, 6, 3, 1), 0.483), ((60, 0, 0, 0, 0, 0), 0.833)])
def test_gini_of_the_check_values(found, expected):
    assert round(talk.gini(found), 3) == expected


@pytest.mark.parametrize("found, expected", [((300, 240, 120, 60, 0), 0.768), ((10,) * 6, 1), ((30, 12, 8, 6, 3, 1), 0.773), ((60, 0, 0, 0, 0, 0), 0)])
def test_evenness_of_the_check_values(found, expected):
    assert round(talk.evenness(found), 3) == expected


def test_gini_by_size_of_the_check_values():
    assert round(talk.gini_by_size((30, 12, 8, 6, 3, 1)), 3) == 0.580
    assert talk.gini_by_size((60, 0, 0, 0, 0, 0)) == 1


@pytest.mark.parametrize("found", [(), (5,), (0, 0, 0)])
def test_neither_is_defined_for_one_seat_or_for_no_talk(found):
    assert talk.gini(found) is talk.gini_by_size(found) is talk.evenness(found) is None


@pytest.mark.parametrize("measure", [talk.gini, talk.evenness])
@pytest.mark.parametrize("bad", [-1, float("nan"), float("inf")])
def test_an_amount_that_is_none_is_refused(measure, bad):
    with pytest.raises(ValueError, match="0 or more"):
        measure([1, bad])


@settings(max_examples=80)
@given(amounts)
def test_gini_is_half_the_mean_difference_over_the_mean(found):
    value = talk.gini(found)
    if value is None:
        assert len(found) < 2 or not sum(found)
        return
    by_pairs = sum(abs(x - y) for x, y in product(found, found)) / (2 * len(found) * sum(found))
    assert value == pytest.approx(by_pairs, abs=1e-9)
    assert 0 <= value <= (len(found) - 1) / len(found)


@settings(max_examples=80)
@given(amounts)
def test_evenness_in_bits_is_the_same(found):
    value = talk.evenness(found)
    if value is None:
        return
    parts = [x / sum(found) for x in found if x]
    assert value == pytest.approx(-sum(p * log2(p) for p in parts) / log2(len(found)), abs=1e-9)
    assert 0 <= value <= 1


@settings(max_examples=80)
@given(talks())
def test_what_holds_for_every_talk(turns):
    talk.check(turns, SEATS)
    each = talk.shares(talk.seconds(turns, SEATS))
    assert (each is None) == (not turns)
    if each:
        assert sum(each.values()) == pytest.approx(1) and set(each) == set(SEATS)
    assert sum(talk.counts(turns, SEATS).values()) == len(turns)
    moves = talk.transitions(turns, SEATS)
    assert sum(sum(row.values()) for row in moves.values()) == max(0, len(turns) - 1)
    taken = talk.uptakes(turns, SEATS)
    assert sum(total for _, total in taken.values()) == sum(turn.kind == "propose" for turn in turns)
    assert all(picked <= total for picked, total in taken.values())
    for first, later, long in talk.overlaps(turns):
        assert first < later and long > 0 and turns[first].seat != turns[later].seat
    run = talk.longest_run(turns, ROLES)
    if run:
        start, many, long = run
        assert {ROLES[turn.seat] for turn in turns[start:start + many]} <= set(talk.AT_WORK) and long > 0
    else:
        assert all(ROLES[turn.seat] not in talk.AT_WORK for turn in turns)


@settings(max_examples=60)
@given(talks())
def test_overlaps_are_all_pairs_that_share_time(turns):
    pairs = [(i, j, min(a.end, b.end) - max(a.start, b.start)) for i, a in enumerate(turns) for j, b in enumerate(turns)
             if i < j and a.seat != b.seat]
    assert talk.overlaps(turns) == [pair for pair in pairs if pair[2] > 0]


MEETING = [
    Turn("a", 0, 60), Turn("c", 60, 70, "propose"), Turn("b", 70, 90), Turn("a", 85, 120, "support", 1),
    Turn("a", 120, 150, "propose"), Turn("b", 150, 160), Turn("a", 160, 170), Turn("a", 170, 180), Turn("c", 180, 190, "support", 4),
]


def test_a_silent_seat_shows():
    assert talk.seconds(MEETING, SEATS)["d"] == 0 and talk.counts(MEETING, SEATS)["d"] == 0


def test_a_proposal_is_picked_up_within_three_turns_and_not_after():
    assert talk.picked_up(MEETING) == {1: [3], 4: []}
    assert talk.uptakes(MEETING, SEATS) == {"a": (0, 1), "b": (0, 0), "c": (1, 1), "d": (0, 0)}
    assert talk.picked_up(MEETING, within=4) == {1: [3], 4: [8]}


def test_heard_ratio_is_share_of_uptake_over_share_of_talk():
    found = talk.heard_ratios(MEETING, SEATS)
    total = sum(turn.end - turn.start for turn in MEETING)
    assert found["c"] == pytest.approx(1 / (20 / total)) and found["a"] == 0
    assert found["d"] is None  # said nothing: nothing to divide by
    assert set(talk.heard_ratios(MEETING[:1], SEATS).values()) == {None}  # nothing was picked up


def test_overlap_and_the_longest_run_of_professionals():
    assert talk.overlaps(MEETING) == [(2, 3, 5)]
    assert talk.longest_run(MEETING, ROLES) == (2, 6, 115)
    # A seat whose role nobody has said ends a stretch.
    assert talk.longest_run(MEETING, {"a": "professional"}) == (3, 2, 65)
    assert talk.longest_run([], ROLES) is None


def test_family_share_of_time_and_of_turns():
    assert talk.role_share(talk.seconds(MEETING, SEATS), ROLES) == pytest.approx(20 / 195)
    assert talk.role_share(talk.counts(MEETING, SEATS), ROLES, ("family", "child")) == pytest.approx(2 / 9)
    assert talk.role_share({"a": 0}, ROLES) is None
    assert talk.by_role({"a": 1, "b": 2, "z": 4}, ROLES) == {"professional": 1, "chair": 2, "": 4}


def test_a_long_gap_is_asked_about():
    turns = [Turn("a", 0, 10), Turn("b", 5, 8), Turn("c", 611, 620)]
    assert talk.pauses(turns) == [(2, 601)]
    assert talk.pauses(turns, 602) == []


@pytest.mark.parametrize("turns, told", [
    ([Turn("x", 0, 1)], "not a seat"), ([Turn("a", 1, 1)], "before or as it begins"), ([Turn("a", 5, 2)], "before or as it begins"),
    ([Turn("a", 5, 6), Turn("b", 4, 9)], "begins before"), ([Turn("a", 0, 1, "sing")], "not a kind"),
    ([Turn("a", 0, 1, "ask", 0)], "came before"), ([Turn("a", 0, 1, "ask", 3)], "came before"),
    ([Turn("a", 0, 1), Turn("a", 1, 2, "support", 0)], "own turn"), ([Turn("a", float("nan"), 2)], "numbers")])
def test_a_talk_that_cannot_have_been_is_refused(turns, told):
    with pytest.raises(ValueError, match=told):
        talk.check(turns, SEATS)


def test_a_seat_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        talk.check([], ["a", "a"])
