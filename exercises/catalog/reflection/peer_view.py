"""A peer, on the screen: one reflection on its way out, others' that came in, and what comes back."""

import ipywidgets as widgets

from exercises.catalog.reflection import asked, inputs, peers, telling
from exercises.record.peers import ASKED, called, with_answer, without
from exercises.views import markup
from exercises.views.lines import ROW, Line, button
from exercises.views.peer_desk import PeerDesk, peer_upload
from exercises.views.shown import show

_HAND_OVER = ("Hand the file over yourself, as you would any file. Your peer opens it on this page, or on the page of the exercise Reflection, on their own "
              "device. What they send back you open here.")
_ANSWER = "Somebody sent you a file. Open it, read, answer three questions, and send your answers back as a file. You rate nothing, and you need not agree."


class PeerView:
    """Two places of the exercise.

    Args:
        exercise: the :class:`~exercises.catalog.reflection.view.Reflections`.

    Attributes:
        asking: where one reflection is sent to a peer, and their answers are opened.
        desk: where another person's reflection is opened and answered.
    """

    def __init__(self, exercise):
        self._exercise, self._filling = exercise, False
        self._about_asking, self._about_desk, self._would_go = Line(), Line(), widgets.HTML()
        self._names = [exercise.field(name, widgets.Text(description="Your made-up name", continuous_update=False)) for name in ("name", "my_name")]
        self._unresolved = exercise.field("send_unresolved", widgets.Checkbox(description="Send what I leave unresolved too", value=False, indent=False))
        self.asking = under("Ask a peer to read this", [
            self._would_go, self._unresolved, self._names[0],
            widgets.HBox([button(exercise, "ask_peer", "Save this reflection for a peer", lambda: self._about_asking.attempt(self._ask))], layout=ROW),
            widgets.HTML(markup.paragraph(_HAND_OVER)),
            widgets.HBox([peer_upload(exercise, "answers_file", "Open a peer’s answers", self._received, self._about_asking)], layout=ROW),
            self._about_asking])
        self._replies = PeerDesk(
            exercise, {name: words for name, (words, _) in peers.QUESTIONS.items()}, hints={name: why for name, (_, why) in peers.QUESTIONS.items()},
            typed=self._answered, chosen=lambda id_: self._exercise.put({**self._exercise.record, "open": id_}), put_away=self._put_away,
            send=lambda: self._about_desk.attempt(self._send_answers))
        self.desk = under("Answer a peer’s reflection", [
            widgets.HTML(markup.paragraph(_ANSWER)),
            widgets.HBox([peer_upload(exercise, "peer_file", "Open a file from a peer", self._received, self._about_desk)], layout=ROW),
            self._about_desk, self._names[1], self._replies])
        for name, told in zip(self._names, (self._about_asking, self._about_desk)):
            name.observe(lambda change, told=told: self._filling or told.attempt(lambda: self._called(change["new"])), "value")
        self._unresolved.observe(lambda change: self.draw_would_go(), "value")

    def draw(self):
        """Show what the record holds of others, and what would go."""
        record = self._exercise.record
        self._replies.draw(record["asked"], record["open"], lambda row: f"{row['by']}: {asked.short(row['asks'], 40) or 'a reflection'}", telling.sent)
        show(self._names[1], bool(record["asked"]))
        self._draw_names()
        self.draw_would_go()

    def draw_would_go(self):
        """List what a file would hold, where that is to be seen."""
        if self.asking.layout.display != "none":
            told = telling.would_go(inputs.here(self._exercise.record), self._unresolved.value)
            if self._would_go.value != told:
                self._would_go.value = told

    def _draw_names(self):
        self._filling = True
        try:
            for control in self._names:
                control.value = self._exercise.record["name"]
        finally:
            self._filling = False

    def _called(self, name):
        self._exercise.note({**self._exercise.record, "name": called(name)})
        self._draw_names()

    def _ask(self):
        text = peers.question(self._exercise.record, self._unresolved.value)
        self._exercise.deliver("reflection-for-a-peer.json", "application/json", text)
        self._about_asking.say("The file reflection-for-a-peer.json was handed to your browser. It holds what is listed above and nothing else.")

    def _send_answers(self):
        self._exercise.deliver("answers-from-a-peer.json", "application/json", peers.answer(self._exercise.record))
        self._about_desk.say("The file answers-from-a-peer.json holds their words and your answers. Send it back to them. This record keeps both.")

    def _answered(self, name, value):
        record = self._exercise.record
        self._exercise.note({**record, "asked": with_answer(record["asked"], record["open"], name, value, inputs.MOST_TEXT)})

    def _put_away(self):
        rows, open_ = without(self._exercise.record["asked"], self._exercise.record["open"])
        self._exercise.put({**self._exercise.record, "asked": rows, "open": open_})

    def _received(self, name, content):
        record, sentence, step = peers.received(self._exercise.record, name, content)
        self._exercise.put(record)
        if step == ASKED:
            show(self.desk, True)
        # Said where it was opened, or where what came is to be seen if that is another place.
        (self._about_desk if step == ASKED or self.asking.layout.display == "none" else self._about_asking).say(sentence)


def under(heading, parts):
    """Widgets under a heading."""
    return widgets.VBox([widgets.HTML(markup.tag("h3", heading)), *parts])
