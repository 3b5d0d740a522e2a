"""The words of somebody who looks back: "should have", and what was plain all along.

A list of this course's own, no published measure. It knows no sense: *a child should have a bed* is found too, which
is why each find is shown in its sentence.
"""

import re

KINDS = {"should": "Should have", "plain": "It was plain"}
_PATTERNS = {
    "should": r"(?:should|could|ought to|must)(?: not|n[’']t)?(?: have|[’']ve| of(?! course))\b|(?:should|could)n[’']t[’']ve\b",
    "plain": r"obvious(?:ly)?\b|clearly\b|of course\b|inevitabl[ey]\b|bound to\b|red flags?\b|warning signs?\b|writing (?:was )?on the wall\b|"
             r"(?:was|were|been|got) (?:missed|ignored|overlooked)\b|fail(?:ed|ure) to\b",
}
_FIND = {kind: re.compile(rf"\b(?:{pattern})", re.IGNORECASE) for kind, pattern in _PATTERNS.items()}
REACH = 40  # characters shown on either side


def found_in(text):
    """Every such word in a text, in order.

    Args:
        text: a reader's reasons.

    Returns:
        A list of ``{"kind", "before", "words", "after"}``; ``before`` and ``after`` are cut at whole words.
    """
    bare = " ".join(text.split())
    finds = sorted((one.start(), one.end(), kind) for kind, pattern in _FIND.items() for one in pattern.finditer(bare))
    return [{"kind": kind, "before": _last(bare[:start]), "words": bare[start:end], "after": _first(bare[end:])} for start, end, kind in finds]


def _last(text):
    """The end of a text, from a whole word on."""
    return text if len(text) <= REACH else "… " + text[-REACH:].partition(" ")[2]


def _first(text):
    """The beginning of a text, up to a whole word."""
    return text if len(text) <= REACH else text[:REACH].rpartition(" ")[0] + " …"
