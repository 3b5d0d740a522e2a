"""What is known in this meeting, by whom, and what it argues for.

The facts are those of the Potter family as they stand in V-POT and GT-P9; nothing is added to them. The numbers are
ours: what a card argues for on the two scales, how strongly, and how free somebody has to be to say it.
"""

from collections import namedtuple

Card = namedtuple("Card", "id topic children holders knows contradicts harm help strength need", defaults=("", None, None, 0.5, 0))
Card.__doc__ = """A card.

Attributes:
    topic: one of :data:`TOPICS`; ``children``: whom it is about, of Ellie, Max and Rosa.
    holders: the seats that hold it as the meeting begins; ``ALL`` for everybody's.
    knows: seats besides that know it, since it is their own life.
    contradicts: the card that says otherwise, or empty.
    harm, help: what it argues for on each scale, 0 to 10, or None; ``strength``, 0 to 1, multiplies the listener's weight.
    need: how free its holder has to be, -3 to 3, to say it unasked.
"""

TOPICS = ("money", "school", "health", "night", "key", "mood", "support", "ellie", "father")
CHILDREN = ("ellie", "max", "rosa")
_ALL = ("chair", "social_worker", "teacher", "health_visitor", "police", "family_support", "mother", "grandmother", "father", "advocate")
_READERS = ("chair", "social_worker", "teacher", "health_visitor", "police", "family_support")

COMMON = (
    Card("rent", "money", (), _ALL, (), harm=5.0),
    Card("checks", "health", ("rosa",), _ALL, (), harm=6.0),
    Card("absences", "school", ("max",), _ALL, (), harm=6.0),
    Card("row", "night", ("ellie", "max", "rosa"), _ALL, (), harm=7.0),
    Card("mood", "mood", (), _ALL, (), harm=6.0),
    Card("choir", "ellie", ("ellie",), _ALL, (), harm=3.0, help=6.0),
    Card("first_told", "support", (), _ALL, (), help=8.0),
)
ONE_SEAT = (
    Card("key", "key", (), ("social_worker",), ("mother",), "", 6.0, 7.0, 0.4, 3),
    Card("buses", "school", ("max",), ("teacher",), ("mother", "grandmother"), "", 3.0, 7.0, 0.45, 2),
    Card("letters", "health", ("rosa",), ("health_visitor",), (), "", 3.0, 7.0, 0.45, 1),
    Card("log", "night", ("ellie", "max", "rosa"), ("police",), (), "tenth", 8.0, None, 0.4, 0),
    Card("thursdays", "support", (), ("family_support",), ("mother",), "", 3.0, 9.0, 0.45, 1),
    Card("landlord", "money", (), ("mother",), (), "page_four", 3.0, 8.0, 0.45, 1),
    Card("tenth", "night", ("ellie", "max", "rosa"), ("grandmother",), (), "log", 4.0, None, 0.4, 1),
    Card("ellie_words", "ellie", ("ellie",), ("advocate",), (), "", 6.0, 6.0, 0.4, 0),
    Card("ellie_today", "ellie", ("ellie",), ("advocate",), (), "", 4.0, 6.0, 0.4, 0),
    Card("post", "father", ("rosa",), ("father",), (), "", 4.0, 8.0, 0.4, 0),
)
# In the reports: whoever works there has read them, and the parents only if somebody gave them the reports.
IN_REPORTS = (
    Card("page_four", "money", (), _READERS, (), "landlord", 6.0, 4.0, 0.5, 0),
    Card("page_ten", "support", (), _READERS, (), "", 7.0, 4.0, 0.5, 1),
)
CARDS = (*COMMON, *ONE_SEAT, *IN_REPORTS)
BY_ID = {card.id: card for card in CARDS}
UNIQUE = tuple(card.id for card in ONE_SEAT)
WRITTEN = tuple(card.id for card in IN_REPORTS)
SHARED_BY_ALL = tuple(card.id for card in COMMON)
