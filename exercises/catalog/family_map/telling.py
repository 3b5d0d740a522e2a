"""The map in other forms: as sentences, as tables, as a grid of who is served by whom."""

from exercises.catalog.family_map import moments
from exercises.catalog.family_map.inputs import FEELINGS, LINKS, PLAN, SHAPES, TIES, find, name_of
from exercises.views import markup


def sentences(record, results):
    """The whole map in sentences, by heading.

    Returns:
        ``[(heading, [sentence, ...])]``; a heading without sentences is left out.
    """
    found = [("The people", [_person(record, p) for p in results["people"]]),
             ("Between them", [f"{name_of(record, t['a'])} is {TIES[t['kind']]} {name_of(record, t['b'])}." for t in record["ties"]]),
             ("The services", [_service(record, s) for s in results["services"]]),
             ("Between the services", [_link(record, k) for k in record["links"]])]
    return [(heading, said) for heading, said in found if said]


def people_table(record, results):
    """A row for each person."""
    rows = []
    for computed in results["people"]:
        row = find(record["people"], computed["id"])
        rows.append([row["name"], row["role"] or "not said", _homes(row) or "not said", _state(row), PLAN[row["plan"]],
                     "; ".join(_tie(record, t, row["id"]) for t in record["ties"] if row["id"] in (t["a"], t["b"])) or "none",
                     ", ".join(name_of(record, s) for s in computed["services"]) or "none"])
    return markup.table("The people on the map", ["Person", "Who they are", "Home", "How drawn", "Plan", "Ties", "Services"], rows)


def services_table(record, results):
    """A row for each service."""
    rows = [[f"{s['number']} {s['name']}", _who(record, s) or "nobody said", _times(s["times"]) or "not said",
             "not said" if s["workers"] is None else str(s["workers"]), _rate(s),
             "not said" if s["assessments"] is None else str(s["assessments"]), _felt(s["feeling"]),
             "; ".join(_other(record, k, s["id"]) for k in record["links"] if s["id"] in (k["a"], k["b"])) or "none"] for s in results["services"]]
    return markup.table("The services on the map", ["Service", "For whom", "When", "Changes of worker", "A year", "Assessments", "How it felt", "Linked with"], rows)


def grid(record, results):
    """Who is served by whom, as a table: a row for each service, a column for each person."""
    people = results["people"]
    rows = [[f"{s['number']} {s['name']}", *("yes" if p["id"] in s["people"] else "–" for p in people)] for s in results["services"] if s["counts"]]
    return markup.table("Who is served by whom", ["Service", *(p["name"] for p in people)], rows)


def _person(record, computed):
    row = find(record["people"], computed["id"])
    said = [row["name"] + (f", {row['role']}" if row["role"] else "")]
    if row["status"] == "expected":
        said = [f"{said[0]}, is expected"]
    elif row["status"] == "died":
        said = [f"{said[0]}{_died(row)}"]
    elif row["status"] == "unknown":
        said = [f"{said[0]}: little or nothing is known"]
    homes = _homes(row)
    lead = f"{said[0]}. " if homes or row["status"] != "living" or row["role"] else f"{row['name']} is on the map. "
    return (lead + (f"Home: {homes}. " if homes else "") + ("Named in the plan. " if row["plan"] == "yes" else "")
            + ("; ".join(computed["lost"]).capitalize() + "." if computed["lost"] else f"Services: {len(computed['services'])}." if not computed["dead"] else "")).strip()


def _service(record, s):
    who, when = _who(record, s), _times(s["times"])
    parts = [f"{s['number']}. {s['name']} is there for {who or 'somebody, but nobody said for whom'}, {when or 'nobody said when'}."]
    if s["workers"] is not None:
        parts.append(f"The worker changed {_often(s['workers'])}." if s["workers"] else "The worker never changed.")
    if s["assessments"]:
        parts.append(f"It assessed {_often(s['assessments'])}.")
    parts.append(f"It felt {_felt(s['feeling'])}." if s["feeling"] is not None else "Nobody said how it felt.")
    return " ".join(parts)


def _link(record, link):
    start = f", since {moments.said(link['start'])}" if link["start"] else ""
    a, b = name_of(record, link["a"]), name_of(record, link["b"])
    if link["kind"] == "referral":
        return f"{a} referred to {b}, and no more{start}."
    return f"{a} and {b} {LINKS[link['kind']]}{start}."


def _tie(record, tie, one):
    if tie["a"] == one:
        return f"{TIES[tie['kind']]} {name_of(record, tie['b'])}"
    return f"{name_of(record, tie['a'])} is {TIES[tie['kind']]} them"


def _other(record, link, one):
    other = name_of(record, link["b"] if link["a"] == one else link["a"])
    kind = {"meeting": "meetings", "plan": "shared plan", "referral": "referral only"}[link["kind"]]
    return f"{other} ({kind})"


def _state(row):
    shape = SHAPES[row["shape"]].split(":")[0].lower()
    born = f", born {moments.said(row['born'])}" if row["born"] else ""
    more = {"living": "", "expected": ", a pregnancy", "died": _died(row),
            "unknown": ", little is known"}[row["status"]]
    return f"{shape}{born}{more}"


def _died(row):
    when = f" ({moments.said(row['died'])})" if row["died"] else ""
    return f", has died{when}"


def _homes(row):
    return "; ".join(f"{home['home']}{_span(home)}" for home in row["homes"])


def _span(row):
    start, end = moments.said(row["start"]), moments.said(row["end"])
    if start and end:
        return f" ({start} to {end})"
    return f" (since {start})" if start else f" (until {end})" if end else ""


def _times(times):
    return "; ".join(_span(time).strip(" ()") or "nobody said when" for time in times)


def _who(record, s):
    names = [name_of(record, p) for p in s["people"]]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _felt(feeling):
    return "nobody said" if feeling is None else FEELINGS[feeling]


def _rate(s):
    return f"{s['per_year']:.1f}" if s["per_year"] is not None else f"not defined, because {s['why_no_rate']}"


def _often(many):
    return "once" if many == 1 else "twice" if many == 2 else f"{many} times"
