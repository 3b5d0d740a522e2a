"""What several files say differently, side by side, until somebody picks."""

import ipywidgets as widgets

from exercises.record.problems import Problem
from exercises.views import markup


class Choices(widgets.VBox):
    """The first of the choices that wait; nothing where none does. Nothing is taken over before somebody has picked.

    Its controls become the exercise's fields ``version`` and ``keep_version``.

    Args:
        exercise: the exercise.
        waiting: gives the choices that wait now, in the order in which they are asked.
        told: takes a choice and gives what is shown of it, as markup, and the answers in words.
        settle: takes a choice and the number of the answer, from 0, and gives the record as it is then; may raise ``Problem``.
        keep: called with that record.
        heading: what stands above a choice.
        promise: what is said below it of how things stand until somebody has picked.
    """

    def __init__(self, exercise, waiting, told, settle, keep, *, heading="Two files say different things",
                 promise="Nothing has been overwritten, and what is shown here counts towards no figure until you choose."):
        self._waiting, self._told, self._settle, self._keep = waiting, told, settle, keep
        self._heading, self._promise = heading, promise
        self._asked = widgets.HTML()
        self._which = exercise.field("version", widgets.RadioButtons(
            options=("Version 1", "Version 2"), index=None, description="Which of them holds?",
            style={"description_width": "initial"}, layout={"width": "auto"}))
        self._button = exercise.field("keep_version", widgets.Button(description="Keep what I chose"))
        self._note = widgets.HTML()
        super().__init__([self._asked, self._which, self._button, self._note], layout={"display": "none"})
        self._button.on_click(self._chosen)

    def refresh(self):
        """Show the first choice that waits, if one does."""
        waiting = self._waiting()
        self.layout.display = "flex" if waiting else "none"
        self._note.value = ""
        if not waiting:
            self._asked.value = ""
            return
        asked, options = self._told(waiting[0])
        left = f"Choice 1 of {len(waiting)}. " if len(waiting) > 1 else ""
        self._asked.value = markup.join(
            markup.tag("h3", self._heading), markup.paragraph(left, self._promise), asked)
        self._which.options = options
        self._which.index = None

    def _chosen(self, _):
        waiting = self._waiting()
        if not waiting:
            return
        if self._which.index is None:
            self._note.value = markup.status("Choose one of the versions first.")
            return
        try:
            after = self._settle(waiting[0], self._which.index)
        except Problem as problem:
            self._note.value = markup.status(str(problem))
            return
        self._keep(after)


def put(question):
    """A question of a rule of merging as :class:`Choices` shows it: its markup, and the answers in words.

    Args:
        question: a :class:`exercises.record.together.Question`.
    """
    if not question.rows:
        return markup.paragraph(question.about), question.answers
    # What all versions say alike helps nobody to choose.
    rows = [row for row in question.rows if len(set(row[1:])) > 1] or question.rows
    about = question.about if len(rows) == len(question.rows) else f"{question.about} (only what differs is listed)"
    return markup.table(about, ["What", *question.answers], rows), question.answers
