"""Who speaks, for how long, after whom, and whose proposals are picked up.

Nothing here says what was worth saying. Equal time is not fair voice: an interpreter, a chair, a child's
advocate and a parent who is silent are not exchangeable.

A talk is a list of :class:`Turn` in the order in which the turns began, and a list of seats that holds every
seat at the table, those that said nothing included.

Sources: Gini coefficient of amounts in ascending order, after Gini (1912); evenness is Shannon's entropy (1948,
A mathematical theory of communication) over its largest value, after Pielou (1966, The measurement of
diversity in different types of biological collections, Journal of Theoretical Biology 13, 131-144). Both are
standard formulas; neither original was read for this course. Uptake, heard ratio and the longest run with
professionals only are this course's own counts.
"""

from collections import namedtuple
from math import fsum, isfinite, log

WITHIN = 3  # turns after a proposal in which it can be picked up
PAUSE = 600.0  # seconds of nobody speaking that are asked about: was that a pause?
KINDS = ("ask", "inform", "propose", "challenge", "support", "decide")
ROLES = ("family", "child", "professional", "chair")
# The chair is at work there too, so a run that goes on through the chair goes on.
AT_WORK = ("professional", "chair")

Turn = namedtuple("Turn", "seat start end kind picks", defaults=("inform", None))
Turn.__doc__ = """One turn of a talk.

Attributes:
    seat: who spoke.
    start, end: seconds from any one beginning; the end is later than the start.
    kind: one of :data:`KINDS`.
    picks: the place, from 0, of the earlier turn that this one picks up, or None.
"""


def check(turns, seats):
    """Refuse a talk that cannot have been.

    Args:
        turns: a list of :class:`Turn`.
        seats: every seat at the table.

    Raises:
        ValueError: a seat stands twice or is not at the table, a turn ends before or as it begins, turns are
            not in the order in which they began, a kind is unknown, or a link goes forward or to oneself.
    """
    if len(set(seats)) != len(seats):
        raise ValueError("A seat stands twice in the list of seats.")
    for n, turn in enumerate(turns):
        where = f"Turn {n + 1}"
        if turn.seat not in seats:
            raise ValueError(f"{where}: {turn.seat} is not a seat at this table.")
        if not (isfinite(turn.start) and isfinite(turn.end)):
            raise ValueError(f"{where}: the times must be numbers.")
        if turn.end <= turn.start:
            raise ValueError(f"{where}: it ends before or as it begins.")
        if n and turn.start < turns[n - 1].start:
            raise ValueError(f"{where}: it begins before the turn above it.")
        if turn.kind not in KINDS:
            raise ValueError(f"{where}: {turn.kind} is not a kind of turn.")
        if turn.picks is not None:
            if not 0 <= turn.picks < n:
                raise ValueError(f"{where}: it can pick up only a turn that came before it.")
            if turns[turn.picks].seat == turn.seat:
                raise ValueError(f"{where}: nobody picks up their own turn.")


def gini(amounts):
    """How unequally an amount is spread: 0 where all have the same.

    With the amounts in ascending order, G is the sum of (2i - n - 1) times amount i, divided by n times the
    total, where i counts from 1. With n seats it can reach (n - 1) / n and no more.

    Args:
        amounts: numbers of 0 or more, one for each seat, silent seats included.

    Returns:
        A float from 0 to (n - 1) / n, or None where it is not defined: fewer than two seats, or a total of 0.

    Raises:
        ValueError: an amount is negative or not finite.
    """
    ordered, total = sorted(_amounts(amounts)), fsum(amounts)
    if len(ordered) < 2 or not total:
        return None
    many = len(ordered)
    # Shares and not amounts, so that very large or very small ones do not run out of the number's range.
    value = fsum((2 * i - many - 1) * (amount / total) for i, amount in enumerate(ordered, 1)) / many
    return min((many - 1) / many, max(0.0, value))


def gini_by_size(amounts):
    """The Gini coefficient over the most that so many seats can reach, so that tables of different size compare.

    Returns:
        A float from 0 (all the same) to 1 (one has everything), or None as for :func:`gini`.
    """
    value, many = gini(amounts), len(amounts)
    return None if value is None else min(1.0, value * many / (many - 1))


def evenness(amounts):
    """How evenly an amount is spread: entropy over the logarithm of the number of seats.

    Args:
        amounts: numbers of 0 or more, one for each seat. Silent seats count among the seats.

    Returns:
        A float from 0 (one has everything) to 1 (all have the same), or None where it is not defined: fewer
        than two seats, or a total of 0.

    Raises:
        ValueError: an amount is negative or not finite.
    """
    found, total = _amounts(amounts), fsum(amounts)
    if len(found) < 2 or not total:
        return None
    parts = [amount / total for amount in found if amount / total > 0]
    return min(1.0, max(0.0, -fsum(part * log(part) for part in parts) / log(len(found))))


def shares(amounts):
    """Each seat's share of the whole.

    Args:
        amounts: numbers of 0 or more by seat.

    Returns:
        Shares from 0 to 1 by seat, which add up to 1, or None where the total is 0.
    """
    total = fsum(_amounts(amounts.values()))
    return {seat: amount / total for seat, amount in amounts.items()} if total else None


def seconds(turns, seats):
    """Seconds of talk by seat, silent seats with 0. Where two speak at once, both are counted."""
    found = {seat: [] for seat in seats}
    for turn in turns:
        found[turn.seat].append(turn.end - turn.start)
    return {seat: fsum(parts) for seat, parts in found.items()}


def counts(turns, seats):
    """Turns by seat, silent seats with 0."""
    found = dict.fromkeys(seats, 0)
    for turn in turns:
        found[turn.seat] += 1
    return found


def transitions(turns, seats):
    """How often each seat spoke next after each.

    Returns:
        Counts as ``{first: {next: count}}``, for every pair of seats. They add up to one less than the
        turns. Where a seat has two turns in a row, that stands on the diagonal.
    """
    found = {first: dict.fromkeys(seats, 0) for first in seats}
    for before, after in zip(turns, turns[1:]):
        found[before.seat][after.seat] += 1
    return found


def overlaps(turns):
    """Where two seats spoke at once.

    Returns:
        ``(place of the earlier turn, place of the later, seconds)`` for each pair of turns of different seats.
    """
    found = []
    for i, first in enumerate(turns):
        for j in range(i + 1, len(turns)):
            if turns[j].start >= first.end:
                break
            if turns[j].seat != first.seat:
                found.append((i, j, min(first.end, turns[j].end) - turns[j].start))
    return found


def pauses(turns, longer_than=PAUSE):
    """Stretches in which nobody spoke, to be asked about: ``(place of the next turn, seconds)``."""
    found, until = [], None
    for n, turn in enumerate(turns):
        if until is not None and turn.start - until > longer_than:
            found.append((n, turn.start - until))
        until = turn.end if until is None else max(until, turn.end)
    return found


def picked_up(turns, kinds=("propose",), within=WITHIN):
    """Which turns of these kinds were picked up, and by which.

    A turn is picked up where a turn of another seat, at most ``within`` turns later, says that it picks it up.

    Returns:
        The places of those that picked it up, by the place of each turn of these kinds; an empty list is
        *spoke but not picked up*.
    """
    found = {n: [] for n, turn in enumerate(turns) if turn.kind in kinds}
    for n, turn in enumerate(turns):
        if turn.picks in found and n - turn.picks <= within and turns[turn.picks].seat != turn.seat:
            found[turn.picks].append(n)
    return found


def uptakes(turns, seats, kinds=("propose",), within=WITHIN):
    """How many of each seat's turns of these kinds were picked up: ``{seat: (picked up, in all)}``."""
    found = {seat: [0, 0] for seat in seats}
    for n, by in picked_up(turns, kinds, within).items():
        found[turns[n].seat][0] += bool(by)
        found[turns[n].seat][1] += 1
    return {seat: tuple(pair) for seat, pair in found.items()}


def heard_ratios(turns, seats, kinds=("propose",), within=WITHIN):
    """Each seat's share of what was picked up, over its share of the time: 1 is heard as much as speaking.

    Returns:
        A float of 0 or more by seat, or None where it is not defined: the seat said nothing, or nothing at
        all was picked up.
    """
    talk = shares(seconds(turns, seats))
    taken = shares({seat: picked for seat, (picked, _) in uptakes(turns, seats, kinds, within).items()})
    return {seat: taken[seat] / talk[seat] if talk and taken and talk[seat] else None for seat in seats}


def by_role(amounts, roles):
    """An amount by role: the sum over its seats. A seat whose role is not said stands under the empty text."""
    found = {}
    for seat, amount in amounts.items():
        found.setdefault(roles.get(seat, ""), []).append(amount)
    return {role: fsum(parts) for role, parts in found.items()}


def role_share(amounts, roles, wanted=("family",)):
    """The share of an amount that falls to seats of some roles, or None where the total is 0."""
    each = shares(amounts)
    return None if each is None else fsum(each[seat] for seat in each if roles.get(seat, "") in wanted)


def longest_run(turns, roles, at_work=AT_WORK):
    """The longest stretch in which only seats of some roles spoke.

    Args:
        turns: the talk.
        roles: a role by seat; a seat whose role is not said ends a stretch, as nobody knows.
        at_work: the roles that make a stretch.

    Returns:
        ``(place of the first turn, number of turns, seconds of talk)`` of the stretch with the most turns, the
        first of several, or None where there is none.
    """
    best, start = None, None
    for n, turn in enumerate([*turns, None]):
        if turn is not None and roles.get(turn.seat, "") in at_work:
            start = n if start is None else start
            continue
        if start is not None and (best is None or n - start > best[1]):
            best = (start, n - start, fsum(t.end - t.start for t in turns[start:n]))
        start = None
    return best


def _amounts(amounts):
    found = list(amounts)
    if any(not isfinite(amount) or amount < 0 for amount in found):
        raise ValueError("An amount must be a number of 0 or more.")
    return found
