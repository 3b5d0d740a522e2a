"""Long work in pieces: progress is shown, it can be stopped, and what was done by then is kept."""

import time

import ipywidgets as widgets

from exercises.record.problems import Problem
from exercises.views import chart, markup
from exercises.views.lines import ROW, Line, button

PIECE = 0.12
"""Seconds of work at a stretch, so that a press is answered at once."""
KEEP = 2.0
"""Seconds between two times at which what was done so far is told to whoever keeps the record."""


class LongWork(widgets.VBox):
    """A button that begins a long piece of work, one that stops it, and a bar in between.

    Args:
        exercise: the exercise.
        name: the name of the field that begins; the other is ``<name>.stop``.
        begin: what the button says.
        start: called when it is pressed; gives ``(pieces, done, whole, take)``: a generator of pieces, how many are
            done, how many there are, and what is called with each piece that is not None; it returns how many are done then.
            Or a sentence that says why there is nothing to do.
        done: called when it ended or was stopped; returns a sentence.
        keep: called from time to time, and at the end, so that what was done is kept.
        unit: what is counted, in the plural.
    """

    def __init__(self, exercise, name, begin, start, done, keep, unit):
        self._exercise, self._start, self._done, self._keep, self._unit = exercise, start, done, keep, unit
        self._pieces = None
        self._line, self._bar = Line(), widgets.HTML()
        self._begin = button(exercise, name, begin, self._press)
        self._stop = button(exercise, f"{name}.stop", f"Stop: keep the {unit} so far", lambda: self.stop("Stopped."))
        self._stop.layout.display = "none"
        super().__init__([widgets.HBox([self._begin, self._stop], layout=ROW), self._line, self._bar])

    @property
    def is_going(self):
        """Whether it is at work."""
        return self._pieces is not None

    def stop(self, why):
        """End the work where it is; nothing where it is not going."""
        if self._pieces is None:
            return
        self._pieces.close()
        self._pieces = None
        self._bar.value = ""
        self._stop.layout.display = "none"
        self._line.say(f"{why} {self._done()}")
        self._keep()

    def clear(self):
        """Stop without a word, and say nothing."""
        if self._pieces is not None:
            self._pieces.close()
        self._pieces = None
        self._bar.value = ""
        self._stop.layout.display = "none"
        self._line.say()

    def _press(self):
        if self._pieces is not None:
            return
        began = self._start()
        if isinstance(began, str):
            self._line.say(began)
            return
        self._pieces, self._at, self._whole, self._take = began
        self._kept = time.perf_counter()
        self._stop.layout.display = ""
        self._line.say(f"Running. You may go on reading, change what is shown, or stop it: the {self._unit} so far are kept.")
        self._draw()
        self._exercise.later(lambda pieces=self._pieces: self._work(pieces))

    def _work(self, pieces):
        if pieces is not self._pieces:
            return  # it was stopped meanwhile, or begun anew
        try:
            is_done = self._at_a_stretch(pieces)
        except Problem as problem:
            self.stop(str(problem))
            return
        except Exception:
            self.clear()
            raise
        if is_done:
            self.stop("Done.")
            return
        self._draw()
        if time.perf_counter() - self._kept > KEEP:
            self._kept = time.perf_counter()
            self._keep()
        self._exercise.later(lambda: self._work(pieces))

    def _at_a_stretch(self, pieces):
        """Work for a while; whether that was the last of it."""
        until = time.perf_counter() + PIECE
        for piece in pieces:
            if piece is not None:
                self._at = self._take(piece)
            if time.perf_counter() >= until:
                return False
        return True

    def _draw(self):
        said = f"{self._at} of {self._whole} {self._unit}"
        self._bar.value = chart.bars([(f"So far, in {self._unit}", self._at)], "How far it has come", said, high=self._whole,
                                     show=lambda _: said, prefix="progress") if self._whole else markup.paragraph(said)
