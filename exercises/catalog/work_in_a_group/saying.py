"""Three words that people say to each other across a room, and what is done about a slip of the ear.

Any two of the words differ in four letters at least (Levenshtein 1966, Binary codes capable of correcting deletions,
insertions, and reversals, Soviet Physics Doklady 10(8), 707-710): so a word with one wrong letter is nearer to the one that
was meant than to any other, and no slip of two or three letters makes another word of the list. None sounds like another
word that is spelled otherwise.
"""

import os

from exercises.record.problems import Problem, shown

WORDS = tuple("""acorn badger beetle bicycle biscuit blackbird blanket button cabbage candle carpet cherry cloud cupboard cushion dolphin
drawer engine feather forest harbour helmet island jigsaw lantern lemon lighthouse meadow mountain mushroom mustard napkin orchard
oyster pancake pencil pepper pigeon pocket rabbit shovel spider thimble trumpet tulip tunnel umbrella walnut""".split())
COUNT = 3
LONGEST = 120


def drawn():
    """Three different words by the device's own chance."""
    left, found = list(WORDS), []
    while len(found) < COUNT:
        found.append(left.pop(int.from_bytes(os.urandom(4), "big") % len(left)))
    return " ".join(found)


def read(text):
    """The three words that somebody typed, in small letters with single blanks.

    Args:
        text: as typed; hyphens, commas, full stops and capitals do not matter.

    Raises:
        Problem: there are not three, or one is not on the list; the sentence names the nearest.
    """
    found = "".join(mark if mark.isalpha() else " " for mark in text[:LONGEST].casefold()).split()
    if not found:
        raise Problem("Type the three words first, or make some. Everybody who types the same words has the same tables.")
    if len(found) != COUNT:
        raise Problem(f"{shown(' '.join(found))} has {len(found)} word{'' if len(found) == 1 else 's'}, and three are needed. Ask for them again.")
    for word in found:
        if word not in WORDS:
            near = sorted(WORDS, key=lambda one: (_apart(word, one), one))[0]
            hint = f" Did you mean “{near}”?" if _apart(word, near) <= 3 else ""
            raise Problem(f"{shown(word)} is none of the words that are used here.{hint} With a wrong word you would have other tables than the rest.")
    return " ".join(found)


def _apart(one, other):
    """In how many letters two words differ: put in, left out or changed (Levenshtein)."""
    row = list(range(len(other) + 1))
    for at, mark in enumerate(one, 1):
        before, row[0] = row[0], at
        for place, sign in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (mark != sign))
    return row[-1]
