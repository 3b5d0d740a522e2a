"""One person's page: one referral at a time, the rung, how sure, why, and what one would ask."""

import ipywidgets as widgets

from exercises.catalog.threshold_ladder.inputs import MOST_LINE, answer_of
from exercises.views.lines import ROW, Line, button, set_options
from exercises.catalog.threshold_ladder.referrals import BY_ID, LEVELS, SURE, UNSURE, UNSURE_WORDS, placed_in, rung_words
from exercises.record.files import whole
from exercises.views import markup
from exercises.views.form import FreeText

CHOICES = (*LEVELS, UNSURE)
SURE_KEYS = tuple(SURE)
WIDE = {"width": "auto"}
WHY = {"before": "Why there? A few words", "after": "If you moved: after hearing what?"}


class Placing(widgets.VBox):
    """The controls of one placement.

    Args:
        exercise: the exercise on which they are registered.
        enter: called with the changed fields of the answer as keywords.
        go: called with the referral that is to be opened.
    """

    def __init__(self, exercise, enter, go):
        self._enter, self._go, self._filling, self._round, self._at = enter, go, False, "before", None
        self._which = exercise.field("referral", widgets.Dropdown(description="Which referral?"))
        self._card, self._earlier = widgets.HTML(), widgets.HTML()
        self._rung = exercise.field("rung", widgets.RadioButtons(
            options=(*(str(n) for n in LEVELS), UNSURE_WORDS), index=None, description="Where would you place it?", style={"description_width": "initial"}, layout=WIDE))
        self._take_back = button(exercise, "unplace", "Take this placement back", lambda: self._enter(rung=None))
        self._sure = exercise.field("sure", widgets.Dropdown(
            options=tuple(SURE.values()), description="How sure are you?"))
        why = FreeText(WHY["before"], rows=2, notice=None)
        ask = FreeText("What would you ask next, and whom?", rows=2, notice=None)
        self._why, self._ask = exercise.field("why", why.text), exercise.field("ask", ask.text)
        self._line = Line()
        self._told = widgets.VBox([self._sure, why, ask])
        super().__init__([
            self._which, self._card, self._earlier, self._rung, self._told, self._line,
            widgets.HBox([button(exercise, "earlier", "Back", lambda: self._step(-1)),
                          button(exercise, "next", "Next referral", lambda: self._step(1)), self._take_back], layout=ROW)])
        self._which.observe(lambda change: self._filling or self._go(change["new"]), "value")
        self._rung.observe(self._chosen, "index")
        self._sure.observe(lambda change: self._tell(sure=SURE_KEYS[change["new"] or 0]), "index")
        self._why.observe(lambda change: self._tell(why=whole(change["new"])[:MOST_LINE]), "value")
        self._ask.observe(lambda change: self._tell(ask=whole(change["new"])[:MOST_LINE]), "value")

    def fill(self, sheet, first, referral, rungs):
        """Show a sheet at one of its referrals.

        Args:
            sheet: whose answers are entered.
            first: the same person's first sheet.
            referral: which one is open.
            rungs: the names of the rungs.
        """
        self._round, self._at = sheet["round"], referral
        here, asked = BY_ID[referral], placed_in(sheet["round"])
        answer, before = answer_of(sheet, referral), answer_of(first, referral)
        self._filling = True
        try:
            self.label(sheet)
            card = markup.tag("blockquote", markup.paragraph(here.text), markup.paragraph(f"{here.sender}. Invented."))
            self._set(self._card, markup.join(markup.tag("h4", f"{asked.index(referral) + 1}. {here.title}"), card))
            again = sheet["round"] == "after"
            self._set(self._earlier, markup.paragraph(
                "Before the talk: ", markup.tag("strong", rung_words(before["rung"], rungs)), ". ",
                f"You wrote: “{before['why'].strip()}”" if before["why"].strip() else None) if again else "")
            options = (*(f"{n}. {name}" for n, name in zip(LEVELS, rungs)), UNSURE_WORDS)
            if self._rung.options != options:
                self._rung.options = options
            self._rung.index = CHOICES.index(answer["rung"]) if answer["rung"] is not None else None
            self._sure.index = SURE_KEYS.index(answer["sure"])
            self._why.description = WHY[sheet["round"]]
            self._why.value, self._ask.value = answer["why"], answer["ask"]
        finally:
            self._filling = False
        self._line.say()

    def label(self, sheet):
        """Name each referral in the list, with what is placed so far."""
        filling, self._filling = self._filling, True
        try:
            set_options(self._which, tuple((f"{n}. {BY_ID[one].title}{_state(answer_of(sheet, one))}", one)
                                           for n, one in enumerate(placed_in(sheet["round"]), 1)), self._at)
        finally:
            self._filling = filling

    def _chosen(self, change):
        if not self._filling and change["new"] is not None:
            self._tell(rung=CHOICES[change["new"]])

    def _tell(self, **changes):
        if self._filling:
            return
        said = [f"{name}: only the first {MOST_LINE} characters are kept." for name, box in (("Why", self._why), ("The question", self._ask))
                if len(box.value) > MOST_LINE]
        self._line.say(*said)
        self._enter(**changes)

    def _step(self, by):
        asked = placed_in(self._round)
        to = asked.index(self._at) + by
        if 0 <= to < len(asked):
            self._go(asked[to])
        else:
            self._line.say("This is the first referral." if to < 0 else "This was the last one. Look through the list for what is not "
                           "placed yet, then commit below.")

    @staticmethod
    def _set(widget, value):
        if widget.value != value:
            widget.value = value


def _state(answer):
    if answer["rung"] is None:
        return ""
    return ": need to know more" if answer["rung"] == UNSURE else f": on {answer['rung']}"
