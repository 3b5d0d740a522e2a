"""The assignment planner on the screen: what the plan covers on top, its parts below, one at a time.

The view decides nothing. It hands what was entered to ``inputs`` and asks ``rules`` what comes of it.
"""

import ipywidgets as widgets

from exercises.catalog.assignment_planner import checking, course_view, files, frame_view, inputs, outline, paragraphs_view, rules, sources_view, statement_view, supplied, together
from exercises.catalog.assignment_planner.showing import Showing
from exercises.record import calendar, envelope, names, word
from exercises.record.personal import NOTICE
from exercises.record.problems import Problem
from exercises.record.together import Merged
from exercises.views import export_bar, markup
from exercises.views.example_bar import ExampleBar
from exercises.views.exercise import Exercise
from exercises.views.lines import ROW, Line, button
from exercises.views.side_by_side import SideBySide

PARTS = (("Paragraphs", "paragraphs"), ("Sources", "sources"), ("The task", "frame"), ("My work", "course"), ("Statement", "statement"))
# What the page shows says nothing of the plan, and must not cost its figures anew.
_NOT_COUNTED = ("here", "showing", "notes")


class AssignmentPlanner(Exercise):
    """Exercise X20.

    Args:
        entered: a plan, or None for an empty one.

    Attributes:
        record: the plan. It is never changed in place: every change makes a new one.

    Raises:
        Problem: the plan cannot be read.
    """

    slug = files.SLUG
    version = inputs.VERSION
    versions = files.VERSIONS

    def __init__(self, entered=None):
        super().__init__()
        self.record = inputs.blank() if entered is None else checking.check(entered)
        self._computed = None, None
        self._build()
        self._redraw()

    @property
    def inputs(self):
        """The plan."""
        return self.record

    @property
    def results(self):
        """What is computed from the plan; worked out once for each."""
        about = {key: value for key, value in self.record.items() if key not in _NOT_COUNTED}
        if self._computed[0] != about:
            self._computed = about, rules.compute(self.record)
        return self._computed[1]

    @property
    def notes(self):
        """The learner's own notes on the whole."""
        return self.record["notes"]

    def kept_came(self, records, why_not=""):
        """Take what is kept of other exercises, as the learner asked for it."""
        self._parts["course"].came(records, why_not)

    def put(self, plan, counts=True):
        """Take a changed plan over and keep it; ``counts`` says whether the change may be seen in the coverage."""
        self.record = plan
        if counts:
            self._showing.draw_top()
        self._showing.went_stale()
        self.changed()

    def sources_changed(self):
        """Bring all parts in line: a source or a record has come, gone or changed its name."""
        for part in self._parts.values():
            part.fill()
        self._bar.refresh()

    # Building

    def _build(self):
        self._showing = Showing(self)
        self._parts = {"paragraphs": paragraphs_view.Paragraphs(self), "sources": sources_view.Sources(self), "frame": frame_view.Frame(self),
                       "course": course_view.FromTheCourse(self), "statement": statement_view.Statement(self)}
        self._which = self.field("part", widgets.ToggleButtons(options=PARTS, description="Work on"))
        self._which.observe(lambda change: self._turn(change["new"]), "value")
        self._examples = ExampleBar(self, lambda: inputs.state(self.record), supplied.example, inputs.blank, self._keep, self._contents,
                                    "entries", "The invented plan is loaded: uneven, half done, with dates. Press “Show what the plan covers”.")
        self._bar = export_bar.ExportBar(self, "assignment-planner", csv=lambda: files.as_csv(self.record), merge=self._merge, page=self._showing.page,
                                         on_open=self._examples.opened, read=files.read, contents=self._contents)
        self._beside = SideBySide(self, self._merged, self._bar.say, lambda place: together.place_in_words(self.record, place))
        self._about = Line()
        self.children = (
            self._examples.banner, self._showing.top, widgets.HTML(markup.paragraph(NOTICE, class_="course-notice")),
            self._which, *self._parts.values(), self._showing,
            widgets.HTML(markup.tag("h3", "Take it with you")),
            widgets.HBox([button(self, "export_outline", "Outline (Word)", lambda: self._about.attempt(self._save_outline)),
                          button(self, "export_statement", "Statement (Word)", lambda: self._about.attempt(self._save_statement)),
                          button(self, "export_calendar", "Timetable (calendar file)", lambda: self._about.attempt(self._save_calendar)),
                          button(self, "export_coverage", "Only the coverage, for a group", lambda: self._about.attempt(self._save_coverage))], layout=ROW),
            self._about, self._bar, self._beside,
            button(self, "load_sample", "Lay out the printed sample’s coverage", self._load_sample), self._examples)

    def _turn(self, part):
        if part != self.record["here"]["part"]:
            self.put({**self.record, "here": {**self.record["here"], "part": part}}, counts=False)
        self._open_part()

    def _open_part(self):
        for name, part in self._parts.items():
            part.layout.display = "flex" if name == self.record["here"]["part"] else "none"

    # Files

    def _save(self, ending, what, mime, content):
        name = f"{what}-{envelope.now()[:10]}.{ending}"
        self.deliver(name, mime, content)
        self._about.say(f"The file {name} was handed to your browser; look among your downloads.")

    def _something(self):
        if inputs.is_untouched(self.record):
            raise Problem("There is nothing in the plan yet, so that the file would be empty.")

    def _save_outline(self):
        self._something()
        self._save("docx", "essay-outline", word.MIME, outline.outline(self.record))

    def _save_statement(self):
        self._something()
        self._save("docx", "statement-of-sources-and-help", word.MIME, outline.statement(self.record))

    def _save_calendar(self):
        self._save("ics", "essay-timetable", calendar.MIME, files.as_calendar(self.record))

    def _save_coverage(self):
        self._something()
        plan = files.coverage_alone(self.record)
        self._save("json", f"coverage-{names.key(self.record['name']).replace(' ', '-') if self.record['name'].isascii() else 'of-one'}", "application/json", files.as_json(plan))
        self._about.say(f"The file holds words by prompt, by outcome and by mode, under the name {self.record['name']}. No heading, claim, source, note or date is in it.")

    def _contents(self):
        plan = self.record
        count = sum(not inputs.is_empty(one) for one in plan["paragraphs"])
        return (f"{count} paragraph{'' if count == 1 else 's'} with headings, tags, claims and notes, your sources ({len(plan['sources'])}), the dates, "
                f"the statement, and what was drawn in from the course ({len(plan['materials'])})")

    def _merge(self, theirs):
        mine = self.record
        made = together.merge(Merged(mine), Merged(theirs))
        if made.conflicts:
            self._beside.ask(made.record, made.conflicts)
            return export_bar.WAITS
        self._keep(made.record)
        if theirs["id"] == mine["id"]:
            return "The two copies of this plan do not contradict each other."
        return f"{theirs['name']}’s coverage stands beside yours: words by prompt, and nothing that was written. Press “Show what the plan covers”."

    def _merged(self, plan):
        self._keep(checking.check(plan))
        self._bar.say("The two copies are one now, as you chose.")

    def _load_sample(self):
        if inputs.state(self.record) == "own":
            self._examples.said.say("There are entries of your own here. Save and clear them first, so that the sample is not mixed with them.")
            return
        self._keep(supplied.sample())
        self._examples.said.say("The printed sample’s coverage is laid out, as the course reads it: an example of unevenness, and not an aim.")

    # Keeping and drawing

    def _keep(self, plan):
        """Put another plan in the place of this one, and show it."""
        self.record = plan
        self._redraw()
        self.changed()

    def _redraw(self):
        self._examples.refresh()
        if self.record["kind"] == "sample":
            self._examples.banner.value = markup.paragraph(
                markup.tag("strong", "The printed sample’s coverage"), ", as the course reads it. An example of unevenness, and not an aim. Clear it before you plan your own.",
                class_="course-invented")
        self._which.value = self.record["here"]["part"]
        self._open_part()
        self._about.say()
        self.sources_changed()
        self._showing.draw_top()
        self._showing.draw()
