"""Names that learners give to people and things, always pseudonyms.

Outline 6.0: trim, collapse spaces, Unicode NFC, case-insensitive match; the same name twice is asked
about and not merged (the exercise asks; here is what counts as the same).
"""

import unicodedata

from exercises.record.problems import Problem

LONGEST = 60

# Joiners belong inside words of Persian, Hindi and others; anywhere else they only hide.
_JOINERS = "\u200c\u200d"
# Letters by their category that show nothing: a name of these alone would be an empty one.
_BLANK = "\u115f\u1160\u3164\uffa0\u2800"
# Unicode categories that a name never holds: controls, formats (all the marks that turn the direction
# of writing are formats), halves of characters, private use.
_NEVER = ("Cc", "Cf", "Cs", "Co")


def clean(name, what="name"):
    """A name as it is kept: trimmed, on one line, composed (NFC), without what cannot be seen.

    Args:
        name: as typed or read from a file.
        what: what it names, for the sentence ("member's name").

    Returns:
        The name, 1 to 60 characters long; cleaning it again changes nothing.

    Raises:
        Problem: nothing visible is left, or it is longer than 60 characters.
    """
    if not isinstance(name, str):
        raise Problem(f"The {what} has to be text.")
    # Cut first: composing a text of millions of marks is slow, and no name comes near.
    kept = _tidy(name[: LONGEST * 20])
    if not any(unicodedata.category(mark)[0] in "LNPS" and mark not in _BLANK for mark in kept):
        raise Problem(f"The {what} is empty; type one, such as a letter or an invented name.")
    if len(kept) > LONGEST or len(name) > LONGEST * 20:
        raise Problem(f"The {what} is longer than {LONGEST} characters; shorten it.")
    return kept


def same(a, b):
    """Whether two names would be read as one: case, spacing, composition and hidden marks do not count."""
    return key(a) == key(b)


def key(name):
    """What two names that are the :func:`same` share; for a dictionary, never for the screen."""
    bare = "".join(mark for mark in _tidy(name) if mark not in _JOINERS)
    # Folding may undo composition and composition may undo folding: Unicode 3.13, D145, decomposes
    # before and after.
    folded = unicodedata.normalize("NFD", bare).casefold()
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFD", folded)).split())


def _tidy(name):
    """Without marks that cannot be seen, on one line with single spaces, composed."""
    kept = "".join(mark for mark in name if mark.isspace() or mark in _JOINERS
                   or unicodedata.category(mark) not in _NEVER)
    kept = " ".join(unicodedata.normalize("NFC", kept).split())
    return _without_stray_joiners(kept)


def _without_stray_joiners(text):
    """Joiners stay only between two letters or marks."""
    if not any(joiner in text for joiner in _JOINERS):
        return text
    kept = []
    for place, mark in enumerate(text):
        if mark in _JOINERS:
            before = kept[-1] if kept else " "
            after = text[place + 1] if place + 1 < len(text) else " "
            if unicodedata.category(before)[0] not in "LM" or unicodedata.category(after)[0] not in "LM":
                continue
        kept.append(mark)
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))
