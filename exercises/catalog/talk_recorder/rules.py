"""What is computed from a talk record. The measures are those of :mod:`exercises.measures.talk`.

Where a stretch was not recorded nobody knows who spoke next, so no turn follows another across one, and a stretch with
professionals only ends there.
"""

from exercises.catalog.talk_recorder import talks
from exercises.measures import talk
from exercises.record import names

LONG_TURN = 600.0  # seconds: asked about, since somebody may have forgotten to tap


def compute(record):
    """All results, JSON-able.

    Returns:
        ``{"recordings": [figures of each], "pair": what two say side by side, or None}``. A figure that is not
        defined is ``{"value": None, "because": why}``, any other ``{"value": number}``.
    """
    found = [figures(record, one) for one in record["recordings"]]
    by_id = {one["id"]: one for one in found}
    chosen = [by_id[one] for one in record["here"]["pair"] if one in by_id]
    return {"recordings": found, "pair": pair(*chosen) if len(chosen) == 2 else None}


def figures(record, recording):
    """The figures of one recording."""
    turns, ids = talks.closed(record, recording)
    seats = [seat["id"] for seat in recording["seats"]]
    talk.check(turns, seats)
    name = {seat["id"]: seat["name"] for seat in recording["seats"]}
    roles = {seat["id"]: seat["role"] for seat in recording["seats"]}
    time, count = talk.seconds(turns, seats), talk.counts(turns, seats)
    shares = {"time": talk.shares(time), "turns": talk.shares(count)}
    uptakes, heard = talk.uptakes(turns, seats), talk.heard_ratios(turns, seats)
    picked = talk.picked_up(turns)
    parts = segments(turns, recording["gaps"])
    return {
        "id": recording["id"], "title": recording["title"], "invented": recording["invented"], "purpose": recording["purpose"],
        "turns": len(turns), "seconds": round(sum(time.values()), 1),
        "seats": [{"id": seat, "name": name[seat], "role": roles[seat], "seconds": round(time[seat], 1), "turns": count[seat],
                   "share_time": _of(shares["time"], seat, "nobody has spoken yet"),
                   "share_turns": _of(shares["turns"], seat, "nobody has spoken yet"),
                   "proposals": uptakes[seat][1], "picked_up": uptakes[seat][0], "heard": _heard(heard[seat], time[seat], uptakes, seat)}
                  for seat in seats],
        "even": 1 / len(seats),
        "gini": {"time": _value(talk.gini(list(time.values())), _spread(seats)), "turns": _value(talk.gini(list(count.values())), _spread(seats)),
                 "most": (len(seats) - 1) / len(seats)},
        "evenness": {"time": _value(talk.evenness(list(time.values())), _spread(seats)),
                     "turns": _value(talk.evenness(list(count.values())), _spread(seats))},
        "log": [{"id": one, "number": n, "seat": turn.seat, "name": name[turn.seat], "start": turn.start, "end": turn.end, "kind": turn.kind,
                 "picks": None if turn.picks is None else turn.picks + 1} for n, (one, turn) in enumerate(zip(ids, turns), 1)],
        "matrix": _matrix(parts, seats),
        "overlaps": [{"first": a + 1, "second": b + 1, "seconds": round(long, 1)} for a, b, long in talk.overlaps(turns)],
        "proposals": [{"number": n + 1, "name": name[turns[n].seat], "by": [k + 1 for k in by]} for n, by in picked.items()],
        "not_picked_up": [n + 1 for n, by in picked.items() if not by],
        "late_links": [n + 1 for n, turn in enumerate(turns) if turn.picks in picked and n - turn.picks > talk.WITHIN],
        "family": _family(time, count, uptakes, roles), "run": _run(parts, roles),
        "silent": [name[seat] for seat in seats if not count[seat]],
        "no_role": [name[seat] for seat in seats if not roles[seat]],
        "pauses": _pauses(parts), "long_turns": [n for n, turn in enumerate(turns, 1) if turn.end - turn.start > LONG_TURN],
        "gaps": [{"start": gap["start"], "end": gap["end"], "why": gap["why"]} for gap in recording["gaps"]],
        "unrecorded": round(sum(gap["end"] - gap["start"] for gap in recording["gaps"]), 1),
    }


def segments(turns, gaps):
    """The turns in stretches between which nothing was recorded: ``[(place of the first, [turn, ...]), ...]``."""
    starts = sorted(gap["start"] for gap in gaps)
    found = []
    for n, turn in enumerate(turns):
        before = turns[n - 1] if n else None
        if before is None or any(before.start < start <= turn.start for start in starts):
            found.append((n, []))
        found[-1][1].append(turn)
    return found


def pair(first, second):
    """Two recordings side by side, seat by seat as they are called."""
    by_name = [{names.key(seat["name"]): seat for seat in one["seats"]} for one in (first, second)]
    rows = []
    for key in dict.fromkeys([*by_name[0], *by_name[1]]):
        both = [seats.get(key) for seats in by_name]
        rows.append({"name": next(seat["name"] for seat in both if seat),
                     "time": [seat["share_time"] if seat else {"value": None, "because": "this seat was not there"} for seat in both]})
    return {"titles": [first["title"], second["title"]], "invented": first["invented"] or second["invented"], "seats": rows,
            "figures": [{"name": title, "values": [one[key]["time"] for one in (first, second)]}
                        for title, key in (("Gini, time", "gini"), ("Evenness, time", "evenness"))]
            + [{"name": "Family’s share of the time", "values": [one["family"]["time"] for one in (first, second)]},
               {"name": "Proposals picked up", "values": [_uptake(one) for one in (first, second)]},
               {"name": "Longest stretch with professionals only, turns",
                "values": [{"value": one["run"]["turns"]} if one["run"]["turns"] is not None else
                           {"value": None, "because": one["run"]["because"]} for one in (first, second)]}],
            "same_seats": set(by_name[0]) == set(by_name[1])}


def _uptake(one):
    if not one["proposals"]:
        return {"value": None, "because": "nobody proposed anything"}
    return {"value": sum(bool(row["by"]) for row in one["proposals"]) / len(one["proposals"])}


def _value(number, because):
    return {"value": None, "because": because} if number is None else {"value": number}


def _of(shares, seat, because):
    return _value(None if shares is None else shares[seat], because)


def _spread(seats):
    return "one seat alone has nothing to be uneven with" if len(seats) < 2 else "nobody has spoken yet"


def _heard(ratio, time, uptakes, seat):
    if not time:
        return {"value": None, "because": "this seat has said nothing"}
    if not uptakes[seat][1]:
        return {"value": None, "because": "this seat proposed nothing"}
    return _value(ratio, "no proposal was picked up")


def _family(time, count, uptakes, roles):
    """The family's share of time, turns and what was picked up; the child's or advocate's beside it."""
    missing = "no seat has the role family" if "family" not in roles.values() else "nobody has spoken yet"
    here = "family" in roles.values()
    picked = {seat: pair_[0] for seat, pair_ in uptakes.items()}
    return {
        "time": _value(talk.role_share(time, roles) if here else None, missing),
        "turns": _value(talk.role_share(count, roles) if here else None, missing),
        "picked_up": _value(talk.role_share(picked, roles) if here else None, missing if not here else "no proposal was picked up"),
        "by_role": {role: round(seconds, 1) for role, seconds in talk.by_role(time, roles).items()},
    }


def _run(parts, roles):
    """The longest stretch with professionals (and the chair) only, over all that was recorded."""
    best = None
    for first, turns in parts:
        found = talk.longest_run(turns, roles)
        if found and (best is None or found[1] > best[1]):
            best = (first + found[0], found[1], found[2])
    if best is None:
        because = ("no seat has the role professional or chair" if not set(roles.values()) & set(talk.AT_WORK) else
                   "no professional has spoken yet")
        return {"first": None, "turns": None, "seconds": None, "because": because}
    return {"first": best[0] + 1, "turns": best[1], "seconds": round(best[2], 1)}


def _matrix(parts, seats):
    found = {first: dict.fromkeys(seats, 0) for first in seats}
    for _, turns in parts:
        for first, row in talk.transitions(turns, seats).items():
            for after, many in row.items():
                found[first][after] += many
    return [[found[first][after] for after in seats] for first in seats]


def _pauses(parts):
    return [{"before": first + n + 1, "seconds": round(long, 1)} for first, turns in parts for n, long in talk.pauses(turns)]
