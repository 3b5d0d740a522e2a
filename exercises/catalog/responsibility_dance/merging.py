"""Several people's worlds side by side. Nothing is averaged, and nobody's world takes the place of another's."""

from exercises.catalog.responsibility_dance.inputs import MOST_OTHERS, own_world
from exercises.record.problems import Problem


def merge(ours, theirs):
    """Our record with another one's world, figures and words beside it.

    The same world with the same seed gives the same runs, so where two files hold one world the longer of the two is
    kept, with the words of both.

    Args:
        ours: the record that stays.
        theirs: the other; its moves are not taken over.

    Raises:
        Problem: there would be more worlds than are kept.
    """
    worlds = [*ours["others"]]
    for other in (*theirs["others"], own_world(theirs)):
        if other["voices"] or other["done"]:
            worlds = _with(worlds, other, own_world(ours))
    if len(worlds) > MOST_OTHERS:
        raise Problem(f"That would make {len(worlds)} other worlds, and {MOST_OTHERS} are the most that are kept here.")
    return {**ours, "others": sorted(worlds, key=_place)}


def worlds(record):
    """Every world in a record that says something, its own among them, each once and in an order of its own."""
    nobody, found = {"world": None, "done": 0, "voices": []}, []
    for one in (*record["others"], own_world(record)):
        if one["voices"] or one["done"]:
            found = _with(found, one, nobody)
    return sorted(found, key=_place)


def _with(worlds, other, mine):
    """The worlds with one more, or with more of one that is there."""
    if other["world"] == mine["world"] and other["done"] <= mine["done"] and all(one in mine["voices"] for one in other["voices"]):
        return worlds
    kept = []
    for one in worlds:
        if one["world"] == other["world"]:
            longer = one if one["done"] >= other["done"] else other
            voices = sorted([*one["voices"], *(v for v in other["voices"] if v not in one["voices"])], key=lambda v: sorted(v.items()))
            other = {**longer, "voices": voices}
        else:
            kept.append(one)
    return [*kept, other]


def _place(one):
    return [voice["name"] for voice in one["voices"]], repr(sorted((k, v) for k, v in one["world"].items() if k != "services")), repr(one["world"])
