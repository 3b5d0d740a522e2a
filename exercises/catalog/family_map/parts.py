"""A part of the form: rows of one kind, one at a time; a new one is filled in and put on the map, one that is there is changed as one types."""

import ipywidgets as widgets

from exercises.catalog.family_map import inputs, moments
from exercises.record import numbers
from exercises.record.personal import warnings
from exercises.record.problems import Problem
from exercises.views.form import ConfirmButton
from exercises.views.lines import ROW, Line, button, set_options

NEW = ""
ROUGHLY = "2014, spring 2019, about 2015"


class Part(widgets.VBox):
    """The form for rows of one kind.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        keep: called with another record to take the place of this one; raises ``Problem`` where it cannot be kept.
        rows: ``"people"``, ``"ties"``, ``"services"`` or ``"links"``.
        one: what a row is called, such as ``"person"``; the names of the controls begin with it.
        controls: ``{field of the row: (control, read, show)}``; ``read`` takes what the control holds and may raise ``Problem``.
        many: ``(field, controls, what)`` of a list inside the row, such as somebody's homes, or None.
        free: the fields in which somebody writes freely, and in which what looks like a real person's details is told of.
    """

    def __init__(self, exercise, keep, rows, one, controls, many=None, free=()):
        self._exercise, self._keep, self._rows, self._one = exercise, keep, rows, one
        self._controls, self._free, self._filling = controls, free, False
        self._which = exercise.field(one, widgets.Dropdown(description=f"Which {one}", options=((f"A new {one}", NEW),)))
        for name, (control, _, _) in controls.items():
            exercise.field(f"{one}_{name}", control)
            control.observe(lambda change, name=name: self._filling or self._entered(name), "value")
        self._many = _Many(exercise, one, *many, lambda: self._filling or self._entered(many[0])) if many else None
        self._line = Line()
        self._add = button(exercise, f"add_{one}", f"Put this {one} on the map", lambda: self._line.attempt(self._put))
        self._add.button_style = "primary"
        self._next = button(exercise, f"next_{one}", f"Enter another {one}", self._begin)
        self._gone = ConfirmButton(f"Take this {one} off the map", self._ask, self._take, f"Yes, take the {one} off", "No, leave it").register(
            exercise, f"remove_{one}")
        super().__init__([self._which, *self.order(), self._line, widgets.HBox([self._add, self._next, self._gone], layout=ROW)])
        self._which.observe(lambda change: self._filling or self._open(), "value")
        self._open()

    def order(self):
        """What stands in the form, from top to bottom; a part may put its controls otherwise."""
        return [*(control for control, _, _ in self._controls.values()), *([self._many] if self._many else [])]

    def named(self, row):
        """What a row is called in the list."""
        return row["name"]

    def refresh(self):
        """Bring the list in line with the record, and the fields with the row that is open."""
        rows = self._exercise.record[self._rows]
        chosen = self._which.value if inputs.find(rows, self._which.value) else NEW
        was = self._which.value
        self._filling = True
        try:
            set_options(self._which, ((f"A new {self._one}", NEW), *((self.named(row), row["id"]) for row in rows)), chosen)
            self.offer()
        finally:
            self._filling = False
        if chosen != was or chosen != NEW:
            self._fill()
        self._buttons()

    def offer(self):
        """Bring what can be chosen in line with the record; for parts that choose among people or services."""

    def _row(self):
        return inputs.find(self._exercise.record[self._rows], self._which.value)

    def _open(self):
        self._line.say()
        if self._many:
            self._many.at(0)
        self._fill()
        self._buttons()

    def _fill(self):
        row = self._row() or inputs.EMPTY[self._rows]
        self._filling = True
        try:
            for name, (control, _, show) in self._controls.items():
                if name in ("a", "b") and not row[name]:
                    continue  # nothing is chosen yet: what stands there may stay
                value = show(row[name])
                if control.value != value:
                    control.value = value
            if self._many:
                self._many.fill(row[self._many.name])
        finally:
            self._filling = False

    def _buttons(self):
        known = self._which.value != NEW
        self._add.layout.display = "none" if known else ""
        self._next.layout.display = self._gone.layout.display = "" if known else "none"

    def _read(self, names):
        """What stands in these fields."""
        read = {}
        for name in names:
            if self._many and name == self._many.name:
                read[name] = self._many.read()
            else:
                control, take, _ = self._controls[name]
                read[name] = take(control.value)
        return read

    def _all(self):
        return [*self._controls, *([self._many.name] if self._many else [])]

    def _entered(self, name):
        """Take over one field of the row that is open; what cannot be taken over is said, and stays in its field."""
        told = [one for field in self._free if field in self._controls for one in warnings(self._controls[field][0].value)]
        self._line.say(*dict.fromkeys(told))
        row = self._row()
        if row is None:
            return
        try:
            changes = self._read([name])
            if "name" in changes:
                changes["name"] = inputs.free_name(self._exercise.record, self._rows, changes["name"], row["id"])
            self._keep(inputs.change(self._exercise.record, self._rows, row["id"], **changes))
        except Problem as problem:
            self._line.say(str(problem), *dict.fromkeys(told))

    def _put(self):
        if self._which.value != NEW:
            return
        row = self._read(self._all())
        if "name" in row:
            row["name"] = inputs.free_name(self._exercise.record, self._rows, row["name"])
        record, made = inputs.add(self._exercise.record, self._rows, row)
        told = [one for field in self._free for one in warnings(self._controls[field][0].value)]
        self._keep(record)
        self._filling = True
        try:
            self._which.value = made
        finally:
            self._filling = False
        self._open()
        # The button that was pressed goes from the screen, and would take the focus with it.
        self._next.focus()
        self._line.say(f"{self.named(self._row())}: on the map. Change it here, or enter another {self._one}.", *dict.fromkeys(told))

    def _begin(self):
        self._which.value = NEW
        self._line.say(f"A new {self._one}.")
        first = next(iter(self._controls.values()))[0]
        first.focus()

    def _ask(self):
        row = self._row()
        if row is None:
            return None
        many = inputs.hangs_on(self._exercise.record, self._rows, row["id"])
        return f"{self.named(row)} leaves the map{f', and {many} ties, links or lines with it' if many else ''}. Take it off?"

    def _take(self):
        row = self._row()
        if row is not None:
            name = self.named(row)
            self._keep(inputs.remove(self._exercise.record, self._rows, row["id"]))
            self._which.focus()
            self._line.say(f"{name} is off the map.")


class _Many(widgets.VBox):
    """A list inside a row, one entry at a time: somebody's homes, a service's times."""

    def __init__(self, exercise, one, name, fields, what, entered):
        self.name, self._fields, self._what, self._entered_, self._held, self._filling = name, fields, what, entered, [], False
        self._which = exercise.field(f"{one}_{what}_number", widgets.Dropdown(description=f"Which {what}", options=((f"The first {what}", 0),)))
        self._texts = {field: exercise.field(f"{one}_{what}_{field}", widgets.Text(description=said, placeholder=hint, continuous_update=False))
                       for field, (said, hint) in fields.items()}
        super().__init__([self._which, widgets.HBox(list(self._texts.values()), layout=ROW)])
        self._which.observe(lambda change: self._filling or self._show(), "value")
        for text in self._texts.values():
            text.observe(lambda change: self._filling or self._entered(), "value")

    def at(self, number):
        """Show another entry."""
        self._filling = True
        try:
            self._which.value = number if number < len(self._which.options) else 0
        finally:
            self._filling = False

    def fill(self, held):
        """Show a row's entries."""
        self._held = [dict(one) for one in held]
        self._show()

    def read(self):
        """The entries in which something stands, with dates as they are kept.

        Raises:
            Problem: a date cannot be read.
        """
        found = []
        for one in self._held:
            if any(one.values()):
                kept = {field: moments.read(one[field], field) if field in ("start", "end") else one[field] for field in self._fields}
                if "home" in kept and not kept["home"].strip():
                    raise Problem("Give the home a name, such as a street that you made up.")
                found.append(kept)
        return found

    def _show(self):
        self._filling = True
        try:
            names = [f"{self._what.capitalize()} {n}{self._told(one)}" for n, one in enumerate(self._held, 1)]
            many = len(names)
            if many < inputs.MOST_HOMES:
                names.append(f"The first {self._what}" if not many else f"Another {self._what}")
            set_options(self._which, tuple((name, n) for n, name in enumerate(names)), min(self._which.value or 0, len(names) - 1))
            held = self._held[self._which.value] if self._which.value < many else dict.fromkeys(self._fields, "")
            for field, text in self._texts.items():
                value = when_shown(held[field]) if field in ("start", "end") else held[field]
                if text.value != value:
                    text.value = value
        finally:
            self._filling = False

    def _told(self, one):
        said = one.get("home") or when_shown(one["start"])
        return f": {said}" if said else ""

    def _entered(self):
        place = self._which.value
        if place >= len(self._held):
            self._held.append(dict.fromkeys(self._fields, ""))
            place = len(self._held) - 1
        self._held[place] = {field: text.value for field, text in self._texts.items()}
        self._entered_()


def when_shown(kept):
    """A kept moment as it stands in a field: what is read back as the same."""
    return kept if kept == moments.UNKNOWN else moments.said(kept) if _is_kept(kept) else kept


def _is_kept(text):
    try:
        return moments.read(text) == text
    except Problem:
        return False


def text(description, hint=""):
    """A field of one line that hands on what was typed when somebody leaves it."""
    return widgets.Text(description=description, placeholder=hint, continuous_update=False)


def words(description, hint=""):
    """A control for words, with what is read from it and shown in it."""
    return text(description, hint), str, str


def date(description, what):
    """A control for a date that may be remembered roughly."""
    return text(description, ROUGHLY), lambda value: moments.read(value, what), when_shown


def choice(description, options):
    """A control for one of several: ``{value: words}``."""
    return widgets.Dropdown(description=description, options=tuple((said, value) for value, said in options.items())), _same, _same


def count(description, most, what):
    """A control for a whole number that may be left out."""
    def read(value):
        return int(numbers.read(value, 0, most, what, whole=True)) if value.strip() else None

    return text(description), read, lambda value: "" if value is None else str(value)


def _same(value):
    return value
