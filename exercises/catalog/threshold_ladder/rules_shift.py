"""What talk changed: who moved, which way, toward whom, and after hearing what.

Both rounds have to be committed, on rungs of the same names. A move is told as a move; whether it was a
move toward a better judgement nobody here can say.
"""

from math import fsum

from exercises.catalog.threshold_ladder.inputs import answer_of
from exercises.catalog.threshold_ladder.referrals import BY_ID, OPEN, UNSURE
from exercises.catalog.threshold_ladder.rules_agreement import RENAMED, alphas, few, ratings


def shift(raters, sheets, naming):
    """The way from the first round to the second, for those who committed both.

    Returns:
        ``{"raters", "not_defined_because", "moves", "people", "toward", "mean", "alpha_before",
        "alpha_after"}``. A move is ``{rater, referral, title, from, to, step, heard, joined}``: ``step`` is None
        where *needs to know more* stands at one end, ``joined`` are those who had stood at its end before.
        ``toward`` counts, for each person, the moves of others that came nearer to where that person had
        stood, or went further off. ``mean`` is over the people, without the invented panel. The alphas are of
        the same people before and after, so that somebody who left between does not look like talk.
    """
    both = [r for r in raters if (r["id"], "after") in sheets]
    ids = [r["id"] for r in both]
    out = {"raters": ids, "not_defined_because": "", "moves": [], "people": [], "toward": [], "mean": None,
           "alpha_before": None, "alpha_after": None}
    if not both:
        out["not_defined_because"] = "nobody has placed the ten again yet"
        return out
    if naming["before"] != naming["after"] or len(naming["before"]) > 1:
        out["not_defined_because"] = RENAMED
        return out
    before = {r: sheets[r, "before"] for r in (one["id"] for one in raters)}
    after = {r: sheets[r, "after"] for r in ids}
    for rater in both:
        found, person = _person(rater["id"], before, after[rater["id"]])
        out["moves"] += found
        out["people"].append({**person, "spoke": after[rater["id"]]["spoke"]})
    out["moves"].sort(key=lambda move: (OPEN.index(move["referral"]), ids.index(move["rater"])))
    out["toward"] = [_toward(r["id"], before, out["moves"]) for r in raters]
    scripted = {r["id"] for r in both if r["panel"]}
    steps = [person["mean"] for person in out["people"] if person["mean"] is not None and person["rater"] not in scripted]
    out["mean"] = fsum(steps) / len(steps) if steps else None
    reason = few(len(both))
    for name, of in (("alpha_before", before), ("alpha_after", after)):
        units = [list(unit) for unit in zip(*(ratings(of[r]) for r in ids))]
        found = alphas(units)
        out[name] = {"ordinal": None if reason else found["ordinal"],
                     "not_defined_because": reason or found["not_defined_because"], "units": found["units"]}
    return out


def _person(rater, before, after):
    """One person's moves, and their count."""
    moves, steps, same, left = [], [], 0, 0
    for one in OPEN:
        start, end = answer_of(before[rater], one)["rung"], answer_of(after, one)["rung"]
        if start is None or end is None:
            left += 1
            continue
        step = end - start if isinstance(start, int) and isinstance(end, int) else None
        if step is not None:
            steps.append(step)
        if start == end:
            same += 1
            continue
        joined = [other for other, sheet in before.items() if other != rater and answer_of(sheet, one)["rung"] == end]
        moves.append({"rater": rater, "referral": one, "title": BY_ID[one].title, "from": start, "to": end, "step": step,
                      "heard": answer_of(after, one)["why"], "joined": [] if end == UNSURE else joined})
    return moves, {"rater": rater, "up": sum(s > 0 for s in steps), "down": sum(s < 0 for s in steps), "same": same,
                   "to_or_from_unsure": sum(m["step"] is None for m in moves), "not_compared": left,
                   "mean": fsum(steps) / len(steps) if steps else None}


def _toward(anchor, before, moves):
    """How others' moves lay to where one person had stood."""
    nearer = further = neither = 0
    for move in moves:
        stood = answer_of(before[anchor], move["referral"])["rung"]
        if move["rater"] == anchor or move["step"] is None or not isinstance(stood, int):
            continue
        change = abs(move["to"] - stood) - abs(move["from"] - stood)
        nearer += change < 0
        further += change > 0
        neither += change == 0
    return {"rater": anchor, "nearer": nearer, "further": further, "neither": neither}
