"""What is decided before the meeting and after it: one question at a time, and what came of it at once."""

import ipywidgets as widgets

from exercises.catalog.case_conference import inputs, meeting, words_after
from exercises.catalog.case_conference.floor_words import notice
from exercises.catalog.case_conference.people import called
from exercises.catalog.case_conference.words_floor import ITEMS
from exercises.views import markup
from exercises.views.lines import ROW, button
from exercises.views.shown import show

MOST = 4  # options of one question
PRIVATE = ("key",)  # questions that would tell what one seat alone knows
OTHERS = "This is for others to decide before the day. Let them, as you would have to, or decide for them and see what comes of it."

ELSEWHERE = "Somebody at another device has still to decide something. Take over their line when they have, and give them yours."


class Items(widgets.VBox):
    """The questions of one step.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` and ``state`` are read.
        which: ``before`` or ``after``.
        act: called with the event that the learner makes of it.
        done: what the learner does when all is decided, as a widget.
    """

    def __init__(self, exercise, which, act, done):
        self._exercise, self._which, self._act, self._done = exercise, which, act, done
        self._at, self._below, self._anew, self._all = 0, "", False, which == "after"
        self._here = ()
        self._head, self._came, self._list = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self._buttons = [button(exercise, f"{which}.{n}", "A choice", lambda n=n: self._choose(n)) for n in range(1, MOST + 1)]
        for one in self._buttons:
            one.add_class("choice-button")
        self._on = button(exercise, f"{which}.on", "Go on", lambda: self._move(1))
        self._change = button(exercise, f"{which}.change", "Decide otherwise", self._reopen)
        self._back = button(exercise, f"{which}.back", "The question before", lambda: self._move(-1))
        self._rest = button(exercise, f"{which}.rest", "Let them decide", self._leave_rest)
        self._take = button(exercise, f"{which}.all", "Decide for them as well", self._take_all)
        for one in (self._on, self._rest):
            one.add_class("mod-primary")
        super().__init__([self._head, *self._buttons, self._came,
                          widgets.HBox([self._on, self._rest, self._take, self._change, self._back], layout=ROW), done, self._list])

    def start_again(self):
        """Begin with the first question."""
        self._at, self._below, self._anew, self._all = 0, "", False, self._which == "after"

    def redraw(self, here):
        """Show the question that is open, or what others decide, or what comes when all is decided.

        Args:
            here: the seats at this device that may be seen now: what is theirs to decide is asked.
        """
        if here != self._here:
            self.start_again()
            self._here = here
        found, every = self._questions(), self._every()
        self._at = min(self._at, len(found))
        asking = self._at < len(found)
        item = found[self._at] if asking else None
        decided = asking and item.chosen is not None
        for n, one in enumerate(self._buttons):
            open_ = asking and n < len(item.options) and (not decided or self._anew)
            show(one, open_)
            one.description = item.options[n][1] if open_ else "A choice"
        left = [one for one in every if one.chosen is None and one not in found]
        others = not asking and bool(left)
        elsewhere = [one for one in left if one.owner in self._exercise.record["humans"]] if self._exercise.record["way"] == "several" else []
        self._head.value = self._question(found, item) if asking else self._others(left, elsewhere) if others else ""
        self._came.value = self._outcome(item) if asking else ""
        show(self._on, decided and not self._anew)
        show(self._change, decided and not self._anew)
        show(self._back, self._at > 0)
        show(self._rest, others and not elsewhere)
        show(self._take, others and not elsewhere and not self._all)
        # Whoever waits for another device can give their two numbers meanwhile.
        show(self._done, not asking and (not others or bool(elsewhere)))
        self._list.value = self._summary([one for one in every if one in found or one.id not in PRIVATE])

    def _every(self):
        state = self._exercise.state
        return list(meeting.before(state) if self._which == "before" else meeting.after(state))

    def _questions(self):
        """Those that are for somebody at this device to decide."""
        return [one for one in self._every() if one.owner in self._here or self._all and one.id not in PRIVATE]

    def _question(self, found, item):
        words = ITEMS[item.id]
        return markup.tag("div", markup.paragraph(f"Question {self._at + 1} of {len(found)}. {called(item.owner)} decides.", class_="conference-small"),
                          markup.tag("h3", words["question"]), markup.paragraph(words["why"]), class_="conference-step")

    def _others(self, left, elsewhere):
        if elsewhere:
            return markup.tag("div", markup.tag("h3", "Others are deciding"), markup.paragraph(ELSEWHERE), class_="conference-step")
        asked = [markup.join(ITEMS[one.id]["question"], markup.tag("span", f" {called(one.owner)} decides.", class_="conference-small"))
                 for one in left if one.id not in PRIVATE]
        return markup.tag("div", markup.tag("h3", "What others settle"), markup.paragraph(OTHERS), markup.bullet_list(asked), class_="conference-step")

    def _outcome(self, item):
        told = notice(self._below) if self._below else None
        if item.chosen is None or self._anew:
            return markup.status(told) if told else ""
        scenes = words_after.AFTER.get(item.id, {}).get(item.chosen, ()) if self._which == "after" else ()
        return markup.status(told, markup.paragraph(markup.tag("strong", "It stands: "), _label(item)), [markup.paragraph(scene) for scene in scenes])

    def _summary(self, shown):
        rows = [[ITEMS[one.id]["question"], called(one.owner), _label(one) if one.chosen is not None else "not yet"] for one in shown]
        many = sum(one.chosen is not None for one in shown)
        return markup.details(f"What is decided so far: {many} of {len(shown)}",
                              markup.table(f"Decided {self._which} the meeting", ["Question", "Who decides", "Decided"], rows))

    def _choose(self, number):
        found = self._questions()
        # A press that comes too late (an early click, honoured when the question is answered) decides nothing.
        if self._at >= len(found) or number > len(found[self._at].options) or found[self._at].chosen is not None and not self._anew:
            return
        item = found[self._at]
        value, _, below = item.options[number - 1]
        self._below, self._anew = below or "", False
        self._act({"do": self._which, "item": item.id, "choice": value})

    def _move(self, by):
        if 0 <= self._at + by <= len(self._questions()):
            self._at, self._below, self._anew = self._at + by, "", False
            self._exercise.arrange()

    def _leave_rest(self):
        """Leave what is still open to the scripted owners: they stay above the floor."""
        self._at = len(self._questions())
        self._exercise.move(inputs.settle(self._exercise.record) if self._which == "before" else self._exercise.record)

    def _take_all(self):
        if not self._all:
            self._all, self._at = True, next((n for n, one in enumerate(self._questions()) if one.chosen is None), 0)
            self._exercise.arrange()

    def _reopen(self):
        if not self._anew:
            self._anew = True
            self._exercise.arrange()


def _label(item):
    return next((option[1] for option in item.options if option[0] == item.chosen), item.chosen)
