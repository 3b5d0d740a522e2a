"""Lines of words that a screen reader is told of when they change."""

import ipywidgets as widgets

from exercises.record.problems import Problem
from exercises.views import markup

ROW = {"flex_flow": "row wrap", "width": "100%"}


class Line(widgets.HTML):
    """A line, empty at first, that says what came of the last thing somebody did."""

    def __init__(self):
        super().__init__(markup.status())

    def say(self, *sentences):
        """Put sentences in it; none empties it. What it says already is not said again."""
        said = markup.status([markup.paragraph(sentence) for sentence in sentences if sentence])
        if self.value != said:
            self.value = said

    def attempt(self, act):
        """Do something that may not be possible, and say why where it is not."""
        try:
            act()
        except Problem as problem:
            self.say(str(problem))


def button(exercise, name, description, act):
    """A button that does one thing, registered with the exercise."""
    made = exercise.field(name, widgets.Button(description=description))
    made.on_click(lambda _: act())
    return made


def set_options(control, options, chosen):
    """Give a list other options, and choose one, without a message where nothing changes."""
    if control.options != options:
        control.options = options
    if control.value != chosen:
        control.value = chosen
