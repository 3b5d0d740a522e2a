"""Where the word list's entries stand in a text (outline, X14): whole words, longest wins, quoted and denied told apart."""

import re

from exercises.catalog.language_audit.reading import pieces

FLAGS = ("label", "blame", "certainty", "jargon", "passive", "strength")
WHO = ("child", "family", "service")
# A jargon word stays one when denied, and so does a doer left out; the rest says something of somebody.
DENIABLE = ("label", "blame", "certainty", "strength")
REACH = 4  # words before the mark in which a “not” is looked for

_GAP = re.compile("[\\s\\-\u2010-\u2015\u00ad]*")
_TWO_WORDS = re.compile(r"\w[ \-]+\w[^().;\n]*\Z")
_WRITTEN_OUT = re.compile(r"\([^()\n]{0,40}\w[ \-]\w[^()\n]{0,80}\)")
_CLAUSE = re.compile(r"[,;:()\[\]—–]|\bbut\b", re.IGNORECASE)
_NOT = frozenset("not no never neither nor without cannot isn't wasn't aren't weren't doesn't don't didn't hasn't haven't hadn't can't "
                 "couldn't won't wouldn't shouldn't".split())
# What looks like a denial and is none: not only, no longer, no doubt; whether or not.
_NO_DENIAL_AFTER = frozenset("only just longer doubt merely simply".split())

ACRONYM = {"kind": "jargon", "words": (), "why": "An acronym that the text does not explain and the word list does not hold.",
           "ask": "What does it stand for, and would a parent know?", "source": "own argument"}
_CAPITALS = re.compile(r"[A-Z](?:[A-Z0-9&]|[a-z](?=[A-Z])){1,6}s?\Z")
_PLAIN_CAPITALS = frozenset("GP NHS OK TV UK AM PM ID PE BBC USA EU PC DVD II III IV VI VII VIII IX XI XII".split())


class Index:
    """The entries of a word list, ready to be looked up.

    Args:
        rows: entries (see ``wordlist``); only those of ``kinds`` are taken.
        kinds: kinds of entry.
    """

    def __init__(self, rows, kinds):
        self._exact, self._begins = {}, {}
        for number, row in enumerate(rows):
            if row["kind"] not in kinds:
                continue
            for phrase in row["words"]:
                sought = tuple(pieces(phrase))
                if not sought:
                    continue
                first = sought[0]
                entry = (sought, number, is_acronym(phrase))
                if first.endswith("*"):
                    self._begins.setdefault(first[:-1], []).append(entry)
                else:
                    self._exact.setdefault(first, []).append(entry)
        self._shortest = min(map(len, self._begins), default=0)

    def at(self, reading, place):
        """Each ``(end, entry number)`` of an entry that begins at this part."""
        part = reading.parts[place]
        candidates = list(self._exact.get(part.norm, ()))
        if self._begins:
            for length in range(self._shortest, len(part.norm) + 1):
                candidates += self._begins.get(part.norm[:length], ())
        for sought, number, capitals in candidates:
            if _stands(reading, place, sought) and (not capitals or _in_capitals(part.raw)):
                yield place + len(sought), number


def find(reading, index):
    """The marks: of those that overlap the longest stands, of equals the first, then the earlier entry.

    Returns:
        ``(first part, part after the last, entry number)``, in the order of the text.
    """
    found = []
    parts = reading.parts
    for place in range(len(parts)):
        for end, number in index.at(reading, place):
            found.append((parts[place].start - parts[end - 1].end, place, number, end))
    taken, kept = bytearray(len(parts)), []
    for _, place, number, end in sorted(found):
        if not any(taken[place:end]):
            taken[place:end] = b"\1" * (end - place)
            kept.append((place, end, number))
    return sorted(kept)


def acronyms(reading, taken):
    """Parts in capitals that no entry has taken: ``(first part, part after)``; not in a line that is all capitals."""
    covered = {place for first, end, _ in taken for place in range(first, end)}
    loud = _loud_sentences(reading)
    return [(place, place + 1) for place, part in enumerate(reading.parts)
            if place not in covered and part.sentence not in loud and is_acronym(part.raw)
            and part.raw.removesuffix("s") not in _PLAIN_CAPITALS and part.raw not in _PLAIN_CAPITALS]


def explained(reading, letters):
    """Whether the text writes an acronym out: “child in need (CIN)” or “CIN (child in need)”."""
    text = reading.bare
    for form in (letters, f"{letters}s"):
        # Looked for as plain letters first: a pattern tried at every place of a long text is slow.
        place = text.find(f"({form})")
        while place >= 0:
            if _TWO_WORDS.search(text[max(0, place - 80):place]):
                return True
            place = text.find(f"({form})", place + 1)
        place = text.find(f"{form} (")
        while place >= 0:
            if not text[max(0, place - 1):place].isalnum() and _WRITTEN_OUT.match(text, place + len(form) + 1):
                return True
            place = text.find(f"{form} (", place + 1)
    return False


def is_denied(reading, place):
    """Whether a “not” stands in the few words before a part, with no break of the clause between."""
    parts, first = reading.parts, reading.parts[place]
    for before in range(place - 1, max(-1, place - 1 - REACH), -1):
        part = parts[before]
        if part.sentence != first.sentence or _CLAUSE.search(reading.bare[part.start:first.start]):
            return False
        if part.norm in _NOT:
            follows = parts[before + 1].norm
            leads = parts[before - 1].norm if before else ""
            return follows not in _NO_DENIAL_AFTER and leads != "or"
    return False


def is_acronym(letters):
    """Whether it is written as letters: two capitals or more, such as CIN, SENCo, CPs; not a sentence in capitals."""
    return bool(_CAPITALS.match(letters)) and _in_capitals(letters)


def _in_capitals(letters):
    return sum(1 for mark in letters if mark.isupper()) >= 2


def _loud_sentences(reading):
    loud, seen = {}, {}
    for part in reading.parts:
        if len(part.raw) > 1:
            seen[part.sentence] = seen.get(part.sentence, 0) + 1
            loud[part.sentence] = loud.get(part.sentence, 0) + part.raw.isupper()
    return {sentence for sentence, count in seen.items() if count > 2 and loud[sentence] * 2 > count}


def _stands(reading, place, sought):
    """Whether these pieces stand one after another from a part on, with nothing but blanks and hyphens between."""
    parts = reading.parts
    if place + len(sought) > len(parts):
        return False
    for offset, piece in enumerate(sought):
        part = parts[place + offset]
        if offset and not _GAP.fullmatch(reading.bare, parts[place + offset - 1].end, part.start):
            return False
        if piece.endswith("*"):
            if not part.norm.startswith(piece[:-1]):
                return False
        elif part.norm != piece:
            return False
    return True
