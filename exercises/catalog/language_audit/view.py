"""The language audit on the screen: a draft, a rewrite beside it, the marks, and what a girl of eleven might ask.

The view decides nothing. What was typed is kept at once; it is read anew only when somebody asks for the marks.
"""

import ipywidgets as widgets

from exercises.catalog.language_audit import ellie_view, figures, files, inputs, rules, together
from exercises.catalog.language_audit.listing import Listing
from exercises.catalog.language_audit.review import Review
from exercises.record import names
from exercises.record.files import whole
from exercises.record.personal import NOTICE
from exercises.record.problems import Problem
from exercises.record.together import Merged
from exercises.views import markup
from exercises.views.export_bar import ExportBar
from exercises.views.exercise import Exercise
from exercises.views.form import ConfirmButton, FreeText

ROW = {"flex_flow": "row wrap", "width": "100%"}
# Beside each other where there is room for both, below each other on a phone.
BESIDE = {"display": "grid", "grid_template_columns": "repeat(auto-fit, minmax(min(100%, 19em), 1fr))", "grid_gap": "0.9rem 1.2rem", "width": "100%"}
EMPTY = "There is no text yet. Type or paste a note of your own invention, or load one of the invented texts."
STALE = "Something has changed since the marks were set. Press “Show the marks” to set them again."


class LanguageAudit(Exercise):
    """Exercise X14.

    Args:
        entered: an audit record (see ``inputs``), or None for an empty one.

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
        self.record = inputs.blank() if entered is None else inputs.check(entered)
        self._filling, self._known, self._drawn = False, (None, None), None
        self._build()
        self._redraw()

    @property
    def inputs(self):
        """The audit record."""
        return self.record

    @property
    def results(self):
        """What is computed from the record; worked out once for each."""
        about = {key: value for key, value in self.record.items() if key not in ("showing", "as_ellie", "notes")}
        if self._known[0] != about:
            self._known = about, rules.compute(self.record)
        return self._known[1]

    @property
    def notes(self):
        """The learner's own notes."""
        return self.record["notes"]

    # Building

    def _build(self):
        self._banner, self._line, self._about_text = widgets.HTML(), widgets.HTML(markup.status()), widgets.HTML(markup.status())
        self._which = self.field("which", widgets.Dropdown(options=[text["name"] for text in files.texts().values()],
                                                           description="An invented text to begin with"))
        self._texts = {}
        drafts = []
        for name, words in (("text", "First draft"), ("rewrite", "Your rewrite")):
            free = FreeText(words, rows=14, notice=None)
            self._texts[name] = self.field(name, free.text)
            drafts.append(free)
        for name, words in (("child", "Names of the children in it, with commas"), ("family", "Other names of the family, with commas"),
                            ("reader", "Your made-up name")):
            self._texts[name] = self.field(name, widgets.Text(description=words, continuous_update=False))
        self._top, self._rest, self._ellie = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self._review = Review(self, self._decided, lambda: self.results)
        self._listing = Listing(self, self._relisted)
        self._ellie_button = self._button("ellie", "Read it as Ellie, 11", self._turn_ellie)
        self._hide = self._button("hide", "Put the marks away", self._put_away)
        notes = FreeText("Your notes: what you noticed, and what you would keep", rows=3, notice=None)
        self._texts["notes"] = self.field("notes", notes.text)
        self._bar = ExportBar(self, "language-audit", csv=lambda: files.as_csv(self.record), merge=self._merge, page=self._sheet,
                              on_open=self._opened, read=files.read, contents=self._contents)
        self.children = (
            self._banner, widgets.HTML(markup.paragraph(NOTICE, class_="course-notice")),
            self._which,
            widgets.HBox([self._button("load", "Load this text", self._load),
                          ConfirmButton("Clear everything", self._ask_clear, self._clear, "Yes, clear it all", "No, keep it").register(self, "clear")],
                         layout=ROW),
            self._about_text,
            widgets.VBox(drafts, layout=BESIDE),
            widgets.VBox([self._texts[name] for name in ("child", "family", "reader")], layout=BESIDE),
            widgets.HBox([self._button("show", "Show the marks", self._show), self._ellie_button], layout=ROW),
            self._line, self._ellie, self._top, self._review, self._rest, self._hide, self._listing, notes, self._bar,
            self._button("export_text", "Save the rewrite as plain text", self._save_text))
        for name, control in self._texts.items():
            control.observe(lambda change, name=name: self._filling or self._typed(name, change["new"]), "value")

    # Entering

    def _typed(self, name, value):
        """Keep what was typed."""
        value, said = whole(value).replace("\x00", ""), ""
        most = {"text": inputs.MOST_TEXT, "rewrite": inputs.MOST_TEXT, "notes": inputs.MOST_NOTES}.get(name, inputs.MOST_NAMES)
        if name == "reader":
            try:
                value = names.clean(value, "reader’s name")
            except Problem as problem:
                self._say(f"{problem} “{self.record['reader']}” is kept.")
                return
        elif len(value) > most:
            value, said = value[:most], f"Only the first {most:,} characters are kept. Work on a long text in parts."
        self.record = {**self.record, name: value}
        if name == "text" and not value.strip() and self.record["invented"]:
            self.record = {**self.record, "invented": False}
            self._draw_banner()
        if said:
            self._say(said)
        elif self.record["showing"] and name != "notes":
            self._say(STALE)
        self.changed()

    def _load(self):
        if not (inputs.is_untouched(self.record) or files.is_as_supplied(self.record)):
            self._tell("There is work of your own here. Save and clear it first, so that nothing is lost.")
            return
        name = list(files.texts())[self._which.index or 0]
        self._keep({**files.supplied(name), "showing": False})
        self._tell("The invented text is loaded. Read it once, slowly, before you ask for the marks." if name != "worked" else
                   "The worked example is loaded: a cold note, two invented readers, and a rewrite. Press “Show the marks”.")

    # Showing

    def _show(self):
        if not self.record["text"].strip():
            self._say(EMPTY)
            return
        self.record = {**self.record, "showing": True}
        self._draw_results(begin=True)
        first = self.results["first"]
        if first["state"] == "too_long":
            self._say(f"The first draft was not read, because {first['not_defined_because']}.")
        else:
            self._say(f"The marks stand below: {len(first['marks'])} in the first draft, {first['words']:,} words.")
        self.changed()

    def _put_away(self):
        self.record = {**self.record, "showing": False}
        self._draw_results()
        self._say("The marks are put away. Your decisions are kept.")
        self.changed()

    def _turn_ellie(self):
        if not self.record["text"].strip():
            self._say(EMPTY)
            return
        self.record = {**self.record, "as_ellie": not self.record["as_ellie"]}
        self._draw_ellie()
        self._say("As Ellie might read it: the text stands below with her questions." if self.record["as_ellie"] else "Ellie’s reading is closed.")
        self.changed()

    def _decided(self, record):
        self.record = record
        self._draw_results()
        self.changed()

    def _relisted(self, record):
        self.record = record
        self._draw_results(begin=True)
        self._draw_ellie()
        self._bar.refresh()
        self.changed()

    # Files, clearing

    def _opened(self, theirs):
        if not (inputs.is_untouched(self.record) or files.is_as_supplied(self.record)):
            raise Problem("There is an audit here already, and opening would put the file in its place. To set readers of one text side by "
                          "side, choose the file under “Add others’ files to this one”. To replace it, save and clear first.")
        self._keep(theirs)

    def _merge(self, theirs):
        if inputs.is_untouched(self.record):
            raise Problem("There is nothing here to add to. Choose the file under “Open a saved file”.")
        before = len(self.record["others"])
        record = together.merge(Merged(self.record), Merged(theirs)).record
        came = [other["reader"] for other in record["others"][before:]]
        if not came:
            return "All of it was here already, or the file holds no decision and no rewrite."
        self._keep({**record, "showing": True})
        return f"Beside you now: {', '.join(came)}. Where you differ stands under “Where readers differ”."

    def _contents(self):
        record = self.record
        readers = len(record["others"])
        other = f", and {readers} other {'reader' if readers == 1 else 'readers'}" if readers else ""
        return f"both drafts, the names, your decisions with their reasons, the word list if it was changed, your notes{other}"

    def _sheet(self):
        if not self.record["text"].strip():
            raise Problem("There is no text yet, so that a page would be empty.")
        return files.sheet(self.record)

    def _save_text(self):
        if not self.record["rewrite"].strip():
            self._bar.say("There is no rewrite yet.")
            return
        self.deliver("language-audit-rewrite.txt", "text/plain;charset=utf-8", self.record["rewrite"])
        self._bar.say("The file language-audit-rewrite.txt was handed to your browser. It holds your words and no marks.")

    def _ask_clear(self):
        if inputs.is_untouched(self.record):
            return None
        what = "the invented text, with whatever you made of it" if self.record["invented"] else self._contents()
        return f"This takes away {what}. Without a saved file it cannot be brought back. Clear it?"

    def _clear(self):
        self._keep(inputs.blank())
        self._tell("Cleared.")

    # Keeping and drawing

    def _keep(self, record):
        """Put another record in the place of this one, and show it."""
        self.record = record
        self._redraw()
        self.changed()

    def _redraw(self):
        self._filling = True
        try:
            for name, control in self._texts.items():
                control.value = self.record[name]
        finally:
            self._filling = False
        self._say("")
        self._tell("")
        self._draw_banner()
        self._draw_results(begin=True)
        self._draw_ellie()
        self._listing.draw()
        self._bar.refresh()

    def _draw_banner(self):
        self._banner.value = markup.paragraph(markup.tag("strong", "Invented text."), " Nobody in it is real. Clear it before you enter your own.",
                                              class_="course-invented") if self.record["invented"] else ""

    def _draw_results(self, begin=False):
        showing = self.record["showing"]
        for part in (self._review, self._hide):
            part.layout.display = "" if showing else "none"
        if not showing:
            self._top.value = self._rest.value = ""
            return
        results = self.results
        self._top.value = figures.top(results)
        self._rest.value = figures.rest(results, inputs.rows(self.record))
        (self._review.begin if begin else self._review.draw)()

    def _draw_ellie(self):
        open_ = self.record["as_ellie"] and bool(self.record["text"].strip())
        self._ellie.value = ellie_view.page(self.results) if open_ else ""
        self._ellie_button.description = "Close Ellie’s reading" if open_ else "Read it as Ellie, 11"

    def _say(self, sentence):
        self._line.value = markup.status(sentence) if sentence else markup.status()

    def _tell(self, sentence):
        self._about_text.value = markup.status(sentence) if sentence else markup.status()

    def _button(self, name, description, act):
        made = self.field(name, widgets.Button(description=description))
        made.on_click(lambda _: act())
        return made
