"""What one does when it is one's turn: a few kinds of turn, then what it needs, then saying it."""

import ipywidgets as widgets

from exercises.catalog.case_conference import meeting
from exercises.catalog.case_conference.people import called
from exercises.record import personal
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.lines import ROW, Line, button, set_options
from exercises.views.shown import show

FIELDS = ("to", "card", "manner", "topic", "line", "owner", "date", "measure", "likely", "plan", "category", "because", "how")
LONGEST = 240
FIRST = ("name_it", "think_again", "defend", "view", "decide", "dissent", "answer", "share", "ask", "invite", "propose", "challenge", "support",
         "explain", "complete", "summarise", "silent")
SHOWN = 6  # kinds of turn that stand there at once; the others are a button away
MORE, LESS = "Other things to do", "Fewer things to do"
OWN, SCRIPTED = "Say it in my own words", "Leave the words to the script"
NO_CHOICE = "—"


class TurnControls(widgets.VBox):
    """The controls of a turn.

    Args:
        exercise: the exercise on which they are registered; its ``record`` and ``state`` are read.
        act: called with the event that the learner makes of it; raises ``Problem`` where it cannot be.
    """

    def __init__(self, exercise, act):
        self._exercise, self._act, self._filling, self._options, self._own = exercise, act, False, (), False
        self._all = False
        self._seat, self._chosen = None, {}
        self._head, self._help, self._line = widgets.HTML(), widgets.HTML(), Line()
        self._kind = exercise.field("turn.kind", widgets.ToggleButtons(description="What do you do?", options=[(NO_CHOICE, "")]))
        self._fields = {name: exercise.field(f"turn.{name}", widgets.Dropdown(description=name, options=[(NO_CHOICE, "")])) for name in FIELDS}
        self._words = exercise.field("turn.words", widgets.Textarea(description="In your own words, at most 240 signs", rows=2, continuous_update=True))
        self._notice = widgets.HTML(markup.paragraph(personal.NOTICE, class_="course-notice"))
        self._say = button(exercise, "turn.say", "Say it", lambda: self._line.attempt(self._done))
        self._say.add_class("mod-primary")
        self._turn_own = button(exercise, "turn.own", OWN, self._switch)
        self._more = button(exercise, "turn.more", MORE, self._turn_more)
        super().__init__([self._head, self._kind, self._more, self._help, widgets.HBox(list(self._fields.values()), layout=ROW), self._notice, self._words,
                          self._line, widgets.HBox([self._say, self._turn_own], layout=ROW)])
        self.add_class("conference-turn")
        self._kind.observe(lambda _: self._filling or self._draw(), "value")
        for name, control in self._fields.items():
            control.observe(lambda change, name=name: self._filling or self._picked(name, change["new"]), "value")
        self._words.observe(lambda change: self._line.say(*personal.warnings(change["new"])), "value")

    def redraw(self, seat):
        """Offer what this seat may do now.

        Args:
            seat: whose turn it is at this device, or None where it is nobody's.
        """
        options = tuple(meeting.options(self._exercise.state, seat)) if seat else ()
        show(self, bool(options))
        if not options:
            self._options = ()
            return
        if (seat, {one.do for one in options}) != (self._seat, {one.do for one in self._options}):
            self._line.say()
            self._all = False
        self._seat, self._options = seat, tuple(sorted(options, key=lambda one: FIRST.index(one.do) if one.do in FIRST else len(FIRST)))
        options = self._options
        self._head.value = markup.tag("h3", f"{called(seat)}, it is your turn")
        self._filling = True
        try:
            offered = options if self._all or len(options) <= SHOWN + 1 else options[:SHOWN]
            chosen = self._kind.value if self._kind.value in [one.do for one in offered] else offered[0].do
            set_options(self._kind, tuple((one.label, one.do) for one in offered), chosen)
        finally:
            self._filling = False
        show(self._more, len(options) > SHOWN + 1)
        self._more.description = LESS if self._all else MORE
        self._draw()

    def _turn_more(self):
        self._all = not self._all
        self.redraw(self._seat)

    def _draw(self):
        """Show what the chosen kind of turn needs."""
        option = next((one for one in self._options if one.do == self._kind.value), None)
        if option is None:
            return
        self._help.value = markup.paragraph(option.help, class_="course-hint") if option.help else ""
        needed = {field.name: field for field in option.fields}
        self._filling = True
        try:
            for name, control in self._fields.items():
                field = needed.get(name)
                show(control, field is not None)
                if field is None:
                    continue
                control.description = field.label
                options = tuple((label, value) for value, label in field.values)
                if name == "card":
                    options = self._own_first(options)
                values = [value for _, value in options]
                wanted = self._chosen.get((option.do, name))
                set_options(control, options or ((NO_CHOICE, ""),), wanted if wanted in values else (values[0] if values else ""))
        finally:
            self._filling = False
        # Staying silent needs no words; a line of one's own and a dissent are nothing else.
        only_words = option.do == "dissent" or (option.do == "propose" and self._fields["line"].value == "own")
        words = only_words or (self._own and option.do not in ("silent", "complete", "hand_up"))
        for one in (self._words, self._notice):
            show(one, words)
        show(self._turn_own, option.do not in ("silent", "complete", "hand_up") and not only_words)
        self._turn_own.description = SCRIPTED if self._own else OWN
        self._say.description = {"silent": "Stay silent", "complete": "Put it on the board", "propose": "Propose it", "decide": "Decide so",
                                 "view": "Give this view", "hand_up": "Put your hand up"}.get(option.do, "Say it")

    def _own_first(self, options):
        """Cards with what this seat alone knows, and has not said, before what everybody knew."""
        found = self._exercise.state.cards
        return tuple(sorted(options, key=lambda one: not (one[1] in found and found[one[1]].holders == (self._seat,) and found[one[1]].shared_at is None)))

    def _picked(self, name, value):
        self._chosen[(self._kind.value, name)] = value
        if name == "line":
            self._draw()

    def _switch(self):
        self._own = not self._own
        self._draw()

    def _done(self):
        option = next((one for one in self._options if one.do == self._kind.value), None)
        if option is None or self._seat is None:
            raise Problem("It is not your turn just now. Hear the next turn first.")
        event = meeting.event(self._seat, option.do, {field.name: self._fields[field.name].value for field in option.fields if field.name in self._fields})
        words = " ".join(self._words.value.split())
        if self._words.layout.display != "none" and words:
            if len(words) > LONGEST:
                raise Problem(f"These are {len(words)} signs, and a turn has {LONGEST} at most. Say it in fewer.")
            event["words"] = words
        self._act(event)
        self._words.value = ""
        self._own = False
        self._chosen = {}
