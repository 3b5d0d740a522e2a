"""A map record as a file: all of it as JSON, or as a table with a row for each thing on it; the map as a picture.

JSON goes through ``exercises.record.envelope``, CSV through ``exercises.record.tables``; here stands only what the cells mean.
"""

import re

from exercises.catalog.family_map import checking, inputs, picture, rules
from exercises.catalog.family_map.inputs import EMPTY
from exercises.record import envelope, tables
from exercises.record.problems import Problem, shown

SLUG = "family_map"
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}

COLUMNS = ("row", "id", "name", "kind", "from", "to", "start", "end", "role", "shape", "status", "born", "died", "plan", "universal", "workers",
           "assessments", "feeling", "moved_across", "moved_down", "invented", "text")
NEEDED = ("row", "id", "name")
TRUTHS = {"yes": True, "no": False, "": False, "true": True, "false": False}
ROWS = ("map", "person", "home", "tie", "service", "time", "serves", "link")
_PAINT = re.compile(r"var\(--[\w-]+, ?(?:var\(--[\w-]+, ?)?(#[0-9a-fA-F]{3,6})\)+")
_OURS = re.compile(r' (?:id|class|data-[\w-]+|focusable|role|aria-labelledby)="[^"]*"')


def as_json(record, notes="", created=None):
    """A record as the text of a JSON file, with what was computed from it."""
    return envelope.write(SLUG, inputs.VERSION, record, rules.compute(record), notes or record["words"], created)


def as_svg(record, results):
    """The map as a picture that any program opens: without the page's own names for colours."""
    svg = _OURS.sub("", _PAINT.sub(r"\1", str(picture.draw_map(record, results))))
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    ground = f'<rect width="{size[1]}" height="{size[2]}" fill="#fff"></rect>'
    svg = svg.replace("<svg", '<svg font-family="Atkinson Hyperlegible Next, Arial, Helvetica, sans-serif"', 1)
    head = svg.index("</desc>") + len("</desc>")
    return svg[:head] + ground + svg[head:]


def safe_name(name):
    """A file's name without signs that a system may refuse."""
    stem, _, ending = name.lower().rpartition(".")
    return f"{re.sub('[^a-z0-9]+', '-', stem).strip('-') or 'family-map'}.{ending}"


def as_csv(record):
    """A record as the text of a CSV file: people and services (nodes), ties and links between them, homes, times, and who serves whom."""
    def row(what, **cells):
        return [what, *(cells.get(column, None) for column in COLUMNS[1:])]

    def moved(one):
        across, down = record["moved"].get(one, (None, None))
        return {"moved_across": across, "moved_down": down}

    rows = [row("map", id="map", name=record["title"], end=record["until"], invented=record["invented"], text=record["words"])]
    for p in record["people"]:
        rows.append(row("person", **{k: p[k] for k in ("id", "name", "role", "shape", "status", "born", "died", "plan")}, **moved(p["id"])))
        rows += [row("home", id=p["id"], name=home["home"], start=home["start"], end=home["end"]) for home in p["homes"]]
    rows += [row("tie", id=t["id"], kind=t["kind"], **{"from": t["a"], "to": t["b"]}) for t in record["ties"]]
    for s in record["services"]:
        rows.append(row("service", **{k: s[k] for k in ("id", "name", "universal", "workers", "assessments", "feeling")}, **moved(s["id"])))
        rows += [row("time", id=s["id"], start=time["start"], end=time["end"]) for time in s["times"]]
        rows += [row("serves", **{"from": s["id"], "to": p}) for p in s["people"]]
    rows += [row("link", id=k["id"], kind=k["kind"], start=k["start"], **{"from": k["a"], "to": k["b"]}) for k in record["links"]]
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


def _from_rows(rows):
    """The record that the rows of a table hold, not yet checked as a whole."""
    record, problems = inputs.blank(), []
    for row in rows:
        try:
            _take(row, record)
        except Problem as problem:
            problems.append(Problem(f"Line {row.line}, {problem}", row.line))
    if problems:
        raise Problem.several("The table was not opened.", problems)
    if not rows:
        raise Problem("The table has no row: there is no map in it.")
    return record


def _take(row, record):
    """Read one row into the record that has been read so far."""
    kind, one = _cell(row, "row").lower(), _cell(row, "id")
    if kind not in ROWS:
        raise Problem(f"row: {shown(_cell(row, 'row'))} is none of {', '.join(ROWS)}.")
    if kind == "map":
        record.update(title=_cell(row, "name"), until=_cell(row, "end"), invented=_truth(row, "invented"), words=row.get("text", ""))
    elif kind == "person":
        record["people"].append({"id": one, **{k: _cell(row, k) or EMPTY["people"][k] for k in ("name", "role", "shape", "status", "born", "died", "plan")},
                                 "homes": []})
        _take_moved(row, one, record)
    elif kind == "service":
        record["services"].append({"id": one, "name": _cell(row, "name"), "universal": _truth(row, "universal"), "people": [], "times": [],
                                   **{k: _number(row, k) for k in ("workers", "assessments", "feeling")}})
        _take_moved(row, one, record)
    elif kind == "home":
        _known(record, "people", one)["homes"].append({"home": _cell(row, "name"), "start": _cell(row, "start"), "end": _cell(row, "end")})
    elif kind == "time":
        _known(record, "services", one)["times"].append({"start": _cell(row, "start"), "end": _cell(row, "end")})
    elif kind == "serves":
        _known(record, "services", _cell(row, "from"), "from")["people"].append(_known(record, "people", _cell(row, "to"), "to")["id"])
    else:
        rows, more = ("ties", {}) if kind == "tie" else ("links", {"start": _cell(row, "start")})
        record[rows].append({"id": one, "kind": _cell(row, "kind"), "a": _cell(row, "from"), "b": _cell(row, "to"), **more})


def _take_moved(row, one, record):
    by = [_number(row, "moved_across"), _number(row, "moved_down")]
    if any(step is not None for step in by):
        record["moved"][one] = [step or 0 for step in by]


def _known(record, rows, one, column="id"):
    found = inputs.find(record[rows], one)
    if found is None:
        raise Problem(f"{column}: {shown(one)} is none of the {rows} in the lines above it.")
    return found


def _cell(row, column):
    return row.get(column, "").strip()


def _truth(row, column):
    cell = _cell(row, column).lower()
    if cell not in TRUTHS:
        raise Problem(f"{column}: yes or no is needed here, not {shown(cell)}.")
    return TRUTHS[cell]


def _number(row, column):
    cell = _cell(row, column)
    if not cell:
        return None
    bare = cell.replace("\u2212", "-")
    if not (bare.removeprefix("-").isascii() and bare.removeprefix("-").isdigit() and len(bare) < 7):
        raise Problem(f"{column}: {shown(cell)} is not a whole number. Write one, or leave the cell empty.")
    return int(bare)
