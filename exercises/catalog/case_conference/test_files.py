"""A record outside: checked, saved, opened, merged, passed from device to device, played again."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.catalog.case_conference import acts, audit, cards, checking, effects, files, inputs, meeting, merging, minutes, replays, rules, seats, strings
from exercises.catalog.case_conference.test_rules import STANDARD, state_of, until
from exercises.catalog.case_conference.test_support import at_random, heard, least, opened
from exercises.record.problems import Problem

SEEDS = st.integers(0, 10**6)


@pytest.fixture(scope="module")
def played():
    """A record that went through all steps, with something put by and something written."""
    record, _ = at_random(77)
    record = inputs.put_by({**record, "weights": {}}, "The first time")
    record = {**record, "humans": ["social_worker"], "way": "solo"}
    record = meeting.begin(record)
    record = meeting.do(inputs.settle(record), {"do": "open"})
    record = meeting.hear_to_my_turn(record)
    record = meeting.do(record, {"do": "share", "seat": "social_worker", "card": "rent", "words": "=The rent, again. “Late”"})
    while state_of(record).step == "during":
        record = meeting.hear_to_my_turn(record)
        if state_of(record).waits_for == "human":
            record = meeting.do(record, least(state_of(record)))
    return inputs.with_debrief(record, "why", "Nobody asked.\nNor did I.")


# Checking ---------------------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_any_meeting_survives_json_and_checking(seed):
    record, _ = at_random(seed)
    assert checking.check(json.loads(json.dumps(record))) == record


def test_a_blank_record_is_a_record():
    assert checking.check(inputs.blank()) == inputs.blank() and inputs.is_untouched(inputs.blank())


@pytest.mark.parametrize("change, told", [
    ({"version": 2}, "version"), ({"version": True}, "version"), ({"seed": -1}, "seed"), ({"seed": "7"}, "seed"), ({"way": "many"}, "way"), ({"order": None}, "order"),
    ({"decides": "parents"}, "decides"), ({"chair": "brisk"}, "chair"), ({"humans": ["nobody"]}, "humans"), ({"humans": "chair"}, "humans"),
    ({"humans": ["chair", "mother"]}, "one sits in one chair"), ({"incident": 1}, "incident"), ({"weights": {"teacher": {"police": 2}}}, "weights, teacher, police"),
    ({"weights": {"advocate": {}}}, "weights"), ({"weights": {"teacher": {"teacher": 1}}}, "weights, teacher"), ({"weights": []}, "weights"),
    ({"log": [{"do": "open"}]}, "started"), ({"log": "x"}, "log"), ({"log": [{"do": "fly"}]}, "log, number 1"), ({"earlier": [{}]}, "earlier, number 1"),
    ({"earlier": [{}] * 5}, "earlier"), ({"debrief": {"why": "x" * 5000}}, "debrief, why"), ({"mine": ["mother"]}, "mine"), ({"conflicts": [{}]}, "conflicts, number 1"),
    ({"debrief": {"why": "\ud800"}}, "broken character"),
])
def test_a_record_that_is_none_is_refused_by_name(change, told):
    with pytest.raises(Problem, match=told):
        checking.check({**inputs.blank(), **change})


@pytest.mark.parametrize("event, told", [
    ({"do": "share", "seat": "teacher"}, "card is missing"), ({"do": "share", "seat": "teacher", "card": "ghost"}, "card"), ({"do": "share", "seat": "nobody", "card": "rent"}, "seat"),
    ({"do": "judge", "when": "before", "seat": "mother", "harm": 11, "help": 1}, "harm"), ({"do": "judge", "when": "before", "seat": "mother", "harm": True, "help": 1}, "harm"),
    ({"do": "judge", "when": "before", "seat": "mother", "harm": 1.0, "help": 1}, "harm"), ({"do": "before", "item": "reports", "choice": "never"}, "choice"),
    ({"do": "before", "item": "record", "choice": "in_full"}, "item"), ({"do": "decide", "seat": "chair", "plan": 1}, "plan"), ({"do": ["share"]}, "number 1"), ("share", "event"),
    ({"do": "silent", "seat": "teacher", "words": "x" * 300}, "words"), ({"do": "silent", "seat": ["teacher"]}, "seat"),
])
def test_an_event_that_is_none_is_refused(event, told):
    with pytest.raises(Problem, match=told):
        checking.check({**meeting.begin(inputs.blank()), "log": [event]})


def test_an_event_that_could_not_have_happened_is_refused():
    record = opened(("teacher",), STANDARD)
    with pytest.raises(Problem, match="somebody else’s turn"):
        checking.check({**record, "log": [*record["log"], {"do": "share", "seat": "teacher", "card": "buses"}]})
    record = meeting.hear_to_my_turn(record)
    with pytest.raises(Problem, match="cannot be said"):
        checking.check({**record, "log": [*record["log"], {"do": "share", "seat": "teacher", "card": "letters"}]})


# JSON and CSV ------------------------------------------------------------------------------------------------


def test_json_brings_back_the_record_and_its_results(played):
    text = files.as_json(played, "a note", "2026-11-22T10:00:00Z")
    back = files.read("conference.json", text)
    assert back == played and json.loads(text)["results"] == json.loads(json.dumps(rules.compute(back)))


def test_csv_brings_back_the_meeting_and_what_was_written(played):
    text = files.as_csv(played)
    assert files.read("conference.csv", text) == {**played, "earlier": [], "uncovered": False}
    assert "\r\n" in text and "'=The rent" in text, "a spreadsheet must not take a cell for a formula"


def test_csv_with_semicolons_and_a_byte_order_mark_is_read(played):
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(csv.reader(io.StringIO(files.as_csv(played))))
    assert files.read("a.CSV", b"\xef\xbb\xbf" + out.getvalue().encode()) == {**played, "earlier": [], "uncovered": False}


def test_a_table_that_is_broken_names_its_lines(played):
    lines = files.as_csv(played).splitlines()
    for cut, told in ((lines[0], "setting seed"), ("\n".join([lines[0], "fiction,x"]), "cells"), ("\n".join([lines[0], "fiction" + "," * (len(files.COLUMNS) - 1)]), "Line 2, row"),
                      ("\n".join([lines[0], "event,fly" + "," * (len(files.COLUMNS) - 2)]), "Line 2, this event")):
        with pytest.raises(Problem, match=told):
            files.read("a.csv", cut)


def test_a_table_has_no_place_for_a_choice_that_waits():
    with pytest.raises(Problem, match="Choose which holds"):
        files.as_csv({**inputs.blank(), "conflicts": [{"about": "why", "versions": ["a", "b"]}]})


def test_papers_are_marked_as_fiction_and_call_nothing_right(played):
    state = state_of(played)
    for make in (minutes.minutes, minutes.dissent_note, minutes.process_audit):
        text = make(state, played)
        assert "invented" in text.splitlines()[1] and "no decision here is called right" in text
    assert "Nobody asked." in minutes.process_audit(state, played)
    assert "Nobody in the family was asked to vote." in minutes.minutes(state, played)


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_papers_can_be_made_at_any_point(seed):
    record, _ = at_random(seed)
    for many in (len(record["log"]) // 3, len(record["log"]) // 2, len(record["log"])):
        half = {**record, "log": record["log"][:many]}
        state = state_of(half)
        assert all(make(state, half) for make in (minutes.minutes, minutes.dissent_note, minutes.process_audit))
        json.dumps(audit.compute(state, half), allow_nan=False)


# Merging ------------------------------------------------------------------------------------------------------


def test_the_further_of_two_files_of_one_meeting_is_taken(played):
    begun = {**played, "log": played["log"][:20]}
    assert merging.merge(begun, played)["log"] == merging.merge(played, begun)["log"] == played["log"]
    assert merging.merge(played, played) == played


def test_two_meetings_and_two_texts_wait_for_a_choice(played):
    other = inputs.with_debrief({**opened(("mother",), STANDARD), "earlier": []}, "why", "They asked.")
    one, two = merging.merge(played, other), merging.merge(other, played)
    assert [conflict["about"] for conflict in one["conflicts"]] == ["meeting", "why"] and one["conflicts"] == two["conflicts"]
    assert checking.check(json.loads(json.dumps(one))) == one
    again = merging.merge(one, other)
    assert again["conflicts"] == one["conflicts"], "merging the same again changes nothing"
    chosen = merging.pick(one, one["conflicts"][0], 1)
    assert chosen["log"] == one["conflicts"][0]["versions"][1]["log"] and len(chosen["conflicts"]) == 1
    with pytest.raises(Problem, match="already"):
        merging.pick(chosen, one["conflicts"][0], 0)


def test_runs_that_were_put_by_come_together_up_to_four(played):
    other = {**inputs.blank(), "earlier": [{**played["earlier"][0], "title": "Another"}]}
    assert len(merging.merge(played, other)["earlier"]) == 2
    many = {**inputs.blank(), "earlier": [{**played["earlier"][0], "title": str(n)} for n in range(4)]}
    with pytest.raises(Problem, match="Take one out first"):
        merging.merge(played, many)


# Replays --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", [id_ for id_, _ in replays.changes()])
def test_every_change_plays_the_meeting_again_to_its_end(change):
    for settled, more in ((STANDARD, {}), ((("reports", "on_the_day"), ("advocate", "no"), ("family_first", "yes")), {"order": "strengths", "chair": "round"})):
        record = heard(("social_worker",), settled, **more)
        try:
            again = replays.rerun(record, change)
        except Problem as problem:
            assert "That is how it was" in str(problem)
            continue
        assert meeting.replay(again.record, strict=True).step == "after"
        assert again.record["seed"] == record["seed"] and replays.rerun(record, change) == again
        rows = replays.compare(record, again.record)
        assert all(len(row) == 3 and all(row) for row in rows)


def test_what_a_person_said_is_said_again_where_it_can_be():
    record = until(opened(("teacher",), STANDARD), "reports")
    record = meeting.do(record, {"do": "share", "seat": "teacher", "card": "buses"})
    while state_of(record).step == "during":
        record = meeting.hear_to_my_turn(record)
        if state_of(record).waits_for == "human":
            record = meeting.do(record, least(state_of(record)))
    again = replays.rerun(record, "family_first")
    assert state_of(again.record).cards["buses"].by == "teacher"


def test_an_unfinished_meeting_is_not_played_again():
    with pytest.raises(Problem, match="not over yet"):
        replays.rerun(opened(("teacher",), STANDARD), "advocate")
    with pytest.raises(Problem, match="no such change"):
        replays.rerun(heard(("teacher",), STANDARD), "magic")
    with pytest.raises(Problem, match="sit in the chair’s seat"):
        replays.rerun(heard(("chair",), STANDARD), "chair_round")


def test_from_another_chair_the_others_say_what_they_said():
    record = heard(("social_worker",), STANDARD)
    other = replays.as_seat(record, "mother")
    assert other["humans"] == ["mother"] and len(other["earlier"]) == 1 and state_of(other).step == "before" and not state_of(other).unfinished
    other = meeting.do(other, {"do": "open"})
    while state_of(other).step == "during":
        other = meeting.hear_to_my_turn(other)
        if state_of(other).waits_for == "human":
            other = meeting.do(other, least(state_of(other)))
    checking.check(json.loads(json.dumps(other)))
    first, second = state_of(record), state_of(other)
    same = [id_ for id_ in cards.UNIQUE if first.cards[id_].by not in ("", "mother")]
    assert [second.cards[id_].by for id_ in same] == [first.cards[id_].by for id_ in same]


def test_from_another_chair_again_and_again_keeps_four_runs():
    record = heard(("social_worker",), STANDARD)
    for seat in ("mother", "teacher", "police", "chair", "advocate", "father"):
        record = replays.as_seat(meeting.do(record, {"do": "open"}) if state_of(record).step == "before" else record, seat)
    assert len(record["earlier"]) == inputs.MOST_EARLIER
    checking.check(json.loads(json.dumps(record)))


# Several devices ----------------------------------------------------------------------------------------------------


def two_devices(seed=5):
    first = inputs.with_setting({**inputs.blank(), "seed": seed, "humans": []}, "way", "several")
    first = inputs.with_seat(inputs.with_setting(first, "order", "strengths"), "mother", True)
    second = strings.join(inputs.blank(), strings.new_code(first).lower())
    second = inputs.with_seat(second, "teacher", True)
    assert (second["seed"], second["order"], second["mine"]) == (seed, "strengths", ["teacher"])
    first, second = meeting.begin(first), meeting.begin(second)
    first = inputs.settle(first)
    first = meeting.do(first, {"do": "judge", "when": "before", "seat": "mother", "harm": 3, "help": 10})
    second = strings.read(second, strings.write(first))
    first = strings.read(first, strings.write(second))
    assert first["humans"] == second["humans"] == ["teacher", "mother"]
    return meeting.do(first, {"do": "open"}), second


def test_two_devices_play_one_meeting_by_lines():
    first, second = two_devices()
    second = strings.read(second, strings.write(first))
    sides, said = [first, second], 0
    for _ in range(200):
        sides = [meeting.hear_to_my_turn(side) for side in sides]
        states = [state_of(side) for side in sides]
        assert states[0].turns == states[1].turns or abs(len(states[0].turns) - len(states[1].turns)) > 0
        if states[0].step != "during" and states[1].step != "during":
            break
        for number in (0, 1):
            if states[number].waits_for == "human":
                event = least(states[number])
                if event["do"] == "silent" and "share" in acts.candidates(states[number], states[number].turn):
                    event = {"do": "share", "seat": states[number].turn, "card": acts.candidates(states[number], states[number].turn)["share"]["card"][0]}
                sides[number] = meeting.do(sides[number], event)
                sides[1 - number] = strings.read(sides[1 - number], strings.write(sides[number]))
                said += 1
                break
    assert said > 5 and state_of(sides[0]).step == state_of(sides[1]).step == "after"
    assert state_of(sides[0]).turns == state_of(sides[1]).turns and len(strings.write(sides[0])) < strings.LONGEST
    assert strings.read(sides[0], strings.write(sides[1])) == {**sides[0], "log": strings.read(sides[0], strings.write(sides[1]))["log"]}
    assert state_of(sides[1]).judged["before"]["mother"] == (3, 10)
    checking.check(json.loads(json.dumps(sides[1])))


def test_each_device_waits_for_the_other():
    first, second = two_devices()
    second = strings.read(second, strings.write(first))
    first, second = meeting.hear_to_my_turn(first), meeting.hear_to_my_turn(second)
    assert {state_of(first).waits_for, state_of(second).waits_for} == {"human", "device"}
    waiting = second if state_of(second).waits_for == "device" else first
    with pytest.raises(Problem, match="not your turn"):
        meeting.do(waiting, {"do": "silent", "seat": state_of(waiting).turn})


def test_a_line_that_slipped_or_is_of_another_group_changes_nothing():
    first, second = two_devices()
    line = strings.write(first)
    with pytest.raises(Problem, match="changed or lost"):
        strings.read(second, line[:-1] + ("A" if line[-1] != "A" else "B"))
    with pytest.raises(Problem, match="not a line"):
        strings.read(second, "hello")
    with pytest.raises(Problem, match="another group"):
        strings.read(second, strings.write(two_devices(6)[0]))
    with pytest.raises(Problem, match="not a group code"):
        strings.join(inputs.blank(), line)
    with pytest.raises(Problem, match="already"):
        strings.join(first, strings.new_code(first))


def test_two_devices_that_went_on_apart_are_told_so():
    first, second = two_devices()
    second = meeting.hear_to_my_turn(strings.read(second, strings.write(first)))
    first = meeting.hear_to_my_turn(first)
    actor = 0 if state_of(first).waits_for == "human" else 1
    ahead = (first, second)[actor]
    one = meeting.do(ahead, {"do": "silent", "seat": state_of(ahead).turn})
    other = meeting.do(ahead, {"do": "share", "seat": state_of(ahead).turn, "card": "rent"})
    with pytest.raises(Problem, match="gone on differently"):
        strings.read(one, strings.write(other))


def test_the_weights_stay_on_several_devices():
    first, _ = two_devices()
    with pytest.raises(Problem, match="stay as they are"):
        inputs.with_weight(first, "teacher", "police", 1)


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_a_line_tells_all_that_people_did(seed):
    record, _ = at_random(seed)
    if record["humans"] == ["observer"] or record["weights"]:
        return
    record = {**record, "way": "several", "mine": record["humans"], "log": [event for event in record["log"] if event["do"] not in ("rise",)]}
    fresh = {**record, "log": []}
    line = strings.write(record)
    if len(line) > strings.LONGEST:
        return
    back = strings.read(fresh, line)
    mine, theirs = state_of(record), state_of(back)
    assert [(turn.seat, turn.do, turn.card, turn.line, turn.to) for turn in mine.turns] == [(turn.seat, turn.do, turn.card, turn.line, turn.to) for turn in theirs.turns]
    assert mine.mind == theirs.mind and mine.after == theirs.after and mine.judged == theirs.judged


# Settings -----------------------------------------------------------------------------------------------------------


def test_a_run_that_is_put_by_can_be_looked_at_again(played):
    assert state_of(inputs.as_record(played["earlier"][0])).decision is not None
    assert inputs.take_out(played, 0)["earlier"] == []
    with pytest.raises(Problem, match="nothing to put by"):
        inputs.put_by(inputs.blank(), "x")


def test_alone_one_chair_is_left_as_another_is_taken():
    record = inputs.with_seat(inputs.blank(), "mother", True)
    assert record["humans"] == ["mother"]
    record = inputs.with_seat(inputs.with_setting(record, "way", "one"), "chair", True)
    assert record["humans"] == ["chair", "mother"] and inputs.with_setting(record, "way", "solo")["humans"] == ["chair"]


def test_the_seed_can_be_set_and_only_to_a_number():
    assert inputs.with_setting(inputs.blank(), "seed", "42")["seed"] == 42
    with pytest.raises(Problem):
        inputs.with_setting(inputs.blank(), "seed", "x")
    with pytest.raises(Problem, match="no such choice"):
        inputs.with_setting(inputs.blank(), "decides", "parents")


def test_options_have_words_for_all_that_can_be_chosen():
    seen = set()
    for seed in range(25):
        def watch(state, event):
            for option in meeting.options(state, state.turn) if state.turn in state.humans else ():
                seen.add(option.do)
                assert option.label and option.help
                for field in option.fields:
                    assert field.label and all(label for _, label in field.values), (option.do, field)
        at_random(seed, watch)
    assert seen >= set(acts_of_people())


def acts_of_people():
    return {"share", "explain", "ask", "invite", "challenge", "support", "summarise", "propose", "complete", "silent", "view", "decide", "dissent", "think_again", "defend", "answer"}


def test_every_scripted_turn_has_words():
    for seed in range(40):
        _, state = at_random(seed)
        for turn in state.turns:
            assert turn.text.strip() and "{" not in turn.text, (turn.seat, turn.do, turn.card, turn.topic, turn.line)


def test_a_seat_does_not_say_the_same_words_twice_running():
    for seed in range(10):
        state = state_of(heard(("observer",), STANDARD, seed=seed))
        last = {}
        for turn in state.turns:
            assert last.get(turn.seat) != turn.text
            last[turn.seat] = turn.text


def test_stands_says_something_everywhere():
    for seed in range(10):
        def watch(state, event):
            assert meeting.stands(state).endswith(".")
        at_random(seed, watch)
    assert effects and seats.BY_ID and meeting.stands(state_of(inputs.blank())).endswith(".")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_line_that_somebody_made_by_hand_is_taken_or_refused_with_a_sentence(data):
    first, second = two_devices()
    parts = strings.write(first).split(".")[:-1]
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(4, len(parts) - 1))  # who, before, open, acts, after, judgements
        at = data.draw(st.integers(0, len(parts[number])))
        put = data.draw(st.text(alphabet=strings._DIGITS + "-", max_size=6)) if number != 7 else data.draw(st.sampled_from(("H0--", "S2", "H0Z", "A2--", "V1000", "H801", "SZZ", "-")))
        parts[number] = put if number == 7 else parts[number][:at] + put + parts[number][at + data.draw(st.integers(0, 3)):] or "-"
    body = ".".join(parts)
    before = json.dumps(second)
    try:
        after = strings.read(second, strings.signs.seal(body, strings.SHAPE))
    except Problem as problem:
        assert str(problem).endswith(".")
    else:
        checking.check(json.loads(json.dumps(after)))
    assert json.dumps(second) == before
