"""Several people: the cover between two of them at one device, and the lines by which devices meet."""

import ipywidgets as widgets

from exercises.catalog.case_conference import meeting, strings
from exercises.catalog.case_conference.people import all_seats, called
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.exchange import Exchange
from exercises.views.lines import ROW, Line, button, set_options
from exercises.views.shown import show

HOW = ("Each device plays its own chairs and the scripted ones speak the same on all of them, since they follow from the group’s code. What a "
       "person does goes over as a short line: read it out, write it down or send it. Nothing goes over a network.")
SWAP = "Change who sits where"


def whose_turn(record, state):
    """The human seat that has something to do now, or None."""
    if state.waits_for == "human" and state.turn:
        return state.turn
    if state.step in ("before", "after"):
        waiting = meeting.to_judge(state, record, state.step)
        deciding = {one.owner for one in meeting.before(state) if one.chosen is None} if state.step == "before" else ()
        return next((seat for seat in record["humans"] if seat in waiting or seat in deciding), None)
    return None


def cover_for(record, state):
    """The seat for which a cover lies on a device that goes round, or None where none lies."""
    if record["way"] != "one" or len(record["humans"]) < 2 or record["uncovered"] or state.step not in ("before", "during", "after"):
        return None
    return whose_turn(record, state)


def shown_to(record, state):
    """The seats whose briefs and cards may be seen on this device now."""
    if record["way"] == "several":
        return tuple(record["mine"])
    if record["way"] == "one" and len(record["humans"]) > 1:
        seat = whose_turn(record, state)
        return (seat,) if seat else ()
    return tuple(record["humans"])


class Devices(widgets.VBox):
    """Swapping chairs, and what several devices tell each other.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` and ``state`` are read.
        keep: called with another record to take the place of this one.

    Attributes:
        code: the field for the group's code, which belongs to setting a meeting up.
    """

    def __init__(self, exercise, keep):
        self._exercise, self._keep, self._opened = exercise, keep, False
        self._code = exercise.field("group.code", widgets.Text(description="Group code from another device, if there is one"))
        self._use, self._told, self._shown = button(exercise, "group.use", "Use this code", self._take_code), Line(), widgets.HTML()
        self.code = widgets.VBox([widgets.HTML(markup.paragraph(HOW, class_="course-hint")), self._shown,
                                  widgets.HBox([self._code, self._use], layout=ROW), self._told])
        self._exchange = Exchange(exercise, "group", self._heard)
        self._turn = button(exercise, "swap", SWAP, self._open_close)
        self._old = exercise.field("swap.from", widgets.Dropdown(description="Instead of this chair"))
        self._new = exercise.field("swap.to", widgets.Dropdown(description="a person takes this one"))
        self._line = Line()
        self._do = button(exercise, "swap.do", "Swap", lambda: self._line.attempt(self._swap))
        self._swapping = widgets.VBox([widgets.HBox([self._old, self._new], layout=ROW), self._do, self._line])
        super().__init__([self._exchange, self._turn, self._swapping])

    def redraw(self):
        """Show what fits the way of playing and where the meeting stands."""
        record, state = self._exercise.record, self._exercise.state
        several = record["way"] == "several"
        show(self.code, several and state.step == "setting")
        if several:
            self._shown.value = markup.paragraph("The code of your group is ", markup.tag("strong", self._own_code(), class_="vignette-code"),
                                                 ". Type it on the other devices before anybody sits down.") if state.step == "setting" else ""
        playing = state.step in ("before", "during", "after")
        show(self._exchange, several and playing)
        if several and playing:
            self._exchange.show_line(strings.write(record))
        show(self._turn, playing)
        show(self._swapping, playing and self._opened)
        self._turn.description = "Leave the chairs as they are" if self._opened else SWAP
        if self._opened:
            humans = tuple(record["mine"] if several else record["humans"])
            set_options(self._old, tuple((called(seat), seat) for seat in humans) or (("nobody", ""),), humans[0] if humans else "")
            free = tuple((called(seat), seat) for seat in all_seats() if seat not in record["humans"])
            if self._new.options != free:
                self._new.options = free

    def _own_code(self):
        return self._exercise.record["code"] or strings.new_code(self._exercise.record)

    def _take_code(self):
        def act():
            self._keep(strings.join(self._exercise.record, self._code.value))
            self._told.say("This device plays in that group now. Choose which chairs people take at it.")
            self._code.value = ""
        self._told.attempt(act)

    def _heard(self, text):
        before = len(self._exercise.record["log"])
        self._exercise.move(strings.read(self._exercise.record, text), focus=False)
        new = len(self._exercise.record["log"]) - before
        return f"Taken over: {new} {'thing that was' if new == 1 else 'things that were'} done at the other device." if new else "All of this was here already."

    def _open_close(self):
        self._opened = not self._opened
        self._line.say()
        self.redraw()

    def _swap(self):
        if not self._old.value or not self._new.value:
            raise Problem("Choose both chairs.")
        self._opened = False
        self._exercise.move(meeting.swap(self._exercise.record, self._old.value, self._new.value))
