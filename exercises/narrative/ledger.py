"""The ledger: what moved, in which direction, why, and on what that rests.

There is no total, no balance and no score here, and nothing may add one: an entry is a reason to talk, and
reasons do not add up.
"""

from dataclasses import dataclass

from exercises.narrative.model import DIMENSIONS, Entry, hold


@dataclass(frozen=True)
class Noted:
    """An entry and where it was made: in which scene, and by which choice (empty: on arriving there)."""

    entry: Entry
    scene: str
    choice: str = ""


def note(entries, variables, scene, choice=""):
    """The entries whose conditions hold, as they go into the ledger."""
    return tuple(Noted(entry, scene, choice) for entry in entries if hold(entry.when, variables))


def by_dimension(noted):
    """The entries under each dimension, in the order in which they came.

    Returns:
        A list of ``(dimension id, its name, entries)``, one for each dimension, also where none moved.
    """
    return [(id_, name, tuple(one for one in noted if one.entry.dimension == id_))
            for id_, name in DIMENSIONS.items()]
