"""How the recordings of several devices become one record; see :mod:`exercises.record.together`."""

from exercises.catalog.talk_recorder import checking, files, talks
from exercises.record import together
from exercises.record.together import Merged

TITLE = "Who speaks, who is picked up"
SENTENCE = "Recordings come together by the device that made them, none is mixed with another. What two copies of one recording say differently stands side by side until somebody chooses."
MERGES, SIDED = True, False

read, write = files.read, files.as_json


def blank():
    """What a copy that says nothing holds."""
    return {**talks.blank(), "recordings": []}


def merge(mine, theirs):
    """Both devices' recordings; one in which nothing was recorded is none.

    Raises:
        Problem: there would be more recordings than are kept.
    """
    here = {"here": mine.record["here"], "running": mine.record["running"]}
    made = together.by_field(Merged(_held(mine.record), mine.conflicts), Merged({**_held(theirs.record), **here}, theirs.conflicts), blank())
    return made if made.conflicts else _whole(made)


def waiting(merged):
    """What copies of one recording say differently."""
    titles = {one["id"]: one["title"] for one in merged.record["recordings"]}
    return together.asked_by_field(merged, lambda place: " · ".join(titles.get(step, str(step).replace("_", " ")) for step in place[1:]) or "Recordings")


def settle(merged, question, number):
    """The record with one question answered.

    Raises:
        Problem: so answered, the recording would contradict itself.
    """
    made = together.settled_by_field(merged, question, number)
    return made if made.conflicts else _whole(made)


def said(record):
    """What was recorded, whichever recording is open; a turn's or a seat's place in a list is said by its times."""
    return sorted((one for one in record["recordings"] if not talks.is_untouched(one)), key=lambda one: one["id"])


def told(record):
    """What is in a record, in words."""
    held = said(record)
    turns = sum(len(one["turns"]) for one in held)
    return f"{len(held)} recording{'' if len(held) == 1 else 's'} with {turns} turn{'' if turns == 1 else 's'}, and no word of what was said"


def _held(record):
    return {**record, "recordings": [one for one in record["recordings"] if not talks.is_untouched(one)]}


def _whole(merged):
    """The record as the exercise takes it: one recording at least, its turns in order."""
    held = merged.record["recordings"] or [talks.new_recording("First recording")]
    return Merged(checking.check({**merged.record, "recordings": held}))
