"""Two maps of one family made into one: rows by their id, and a question where the two say different things."""

from exercises.catalog.family_map import inputs
from exercises.record import merging

KINDS = {"people": "person", "ties": "tie", "services": "service", "links": "link"}
FIELDS = {"a": "from", "b": "to", "homes": "homes", "times": "times", "people": "for whom", "born": "year of birth", "died": "date of death"}


def merge(mine, theirs):
    """The map here and the one in a file, together.

    Args:
        mine, theirs: checked map records.

    Returns:
        ``(record, conflicts)`` as ``exercises.record.merging.merge`` gives them. The moment and what is tried stay as they are here.
    """
    if inputs.is_untouched(mine):
        return theirs, []
    merged, conflicts = merging.merge({**mine, "here": {}}, {**theirs, "here": {}, "invented": mine["invented"]},
                                      {**inputs.blank(), "here": {}, "invented": mine["invented"]})
    # Where somebody moved something by hand is no statement about the family: what lies here stays.
    conflicts = [one for one in conflicts if one["place"][0] != "moved"]
    if mine["words"].strip() and theirs["words"].strip():
        merged["words"] = merging.texts(mine["words"], theirs["words"], "\n")
        conflicts = [one for one in conflicts if one["place"] != ["words"]]
    return {**merged, "moved": {**theirs["moved"], **mine["moved"]}, "invented": mine["invented"] or theirs["invented"], "here": mine["here"]}, conflicts


def place_in_words(record, place):
    """What two maps differ on, as a reader calls it."""
    if len(place) < 2 or place[0] not in KINDS:
        return " · ".join(str(step) for step in place)
    row = inputs.find(record[place[0]], place[1])
    if row is None:
        name = ""
    elif "name" in row:
        name = f" {row['name']}"
    else:
        name = f" between {inputs.name_of(record, row['a'])} and {inputs.name_of(record, row['b'])}"
    return f"{KINDS[place[0]].capitalize()}{name}: {', '.join(FIELDS.get(step, step) for step in place[2:]) or 'the whole row'}"
