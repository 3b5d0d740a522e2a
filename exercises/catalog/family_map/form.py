"""The parts of the form: people, ties, services, links, the family's own words, and moving things by hand."""

import ipywidgets as widgets

from exercises.catalog.family_map import inputs
from exercises.catalog.family_map.parts import Part, choice, count, date, when_shown, words
from exercises.record.personal import warnings
from exercises.views import markup
from exercises.views.lines import ROW, Line, button, set_options

STEP = 24  # map units that a press moves something
NOBODY = (("Nobody on the map yet", ""),)
NOTHING = (("No service on the map yet", ""),)


class People(Part):
    """Who is in the family."""

    def __init__(self, exercise, keep):
        super().__init__(exercise, keep, "people", "person", {
            "name": words("A made-up name"), "role": words("Who they are", "such as father, half-sister, Mum’s partner"),
            "shape": choice("Drawn as", inputs.SHAPES), "status": choice("Living?", inputs.STATUS),
            "born": date("Born or due, roughly", "year of birth"), "died": date("Died, roughly", "date of death"),
            "plan": choice("In the plan?", inputs.PLAN)},
            ("homes", {"home": ("A home’s made-up name", "such as Larch Court"), "start": ("There since", "spring 2019"), "end": ("Until", "empty: still there")},
             "home"), ("name", "role"))

    def order(self):
        of = {name: control for name, (control, _, _) in self._controls.items()}
        died = of["died"]
        # A date of death is asked for only where somebody has died.
        of["status"].observe(lambda change: setattr(died.layout, "display", "" if change["new"] == "died" else "none"), "value")
        died.layout.display = "none"
        return [widgets.HBox([of["name"], of["role"]], layout=ROW), widgets.HBox([of["shape"], of["status"], died], layout=ROW),
                widgets.HBox([of["born"], of["plan"]], layout=ROW), self._many]

    def _entered(self, name):
        if name == "status" and self._controls["status"][0].value != "died" and self._controls["died"][0].value:
            # With the date of death goes what would contradict the choice.
            self._filling = True
            try:
                self._controls["died"][0].value = ""
            finally:
                self._filling = False
            row = self._row()
            if row is not None and row["died"]:
                self._keep(inputs.change(self._exercise.record, "people", row["id"], died="", status=self._controls["status"][0].value))
                return
        super()._entered(name)


class Ties(Part):
    """What joins two people, read as a sentence."""

    def __init__(self, exercise, keep):
        super().__init__(exercise, keep, "ties", "tie", {
            "a": choice("This person is", {"": NOBODY[0][0]}), "kind": choice("the", {k: v.removeprefix("a ").removeprefix("an ") for k, v in inputs.TIES.items()}),
            "b": choice("that person", {"": NOBODY[0][0]})})

    def order(self):
        return [_hint("What joins two people, read as a sentence. Former couples too; nobody has to live together."), widgets.HBox(super().order(), layout=ROW)]

    def named(self, row):
        record = self._exercise.record
        return f"{inputs.name_of(record, row['a'])} is {inputs.TIES[row['kind']]} {inputs.name_of(record, row['b'])}"

    def offer(self):
        _offer(self._controls, self._exercise.record["people"], NOBODY)


class Services(Part):
    """Who is there for the family."""

    def __init__(self, exercise, keep):
        self._ticks, self._served, self._shown = widgets.VBox(), {}, ()
        self._ticks.add_class("course-group")
        feelings = {"": "Nobody said", **{str(k): f"{'+' if k > 0 else chr(0x2212) if k < 0 else ''}{abs(k)}: {v}" for k, v in inputs.FEELINGS.items()}}
        feeling, _, _ = choice("How did it feel to the family?", feelings)
        universal = widgets.Checkbox(description="Everybody has this, such as a school or a surgery", indent=False)
        super().__init__(exercise, keep, "services", "service", {
            "name": words("The service’s name", "such as Family help team"), "universal": (universal, bool, bool),
            "workers": count("How often did the worker change?", inputs.MOST_WORKERS, "Changes of worker"),
            "assessments": count("How many assessments?", inputs.MOST_ASSESSMENTS, "Assessments"),
            "feeling": (feeling, lambda value: int(value) if value else None, lambda value: "" if value is None else str(value))},
            ("times", {"start": ("Began", "spring 2021"), "end": ("Ended", "empty: it goes on")}, "time"), ("name",))

    def order(self):
        of = {name: control for name, (control, _, _) in self._controls.items()}
        return [of["name"], self._ticks, of["universal"], self._many, widgets.HBox([of["workers"], of["assessments"], of["feeling"]], layout=ROW)]

    def offer(self):
        people = tuple((p["id"], p["name"]) for p in self._exercise.record["people"])
        if people == self._shown:
            return
        # What is ticked for a service that is not on the map yet stays ticked.
        held = {one for one, box in self._served.items() if box.value}
        self._exercise.drop_fields([f"serves.{one}" for one, _ in self._shown])
        self._shown = people
        self._served = {one: self._exercise.field(f"serves.{one}", widgets.Checkbox(description=name, value=one in held, indent=False)) for one, name in people}
        for box in self._served.values():
            box.observe(lambda change: self._filling or self._entered("people"), "value")
        self._ticks.children = (widgets.HTML(markup.tag("p", "For whom is it there?" if people else "For whom it is there you can tick once people are on the map.",
                                                        class_="course-legend")), *self._served.values())

    def _fill(self):
        super()._fill()
        row = self._row()
        self._filling = True
        try:
            for one, box in self._served.items():
                box.value = bool(row) and one in row["people"]
        finally:
            self._filling = False

    def _read(self, names):
        read = super()._read([name for name in names if name != "people"])
        return {**read, "people": [one for one, box in self._served.items() if box.value]} if "people" in names else read

    def _all(self):
        return [*super()._all(), "people"]


class Links(Part):
    """What joins two services."""

    def __init__(self, exercise, keep):
        super().__init__(exercise, keep, "links", "link", {
            "a": choice("This service", {"": NOTHING[0][0]}), "b": choice("and that service", {"": NOTHING[0][0]}),
            "kind": choice("do what together?", inputs.LINKS), "start": date("Since, if you know", "start")})

    def order(self):
        return [_hint("Join two services only if you know that they meet, share a plan, or that one referred to the other. An empty place says something too."),
                widgets.HBox(super().order(), layout=ROW)]

    def named(self, row):
        record = self._exercise.record
        how = {"meeting": "meet", "plan": "one plan", "referral": "referral only"}[row["kind"]]
        return f"{inputs.name_of(record, row['a'])} and {inputs.name_of(record, row['b'])}: {how}"

    def offer(self):
        _offer(self._controls, self._exercise.record["services"], NOTHING)


class Words(widgets.VBox):
    """The map's name and last day, and what people in the family say."""

    def __init__(self, exercise, keep):
        self._exercise, self._keep, self._filling, self._line = exercise, keep, False, Line()
        self._fields = {"title": words("A made-up name for the map")[0], "until": date("The map’s last day", "last day")[0],
                        "words": widgets.Textarea(description="In the family’s own words, invented like everything here", rows=5, continuous_update=False)}
        for name, control in self._fields.items():
            exercise.field(name, control)
            control.observe(lambda change, name=name: self._filling or self._entered(name), "value")
        hint = markup.paragraph("A line for each who speaks. Whose words are missing? Nothing is counted in them.", class_="course-hint")
        super().__init__([widgets.HBox([self._fields["title"], self._fields["until"]], layout=ROW), self._fields["words"], widgets.HTML(hint), self._line])

    def refresh(self):
        """Bring the fields in line with the record."""
        self._filling = True
        try:
            for name, control in self._fields.items():
                value = self._exercise.record[name]
                control.value = when_shown(value) if name == "until" else value
        finally:
            self._filling = False

    def _entered(self, name):
        self._line.say(*(warnings(self._fields[name].value) if name != "until" else ()))
        self._line.attempt(lambda: self._keep({**self._exercise.record, name: self._fields[name].value}))


class Move(widgets.VBox):
    """Moving people and services on the map by keyboard; dragging writes into the same place."""

    def __init__(self, exercise, put):
        self._exercise, self._put, self._line = exercise, put, Line()
        self._which = exercise.field("move", widgets.Dropdown(description="Move whom or what?", options=NOBODY))
        self._dragged = exercise.field("dragged", widgets.Text(description="Moved by dragging", layout={"display": "none"}))
        self._dragged.observe(lambda change: self._take(change["new"]), "value")
        steps = {"left": (-STEP, 0), "right": (STEP, 0), "up": (0, -STEP), "down": (0, STEP)}
        buttons = [button(exercise, f"move_{name}", f"Move {name}", lambda by=by: self._by(self._which.value, *by)) for name, by in steps.items()]
        back = button(exercise, "move_back", "Put all back in their places", lambda: self._put({**self._exercise.record, "moved": {}}))
        hint = markup.paragraph("The course finds a place for everybody. Where lines cross or names lie close, move somebody. With a mouse you can drag them on the map.",
                                class_="course-hint")
        super().__init__([widgets.HTML(hint), self._which, widgets.HBox(buttons, layout=ROW), back, self._dragged, self._line])

    def refresh(self):
        """Bring the list in line with the record."""
        rows = [*self._exercise.record["people"], *self._exercise.record["services"]]
        options = tuple((row["name"], row["id"]) for row in rows) or NOBODY
        known = [one for _, one in options]
        set_options(self._which, options, self._which.value if self._which.value in known else known[0])

    def _by(self, one, across, down):
        record = self._exercise.record
        if not inputs.name_of(record, one):
            return
        x, y = record["moved"].get(one, (0, 0))
        limit = inputs.FURTHEST
        moved = {**record["moved"], one: [max(-limit, min(limit, x + across)), max(-limit, min(limit, y + down))]}
        self._put({**record, "moved": {k: v for k, v in moved.items() if any(v)}})
        self._line.say(f"{inputs.name_of(record, one)} is moved.")

    def _take(self, told):
        """What the page wrote when something was dragged: an id, and by how much."""
        parts = told.split(" ")
        try:
            one, across, down, *_ = parts
            self._by(one, round(float(across)), round(float(down)))
        except (ValueError, OverflowError):
            pass  # not written by dragging: nothing is moved


def _hint(said):
    return widgets.HTML(markup.paragraph(said, class_="course-hint"))


def _offer(controls, rows, nothing):
    """Let two controls choose among rows, keeping what was chosen where it is still there."""
    options = tuple((row["name"], row["id"]) for row in rows) or nothing
    known = [one for _, one in options]
    for place, name in enumerate(("a", "b")):
        control = controls[name][0]
        chosen = control.value if control.value in known and control.value else known[min(place, len(known) - 1)]
        set_options(control, options, chosen)
