"""Whether a dictionary from elsewhere is a map record: from the page's store, a file, a stranger.

Everything is read before anything is kept, so that a record is taken whole or not at all.
"""

from exercises.catalog.family_map import moments
from exercises.catalog.family_map.inputs import (EMPTY, FEELINGS, FURTHEST, LINKS, MOST, MOST_ASSESSMENTS, MOST_HOMES, MOST_LINE, MOST_TIMES,
                                                 MOST_WORDS, MOST_WORKERS, NEW_HUB, PARENTS, PARTS, PLAN, SHAPES, STATUS, TIES, VERSION, find)
from exercises.record import names, reading
from exercises.record.problems import Problem, shown


def check(data):
    """The record that ``data`` holds, tidied.

    Args:
        data: anything that came out of a JSON file, the page's store or the form.

    Returns:
        A map record (see :mod:`exercises.catalog.family_map.inputs`).

    Raises:
        Problem: something is missing, unknown, of the wrong kind, or contradicts itself; the sentence names the field.
    """
    reading.kind(data, dict, "the record", "a set of named fields")
    version = data.get("version")
    if version != VERSION or type(version) is not int:
        raise Problem(f"version: this page reads maps of version {VERSION}, and this one says {shown(version)}. "
                      "Open it with the version of the course that made it.")
    record = {"version": VERSION, "invented": data.get("invented") is True, "title": _line(data.get("title", ""), "title"),
              "until": _moment(data.get("until", ""), "until"),
              "people": [_person(row, where) for row, where in _rows(data, "people")], "ties": [], "services": [], "links": [],
              "words": reading.text(data.get("words", ""), "words", MOST_WORDS)}
    people = [p["id"] for p in record["people"]]
    record["ties"] = [_tie(row, where, people) for row, where in _rows(data, "ties")]
    record["services"] = [_service(row, where, people) for row, where in _rows(data, "services")]
    services = [s["id"] for s in record["services"]]
    record["links"] = [_link(row, where, services) for row, where in _rows(data, "links")]
    ids = [*people, *services, *(row["id"] for rows in ("ties", "links") for row in record[rows])]
    for one in ids:
        if ids.count(one) > 1:
            raise Problem(f"id: {shown(one)} stands there twice. The file may have been put together by hand.")
    _consistent(record)
    record["moved"] = _moved(data.get("moved", {}), [*people, *services])
    record["here"] = _here(data.get("here"), services)
    return record


def _consistent(record):
    """What single rows cannot say: nobody is their own ancestor, and nothing is told twice."""
    for rows, what, kinds in (("ties", "tie", TIES), ("links", "link", LINKS)):
        seen = set()
        for row in record[rows]:
            # Who is parent of whom has a direction; all else has none.
            told = (row["kind"], row["a"], row["b"]) if row["kind"] in PARENTS else (row["kind"], *sorted((row["a"], row["b"])))
            if told in seen:
                raise Problem(f"{what}: {_named(record, row['a'])} and {_named(record, row['b'])} are joined in this way already "
                              f"({kinds[row['kind']]}). Once is enough.")
            seen.add(told)
    children = {}
    for tie in record["ties"]:
        if tie["kind"] in ("parent", "adoptive"):
            children.setdefault(tie["a"], []).append(tie["b"])
    for one in children:
        below, waiting = set(), list(children[one])
        while waiting:
            now = waiting.pop()
            if now not in below:
                below.add(now)
                waiting += children.get(now, ())
        if one in below:
            raise Problem(f"ties: these make {_named(record, one)} their own ancestor. Turn one tie round, or take it out.")


def _line(value, where):
    return names.clean(reading.text(value, where, MOST_LINE), where) if reading.text(value, where, MOST_LINE).strip() else ""


def _moment(value, where):
    try:
        return moments.read(reading.text(value, where, MOST_LINE), where.rsplit(", ", 1)[-1])
    except Problem as problem:
        sentence = str(problem)
        raise Problem(sentence if sentence.startswith(where) else f"{where}: {sentence}") from None


def _person(row, where):
    made = {"id": _id(row, where), "name": _name(row.get("name"), f"{where}, name", "person’s name"),
            "role": _line(row.get("role", ""), f"{where}, role"), "shape": _one_of(row, "shape", SHAPES, where, "people"),
            "status": _one_of(row, "status", STATUS, where, "people"), "born": _moment(row.get("born", ""), f"{where}, born"),
            "died": _moment(row.get("died", ""), f"{where}, died"), "plan": _one_of(row, "plan", PLAN, where, "people")}
    if made["died"] and made["status"] != "died":
        raise Problem(f"{where}, died: a date of death stands here, and {shown(made['name'])} is not put down as having died. Change one of them.")
    moments.order(made["born"], made["died"], f"{where}, {made['name']}")
    homes = []
    for n, home in reading.rows(row.get("homes", []), f"{where}, homes", MOST_HOMES):
        here = f"{where}, home {n}"
        reading.kind(home, dict, here, "a home with a name")
        kept = {"home": _name(home.get("home"), f"{here}, home", "home’s name"), **_times(home, here)}
        moments.order(kept["start"], kept["end"], f"{made['name']}, {kept['home']}")
        homes.append(kept)
    return {**made, "homes": homes}


def _tie(row, where, people):
    return {"id": _id(row, where), "kind": _one_of(row, "kind", TIES, where, "ties"), **_two(row, where, people, "people")}


def _service(row, where, people):
    made = {"id": _id(row, where), "name": _name(row.get("name"), f"{where}, name", "service’s name"), "universal": row.get("universal", False)}
    reading.kind(made["universal"], bool, f"{where}, universal", "true or false")
    served = [one for _, one in reading.rows(row.get("people", []), f"{where}, people", MOST["people"])]
    for one in served:
        if one not in people:
            raise Problem(f"{where}, people: {shown(one)} is nobody in this map. The file may have been cut or changed.")
    times = []
    for n, time in reading.rows(row.get("times", []), f"{where}, times", MOST_TIMES):
        reading.kind(time, dict, f"{where}, time {n}", "a start and an end")
        times.append(_times(time, f"{where}, time {n}"))
        moments.order(times[-1]["start"], times[-1]["end"], made["name"])
    feeling = row.get("feeling")
    if feeling is not None and (type(feeling) is not int or feeling not in FEELINGS):
        raise Problem(f"{where}, feeling: a whole number from -2 to 2 is needed, or nothing, not {shown(feeling)}.")
    return {**made, "people": [p for p in people if p in served], "times": times, "feeling": feeling,
            "workers": _count(row.get("workers"), f"{where}, workers", MOST_WORKERS),
            "assessments": _count(row.get("assessments"), f"{where}, assessments", MOST_ASSESSMENTS)}


def _link(row, where, services):
    return {"id": _id(row, where), "kind": _one_of(row, "kind", LINKS, where, "links"), **_two(row, where, services, "services"),
            "start": _moment(row.get("start", ""), f"{where}, start")}


def _times(row, where):
    return {field: _moment(row.get(field, ""), f"{where}, {field}") for field in ("start", "end")}


def _two(row, where, known, what):
    for field in ("a", "b"):
        if row.get(field) not in known:
            raise Problem(f"{where}, {field}: {shown(row.get(field))} is none of the {what} in this map. Choose two of them.")
    if row["a"] == row["b"]:
        raise Problem(f"{where}: this joins one of the {what} to itself. Choose two different ones.")
    return {"a": row["a"], "b": row["b"]}


def _count(value, where, most):
    if value is not None and (type(value) is not int or not 0 <= value <= most):
        raise Problem(f"{where}: a whole number from 0 to {most} is needed, or nothing, not {shown(value)}.")
    return value


def _one_of(row, field, known, where, rows):
    value = row.get(field, EMPTY[rows][field])
    if not isinstance(value, str) or value not in known:
        raise Problem(f"{where}, {field}: {shown(value)} is none of {', '.join(k for k in known if k)}.")
    return value


def _name(value, where, what):
    try:
        return names.clean(reading.text(value, where, MOST_LINE), what)
    except Problem as problem:
        sentence = str(problem)
        raise Problem(sentence if sentence.startswith(where) else f"{where}: {sentence}") from None


def _id(row, where):
    value = row.get("id")
    if not isinstance(value, str) or not 1 <= len(value) <= 40 or not (value.isascii() and value.isalnum() and value == value.lower()) \
            or value == NEW_HUB:
        raise Problem(f"{where}, id: small letters and figures are needed here, at most 40, as the course writes them.")
    return value


def _moved(value, known):
    """By how much something was moved; what is moved further than the map is wide is brought back to its edge."""
    reading.kind(value, dict, "moved", "distances by id")
    kept = {}
    for one, by in value.items():
        if one not in known:
            continue
        if not (isinstance(by, list) and len(by) == 2 and all(type(step) in (int, float) and abs(step) < 10**6 for step in by)):
            raise Problem(f"moved: two numbers, across and down, are needed for {shown(one)}.")
        here = [max(-FURTHEST, min(FURTHEST, int(step))) for step in by]
        if any(here):
            kept[one] = here
    return kept


def _here(value, services):
    """Where the page is open; the first place where the record does not say."""
    value = value if isinstance(value, dict) else {}
    when = value.get("when") if isinstance(value.get("when"), str) else ""
    known = len(when) == 10 and when[:4].isdigit() and moments.FIRST_YEAR <= int(when[:4]) <= moments.LAST_YEAR + 2 and moments.dates.iso(when) == when
    link = value.get("link") if isinstance(value.get("link"), list) else []
    link = link if len(link) == 2 and all(isinstance(one, str) and one in services for one in link) and link[0] != link[1] else []
    hub = value.get("hub")
    return {"when": when if known else "", "part": value.get("part") if isinstance(value.get("part"), str) and value["part"] in PARTS else PARTS[0],
            "hub": hub if isinstance(hub, str) and (hub in services or hub == NEW_HUB) else "", "link": link}


def _rows(data, field):
    """The rows of a list, each with its place in words; nothing else may stand in it."""
    for n, row in reading.rows(data.get(field), field, MOST[field]):
        reading.kind(row, dict, f"{field}, number {n}", "a row with an id")
        yield row, f"{field}, number {n}"


def _named(record, one):
    row = find(record["people"], one) or find(record["services"], one)
    return row["name"]
