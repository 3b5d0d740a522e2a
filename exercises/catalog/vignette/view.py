"""The player on the screen: a conversation in which one thing happens at a time.

The same few buttons stay and change their words. After a choice its feedback has the screen to itself, with
one button that leads on: so a second press that comes by accident decides nothing. Focus moves to what is new
to be read whenever the button that was pressed goes away.
"""

import ipywidgets as widgets

from exercises.catalog.vignette import debriefing, rules, scenes
from exercises.narrative import player
from exercises.narrative.model import ON
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.exercise import Exercise
from exercises.views.export_bar import ExportBar
from exercises.views.form import FreeText

NONE_CAME = "No vignette came with this page. Load the page again, or open one from the list of vignettes."
NO_PATH = "No other path"


class Vignette(Exercise):
    """The player of one vignette.

    Args:
        entered: the record of an attempt, or None for a new one.

    Attributes:
        attempt: the :class:`~exercises.catalog.vignette.rules.Attempt`.

    Raises:
        Problem: the record cannot be read.
    """

    slug = "vignette"
    version = rules.VERSION
    versions = {rules.VERSION: None}

    def __init__(self, entered=None):
        super().__init__()
        self.attempt = rules.read(entered)
        self._at_feedback = False
        self._filling = False
        self._roads = []
        if self.attempt.story is None:
            self.children = (widgets.HTML(markup.status(NONE_CAME)),)
            return
        self._build(self.attempt.story)
        self._redraw()

    @property
    def inputs(self):
        """The record of this attempt."""
        return self.attempt.inputs

    @property
    def results(self):
        """The path, its ledger and where it came to."""
        return self.attempt.results

    @property
    def notes(self):
        """What the learner wrote for themselves."""
        return self.attempt.notes

    def _build(self, story):
        self._opening = widgets.HTML(scenes.opening(story))
        self._status = widgets.HTML()
        # Not in the order of the Tab key, and yet able to take the focus: a line right above what is new to read,
        # so that reading and scrolling both go on from there. (An HTML widget gives the focus to its inner
        # element, which cannot take it; hence the box.)
        self._stage = widgets.VBox([self._status], tabbable=False)
        self._stage.add_class("vignette-stage")
        self._scene = widgets.HTML()
        self._margin = widgets.HTML()
        self._choices = [self._button(f"choice.{count}", "A choice", lambda count=count: self._choose(count))
                         for count in range(1, 1 + max(len(scene.choices) for scene in story.scenes.values()))]
        for button in self._choices:
            button.add_class("choice-button")
        self._on = self._button("on", "Read on", self._read_on)
        self._next = self._button("next", "What happens next", self._go_on)
        self._debrief = self._button("debrief", "Open the debrief", self._open_debrief)
        for button in (self._on, self._next, self._debrief):
            button.add_class("mod-primary")
        self._back = self._button("back", "Go back one scene", self._go_back)
        self._leave = self._button("leave", "Leave this path and choose a seat", self._go_to_seats)
        self._begins = {seat.id: self._button(f"begin.{seat.id}", f"Begin as {seat.name}", lambda seat=seat: self._begin(seat.id))
                        for seat in story.seats.values()}
        self._road = self.field("road", widgets.Dropdown(description="A decision on this path", options=["None"]))
        self._take = self._button("take_road", "Go back to it and choose otherwise", self._take_road)
        self._compare = self.field("compare", widgets.Dropdown(description="Set beside", options=[NO_PATH]))
        self._compare.observe(lambda _: self._filling or self._draw_compared(), names="index")
        self._compared = widgets.HTML()
        self._free = FreeText("What I would take to a group", self.attempt.notes, rows=5)
        self.field("notes", self._free.text).observe(self._write, names="value")
        self._export = ExportBar(self, lambda: f"{self.attempt.story.slug} {self.attempt.state.seat if self.attempt.state else ''}",
                                 csv=lambda: debriefing.as_csv(self.attempt), page=lambda: debriefing.as_paper(self.attempt),
                                 on_open=self._open, contents="the seats you took, what you chose, what moved and your notes")
        ways = widgets.HBox([self._back, self._leave], layout={"flex_flow": "row wrap"})
        self._after = widgets.VBox([self._free, self._compare, self._compared, self._road, self._take, self._export])
        self._preview = widgets.HTML(scenes.preview(story))
        main = widgets.VBox([self._scene, *self._choices, self._on, self._next, self._debrief, self._after,
                             *self._begins.values(), self._preview, ways],
                            layout={"flex": "3 1 22em", "min_width": "0"})
        margin = widgets.VBox([self._margin], layout={"flex": "1 1 14em", "min_width": "0"})
        margin.add_class("vignette-margin")
        self._margin_box = margin
        table = widgets.HBox([main, margin], layout={"flex_flow": "row wrap", "align_items": "flex-start"})
        table.add_class("vignette-table")
        self.children = (self._opening, self._stage, table)

    def _button(self, name, description, act):
        button = self.field(name, widgets.Button(description=description))
        button.on_click(lambda _: act())
        return button

    # What the learner does ---------------------------------------------------------------------------------

    def _move(self, attempt, at_feedback=False):
        """Stand where ``attempt`` stands; a move that changes nothing is passed over."""
        if attempt is self.attempt and at_feedback == self._at_feedback:
            return
        self.attempt, self._at_feedback = attempt, at_feedback
        self._redraw()
        self._stage.focus()
        self.changed()

    def _begin(self, seat):
        self._move(self.attempt.begin(seat))

    def _choose(self, count):
        state = self.attempt.state
        if state is None or self._at_feedback or self.attempt.debriefed:
            return
        spoken = [choice for choice in player.options(state) if choice.id != ON]
        if count <= len(spoken):
            self._move(self.attempt.choose(spoken[count - 1].id), at_feedback=True)

    def _read_on(self):
        if self._at_feedback:
            self._move(self.attempt)

    def _go_on(self):
        if not self._at_feedback and not self.attempt.debriefed:
            self._move(self.attempt.choose(ON))

    def _go_back(self):
        if self.attempt.state is not None and not self.attempt.state.steps:
            self._go_to_seats()
        else:
            self._move(self.attempt.back())

    def _go_to_seats(self):
        self._move(self.attempt.leave())

    def _open_debrief(self):
        if not self._at_feedback:
            self._move(self.attempt.debrief())

    def _take_road(self):
        if self.attempt.debriefed and self._roads:
            self._move(self.attempt.take_road(self._roads[self._road.index or 0]))

    def _write(self, change):
        if not self._filling:
            self.attempt = self.attempt.write(change["new"])
            self.changed()

    def _open(self, inputs):
        attempt = rules.read(inputs)
        if attempt.story is None or attempt.story.slug != self.attempt.story.slug:
            raise Problem(f"This file is of another vignette; open it on that vignette's page. Here is {self.attempt.story.title}.")
        self._filling = True
        self._free.text.value = attempt.notes
        self._filling = False
        self._move(attempt)

    # What is shown -----------------------------------------------------------------------------------------

    def _redraw(self):
        attempt = self.attempt
        state = attempt.state
        playing = state is not None and not attempt.debriefed
        reading = playing and not self._at_feedback
        spoken = [choice for choice in player.options(state) if choice.id != ON] if reading else []
        for count, button in enumerate(self._choices):
            _show(button, count < len(spoken))
            if count < len(spoken):
                button.description = spoken[count].text
        # Two buttons and not one, so that a double press on the first does not turn two pages.
        _show(self._on, playing and self._at_feedback)
        _show(self._next, reading and not spoken and not state.ended)
        _show(self._debrief, reading and state.ended)
        _show(self._back, playing)
        self._back.description = "Go back one scene" if state is not None and state.steps else "Choose another seat"
        _show(self._leave, playing and bool(state.steps))
        for id_, button in self._begins.items():
            _show(button, state is None or attempt.debriefed)
            again = "Play again as" if attempt.debriefed and id_ == state.seat else "Begin as"
            button.description = f"{again} {attempt.story.seat(id_).name}" if id_ in attempt.story.seats else "A seat"
        _show(self._opening, state is None)
        _show(self._preview, state is None)
        _show(self._margin_box, playing)
        _show(self._after, attempt.debriefed)
        self._status.value = scenes.announced(attempt, self._at_feedback)
        self._margin.value = scenes.margin(attempt.story, state)
        self._scene.value = self._told()
        self._fill_after()

    def _told(self):
        attempt = self.attempt
        if attempt.state is None:
            return markup.join(self._kept(), scenes.seats(attempt.story))
        if attempt.debriefed:
            return debriefing.page(attempt)
        return scenes.feedback(attempt) if self._at_feedback else scenes.scene(attempt)

    def _kept(self):
        """Paths put by, while no seat is taken: those that fit by name, others by their bare choices."""
        attempt = self.attempt
        if not attempt.earlier:
            return None
        lines = []
        for kept in attempt.earlier:
            state = kept.state(attempt.story) if kept.version == attempt.story.version else None
            lines.append(debriefing.name(attempt.story, state) if state is not None else
                         f"Version {kept.version}, {kept.seat}: {' · '.join(kept.path)}. The story has been edited since.")
        trouble = markup.paragraph(attempt.trouble, class_="problem") if attempt.trouble else None
        return markup.tag("div", trouble, markup.details("Paths you have played", markup.bullet_list(lines), open=bool(attempt.trouble)))

    def _fill_after(self):
        """What stands below a debrief: other paths to compare with, decisions to go back to."""
        if not self.attempt.debriefed:
            return
        state = self.attempt.state
        decisions = [(count, step) for count, step in enumerate(state.steps) if step.choice.id != ON]
        others = [other for other in self.attempt.comparable() if other[1].path != state.path or other[1].seat != state.seat]
        self._filling = True
        self._roads = [count for count, _ in decisions]
        self._road.options = [step.scene.title for _, step in decisions] or ["None"]
        self._others = [other for _, other in others]
        names = [f"{count}. {debriefing.name(self.attempt.story, other)}" for count, other in enumerate(self._others, 1)]
        self._compare.options = [NO_PATH, *names]
        self._compare.index = 1 if names else 0
        self._filling = False
        _show(self._compare, bool(names))
        self._draw_compared()
        self._export.refresh()

    def _draw_compared(self):
        chosen = (self._compare.index or 0) - 1
        if self.attempt.debriefed and 0 <= chosen < len(self._others):
            self._compared.value = debriefing.side_by_side(self.attempt.story, self.attempt.state, self._others[chosen])
        else:
            self._compared.value = markup.paragraph("Play it again from the other seat, or choose otherwise at one of your decisions: "
                                                    "the two paths are then set side by side here.")


def _show(widget, visible):
    """Show or hide; the layout is touched only on a change, since each touch is a message."""
    display = None if visible else "none"
    if widget.layout.display != display:
        widget.layout.display = display
