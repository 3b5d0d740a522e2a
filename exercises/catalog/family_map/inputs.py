"""What a map record holds, and the few ways in which it changes.

A record is a plain dictionary (version 1)::

    version     1
    invented    True for the worked example and whatever is made out of it
    title       a made-up name for the family
    until       up to when the map goes: what is still open is counted until then
    people      [{id, name, role, shape, status, born, died, plan, homes}]; homes are [{home, start, end}]
    ties        [{id, kind, a, b}]: between two people
    services    [{id, name, universal, people, times, workers, assessments, feeling}]; times are [{start, end}],
                more than one where a service ended and came back
    links       [{id, kind, a, b, start}]: between two services
    words       what people in the family say, in their own words; nothing is counted in it
    moved       {id: [across, down]}: by how much somebody moved a person or service on the map by hand
    here        {when, part, hub, link}: the moment that is shown, the part of the form that is open, and what is tried

Dates are kept as they were remembered (see ``moments``); an end left empty means that it goes on. ``workers`` is how often the
worker changed, ``feeling`` runs from -2 to 2; both may be None, and so may ``assessments``. Every function here gives
back a new record and leaves the one it was given as it was.
"""

import os

from exercises.record import names
from exercises.record.problems import Problem

VERSION = 1
MOST = {"people": 40, "ties": 200, "services": 150, "links": 600}
MOST_HOMES = MOST_TIMES = 6
MOST_LINE = 120
MOST_WORDS = 4000
MOST_WORKERS, MOST_ASSESSMENTS = 99, 20
FURTHEST = 400  # map units that something may be moved by hand

SHAPES = {"square": "Square: by convention a man or boy", "circle": "Circle: by convention a woman or girl",
          "diamond": "Diamond: neither, or another gender", "none": "Not said"}
STATUS = {"living": "Living", "expected": "Expected: a pregnancy", "died": "Has died", "unknown": "Little or nothing is known"}
PLAN = {"": "Not said", "yes": "Named in the plan", "no": "Left out of the plan"}
COUPLES = {"married": "married to (or a civil partner of)", "partners": "together with", "separated": "separated from", "divorced": "divorced from"}
PARENTS = {"parent": "a parent of", "adoptive": "an adoptive parent of", "step": "a step-parent of", "foster": "a foster carer of",
           "carer": "a carer or guardian of"}
OTHERS = {"sibling": "a brother or sister of", "other": "close to"}
TIES = {**PARENTS, **COUPLES, **OTHERS}
LINKS = {"meeting": "meet about the family together", "plan": "work from one shared plan", "referral": "one referred to the other, no more"}
JOINT = ("meeting", "plan")
FEELINGS = {2: "very good", 1: "good", 0: "neither good nor bad", -1: "bad", -2: "very bad"}
PARTS = ("people", "ties", "services", "links", "words", "move")
NEW_HUB = "new"
_LETTER = {"people": "p", "ties": "t", "services": "s", "links": "k"}


def new_id(rows):
    """The id of a row: random, so that it says nothing and is no other device's."""
    return _LETTER[rows] + os.urandom(4).hex()


def blank():
    """A record in which nothing stands."""
    return {"version": VERSION, "invented": False, "title": "", "until": "", "people": [], "ties": [], "services": [], "links": [],
            "words": "", "moved": {}, "here": {"when": "", "part": "people", "hub": "", "link": []}}


EMPTY = {
    "people": {"name": "", "role": "", "shape": "none", "status": "living", "born": "", "died": "", "plan": "", "homes": []},
    "ties": {"kind": "parent", "a": "", "b": ""},
    "services": {"name": "", "universal": False, "people": [], "times": [], "workers": None, "assessments": None, "feeling": None},
    "links": {"kind": "meeting", "a": "", "b": "", "start": ""},
}
"""A row of each kind in which nothing is said."""


def find(rows, wanted):
    """The row whose id is ``wanted``, or None."""
    return next((row for row in rows if row["id"] == wanted), None)


def name_of(record, wanted):
    """The name of a person or service."""
    row = find(record["people"], wanted) or find(record["services"], wanted)
    return row["name"] if row else ""


def is_untouched(record):
    """Whether nothing is entered, so that nothing is lost if another record takes its place."""
    return not any(record[part] for part in ("people", "services", "title", "until", "words"))


def add(record, rows, row):
    """The record with one more row.

    Args:
        record: a map record.
        rows: ``"people"``, ``"ties"``, ``"services"`` or ``"links"``.
        row: the row, without an id.

    Returns:
        ``(record, id)``, not yet checked as a whole.

    Raises:
        Problem: there are as many already as a record holds.
    """
    if len(record[rows]) >= MOST[rows]:
        raise Problem(f"There are {MOST[rows]} {_what(rows)} already, and that is as many as one map holds.")
    made = {"id": new_id(rows), **EMPTY[rows], **row}
    return {**record, rows: [*record[rows], made]}, made["id"]


def change(record, rows, wanted, **changes):
    """The record with other values in one row."""
    return {**record, rows: [{**row, **changes} if row["id"] == wanted else row for row in record[rows]]}


def remove(record, rows, wanted):
    """The record without a row, and without what hangs on it: a person's ties, a service's links."""
    left = {**record, rows: [row for row in record[rows] if row["id"] != wanted],
            "moved": {k: v for k, v in record["moved"].items() if k != wanted}}
    if rows == "people":
        left["ties"] = [t for t in record["ties"] if wanted not in (t["a"], t["b"])]
        left["services"] = [{**s, "people": [p for p in s["people"] if p != wanted]} for s in record["services"]]
    if rows == "services":
        left["links"] = [k for k in record["links"] if wanted not in (k["a"], k["b"])]
        here = record["here"]
        left["here"] = {**here, "hub": "" if here["hub"] == wanted else here["hub"], "link": [] if wanted in here["link"] else here["link"]}
    return left


def hangs_on(record, rows, wanted):
    """How many ties or links go with a row that is taken out, and how many services name it."""
    held = record["ties" if rows == "people" else "links"] if rows in ("people", "services") else []
    count = sum(wanted in (row["a"], row["b"]) for row in held)
    return count + (sum(wanted in s["people"] for s in record["services"]) if rows == "people" else 0)


def same_names(record):
    """Pairs of people, then of services, that are called the same, as ``(rows, first id, second id)``."""
    found = []
    for rows in ("people", "services"):
        here = sorted(record[rows], key=lambda row: row["id"])
        found += [(rows, a["id"], b["id"]) for n, a in enumerate(here) for b in here[n + 1:] if names.same(a["name"], b["name"])]
    return found


def free_name(record, rows, name, besides=None):
    """A name that no other row of that kind has.

    Raises:
        Problem: it is empty, too long or taken; the sentence says what to do where a service came back.
    """
    what = "person’s name" if rows == "people" else "service’s name"
    name = names.clean(name, what)
    if any(names.same(name, row["name"]) for row in record[rows] if row["id"] != besides):
        if rows == "services":
            raise Problem(f"There is a service called {name} already. If it ended and came back, choose it above and add another time to it. "
                          "If it is another one, give it a name of its own.")
        raise Problem(f"There is somebody called {name} already. If it is another person, choose another name.")
    return name


def one_of_two(record, rows, first, second):
    """The record in which two rows of one name are one: the second's ties, links, homes and times become the first's."""
    a, b = find(record[rows], first), find(record[rows], second)

    def moved(row):
        return {**row, "a": first if row["a"] == second else row["a"], "b": first if row["b"] == second else row["b"]}

    def said(field):
        return a[field] if a[field] != EMPTY[rows][field] else b[field]

    if rows == "people":
        kept = {**a, **{f: said(f) for f in ("role", "shape", "status", "born", "died", "plan")},
                "homes": _both(a["homes"], b["homes"], MOST_HOMES, "homes of one person")}
        services = [{**s, "people": list(dict.fromkeys(first if p == second else p for p in s["people"]))} for s in record["services"]]
        return {**record, "people": [kept if p is a else p for p in record["people"] if p is not b], "services": services,
                "ties": _once(moved(t) for t in record["ties"])}
    kept = {**a, **{f: said(f) for f in ("workers", "assessments", "feeling")}, "universal": a["universal"] or b["universal"],
            "people": list(dict.fromkeys([*a["people"], *b["people"]])), "times": _both(a["times"], b["times"], MOST_TIMES, "times of one service")}
    return {**record, "services": [kept if s is a else s for s in record["services"] if s is not b],
            "links": _once(moved(k) for k in record["links"])}


def two_of_one(record, rows, second):
    """The record in which a row whose name is taken gets a number after it."""
    name = find(record[rows], second)["name"]
    for number in range(2, MOST[rows] + 2):
        other = f"{name[:names.LONGEST - 4].rstrip()} {number}"
        if not any(names.same(other, row["name"]) for row in record[rows]):
            break
    return change(record, rows, second, name=other)


def _both(mine, theirs, most, what):
    found = [*mine, *(one for one in theirs if one not in mine)]
    if len(found) > most:
        raise Problem(f"Together there are {len(found)} {what}, and {most} are kept at most. Nothing was changed.")
    return found


def _once(rows):
    """Ties or links without those that say nothing any more: to itself, or told already."""
    kept, seen = [], set()
    for row in rows:
        told = (row["kind"], *sorted((row["a"], row["b"])))
        if row["a"] != row["b"] and told not in seen:
            seen.add(told)
            kept.append(row)
    return kept


def _what(rows):
    return {"people": "people", "ties": "ties", "services": "services", "links": "links"}[rows]
