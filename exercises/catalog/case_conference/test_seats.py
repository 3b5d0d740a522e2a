"""Chairs, settings and data: who may sit where, what a swap keeps, and that every id has its words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.case_conference import audit, cards, inputs, meeting, orders, plan_lines, seats, words_cards
from exercises.catalog.case_conference.rule_table import RULES
from exercises.catalog.case_conference.test_rules import STANDARD, act, state_of
from exercises.catalog.case_conference.test_support import at_random, heard, opened
from exercises.record.problems import Problem

SEEDS = st.integers(0, 10**6)

def test_an_observer_has_no_turn_and_moves_nothing():
    watched, alone = heard(("observer",), STANDARD, seed=9), heard(("observer",), STANDARD, seed=9)
    assert state_of(watched).turns == state_of(alone).turns
    with pytest.raises(Problem):
        meeting.do(meeting.hear_on(opened(("observer",), STANDARD)), {"do": "support", "seat": "observer", "to": "mother"})


def test_everybody_may_be_a_person_and_nothing_is_scripted():
    state = state_of(heard(seats.IDS, STANDARD))
    assert not state.mind and all(not turn.scripted or turn.do in ("opens", "reads", "noticed") for turn in state.turns)
    assert {row["harm"][0] for row in audit.compute(state, state.record)["judgements"]} == {None}


def test_a_swap_keeps_what_was_said_and_no_trace_of_who_sat_there():
    record = act(opened(("teacher",), STANDARD), "share", card="buses")
    record = meeting.swap(record, "teacher", "mother")
    state = state_of(record)
    assert state.cards["buses"].shared_at is not None and record["humans"] == ["mother"]
    assert "teacher" not in repr({**record, "log": []}) and all("teacher" != turn.seat or turn.scripted for turn in state.turns)
    meeting.replay(record, strict=True)


@settings(max_examples=15, deadline=None)
@given(SEEDS, st.sampled_from(seats.IDS))
def test_a_swap_leaves_a_meeting_that_can_be_replayed(seed, new):
    record, _ = at_random(seed)
    if new in record["humans"]:
        return
    meeting.replay(meeting.swap(record, record["humans"][0], new), strict=True)


def test_back_takes_the_last_thing_back_and_what_followed():
    first = meeting.hear_to_my_turn(opened(("teacher",), STANDARD))
    later = meeting.hear_to_my_turn(meeting.do(first, {"do": "share", "seat": "teacher", "card": "buses"}))
    assert meeting.back(later)["log"] == first["log"]
    assert meeting.back(meeting.begin(inputs.blank()))["log"] == []


def test_a_setting_stays_once_the_meeting_is_set():
    record = meeting.begin(inputs.blank())
    with pytest.raises(Problem, match="Put this run by"):
        inputs.with_setting(record, "order", "strengths")
    with pytest.raises(Problem, match="Take a chair"):
        meeting.begin({**inputs.blank(), "humans": []})


def test_a_weight_is_a_number_from_nought_to_one():
    record = inputs.with_weight(inputs.blank(), "teacher", "police", "0.9")
    assert seats.weights(record)["teacher"]["police"] == 0.9 and record["weights"] == {"teacher": {"police": 0.9}}
    assert inputs.with_weight(record, "teacher", "police", seats.FIRST_WEIGHTS["teacher"]["police"])["weights"] == {}
    for bad in ("1.1", "-0.1", "", "much"):
        with pytest.raises(Problem):
            inputs.with_weight(record, "teacher", "police", bad)
    with pytest.raises(Problem, match="no such weight"):
        inputs.with_weight(record, "advocate", "police", 1)


def test_judgements_are_given_before_and_after_and_by_people_alone():
    record = meeting.begin(inputs.blank())
    record = meeting.do(record, {"do": "judge", "when": "before", "seat": "social_worker", "harm": 0, "help": 10})
    assert state_of(record).judgements_before["social_worker"] == (0, 10)
    for event in ({"when": "after", "seat": "social_worker"}, {"when": "before", "seat": "teacher"}, {"when": "before", "seat": "advocate"}):
        with pytest.raises(Problem):
            meeting.do(record, {"do": "judge", "harm": 1, "help": 1, **event})


# The data ----------------------------------------------------------------------------------------------------------


def test_every_id_of_the_model_is_there_in_the_words():
    assert set(words_cards.CARDS) == set(cards.BY_ID) and set(words_cards.TOPICS) == set(cards.TOPICS)
    assert set(words_cards.LINES) == set(plan_lines.BY_ID)


def test_cards_contradict_each_other_both_ways_and_lie_before_somebody():
    for card in cards.CARDS:
        assert card.holders and card.topic in cards.TOPICS and set(card.children) <= set(cards.CHILDREN)
        if card.contradicts:
            assert cards.BY_ID[card.contradicts].contradicts in (card.id, "")
    assert all(len(cards.BY_ID[id_].holders) == 1 for id_ in cards.UNIQUE)


def test_both_orders_have_every_seat_speak_and_end_alike():
    for order, stages in orders.ORDERS.items():
        assert stages[0] == "apart" and stages[-1] == "close" and {"family", "child", "decision", "plan"} <= set(stages)
        spoken = {seat for stage in stages for seat in orders.queue(order, stage)}
        assert spoken == set(seats.IDS)
    assert orders.ORDERS["agenda"].index("decision") < orders.ORDERS["agenda"].index("plan")
    assert orders.ORDERS["strengths"].index("decision") > orders.ORDERS["strengths"].index("plan")


def test_no_outcome_is_called_right_anywhere_in_the_rules():
    text = " ".join(" ".join(map(str, rule)) for rule in RULES.values()).lower()
    assert not any(word in text for word in ("correct outcome", "right decision", "wrong decision", "best outcome"))
    assert all(rule.source for rule in RULES.values())


def test_a_rule_that_has_a_number_of_ours_says_so():
    for id_ in ("J1", "J2", "J3", "E1", "E9", "S1", "S5", "D1", "T1", "N2"):
        assert RULES[id_].ours
