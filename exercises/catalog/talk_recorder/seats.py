"""Which recording is open, and who sits at its table."""

import ipywidgets as widgets

from exercises.catalog.talk_recorder import talks
from exercises.catalog.talk_recorder.talks import PURPOSES, ROLES
from exercises.record import names
from exercises.record.personal import warnings
from exercises.views import markup
from exercises.views.form import ConfirmButton
from exercises.views.lines import ROW, Line, button, set_options


class Recordings(widgets.VBox):
    """Choosing, naming, adding and taking away recordings; and what the open one is for.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        keep: called with another record.

    Attributes:
        more: the controls that are wanted once there is something: a name, another recording, taking one away.
    """

    def __init__(self, exercise, keep):
        self._exercise, self._keep, self._filling = exercise, keep, False
        self._which = exercise.field("recording", widgets.Dropdown(description="Recording"))
        self._title = exercise.field("title", widgets.Text(description="What to call it"))
        self._purpose = exercise.field("purpose", widgets.RadioButtons(
            options=tuple((said, purpose) for purpose, said in PURPOSES.items()), description="What is it?",
            style={"description_width": "initial"}, layout={"width": "auto"}))
        self._agreed = exercise.field("agreed", widgets.Checkbox(
            description="Everybody at the table knows of it and has agreed", indent=False, layout={"width": "auto"}))
        self._line = Line()
        self.more = widgets.VBox([
            widgets.HTML(markup.tag("h3", "More than one recording")), self._title,
            widgets.HBox([button(exercise, "name_recording", "Use this name", lambda: self._line.attempt(self._rename)),
                          button(exercise, "another", "Begin another recording", lambda: self._line.attempt(self._another)),
                          ConfirmButton("Take this recording away", self._ask, lambda: self._line.attempt(self._away), "Yes, take it away",
                                        "No, leave it here").register(exercise, "away")], layout=ROW), self._line])
        super().__init__([self._which, self._purpose, self._agreed])
        self._which.observe(lambda change: self._filling or self._go(change["new"]), "value")
        self._purpose.observe(lambda change: self._filling or self._say(purpose=change["new"]), "value")
        self._agreed.observe(lambda change: self._filling or self._say(agreed=change["new"]), "value")
        self._title.observe(lambda change: self._line.say(*warnings(change["new"])), "value")

    def refresh(self):
        """Bring the controls in line with the record."""
        record = self._exercise.record
        here = talks.at(record)
        self.layout.display = self.more.layout.display = "none" if record["running"] else "flex"
        self._filling = True
        try:
            set_options(self._which, tuple((one["title"], one["id"]) for one in _told_apart(record["recordings"])), here["id"])
            self._purpose.value, self._agreed.value = here["purpose"], here["agreed"]
        finally:
            self._filling = False

    def forget(self):
        """Let go of what was said about another record."""
        self._line.say()

    def _go(self, recording):
        record = self._exercise.record
        self._keep({**record, "here": {**talks.opened(recording), "pair": record["here"]["pair"], "showing": record["here"]["showing"]}})

    def _say(self, **fields):
        self._keep(talks.changed(self._exercise.record, **fields))

    def _rename(self):
        title = names.clean(self._title.value, "name of the recording")
        self._keep(talks.changed(self._exercise.record, title=title))
        self._title.value = ""
        self._line.say(f"It is called {title} now.")

    def _another(self):
        self._keep(talks.begin_another(self._exercise.record))
        self._line.say("Another recording is open, with the same seats. Say what it is before you start.")

    def _ask(self):
        here = talks.at(self._exercise.record)
        return (f"This takes {here['title']} away, with its {len(here['turns'])} turns. Without a saved file it cannot be brought back."
                if here["turns"] else None)

    def _away(self):
        self._keep(talks.without(self._exercise.record))
        self._line.say("It is taken away.")


def _told_apart(recordings):
    """The recordings, a number behind a title that stands twice."""
    seen, found = {}, []
    for one in recordings:
        key = names.key(one["title"])
        seen[key] = seen.get(key, 0) + 1
        found.append({**one, "title": f"{one['title']} ({seen[key]})" if seen[key] > 1 else one["title"]})
    return found


class Seats(widgets.VBox):
    """Who sits there, with a role each.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        keep: called with another record.
    """

    def __init__(self, exercise, keep):
        self._exercise, self._keep, self._filling = exercise, keep, False
        self._table = widgets.HTML()
        self._which = exercise.field("seat", widgets.Dropdown(description="Seat"))
        self._role = exercise.field("role", widgets.Dropdown(options=tuple((said, role) for role, said in ROLES.items()), description="Role of this seat"))
        self._name = exercise.field("seat_name", widgets.Text(description="A made-up name or a role word"))
        self._line = Line()
        super().__init__([
            widgets.HTML(markup.tag("h3", "Who sits there")),
            widgets.HTML(markup.paragraph("Use made-up names or role words. Silent seats belong in too: without them the figures are wrong. "
                                          "Without roles there is no family’s share.", class_="course-hint")),
            widgets.HBox([button(exercise, "rehearsal_seats", "Ten seats, for the conference rehearsal", lambda: self._line.attempt(lambda: self._all(talks.REHEARSAL))),
                          button(exercise, "group_seats", "Four made-up names", lambda: self._line.attempt(lambda: self._all(talks.GROUP)))], layout=ROW),
            self._which, self._role, self._name,
            widgets.HBox([button(exercise, "add_seat", "Add a seat with this name", lambda: self._line.attempt(self._add)),
                          button(exercise, "name_seat", "Give this name to the seat", lambda: self._line.attempt(self._rename)),
                          button(exercise, "remove_seat", "Take this seat away", lambda: self._line.attempt(self._remove))], layout=ROW),
            self._line, self._table])
        self._which.observe(lambda change: self._filling or self._fill(), "value")
        self._role.observe(lambda change: self._filling or self._set_role(change["new"]), "value")
        self._name.observe(lambda change: self._line.say(*warnings(change["new"])), "value")

    def forget(self):
        """Let go of what was said about another record."""
        self._line.say()

    def refresh(self):
        """Bring the controls in line with the record."""
        record = self._exercise.record
        self.layout.display = "none" if record["running"] else "flex"
        seats = talks.at(record)["seats"]
        known = [seat["id"] for seat in seats]
        self._filling = True
        try:
            set_options(self._which, tuple((seat["name"], seat["id"]) for seat in seats), self._which.value if self._which.value in known else known[0])
        finally:
            self._filling = False
        self._fill()
        self._table.value = markup.details(f"The table: {len(seats)} seats", markup.table("Who sits there", ["Seat", "Role", "Key"], [
            [seat["name"], ROLES[seat["role"]], "1234567890"[n] if n < 10 else "no key"] for n, seat in enumerate(seats)]))

    def _fill(self):
        seat = talks.find(talks.at(self._exercise.record)["seats"], self._which.value)
        self._filling = True
        try:
            self._role.value = seat["role"]
        finally:
            self._filling = False

    def _seat(self):
        return talks.find(talks.at(self._exercise.record)["seats"], self._which.value)

    def _all(self, listed):
        self._keep(talks.with_seats(self._exercise.record, listed))
        self._line.say(f"{len(listed)} seats: {', '.join(name for name, _ in listed)}.")

    def _set_role(self, role):
        seat = self._seat()
        self._keep(talks.with_seat(self._exercise.record, seat["id"], seat["name"], role))
        self._line.say(f"{seat['name']}: {ROLES[role]}.")

    def _add(self):
        self._keep(talks.add_seat(self._exercise.record, self._name.value))
        seat = talks.at(self._exercise.record)["seats"][-1]
        self._name.value, self._which.value = "", seat["id"]
        self._line.say(f"{seat['name']} has a seat. Choose a role, if there is one.")

    def _rename(self):
        seat = self._seat()
        self._keep(talks.with_seat(self._exercise.record, seat["id"], self._name.value, seat["role"]))
        self._name.value = ""
        self._line.say(f"{seat['name']} is called {self._seat()['name']} now.")

    def _remove(self):
        seat = self._seat()
        self._keep(talks.without_seat(self._exercise.record, seat["id"]))
        self._line.say(f"The seat of {seat['name']} is taken away.")
