"""The log: a turn to be corrected, a turn taken out, a log to be pasted."""

import ipywidgets as widgets

from exercises.catalog.talk_recorder import figures, pasting, talks
from exercises.catalog.talk_recorder.talks import KINDS, clock
from exercises.record.personal import NOTICE
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.form import FreeText
from exercises.views.lines import ROW, Line, button, set_options

HOW = ("A line for each turn: start, end, seat, what it does, and the number of the turn that it picks up, with commas, semicolons or tabs between. Times are minutes and "
       "seconds, 4:05, or hours too, 14:04:05. An empty end is the start of the next line. What it does is ask, inform, propose, challenge, support or decide; "
       "left out, it is inform. Keep what was said out of it.")
EXAMPLE = "0:00, 0:35, Chair, ask\n0:35, 1:10, Mother, propose\n1:10, 1:30, Teacher, support, 2"


class Log(widgets.VBox):
    """Correcting and pasting.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        keep: called with another record.
    """

    def __init__(self, exercise, keep):
        self._exercise, self._keep, self._filling = exercise, keep, False
        wide = {"style": {"description_width": "initial"}, "layout": {"width": "auto"}}
        self._turn = exercise.field("turn", widgets.Dropdown(description="Turn to correct", **wide))
        self._seat = exercise.field("turn_seat", widgets.Dropdown(description="Who speaks in it", **wide))
        self._kind = exercise.field("turn_kind", widgets.Dropdown(options=figures.kinds(), description="What it does", **wide))
        self._picks = exercise.field("turn_picks", widgets.Dropdown(description="What it picks up", **wide))
        self._from = exercise.field("turn_from", widgets.Text(description="From"))
        self._to = exercise.field("turn_to", widgets.Text(description="To"))
        self._line, self._paste_line = Line(), Line()
        self._correct = widgets.VBox([
            widgets.HTML(markup.tag("h3", "Correct the log")), self._turn, self._seat, self._kind, self._picks,
            widgets.HBox([self._from, self._to], layout=ROW),
            widgets.HBox([button(exercise, "change_turn", "Change this turn", lambda: self._line.attempt(self._change)),
                          button(exercise, "drop_turn", "Take this turn out", lambda: self._line.attempt(self._drop))], layout=ROW), self._line])
        self._pasted = FreeText("A log", rows=6, notice=NOTICE)
        exercise.field("pasted", self._pasted.text)
        self._pasted.text.placeholder = EXAMPLE
        self._paste = widgets.VBox([
            widgets.HTML(markup.join(markup.tag("h3", "Or paste a log"), markup.paragraph(HOW, class_="course-hint"))), self._pasted,
            button(exercise, "read_log", "Read this log", lambda: self._paste_line.attempt(self._read)), self._paste_line])
        super().__init__([self._correct, self._paste])
        self._turn.observe(lambda change: self._filling or self._go(change["new"]), "value")

    def forget(self):
        """Let go of what was said about another record."""
        self._line.say()
        self._paste_line.say()

    def refresh(self):
        """Bring the controls in line with the record."""
        record = self._exercise.record
        here = talks.at(record)
        self.layout.display = "none" if record["running"] else "flex"
        self._correct.layout.display = "flex" if here["turns"] else "none"
        # A log is pasted into a recording in which nobody has been tapped.
        self._paste.layout.display = "none" if here["turns"] or here["began"] is not None else "flex"
        if not here["turns"]:
            return
        name = {seat["id"]: seat["name"] for seat in here["seats"]}
        self._filling = True
        try:
            options = tuple((f"{n}. {name[one['seat']]} {KINDS[one['kind']]}, {clock(one['start'])}", one["id"]) for n, one in enumerate(here["turns"], 1))
            known = talks.find(here["turns"], record["here"]["turn"]) or here["turns"][0]
            set_options(self._turn, options, known["id"])
            set_options(self._seat, tuple((seat["name"], seat["id"]) for seat in here["seats"]), known["seat"])
            self._kind.value = known["kind"]
            place = [one["id"] for one in here["turns"]].index(known["id"])
            before = tuple((f"turn {n}: {name[one['seat']]} {KINDS[one['kind']]}", one["id"]) for n, one in enumerate(here["turns"][:place], 1)
                           if one["seat"] != known["seat"])
            set_options(self._picks, (("nothing", ""), *before[::-1]), known["picks"])
            self._from.value, self._to.value = clock(known["start"]), clock(known["end"])
        finally:
            self._filling = False

    def _go(self, turn):
        record = self._exercise.record
        self._keep({**record, "here": {**record["here"], "turn": turn}})
        self._line.say()

    def _change(self):
        turn = talks.find(talks.at(self._exercise.record)["turns"], self._turn.value)
        picks = self._picks.value if self._seat.value == turn["seat"] or not self._picks.value else self._allowed()
        after = talks.with_turn(self._exercise.record, turn["id"], seat=self._seat.value, kind=self._kind.value, picks=picks,
                                start=talks.seconds(self._from.value, "start"), end=talks.seconds(self._to.value, "end"))
        lost = sum(bool(a["picks"]) for a in talks.at(self._exercise.record)["turns"]) - sum(bool(a["picks"]) for a in talks.at(after)["turns"])
        self._keep(after)
        self._line.say("Changed.", f"{lost} link{'' if lost == 1 else 's'} fell away, because the order or the seat is another now." if lost > 0 else "")

    def _allowed(self):
        picked = talks.find(talks.at(self._exercise.record)["turns"], self._picks.value)
        if picked["seat"] == self._seat.value:
            raise Problem("Nobody picks up their own turn. Choose another link, or nothing.")
        return self._picks.value

    def _drop(self):
        self._keep(talks.without_turn(self._exercise.record, self._turn.value))
        self._line.say("The turn is taken out. “Take back the last step” brings it back.")

    def _read(self):
        record = self._exercise.record
        here = talks.at(record)
        # Seats that nobody has named are only a suggestion; those of the log take their place.
        suggested = talks.is_untouched({**here, "purpose": "", "agreed": False})
        turns, seats, added = pasting.read(self._pasted.text.value, [] if suggested else here["seats"])
        talks.ready(here)
        self._keep(talks.changed(record, turns=turns, seats=seats))
        self._pasted.text.value = ""
        self._paste_line.say()
        self._line.say(f"Read: {len(turns)} turns.", f"New seats without a role: {', '.join(added)}. Give them one, if you want the family’s share." if added else "")
