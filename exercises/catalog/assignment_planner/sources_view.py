"""The sources: which, whose words they carry, how they were met; and two that may be one."""

import ipywidgets as widgets

from exercises.catalog.assignment_planner import inputs, variants
from exercises.catalog.assignment_planner.brief import COURSE_SOURCES, READ, VOICES
from exercises.catalog.assignment_planner.part import BESIDE, TICKS, Part
from exercises.views import markup
from exercises.views.choices import Choices
from exercises.views.form import ConfirmButton, Group
from exercises.views.lines import ROW, button, set_options

ONE, TWO = "They are one source", "They are two sources"


class Sources(Part):
    """The sources of the plan."""

    def __init__(self, exercise):
        super().__init__(exercise)
        self._new = exercise.field("new_source", widgets.Text(description="Another source, as you cite it: names and year"))
        self._course = exercise.field("course_source", widgets.Dropdown(description="Or one of the course’s five",
                                                                        options=tuple((name, key) for key, name, _, _ in COURSE_SOURCES)))
        self._which = self.chosen("source", "Which source?", (("No source yet", ""),), lambda id_: self._open(id_) if id_ else None)
        self._name = self.typed("source_name", "Name", lambda text: self._tell(name=text), inputs.MOST_LINE)
        self._year = self.typed("source_year", "Year", lambda text: self._tell(year=text), 40)
        self._voices = {key: self.ticked(f"voice.{key}", words, lambda on, key=key: self._voice(key, on)) for key, words in VOICES.items()}
        self._read = self.chosen("read", "How did you meet it?", (("Not said yet", ""), *((words, key) for key, words in READ.items())), lambda key: self._tell(read=key))
        self._through = self.typed("through", "If through another, which?", lambda text: self._tell(through=text), inputs.MOST_LINE)
        self._delete = ConfirmButton("Take this source out", lambda: "This takes the source out of the plan and of every paragraph. Take it out?",
                                     self._take_out, "Yes, take it out", "No, keep it").register(exercise, "delete_source")
        self._one = widgets.VBox([self._which, widgets.Box([self._name, self._year], layout=BESIDE),
                                  Group("Whose own words does it carry, in more than a phrase?", [widgets.Box(list(self._voices.values()), layout=TICKS)]),
                                  widgets.Box([self._read, self._through], layout=BESIDE), self._delete])
        self._choices = Choices(exercise, self._waiting, self._told, self._settle, self._settled,
                                heading="Two sources may be one", promise="Nothing is put together unasked. Until you choose they count as two.")
        self.children = (
            widgets.HBox([self._new, button(exercise, "add_source", "Add this source", lambda: self.attempt(self._add))], layout=ROW),
            widgets.HBox([self._course, button(exercise, "add_course_source", "Add it", lambda: self.attempt(self._add_course))], layout=ROW),
            self.line, self._choices, self._one)

    def here(self):
        """The open source, or None."""
        return inputs.find(self.plan["sources"], self.plan["here"]["source"])

    def show_plan(self):
        one = self.here()
        self._one.layout.display = "flex" if one else "none"
        rows = tuple((row["name"], row["id"]) for row in self.plan["sources"]) or (("No source yet", ""),)
        set_options(self._which, rows, one["id"] if one else "")
        shown = one or {"name": "", "year": "", "voices": [], "read": "", "through": ""}
        self._name.value, self._year.value, self._through.value, self._read.value = (shown[field] for field in ("name", "year", "through", "read"))
        for key, box in self._voices.items():
            box.value = key in shown["voices"]
        self._choices.refresh()

    def _open(self, id_):
        self.exercise.put({**self.plan, "here": {**self.plan["here"], "source": id_}}, counts=False)
        self.fill()

    def _keep(self, plan):
        self.exercise.put(plan)
        self.exercise.sources_changed()

    def _add(self):
        self._keep(inputs.add_source(self.plan, self._new.value))
        self._new.value = ""

    def _add_course(self):
        self._keep(inputs.add_course_source(self.plan, self._course.value))

    def _tell(self, **changes):
        if self.here():
            try:
                self._keep(inputs.with_source(self.plan, self.here()["id"], **changes))
            finally:
                self.fill()  # a name that was refused gives way to the one that holds

    def _voice(self, key, on):
        self._tell(voices=[*(v for v in self.here()["voices"] if v != key), *([key] if on else [])])

    def _take_out(self):
        if self.here():
            name = self.here()["name"]
            self._keep(inputs.without_source(self.plan, self.here()["id"]))
            self.line.say(f"{name} is out of the plan.")

    # Two that may be one

    def _waiting(self):
        return variants.pairs(self.plan["sources"], self.plan["apart"])

    def _told(self, pair):
        first, second = (inputs.find(self.plan["sources"], id_) for id_ in pair)
        return markup.paragraph("Are ", markup.tag("strong", first["name"]), " and ", markup.tag("strong", second["name"]),
                                " one work, written in two ways? The index of concentration hangs on it."), (ONE, TWO)

    def _settle(self, pair, answer):
        return (inputs.one_source if answer == 0 else inputs.two_sources)(self.plan, *pair)

    def _settled(self, plan):
        self._keep(plan)
        self.line.say("Done. Nothing was put together but what you said.")
