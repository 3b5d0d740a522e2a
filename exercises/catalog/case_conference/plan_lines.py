"""Lines that a plan may have, and what somebody must know to think of each.

The dates count from the day of the conference, Wednesday 17 June, in a year that is not said; 2026 stands for it.
"""

from collections import namedtuple

PlanIdea = namedtuple("PlanIdea", "id topic children rests_on owner date by")
PlanIdea.__doc__ = """A line that can be proposed.

Attributes:
    rests_on: cards, any one of which must be known to think of it; none where anybody might.
    owner, date: what is usually said when somebody does say who and by when.
    by: the seats to which it comes first, in that order.
"""

CONFERENCE = "2026-06-17"
CORE_GROUP = "2026-06-29"
REVIEW = "2026-09-09"
OWN = "own"

LINES = (
    PlanIdea("lock", "key", (), ("key",), "social_worker", "2026-06-24", ("social_worker", "mother", "chair")),
    PlanIdea("checks_at_home", "health", ("rosa",), ("checks", "letters"), "health_visitor", "2026-06-23", ("health_visitor", "family_support")),
    PlanIdea("letters_both", "father", ("rosa",), ("post",), "health_visitor", "2026-06-24", ("father", "chair", "health_visitor")),
    PlanIdea("bus_mornings", "school", ("max",), ("buses",), "teacher", "2026-06-22", ("teacher", "grandmother", "mother")),
    PlanIdea("gp_sleep", "mood", (), ("mood",), "mother", "2026-06-26", ("police", "social_worker", "health_visitor")),
    PlanIdea("saturdays", "father", ("ellie", "max", "rosa"), ("row", "post", "key"), "social_worker", "2026-06-27", ("social_worker", "police", "grandmother")),
    PlanIdea("choir_on", "ellie", ("ellie",), ("choir", "ellie_words"), "teacher", "2026-06-24", ("advocate", "teacher", "mother")),
    PlanIdea("landlord_plan", "money", (), ("landlord",), "mother", "2026-06-30", ("mother", "family_support", "social_worker")),
    PlanIdea("thursday_group", "support", (), ("thursdays",), "family_support", "2026-06-25", ("family_support", "mother")),
    PlanIdea("check_date", "night", ("ellie", "max", "rosa"), ("tenth",), "police", "2026-06-24", ("grandmother", "police", "chair")),
    PlanIdea("tell_ellie", "ellie", ("ellie",), ("ellie_words", "ellie_today"), "advocate", "2026-06-17", ("advocate",)),
    PlanIdea("contingency", "night", ("ellie", "max", "rosa"), ("row",), "social_worker", "2026-06-17", ("social_worker", "police", "chair")),
    PlanIdea(OWN, "", (), (), "", "", ()),
)
BY_ID = {line.id: line for line in LINES}
DATES = ("2026-06-17", "2026-06-22", "2026-06-23", "2026-06-24", "2026-06-25", "2026-06-26", "2026-06-27", "2026-06-29", "2026-06-30", REVIEW)


def thinkable(line, known):
    """Whether somebody who knows these cards could think of a line."""
    rests_on = BY_ID[line].rests_on
    return not rests_on or any(card in known for card in rests_on)
