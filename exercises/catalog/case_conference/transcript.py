"""What has been said, as a conversation: who, to whom, in which words, and what it did."""

from exercises.catalog.case_conference import whys
from exercises.catalog.case_conference.people import called, with_role
from exercises.catalog.case_conference.seats import BY_ID
from exercises.views import voices
from exercises.views.markup import details, join, paragraph, tag

SEEN = ("ease", "answers", "floor", "stands")  # what people in the room could notice; what moved in heads waits for the debrief

NOT_SPOKEN = ("silent", "reads", "noticed", "told_nothing")  # what others see, and nobody says


def latest(turns, mine, after=0):
    """The turns with their effects, for the middle of the screen.

    Args:
        turns: the turns to show, oldest first.
        mine: the seats at this device, whose words stand on a ground.
        after: a number of the turn after which they stand; 0 for all.
    """
    return tag("div", [_turn(one, mine, True) for one in turns if one.number > after], class_="conference-talk")


def whole(turns, mine, titles):
    """The whole transcript, stage by stage, behind a summary.

    Args:
        turns: all turns.
        mine: the seats at this device.
        titles: the title of each stage, by its id.
    """
    if not turns:
        return paragraph("Nothing has been said yet.")
    parts, stage = [], None
    for one in turns:
        if one.stage != stage:
            stage = one.stage
            parts.append(tag("h4", titles.get(stage, stage)))
        parts.append(_turn(one, mine, False))
    return details(f"All that has been said so far, {len(turns)} {'turn' if len(turns) == 1 else 'turns'}", *parts)


def _turn(one, mine, full):
    """One turn: the voice, and below it what it did."""
    heading = f"{with_role(one.seat)}{f', to {called(one.to)}' if one.to else ''}"
    seat = BY_ID.get(one.seat)
    seen = [effect for effect in one.effects if effect.kind in SEEN]
    told = [tag("div", [whys.effect(effect) for effect in seen], class_="conference-effects")] if seen and full else []
    below = [paragraph(join(*[f"{effect.said} " for effect in seen]), class_="conference-small")] if seen and not full else []
    if one.do in NOT_SPOKEN:
        return tag("div", paragraph(tag("em", one.words or f"{called(one.seat)} says nothing.")), *told, *below, class_="conference-silence")
    return voices.speech(heading, one.words, seat.letter if seat else "", one.seat in mine, *told, *below)
