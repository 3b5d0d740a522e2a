"""How the coverage of several plans comes to stand side by side; see :mod:`exercises.record.together`."""

from exercises.catalog.assignment_planner import checking, files, inputs, rules
from exercises.record import merging, names, together
from exercises.record.problems import Problem
from exercises.record.together import Merged

TITLE = "Assignment planner"
SENTENCE = "Of another’s plan only the coverage comes: words by prompt, by outcome and by mode, beside the first plan. What was written stays in its writer’s file. Two copies of one plan are put together, and what differs is asked."
MERGES, SIDED = True, True

read, write = files.read, files.as_json


def merge(mine, theirs):
    """The first plan with the other's coverage beside it; two copies of one plan as one.

    Raises:
        Problem: one of them is what the course supplied, two are called the same, or there are too many.
    """
    if inputs.is_untouched(mine.record):
        return theirs
    mine, theirs = mine, theirs.record
    if mine.record["kind"] != "own" or theirs["kind"] != "own":
        which = "This page" if mine.record["kind"] != "own" else "The file"
        raise Problem(f"{which} holds what the course supplied as an example, and a plan of somebody’s own would be mixed with it. "
                      "Clear the example first, or open the file in a page of its own.")
    if theirs["id"] == mine.record["id"]:
        same = {key: mine.record[key] for key in ("here", "showing")}
        made = together.by_field(mine, Merged({**theirs, **same}), {**inputs.blank(), "id": theirs["id"]})
        return made if made.conflicts else Merged(checking.check(made.record))
    row = rules.coverage_only(theirs)
    rest = [one for one in mine.record["others"] if one["id"] != row["id"]]
    if any(names.same(row["name"], one["name"]) for one in (mine.record, *rest)):
        raise Problem(f"Two plans are called {row['name']}. Are they one person’s? If not, one of you changes the made-up name under "
                      "“The task” and saves the file again.")
    others = merging.added(rest, [row], inputs.MOST_OTHERS, "plans of others")
    return Merged({**mine.record, "others": others}, mine.conflicts)


def waiting(merged):
    """What two copies of one plan say differently."""
    return together.asked_by_field(merged, lambda place: place_in_words(merged.record, place))


def settle(merged, question, number):
    """The plan with one question answered."""
    made = together.settled_by_field(merged, question, number)
    return made if made.conflicts else Merged(checking.check(made.record))


def said(record):
    """The plan and whose coverage stands beside it; what is open is the device's own."""
    return {**together.without(record, "here", "showing"), "others": sorted(record["others"], key=lambda one: one["id"])}


def told(record):
    """What is in a record, in words."""
    others = len(record["others"])
    return f"a plan under the name {record['name']}, and the coverage of {others} other{'' if others == 1 else 's'}"


def place_in_words(plan, place):
    """What a place in a plan is called, for a choice between two copies."""
    if place[0] in ("paragraphs", "sources", "materials") and len(place) > 1:
        rows = [one["id"] for one in plan[place[0]]]
        at = rows.index(place[1]) + 1 if place[1] in rows else "new"
        return " · ".join([f"{place[0][:-1].capitalize()} {at}", *place[2:]])
    return " · ".join(step.replace("_", " ") for step in place)
