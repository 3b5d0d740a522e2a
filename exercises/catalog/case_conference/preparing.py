"""What has to be settled before the day, and what is left to do after it.

Each item says whose it is to settle. A choice that is below the floor names the floor and does not stand.
"""

from collections import namedtuple

Choice = namedtuple("Choice", "id below", defaults=("",))
Item = namedtuple("Item", "id owner choices")

ITEMS = (
    Item("reports", "social_worker", (Choice("five_days"), Choice("two_days"), Choice("on_the_day"))),
    Item("reading", "chair", (Choice("read"), Choice("skimmed"))),
    Item("key", "social_worker", (Choice("tell_chair"), Choice("keep", "key_kept"))),
    Item("father", "chair", (Choice("apart"), Choice("paper"), Choice("together", "together"))),
    Item("interpreter", "social_worker", (Choice("room"), Choice("screen"), Choice("dawn", "interpreter"), Choice("none", "interpreter"))),
    Item("family_first", "chair", (Choice("yes"), Choice("no"))),
    Item("advocate", "social_worker", (Choice("yes"), Choice("no"))),
)
AFTER = (
    Item("ring_dawn", "social_worker", (Choice("social_worker_stop"), Choice("social_worker_seven"), Choice("health_visitor"), Choice("nobody"))),
    Item("tell_kieran", "chair", (Choice("chair"), Choice("letter"), Choice("nobody"), Choice("with_ellies_words", "ellies_words"))),
    Item("tell_ellie", "advocate", (Choice("advocate"), Choice("mother"), Choice("letter"))),
    Item("core_group", "social_worker", (Choice("by_29_june"), Choice("later"))),
    Item("record", "chair", (Choice("in_full"), Choice("three_words"))),
)
BEFORE_BY_ID = {item.id: item for item in ITEMS}
AFTER_BY_ID = {item.id: item for item in AFTER}


def below(item, choice):
    """The floor that a choice lies below, or empty.

    Args:
        item: an :class:`Item`.
        choice: the id of one of its choices.
    """
    return next((one.below for one in item.choices if one.id == choice), "")
