"""How the stage tracker gets from ticks to what it shows (outline, X01).

Nothing here decides what stage a group is in. A clear stage means that the talk members ticked
*resembles* the stage. Nothing is smoothed towards the expected order, and nobody's entry is filled in.
"""

from math import fsum

from exercises.catalog.stage_tracker.behaviours import BEHAVIOURS, STAGES, stage_of
from exercises.catalog.stage_tracker.inputs import conflict_at, entry_of, is_blank_entry
from exercises.measures.jensen_shannon import mean_pairwise
from exercises.measures.kendall import tau_b
from exercises.record import dates, numbers

# Outline, X01: a stage is clear if it has four ticks in ten and leads the next by one in ten.
CLEAR_SHARE = 0.40
CLEAR_LEAD = 0.10
# Outline, X01: below four clear check-ins an order would be read into noise.
FEWEST_CLEAR = 4
# Our own line, not a published one: half of the most that two entries can differ.
DISPUTED = 0.50
# Shares are fractions of small whole numbers; this is far below the smallest gap between two of them.
ROUNDING = 1e-9

MIXED = "mixed"


def resembling(stage):
    """How a stage is always told: as a resemblance, never as what a group is."""
    return "mixed, resembling no one stage" if stage == MIXED else f"talk resembling {stage}"


def state_of(entry):
    """What an entry is as evidence.

    Returns:
        ``missing`` (not filled in), ``absent``, ``none_fits``, ``contradicts_itself`` ("none of these
        fits" together with ticks), ``nothing_ticked``, ``all_ticked`` (counts, and is marked as telling
        nothing apart) or ``ticked``.
    """
    if is_blank_entry(entry):
        return "missing"
    if entry["absent"]:
        return "absent"
    if entry["none_fits"]:
        return "contradicts_itself" if entry["ticks"] else "none_fits"
    if not entry["ticks"]:
        return "nothing_ticked"
    return "all_ticked" if len(entry["ticks"]) == len(BEHAVIOURS) else "ticked"


def shares_of(ticks):
    """Share of the ticks that fall to each stage.

    Args:
        ticks: ids of behaviours.

    Returns:
        Five shares in the order of the stages, which add up to 1, or None where nothing is ticked.
    """
    if not ticks:
        return None
    counts = [0] * len(STAGES)
    for tick in ticks:
        counts[STAGES.index(stage_of(tick))] += 1
    return [count / len(ticks) for count in counts]


def clear_stage(shares):
    """The stage that a profile resembles, or ``mixed``.

    Args:
        shares: five shares that add up to 1.

    Returns:
        The stage whose share is 0.40 or more and leads the next by 0.10 or more; otherwise ``mixed``.
    """
    ranked = sorted(shares, reverse=True)
    if ranked[0] >= CLEAR_SHARE - ROUNDING and ranked[0] - ranked[1] >= CLEAR_LEAD - ROUNDING:
        return STAGES[list(shares).index(ranked[0])]
    return MIXED


def group_profile(profiles):
    """Mean of the members' shares, stage by stage; None where there is no evidence."""
    if not profiles:
        return None
    return [fsum(column) / len(profiles) for column in zip(*profiles)]


def observers(record):
    """Ids of the members who have ticked something that counts, at whichever check-in."""
    return {e["member"] for e in record["entries"] if state_of(e) in ("ticked", "all_ticked")}


def sequence(record):
    """The check-ins in the order of time, and what that order rests on.

    Dates decide where every check-in with an entry has one; otherwise the numbers do.

    Returns:
        ``(check_ins, by)`` with ``by`` either ``"date"`` or ``"number"``.
    """
    used = {e["check_in"] for e in record["entries"]} | {
        c["check_in"] for c in record["conflicts"] if c["about"] == "entry"}
    rows = record["check_ins"]
    if used and all(_is_iso(c["date"]) for c in rows if c["id"] in used):
        place = {c["id"]: n for n, c in enumerate(sorted(
            (c for c in rows if c["id"] in used), key=lambda c: (c["date"], c["id"])))}
        # Check-ins nobody used have nothing to be put in order; they come last.
        return sorted(rows, key=lambda c: (place.get(c["id"], len(rows)), c["id"])), "date"
    return list(rows), "number"


def compute(record):
    """Everything that the exercise shows.

    Args:
        record: a checked stage record (see ``inputs``).

    Returns:
        A JSON-able dictionary: ``stages``, ``order_by``, ``invented``, ``seed``, ``members`` (id and
        name), ``check_ins`` (in order of time, each as :func:`_at_check_in` gives it), ``movements``,
        ``fit``, ``out_of_order``, ``leaps``, ``adjourning`` and ``undecided`` (how many choices wait).
    """
    rows, by = sequence(record)
    check_ins = [_at_check_in(record, row) for row in rows]
    clear = [(n, c["id"], STAGES.index(c["stage"])) for n, c in enumerate(check_ins)
             if c["stage"] not in (None, MIXED)]
    return {
        "stages": list(STAGES), "order_by": by, "invented": record["invented"], "seed": record["seed"],
        "members": [dict(m) for m in record["members"]],
        "check_ins": check_ins,
        "movements": _movements(check_ins),
        "fit": _fit(check_ins, clear),
        "out_of_order": [{"earlier": a[1], "later": b[1]} for i, a in enumerate(clear)
                         for b in clear[i + 1:] if b[2] < a[2]],
        "leaps": _leaps(clear),
        "adjourning": _adjourning(record, check_ins),
        "undecided": len(record["conflicts"]),
    }


def _at_check_in(record, row):
    """One check-in: what each member saw, the group's profile, and how far apart they were."""
    members = []
    for member in record["members"]:
        entry = entry_of(record, member["id"], row["id"])
        state = "undecided" if conflict_at(record, member["id"], row["id"]) else state_of(entry)
        shares = shares_of(entry["ticks"]) if state in ("ticked", "all_ticked") else None
        members.append({
            "member": member["id"], "state": state, "ticks": len(entry["ticks"]) if shares else 0,
            "shares": shares, "stage": clear_stage(shares) if shares else None,
            "afterwards": entry["afterwards"], "after_comparing": entry["after_comparing"],
            "example": entry["example"],
        })
    profiles = [m["shares"] for m in members if m["shares"]]
    profile = group_profile(profiles)
    apart = mean_pairwise(profiles)
    stages = {m["stage"] for m in members if m["stage"] not in (None, MIXED)}
    return {
        "id": row["id"], "label": row["label"], "date": row["date"], "event": row["event"],
        "members": members, "observers": len(profiles), "profile": profile,
        "stage": clear_stage(profile) if profile else None,
        "disagreement": apart,
        "disagreement_not_defined_because": _why_no_disagreement(profiles),
        "disputed": apart is not None and (len(stages) > 1 or apart >= DISPUTED - ROUNDING),
    }


def _why_no_disagreement(profiles):
    """Why there is no figure for disagreement; an empty text where there is one."""
    if len(profiles) >= 2:
        return ""
    if profiles:
        return "one observer only, and nobody to disagree with"
    return "nobody has ticked anything here"


def _movements(check_ins):
    """From each check-in with evidence to the next one: forward, same, back, or not to be said."""
    seen = [(n, c) for n, c in enumerate(check_ins) if c["profile"]]
    movements = []
    for (n, before), (m, after) in zip(seen, seen[1:]):
        if MIXED in (before["stage"], after["stage"]):
            movement = "not defined, because one of the two is mixed"
        else:
            step = STAGES.index(after["stage"]) - STAGES.index(before["stage"])
            movement = "forward" if step > 0 else "back" if step < 0 else "same"
        movements.append({"from": before["id"], "to": after["id"], "movement": movement,
                          "over_a_gap": m - n > 1})
    return movements


def _fit(check_ins, clear):
    """Kendall's tau-b between the order of time and the order of the stages."""
    fit = {"tau_b": None, "clear": len(clear), "not_defined_because": ""}
    with_evidence = sum(1 for c in check_ins if c["profile"])
    if not with_evidence:
        fit["not_defined_because"] = "nobody has ticked anything yet"
    elif not clear:
        fit["not_defined_because"] = "every check-in is mixed, so that there is no order to compare"
    elif len(clear) < FEWEST_CLEAR:
        fit["not_defined_because"] = numbers.too_few(len(clear), FEWEST_CLEAR, "check-in with a clear stage", "check-ins with a clear stage")
    else:
        fit["tau_b"] = tau_b([n for n, _, _ in clear], [stage for _, _, stage in clear])
        if fit["tau_b"] is None:
            fit["not_defined_because"] = "every clear check-in resembles the same stage, so that nothing rises or falls"
    return fit


def _leaps(clear):
    """Clear check-ins at which the talk resembles a stage while an earlier one had never been clear."""
    leaps, seen = [], set()
    for _, check_in, stage in clear:
        missing = [STAGES[s] for s in range(stage) if s not in seen]
        # Told once, where it first shows: every later check-in would repeat it.
        if missing and stage not in seen:
            leaps.append({"check_in": check_in, "not_seen_before": missing})
        seen.add(stage)
    return leaps


def _adjourning(record, check_ins):
    """Where behaviours of ending were ticked, by how many, and their share in the group's profile."""
    found = []
    for row in check_ins:
        members = [m["member"] for m in row["members"] if m["shares"] and m["shares"][-1] > 0]
        if members:
            ticked = sorted({t for member in members for t in entry_of(record, member, row["id"])["ticks"]
                             if stage_of(t) == STAGES[-1]})
            found.append({"check_in": row["id"], "members": members, "share": row["profile"][-1],
                          "behaviours": ticked})
    return found


def _is_iso(text):
    """Whether a record's date was understood: it then has the form YYYY-MM-DD."""
    return text != "" and dates.iso(text) == text
