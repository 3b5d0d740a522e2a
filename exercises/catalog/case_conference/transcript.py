"""What has been said, as a conversation: who, to whom, in which words, and what it did."""

from exercises.catalog.case_conference import whys
from exercises.catalog.case_conference.people import called, with_role
from exercises.catalog.case_conference.seats import BY_ID
from exercises.catalog.case_conference.words_floor import STAGES
from exercises.views import voices
from exercises.views.markup import details, paragraph, tag

SEEN = ("ease", "answers", "stands")  # what people in the room could notice; what moved in heads waits for the debrief
NOT_SPOKEN = ("silent", "reads", "noticed", "told_nothing")  # what others see, and nobody says
APART = "apart"
NOT_THERE = "At nine the chair sees Kieran in another room. You are not there."
WAITING = "You are not in the room. The others have gone in, and the door is shut."


def audible(turn, mine):
    """Whether whoever sits in these seats was there to hear a turn."""
    if turn.stage == APART:
        return bool({"chair", "father"} & set(mine))
    return tuple(mine) != ("father",)


def untold(state, mine):
    """The rules whose sentence would tell these seats what they do not know: that there is something about a key."""
    return () if any(state.knows(seat, "key") for seat in mine if seat in BY_ID and seat != "observer") else ("K6",)


def latest(turns, mine, hidden=()):
    """Turns with their effects, for the middle of the screen.

    Args:
        turns: the turns to show, oldest first.
        mine: the seats at this device, whose words stand on a ground.
        hidden: rules whose effects are not told here, as :func:`untold` gives them.
    """
    parts, stage, silent = [], None, None
    for one in turns:
        if not audible(one, mine):
            silent = NOT_THERE if one.stage == APART else WAITING
            continue
        if one.stage != stage:
            stage = one.stage
            parts.append(tag("h3", STAGES.get(stage, stage)))
        parts.append(_turn(one, mine, True, hidden))
    if silent:
        parts.insert(0, paragraph(silent, class_="conference-silence"))
    return tag("div", parts, class_="conference-talk")


def whole(turns, mine, hidden=(), everything=False):
    """The whole transcript, stage by stage, behind a summary.

    Args:
        turns: all turns.
        mine: the seats at this device.
        hidden: as for :func:`latest`.
        everything: also what none of these seats was there to hear, as in the debrief.
    """
    heard = [one for one in turns if everything or audible(one, mine)]
    if not heard:
        return paragraph("Nothing has been said yet.")
    parts, stage = [], None
    for one in heard:
        if one.stage != stage:
            stage = one.stage
            parts.append(tag("h4", STAGES.get(stage, stage)))
        parts.append(_turn(one, mine, False, hidden))
    return details(f"All that has been said, {len(heard)} {'turn' if len(heard) == 1 else 'turns'}", tag("div", parts, class_="conference-talk"))


def _turn(one, mine, full, hidden):
    """One turn: the voice, and below it what it did."""
    number = "" if full else f"{one.number + 1}. "
    heading = f"{number}{with_role(one.seat)}{f', to {called(one.to)}' if one.to else ''}"
    seat = BY_ID.get(one.seat)
    seen = _merged([effect for effect in one.effects if effect.rule not in hidden])
    told = [tag("div", [whys.effect(said, rule) for said, rule in seen], class_="conference-effects")] if seen and full else []
    below = [paragraph(" ".join(said for said, _ in seen), class_="conference-small")] if seen and not full else []
    if one.do in NOT_SPOKEN:
        return tag("div", paragraph(number, tag("em", one.text or f"{called(one.seat)} says nothing.")), *told, *below, class_="conference-silence")
    return voices.speech(heading, one.text or _bare(one), seat.letter if seat else "", one.seat in mine, *told, *below)


def _merged(effects):
    """What could be noticed, each rule once: the same done to several people is said in one sentence."""
    by_rule = {}
    for effect in effects:
        if effect.kind in SEEN:
            by_rule.setdefault((effect.rule, effect.kind), []).append(effect)
    return [(_together(same), rule) for (rule, _), same in by_rule.items()]


def _together(same):
    """One sentence for one rule; where it did the same to several people, all of them stand in it."""
    names = [called(one.seat) for one in same]
    rests = {one.said[len(name):] for one, name in zip(same, names, strict=True) if one.said.startswith(name)}
    if len(same) == 1 or len(rests) != 1 or not all(one.said.startswith(name) for one, name in zip(same, names, strict=True)):
        return " ".join(one.said for one in same)
    many = rests.pop().replace(" is ", " are ").replace(" has ", " have ").replace(" falls ", " fall ")
    return f"{', '.join(names[:-1])} and {names[-1]}{many}"


def _bare(one):
    return {"complete": "I’d say who, by when and how we’ll know."}.get(one.do, "…")
