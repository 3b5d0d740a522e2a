"""Who sits at the table, what each first thinks, and how each weighs whom.

Everybody is invented (the Potter family, vignette V-POT). Every number here is ours: none was measured, and none
says anything of a profession or of parents.
"""

from collections import namedtuple

from exercises.catalog.case_conference.words_seats import SEATS as WORDS

Seat = namedtuple("Seat", "id name role kind letter shape")
Seat.__doc__ = """A seat: ``kind`` is chair, professional, family or child (the child's advocate), as the talk measures have it."""

_KINDS = (
    ("chair", "chair", "C", "hexagon"), ("social_worker", "professional", "S", "square"), ("teacher", "professional", "T", "square"),
    ("health_visitor", "professional", "H", "square"), ("police", "professional", "N", "square"),
    ("family_support", "professional", "M", "square"), ("mother", "family", "D", "circle"), ("grandmother", "family", "J", "circle"),
    ("father", "family", "K", "circle"), ("advocate", "child", "P", "diamond"),
)


def _seat(id_, kind, letter, shape):
    return Seat(id_, WORDS[id_]["name"], WORDS[id_]["role"], kind, letter, shape)


SEATS = tuple(_seat(*row) for row in _KINDS)
OBSERVER = _seat("observer", "observer", "O", "triangle")
BY_ID = {seat.id: seat for seat in (*SEATS, OBSERVER)}
IDS = tuple(seat.id for seat in SEATS)
ROLES = {seat.id: seat.kind for seat in SEATS}
PROFESSIONALS = tuple(seat.id for seat in SEATS if seat.kind == "professional")
FAMILY = tuple(seat.id for seat in SEATS if seat.kind == "family")
# The seats that a report, a plain word or a cold one reaches in the room.
IN_THE_ROOM = tuple(seat for seat in IDS if seat != "father")

# First judgements, 0 to 10: how likely harm is, and how far help would be accepted. An advocate carries a child's
# wishes and gives no opinion, so there is none for that seat.
FIRST = {
    "chair": (5.5, 5.0), "social_worker": (6.5, 5.0), "teacher": (5.0, 4.0), "health_visitor": (3.5, 6.0), "police": (7.5, 3.0),
    "family_support": (3.0, 7.0), "mother": (2.0, 6.0), "grandmother": (2.0, 6.0), "father": (3.0, 6.0),
}
JUDGES = tuple(FIRST)

# How free a seat is to speak as the meeting begins, -3 to 3.
LEAST_EASE, MOST_EASE = -3, 3
EASE = {"chair": 3, "social_worker": 1, "teacher": 0, "health_visitor": 1, "police": 2, "family_support": 0,
        "mother": 0, "grandmother": 0, "father": 0, "advocate": 1}

# How much a listener weighs a speaker, 0 to 1, against 1 for what they think already.
_PROFESSIONAL = {"chair": 0.6, "social_worker": 0.6, "teacher": 0.4, "health_visitor": 0.6, "police": 0.8, "family_support": 0.3,
                 "mother": 0.3, "grandmother": 0.2, "father": 0.2, "advocate": 0.5}
_FAMILY = {"chair": 0.4, "social_worker": 0.4, "teacher": 0.4, "health_visitor": 0.6, "police": 0.1, "family_support": 0.7,
           "mother": 0.8, "grandmother": 0.8, "father": 0.3, "advocate": 0.7}
_OWN = {
    "chair": {"mother": 0.4, "grandmother": 0.4, "family_support": 0.4, "father": 0.4},
    "social_worker": {"mother": 0.4, "health_visitor": 0.7},
    "teacher": {"family_support": 0.4},
    "health_visitor": {"mother": 0.6, "police": 0.5},
    "police": {"social_worker": 0.7, "grandmother": 0.1},
    "family_support": {"mother": 0.7, "police": 0.3, "grandmother": 0.5},
    "father": {"mother": 0.4, "grandmother": 0.3, "family_support": 0.3},
}


def called(seat):
    """What somebody is called in the room."""
    return WORDS[seat].get("called", WORDS[seat]["name"])


def first_weights():
    """How each seat weighs each other one before anybody changes it: ``{listener: {speaker: 0 to 1}}``."""
    found = {}
    for listener in JUDGES:
        base = _FAMILY if BY_ID[listener].kind == "family" else _PROFESSIONAL
        found[listener] = {speaker: _OWN.get(listener, {}).get(speaker, base[speaker]) for speaker in IDS if speaker != listener}
    return found


FIRST_WEIGHTS = first_weights()


def weights(record):
    """The weights that hold in a record: ours, and what was changed in it.

    Args:
        record: a conference record, or its settings.

    Returns:
        ``{listener: {speaker: 0 to 1}}``.
    """
    changed = record.get("weights", {})
    return {listener: {**row, **changed.get(listener, {})} for listener, row in FIRST_WEIGHTS.items()}


def average(now, weight, value):
    """Where a judgement goes when something is heard: the weighted average of what one thinks, with weight 1, and it.

    A judgement of 5 that hears 8 with a weight of 0.5 goes to (5 + 0.5 × 8) / 1.5 = 6. With a weight of 0 it stays.
    Taking one another's judgements in by weight is DeGroot's idea (1974, Reaching a consensus, Journal of the American
    Statistical Association 69, 118-121; known from secondary accounts); that a card argues for a value is ours.
    """
    return (now + weight * value) / (1 + weight)
