"""A thousand meetings drawn at random come to their end in order, and none of them is impossible on the way."""

from exercises.catalog.case_conference import seats
from exercises.catalog.case_conference.test_support import at_random

MANY = 1000
LONGEST = 420  # turns; a meeting of people who ask each other for ever is moved on by its chair


def in_order(state):
    """Everything that a meeting that has come to its end must hold to."""
    assert state.step == "down" and state.decision is not None and not state.queue and state.turn is None
    stages = [turn.stage for turn in state.turns]
    assert [stage for n, stage in enumerate(stages) if not n or stages[n - 1] != stage] == list(state.stages), "a stage was left out or came twice"
    assert [turn.number for turn in state.turns] == list(range(len(state.turns))) and len(state.turns) <= LONGEST
    assert all(0 <= mind <= 10 for pair in state.mind.values() for mind in pair)
    assert all(seats.LEAST_EASE <= ease <= seats.MOST_EASE for ease in state.ease.values())
    assert set(state.views) == set(seats.PROFESSIONALS), "each professional gives a view once"
    assert all(turn.seat in ("chair", "father") for turn in state.turns if turn.stage == "apart")
    assert not any(turn.seat == "father" for turn in state.turns if turn.stage != "apart")
    assert state.incident != "open"
    for turn in state.turns:
        assert turn.picks_up is None or (turn.picks_up < turn.number and state.turns[turn.picks_up].seat != turn.seat)


def test_a_thousand_meetings_come_to_their_end():
    for seed in range(MANY):
        in_order(at_random(seed)[1])
