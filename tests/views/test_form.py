import ipywidgets as widgets
import pytest

from exercises.views import form
from exercises.views.exercise import Exercise
from tests.views.payloads import PAYLOADS, names_in


def test_a_group_of_checks_stands_under_its_legend():
    group = form.check_group("What did you see?", [("Asked why", True), widgets.Checkbox(description="Was late")], hint="Tick any.")
    assert [(check.description, check.value) for check in group.controls] == [("Asked why", True), ("Was late", False)]
    assert "What did you see?" in group.children[0].value and "Tick any." in group.children[0].value
    assert "course-group" in group._dom_classes


def test_free_writing_has_its_notice_before_and_warnings_after():
    free = form.FreeText("An example")
    assert "never about a real child or family" in free.children[0].value
    assert free.children[-1].value == '<div role="status" class="course-status"></div>'
    free.text.value = "Ring 07700 900123"
    assert "UK phone number" in free.children[-1].value and "misses most" in free.children[-1].value
    free.text.value = "Ring her"
    assert "looks like" not in free.children[-1].value
    assert free.text.value == "Ring her"


def test_free_writing_of_one_line_and_without_a_notice_said_twice():
    free = form.FreeText("An example", "m1 1ae", rows=1, notice=None)
    assert isinstance(free.text, widgets.Text) and len(free.children) == 2 and "postcode" in free.children[-1].value


def deed(question="Delete these two entries?"):
    done = []
    button = form.ConfirmButton("Delete", question, lambda: done.append(True), yes="Yes, delete them")
    return button, done


def test_nothing_is_done_before_the_answer():
    button, done = deed()
    button.button.click()
    assert done == [] and "Delete these two entries?" in button.children[1].value and 'role="status"' in button.children[1].value
    assert button.children[2].layout.display == "flex"
    button.no.click()
    assert done == [] and button.children[2].layout.display == "none" and "Delete these" not in button.children[1].value
    button.button.click()
    button.yes.click()
    assert done == [True] and button.children[2].layout.display == "none"


def test_a_yes_that_nobody_asked_for_does_nothing():
    button, done = deed()
    button.yes.click()
    button.button.click()
    button.no.click()
    button.yes.click()
    assert done == []


def test_where_nothing_is_to_be_asked_it_is_done_at_once():
    button, done = deed(lambda: None)
    button.button.click()
    assert done == [True]


def test_the_question_may_be_worked_out_when_it_is_asked():
    button, _ = deed(lambda: "Three?")
    button.button.click()
    assert "Three?" in button.children[1].value


def test_the_buttons_become_fields():
    exercise = Exercise()
    form.confirm_button("Clear", "Clear all?", lambda: None).register(exercise, "clear")
    form.stepper([("One", widgets.HTML())]).register(exercise)
    assert set(exercise.fields) == {"clear", "clear.yes", "clear.no", "step.back", "step.on"}


def test_steps_go_on_and_back_and_say_where_they_are():
    seen = []
    steps = form.stepper([("Look", widgets.HTML("1")), ("Choose", widgets.HTML("2"))], on_change=seen.append)
    assert "Step 1 of 2: Look" in steps.children[0].value and steps.children[1].children[0].value == "1"
    steps.back.click()
    assert "first step" in steps.children[0].value and seen == []
    steps.on.click()
    assert "Step 2 of 2: Choose" in steps.children[0].value and steps.children[1].children[0].value == "2" and steps.at == 1
    steps.on.click()
    assert "last step" in steps.children[0].value and seen == [1]
    assert not steps.on.disabled and not steps.back.disabled


def test_steps_need_a_step_and_begin_inside():
    with pytest.raises(ValueError):
        form.Stepper([])
    assert form.stepper([("a", widgets.HTML())], at=9).at == 0


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_given_to_a_form_stay_text(payload):
    group = form.check_group(payload, [(payload, False)], hint=payload)
    assert names_in(group.children[0].value) == {"p", "p[class]"}
    free = form.FreeText("Words", payload + " m1 1ae", notice=payload)
    assert names_in(free.children[0].value) == {"p", "p[class]"}
    assert names_in(free.children[-1].value) == {"div", "div[role]", "div[class]", "ul", "ul[class]", "li"}
    button, _ = deed(payload)
    button.button.click()
    assert names_in(button.children[1].value) == {"div", "div[role]", "div[class]"}
    steps = form.stepper([(payload, widgets.HTML())])
    assert names_in(steps.children[0].value) == {"div", "div[role]", "div[class]", "strong"}
