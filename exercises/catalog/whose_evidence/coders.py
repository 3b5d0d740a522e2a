"""Who is coding: choosing, naming, adding, and leaving without a reason; and the curtain before another's sheet."""

import ipywidgets as widgets

from exercises.catalog.whose_evidence import inputs
from exercises.record.personal import warnings
from exercises.views import markup
from exercises.views.form import ConfirmButton
from exercises.views.lines import ROW, Line, button, set_options

LEFT = ("Done. Nothing of that person is left in this record. A file saved earlier still holds it: delete that file too, or adding it "
        "will bring them back.")


class Coders(widgets.VBox):
    """The controls for people.

    Args:
        exercise: the exercise on which they are registered; its ``record`` is read.
        keep: called with another record to take the place of this one.
        choose: called with a coder's id when that coder's sheet is to be opened.

    Attributes:
        who: the list that belongs above the sheet: whose it is.
    """

    def __init__(self, exercise, keep, choose):
        self._exercise, self._keep, self._filling, self._leaving = exercise, keep, False, None
        self.who = exercise.field("coder", widgets.Dropdown(description="Who is coding?"))
        self._name = exercise.field("coder_name", widgets.Text(description="A made-up name, for a new coder or for you"))
        self._leave = ConfirmButton("Withdraw from this record", self._ask, self._withdraw, "Yes, take me out",
                                    "No, stay in").register(exercise, "withdraw")
        self._line = Line()
        super().__init__([
            widgets.HTML(markup.tag("h3", "Who is here")), self._name,
            widgets.HBox([button(exercise, "add_coder", "Add a coder", lambda: self._line.attempt(self._add)),
                          button(exercise, "rename_coder", "Use this name for me", lambda: self._line.attempt(self._rename))], layout=ROW),
            self._line, self._leave])
        self.who.observe(lambda change: self._filling or choose(change["new"]), "value")
        self._name.observe(lambda change: self._line.say(*warnings(change["new"])), "value")

    def refresh(self):
        """Bring the list in line with the record."""
        record = self._exercise.record
        self._filling = True
        try:
            set_options(self.who, tuple((c["name"], c["id"]) for c in record["coders"]), record["here"]["coder"])
        finally:
            self._filling = False

    def _here(self):
        return inputs.find(self._exercise.record["coders"], self._exercise.record["here"]["coder"])

    def _add(self):
        self._keep(inputs.add_coder(self._exercise.record, self._name.value))
        self._name.value = ""
        self._line.say(f"{self._here()['name']} is added, and the sheet further up is theirs now.")

    def _rename(self):
        self._keep(inputs.rename(self._exercise.record, self._here()["id"], self._name.value))
        self._name.value = ""
        self._line.say(f"This coder is called {self._here()['name']} now.")

    def _ask(self):
        # Remembered: the question names somebody, and it is that person who leaves.
        self._leaving = self._here()["id"]
        return (f"{self._here()['name']}’s name and codes leave this record and its figures at once, and nothing here will say that "
                "they were in it. They cannot be brought back from here. No reason is asked.")

    def _withdraw(self):
        self._keep(inputs.withdraw(self._exercise.record, self._leaving))
        self._line.say(LEFT)
