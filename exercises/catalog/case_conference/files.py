"""A conference record as a file: the whole as JSON, the run as CSV.

JSON goes through ``exercises.record.envelope``, CSV through ``exercises.record.tables``; here stands only what the cells mean. JSON keeps all;
CSV keeps the meeting and what was written of it, without runs that were put by.
"""

import json

from exercises.catalog.case_conference import audit, checking, inputs, meeting, rules, seats
from exercises.record import envelope, tables
from exercises.record.problems import Problem, shown

SLUG = "case_conference"
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}

# What an event holds, each a column; then what the model made of it, for whoever reads the table. The latter is not read back.
_EVENT = ("do", "seat", "to", "card", "topic", "line", "owner", "date", "measure", "likely", "category", "because", "plan", "how", "item", "choice", "when", "harm", "help", "words")
_TOLD = ("turn", "stage", "name", "scripted", "said", "seconds", "picks_up", "kind")
COLUMNS = ("row", *_EVENT, *_TOLD)
NEEDED = ("row", "do")
_SETTINGS = ("seed", "way", "humans", "order", "decides", "chair", "incident", "started", "weights", "kept", "code", "mine")
_TRUTHS = {"yes": True, "no": False, "true": True, "false": False}


def as_json(record, notes="", created=None):
    """A record as the text of a JSON file, with what was computed from it."""
    return envelope.write(SLUG, inputs.VERSION, record, rules.compute(record), notes, created)


def as_csv(record):
    """A record as the text of a CSV file: its settings, a row for each event with what was said in it, and what was written.

    Raises:
        Problem: something merged still waits for a choice, which a table has no place for.
    """
    if record["conflicts"]:
        raise Problem("Two files still say different things here. Choose which holds before you save a table, or save a file (JSON), which keeps both.")
    rows = [_row("setting", item=name, words=json.dumps(record[name])) for name in _SETTINGS]
    turns = _turn_of_each(record) if record["started"] else {}
    for number, event in enumerate(record["log"]):
        rows.append(_row("event", **{**event, **turns.get(number, {})}))
    rows += [_row("debrief", item=name, words=record["debrief"][name]) for name in inputs.DEBRIEF if record["debrief"][name]]
    return tables.write(list(COLUMNS), rows)


def _row(what, **cells):
    return [what if name == "row" else cells.get(name) for name in COLUMNS]


def _turn_of_each(record):
    """The turn that each event made, by the event's place in the log, as cells."""
    found, many = {}, 0
    for number in range(len(record["log"])):
        # Turns that the model itself puts between (the chair’s opening lines) stand with the event before them.
        state = meeting.State(record) if not number else state
        meeting.effects.apply(state, record["log"][number])
        event = record["log"][number]
        made = next((turn for turn in state.turns[many:] if turn.do == event["do"] and turn.seat == event.get("seat")), None)
        many = len(state.turns)
        if made:
            found[number] = {"turn": made.number, "stage": made.stage, "name": seats.called(made.seat), "scripted": made.scripted, "said": made.text,
                             "seconds": made.seconds, "picks_up": made.picks_up, "kind": audit.KINDS.get(made.do, "")}
    return found


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
        return _from_rows(tables.read(data, list(COLUMNS), NEEDED))
    return checking.check(envelope.read(data, SLUG, VERSIONS)["inputs"])


def _from_rows(rows):
    """The record that the rows of a table hold."""
    made, problems = inputs.blank(), []
    made["log"], seen = [], set()
    for row in rows:
        try:
            kind = row["row"].strip().lower()
            if kind == "setting":
                seen.add(_take_setting(row, made))
            elif kind == "event":
                made["log"].append(checking.check_event(_event(row), "this event"))
            elif kind == "debrief":
                _take_debrief(row, made)
            else:
                raise Problem(f"row: {shown(row['row'])} is neither setting, event nor debrief.")
        except Problem as problem:
            problems.append(Problem(f"Line {row.line}, {problem}", row.line))
    if problems:
        raise Problem.several("The table was not opened.", problems)
    missing = [name for name in _SETTINGS if name not in seen and name != "kept"]
    if missing:
        raise Problem(f"The table has no row for the setting {missing[0]}. It may have been cut.")
    return checking.check(made)


def _take_setting(row, made):
    name = row.get("item", "").strip()
    if name not in _SETTINGS:
        raise Problem(f"item: {shown(name)} is not a setting of this exercise.")
    try:
        made[name] = json.loads(row.get("words", ""))
    except (ValueError, RecursionError):
        raise Problem(f"words: {shown(row.get('words', ''))} cannot be read as the setting {name}. Copy the table again, whole.") from None
    return name


def _take_debrief(row, made):
    name = row.get("item", "").strip()
    if name not in inputs.DEBRIEF:
        raise Problem(f"item: {shown(name)} is not a place in the debrief.")
    made["debrief"][name] = row.get("words", "")


def _event(row):
    event = {}
    for name in _EVENT:
        cell = row.get(name, "").strip() if name != "words" else row.get(name, "")
        if not cell:
            continue
        if name in ("measure", "plan"):
            if cell.lower() not in _TRUTHS:
                raise Problem(f"{name}: yes or no is needed here, not {shown(cell)}.")
            event[name] = _TRUTHS[cell.lower()]
        elif name in ("harm", "help"):
            if not (cell.isascii() and cell.isdigit() and len(cell) < 3):
                raise Problem(f"{name}: a whole number from 0 to 10 is needed here, not {shown(cell)}.")
            event[name] = int(cell)
        else:
            event[name] = cell
    return event
