"""The class as tables for a spreadsheet, and as a page for a seminar without names."""

import random

import ipywidgets as widgets

from exercises.cohort import seminar, tables
from exercises.record import tables as spreadsheet
from exercises.views import markup
from exercises.views.form import Group, check_group
from exercises.views.lines import Line, button

TABLES = {
    "Who handed in what": "who",
    "What they wrote, by prompt": "texts",
    "Where each referral was placed": "thresholds",
    "What the work touches": "gaps",
    "What was chosen, unnamed": "choices",
    "What could not be read": "not_read",
}
PARTS = {"thresholds": "Where the class differs about a threshold", "gaps": "What the work touches", "choices": "What was chosen in a vignette"}


class Exports(widgets.VBox):
    """Two ways to take what was read along.

    Args:
        exercise: the exercise; its fields ``table``, ``export_csv``, ``on_page.<part>``, ``on_page.texts`` and ``export_page`` are made.
    """

    def __init__(self, exercise):
        self._exercise = exercise
        self._folder, self._hidden, self._ticked = None, False, {}
        # The order of texts on the page is drawn by lot, and stays while the class stands here.
        self._seed = random.SystemRandom().getrandbits(30)
        self._which = exercise.field("table", widgets.Dropdown(description="Which table?", options=tuple(TABLES)))
        self._names, self._told, self._texts_told = widgets.HTML(), Line(), widgets.HTML()
        save = button(exercise, "export_csv", "Save the table (CSV)", lambda: self._told.attempt(self._save_table))
        self._parts = check_group("What goes on the seminar page?", [*((words, True) for words in PARTS.values()), ("The texts that you ticked", True)])
        for name, control in zip([*PARTS, "texts"], self._parts.controls):
            exercise.field(f"on_page.{name}", control)
        page = button(exercise, "export_page", "Save the seminar page", lambda: self._told.attempt(self._save_page))
        super().__init__([widgets.HTML(markup.tag("h3", "Take it along")),
                          Group("A table for a spreadsheet", [self._which, self._names, save]),
                          self._parts, self._texts_told, page, self._told])
        self.add_class("course-export")

    def fill(self, folder, hidden, ticked):
        """Go by this class from now on, and say what a file would hold."""
        self._folder, self._hidden, self._ticked = folder, hidden, ticked
        _say(self._names, "Names are hidden, so the table holds numbers in their place; texts may still hold names."
             if hidden else "The table holds names. Whoever has the file can read it.")
        many = len(ticked)
        _say(self._texts_told, f"{many} text{'' if many == 1 else 's'} ticked above. {seminar.NAMES_IN_TEXTS}" if many else
             "No text is ticked, so the page holds none. No name stands on it in any case.")

    def _save_table(self):
        name = TABLES[self._which.value]
        header, rows = getattr(self, f"_{name}")()
        self._exercise.deliver(f"class-{name.replace('_', '-')}.csv", "text/csv", spreadsheet.write(header, list(rows)))
        self._told.say(f"The table class-{name.replace('_', '-')}.csv was handed to your browser; look among your downloads.")

    def _save_page(self):
        tally, wanted = self._folder.tally, {name for name, control in zip([*PARTS, "texts"], self._parts.controls) if control.value}
        made = seminar.page(thresholds=tally.thresholds() if "thresholds" in wanted else None, gaps=tally.gaps() if "gaps" in wanted else None,
                            choices=tally.choices() if "choices" in wanted else None, seed=self._seed,
                            texts=list(self._ticked.values()) if "texts" in wanted else None)
        self._exercise.deliver("seminar.html", "text/html", made)
        self._told.say("The page seminar.html was handed to your browser; look among your downloads. Open it and read it once before you show it.")

    # The tables

    def _who(self):
        called = self._folder.called(self._hidden)
        rows = self._folder.tally.who()
        # Files are named after people.
        return tables.who([{**row, "who": called.get(row["who"], "A learner"), "path": ""} for row in rows] if self._hidden else rows)

    def _texts(self):
        rows = self._folder.tally.texts()
        called = self._folder.called(True) if self._hidden else {}
        return tables.texts([{**row, "who": [called.get(who, "A learner") for who in row["who"]]} for row in rows] if self._hidden else rows)

    def _thresholds(self):
        return tables.thresholds(self._folder.tally.thresholds())

    def _gaps(self):
        return tables.gaps(self._folder.tally.gaps())

    def _choices(self):
        return tables.choices(self._folder.tally.choices())

    def _not_read(self):
        rows = self._folder.not_read()
        return tables.not_read([{**row, "path": f"File {place}"} for place, row in enumerate(rows, 1)] if self._hidden else rows)


def _say(place, words):
    told = markup.paragraph(words, class_="course-contents")
    if place.value != told:
        place.value = told
