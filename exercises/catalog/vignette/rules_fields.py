"""The fields of a vignette's record, each read from what may be a stranger's file; a sentence names the one that is wrong."""

import re
from dataclasses import dataclass

from exercises.narrative import player
from exercises.record.problems import Problem, shown

MOST_STEPS = 80
MOST_EARLIER = 12
LONGEST_NOTES = 20_000
_ID = re.compile(r"[a-z][a-z0-9_-]{0,39}\Z")
_SHAPE = re.compile(r"(?:[0-9a-f]{8})?\Z")


@dataclass(frozen=True)
class Kept:
    """A path that was put by: the seat, the choices, and the version and shape of the story they were made in."""

    seat: str
    path: tuple
    version: int
    shape: str = ""

    def fits(self, story):
        """Whether it was made in this very story; a record that names no shape goes by its version."""
        return self.version == story.version and self.shape in ("", story.shape)

    def state(self, story):
        """Where it comes to in ``story``, or None where it does not fit (any more)."""
        try:
            return player.replay(story, self.seat, self.path) if self.fits(story) else None
        except Problem:
            return None

    @property
    def record(self):
        """This path as a record holds it."""
        return {"seat": self.seat, "path": list(self.path), "story_version": self.version, "story_shape": self.shape}


def items(value, field, most):
    """A list of at most ``most``."""
    if not isinstance(value, (list, tuple)) or len(value) > most:
        raise Problem(f"The field “{field}” of this record is not a list of at most {most}. Choose another file.")
    return value


def table(value, field):
    """A dictionary."""
    if not isinstance(value, dict):
        raise Problem(f"The field “{field}” of this record holds something that has no named fields. Choose another file.")
    return value


def name(value, field):
    """The id of a scene, a choice, a seat or a moment."""
    if not isinstance(value, str) or not _ID.match(value):
        raise Problem(f"The field “{field}” of this record holds {shown(value)}, which is no name in a vignette. Choose another file.")
    return value


def name_or_none(value, field):
    """An id, or empty text."""
    return name(value, field) if value else ""


def path(value, field):
    """The ids of choices, oldest first."""
    return tuple(name(one, field) for one in items(value, field, MOST_STEPS))


def number(value, field, least, most):
    """A whole number from ``least`` to ``most``."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise Problem(f"The field “{field}” of this record is not a whole number from {least} to {most}. Choose another file.")
    return value


def version(value, field):
    """A story's version."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 100_000:
        raise Problem(f"The field “{field}” of this record is not a version's number. Choose another file.")
    return value


def shape(value, field):
    """A story's shape, or empty text where the record names none."""
    if not isinstance(value, str) or not _SHAPE.match(value):
        raise Problem(f"The field “{field}” of this record is not the shape of a vignette. Choose another file.")
    return value


def one_of(value, field, allowed):
    """One of some words."""
    if value not in allowed:
        raise Problem(f"The field “{field}” of this record holds {shown(value)}; it can hold {', '.join(allowed)}. Choose another file.")
    return value


def text(value, field, most=LONGEST_NOTES):
    """What somebody wrote, cut where it is longer than ``most``."""
    if not isinstance(value, str):
        raise Problem(f"The field “{field}” of this record is not text. Choose another file.")
    return value[:most]


def notes(value):
    """The learner's own notes."""
    return text(value.get("for_the_group", "") if isinstance(value, dict) else value, "notes")


def marks(value, field="went_back"):
    """Marks of having gone back: ``{"scene", "choice"}``, and ``"seat"`` where a group played."""
    found = []
    for mark in items(value, field, MOST_STEPS):
        mark = table(mark, field)
        found.append({key: name(mark.get(key), field) for key in ("seat", "scene", "choice") if key in mark or key != "seat"})
    return tuple(found)


def earlier(value):
    """Paths that were put by, each a :class:`Kept`."""
    found = []
    for one in items(value, "earlier", MOST_EARLIER):
        one = table(one, "earlier")
        found.append(Kept(name(one.get("seat"), "earlier"), path(one.get("path", []), "earlier"),
                          version(one.get("story_version"), "earlier"), shape(one.get("story_shape", ""), "earlier")))
    return tuple(found)
