"""What lies before whoever sits here: the room, the cards, the plan on the board, and all that has been said."""

import ipywidgets as widgets

from exercises.catalog.case_conference import board, pages, people, room, transcript
from exercises.views import markup
from exercises.views.shown import show


class Table:
    """The pictures and boards, each a widget of its own, so that the exercise can set them where they belong.

    Args:
        exercise: its ``record`` and ``state`` are read.

    Attributes:
        room: the picture of the room and its list.
        boards: the cards, the plan, and the whole transcript, in that order.
    """

    def __init__(self, exercise):
        self._exercise = exercise
        self._picture, self._list = widgets.HTML(), widgets.HTML()
        self.room = widgets.VBox([self._picture, self._list], layout={"flex": "1 1 17em", "min_width": "0"})
        self._cards, self._plan, self._whole = self.boards = widgets.HTML(), widgets.HTML(), widgets.HTML()

    def redraw(self, mine, in_the_room, at_the_table):
        """Show what these seats can see.

        Args:
            mine: the seats at this device.
            in_the_room: whether the room is shown.
            at_the_table: whether the boards are shown.
        """
        show(self.room, in_the_room)
        self._draw_room(mine, in_the_room)
        for one in self.boards:
            show(one, at_the_table)
        self._draw_boards(mine, at_the_table)

    def _draw_room(self, mine, seen):
        if not seen:
            self._picture.value = self._list.value = ""
            return
        state = self._exercise.state
        last = next((one for one in reversed(state.turns) if transcript.audible(one, mine)), None)
        chairs = people.chairs(state, self._exercise.record, mine, last, started=state.step != "setting")
        plan = tuple(people.letter(line.by) for line in state.plan)
        drawn = room.picture(chairs, spoken_to=last.to if last else "", face_up=len(board.lies_open(state, mine)), plan=plan, when=pages.stage_title(state))
        self._picture.value = markup.tag("figure", drawn, class_="conference-room course-figure")
        spoken = {}
        for turn in state.turns:
            spoken[turn.seat] = spoken.get(turn.seat, 0) + transcript.audible(turn, mine)
        self._list.value = markup.details("The room as a list", room.as_list(chairs, spoken if state.turns else None))

    def _draw_boards(self, mine, seen):
        if not seen:
            for one in self.boards:
                one.value = ""
            return
        state = self._exercise.state
        self._cards.value = markup.tag("section", markup.tag("h3", "The cards"), board.page(state, mine), class_="course-result")
        self._plan.value = markup.tag("section", markup.tag("h3", "The plan on the board"), board.plan(state), class_="course-result") if state.step != "before" else ""
        self._whole.value = transcript.whole(state.turns, mine, transcript.untold(state, mine)) if state.turns else ""
