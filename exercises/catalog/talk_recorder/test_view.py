"""The talk recorder as a learner meets it, by the names of its fields."""

import json
from collections import Counter

import pytest

from exercises.catalog.talk_recorder import create, example, figures, recording, rules, talks
from exercises.record.problems import Problem
from exercises.views import host
from tests.support.learner import press, seen

NOON = 1_780_000_000.0


@pytest.fixture
def page(monkeypatch):
    """A place with a clock that can be set, which beats when it is told to."""
    class Page(host.Host):
        def __init__(self):
            super().__init__()
            self.times, self.at, self.acts = 0, NOON, []

        def recorded(self, exercise):
            self.times += 1

        def beat(self, exercise, seconds, act):
            self.acts.append((seconds, act))
            return True

        def later(self, seconds, beats=True):
            """Let time pass, with or without signs of life."""
            for _ in range(int(seconds // recording.BEAT) if beats else 0):
                self.at += recording.BEAT
                self.acts = [(every, act) for every, act in self.acts if every != recording.BEAT or act() is not False]
            self.at += seconds % recording.BEAT if beats else seconds

    here = Page()
    monkeypatch.setattr("exercises.catalog.talk_recorder.view.time.time", lambda: here.at)
    before = host.use(here)
    yield here
    host.use(before)
    assert here.failures == []


def choose(exercise, **indices):
    exercise.apply([{"field": name, "index": index} for name, index in indices.items()])


def write(exercise, **values):
    exercise.apply([{"field": name, "value": value} for name, value in values.items()])


def running(page):
    """The rehearsal's ten seats, recording."""
    exercise = create()
    press(exercise, "rehearsal_seats")
    choose(exercise, purpose=1)
    write(exercise, agreed=True)
    press(exercise, "start")
    return exercise


def test_an_empty_exercise_stands_there_and_says_what_to_do(page):
    exercise = create(None)
    told = seen(exercise)
    assert "Never for a meeting about a real child" in told and "[Start]" in told and "[Read this log]" in told
    press(exercise, "show", "undo")
    assert "Nothing to show yet" in seen(exercise) and "nothing to take back" in seen(exercise)
    press(exercise, "start")
    assert "Say first what this is" in seen(exercise) and exercise.inputs["running"] is None


def test_every_control_has_a_name_of_its_own(page):
    exercise = create(example.example())
    press(exercise, "show")
    told = Counter(one for one in seen(exercise).split("\n") if one.startswith("["))
    assert all(control.description for control in exercise.fields.values()) and max(told.values()) == 1
    names = Counter(control.description for control in exercise.fields.values())
    assert max(names.values()) == 1


def test_taps_are_kept_one_by_one_with_the_time_at_which_they_came(page):
    exercise = running(page)
    before = page.times
    for seat, seconds in ((1, 12.0), (7, 5.5), (2, 20.0)):
        press(exercise, f"tap.{seat}")
        page.later(seconds, beats=False)
    assert page.times == before + 3, "each tap is told to whoever keeps the record"
    assert "● Social worker speaks" in seen(exercise)
    press(exercise, "start")
    assert [(turn["start"], turn["end"]) for turn in talks.at(exercise.record)["turns"]] == [(0.0, 12.0), (12.0, 17.5), (17.5, 37.5)]
    assert "Stopped at 0:37.5" in seen(exercise) and "[Go on recording]" in seen(exercise)


def test_single_keys_do_what_taps_do_and_what_was_typed_is_not_done_again(page):
    exercise = running(page)
    for typed, seconds in (("1", 5), ("17", 4), ("17p", 2), ("17p2", 6), ("17p2l", 1), ("17p2lx", 3), ("17p2lxn", 2)):
        write(exercise, keys=typed)
        page.later(seconds, beats=False)
    press(exercise, "start")
    turns = talks.at(exercise.record)["turns"]
    assert [(turn["start"], turn["end"], turn["kind"]) for turn in turns] == [(0.0, 5.0, "inform"), (5.0, 11.0, "propose"), (11.0, 21.0, "inform")]
    assert turns[2]["picks"] == turns[1]["id"] and exercise.results["recordings"][0]["proposals"] == [{"number": 2, "name": "Mother", "by": [3]}]


def test_two_at_once_and_the_tags_go_to_the_turn_that_began_last(page):
    exercise = running(page)
    press(exercise, "tap.1")
    page.later(5, beats=False)
    write(exercise, together=True)
    press(exercise, "tap.7")
    assert exercise.fields["together"].value is False and "Chair and Mother speak." in seen(exercise)
    choose(exercise, kind=2)
    page.later(3, beats=False)
    press(exercise, "nobody", "start")
    turns = talks.at(exercise.record)["turns"]
    assert [(turn["start"], turn["end"], turn["kind"]) for turn in turns] == [(0.0, 8.0, "inform"), (5.0, 8.0, "propose")]
    assert exercise.results["recordings"][0]["overlaps"] == [{"first": 1, "second": 2, "seconds": 3.0}]


def test_a_phone_that_was_locked_is_told_of_and_marked(page):
    exercise = running(page)
    press(exercise, "tap.7")
    page.later(40)
    page.later(300, beats=False)
    page.later(10)
    told = seen(exercise)
    assert "From 0:40 to 5:50 nothing was recorded: the screen was off." in told and "● Mother speaks" not in told
    assert talks.at(exercise.record)["turns"][0]["end"] == 40.0
    press(exercise, "start", "show")
    assert "5:10 in all, was not recorded" in seen(exercise)


def test_the_beats_end_with_the_recording(page):
    exercise = running(page)
    press(exercise, "tap.1")
    page.later(20)
    assert "Recording: 0:20." in seen(exercise)
    press(exercise, "start")
    page.later(20)
    assert page.acts == [] and exercise.inputs["running"] is None


def test_a_page_that_was_closed_goes_on_and_says_from_when_to_when(page):
    exercise = running(page)
    press(exercise, "tap.7")
    page.later(20)
    kept = json.loads(json.dumps(exercise.inputs))
    page.acts.clear()
    page.at += 45
    again = create(kept)
    assert again.inputs == kept and "[Stop]" in seen(again)
    assert [seconds for seconds, _ in page.acts] == [0.5, recording.BEAT]
    page.acts[0][1]()
    assert "From 0:20 to 1:05 nothing was recorded: the page was closed." in seen(again)
    press(again, "tap.1")
    page.later(5, beats=False)
    press(again, "start")
    assert [(turn["start"], turn["end"]) for turn in talks.at(again.record)["turns"]] == [(0.0, 20.0), (65.0, 70.0)]


def test_a_step_is_taken_back(page):
    exercise = running(page)
    press(exercise, "tap.1")
    page.later(5, beats=False)
    press(exercise, "tap.2")
    page.later(2, beats=False)
    press(exercise, "undo")
    assert "● Chair speaks" in seen(exercise)
    page.later(3, beats=False)
    press(exercise, "start")
    assert [(turn["start"], turn["end"]) for turn in talks.at(exercise.record)["turns"]] == [(0.0, 10.0)]


def test_what_is_entered_is_in_the_inputs_and_makes_the_same_exercise_again(page):
    exercise = create(example.example())
    press(exercise, "show")
    choose(exercise, turn=8)
    entered = json.loads(json.dumps(exercise.inputs))
    again = create(entered)
    assert again.inputs == exercise.inputs == entered and again.snapshot() == exercise.snapshot()
    assert again.results == exercise.results == rules.compute(entered) and seen(again).count("<svg ") == seen(exercise).count("<svg ") > 5


def test_every_figure_has_its_table_its_why_and_an_honest_end(page):
    exercise = create(example.example())
    press(exercise, "show")
    told = seen(exercise)
    for caption in ("Every turn", "Share of the time and of the turns", "Spoke but not picked up", "Who spoke after whom", "Time by role", "The measures, before and after"):
        assert f"<caption>{caption}" in told
    assert told.count("Why? And what does it not show?") == 6 and "Equal time is not fair voice" in told
    assert "Invented example." in told and "Said nothing: Grandmother." in told
    assert "best" not in told and "should speak" not in told


def test_a_turn_is_corrected_and_taken_out(page):
    exercise = create(example.example())
    choose(exercise, turn=11)
    write(exercise, turn_to="1:1")
    press(exercise, "change_turn")
    assert "A turn has to end after it begins" in seen(exercise) or "cannot be read" in seen(exercise)
    before = talks.at(exercise.record)["turns"][11]
    exercise._redraw()
    choose(exercise, turn_kind=0)
    press(exercise, "change_turn")
    assert talks.at(exercise.record)["turns"][11] == {**before, "kind": "ask"}
    press(exercise, "drop_turn")
    assert len(talks.at(exercise.record)["turns"]) == 19


def test_a_log_is_pasted_only_once_it_is_said_what_it_was(page):
    exercise = create()
    write(exercise, pasted="0:00, 0:35, Chair, ask\n0:35, 1:10, Mother, propose\n1:10, 1:30, Teacher, support, 2")
    press(exercise, "read_log")
    assert "Say further" not in seen(exercise) and "Say first what this is" in seen(exercise)
    choose(exercise, purpose=2)
    write(exercise, agreed=True)
    press(exercise, "read_log")
    assert "Read: 3 turns." in seen(exercise) and "Chair, Mother, Teacher" in seen(exercise)
    assert [seat["name"] for seat in talks.at(exercise.record)["seats"]] == ["Chair", "Mother", "Teacher"]
    press(exercise, "start")
    assert "This log was pasted" in seen(exercise)


def test_files_come_back_and_others_are_added_and_nothing_of_ones_own_is_lost(page):
    exercise = create(example.example())
    press(exercise, "export_json", "export_csv", "export_page")
    delivered = {name.rpartition(".")[2]: text for name, _, text in page.delivered}
    assert "<svg" in delivered["html"] and "process sheet" in delivered["html"] and "<script" not in delivered["html"]
    other = create()
    choose(other, purpose=2)
    write(other, agreed=True, pasted="0:00, 0:35, Heron, ask\n0:35, 1:10, Otter")
    press(other, "read_log")
    other.apply([{"field": "merge_file", "file": {"name": "a.json", "content": delivered["json"]}}])
    assert len(other.inputs["recordings"]) == 3 and "do not contradict" in seen(other)
    other.apply([{"field": "merge_file", "file": {"name": "a.json", "content": delivered["json"]}}])
    assert len(other.inputs["recordings"]) == 3
    before = other.inputs
    other.apply([{"field": "open_file", "file": {"name": "a.json", "content": delivered["json"][:400]}}])
    assert other.inputs == before and "What stands here is as it was." in seen(other)
    fresh = create()
    fresh.apply([{"field": "open_file", "file": {"name": "a.csv", "content": delivered["csv"]}}])
    assert [one["turns"] for one in fresh.results["recordings"]] == [20, 18]


def test_the_example_never_takes_the_place_of_ones_own(page):
    exercise = running(page)
    press(exercise, "tap.1")
    page.later(5, beats=False)
    press(exercise, "start", "load_example")
    assert "of your own here" in seen(exercise)
    press(exercise, "clear", "clear.yes", "load_example", "show")
    assert "The results stand below" in seen(exercise) and exercise.inputs["recordings"][0]["invented"]


def test_names_that_hold_markup_are_text_in_every_picture_and_table(page):
    record = example.example()
    record["recordings"][0]["seats"][0]["name"] = "<img src=x onerror=alert(1)>"
    exercise = create(record)
    press(exercise, "show", "export_page")
    assert "<img" not in seen(exercise).lower() and "<img" not in page.delivered[-1][2].lower()


def test_a_record_that_cannot_be_read_is_refused_whole(page):
    with pytest.raises(Problem, match="version 1"):
        create({"version": 9})
    assert figures.kinds()[0] == ("Asks", "ask")
