"""The case conference as a learner meets it, by the names of its fields."""

import json
import re

import ipywidgets as widgets
import pytest

from exercises.catalog.case_conference import create, meeting, replays, room, seats
from exercises.catalog.case_conference.people import called
from exercises.catalog.case_conference.words_cards import CARDS
from exercises.catalog.case_conference.words_floor import FLOORS
from exercises.catalog.case_conference.words_seats import SEATS
from exercises.record.problems import Problem
from exercises.views import host


@pytest.fixture(autouse=True)
def page():
    """A place that remembers what it is told and handed."""
    here = host.Host()
    before = host.use(here)
    yield here
    host.use(before)
    assert here.failures == []


def press(exercise, *names):
    assert exercise.apply([{"field": name, "press": True} for name in names]) == []
    return exercise


def choose(exercise, **values):
    """Set fields by what they hold; a double underscore stands for a dot. They have to be on the screen."""
    assert {name.replace("__", ".") for name in values} <= shown(exercise)
    for name, value in values.items():
        exercise.fields[name.replace("__", ".")].value = value
    return exercise


def on_screen(exercise):
    """Every widget that is to be seen."""
    found = []

    def gather(widget):
        if widget.layout.display != "none":
            found.append(widget)
            for child in getattr(widget, "children", ()):
                gather(child)

    gather(exercise)
    return found


def seen(exercise):
    """All the words that are on the screen."""
    return " ".join(f"{one.value if isinstance(one, widgets.HTML) else ''} [{getattr(one, 'description', '')}]" for one in on_screen(exercise))


def shown(exercise):
    """The names of the controls that are on the screen."""
    found = set(map(id, on_screen(exercise)))
    return {name for name, control in exercise.fields.items() if id(control) in found}


def sit(seat="social_worker", **settings):
    """Take one chair."""
    return press(choose(create(None), **{"seat": seat, **settings}), "sit")


def settle(exercise):
    """Decide what is one's own in the first way that is open, and leave the rest to the others."""
    while "before.judge" not in shown(exercise) and "open" not in shown(exercise):
        offered = shown(exercise)
        press(exercise, next(name for name in ("before.on", "before.rest", "before.1") if name in offered))
    return exercise


def judge(exercise, when="before", harm=5, help=5):
    return press(choose(exercise, **{f"{when}__harm": harm, f"{when}__help": help}), f"{when}.judge")


def opened(seat="social_worker", **settings):
    exercise = settle(sit(seat, **settings))
    if "before.judge" in shown(exercise):
        judge(exercise)
    return press(exercise, "open")


def one_turn(exercise):
    """One turn of one's own, the first that is offered."""
    if exercise.fields["turn.kind"].value == "view":
        choose(exercise, turn__category="neglect")
    return press(exercise, "turn.say")


def play(exercise):
    """Play the meeting to its end."""
    for _ in range(200):
        if exercise.state.step != "during":
            return exercise
        offered = shown(exercise)
        if "uncover" in offered:
            press(exercise, "uncover")
        elif "turn.say" in offered:
            one_turn(exercise)
        else:
            press(exercise, "hear_to_me")
    raise AssertionError("the meeting does not come to an end")


def looked_back(exercise):
    """Go through the days after, step out, and open the debrief."""
    for _ in range(60):
        offered = shown(exercise)
        if exercise.state.step == "debrief":
            return exercise
        if "after.judge" in offered:
            judge(exercise, "after", 6, 6)
            continue
        press(exercise, next(name for name in ("uncover", "stepped_out", "rise", "after.on", "after.1") if name in offered))
    raise AssertionError("looking back is never reached")


@pytest.fixture(scope="module")
def finished():
    """The record of a meeting that a social worker sat through."""
    before = host.use(host.Host())
    record = looked_back(play(opened())).inputs
    host.use(before)
    return record


def test_before_python_it_can_be_read_and_a_chair_is_offered():
    exercise = create(None)
    told = seen(exercise)
    assert "Fictional." in told and "The room as a list" in told and "Which chair do you take?" in told
    assert all(called(seat) in told for seat in seats.IDS) and "Local" in told.replace("procedure governs", "Local procedure governs")
    assert not any(SEATS[seat]["brief"] in told for seat in SEATS), "a brief is for whoever sits down"
    assert not any(CARDS[card]["text"] in told for card in ("key", "buses", "ellie_words", "post"))
    assert exercise.results == {}


def test_sitting_down_gives_ones_own_brief_and_cards_and_nobody_elses():
    told = seen(sit("teacher"))
    assert SEATS["teacher"]["brief"] in told and CARDS["buses"]["text"] in told and CARDS["buses"]["private"] in told
    for other in ("key", "letters", "log", "landlord", "tenth", "ellie_words", "post"):
        assert CARDS[other]["text"] not in told, other
    assert SEATS["mother"]["brief"] not in told and "Mags one" in told.replace("Mags 1", "Mags one")


def test_only_what_is_ones_own_to_decide_is_asked_and_the_key_is_told_to_nobody_else():
    exercise = sit("police")
    told = seen(exercise)
    assert "What others settle" in told and "half a sentence" not in told and "before.1" not in shown(exercise)
    press(exercise, "before.all")
    assert "before.1" in shown(exercise)
    while "before.rest" not in shown(exercise):
        press(exercise, "before.1" if "before.1" in shown(exercise) else "before.on")
    press(exercise, "before.rest")
    assert "half a sentence" not in seen(exercise) and exercise.state.unfinished == ()


def test_what_lies_below_the_floor_is_said_at_once_and_does_not_stand():
    exercise = sit("chair")
    while "far end of the table" not in seen(exercise):
        press(exercise, "before.on" if "before.on" in shown(exercise) else "before.1")
    press(exercise, "before.3")
    told = seen(exercise)
    for name in ("duty", "dated", "today", "tell", "escalate"):
        assert FLOORS["together"][name] in told, name
    assert exercise.state.before.get("father") != "together"


def test_two_numbers_are_asked_for_and_both_are_needed():
    exercise = settle(sit())
    assert "open" not in shown(exercise)
    press(choose(exercise, before__harm=4), "before.judge")
    assert "Give both numbers" in seen(exercise) and exercise.state.judged["before"] == {}
    judge(exercise, harm=4, help=7)
    assert exercise.state.judged["before"]["social_worker"] == (4, 7) and "open" in shown(exercise)


def test_a_turn_is_a_few_clear_choices_and_opens_on_its_rule():
    exercise = press(opened(), "hear_to_me")
    assert 2 <= len(exercise.fields["turn.kind"].options) <= 7
    choose(exercise, turn__kind="share", turn__card="rent", turn__manner="jargon")
    before = len(exercise.state.turns)
    press(exercise, "turn.say")
    turn = exercise.state.turns[before]
    assert (turn.seat, turn.do, turn.card) == ("social_worker", "jargon", "rent")
    told = seen(exercise)
    assert turn.text.split("“")[0][:30] in told and "quieter now" in told and "Rule E4" in told and "invented by this course" in told


def test_own_words_are_said_warned_of_and_kept_as_text():
    exercise = press(opened(), "hear_to_me", "turn.own")
    choose(exercise, turn__words="Ring me on 01632 960123 <b>now</b>")
    assert "phone number" in seen(exercise)
    press(exercise, "turn.say")
    assert "&lt;b&gt;now" in seen(exercise) and exercise.inputs["log"][-1]["words"].endswith("<b>now</b>")
    again = press(exercise, "hear_to_me", "turn.own")
    press(choose(again, turn__words="x" * 300), "turn.say")
    assert "240 at most" in seen(again)


def test_what_is_said_with_kieran_is_heard_by_nobody_else():
    exercise = press(opened("mother"), "hear_to_me")
    apart = [turn for turn in exercise.state.turns if turn.stage == "apart" and turn.text]
    told = seen(exercise)
    assert apart and not any(turn.text in told for turn in apart) and "You are not there" in told
    father = play(opened("father"))
    heard = seen(father)
    assert not any(turn.text in heard for turn in father.state.turns if turn.stage not in ("apart", "") and len(turn.text) > 30)


def test_a_press_that_comes_too_late_decides_nothing():
    exercise = opened()
    before = exercise.inputs
    press(exercise, "turn.say", "before.1", "before.judge", "open", "rise", "stepped_out", "sit", "uncover", "after.1", "after.judge")
    assert {**exercise.inputs, "uncovered": False} == before


def test_the_last_turn_can_be_taken_back():
    exercise = press(opened(), "hear_to_me")
    before = exercise.inputs["log"]
    one_turn(exercise)
    press(exercise, "hear_to_me", "back")
    assert exercise.inputs["log"] == before and "turn.say" in shown(exercise)


def test_a_whole_meeting_comes_to_a_debrief_that_judges_nobody(finished):
    exercise = create(finished)
    told = seen(exercise)
    assert exercise.state.step == "debrief" and "What only one chair knew" in told and "Who spoke, and who was picked up" in told
    assert told.count("What this does not show") >= 8 and "calls no outcome right" in told
    assert re.search(r"\d+ of 10 cards", told) and "What happened" in told
    press(exercise, "debrief.on")
    told = seen(exercise)
    assert "Who changed, after hearing what" in told and "What would have been known if" in told and "Every rule of the model" in told
    press(exercise, "debrief.on")
    assert "debrief.do" in shown(exercise) and "debrief.reflection" in shown(exercise)
    assert "pull" not in told.lower().split("rule")[0]


def test_stepping_out_comes_before_looking_back(finished):
    exercise = looked = play(opened())
    while exercise.state.step == "after":
        offered = shown(exercise)
        if "after.judge" in offered:
            judge(exercise, "after", 6, 6)
        else:
            press(exercise, next(name for name in ("rise", "after.on", "after.1") if name in offered))
    assert exercise.state.step == "down" and "Put the person down" in seen(exercise) and "What only one chair knew" not in seen(looked)
    press(exercise, "stepped_out")
    assert "What only one chair knew" in seen(exercise)


@pytest.mark.parametrize("change", [id_ for id_, _ in replays.changes()])
def test_one_changed_rule_is_set_beside_the_meeting_as_it_was(finished, change):
    exercise = press(create(finished), "debrief.on")
    before = exercise.inputs
    press(choose(exercise, replay__change=change), "replay.run")
    told = seen(exercise)
    assert exercise.inputs == before
    if "That is how it was" not in told:
        assert "As it was" in told and "What if" in told and "what would happen in a real meeting" in told


def test_the_same_meeting_from_another_chair_keeps_the_first(finished):
    exercise = press(create(finished), "debrief.on")
    press(choose(exercise, replay__seat="mother"), "replay.sit")
    assert exercise.inputs["humans"] == ["mother"] and exercise.inputs["earlier"]
    assert SEATS["mother"]["brief"] in seen(exercise) or exercise.state.step in ("setting", "before")


def test_what_is_written_is_kept_and_a_record_makes_the_same_exercise(finished):
    exercise = create(finished)
    choose(exercise, debrief__happened="Nobody asked <b>why</b>")
    choose(press(exercise, "debrief.on", "debrief.on"), debrief__reflection="I was quick.")
    again = create(json.loads(json.dumps(exercise.inputs)))
    assert again.inputs == exercise.inputs and again.snapshot() == exercise.snapshot() and again.results == exercise.results
    assert again.notes == "I was quick." and again.fields["debrief.happened"].value == "Nobody asked <b>why</b>"


def test_killed_at_any_moment_it_goes_on_where_it_was():
    exercise = press(opened(), "hear_to_me")
    again = create(json.loads(json.dumps(exercise.inputs)))
    assert again.state.turn == exercise.state.turn and "turn.say" in shown(again)
    one_turn(again)
    one_turn(exercise)
    assert again.inputs == exercise.inputs


def group_of_three():
    exercise = choose(create(None), way="one")
    choose(exercise, **{f"seat.{seat}": seat in ("social_worker", "mother", "teacher") for seat in (*seats.IDS, "observer")})
    return press(exercise, "sit")


def test_one_device_goes_round_under_a_cover():
    exercise = settle_group(group_of_three())
    assert exercise.inputs["humans"] == ["social_worker", "teacher", "mother"]
    covers = set()
    for _ in range(60):
        if exercise.state.step != "during":
            break
        offered = shown(exercise)
        if "uncover" in offered:
            covers.add(exercise.state.turn)
            told = seen(exercise)
            assert "Pass it on" in told and called(exercise.state.turn) in told
            for seat in ("social_worker", "teacher", "mother"):
                assert SEATS[seat]["brief"] not in told, "a cover shows nobody's brief"
            assert CARDS["buses"]["private"] not in told and CARDS["landlord"]["private"] not in told
            press(exercise, "uncover")
            told = seen(exercise)
            assert SEATS[exercise.state.turn]["brief"] in told
            others = {"social_worker", "teacher", "mother"} - {exercise.state.turn}
            assert not any(SEATS[seat]["brief"] in told for seat in others)
        elif "turn.say" in offered:
            one_turn(exercise)
        else:
            press(exercise, "hear_to_me")
    assert covers >= {"social_worker", "mother", "teacher"}


def settle_group(exercise):
    for _ in range(60):
        offered = shown(exercise)
        if exercise.state.step == "during":
            return exercise
        if "before.judge" in offered:
            judge(exercise)
        else:
            press(exercise, next(name for name in ("uncover", "open", "before.on", "before.rest", "before.1") if name in offered))
    raise AssertionError("the group never opens its meeting")


def test_anybody_may_swap_chairs_without_a_trace():
    exercise = press(opened(), "hear_to_me", "swap")
    press(choose(exercise, swap__from="social_worker", swap__to="teacher"), "swap.do")
    assert exercise.inputs["humans"] == ["teacher"] and SEATS["teacher"]["brief"] in seen(exercise)


def test_weights_are_seen_and_changed():
    exercise = press(create(None), "more")
    assert "How much each chair goes by" in seen(exercise)
    press(choose(exercise, listener="teacher", speaker="mother", weight=0.9), "use_weight")
    assert exercise.inputs["weights"] == {"teacher": {"mother": 0.9}} and "weight of 0.9" in seen(exercise)
    press(choose(exercise, listener="mother", speaker="mother"), "use_weight")
    assert "one chair" in seen(exercise)


def test_the_remark_can_be_left_out():
    exercise = choose(create(None), incident=True)
    assert exercise.inputs["incident"] is False
    played = play(opened(incident=True))
    assert not any(turn.do == "remark" for turn in played.state.turns)


def give(exercise, field, name, content):
    exercise.apply([{"field": field, "file": {"name": name, "content": content}}])


def test_a_file_brings_the_meeting_back(page, finished):
    exercise = press(create(finished), "export_json", "export_csv", "export_page", "export_dissent", "export_audit")
    (name, _, saved), (table, _, csv), *papers = page.delivered
    assert name.startswith("case-conference") and table.endswith(".csv") and csv.count("\n") > 30
    assert len(papers) == 3 and all("ictional" in text and "<script" not in text for _, _, text in papers)
    again = create(None)
    give(again, "open_file", name, saved)
    assert again.inputs == exercise.inputs and again.results == exercise.results


@pytest.mark.parametrize(("name", "content", "part"), [
    ("a.json", '{"exercise": "case_conference", "version": 9, "inputs": {}}', "version"), ("a.json", '{"exercise": ', "breaks off"),
    ("a.json", " " * (5 * 1024 * 1024 + 1), "larger than 5 MB"), ("a.json", "Dear group", "not a file")])
@pytest.mark.parametrize("field", ["open_file", "merge_file"])
def test_a_bad_file_gets_a_sentence_and_changes_nothing(field, name, content, part):
    exercise = opened()
    before = exercise.inputs
    give(exercise, field, name, content)
    assert part in seen(exercise) and exercise.inputs == before


def test_a_record_that_cannot_be_read_is_refused_with_a_sentence():
    with pytest.raises(Problem):
        create({"version": 99})


def test_opening_does_not_take_the_place_of_a_meeting(page, finished):
    press(create(finished), "export_json")
    saved = page.delivered[-1][2]
    exercise = opened()
    before = exercise.inputs
    give(exercise, "open_file", "a.json", saved)
    assert exercise.inputs == before and "put the file in its place" in seen(exercise)


def test_putting_a_meeting_by_keeps_it():
    exercise = press(opened(), "again")
    assert exercise.state.step == "setting" and len(exercise.inputs["earlier"]) == 1


def test_clearing_asks_first():
    exercise = press(opened(), "clear")
    assert "Clear it?" in seen(exercise)
    press(exercise, "clear.yes")
    assert exercise.inputs == create(None).inputs


def test_two_devices_come_to_the_same_meeting():
    one, two = (choose(create(None), way="several") for _ in range(2))
    choose(one, **{f"seat.{seat}": seat == "social_worker" for seat in (*seats.IDS, "observer")})
    code = re.search(r'vignette-code">([^<]+)<', seen(one))[1]
    choose(two, group__code=code)
    press(two, "group.use")
    choose(two, **{f"seat.{seat}": seat == "mother" for seat in (*seats.IDS, "observer")})
    for device in (one, two):
        press(device, "sit")
    assert CARDS["landlord"]["text"] not in seen(one) and CARDS["key"]["private"] not in seen(two)
    hand_over(one, two)
    hand_over(two, one)
    assert "Others are deciding" in seen(two) and "before.rest" not in shown(two)
    judge(two, harm=2, help=8)
    hand_over(two, one)
    settle(one)
    judge(one)
    press(one, "open")
    hand_over(one, two)
    for _ in range(12):
        for device, other in ((one, two), (two, one)):
            if "hear_to_me" in shown(device):
                press(device, "hear_to_me")
            if "turn.say" in shown(device):
                one_turn(device)
                hand_over(device, other)
    assert len(one.state.turns) > 25 and one.inputs["log"][:40] == two.inputs["log"][:40]
    assert SEATS["mother"]["brief"] not in seen(one) and SEATS["social_worker"]["brief"] not in seen(two)
    choose(two, group__theirs=one.fields["group.line"].value[:-1] + "?")
    press(two, "group.add")
    assert "Copy it again" in seen(two) or "changed or lost" in seen(two)


def hand_over(device, other):
    """The other device takes this one's line over."""
    press(choose(other, group__theirs=device.fields["group.line"].value), "group.add")
    assert "Taken over" in seen(other) or "here already" in seen(other), seen(other)


def test_the_picture_of_the_room_says_in_words_what_it_shows():
    chairs = [room.chair("a", "Gwen", "chair", "C", "chair", room.HEAD), room.chair("b", "Dawn", "mother", "D", "family", room.LEFT, cards=1, speaks=True),
              room.chair("c", "Kieran", "father", "K", "family", room.SIDE), room.chair("d", "Pav", "for Ellie", "P", "child", room.LEFT, present=False)]
    drawn = room.picture(chairs, spoken_to="a", face_up=2, plan=("D",))
    told = room.describe(chairs, "a", 2, ("D",))
    assert told in drawn and "Dawn spoke last, to Gwen." in told and "Kieran is seen apart" in told and "Empty: Pav." in told
    assert "1 card face down, 2 cards open on the table, 1 line of the plan" in told
    assert "speaks" in room.as_list(chairs) or "spoke last" in room.as_list(chairs)
    assert room.as_list(chairs, {"b": 3}).count("<tr>") == 5


def test_a_name_is_text_in_the_picture():
    drawn = room.picture([room.chair("a", "<b>x</b>", "r", "X", "family", room.LEFT)])
    assert "<b>" not in drawn and "&lt;b&gt;" in drawn


def test_every_kind_of_turn_has_its_place():
    from exercises.catalog.case_conference.view_turn import FIRST

    assert set(meeting._LABELS) <= set(FIRST)
