"""What is shown: one coder's grid, where coders differ, and below them who was asked and what no source says."""

import ipywidgets as widgets

from exercises.catalog.whose_evidence import figures, figures_agreement, inputs, rules, sheet
from exercises.catalog.whose_evidence.silences import SUBJECTS
from exercises.record.files import whole
from exercises.record.problems import Problem
from exercises.views.form import FreeText
from exercises.views.lines import ROW, Line, button, set_options

STALE = "Something has changed since this was drawn. Press “Show the grid” to draw it again."
PARTNER_IN = "Set the invented coder beside us"
PARTNER_OUT = "Take the invented coder away"


class Showing(widgets.VBox):
    """The buttons that show, and the results.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        put: called with a record in which something else is shown than before.
        covered: says whether the open sheet is another's and put away.
    """

    def __init__(self, exercise, put, covered):
        self._exercise, self._put, self._covered = exercise, put, covered
        self._partner = button(exercise, "partner", PARTNER_IN, self._turn_partner)
        self._hide = button(exercise, "hide", "Put the results away", lambda: self._put({**exercise.record, "showing": False}))
        self._line, self._mine, self._all, self._last = Line(), widgets.HTML(), widgets.HTML(), widgets.HTML()
        super().__init__([widgets.HBox([button(exercise, "show", "Show the grid", self._show), self._partner], layout=ROW), self._line,
                          self._mine, self._all, self._last, self._hide])

    def draw(self):
        """Draw what is to be seen, and take away what is not."""
        record = self._exercise.record
        self._partner.description = PARTNER_OUT if record["partner"] else PARTNER_IN
        self._hide.layout.display = "" if record["showing"] else "none"
        if not record["showing"]:
            self._mine.value = self._all.value = self._last.value = ""
            self._line.say(self._why_not() or "")
            return
        results = self._exercise.results
        row = self._row(results)
        self._mine.value = figures.page(results, row)
        self._all.value = figures_agreement.page(results)
        self._last.value = figures.honesty()
        self._line.say(f"The results stand below: {row['name']} coded {row['profile']['coded']} of {row['profile']['of']} claims.")

    def went_stale(self):
        """Say that what is on the screen is older than the record."""
        if self._exercise.record["showing"]:
            self._line.say(STALE)

    def page(self):
        """The printable sheet.

        Raises:
            Problem: nothing can be shown yet.
        """
        reason = self._why_not()
        if reason:
            raise Problem(reason)
        return sheet.page(self._exercise.results, self._row(self._exercise.results), self._exercise.record["gaps"])

    def _row(self, results):
        return inputs.find(results["coders"], self._exercise.record["here"]["coder"])

    def _why_not(self):
        """Why nothing can be shown, or None where it can."""
        record = self._exercise.record
        here = record["here"]["coder"]
        if here in inputs.undecided(record):
            return "This coder stands here in two versions. Choose first which of them holds."
        if self._covered():
            return "This sheet is put away. Open it first, if it is yours."
        if not inputs.progress(record, here)[0]:
            return "Nothing to show yet: no claim has all three codes. Code one, or load the invented example."
        return None

    def _show(self):
        reason = self._why_not()
        if reason:
            self._line.say(reason)
        else:
            self._put({**self._exercise.record, "showing": True})

    def _turn_partner(self):
        record = self._exercise.record
        if not record["partner"] and (rules.waiting(record) or not any(c["apart"] for c in record["coders"])):
            self._line.say("Finish your own coding first. The invented coder is for comparing, not for copying.")
            return
        self._put({**record, "partner": not record["partner"]})
        if not record["showing"]:
            self._line.say("The invented coder is taken away." if record["partner"] else
                           "Wren, who is invented, stands beside you. Press “Show the grid”.")


class Silences(widgets.VBox):
    """Who was asked, and what each source says and does not say; nothing has to be coded for it.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        choose: called with the subject that is to be opened.
        note: called with the open subject's note.
    """

    def __init__(self, exercise, choose, note):
        self._exercise, self._note, self._filling = exercise, note, False
        self._subject = exercise.field("subject", widgets.Dropdown(options=tuple((held["name"], key) for key, held in SUBJECTS.items()),
                                                                   description="Read closely:"))
        self._rows, self._line = widgets.HTML(), Line()
        free = FreeText("Where would you look, or whom would you ask?", rows=2, notice=None)
        self._text = exercise.field("gap", free.text)
        super().__init__([widgets.HTML(figures.asked()), widgets.HTML(figures.at_a_glance()), self._subject, self._rows, free, self._line])
        self._subject.observe(lambda change: self._filling or choose(change["new"]), "value")
        self._text.observe(lambda change: self._filling or self._tell(whole(change["new"])), "value")

    def refresh(self):
        """Bring it in line with the record."""
        record = self._exercise.record
        subject = record["here"]["subject"]
        self._filling = True
        try:
            set_options(self._subject, self._subject.options, subject)
            self._text.value = record["gaps"].get(subject, "")
        finally:
            self._filling = False
        rows = figures.silence(subject)
        if self._rows.value != rows:
            self._rows.value = rows

    def _tell(self, text):
        self._line.say(f"Only the first {inputs.MOST_LINE} characters are kept." if len(text) > inputs.MOST_LINE else "")
        self._note(text[:inputs.MOST_LINE])
