"""The player: a record is a seat and a path, a press that comes too often decides nothing, nothing is lost."""

import json

import pytest

from exercises.catalog.vignette import create, rules
from exercises.narrative import library
from exercises.record.problems import Problem
from exercises.views import host
from tools.course import vignettes

SLUG = "after-the-bridge-goes"
STORY = vignettes.load_for_play(SLUG)
TO_NAMED = "begin.lead choice.3 on next choice.2 on next choice.2 on next choice.1 on".split()
TO_PAPER = "begin.mother choice.1 on next choice.3 on next choice.2 on next choice.1 on".split()


@pytest.fixture(autouse=True)
def page():
    library.forget()
    library.register(STORY)
    yield
    library.forget()


def press(exercise, *names):
    assert exercise.apply([{"field": name, "press": True} for name in names]) == []
    return exercise


def words(exercise):
    """All HTML that is on the screen, and the words of the buttons that are."""
    found = []

    def gather(widget):
        if widget.layout.display == "none":
            return
        found.append(str(getattr(widget, "value", "")) + " " + str(getattr(widget, "description", "")))
        for child in getattr(widget, "children", ()):
            gather(child)

    gather(exercise)
    return " ".join(found)


def shown(exercise):
    """The names of the buttons that are on the screen."""
    hidden = ("road", "compare", "notes", "export_json", "export_csv", "export_page", "open_file", "take_road")
    return {name for name, control in exercise.fields.items() if control.layout.display != "none" and name not in hidden}


def test_before_python_the_page_can_be_read():
    text = words(create(None))
    for part in ("Fictional.", "What is in it.", "Resting on: CH11-PA4", "not yet reviewed", "Jo Farrow, head of Year 8",
                 "Simone Reid, Malachi’s mother", "Your brief.", "Nineteen working days", "Begin as Jo Farrow"):
        assert part in text, part
    assert shown(create(None)) == {"begin.lead", "begin.mother"}


def test_without_a_vignette_it_says_so():
    library.forget()
    exercise = create(None)
    assert "No vignette came with this page" in words(exercise)
    assert exercise.inputs["vignette"] == ""
    assert create(exercise.inputs).inputs == exercise.inputs


def test_two_paths_come_to_two_different_debriefs():
    first, second = press(create(None), *TO_NAMED, "debrief"), press(create(None), *TO_PAPER, "debrief")
    assert "A number to ring" in words(first) and "The two people it was for were asked before" in words(first)
    assert "With a name" in words(second) and "who else has this word" in words(second)
    for exercise in (first, second):
        text = words(exercise)
        for part in ("What Malachi said", "Somebody in the family might say", "A partner might say", "A manager might say",
                     "What this cannot show", "Roads not taken", "To take to a group", "what they cannot carry"):
            assert part in text, part


def test_at_each_moment_few_buttons_stand_there():
    exercise = create(None)
    assert shown(press(exercise, "begin.lead")) == {"choice.1", "choice.2", "choice.3", "back"}
    assert shown(press(exercise, "choice.1")) == {"on", "back", "leave"}
    assert shown(press(exercise, "on")) == {"next", "back", "leave"}
    assert shown(press(exercise, "next")) == {"choice.1", "choice.2", "choice.3", "back", "leave"}


def test_after_a_choice_it_is_told_at_once_what_it_opened_and_cost():
    text = words(press(create(None), "begin.lead", "choice.2"))
    for part in ("What it opened for Malachi: ", "What it cost Simone: ", "Into the margin", "Shared purpose: more."):
        assert part in text, part


def test_a_double_press_decides_nothing_twice():
    once = press(create(None), "begin.lead", "choice.1")
    twice = press(create(None), "begin.lead", "choice.1", "choice.1", "choice.1")
    assert once.inputs == twice.inputs
    assert press(create(None), "begin.lead", "choice.1", "on", "on", "on").inputs["path"] == ["refer"]


@pytest.mark.parametrize("name", ["choice.1", "on", "next", "debrief", "back", "leave", "take_road"])
def test_a_press_that_does_not_belong_here_changes_nothing(name):
    exercise = create(None)
    before = exercise.inputs
    press(exercise, name)
    assert exercise.inputs == before


@pytest.mark.parametrize("steps", range(1, len(TO_NAMED) + 2))
def test_a_record_makes_the_same_exercise_again(steps):
    exercise = press(create(None), *[*TO_NAMED, "debrief"][:steps])
    record = json.loads(json.dumps(exercise.inputs))
    again = create(record)
    assert again.inputs == exercise.inputs
    assert again.results == exercise.results


def test_going_back_leaves_a_mark():
    exercise = press(create(None), "begin.lead", "choice.1", "on", "back")
    assert exercise.inputs["path"] == []
    assert exercise.inputs["went_back"] == [{"scene": "four-weeks", "choice": "refer"}]
    assert "You went back once on this path." in words(exercise)
    finished = press(exercise, *TO_NAMED[1:], "debrief")
    assert "you first chose: I’ll send the family help hub" in words(finished)


def test_before_the_first_choice_back_leads_to_the_seats():
    exercise = press(create(None), "begin.mother", "back")
    assert shown(exercise) == {"begin.lead", "begin.mother"}


def test_the_margin_shows_reasons_and_never_a_sum():
    text = words(press(create(None), "begin.lead", "choice.2", "on"))
    assert "Shared purpose" in text and "Somebody in the building answers for the plan from today." in text
    assert "CH11-PA8" in text and "nothing yet" in text
    assert "score" not in text.lower() and "total" not in text.lower()


def test_from_another_seat_two_paths_stand_side_by_side():
    exercise = press(create(None), *TO_NAMED, "debrief", *TO_PAPER, "debrief")
    text = words(exercise)
    assert "Two paths side by side" in text and "The log is read" in text
    assert exercise.fields["compare"].index == 1
    exercise.apply([{"field": "compare", "index": 0}])
    assert "Two paths, moment by moment" not in words(exercise)


def test_one_may_go_back_to_a_decision_and_choose_otherwise():
    exercise = press(create(None), *TO_NAMED, "debrief")
    exercise.apply([{"field": "road", "index": 1}, {"field": "take_road", "press": True}])
    assert exercise.attempt.state.scene.id == "two-readings"
    assert exercise.inputs["earlier"][0]["path"] == ["ask", "on", "watch", "on", "phone", "on", "tell"]
    press(exercise, "choice.1", "on", "next", "choice.2", "on", "next", "choice.1", "on", "debrief")
    assert "(here they part)" in words(exercise)


def test_notes_are_kept_and_markup_in_them_stays_text():
    exercise = press(create(None), *TO_NAMED, "debrief")
    exercise.apply([{"field": "notes", "value": "<b>who rings</b>"}])
    assert exercise.notes == "<b>who rings</b>"
    assert create(exercise.inputs).notes == "<b>who rings</b>"
    exercise.apply([{"field": "export_page", "press": True}])
    name, mime, text = host.current.delivered[-1]
    assert name.endswith(".html") and "<b>who" not in text and "&lt;b&gt;who" in text


def test_the_path_can_be_taken_along_as_a_table():
    exercise = press(create(None), *TO_NAMED, "debrief", "export_csv")
    lines = host.current.delivered[-1][2].splitlines()
    assert lines[0].endswith("step,scene,choice,moved,direction,reason,sources")
    entries = [line for line in lines if ",,family_voice,more," in line]
    assert len(lines) > 12 and entries


class TestEditedSince:
    def record(self):
        return press(create(None), "begin.lead", "choice.1", "on", "next", "choice.1").inputs

    def test_what_was_begun_is_finished_where_the_old_story_is_still_here(self):
        record = self.record()
        library.register(STORY | {"version": 2})
        exercise = create(record)
        assert exercise.attempt.story.version == 1
        assert exercise.inputs["path"] == record["path"]
        assert press(exercise, "leave", "begin.lead").inputs["story_version"] == 2

    def test_where_it_is_gone_there_is_a_clean_choice_and_the_path_is_kept(self):
        record = self.record()
        library.forget()
        library.register(STORY | {"version": 2})
        exercise = create(record)
        text = words(exercise)
        assert "edited since you began it: you began version 1, and version 2 is here" in text
        assert "refer · on · plan" in text
        assert shown(exercise) == {"begin.lead", "begin.mother"}
        assert create(exercise.inputs).inputs["earlier"] == exercise.inputs["earlier"]
        assert press(exercise, "begin.lead").inputs["story_version"] == 2

    @pytest.mark.parametrize("path", [["sing"], ["refer", "refer"], ["refer", "on", "gone-since"]])
    def test_a_path_that_does_not_fit_is_kept_and_not_guessed_at(self, path):
        exercise = create(self.record() | {"path": path})
        assert "do not fit this vignette" in words(exercise)
        assert exercise.inputs["earlier"][-1]["path"] == path
        assert exercise.inputs["seat"] == ""

    def test_a_seat_that_is_gone_is_no_crash(self):
        assert "do not fit" in words(create(self.record() | {"seat": "cellar"}))


@pytest.mark.parametrize(("change", "says"), [
    ({"path": "refer"}, "path"), ({"path": ["../x"]}, "path"), ({"path": ["a"] * 81}, "path"), ({"path": [1]}, "path"),
    ({"seat": "<b>"}, "seat"), ({"story_version": "one"}, "story_version"), ({"story_version": True}, "story_version"),
    ({"went_back": [1]}, "went_back"), ({"earlier": {}}, "earlier"), ({"earlier": [{"seat": "lead"}]}, "earlier"),
    ({"notes": 4}, "notes"), ({"notes": {"for_the_group": []}}, "notes"), ({"vignette": 4}, "vignette"),
    ({"vignette": "no-such"}, "no-such"),
])
def test_a_record_of_the_wrong_kind_names_its_field(change, says):
    record = press(create(None), "begin.lead", "choice.1").inputs
    with pytest.raises(Problem, match=says):
        rules.read(record | change)


def test_a_file_of_another_vignette_leaves_what_was_there():
    exercise = press(create(None), "begin.lead", "choice.1")
    library.register(STORY | {"slug": "another"})
    before = exercise.inputs
    other = create({"vignette": "another"})
    with pytest.raises(Problem, match="another vignette"):
        exercise._open(other.inputs)
    assert exercise.inputs == before


def test_a_choice_below_the_floor_says_so_at_once():
    story = json.loads(json.dumps(STORY))
    scene = next(scene for scene in story["scenes"] if scene["id"] == "four-weeks")
    scene["choices"][0]["floor"] = {"duty": "A duty.", "source": "A source", "dated": "March 2026", "today": "Do it.",
                                    "tell": "The lead.", "escalate": "Their manager."}
    library.register(story)
    text = words(press(create(None), "begin.lead", "choice.1"))
    for part in ("Below the floor", "A duty.", "A source (March 2026)", "Do it.", "The lead.", "Their manager."):
        assert part in text
