"""What a scripted seat does when it has its turn. The same log and seed always give the same (rule S3).

Somebody scripted knows only what their seat knows, and says only what they are free enough to say.
"""

from exercises.catalog.case_conference import acts, cards, deciding, hearing, plan_lines, seats
from exercises.catalog.case_conference import rule_table as rules
from exercises.catalog.case_conference.say import pick

# What each professional's report opens with: things that everybody knows (rule S2).
_FIELD = {"social_worker": ("rent", "page_four"), "police": ("row",), "health_visitor": ("checks", "mood"), "teacher": ("absences", "choir"),
          "family_support": ("first_told", "mood"), "mother": ("first_told", "choir"), "grandmother": ("choir", "row"), "chair": ("row",),
          "father": ("checks",), "advocate": ()}
# How often, of four times, somebody falls into their service's words. Ours.
_JARGON = {"police": 2, "health_visitor": 1, "social_worker": 1, "teacher": 1, "family_support": 0}
# Whom the silent are asked after first, by a chair who asks round.
# Of what each is asked by a professional who asks.
_ASKED_ABOUT = {"mother": ("money", "support", "mood"), "health_visitor": ("health",), "teacher": ("school", "ellie"), "grandmother": ("night", "school"),
                "family_support": ("support",), "police": ("night",)}
# What one backs somebody for.
_WORTH_BACKING = ("share", "explain", "challenge", "propose", "name_it")
# Whom somebody of the family backs aloud.
_BACKED_BY_FAMILY = ("mother", "grandmother", "advocate", "family_support", "health_visitor")
# Who besides its holder would challenge on the ground of a card.
_SPEAKS_FOR = {"landlord": ("grandmother", "family_support"), "letters": ("mother",)}
_ASKED_FIRST = ("mother", "grandmother", "advocate", "teacher", "family_support", "health_visitor", "social_worker", "police")


def choose(state):
    """What the scripted seat whose turn it is does.

    Args:
        state: a :class:`~.state.State` whose turn is a scripted seat's.

    Returns:
        An event that is allowed now.
    """
    seat = state.turn
    event = _kept(state, seat) or (_answer(state, seat) if state.answer else _STAGES.get(state.stage, _talk)(state, seat))
    # Fields that hold nothing are left out, as in every event.
    return {name: value for name, value in (event or {"do": "silent", "seat": seat}).items() if value != ""}


def _salt(state, seat, what=""):
    return f"{state.seed}/{len(state.turns)}/{seat}/{what}"


def _kept(state, seat):
    """What this seat said in the run that is kept, if it can be said now."""
    answering = state.answer is not None
    for n, event in enumerate(state.record["kept"]):
        if n in state.kept_used or event.get("seat") != seat or event["do"] in ("hand_up", "judge"):
            continue
        if answering != (event["do"] in ("answer", "defend", "think_again")) and event["do"] not in ("share", "jargon", "silent", "explain", "support"):
            continue
        if acts.problem(state, event) is None:
            return dict(event)
    return None


def own_cards(state, seat):
    """The cards of one seat's own that this seat holds, and nobody has said in the room."""
    if state.stage == "apart" and seat == "chair":
        return []  # this half hour is for hearing him, and what others entrusted to the chair stays with her
    return [id_ for id_ in cards.UNIQUE
            if state.knows(seat, id_) and state.cards[id_].shared_at is None and not (state.stage == "apart" and state.knows("chair", id_)) and (seat in state.cards[id_].holders or _may_carry(state, seat, id_))]


def _may_carry(state, seat, id_):
    """Whether somebody who knows a card without holding it may say it: what is their own, or what they were given to say."""
    if id_ == "key":
        return seat == "mother"  # the chair keeps it for the place where it is needed
    return seat == "chair" and id_ == "post" and state.stage != "apart"


def _free_to_say(state, seat, helped):
    """Own cards that the seat is free enough to say now (rule S1), the one that asks least first."""
    free = state.ease[seat] + helped
    found = [id_ for id_ in own_cards(state, seat) if cards.BY_ID[id_].need <= free]
    return sorted(found, key=lambda id_: (cards.BY_ID[id_].need, cards.UNIQUE.index(id_)))


def _share(state, seat, id_):
    """Say a card, in one's service's words where that comes over one."""
    slips = _JARGON.get(seat, 0) and state.stage in ("reports", "questions", "analysis", "board") and pick(_salt(state, seat, "words"), (1, 2, 3, 4)) <= _JARGON[seat]
    return {"do": "jargon" if slips else "share", "seat": seat, "card": id_}


def _repeat(state, seat):
    """Say what everybody knows (rule S2), unless it has been said twice."""
    field = [id_ for id_ in (*_FIELD[seat], *cards.SHARED_BY_ALL, *cards.WRITTEN) if state.knows(seat, id_) and state.cards[id_].said < 2]
    own = [id_ for id_ in field if id_ in _FIELD[seat]]
    return _share(state, seat, own[0] if own else pick(_salt(state, seat, "again"), field)) if field else None


def _answer(state, seat):
    asked = state.answer
    if asked.why in ("challenge", "remark"):
        again = hearing.would_think_again(state, seat, asked.by, asked.card)
        return {"do": "think_again" if again else "defend", "seat": seat}
    if state.ease[seat] <= rules.SILENT_AT:
        return None
    free = _free_to_say(state, seat, rules.ASKED_HELPS)
    if state.stage == "apart" and "key" in free:
        free.remove("key")
    about = [id_ for id_ in free if not asked.topic or cards.BY_ID[id_].topic == asked.topic]
    if about:
        return {"do": "share", "seat": seat, "card": about[0]}
    known = [id_ for id_ in state.known(seat) if cards.BY_ID[id_].topic == asked.topic and state.cards[id_].said < 2 and id_ not in cards.UNIQUE]
    if known and asked.why == "ask" and acts.problem(state, {"do": "share", "seat": seat, "card": known[0]}) is None:
        return {"do": "share", "seat": seat, "card": known[0]}
    return {"do": "answer", "seat": seat, "topic": asked.topic}


def _apart(state, seat):
    if seat == "father":
        said = any(turn.seat == "father" for turn in state.turns)
        if "post" not in _told_chair(state) and state.ease["father"] >= cards.BY_ID["post"].need:
            return {"do": "share", "seat": "father", "card": "post"}
        return None if not said else {"do": "share", "seat": "father", "card": "checks"}
    return {"do": "invite", "seat": "chair", "to": "father"}


def _told_chair(state):
    return [id_ for id_ in ("post",) if state.knows("chair", id_)]


def _reports(state, seat):
    """The first time what everybody knows; the second time something of one's own, if one is free to."""
    if not any(turn.seat == seat and turn.stage == "reports" for turn in state.turns):
        return _repeat(state, seat)
    free = [id_ for id_ in _free_to_say(state, seat, 0) if id_ != "key"]
    return _share(state, seat, free[0]) if free else _repeat(state, seat)


def _talk(state, seat):
    """A turn in the talk of all."""
    if acts.may_remark(state, seat):
        return {"do": "remark", "seat": seat}
    if seat == "chair":
        return _chair(state)
    helped = rules.BOARD_HELPS if state.stage == "board" else rules.ASKED_HELPS if state.stage in ("family", "welcome") and seat in seats.FAMILY else 0
    free = _free_to_say(state, seat, helped)
    if seats.BY_ID[seat].kind == "family" and state.ease[seat] <= rules.SILENT_AT:
        return None
    if free:
        return _share(state, seat, free[0])
    ground = _ground(state, seat)
    if ground:
        return ground
    if seats.BY_ID[seat].kind == "family":
        return _repeat(state, seat)
    if seats.BY_ID[seat].kind == "child":
        return None
    way = pick(_salt(state, seat, "way"), ("again", "again", "ask", "support", "explain"))
    return {"ask": _ask, "support": _support, "explain": _explain}.get(way, _repeat)(state, seat) or _repeat(state, seat) or _support(state, seat)


def _ground(state, seat):
    """A challenge that rests on what one knows, where somebody has said the opposite."""
    for id_ in (*cards.UNIQUE, *cards.WRITTEN):
        other = cards.BY_ID[id_].contradicts
        if not other or id_ in cards.WRITTEN or not state.knows(seat, id_) or seat not in (*cards.BY_ID[id_].holders, *_SPEAKS_FOR.get(id_, ())):
            continue
        said = state.cards[other]
        if said.shared_at is None or said.by == seat or said.by not in state.present or state.ease[seat] < 1:
            continue
        if any(turn.do == "challenge" and turn.card == id_ for turn in state.turns):
            continue
        return {"do": "challenge", "seat": seat, "to": said.by, "card": id_}
    return None


def _ask(state, seat):
    to = pick(_salt(state, seat, "whom"), [other for other in _ASKED_ABOUT if other != seat and other in state.present])
    return {"do": "ask", "seat": seat, "to": to, "topic": pick(_salt(state, seat, "what"), _ASKED_ABOUT[to])}


def _support(state, seat):
    for turn in reversed(state.turns[-4:]):
        near = seats.BY_ID[seat].kind != "family" or turn.seat in _BACKED_BY_FAMILY
        if near and turn.seat not in (seat, "chair") and turn.do in _WORTH_BACKING and turn.seat in state.present:
            return {"do": "support", "seat": seat, "to": turn.seat}
    return None


def _explain(state, seat):
    for id_ in reversed(state.out):
        if state.cards[id_].jargon and not state.cards[id_].explained and state.knows(seat, id_):
            return {"do": "explain", "seat": seat, "card": id_}
    return None


def _chair(state):
    """Rule S4: keep to the time, or ask round. What Kieran said is brought into the room with the analysis at the latest."""
    if state.incident == "open" and state.chair_style == "round":
        return {"do": "name_it", "seat": "chair"}
    if state.stage in ("analysis", "board") and state.cards["post"].shared_at is None and state.knows("chair", "post"):
        return {"do": "share", "seat": "chair", "card": "post"}
    if state.chair_style == "round":
        said = {seat: sum(1 for turn in state.turns if turn.seat == seat and turn.seconds) for seat in _ASKED_FIRST if seat in state.present and (seat != "advocate" or state.stage not in ("family", "questions", "child"))}
        to = min(said, key=lambda seat: (said[seat], _ASKED_FIRST.index(seat)))
        plain = _explain(state, "chair")
        return plain or {"do": "invite", "seat": "chair", "to": to}
    if len(state.out) >= 2:
        return {"do": "summarise", "seat": "chair"}
    return {"do": "ask", "seat": "chair", "to": "mother", "topic": "support"} if "mother" in state.present and state.turn == "chair" else None


def _child(state, seat):
    if seat == "chair" and state.incident == "open":
        return _chair(state)
    mine = [id_ for id_ in ("ellie_words", "ellie_today") if state.knows(seat, id_) and state.cards[id_].shared_at is None]
    if mine:
        return {"do": "share", "seat": seat, "card": mine[0]}
    if seat == "chair":
        # What Kieran asked for is brought into the room here, if nobody has said it yet.
        if state.cards["post"].shared_at is None and state.knows("chair", "post"):
            return {"do": "share", "seat": "chair", "card": "post"}
        if state.chair_style == "round" and not any(turn.do == "ask" and turn.to == "teacher" for turn in state.turns):
            return {"do": "ask", "seat": "chair", "to": "teacher", "topic": "school"}  # nobody has been sent for Max
        return _chair(state)
    return None


def _decision(state, seat):
    if seat == "chair":
        if state.decides == "majority":
            plan = deciding.majority(state)
        else:
            plan = None
        if plan is None:
            plan = state.mind["chair"][0] >= rules.PLAN_FROM if "chair" in state.mind else True
        named = [view.category for view in state.views.values() if view.likely == "yes" and view.category]
        return {"do": "decide", "seat": seat, "plan": plan, "category": max(named, key=lambda one: (named.count(one), one == "neglect")) if named and plan else "neglect" if plan else ""}
    harm = state.mind[seat][0]
    likely = "yes" if harm >= rules.YES_FROM else "no" if harm <= rules.NO_UP_TO else "unsure"
    moves = state.weighed.get(seat, {})
    sign = {"yes": 1, "no": -1}.get(likely, 0)
    # What moved it most, in the direction of the view that it gives.
    best = max(moves, key=lambda id_: abs(moves[id_]) if not sign else sign * moves[id_], default="")
    moved = best if best and (not sign or sign * moves[best] > 0) else ""
    return {"do": "view", "seat": seat, "likely": likely, "category": ("emotional" if seat == "police" else "neglect") if likely == "yes" else "", "because": moved}


def _what_if(state, seat):
    if seat == "social_worker":
        return {"do": "share", "seat": seat, "card": "page_ten"} if state.cards["page_ten"].said < 2 else _repeat(state, seat)
    return _talk(state, seat)


def _plan(state, seat):
    """Propose what comes to this seat first; else help a line to be whole; else support somebody."""
    half = next((line for line in state.plan if not line.whole), None)
    if seat == "chair":
        if half:
            return _finish(half, seat)
        if state.knows("chair", "post") and not state.line("letters_both"):
            return _line(state, seat, "letters_both")
        return _chair(state)
    if seats.BY_ID[seat].kind == "family" and state.ease[seat] <= rules.SILENT_AT:
        return None
    open_ = [id_ for id_ in state.proposable(seat) if (not deciding.says(state, seat, id_) or id_ == "letters_both") and id_ != plan_lines.OWN and (seats.BY_ID[seat].kind != "child" or id_ in ("choir_on", "tell_ellie"))]
    mine = sorted((id_ for id_ in open_ if seat in plan_lines.BY_ID[id_].by), key=lambda id_: plan_lines.BY_ID[id_].by.index(seat))
    if mine:
        return _line(state, seat, mine[0])
    if half and seats.BY_ID[seat].kind == "professional":
        return _finish(half, seat)
    return _support(state, seat)


def _line(state, seat, id_):
    """A line as this seat would put it: who and when for most, a measure only sometimes."""
    idea = plan_lines.BY_ID[id_]
    professional = seats.BY_ID[seat].kind == "professional"
    return {"do": "propose", "seat": seat, "line": id_, "owner": idea.owner, "date": idea.date if professional or seat == "chair" else "",
            "measure": professional and pick(_salt(state, seat, "measure"), (False, False, True))}


def _finish(line, seat):
    idea = plan_lines.BY_ID[line.id]
    return {"do": "complete", "seat": seat, "line": line.id, "owner": line.owner or idea.owner or "social_worker", "date": line.date or idea.date or plan_lines.REVIEW, "measure": True}


def _close(state, seat):
    return {"do": "dissent", "seat": seat}


_STAGES = {"apart": _apart, "reports": _reports, "child": _child, "decision": _decision, "what_if": _what_if, "plan": _plan, "close": _close}
