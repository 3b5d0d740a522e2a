"""A place for many files: large ones, a folder, a zip. The page hands them over one by one, and nobody has to wait for the last."""

import time

import ipywidgets as widgets

from exercises.views import chart, markup
from exercises.views.form import Group
from exercises.views.lines import ROW, Line, button
from exercises.views.shown import show
from exercises.views.upload import Upload

ACCEPT = ".json,.docx,.zip"
DRAW = 0.4
"""Seconds between two times at which the bar is drawn anew."""
SAY = 8.0
"""Seconds between two times at which a screen reader is told how far it has come."""


class ManyFiles(Upload):
    """The button of it; :class:`FileTray` has two.

    Args:
        description: what it says.
        step: called with each step (``messages.schema.json``, ``handed``) and a text's bytes or None; returns whether the next is wanted.
        folder: whether it takes a folder, and not files.

    Where no page hands files over (a notebook, a test), those that come whole are handed on in the same steps; zips and Word files
    are opened by the page alone.
    """

    def __init__(self, description, step, folder=False):
        super().__init__(description=description, accept=ACCEPT, multiple=True)
        self.take = step
        for name in ("course-upload", "course-many", *(["course-many-folder"] if folder else [])):
            self.add_class(name)
        self.observe(lambda _: self._came_whole(), names="value")

    def _came_whole(self):
        files = [(str(file["name"]), bytes(file["content"])) for file in self.value]
        whole = sum(len(content) for _, content in files)
        common = {"field": "", "kind": "", "why": "", "of": whole}
        at, more = 0, bool(files) and self.take({**common, "step": "begin", "name": "", "at": 0}, None)
        for name, content in files:
            at += len(content)
            if not more:
                break
            why = "" if name.lower().endswith(".json") else "Only files that end in .json are read here; the course's own page opens Word files and zips."
            more = self.take({**common, "step": "not_read" if why else "text", "name": name, "kind": "" if why else "json", "why": why, "at": at},
                             None if why else content)
        if files:
            self.take({**common, "step": "end", "name": "", "at": whole}, None)
            # Let go of them, so that the same may be chosen again.
            self.value = ()


class FileTray(widgets.VBox):
    """A zone to drop files on, two buttons that do the same, how far it has come, and a way to stop.

    Args:
        exercise: the exercise; its fields ``<name>``, ``<name>.folder`` and ``<name>.stop`` are made.
        name: the field's name.
        legend: what is to be handed over.
        hint: what is read, in a sentence or two.
        take: called as ``take(name, kind, content)`` with each text: ``kind`` is ``"json"`` or ``"word"``, ``content`` its bytes. It
            sees to what cannot be read itself.
        refuse: called as ``refuse(name, why)`` for each file that the page could not read.
        done: called at the end, or when it was stopped; returns a sentence.
    """

    def __init__(self, exercise, name, legend, hint, take, refuse, done):
        self._take, self._refuse, self._done = take, refuse, done
        self._going = self._stopped = False
        self._read = self._not_read = 0
        files = exercise.field(name, ManyFiles("Choose files or a zip", self._step))
        files.button_style = "primary"
        folder = exercise.field(f"{name}.folder", ManyFiles("Choose a whole folder", self._step, folder=True))
        zone = Group(legend, [widgets.HBox([files, folder], layout=ROW)], hint)
        zone.add_class("course-drop")
        self._stop = button(exercise, f"{name}.stop", "Stop: keep what has been read", self._press_stop)
        self._line, self._bar = Line(), widgets.HTML()
        show(self._stop, False)
        super().__init__([zone, self._stop, self._line, self._bar])

    @property
    def is_going(self):
        """Whether files are coming."""
        return self._going

    def say(self, *sentences):
        """Say what came of something, where the outcome of reading stands."""
        self._line.say(*sentences)

    def _press_stop(self):
        self._stopped = True

    def _step(self, file, content):
        step = file["step"]
        if step == "begin":
            self._begin()
        elif step == "end":
            self._end()
        elif step == "text":
            self._read += 1
            self._take(file["name"], file["kind"], bytes(content))
        else:
            self._not_read += 1
            self._refuse(file["name"], file["why"])
        if self._going:
            self._draw(file["at"], file["of"])
        return not self._stopped

    def _begin(self):
        self._going, self._stopped, self._read, self._not_read = True, False, 0, 0
        self._drawn = self._said = time.monotonic()
        self._line.say("Reading. You may stop it; what has been read by then stays on the screen.")
        show(self._stop, True)

    def _end(self):
        self._going = False
        show(self._stop, False)
        self._bar.value = ""
        self._line.say("Stopped." if self._stopped else None, self._done())

    def _draw(self, at, of):
        now = time.monotonic()
        if now - self._drawn < DRAW:
            return
        self._drawn = now
        said = f"{self._read:,} read" + (f", {self._not_read:,} not" if self._not_read else "")
        share = min(100, round(100 * at / of)) if of else 0
        self._bar.value = chart.bars([(f"{share} per cent", share)], "How far it has come", f"{said}; {share} per cent.", high=100,
                                     show=lambda _: said, prefix="handing")
        if now - self._said >= SAY:
            self._said = now
            self._line.say(f"{said}, {share} per cent of what you chose.")
