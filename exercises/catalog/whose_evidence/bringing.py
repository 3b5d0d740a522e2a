"""Claims that learners bring: their own sentence, where it stands, and out again."""

import ipywidgets as widgets

from exercises.catalog.whose_evidence import inputs
from exercises.record.files import whole
from exercises.record.personal import warnings
from exercises.views import markup
from exercises.views.lines import ROW, Line, button

OPENING = ("A sentence that you mean to use, or one from your reading, in your own words. Group members who type the same words share one claim. "
           "Nothing about a real child or family belongs here.")


class Bringing(widgets.VBox):
    """The form for a claim of one's own.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        keep: called with another record to take the place of this one.
    """

    def __init__(self, exercise, keep):
        self._exercise, self._keep = exercise, keep
        self._fields = {name: exercise.field(f"own_{name}", kind(description=said)) for name, kind, said in (
            ("text", widgets.Textarea, "The claim, in one sentence"), ("source", widgets.Text, "Where does it stand? Author, or CH11, NFER, MORAN, YFYV"),
            ("year", widgets.Text, "Year, if you have it"), ("stands", widgets.Text, "How it stands there: who speaks?"))}
        self._line = Line()
        super().__init__([widgets.HTML(markup.join(markup.tag("h3", "A claim of your own"), markup.paragraph(OPENING, class_="course-hint"))),
                          *self._fields.values(), self._line,
                          widgets.HBox([button(exercise, "add_claim", "Add this claim", lambda: self._line.attempt(self._add)),
                                        button(exercise, "drop_claim", "Take out the claim that is open", lambda: self._line.attempt(self._drop))], layout=ROW)])
        for control in self._fields.values():
            control.observe(lambda change: self._line.say(*warnings(change["new"])), "value")

    def _add(self):
        self._keep(inputs.add_own(self._exercise.record, *(whole(control.value) for control in self._fields.values())))
        for control in self._fields.values():
            control.value = ""
        self._line.say("Added, and open further up to be coded.")

    def _drop(self):
        self._keep(inputs.drop_own(self._exercise.record, self._exercise.record["here"]["claim"]))
        self._line.say("Taken out, with what was coded of it.")
