"""The information board and the plan: what lies open, what lies before you, what is still face down."""

from exercises.catalog.case_conference import cards, meeting
from exercises.catalog.case_conference.people import called
from exercises.catalog.case_conference.words_cards import CARDS, LINES
from exercises.views.markup import bullet_list, details, join, paragraph, tag


def page(state, mine):
    """The board as whoever sits here sees it.

    Args:
        state: where the meeting stands.
        mine: the seats at this device whose cards may be seen now.
    """
    known, open_, own, down = [], lies_open(state, mine), [], {}
    for id_, now in state.cards.items():
        if id_ in cards.SHARED_BY_ALL:
            known.append(now)
        elif now in open_:
            continue
        elif any(meeting.sees(state, seat, id_) for seat in mine):
            own.append(now)
        elif len(now.holders) == 1:
            down[now.holders[0]] = down.get(now.holders[0], 0) + 1
    return tag("div", _open(open_), _own(own, mine), _down(down), _known(known), class_="conference-board")


def lies_open(state, mine):
    """The cards that not everybody knew beforehand and that lie open, as far as these seats were there; all of them for nobody's eyes in particular."""
    return [now for id_, now in state.cards.items() if id_ not in cards.SHARED_BY_ALL and now.shared_at is not None
            and (not mine or any(meeting.sees(state, seat, id_) for seat in mine))]


def _open(found):
    heading = tag("h4", "Open on the table")
    if not found:
        return join(heading, paragraph("No card is open yet: what was said so far, everybody knew."))
    return join(heading, [_card(now, _since(now), "is-open") for now in sorted(found, key=lambda one: one.shared_at)])


def _own(found, mine):
    if not found:
        return None
    return join(tag("h4", "You know this, and nobody has said it in the room"), [
        _card(now, CARDS[now.card.id]["private"] if len(now.holders) == 1 and now.holders[0] in mine else "", "is-yours") for now in found])


def _down(held):
    if not held:
        return None
    said = ", ".join(f"{called(seat)} {'one' if many == 1 else many}" for seat, many in held.items())
    return join(tag("h4", "Face down before others"), paragraph(f"What each of them alone knows: {said}."))


def _known(found):
    return details("What everybody knew beforehand",
                   bullet_list([join(CARDS[now.card.id]["text"], f" Said {_times(now.said)} so far." if now.said else None) for now in found]))


def _card(now, below, kind):
    said = CARDS[now.card.id]
    return tag("div", paragraph(said["title"], class_="conference-card-title"), paragraph(said["text"]),
               paragraph(below, class_="conference-small") if below else None, class_=f"conference-card {kind}")


def _since(now):
    first = f"{called(now.by)} said it in turn {now.shared_at + 1}"
    again = f"; said {_times(now.said)} in all" if now.said > 1 else ""
    unclear = ", in words that not everybody understood" if now.jargon and not now.explained else ""
    return f"{first}{unclear}{again}."


def plan(state):
    """The plan as it grows, line by line: what, who, by when, and how one would know."""
    if not state.plan:
        return paragraph("There is no line yet.")
    return tag("ol", [tag("li", _line(line)) for line in state.plan], class_="conference-plan")


def _line(line):
    said = LINES[line.id]
    own = line.id == "own"
    lacks = [what for what, there in (("who does it", line.owner), ("by when", line.date), ("how one would know", line.measure)) if not there]
    who = f"{called(line.owner)}, " if line.owner else ""
    when = f"by {meeting.day(line.date)}. " if line.date else ""
    how = f"One would know by this: {said['measure']}. " if line.measure and said["measure"] else "One would know it by a measure that was named. " if line.measure else ""
    return join(tag("strong", line.words if own and line.words else said["title"]), f": {said['does']}. " if said["does"] else ". ", who, when, how,
                tag("span", f"Proposed by {called(line.by)}. ", class_="conference-small"),
                tag("span", f"Not said: {', '.join(lacks)}.", class_="conference-lacks") if lacks else None)


def _times(many):
    return {1: "once", 2: "twice"}.get(many, f"{many} times")
