"""Who is in the record: choosing, naming, a role, adding, and leaving without a reason."""

import ipywidgets as widgets

from exercises.catalog.threshold_ladder import inputs
from exercises.views.lines import ROW, Line, button, set_options
from exercises.record.personal import warnings
from exercises.views import markup
from exercises.views.form import ConfirmButton

LEFT = ("Done. Nothing of that person is left in this record. A file saved earlier still holds it: delete that file too, or adding it "
        "will bring them back.")


class People(widgets.VBox):
    """The controls for people.

    Args:
        exercise: the exercise on which they are registered; its ``record`` is read.
        keep: called with another record to take the place of this one.
        choose: called with a person's id when that person's sheet is to be opened.

    Attributes:
        top: the two lists that belong above the sheet: whose it is, and in what role.
    """

    def __init__(self, exercise, keep, choose):
        self._exercise, self._keep, self._filling, self._leaving = exercise, keep, False, None
        self._rater = exercise.field("rater", widgets.Dropdown(description="Who is placing?"))
        self._role = exercise.field("role", widgets.Dropdown(description="In what role, if you like?"))
        self._name = exercise.field("rater_name", widgets.Text(description="A made-up name, for a new person or for you"))
        self._other = exercise.field("other_role", widgets.Text(description="Or another role, in your own words"))
        self._leave = ConfirmButton("Withdraw from this record", self._ask, self._withdraw, "Yes, take me out",
                                    "No, stay in").register(exercise, "withdraw")
        self._line = Line()
        self.top = widgets.VBox([self._rater, self._role])
        super().__init__([
            widgets.HTML(markup.tag("h3", "Who is here")), self._name, self._other,
            widgets.HBox([button(exercise, "add_rater", "Add a person", lambda: self._line.attempt(self._add)),
                          button(exercise, "rename_rater", "Use this name for me", lambda: self._line.attempt(self._rename)),
                          button(exercise, "use_role", "Use this role for me", lambda: self._line.attempt(self._own_role))], layout=ROW),
            self._line, self._leave])
        self._rater.observe(lambda change: self._filling or choose(change["new"]), "value")
        self._role.observe(lambda change: self._filling or self._chosen(change["new"]), "value")
        self._name.observe(lambda change: self._line.say(*warnings(change["new"])), "value")
        self._other.observe(lambda change: self._line.say(*warnings(change["new"])), "value")

    def refresh(self):
        """Bring the lists in line with the record."""
        record = self._exercise.record
        self._filling = True
        try:
            set_options(self._rater, tuple((r["name"], r["id"]) for r in record["raters"]), record["here"]["rater"])
            set_options(self._role, tuple((role or inputs.NO_ROLE, role) for role in inputs.roles(record)), self._here()["role"])
        finally:
            self._filling = False

    def _here(self):
        record = self._exercise.record
        return inputs.find(record["raters"], record["here"]["rater"])

    def _chosen(self, role):
        self._keep(inputs.with_role(self._exercise.record, self._here()["id"], role))

    def _own_role(self):
        self._keep(inputs.with_role(self._exercise.record, self._here()["id"], self._other.value))
        self._other.value = ""
        self._line.say(f"{self._here()['name']}: {self._here()['role'] or 'role not said'}.")

    def _add(self):
        self._keep(inputs.add_rater(self._exercise.record, self._name.value))
        self._name.value = ""
        self._line.say(f"{self._here()['name']} is added, and the sheet below is theirs now.")

    def _rename(self):
        self._keep(inputs.rename(self._exercise.record, self._here()["id"], self._name.value))
        self._name.value = ""
        self._line.say(f"This person is called {self._here()['name']} now.")

    def _ask(self):
        # Remembered: the question names somebody, and it is that person who leaves.
        self._leaving = self._here()["id"]
        return (f"{self._here()['name']}’s name and placements leave this record and its figures at once, and nothing here will say that "
                "they were in it. They cannot be brought back from here. No reason is asked.")

    def _withdraw(self):
        self._keep(inputs.withdraw(self._exercise.record, self._leaving))
        self._line.say(LEFT)
