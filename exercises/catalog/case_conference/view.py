"""The case conference on the screen: a table that one sits down at.

The view decides nothing. It hands what somebody does to ``meeting``, and shows what comes of it: the room, what is
said, what lies open. Focus goes to what is new to read whenever something has happened.
"""

import ipywidgets as widgets

from exercises.catalog.case_conference import acts, checking, files, inputs, meeting, pages, people, rules, together, transcript
from exercises.catalog.case_conference.floor_words import notice
from exercises.catalog.case_conference.view_debrief import Debrief
from exercises.catalog.case_conference.view_files import Files
from exercises.catalog.case_conference.view_group import Devices, cover_for, shown_to
from exercises.catalog.case_conference.view_items import Items
from exercises.catalog.case_conference.view_judge import Judging
from exercises.catalog.case_conference.view_setting import Setting
from exercises.catalog.case_conference.view_table import Table
from exercises.catalog.case_conference.view_turn import TurnControls
from exercises.record.problems import Problem
from exercises.record.together import Merged
from exercises.views import markup
from exercises.views.choices import Choices, put
from exercises.views.exercise import Exercise
from exercises.views.form import ConfirmButton
from exercises.views.lines import ROW, Line, button
from exercises.views.shown import show

RECENT = 3  # turns that stand in the middle of the screen when nothing new was heard


class CaseConference(Exercise):
    """Exercise X16.

    Args:
        entered: a conference record, or None for an empty one.

    Attributes:
        record: the record. It is never changed in place: every change makes a new one.

    Raises:
        Problem: the record cannot be read.
    """

    slug = files.SLUG
    version = inputs.VERSION
    versions = files.VERSIONS

    def __init__(self, entered=None):
        super().__init__()
        self.record = inputs.blank() if entered is None else checking.check(entered)
        self._replayed = None, None
        self._computed = None, None
        self._read = None
        self._build()
        self._redraw()

    @property
    def state(self):
        """Where the meeting stands."""
        record, before = self.record, self._replayed[0]
        # What somebody writes afterwards changes nothing of the meeting: it is not played through again at each key.
        if before is None or any(record[name] is not before[name] for name in record if name != "debrief"):
            self._replayed = record, meeting.replay(record)
        return self._replayed[1]

    @property
    def inputs(self):
        """The conference record."""
        return self.record

    @property
    def results(self):
        """What the meeting came to, so far."""
        if self._computed[0] is not self.record["log"]:
            self._computed = self.record["log"], rules.compute(self.record)
        return self._computed[1]

    @property
    def notes(self):
        """What the learner wrote for themselves."""
        return self.record["debrief"].get("reflection", "")

    def sheets(self):
        """The papers of the meeting, and its figures once it is looked back on."""
        return self._files.sheets()

    # Building

    def _build(self):
        self._top, self._status, self._table = widgets.HTML(), widgets.HTML(), Table(self)
        # Not in the order of the Tab key, and yet able to take the focus: a line right above what is new to read.
        self._stage = widgets.VBox([self._status], tabbable=False)
        self._stage.add_class("vignette-stage")
        self._brief, self._reminder, self._said, self._floor, self._line = (*(widgets.HTML() for _ in range(4)), Line())
        self._devices = Devices(self, self.keep)
        self._setting = Setting(self, self.keep, lambda: self._line.attempt(self._begin), self._devices.code)
        self._uncover = self._button("uncover", "I sit there: lift the cover", lambda: self.move({**self.record, "uncovered": True}), True)
        self._open = self._button("open", "Open the meeting", lambda: self._line.attempt(lambda: self._act({"do": "open"})), True)
        self._before_judge = Judging(self, "before", self._act)
        self._before = Items(self, "before", lambda event: self._line.attempt(lambda: self._act(event)), widgets.VBox([self._before_judge, self._open]))
        self._after_judge = Judging(self, "after", self._act)
        self._rise = self._button("rise", "That is done: step out", lambda: self._line.attempt(lambda: self._act({"do": "rise"})), True)
        self._after = Items(self, "after", lambda event: self._line.attempt(lambda: self._act(event)), widgets.VBox([self._rise]))
        self._turn = TurnControls(self, self._act)
        self._hear = self._button("hear", "Hear one turn", lambda: self._hear_on(meeting.hear_on))
        self._hear_all = self._button("hear_to_me", "Hear on until it is your turn", lambda: self._hear_on(meeting.hear_to_my_turn), True)
        self._hand = self._button("hand_up", "Put your hand up", lambda: self._line.attempt(self._hand_up))
        self._back = self._button("back", "Take back your last turn", lambda: self._line.attempt(lambda: self.move(meeting.back(self.record))))
        self._leave = self._button("again", "Put this meeting by and begin another", self._put_by)
        self._clear = ConfirmButton("Clear everything", self._ask_clear, lambda: self.restart(inputs.blank()), "Yes, clear it all", "No, keep it").register(self, "clear")
        self._debrief = Debrief(self, self.written, self.move)
        self._choices = Choices(self, lambda: together.waiting(Merged(self.record)), put,
                                lambda question, number: together.settle(Merged(self.record), question, number).record, self.restart)
        self._files = Files(self)
        ways = widgets.HBox([self._hear_all, self._hear, self._hand, self._back], layout=ROW)
        talk = widgets.VBox([self._stage, self._brief, self._said, self._floor, self._setting, self._uncover, self._before, self._turn,
                             self._after_judge, self._after, ways, self._line, self._reminder, self._devices], layout={"flex": "1 1 19em", "min_width": "0"})
        self._play = widgets.HBox([self._table.room, talk], layout={**ROW, "align_items": "flex-start"})
        self._play.add_class("conference-play")
        self.children = (self._top, self._play, *self._table.boards, self._debrief, self._choices, widgets.HBox([self._leave, self._clear], layout=ROW), self._files)

    def _button(self, name, description, act, primary=False):
        made = button(self, name, description, act)
        if primary:
            made.add_class("mod-primary")
        return made

    # What somebody does

    def keep(self, record):
        """Put another record in the place of this one where nothing new is to be read."""
        self.move(record, focus=False)

    def move(self, record, focus=True):
        """Stand where another record stands; one that changes nothing is passed over."""
        if record is self.record or record == self.record:
            return
        self.record = record
        self._redraw()
        if focus:
            self._stage.focus()
        self.changed()

    def written(self, record):
        """Take over what was written, which changes nothing that is shown."""
        self.record = record
        self.changed()

    def arrange(self):
        """Draw anew where something else is shown and nothing was entered."""
        self._redraw()
        self._stage.focus()

    def restart(self, record):
        """Take up a whole other meeting: nothing of what was open before stays open."""
        self._read = None
        self._before.start_again()
        self._after.start_again()
        self._debrief.start_again()
        self.move(record)

    def _begin(self):
        self._before.start_again()
        self.move(meeting.begin(self.record))

    def _act(self, event):
        """Do what a learner does.

        Raises:
            Problem: it cannot be done now; nothing is changed then.
        """
        record = meeting.do(self.record, event)
        self._line.say()
        self._read = len(self.state.turns)
        self.move(record)

    def _hear_on(self, on):
        self._read = len(self.state.turns)
        self._line.attempt(lambda: self.move(on(self.record)))

    def _hand_up(self):
        seat = next((seat for seat in shown_to(self.record, self.state) if acts.may_raise_hand(self.state, seat)), None)
        if seat is None:
            raise Problem("Nobody at this device can ask to come in just now: once in each part, and not while it is your turn.")
        self._act({"do": "hand_up", "seat": seat})

    def _put_by(self):
        def act():
            fresh = inputs.put_by(self.record, pages.title(self.record))
            # Another meeting, and not the same one again: the seed is the next number, and can be set back.
            self.restart({**fresh, "seed": fresh["seed"] + 1})

        self._line.attempt(act)

    def _ask_clear(self):
        if inputs.is_untouched(self.record):
            return None
        return "This takes away the meeting that stands here, those that were put by, and what you wrote. Without a saved file it cannot be brought back. Clear it?"

    # What is shown

    def _redraw(self):
        record, state = self.record, self.state
        step = state.step
        covered = cover_for(record, state)
        mine = () if covered else shown_to(record, state)
        sitting = step != "setting"
        play = step in ("setting", "before", "during", "after") and not covered
        self._top.value = markup.join(None if sitting else pages.opening(), pages.steps(step), pages.stages(state) if step == "during" and not covered else None)
        self._status.value = markup.status(self._announced(covered))
        self._table.redraw(mine, play, play and sitting)
        self._said.value = self._middle(covered, mine)
        self._floor.value = self._notices(covered)
        human = state.turn if state.waits_for == "human" and state.turn in mine else None
        brief = markup.join(*[pages.brief(seat, open=not record["log"]) for seat in mine]) if sitting and play else ""
        # Before, it is what one begins with; in the meeting what is said comes first.
        self._brief.value, self._reminder.value = (brief, "") if step == "before" else ("", brief)
        show(self._setting, step == "setting")
        show(self._uncover, bool(covered))
        show(self._before, step == "before" and not covered)
        show(self._after, step == "after" and not covered and self._to_judge("after", mine) is None)
        during = step == "during" and not covered
        scripted = during and state.waits_for == "script"
        for one in (self._hear, self._hear_all):
            show(one, scripted)
        show(self._hand, scripted and any(acts.may_raise_hand(state, seat) for seat in mine))
        show(self._back, during and any(event["do"] not in ("before", "judge", "open") for event in record["log"]))
        show(self._leave, step != "setting")
        if step == "setting":
            self._setting.refresh()
        if step == "before":
            self._before_judge.redraw(self._to_judge("before", mine))
            show(self._open, self._to_judge("before", mine) is None and not covered and not state.unfinished)
            self._before.redraw(mine)
        self._turn.redraw(human if during else None)
        self._after_judge.redraw(self._to_judge("after", mine) if step == "after" and not covered else None)
        if step == "after":
            self._after.redraw(mine)
        self._devices.redraw()
        self._debrief.redraw()
        self._choices.refresh()
        self._files.redraw()

    def _middle(self, covered, mine):
        """What stands in the middle: the cover, or what has just been said."""
        state = self.state
        if covered:
            return pages.cover(covered)
        if state.step != "during":
            return ""
        waits = markup.paragraph(f"{people.called(state.turn)} sits at another device. Give them your line, and take over theirs when they have spoken.",
                                 class_="conference-silence") if state.waits_for == "device" else None
        return markup.join(transcript.latest(state.turns[self._unread():], mine, transcript.untold(state, mine)), waits)

    def _unread(self):
        """The number of the first turn that has just been heard; of the last few where somebody has come back."""
        many = len(self.state.turns)
        return max(0, min(self._read if self._read is not None else many - RECENT, many - 1))

    def _notices(self, covered):
        """What lay below the floor in the turns that have just been heard."""
        state = self.state
        if covered or state.step != "during":
            return ""
        new = [one.floor for one in state.notices if one.at > self._unread()]
        return markup.join(*[notice(floor) for floor in dict.fromkeys(new)])

    def _to_judge(self, when, mine):
        """The next chair at this device that has not given its two numbers."""
        return next((seat for seat in meeting.to_judge(self.state, self.record, when) if seat in mine), None)

    def _announced(self, covered):
        """What a screen reader is told when the screen has changed."""
        state = self.state
        if covered:
            return f"Pass it on. Now it is the turn of {people.called(covered)}."
        if state.step == "setting":
            return "Choose how you play and which chair you take, then sit down."
        if state.step == "before":
            return "Before the meeting."
        if state.step == "during":
            turn = f"It is {people.called(state.turn)}’s turn." if state.turn else "Nobody has the word."
            return f"{pages.stage_title(state)}. {turn}"
        return {"after": "After the meeting.", "down": "Step out of the parts.", "debrief": "Look back."}[state.step]
