"""The table: one moment at a time, who would have had it otherwise, and what was said of it."""

import ipywidgets as widgets

from exercises.catalog.vignette.pieces import ROW, show
from exercises.catalog.vignette.rules_group import ONE
from exercises.narrative.group_round import Dissent
from exercises.views.form import FreeText, Group


class Table(widgets.VBox):
    """What a group does at one moment that lies on the table."""

    def __init__(self, vignette):
        self._vignette = vignette
        self._filling = False
        self._checks = {}
        for seat, chair in vignette.attempt.story.seats.items():
            check = widgets.Checkbox(description=f"The seat of {chair.name} would have had it otherwise", indent=False)
            self._checks[seat] = vignette.field(f"group.dissent.{seat}", check)
            check.observe(lambda change, seat=seat: self._dissented(seat, change["new"]), names="value")
        self._free = FreeText("What stood against what (by seat, no names)", rows=3)
        vignette.field("group.talk", self._free.text).observe(self._wrote, names="value")
        self._before = vignette.button("group.before", "The moment before", lambda: self._look(-1))
        self._after = vignette.button("group.after", "The next moment", lambda: self._look(1), primary=True)
        super().__init__([Group("Does a seat disagree with how this went?", list(self._checks.values())), self._free,
                          widgets.HBox([self._before, self._after], layout=ROW)])

    def redraw(self, play):
        """Show the moment that lies on the table."""
        if play.showing != "table" or not play.rows:
            return
        moment = play.rows[play.at][0]
        self._filling = True
        for seat, check in self._checks.items():
            show(check, seat in play.played and (play.way == ONE or seat == play.turn))
            check.value = Dissent(moment, seat) in play.disagreements
        if self._free.text.value != play.talk.get(moment, ""):
            self._free.text.value = play.talk.get(moment, "")
        self._filling = False
        show(self._before, play.at > 0)
        show(self._after, play.at + 1 < len(play.rows))

    def _dissented(self, seat, otherwise):
        if not self._filling and self._vignette.attempt.group is not None:
            self._vignette.move_group(self._vignette.attempt.group.dissent(seat, otherwise), focus=False)

    def _wrote(self, change):
        attempt = self._vignette.attempt
        if not self._filling and attempt.group is not None:
            self._vignette.written(attempt.play_together(attempt.group.write(change["new"])))

    def _look(self, by):
        play = self._vignette.attempt.group
        if play is not None:
            self._vignette.move_group(play.look(play.at + by))
