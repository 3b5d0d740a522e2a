"""Paths that were put by: what they were, and a way back into those that still fit."""

import ipywidgets as widgets

from exercises.catalog.vignette import debriefing
from exercises.catalog.vignette.pieces import show
from exercises.views import markup


class Earlier(widgets.VBox):
    """What stands before the seats of one who has played already.

    Args:
        vignette: the :class:`~.view.Vignette`; the controls become its fields.
    """

    def __init__(self, vignette):
        self._player = vignette
        self._listed = widgets.HTML()
        self._kept = []
        self._path = vignette.field("earlier_path", widgets.Dropdown(description="A path that you have put by", options=["None"]))
        self._take_up = vignette.button("take_up", "Go on with this path", self._go_on)
        super().__init__([self._listed, self._path, self._take_up])

    def redraw(self):
        """List the paths: those that fit a story that is here by name, others by their bare choices."""
        attempt = self._player.attempt
        lines, names, self._kept = [], [], []
        for kept in attempt.earlier:
            state = attempt.standing(kept)
            if state is None:
                lines.append(f"Version {kept.version}, {kept.seat}: {' · '.join(kept.path)}. The story has been edited since.")
                continue
            old = "" if kept.fits(attempt.story) else f", in version {kept.version}"
            lines.append(debriefing.name(attempt.story_of(kept), state) + old)
            names.insert(0, f"{len(lines)}. {lines[-1]}")
            self._kept.insert(0, kept)
        trouble = markup.paragraph(attempt.trouble, class_="problem") if attempt.trouble else None
        listed = markup.details("Paths you have played", markup.bullet_list(lines), open=bool(attempt.trouble)) if lines else None
        self._listed.value = markup.tag("div", trouble, listed) if lines or trouble else ""
        if list(self._path.options) != (names or ["None"]):
            self._path.options = names or ["None"]
            self._path.index = 0
        for control in (self._path, self._take_up):
            show(control, bool(names))

    def _go_on(self):
        attempt = self._player.attempt
        chosen = self._path.index or 0
        if attempt.state is None and attempt.group is None and chosen < len(self._kept):
            self._player.move(attempt.take_up(self._kept[chosen]))
