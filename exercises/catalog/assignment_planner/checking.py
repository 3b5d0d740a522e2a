"""Whether a dictionary from elsewhere is a plan: from the page's store, a file, a stranger. Taken whole or not at all."""

import re

from exercises.catalog.assignment_planner import inputs
from exercises.catalog.assignment_planner.brief import HELP, MODES, OUTCOMES, PROMPTS, READ, VOICES, ordered
from exercises.record import dates, names
from exercises.record.files import whole
from exercises.record.problems import Problem, shown

KINDS = ("own", "invented", "sample")
_ID = re.compile(r"[a-z][a-z0-9]{0,39}\Z")
_MATERIAL_ID = re.compile(r"[a-z][a-z0-9_]{0,59}(\.[a-z0-9-]{1,80})?\Z")


def check(data):
    """The plan that ``data`` holds, tidied.

    Args:
        data: anything that came out of a JSON file or the page's store.

    Raises:
        Problem: something is missing, unknown or of the wrong kind; the sentence names the field.
    """
    _kind(data, dict, "the plan", "a set of named fields")
    version = data.get("version")
    if version != inputs.VERSION or type(version) is not int:
        raise Problem(f"version: this page reads plans of version {inputs.VERSION}, and this one says {shown(version)}. "
                      "Open it with the version of the course that made it.")
    if data.get("kind") not in KINDS:
        raise Problem(f"kind: {shown(data.get('kind'))} is none of {', '.join(KINDS)}.")
    limit = data.get("limit")
    if limit is not None and (type(limit) is not int or not 1 <= limit <= inputs.MOST_WORDS):
        raise Problem(f"limit: a whole number from 1 to {inputs.MOST_WORDS:,} is needed, or nothing, not {shown(limit)}.")
    sources = [_source(row, f"sources, number {n}") for n, row in _numbered(data, "sources", inputs.MOST_SOURCES)]
    materials = [_material(row, f"materials, number {n}") for n, row in _numbered(data, "materials", inputs.MOST_MATERIALS)]
    known = {"sources": _once(sources, "sources"), "materials": _once(materials, "materials")}
    paragraphs = [_paragraph(row, f"paragraphs, number {n}", known) for n, row in _numbered(data, "paragraphs", inputs.MOST_PARAGRAPHS)]
    if not paragraphs:
        raise Problem("paragraphs: a plan holds one at least, which may be empty.")
    _once(paragraphs, "paragraphs")
    others = [_other(row, f"others, number {n}") for n, row in _numbered(data, "others", inputs.MOST_OTHERS)]
    _once(others, "others")
    return {"version": version, "id": _id(data.get("id"), "id"), "kind": data["kind"], "title": text(data.get("title"), "title", inputs.MOST_LINE),
            "name": _name(data.get("name"), "name"), "limit": limit, "deadline": _date(data.get("deadline"), "deadline"), "at": _time(data.get("at")),
            "begin": _date(data.get("begin"), "begin"), "free": _free(data.get("free")), "sources": sources,
            "apart": _apart(data.get("apart"), known["sources"]), "paragraphs": paragraphs, "materials": materials,
            "statement": _statement(data.get("statement")), "others": others, "notes": text(data.get("notes"), "notes", inputs.MOST_NOTE),
            "showing": data.get("showing") is True, "here": _here(data.get("here"), paragraphs, sources)}


def text(value, where, most):
    """A text of at most ``most`` characters that can be written to a file."""
    _kind(value, str, where, "text")
    if len(value) > most:
        raise Problem(f"{where}: this is {len(value):,} characters long, and {most:,} are the most that are kept. Shorten it.")
    if whole(value) != value:
        raise Problem(f"{where}: this holds a broken character. Type it again.")
    return value.replace("\x00", "")


def _paragraph(row, where, known):
    _kind(row, dict, where, "a paragraph")
    words = row.get("words")
    if words is not None and (type(words) is not int or not 0 <= words <= inputs.MOST_WORDS):
        raise Problem(f"{where}, words: a whole number from 0 to {inputs.MOST_WORDS:,} is needed, or nothing, not {shown(words)}.")
    for field in ("mode", "weighs"):
        if not isinstance(row.get(field), str) or not inputs.allowed(field, row[field]):
            raise Problem(f"{where}, {field}: {shown(row.get(field))} is not one of those that can be chosen.")
    if type(row.get("own")) is not bool:
        raise Problem(f"{where}, own: true or false is needed here, not {shown(row.get('own'))}.")
    return {"id": _id(row.get("id"), f"{where}, id"), "heading": text(row.get("heading"), f"{where}, heading", inputs.MOST_LINE), "words": words,
            "prompts": ordered(_tags(row, "prompts", PROMPTS, where), PROMPTS), "outcomes": ordered(_tags(row, "outcomes", OUTCOMES, where), OUTCOMES),
            "mode": row["mode"], "weighs": row["weighs"], "claim": text(row.get("claim"), f"{where}, claim", inputs.MOST_LINE), "own": row["own"],
            "sources": _tags(row, "sources", known["sources"], where), "materials": _tags(row, "materials", known["materials"], where),
            "note": text(row.get("note"), f"{where}, note", inputs.MOST_NOTE)}


def _tags(row, field, known, where):
    value = row.get(field)
    _kind(value, list, f"{where}, {field}", "a list")
    for one in value:
        if not isinstance(one, str) or one not in known:
            raise Problem(f"{where}, {field}: {shown(one)} is nowhere in the plan or the brief. The file may have been cut or changed.")
    return list(dict.fromkeys(value))


def _source(row, where):
    _kind(row, dict, where, "a source")
    if row.get("read") not in ("", *READ):
        raise Problem(f"{where}, read: {shown(row.get('read'))} is none of {', '.join(READ)}.")
    return {"id": _id(row.get("id"), f"{where}, id"), "name": _name(row.get("name"), f"{where}, name"),
            "year": text(row.get("year"), f"{where}, year", 40), "voices": ordered(_tags(row, "voices", VOICES, where), VOICES), "read": row["read"],
            "through": text(row.get("through"), f"{where}, through", inputs.MOST_LINE)}


def _material(row, where):
    _kind(row, dict, where, "a record from the course")
    id_, lines = row.get("id"), row.get("lines")
    if not isinstance(id_, str) or not _MATERIAL_ID.match(id_) or row.get("exercise") != id_.split(".")[0]:
        raise Problem(f"{where}, id: {shown(id_)} is not the name of an exercise’s record.")
    _kind(lines, list, f"{where}, lines", "a list")
    if len(lines) > inputs.MOST_LINES:
        raise Problem(f"{where}, lines: there are {len(lines):,} here, and {inputs.MOST_LINES} are kept at most.")
    return {"id": id_, "exercise": row["exercise"], "title": _name(row.get("title"), f"{where}, title"),
            "changed": _date(row.get("changed"), f"{where}, changed"),
            "lines": [text(line, f"{where}, line {n}", inputs.MOST_LINE) for n, line in enumerate(lines, 1)]}


def _other(row, where):
    _kind(row, dict, where, "another plan’s coverage")
    return {"id": _id(row.get("id"), f"{where}, id"), "name": _name(row.get("name"), f"{where}, name"), "total": _words(row.get("total"), f"{where}, total"),
            **{field: {key: _words(_of(row, field, where).get(key), f"{where}, {field}, {key or 'none'}") for key in keys}
               for field, keys in (("prompts", PROMPTS), ("modes", (*MODES, "")))}}


def _of(row, field, where):
    _kind(row.get(field), dict, f"{where}, {field}", "words by name")
    return row[field]


def _words(value, where):
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= inputs.MOST_WORDS * inputs.MOST_PARAGRAPHS:
        raise Problem(f"{where}: a number of words is needed here, not {shown(value)}.")
    return value + 0.0 if isinstance(value, float) else value


def _statement(value):
    _kind(value, dict, "statement", "a set of named fields")
    _kind(value.get("help"), dict, "statement, help", "a set of named fields")
    told = {}
    for kind in HELP:
        row = value["help"].get(kind)
        _kind(row, dict, f"statement, {kind}", "a set of named fields")
        told[kind] = {field: text(row.get(field), f"statement, {kind}, {field}", inputs.MOST_LINE) for field in inputs.HELP_FIELDS}
    return {**{field: text(value.get(field), f"statement, {field}", inputs.MOST_NOTE) for field in inputs.STATEMENT_FIELDS}, "help": told}


def _apart(value, sources):
    _kind(value, list, "apart", "a list")
    found = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(one, str) and one in sources for one in pair) or pair[0] == pair[1]:
            raise Problem("apart: each entry names two different sources of the plan. The file may have been changed.")
        found.append(sorted(pair))
    return sorted(one for n, one in enumerate(found) if one not in found[:n])


def _free(value):
    _kind(value, list, "free", "a list of days of the week")
    if any(type(day) is not int or not 0 <= day <= 6 for day in value):
        raise Problem("free: days of the week are counted from 0, Monday, to 6, Sunday.")
    return sorted(set(value))


def _date(value, where):
    _kind(value, str, where, "a date or nothing")
    if value and (dates.iso(value) != value):
        raise Problem(f"{where}: {shown(value)} is not a date such as 2026-10-12.")
    if value and not "2000" <= value[:4] <= "2099":
        raise Problem(f"{where}: {shown(value)} is not of this century.")
    return value


def _time(value):
    _kind(value, str, "at", "a time or nothing")
    if value and (not re.match(r"([01][0-9]|2[0-3]):[0-5][0-9]\Z", value)):
        raise Problem(f"at: {shown(value)} is not a time such as 16:00.")
    return value


def _name(value, where):
    try:
        return names.clean(text(value, where, inputs.MOST_LINE))
    except Problem as problem:
        raise Problem(problem.sentence if problem.sentence.startswith(where) else f"{where}: {problem.sentence}") from None


def _id(value, where):
    if not isinstance(value, str) or not _ID.match(value):
        raise Problem(f"{where}: small letters and figures are needed here, at most 40, as the course writes them.")
    return value


def _once(rows, where):
    ids = [row["id"] for row in rows]
    for one in ids:
        if ids.count(one) > 1:
            raise Problem(f"{where}: the id {one} stands there twice. The file may have been put together by hand.")
    return ids


def _here(value, paragraphs, sources):
    """What is open; the first of each where the plan does not say."""
    value = value if isinstance(value, dict) else {}
    def one_of(field, rows, otherwise):
        return value.get(field) if any(row["id"] == value.get(field) for row in rows) else otherwise
    return {"part": value.get("part") if value.get("part") in inputs.PARTS else inputs.PARTS[0], "paragraph": one_of("paragraph", paragraphs, paragraphs[0]["id"]),
            "source": one_of("source", sources, sources[0]["id"] if sources else ""),
            "help": value.get("help") if value.get("help") in tuple(HELP) else "people"}


def _numbered(data, field, most):
    rows = data.get(field)
    _kind(rows, list, field, "a list")
    if len(rows) > most:
        raise Problem(f"{field}: there are {len(rows):,} here, and a plan holds {most} at most.")
    return list(enumerate(rows, 1))


def _kind(value, kind, where, name):
    if not isinstance(value, kind):
        raise Problem(f"{where}: {name} is needed here. The file may have been cut or changed.")
