"""A stage record as a file: the whole as JSON or CSV, one member's own part, the worked example.

JSON goes through ``exercises.record.envelope``, CSV through ``exercises.record.tables``; here stands only
what the cells mean. Both come back to the same figures.
"""

import json
import os

from exercises.catalog.stage_tracker import checking, inputs, rules
from exercises.catalog.stage_tracker.behaviours import BEHAVIOURS, STAGES
from exercises.record import dates, envelope, names, tables
from exercises.record.problems import Problem, shown

SLUG = "stage_tracker"
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}

COLUMNS = ("member_id", "member", "check_in", "label", "date", "event", "state", "ticks", "none_fits", "absent",
           "afterwards", "after_comparing", "example", *STAGES, "resembles", "seed", "invented")
NEEDED = ("member_id", "member", "check_in", "ticks", "seed")
BETWEEN = "; "
TRUTHS = {"yes": True, "no": False, "": False, "true": True, "false": False, "1": True, "0": False}


def as_json(record, notes="", created=None):
    """A record as the text of a JSON file, with what was computed from it."""
    return envelope.write(SLUG, inputs.VERSION, record, rules.compute(record), notes, created)


def as_csv(record):
    """A record as the text of a CSV file: a row for each member at each check-in.

    Raises:
        Problem: something merged still waits for a choice, which a table has no place for.
    """
    if record["conflicts"]:
        raise Problem("Some entries stand in two versions. Choose which hold before you save a table, or save a "
                      "file (JSON), which keeps both.")
    rows = []
    for check_in in record["check_ins"]:
        for member in record["members"]:
            entry = inputs.entry_of(record, member["id"], check_in["id"])
            state = rules.state_of(entry)
            shares = rules.shares_of(entry["ticks"]) if state in ("ticked", "all_ticked") else None
            rows.append([
                member["id"], member["name"], check_in["id"], check_in["label"], check_in["date"],
                check_in["event"], state, BETWEEN.join(entry["ticks"]), entry["none_fits"], entry["absent"],
                entry["afterwards"], entry["after_comparing"], entry["example"],
                *(shares or [None] * len(STAGES)),
                rules.clear_stage(shares) if shares else None, record["seed"], record["invented"],
            ])
    return tables.write(list(COLUMNS), rows)


def read(name, data):
    """The record in a file that somebody chose.

    Args:
        name: the file's name; one that ends in ``.csv`` is read as a table.
        data: its bytes or its text.

    Returns:
        A checked record.

    Raises:
        Problem: a sentence that names the line or field. Nothing has been changed then.
    """
    if name.lower().endswith(".csv"):
        return checking.check(_from_rows(tables.read(data, list(COLUMNS), NEEDED)))
    return checking.check(envelope.read(data, SLUG, VERSIONS)["inputs"])


def example():
    """The worked example: an invented group of five over seven check-ins."""
    # The loader and not open(): in the browser this package lies in a zip.
    where = os.path.join(os.path.dirname(__file__), "example.json")
    return checking.check(json.loads(__spec__.loader.get_data(where).decode("utf-8")))


def _from_rows(rows):
    """The record that the rows of a table hold, not yet checked as a whole."""
    if not rows:
        raise Problem("The table has a header and no rows: there is nobody in it.")
    members, check_ins, entries, problems = {}, {}, [], []
    for row in rows:
        try:
            _take_row(row, members, check_ins, entries)
        except Problem as problem:
            problems.append(Problem(f"Line {row.line}, {problem}", row.line))
    problems += [Problem(f"Line {row.line}, seed: another number stands in an earlier line. Make the two the same.",
                         row.line) for row in rows if not problems and _seed(row) != _seed(rows[0])]
    if problems:
        raise Problem.several("The table was not opened.", problems)
    return {"version": inputs.VERSION, "seed": _seed(rows[0]), "invented": _truth(rows[0], "invented"),
            "members": list(members.values()), "check_ins": list(check_ins.values()), "entries": entries}


def _take_row(row, members, check_ins, entries):
    """Read one row into what has been read so far."""
    member, check_in = row["member_id"].strip(), row["check_in"].strip().lower()
    if not (member.isascii() and member.isalnum()):
        raise Problem("member_id: letters and figures are needed here, as the course writes them.")
    known = members.setdefault(member, {"id": member, "name": names.clean(row["member"], "member's name")})
    if not names.same(known["name"], row["member"]):
        raise Problem(f"member: the id {shown(member)} is called {shown(known['name'])} in an earlier line and "
                      f"{shown(row['member'])} here. Make the two the same.")
    if check_in not in inputs.CHECK_IN_IDS:
        raise Problem(f"check_in: {shown(row['check_in'])} is not one of c01 to c16.")
    told = {"id": check_in, "label": row.get("label", "").strip() or inputs.label_of(check_in),
            "date": row.get("date", "").strip(), "event": row.get("event", "")}
    told["date"] = dates.iso(told["date"]) or told["date"]
    before = check_ins.setdefault(check_in, told)
    for field in ("label", "date", "event"):
        if before[field] != told[field]:
            raise Problem(f"{field}: {shown(told[field])} stands here and {shown(before[field])} in an earlier line "
                          f"for {check_in}. Make the two the same.")
    ticks = [tick.strip() for tick in row["ticks"].split(BETWEEN.strip()) if tick.strip()]
    for tick in ticks:
        if tick not in BEHAVIOURS:
            raise Problem(f"ticks: {shown(tick)} is not one of the twenty-five behaviours.")
    if _seed(row) is None:
        raise Problem("seed: a whole number is needed here, and the same in every line.")
    entry = {**inputs.new_entry(member, check_in), "ticks": ticks, "example": row.get("example", "")}
    for mark in inputs.MARKS:
        entry[mark] = _truth(row, mark)
    if not inputs.is_blank_entry(entry):
        entries.append(entry)


def _truth(row, column):
    """Whether a cell says yes; an empty one says no."""
    cell = row.get(column, "").strip().lower()
    if cell not in TRUTHS:
        raise Problem(f"{column}: yes or no is needed here, not {shown(cell)}.")
    return TRUTHS[cell]


def _seed(row):
    """The seed in a row, or None where it is no whole number."""
    cell = row["seed"].strip()
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 11 else None


def suggested_name(record, member):
    """A name, without its ending, for a file of one member's own entries."""
    name = inputs.find(record["members"], member)["name"]
    bare = "".join(c if c.isascii() and c.isalnum() else "-" for c in name.lower()).strip("-")
    return f"{SLUG.replace('_', '-')}-{bare or 'member'}"
