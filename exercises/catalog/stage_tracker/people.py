"""Who is in the record: choosing, naming, adding, and leaving without a reason."""

import ipywidgets as widgets

from exercises.catalog.stage_tracker import inputs, rules
from exercises.views.lines import ROW, Line, button, set_options
from exercises.catalog.stage_tracker.notices import STATES
from exercises.record.personal import warnings
from exercises.views import markup
from exercises.views.form import ConfirmButton

LEFT = ("Done. Nothing of that member is left in this record. A file saved earlier still holds it: delete that file too, or "
        "adding it will bring them back.")


class People(widgets.VBox):
    """The controls for members.

    Args:
        exercise: the exercise on which they are registered; its ``record`` is read.
        keep: called with another record to take the place of this one.
        choose: called with a member's id when that member's page is to be opened.
    """

    def __init__(self, exercise, keep, choose):
        self._exercise, self._keep, self._filling, self._leaving = exercise, keep, False, None
        self._member = exercise.field("member", widgets.Dropdown(description="Who is filling this in?"))
        self._name = exercise.field("member_name", widgets.Text(
            description="A made-up name, for a new member or for you"))
        self._leave = ConfirmButton("Withdraw from this record", self._ask, self._withdraw, "Yes, take me out",
                                    "No, stay in").register(exercise, "withdraw")
        self._line = Line()
        super().__init__([
            self._member, self._name,
            widgets.HBox([button(exercise, "add_member", "Add a member", lambda: self._line.attempt(self._add)),
                          button(exercise, "rename_member", "Use this name for me",
                                 lambda: self._line.attempt(self._rename))], layout=ROW),
            self._line, self._leave])
        self._member.observe(lambda change: self._filling or choose(change["new"]), "value")
        self._name.observe(lambda change: self._line.say(*warnings(change["new"])), "value")

    def refresh(self):
        """Bring the list of members in line with the record."""
        record = self._exercise.record
        self._filling = True
        try:
            set_options(self._member, tuple((m["name"], m["id"]) for m in record["members"]),
                        record["here"]["member"])
        finally:
            self._filling = False

    def _here(self):
        record = self._exercise.record
        return inputs.find(record["members"], record["here"]["member"])

    def _add(self):
        self._keep(inputs.add_member(self._exercise.record, self._name.value))
        self._name.value = ""
        self._line.say(f"{self._here()['name']} is added, and the page below is theirs now.")

    def _rename(self):
        self._keep(inputs.rename(self._exercise.record, self._here()["id"], self._name.value))
        self._name.value = ""
        self._line.say(f"This member is called {self._here()['name']} now.")

    def _ask(self):
        # Remembered: the question names somebody, and it is that member who leaves.
        self._leaving = self._here()["id"]
        return (f"{self._here()['name']}’s name and entries leave this record and its figures at once, and nothing here will say "
                "that they were in it. They cannot be brought back from here. No reason is asked.")

    def _withdraw(self):
        self._keep(inputs.withdraw(self._exercise.record, self._leaving))
        self._line.say(LEFT)


def progress(record):
    """Who has filled in what, without a word of what is in it, as Markup."""
    rows = []
    for member in record["members"]:
        cells = []
        for check_in in record["check_ins"]:
            state = rules.state_of(inputs.entry_of(record, member["id"], check_in["id"]))
            undecided = inputs.conflict_at(record, member["id"], check_in["id"])
            cells.append("two versions" if undecided else
                         STATES[state] if state in ("missing", "absent") else "filled in")
        rows.append([member["name"], *cells])
    title = "Who has filled in what"
    return markup.details(title, markup.table(title, ["Member", *(c["label"] for c in record["check_ins"])], rows))
