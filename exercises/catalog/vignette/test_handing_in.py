"""What is handed in holds choices only where the learner ticked that, and never without."""

import json

import pytest

from exercises.catalog.vignette import create, rules, rules_handing_in
from exercises.catalog.vignette.test_view import STORY, TO_NAMED, press, words
from exercises.cohort import reading
from exercises.narrative import library
from exercises.record.problems import Problem


@pytest.fixture(autouse=True)
def page():
    library.forget()
    library.register(STORY)
    yield
    library.forget()


def test_unticked_it_holds_the_notes_and_nothing_by_which_a_choice_is_known():
    attempt = rules.read({}).begin("lead").choose("ask").read_on().write("Who asked the mother?")
    inputs, results = rules_handing_in.record(attempt, False)
    assert inputs["path"] == [] and inputs["seat"] == "" and inputs["earlier"] == [] and inputs["went_back"] == [] and results == {}
    assert "ask" not in json.dumps([inputs["path"], inputs["earlier"], results]) and inputs["notes"]["for_the_group"] == "Who asked the mother?"
    assert rules.read(inputs).notes == attempt.notes


def test_ticked_it_holds_every_path_and_opens_like_any_other():
    attempt = rules.read({}).begin("lead").choose("ask").read_on().leave().begin("mother")
    first = next(one.id for one in attempt.state.scene.choices)
    attempt = attempt.choose(first)
    inputs, results = rules_handing_in.record(attempt, True)
    assert inputs[rules_handing_in.INCLUDED] is True and [path["seat"] for path in results["chosen"]] == ["lead", "mother"]
    assert results["chosen"][0]["made"] == [{"scene": "four-weeks", "choice": "ask"}]
    assert rules.read(inputs).inputs == attempt.inputs, "the tick is the file's, and is off again where it is opened"


def test_what_would_be_empty_is_said_and_not_saved():
    with pytest.raises(Problem, match="no choices of your own"):
        rules_handing_in.record(rules.read({}), True)
    with pytest.raises(Problem, match="would be empty"):
        rules_handing_in.record(rules.read({}).begin("lead").choose("ask"), False)


@pytest.mark.parametrize("tick", [True, False])
def test_the_file_is_read_by_whoever_reads_a_class(tick):
    attempt = rules.read({}).begin("lead").choose("ask").read_on().write("Ask first.")
    inputs, results = rules_handing_in.record(attempt, tick)
    one = reading.read("Sam/x.json", json.dumps({"exercise": "vignette", "version": 1, "created": "2026-11-22T12:00:00Z", "inputs": inputs,
                                                  "results": results, "notes": attempt.notes}))[0]
    assert [text.text for text in one.texts] == ["Ask first."]
    assert (one.choices is not None) == tick and (not tick or one.choices[0].made == (("four-weeks", "ask"),))


def test_the_file_that_one_goes_on_from_gives_no_choices_to_a_class():
    exercise = press(create(None), *TO_NAMED)
    text = json.dumps({"exercise": "vignette", "version": 1, "created": "2026-11-22T12:00:00Z", "inputs": exercise.inputs, "results": exercise.results, "notes": ""})
    assert reading.read("Sam/x.json", text)[0].choices is None


def test_the_tick_is_off_and_the_press_delivers():
    exercise = create(None)
    assert exercise.fields["include_choices"].value is False
    press(exercise, "files", "hand_in")
    assert "would be empty" in words(exercise)
    made = []
    exercise.deliver = lambda name, mime, text: made.append((name, mime, json.loads(text)))
    press(exercise, "begin.lead", "choice.1", "on")
    assert exercise.apply([{"field": "include_choices", "value": True}]) == []
    press(exercise, "hand_in")
    name, mime, file = made[0]
    assert "to-hand-in" in name and mime == "application/json" and file["inputs"]["choices_included"] is True and file["results"]["chosen"]
