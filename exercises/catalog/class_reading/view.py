"""Reading a class on the screen: a place to drop files, and what stands in them when they are read together.

Nothing that was read is among the inputs, so nothing of it can be kept: these are other people's words.
"""

import ipywidgets as widgets

from exercises.catalog.class_reading import invented, showing_class, showing_who
from exercises.catalog.class_reading.exports import Exports
from exercises.catalog.class_reading.folder import Folder
from exercises.catalog.class_reading.text_cards import TextCards
from exercises.views import markup
from exercises.views.exercise import Exercise
from exercises.views.form import ConfirmButton
from exercises.views.lines import button
from exercises.views.many_files import FileTray
from exercises.views.shown import show

HINT = "Or drop them here. Files of the course (JSON), Word documents, and the zip that your learning platform makes. At most 5 MB each, 5,000 at a time."
CLOSING = ("Nothing of this is kept. Close or leave this page, and what was read is gone; your files stay where they are. Save what you need at "
           "the foot.")


class ClassReading(Exercise):
    """The place to read a class.

    Args:
        entered: nothing is taken from it.
    """

    slug = "class_reading"
    version = 1
    keeps = False

    def __init__(self, entered=None):
        super().__init__()
        self._folder = Folder()
        self._tray = FileTray(self, "files", "What your learners handed in", HINT, self._take, self._folder_refuse, self._done)
        self._example = button(self, "load_example", "Read an invented class", self._load_example)
        self._banner, self._is_invented = widgets.HTML(), False
        self._hide = self.field("hide_names", widgets.Checkbox(description="Hide names (for a wall that others can see)", value=False, indent=False))
        self._who, self._not_read, self._thresholds, self._gaps, self._choices = (widgets.HTML() for _ in range(5))
        self._texts = TextCards(self, self._ticked)
        self._exports = Exports(self)
        self._away = ConfirmButton("Put this class away", self._ask_away, self._put_away, "Yes, put it away", "No, go on reading").register(self, "put_away")
        self._all = widgets.VBox([self._banner, widgets.HTML(markup.paragraph(CLOSING, class_="course-notice")), self._hide, self._who, self._not_read, self._texts,
                                  self._thresholds, self._gaps, self._choices, self._exports, self._away])
        self._all.add_class("class-read")
        self.children = (self._tray, self._example, self._all)
        self._hide.observe(lambda _: self._draw(), "value")
        self._draw()

    @property
    def inputs(self):
        """Nothing: what was read is other people's, and the rest is what the screen happens to show."""
        return {}

    # Files

    def _take(self, name, kind, content):
        self._own()
        self._folder.take(name, kind, content)

    def _own(self):
        """Nobody invented stands among a tutor's own learners."""
        if self._is_invented:
            self._folder, self._is_invented = Folder(), False

    def _load_example(self):
        self._folder, self._is_invented = Folder(), True
        self._texts.ticked.clear()
        for path, content in invented.files():
            self._folder.take(path, "json", content)
        self._draw()
        self._tray.say("An invented class of twelve stands below. Your own files take its place when you choose them.")

    def _folder_refuse(self, name, why):
        self._own()
        self._folder.refuse(name, why)

    def _done(self):
        self._draw()
        learners, missed = len(self._folder.tally.learners()), self._folder.many_not_read
        if not learners:
            return "Nothing could be read. Why stands below, file by file." if missed else "There was no file in it."
        read = f"{self._folder.files:,} file{'' if self._folder.files == 1 else 's'} of {learners:,} learner{'' if learners == 1 else 's'} read so far."
        return f"{read} {missed:,} could not be read; why stands below." if missed else read

    # What is shown

    def _draw(self):
        folder = self._folder
        show(self._all, not folder.is_empty)
        # It never stands where a class of one's own could be lost to it.
        show(self._example, folder.is_empty)
        if folder.is_empty:
            return
        _put(self._banner, markup.paragraph(markup.tag("strong", "Invented class."), " Nobody here is real. Choose your own files, and they take its place.",
                                            class_="course-invented") if self._is_invented else None)
        hidden, tally = self._hide.value, folder.tally
        _put(self._who, showing_who.section(folder, hidden) if tally.learners() else None)
        _put(self._not_read, showing_who.not_read(folder, hidden))
        self._texts.fill(tally, folder.called(hidden))
        _put(self._thresholds, showing_class.thresholds(tally.thresholds(), self._questions))
        _put(self._gaps, showing_class.gaps(tally.gaps()))
        _put(self._choices, showing_class.choices(tally.choices()))
        self._exports.fill(folder, hidden, self._texts.ticked)

    def _questions(self, item):
        return [row["text"] for row in self._folder.tally.texts(f"threshold_ladder.ask.{item}")]

    def _ticked(self):
        self._exports.fill(self._folder, self._hide.value, self._texts.ticked)

    # Putting it away

    def _ask_away(self):
        return "This takes what was read off this page. Your files stay where they are. Put it away?"

    def _put_away(self):
        self._folder, self._is_invented = Folder(), False
        self._texts.ticked.clear()
        self._draw()
        self._tray.say("Put away. Nothing of it is left on this page.")


def _put(place, made):
    """Put markup in its place, and hide the place where there is none; a message goes only where something changed."""
    show(place, made is not None)
    if place.value != (made or ""):
        place.value = made or ""
