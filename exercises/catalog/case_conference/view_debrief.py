"""After the parts are put down: what happened, why, and what I shall do; and the same meeting once more under another rule."""

import ipywidgets as widgets

from exercises.catalog.case_conference import figures, inputs, meeting, replays, transcript, whys
from exercises.catalog.case_conference.people import all_seats, called, with_role
from exercises.catalog.case_conference.words_debrief import DOWN, NO_RIGHT_ANSWER, SCRIPTED, STEPS
from exercises.record import personal
from exercises.views import markup
from exercises.views.form import FreeText, Stepper
from exercises.views.lines import ROW, Line, button, set_options
from exercises.views.shown import show

REFLECT = "For myself: where did I use power, and what will I do differently?"
CHANGES = ("Nothing of what you chose is changed here: the same turns are played once more under the one changed rule, with the same seed. What can "
           "no longer be said is left out, and named.")
NO_VERDICT = ("What this does not show: what would happen in a real meeting. The people, their weights and their answers are invented. Two runs that "
              "differ show what hangs on the rule in this model, and nothing else.")


class Debrief(widgets.VBox):
    """Stepping out, and looking back in three steps.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` and ``state`` are read.
        keep: called with a record in which something was written.
        move: called with a record of which something new is to be read.
    """

    def __init__(self, exercise, keep, move):
        self._exercise, self._keep, self._filling, self._drawn, self._line = exercise, keep, False, None, Line()
        self._own_day = FreeText(DOWN["field"], rows=2, notice=None)
        exercise.field("debrief.down", self._own_day.text)
        self._own_day.text.observe(lambda change: self._wrote("down", change["new"]), names="value")
        self._down = widgets.HTML(markup.tag("div", markup.tag("h2", DOWN["title"]), [markup.paragraph(words) for words in DOWN["text"]], class_="vignette-down"))
        self._out = button(exercise, "stepped_out", DOWN["button"], lambda: move(meeting.do(self._exercise.record, {"do": "stepped_out"})))
        self._out.add_class("mod-primary")
        self._pages, self._texts, steps = {}, {"down": self._own_day.text}, []
        for number, step in enumerate(STEPS):
            free = FreeText(f"{step['title']}: in my own words", rows=4, notice=personal.NOTICE if number == 0 else None)
            exercise.field(f"debrief.{step['id']}", free.text)
            free.text.observe(lambda change, name=step["id"]: self._wrote(name, change["new"]), names="value")
            self._pages[step["id"]], self._texts[step["id"]] = widgets.HTML(), free.text
            steps.append((step["title"], widgets.VBox([self._pages[step["id"]], widgets.HTML(_prompts(step)), free])))
        self._again = Replays(exercise)
        reflection = FreeText(REFLECT, rows=4, notice=None)
        exercise.field("debrief.reflection", reflection.text)
        reflection.text.observe(lambda change: self._wrote("reflection", change["new"]), names="value")
        self._texts["reflection"] = reflection.text
        steps[1][1].children = (*steps[1][1].children[:1], self._again, *steps[1][1].children[1:])
        steps[-1][1].children = (*steps[-1][1].children, reflection)
        self._stepper = Stepper(steps).register(exercise, "debrief")
        self._head = widgets.HTML(markup.join(markup.tag("h2", "Looking back"), markup.paragraph(NO_RIGHT_ANSWER), markup.paragraph(SCRIPTED)))
        self._looking = widgets.VBox([self._head, self._stepper])
        super().__init__([self._down, self._own_day, self._out, self._looking, self._line])

    def start_again(self):
        """Begin with the first step, and with nothing replayed."""
        self._drawn = None
        self._stepper.show(0)
        self._again.clear()

    def redraw(self):
        """Show stepping out, or looking back, or nothing."""
        record, step = self._exercise.record, self._exercise.state.step
        for one in (self._down, self._own_day, self._out):
            show(one, step == "down")
        show(self._looking, step == "debrief")
        if step not in ("down", "debrief"):
            return
        self._filling = True
        try:
            for name, control in self._texts.items():
                if control.value != record["debrief"].get(name, ""):
                    control.value = record["debrief"].get(name, "")
        finally:
            self._filling = False
        if step != "debrief":
            return
        if self._drawn is not record["log"]:
            self._drawn = record["log"]
            self._draw()
        self._again.redraw()

    def _draw(self):
        """Draw the figures of each step; they stay as they are while somebody writes."""
        exercise = self._exercise
        results, state = exercise.results, exercise.state
        happened, why, do = (step["id"] for step in STEPS)
        self._pages[happened].value = markup.join(figures.known(results), figures.talk(results, state.turns), figures.decided(results))
        self._pages[why].value = markup.join(
            figures.judged(results), figures.below(results),
            markup.tag("section", markup.tag("h3", "The rules behind it"), whys.all_rules(), class_="course-result"),
            transcript.whole(state.turns, exercise.record["humans"], everything=True))
        self._pages[do].value = figures.promises(results)

    def _wrote(self, name, words):
        if not self._filling:
            self._line.say()
            self._line.attempt(lambda: self._keep(inputs.with_debrief(self._exercise.record, name, words)))


class Replays(widgets.VBox):
    """The same meeting once more: under one changed rule side by side, or from another chair."""

    def __init__(self, exercise):
        self._exercise, self._line, self._about = exercise, Line(), Line()
        self._change = exercise.field("replay.change", widgets.Dropdown(description="What if", options=[(label, id_) for id_, label in replays.changes()]))
        self._seat = exercise.field("replay.seat", widgets.Dropdown(description="Take this chair", options=[(with_role(seat), seat) for seat in all_seats()]))
        self._beside = widgets.HTML()
        head = markup.join(markup.tag("h3", "What would have been known if"), markup.paragraph(CHANGES))
        super().__init__([
            widgets.HTML(head), self._change, button(exercise, "replay.run", "Set the two side by side", lambda: self._about.attempt(self._run)), self._about, self._beside,
            widgets.HTML(markup.join(markup.tag("h3", "The same meeting from another chair"), markup.paragraph(
                "You sit in the other chair. The rest say again what they said, where they still can. This meeting is put by and kept."))),
            widgets.HBox([self._seat, button(exercise, "replay.sit", "Sit there", lambda: self._line.attempt(self._sit))], layout=ROW), self._line])

    def clear(self):
        """Take away what was set side by side."""
        self._beside.value = ""

    def redraw(self):
        """Offer the chairs in which nobody of this meeting sat."""
        humans = self._exercise.record["humans"]
        options = tuple((with_role(seat), seat) for seat in all_seats() if seat not in humans)
        set_options(self._seat, options, self._seat.value if self._seat.value in [seat for _, seat in options] else options[0][1])

    def _run(self):
        record = self._exercise.record
        self._about.say()
        again = replays.rerun(record, self._change.value)
        self._beside.value = beside(record, again, dict(replays.changes())[self._change.value])

    def _sit(self):
        self._exercise.restart(replays.as_seat(self._exercise.record, self._seat.value))


def beside(record, again, label):
    """Two runs side by side, and what fell out of the second."""
    rows = [list(row) for row in replays.compare(record, again.record)]
    left = [markup.join(f"{called(event['seat'])}: " if event.get("seat") else "", why) for event, why in again.dropped]
    return markup.tag("div", markup.status(f"Both meetings stand below. In the second: {label}."),
                      markup.tag("div", markup.table(f"As it was, and what if: {label}", ["What", "As it was", "What if"], rows), class_="conference-beside"),
                      markup.details(f"What could not be said in the second: {len(left)}", markup.bullet_list(left)) if left else None,
                      markup.paragraph(NO_VERDICT, class_="course-honesty"))


def _prompts(step):
    return markup.tag("div", markup.tag("h3", f"{step['title']}: to write"), markup.paragraph(step["intro"]), markup.bullet_list(step["prompts"]),
                      markup.paragraph(f"Serves {', '.join(step['serves'])}.", class_="conference-small"), class_="course-result")


