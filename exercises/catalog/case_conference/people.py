"""The seats as people on the screen: how they are called, and where their chairs stand."""

from exercises.catalog.case_conference import room
from exercises.catalog.case_conference.seats import BY_ID, IDS
from exercises.catalog.case_conference.words_seats import SEATS as WORDS

OBSERVER = "observer"
_PLACES = {"chair": room.HEAD, "mother": room.LEFT, "family_support": room.LEFT, "grandmother": room.LEFT, "advocate": room.LEFT,
           "social_worker": room.RIGHT, "health_visitor": room.RIGHT, "teacher": room.RIGHT, "police": room.RIGHT, "father": room.SIDE}
_LEFT_FIRST = ("mother", "family_support", "grandmother", "advocate")  # Mags sits beside Dawn, Jean where she sees all
_SHORT = {"family_support": "support worker", "advocate": "for Ellie", "grandmother": "grandmother", "father": "father"}


def called(seat):
    """What somebody is called in the room."""
    return WORDS[seat].get("called", WORDS[seat]["name"]) if seat in WORDS else seat


def with_role(seat):
    """Somebody's name and role, as a list to choose from shows them."""
    said = WORDS[seat]
    role = said["role"]
    return f"{said['name']}, {role[:1].lower()}{role[1:]}" if role.lower() not in said["name"].lower() else said["name"]


def all_seats(observer=True):
    """Every seat's id, in the order of the table."""
    return IDS + ((OBSERVER,) if observer else ())


def chairs(state, record, mine, last=None, started=True):
    """The chairs of the room as :mod:`.room` draws them, in the order of the list.

    Args:
        state: where the meeting stands.
        record: the record.
        mine: the seats at this device whose turn it may be.
        last: the last turn that these seats heard, or None.
        started: whether people have come in.
    """
    held = {}
    for card in state.cards.values():
        if card.shared_at is None and len(card.holders) == 1:
            held[card.holders[0]] = held.get(card.holders[0], 0) + 1
    apart = state.stage == "apart"
    made = []
    for id_ in sorted(IDS, key=lambda seat: (_PLACES[seat] != room.HEAD, _LEFT_FIRST.index(seat) if seat in _LEFT_FIRST else 9)):
        seat = BY_ID[id_]
        made.append(room.chair(
            id_, called(id_), _SHORT.get(id_, seat.role.lower()), seat.letter, seat.kind, room.SIDE if apart and id_ == "chair" else _PLACES[id_], cards=held.get(id_, 0),
            note=_note(state, id_), speaks=last is not None and last.seat == id_, yours=id_ in mine,
            present=not started or id_ in state.present or id_ == "father"))
    if OBSERVER in record["humans"]:
        made.append(room.chair(OBSERVER, "Observer", "watches", "O", "observer", room.WALL, yours=OBSERVER in mine))
    return made


def _note(state, seat):
    """A word on what is so with a seat just now."""
    if seat in state.hands:
        return "hand up"
    if state.step == "during" and state.stage == "decision":
        if seat in state.views:
            return "gave a view"
        return "asked for a view" if seat in state.may_decide else "has no vote" if BY_ID[seat].kind == "family" else ""
    if seat == "grandmother":
        return {"room": "with interpreter", "screen": "by screen"}.get(state.before.get("interpreter"), "")
    return ""


def letter(seat):
    """The letter on a seat's mark."""
    return BY_ID[seat].letter if seat in BY_ID else "?"
