"""Free text side by side: one prompt, cards to read, words to find, and a tick for those that go on the seminar page."""

import ipywidgets as widgets

from exercises.catalog.class_reading.whys import why
from exercises.views import markup
from exercises.views.lines import ROW, Line, button, set_options
from exercises.views.shown import show

AT_ONCE = 12
"""Cards on the screen at a time; a class of three hundred is turned over like pages."""


class TextCards(widgets.VBox):
    """The texts to one prompt.

    Args:
        exercise: the exercise; its fields ``prompt``, ``find``, ``texts.before``, ``texts.next`` and ``card.1`` to ``card.12`` are made.
        changed: called without arguments when what is ticked changes.

    Attributes:
        ticked: rows as ``Tally.texts`` gives them, by prompt and text: what goes on the seminar page.
    """

    def __init__(self, exercise, changed):
        self._changed, self._filling = changed, False
        self.ticked = {}
        self._tally, self._called, self._at, self._shown = None, {}, 0, []
        self._prompt = exercise.field("prompt", widgets.Dropdown(description="What were they asked?"))
        self._find = exercise.field("find", widgets.Text(description="Find words in these texts", continuous_update=False))
        self._told = Line()
        self._cards = [_Card(exercise, number, self._tick) for number in range(1, AT_ONCE + 1)]
        grid = widgets.VBox(self._cards)
        grid.add_class("class-cards")
        self._turning = widgets.HBox([button(exercise, "texts.before", "Texts before these", lambda: self._turn(-AT_ONCE)),
                                      button(exercise, "texts.next", "More texts", lambda: self._turn(AT_ONCE))], layout=ROW)
        super().__init__([widgets.HTML(markup.tag("h3", "What they wrote, side by side")), self._prompt, self._find, self._told, grid, self._turning,
                          widgets.HTML(why("texts"))])
        self._prompt.observe(lambda _: self._filling or self._from_start(), "value")
        self._find.observe(lambda _: self._filling or self._from_start(), "value")

    def fill(self, tally, called):
        """Show these texts, with these names; the prompt that was chosen stays, where it is still there."""
        self._tally, self._called = tally, called
        prompts = [one for one in tally.prompts()]
        keys = [one["key"] for one in prompts]
        options = tuple((f"{one['title']}. {_short(one['words'])} ({one['many']})", one["key"]) for one in prompts)
        here = self._prompt.value if self._prompt.value in keys else max(prompts, key=lambda one: one["many"])["key"] if prompts else None
        self._filling = True
        try:
            set_options(self._prompt, options, here)
        finally:
            self._filling = False
        self.ticked = {place: row for place, row in self.ticked.items() if place[0] in keys}
        show(self, bool(prompts))
        self._from_start()

    def _from_start(self):
        self._at = 0
        self._draw()

    def _turn(self, by):
        found = self._found()
        if not 0 <= self._at + by < len(found):
            self._told.say("These are the last of them." if by > 0 else "These are the first of them.")
            return
        self._at += by
        self._draw()

    def _found(self):
        if self._tally is None or not self._prompt.value:
            return []
        rows = self._tally.texts(self._prompt.value)
        wanted = self._find.value.strip().casefold()
        rows = [row for row in rows if wanted in row["text"].casefold()] if wanted else rows
        order = {who: place for place, who in enumerate(self._called)}
        return sorted(rows, key=lambda row: min(order.get(who, len(order)) for who in row["who"]))

    def _draw(self):
        found = self._found()
        self._shown = found[self._at:self._at + AT_ONCE]
        for card, row in zip(self._cards, self._shown + [None] * AT_ONCE):
            names = sorted((self._called.get(who, "A learner") for who in row["who"]), key=_in_order) if row else []
            card.fill(row, names, self._find.value.strip(), bool(row) and (row["key"], row["text"]) in self.ticked)
        show(self._turning, len(found) > AT_ONCE)
        wanted = self._find.value.strip()
        if not found:
            self._told.say(f"No text holds “{wanted[:60]}”." if wanted else "")
            return
        last = self._at + len(self._shown)
        where = f"Texts {self._at + 1} to {last} of {len(found)}" if len(found) > AT_ONCE else f"{len(found)} text{'' if len(found) == 1 else 's'}"
        self._told.say(f"{where}{f' with “{wanted[:60]}”' if wanted else ''}.")

    def _tick(self, number, ticked):
        if number > len(self._shown):
            return
        row = self._shown[number - 1]
        place = row["key"], row["text"]
        if ticked:
            self.ticked[place] = row
        else:
            self.ticked.pop(place, None)
        self._changed()


class _Card(widgets.VBox):
    """One text with who wrote it, and a tick."""

    def __init__(self, exercise, number, tick):
        self._filling = False
        self._text = widgets.HTML()
        self._box = exercise.field(f"card.{number}", widgets.Checkbox(description="On the seminar page", value=False, indent=False))
        super().__init__([self._text, self._box])
        self.add_class("class-card")
        self._box.observe(lambda change: self._filling or tick(number, change["new"]), "value")
        show(self, False)

    def fill(self, row, names, wanted, ticked):
        """Show a text, or nothing."""
        show(self, row is not None)
        self._filling = True
        try:
            self._box.value = ticked
        finally:
            self._filling = False
        if row is None:
            self._text.value = ""
            return
        said = markup.join(*[markup.paragraph(_marked(part, wanted)) for part in row["text"].split("\n") if part.strip()])
        self._text.value = markup.tag("article", markup.tag("h4", _names(names)), said)


def _names(names):
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}, in one and the same words"


def _in_order(name):
    digits = name.rpartition(" ")[2]
    return (0, int(digits), "") if name.startswith("Learner ") and digits.isdigit() else (1, 0, name)


def _marked(text, wanted):
    """A text with each place where the words were found marked."""
    low, want = text.casefold(), wanted.casefold()
    if not want or len(low) != len(text):
        # Some letters grow when their case is folded, and places would no longer fit.
        return markup.text(text)
    parts, at = [], 0
    while (place := low.find(want, at)) >= 0:
        parts += [text[at:place], markup.tag("mark", text[place:place + len(want)])]
        at = place + len(want)
    return markup.join(*parts, text[at:])


def _short(words, most=90):
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
