"""A record of readers as a file: the whole as JSON, the sheets as CSV.

JSON goes through ``exercises.record.envelope``, CSV through ``exercises.record.tables``; here stands only
what the cells mean. Both come back to the same figures.
"""

from exercises.catalog.knowing_the_end import checking, codes, example, inputs, rules
from exercises.catalog.knowing_the_end.chronology import SCALES
from exercises.record import envelope, tables
from exercises.record.problems import Problem, shown

SLUG = "knowing_the_end"
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}

COLUMNS = ("code", "version_read", *SCALES, "entry", "why", "heard", "committed", "late", "seed", "invented", "scripted")
NEEDED = ("code", *SCALES, "committed", "seed")
TRUTHS = {"yes": True, "no": False, "": False, "true": True, "false": False, "1": True, "0": False}


def as_json(record, notes="", created=None):
    """A record as the text of a JSON file, with what was computed from it."""
    return envelope.write(SLUG, inputs.VERSION, record, rules.compute(record), notes, created)


def as_csv(record):
    """The sheets as the text of a CSV file, a row each; the invented readers' rows are marked as scripted.

    Raises:
        Problem: something merged still waits for a choice, which a table has no place for; or nobody has a sheet.
    """
    if record["conflicts"]:
        raise Problem("Some sheets stand in two versions. Choose which hold before you save a table, or save a file (JSON), "
                      "which keeps both.")
    rows = [_row(record, sheet, False) for sheet in record["sheets"]]
    if record["panel"] and not record["invented"]:
        rows += [_row(record, sheet, True) for sheet in example.load()["sheets"]]
    if not rows:
        raise Problem("There is no sheet yet, so the table would be empty.")
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


def _row(record, sheet, scripted):
    return [sheet["code"], codes.version_of(sheet["code"]) or "lost", *(sheet[scale] for scale in SCALES), sheet["entry"], sheet["why"],
            sheet["heard"], sheet["committed"], sheet["late"], record["seed"], record["invented"], scripted]


def _from_rows(rows):
    """The record that the rows of a table hold, not yet checked as a whole."""
    problems, sheets, own = [], {}, []
    for row in rows:
        try:
            if not _truth(row, "scripted"):
                own.append(row)
                _take(row, sheets, own[0])
        except Problem as problem:
            problems.append(Problem(f"Line {row.line}, {problem}", row.line))
    if problems:
        raise Problem.several("The table was not opened.", problems)
    if not own:
        raise Problem("The table has no reader’s own row: there is nobody in it.")
    return {**inputs.blank(), "seed": _seed(own[0]), "invented": _truth(own[0], "invented"), "panel": len(own) < len(rows),
            "sheets": list(sheets.values())}


def _take(row, sheets, first):
    """Read one row into what has been read so far."""
    code = row["code"].strip().upper()
    checking.read_code(code, "code")
    if code in sheets:
        raise Problem(f"code: {code} stands there twice. Take one of the lines out.")
    said = row.get("version_read", "").strip().lower()
    if said and said != (codes.version_of(code) or "lost"):
        raise Problem(f"version_read: {shown(said)} does not go with the code {code}. The code decides; mend the cell, or leave it empty.")
    if _seed(row) is None or _seed(row) != _seed(first):
        raise Problem("seed: a whole number is needed here, and the same in every line.")
    if _truth(row, "invented") != _truth(first, "invented"):
        raise Problem("invented: yes or no is needed here, and the same in every line.")
    committed = _truth(row, "committed")
    rated = {scale: inputs.rating(row[scale], scale) if committed else row[scale] for scale in SCALES}
    sheets[code] = checking.read_sheet({"code": code, **rated, "entry": row.get("entry", "").strip(), "why": row.get("why", ""),
                                        "heard": _truth(row, "heard"), "committed": committed, "late": _truth(row, "late")}, code)


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
