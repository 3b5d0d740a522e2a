"""How the threshold ladder gets from placements to what it shows (outline, X08, as changed by its section 0).

Only committed sheets count. The two referrals that need action now are in no figure. *Needs to know more*
is an answer and no rung: it is listed, and no number is made of it. Nothing here says who is right.
"""

from math import fsum

from exercises.catalog.threshold_ladder import panel
from exercises.catalog.threshold_ladder.inputs import NO_ROLE, answer_of, conflict_at, sheet_of, unfinished
from exercises.catalog.threshold_ladder.referrals import ALL, BY_ID, NOW, OPEN, ROUNDS, UNSURE
from exercises.catalog.threshold_ladder.rules_agreement import agreement_in
from exercises.catalog.threshold_ladder.rules_shift import shift
from exercises.record import names

# Our own line, not a published one: two rungs apart is another service, another worker, another letter home.
FAR = 2


def compute(record):
    """Everything that the exercise shows.

    Args:
        record: a checked ladder record (see ``inputs``).

    Returns:
        A JSON-able dictionary: ``seed``, ``invented``, ``panel``, ``rungs``, ``raters`` (people who count,
        the invented panel marked), ``waiting`` (names of those who began and have not committed),
        ``undecided`` (how many choices wait), ``now`` (the two that need action, in no figure),
        ``referrals`` (the ten, the most disputed first), ``rounds`` (agreement before and after, see
        ``rules_agreement``), ``shift`` (see ``rules_shift``) and ``roles``.
    """
    raters, sheets = _who(record)
    first = {r["id"]: sheets[r["id"], "before"] for r in raters}
    naming = {name: _naming(raters, sheets, name) for name in ROUNDS}
    referrals = sorted((_referral(one, raters, sheets) for one in OPEN), key=_most_disputed_first)
    return {
        "seed": record["seed"], "invented": record["invented"], "panel": record["panel"],
        "rungs": naming["before"][0] if len(naming["before"]) == 1 else list(record["rungs"]),
        "raters": [{**r, "late": first[r["id"]]["late"]} for r in raters],
        "waiting": waiting(record),
        "undecided": len(record["conflicts"]),
        "now": [_now(one, raters, first) for one in NOW],
        "referrals": referrals,
        "rounds": {name: agreement_in(name, raters, sheets, naming[name], record["seed"]) for name in ROUNDS},
        "shift": shift(raters, sheets, naming),
        "roles": _roles(raters, first, naming["before"]),
    }


def waiting(record):
    """Names of the people who have begun to place and not committed: nothing is shown before they have."""
    return [r["name"] for r in record["raters"] if _has_begun(record, r["id"])]


def committed(record, round_name="before"):
    """Ids of the people, the panel apart, who have committed in a round."""
    return [r["id"] for r in record["raters"] if sheet_of(record, r["id"], round_name)["committed"]]


def spread(rungs):
    """How far apart several placements lie: the mean difference, in rungs, over all pairs.

    Returns:
        A float from 0 to 3, or None where fewer than two people placed it.
    """
    if len(rungs) < 2:
        return None
    apart = [abs(a - b) for i, a in enumerate(rungs) for b in rungs[i + 1:]]
    return sum(apart) / len(apart)


def _has_begun(record, rater):
    sheet = sheet_of(record, rater, "before")
    return not sheet["committed"] and bool(unfinished(record, rater, "before")[0])


def _who(record):
    """The people whose first sheet counts, the panel last, and every committed sheet of theirs."""
    raters = [{**r, "invented": record["invented"]} for r in record["raters"]
              if sheet_of(record, r["id"], "before")["committed"] and not conflict_at(record, r["id"], "before")]
    kept = [s for s in record["sheets"] if s["committed"]]
    if record["panel"]:
        five = panel.load()
        raters += [{**r, "invented": True, "panel": True} for r in five["raters"]]
        # The panel stands on the ladder as the people here named it: it has never seen another.
        named = {s["round"]: s["rungs"] for s in reversed(kept)}
        rungs = named.get("before", record["rungs"])
        kept = kept + [{**s, "rungs": list(named.get(s["round"], rungs))} for s in five["sheets"]]
    for rater in raters:
        rater.setdefault("panel", False)
    sheets = {(s["rater"], s["round"]): s for s in kept}
    return raters, sheets


def _naming(raters, sheets, round_name):
    """The different ways in which the rungs were called in a round, each once."""
    found = []
    for rater in raters:
        sheet = sheets.get((rater["id"], round_name))
        if sheet and sheet["rungs"] not in found:
            found.append(sheet["rungs"])
    return found


def _referral(one, raters, sheets):
    """One referral: who placed it where and why, how far apart, and what they would ask."""
    placements = []
    for rater in raters:
        answer = answer_of(sheets[rater["id"], "before"], one)
        again = answer_of(sheets.get((rater["id"], "after"), {"answers": {}}), one)
        placements.append({"rater": rater["id"], "rung": answer["rung"], "sure": answer["sure"], "why": answer["why"],
                           "ask": answer["ask"], "again": again["rung"], "heard": again["why"]})
    rungs = [p["rung"] for p in placements if isinstance(p["rung"], int)]
    again = [p["again"] for p in placements if isinstance(p["again"], int)]
    reach = max(rungs) - min(rungs) if rungs else None
    return {"id": one, "title": BY_ID[one].title, "placements": placements, "placed": len(rungs),
            "unsure": sum(p["rung"] == UNSURE for p in placements), "spread": spread(rungs), "reach": reach,
            "spread_again": spread(again), "disputed": len(rungs) > 1 and reach >= FAR,
            "asks": [{"rater": p["rater"], "ask": p["ask"]} for p in placements if p["ask"].strip()]}


def _most_disputed_first(referral):
    known = referral["spread"] is not None
    return (not known, -(referral["spread"] or 0), -(referral["reach"] or 0), -referral["unsure"], ALL.index(referral["id"]))


def _now(one, raters, first):
    """Where people placed a referral that needs action now; it is counted nowhere."""
    return {"id": one, "title": BY_ID[one].title,
            "placements": [{"rater": r["id"], "rung": answer_of(first[r["id"]], one)["rung"],
                            "why": answer_of(first[r["id"]], one)["why"]} for r in raters]}


def _roles(raters, first, naming):
    """Mean rung by role, and how far it lies from what the others said of the same referrals.

    The difference is taken referral by referral, so that a role that placed other referrals than the rest
    is not made to look high or low by that.
    """
    if len(naming) > 1:
        return []
    groups = {}
    for rater in raters:
        groups.setdefault(names.key(rater["role"] or NO_ROLE), []).append(rater)
    rows = []
    for members in groups.values():
        own, apart = [], []
        inside = {m["id"] for m in members}
        for one in OPEN:
            here = _rungs(one, [r for r in raters if r["id"] in inside], first)
            there = _rungs(one, [r for r in raters if r["id"] not in inside], first)
            own += here
            if here and there:
                apart.append(fsum(here) / len(here) - fsum(there) / len(there))
        rows.append({"role": members[0]["role"] or NO_ROLE, "raters": [m["id"] for m in members], "placed": len(own),
                     "mean": fsum(own) / len(own) if own else None,
                     "difference": fsum(apart) / len(apart) if apart else None, "over": len(apart),
                     "not_defined_because": "" if apart else "nobody of another role placed the same referrals" if own else
                     "nobody of this role placed a referral on a rung"})
    return sorted(rows, key=lambda row: (-(row["mean"] if row["mean"] is not None else -1), names.key(row["role"])))


def _rungs(one, raters, first):
    found = [answer_of(first[r["id"]], one)["rung"] for r in raters]
    return [rung for rung in found if isinstance(rung, int)]
