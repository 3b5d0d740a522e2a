"""The player on the screen: a conversation in which one thing happens at a time.

The same few buttons stay and change their words. After a choice its feedback has the screen to itself, with
one button that leads on: so a second press that comes by accident decides nothing. Focus moves to what is new
to be read whenever the button that was pressed goes away.
"""

import ipywidgets as widgets

from exercises.catalog.vignette import debriefing, paper, rules, rules_merging, scenes
from exercises.catalog.vignette.after import AfterPlay
from exercises.catalog.vignette.earlier import Earlier
from exercises.catalog.vignette.files import Files
from exercises.catalog.vignette.group_view import GroupView
from exercises.catalog.vignette.pieces import ROW, show
from exercises.narrative import library, player
from exercises.narrative.model import ON
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.exercise import Exercise

NONE_CAME = "No vignette came with this page. Load the page again, or open one from the list of vignettes."


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
        if self.attempt.story is None:
            self.children = (widgets.HTML(markup.status(NONE_CAME)),)
            return
        self._together = None
        self._build(self.attempt.story)
        self._redraw()

    @property
    def inputs(self):
        """The record of this attempt."""
        return self.attempt.inputs

    @property
    def results(self):
        """The path, its ledger, where it came to, and its debrief."""
        return self.attempt.results

    @property
    def notes(self):
        """What the learner wrote for themselves."""
        return self.attempt.notes

    def sheets(self):
        """The debrief of what is open, and of each path that was put by."""
        return paper.sheets(self.attempt, self.after.beside) if self.attempt.story is not None else []

    def _build(self, story):
        known = library.versions(story.slug)  # an older story may have other seats, or more choices in a scene
        self._opening = widgets.HTML(scenes.opening(story))
        self._status = widgets.HTML()
        # Not in the order of the Tab key, and yet able to take the focus: a line right above what is new to read,
        # so that reading and scrolling both go on from there. (An HTML widget gives the focus to its inner
        # element, which cannot take it; hence the box.)
        self._stage = widgets.VBox([self._status], tabbable=False)
        self._stage.add_class("vignette-stage")
        self._scene = widgets.HTML()
        self._margin = widgets.HTML()
        most = max(len(scene.choices) for one in known for scene in one.scenes.values())
        self._choices = [self.button(f"choice.{count}", "A choice", lambda count=count: self._choose(count)) for count in range(1, 1 + most)]
        for button in self._choices:
            button.add_class("choice-button")
        self._finish = self.button("finish", "Finish what you began", lambda: self.move(self.attempt.finish()), primary=True)
        self._restart = self.button("restart", "Start again with the story as it is now", lambda: self._start_again())
        self._on = self.button("on", "Read on", lambda: self.move(self.attempt.read_on()), primary=True)
        self._next = self.button("next", "What happens next", lambda: self.move(self.attempt.choose(ON)), primary=True)
        self._debrief = self.button("debrief", "Open the debrief", lambda: self.move(self.attempt.debrief()), primary=True)
        self._back = self.button("back", "Go back one scene", self._go_back)
        self._leave = self.button("leave", "Leave this path and choose a seat", lambda: self.move(self.attempt.leave()))
        names = {id_: seat.name for one in reversed(known) for id_, seat in one.seats.items()}
        self._begins = {id_: self.button(f"begin.{id_}", f"Begin as {name}", lambda id_=id_: self._begin(id_)) for id_, name in names.items()}
        self._open_group = self.button("together", "Play in a group", self._play_together)
        self.after = AfterPlay(self)
        self._files = Files(self)
        self._earlier = Earlier(self)
        self._show_files = self.button("files", "Save or open a file", self._turn_files)
        self._files_open = False
        self._group_place = widgets.VBox()
        self._preview = widgets.HTML(scenes.preview(story))
        ways = widgets.HBox([self._back, self._leave, self._show_files], layout=ROW)
        main = widgets.VBox([self._earlier, self._scene, *self._choices, self._finish, self._restart, self._on, self._next, self._debrief, self._group_place,
                             self.after, *self._begins.values(), self._open_group, self._preview, ways, self._files],
                            layout={"flex": "3 1 22em", "min_width": "0"})
        self._margin_box = widgets.VBox([self._margin], layout={"flex": "1 1 14em", "min_width": "0"})
        self._margin_box.add_class("vignette-margin")
        table = widgets.HBox([main, self._margin_box], layout={**ROW, "align_items": "flex-start"})
        table.add_class("vignette-table")
        self.children = (self._opening, self._stage, table)

    def button(self, name, description, act, primary=False):
        """A button that is the control ``name`` and does ``act`` when it is pressed."""
        button = self.field(name, widgets.Button(description=description))
        button.on_click(lambda _: act())
        if primary:
            button.add_class("mod-primary")
        return button

    # What the learner does ---------------------------------------------------------------------------------

    def move(self, attempt, focus=True):
        """Stand where ``attempt`` stands; a move that changes nothing is passed over."""
        if attempt is self.attempt or attempt == self.attempt:
            return
        self.attempt = attempt
        self._redraw()
        if focus:
            self._stage.focus()
        self.changed()

    def move_group(self, play, focus=True):
        """Stand where a group's play stands; None ends it."""
        if play is not self.attempt.group:
            self.move(self.attempt.play_together(play), focus)

    def written(self, attempt):
        """Take over what was written, which changes nothing that is shown."""
        self.attempt = attempt
        self.changed()

    def arrange(self):
        """Draw anew, with the focus on what is new, where nothing was chosen but something else is shown."""
        self._redraw()
        self._stage.focus()

    def _begin(self, seat):
        if seat in library.find(self.attempt.story.slug).seats and self._at_seats():
            self.move(self.attempt.begin(seat))

    def _at_seats(self):
        attempt = self.attempt
        return not attempt.asking and attempt.group is None and (attempt.state is None or attempt.debriefed)

    def _choose(self, count):
        attempt = self.attempt
        if attempt.state is None or attempt.showing != "scene" or attempt.asking:
            return
        spoken = [choice for choice in player.options(attempt.state) if choice.id != ON]
        if count <= len(spoken):
            self.move(attempt.choose(spoken[count - 1].id))

    def _go_back(self):
        attempt = self.attempt
        if attempt.state is not None and not attempt.asking:
            self.move(attempt.back() if attempt.state.steps else attempt.leave())

    def _start_again(self):
        if self.attempt.asking:
            self.move(self.attempt.start_again())

    def _play_together(self):
        if self.attempt.group is None and not self.attempt.asking:
            self._group().set_up()
            self.arrange()

    def _turn_files(self):
        self._files_open = not self._files_open
        self._redraw()

    def open_record(self, inputs):
        """Go on from a record that was opened; what stood here is put by, not overwritten. Returns a sentence that says so.

        Raises:
            Problem: it is of another vignette, or cannot be read; nothing is changed then.
        """
        attempt = rules.read(inputs)
        if attempt.story is None or attempt.story.slug != self.attempt.story.slug:
            raise Problem(f"This file is of another vignette; open it on that vignette's page. Here is {self.attempt.story.title}.")
        if self.attempt.group is None and attempt.group is None:
            attempt = rules_merging.beside(attempt, self.attempt)
        self.after.write(attempt.notes)
        if self._together is not None:
            self._together.stop_setting_up()
        self.move(attempt)
        return "The path that you were on, and your notes, are kept beside it." if attempt.group is None else None

    def add_record(self, inputs):
        """Put the paths and notes of another copy beside one's own; returns what came of it.

        Raises:
            Problem: it is of another vignette, cannot be read, or holds more than fits; nothing is changed then.
        """
        # By the rule of together.py, which needs no story; here it is there, so that what fits it is known.
        attempt = rules_merging.beside(self.attempt, rules.read(inputs))
        came = len(attempt.earlier) - len(self.attempt.earlier)
        if attempt != self.attempt:
            self.after.write(attempt.notes)
            self.move(attempt, focus=False)
        return f"{came} {'path stands' if came == 1 else 'paths stand'} beside yours, and the notes of both are kept."

    # What is shown -----------------------------------------------------------------------------------------

    def _group(self):
        """The group's part, made when it is first wanted."""
        if self._together is None:
            self._together = GroupView(self)
            self._group_place.children = (self._together,)
        return self._together

    def _redraw(self):
        attempt, state = self.attempt, self.attempt.state
        if attempt.group is not None and not attempt.asking:
            self._group()
        setting_up = self._together is not None and self._together.setting_up
        together = (attempt.group is not None or setting_up) and not attempt.asking
        alone = not together and not attempt.asking
        playing = alone and state is not None and not attempt.debriefed
        reading = playing and not attempt.at_feedback
        self._draw_choices(state if reading else None)
        show(self._finish, attempt.asking)
        show(self._restart, attempt.asking)
        # Two buttons and not one, so that a double press on the first does not turn two pages.
        show(self._on, playing and attempt.at_feedback)
        show(self._next, reading and not state.scene.decision and not state.ended)
        show(self._debrief, reading and state.ended)
        show(self._back, playing)
        self._back.description = "Go back one scene" if state is not None and state.steps else "Choose another seat"
        show(self._leave, playing and bool(state.steps))
        show(self._group_place, together)
        at_seats = alone and (state is None or attempt.debriefed)
        self._draw_begins(at_seats)
        show(self._opening, alone and state is None)
        show(self._preview, alone and state is None)
        show(self._earlier, alone and state is None and bool(attempt.earlier))
        debriefed = alone and attempt.debriefed or together and attempt.group is not None and attempt.group.showing == "debrief"
        show(self.after, debriefed)
        show(self._show_files, not debriefed)
        self._show_files.description = "Put the files away" if self._files_open else "Save or open a file"
        show(self._files, debriefed or self._files_open)
        self._status.value = self._together.announced() if together else scenes.announced(attempt)
        margin = self._together.margin_of() if together else state if playing else None
        show(self._margin_box, margin is not None)
        self._margin.value = scenes.margin(attempt.story, margin)
        show(self._scene, not together)
        self._scene.value = "" if together else self._told()
        if together:
            self._together.redraw()
        self.after.redraw(debriefed)
        self._files.redraw()
        self._earlier.redraw()

    def _draw_choices(self, state):
        spoken = [choice for choice in player.options(state) if choice.id != ON] if state is not None else []
        for count, button in enumerate(self._choices):
            show(button, count < len(spoken))
            if count < len(spoken):
                button.description = spoken[count].text

    def _draw_begins(self, at_seats):
        seats = library.find(self.attempt.story.slug).seats
        for id_, button in self._begins.items():
            show(button, at_seats and id_ in seats)
            again = "Play again as" if self.attempt.debriefed and id_ == self.attempt.state.seat else "Begin as"
            button.description = f"{again} {seats[id_].name}" if id_ in seats else "A seat"
        show(self._open_group, at_seats and len(seats) > 1)

    def _told(self):
        attempt = self.attempt
        if attempt.asking:
            return scenes.edited(attempt, library.find(attempt.story.slug))
        if attempt.state is None:
            return scenes.seats(attempt.story)
        if attempt.debriefed:
            return debriefing.page(attempt)
        return scenes.feedback(attempt.story, attempt.state) if attempt.at_feedback else scenes.scene(attempt)
