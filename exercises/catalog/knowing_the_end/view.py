"""Knowing how it ended, on the screen: a code, a version, a sheet, and the dots when all have committed.

The view decides nothing. It hands what was entered to ``inputs``, asks ``rules`` for results when somebody
wants to see them, and redraws only what has changed.
"""

import ipywidgets as widgets

from exercises.catalog.knowing_the_end import checking, codes, example, files, inputs, reading, rules, together
from exercises.catalog.knowing_the_end.rating import LEFT, Coming, Rating
from exercises.catalog.knowing_the_end.showing import Showing
from exercises.record.personal import NOTICE
from exercises.record.problems import Problem
from exercises.record.together import Merged
from exercises.views import markup
from exercises.views.choices import Choices, put
from exercises.views.example_bar import ExampleBar
from exercises.views.exercise import Exercise
from exercises.views.export_bar import ExportBar
from exercises.views.lines import Line, button

COUNTED = ("sheets", "conflicts", "invented", "seed")  # what figures are made from


class KnowingTheEnd(Exercise):
    """Exercise X18.

    Args:
        entered: a record of readers, or None for an empty one.

    Attributes:
        record: the record. It is never changed in place: every change makes a new one.

    Raises:
        Problem: the record cannot be read.
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
        """The record."""
        return self.record

    @property
    def results(self):
        """What is computed from the record, whether or not anybody has chosen to look at it."""
        # Opening a sheet changes no figure: ten thousand deals are not made anew for it.
        counted = {name: self.record[name] for name in COUNTED}
        if self._computed[0] != counted:
            self._computed = counted, rules.compute(self.record)
        return self._computed[1]

    # Building

    def _build(self):
        self._coming = Coming(self, self._use, self._draw, self._lose)
        self._before, self._reading = widgets.HTML(reading.before()), widgets.HTML()
        self._rating = Rating(self, self._enter, self._commit, self._leave)
        self._choices = Choices(self, lambda: together.waiting(Merged(self.record)), put,
                                lambda question, number: together.settle(Merged(self.record), question, number).record, self._keep)
        self._showing = Showing(self, self._put, self._answer)
        self._example = ExampleBar(self, self._state, example.load, inputs.blank, self._keep, self._contents, "sheets",
                                   "The invented example is loaded: twelve readers. Press “Show the dots”. It tells how it ended.",
                                   "before you read as yourself")
        self._bar = ExportBar(self, "knowing-the-end", csv=lambda: files.as_csv(self.record), merge=self._merge, page=self._showing.page,
                              on_open=self._example.opened, read=files.read, contents=self._contents)
        self._number = self.field("group_size", widgets.Text(description="How many will read?", value=""))
        self._about_group, self._drawn = Line(), widgets.HTML()
        self.children = (
            self._example.banner, widgets.HTML(markup.paragraph(NOTICE, class_="course-notice")), self._before, self._coming,
            self._reading, self._rating, self._choices, self._showing, self._bar,
            button(self, "export_mine", "Save only the open sheet", lambda: self._example.said.attempt(self._save_mine)), self._example,
            widgets.HTML(markup.join(markup.tag("h3", "For whoever runs it"), markup.paragraph(
                "For several devices, or for paper, draw codes for the whole group at once: half of each version. Hand out one each. The codes are kept here; "
                "which is which stands behind a fold, for sheets of paper.", class_="course-hint"))),
            self._number, button(self, "draw_group", "Draw codes for a group", lambda: self._about_group.attempt(self._draw_group)),
            self._about_group, self._drawn)

    # A reader's sheet

    def _code(self):
        return self.record["here"]["code"]

    def _undecided(self):
        return any(conflict["code"] == self._code() for conflict in self.record["conflicts"])

    def _open_sheet(self, code):
        """Open a sheet; whoever has yet to rate must not see what others gave."""
        record = inputs.opened(self.record, code)
        fresh = not inputs.sheet_of(record, code)["committed"]
        self._put_record({**record, "showing": False} if fresh else record)

    def _draw(self):
        self._open_sheet(codes.balanced([c for c in inputs.taken(self.record) if codes.version_of(c)], self.record["drawn"]))

    def _use(self, typed):
        self._open_sheet(codes.read(typed))

    def _lose(self):
        self._open_sheet(codes.lost(inputs.taken(self.record)))

    def _enter(self, **changes):
        """Keep what was entered on the open sheet."""
        if not self._code() or self._undecided() or inputs.sheet_of(self.record, self._code())["committed"]:
            return
        self.record = inputs.with_changes(self.record, self._code(), **changes)
        self._bar.refresh()
        self.changed()

    def _commit(self):
        self._put_record(inputs.commit(self.record, self._code()))
        self._rating.say("Pass the device on, save your sheet for the group, or show the dots if all have rated.")

    def _leave(self, code):
        self._put_record(inputs.leave(self.record, code))
        self._coming.say(LEFT)

    # Showing

    def _put(self, record):
        """Put in place a record in which only what is shown has changed."""
        self.record = record
        self._draw_before()
        self._showing.draw()
        self.changed()

    def _answer(self, words):
        self.record = {**self.record, "answer": words}
        self.changed()

    # Groups and files

    def _draw_group(self):
        number = inputs.group_size(self._number.value)
        self.record = {**self.record, "drawn": codes.for_group(number, inputs.taken(self.record))}
        self._draw_drawn()
        self._about_group.say(f"{number} codes are drawn. Hand out one each.")
        self._bar.refresh()
        self.changed()

    def _draw_drawn(self):
        drawn = self.record["drawn"]
        if not drawn:
            self._drawn.value = ""
            return
        back = [sheet["code"] for sheet in rules.committed(self.record)]
        came = sum(code in back for code in drawn)
        self._drawn.value = markup.join(
            markup.paragraph(markup.tag("strong", " · ".join(drawn)), f" Committed sheets that have come back here: {came} of {len(drawn)}."),
            markup.details("Which code has which version: for paper only", markup.table(
                "Codes for sheets of paper", ["Code", "Sheet"],
                [[code, "with the ending" if codes.version_of(code) == "told" else "without the ending"] for code in drawn])))

    def _state(self):
        if self.record["invented"]:
            return "invented"
        return "untouched" if inputs.is_untouched(self.record) else "own"

    def _merge(self, theirs):
        before = self.record
        self._keep(together.merge(Merged(before), Merged(theirs)).record)
        if self.record == before:
            return "All of it was here already."
        left = len(self.record["conflicts"])
        waits = f" The files differ in {left} sheet{'' if left == 1 else 's'}: choose further up which version holds." if left else ""
        return f"Here now: {self._contents()}.{waits}"

    def _contents(self):
        sheets = len(self.record["sheets"]) + len(self.record["conflicts"])
        return (f"{sheets} sheet{'' if sheets == 1 else 's'} by code, with numbers and reasons and no names, and your own answer to the last question "
                "(a table holds the sheets only)")

    def _save_mine(self):
        mine = inputs.only(self.record, self._code())
        name = f"knowing-the-end-{self._code().removeprefix(codes.LOST).lower()}.json"
        self.deliver(name, "application/json", files.as_json(mine))
        self._example.said.say(f"The file {name} holds this sheet and nobody else’s. Hand it to whoever puts the group’s files together.")

    # Keeping and redrawing

    def _keep(self, record):
        """Put another record in the place of this one, and show it."""
        self._put_record(record)
        self._example.refresh()

    def _put_record(self, record):
        if not rules.committed(record) or rules.waiting(record):
            record = {**record, "showing": False}
        self.record = record
        self._redraw()
        self.changed()

    def _is_open(self):
        """Whether a sheet is open that is not committed yet."""
        return bool(self._code()) and not inputs.sheet_of(self.record, self._code())["committed"]

    def _draw_before(self):
        """The drawing makes room for the chronology, and for the results."""
        self._before.layout.display = "none" if self._is_open() or self.record["showing"] else ""

    def _redraw(self):
        """Bring everything in line with the record."""
        sheet = inputs.sheet_of(self.record, self._code())
        self._draw_before()
        text = reading.chronology(self._code()) if self._is_open() else ""
        if self._reading.value != text:
            self._reading.value = text
        self._rating.fill(sheet, self._undecided())
        self._coming.fill(self.record)
        self._choices.refresh()
        self._showing.draw()
        self._draw_drawn()
        self._bar.refresh()
