"""The invented example and the empty page: how one comes to stand in the place of the other, and what never does."""

import ipywidgets as widgets

from exercises.record.problems import Problem
from exercises.views import markup
from exercises.views.form import ConfirmButton
from exercises.views.lines import ROW, Line, button


class ExampleBar(widgets.VBox):
    """Loads the worked example and clears the page. What is the learner's own gives way to neither without a question.

    Its controls become the exercise's fields ``load_example``, ``clear``, ``clear.yes`` and ``clear.no``.

    Args:
        exercise: the exercise.
        state: says what stands here: ``"untouched"``, ``"invented"`` (the example, changed or not) or ``"own"``.
        example: gives the record of the worked example, marked as invented.
        blank: gives the record of an empty page.
        keep: called with the record that takes the place of what stood here.
        contents: says in words what would go, such as *three names with their roles*.
        own: what the learner enters here, in the plural, such as *placements*.
        loaded: what is said once the example stands here.
        before: what the banner says to clear it for, such as *before you place anything of your own*.

    Attributes:
        banner: says that all of this is invented, while it is; it belongs at the top of the exercise.
        said: the line that tells what came of it; other sentences about files may stand in it too.
    """

    def __init__(self, exercise, state, example, blank, keep, contents, own, loaded, before="before you enter your own"):
        self._state, self._example, self._blank, self._keep = state, example, blank, keep
        self._contents, self._own, self._loaded, self._before = contents, own, loaded, before
        self.banner, self.said = widgets.HTML(), Line()
        super().__init__([
            widgets.HBox([button(exercise, "load_example", "Load the invented example", self._load),
                          ConfirmButton("Clear everything", self._ask, self._clear, "Yes, clear it all",
                                        "No, keep it").register(exercise, "clear")], layout=ROW),
            self.said])

    def refresh(self):
        """Show the banner where what stands here is invented, and say nothing; call it when the whole record has changed."""
        self.said.say()
        self.banner.value = markup.paragraph(
            markup.tag("strong", "Invented example."), f" Nobody here is real. Clear it {self._before}.",
            class_="course-invented") if self._state() == "invented" else ""

    def opened(self, theirs):
        """Let a file that was opened stand here; for the ``on_open`` of an export bar.

        Raises:
            Problem: there is something of the learner's own here.
        """
        if self._state() == "own":
            raise Problem(f"There are {self._own} here already, and opening would put the file in their place. To keep both, choose "
                          "the file under “Add others’ files to this one”. To replace them, save and clear first.")
        self._keep(theirs)

    def _load(self):
        if self._state() == "own":
            self.said.say(f"There are {self._own} of your own here. Save and clear them first, so that nothing invented is mixed with them.")
            return
        self._keep(self._example())
        self.said.say(self._loaded)

    def _ask(self):
        state = self._state()
        if state == "untouched":
            return None
        what = "the invented example, with whatever you changed in it" if state == "invented" else self._contents()
        return f"This takes away {what}. Without a saved file it cannot be brought back. Clear it?"

    def _clear(self):
        self._keep(self._blank())
        self.said.say("Cleared. The record is empty.")
