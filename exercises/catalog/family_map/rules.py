"""What a map comes to: services for each person, how many at once, what is joined, who is lost, what one link would change.

Nothing here is a score of a family. Each figure is of services and their joining up.
"""

from exercises.catalog.family_map import moments, rules_time
from exercises.catalog.family_map.inputs import JOINT, NEW_HUB, same_names
from exercises.catalog.family_map.rules_network import hubs, joined, one_link, single_points

PREGNANCY = 280  # days


def compute(record):
    """All that is computed from a map record.

    Args:
        record: a checked map record.

    Returns:
        A JSON-able dictionary. ``people`` and ``services`` hold a row for each; ``network`` what is joined among the services that
        count (all, or those that were there at the moment shown); ``peak``, ``workers``, ``assessments``, ``lost``, ``one_link``, ``hubs``
        and ``single_points`` what their names say; ``undecided`` how many pairs of one name wait for a choice.
    """
    last = rules_time.last_day(record)
    day = moments.number(record["here"]["when"]) if record["here"]["when"] else None
    services = [_service(row, n, record, last, day) for n, row in enumerate(record["services"], 1)]
    counting = [s for s in services if s["counts"]]
    ids = [s["id"] for s in counting]
    links = [k for k in record["links"] if k["a"] in ids and k["b"] in ids and _has_begun(k, day)]
    joint = [(k["a"], k["b"]) for k in links if k["kind"] in JOINT]
    people = [_person(row, counting, record, day) for row in record["people"]]
    network = joined(ids, joint, [(k["a"], k["b"]) for k in links])
    return {
        "title": record["title"], "invented": record["invented"], "when": record["here"]["when"],
        "until": moments.iso_of(last) if last is not None else "", "undecided": len(same_names(record)),
        "people": people, "services": services, "network": network,
        "peak": _peak(services), "workers": _workers(services), "assessments": _assessments(people, counting),
        "lost": [p["id"] for p in people if p["lost"]], "unknown": [p["id"] for p in people if p["unknown"]],
        "one_link": one_link(counting, ids, joint), "hubs": hubs(counting, ids, joint),
        "single_points": single_points(people, ids, joint),
        "tried": _tried(record, ids, joint),
        "changes": rules_time.changes(record, services, last),
    }


def homes_at(person, day, last):
    """The homes that a person has on a day, or ever where the day is None; each name once, with whether it is over."""
    found = {}
    for home in person["homes"]:
        times = rules_time.stretches([home], last)
        undated = moments.span(home["start"]) is None
        over = home["end"] != ""
        if day is None:
            here = not over
        else:
            end = moments.span(home["end"])
            here = rules_time.is_there(times, day) if times else undated and not (over and (end is None or end[1] < day))
        found[home["home"]] = found.get(home["home"], False) or here
    return found


def _service(row, number, record, last, day):
    times = rules_time.stretches(row["times"], last)
    dated = bool(times)
    begun = day is None or not dated or any(time["wide"][0] <= day for time in times)
    there = not dated or rules_time.is_there(times, day) if day is not None else None
    ended = bool(row["times"]) and all(time["end"] != "" for time in row["times"])
    rate, reason = rules_time.worker_rate(row["workers"], times)
    return {"id": row["id"], "number": number, "name": row["name"], "universal": row["universal"], "people": row["people"],
            "feeling": row["feeling"], "workers": row["workers"], "per_year": rate, "why_no_rate": reason, "assessments": row["assessments"],
            "times": row["times"], "stretches": times, "begun": begun, "counts": there if day is not None else True,
            "ended": not there and begun if day is not None else ended, "undated": not dated,
            "links": sum(row["id"] in (k["a"], k["b"]) for k in record["links"])}


def _person(row, counting, record, day):
    born, died = moments.span(row["born"]), moments.span(row["died"])
    unborn = row["status"] == "expected" or (day is not None and born is not None and born[0] > day)
    starts = [moments.span(home["start"]) for home in row["homes"]]
    # Not in the family yet: all their homes begin later, or a pregnancy that lies further off than a pregnancy lasts.
    absent = day is not None and (bool(starts) and all(start and start[0] > day for start in starts)
                                  or unborn and born is not None and born[0] - PREGNANCY > day)
    dead = row["status"] == "died" and (day is None or died is None or died[0] <= day)
    last = rules_time.last_day(record)
    served = [s["id"] for s in counting if row["id"] in s["people"]]
    beyond = [s["id"] for s in counting if row["id"] in s["people"] and not s["universal"]]
    told = [s["assessments"] for s in counting if row["id"] in s["people"] and s["assessments"]]
    lost = []
    if not (unborn or dead or absent):
        lost += ["no service is there for them"] if not served else []
        lost += ["left out of the plan"] if row["plan"] == "no" else []
    return {"id": row["id"], "name": row["name"], "role": row["role"], "status": row["status"], "unborn": unborn, "dead": dead, "absent": absent,
            "unknown": row["status"] == "unknown", "homes": homes_at(row, day, last), "services": served, "beyond": beyond,
            "assessments": sum(told), "repeated": max(0, sum(told) - 1), "lost": lost, "plan": row["plan"]}


def _has_begun(link, day):
    start = moments.span(link["start"])
    return day is None or start is None or start[0] <= day


def _peak(services):
    """The most services at once: over the whole time, whatever moment is shown."""
    held = [s["stretches"] for s in services]
    most, first, last = rules_time.peak(held)
    return {"most": most, "sure": rules_time.peak(held, "sure")[0], "first": moments.iso_of(first) if most else "",
            "last": moments.iso_of(last) if most else "", "undated": [s["id"] for s in services if s["undated"]],
            "reason": None if most else "no service has a date"}


def _workers(services):
    """Changes of worker over the whole time."""
    known = [s for s in services if s["workers"] is not None]
    days = [time["wide"] for s in services for time in s["stretches"]]
    years = (max(d[1] for d in days) - min(d[0] for d in days) + 1) / 365.25 if days else None
    total = sum(s["workers"] for s in known)
    short = years is None or years * 365.25 < rules_time.SHORTEST
    reason = "nobody said how often workers changed" if not known else "no service has a date" if years is None else \
        f"the dates span under {rules_time.SHORTEST} days" if short else None
    return {"changes": total if known else None, "met": sum(s["workers"] + 1 for s in known) if known else None, "known": len(known),
            "years": years, "per_year": None if reason else total / years, "reason": reason}


def _assessments(people, counting):
    told = [s["assessments"] for s in counting if s["assessments"] is not None]
    return {"total": sum(told) if told else None, "said": len(told), "of": len(counting),
            "repeated": {p["id"]: p["repeated"] for p in people if p["repeated"]}}


def _tried(record, ids, joint):
    """What the learner tries out: one link between two services, one hub."""
    link, hub = record["here"]["link"], record["here"]["hub"]
    found = {"link": None, "hub": None}
    if len(link) == 2 and all(one in ids for one in link):
        found["link"] = {"pair": link, **joined(ids, [*joint, tuple(link)], [])}
    if hub and (hub == NEW_HUB or hub in ids) and len(ids) > 1:
        nodes = [*ids, NEW_HUB] if hub == NEW_HUB else ids
        star = [(hub, one) for one in nodes if one != hub]
        added = [pair for pair in star if pair not in joint and pair[::-1] not in joint]
        found["hub"] = {"id": hub, "added": added, **joined(nodes, [*joint, *star], [])}
    return found
