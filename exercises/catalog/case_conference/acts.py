"""What a seat may do when it has its turn, and why something may not be done."""

from exercises.catalog.case_conference import cards, deciding, plan_lines, preparing, say, seats
from exercises.record.problems import Problem

LIKELY = ("yes", "unsure", "no")
CATEGORIES = ("neglect", "emotional", "physical", "sexual")
LONGEST_WORDS = 240
# In these stages nobody puts a line on the board: there the chair sees Kieran, people sit down, Ellie's words are heard, views are given.
_NO_LINES = ("apart", "welcome", "child", "decision", "close")
_ELLIES = ("choir", "ellie_words", "ellie_today")
_ELLIES_LINES = ("choir_on", "tell_ellie")


def candidates(state, seat):
    """What a seat may do now.

    Returns:
        ``{act: {field: values}}``; empty where it is not the seat's turn. A field's values are what it may hold; fields
        that may be left out hold an empty text among them.
    """
    if state.turn != seat:
        return {}
    if state.stage == "decision" and not state.answer:
        return _deciding(state, seat)
    if state.stage == "close" and not state.answer:
        return {"dissent": {}, "silent": {}}
    others = tuple(other for other in state.present if other != seat)
    known = state.known(seat)
    if seats.BY_ID[seat].kind == "child":
        known = tuple(card for card in known if card in _ELLIES)
    found = {}
    if state.answer and state.answer.why in ("challenge", "remark"):
        found |= {"think_again": {}, "defend": {}}
        if state.answer.why == "remark":
            return found
    found |= {"share": {"card": known}, "jargon": {"card": known}}
    told = tuple(id_ for id_, card in state.cards.items() if card.shared_at is not None and not card.explained and id_ in known)
    if told:
        found["explain"] = {"card": told}
    if state.incident == "open":
        found["name_it"] = {}
    if others:
        found["ask"] = {"to": others, "topic": cards.TOPICS}
        found["invite"] = {"to": others}
        found["support"] = {"to": others}
        if seats.BY_ID[seat].kind != "child":
            found["challenge"] = {"to": others, "card": ("", *known)}
    if len(state.out) >= 2 and state.stage != "apart":
        found["summarise"] = {}
    lines = () if state.stage in _NO_LINES else state.proposable(seat)
    if seats.BY_ID[seat].kind == "child":
        lines = tuple(line for line in lines if line in _ELLIES_LINES)
    if lines:
        found["propose"] = {"line": lines, "owner": ("", *seats.IDS), "date": ("", *plan_lines.DATES), "measure": (False, True)}
    unfinished = tuple(dict.fromkeys(line.id for line in state.plan if not line.whole))
    if unfinished and state.stage not in _NO_LINES:
        found["complete"] = {"line": unfinished, "owner": ("", *seats.IDS), "date": ("", *plan_lines.DATES), "measure": (False, True)}
    found["silent"] = {}
    if state.answer:
        found["answer"] = {"topic": (state.answer.topic,) if state.answer.topic else ("",)}
    return found


def _deciding(state, seat):
    if seat in seats.PROFESSIONALS and seat in state.queue:
        return {"view": {"likely": LIKELY, "category": ("", *CATEGORIES), "because": ("", *state.known(seat))}}
    if seat == "chair":
        falls = deciding.majority(state) if state.decides == "majority" else None
        return {"decide": {"plan": (True, False) if falls is None else (falls,), "category": ("", *CATEGORIES), "how": ("views", "vote_all")}}
    return {"silent": {}}


def may_raise_hand(state, seat):
    """Whether a human in this seat may ask to come in now: once a stage, while others speak."""
    return (state.step == "during" and seat in state.humans and seat in state.present and seat not in state.raised and state.turn != seat
            and seat not in state.hands and state.stage not in ("apart", "decision", "close"))


def problem(state, event):
    """Why an event cannot happen now, as a sentence, or None.

    Args:
        state: where the meeting stands.
        event: a dictionary of the right form (see :mod:`.checking`).
    """
    do = event["do"]
    if do == "judge":
        return _judging(state, event)
    if do in ("before", "after"):
        return _item(state, event)
    if do == "open":
        if state.step != "before":
            return "The meeting is open already, or nobody has taken a seat yet."
        return "Something has to be settled before the meeting can open." if state.unfinished else None
    if do == "rise":
        return None if state.step == "after" else "The meeting is not over yet, or you have left it already."
    if do == "stepped_out":
        return None if state.step == "down" else "First the meeting comes to its end."
    if state.step != "during":
        return "The meeting is not going on now."
    if do == "hand_up":
        return None if may_raise_hand(state, event["seat"]) else "This seat cannot ask to come in just now: it has the turn, or has asked in this part already."
    return _acting(state, event)


def _judging(state, event):
    if event["seat"] not in seats.JUDGES:
        return "This seat gives no judgement: an advocate carries what a child says, and an observer watches."
    if event["seat"] not in state.humans:
        return "Somebody scripted sits here, and judges for themselves."
    if event["when"] == "before" and state.step != "before":
        return "The first judgement is given before the meeting opens."
    if event["when"] == "after" and state.step != "after":
        return "The second judgement is given when the meeting is over."
    return None


def _item(state, event):
    wanted = "before" if event["do"] == "before" else "after"
    if state.step != wanted:
        return "This is settled before the meeting opens." if wanted == "before" else "This is settled when the meeting is over."
    return None


def _acting(state, event):
    seat, do = event["seat"], event["do"]
    if do == "remark":
        return None if state.turn == seat and may_remark(state, seat) else "Nothing of the kind happens here."
    if state.turn != seat:
        return "It is somebody else’s turn."
    found = candidates(state, seat)
    if do not in found:
        return "That cannot be done just now."
    for field, values in found[do].items():
        if event.get(field, values[0] if "" in values or False in values or field == "how" else None) not in values:
            return "That cannot be said of this, by this seat, just now."
    if do == "decide" and event["plan"] and not event.get("category") and event.get("how") != "vote_all":
        return "A plan needs a category."
    if do == "view" and event["likely"] == "yes" and not event.get("category"):
        return "Yes needs a category: which kind of harm?"
    if do == "propose" and event["line"] == plan_lines.OWN and not event.get("words", "").strip():
        return "A line of your own needs words."
    if do == "complete" and not (event.get("owner") or event.get("date") or event.get("measure")):
        return "Say who, by when, or how one will see that it is better."
    return None


def may_remark(state, seat):
    """Whether the remark would fall now: in the talk of all, once, after the health visitor has spoken, by one of three whom the seed settles."""
    if not state.incident_on or state.incident is not None or state.stage not in ("questions", "analysis", "board") or state.answer:
        return False
    if seat != say.pick(f"{state.seed}/remark", ("police", "teacher", "family_support")):
        return False
    return any(turn.seat == "health_visitor" and turn.seconds for turn in state.turns)


def refuse(state, event):
    """Raise what is against an event, if anything.

    Raises:
        Problem: it cannot happen now; the sentence says why.
    """
    found = problem(state, event)
    if found:
        raise Problem(found)


def choices_of(item):
    """The ids of an item's choices."""
    return tuple(choice.id for choice in {**preparing.BEFORE_BY_ID, **preparing.AFTER_BY_ID}[item].choices)
