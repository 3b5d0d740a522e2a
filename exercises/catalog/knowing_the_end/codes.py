"""Codes of four letters that say which version a reader has, to the exercise and not to the eye.

Three letters are drawn; whether their places add up to an odd number decides the version. The fourth is a check
letter: any one wrong letter, and any two neighbours of the first three swapped, make a code that is none. There are no vowels, so
that no code is a word. A sheet whose code was lost gets a sign of its own, which belongs to no version.
"""

import os

from exercises.record.problems import Problem, shown

LETTERS = "BCDFGHJKLMNPRSTVWXZ"  # 19: a prime, so that every weight of the check letter tells
LONG = 4
LOST = "?"
MOST_GROUP = 40


def check_letter(three):
    """The letter that closes three others."""
    return LETTERS[sum(weight * LETTERS.index(letter) for weight, letter in enumerate(three, 1)) % len(LETTERS)]


def is_code(text):
    """Whether a text is a code, or the sign of a sheet whose code was lost."""
    letters = text.removeprefix(LOST)
    return (len(letters) == LONG and all(letter in LETTERS for letter in letters) and letters[3] == check_letter(letters[:3])
            and len(text) - len(letters) in (0, 1))


def version_of(code):
    """``"told"`` or ``"untold"``; None where the code was lost."""
    if code.startswith(LOST):
        return None
    return "told" if sum(LETTERS.index(letter) for letter in code[:3]) % 2 else "untold"


def read(text):
    """The code that somebody typed.

    Raises:
        Problem: it is no code of this exercise.
    """
    bare = "".join(mark for mark in text[:200].upper() if not mark.isspace() and mark not in "-.")
    if not bare:
        raise Problem("Type the code of four letters first, or draw one.")
    if not is_code(bare) or bare.startswith(LOST):
        raise Problem(f"{shown(bare)} is not a code of this exercise. A code has four letters and no vowels, and one wrong letter is noticed. Look again, "
                      "ask whoever gave it to you, or draw a new one.")
    return bare


def draw(version, taken):
    """A code of a version that nobody has yet. It is drawn by the device's own chance, so that nobody can foresee it."""
    while True:
        three = "".join(LETTERS[byte % len(LETTERS)] for byte in os.urandom(3))
        code = three + check_letter(three)
        if version_of(code) == version and code not in taken:
            return code


def balanced(among, taken=()):
    """A code of the version that fewer have so far; of either where both have as many.

    Args:
        among: the codes between which the versions are to be balanced.
        taken: further codes that are not to be drawn again.
    """
    told = sum(version_of(code) == "told" for code in among)
    untold = sum(version_of(code) == "untold" for code in among)
    version = ("told" if os.urandom(1)[0] % 2 else "untold") if told == untold else "told" if told < untold else "untold"
    return draw(version, {*among, *taken})


def for_group(number, taken=()):
    """Codes for a group: half of each version, with one over where the number is odd, in alphabetical order.

    Raises:
        Problem: there are too many or too few.
    """
    if not 2 <= number <= MOST_GROUP:
        raise Problem(f"Codes are drawn for groups of 2 to {MOST_GROUP}.")
    found = []
    for _ in range(number):
        found.append(balanced(found, taken))
    return sorted(found)


def lost(taken):
    """A sign for a sheet whose code was lost."""
    return LOST + draw("told", [code.removeprefix(LOST) for code in taken])
