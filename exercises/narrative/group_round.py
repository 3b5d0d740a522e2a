"""How a group moves through a vignette together: whose turn it is, and what is laid on the table in the end.

On one device the seats take turns, round by round: each plays its own scenes up to the next moment in which
something is decided, while the others look away. Nobody sees another seat's scenes or choices until all seats have come to their ends, since none of
these people would. Then the choices of each moment are laid side by side.
"""

from dataclasses import dataclass

from exercises.narrative import debrief, player
from exercises.narrative.model import ON


@dataclass(frozen=True)
class Dissent:
    """That somebody in a seat would have had it otherwise; by seat, never by name.

    Attributes:
        moment: the moment's id.
        seat: the seat's id.
        scene, choice: what somebody in this seat would have done, and where; both empty where the seat as a
            whole would have had it otherwise when all lay on the table.
    """

    moment: str
    seat: str
    scene: str = ""
    choice: str = ""


def rounds(story):
    """The rounds of a story: for each the numbers (from 0) of the moments that it holds.

    A round ends with a moment in which some seat decides something, so that the device is not passed on for
    nothing. The last round goes on to the end.
    """
    order = {moment: number for number, moment in enumerate(story.moments)}
    decided = sorted({order[scene.moment] for scene in story.scenes.values() if scene.decision and scene.moment in order})
    ends = [*decided[:-1], max(0, len(order) - 1)]
    return tuple(tuple(range(start, end + 1)) for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False))


def reached(story, state):
    """The number (from 0) of the latest round that a path has come to; 0 where the story names no moments."""
    order = {moment: number for number, moment in enumerate(story.moments)}
    latest = max(order.get(scene.moment, 0) for scene in (*(step.scene for step in state.steps), state.scene))
    return next(number for number, held in enumerate(rounds(story)) if latest <= held[-1])


def due(story, states, seated, read, number):
    """The seats that have something to play in a round, in the story's order.

    Args:
        story: the vignette.
        states: where each seat stands, by seat.
        seated: the seats in which somebody sits.
        read: the seats that have read their ending.
        number: the round's number. A seat that is behind, since somebody sat down late, is due as well.
    """
    return tuple(seat for seat in story.seats
                 if seat in seated and seat not in read and reached(story, states[seat]) <= number)


def next_turn(story, states, seated, read, number, after=""):
    """Whose turn comes next.

    Args:
        story, states, seated, read, number: as for :func:`due`.
        after: the seat whose turn it was, or empty at the beginning of a round.

    Returns:
        ``(round's number, seat)``, or None where every seat has come to its end.
    """
    order = list(story.seats)
    first = order.index(after) + 1 if after in order else 0
    later = [seat for seat in due(story, states, seated, read, number) if order.index(seat) >= first]
    if later:
        return number, later[0]
    for further in range(number + 1, len(rounds(story))):
        found = due(story, states, seated, read, further)
        if found:
            return further, found[0]
    behind = due(story, states, seated, read, len(rounds(story)))
    return (number, behind[0]) if behind else None


def turn_is_over(story, state, number):
    """Whether what comes next on this path belongs to a later round."""
    return reached(story, state) > number


def laid_out(story, states):
    """The choices of all seats, side by side, by moment.

    Args:
        story: the vignette.
        states: where each seat stands, by seat.

    Returns:
        Rows ``(moment's id, its title, {seat: ((scene, choice), …)})``: a row for each moment in which any
        seat decided something; seats that decided nothing there are left out of it.
    """
    titles = {title: moment for moment, title in story.moments.items()}
    rows = []
    for title, columns in debrief.by_moment(story, tuple(states.values())):
        decided = {seat: tuple(piece for piece in column if piece[1] is not None)
                   for seat, column in zip(states, columns, strict=True)}
        if any(decided.values()):
            rows.append((titles.get(title, ""), title, {seat: pieces for seat, pieces in decided.items() if pieces}))
    return tuple(rows)


def decision(state, number):
    """The scene and choice of a path's decision with that number, counted from 1."""
    made = [(step.scene, step.choice) for step in state.steps if step.choice.id != ON]
    return made[number - 1]


def told_by(story, line):
    """The disagreements that a :class:`~exercises.narrative.group_lines.Line` tells of, each a :class:`Dissent`."""
    state = player.replay(story, line.seat, line.path)
    inside = []
    for number, choice in line.splits:
        scene, _ = decision(state, number)
        inside.append(Dissent(scene.moment, line.seat, scene.id, choice))
    return (*(Dissent(moment, line.seat) for moment in line.dissent), *inside)
