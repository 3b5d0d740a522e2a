"""The CPD record on the screen: one piece at a time, what still lacks, a peer's answers, and other people's reflections.

The view decides nothing. It hands what was entered to ``inputs`` and ``peers`` and redraws only what has changed.
"""

import random

import ipywidgets as widgets

from exercises.catalog.cpd_record import files, inputs, peers, rules, telling
from exercises.catalog.cpd_record.asked import QUESTIONS, field, form, question
from exercises.record import names, take_home
from exercises.record.personal import NOTICE
from exercises.views import markup
from exercises.views.example_bar import ExampleBar
from exercises.views.exercise import Exercise
from exercises.views.export_bar import ExportBar
from exercises.views.form import ConfirmButton, FreeText, Group, check_group
from exercises.views.lines import ROW, Line, button, set_options
from exercises.views.peer_desk import PeerDesk, peer_upload

FIRST = "p1"
_SENT = {"what": "What I did, and why", "learnt": "What I learnt", "impact": "What it changed"}


class CPDRecord(Exercise):
    """The CPD record.

    Args:
        entered: a CPD record, or None for an empty one.

    Attributes:
        record: the CPD record. It is never changed in place: every change makes a new one.

    Raises:
        Problem: the record cannot be read.
    """

    slug = files.SLUG
    version = inputs.VERSION
    versions = files.VERSIONS

    def __init__(self, entered=None):
        super().__init__()
        self.record = inputs.blank() if entered is None else inputs.check(entered)
        self._filling = False
        self._build()
        self._redraw()

    @property
    def inputs(self):
        """The CPD record."""
        return self.record

    @property
    def results(self):
        """What stands beside what is asked for."""
        return rules.compute(self.record)

    # Building

    def _build(self):
        self._which = self.field("piece", widgets.Dropdown(description="Which piece?"))
        self._about_piece, self._about_peer = Line(), Line()
        self._standing, self._answers = widgets.HTML(), widgets.HTML()
        self._held = {}
        piece = [self._line("title", "A name for this piece"),
                 self._choice("type", field("type")["asks"], form()["types"]),
                 self._text("what"), self._line("date", field("date")["asks"] + " Such as 14/10/2026"), self._text("learnt"), self._text("impact"),
                 self._line("peer_role", "A peer: their role, not their name"), self._text("peer")]
        self._share = check_group("What may the peer read?", [(words, name != "impact") for name, words in _SENT.items()])
        for name, control in zip(_SENT, self._share.controls):
            self.field(f"send.{name}", control)
        self._name = self.field("name", widgets.Text(description="Your made-up name", continuous_update=False))
        self._replying = PeerDesk(
            self, {name: question(name) for name in QUESTIONS}, typed=self._typed, chosen=self._read, put_away=self._put_away,
            send=lambda: self._about_peer.attempt(self._send_answers))
        self._from_peer = peer_upload(self, "peer_file", "Open a file from a peer", self._received, self._about_peer)
        self._example = ExampleBar(self, self._state, files.example, inputs.blank, self._keep, self._contents, "pieces",
                                   "The invented example is loaded: two pieces, one of them not finished.", "before you write your own")
        self._bar = ExportBar(self, "cpd-record", csv=lambda: files.as_csv(self.record), page=lambda: files.page(self.record), word=take_home.one_as_word,
                              on_open=self._example.opened, read=files.read, contents=self._contents, merge=self._merge)
        self.children = (
            self._example.banner, widgets.HTML(markup.paragraph(NOTICE, class_="course-notice")), widgets.HTML(telling.about()),
            self._which,
            widgets.HBox([button(self, "add_piece", "Add a piece", lambda: self._about_piece.attempt(self._add)),
                          ConfirmButton("Remove this piece", self._ask_remove, self._remove, "Yes, remove it", "No, keep it").register(self, "remove_piece")],
                         layout=ROW),
            self._about_piece, widgets.VBox(piece), self._standing,
            Group("Let a peer answer", [
                widgets.HTML(markup.paragraph("Another professional who knows your practice will do. They read what you tick, answer three questions, and "
                                              "send the file back. You hand it over yourself, as you would any file.")),
                self._share, self._name,
                widgets.HBox([button(self, "ask_peer", "Save this piece for a peer", lambda: self._about_peer.attempt(self._ask_peer)),
                              self._from_peer], layout=ROW),
                self._about_peer, self._answers, self._replying]),
            self._bar, self._example)
        self._which.observe(lambda change: self._filling or self._go(change["new"]), "value")
        self._name.observe(lambda change: self._filling or self._about_peer.attempt(lambda: self._called(change["new"])), "value")
        for name, control in self._held.items():
            control.observe(lambda change, name=name: self._filling or self._typed(name, change["new"]), "value")

    def _text(self, name):
        free = FreeText(field(name)["asks"], rows=4, notice=None)
        self._held[name] = self.field(name, free.text)
        copy = widgets.Button(description=f"Copy: {rules.NAMES[name]}")
        copy.add_class(f"copies--{name}")
        asked = widgets.VBox([free, widgets.HTML(markup.paragraph(field(name)["help"], class_="course-hint")), self.field(f"copy.{name}", copy)])
        asked.add_class("course-asked")
        return asked

    def _line(self, name, words):
        self._held[name] = self.field(name, widgets.Text(description=words))
        return self._held[name]

    def _choice(self, name, words, options):
        self._held[name] = self.field(name, widgets.Dropdown(options=("", *options), description=words))
        return self._held[name]

    # Writing

    def _typed(self, name, value):
        if name in QUESTIONS:
            self.record = inputs.with_answer(self.record, name, value or "")
        else:
            self._name_first()
            self.record = inputs.with_piece(self.record, **{name: value or ""})
            self._draw_standing()
            if name == "title":
                self._draw_pieces()
        self._bar.refresh()
        self.changed()

    def _name_first(self):
        """Give the first piece an id of its own once something is written: every device begins with the same empty one."""
        if self.record["here"] == FIRST:
            new = self._fresh()
            self.record = {**self.record, "here": new, "pieces": [{**one, "id": new} if one["id"] == FIRST else one for one in self.record["pieces"]]}
            self._draw_pieces()

    def _add(self):
        self._keep(inputs.added(self.record, self._fresh()))
        self._about_piece.say("An empty piece stands below.")

    def _ask_remove(self):
        piece = inputs.here(self.record)
        return None if inputs.is_empty(piece) else f"This takes away “{piece['title'].strip() or 'this piece'}” with all that is written in it. Remove it?"

    def _remove(self):
        self._keep(inputs.removed(self.record, self._fresh()))

    def _go(self, id_):
        self._keep({**self.record, "here": id_})

    def _fresh(self):
        return inputs.new_id(lambda: random.SystemRandom().getrandbits(40))

    # Peers

    def _called(self, name):
        self.record = {**self.record, "name": names.clean(name, "made-up name")}
        self.changed()

    def _ask_peer(self):
        text = peers.question(self.record, [name for name, control in zip(_SENT, self._share.controls) if control.value])
        self.deliver("reflection-for-a-peer.json", "application/json", text)
        self._about_peer.say("The file reflection-for-a-peer.json holds what you ticked, the piece’s name and your made-up name. Nothing else goes with it.")

    def _send_answers(self):
        self.deliver("answers-from-a-peer.json", "application/json", peers.answer(self.record))
        self._about_peer.say("The file answers-from-a-peer.json holds their words and your answers. Send it back to them. This record keeps both.")

    def _put_away(self):
        self._keep(inputs.without_asked(self.record))

    def _read(self, id_):
        self._keep({**self.record, "open": id_})

    def _received(self, name, content):
        record, sentence = peers.received(self.record, name, content)
        self._keep(record)
        self._about_peer.say(sentence)

    # Files, the example, clearing

    def _merge(self, theirs):
        record, came, beside = inputs.merged(self.record, theirs, self._fresh)
        if not came:
            return "All of it was here already."
        self._keep(record)
        waits = f" {beside} of them differ{'s' if beside == 1 else ''} from one that was here: both stand, one marked “from the other file”." if beside else ""
        return f"{came} came.{waits}"

    def _state(self):
        if self.record["invented"]:
            return "invented"
        return "untouched" if inputs.is_untouched(self.record) else "own"

    def _contents(self):
        count = sum(not inputs.is_empty(piece) for piece in self.record["pieces"])
        others = len(self.record["asked"])
        more = f", and {others} reflection{'' if others == 1 else 's'} that others sent you, with your answers" if others else ""
        return f"{count} piece{'' if count == 1 else 's'} of learning with what peers answered{more}"

    # Drawing

    def _keep(self, record):
        """Put another record in the place of this one, and show it."""
        self.record = inputs.check(record)
        self._redraw()
        self.changed()

    def _redraw(self):
        piece = inputs.here(self.record)
        self._filling = True
        try:
            for name in (*inputs.LINES, *inputs.TEXTS):
                control, value = self._held[name], piece[name]
                if name == "type":
                    known = ("", *form()["types"])
                    control.options = known if value in known else (*known, value)
                control.value = value
            self._name.value = self.record["name"]
        finally:
            self._filling = False
        self._about_peer.say()
        self._about_piece.say()
        self._answers.value = telling.answers(piece)
        self._replying.draw(self.record["asked"], self.record["open"], lambda one: f"{one['by']}: {one['title'] or 'without a title'}", telling.sent)
        self._draw_pieces()
        self._draw_standing()
        self._example.refresh()
        self._bar.refresh()

    def _draw_pieces(self):
        self._filling = True
        try:
            set_options(self._which, tuple((f"{number}. {piece['title'].strip() or 'without a title'}", piece["id"])
                                           for number, piece in enumerate(self.record["pieces"], 1)), self.record["here"])
        finally:
            self._filling = False

    def _draw_standing(self):
        told = telling.standing(rules.compute(self.record), self.record["here"])
        if self._standing.value != told:
            self._standing.value = told


