"""The task's frame: a working title, the limit, the deadline, and the days on which there is work."""

import ipywidgets as widgets

from exercises.catalog.assignment_planner import inputs
from exercises.catalog.assignment_planner.part import BESIDE, TICKS, Part
from exercises.record import dates
from exercises.views.form import Group
from exercises.views.lines import button


class Frame(Part):
    """Limit and dates of the plan."""

    def __init__(self, exercise):
        super().__init__(exercise)
        self._fields = {}
        for field, words, done in (("title", "A working title", False), ("limit", "Word limit, from your module’s brief", True),
                                   ("deadline", "Deadline, such as 11/12/2026", True), ("at", "Its time, such as 16:00, if there is one", True),
                                   ("begin", "Count from this day", True), ("name", "A made-up name, for a group", True)):
            most = inputs.MOST_LINE if field == "title" else 60
            self._fields[field] = self.typed(field, words, lambda text, field=field: self._tell(**{field: text}), most, done=done)
        self._notes = self.typed("notes", "Notes on the whole", lambda text: exercise.put({**self.plan, "notes": text}, counts=False), inputs.MOST_NOTE, rows=3)
        self._free = [self.ticked(f"free.{name.lower()}", name, lambda on, day=day: self._keep_free(day, on)) for day, name in enumerate(dates.WEEKDAYS)]
        self.children = (
            self._fields["title"], widgets.Box([self._fields[field] for field in ("limit", "deadline", "at", "begin")], layout=BESIDE),
            button(exercise, "from_today", "Count from today", self._from_today), self.line,
            Group("Days that I keep free", [widgets.Box(self._free, layout=TICKS)], "Placement, paid work, children, rest, worship: no work is put on them."),
            self._notes, self._fields["name"])

    def show_plan(self):
        for field, control in self._fields.items():
            value = self.plan[field]
            control.value = "" if value is None else dates.british(value) if field in ("deadline", "begin") and value else str(value)
        self._notes.text.value = self.plan["notes"]
        for day, box in enumerate(self._free):
            box.value = day in self.plan["free"]

    def _tell(self, **changes):
        plan = inputs.with_frame(self.plan, **changes)
        # A deadline wants a day to count from; the day on which it is entered is meant unless another is.
        if changes.get("deadline") and not plan["begin"]:
            plan = {**plan, "begin": dates.today()}
        self.exercise.put(plan, counts="title" not in changes)
        if "title" not in changes:
            self.fill()

    def _from_today(self):
        self.attempt(lambda: self._tell(begin=dates.today()))

    def _say_dates(self):
        found = self.exercise.results["timetable"]
        if self.plan["deadline"]:
            reason = found["not_defined_because"]
            self.line.say(f"No timetable, because {reason}." if reason else
                          f"{found['days']} working days from {dates.with_weekday(self.plan['begin'])} to the day before {dates.with_weekday(self.plan['deadline'])}.")

    def _keep_free(self, day, on):
        free = sorted({*self.plan["free"], day} if on else set(self.plan["free"]) - {day})
        self.exercise.put({**self.plan, "free": free})

    def attempt(self, act):
        before = self.plan
        super().attempt(act)
        if {**self.plan, "notes": "", "title": ""} != {**before, "notes": "", "title": ""}:
            self._say_dates()
