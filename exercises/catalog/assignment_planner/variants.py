"""Sources that may be one work written in two ways: *Moran et al. 2007* and *Moran and others (2007)*.

Nothing is put together here. A pair is named, and the learner says whether it is one or two.
"""

import re

from exercises.record import names

_YEAR = re.compile(r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY = frozenset("the a an and et al others in of on for".split())


def pairs(sources, apart=()):
    """The pairs of sources, by id, that may be one.

    Two may be one where the first word that says something is the same, or for words of six letters or more differs by a slip
    of the hand, and no year speaks against it. With a slip, both must have the same year.

    Args:
        sources: ``[{id, name, year}]``.
        apart: pairs that were said to be two, each in order.
    """
    read = [(one["id"], *_read(one)) for one in sources]
    found = []
    for place, (first, word, year) in enumerate(read):
        for second, other, then in read[place + 1:]:
            is_same = word and word == other and (year == then or not year or not then)
            is_slip = len(word) >= 6 and year and year == then and word != other and _one_slip(word, other)
            if (is_same or is_slip) and sorted((first, second)) not in [list(pair) for pair in apart]:
                found.append([first, second])
    return found


def _read(source):
    """The first word that says something, and the year, of a source; empty where there is none."""
    name = names.key(source["name"])
    word = next((word for word in _WORD.findall(name) if word not in _EMPTY), "")
    year = _YEAR.search(source["year"]) or _YEAR.search(name)
    return word, year[0] if year else ""


def _one_slip(one, other):
    """Whether one letter more, less or other, or two changed over, lead from one word to the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
