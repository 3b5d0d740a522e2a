"""The talk recorder on the screen.

The view decides nothing. It hands taps to ``recording`` with the time at which they came, asks ``rules`` for results when
somebody wants to see them, and redraws what has changed.
"""

import time

import ipywidgets as widgets

from exercises.catalog.talk_recorder import checking, example, files, recording, rules, talks, together
from exercises.catalog.talk_recorder.log import Log
from exercises.catalog.talk_recorder.seats import Recordings, Seats
from exercises.catalog.talk_recorder.showing import Showing
from exercises.catalog.talk_recorder.tapping import Tapping, slept
from exercises.views import host, markup
from exercises.views.example_bar import ExampleBar
from exercises.views.exercise import Exercise
from exercises.views.export_bar import ExportBar

NEVER = ("For a rehearsal with invented people, a seminar, or your own group’s meeting. Never for a meeting about a real child or a real family, and never "
         "to watch colleagues: from such a meeting, write down afterwards, from memory, your own part only. Nothing that is said is recorded, only who spoke when. "
         "It stays on this device; use made-up names. Anybody may ask to stop, and need not say why.")
SHORT = "Rehearsal, seminar or your own group only. Anybody may ask to stop, and need not say why."
FIRST_LOOK = 0.5  # seconds after which a recording that ran when the page was closed is looked at
STEPS_BACK = 60


class TalkRecorder(Exercise):
    """Exercise X02.

    Args:
        entered: a talk record, or None for an empty one.

    Attributes:
        record: the talk record. It is never changed in place: every change makes a new one.

    Raises:
        Problem: the record cannot be read.
    """

    slug = files.SLUG
    version = talks.VERSION
    versions = files.VERSIONS

    def __init__(self, entered=None):
        super().__init__()
        self.record = talks.blank() if entered is None else checking.check(entered)
        self._past, self._computed = [], (None, None)
        # A recording that ran when the page was closed: what was said since is not known.
        self._fresh = self.record["running"] is not None
        self._build()
        self._redraw()
        if self._fresh:
            host.current.beat(self, FIRST_LOOK, self._first_look)
            self.beats()

    @property
    def inputs(self):
        """The talk record."""
        return self.record

    @property
    def results(self):
        """What is computed from the record, whether or not anybody has chosen to look at it."""
        counted = {"recordings": self.record["recordings"], "running": self.record["running"], "pair": self.record["here"]["pair"]}
        if self._computed[0] != counted:
            self._computed = counted, rules.compute(self.record)
        return self._computed[1]

    def now(self):
        """The device's clock, in seconds since 1970. A page that was opened anew is looked at before it is used."""
        moment = time.time()
        if self._fresh:
            self._look(moment)
        return moment

    def beats(self):
        """Begin the signs of life; whether this place has any."""
        return host.current.beat(self, recording.BEAT, self._beat)

    # Building

    def _build(self):
        self._recordings, self._seats = Recordings(self, self._keep), Seats(self, self._keep)
        self._tapping = Tapping(self, self._keep, self._undo)
        self._log, self._showing = Log(self, self._keep), Showing(self, self._put)
        self._example = ExampleBar(self, self._state, example.example, talks.blank, self._replace, self._contents, "turns",
                                   "The invented example is loaded: one rehearsal, held twice. Press “Show what it says”.", "before you record your own")
        self._bar = ExportBar(self, "talk-recorder", csv=lambda: files.as_csv(self.record), page=self._showing.page, on_open=self._opened, read=self._read,
                              contents=self._contents, together=together.merge)
        self._notice = widgets.HTML()
        self.children = (self._example.banner, self._notice, self._recordings, self._seats, self._tapping, self._log, self._recordings.more,
                         self._showing, self._bar, self._example)

    # Life and sleep

    def _beat(self):
        """A sign of life; False once nothing runs."""
        if self.record["running"] is None:
            return False
        self._look(time.time())
        return self.record["running"] is not None

    def _first_look(self):
        if self._fresh:
            self._look(time.time())
        return False

    def _look(self, moment):
        """Mark what was slept through, and note that the page is awake."""
        fresh, self._fresh = self._fresh, False
        running = self.record["running"]
        if running is None:
            return
        before = len(talks.find(self.record["recordings"], running["recording"])["gaps"])
        self.record = recording.awake(self.record, moment, fresh)
        here = talks.find(self.record["recordings"], running["recording"])
        if self.record["running"] is None or len(here["gaps"]) > before:
            # What was not recorded cannot be taken back.
            self._past.clear()
            self._redraw()
            self._tapping.say(*slept(here, before), "" if self.record["running"] else "It was left off more than two hours ago, so it has stopped. You can go on.")
        else:
            self._tapping.tick()
        self.changed()

    # Files, the example, clearing

    def _state(self):
        held = [one for one in self.record["recordings"] if not talks.is_untouched(one)]
        if not held:
            return "untouched"
        return "invented" if all(one["invented"] for one in held) else "own"

    def _read(self, name, data):
        """A file as a copy of what could stand here: where the page is open is the page's own and no difference."""
        theirs = files.read(name, data)
        if name.lower().endswith(".csv"):
            # A table says nothing of the day, which is no difference either.
            mine = {one["id"]: {"began": one["began"], "stopped": one["stopped"]} for one in self.record["recordings"]}
            theirs = {**theirs, "recordings": [{**one, **mine.get(one["id"], {})} for one in theirs["recordings"]]}
        return {**theirs, "here": self.record["here"], "running": self.record["running"]}

    def _opened(self, theirs):
        """Let a file, or two copies put together, stand here."""
        theirs = checking.check({**theirs, "running": None})
        held = [one for one in theirs["recordings"] if not talks.is_untouched(one)] or theirs["recordings"][:1]
        self._replace(checking.check({**theirs, "recordings": held}))

    def _contents(self):
        held = self.record["recordings"]
        turns = sum(len(one["turns"]) for one in held)
        return (f"{len(held)} recording{'' if len(held) == 1 else 's'} with {turns} turn{'' if turns == 1 else 's'}: who spoke when, the seats’ made-up names and roles, "
                "and no word of what was said")

    # Keeping and redrawing

    def _undo(self):
        if not self._past:
            return False
        past = self._past.pop()
        # What runs goes on running, or stays stopped, as it is now: only what was entered is taken back.
        if (past["running"] is None) != (self.record["running"] is None):
            self._past.clear()
            return False
        if past["running"]:
            past = {**past, "running": {**past["running"], "seen": self.record["running"]["seen"]}}
        self.record = past
        self._redraw()
        self.changed()
        return True

    def _keep(self, record):
        """Put another record in the place of this one, and show it."""
        self._past = [*self._past[-STEPS_BACK:], self.record]
        self.record = record
        self._redraw()
        self.changed()

    def _replace(self, record):
        """Put a whole other record here; what was said of the old one goes with it."""
        for part in (self._recordings, self._seats, self._tapping, self._log):
            part.forget()
        self._keep(record)

    def _put(self, record):
        """Put in place a record in which only what is shown has changed."""
        self.record = record
        self._showing.refresh()
        self.changed()

    def _redraw(self):
        """Bring everything in line with the record."""
        runs = self.record["running"] is not None
        notice = markup.paragraph(SHORT if runs else NEVER, class_="course-notice")
        if self._notice.value != notice:
            self._notice.value = notice
        self._tapping.refresh()
        if not (runs and self._was_running):
            self._example.refresh()
            self._recordings.refresh()
            self._seats.refresh()
            self._log.refresh()
            self._showing.refresh()
        self._example.layout.display = self._bar.layout.display = "none" if runs else "flex"
        self._bar.refresh()
        self._was_running = runs

    _was_running = False
