"""The invented numbers, a group at a time, each with its range; what cannot be read changes nothing."""

import ipywidgets as widgets

from exercises.catalog.responsibility_dance import world
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.lines import ROW, Line, button

GROUPS = (("How many, how long", world.SIZE), ("At a door", world.DOORS), ("Hours", world.HOURS), ("What a design takes and does", world.DESIGN),
          ("One service", None))
NEEDED = {key: words.capitalize() for key, words in world.NEEDS.items()}
AREA_WORDS = {"both": "everywhere", **world.AREAS}


class Numbers(widgets.VBox):
    """A list of groups, the fields of the group that is open, and a way back to the course's own numbers.

    Args:
        exercise: the exercise; its ``record`` is read.
        setting: called with a key and a figure that was read.
        service: called with the number of a service and its changes; may raise ``Problem``.
        reset: called when every number is to be the course's again.
    """

    def __init__(self, exercise, setting, service, reset):
        self._exercise, self._setting, self._service, self._filling = exercise, setting, service, False
        self._line = Line()
        self._group = exercise.field("group", widgets.Dropdown(options=[(name, n) for n, (name, _) in enumerate(GROUPS)],
                                                               description="Which numbers"))
        self._group.observe(lambda _: self._show_group(), "value")
        self._fields, self._boxes = {}, []
        for _, settings in GROUPS[:-1]:
            self._boxes.append(widgets.VBox([self._number(f"world.{one.key}", one, self._change(one)) for one in settings]))
        self._boxes.append(self._of_service())
        self._differs = widgets.HTML()
        super().__init__([self._group, *self._boxes, self._line, self._differs,
                          widgets.HBox([button(exercise, "reset", "Put every number back to the course’s own", reset)], layout=ROW)])
        self._show_group()

    def _of_service(self):
        exercise = self._exercise
        self._which = exercise.field("service", widgets.Dropdown(options=[(row["name"], n) for n, row in enumerate(world.services())],
                                                                 description="Service"))
        self._which.observe(lambda _: self.refresh(), "value")
        fields = [self._number(f"service.{one.key}", one, self._change_service(one)) for one in world.OF_SERVICE]
        self._area = exercise.field("service.area", widgets.Dropdown(options=[(words, key) for key, words in AREA_WORDS.items()],
                                                                     description="For families who live"))
        self._area.observe(lambda change: self._try(area=change["new"]), "value")
        self._needs = {}
        for key, words in NEEDED.items():
            check = self._needs[key] = exercise.field(f"service.{key}", widgets.Checkbox(description=words, indent=False))
            check.observe(lambda _: self._try(needs=sorted(k for k, box in self._needs.items() if box.value)), "value")
        told = widgets.HTML(markup.tag("p", "It is there for", class_="course-legend"))
        needs = widgets.VBox([told, *self._needs.values()])
        needs.add_class("course-group")
        return widgets.VBox([self._which, *fields, self._area, needs])

    def _number(self, name, setting, act):
        text = self._exercise.field(name, widgets.Text(description=f"{setting.label} ({_short(setting.low)} to {_short(setting.high)})", continuous_update=False))
        text.observe(lambda change: self._filling or act(change["new"]), "value")
        self._fields[name] = text
        return widgets.VBox([text, widgets.HTML(markup.paragraph(setting.about, class_="course-hint"))])

    def _change(self, setting):
        def act(typed):
            self._line.attempt(lambda: self._read(setting, typed, lambda value: self._setting(setting.key, value)))
        return act

    def _change_service(self, setting):
        def act(typed):
            self._line.attempt(lambda: self._read(setting, typed, lambda value: self._service(self._which.value, **{setting.key: value})))
        return act

    def _read(self, setting, typed, keep):
        try:
            value = setting.read(typed)
        except Problem as problem:
            raise Problem(f"{problem} The figure that counts is still the one from before.") from None
        keep(value)
        self._line.say()

    def _try(self, **changes):
        if not self._filling:
            self._line.attempt(lambda: self._service(self._which.value, **changes))

    def _show_group(self):
        for n, box in enumerate(self._boxes):
            box.layout.display = "flex" if n == self._group.value else "none"

    def refresh(self):
        """Bring the fields in line with the record."""
        there, self._filling = self._exercise.record["world"], True
        try:
            for one in world.SETTINGS:
                _fill(self._fields[f"world.{one.key}"], f"{there[one.key]:.15g}")
            row = there["services"][self._which.value]
            for one in world.OF_SERVICE:
                _fill(self._fields[f"service.{one.key}"], f"{row[one.key]:g}")
            _fill(self._area, row["area"])
            for key, check in self._needs.items():
                _fill(check, key in row["needs"])
        finally:
            self._filling = False
        changed = world.differences(there)
        self._differs.value = markup.paragraph(
            markup.tag("strong", "Changed: "), "; ".join(f"{label}: {here} for {before}" for label, before, here in changed), ".") if changed else (
            markup.paragraph("All numbers are as the course made them up.", class_="course-hint"))


def _short(number):
    return f"{number:,}" if isinstance(number, int) else f"{number:g}"


def _fill(control, value):
    if control.value != value:
        control.value = value
