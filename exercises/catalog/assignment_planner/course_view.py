"""What the learner made elsewhere in the course: looked up on this device when they say so, or opened from saved files."""

import ipywidgets as widgets

from exercises.catalog.assignment_planner import inputs, materials
from exercises.catalog.assignment_planner.part import Part
from exercises.record import dates, names
from exercises.record.problems import Problem, shown
from exercises.views import markup
from exercises.views.lines import ROW, button, set_options
from exercises.views.upload import Upload

NOTHING_YET = (("Press “Look at what is kept” first", ""),)
NO_RECORD = (("Nothing drawn in yet", ""),)
NO_LINE = (("No line in it", ""),)
NOBODY = (("nobody yet", ""),)
THEIRS = "What another member said or wrote is theirs: ask before you use it, and take no for an answer."


class FromTheCourse(Part):
    """Records from elsewhere in the course."""

    def __init__(self, exercise):
        super().__init__(exercise)
        self._kept = exercise.field("kept", widgets.Dropdown(description="Kept on this device", options=NOTHING_YET))
        self._files = exercise.field("record_file", Upload(description="Open files that exercises saved", accept=".json", multiple=True))
        self._files.add_class("course-upload")
        self._files.observe(lambda _: self._opened(), "value")
        self._which = exercise.field("record", widgets.Dropdown(description="A record that you drew in", options=NO_RECORD))
        self._lines = exercise.field("record_line", widgets.Dropdown(description="A line of words in it", options=NO_LINE))
        self._which.observe(lambda _: self._filling or self._show_lines(), "value")
        self._whose = exercise.field("whose", widgets.Dropdown(description="In it I am called", options=NOBODY))
        self._several = widgets.VBox([widgets.HBox([self._whose, button(exercise, "draw_mine", "Draw in my lines",
                                                                        lambda: self.attempt(self._draw_mine))], layout=ROW)], layout={"display": "none"})
        self._listed, self._busy, self._at, self._waiting = widgets.HTML(), False, "", []
        self._one = widgets.VBox([
            widgets.HTML(markup.paragraph(THEIRS, class_="course-hint")), self._which, self._lines,
            widgets.HBox([button(exercise, "use_line", "Put the line into the notes of the open paragraph", lambda: self.attempt(self._use)),
                          button(exercise, "drop_record", "Take the record out of the plan", self._drop)], layout=ROW)])
        self.children = (
            widgets.HTML(markup.paragraph("What you made in other exercises can go into your plan, with its date. Nothing is looked at until you press, and "
                                          "what you choose is copied: the record itself stays as it is.")),
            widgets.HBox([button(exercise, "look_up", "Look at what is kept on this device", self._look_up)], layout=ROW),
            widgets.HBox([self._kept, button(exercise, "draw_in", "Draw this in", self._draw_in)], layout=ROW),
            widgets.HBox([self._files], layout=ROW), self.line, self._several, self._listed, self._one)

    def show_plan(self):
        rows = self.plan["materials"]
        self._one.layout.display = "flex" if rows else "none"
        options = tuple((row["title"], row["id"]) for row in rows) or NO_RECORD
        known = [value for _, value in options]
        set_options(self._which, options, self._at if self._at in known else known[0])
        self._show_lines()
        used = {id_: [str(n) for n, one in enumerate(self.plan["paragraphs"], 1) if id_ in one["materials"]] for id_ in known}
        self._listed.value = markup.table(
            "Drawn in from the course", ["Record", "Last changed", "Lines of words", "In paragraphs"],
            [[row["title"], dates.british(row["changed"]) or "not known", len(row["lines"]), ", ".join(used[row["id"]]) or "none yet"] for row in rows]
        ) if rows else markup.paragraph("Nothing is drawn in yet.")

    def _show_lines(self):
        self._at = self._which.value
        row = inputs.find(self.plan["materials"], self._at)
        options = tuple((f"{n}. {line[:90]}{'…' if len(line) > 90 else ''}", n) for n, line in enumerate(row["lines"], 1)) if row and row["lines"] else NO_LINE
        set_options(self._lines, options, options[0][1])

    # From this device

    def _look_up(self):
        self.line.say("Looking.")
        self.exercise.ask_for_kept()

    def _draw_in(self):
        if not self._kept.value:
            self.line.say("Press “Look at what is kept on this device” first, then choose a record.")
            return
        self.exercise.ask_for_kept([self._kept.value])

    def came(self, records, why_not):
        """Take the page's answer: a list to choose from, or the record that was chosen."""
        if records is None:
            self.line.say(why_not)
        elif any("record" in one for one in records):
            self.attempt(lambda: self._take([(one["record"], one["title"]) for one in records]))
        elif not records:
            set_options(self._kept, NOTHING_YET, "")
            self.line.say("Nothing of other exercises is kept in this browser. Keep your work there, or open saved files.")
        else:
            options = tuple((f"{one['title']}, last changed {dates.british(one['changed'][:10])}", one["key"]) for one in records)
            set_options(self._kept, options, options[0][1])
            self.line.say(f"{len(records)} {'record is' if len(records) == 1 else 'records are'} kept here. Choose one, and draw it in.")

    # From files

    def _opened(self):
        if self._busy or not self._files.value:
            return
        files = [(str(file["name"]), file["content"]) for file in self._files.value]
        self._busy = True
        try:
            self._files.value = ()
        finally:
            self._busy = False
        self.attempt(lambda: self._take([(record, "") for name, content in files for record in _read(name, content)]))

    def _take(self, records, whose=None):
        """Draw records in; where several people entered into one, ask first whose lines are meant."""
        plan, drawn, self._waiting = self.plan, [], []
        for record, title in records:
            several = materials.names_in(record)
            if several and not any(names.same(name, whose or "") for name in several):
                self._waiting.append((record, title))
            else:
                drawn.append(materials.from_record(record, title, whose))
                plan = inputs.with_material(plan, drawn[-1])
        if drawn:
            self._at = drawn[0]["id"]
            self.exercise.put(plan)
            self.exercise.sources_changed()
            self._after = (f"Drawn in: {', '.join(row['title'] for row in drawn)}. The record itself stays as it is. "
                           "Tick it in the paragraphs where it belongs. ")
        self._several.layout.display = "flex" if self._waiting else "none"
        if self._waiting:
            record, title = self._waiting[0]
            set_options(self._whose, tuple((name, name) for name in materials.names_in(record)), materials.names_in(record)[0])
            self._after += (f"Several people entered into {materials.from_record(record, title)['title']}. Say which made-up name is yours: "
                            "only those lines are drawn in.")

    def _draw_mine(self):
        if self._waiting:
            (first, title), rest = self._waiting[0], self._waiting[1:]
            self._take([(first, title)], self._whose.value)
            said = self._after
            if rest:
                self._after = ""
                self._take(rest)
                self._after = said + self._after

    def attempt(self, act):
        self._after = ""
        super().attempt(act)
        if self._after:
            self.line.say(self._after)

    def _use(self):
        row = inputs.find(self.plan["materials"], self._which.value)
        number = self._lines.value
        if not row or not number:
            raise Problem("There is no line to put in. Draw a record in first; one that holds no words has none.")
        one = inputs.find(self.plan["paragraphs"], self.plan["here"]["paragraph"])
        when = f", {dates.british(row['changed'])}" if row["changed"] else ""
        note = f"{one['note'].rstrip()}\n{row['title']}{when}: “{row['lines'][number - 1]}”".strip()
        if len(note) > inputs.MOST_NOTE:
            raise Problem(f"The notes of that paragraph would be longer than {inputs.MOST_NOTE:,} characters. Shorten them first.")
        tagged = one["materials"] if row["id"] in one["materials"] else [*one["materials"], row["id"]]
        self.exercise.put(inputs.with_paragraph(self.plan, one["id"], note=note, materials=tagged))
        self.exercise.sources_changed()
        at = [p["id"] for p in self.plan["paragraphs"]].index(one["id"]) + 1
        self._after = f"The line stands in the notes of paragraph {at}, with where it comes from, and the paragraph carries the record’s tag."

    def _drop(self):
        row = inputs.find(self.plan["materials"], self._which.value)
        if row:
            self.exercise.put(inputs.without_material(self.plan, row["id"]))
            self.exercise.sources_changed()
            self.line.say(f"{row['title']} is out of the plan. The record itself stays where it was.")


def _read(name, content):
    try:
        return materials.from_file(content if isinstance(content, str) else bytes(content))
    except Problem as problem:
        raise Problem(f"{shown(name)}: {problem.sentence} Nothing was drawn in.") from None
