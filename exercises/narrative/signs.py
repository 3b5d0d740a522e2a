"""Short strings that people read out, type and send: parts between dots, and three signs that show a slip.

The three signs are a remainder. Each character's code is multiplied by a power of 7, by its place, and the
sum is divided by the prime 32749. Since 7 has the full order there, one character that is wrong and two
that have changed places always give another remainder; any other slip goes unseen once in 32749 times. The
story's shape goes in too, so that a string made with an edited story is not taken for one of this.
"""

import re

from exercises.record.problems import Problem

PRIME, BASE = 32749, 7
DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U, which are taken for others
LONGEST = 160
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_BLANKS = re.compile("[\\s\u200b-\u200f\u2060\ufeff\"'\u2018-\u201f]+")  # also those that cannot be seen
_TEXT = re.compile(r"[A-Z0-9.-]+\Z")


def seal(text, shape):
    """``text`` with a dot and its three signs."""
    return f"{text}.{_remainder(text, shape)}"


def parts(text, count, what):
    """The parts of a string without its three signs, in capitals and without blanks.

    Raises:
        Problem: there are not ``count`` of them, or it holds signs that no such string has.
    """
    found = clean(text).split(".")
    if len(found) != count + 1 or not all(found) or not _TEXT.match(clean(text)) or len(clean(text)) > LONGEST:
        raise Problem(f"This is not {what}. Copy it again, from the first sign to the last.")
    return found[:-1]


def check(text, shape):
    """Refuse a string whose three signs do not fit.

    Raises:
        Problem: a sign in it was changed, lost or added.
    """
    body, _, signs = clean(text).rpartition(".")
    if signs != _remainder(body, shape):
        raise Problem("A sign in this was changed or lost on its way. Nothing was taken over. Copy it again, or have it read out again.")


def same_story(story, found):
    """Refuse what is of another vignette, or of another version of this one.

    Raises:
        Problem: it is; the sentence says which.
    """
    if found[0] != story.id.upper():
        raise Problem(f"This is of another vignette, {found[0]}. Here is {story.id}. Nothing was taken over.")
    if found[1] != str(story.version):
        raise Problem(f"This was made with version {found[1]} of the vignette, and here is version {story.version}. Nothing was "
                      "taken over. Load the page again on every device, and start with a new code.")


def number(part):
    """A part that is a whole number.

    Raises:
        Problem: it is none.
    """
    if not re.fullmatch(r"[0-9]{1,5}", part):
        raise Problem("A number is missing in this. Nothing was taken over. Copy it again, from the first sign to the last.")
    return int(part)


def clean(text):
    """As it is meant: capitals, plain hyphens, no blanks or line breaks, no marks that cannot be seen."""
    plain = _DASHES.sub("-", str(text)[:1000]).upper()
    return _BLANKS.sub("", plain)


def _remainder(text, shape):
    total, power = int(shape or "0", 16) % PRIME, BASE
    for sign in text:
        total = (total + ord(sign) * power) % PRIME
        power = power * BASE % PRIME
    return DIGITS[total >> 10] + DIGITS[total >> 5 & 31] + DIGITS[total & 31]
