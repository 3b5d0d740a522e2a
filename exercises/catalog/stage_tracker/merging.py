"""Putting the files of a group together, on one device or several.

Merging takes the union of what the files say. Where they say different things of one place, nobody is
overwritten: all the versions are kept side by side as a conflict, count towards no figure, and wait for
a person to pick. A union does not care about order, so it makes no difference which file is opened first,
or twice.

A conflict is ``{about, member?, check_in?, versions}``; ``about`` is ``entry``, ``name`` (of a member), or
the ``label``, ``date`` or ``event`` of a check-in.
"""

from exercises.catalog.stage_tracker.inputs import (
    MOST_MEMBERS,
    by_name,
    find,
    in_order,
    is_blank_entry,
    label_of,
)
from exercises.record import merging, names
from exercises.record.problems import Problem

ABOUT_CHECK_IN = ("label", "date", "event")


def merge(mine, theirs):
    """The union of two records.

    Args:
        mine: the record on this device; whose page is open stays as it is here.
        theirs: the record out of a file.

    Returns:
        A record. What the two say differently stands in its ``conflicts``.

    Raises:
        Problem: the two together would hold more than eight members, or one of them is the invented
            example and the other is not.
    """
    if mine["invented"] != theirs["invented"]:
        which = "This page holds" if mine["invented"] else "The file holds"
        raise Problem(f"{which} the invented example, and a real record would be mixed with it. "
                      "Clear the example first, or open the file in a page of its own.")
    ids = {m["id"] for m in mine["members"]} | {m["id"] for m in theirs["members"]}
    if len(ids) > MOST_MEMBERS:
        raise Problem(f"Together the two hold {len(ids)} members, and a record holds {MOST_MEMBERS} at most. "
                      "Nothing was changed.")
    return _record(merging.union(_said(mine), _said(theirs)), {
        "version": mine["version"], "seed": min(mine["seed"], theirs["seed"]), "invented": mine["invented"],
        "compared": sorted({*mine["compared"], *theirs["compared"]}), "showing": mine["showing"], "here": mine["here"],
    })


def settled(record):
    """The record with every place that is said once settled, and every other a conflict."""
    return _record(_said(record), {k: record[k] for k in ("version", "seed", "invented", "compared", "showing",
                                                       "here")})


def pick(record, conflict, number):
    """The record with one conflict decided.

    Args:
        record: a stage record.
        conflict: one of its ``conflicts``.
        number: which of the conflict's versions holds, from 0.
    """
    if conflict not in record["conflicts"]:
        raise Problem("That choice has been made already, or the record has changed since.")
    chosen = conflict["versions"][number]
    after = {**record, "conflicts": [c for c in record["conflicts"] if c != conflict]}
    if conflict["about"] == "entry":
        return {**after, "entries": in_order([*record["entries"], chosen])}
    if conflict["about"] == "name":
        return {**after, "members": by_name({**m, "name": chosen} if m["id"] == conflict["member"] else m
                                            for m in record["members"])}
    return {**after, "check_ins": [{**c, conflict["about"]: chosen} if c["id"] == conflict["check_in"] else c
                                   for c in record["check_ins"]]}


def same_names(record):
    """Pairs of members, by id, who are called the same: one person on two devices, or two people?"""
    rows = sorted(record["members"], key=lambda m: m["id"])
    return [(a["id"], b["id"]) for n, a in enumerate(rows) for b in rows[n + 1:]
            if names.same(a["name"], b["name"])]


def one_person(record, first, second):
    """The record in which two members are one: the second's entries become the first's."""
    there = find(record["members"], second)

    def moved(row):
        return {**row, "member": first} if row.get("member") == second else row

    conflicts = [{**moved(c), "versions": [moved(v) if c["about"] == "entry" else v for v in c["versions"]]}
                 for c in record["conflicts"]]
    here = {**record["here"], "member": first if record["here"]["member"] == second
            else record["here"]["member"]}
    return settled({**record, "members": [m for m in record["members"] if m is not there],
                    "entries": [moved(e) for e in record["entries"]], "conflicts": conflicts, "here": here})


def two_people(record, second):
    """The record in which a member whose name is taken gets a number after it."""
    name = find(record["members"], second)["name"]
    for number in range(2, MOST_MEMBERS + 2):
        # Cut, so that a long name with its number still is a name.
        other = f"{name[:names.LONGEST - 3].rstrip()} {number}"
        if not any(names.same(other, m["name"]) for m in record["members"]):
            break
    return {**record, "members": by_name({**m, "name": other} if m["id"] == second else m
                                         for m in record["members"])}


def _said(record):
    """All that a record says: for each place, the versions of it that have been seen.

    What was never touched (a blank date, a label nobody has changed) is not a version.
    """
    said = {}

    def say(place, value):
        said.setdefault(place, [])
        if value not in said[place]:
            said[place].append(value)

    for member in record["members"]:
        said.setdefault(("name", member["id"]), [])
    for check_in in record["check_ins"]:
        for about in ABOUT_CHECK_IN:
            said.setdefault((about, check_in["id"]), [])
    for conflict in record["conflicts"]:
        about = conflict["about"]
        place = (("entry", conflict["member"], conflict["check_in"]) if about == "entry"
                 else (about, conflict.get("member") or conflict.get("check_in")))
        for version in conflict["versions"]:
            say(place, version)
    for member in record["members"]:
        # Where a name is undecided, the one that stands in for it is among the versions already.
        say(("name", member["id"]), member["name"])
    for check_in in record["check_ins"]:
        for about in ABOUT_CHECK_IN:
            untouched = label_of(check_in["id"]) if about == "label" else ""
            if check_in[about] != untouched:
                say((about, check_in["id"]), check_in[about])
    for entry in record["entries"]:
        if not is_blank_entry(entry):
            say(("entry", entry["member"], entry["check_in"]), entry)
    return said


def _record(said, rest):
    """The record that says just that."""
    members, check_ins, entries, conflicts = {}, {}, [], []
    for place in sorted(said):
        about, versions = place[0], sorted(said[place], key=_order)
        if about == "entry":
            if len(versions) == 1:
                entries.append(versions[0])
            else:
                conflicts.append({"about": "entry", "member": place[1], "check_in": place[2],
                                  "versions": versions})
            continue
        if about == "name":
            members[place[1]] = {"id": place[1], "name": versions[0]}
        else:
            check_in = check_ins.setdefault(place[1], {"id": place[1]})
            check_in[about] = versions[0] if versions else (label_of(place[1]) if about == "label" else "")
        if len(versions) > 1:
            whose = "member" if about == "name" else "check_in"
            conflicts.append({"about": about, whose: place[1], "versions": versions})
    return {**rest, "members": by_name(members.values()),
            "check_ins": [{field: c[field] for field in ("id", *ABOUT_CHECK_IN)} for c in check_ins.values()],
            "entries": in_order(entries), "conflicts": conflicts}


def _order(version):
    """A key that puts versions of any kind in an order of their own."""
    return version if isinstance(version, str) else "\x00".join(f"{k}={version[k]}" for k in sorted(version))
