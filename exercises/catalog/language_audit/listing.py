"""The word list on the screen: to be read, added to, cut, taken out as a file and put in from one."""

import ipywidgets as widgets

from exercises.catalog.language_audit import inputs, wordlist
from exercises.catalog.language_audit.wordlist import KINDS
from exercises.record.problems import Problem, shown
from exercises.views import markup
from exercises.views.upload import Upload

ROW = {"flex_flow": "row wrap", "width": "100%"}


class Listing(widgets.VBox):
    """The list and what can be done with it; closed until it is asked for.

    Args:
        exercise: the exercise on which the controls are registered; its ``record`` is read.
        put: called with a record that holds another list.
    """

    def __init__(self, exercise, put):
        self._exercise, self._put, self._busy = exercise, put, False
        self._open = self._button("list.open", "See or change the word list", self._toggle)
        self._table, self._told = widgets.HTML(), widgets.HTML(markup.status())
        field = exercise.field
        self._kind = field("list.kind", widgets.Dropdown(options=list(KINDS.values()), description="Kind of the new entry"))
        self._words = field("list.words", widgets.Text(description="Its words, with “ / ” between several", continuous_update=False))
        self._why = field("list.why", widgets.Text(description="Why it is in the list", continuous_update=False))
        self._ask = field("list.ask", widgets.Text(description="What to ask the writer, if you like", continuous_update=False))
        self._source = field("list.source", widgets.Text(description="Who says so", continuous_update=False))
        self._which = field("list.which", widgets.Dropdown(options=["–"], description="Entry to take out"))
        upload = field("list.file", Upload(description="Use a word list from a file", accept=".csv", multiple=False))
        upload.add_class("course-upload")
        upload.observe(lambda _: self._chosen(upload), names="value")
        self._inside = widgets.VBox([
            widgets.HTML(markup.paragraph(
                "An entry has its kind, its words, why it is there, what to ask, and who says so. A * at a word’s end stands for any ending; an "
                "entry in capitals is found in capitals only. Under “Leave alone” stand phrases that are not to be marked. The file is a table "
                "(CSV) that a spreadsheet opens.")),
            self._table, self._kind, self._words, self._why, self._ask, self._source,
            self._button("list.add", "Add this entry", self._add),
            self._which, self._button("list.remove", "Take this entry out", self._remove),
            widgets.HBox([self._button("list.save", "Save the word list (CSV)", self._save), upload,
                          self._button("list.reset", "Go back to the course’s list", self._reset)], layout=ROW)],
            layout={"display": "none"})
        super().__init__([self._open, self._inside, self._told])

    def draw(self):
        """Bring the table and the list of entries in line with the record, where they are open."""
        rows = inputs.rows(self._exercise.record)
        if self._inside.layout.display == "none":
            return
        cells = [[KINDS[row["kind"]], wordlist.BETWEEN.join(row["words"]), row["why"], row["ask"] or "–", wordlist.told_source(row["source"])]
                 for row in rows]
        whose = "The course’s own list" if self._exercise.record["words"] is None else "A list that was changed"
        self._table.value = markup.details(f"{whose}: {len(rows)} entries", markup.table(
            "The word list", ["Kind", "Words", "Why", "Ask", "Who says so"], cells))
        options = [f"{number}. {KINDS[row['kind']]}: {row['words'][0]}" for number, row in enumerate(rows, 1)] or ["–"]
        if list(self._which.options) != options:
            self._which.options = options

    def _toggle(self):
        closed = self._inside.layout.display == "none"
        self._inside.layout.display = "flex" if closed else "none"
        self._say("The word list stands open below its button." if closed else "The word list is closed.")
        self.draw()

    def _add(self):
        def act():
            entry = wordlist.entry_of(self._kind.value, self._words.value, self._why.value, self._ask.value, self._source.value)
            self._change(wordlist.added(inputs.rows(self._exercise.record), entry))
            for control in (self._words, self._why, self._ask, self._source):
                control.value = ""
            self._say(f"Added: {shown(entry['words'][0])}, under {KINDS[entry['kind']]}.")
        self._attempt(act)

    def _remove(self):
        rows = inputs.rows(self._exercise.record)
        if not rows:
            self._say("The list is empty already.")
            return
        place = self._which.index or 0
        gone = rows[place]
        self._change([*rows[:place], *rows[place + 1:]])
        self._say(f"Taken out: {shown(gone['words'][0])} and what stood with it.")

    def _save(self):
        self._exercise.deliver("language-audit-words.csv", "text/csv;charset=utf-8",
                               f"\ufeff{wordlist.write(inputs.rows(self._exercise.record))}")
        self._say("The file language-audit-words.csv was handed to your browser; look among your downloads.")

    def _reset(self):
        self._change(None)
        self._say("The course’s own list holds again.")

    def _chosen(self, upload):
        """Take the chosen file and let go of it, so that the same one may be chosen again."""
        if self._busy or not upload.value:
            return
        name, content = str(upload.value[0]["name"]), upload.value[0]["content"]
        self._busy = True
        try:
            upload.value = ()
        finally:
            self._busy = False

        def act():
            rows = wordlist.read(content if isinstance(content, str) else bytes(content))
            self._change(rows)
            self._say(f"{shown(name)} holds now: {len(rows)} entries.")
        self._attempt(act, "The list is as it was.")

    def _change(self, rows):
        self._put({**self._exercise.record, "words": None if rows == wordlist.own() else rows})
        self.draw()

    def _attempt(self, act, otherwise=None):
        try:
            act()
        except Problem as problem:
            parts = markup.bullet_list(problem.parts) if len(problem.parts) > 1 else markup.paragraph(problem.sentence)
            self._told.value = markup.status(markup.tag("div", parts, class_="course-problems"),
                                             markup.paragraph(otherwise) if otherwise else None)

    def _say(self, sentence):
        self._told.value = markup.status(sentence)

    def _button(self, name, description, act):
        made = self._exercise.field(name, widgets.Button(description=description))
        made.on_click(lambda _: act())
        return made
