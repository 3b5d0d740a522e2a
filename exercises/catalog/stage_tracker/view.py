"""The stage tracker on the screen: one member at one check-in at a time, then what the group saw.

The view decides nothing. It hands what was entered to ``inputs``, asks ``rules`` for figures when somebody
wants to see them, and redraws only what has changed: a tick sends one message and rebuilds nothing.
"""

import ipywidgets as widgets

from exercises.catalog.stage_tracker import checking, files, figures, inputs, rules, together
from exercises.catalog.stage_tracker.comparing import Comparing, counted
from exercises.catalog.stage_tracker.form import EntryForm
from exercises.views.lines import ROW, Line, button, set_options
from exercises.catalog.stage_tracker.people import People, progress
from exercises.record import dates
from exercises.record.files import whole
from exercises.record.personal import NOTICE
from exercises.record.problems import Problem
from exercises.record.together import Merged
from exercises.views import markup
from exercises.views.choices import Choices, put
from exercises.views.example_bar import ExampleBar
from exercises.views.export_bar import ExportBar
from exercises.views.exercise import Exercise
from exercises.views.form import FreeText

CURTAIN = ("This entry is filled in and put away, so that nobody sees it before the group chooses to compare. It is a curtain, "
           "not a lock.")


class StageTracker(Exercise):
    """Exercise X01.

    Args:
        entered: a stage record, or None for an empty one.

    Attributes:
        record: the stage record. It is never changed in place: every change makes a new one.

    Raises:
        Problem: the record cannot be read.
    """

    slug = files.SLUG
    version = inputs.VERSION
    versions = files.VERSIONS

    def __init__(self, entered=None):
        super().__init__()
        self.record = inputs.blank() if entered is None else checking.check(entered)
        self._filling = False
        # Whose entries need no curtain: whoever opened or entered theirs last.
        self._trusted = self.record["here"]["member"]
        self._build()
        self._redraw()

    @property
    def inputs(self):
        """The stage record."""
        return self.record

    @property
    def results(self):
        """What is computed from the record, whether or not the group has chosen to look at it."""
        return rules.compute(self.record)

    # Building

    def _build(self):
        self._people = People(self, self._keep, lambda member: self._go(member=member))
        self._check_in = self.field("check_in", widgets.Dropdown(description="Which check-in?"))
        self._date = self.field("date", widgets.Text(description="Its date, such as 12/10/2026, if you like",
                                                     continuous_update=False))
        event = FreeText("What happened that day, if you like", rows=1, notice=None)
        self._event = self.field("event", event.text)
        self._when, self._turn = Line(), Line()
        self._place, self._progress = widgets.HTML(), widgets.HTML()
        self._curtain = widgets.VBox([widgets.HTML(markup.paragraph(CURTAIN)),
                                      button(self, "open_entry", "This is mine: open it", self._uncover)])
        self._form = EntryForm(self, self.record["seed"], self._enter)
        self._choices = Choices(self, lambda: together.waiting(Merged(self.record)), put,
                                lambda question, number: together.settle(Merged(self.record), question, number).record, self._keep)
        self._comparing = Comparing(self, self._put)
        self._example = ExampleBar(self, self._state, files.example, inputs.blank, self._keep, self._contents, "entries",
                                   "The invented example is loaded: five members, seven check-ins. Look, change it, clear it.")
        self._bar = ExportBar(self, "stage-tracker", csv=lambda: files.as_csv(self.record), merge=self._merge,
                              page=self._comparing.sheet, on_open=self._example.opened, read=files.read, contents=self._contents)
        self.children = (
            self._example.banner, widgets.HTML(markup.paragraph(NOTICE, class_="course-notice")),
            self._people, self._check_in, self._date, event, self._when,
            button(self, "add_check_in", "Add a check-in", lambda: self._when.attempt(self._add_check_in)),
            self._place, self._curtain, self._form,
            widgets.HBox([button(self, "next_check_in", "Go to my next check-in", self._next_check_in),
                          button(self, "next_member", "Pass on to the next member", self._next_member)], layout=ROW),
            self._turn, self._progress, self._choices, self._comparing, self._bar,
            button(self, "export_mine", "Save only the entries of whoever is filling this in",
                   lambda: self._example.said.attempt(self._save_mine)),
            self._example)
        self._check_in.observe(lambda change: self._filling or self._go(check_in=change["new"]), "value")
        self._date.observe(lambda change: self._filling or self._dated(change["new"]), "value")
        self._event.observe(lambda change: self._filling or self._happened(change["new"]), "value")

    # Entering

    def _enter(self, **changes):
        """Keep what was entered on the open page; gives the entry as it is now."""
        member, check_in = self._at()
        before = inputs.entry_of(self.record, member, check_in)
        if self._is_covered() or inputs.conflict_at(self.record, member, check_in):
            return before
        self._trusted = member
        self.record = inputs.with_entry(self.record, member, check_in, **changes)
        after = inputs.entry_of(self.record, member, check_in)
        if rules.state_of(before) != rules.state_of(after):
            self._redraw_progress()
            self._bar.refresh()
        self._entered()
        return after

    def _dated(self, text):
        self._enter_day(date=whole(text).strip()[:checking.MOST_LABEL])
        self._redraw_check_ins()
        self._redraw_day()

    def _happened(self, text):
        self._enter_day(event=whole(text)[:checking.MOST_LINE])

    def _enter_day(self, **changes):
        self.record = inputs.with_check_in(self.record, self._at()[1], **changes)
        self._remark()
        self._entered()

    def _entered(self):
        self._comparing.went_stale()
        self.changed()

    def _remark(self):
        """Say what is wrong with a date, or too long."""
        said = []
        date = self._date.value.strip()
        if date and dates.iso(date) is None:
            said.append(f"“{date}” cannot be read as a date. Write day, month and year, such as 12/10/2026.")
        if len(self._event.value) > checking.MOST_LINE:
            said.append(f"What happened that day: only the first {checking.MOST_LINE} characters are kept.")
        self._when.say(*said)

    # Moving about

    def _at(self):
        """Whose page is open, at which check-in."""
        return self.record["here"]["member"], self.record["here"]["check_in"]

    def _go(self, **here):
        """Open a page."""
        if any(self.record["here"][k] != v for k, v in here.items()):
            self.record = {**self.record, "here": {**self.record["here"], **here}}
            self._redraw_place()
            self.changed()

    def _is_covered(self):
        """Whether the open page is another member's, filled in and not yet compared."""
        member, check_in = self._at()
        return not (member == self._trusted or len(self.record["members"]) == 1 or self.record["invented"]
                    or check_in in self.record["compared"]
                    or inputs.is_blank_entry(inputs.entry_of(self.record, member, check_in)))

    def _uncover(self):
        self._trusted = self._at()[0]
        self._redraw_place()

    def _next_check_in(self):
        ids = [c["id"] for c in self.record["check_ins"]]
        if self._at()[1] == ids[-1]:
            self._turn.say("This is the last check-in. Add one if the group has met again.")
        else:
            self._go(check_in=ids[ids.index(self._at()[1]) + 1])

    def _next_member(self):
        ids = [m["id"] for m in self.record["members"]]
        if len(ids) == 1:
            self._turn.say("There is one member so far. Add another further up.")
        else:
            self._go(member=ids[(ids.index(self._at()[0]) + 1) % len(ids)])

    def _add_check_in(self):
        self._keep(inputs.add_check_in(self.record))

    # Files, the example, clearing

    def _state(self):
        if self.record["invented"]:
            return "invented"
        return "untouched" if inputs.is_untouched(self.record) else "own"

    def _merge(self, theirs):
        before = self.record
        self._keep(together.merge(Merged(before), Merged(theirs)).record)
        if self.record == before:
            return "All of it was here already."
        left = len(together.waiting(Merged(self.record)))
        waits = f" The files differ in {counted(left, 'place')}: choose further up which version holds." if left else ""
        return f"Here now: {self._contents()}.{waits}"

    def _contents(self):
        record = self.record
        return (f"{counted(len(record['members']), 'made-up name')}, {counted(len(record['check_ins']), 'check-in')} with what "
                f"happened at each, and {counted(len(record['entries']), 'entry')} with ticks and examples")

    def _save_mine(self):
        if self._is_covered():
            raise Problem("This entry is put away. Open it first, if it is yours.")
        member = self._at()[0]
        name = f"{files.suggested_name(self.record, member)}.json"
        self.deliver(name, "application/json", files.as_json(inputs.only(self.record, member)))
        self._example.said.say(f"The file {name} holds these entries and nobody else’s. Hand it to whoever puts the group’s "
                              "files together.")

    # Keeping and redrawing

    def _keep(self, record):
        """Put another record in the place of this one, and show it."""
        before = len(rules.observers(self.record))
        self._put_quietly(record)
        now = len(rules.observers(record))
        # Two are shown to each other only once both have said yes, so a group that has become two is asked.
        if not now or (now == 2 and before != 2):
            self.record = {**self.record, "showing": False}
        self._redraw()
        self.changed()

    def _put(self, record):
        """Put in place a record in which only what is open to all has changed."""
        self._put_quietly(record)
        self._redraw_place()
        self._comparing.draw()
        self.changed()

    def _put_quietly(self, record):
        self.record = record
        if inputs.find(record["members"], self._trusted) is None:
            self._trusted = None

    def _redraw(self):
        """Bring everything in line with the record."""
        self._form.shuffle(self.record["seed"])
        self._example.refresh()
        self._redraw_place()
        self._choices.refresh()
        self._comparing.draw()
        self._bar.refresh()

    def _redraw_place(self):
        """Show the open page: whose, when, and what is on it."""
        member, check_in = self._at()
        self._people.refresh()
        self._redraw_check_ins()
        row = inputs.find(self.record["check_ins"], check_in)
        self._redraw_day()
        self._turn.say()
        covered = self._is_covered()
        undecided = inputs.conflict_at(self.record, member, check_in)
        self._curtain.layout.display = "flex" if covered and not undecided else "none"
        self._form.layout.display = "none" if covered or undecided else "flex"
        self._form.fill(inputs.new_entry(member, check_in) if covered else
                        inputs.entry_of(self.record, member, check_in))
        who = inputs.find(self.record["members"], member)["name"]
        self._place.value = markup.join(
            markup.tag("h3", f"{who} at {row['label']}"),
            markup.paragraph("This entry stands in two versions. Choose below which of them holds.") if undecided else
            markup.paragraph(f"Fill this in alone. The behaviours stand in shuffle number {self.record['seed']}, the same for "
                             "everybody. What they have to do with the theory is shown once you compare."))
        self._redraw_progress()

    def _redraw_day(self):
        row = inputs.find(self.record["check_ins"], self._at()[1])
        self._filling = True
        try:
            self._date.value, self._event.value = dates.british(row["date"]), row["event"]
        finally:
            self._filling = False
        self._remark()

    def _redraw_check_ins(self):
        self._filling = True
        try:
            set_options(self._check_in, tuple((figures.titled(c), c["id"]) for c in self.record["check_ins"]),
                        self._at()[1])
        finally:
            self._filling = False

    def _redraw_progress(self):
        told = progress(self.record)
        if self._progress.value != told:
            self._progress.value = told
