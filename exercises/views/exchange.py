"""How devices meet without a network: a short line that goes by voice, by chat or on paper, and a field for those of others."""

import ipywidgets as widgets

from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.lines import button


class Exchange(widgets.VBox):
    """This device's line, and a field for those of the others.

    Args:
        exercise: the exercise; the controls become its fields ``<prefix>.line``, ``<prefix>.theirs`` and ``<prefix>.add``.
        prefix: what the names of the controls begin with.
        add: takes a line as it was typed and returns a sentence that says what came of it; raises ``Problem`` before it
            changes anything.

    Attributes:
        heard: a place for words on whose lines are here.
    """

    def __init__(self, exercise, prefix, add):
        self._add = add
        self._line = exercise.field(f"{prefix}.line", widgets.Text(description="The line of this device"))
        self._theirs = exercise.field(f"{prefix}.theirs", widgets.Text(description="A line of another device"))
        self.heard, self._told = widgets.HTML(), widgets.HTML(markup.status())
        super().__init__([self._line, self._theirs, button(exercise, f"{prefix}.add", "Take this line over", self._take), self._told, self.heard])
        self.add_class("vignette-exchange")

    def show_line(self, line):
        """Show this device's line as it is now."""
        if self._line.value != line:
            self._line.value = line

    def _take(self):
        try:
            sentence = self._add(self._theirs.value)
        except Problem as problem:
            self._told.value = markup.status(markup.paragraph(problem.sentence, class_="problem"))
            return
        if sentence:
            self._told.value = markup.status(sentence)
            self._theirs.value = ""
