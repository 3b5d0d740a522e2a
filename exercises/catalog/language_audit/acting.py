"""Who does anything in a sentence: a rough guess from the words before the verb, and no grammar."""

import re

from exercises.catalog.language_audit.matching import WHO, Index, find
from exercises.catalog.language_audit.reading import norm

WAYS = ("does", "done_to", "described")
GROUPS = ("child", "family", "service")
LOOK = 7  # words after the subject in which its verb is sought

_BE = frozenset("is are was were be been being am isn't aren't wasn't weren't".split())
_HAVE = frozenset("has have had hasn't haven't hadn't".split())
_BETWEEN = frozenset("not also then now often never always still already all both once again first only to".split())
_MODAL = frozenset("will would can could should must may might shall".split())
_PARTICIPLES = frozenset("""given taken told seen held put made known kept sent found brought shown heard left met thought felt said
written spoken chosen understood asked""".split())
_STATES = frozenset("""tired worried pleased excited concerned interested frightened scared upset bored relieved married aged supposed
used committed determined aged motivated unmotivated disengaged engaged based located isolated deprived damaged troubled
disadvantaged limited complicated related crowded""".split())
_BEFORE = frozenset("across in at by for with to from of about on after before between towards against despite during under".split())
_ARTICLES = frozenset("the a an this that these those his her their its our my your both each every some any all many most".split())
_WRITER = frozenset("i we".split())
_THEY = frozenset("he she they".split())
_CLAUSE = re.compile(r"[;:]|,\s*(?:and|but|so)\b", re.IGNORECASE)


def who_acts(reading, rows, child=(), family=()):
    """What each sentence makes of whom.

    Args:
        reading: the text.
        rows: the word list; its entries of the kinds child, family and service count.
        child: names of the child in it, as typed.
        family: names of others in the family.

    Returns:
        For each sentence ``{"group": "child", "family", "service" or None, "way": "does", "done_to", "described" or
        None, "who": the word that was taken for the subject or ""}``.
    """
    kinds = [row["kind"] for row in rows]
    groups = {first: (end, kinds[number]) for first, end, number in find(reading, Index(rows, WHO))}
    for names, group in ((family, "family"), (child, "child")):
        for first, end in _named(reading, names):
            groups[first] = (end, group)
    bounds = [[None, None] for _ in reading.sentences]
    for place, part in enumerate(reading.parts):
        if bounds[part.sentence][0] is None:
            bounds[part.sentence][0] = place
        bounds[part.sentence][1] = place + 1
    found, last = [], None
    for first, end in bounds:
        sentence, last = _of_sentence(reading, first or 0, end or 0, groups, last)
        found.append(sentence)
    return found


def mentions(reading, rows, names):
    """How often the family stands in the text by a name, and how often by a role word; a name counts once a place."""
    kinds = [row["kind"] for row in rows]
    named = {first for first, _ in _named(reading, names)}
    roles = sum(1 for first, _, number in find(reading, Index(rows, WHO)) if kinds[number] != "service" and first not in named)
    return len(named), roles


def _named(reading, names):
    """Where names stand: ``(first part, part after)``."""
    sought = [tuple(norm(piece) for piece in re.findall(r"[^\W_]+(?:[’'][^\W_]+)*", name)) for name in names]
    parts = reading.parts
    for place in range(len(parts)):
        for name in sought:
            if name and tuple(part.norm for part in parts[place:place + len(name)]) == name and parts[place].raw[:1].isupper():
                yield place, place + len(name)
                break


def _of_sentence(reading, first, end, groups, last):
    """One sentence's guess, and whom a “she” in the next one would mean."""
    parts, fallback = reading.parts, None
    for place in range(first, end):
        part = parts[place]
        if place in groups:
            after, group = groups[place]
        elif part.norm in _WRITER and part.raw in ("I", "We", "we"):
            after, group = place + 1, "service"
        elif part.norm in _THEY and last:
            after, group = place + 1, last
        else:
            if fallback is None and (part.norm in _BE or part.norm in _MODAL):
                # A verb came before anybody: nobody known is its subject.
                break
            continue
        if group in ("child", "family"):
            last = group
        if _is_possessive(parts[after - 1].raw) or _after_preposition(parts, first, place):
            continue
        if reading.bare[parts[after - 1].end:parts[after - 1].end + 2].strip()[:1] == ":":
            continue  # a heading, such as “Plan:”
        way = _way(reading, after, end)
        fallback = {"group": group, "way": way, "who": reading.text[part.start:parts[after - 1].end]}
        break
    for place in range(first, end):
        if place in groups and groups[place][1] in ("child", "family"):
            last = groups[place][1]
    return fallback or {"group": None, "way": None, "who": ""}, last


def _is_possessive(raw):
    return raw[-2:] in ("'s", "’s") or raw[-1:] in ("'", "’")


def _after_preposition(parts, first, place):
    """Whether a preposition leads up to it: “in the mother’s view”, “for children”."""
    before = place - 1
    while before >= first and parts[before].norm in _ARTICLES:
        before -= 1
    return before >= first and parts[before].norm in _BEFORE


def _way(reading, place, end):
    """Does something, has something done to them, or is described."""
    parts = reading.parts
    be = have = False
    if place < end and parts[place].norm in _BEFORE:
        # “Families with complex needs will be …”: the verb comes after the phrase, where there is one to be seen.
        place = next((at for at in range(place, min(end, place + LOOK)) if parts[at].norm in _BE | _HAVE | _MODAL), place)
    for at in range(place, min(end, place + LOOK)):
        if at > place and _CLAUSE.search(reading.bare[parts[at - 1].end:parts[at].start]):
            break
        piece = parts[at].norm
        if piece in _BE:
            be = True
        elif piece in _HAVE:
            have = True
        elif piece in _BETWEEN or piece in _MODAL or (piece.endswith("ly") and len(piece) > 4):
            continue
        elif be:
            return "done_to" if _is_participle(piece) else "does" if piece.endswith("ing") and len(piece) > 4 else "described"
        elif have:
            return "does" if _is_participle(piece) else "described"
        elif piece in ("who", "that", "and", "of", "with", "from", "in", "at", "on"):
            continue
        else:
            return "does"
    return "described" if be or have else "does"


def _is_participle(piece):
    return piece in _PARTICIPLES or (piece.endswith("ed") and len(piece) > 3 and piece not in _STATES)
