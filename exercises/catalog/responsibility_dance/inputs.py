"""What is entered in this exercise: one dictionary, and the changes that make a new one of it.

``{"version", "invented", "world", "runs", "measure", "family", "moves", "ran", "turns", "voice", "others"}``:

- ``world`` is what the next run will use, ``ran`` what did run, with the world in which it ran;
- ``turns`` is the search for what turns the order, with its world;
- ``voice`` is what somebody would argue, in their own words; ``others`` are other people's worlds, figures and voices.
"""

from exercises.catalog.responsibility_dance import world

VERSION = 1
MOST_RUNS = 500
MOST_OTHERS = 12
MOST_TEXT = 1200
MOST_NAME = 40
VOICE = {"name": "", "claim": "", "hangs": "", "ask": ""}
"""A made-up name, what one would argue, which invented number it hangs on, and what one would ask a family."""


def blank():
    """An empty record: the world as the course made it up, and nothing run."""
    return {"version": VERSION, "invented": False, "world": world.blank(), "runs": 40, "measure": "first", "family": "Marsh", "moves": [],
            "ran": None, "turns": None, "voice": dict(VOICE), "others": []}


def is_untouched(record):
    """Whether nothing in it is anybody's own; which family or measure is shown counts as nothing."""
    start = blank()
    return all(record[key] == start[key] for key in ("world", "runs", "moves", "ran", "turns", "voice", "others", "invented"))


def with_setting(record, key, value):
    """The record with another figure in its world. Moves are kept: they are played anew in the changed world."""
    return {**record, "world": {**record["world"], key: value}}


def with_service(record, number, **changes):
    """The record with a changed service.

    Raises:
        Problem: what belongs together in it no longer fits.
    """
    rows = list(record["world"]["services"])
    rows[number] = world.check_service({**rows[number], **changes}, rows[number]["name"])
    return {**record, "world": {**record["world"], "services": rows}}


def with_voice(record, **words):
    """The record with other words of one's own."""
    return {**record, "voice": {**record["voice"], **words}}


def own_world(record):
    """The figures and the voice of a record as one of several worlds to be set side by side."""
    ran = record["ran"]
    voices = [record["voice"]] if record["voice"] != VOICE else []
    if not ran:
        return {"world": record["world"], "done": 0, "figures": None, "voices": voices}
    return {"world": ran["world"], "done": ran["done"], "figures": ran["figures"], "voices": voices}
