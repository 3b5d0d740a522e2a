"""One family played by hand at separate doors, in the first run, among all the others.

What the player did is a list of moves, and the whole run is made anew from it each time. So a move can be taken back, a
file can be played on, and the queue at a door is the queue that the machine's own families stand in.
"""

from exercises.catalog.responsibility_dance.designs import Design
from exercises.catalog.responsibility_dance.engine import Clock
from exercises.catalog.responsibility_dance.families import BY_NAME, all_of, arrives
from exercises.catalog.responsibility_dance.visiting import Town, Walk
from exercises.catalog.responsibility_dance.world import NEEDS, services
from exercises.record.problems import Problem

MOST_MOVES = 300
LETTER_DAYS = 14
"""A letter that lies longer than this closes the matter."""
WEEK = 7


class _Pause(Exception):
    """All moves are made: it is the player's turn."""


class _Letter:
    def __init__(self, service, need, day):
        self.service, self.need, self.until, self.is_answered = service, need, day + LETTER_DAYS, False


class _TownByHand(Town):
    """A town in which one family's letters are answered by a player."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.player, self.letters = None, []

    def letter(self, walk, need, service, chased):
        if walk is not self.player:
            return self.answered(walk, chased)
        one = _Letter(service, need, self.clock.now)
        self.letters.append(one)
        walk.step(self.clock.now, "a letter comes", need.name, service)
        while self.clock.now < one.until and not one.is_answered:
            yield 1.0
        if one in self.letters:
            self.letters.remove(one)
        return one.is_answered


class Turn:
    """Where the game stands.

    Attributes:
        day: days since the family asked first.
        walk: the family's way so far; its steps carry days of the run.
        letters: ``(service, need)`` of the letters that lie there, the oldest first.
        open: ``(service, need)`` that are asked and not answered yet, or where help goes on.
        is_over: whether nothing is left to do: all needs are met, or the run has ended.
        why: in words, why it is over.
    """

    def __init__(self, day, walk, letters, open_, is_over, why):
        self.day, self.walk, self.letters, self.open, self.is_over, self.why = day, walk, letters, open_, is_over, why


def turn(world, name, moves):
    """The game after some moves.

    Args:
        world: the world.
        name: the name of one of the six families.
        moves: ``["ask", service id, need]``, ``["answer"]`` or ``["wait"]``, oldest first. A move that cannot be made any
            more, because the world has been changed since, is passed over.

    Raises:
        Problem: the family is not in this world.
    """
    family = BY_NAME.get(name)
    everybody = all_of(world)
    if family is None or family not in everybody:
        raise Problem("This family is not in this world: there are too few families. Raise their number to six or more.")
    clock = Clock()
    town = _TownByHand(world, "doors", 0, clock)
    machine = Design(town)
    mine = Walk(family, arrives(world, 0, family), world["work"], steps=True)
    town.player = mine
    for other in everybody:
        if other is not family:
            machine.start(Walk(other, arrives(world, 0, other), world["work"]))
    open_ = []
    clock.start(_played(town, mine, moves, open_), mine.asked)
    over = "The run has ended."
    try:
        clock.run(town.until)
    except _Pause:
        over = "All that was asked for is done." if all(need.is_met for need in mine.needs) else ""
    if not over and clock.now >= town.until:
        over = "The run has ended."
    mine.settle(min(clock.now, town.until))
    return Turn(min(clock.now, town.until) - mine.asked, mine, [(one.service, one.need.name) for one in town.letters],
                [(service, need.name) for service, need in open_], bool(over), over)


def _played(town, walk, moves, open_):
    clock = town.clock
    walk.step(clock.now, "asks for help")
    by_id = {row["id"]: n for n, row in enumerate(town.services)}
    by_need = {need.name: need for need in walk.needs}
    for move in moves:
        if all(need.is_met for need in walk.needs):
            break
        if move[0] == "ask":
            service, need = by_id[move[1]], by_need.get(move[2])
            if need is None or need.is_met or (service, need) in open_:
                continue
            if any(step[1] in ("no", "closed for no reply", "time is up, need is not") for step in walk.told):
                walk.handoffs += 1
                walk.family_hours += town.world["handoff"]
            open_.append((service, need))
            clock.start(_asked(town, walk, need, service, open_))
            yield from _settled()
        elif move[0] == "answer":
            lying = [one for one in town.letters if not one.is_answered]
            if lying:
                lying[0].is_answered = True
                walk.step(clock.now, "answers the letter", lying[0].need.name, lying[0].service)
                yield 1.0
        else:
            yield from _settled()
            before = len(walk.told)
            for _ in range(WEEK):
                yield 1.0
                if len(walk.told) > before:
                    break
    yield from _settled()
    raise _Pause


def _settled():
    """Let what is due at this very moment happen first: a yes, a place that is free, help that begins."""
    for _ in range(4):
        yield 0


def _asked(town, walk, need, service, open_):
    yield from town.visit(walk, need, service)
    open_.remove((service, need))


def check_moves(value, where="moves"):
    """The moves in ``value``, read anew.

    Raises:
        Problem: one of them is no move.
    """
    ids = [row["id"] for row in services()]
    if not isinstance(value, list) or len(value) > MOST_MOVES:
        raise Problem(f"{where}: a list of at most {MOST_MOVES} moves is needed here.")
    for number, move in enumerate(value, 1):
        if move in (["answer"], ["wait"]):
            continue
        if not (isinstance(move, list) and len(move) == 3 and move[0] == "ask" and move[1] in ids
                and isinstance(move[2], str) and move[2] in NEEDS):
            raise Problem(f"{where}, number {number}: this is no move. The file may have been cut or changed.")
    return [list(move) for move in value]
