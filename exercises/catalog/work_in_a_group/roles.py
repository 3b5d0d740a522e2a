"""Which roles can be dealt: those of *Set a task*, the chairs of the conference, or the group's own."""

from exercises.record import names
from exercises.record.problems import Problem

MOST = 16
NONE, TASK, CONFERENCE, OWN = "none", "task", "conference", "own"
SETS = {
    NONE: ("No roles, only tables", ()),
    # The same, in the same order, as in seam/page/task_link.ts; a test holds them to each other.
    TASK: ("The roles of a group task", ("facilitator", "note keeper", "timekeeper", "speaker", "observer")),
    # As in case_conference/words_seats.py, likewise.
    CONFERENCE: ("The chairs of the case conference", (
        "chair", "social worker", "teacher", "health visitor", "police", "family support worker", "mother", "grandmother", "father",
        "advocate for Ellie", "observer")),
    OWN: ("Our own roles", ()),
}
WHAT = {
    "facilitator": "sees that everybody is heard", "note keeper": "writes down what was said, also what was left open",
    "timekeeper": "says how long there is", "speaker": "tells the others",
    "observer": "watches who speaks after whom, and joins in last",
}
"""What a role does, in the words of *Set a task*."""
LEFT_OPEN = {TASK: "anybody may take one on as well", CONFERENCE: "played by the script, or by whoever takes a second chair",
             OWN: "anybody may take one on as well", NONE: ""}


def listed(kind, typed=""):
    """The roles that are to be dealt, in their order.

    Args:
        kind: one of :data:`SETS`.
        typed: the group's own, with commas between.

    Raises:
        Problem: a role is too long, stands there twice, or there are too many or none.
    """
    if kind != OWN:
        return SETS[kind][1]
    found = [names.clean(one, "role") for one in typed.replace(";", ",").replace("\n", ",").split(",") if one.strip()]
    if not found:
        raise Problem("Type your roles with commas between, such as: opens, doubts, sums up.")
    if len(found) > MOST:
        raise Problem(f"There are {len(found)} roles, and {MOST} are the most. Take some out.")
    if len({names.key(one) for one in found}) < len(found):
        raise Problem("One role stands there twice. Take it out, or call the second one otherwise.")
    return tuple(found)
