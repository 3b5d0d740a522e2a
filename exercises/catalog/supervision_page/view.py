"""The supervision page on the screen: three places to write."""

import ipywidgets as widgets

from exercises.catalog.supervision_page import rules, together
from exercises.record import dates, take_home
from exercises.record.personal import NOTICE
from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.exercise import Exercise
from exercises.views.export_bar import ExportBar
from exercises.views.form import ConfirmButton, FreeText
from exercises.views.lines import Line


class SupervisionPage(Exercise):
    """The supervision page.

    Args:
        entered: its inputs, or None for an empty one.

    Raises:
        Problem: the inputs cannot be read.
    """

    slug = rules.SLUG
    version = rules.VERSION
    versions = rules.VERSIONS

    def __init__(self, entered=None):
        super().__init__()
        self._entered = rules.blank() if entered is None else rules.check(entered)
        self._filling = False
        self._line, self._held, parts = Line(), {}, []
        self._held["date"] = self.field("date", widgets.Text(description="The date of the supervision, such as 14/10/2026, if you like"))
        for name, (title, hint) in rules.PARTS.items():
            free = FreeText(title, rows=5, notice=None)
            self._held[name] = self.field(name, free.text)
            part = widgets.VBox([free, widgets.HTML(markup.paragraph(hint, class_="course-hint"))])
            part.add_class("course-asked")
            parts.append(part)
        self._bar = ExportBar(self, "supervision-page", page=lambda: rules.page(self._entered), word=take_home.one_as_word, on_open=self._open,
                              together=together.merge,
                              contents="the date and your three texts")
        self.children = (widgets.HTML(markup.paragraph(NOTICE, class_="course-notice")), widgets.HTML(markup.paragraph(rules.NO_CASE)), self._held["date"],
                         *parts, self._line, self._bar,
                         ConfirmButton("Clear everything", lambda: None if rules.is_empty(self._entered) else
                                       "This takes away the page. Without a saved file it cannot be brought back. Clear it?", self._clear,
                                       "Yes, clear it", "No, keep it").register(self, "clear"))
        for name, control in self._held.items():
            control.observe(lambda change, name=name: self._filling or self._typed(name, change["new"]), "value")
        self._show()

    @property
    def inputs(self):
        """What was entered."""
        return self._entered

    def _typed(self, name, value):
        most = rules.MOST_LINE if name == "date" else rules.MOST_TEXT
        self._entered = rules.check({**self._entered, name: value[:most]})
        self._line.say(f"Only the first {most:,} characters are kept; one page holds less than that." if len(value) > most else "")
        if name == "date" and value.strip() and dates.iso(value) is None:
            self._line.say(f"“{value.strip()[:most]}” is kept as you typed it. As a date it would be read if it were written like 14/10/2026.")
        self.changed()

    def _open(self, theirs):
        theirs = rules.check(theirs)
        mine = self._entered
        if not rules.is_empty(mine) and any(mine[name].strip() and mine[name] != theirs[name] for name in rules.PARTS):
            raise Problem("There is a page here already, and opening would put the file in its place. Save and clear it first, or choose the file "
                          "under “Add others’ files to this one”.")
        self._put(theirs)

    def _clear(self):
        self._put(rules.blank())
        self._line.say("Cleared. The page is empty.")

    def _put(self, entered):
        self._entered = entered
        self._show()
        self.changed()

    def _show(self):
        self._filling = True
        try:
            for name, control in self._held.items():
                control.value = self._entered[name]
        finally:
            self._filling = False
        self._line.say()
