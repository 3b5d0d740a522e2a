"""A group's play on the screen: the cover between two people, a seat's scenes, the table, putting down, the debrief."""

import ipywidgets as widgets

from exercises.catalog.vignette import group_pages, scenes
from exercises.catalog.vignette.group_exchange import Exchange, Seats
from exercises.catalog.vignette.group_start import GroupStart
from exercises.catalog.vignette.group_table import Table
from exercises.catalog.vignette.pieces import ROW, show
from exercises.catalog.vignette.rules_group import ONE, SEVERAL
from exercises.narrative import player
from exercises.narrative.model import ON
from exercises.views.form import ConfirmButton
from exercises.views.markup import status


class GroupView(widgets.VBox):
    """The group's part of the player; made when it is first wanted.

    Args:
        vignette: the :class:`~.view.Vignette`; the controls become its fields.

    Attributes:
        setting_up: whether the fields stand there with which a group begins.
    """

    def __init__(self, vignette):
        self._vignette = vignette
        self.setting_up = False
        self._start = GroupStart(vignette, self._begin, self._cancel)
        self._page = widgets.HTML()
        most = len(vignette._choices)
        self._choices = [vignette.button(f"group.choice.{count}", "A choice", lambda count=count: self._choose(count)) for count in range(1, 1 + most)]
        for button in self._choices:
            button.add_class("choice-button")
        self._acts = [()] * most
        self._uncover = self._button("uncover", "I sit there: lift the cover", lambda play: play.uncover())
        self._on = self._button("on", "Read on", lambda play: play.read_on() if play.showing in ("told", "split") else play)
        self._next = self._button("next", "What happens next", lambda play: play.read_on() if play.showing == "scene" else play)
        self._pass = self._button("pass", "This seat has come to its end: pass it on", lambda play: play.pass_on())
        self._down = self._button("down", "We have talked: put the people down", lambda play: play.put_down())
        self._debrief = self._button("debrief", "We have put them down: open the debrief", lambda play: play.open_debrief())
        self._back = self._button("back", "Go back one scene", lambda play: play.back(), primary=False)
        self._table_again = self._button("to_table", "Back to the table", lambda play: play.to_table(), primary=False)
        self._whose = vignette.field("group.whose", widgets.Dropdown(description="Whose path to read below", options=["None"]))
        self._whose.observe(lambda _: self._filling or self._draw_page(), names="index")
        self._filling, self._whose_of = False, ()
        self._exchange = Exchange(vignette)
        self._seats = Seats(vignette, self._exchange)
        self._table = Table(vignette)
        self._end = ConfirmButton("End the group’s play on this device", lambda: group_pages.ending_question(vignette.attempt.group),
                                  lambda: vignette.move_group(None), yes="End it", no="Go on playing").register(vignette, "group.end")
        ways = widgets.HBox([self._back, self._table_again], layout=ROW)
        self._playing = widgets.VBox([self._whose, self._page, *self._choices, self._table, self._uncover, self._on, self._next, self._pass,
                                      self._exchange, self._down, self._debrief, ways, self._seats, self._end])
        super().__init__([self._start, self._playing])

    def _button(self, name, description, move, primary=True):
        vignette = self._vignette

        def act():
            if vignette.attempt.group is not None:
                vignette.move_group(move(vignette.attempt.group))

        return vignette.button(f"group.{name}", description, act, primary)

    # What a group does -------------------------------------------------------------------------------------

    def set_up(self):
        """Show the fields with which a group begins."""
        self.setting_up = True

    def stop_setting_up(self):
        """Put those fields away."""
        self.setting_up = False

    def _begin(self, play):
        if self.setting_up:
            self.setting_up = False
            self._vignette.move_group(play)

    def _cancel(self):
        if self.setting_up:
            self.setting_up = False
            self._vignette.arrange()

    def _choose(self, count):
        play = self._vignette.attempt.group
        if play is not None and count <= len(self._acts):
            self._vignette.move_group(self._acts[count - 1](play))

    # What is shown -----------------------------------------------------------------------------------------

    def announced(self):
        """What a screen reader is told."""
        return status("How will you play? Set it up, then begin." if self.setting_up else group_pages.announced(self._vignette.attempt.group))

    def margin_of(self):
        """Whose ledger may stand in the margin: that of the seat whose scene is open, or None. Not before all in it have spoken."""
        play = self._vignette.attempt.group
        open_ = play is not None and not self.setting_up and play.showing in ("scene", "told", "meet")
        return play.state if open_ else None

    def redraw(self):
        """Show where the group stands."""
        show(self._start, self.setting_up)
        show(self._playing, not self.setting_up)
        if self.setting_up:
            self._start.redraw()
            return
        play = self._vignette.attempt.group
        showing = play.showing
        self._start.follow(play)
        self._draw_choices(play)
        show(self._uncover, showing == "cover")
        show(self._on, showing in ("told", "split"))
        self._on.description = "Go on with it" if showing == "split" else "Read on"
        show(self._next, showing == "scene" and not play.state.ended and not play.state.scene.decision)
        show(self._pass, showing == "scene" and play.state.ended)
        self._pass.description = "This seat has come to its end: " + ("pass it on" if play.way == ONE else "to the table")
        show(self._down, showing == "table" and bool(play.rows))
        # One way on stands out at a time: to the next moment, and after the last one to putting down.
        (self._down.add_class if play.at + 1 >= len(play.rows) else self._down.remove_class)("mod-primary")
        show(self._debrief, showing == "down")
        since = play.since if play.way == ONE else 0
        show(self._back, showing in ("scene", "split", "told", "meet") and (showing == "meet" or len(play.state.path) > since))
        self._back.description = "Choose again" if showing == "meet" else "Go back one scene"
        show(self._table_again, showing in ("down", "debrief"))
        self._fill_whose(play)
        show(self._table, showing == "table" and bool(play.rows))
        show(self._seats, showing == "cover" or (play.way == SEVERAL and showing in ("scene", "table")))
        show(self._end, showing not in ("split", "told", "meet"))
        self._seats.redraw(play)
        self._exchange.redraw(play)
        self._table.redraw(play)
        self._draw_page()

    def _fill_whose(self, play):
        seats = list(play.played)
        names = [play.story.seat(seat).name for seat in seats] or ["None"]
        show(self._whose, play.showing == "debrief" and len(seats) > 1)
        if play.showing != "debrief":
            self._whose_of = ()
        elif self._whose_of != tuple(seats):
            self._whose_of, self._filling = tuple(seats), True
            self._whose.options = names
            self._whose.index = seats.index(play.turn) if play.turn in seats else 0
            self._filling = False

    def _draw_page(self):
        play = self._vignette.attempt.group
        if play is None:
            return
        seats = list(play.played)
        whose = seats[self._whose.index or 0] if seats and (self._whose.index or 0) < len(seats) else ""
        draw = {"cover": group_pages.cover, "scene": group_pages.scene, "split": group_pages.split, "meet": group_pages.meet,
                "told": lambda play: scenes.feedback(play.story, play.state), "table": group_pages.on_table, "down": group_pages.put_down,
                "debrief": lambda play: group_pages.debriefed(play, whose)}
        self._page.value = draw[play.showing](play)

    def _draw_choices(self, play):
        """The buttons of what one might say or do, and what each does now; none keeps the words of another seat."""
        offered = []
        if play.showing == "scene":
            offered = [(choice.text, lambda play, id_=choice.id: play.choose(id_)) for choice in player.options(play.state) if choice.id != ON]
        elif play.showing == "split":
            scene = play.state.steps[-1].scene
            offered = [(f"Somebody here would have: {choice.text}", lambda play, id_=choice.id: play.otherwise(id_))
                       for choice in scene.choices if choice.id not in (play.state.path[-1], ON)]
        elif play.showing == "meet":
            said = dict.fromkeys([play.say, *(choice for _, choice, _ in play.says)])
            words = {choice.id: choice.text for choice in player.options(play.state)}
            offered = [(f"The seat goes on with: {words[id_]}", lambda play, id_=id_: play.settle(id_)) for id_ in said if id_ in words]
        self._acts = [act for _, act in offered]
        for count, button in enumerate(self._choices):
            show(button, count < len(offered))
            button.description = offered[count][0] if count < len(offered) else "A choice"
