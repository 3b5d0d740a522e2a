"""The part of the player with which one makes the file that one hands in."""

import ipywidgets as widgets

from exercises.catalog.vignette import rules_handing_in
from exercises.catalog.vignette.pieces import ROW
from exercises.record import envelope
from exercises.record.problems import Problem
from exercises.views import markup

TOLD = ("To hand in: a file with your notes, and with your choices only if you tick that. Whoever reads a class sees how many chose what, never "
        "who, and nothing where fewer than five included theirs. The other file above holds your path, since you go on from it.")


class HandingIn(widgets.VBox):
    """A tick that is off by default, and the button that makes the file.

    Args:
        vignette: the :class:`~.view.Vignette`; the controls become its fields.
    """

    def __init__(self, vignette):
        self._player = vignette
        self._include = vignette.field("include_choices", widgets.Checkbox(description="Include my choices", value=False, indent=False))
        self._told = widgets.HTML(markup.status())
        button = vignette.button("hand_in", "Save a file to hand in", self._save)
        super().__init__([widgets.HTML(markup.paragraph(TOLD, class_="course-contents")), widgets.HBox([self._include, button], layout=ROW), self._told])

    def _save(self):
        attempt = self._player.attempt
        try:
            inputs, results = rules_handing_in.record(attempt, self._include.value)
        except Problem as problem:
            self._told.value = markup.status(problem.sentence)
            return
        name = f"{attempt.story.slug}-to-hand-in-{envelope.now()[:10]}.json"
        text = envelope.write(self._player.slug, self._player.version, inputs, results, attempt.notes)
        self._player.deliver(name, "application/json", text)
        held = "your notes and your choices" if self._include.value else "your notes and none of your choices"
        self._told.value = markup.status(f"The file {name}, with {held}, was handed to your browser; look among your downloads.")
