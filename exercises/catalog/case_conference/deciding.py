"""The plan, the decision, and who does not agree with it."""

from exercises.catalog.case_conference import cards, hearing, plan_lines, seats
from exercises.catalog.case_conference import rule_table as rules
from exercises.catalog.case_conference.seats import called
from exercises.catalog.case_conference.state import Decision, Effect, PlanLine


# A lock can be asked for without a reason beside it, and has been.
_WITHOUT_A_REASON = ("key",)


def rests_on(state, seat, line):
    """The card that a line rests on when this seat proposes it: one that was said before one that was not, or an empty text."""
    known = [card for card in plan_lines.BY_ID[line].rests_on if state.knows(seat, card)]
    return next((card for card in known if card in cards.SHARED_BY_ALL or state.cards[card].shared_at is not None), known[0] if known else "")


def says(state, seat, line):
    """The card that is said by proposing a line, since nobody could think of it otherwise; empty where none is."""
    card = rests_on(state, seat, line)
    said = not card or card in cards.SHARED_BY_ALL or card in _WITHOUT_A_REASON or state.cards[card].shared_at is not None
    return "" if said else card


def propose(state, effects, event):
    """Put a line on the board (rules P1 and P2). Gives back the card that this said, or an empty text."""
    seat, id_ = event["seat"], event["line"]
    rests = rests_on(state, seat, id_)
    said = says(state, seat, id_)
    if said:
        hearing.say_card(state, effects, seat, said)
    holders = cards.BY_ID[rests].holders if rests else ()
    voiced = holders[0] if len(holders) == 1 and holders[0] != seat else ""
    state.plan.append(PlanLine(id_, seat, rests, voiced, event.get("owner", ""), event.get("date", ""), bool(event.get("measure")),
                               event.get("words", ""), len(state.turns)))
    effects.append(Effect("P1", seat, "stands", None, id_, "It stands on the board."))
    if voiced:
        effects.append(Effect("P2", seat, "stands", None, id_, f"It rests on what {called(voiced)} brought."))
    return said


def complete(state, effects, event):
    """Say of a line who does it, by when, and how one will see that it is better (rule P3)."""
    line = next(line for line in state.plan if line.id == event["line"] and not line.whole)
    line.owner = event.get("owner") or line.owner
    line.date = event.get("date") or line.date
    line.measure = bool(event.get("measure")) or line.measure
    if line.whole:
        effects.append(Effect("P3", event["seat"], "stands", None, line.id, "It says now who, by when, and how one will see that it is better."))


def counted(state):
    """How the professionals' views fall: ``(yes, no)``."""
    said = [view.likely for view in state.views.values()]
    return said.count("yes"), said.count("no")


def majority(state):
    """What the professionals' views come to by number: True, False, or None in a tie."""
    yes, no = counted(state)
    return None if yes == no else yes > no


def decide(state, effects, event):
    """The decision, as local procedure makes it (rules D1 and D2)."""
    yes, no = counted(state)
    tie = state.decides == "majority" and yes == no
    rule = "D2" if state.decides == "majority" else "D1"
    state.decision = Decision(bool(event["plan"]), event.get("category", "") if event["plan"] else "", state.decides, len(state.turns), tie)
    effects.append(Effect(rule, "chair", "stands", None, None, "Decided. No outcome is called right here, and parents are not asked to vote."))


def wants_to_dissent(state, seat):
    """Whether a scripted seat says that it does not agree, and is free enough to."""
    if state.decision is None or seat in state.humans or state.ease[seat] < 0 or seat not in state.present:
        return False
    if seat in state.views:
        said, harm = state.views[seat].likely, state.mind[seat][0]
        leans = "yes" if harm >= rules.PLAN_FROM else "no"
        return (leans if said == "unsure" else said) == ("no" if state.decision.plan else "yes")
    return seats.BY_ID[seat].kind == "family" and state.decision.plan and state.mind[seat][0] < rules.PLAN_FROM
