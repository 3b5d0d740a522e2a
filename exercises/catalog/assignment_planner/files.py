"""A plan as a file: the whole as JSON or CSV, its coverage alone for a group, its days as a calendar.

JSON goes through ``exercises.record.envelope``, CSV through ``exercises.record.tables``. Both come back to the same figures.
In the table each row says in ``row`` what it is: the plan itself, a source, a record from the course, a paragraph, a kind of help.
"""

from exercises.catalog.assignment_planner import checking, inputs, rules
from exercises.catalog.assignment_planner.brief import HELP
from exercises.record import calendar, dates, envelope, tables
from exercises.record.problems import Problem, shown

SLUG = "assignment_planner"
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}

COLUMNS = ("row", "id", "name", "words", "prompts", "outcomes", "mode", "weighs", "claim", "own", "sources", "materials", "note", "year", "voices",
           "read", "through", "changed", "deadline", "at", "begin", "free", "title", "apart", "rule", "form", "lost", "mine", "what", "kept")
NEEDED = ("row", "id", "name")
ROWS = ("plan", "source", "record", "paragraph", "help")
TRUTHS = {"yes": True, "no": False, "": False, "true": True, "false": False}


def as_json(plan, notes="", created=None):
    """A plan as the text of a JSON file, with what was computed from it."""
    return envelope.write(SLUG, inputs.VERSION, plan, rules.compute(plan), notes, created)


def read(name, data):
    """The plan in a file that somebody chose; one whose name ends in ``.csv`` is read as a table.

    Raises:
        Problem: a sentence that names the line or field. Nothing has been changed then.
    """
    if name.lower().endswith(".csv"):
        return from_csv(data)
    return checking.check(envelope.read(data, SLUG, VERSIONS)["inputs"])


def as_csv(plan):
    """A plan as the text of a CSV file. What was set beside it in a group is not in it."""
    told = plan["statement"]
    frame = {"row": "plan", "id": plan["id"], "name": plan["name"], "words": plan["limit"], "note": plan["notes"], "mode": plan["kind"],
             **{field: plan[field] for field in ("deadline", "at", "begin", "title")}, "free": _listed(plan["free"]),
             "apart": _listed("+".join(pair) for pair in plan["apart"]), **{field: told[field] for field in inputs.STATEMENT_FIELDS}}
    rows = [frame]
    rows += [{"row": "source", **{k: one[k] for k in ("id", "name", "year", "read", "through")}, "voices": _listed(one["voices"])} for one in plan["sources"]]
    rows += [{"row": "record", "id": one["id"], "name": one["title"], "changed": one["changed"], "note": "\n".join(one["lines"])}
             for one in plan["materials"]]
    rows += [{"row": "paragraph", "id": one["id"], "name": one["heading"],
              **{k: one[k] for k in ("words", "mode", "weighs", "claim", "own", "note")},
              **{k: _listed(one[k]) for k in ("prompts", "outcomes", "sources", "materials")}} for one in plan["paragraphs"]]
    rows += [{"row": "help", "id": kind, "name": line["who"], "what": line["what"], "kept": line["kept"]} for kind, line in told["help"].items()]
    return tables.write(list(COLUMNS), [[row.get(column, "") for column in COLUMNS] for row in rows])


def from_csv(data):
    """The plan that a table holds, checked."""
    problems, plan = [], {**inputs.blank(), "paragraphs": []}
    rows = tables.read(data, list(COLUMNS), NEEDED)
    framed = [row for row in rows if row["row"].strip().lower() == "plan"]
    if len(framed) != 1:
        raise Problem(f"The table has {len(framed)} rows that say “plan” in the column row, and one is needed: it holds the limit and the dates.")
    for row in rows:
        try:
            _take(row, plan)
        except Problem as problem:
            problems.append(Problem(f"Line {row.line}, {problem}", row.line))
    if problems:
        raise Problem.several("The table was not opened.", problems)
    return checking.check(plan)


def _take(row, plan):
    kind, id_ = row["row"].strip().lower(), row["id"].strip()
    if kind not in ROWS:
        raise Problem(f"row: {shown(row['row'])} is none of {', '.join(ROWS)}.")
    def cell(column):
        return row.get(column, "")
    def tags(column):
        return [part.strip() for part in cell(column).split(";") if part.strip()]
    if kind == "plan":
        plan.update({"id": id_, "name": row["name"], "kind": cell("mode").strip() or "own", "limit": _whole(cell("words"), "words"), "notes": cell("note"),
                     "title": cell("title"), "at": cell("at").strip(), "free": [_whole(day, "free") for day in tags("free")],
                     "deadline": _date(cell("deadline"), "deadline"), "begin": _date(cell("begin"), "begin"),
                     "apart": [pair.split("+") for pair in tags("apart")]})
        plan["statement"].update({field: cell(field) for field in inputs.STATEMENT_FIELDS})
    elif kind == "source":
        plan["sources"].append({"id": id_, "name": row["name"], "year": cell("year"), "voices": tags("voices"), "read": cell("read").strip(),
                                "through": cell("through")})
    elif kind == "record":
        plan["materials"].append({"id": id_, "exercise": id_.split(".")[0], "title": row["name"], "changed": _date(cell("changed"), "changed"),
                                  "lines": cell("note").split("\n") if cell("note") else []})
    elif kind == "paragraph":
        own = cell("own").strip().lower()
        if own not in TRUTHS:
            raise Problem(f"own: yes or no is needed here, not {shown(cell('own'))}.")
        plan["paragraphs"].append({"id": id_, "heading": row["name"], "words": _whole(cell("words"), "words"), "mode": cell("mode").strip(),
                                   "weighs": cell("weighs").strip(), "claim": cell("claim"), "own": TRUTHS[own], "note": cell("note"),
                                   **{field: tags(field) for field in ("prompts", "outcomes", "sources", "materials")}})
    elif id_ not in HELP:
        raise Problem(f"id: {shown(id_)} is none of the kinds of help: {', '.join(HELP)}.")
    else:
        plan["statement"]["help"][id_] = {"who": row["name"], "what": cell("what"), "kept": cell("kept")}


def _listed(values):
    return "; ".join(str(value) for value in values)


def _whole(cell, column):
    cell = cell.strip()
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit() and len(cell) < 10):
        raise Problem(f"{column}: {shown(cell)} is not a whole number of 0 or more. Write one in digits, or nothing.")
    return int(cell)


def _date(cell, column):
    """A date as a file or a spreadsheet has it; spreadsheets turn ISO dates into their own."""
    if not cell.strip():
        return ""
    found = dates.iso(cell)
    if found is None:
        raise Problem(f"{column}: {shown(cell)} is not a date such as 2026-10-12.")
    return found


def coverage_alone(plan):
    """A plan of which only the coverage is left, to be handed to a group: no heading, claim, source, note, statement or date."""
    bare = inputs.blank()
    keep = ("id", "words", "prompts", "outcomes", "mode", "weighs")
    paragraphs = [{**inputs.new_paragraph(), **{field: one[field] for field in keep}} for one in plan["paragraphs"]]
    return {**bare, "id": plan["id"], "kind": plan["kind"], "name": plan["name"], "paragraphs": paragraphs, "here": {**bare["here"], "paragraph": paragraphs[0]["id"]}}


def as_calendar(plan, stamp=None):
    """The timetable as the text of a calendar file.

    Raises:
        Problem: there is none; the sentence says why.
    """
    found = rules.compute(plan)["timetable"]
    if found["not_defined_because"]:
        raise Problem(f"There is no timetable, because {found['not_defined_because']}.")
    title = plan["title"].strip() or "Assignment"
    events = [calendar.day(f"{plan['id']}-{one['key']}", f"{title}: {one['title']}", one["first"], one["last"]) for one in found["stages"]]
    numbers = {one["id"]: (n, one) for n, one in enumerate(plan["paragraphs"], 1)}
    for one in found["drafts"]:
        number, paragraph = numbers[one["id"]]
        note = ", ".join(paragraph["prompts"]) or "no prompt yet"
        words = f"; {paragraph['words']} words" if paragraph["words"] else ""
        events.append(calendar.day(f"{plan['id']}-{one['id']}", f"Draft {number}: {paragraph['heading'].strip() or 'no heading yet'}",
                                   one["first"], one["last"], f"{note}{words}"))
    uid, said = f"{plan['id']}-deadline", f"{title}: hand in"
    events.append(calendar.moment(uid, said, plan["deadline"], plan["at"]) if plan["at"] else calendar.day(uid, said, plan["deadline"]))
    return calendar.write(title, events, stamp)
