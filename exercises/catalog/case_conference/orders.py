"""The two running orders: which stage follows which, and who is asked to speak in it, in what order.

The older agenda takes the agencies' reports one after another and the family after them. The other seats the family
first, puts what everybody says on one board, and drafts the plan before anybody says whether there should be one
(facts brief, 5.4; one London area's order, no date). Local procedure governs.
"""

ORDERS = {
    "agenda": ("apart", "welcome", "reports", "questions", "family", "child", "analysis", "decision", "plan", "close"),
    "strengths": ("apart", "welcome", "family", "board", "child", "what_if", "plan", "decision", "close"),
}
_REPORTING = ("social_worker", "police", "health_visitor", "teacher", "family_support")
_VIEWS = (*_REPORTING, "chair")

# Who has a turn in each stage. Whoever is not in the room is passed over; whoever asks to come in, comes in.
_ROUNDS = {
    "agenda": {
        "apart": ("father", "chair", "father"),
        "welcome": (),
        "reports": _REPORTING * 2,
        "questions": ("chair", *_REPORTING),
        "family": ("mother", "grandmother", "chair", "mother", "grandmother"),
        "child": ("advocate", "advocate", "chair"),
        "analysis": (*_REPORTING, "chair"),
        "decision": _VIEWS,
        "plan": ("social_worker", "health_visitor", "teacher", "family_support", "police", "mother", "grandmother", "advocate",
                 "social_worker", "chair"),
        "close": (),
    },
    "strengths": {
        "apart": ("father", "chair", "father"),
        "welcome": ("mother",),
        "family": ("mother", "grandmother", "chair", "mother", "grandmother"),
        "board": ("health_visitor", "mother", "teacher", "grandmother", "police", "family_support", "social_worker", "chair",
                  "health_visitor", "teacher", "police", "family_support", "social_worker"),
        "child": ("advocate", "advocate", "chair"),
        "what_if": ("social_worker", "mother"),
        "plan": ("mother", "grandmother", "family_support", "health_visitor", "teacher", "police", "advocate", "social_worker", "mother", "chair"),
        "decision": _VIEWS,
        "close": (),
    },
}


def queue(order, stage):
    """The seats that have a turn in a stage, in order."""
    return _ROUNDS[order][stage]
