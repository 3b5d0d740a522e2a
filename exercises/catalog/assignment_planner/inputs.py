"""What a plan holds, and the few ways in which it changes.

A plan is a plain dictionary (version 1)::

    version     1
    id          the same on every device that holds this plan; random, and says nothing of anybody
    kind        "own", "invented" (the worked example) or "sample" (the printed sample's coverage, as the course reads it)
    title       a working title
    name        a made-up name, for setting plans side by side in a group
    limit       words allowed, or None
    deadline    ISO date or "";  at: "16:00" or ""
    begin       ISO date from which the timetable counts, or ""
    free        days of the week on which no work is put: 0 is Monday
    sources     [{id, name, year, voices, read, through}]
    apart       [[id, id]]: sources that look like one and are two
    paragraphs  [{id, heading, words, prompts, outcomes, mode, weighs, claim, own, sources, materials, note}]; words None: not said
    materials   [{id, exercise, title, changed, lines}]: what was drawn in from elsewhere in the course
    statement   {rule, form, lost, mine, help: {kind: {who, what, kept}}}
    others      [{id, name, total, prompts, modes}]: the coverage of others' plans, and nothing else of them
    notes       free notes
    showing     whether the results stand on the screen
    here        {part, paragraph, source, help}: what is open; ids, or "" for none

Every function here gives back a new plan and leaves the one it was given as it was.
"""

import os
import re

from exercises.catalog.assignment_planner.brief import COURSE_SOURCES, HELP, MODES, OUTCOMES, PROMPTS, VOICES, WEIGHS, ordered
from exercises.record import dates, names, numbers
from exercises.record.problems import Problem

VERSION = 1
MOST_PARAGRAPHS, MOST_SOURCES, MOST_MATERIALS, MOST_OTHERS = 60, 80, 40, 12
MOST_LINES = 80           # of a material
MOST_LINE, MOST_NOTE = 400, 4_000
MOST_WORDS = 200_000
NAME = "Heron"
PARTS = ("paragraphs", "sources", "frame", "course", "statement")
_YEAR = re.compile(r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])")
HELP_FIELDS = ("who", "what", "kept")
STATEMENT_FIELDS = ("rule", "form", "lost", "mine")


def new_id(letter):
    """An id that says neither when something was made nor where it stands."""
    return letter + os.urandom(4).hex()


def blank():
    """A plan with one empty paragraph."""
    first = new_paragraph()
    return {"version": VERSION, "id": new_id("x"), "kind": "own", "title": "", "name": NAME, "limit": None, "deadline": "", "at": "", "begin": "",
            "free": [], "sources": [], "apart": [], "paragraphs": [first], "materials": [], "statement": empty_statement(), "others": [],
            "notes": "", "showing": False, "here": {"part": "paragraphs", "paragraph": first["id"], "source": "", "help": "people"}}


def new_paragraph():
    """A paragraph of which nothing is said yet."""
    return {"id": new_id("p"), "heading": "", "words": None, "prompts": [], "outcomes": [], "mode": "", "weighs": "", "claim": "", "own": False,
            "sources": [], "materials": [], "note": ""}


def empty_statement():
    """A statement in which nothing stands."""
    return {**dict.fromkeys(STATEMENT_FIELDS, ""), "help": {kind: dict.fromkeys(HELP_FIELDS, "") for kind in HELP}}


def find(rows, wanted):
    """The row whose id is ``wanted``, or None."""
    return next((row for row in rows if row["id"] == wanted), None)


def is_empty(paragraph):
    """Whether nothing is said of a paragraph."""
    return {**paragraph, "id": ""} == {**new_paragraph(), "id": ""}


def is_untouched(plan):
    """Whether nothing is lost if another plan takes this one's place."""
    new = blank()
    same = all(plan[key] == new[key] for key in ("kind", "title", "limit", "deadline", "at", "free", "sources", "materials", "statement", "others", "notes"))
    return same and all(is_empty(one) for one in plan["paragraphs"])


def state(plan):
    """*untouched*, *invented* (what the course supplied) or *own*."""
    return "invented" if plan["kind"] != "own" else "untouched" if is_untouched(plan) else "own"


def with_frame(plan, **changes):
    """The plan with its title, name, limit, deadline, time, first day or free days changed.

    Args:
        plan: a plan.
        **changes: as typed: ``limit`` and the dates are text here; an empty text takes them away.

    Raises:
        Problem: a number or date that cannot be read, or is out of range.
    """
    kept = {}
    for field, value in changes.items():
        if field == "limit":
            kept[field] = _count(value, "Word limit", 1)
        elif field in ("deadline", "begin"):
            kept[field] = read_date(value, "The deadline" if field == "deadline" else "The day to count from")
        elif field == "at":
            kept[field] = read_time(value)
        elif field == "name":
            kept[field] = names.clean(value, "made-up name")
        else:
            kept[field] = value
    return {**plan, **kept}


def read_date(text, what):
    """A typed date in ISO form; an empty text is none.

    Raises:
        Problem: it is no date, or not of the years 2000 to 2099.
    """
    if not text.strip():
        return ""
    found = dates.iso(text)
    if found is None:
        raise Problem(f"{what}: {text.strip()[:30]} cannot be read as a date. Write day, month and year, such as 12/10/2026.")
    if not "2000" <= found[:4] <= "2099":
        raise Problem(f"{what}: {dates.british(found)} is not of this century. Write a year from 2000 to 2099.")
    return found


def read_time(text):
    """A typed time of day as ``16:00``; an empty text is none.

    Raises:
        Problem: it is no time.
    """
    if not text.strip():
        return ""
    hours, minutes = divmod(dates.minutes("00:00", text), 60)
    return f"{hours:02d}:{minutes:02d}"


def _count(value, what, low):
    """Typed words as a whole number, or None where nothing stands."""
    if isinstance(value, str) and not value.strip() or value is None:
        return None
    return int(numbers.read(value, low, MOST_WORDS, what, whole=True))


def with_paragraph(plan, id_, **changes):
    """The plan with one paragraph changed; ``words`` as typed.

    Raises:
        Problem: the words are no whole number of 0 or more.
    """
    if "words" in changes:
        changes["words"] = _count(changes["words"], "Words", 0)
    for field, known in (("prompts", PROMPTS), ("outcomes", OUTCOMES)):
        if field in changes:
            changes[field] = ordered(changes[field], known)
    return {**plan, "paragraphs": [{**one, **changes} if one["id"] == id_ else one for one in plan["paragraphs"]]}


def add_paragraph(plan):
    """The plan with an empty paragraph after the open one, which is open then.

    Raises:
        Problem: there are as many as a plan holds.
    """
    if len(plan["paragraphs"]) >= MOST_PARAGRAPHS:
        raise Problem(f"There are {MOST_PARAGRAPHS} paragraphs, and that is as many as a plan holds. Put two together first.")
    made = new_paragraph()
    rows = plan["paragraphs"]
    at = next((place for place, one in enumerate(rows, 1) if one["id"] == plan["here"]["paragraph"]), len(rows))
    return {**plan, "paragraphs": [*rows[:at], made, *rows[at:]], "here": {**plan["here"], "paragraph": made["id"]}}


def without_paragraph(plan, id_):
    """The plan without a paragraph; its neighbour is open then, and where none is left, an empty one."""
    rows = plan["paragraphs"]
    at = next(place for place, one in enumerate(rows) if one["id"] == id_)
    left = [*rows[:at], *rows[at + 1:]] or [new_paragraph()]
    return {**plan, "paragraphs": left, "here": {**plan["here"], "paragraph": left[min(at, len(left) - 1)]["id"]}}


def moved(plan, id_, by):
    """The plan with a paragraph one place further up (-1) or down (1); unchanged at an end."""
    rows = list(plan["paragraphs"])
    at = next(place for place, one in enumerate(rows) if one["id"] == id_)
    to = at + by
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
    return {**plan, "paragraphs": rows}


def add_source(plan, name, year="", voices=()):
    """The plan with one more source, which is open then; a year that stands in its name is taken for its year.

    Raises:
        Problem: the name is empty, too long or there already, or there are as many as a plan holds.
    """
    if len(plan["sources"]) >= MOST_SOURCES:
        raise Problem(f"There are {MOST_SOURCES} sources, and that is as many as a plan holds.")
    name = names.clean(name, "source’s name")
    if any(names.same(name, one["name"]) for one in plan["sources"]):
        raise Problem(f"{name} is among your sources already.")
    found = _YEAR.search(name)
    made = {"id": new_id("s"), "name": name, "year": year or (found[0] if found else ""), "voices": ordered(voices, VOICES), "read": "", "through": ""}
    return {**plan, "sources": [*plan["sources"], made], "here": {**plan["here"], "source": made["id"]}}


def add_course_source(plan, key):
    """The plan with one of the course's five sources; what it carries of whose words is filled in."""
    _, name, year, voices = next(one for one in COURSE_SOURCES if one[0] == key)
    return add_source(plan, name, year, voices)


def with_source(plan, id_, **changes):
    """The plan with one source changed.

    Raises:
        Problem: its new name is empty, too long, or another's.
    """
    if "name" in changes:
        changes["name"] = names.clean(changes["name"], "source’s name")
        if any(names.same(changes["name"], one["name"]) for one in plan["sources"] if one["id"] != id_):
            raise Problem(f"Another source is called {changes['name']} already.")
    if "voices" in changes:
        changes["voices"] = ordered(changes["voices"], VOICES)
    return {**plan, "sources": [{**one, **changes} if one["id"] == id_ else one for one in plan["sources"]]}


def without_source(plan, id_):
    """The plan without a source, and without it in any paragraph."""
    left = [one for one in plan["sources"] if one["id"] != id_]
    return {**plan, "sources": left, "paragraphs": _untagged(plan, "sources", id_), "apart": [pair for pair in plan["apart"] if id_ not in pair],
            "here": {**plan["here"], "source": left[0]["id"] if left else ""}}


def one_source(plan, first, second):
    """The plan in which two sources are one: what cited the second cites the first."""
    a, b = find(plan["sources"], first), find(plan["sources"], second)
    kept = {**a, "year": a["year"] or b["year"], "voices": ordered([*a["voices"], *b["voices"]], VOICES), "read": a["read"] or b["read"],
            "through": a["through"] or b["through"]}
    paragraphs = [{**one, "sources": list(dict.fromkeys(first if s == second else s for s in one["sources"]))} for one in plan["paragraphs"]]
    after = {**plan, "paragraphs": paragraphs, "sources": [kept if s is a else s for s in plan["sources"]]}
    return without_source(after, second)


def two_sources(plan, first, second):
    """The plan in which two sources that look like one have been said to be two."""
    return {**plan, "apart": sorted([*plan["apart"], sorted((first, second))])}


def with_material(plan, material):
    """The plan with something that was made elsewhere in the course; what was drawn in of it before is brought up to date.

    Raises:
        Problem: there is as much as a plan holds.
    """
    rows = [one for one in plan["materials"] if one["id"] != material["id"]]
    if len(rows) >= MOST_MATERIALS:
        raise Problem(f"There are {MOST_MATERIALS} records from the course here, and that is as many as a plan holds.")
    return {**plan, "materials": sorted([*rows, material], key=lambda one: (names.key(one["title"]), one["id"]))}


def without_material(plan, id_):
    """The plan without a material, and without it in any paragraph; the record it came from stays as it is."""
    return {**plan, "materials": [one for one in plan["materials"] if one["id"] != id_], "paragraphs": _untagged(plan, "materials", id_)}


def _untagged(plan, field, id_):
    return [{**one, field: [tag for tag in one[field] if tag != id_]} for one in plan["paragraphs"]]


def with_statement(plan, **changes):
    """The plan with lines of the statement changed."""
    return {**plan, "statement": {**plan["statement"], **changes}}


def with_help(plan, kind, **changes):
    """The plan with what is said of one kind of help changed."""
    told = plan["statement"]["help"]
    return with_statement(plan, help={**told, kind: {**told[kind], **changes}})


def allowed(field, value):
    """Whether a tag that is chosen from a list is on it."""
    return value in {"mode": ("", *MODES), "weighs": ("", *WEIGHS)}[field]
