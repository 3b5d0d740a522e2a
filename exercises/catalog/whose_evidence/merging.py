"""Putting the files of a group together, on one device or several.

Merging takes the union of what the files say. Where they say different things of one coder, claim or note, nobody is overwritten: all
the versions are kept side by side as a conflict, a coder in conflict counts in no figure, and a person picks. A conflict is
``{about, id, versions}``; ``about`` is ``coder``, ``own`` or ``gap``.
"""

import json

from exercises.catalog.whose_evidence.inputs import MOST_CODERS, MOST_OWN, MOST_VERSIONS, by_name, find, in_order, is_untouched
from exercises.catalog.whose_evidence.silences import SUBJECTS
from exercises.record import names
from exercises.record.merging import union
from exercises.record.problems import Problem

KEPT = ("version", "invented", "partner", "showing", "here")


def merge(mine, theirs):
    """The union of two records.

    Args:
        mine: the record on this device; what is open stays open.
        theirs: the record out of a file.

    Raises:
        Problem: the two together hold too many people or claims, or one of them is the invented example and the other is not.
    """
    if is_untouched(mine):
        return {**theirs, "showing": False}
    if mine["invented"] != theirs["invented"]:
        which = "This page holds" if mine["invented"] else "The file holds"
        raise Problem(f"{which} the invented example, and a real record would be mixed with it. Clear the example first, or "
                      "open the file in a page of its own.")
    said = union(_said(mine), _said(theirs))
    for about, most, what in (("coder", MOST_CODERS, "coders"), ("own", MOST_OWN, "claims of your own")):
        many = sum(place[0] == about for place in said)
        if many > most:
            raise Problem(f"Together the two hold {many} {what}, and a record holds {most} at most. Nothing was changed.")
    if any(len(versions) > MOST_VERSIONS for versions in said.values()):
        raise Problem(f"One thing would stand here in more than {MOST_VERSIONS} versions. Choose first among those that wait. Nothing was changed.")
    return _record(said, {**{k: mine[k] for k in KEPT}, "partner": mine["partner"] or theirs["partner"]})


def settled(record):
    """The record with every place that is said once settled, and every other a conflict."""
    return _record(_said(record), {k: record[k] for k in KEPT})


def pick(record, conflict, number):
    """The record with one conflict decided for its version ``number``, from 0.

    Raises:
        Problem: the conflict is not there (any more).
    """
    if conflict not in record["conflicts"]:
        raise Problem("That choice has been made already, or the record has changed since.")
    said = _said(record)
    said[conflict["about"], conflict["id"]] = [conflict["versions"][number]]
    return _record(said, {k: record[k] for k in KEPT})


def same_names(record):
    """Pairs of coders, by id, who are called the same: one person on two devices, or two people?"""
    rows = sorted(record["coders"], key=lambda c: c["id"])
    return [(a["id"], b["id"]) for n, a in enumerate(rows) for b in rows[n + 1:] if names.same(a["name"], b["name"])]


def one_person(record, first, second):
    """The record in which two coders are one: what the second coded stands as a version of the first's."""
    said = _said(record)
    gone, kept = said.pop(("coder", second)), said["coder", first]
    moved = [{**version, "id": first, "name": kept[0]["name"]} for version in gone]
    # A sheet on which nothing stands says nothing against one on which something does.
    both = [v for v in [*kept, *(m for m in moved if m not in kept)] if v["codes"] or v["apart"] is not None]
    said["coder", first] = both or kept[:1]
    here = {**record["here"], "coder": first if record["here"]["coder"] == second else record["here"]["coder"]}
    return _record(said, {**{k: record[k] for k in KEPT}, "here": here})


def two_people(record, second):
    """The record in which a coder whose name is taken gets a number after it."""
    name = find(record["coders"], second)["name"]
    taken = {names.key(c["name"]) for c in record["coders"]}
    # Cut, so that a long name with its number still is a name.
    free = next(other for n in range(2, MOST_CODERS + 2) if names.key(other := f"{name[:names.LONGEST - 3].rstrip()} {n}") not in taken)
    said = _said(record)
    said["coder", second] = [{**version, "name": free} for version in said["coder", second]]
    return _record(said, {k: record[k] for k in KEPT})


def _said(record):
    """All that a record says: for each place, the versions of it that have been seen."""
    said = {(c["about"], c["id"]): list(c["versions"]) for c in record["conflicts"]}
    for coder in record["coders"]:
        # A coder in conflict stands in the list for their name only.
        said.setdefault(("coder", coder["id"]), [coder])
    for claim in record["own"]:
        said.setdefault(("own", claim["id"]), [claim])
    for subject, text in record["gaps"].items():
        said.setdefault(("gap", subject), [text])
    return said


def _record(said, rest):
    """The record that says just that; of several versions the first in an order of their own stands for the place."""
    coders, own, gaps, conflicts = [], [], {}, []
    for place in sorted(said):
        about, which = place
        versions = sorted(said[place], key=lambda v: json.dumps(v, sort_keys=True))
        if len(versions) > 1:
            conflicts.append({"about": about, "id": which, "versions": versions})
        if about == "gap":
            gaps[which] = versions[0]
        else:
            (coders if about == "coder" else own).append(versions[0])
    return {**{k: rest[k] for k in ("version", "invented", "partner")}, "coders": by_name(coders), "own": in_order(own),
            "gaps": {k: gaps[k] for k in SUBJECTS if k in gaps}, "conflicts": conflicts, "showing": rest["showing"], "here": rest["here"]}
