"""Explores all states of a vignette, from every seat's first scene, and what each of them comes to.

A state here is a seat, a scene, the variables' values, whether the child has been heard (or said not to have
been asked) and whether a source has been named. A story with a million paths has few states. One with too many
says so.
"""

from dataclasses import dataclass

from exercises.narrative import player
from exercises.narrative.debrief import OWN
from exercises.narrative.model import DIMENSIONS, ON, hold
from exercises.record.problems import Problem

TOO_MANY = 100_000
ERROR, WARNING = "error", "warning"
WEIGHT = {"more": 1, "less": -1, "unsettled": 0}
PLACE = {id_: count for count, id_ in enumerate(DIMENSIONS)}
STILL = (0,) * len(DIMENSIONS)


@dataclass(frozen=True)
class Lead:
    """One way on from a state: by which choice, to which state, and what moved in each dimension of the ledger."""

    choice: str
    key: tuple
    moved: tuple


@dataclass(frozen=True)
class Rest:
    """What can still come from a state to its ends.

    Attributes:
        endings: how many paths come to each ending, by scene.
        chances: how likely each ending is for somebody who takes every open choice alike, by scene.
        length: the length of the longest written path from here.
        least, most: for each dimension of the ledger, the fewest and the most marks that can still come
            (more counts 1, less counts -1). For the author's doubts alone; no learner is shown a sum.
    """

    endings: dict
    chances: dict
    length: int
    least: tuple
    most: tuple


@dataclass(frozen=True)
class Flaw:
    """One thing that is wrong with a vignette.

    Attributes:
        rule: the broken rule's short name, such as ``missing-target``.
        what: one sentence on what is wrong.
        mend: one sentence on what to do.
        scene, choice: where (either may be empty).
        severity: ``error`` or ``warning``.
    """

    rule: str
    what: str
    mend: str
    scene: str = ""
    choice: str = ""
    severity: str = ERROR


class Walk:
    """The exploration of one story, made when this is made.

    Attributes:
        flaws: what it met on the way.
        leads: every state's key, with the :class:`Lead` of each choice that is open there.
        rests: every state's key, with its :class:`Rest`; not of states before or in a circle.
        complete: false when there were too many states to see them all.
        scenes: pairs of seat and scene that are reached; ``taken``: pairs of scene and choice.
        shown: for each scene, every set of blocks (by number) that is ever shown together.
        decides: the seats that have a decision somewhere.
        paths, endings, chances, longest: see :class:`exercises.narrative.check.Proof`.
    """

    def __init__(self, story):
        self.story, self.flaws, self.leads, self.rests, self.complete = story, [], {}, {}, True
        self.scenes, self.taken, self.shown = set(), set(), {}
        self.decides, self.paths, self.endings, self.chances, self.longest = set(), {}, {}, {}, 0
        self._named = _named(story)
        firsts = {seat: player.begin(story, seat) for seat in story.seats}
        for seat, state in firsts.items():
            self._explore(seat, state)
        self._weigh(firsts)

    @staticmethod
    def _key(state, grounded):
        return state.seat, state.scene.id, state.variables, bool(state.child), grounded

    @staticmethod
    def _bare(state):
        """The state without its past, which the states' number must not grow with."""
        return player.State(state.seat, state.scene, state.variables, (), (), state.child[-1:])

    def _explore(self, seat, first):
        waiting = [(self._bare(first), _sourced(first.noted))]
        while waiting:
            state, grounded = waiting.pop()
            key = self._key(state, grounded)
            if key in self.leads:
                continue
            if len(self.leads) >= TOO_MANY:
                self.complete = False
                self.flaws.append(Flaw("too-large", f"The story has more than {TOO_MANY:,} states and was not explored to the end.",
                                       "Use fewer variables, or fewer values: each one multiplies the states."))
                return
            self.leads[key] = self._lead_on(state, grounded, waiting)

    def _lead_on(self, state, grounded, waiting):
        scene = state.scene
        self.scenes.add((state.seat, scene.id))
        self.shown.setdefault(scene.id, set()).add(
            tuple(count for count, block in enumerate(scene.blocks) if hold(block.when, state.values)))
        if state.seat not in scene.seats:
            self.flaws.append(Flaw("not-theirs-to-know", f"The seat {state.seat!r} comes here, and the scene is not for that seat.",
                                   "Name the seat in the scene's “seat:” line, or lead elsewhere.", scene.id))
        if scene.ending:
            if not state.child:
                self.flaws.append(Flaw("child-unheard", "A path comes to this ending on which the child is neither heard nor said not to have been asked.",
                                       "Add a “child:” line to a scene on every way here.", scene.id))
            if not grounded:
                self.flaws.append(Flaw("path-without-source", "A path comes to this ending on which nothing rests on a source of the course.",
                                       "Let a ledger entry or a choice's “rests on:” on every way here name one, beside the own argument.", scene.id))
            return ()
        leads, open_here = [], player.options(state)
        for choice in open_here:
            try:
                after = player.choose(self.story, state, choice.id)
            except Problem:
                self.flaws.append(Flaw("leads-nowhere", f"Under some conditions the choice {choice.id!r} leads nowhere.",
                                       "Give it a “next:” that holds always.", scene.id, choice.id))
                continue
            self.taken.add((scene.id, choice.id))
            named = grounded or (scene.id, choice.id) in self._named or _sourced(after.noted)
            moved = _moved(after.noted)
            after = self._bare(after)
            leads.append(Lead(choice.id, self._key(after, named), moved))
            waiting.append((after, named))
        if len([choice for choice in open_here if choice.id != ON]) > 1:
            self.decides.add(state.seat)
        if not open_here:
            self.flaws.append(Flaw("dead-end", "Under some conditions none of the scene's choices can be taken.",
                                   "Leave at least one choice open always.", scene.id))
        return tuple(leads)

    def _weigh(self, firsts):
        """Sum up from the ends backwards; find what runs in a circle."""
        on_the_way, starts = set(), {}
        for seat, first in firsts.items():
            starts[seat] = self._key(first, _sourced(first.noted))
            stack = [(starts[seat], False)]
            while stack:
                key, back = stack.pop()
                if back:
                    on_the_way.discard(key)
                    self.rests[key] = self._sum(key)
                elif key not in self.rests and key not in on_the_way and key in self.leads:
                    on_the_way.add(key)
                    stack.append((key, True))
                    for lead in self.leads[key]:
                        if lead.key in on_the_way:
                            self.flaws.append(Flaw("circle", "The story runs in a circle here, so that a path has no end.",
                                                   "Lead on to a scene that was not there before.", key[1]))
                        elif lead.key not in self.rests:
                            stack.append((lead.key, False))
        for seat, start in starts.items():
            rest = self.rests.get(start, Rest({}, {}, 0, STILL, STILL))
            self.paths[seat] = sum(rest.endings.values())
            self.endings[seat], self.chances[seat] = rest.endings, rest.chances
            self.longest = max(self.longest, rest.length + len(f"{self.story.id}.{self.story.version}.{seat}"))
        if self.longest > player.LONGEST_PATH:
            self.flaws.append(Flaw("path-too-long", f"The longest written path has {self.longest} characters; {player.LONGEST_PATH} fit.",
                                   "Give choices shorter ids."))

    def _sum(self, key):
        leads = [(lead, self.rests[lead.key]) for lead in self.leads[key] if lead.key in self.rests]
        if not leads:
            end = key[1] if self.story.scenes[key[1]].ending else None
            return Rest({end: 1} if end else {}, {end: 1.0} if end else {}, 0, STILL, STILL)
        endings, chances, length = {}, {}, 0
        for lead, rest in leads:
            length = max(length, rest.length + 1 + (1 if lead.choice == ON else len(lead.choice)))
            for ending, count in rest.endings.items():
                endings[ending] = endings.get(ending, 0) + count
                chances[ending] = chances.get(ending, 0.0) + rest.chances[ending] / len(leads)
        lows, highs = ([tuple(map(sum, zip(lead.moved, getattr(rest, end)))) for lead, rest in leads] for end in ("least", "most"))
        return Rest(endings, chances, length, tuple(map(min, zip(*lows))), tuple(map(max, zip(*highs))))


def _moved(noted):
    """How many marks came in each dimension: more counts 1, less counts -1, unsettled nothing."""
    moved = list(STILL)
    for one in noted:
        moved[PLACE[one.entry.dimension]] += WEIGHT[one.entry.direction]
    return tuple(moved)


def _sourced(noted):
    """Whether one of these entries rests on more than the course's own argument."""
    return any(source != OWN for one in noted for source in one.entry.sources)


def _named(story):
    """The choices whose debrief names a source of the course, as pairs of scene and choice."""
    return {tuple(name.split("/", 1)) for name, said in story.debrief.get("choices", {}).items()
            if any(source != OWN for source in said.get("sources", ()))}
