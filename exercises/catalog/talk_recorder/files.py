"""A talk record as a file: the whole as JSON or CSV. Both come back to the same figures."""

from exercises.catalog.talk_recorder import checking, recording, rules, talks
from exercises.record import envelope, names, tables
from exercises.record.problems import Problem, shown

SLUG = "talk_recorder"
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}

COLUMNS = ("recording", "title", "row", "id", "number", "seat", "role", "start", "end", "kind", "picks", "why", "purpose", "agreed", "invented")
NEEDED = ("recording", "title", "row", "seat", "start", "end")
TRUTHS = {"yes": True, "no": False, "": False, "true": True, "false": False, "1": True, "0": False}


def as_json(record, notes="", created=None):
    """A record as the text of a JSON file, with what was computed from it."""
    return envelope.write(SLUG, talks.VERSION, record, rules.compute(record), notes, created)


def as_csv(record):
    """A record as the text of a CSV file: a row for each seat, turn and stretch that was not recorded.

    Seats have rows of their own, so that one which said nothing is not lost. A turn that goes on has no end and is left out.
    """
    rows = []
    for one in record["recordings"]:
        told = [one["purpose"], one["agreed"], one["invented"]]
        name = {seat["id"]: seat["name"] for seat in one["seats"]}
        rows += [[one["id"], one["title"], "seat", seat["id"], None, seat["name"], seat["role"], *[None] * 5, *told] for seat in one["seats"]]
        turns, ids = talks.closed(record, one)
        rows += [[one["id"], one["title"], "turn", ids[n - 1], n, name[turn.seat], None, turn.start, turn.end, turn.kind,
                  None if turn.picks is None else turn.picks + 1, None, *told] for n, turn in enumerate(turns, 1)]
        rows += [[one["id"], one["title"], "not recorded", gap["id"], None, None, None, gap["start"], gap["end"], None, None, gap["why"], *told]
                 for gap in one["gaps"]]
    return tables.write(list(COLUMNS), rows)


def read(name, data):
    """The record in a file that somebody chose; nothing runs in it.

    Args:
        name: the file's name; one that ends in ``.csv`` is read as a table.
        data: its bytes or its text.

    Raises:
        Problem: a sentence that names the line or field. Nothing has been changed then.
    """
    if name.lower().endswith(".csv"):
        return checking.check(_from_rows(tables.read(data, list(COLUMNS), NEEDED)))
    return recording.left_off(checking.check(envelope.read(data, SLUG, VERSIONS)["inputs"]))


def _from_rows(rows):
    """The record that the rows of a table hold, not yet checked as a whole."""
    recordings, problems = {}, []
    for row in rows:
        try:
            _take(row, recordings)
        except Problem as problem:
            problems.append(Problem(f"Line {row.line}, {problem}", row.line))
    if problems:
        raise Problem.several("The table was not opened.", problems)
    if not recordings:
        raise Problem("The table has no row: there is no recording in it.")
    for one in recordings.values():
        one["turns"] = [{**turn, "picks": _picked(turn, n, one)} for n, turn in enumerate(one["turns"], 1)]
    return {"version": talks.VERSION, "recordings": list(recordings.values()), "running": None, "here": None}


def _picked(turn, n, one):
    """The id of the turn whose number stands there."""
    if not turn["picks"]:
        return ""
    if not 1 <= int(turn["picks"]) <= len(one["turns"]):
        raise Problem(f"picks: turn {n} of {shown(one['title'])} picks up turn {turn['picks']}, which is not in the table.")
    return one["turns"][int(turn["picks"]) - 1]["id"]


def _take(row, recordings):
    """Read one row into what has been read so far."""
    key = row["recording"].strip()
    if not (key.isascii() and key.isalnum()):
        raise Problem("recording: letters and figures are needed here, as the course writes them.")
    told = {"title": row["title"].strip(), "purpose": row.get("purpose", "").strip(), "agreed": _truth(row, "agreed"),
            "invented": _truth(row, "invented")}
    one = recordings.setdefault(key, {"id": key, **told, "began": None, "stopped": None, "seats": [], "turns": [], "gaps": []})
    for field, value in told.items():
        if one[field] != value:
            raise Problem(f"{field}: it has to be the same in all lines of one recording.")
    kind, id_ = row["row"].strip().lower(), row.get("id", "").strip()
    if kind == "seat":
        one["seats"].append({"id": id_ or f"s{len(one['seats']) + 1}", "name": row["seat"], "role": row.get("role", "").strip().lower()})
    elif kind == "turn":
        seat = next((seat["id"] for seat in one["seats"] if names.same(seat["name"], row["seat"])), None)
        if seat is None:
            raise Problem(f"seat: {shown(row['seat'])} has no row of its own above. Each seat needs one, with “seat” under “row”.")
        picks = row.get("picks", "").strip()
        if picks and not (picks.isascii() and picks.isdigit() and len(picks) < 5):
            raise Problem(f"picks: {shown(picks)} is no number of a turn. Write a whole number, or nothing.")
        does = row.get("kind", "").strip().lower() or "inform"
        if does not in talks.KINDS:
            raise Problem(f"kind: {shown(row['kind'])} is none of {', '.join(talks.KINDS)}.")
        one["turns"].append({"id": id_ or f"t{len(one['turns']) + 1}", "seat": seat, "start": _seconds(row, "start"), "end": _seconds(row, "end"),
                             "kind": does, "picks": picks})
    elif kind == "not recorded":
        one["gaps"].append({"id": id_ or f"g{len(one['gaps']) + 1}", "start": _seconds(row, "start"), "end": _seconds(row, "end"),
                            "why": row.get("why", "").strip().lower()})
    else:
        raise Problem(f"row: {shown(row['row'])} is neither seat, turn nor not recorded.")


def _seconds(row, column):
    """Seconds as the table writes them, or as one writes a time."""
    return talks.seconds(row[column].replace(",", "."), column)


def _truth(row, column):
    cell = row.get(column, "").strip().lower()
    if cell not in TRUTHS:
        raise Problem(f"{column}: yes or no is needed here, not {shown(cell)}.")
    return TRUTHS[cell]
