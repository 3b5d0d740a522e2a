"""Chance that is looked up and not rolled.

Each question that chance decides has a key: which run, which family, which door, for the how-manyeth time. The same key
always gives the same number. So a family that knocks at a door has the same answer in every design, whatever else
happened in between, and what differs between two designs is the design (common random numbers; Law 2015, Simulation
Modeling and Analysis, section 11.2). The mixing is SplitMix64, as in ``exercises.measures.bootstrap``.
"""

from exercises.measures.bootstrap import MASK, mixed

FAMILY, ARRIVES, DOOR, LETTER, ORDER, POINTS, OWN = range(7)
"""What a number decides; the first part of each key after the seed."""


def share(*key):
    """A number from 0 (included) to 1 (not included) that belongs to this key of whole numbers."""
    state = 0
    for part in key:
        state = mixed(state ^ part & MASK)
    return (state >> 11) / 9007199254740992.0


def ordered(things, *key):
    """The things in an order that belongs to this key."""
    return sorted(things, key=lambda thing: share(*key, thing))
