"""Where a peer's file is opened, and where another person's piece is read and answered, one at a time."""

import ipywidgets as widgets

from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.form import ConfirmButton, FreeText
from exercises.views.lines import ROW, button, set_options
from exercises.views.shown import show
from exercises.views.upload import Upload


class PeerDesk(widgets.VBox):
    """What others sent: read, answered, saved for them, put away.

    Its controls become the exercise's fields ``asked``, ``answer.<question>``, ``send_answers``, ``put_away``, ``put_away.yes``
    and ``put_away.no``. Nothing is shown while nobody has sent anything.

    Args:
        exercise: the exercise.
        questions: the words of each question by its name, in order.
        typed: called with a question's name and what stands under it.
        chosen: called with the id of the piece that is to be open.
        send: called to hand over the answers.
        put_away: called to take the open piece out of the record.
        hints: a sentence below a question, by its name.
    """

    def __init__(self, exercise, questions, *, typed, chosen, send, put_away, hints=None):
        self._filling, self._held, replies = False, {}, []
        self._letters = exercise.field("asked", widgets.Dropdown(description="Whose reflection?"))
        self._sent = widgets.HTML()
        for name, words in questions.items():
            free = FreeText(words, rows=3, notice=None)
            self._held[name] = exercise.field(f"answer.{name}", free.text)
            free.text.observe(lambda change, name=name: self._filling or typed(name, change["new"] or ""), "value")
            hint = (hints or {}).get(name)
            replies.append(_with_hint(free, hint) if hint else free)
        super().__init__([
            self._letters, self._sent, *replies,
            widgets.HBox([button(exercise, "send_answers", "Save my answers for them", send),
                          ConfirmButton("Put this reflection away", "It goes from this record, with your answers to it. Put it away?", put_away,
                                        "Yes, put it away", "No, keep it").register(exercise, "put_away")], layout=ROW)])
        self._letters.observe(lambda change: self._filling or chosen(change["new"]), "value")

    def draw(self, rows, open_, label, sent):
        """Show what others sent.

        Args:
            rows: the pieces, each with an ``id`` and the answers by their questions' names.
            open_: the id of the one that is open.
            label: takes a row and gives its words in the list.
            sent: takes a row and gives what is shown of it, as markup.
        """
        row = next((one for one in rows if one["id"] == open_), None)
        show(self, row is not None)
        self._filling = True
        try:
            for name, control in self._held.items():
                control.value = row[name] if row else ""
            if row:
                set_options(self._letters, tuple((label(one), one["id"]) for one in rows), open_)
        finally:
            self._filling = False
        told = sent(row) if row else ""
        if self._sent.value != told:
            self._sent.value = told


def peer_upload(exercise, name, description, take, told):
    """A field for a file from a peer, which it lets go of at once, so that the same one may be chosen again.

    Args:
        exercise: the exercise.
        name: the field's name.
        description: its words.
        take: called with the file's name and its content; raises ``Problem`` before it changes anything.
        told: a ``Line`` that says why where it cannot be taken.
    """
    upload = exercise.field(name, Upload(description=description, accept=".json", multiple=False))
    upload.add_class("course-upload")
    busy = []

    def came(_):
        if busy or not upload.value:
            return
        file = upload.value[0]
        content = file["content"] if isinstance(file["content"], str) else bytes(file["content"])
        busy.append(file)
        try:
            upload.value = ()
        finally:
            busy.clear()
        try:
            take(str(file["name"]), content)
        except Problem as problem:
            told.say(str(problem), "What stands here is as it was.")

    upload.observe(came, names="value")
    return upload


def _with_hint(free, hint):
    asked = widgets.VBox([free, widgets.HTML(markup.paragraph(hint, class_="course-hint"))])
    asked.add_class("course-asked")
    return asked
