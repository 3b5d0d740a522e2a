"""A ladder record as a file: the whole as JSON or CSV, one person's own part.

JSON goes through ``exercises.record.envelope``, CSV through ``exercises.record.tables``; here stands only
what the cells mean. Both come back to the same figures.
"""

from exercises.catalog.threshold_ladder import checking, inputs, panel, rules
from exercises.catalog.threshold_ladder.referrals import BY_ID, LEVELS, ROUNDS, RUNGS, UNSURE, placed_in
from exercises.record import envelope, names, tables
from exercises.record.problems import Problem, shown

SLUG = "threshold_ladder"
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}

RUNG_COLUMNS = tuple(f"rung_{level}" for level in LEVELS)
COLUMNS = ("rater_id", "rater", "role", "round", "referral", "title", "rung", "sure", "why", "ask", "committed", "late", "spoke",
           *RUNG_COLUMNS, "seed", "invented", "panel", "scripted")
NEEDED = ("rater_id", "rater", "round", "referral", "rung", "seed")
TRUTHS = {"yes": True, "no": False, "": False, "true": True, "false": False, "1": True, "0": False}


def as_json(record, notes="", created=None):
    """A record as the text of a JSON file, with what was computed from it."""
    return envelope.write(SLUG, inputs.VERSION, record, rules.compute(record), notes, created)


def as_csv(record):
    """A record as the text of a CSV file: a row for each person, round and referral.

    The invented panel's rows are marked as scripted where it stands beside the people.

    Raises:
        Problem: something merged still waits for a choice, which a table has no place for.
    """
    if record["conflicts"]:
        raise Problem("Some sheets stand in two versions. Choose which hold before you save a table, or save a file (JSON), "
                      "which keeps both.")
    rows = []
    for rater in record["raters"]:
        for round_name in ROUNDS:
            sheet = inputs.sheet_of(record, rater["id"], round_name)
            if round_name == "before" or not inputs.is_empty(sheet):
                rows += _rows(record, rater, sheet, False)
    if record["panel"]:
        five = panel.load()
        for rater in five["raters"]:
            for sheet in five["sheets"]:
                if sheet["rater"] == rater["id"]:
                    rows += _rows(record, rater, {**sheet, "rungs": record["rungs"]}, True)
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


def suggested_name(record, rater):
    """A name, without its ending, for a file of one person's own sheets."""
    name = inputs.find(record["raters"], rater)["name"]
    bare = "".join(c if c.isascii() and c.isalnum() else "-" for c in name.lower()).strip("-")
    return f"{SLUG.replace('_', '-')}-{bare or 'person'}"


def _rows(record, rater, sheet, scripted):
    rows = []
    for one in placed_in(sheet["round"]):
        answer = inputs.answer_of(sheet, one)
        rows.append([rater["id"], rater["name"], rater["role"], sheet["round"], one, BY_ID[one].title, answer["rung"],
                     answer["sure"], answer["why"], answer["ask"], sheet["committed"], sheet["late"], sheet["spoke"],
                     *(sheet["rungs"] or record["rungs"]), record["seed"], record["invented"], record["panel"], scripted])
    return rows


def _from_rows(rows):
    """The record that the rows of a table hold, not yet checked as a whole."""
    problems, raters, sheets, own = [], {}, {}, []
    for row in rows:
        try:
            if not _truth(row, "scripted"):
                own.append(row)
                _take_row(row, raters, sheets, rows[0])
        except Problem as problem:
            problems.append(Problem(f"Line {row.line}, {problem}", row.line))
    if problems:
        raise Problem.several("The table was not opened.", problems)
    if not own:
        raise Problem("The table has no row of a person’s own: there is nobody in it.")
    return {"version": inputs.VERSION, "seed": _seed(own[0]), "invented": _truth(own[0], "invented"),
            "panel": _truth(own[0], "panel"), "rungs": _rungs(own[-1]), "raters": list(raters.values()),
            "sheets": list(sheets.values())}


def _take_row(row, raters, sheets, first):
    """Read one row into what has been read so far."""
    rater, round_name, one = row["rater_id"].strip(), row["round"].strip().lower(), row["referral"].strip().lower()
    if not (rater.isascii() and rater.isalnum()):
        raise Problem("rater_id: letters and figures are needed here, as the course writes them.")
    known = raters.setdefault(rater, {"id": rater, "name": names.clean(row["rater"], "person's name"), "role": row.get("role", "").strip()})
    for field, column in (("name", "rater"), ("role", "role")):
        if names.key(known[field]) != names.key(row.get(column, "")):
            raise Problem(f"{column}: {shown(row.get(column, ''))} stands here and {shown(known[field])} in an earlier line for "
                          f"the id {shown(rater)}. Make the two the same.")
    if round_name not in ROUNDS:
        raise Problem(f"round: {shown(row['round'])} is neither before nor after.")
    if one not in placed_in(round_name):
        raise Problem(f"referral: {shown(row['referral'])} is not a referral that is placed {round_name} the talk.")
    if _seed(row) is None or _seed(row) != _seed(first):
        raise Problem("seed: a whole number is needed here, and the same in every line.")
    committed, spoke = _truth(row, "committed"), row.get("spoke", "").strip()
    if spoke and not (spoke.isascii() and spoke.isdigit() and len(spoke) < 4):
        raise Problem(f"spoke: {shown(spoke)} is not a place in the order of speaking. Write a whole number, or nothing.")
    told = {"rater": rater, "round": round_name, "committed": committed, "late": _truth(row, "late"),
            "spoke": int(spoke) if spoke else None, "rungs": _rungs(row) if committed else []}
    sheet = sheets.setdefault((rater, round_name), {**told, "answers": {}})
    if any(sheet[field] != value for field, value in told.items()):
        raise Problem("committed, late, spoke and the names of the rungs have to be the same in all lines of one person and round.")
    if one in sheet["answers"]:
        raise Problem(f"referral: {shown(one)} stands there twice for this person and round. Take one line out.")
    sheet["answers"][one] = checking.read_answer({"rung": _rung(row["rung"]), "sure": row.get("sure", "").strip().lower(),
                                                  "why": row.get("why", ""), "ask": row.get("ask", "")}, one)


def _rung(cell):
    """A cell as a rung: a whole number, *unsure*, or nothing."""
    cell = cell.strip().lower()
    if cell in ("", UNSURE):
        return cell or None
    if not (cell.isascii() and cell.isdigit() and len(cell) == 1 and int(cell) in LEVELS):
        raise Problem(f"rung: {shown(cell)} is not a rung. Write 1 to 4, “unsure”, or nothing.")
    return int(cell)


def _rungs(row):
    """The names of the rungs in a row, the course's own where the table has none."""
    return [row.get(column, "").strip() or RUNGS[n] for n, column in enumerate(RUNG_COLUMNS)]


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
