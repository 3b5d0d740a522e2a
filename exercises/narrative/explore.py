"""Explores all states of a vignette, from every seat's first scene, and what each of them comes to.

A state here is a seat, a scene, the variables' values and whether the child has been heard (or said not to
have been asked). A story with a million paths has few states. One with too many says so.
"""

from dataclasses import dataclass

from exercises.narrative import player
from exercises.narrative.model import ON, hold
from exercises.record.problems import Problem

TOO_MANY = 200_000
ERROR, WARNING = "error", "warning"


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
        leads: every state's key, with the choices that lead on and the keys that they lead to.
        complete: false when there were too many states to see them all.
        scenes: pairs of seat and scene that are reached; ``taken``: pairs of scene and choice.
        shown: for each scene, every set of blocks (by number) that is ever shown together.
        decides: the seats that have a decision somewhere.
        paths, endings, longest: see :class:`exercises.narrative.check.Proof`.
    """

    def __init__(self, story):
        self.story, self.flaws, self.leads, self.complete = story, [], {}, True
        self.scenes, self.taken, self.shown = set(), set(), {}
        self.decides, self.paths, self.endings, self.longest = set(), {}, {}, 0
        firsts = {seat: player.begin(story, seat) for seat in story.seats}
        for seat, state in firsts.items():
            self._explore(seat, state)
        self._weigh(firsts)

    @staticmethod
    def _key(state):
        return state.seat, state.scene.id, state.variables, bool(state.child)

    @staticmethod
    def _bare(state):
        """The state without its past, which the states' number must not grow with."""
        return player.State(state.seat, state.scene, state.variables, (), (), state.child[-1:])

    def _explore(self, seat, first):
        waiting = [self._bare(first)]
        while waiting:
            state = waiting.pop()
            key = self._key(state)
            if key in self.leads:
                continue
            if len(self.leads) >= TOO_MANY:
                self.complete = False
                self.flaws.append(Flaw("too-large", f"The story has more than {TOO_MANY:,} states and was not explored to the end.",
                                       "Use fewer variables, or fewer values."))
                return
            self.leads[key] = self._lead_on(state, waiting)

    def _lead_on(self, state, waiting):
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
            after = self._bare(after)
            leads.append((choice.id, self._key(after)))
            waiting.append(after)
        if len([choice for choice in open_here if choice.id != ON]) > 1:
            self.decides.add(state.seat)
        if not open_here:
            self.flaws.append(Flaw("dead-end", "Under some conditions none of the scene's choices can be taken.",
                                   "Leave at least one choice open always.", scene.id))
        return tuple(leads)

    def _weigh(self, firsts):
        """Count paths and their lengths from the end backwards; find what runs in a circle."""
        done, on_the_way = {}, set()
        for first in firsts.values():
            stack = [(self._key(first), False)]
            while stack:
                key, back = stack.pop()
                if back:
                    on_the_way.discard(key)
                    done[key] = self._sum(key, done)
                elif key not in done and key in self.leads:
                    on_the_way.add(key)
                    stack.append((key, True))
                    for _, lead in self.leads[key]:
                        if lead in on_the_way:
                            self.flaws.append(Flaw("circle", "The story runs in a circle here, so that a path has no end.",
                                                   "Lead on to a scene that was not there before.", key[1]))
                        elif lead not in done:
                            stack.append((lead, False))
        for seat, first in firsts.items():
            endings, longest = done.get(self._key(first), ({}, 0))
            self.paths[seat] = sum(endings.values())
            self.endings[seat] = endings
            self.longest = max(self.longest, longest + len(f"{self.story.id}.{self.story.version}.{seat}"))
        if self.longest > player.LONGEST_PATH:
            self.flaws.append(Flaw("path-too-long", f"The longest written path has {self.longest} characters; {player.LONGEST_PATH} fit.",
                                   "Give choices shorter ids."))

    def _sum(self, key, done):
        leads = self.leads[key]
        if not leads:
            return ({key[1]: 1} if self.story.scenes[key[1]].ending else {}), 0
        endings, longest = {}, 0
        for choice, lead in leads:
            below, length = done.get(lead, ({}, 0))
            longest = max(longest, length + 1 + (1 if choice == ON else len(choice)))
            for ending, count in below.items():
                endings[ending] = endings.get(ending, 0) + count
        return endings, longest
