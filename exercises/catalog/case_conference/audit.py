"""What the meeting did with what people knew and with what the family said. No outcome is called right.

Every figure is a count of the log. What is not defined is given as ``{"value": None, "because": ...}``.
"""

from exercises.catalog.case_conference import cards, effects, plan_lines, seats
from exercises.measures import talk as measures
from exercises.measures.talk import Turn

# The conference's acts as the kinds of turn that the talk measures know.
KINDS = {"opens": "ask", "share": "inform", "jargon": "inform", "explain": "inform", "answer": "inform", "summarise": "support", "ask": "ask", "invite": "ask",
         "challenge": "challenge", "name_it": "challenge", "defend": "challenge", "remark": "inform", "support": "support", "think_again": "support",
         "propose": "propose", "complete": "decide", "view": "decide", "decide": "decide", "dissent": "decide"}
# Turns that bring something which another may come back to.
BROUGHT = ("inform", "propose", "challenge")


def compute(state, record):
    """Every figure of a meeting, JSON-able.

    Args:
        state: where it stands; ``record``: the record it was replayed from.
    """
    turns, numbers = spoken(state)
    return {
        "unique": _unique(state), "repeated": _repeated(state), "talk": _talk(state, turns, numbers), "family": _family(state, turns),
        "judgements": _judgements(state, record), "changed": _changed(state), "spread": _spread(state),
        "dissent": [{"seat": one.seat, "kind": one.kind, "words": one.words or state.turns[one.turn].text, "turn": one.turn} for one in state.dissents],
        "plan": [{"id": line.id, "by": line.by, "rests_on": line.rests_on, "voiced_by": line.voiced_by, "owner": line.owner, "date": line.date,
                  "measure": line.measure, "words": line.words, "turn": line.turn} for line in state.plan],
        "children": _children(state), "floors": [{"floor": one.floor, "at": one.at} for one in state.notices],
        "decision": _decision(state), "views": [{"seat": one.seat, "likely": one.likely, "category": one.category, "because": one.because}
                                                for one in state.views.values()],
        "incident": {"what": state.incident or "none", "named_by": state.named_by},
    }


def spoken(state):
    """The talk where the family sits, as the talk measures take it.

    Returns:
        ``(turns, numbers)``: the turns that took time, without the chair's half hour with Kieran; and the number in the
        meeting's own list of each.
    """
    kept = [turn for turn in state.turns if effects.SECONDS[turn.do] and turn.stage != "apart"]
    places = {turn.number: place for place, turn in enumerate(kept)}
    # A turn goes back only to one before it and of somebody else; what it goes back to may have been apart.
    made = [Turn(turn.seat, float(turn.start), float(turn.start + turn.seconds), KINDS[turn.do], places.get(turn.picks_up)) for turn in kept]
    return made, [turn.number for turn in kept]


def _undefined(because):
    return {"value": None, "because": because}


def _or(value, because):
    return _undefined(because) if value is None else value


def _unique(state):
    """What one seat alone held, and whether it came out in the room."""
    rows = []
    for id_ in cards.UNIQUE:
        card = state.cards[id_]
        asked = None
        if card.shared_at:
            before = state.turns[card.shared_at - 1]
            asked = before.seat if before.do in ("ask", "invite", "challenge") and before.to == card.by else None
        rows.append({"card": id_, "seat": card.holders[0], "out": card.shared_at, "by": card.by or None, "asked_by": asked})
    return rows


def _repeated(state):
    """How often each thing that all knew beforehand was said."""
    return [{"card": id_, "said": state.cards[id_].said} for id_ in cards.SHARED_BY_ALL]


def at_the_table(state):
    """Who sits where the family sits: everybody who was asked to come, but Kieran, who is heard apart."""
    return [seat for seat in seats.IDS if seat != "father" and (seat != "advocate" or state.before.get("advocate") != "no")]


def _talk(state, turns, numbers):
    at_table = at_the_table(state)
    seconds, counts = measures.seconds(turns, at_table), measures.counts(turns, at_table)
    run = measures.longest_run(turns, seats.ROLES)
    taken = measures.picked_up(turns, BROUGHT)
    none = "nobody has spoken yet"
    return {
        "seats": at_table, "turns": counts, "seconds": seconds, "shares": _or(measures.shares(seconds), none),
        "gini": _or(measures.gini(seconds.values()), none), "evenness": _or(measures.evenness(seconds.values()), none),
        "matrix": measures.transitions(turns, at_table),
        "uptake": {seat: list(pair) for seat, pair in measures.uptakes(turns, at_table, BROUGHT).items()},
        "heard_ratio": measures.heard_ratios(turns, at_table, BROUGHT),
        "not_picked_up": [numbers[place] for place, by in taken.items() if not by],
        "professional_run": {"first": numbers[run[0]], "turns": run[1], "seconds": run[2]} if run else None,
    }


def _family(state, turns):
    """The family's shares of talk, of what was picked up, and of the plan's lines; the child's advocate is told apart."""
    at_table = at_the_table(state)
    taken = {seat: picked for seat, (picked, _) in measures.uptakes(turns, at_table, BROUGHT).items()}
    ideas = dict.fromkeys(seats.IDS, 0)
    for line in state.plan:
        ideas[line.voiced_by or line.by] += 1
    return {
        "talk": _or(measures.role_share(measures.seconds(turns, at_table), seats.ROLES), "nobody has spoken yet"),
        "uptake": _or(measures.role_share(taken, seats.ROLES), "nothing was picked up"),
        "plan": _or(measures.role_share(ideas, seats.ROLES), "there is no line on the plan"),
        "child": _or(measures.role_share(measures.seconds(turns, at_table), seats.ROLES, ("child",)), "nobody has spoken yet"),
    }


def _judgements(state, record):
    rows = []
    before, after = state.judgements_before, state.judgements_after
    for seat in seats.JUDGES:
        first, last = before[seat], after[seat]
        rows.append({"seat": seat, "scripted": seat not in record["humans"], "harm": [_at(first, 0), _at(last, 0)], "help": [_at(first, 1), _at(last, 1)]})
    return rows


def _at(judgement, place):
    return None if judgement is None else round(judgement[place], 2)


def _changed(state):
    """Who changed, after hearing what: each move of a scripted seat of 0.1 or more."""
    rows = []
    for turn in state.turns:
        for effect in turn.effects:
            if effect.kind in ("harm", "help") and abs(effect.after - effect.before) >= 0.1:
                rows.append({"seat": effect.seat, "scale": effect.kind, "from": round(effect.before, 2), "to": round(effect.after, 2), "turn": turn.number,
                             "rule": effect.rule, "card": turn.card, "said_by": turn.seat})
    return rows


def _spread(state):
    """The distance between the highest and the lowest judgement, before and after, of those who gave both."""
    found = {}
    for place, scale in enumerate(("harm", "help")):
        pairs = [(a[place], b[place]) for a, b in zip(state.judgements_before.values(), state.judgements_after.values()) if a and b]
        enough = len(pairs) > 1
        found[scale] = [round(max(column) - min(column), 2) if enough else _undefined("fewer than two seats gave both") for column in (list(zip(*pairs)) if enough else ((), ()))]
    return found


def _children(state):
    """How many turns of talk were about each child, by the cards and lines that were named in them."""
    found = dict.fromkeys(cards.CHILDREN, 0)
    for turn in state.turns:
        if turn.stage == "apart" or not turn.seconds:
            continue
        about = cards.BY_ID[turn.card].children if turn.card else _line_children(turn.line)
        for child in about:
            found[child] += 1
    return found


def _line_children(line):
    return plan_lines.BY_ID[line].children if line else ()


def _decision(state):
    if state.decision is None:
        return None
    return {"plan": state.decision.plan, "category": state.decision.category, "how": state.decision.how, "tie": state.decision.tie}


def pull(before, after):
    """The mean move of the others towards each seat's first view. It is shown on the method page only: pull is no proof of influence.

    Args:
        before, after: a judgement by seat, on one scale; seats that lack one of the two are left out.

    Returns:
        A number by seat, positive where the others came nearer to what the seat first thought; None where fewer than two seats
        gave both. Where all agreed at first every pull is 0 or less, and little can be learnt.
    """
    both = [seat for seat in before if before[seat] is not None and after.get(seat) is not None]
    if len(both) < 2:
        return dict.fromkeys(both)
    found = {}
    for seat in both:
        moves = [abs(before[other] - before[seat]) - abs(after[other] - before[seat]) for other in both if other != seat]
        found[seat] = sum(moves) / len(moves)
    return found
