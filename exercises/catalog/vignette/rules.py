"""What a learner's record of a vignette means: read it, move in it, write it. No screen.

An attempt is never changed in place: every move makes a new one. The record keeps seats and choices, not
states, so that it stays small and a replay proves it.
"""

import re
from dataclasses import dataclass, replace

from exercises.narrative import library, player
from exercises.narrative.model import ON, Story
from exercises.record.problems import Problem, shown

VERSION = 1
MOST_STEPS = 80
MOST_EARLIER = 12
LONGEST_NOTES = 20_000
_ID = re.compile(r"[a-z][a-z0-9_-]{0,39}\Z")


@dataclass(frozen=True)
class Kept:
    """A path that was put by: the seat, the choices, and the version of the story they were made in."""

    seat: str
    path: tuple
    version: int

    def state(self, story):
        """Where it comes to in ``story``, or None where it does not fit (any more)."""
        try:
            return player.replay(story, self.seat, self.path)
        except Problem:
            return None


@dataclass(frozen=True)
class Attempt:
    """One learner's way with one vignette.

    Attributes:
        story: the vignette, in the version that was begun; None where none came with the page.
        state: where they are, or None while no seat is taken.
        went_back: marks ``{"scene", "choice"}``, one for each time they went back on this path.
        debriefed: whether the debrief of this path is open.
        notes: what they wrote for themselves.
        earlier: paths put by, oldest first, each a :class:`Kept`.
        trouble: why the path that was begun cannot be gone on with, or empty.
    """

    story: Story | None
    state: player.State | None = None
    went_back: tuple = ()
    debriefed: bool = False
    notes: str = ""
    earlier: tuple = ()
    trouble: str = ""

    def begin(self, seat):
        """Take a seat. A path that is under way is put by, and the newest version of the story is played."""
        story = library.find(self.story.slug) if self.story else None
        if story is None:
            return self
        return replace(self, story=story, state=player.begin(story, seat), went_back=(), debriefed=False,
                       earlier=self._put_by(), trouble="")

    def choose(self, choice):
        """Make a choice, or go on. One that is not open here changes nothing (a press that came too late)."""
        if self.state is None or choice not in [one.id for one in player.options(self.state)]:
            return self
        return replace(self, state=player.choose(self.story, self.state, choice))

    def back(self):
        """Go back one scene, with a mark that one did."""
        if self.state is None or not self.state.steps:
            return self
        state, mark = player.back(self.story, self.state)
        marks = self.went_back if mark["choice"] == ON else (*self.went_back, mark)
        return replace(self, state=state, went_back=marks[-MOST_STEPS:], debriefed=False)

    def leave(self):
        """Put the path by and stand before the seats again."""
        return replace(self, state=None, went_back=(), debriefed=False, earlier=self._put_by(), trouble="")

    def debrief(self):
        """Open the debrief of a path that has ended."""
        return replace(self, debriefed=True) if self.state is not None and self.state.ended else self

    def take_road(self, step):
        """Put the path by and stand at its decision number ``step`` (counted from 0) again."""
        if self.state is None or not 0 <= step < len(self.state.steps):
            return self
        state = player.replay(self.story, self.state.seat, self.state.path[:step])
        return replace(self, state=state, went_back=(), debriefed=False, earlier=self._put_by())

    def write(self, notes):
        """Keep the learner's own notes."""
        return replace(self, notes=notes[:LONGEST_NOTES])

    def comparable(self):
        """The earlier paths that fit the story as it is played now, newest first, as ``(Kept, State)``."""
        if self.story is None:
            return ()
        found = [(kept, kept.state(self.story)) for kept in reversed(self.earlier) if kept.version == self.story.version]
        return tuple((kept, state) for kept, state in found if state is not None)

    def _put_by(self):
        """The earlier paths with this one among them, each once, the latest last."""
        if self.state is None or not self.state.steps:
            return self.earlier
        kept = Kept(self.state.seat, self.state.path, self.story.version)
        return (*[one for one in self.earlier if one != kept], kept)[-MOST_EARLIER:]

    @property
    def inputs(self):
        """The record of this attempt; ``read`` takes it back."""
        state = self.state
        return {
            "vignette": self.story.slug if self.story else "", "story_version": self.story.version if self.story else 0,
            "seat": state.seat if state else "", "path": list(state.path) if state else [],
            "went_back": [dict(mark) for mark in self.went_back], "showing": "debrief" if self.debriefed else "scene",
            "notes": {"for_the_group": self.notes},
            "earlier": [{"seat": kept.seat, "path": list(kept.path), "story_version": kept.version} for kept in self.earlier],
        }

    @property
    def results(self):
        """The scenes passed, the ledger and the ending, for whoever reads a file without the course."""
        state = self.state
        if state is None:
            return {}
        return {
            "path": player.written(self.story, state), "ended": state.ended, "scene": state.scene.id,
            "ledger": [{"scene": one.scene, "choice": one.choice, "dimension": one.entry.dimension,
                        "direction": one.entry.direction, "reason": one.entry.reason, "sources": list(one.entry.sources)}
                       for one in state.noted],
        }


def read(inputs=None):
    """Make an attempt from a record.

    Args:
        inputs: a dictionary as :attr:`Attempt.inputs` gives it (what is left out is as if not begun), or
            None for the vignette that came with the page.

    Returns:
        An :class:`Attempt`. Where the path that was begun does not fit a story that has been edited since,
        its ``trouble`` says so and the path stands among the earlier ones: nothing is lost or guessed.

    Raises:
        Problem: the record is not one of a vignette, names one that is not here, or a part of it is of the
            wrong kind; the sentence names the field.
    """
    entered = {} if inputs is None else inputs
    if not isinstance(entered, dict):
        raise Problem("This is not a record of a vignette: it has no named fields. Choose another file.")
    slug = entered.get("vignette") or library.latest()
    if slug is None:
        return Attempt(None)
    if not isinstance(slug, str):
        raise Problem("The field “vignette” of this record is not a name. Choose another file.")
    newest = library.find(slug)
    seat, path = _seat(entered.get("seat", ""), "seat"), _path(entered.get("path", []), "path")
    version = _version(entered.get("story_version") or newest.version, "story_version")
    attempt = Attempt(newest, notes=_notes(entered.get("notes", {})), earlier=_earlier(entered.get("earlier", [])))
    if not seat:
        return attempt
    begun = Kept(seat, path, version)
    try:
        story = library.find(slug, version)
        state = player.replay(story, seat, path)
    except Problem:
        told = (f"This vignette has been edited since you began it: you began version {version}, and version "
                f"{newest.version} is here. What you chose cannot be gone on with. It is kept below; take a seat to start again.")
        if version == newest.version:
            told = ("The choices in this record do not fit this vignette. They are kept below; take a seat to start again.")
        kept = (*[one for one in attempt.earlier if one != begun], begun) if path else attempt.earlier
        return replace(attempt, earlier=kept[-MOST_EARLIER:], trouble=told)
    return replace(attempt, story=story, state=state, went_back=_marks(entered.get("went_back", [])),
                   debriefed=entered.get("showing") == "debrief" and state.ended)


def _list(value, field, most):
    if not isinstance(value, (list, tuple)) or len(value) > most:
        raise Problem(f"The field “{field}” of this record is not a list of at most {most}. Choose another file.")
    return value


def _id(value, field):
    if not isinstance(value, str) or not _ID.match(value):
        raise Problem(f"The field “{field}” of this record holds {shown(value)}, which is no name in a vignette. Choose another file.")
    return value


def _seat(value, field):
    return _id(value, field) if value else ""


def _path(value, field):
    return tuple(_id(one, field) for one in _list(value, field, MOST_STEPS))


def _version(value, field):
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 100_000:
        raise Problem(f"The field “{field}” of this record is not a version's number. Choose another file.")
    return value


def _notes(value):
    text = value.get("for_the_group", "") if isinstance(value, dict) else value
    if not isinstance(text, str):
        raise Problem("The field “notes” of this record is not text. Choose another file.")
    return text[:LONGEST_NOTES]


def _marks(value):
    marks = []
    for mark in _list(value, "went_back", MOST_STEPS):
        if not isinstance(mark, dict):
            raise Problem("The field “went_back” of this record holds something that is no mark. Choose another file.")
        marks.append({key: _id(mark.get(key), "went_back") for key in ("scene", "choice")})
    return tuple(marks)


def _earlier(value):
    kept = []
    for one in _list(value, "earlier", MOST_EARLIER):
        if not isinstance(one, dict):
            raise Problem("The field “earlier” of this record holds something that is no path. Choose another file.")
        kept.append(Kept(_id(one.get("seat"), "earlier"), _path(one.get("path", []), "earlier"),
                         _version(one.get("story_version"), "earlier")))
    return tuple(kept)
