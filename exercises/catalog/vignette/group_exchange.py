"""How devices meet by short lines, and how seats are changed."""

import ipywidgets as widgets

from exercises.catalog.vignette import group_pages
from exercises.catalog.vignette.pieces import show
from exercises.catalog.vignette.rules_group import ONE
from exercises.narrative import group, group_lines
from exercises.record.problems import Problem
from exercises.views import exchange, markup


class Exchange(exchange.Exchange):
    """This device's line, and a field for those of the others.

    Args:
        vignette: the player.
    """

    def __init__(self, vignette):
        self._vignette = vignette
        super().__init__(vignette, "group", self._heard_from)

    def redraw(self, play):
        """Show the line as it is now, and whose lines are here."""
        if play.way == ONE:
            return
        self.show_line(group_lines.write(play.story, play.code, play.own_line))
        self.heard.value = group_pages.heard(play)

    def _heard_from(self, text):
        play = self._vignette.attempt.group
        if play is None or play.way == ONE:
            return None
        heard = play.hear(text)
        new = [line for line in heard.lines if line not in play.lines]
        self._vignette.move_group(heard, focus=False)
        return f"Taken over from place {new[0].place}." if new else "This line, or a newer one of that place, was here already."


class Seats(widgets.VBox):
    """Who sits where now; nothing is kept of how it was.

    Args:
        vignette: the player.
        exchange: the :class:`Exchange`, which stands here too where a seat is to be taken over from another device.
    """

    def __init__(self, vignette, exchange):
        self._vignette, self._exchange = vignette, exchange
        self._open = False
        self._turn = vignette.button("group.seats", "Change who sits where", self._toggle)
        self._head = widgets.HTML()
        story = vignette.attempt.story
        self._people = {seat: vignette.field(f"group.people.{seat}", widgets.BoundedIntText(
            description=f"People in the seat of {chair.name}", value=0, min=0, max=group.MOST)) for seat, chair in story.seats.items()}
        self._sit = vignette.button("group.sit", "Sit like this", self._seated)
        self._names = list(story.seats)
        self._seat = vignette.field("group.seat", widgets.Dropdown(description="Seat", options=[chair.name for chair in story.seats.values()]))
        self._take = vignette.button("group.take", "Sit there", self._taken)
        self._told = widgets.HTML(markup.status())
        super().__init__([self._turn, self._head, *self._people.values(), self._sit, self._seat, self._take, self._told])

    def redraw(self, play):
        """Show the fields that fit the way of playing, where they are open."""
        one = play.way == ONE
        self._turn.description = "Leave the seats as they are" if self._open else "Change who sits where"
        for control in (*self._people.values(), self._sit):
            show(control, self._open and one)
        for control in (self._seat, self._take):
            show(control, self._open and not one)
        show(self._head, self._open)
        show(self._exchange, not one and (self._open or play.showing in ("meet", "table")))
        advice = ("Say how many sit in each seat now. Whoever leaves, leaves; whoever comes, sits down. A seat goes on from where it stands." if one else
                  "Choose the seat in which you sit from now on. It goes on from where it stands as far as this device has heard: "
                  "so let the lines of the two devices meet first, here above. They show nothing of what was chosen.")
        self._head.value = markup.paragraph(advice)
        if not self._open:
            self._fill(play)

    def _fill(self, play):
        for seat, control in self._people.items():
            control.value = play.people.get(seat, 0)
        if play.turn in self._names:
            self._seat.index = self._names.index(play.turn)

    def _toggle(self):
        self._open = not self._open
        if self._vignette.attempt.group is not None:
            self.redraw(self._vignette.attempt.group)

    def _seated(self):
        play = self._vignette.attempt.group
        if play is None or play.way != ONE or play.showing != "cover":
            return
        self._tried(lambda: play.sit({seat: control.value for seat, control in self._people.items()}))

    def _taken(self):
        play = self._vignette.attempt.group
        if play is not None and play.way != ONE and self._seat.index is not None:
            self._tried(lambda: play.take_seat(self._names[self._seat.index]))

    def _tried(self, act):
        try:
            after = act()
        except Problem as problem:
            self._told.value = markup.status(markup.paragraph(problem.sentence, class_="problem"))
            return
        self._told.value = markup.status()
        self._open = False
        if after is self._vignette.attempt.group:
            self.redraw(after)
        self._vignette.move_group(after)
