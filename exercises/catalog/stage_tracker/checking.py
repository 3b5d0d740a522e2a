"""Whether a dictionary from elsewhere is a stage record: from the page's store, a file, a stranger.

Everything is read before anything is kept, so that a record is taken whole or not at all.
"""

from exercises.catalog.stage_tracker.behaviours import BEHAVIOURS
from exercises.catalog.stage_tracker.inputs import (
    CHECK_IN_IDS,
    MARKS,
    MOST_MEMBERS,
    VERSION,
    in_order,
    is_blank_entry,
    label_of,
    new_entry,
)
from exercises.record import dates, names
from exercises.record.problems import Problem, shown
from exercises.record.reading import kind as _kind
from exercises.record.reading import rows as _rows
from exercises.record.reading import text as check_text

MOST_WORDS = 2000
MOST_LINE = 200
MOST_LABEL = 60
# Ten devices may each say something else about one entry; more is not a group's record.
MOST_VERSIONS = 20
FIELDS = ("label", "date", "event")
LONGEST = {"label": MOST_LABEL, "date": MOST_LABEL, "event": MOST_LINE}


def check(data):
    """The record that ``data`` holds, tidied.

    Two different entries of one member at one check-in are kept as a conflict for somebody to decide.

    Args:
        data: anything that came out of a JSON file or the page's store.

    Returns:
        A stage record (see :mod:`exercises.catalog.stage_tracker.inputs`).

    Raises:
        Problem: something is missing, unknown or of the wrong kind; the sentence names the field.
    """
    # Here and not above: merging needs the checks on single entries.
    from exercises.catalog.stage_tracker import merging

    _kind(data, dict, "the record", "a set of named fields")
    version = data.get("version")
    if version != VERSION or type(version) is not int:
        raise Problem(f"version: this page reads stage records of version {VERSION}, and this one says "
                      f"{shown(version)}. Open it with the version of the course that made it.")
    seed = data.get("seed")
    if type(seed) is not int or not 0 <= seed < 2**31:
        raise Problem("seed: a whole number from 0 to 2147483647 is needed, so that the behaviours stand in "
                      "the order in which they were seen.")
    members = [_member(row, f"members, number {n}") for n, row in _rows(data.get("members"), "members", MOST_MEMBERS)]
    if not members:
        raise Problem("members: nobody is in this record. One member at least is needed.")
    _unique(members, "members")
    check_ins = [_check_in(row, f"check_ins, number {n}")
                 for n, row in _rows(data.get("check_ins"), "check_ins", len(CHECK_IN_IDS))]
    if not check_ins:
        raise Problem("check_ins: none is in this record. One check-in at least is needed.")
    _unique(check_ins, "check_ins")
    known = [m["id"] for m in members], [c["id"] for c in check_ins]
    most = MOST_MEMBERS * len(CHECK_IN_IDS) * MOST_VERSIONS
    entries = [_entry(row, f"entries, number {n}", known) for n, row in _rows(data.get("entries"), "entries", most)]
    conflicts = [_conflict(row, f"conflicts, number {n}", known)
                 for n, row in _rows(data.get("conflicts", []), "conflicts", most)]
    compared = [c for _, c in _rows(data.get("compared", []), "compared", len(CHECK_IN_IDS))
                if c in known[1]]
    record = {"version": VERSION, "seed": seed, "invented": data.get("invented") is True,
              "members": members, "check_ins": sorted(check_ins, key=lambda c: c["id"]),
              "entries": in_order(entries), "conflicts": conflicts, "compared": sorted(set(compared)),
              "showing": data.get("showing") is True,
              "here": _here(data.get("here"), members, check_ins)}
    return merging.settled(record)


def _member(row, where):
    """One member, with a tidy name."""
    _kind(row, dict, where, "a member with an id and a name")
    try:
        name = names.clean(check_text(row.get("name"), f"{where}, name", MOST_LINE))
    except Problem as problem:
        sentence = str(problem)
        raise Problem(sentence if sentence.startswith(where) else f"{where}, name: {sentence}") from None
    return {"id": _id(row, where), "name": name}


def _id(row, where):
    """An id of letters and figures, which is all that this course ever writes."""
    value = row.get("id")
    if not isinstance(value, str) or not 1 <= len(value) <= 40 or not (value.isascii() and value.isalnum()):
        raise Problem(f"{where}, id: letters and figures are needed here, at most 40, as the course writes them.")
    return value


def _check_in(row, where):
    """One check-in."""
    _kind(row, dict, where, "a check-in with an id")
    if row.get("id") not in CHECK_IN_IDS:
        raise Problem(f"{where}, id: {shown(row.get('id'))} is not a check-in. They go from "
                      f"{CHECK_IN_IDS[0]} to {CHECK_IN_IDS[-1]}.")
    label = check_text(row.get("label", ""), f"{where}, label", MOST_LABEL).strip() or label_of(row["id"])
    date = check_text(row.get("date", ""), f"{where}, date", MOST_LABEL).strip()
    return {"id": row["id"], "label": label,
            "date": dates.iso(date) or date,
            "event": check_text(row.get("event", ""), f"{where}, event", MOST_LINE)}


def _entry(row, where, known):
    """One entry of a known member at a known check-in."""
    _kind(row, dict, where, "an entry")
    for field, ids in zip(("member", "check_in"), known):
        if row.get(field) not in ids:
            raise Problem(f"{where}, {field}: {shown(row.get(field))} is nowhere else in the record. "
                          "The file may have been cut or changed.")
    entry = new_entry(row["member"], row["check_in"])
    ticks = row.get("ticks", [])
    _kind(ticks, list, f"{where}, ticks", "a list of behaviours")
    for tick in ticks:
        if not isinstance(tick, str) or tick not in BEHAVIOURS:
            raise Problem(f"{where}, ticks: {shown(tick)} is not one of the twenty-five behaviours.")
    entry["ticks"] = sorted(set(ticks))
    for mark in MARKS:
        value = row.get(mark, False)
        if type(value) is not bool:
            raise Problem(f"{where}, {mark}: true or false is needed here, not {shown(value)}.")
        entry[mark] = value
    entry["example"] = check_text(row.get("example", ""), f"{where}, example", MOST_WORDS)
    return entry


def _conflict(row, where, known):
    """One thing that two files say differently."""
    _kind(row, dict, where, "a choice still to be made")
    about = row.get("about")
    versions = row.get("versions")
    _kind(versions, list, f"{where}, versions", "a list")
    if not 2 <= len(versions) <= MOST_VERSIONS:
        raise Problem(f"{where}, versions: two at least and {MOST_VERSIONS} at most are needed.")
    if about == "entry":
        read = [_entry(v, f"{where}, version {n}", known) for n, v in enumerate(versions, start=1)]
        places = {(v["member"], v["check_in"]) for v in read}
        if len(places) != 1 or any(is_blank_entry(v) for v in read):
            raise Problem(f"{where}, versions: these are not versions of one entry.")
        member, check_in = places.pop()
        return {"about": "entry", "member": member, "check_in": check_in, "versions": read}
    if about == "name" and row.get("member") in known[0]:
        read = [_member({"id": row["member"], "name": v}, f"{where}, version {n}")["name"]
                for n, v in enumerate(versions, start=1)]
        return {"about": "name", "member": row["member"], "versions": read}
    if about in FIELDS and row.get("check_in") in known[1]:
        read = [check_text(v, f"{where}, version {n}", LONGEST[about]) for n, v in enumerate(versions, start=1)]
        return {"about": about, "check_in": row["check_in"], "versions": read}
    raise Problem(f"{where}, about: {shown(about)} is not something that two files can differ on here.")


def _here(value, members, check_ins):
    """Whose page is open; the first where the record does not say."""
    value = value if isinstance(value, dict) else {}
    member = value.get("member") if value.get("member") in [m["id"] for m in members] else members[0]["id"]
    ids = sorted(c["id"] for c in check_ins)
    return {"member": member, "check_in": value.get("check_in") if value.get("check_in") in ids else ids[0]}


def _unique(rows, field):
    """Refuse two rows with one id."""
    ids = [row["id"] for row in rows]
    for one in ids:
        if ids.count(one) > 1:
            raise Problem(f"{field}: the id {one} stands there twice. The file may have been put together by hand.")
