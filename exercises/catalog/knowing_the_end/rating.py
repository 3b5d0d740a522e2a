"""One reader's sheet: two numbers, the entry that weighed most, why, and committing."""

import ipywidgets as widgets

from exercises.catalog.knowing_the_end import codes, inputs
from exercises.catalog.knowing_the_end.chronology import BY_ID, DECISIONS, ENTRIES, HARM, SCALES, STAND, label
from exercises.record.files import whole
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.form import ConfirmButton, FreeText
from exercises.views.lines import ROW, Line, button

ASKED = {"harm": HARM, "decisions": DECISIONS}
NONE_NAMED = "None, or I would rather not say"
HEARD = "I knew how it ended, or somebody told me, before I rated"
LEFT = ("Done. Nothing of that sheet is left here, and nothing says that it was. A file saved earlier still holds it. You can still load the invented "
        "example and look at the dots; that shows the ending too.")


class Rating(widgets.VBox):
    """The controls of the open sheet.

    Args:
        exercise: the exercise on which they are registered; its ``record`` is read.
        enter: called with the changed fields of the sheet as keywords.
        commit: called when the open sheet is to be committed.
        leave: called with the code whose sheet is to be taken out.
    """

    def __init__(self, exercise, enter, commit, leave):
        self._exercise, self._enter, self._leave, self._filling, self._leaving = exercise, enter, leave, False, ""
        self._numbers = {scale: exercise.field(scale, widgets.Text(description=f"{words} A number from 0 to 100"))
                         for scale, words in SCALES.items()}
        self._entry = exercise.field("entry", widgets.Dropdown(
            options=((NONE_NAMED, ""), *((label(entry.id), entry.id) for entry in ENTRIES)), description="Which entry weighed most with you?"))
        why = FreeText("Why? In your own words, if you like", rows=3, notice=None)
        self._why = exercise.field("why", why.text)
        self._heard = exercise.field("heard", widgets.Checkbox(description=HEARD, indent=False))
        self._problem, self._line, self._mine = Line(), Line(), widgets.HTML()
        self._commit = ConfirmButton("Commit this sheet", self._ask_commit, lambda: self._line.attempt(commit),
                                     "Yes, commit it", "Not yet").register(exercise, "commit")
        self._commit.button.button_style = "primary"
        self._out = ConfirmButton("Leave this out", self._ask_leave, lambda: self._leave(self._leaving),
                                  "Yes, take it away", "No, go on").register(exercise, "leave")
        self._stand = widgets.HTML(markup.tag("h3", "Your sheet"))
        asked = [[widgets.HTML(markup.paragraph(ASKED[scale])), self._numbers[scale]] for scale in SCALES]
        self._form = widgets.VBox([widgets.HTML(markup.paragraph(markup.tag("strong", STAND), " The numbers are about the page and about you. They say nothing "
                                                                 "of the family.")), *(one for pair in asked for one in pair),
                                   self._problem, self._entry, why, self._heard, self._commit])
        super().__init__([self._stand, self._form, self._line, self._mine, self._out])
        for scale, box in self._numbers.items():
            box.observe(lambda change, scale=scale: self._typed(scale, change["new"]), "value")
        self._entry.observe(lambda change: self._filling or self._enter(entry=change["new"]), "value")
        self._why.observe(lambda change: self._wrote(change["new"]), "value")
        self._heard.observe(lambda change: self._filling or self._enter(heard=change["new"]), "value")

    def fill(self, sheet, undecided):
        """Show the open sheet, or nothing where none is open."""
        code = sheet["code"]
        self.layout.display = "flex" if code else "none"
        closed = sheet["committed"] or undecided
        self._form.layout.display = "none" if closed else "flex"
        self._heard.layout.display = "" if codes.version_of(code or codes.LOST) == "untold" else "none"
        self._filling = True
        try:
            for scale, box in self._numbers.items():
                box.value = str(sheet[scale])
            self._entry.value, self._why.value, self._heard.value = sheet["entry"], sheet["why"], sheet["heard"]
        finally:
            self._filling = False
        self._stand.value = markup.tag("h3", f"Your sheet: {code}" if codes.version_of(code or codes.LOST) else "A sheet without its code")
        self._problem.say()
        self._line.say()
        self._mine.value = _committed(sheet) if sheet["committed"] and not undecided else (
            markup.paragraph("This sheet stands in two versions. Choose below which of them holds.") if undecided else "")

    def say(self, *sentences):
        """Tell what came of the last thing done."""
        self._line.say(*sentences)

    def _typed(self, scale, typed):
        if not self._filling:
            self._enter(**{scale: whole(typed)[:inputs.MOST_TYPED]})
            self._tell()

    def _wrote(self, typed):
        if not self._filling:
            self._enter(why=whole(typed)[:inputs.MOST_WHY])
            self._tell()

    def _tell(self):
        """Say what cannot be kept as it stands."""
        said = []
        for scale, box in self._numbers.items():
            try:
                inputs.rating(box.value, scale)
            except Problem as problem:
                said.append(str(problem))
        if len(self._why.value) > inputs.MOST_WHY:
            said.append(f"Why: only the first {inputs.MOST_WHY} characters are kept.")
        self._line.say()
        self._problem.say(*said)

    def _sheet(self):
        record = self._exercise.record
        return inputs.sheet_of(record, record["here"]["code"])

    def _ask_commit(self):
        sheet = self._sheet()
        try:
            rated = [inputs.rating(sheet[scale], scale) for scale in SCALES]
        except Problem:
            return None  # committing says itself what is wrong
        if all(value == "" for value in rated):
            return None
        blank = "".join(f"“{words}” is left blank and will count as missing, not as 0. " for words in inputs.left_blank(sheet))
        return f"{blank}Once committed, a sheet stays as it is. Commit it?"

    def _ask_leave(self):
        # Remembered: it is this sheet that goes, whatever is opened in between.
        self._leaving = self._exercise.record["here"]["code"]
        return None if inputs.is_empty(self._sheet()) else "The text goes from the screen and the sheet from the record and its figures. No reason is asked."


def _committed(sheet):
    """What a reader sees of a committed sheet."""
    rows = [[words, "left blank" if sheet[scale] == "" else str(sheet[scale])] for scale, words in SCALES.items()]
    entry = f"{label(sheet['entry'])}: {BY_ID[sheet['entry']].text}" if sheet["entry"] else "none named"
    return markup.join(markup.paragraph(markup.tag("strong", "Committed. It stays as it is.")),
                       markup.details("What you gave", markup.table(f"The sheet {sheet['code']}", ["Question", "Answer"],
                                                                    [*rows, ["Which entry weighed most?", entry], ["Why?", sheet["why"] or "nothing written"]])))


class Coming(widgets.VBox):
    """How one comes to a sheet: a code that was given, one that is drawn, or one that was lost.

    Args:
        exercise: the exercise on which the controls are registered.
        use: called with what was typed as a code.
        draw: called when a code is to be drawn.
        lost: called when a sheet without a code is to be opened.
    """

    def __init__(self, exercise, use, draw, lost):
        self._given = exercise.field("code", widgets.Text(description="A code that you were given"))
        self._draw = button(exercise, "draw", "Draw a code for me", lambda: self._line.attempt(draw))
        self._line = Line()
        super().__init__([
            self._draw, self._given,
            widgets.HBox([button(exercise, "use_code", "Open with this code", lambda: self._line.attempt(lambda: use(self._given.value))),
                          button(exercise, "lost", "I have numbers and no code", lambda: self._line.attempt(lost))], layout=ROW), self._line])

    def fill(self, record):
        """Say what a press would do now."""
        code = record["here"]["code"]
        told = ("Draw a code for me" if not code else "Draw the next code, and pass the device on" if inputs.sheet_of(record, code)["committed"] else
                "Put this sheet away, and draw another code")
        if self._draw.description != told:
            self._draw.description = told
        # The step that the rest waits for; once somebody has committed, that is showing.
        self._draw.button_style = "" if code else "primary"
        self._given.value = ""
        self._line.say()

    def say(self, *sentences):
        """Tell what came of the last thing done."""
        self._line.say(*sentences)
