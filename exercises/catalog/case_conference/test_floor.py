"""What lies below the floor, and a racist remark: each is said at once, and what is done of it shows."""

import pytest

from exercises.catalog.case_conference import acts, inputs, meeting, preparing
from exercises.catalog.case_conference.test_rules import STANDARD, act, state_of, until
from exercises.catalog.case_conference.test_support import at_random, heard, least, opened
from exercises.record.problems import Problem

@pytest.mark.parametrize("item, choice, floor", [(item.id, choice.id, choice.below) for item in preparing.ITEMS for choice in item.choices if choice.below])
def test_what_lies_below_the_floor_before_the_day_does_not_stand(item, choice, floor):
    record = meeting.begin(inputs.blank())
    record = meeting.do(record, {"do": "before", "item": item, "choice": choice})
    state = state_of(record)
    assert [one.floor for one in state.notices] == [floor] and item not in state.before
    assert item in state.unfinished


def test_the_meeting_does_not_open_before_everything_is_settled():
    record = meeting.begin(inputs.blank())
    for item, choice in STANDARD:
        if item != "interpreter":
            record = meeting.do(record, {"do": "before", "item": item, "choice": choice})
    assert state_of(record).unfinished == ("interpreter",)
    with pytest.raises(Problem, match="settled before the meeting can open"):
        meeting.do(record, {"do": "open"})


def test_the_key_is_not_told_to_kieran():
    record = meeting.hear_to_my_turn(opened(("chair",), STANDARD))
    record = meeting.do(record, {"do": "share", "seat": "chair", "card": "key"})
    state = state_of(record)
    assert state.notices[-1].floor == "key_to_father" and not state.knows("father", "key") and state.turn == "chair"


@pytest.mark.parametrize("advocate", ["yes", "no"])
def test_what_ellie_said_is_not_told_to_kieran_in_his_half_hour(advocate):
    settled = tuple({**dict(STANDARD), "advocate": advocate}.items())
    record = meeting.hear_to_my_turn(opened(("chair",), settled))
    found = acts.candidates(state_of(record), "chair")["share"]["card"]
    assert ("ellie_words" in found) == (advocate == "no")
    if advocate == "no":
        record = meeting.do(record, {"do": "share", "seat": "chair", "card": "ellie_words"})
        state = state_of(record)
        assert state.notices[-1].floor == "ellies_words" and not state.knows("father", "ellie_words") and state.turn == "chair"
    record = meeting.hear_to_my_turn(opened(("father",), settled))
    record = meeting.hear_on(meeting.do(record, {"do": "ask", "seat": "father", "to": "chair", "topic": "ellie"}))
    assert not {"ellie_words", "ellie_today"} & set(state_of(record).known("father"))


def test_a_vote_of_all_is_below_the_floor():
    record = until(opened(("chair",), STANDARD), "decision")
    record = meeting.do(record, {"do": "decide", "seat": "chair", "plan": True, "how": "vote_all"})
    assert state_of(record).notices[-1].floor == "parents_vote" and state_of(record).decision is None


def test_ellies_words_are_not_told_to_her_father():
    record = meeting.do(heard(("chair",), STANDARD, incident=False), {"do": "after", "item": "tell_kieran", "choice": "with_ellies_words"})
    assert state_of(record).notices[-1].floor == "ellies_words" and "tell_kieran" not in state_of(record).after


# A racist remark -----------------------------------------------------------------------------------------------


def remark(humans, **more):
    record = opened(humans, STANDARD, **more)
    if humans == ("health_visitor",):  # it falls after she has spoken
        record = act(record, "share", card="checks")
    while state_of(record).incident is None:
        record = meeting.hear_to_my_turn(record)
        if state_of(record).waits_for == "human" and state_of(record).incident is None:
            record = meeting.do(record, least(state_of(record)))
        assert state_of(record).step == "during"
    return record


def test_a_remark_that_is_passed_over_shows():
    record = remark(("social_worker",), seed=3)
    assert state_of(record).incident == "open" and acts.may_raise_hand(state_of(record), "social_worker")
    while state_of(record).incident == "open":
        record = meeting.hear_to_my_turn(record)
        if state_of(record).waits_for == "human" and state_of(record).incident == "open":
            record = meeting.do(record, least(state_of(record)))
    state = state_of(record)
    assert state.incident == "passed_over" and "remark" in [one.floor for one in state.notices]
    told = {effect.seat: effect.after - effect.before for turn in state.turns if turn.do == "noticed" for effect in turn.effects}
    assert told["health_visitor"] == -2 and told.get("mother", 0) in (-1, 0)


def test_a_remark_that_is_named_is_answered():
    record = remark(("social_worker",), seed=3)
    if state_of(record).turn != "social_worker":
        record = meeting.do(record, {"do": "hand_up", "seat": "social_worker"})
        record = meeting.hear_to_my_turn(record)
    record = meeting.do(record, {"do": "name_it", "seat": "social_worker"})
    state = state_of(record)
    assert (state.incident, state.named_by, state.answer.seat) == ("named", "social_worker", state.incident_by)
    assert state_of(meeting.hear_on(record)).turns[-1].do in ("think_again", "defend")


def test_where_she_has_to_name_it_herself_no_number_is_put_on_that():
    record = remark(("health_visitor",), seed=3)
    if state_of(record).turn != "health_visitor":
        record = meeting.hear_to_my_turn(meeting.do(record, {"do": "hand_up", "seat": "health_visitor"}))
    record = meeting.do(record, {"do": "name_it", "seat": "health_visitor"})
    assert [effect.rule for effect in state_of(record).turns[-1].effects if effect.rule[0] == "N"] == ["N3"]


def test_a_chair_who_asks_round_names_it():
    state = state_of(heard(("observer",), STANDARD, chair="round"))
    assert (state.incident, state.named_by) == ("named", "chair")


def test_it_can_be_left_out():
    for seed in range(6):
        assert state_of(heard(("observer",), STANDARD, incident=False, seed=seed)).incident is None


def test_nobody_has_to_say_it():
    """No human is ever made to say the remark, and no human may."""
    for seed in range(8):
        record, state = at_random(seed)
        assert all(turn.seat not in state.humans for turn in state.turns if turn.do == "remark")
    record = until(opened(("teacher",), STANDARD), "questions")
    with pytest.raises(Problem):
        meeting.do(record, {"do": "name_it", "seat": "teacher"})
