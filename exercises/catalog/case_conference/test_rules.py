"""The model: check values of the outline, what every meeting holds to, and each rule where it bites."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.case_conference import acts, audit, cards, deciding, effects, inputs, meeting, rule_table, seats
from exercises.catalog.case_conference.rule_table import RULES
from exercises.catalog.case_conference.test_support import at_random, heard, least, opened
from exercises.measures import talk
from exercises.record.problems import Problem

SEEDS = st.integers(0, 10**6)
STANDARD = (("reports", "two_days"), ("reading", "read"), ("father", "apart"), ("interpreter", "room"), ("key", "tell_chair"), ("family_first", "no"), ("advocate", "yes"))
BEFORE = {"social_worker": 3, "teacher": 2, "health_visitor": 2, "police": 4, "mother": 1}
AFTER = {"social_worker": 3, "teacher": 3, "health_visitor": 3, "police": 4, "mother": 1}


def with_items(**changed):
    return tuple({**dict(STANDARD), **changed}.items())


def state_of(record):
    return meeting.replay(record)


# The outline's check values -------------------------------------------------------------------------------


def test_pull_as_in_the_outline():
    assert audit.pull(BEFORE, AFTER) == {"social_worker": 0.5, "teacher": -0.25, "health_visitor": -0.25, "police": 0.5, "mother": -0.5}


def test_means_as_in_the_outline():
    assert sum(BEFORE.values()) / 5 == 2.4 and sum(AFTER.values()) / 5 == 2.8


def test_pull_where_all_agree_first_is_nought_at_most():
    same = dict.fromkeys(BEFORE, 3)
    assert set(audit.pull(same, same).values()) == {0}
    assert max(audit.pull(same, AFTER).values()) <= 0


def test_pull_leaves_out_who_did_not_judge_twice():
    found = audit.pull({**BEFORE, "father": 3, "chair": None}, {**AFTER, "chair": 4})
    assert set(found) == set(BEFORE)
    assert audit.pull({"mother": 3}, {"mother": 4}) == {"mother": None}


def test_a_weighted_average():
    assert seats.average(5, 0.5, 8) == 6
    assert seats.average(5, 0, 8) == 5


# What holds for every meeting -----------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_what_is_unsaid_cannot_be_known(seed):
    known = {}

    def watch(state, event):
        if state.step != "during":
            return
        if not known:
            known.update({id_: set(card.known_by) for id_, card in state.cards.items()})
        if any(turn.do == "reads" for turn in state.turns):
            for id_ in cards.WRITTEN:  # they lie before the family now
                known[id_] |= {"mother", "grandmother"}
        said = event.get("card") if event["do"] in ("share", "jargon", "challenge") else None
        if event["do"] == "propose":
            said = deciding.says(state, event["seat"], event["line"])
        floor = event.get("seat") == "chair" and said in effects.NOT_FOR_HIM and state.stage == "apart"
        for id_, card in state.cards.items():
            assert card.known_by <= known[id_]
        if said and not floor:
            assert event["seat"] in known[said], "somebody said what they did not know"
            known[said] |= set(state.present)

    at_random(seed, watch)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_a_judgement_moves_only_by_what_was_heard_and_by_the_average(seed):
    _, state = at_random(seed)
    mind = {seat: list(pair) for seat, pair in state.mind_before.items()}
    for turn in state.turns:
        room = ("chair", "father") if turn.stage == "apart" else tuple(seat for seat in seats.IDS if seat != "father")
        for effect in turn.effects:
            if effect.kind not in ("harm", "help"):
                continue
            assert effect.rule in ("J1", "J2", "J3", "J4", "J6") and effect.seat in room and effect.seat not in state.humans
            assert effect.seat != turn.seat or effect.rule == "J6"
            place = ("harm", "help").index(effect.kind)
            assert mind[effect.seat][place] == effect.before and 0 <= effect.after <= 10
            mind[effect.seat][place] = effect.after
    assert mind == {seat: list(pair) for seat, pair in state.mind.items()}


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_the_log_played_again_gives_the_same_end(seed):
    record, state = at_random(seed)
    again = meeting.replay(record, strict=True)
    assert again.turns == state.turns and again.mind == state.mind and again.ease == state.ease
    assert audit.compute(again, record) == audit.compute(state, record)


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_the_audit_of_any_meeting(seed):
    record, state = at_random(seed)
    found = audit.compute(state, record)
    turns, numbers = audit.spoken(state)
    talk.check(turns, found["talk"]["seats"])
    assert sum(found["talk"]["shares"].values()) == pytest.approx(1)
    assert sum(found["talk"]["turns"].values()) == len(turns) == len(numbers)
    for row in found["unique"]:
        assert (row["out"] is None) == (row["by"] is None)
        if row["out"] is not None:
            assert state.turns[row["out"]].card == row["card"] and state.turns[row["out"]].stage != "apart"
    assert found["decision"] is not None
    assert all(seats.BY_ID[row["seat"]].kind == "professional" for row in found["views"]), "only professionals give a view"


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_no_card_shows_its_face_before_it_is_said(seed):
    record, state = at_random(seed)
    state = meeting.replay({**record, "log": [event for event in record["log"] if event["do"] != "rise"][: len(record["log"]) // 2]})
    for seat in (*seats.IDS, "observer"):
        for id_, card in state.cards.items():
            if meeting.sees(state, seat, id_):
                assert card.shared_at is not None or seat in card.known_by


@settings(max_examples=30, deadline=None)
@given(SEEDS)
def test_every_effect_stands_in_the_rule_table(seed):
    _, state = at_random(seed)
    for turn in state.turns:
        for effect in turn.effects:
            assert effect.rule in RULES and effect.said
    assert all(seats.LEAST_EASE <= ease <= seats.MOST_EASE for ease in state.ease.values())


def test_every_rule_that_does_something_is_met_in_play():
    met = set()
    for seed in range(120):
        _, state = at_random(seed)
        met |= {effect.rule for turn in state.turns for effect in turn.effects}
    # S-rules, T-rules, D0, D4, F1 and J5’s kin say how something is chosen or counted, and have no effect of their own.
    silent = {id_ for id_ in RULES if id_[0] in "ST"} | {"D0", "D4", "F1"}
    assert set(RULES) - met - silent <= {"N3"}, "a rule that never does anything"
    assert not met & silent


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_hearing_on_one_by_one_is_hearing_to_the_turn(seed):
    record = opened(("mother",), seed=seed, incident=False)
    at_once, by_one = meeting.hear_to_my_turn(record), record
    while meeting.hear_on(by_one) != by_one:
        by_one = meeting.hear_on(by_one)
    assert at_once == by_one and state_of(at_once).turn in ("mother", None)


# Who knows what, and who is in the room ----------------------------------------------------------------------


def test_kieran_is_never_in_the_room_with_dawn():
    record = opened(("father",), STANDARD)
    state = state_of(record)
    assert state.stage == "apart" and state.present == ("chair", "father")
    record = heard(("father",), STANDARD)
    assert all(turn.seat in ("chair", "father") for turn in state_of(record).turns if turn.stage == "apart")
    assert all(turn.seat != "father" for turn in state_of(record).turns if turn.stage != "apart")
    assert not state_of(record).knows("father", "letters"), "he hears nothing of the rest"


def test_what_he_says_apart_comes_out_only_if_the_chair_says_it():
    record = heard(("chair",), STANDARD, seed=5)
    state = state_of(record)
    assert state.knows("chair", "post") and state.cards["post"].shared_at is None and not state.knows("mother", "post")


def test_reports_two_days_before_are_known_to_the_family():
    assert state_of(opened((("observer"),), STANDARD)).knows("mother", "page_four")


def test_read_for_the_first_time_in_the_room_makes_dawn_quiet():
    early, late = (state_of(heard(("observer",), with_items(reports=choice))) for choice in ("two_days", "on_the_day"))
    quiet = [effect for turn in late.turns for effect in turn.effects if effect.rule == "E1"]
    assert [(effect.seat, effect.after - effect.before) for effect in quiet] == [("mother", -2), ("grandmother", -1)]
    assert not [effect for turn in early.turns for effect in turn.effects if effect.rule == "E1"]
    assert any(turn.do == "reads" for turn in late.turns)


def test_a_parent_who_was_first_shown_the_report_in_the_room_keeps_the_card_face_down():
    late = state_of(heard(("observer",), with_items(reports="on_the_day"), seed=2))
    assert late.cards["landlord"].shared_at is None


def test_without_an_advocate_what_ellie_changed_reaches_nobody():
    state = state_of(heard(("observer",), with_items(advocate="no")))
    assert "advocate" not in state.present
    assert state.cards["ellie_words"].by == "chair" and state.cards["ellie_today"].known_by == {"advocate"}
    assert "advocate" not in audit.compute(state, state.record)["talk"]["seats"], "somebody absent is not somebody silent"


def test_reports_that_nobody_read_are_known_to_their_writer_and_the_chair():
    state = state_of(opened(("observer",), with_items(reading="skimmed", reports="on_the_day")))
    assert state.cards["page_ten"].known_by >= {"chair", "social_worker"} and not state.knows("police", "page_ten")


def test_both_dates_stand():
    state = state_of(heard(("observer",), STANDARD, order="strengths"))
    assert state.cards["log"].shared_at is not None and state.cards["tenth"].shared_at is not None


# Rules, one by one --------------------------------------------------------------------------------------------


def act(record, do, **fields):
    """A human in whose turn it is does something; first the script speaks up to there."""
    record = meeting.hear_to_my_turn(record)
    state = state_of(record)
    return meeting.do(record, {"do": do, "seat": state.turn, **fields})


def until(record, stage):
    """The record when its human has the turn in a stage, having said as little as possible before."""
    while True:
        record = meeting.hear_to_my_turn(record)
        state = state_of(record)
        if state.stage == stage and state.turn in state.humans:
            return record
        assert state.step == "during", f"never had the turn in {stage}"
        if state.waits_for == "human":
            record = meeting.do(record, least(state))


def effects_of(record, rule=""):
    return [effect for effect in state_of(record).turns[-1].effects if not rule or effect.rule == rule]


def test_a_card_moves_everybody_who_hears_it_by_weight():
    record = act(opened(("teacher",), STANDARD), "share", card="buses")
    state = state_of(record)
    moved = {effect.seat: effect for effect in state.turns[-1].effects if effect.kind == "harm"} or {
        effect.seat: effect for turn in state.turns if turn.card == "buses" for effect in turn.effects if effect.kind == "harm"}
    police, card = moved["police"], cards.BY_ID["buses"]
    assert police.after == pytest.approx(seats.average(police.before, 0.4 * card.strength, card.harm))
    assert "mother" not in moved, "Dawn knew it"


def test_a_card_said_twice_moves_nobody_the_second_time():
    record = act(opened(("teacher",), STANDARD), "share", card="buses")
    record = act(record, "share", card="buses")
    assert [effect.rule for effect in state_of(record).turns[-1].effects] == ["J5"] or state_of(record).turns[-1].card != "buses"
    assert state_of(record).cards["buses"].said == 2


def test_jargon_weighs_half_for_the_family_and_makes_them_quieter_and_plain_words_bring_the_rest():
    items = with_items(reports="on_the_day")
    record = act(opened(("health_visitor",), items, incident=False), "jargon", card="letters")
    turn = next(turn for turn in state_of(record).turns if turn.do == "jargon" and turn.card == "letters")
    halved = {effect.seat for effect in turn.effects if effect.rule == "J3"}
    assert halved == {"mother", "grandmother"} and {effect.rule for effect in turn.effects if effect.kind == "ease"} <= {"E4", "E9"}
    record = act(record, "explain", card="letters")
    turn = next(turn for turn in state_of(record).turns if turn.do == "explain")
    assert {effect.seat for effect in turn.effects if effect.rule == "J4"} == halved
    assert {effect.seat for effect in turn.effects if effect.rule == "E5"} == {"mother", "grandmother"}


def test_an_invitation_lets_a_junior_voice_say_what_it_holds():
    record = act(opened(("social_worker",), STANDARD), "invite", to="teacher")
    assert effects_of(record, "E6")[0].seat == "teacher"
    record = meeting.hear_on(record)
    assert state_of(record).turns[-1].card == "buses"


def test_somebody_at_the_floor_of_ease_falls_quiet_when_asked():
    record = opened(("police",), with_items(reports="on_the_day"), seed=1)
    record = act(record, "jargon", card="log")
    record = until(record, "questions")
    state = state_of(record)
    assert state.ease["mother"] <= rule_table.SILENT_AT
    record = meeting.hear_on(meeting.do(record, {"do": "ask", "seat": "police", "to": "mother", "topic": "money"}))
    last = state_of(record).turns[-1]
    assert (last.seat, last.do, [effect.rule for effect in last.effects]) == ("mother", "silent", ["E10"])


def test_a_parents_challenge_needs_more_to_be_heard_than_a_sergeants():
    for challenger, weight, answer in (("mother", 0.3, "defend"), ("mother", 0.7, "think_again"), ("police", 0.8, "think_again")):
        record = opened((challenger,), STANDARD, weights={"teacher": {challenger: weight}}, order="strengths", incident=False)
        record = until(record, "board")
        record = meeting.hear_on(meeting.do(record, {"do": "challenge", "seat": challenger, "to": "teacher"}))
        assert (state_of(record).turns[-1].seat, state_of(record).turns[-1].do) == ("teacher", answer)


def test_who_defends_hears_less_afterwards():
    record = until(opened(("mother",), STANDARD, order="strengths", incident=False), "board")
    record = meeting.hear_on(meeting.do(record, {"do": "challenge", "seat": "mother", "to": "police"}))
    assert effects_of(record, "J7") and ("police", "mother") in state_of(record).deaf_to


def test_weights_that_sum_to_nothing_move_nobody():
    nothing = {listener: dict.fromkeys(row, 0.0) for listener, row in seats.FIRST_WEIGHTS.items()}
    state = state_of(heard(("observer",), STANDARD, weights=nothing))
    assert state.judgements_after == state.judgements_before


def test_six_turns_without_the_family_make_them_quieter_once():
    state = state_of(heard(("observer",), STANDARD, seed=11))
    told = [turn.number for turn in state.turns if turn.stage == "reports" and any(effect.rule == "E9" for effect in turn.effects)]
    assert len(told) <= 1


def test_the_end_is_decided_by_number_and_a_tie_by_the_chair():
    for likely, plan in ((("yes",) * 3 + ("no",) * 2, True), (("no",) * 3 + ("yes",) * 2, False)):
        record = _views(likely)
        with pytest.raises(Problem, match="cannot be said"):
            meeting.do(record, {"do": "decide", "seat": "chair", "plan": not plan, "category": "neglect"})
        assert state_of(meeting.do(record, {"do": "decide", "seat": "chair", "plan": plan, "category": "neglect"})).decision.plan is plan
    record = meeting.do(_views(("yes", "yes", "no", "no", "unsure")), {"do": "decide", "seat": "chair", "plan": True, "category": "neglect"})
    assert state_of(record).decision.tie


def _views(likely):
    record = opened(("chair", *seats.PROFESSIONALS), STANDARD, decides="majority", incident=False)
    said = list(likely)
    while True:
        record = meeting.hear_to_my_turn(record)
        state = state_of(record)
        if state.stage != "decision":
            record = meeting.do(record, least(state))
        elif state.turn == "chair":
            return record
        else:
            view = said.pop(0)
            record = meeting.do(record, {"do": "view", "seat": state.turn, "likely": view, **({"category": "neglect"} if view == "yes" else {})})


def test_a_view_of_yes_and_a_plan_need_a_category():
    record = until(opened(("teacher",), STANDARD), "decision")
    with pytest.raises(Problem, match="which kind of harm"):
        meeting.do(record, {"do": "view", "seat": "teacher", "likely": "yes"})
    record = until(opened(("chair",), STANDARD), "decision")
    with pytest.raises(Problem, match="needs a category"):
        meeting.do(record, {"do": "decide", "seat": "chair", "plan": True})


def test_no_family_seat_gives_a_view_or_decides():
    for decides in inputs.DECIDES:
        state = state_of(heard(("mother",), STANDARD, decides=decides))
        assert not set(state.may_decide) & {*seats.FAMILY, "advocate"} and not set(state.views) & {*seats.FAMILY, "advocate"}


def test_dissent_is_asked_for_where_somebody_scripted_does_not_agree():
    many = [state_of(heard(("observer",), STANDARD, seed=seed)) for seed in range(12)]
    told = [one for state in many for one in state.dissents]
    assert told and all(state.turns[one.turn].text for state in many for one in state.dissents)


# The plan -------------------------------------------------------------------------------------------------------


def test_a_line_keeps_whose_idea_it_rests_on():
    record = opened(("social_worker",), STANDARD, order="strengths")
    record = until(record, "plan")
    state = state_of(record)
    if not state.line("thursday_group") and state.knows("social_worker", "thursdays"):
        record = meeting.do(record, {"do": "propose", "seat": "social_worker", "line": "thursday_group"})
        line = state_of(record).line("thursday_group")
        assert (line.by, line.rests_on, line.voiced_by, line.whole) == ("social_worker", "thursdays", "family_support", False)
        record = meeting.do(until(record, "plan"), {"do": "complete", "seat": "social_worker", "line": "thursday_group", "owner": "mother", "date": "2026-06-25", "measure": True})
        assert state_of(record).line("thursday_group").whole


def test_a_line_that_rests_on_what_nobody_said_says_it_but_for_the_lock():
    record = until(opened(("teacher",), STANDARD), "plan")
    assert state_of(record).cards["buses"].shared_at is None
    state = state_of(meeting.do(record, {"do": "propose", "seat": "teacher", "line": "bus_mornings"}))
    proposed = next(turn for turn in state.turns if turn.line == "bus_mornings")
    assert state.cards["buses"].shared_at == proposed.number and proposed.card == "buses" and state.knows("mother", "buses")
    record = until(opened(("social_worker",), STANDARD, seed=7), "plan")
    if state_of(record).cards["key"].shared_at is None:
        state = state_of(meeting.do(record, {"do": "propose", "seat": "social_worker", "line": "lock"}))
        assert state.cards["key"].shared_at is None


def test_nobody_proposes_what_they_cannot_know():
    record = until(opened(("police",), STANDARD), "plan")
    assert not state_of(record).knows("police", "key")
    with pytest.raises(Problem, match="cannot be said"):
        meeting.do(record, {"do": "propose", "seat": "police", "line": "lock"})


def test_the_advocate_carries_ellies_words_and_nothing_else():
    record = until(opened(("advocate",), STANDARD), "child")
    found = acts.candidates(state_of(record), "advocate")
    assert set(found["share"]["card"]) <= {"choir", "ellie_words", "ellie_today"} and "view" not in found and "challenge" not in found
    assert "advocate" not in seats.JUDGES
