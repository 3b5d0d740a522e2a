"""One mark at a time: in its sentence, with why it is marked, who says so, and a place for a decision with its reason."""

import ipywidgets as widgets

from exercises.catalog.language_audit import figures, inputs, rules
from exercises.catalog.language_audit.matching import FLAGS
from exercises.catalog.language_audit.wordlist import KINDS, told_source
from exercises.record.problems import Problem
from exercises.views import markup

ROW = {"flex_flow": "row wrap", "width": "100%"}
ALL = "All kinds"


class Review(widgets.VBox):
    """Going through the marks.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        put: called with the record after a decision.
        results: gives the results of the record.
    """

    def __init__(self, exercise, put, results):
        self._exercise, self._put, self._results = exercise, put, results
        self._place, self._filling = 0, False
        self._kind = exercise.field("review.kind", widgets.Dropdown(options=[ALL, *(KINDS[kind] for kind in FLAGS)], description="Which marks?"))
        self._draft = exercise.field("review.draft", widgets.Dropdown(options=["First draft", "Rewrite"], description="In which draft?"))
        self._card, self._told = widgets.HTML(), widgets.HTML(markup.status())
        self._reason = exercise.field("review.reason", widgets.Text(description="Your reason", continuous_update=False))
        super().__init__([
            widgets.HTML(markup.join(markup.tag("h3", "One mark at a time"), markup.paragraph(
                "The list marks a word for what it often does. Whether it does so here is yours to say. A decision needs a reason, so that "
                "somebody else can disagree with it."))),
            widgets.HBox([self._kind, self._draft], layout=ROW), self._card,
            widgets.HBox([self._button("review.back", "The mark before", lambda: self._go(-1)),
                          self._button("review.on", "The next mark", lambda: self._go(1))], layout=ROW),
            self._reason,
            widgets.HBox([self._button("review.leave", "Leave this mark out", lambda: self._decide(False)),
                          self._button("review.count", "Count this mark", lambda: self._decide(True)),
                          self._button("review.undo", "Take my decision back", self._undo)], layout=ROW),
            self._told])
        for control in (self._kind, self._draft):
            control.observe(lambda _: self._filling or self._begin(), "value")

    def begin(self):
        """Show the first mark of all."""
        self._filling = True
        try:
            self._kind.value, self._draft.value = ALL, "First draft"
        finally:
            self._filling = False
        self._begin()

    def draw(self):
        """Show the mark that is open, as it stands now."""
        marks = self._marks()
        if not marks:
            self._card.value = markup.paragraph("There is no such mark in this draft.")
            return
        self._place = min(self._place, len(marks) - 1)
        mark = marks[self._place]
        rows = inputs.rows(self._exercise.record)
        row = rules.ACRONYM if mark["row"] is None else rows[mark["row"]]
        self._card.value = markup.tag(
            "section",
            markup.paragraph(markup.tag("strong", f"Mark {self._place + 1} of {len(marks)}. {KINDS[mark['kind']]}."),
                             f" It {'counts' if mark['status'] in rules.COUNTED else 'does not count'}: {_why_so(mark)}."),
            markup.tag("blockquote", markup.paragraph(*_in_sentence(mark))),
            markup.paragraph(row["why"]),
            markup.paragraph(markup.tag("strong", "Ask: "), row["ask"]) if row["ask"] else None,
            markup.paragraph("Who says so: ", told_source(row["source"]), ".", class_="course-hint"))

    def _marks(self):
        draft = self._results()["first" if self._draft.value == "First draft" else "rewrite"]
        return [mark for mark in draft["marks"] if self._kind.value in (ALL, KINDS[mark["kind"]])]

    def _begin(self):
        self._place = 0
        self._say()
        self._empty_reason()
        self.draw()

    def _go(self, step):
        marks = self._marks()
        if not 0 <= self._place + step < len(marks):
            self._say("This is the last of these marks." if step > 0 else "This is the first of these marks.")
            return
        self._place += step
        self._empty_reason()
        self.draw()
        self._say(f"Mark {self._place + 1} of {len(marks)}: “{marks[self._place]['phrase']}”.")

    def _decide(self, count):
        marks = self._marks()
        if not marks:
            self._say("There is no mark here to decide on.")
            return
        mark = marks[self._place]
        try:
            record = inputs.decided(self._exercise.record, mark, count, self._reason.value)
        except Problem as problem:
            self._say(str(problem))
            return
        self._put(record)
        self._empty_reason()
        self._say(f"“{mark['phrase']}” {'counts' if count else 'is left out'} from now on, with your reason.")

    def _undo(self):
        marks = self._marks()
        if not marks or not marks[self._place]["reason"]:
            self._say("You have decided nothing on this mark.")
            return
        mark = marks[self._place]
        self._put(inputs.undecided(self._exercise.record, mark))
        self._say(f"Your decision on “{mark['phrase']}” is taken back.")

    def _empty_reason(self):
        self._reason.value = ""

    def _say(self, sentence=None):
        self._told.value = markup.status(sentence) if sentence else markup.status()

    def _button(self, name, description, act):
        made = self._exercise.field(name, widgets.Button(description=description))
        made.on_click(lambda _: act())
        return made


def _why_so(mark):
    if mark["reason"]:
        return f"your decision, because “{mark['reason']}”"
    return {"counts": "the list holds it", "quoted": "it stands in quotation marks", "denied": "a “not” stands before it"}[mark["by_itself"]]


def _in_sentence(mark):
    """The sentence with this mark in it, the right one where there are several alike."""
    sentence, folded = mark["sentence"], mark["sentence"].casefold()
    place = -1
    for _ in range(mark["nth"] + 1):
        found = folded.find(mark["phrase"], place + 1)
        if found < 0:
            break
        place = found
    if place < 0 or len(folded) != len(sentence):
        return (sentence,)
    end = place + len(mark["phrase"])
    return sentence[:place], markup.tag("mark", sentence[place:end], markup.tag("sup", markup.tag("b", figures.LETTERS[mark["kind"]]))), sentence[end:]
