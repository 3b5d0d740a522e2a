"""What stands below a debrief: one's own notes, another path to set beside this one, a decision to make otherwise."""

import ipywidgets as widgets

from exercises.catalog.vignette import debriefing
from exercises.catalog.vignette.pieces import show
from exercises.narrative.model import ON
from exercises.views import markup
from exercises.views.form import FreeText

NO_PATH = "No other path"


class AfterPlay(widgets.VBox):
    """The part of the player that comes with a debrief.

    Args:
        player: the :class:`~.view.Vignette`; the controls become its fields.
    """

    def __init__(self, player):
        self._player = player
        self._filling = False
        self._roads, self._others = [], []
        self._decision = player.field("road", widgets.Dropdown(description="A decision on this path", options=["None"]))
        self._take = player.button("take_road", "Go back to it and choose otherwise", self._take_road)
        self._beside = player.field("compare", widgets.Dropdown(description="Set beside", options=[NO_PATH]))
        self._beside.observe(lambda _: self._filling or self._draw_compared(), names="index")
        self._compared = widgets.HTML()
        self._free = FreeText("What I would take to a group", player.attempt.notes, rows=5)
        player.field("notes", self._free.text).observe(self._written, names="value")
        self._alone = widgets.VBox([self._beside, self._compared, self._decision, self._take])
        super().__init__([self._free, self._alone])

    @property
    def beside(self):
        """The path that is set beside one's own, or None."""
        chosen = (self._beside.index or 0) - 1
        return self._others[chosen] if self._player.attempt.debriefed and 0 <= chosen < len(self._others) else None

    def write(self, notes):
        """Show the notes of a record that was opened."""
        self._filling = True
        self._free.text.value = notes
        self._filling = False

    def redraw(self, debriefed):
        """Show what fits the attempt, where a debrief is open."""
        attempt = self._player.attempt
        show(self._alone, attempt.group is None)
        if not debriefed or attempt.group is not None:
            return
        state = attempt.state
        decisions = [(count, step) for count, step in enumerate(state.steps) if step.choice.id != ON]
        self._filling = True
        self._roads = [count for count, _ in decisions]
        self._decision.options = [step.scene.title for _, step in decisions] or ["None"]
        self._others = [other for _, other in attempt.comparable() if (other.path, other.seat) != (state.path, state.seat)]
        names = [f"{count}. {debriefing.name(attempt.story, other)}" for count, other in enumerate(self._others, 1)]
        self._beside.options = [NO_PATH, *names]
        self._beside.index = 1 if names else 0
        self._filling = False
        show(self._beside, bool(names))
        self._draw_compared()

    def _draw_compared(self):
        attempt = self._player.attempt
        if self.beside is not None:
            self._compared.value = debriefing.side_by_side(attempt.story, attempt.state, self.beside)
        else:
            self._compared.value = markup.paragraph(debriefing.ON_PATHS)

    def _take_road(self):
        attempt = self._player.attempt
        if attempt.debriefed and self._roads:
            self._player.move(attempt.take_road(self._roads[self._decision.index or 0]))

    def _written(self, change):
        if not self._filling:
            self._player.written(self._player.attempt.write(change["new"]))
