"""What a plan covers, counted: words by prompt and outcome, balance, sources, what is missing. No sentence is written, no mark foretold."""

from exercises.catalog.assignment_planner import timetable, variants
from exercises.catalog.assignment_planner.brief import ASKS_CRITICISM, HELP, MODES, OUTCOMES, PROMPTS
from exercises.measures.herfindahl import as_many_as, concentration

CLAUSE = 15
"""Below so many words a prompt has a clause and no more. The line is the course's own."""
MANY = 4
"""From so many prompts on, a paragraph is said to carry many. The line is the course's own."""


def compute(plan):
    """Everything that is worked out from a plan.

    Args:
        plan: a checked plan (see ``inputs``).

    Returns:
        A JSON-able dictionary. Where a figure has no meaning it is None, and a key that ends in ``not_defined_because`` says why.
    """
    rows = [_paragraph(number, one) for number, one in enumerate(plan["paragraphs"], 1)]
    total = sum(row["words"] for row in rows)
    return {
        "kind": plan["kind"],
        "title": plan["title"],
        "paragraphs": rows,
        "total": total,
        "without_words": [row["number"] for row in rows if row["said"] is None],
        "limit": plan["limit"],
        "left": None if plan["limit"] is None else plan["limit"] - total,
        "prompts": prompts(rows),
        "outcomes": [_shared_by(rows, "outcomes", id_) for id_ in OUTCOMES],
        "untagged": {field: [row["number"] for row in rows if not row[field]] for field in ("prompts", "outcomes", "mode")},
        "many_prompts": [row["number"] for row in rows if len(row["prompts"]) >= MANY],
        "one_tag": _one_tag(rows),
        "modes": _by_mode(rows),
        **_describe_to_analyse(rows),
        **_weighs(rows),
        **_sources(plan, rows),
        "uncited": [row["number"] for row in rows if row["claim"].strip() and not row["sources"] and not row["own"]],
        "timetable": timetable.plan_days(plan["begin"], plan["deadline"], plan["free"], [(row["id"], row["said"]) for row in rows]),
        "materials": _materials(plan, rows),
        "statement": {"rule": bool(plan["statement"]["rule"].strip()),
                      "silent": [kind for kind in HELP if not any(line.strip() for line in plan["statement"]["help"][kind].values())]},
        "others": _others(plan, rows, total),
    }


def prompts(rows):
    """Each prompt with its words and what can be said of them.

    A paragraph's words are shared out equally among its prompts, so that the prompts add up to the words that carry one, and a
    paragraph that is tagged with everything covers nothing twelve times.

    Returns:
        ``[{id, words, paragraphs, state}]``; ``state`` is *empty* (no paragraph carries it), *no_words* (tagged, no words yet),
        *clause*, *uncritical* (the prompt asks where something fails, and no paragraph of it criticises) or *there*.
    """
    found = []
    for id_ in PROMPTS:
        shared = _shared_by(rows, "prompts", id_)
        modes = {row["mode"] for row in rows if id_ in row["prompts"]}
        if not shared["paragraphs"]:
            state = "empty"
        elif not shared["words"]:
            state = "no_words"
        elif shared["words"] < CLAUSE:
            state = "clause"
        elif id_ in ASKS_CRITICISM and "criticise" not in modes:
            state = "uncritical"
        else:
            state = "there"
        found.append({**shared, "state": state})
    return found


def coverage_only(plan):
    """What of a plan is shown to a group: words by prompt and by mode, under its made-up name, and nothing that was written."""
    rows = [_paragraph(number, one) for number, one in enumerate(plan["paragraphs"], 1)]
    return {"id": plan["id"], "name": plan["name"], "total": sum(row["words"] for row in rows),
            "prompts": {one["id"]: one["words"] for one in prompts(rows)}, "modes": _by_mode(rows)}


def _paragraph(number, one):
    return {"id": one["id"], "number": number, "heading": one["heading"], "said": one["words"], "words": one["words"] or 0,
            **{field: one[field] for field in ("prompts", "outcomes", "mode", "weighs", "claim", "own", "sources", "materials")}}


def _shared_by(rows, field, tag):
    carry = [row for row in rows if tag in row[field]]
    return {"id": tag, "words": sum(row["words"] / len(row[field]) for row in carry), "paragraphs": [row["number"] for row in carry]}


def _by_mode(rows):
    return {mode: sum(row["words"] for row in rows if row["mode"] == mode) for mode in (*MODES, "")}


def _describe_to_analyse(rows):
    """Words that describe for each word that analyses or criticises."""
    found = _by_mode(rows)
    judged = found["analyse"] + found["criticise"]
    reason = None if judged else "no words are marked as analysing or criticising"
    return {"describe_to_analyse": found["describe"] / judged if judged else None, "describe_to_analyse_not_defined_because": reason}


def _weighs(rows):
    """Words on strengths and on weaknesses; a paragraph that has both counts half for each."""
    both = sum(row["words"] for row in rows if row["weighs"] == "both") / 2
    strength, weakness = (sum(row["words"] for row in rows if row["weighs"] == kind) + both for kind in ("strength", "weakness"))
    reason = None if weakness else "no words are marked as on a weakness"
    return {"weighs": {"strength": strength, "weakness": weakness, "": sum(row["words"] for row in rows if not row["weighs"])},
            "strength_to_weakness": strength / weakness if weakness else None, "strength_to_weakness_not_defined_because": reason}


def _sources(plan, rows):
    """How often each source is used, how few carry most, and in which the family or a child is heard."""
    found = []
    for one in plan["sources"]:
        used = [row["number"] for row in rows if one["id"] in row["sources"]]
        found.append({"id": one["id"], "name": one["name"], "uses": len(used), "paragraphs": used, "voices": one["voices"], "year": one["year"],
                      "read": one["read"], "through": one["through"]})
    found.sort(key=lambda one: -one["uses"])
    uses = [one["uses"] for one in found]
    reason = None if sum(uses) else "no paragraph has a source"
    heard = {who: {"sources": [one["id"] for one in found if who in one["voices"] and one["uses"]],
                   "paragraphs": sorted({number for one in found if who in one["voices"] for number in one["paragraphs"]})}
             for who in ("family", "child")}
    return {"sources": found, "hhi": concentration(uses), "as_many_as": as_many_as(uses), "hhi_not_defined_because": reason, "heard": heard,
            "unused": [one["id"] for one in found if not one["uses"]],
            "no_year": [one["id"] for one in found if not one["year"].strip()],
            "not_said_how_read": [one["id"] for one in found if not one["read"]],
            "through_what": [one["id"] for one in found if one["read"] == "through" and not one["through"].strip()],
            "maybe_one": variants.pairs(plan["sources"], plan["apart"])}


def _one_tag(rows):
    """The prompt that is the only tag of every paragraph, where there are two at least; or None."""
    tags = {tuple(row["prompts"]) for row in rows}
    return rows[0]["prompts"][0] if len(rows) > 1 and len(tags) == 1 and len(rows[0]["prompts"]) == 1 else None


def _materials(plan, rows):
    used = {id_ for row in rows for id_ in row["materials"]}
    return {"drawn_in": len(plan["materials"]), "unused": [one["id"] for one in plan["materials"] if one["id"] not in used]}


def _others(plan, rows, total):
    """Which prompts a group touches between them, as shares of each plan's own words; nobody is set above anybody."""
    mine = {"id": plan["id"], "name": plan["name"], "total": total, "prompts": {one["id"]: one["words"] for one in prompts(rows)}}
    if not plan["others"]:
        return {"plans": [], "touched_by_none": []}
    plans = [{"id": one["id"], "name": one["name"], "shares": {p: one["prompts"][p] / one["total"] for p in PROMPTS} if one["total"] else None}
             for one in (mine, *plan["others"])]
    return {"plans": plans, "touched_by_none": [p for p in PROMPTS if not any(one["shares"] and one["shares"][p] for one in plans)]}
