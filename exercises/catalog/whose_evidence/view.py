"""*Whose evidence is this?* on the screen: one claim at a time, the grid, and what nobody was asked.

The view decides nothing. It hands what was entered to ``inputs``, asks ``rules`` for results when somebody
wants to see them, and redraws only what has changed.
"""

import ipywidgets as widgets

from exercises.catalog.whose_evidence import checking, files, inputs, partner, rules, together
from exercises.catalog.whose_evidence.bringing import Bringing
from exercises.catalog.whose_evidence.coders import Coders
from exercises.catalog.whose_evidence.coding import Coding
from exercises.catalog.whose_evidence.showing import Showing, Silences
from exercises.record.personal import NOTICE
from exercises.record.problems import Problem
from exercises.record.together import Merged
from exercises.views import markup
from exercises.views.choices import Choices, put
from exercises.views.example_bar import ExampleBar
from exercises.views.exercise import Exercise
from exercises.views.export_bar import ExportBar
from exercises.views.form import ConfirmButton
from exercises.views.lines import ROW, Line, button

CURTAIN = "This sheet has something on it and is put away, so that nobody sees it before they have finished their own. It is a curtain, not a lock."


class WhoseEvidence(Exercise):
    """Exercise X19.

    Args:
        entered: an evidence record, or None for an empty one.

    Attributes:
        record: the evidence record. It is never changed in place: every change makes a new one.

    Raises:
        Problem: the record cannot be read.
    """

    slug = files.SLUG
    version = inputs.VERSION
    versions = files.VERSIONS

    def __init__(self, entered=None):
        super().__init__()
        self.record = inputs.blank() if entered is None else checking.check(entered)
        # Whose sheet needs no curtain: whoever opened or entered theirs last.
        self._trusted = self.record["here"]["coder"]
        self._build()
        self._redraw()

    @property
    def inputs(self):
        """The evidence record."""
        return self.record

    @property
    def results(self):
        """What is computed from the record."""
        return rules.compute(self.record)

    # Building

    def _build(self):
        self._coders = Coders(self, self._keep, lambda coder: self._go(coder=coder))
        self._heading, self._progress, self._line = widgets.HTML(), widgets.HTML(), Line()
        self._coding = Coding(self, self._enter, lambda claim: self._go(claim=claim))
        self._open = button(self, "open_sheet", "This is mine: open it", self._open_mine)
        self._finish = ConfirmButton("Finish coding alone", self._ask_finish, self._finished, "Yes, finish", "Not yet").register(self, "finish")
        self._choices = Choices(self, lambda: together.waiting(Merged(self.record)), put,
                                lambda question, number: together.settle(Merged(self.record), question, number).record, self._keep)
        self._showing = Showing(self, self._put, self._is_covered)
        self._silences = Silences(self, lambda subject: self._go(subject=subject), self._note)
        self._bringing = Bringing(self, self._keep)
        self._example = ExampleBar(self, self._state, partner.example, inputs.blank, self._keep, self._contents, "codes and claims",
                                   "The invented example is loaded: two students who coded the twenty-four apart. Press “Show the grid”.",
                                   "before you code anything yourself")
        self._bar = ExportBar(self, "whose-evidence", csv=lambda: files.as_csv(self.record), merge=self._merge, page=self._showing.page,
                              on_open=lambda theirs: self._example.opened(inputs.fresh(theirs)), read=files.read, contents=self._contents)
        self.children = (
            self._example.banner, widgets.HTML(markup.paragraph(NOTICE, class_="course-notice")), self._choices, self._coders.who, self._heading, self._open,
            self._coding, self._progress, self._finish, self._line, self._showing, self._silences, self._bringing, self._coders, self._bar,
            widgets.HBox([button(self, "export_mine", "Save only this coder’s finished coding", lambda: self._example.said.attempt(self._save_mine)),
                          button(self, "export_bibliography", "Save an annotated bibliography (CSV)",
                                 lambda: self._example.said.attempt(self._save_bibliography))], layout=ROW),
            self._example)

    # Coding

    def _coder(self):
        return inputs.find(self.record["coders"], self.record["here"]["coder"])

    def _closed(self):
        """Whether the open sheet cannot be written on: another's behind the curtain, or in two versions."""
        return self._is_covered() or self._coder()["id"] in inputs.undecided(self.record)

    def _enter(self, **changes):
        """Keep what was entered on the open sheet."""
        if self._closed():
            return
        here = self.record["here"]
        self._trusted = here["coder"]
        self.record = inputs.with_code(self.record, here["coder"], here["claim"], **changes)
        if changes == inputs.EMPTY:
            self._redraw_place()
        else:
            self._coding.label(self.record, self._coder())
            self._tell_progress()
        self._showing.went_stale()
        self._bar.refresh()
        self.changed()

    def _ask_finish(self):
        done, begun, of = inputs.progress(self.record, self._coder()["id"])
        if not done or self._coder()["apart"] is not None:
            return None  # finishing says itself what is missing
        left = f"{of - done} {'is' if of - done == 1 else 'are'} not coded, which is allowed. " if of > done else ""
        return (f"{left}What you coded alone is kept as it is now, and agreement is counted on it. You can go on changing codes after that. Finish?")

    def _finished(self):
        try:
            record = inputs.finish(self.record, self._coder()["id"])
        except Problem as problem:
            self._line.say(str(problem))
            return
        self._keep(record)
        self._line.say("Finished. Set others beside you with “Add others’ files”, or the invented coder, and press “Show the grid”.")

    def _note(self, text):
        self.record = inputs.with_gap(self.record, self.record["here"]["subject"], text)
        self._choices.refresh()
        self._bar.refresh()
        self.changed()

    def _go(self, **here):
        """Open a sheet, a claim on it, or a subject."""
        now = {**self.record["here"], **here}
        if now == self.record["here"]:
            return
        self.record = {**self.record, "here": now}
        if "subject" in here:
            self._silences.refresh()
        else:
            self._redraw_place()
        # What stands below is one coder's: it goes when another sheet is opened.
        if "coder" in here:
            self.record = {**self.record, "showing": self.record["showing"] and not self._closed() and bool(inputs.progress(self.record, now["coder"])[0])}
            self._showing.draw()
        self.changed()

    def _is_covered(self):
        """Whether the open sheet is another person's, with something on it, and somebody here has yet to finish."""
        coder = self._coder()
        everybody = all(c["apart"] is not None for c in self.record["coders"])
        return not (coder["id"] == self._trusted or len(self.record["coders"]) == 1 or self.record["invented"] or everybody
                    or not coder["codes"] and coder["apart"] is None)

    def _open_mine(self):
        self._trusted = self._coder()["id"]
        self._redraw_place()
        self._showing.draw()

    # Files, the example, clearing

    def _state(self):
        if self.record["invented"]:
            return "invented"
        return "untouched" if inputs.is_untouched(self.record) else "own"

    def _merge(self, theirs):
        before = self.record
        self._keep({**together.merge(Merged(before), Merged(theirs)).record, "showing": False})
        if {**self.record, "showing": before["showing"]} == before:
            return "All of it was here already."
        left = len(together.waiting(Merged(self.record)))
        waits = f" The files differ in {left} place{'' if left == 1 else 's'}: choose further up which version holds." if left else ""
        return f"Here now: {self._contents()}.{waits}"

    def _contents(self):
        record = self.record
        coders, codes, own = len(record["coders"]), sum(len(c["codes"]) for c in record["coders"]), len(record["own"])
        return (f"{coders} made-up name{'' if coders == 1 else 's'}, {codes} coded claim{'' if codes == 1 else 's'}, {own} claim{'' if own == 1 else 's'} "
                "of your own, and your notes")

    def _save_mine(self):
        if self._is_covered():
            raise Problem("This sheet is put away. Open it first, if it is yours.")
        coder = self._coder()["id"]
        name = f"{files.suggested_name(self.record, coder)}.json"
        self.deliver(name, "application/json", files.as_json(inputs.only(self.record, coder)))
        self._example.said.say(f"The file {name} holds this coding and nobody else’s. Hand it to whoever puts the group’s files together.")

    def _save_bibliography(self):
        if self._closed():
            raise Problem("This sheet is put away, or stands in two versions. Open it first, if it is yours.")
        # Spreadsheets take UTF-8 for UTF-8 only behind a byte-order mark.
        self.deliver("whose-evidence-bibliography.csv", "text/csv;charset=utf-8", f"\ufeff{files.bibliography(self.record, self._coder())}")
        self._example.said.say("The bibliography was handed to your browser. Check each reference against the work itself before you cite it.")

    # Keeping and redrawing

    def _keep(self, record):
        """Put another record in the place of this one, and show it."""
        self._take(record)
        self._redraw()
        self.changed()

    def _put(self, record):
        """Put in place a record in which only what is shown has changed."""
        self._take(record)
        self._showing.draw()
        self.changed()

    def _take(self, record):
        self.record = record
        if inputs.find(record["coders"], self._trusted) is None:
            self._trusted = None
        here = record["here"]["coder"]
        if record["showing"] and (self._closed() or not inputs.progress(record, here)[0]):
            self.record = {**record, "showing": False}

    def _redraw(self):
        """Bring everything in line with the record."""
        self._example.refresh()
        self._redraw_place()
        self._choices.refresh()
        self._showing.draw()
        self._silences.refresh()
        self._bar.refresh()

    def _redraw_place(self):
        """Show the open sheet, or what stands in its place."""
        record, coder, covered = self.record, self._coder(), self._is_covered()
        undecided = coder["id"] in inputs.undecided(record)
        self._coders.refresh()
        closed = covered or undecided
        self._coding.layout.display = "none" if closed else "flex"
        self._open.layout.display = "" if covered and not undecided else "none"
        self._finish.layout.display = "none" if closed or coder["apart"] is not None else "flex"
        self._heading.value = markup.join(markup.tag("h3", coder["name"]), markup.paragraph(
            "This coder stands here in two versions. Choose above which of them holds." if undecided else CURTAIN if covered else
            "Finished. What you change now is kept beside what you coded alone." if coder["apart"] is not None else
            "Code alone. No code is right, and you may leave claims out."))
        # Behind the curtain stands nobody's sheet, also not for whoever reads the page's source.
        self._coding.fill(record, inputs.new_coder("", coder["id"]) if closed else coder, record["here"]["claim"])
        self._line.say()
        self._tell_progress()

    def _tell_progress(self):
        """How far the open sheet has come."""
        done, begun, of = inputs.progress(self.record, self._coder()["id"])
        begun = f" {begun} begun: each wants all three codes to count." if begun else ""
        said = "" if self._closed() else markup.paragraph(markup.tag("strong", f"{done} of {of} coded."), begun)
        if self._progress.value != said:
            self._progress.value = said
