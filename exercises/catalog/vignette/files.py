"""Taking what was played along and going on from it: files, and a path in one line."""

import ipywidgets as widgets

from exercises.catalog.vignette import paper
from exercises.catalog.vignette.handing_in import HandingIn
from exercises.catalog.vignette.pieces import show
from exercises.narrative import player
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.export_bar import ExportBar

CONTENTS = "the seats you took, what you chose, what moved, the debrief of a path that has ended, and your notes"


class Files(widgets.VBox):
    """The part of the player with which one takes a path to another device, at any scene.

    Args:
        vignette: the :class:`~.view.Vignette`; the controls become its fields.
    """

    def __init__(self, vignette):
        self._player = vignette
        self._bar = ExportBar(vignette, self._name, csv=lambda: paper.as_csv(vignette.attempt),
                              page=lambda: paper.as_page(vignette.attempt, vignette.after.beside), on_open=vignette.open_record, merge=vignette.add_record,
                              contents=CONTENTS)
        self._line = vignette.field("path_line", widgets.Text(description="This path in one line"))
        self._other = vignette.field("follow_line", widgets.Text(description="Another path in one line"))
        self._follow = vignette.button("follow", "Go on from that line", self._go_on)
        self._told = widgets.HTML(markup.status())
        super().__init__([self._bar, HandingIn(vignette), self._line, self._other, self._follow, self._told])
        self.add_class("vignette-files")

    def redraw(self):
        """Show the line of the path that is played."""
        attempt = self._player.attempt
        line = player.written(attempt.story, attempt.state) if attempt.state is not None else ""
        if self._line.value != line:
            self._line.value = line
        show(self._line, bool(line))
        self._bar.refresh()

    def _name(self):
        attempt = self._player.attempt
        return f"{attempt.story.slug} {attempt.state.seat if attempt.state else 'group' if attempt.group else ''}"

    def _go_on(self):
        try:
            attempt = self._player.attempt.follow(self._other.value)
        except Problem as problem:
            self._told.value = markup.status(markup.tag("div", markup.paragraph(problem.sentence), class_="course-problems"),
                                             markup.paragraph("What stands here is as it was."))
            return
        self._told.value = markup.status()
        self._other.value = ""
        self._player.move(attempt)
