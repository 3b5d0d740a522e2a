"""One claim at a time: who says it, about whom, how it is known, and what would count against it."""

import ipywidgets as widgets

from exercises.catalog.whose_evidence.claims import ASPECT_NAMES, ASPECTS, SOURCES, all_of, source_name
from exercises.catalog.whose_evidence.inputs import EMPTY, MOST_LINE, code_of, is_coded
from exercises.record.files import whole
from exercises.views import markup
from exercises.views.form import FreeText
from exercises.views.lines import ROW, Line, button, set_options

NOT_YET = "Not yet"
KEYS = {aspect: ("", *levels) for aspect, levels in ASPECTS.items()}


class Coding(widgets.VBox):
    """The controls of one claim.

    Args:
        exercise: the exercise on which they are registered.
        enter: called with the changed codes as keywords.
        go: called with the claim that is to be opened.
    """

    def __init__(self, exercise, enter, go):
        self._enter, self._go, self._filling, self._at, self._known = enter, go, False, None, ()
        self._which = exercise.field("claim", widgets.Dropdown(description="Which claim?"))
        self._card = widgets.HTML()
        self._codes = {aspect: exercise.field(aspect, widgets.Dropdown(options=(NOT_YET, *levels.values()), description=f"{ASPECT_NAMES[aspect]}?"))
                       for aspect, levels in ASPECTS.items()}
        against = FreeText("What would count against it? Whom would you have to ask?", rows=2, notice=None)
        self._against = exercise.field("against", against.text)
        self._line = Line()
        super().__init__([self._which, self._card, *self._codes.values(), against, self._line,
                          widgets.HBox([button(exercise, "earlier", "Back", lambda: self._step(-1)),
                                        button(exercise, "next", "Next claim", lambda: self._step(1)),
                                        button(exercise, "uncode", "Take this coding back", lambda: self._enter(**EMPTY))], layout=ROW)])
        self._which.observe(lambda change: self._filling or self._go(change["new"]), "value")
        for aspect, control in self._codes.items():
            control.observe(self._chosen(aspect), "index")
        self._against.observe(lambda change: self._tell(against=whole(change["new"])[:MOST_LINE]), "value")

    def fill(self, record, coder, at):
        """Show how a coder codes the claim ``at``."""
        self._known = all_of(record)
        self._at = at
        number, claim = next((n, c) for n, c in enumerate(self._known, 1) if c.id == at)
        code = code_of(coder, at)
        self._filling = True
        try:
            self.label(record, coder)
            self._card.value = card(number, claim)
            for aspect, control in self._codes.items():
                control.index = KEYS[aspect].index(code[aspect])
            self._against.value = code["against"]
        finally:
            self._filling = False
        self._line.say()

    def label(self, record, coder):
        """Name each claim in the list, with a sign where it is coded."""
        filling, self._filling = self._filling, True
        try:
            set_options(self._which, tuple((_named(n, claim, code_of(coder, claim.id)), claim.id) for n, claim in enumerate(all_of(record), 1)), self._at)
        finally:
            self._filling = filling

    def _chosen(self, aspect):
        return lambda change: self._tell(**{aspect: KEYS[aspect][change["new"] or 0]})

    def _tell(self, **changes):
        if self._filling:
            return
        self._line.say(f"Only the first {MOST_LINE} characters are kept." if len(self._against.value) > MOST_LINE else "")
        self._enter(**changes)

    def _step(self, by):
        ids = [c.id for c in self._known]
        to = ids.index(self._at) + by
        if 0 <= to < len(ids):
            self._go(ids[to])
        else:
            self._line.say("This is the first claim." if to < 0 else "This was the last one. Look through the list for what is not coded yet, then finish below.")


def card(number, claim):
    """A claim as it is read: its words, its source and item, and how it stands there."""
    source = f"{source_name(claim.source)}, {claim.id}" if claim.source in SOURCES and not claim.id.startswith("own") else \
        f"{source_name(claim.source)}, {claim.year or 'no year'}; your own claim"
    return markup.join(markup.tag("h4", f"Claim {number}"),
                       markup.tag("blockquote", markup.paragraph(claim.text),
                                  markup.paragraph(f"{source}. {claim.stands or 'How it stands there you have not noted.'}")))


def _named(number, claim, code):
    state = "" if code == EMPTY else ": coded" if is_coded(code) else ": begun"
    words = claim.text.rstrip(".")
    return f"{number}. {words if len(words) < 44 else words[:42].rsplit(' ', 1)[0] + ' …'}{state}"
