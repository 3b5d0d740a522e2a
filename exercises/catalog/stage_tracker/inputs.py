"""What a stage record holds, and the few ways in which it changes.

A record is a plain dictionary (version 1)::

    version    1
    seed       whole number: the shuffle of the behaviours, the same for every member
    invented   True for the worked example and whatever is made out of it
    members    [{id, name}]: 1 to 8, by name; ids are drawn at random and name nobody
    check_ins  [{id, label, date, event}]: 1 to 16; ids c01 to c16 are the same on every device;
               a date is kept as YYYY-MM-DD, and as it was typed where it is no date
    entries    [{member, check_in, ticks, none_fits, absent, afterwards, after_comparing, example}]
    conflicts  what two files say differently and nobody has decided yet (see ``merging``)
    compared   ids of the check-ins whose entries the group has looked at together
    showing    whether the figures stand on the screen
    here       {member, check_in}: whose page is open

Every function here gives back a new record and leaves the one it was given as it was.
"""

import os

from exercises.catalog.stage_tracker.behaviours import DEFAULT_SEED
from exercises.record import dates, names
from exercises.record.problems import Problem

VERSION = 1
MOST_MEMBERS = 8
MOST_CHECK_INS = 16
USUAL_CHECK_INS = 4

CHECK_IN_IDS = tuple(f"c{n:02d}" for n in range(1, MOST_CHECK_INS + 1))
# Names of nobody: offered so that nobody needs to write a real one.
PSEUDONYMS = ("Heron", "Otter", "Alder", "Kestrel", "Linnet", "Plover", "Teasel", "Curlew")

MARKS = ("none_fits", "absent", "afterwards", "after_comparing")


def new_id():
    """A member's id: random, so that it says neither who somebody is nor when they joined."""
    return "m" + os.urandom(4).hex()


def label_of(check_in):
    """The label that a check-in has until somebody gives it another."""
    return f"Check-in {CHECK_IN_IDS.index(check_in) + 1}"


def new_check_in(check_in):
    """A check-in of which nothing is known yet."""
    return {"id": check_in, "label": label_of(check_in), "date": "", "event": ""}


def blank():
    """A record with one member, four check-ins and nothing entered."""
    first = {"id": new_id(), "name": PSEUDONYMS[0]}
    return {
        "version": VERSION, "seed": DEFAULT_SEED, "invented": False, "members": [first],
        "check_ins": [new_check_in(c) for c in CHECK_IN_IDS[:USUAL_CHECK_INS]],
        "entries": [], "conflicts": [], "compared": [], "showing": False,
        "here": {"member": first["id"], "check_in": CHECK_IN_IDS[0]},
    }


def new_entry(member, check_in):
    """An entry of which nothing has been filled in."""
    return {"member": member, "check_in": check_in, "ticks": [], "none_fits": False, "absent": False,
            "afterwards": False, "after_comparing": False, "example": ""}


def is_blank_entry(entry):
    """Whether nothing has been filled in, so that there is nothing to keep."""
    return not (entry["ticks"] or entry["none_fits"] or entry["absent"] or entry["afterwards"]
                or entry["example"])


def has_entries(record):
    """Whether anybody has entered anything, or something merged waits to be decided."""
    return bool(record["entries"] or record["conflicts"])


def is_untouched(record):
    """Whether the record is as :func:`blank` makes it, so that nothing is lost if another takes its place."""
    return (not has_entries(record) and len(record["members"]) == 1
            and record["members"][0]["name"] == PSEUDONYMS[0]
            and record["check_ins"] == [new_check_in(c) for c in CHECK_IN_IDS[:USUAL_CHECK_INS]])


def find(rows, wanted):
    """The row of ``rows`` whose id is ``wanted``, or None."""
    return next((row for row in rows if row["id"] == wanted), None)


def entry_of(record, member, check_in):
    """A member's entry at a check-in; a blank one where there is none."""
    for entry in record["entries"]:
        if entry["member"] == member and entry["check_in"] == check_in:
            return entry
    return new_entry(member, check_in)


def conflict_at(record, member, check_in):
    """The undecided versions of a member's entry at a check-in, or None."""
    for conflict in record["conflicts"]:
        if conflict["about"] == "entry" and (conflict["member"], conflict["check_in"]) == (member, check_in):
            return conflict
    return None


def with_entry(record, member, check_in, **changes):
    """The record with one entry changed; a check-in already compared marks the change as made since.

    Args:
        record: a stage record.
        member: the member's id.
        check_in: the check-in's id.
        **changes: fields of the entry with their new values.
    """
    before = entry_of(record, member, check_in)
    entry = {**before, **changes}
    entry["ticks"] = sorted(entry["ticks"])
    if check_in in record["compared"] and entry != before:
        entry["after_comparing"] = True
    kept = [e for e in record["entries"] if (e["member"], e["check_in"]) != (member, check_in)]
    if not is_blank_entry(entry):
        kept.append(entry)
    return {**record, "entries": in_order(kept)}


def by_name(members):
    """Members in the order of their names, which says nothing of who came first."""
    return sorted(members, key=lambda m: (names.key(m["name"]), m["id"]))


def in_order(entries):
    """Entries in an order that does not depend on when they were made."""
    return sorted(entries, key=lambda e: (e["check_in"], e["member"]))


def with_check_in(record, check_in, **changes):
    """The record with the label, date or event of one check-in changed; a date is kept in ISO form."""
    if "date" in changes:
        changes["date"] = dates.iso(changes["date"]) or changes["date"]
    return {**record, "check_ins": [{**c, **changes} if c["id"] == check_in else c
                                    for c in record["check_ins"]]}


def add_check_in(record):
    """The record with one more check-in, and that check-in open.

    Raises:
        Problem: there are sixteen already.
    """
    used = {c["id"] for c in record["check_ins"]}
    free = [c for c in CHECK_IN_IDS if c not in used]
    if not free:
        raise Problem("There are sixteen check-ins already, and that is as many as one record holds. "
                      "Save this record and begin another.")
    check_ins = sorted([*record["check_ins"], new_check_in(free[0])], key=lambda c: c["id"])
    return {**record, "check_ins": check_ins, "here": {**record["here"], "check_in": free[0]}}


def add_member(record, name=""):
    """The record with one more member, whose page is open.

    Args:
        record: a stage record.
        name: a pseudonym; where it is empty, one is offered that nobody has.

    Raises:
        Problem: there are eight already, the name is somebody's, or it is too long.
    """
    if len(record["members"]) >= MOST_MEMBERS:
        raise Problem("There are eight members already, and that is as many as one record holds.")
    if name.strip():
        name = _free_name(record, name)
    else:
        taken = [m["name"] for m in record["members"]]
        name = next(p for p in PSEUDONYMS if not any(names.same(p, t) for t in taken))
    member = {"id": new_id(), "name": name}
    return {**record, "members": by_name([*record["members"], member]),
            "here": {**record["here"], "member": member["id"]}}


def rename(record, member, name):
    """The record with another name for a member.

    Raises:
        Problem: the name is empty, too long, or another member's.
    """
    name = _free_name(record, name, besides=member)
    return {**record, "members": by_name({**m, "name": name} if m["id"] == member else m
                                         for m in record["members"])}


def _free_name(record, name, besides=None):
    """The name, tidied, if no other member has it."""
    name = names.clean(name)
    if any(names.same(name, m["name"]) for m in record["members"] if m["id"] != besides):
        raise Problem(f"There is already a member called {name}. If it is somebody else, choose another name.")
    return name


def withdraw(record, member):
    """The record as if the member had never been in it: no entry, no name, no mark that somebody left.

    Where nobody else is left, a blank record takes its place, with the check-ins kept.
    """
    if find(record["members"], member) is None:
        return record
    left = [m for m in record["members"] if m["id"] != member]
    if not left:
        fresh = blank()
        return {**fresh, "seed": record["seed"], "check_ins": record["check_ins"]}
    entries = [e for e in record["entries"] if e["member"] != member]
    used = {e["check_in"] for e in entries}
    return {
        **record, "members": left, "entries": entries,
        "conflicts": [c for c in record["conflicts"] if c.get("member") != member],
        # A check-in at which only this member had entered anything was compared by nobody else.
        "compared": [c for c in record["compared"] if c in used],
        "here": {**record["here"], "member": left[0]["id"]},
    }


def only(record, member):
    """A record that holds one member's own entries and nobody else's, to be handed to the group.

    Raises:
        Problem: the member has entered nothing.
    """
    mine = [e for e in record["entries"] if e["member"] == member]
    undecided = [c for c in record["conflicts"] if c.get("member") == member]
    if not mine and not undecided:
        raise Problem("Nothing is entered yet for this member, so there is nothing to save.")
    return {**record, "members": [m for m in record["members"] if m["id"] == member],
            "entries": mine, "compared": [], "showing": False,
            "conflicts": undecided + [c for c in record["conflicts"] if "member" not in c],
            "here": {"member": member, "check_in": record["here"]["check_in"]}}
