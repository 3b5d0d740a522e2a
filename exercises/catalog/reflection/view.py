"""Reflections on the screen. The view decides nothing."""

import random

import ipywidgets as widgets

from exercises.catalog.reflection import asked, files, inputs, models, rules, telling
from exercises.catalog.reflection.peer_view import PeerView, under
from exercises.record import dates
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.exercise import Exercise
from exercises.views.export_bar import ExportBar
from exercises.views.form import ConfirmButton, FreeText
from exercises.views.lines import ROW, Line, button, set_options
from exercises.views.shown import show

CHOOSE = "Choose a prompt"
MINE = "A question of my own"


class Reflections(Exercise):
    """The reflections of one module, or, on the exercise's own page, under questions of one's own.

    Args:
        entered: a record of reflections, or None for an empty one.

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
        self.record = inputs.blank(asked.here()["module"]) if entered is None else inputs.check(entered)
        self._filling = False
        self._build()
        self._redraw()

    @property
    def inputs(self):
        """The record."""
        return self.record

    @property
    def results(self):
        """Which prompts, models and outcomes; none of the words."""
        return rules.compute(self.record)

    # Building

    def _build(self):
        self._page = page = asked.of(self.record["module"])
        self._said, self._about_files = Line(), Line()
        self._prompt_words, self._elsewhere, self._answers = (widgets.HTML() for _ in range(3))
        self._which = self.field("reflection", widgets.Dropdown(description="Which reflection?"))
        self._several = widgets.VBox([self._which, widgets.HBox([
            button(self, "add", "Begin another", lambda: self._said.attempt(self._add)),
            ConfirmButton("Remove this one", self._ask_remove, self._remove, "Yes, remove it", "No, keep it").register(self, "remove")], layout=ROW)])
        self._prompt = self.field("prompt", widgets.Dropdown(description="Which prompt?", options=self._prompts(), value=""))
        self._own = self.field("own", widgets.Text(description="My question"))
        self._model = self.field("model", widgets.RadioButtons(
            options=tuple((models.label(id_), id_) for id_ in models.MODELS), value=models.NONE, description="How would you like to set it down?",
            style={"description_width": "initial"}, layout={"width": "auto"}))
        self._parts = [FreeText("What you write", rows=5, notice=None) for _ in range(models.MOST_ASKS)]
        for number, part in enumerate(self._parts, 1):
            self.field(f"part.{number}", part.text)
        left = FreeText("One thing that I leave unresolved, if there is one", rows=2, notice=None)
        self._unresolved = self.field("unresolved", left.text)
        self._move_from = self.field("move_from", widgets.Dropdown(description="These words"))
        self._move_to = self.field("move_to", widgets.Dropdown(description="go under"))
        self._moving = widgets.VBox([self._elsewhere, widgets.HBox([self._move_from, self._move_to,
                                     button(self, "move", "Move them", lambda: self._said.attempt(self._move))], layout=ROW)])
        self._peers = PeerView(self)
        self._bar = ExportBar(self, f"reflections {page['id']}", page=lambda: files.page(self.record), on_open=self._open, merge=self._merge,
                              read=lambda name, data: files.read(name, data, self.record["module"]), contents=self._contents)
        own = button(self, "export_own", "Save my own words alone", lambda: self._about_files.attempt(self._save_own))
        self._files = widgets.VBox([self._bar, widgets.HTML(markup.paragraph(
            "To hand in, take the file with your own words alone. What a peer wrote is theirs, and stays out of it.")), own, self._about_files, ConfirmButton(
            "Clear everything", self._ask_clear, self._clear, "Yes, clear it all", "No, keep it").register(self, "clear")])
        # What comes to be while somebody types stands below what they type in, so that nothing moves under their hands.
        writing = widgets.VBox([widgets.HTML(telling.before(page)), self._prompt, self._prompt_words, self._own, self._model,
                                widgets.HTML(telling.about_models()), self._moving, *self._parts, left, self._said, self._answers, self._several])
        ways = widgets.HBox([self._way("ask_open", "Ask a peer to read this", self._peers.asking), self._way("answer_open", "Answer a peer’s reflection", self._peers.desk),
                             self._way("files_open", "Save, print or open", self._files)], layout=ROW)
        # Whoever comes to the exercise's own page, where no module's prompts are, has most likely been sent a file.
        self.children = (writing, ways, self._peers.asking, self._peers.desk, self._files) if page["module"] else (
            self._peers.desk, under("Write under a question of your own", [writing]), ways, self._peers.asking, self._files)
        self._which.observe(lambda change: self._filling or self.put({**self.record, "here": change["new"]}), "value")
        self._prompt.observe(lambda change: self._filling or self._prompted(change["new"]), "value")
        self._model.observe(lambda change: self._filling or self.put(inputs.changed(self.record, model=change["new"])), "value")
        self._own.observe(lambda change: self._filling or self._typed("own", change["new"]), "value")
        self._unresolved.observe(lambda change: self._filling or self._typed("unresolved", change["new"]), "value")
        for number, part in enumerate(self._parts):
            part.text.observe(lambda change, number=number: self._filling or self._wrote(number, change["new"]), "value")
        show(self._peers.asking, False)
        show(self._files, False)
        show(self._peers.desk, bool(self.record["asked"]) or not page["module"])

    def _way(self, name, words, box):
        return button(self, name, words, lambda: self._turn(box))

    def _prompts(self):
        listed = [(f"{number}. {asked.short(one['words'])}", one["key"]) for number, one in enumerate(self._page["asks"], 1)]
        return ((CHOOSE, ""), *listed, (MINE, asked.OWN))

    # Writing

    def _wrote(self, number, value):
        places = models.places(inputs.here(self.record)["model"])
        if number < len(places):
            self._typed(places[number], value)

    def _typed(self, name, value):
        value = value or ""
        self._name_first()
        self.record = inputs.with_words(self.record, name, value, dates.today())
        most = inputs.MOST_LINE if name == "own" else inputs.MOST_TEXT
        self._said.say(f"Only the first {most:,} characters are kept here." if len(value) > most else "")
        self._draw_list()
        self._peers.draw_would_go()
        self.changed()

    def _prompted(self, key):
        self.put(inputs.with_prompt(self.record, key))

    def _name_first(self):
        """Give the first reflection an id of its own once something is written: every device begins with the same empty one."""
        if self.record["here"] == inputs.FIRST:
            self.record = inputs.renamed(self.record, self._fresh())

    def _add(self):
        self.put(inputs.added(self.record, self._fresh()))
        self._said.say("An empty reflection stands here. The others are in the list.")

    def _ask_remove(self):
        one = inputs.here(self.record)
        return None if inputs.is_empty(one) else "This takes away the reflection that is open, with what peers answered to it. Remove it?"

    def _remove(self):
        self.put(inputs.removed(self.record, self._fresh()))

    def _move(self):
        # A press that comes when nothing is to be moved (an early click, honoured late) does nothing.
        if self._move_from.value not in inputs.elsewhere(inputs.here(self.record)):
            return
        self.put(inputs.moved(self.record, self._move_from.value, self._move_to.value))
        self._said.say("Moved.")

    def _fresh(self):
        return inputs.new_id(lambda: random.SystemRandom().getrandbits(40))

    # Files

    def _open(self, theirs):
        if not inputs.is_untouched(self.record):
            raise Problem("There are reflections here already, and opening would put the file in their place. To keep both, choose the file under "
                          "“Add others’ files to this one”. To replace them, save and clear first.")
        self.put(theirs)

    def _save_own(self):
        self.deliver("my-own-reflections.json", "application/json", files.own(self.record))
        self._about_files.say("The file my-own-reflections.json holds your reflections, without what peers sent or answered.")

    def _merge(self, theirs):
        record, came, beside = inputs.merged(self.record, theirs, self._fresh)
        if not came:
            return "All of it was here already."
        self.put(record)
        both = f" {beside} of them differ{'s' if beside == 1 else ''} from one that was here, and both stand in the list." if beside else ""
        return f"{came} came.{both}"

    def _contents(self):
        count = sum(not inputs.is_empty(one) for one in self.record["reflections"])
        others = len(self.record["asked"])
        more = f", and {others} that others sent you, with your answers" if others else ""
        return f"{count} reflection{'' if count == 1 else 's'} with what peers answered{more}"

    def _ask_clear(self):
        return None if inputs.is_untouched(self.record) else f"This takes away {self._contents()}. Without a saved file it cannot be brought back. Clear it?"

    def _clear(self):
        self.put(inputs.blank(self.record["module"]))
        self._about_files.say("Cleared. Nothing is kept here.")

    # Drawing

    def _turn(self, box):
        show(box, box.layout.display == "none")
        if box is self._peers.asking:
            self._peers.draw_would_go()

    def note(self, record):
        """Keep another record in the place of this one, where all of it is shown already."""
        self.record = record
        self.changed()

    def put(self, record):
        """Put another record in the place of this one, and show it."""
        self.record = inputs.check(record)
        self._redraw()
        self.changed()

    def _redraw(self):
        one = inputs.here(self.record)
        places, elsewhere = models.places(one["model"]), inputs.elsewhere(one)
        self._filling = True
        try:
            known = self._prompts()
            gone = one["prompt"] and one["prompt"] not in [key for _, key in known]
            set_options(self._prompt, (*known, (asked.short(one["asks"]) or one["prompt"], one["prompt"])) if gone else known, one["prompt"])
            self._model.value = one["model"]
            self._own.value, self._unresolved.value = one["own"], one["unresolved"]
            for number, part in enumerate(self._parts):
                show(part, number < len(places))
                if number < len(places):
                    part.text.description = models.question(places[number])
                    part.text.value = one["texts"].get(places[number], "")
            if elsewhere:
                set_options(self._move_from, tuple((models.where(place), place) for place in elsewhere), elsewhere[0])
                set_options(self._move_to, tuple((models.question(place), place) for place in places), places[0])
        finally:
            self._filling = False
        show(self._own, one["prompt"] == asked.OWN)
        show(self._moving, bool(elsewhere))
        self._said.say()
        self._prompt_words.value = telling.prompt(self.record, one)
        self._elsewhere.value = telling.elsewhere(one)
        self._answers.value = telling.answers(one)
        self._peers.draw()
        self._draw_list()

    def _draw_list(self):
        rows = self.record["reflections"]
        self._filling = True
        try:
            set_options(self._which, tuple((telling.row(number, one), one["id"]) for number, one in enumerate(rows, 1)), self.record["here"])
        finally:
            self._filling = False
        show(self._several, len(rows) > 1 or not inputs.is_empty(rows[0]))
        self._bar.refresh()
