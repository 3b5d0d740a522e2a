"""Pieces of a form that more than one exercise needs: groups, free writing, a question before a deed, steps."""

import ipywidgets as widgets

from exercises.record import personal
from exercises.views import markup


class Group(widgets.VBox):
    """Controls that belong together under one legend.

    The page gives an element of the class ``course-group`` the role of a group, named by the
    ``course-legend`` in it; each control's own description says enough without.

    Args:
        legend: what they have in common, often a question.
        controls: the controls, in order.
        hint: a sentence below the legend.

    Attributes:
        controls: the controls.
    """

    def __init__(self, legend, controls, hint=None):
        self.controls = tuple(controls)
        told = markup.tag("p", hint, class_="course-hint") if hint else None
        head = widgets.HTML(markup.join(markup.tag("p", legend, class_="course-legend"), told))
        super().__init__([head, *self.controls])
        self.add_class("course-group")


def check_group(legend, items, hint=None):
    """A group of checkboxes.

    Args:
        legend: what they have in common.
        items: checkboxes, or ``(description, ticked)`` from which they are made.
        hint: a sentence below the legend.

    Returns:
        A :class:`Group`; register its ``controls`` with the exercise's ``field``.
    """
    checks = [item if isinstance(item, widgets.Checkbox) else
              widgets.Checkbox(description=item[0], value=bool(item[1]), indent=False) for item in items]
    return Group(legend, checks, hint)


class FreeText(widgets.VBox):
    """A place for free writing: the notice stands before it, warnings after it, and nothing is blocked.

    Args:
        description: the field's name as the learner sees it.
        value: what stands in it.
        rows: its height in lines; 1 gives a field of one line.
        notice: the words before it; None where the exercise has said them already.

    Attributes:
        text: the control; register it with the exercise's ``field``.
    """

    def __init__(self, description, value="", rows=4, notice=personal.NOTICE):
        self.text = (widgets.Text(description=description, value=value, continuous_update=True) if rows == 1 else
                     widgets.Textarea(description=description, value=value, rows=rows, continuous_update=True))
        self._warned = widgets.HTML()
        before = [widgets.HTML(markup.tag("p", notice, class_="course-notice"))] if notice else []
        super().__init__([*before, self.text, self._warned])
        self.text.observe(self._warn, names="value")
        self._warn(None)

    def _warn(self, _):
        found = personal.warnings(self.text.value)
        # Set only on a change, so that a screen reader is not told the same again at each key.
        told = markup.status(markup.bullet_list(found, class_="course-warning")) if found else markup.status()
        if self._warned.value != told:
            self._warned.value = told


class ConfirmButton(widgets.VBox):
    """A button that asks before it does what cannot be undone.

    Args:
        description: what the first button says, such as *Delete this record*.
        question: what is asked, or a function that gives it, or None where nothing need be asked.
        on_confirm: what is done; called without arguments.
        yes: what the button says that does it; the first button's words if not given.
        no: what the button says that leaves things as they are.

    Attributes:
        button, yes, no: the three buttons; :meth:`register` registers them.
    """

    def __init__(self, description, question, on_confirm, yes=None, no="Leave it as it is"):
        self._question, self._do = question, on_confirm
        self._asking = False
        self.button = widgets.Button(description=description)
        self.yes = widgets.Button(description=yes or f"Yes: {description}")
        self.no = widgets.Button(description=no)
        self._asked = widgets.HTML(markup.status())
        self._answers = widgets.HBox([self.yes, self.no], layout={"display": "none", "flex_flow": "row wrap"})
        super().__init__([self.button, self._asked, self._answers])
        self.add_class("course-confirm")
        self.button.on_click(self._ask)
        self.yes.on_click(self._confirm)
        self.no.on_click(self._cancel)

    def register(self, exercise, name):
        """Make the buttons fields of the exercise: ``name``, ``name.yes`` and ``name.no``; returns itself."""
        exercise.field(name, self.button)
        exercise.field(f"{name}.yes", self.yes)
        exercise.field(f"{name}.no", self.no)
        return self

    def _ask(self, _):
        question = self._question() if callable(self._question) else self._question
        if question is None:
            self._put_away()
            self._do()
            return
        self._asking = True
        self._asked.value = markup.status(question)
        self._answers.layout.display = "flex"

    def _confirm(self, _):
        # A press that comes when nothing is asked (an early click, honoured late) does nothing.
        if self._asking:
            self._put_away()
            self.button.focus()
            self._do()

    def _cancel(self, _):
        if self._asking:
            self._put_away()
            self.button.focus()

    def _put_away(self):
        self._asking = False
        self._asked.value = markup.status()
        self._answers.layout.display = "none"


def confirm_button(description, question, on_confirm):
    """A :class:`ConfirmButton`."""
    return ConfirmButton(description, question, on_confirm)


class Stepper(widgets.VBox):
    """One thing at a time: the steps of a task, with a way back and on.

    Buttons are never switched off (that would take the focus from them); at an end they say that it is one.

    Args:
        steps: ``(title, widget)`` for each.
        at: the step that is shown first, counted from 0.
        on_change: called with the step's number when another is shown.

    Attributes:
        at: the step that is shown.
        back, on: the buttons; :meth:`register` registers them.
    """

    def __init__(self, steps, at=0, on_change=None):
        if not steps:
            raise ValueError("A stepper needs at least one step.")
        self._steps = list(steps)
        self._on_change = on_change
        self.at = min(max(0, at), len(self._steps) - 1)
        self.back = widgets.Button(description="Back")
        self.on = widgets.Button(description="Go on")
        self._told = widgets.HTML()
        self._place = widgets.VBox()
        super().__init__([self._told, self._place, widgets.HBox([self.back, self.on], layout={"flex_flow": "row wrap"})])
        self.add_class("course-stepper")
        self.back.on_click(lambda _: self.show(self.at - 1))
        self.on.on_click(lambda _: self.show(self.at + 1))
        self._draw()

    def register(self, exercise, name="step"):
        """Make the buttons fields of the exercise: ``name.back`` and ``name.on``; returns itself."""
        exercise.field(f"{name}.back", self.back)
        exercise.field(f"{name}.on", self.on)
        return self

    def show(self, at):
        """Show another step; before the first and after the last it says that there is none."""
        if not 0 <= at < len(self._steps):
            self._draw("This is the first step." if at < 0 else "This is the last step.")
            return
        changed, self.at = at != self.at, at
        self._draw()
        if changed and self._on_change:
            self._on_change(at)

    def _draw(self, more=None):
        title, shown = self._steps[self.at]
        self._told.value = markup.status(markup.tag("strong", f"Step {self.at + 1} of {len(self._steps)}: {title}"),
                                         f" {more}" if more else None)
        self._place.children = (shown,)


def stepper(steps, at=0, on_change=None):
    """A :class:`Stepper`."""
    return Stepper(steps, at, on_change)
