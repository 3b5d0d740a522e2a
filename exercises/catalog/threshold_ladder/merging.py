"""Putting the files of a group together, on one device or several.

Merging takes the union of what the files say. Where they say different things of one place, nobody is
overwritten: all the versions are kept side by side as a conflict, count towards no figure, and wait for a
person to pick. A union does not care about order, so it makes no difference which file is opened first, or
twice. A conflict is ``{about, rater, round?, versions}``; ``about`` is ``sheet``, ``name`` or ``role``.
"""

from exercises.catalog.threshold_ladder.inputs import MOST_RATERS, by_name, find, in_order, is_empty
from exercises.record import names
from exercises.record.problems import Problem

KEPT = ("version", "seed", "invented", "panel", "rungs", "showing", "shown", "here")


def merge(mine, theirs):
    """The union of two records.

    Args:
        mine: the record on this device; its rungs' names, its seed and whose sheet is open stay.
        theirs: the record out of a file.

    Raises:
        Problem: the two together would hold more than twelve people, or one of them is the invented example
            and the other is not.
    """
    if mine["invented"] != theirs["invented"]:
        which = "This page holds" if mine["invented"] else "The file holds"
        raise Problem(f"{which} the invented example, and a real record would be mixed with it. Clear the example first, or "
                      "open the file in a page of its own.")
    ids = {r["id"] for r in mine["raters"]} | {r["id"] for r in theirs["raters"]}
    if len(ids) > MOST_RATERS:
        raise Problem(f"Together the two hold {len(ids)} people, and a record holds {MOST_RATERS} at most. Nothing was changed.")
    said = _said(mine)
    for place, versions in _said(theirs).items():
        said.setdefault(place, [])
        said[place] += [v for v in versions if v not in said[place]]
    return _record(said, {**{k: mine[k] for k in KEPT}, "panel": mine["panel"] or theirs["panel"],
                          "shown": mine["shown"] or theirs["shown"]})


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
    chosen = conflict["versions"][number]
    after = {**record, "conflicts": [c for c in record["conflicts"] if c != conflict]}
    if conflict["about"] == "sheet":
        return {**after, "sheets": in_order([*record["sheets"], chosen])}
    return {**after, "raters": by_name({**r, conflict["about"]: chosen} if r["id"] == conflict["rater"] else r
                                       for r in record["raters"])}


def same_names(record):
    """Pairs of people, by id, who are called the same: one person on two devices, or two people?"""
    rows = sorted(record["raters"], key=lambda r: r["id"])
    return [(a["id"], b["id"]) for n, a in enumerate(rows) for b in rows[n + 1:] if names.same(a["name"], b["name"])]


def one_person(record, first, second):
    """The record in which two people are one: the second's sheets become the first's."""
    def moved(row):
        return {**row, "rater": first} if row.get("rater") == second else row

    gone = find(record["raters"], second)
    kept = find(record["raters"], first)
    raters = [{**kept, "role": kept["role"] or gone["role"]} if r is kept else r for r in record["raters"] if r is not gone]
    conflicts = [{**moved(c), "versions": [moved(v) if c["about"] == "sheet" else v for v in c["versions"]]}
                 for c in record["conflicts"]]
    here = {**record["here"], "rater": first if record["here"]["rater"] == second else record["here"]["rater"]}
    merged = {**record, "raters": raters, "sheets": [moved(s) for s in record["sheets"]], "conflicts": conflicts, "here": here}
    if kept["role"] and gone["role"] and not names.same(kept["role"], gone["role"]):
        merged["conflicts"] = [*conflicts, {"about": "role", "rater": first, "versions": sorted((kept["role"], gone["role"]))}]
    return settled(merged)


def two_people(record, second):
    """The record in which a person whose name is taken gets a number after it."""
    name = find(record["raters"], second)["name"]
    for number in range(2, MOST_RATERS + 2):
        # Cut, so that a long name with its number still is a name.
        other = f"{name[:names.LONGEST - 3].rstrip()} {number}"
        if not any(names.same(other, r["name"]) for r in record["raters"]):
            break
    return {**record, "raters": by_name({**r, "name": other} if r["id"] == second else r for r in record["raters"])}


def _said(record):
    """All that a record says: for each place, the versions of it that have been seen."""
    said = {}

    def say(place, value):
        said.setdefault(place, [])
        if value not in said[place]:
            said[place].append(value)

    for conflict in record["conflicts"]:
        place = (conflict["about"], conflict["rater"], conflict.get("round", ""))
        for version in conflict["versions"]:
            say(place, version)
    for rater in record["raters"]:
        say(("name", rater["id"], ""), rater["name"])
        said.setdefault(("role", rater["id"], ""), [])
        if rater["role"]:
            say(("role", rater["id"], ""), rater["role"])
    for sheet in record["sheets"]:
        if not is_empty(sheet):
            say(("sheet", sheet["rater"], sheet["round"]), sheet)
    return said


def _record(said, rest):
    """The record that says just that."""
    raters, sheets, conflicts = {}, [], []
    for place in sorted(said):
        about, rater, round_name = place
        versions = sorted(said[place], key=_order)
        if about == "sheet":
            if len(versions) == 1:
                sheets.append(versions[0])
            else:
                conflicts.append({"about": "sheet", "rater": rater, "round": round_name, "versions": versions})
            continue
        raters.setdefault(rater, {"id": rater})[about] = versions[0] if versions else ""
        if len(versions) > 1:
            conflicts.append({"about": about, "rater": rater, "versions": versions})
    return {**rest, "raters": by_name({k: r[k] for k in ("id", "name", "role")} for r in raters.values()),
            "sheets": in_order(sheets), "conflicts": conflicts}


def _order(version):
    """A key that puts versions of any kind in an order of their own."""
    return version if isinstance(version, str) else "\x00".join(f"{k}={version[k]}" for k in sorted(version))
