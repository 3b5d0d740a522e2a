"""The threshold ladder on the screen: alone first, then together, then again.

The view decides nothing. It hands what was entered to ``inputs``, asks ``rules`` for results when somebody
wants to see them, and redraws only what has changed.
"""

import ipywidgets as widgets

from exercises.catalog.threshold_ladder import checking, files, inputs, panel, rules, together
from exercises.views.lines import ROW, Line, button
from exercises.catalog.threshold_ladder.people import People
from exercises.catalog.threshold_ladder.placing import Placing
from exercises.catalog.threshold_ladder.referrals import LEVELS, placed_in
from exercises.catalog.threshold_ladder.showing import Showing
from exercises.catalog.threshold_ladder.standing import Standing, ladder_card
from exercises.record.personal import NOTICE
from exercises.record.problems import Problem
from exercises.record.together import Merged
from exercises.views import markup
from exercises.views.choices import Choices, put
from exercises.views.example_bar import ExampleBar
from exercises.views.export_bar import ExportBar
from exercises.views.exercise import Exercise


class ThresholdLadder(Exercise):
    """Exercise X08.

    Args:
        entered: a ladder record, or None for an empty one.

    Attributes:
        record: the ladder record. It is never changed in place: every change makes a new one.

    Raises:
        Problem: the record cannot be read.
    """

    slug = files.SLUG
    version = inputs.VERSION
    versions = files.VERSIONS

    def __init__(self, entered=None):
        super().__init__()
        self.record = inputs.blank() if entered is None else checking.check(entered)
        # Whose sheets need no curtain: whoever opened or entered theirs last.
        self._trusted = self.record["here"]["rater"]
        self._computed = None, None
        self._build()
        self._redraw()

    @property
    def inputs(self):
        """The ladder record."""
        return self.record

    @property
    def results(self):
        """What is computed from the record, whether or not the group has chosen to look at it."""
        # Going from one referral to the next changes no figure: the thousand draws are not made anew.
        counted = {k: v for k, v in self.record.items() if k not in ("here", "showing", "shown")}
        if self._computed[0] != counted:
            self._computed = counted, rules.compute(self.record)
        return self._computed[1]

    # Building

    def _build(self):
        self._rungs = widgets.HTML()
        self._people = People(self, self._keep, lambda rater: self._go(rater=rater, round="before"))
        self._standing = Standing(self, self._open_mine, self._commit, lambda name: self._go(round=name), self._spoke)
        self._placing = Placing(self, self._enter, lambda referral: self._go(referral=referral))
        self._choices = Choices(self, lambda: together.waiting(Merged(self.record)), put,
                                lambda question, number: together.settle(Merged(self.record), question, number).record, self._keep)
        self._showing = Showing(self, self._put)
        self._example = ExampleBar(self, self._state, panel.example, inputs.blank, self._keep, self._contents, "placements",
                                   "The invented example is loaded: two students who have committed twice, and the panel of five. Press "
                                   "“Show where we stand”.", "before you place anything of your own")
        self._bar = ExportBar(self, "threshold-ladder", csv=lambda: files.as_csv(self.record), merge=self._merge,
                              page=self._showing.page, on_open=self._example.opened, read=files.read, contents=self._contents)
        self._which_rung = self.field("rung_number", widgets.Dropdown(
            options=tuple((f"Rung {n}", n) for n in LEVELS), description="Local name for"))
        self._rung_name = self.field("rung_name", widgets.Text(description="Its name where you are"))
        self._about_rungs = Line()
        self.children = (
            self._example.banner, widgets.HTML(markup.paragraph(NOTICE, class_="course-notice")), self._rungs,
            self._people.top, self._standing.above, self._placing, self._standing, self._people, self._choices, self._showing, self._bar,
            button(self, "export_mine", "Save only the committed sheets of whoever is placing",
                   lambda: self._example.said.attempt(self._save_mine)),
            self._example,
            widgets.HTML(markup.paragraph("Your area has its own document. You can give the rungs its names, before the first of you commits. "
                                          "Names that change between the rounds make the rounds incomparable.", class_="course-hint")),
            widgets.HBox([self._which_rung, self._rung_name,
                          button(self, "name_rung", "Use this name for the rung", lambda: self._about_rungs.attempt(self._name_rung))],
                         layout=ROW), self._about_rungs)

    # Placing

    def _at(self):
        return self.record["here"]["rater"], self.record["here"]["round"]

    def _enter(self, **changes):
        """Keep what was entered on the open sheet."""
        rater, round_name = self._at()
        sheet = inputs.sheet_of(self.record, rater, round_name)
        if self._is_covered() or sheet["committed"] or inputs.conflict_at(self.record, rater, round_name):
            return
        self._trusted = rater
        self.record = inputs.with_answer(self.record, rater, round_name, self.record["here"]["referral"], **changes)
        if changes.get("rung", 0) is None:
            self._redraw_place()
        else:
            self._placing.label(inputs.sheet_of(self.record, rater, round_name))
        self._standing.progress()
        self._bar.refresh()
        self.changed()

    def _spoke(self, place):
        """Keep a person's place in the order of speaking; it can be noted after committing too."""
        rater, round_name = self._at()
        if not (self._is_covered() or inputs.conflict_at(self.record, rater, round_name)):
            self.record = inputs.with_sheet(self.record, {**inputs.sheet_of(self.record, rater, round_name), "spoke": place})
            self._showing.went_stale()
            self.changed()

    def _commit(self):
        rater, round_name = self._at()
        self._keep(inputs.commit(self.record, rater, round_name))

    def _go(self, **here):
        """Open a sheet, or another referral on it."""
        now = {**self.record["here"], **here}
        if now["referral"] not in placed_in(now["round"]) or "round" in here and "referral" not in here:
            now["referral"] = placed_in(now["round"])[0]
        if now == self.record["here"]:
            return
        record = {**self.record, "here": now}
        fresh = "rater" in here and not inputs.sheet_of(record, now["rater"], "before")["committed"]
        # Somebody who has yet to place must not see what others placed.
        hide = fresh and record["showing"]
        self.record = {**record, "showing": False} if hide else record
        self._redraw_place()
        if hide:
            self._showing.draw()
        self.changed()

    def _is_covered(self):
        """Whether the open sheet is another person's, with something on it, and not yet open to all."""
        rater, round_name = self._at()
        return not (rater == self._trusted or len(self.record["raters"]) == 1 or self.record["invented"] or self.record["showing"]
                    or inputs.is_empty(inputs.sheet_of(self.record, rater, round_name)))

    def _open_mine(self):
        self._trusted = self._at()[0]
        self._redraw_place()

    def _name_rung(self):
        number = self._which_rung.value
        self._keep(inputs.with_rungs(self.record, number, self._rung_name.value))
        self._rung_name.value = ""
        made = rules.committed(self.record)
        later = " Some have committed under other names: figures that mix the two are not given." if made else ""
        self._about_rungs.say(f"Rung {number} is called “{self.record['rungs'][number - 1]}” now.{later}")

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
        waits = f" The files differ in {left} place{'' if left == 1 else 's'}: choose further up which version holds." if left else ""
        return f"Here now: {self._contents()}.{waits}"

    def _contents(self):
        record = self.record
        sheets = len(record["sheets"])
        people = len(record["raters"])
        return (f"{people} made-up name{'' if people == 1 else 's'} with their roles, and {sheets} sheet{'' if sheets == 1 else 's'} of placements, "
                "reasons and questions")

    def _save_mine(self):
        if self._is_covered():
            raise Problem("This sheet is put away. Open it first, if it is yours.")
        rater = self._at()[0]
        mine = inputs.only(self.record, rater)
        name = f"{files.suggested_name(self.record, rater)}.json"
        self.deliver(name, "application/json", files.as_json(mine))
        self._example.said.say(f"The file {name} holds these placements and nobody else’s. Hand it to whoever puts the group’s files together.")

    # Keeping and redrawing

    def _keep(self, record):
        """Put another record in the place of this one, and show it."""
        self._take(record)
        if not rules.committed(self.record) or rules.waiting(self.record):
            self.record = {**self.record, "showing": False}
        self._redraw()
        self.changed()

    def _put(self, record, quiet=False):
        """Put in place a record in which only what is shown has changed."""
        self._take(record)
        if not quiet:
            self._redraw_place()
            self._showing.draw()
        self.changed()

    def _take(self, record):
        self.record = record
        if inputs.find(record["raters"], self._trusted) is None:
            self._trusted = None

    def _redraw(self):
        """Bring everything in line with the record."""
        self._rungs.value = ladder_card(self.record["rungs"])
        self._example.refresh()
        self._redraw_place()
        self._choices.refresh()
        self._showing.draw()
        self._bar.refresh()

    def _redraw_place(self):
        """Show the open sheet, or what stands in its place."""
        rater, round_name = self._at()
        self._people.refresh()
        sheet = inputs.sheet_of(self.record, rater, round_name)
        covered = self._is_covered()
        undecided = inputs.conflict_at(self.record, rater, round_name)
        closed = covered or undecided or sheet["committed"]
        self._placing.layout.display = "none" if closed else "flex"
        self._placing.fill(inputs.new_sheet(rater, round_name) if covered else sheet,
                           inputs.new_sheet(rater, "before") if covered else inputs.sheet_of(self.record, rater, "before"),
                           self.record["here"]["referral"], self.record["rungs"])
        self._standing.show(covered, bool(undecided))
