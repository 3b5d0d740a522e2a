"""What a group plays: the turns on one device, or one seat of several devices; the table, putting down, the debrief.

Like an attempt, a group's play is never changed in place. It holds no names, no history of who sat where and
nothing that tells that somebody left: on one device it counts how many sit in each seat now.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property

from exercises.catalog.vignette.rules_fields import MOST_STEPS
from exercises.narrative import group, group_lines, group_round, player
from exercises.narrative.group_lines import Line
from exercises.narrative.group_round import Dissent
from exercises.narrative.model import ON, Story

ONE, SEVERAL = "one", "several"
SHOWING = ("cover", "scene", "split", "told", "meet", "table", "down", "debrief")
PRIVATE = ("scene", "split", "told")
LONGEST_TALK = 4_000


@dataclass(frozen=True)
class Group:
    """One group's way with one vignette, as one device knows it.

    Attributes:
        way: ``one`` device for all, or ``several``.
        paths: by seat, the choices made from it as far as this device knows.
        showing: what is on the screen; ``then`` is what is under the cover.
        people: on one device, how many sit in each seat.
        turn: whose scenes are played on this device: the seat whose turn it is, or this device's own.
        number: the round that is played, from 0; ``since`` is how long the path was when the turn began.
        read: the seats that have read their ending.
        code, place: the group's code and this device's place at the table, where there are several.
        say: what this place would choose, before its seat has settled it; ``lines``: those of other devices;
            ``rev``: the number of this device's own line.
        dissents: who would have had it otherwise, by seat; ``talk``: what was written of it, by moment.
        at: which moment lies on the table, from 0.
    """

    story: Story
    way: str
    paths: dict
    showing: str = "cover"
    then: str = "scene"
    people: dict = field(default_factory=dict)
    turn: str = ""
    number: int = 0
    since: int = 0
    read: tuple = ()
    code: group.Code | None = None
    place: int = 0
    say: str = ""
    lines: tuple = ()
    rev: int = 1
    dissents: tuple = ()
    talk: dict = field(default_factory=dict)
    at: int = 0
    went_back: tuple = ()

    # Where things stand ------------------------------------------------------------------------------------

    @cached_property
    def states(self):
        """Where each seat stands, as far as this device knows, by seat."""
        paths = {seat: self.paths.get(seat, ()) for seat in self.story.seats}
        if self.way == SEVERAL:
            for seat in paths:
                if seat != self.turn:
                    paths[seat] = max(paths[seat], group_lines.furthest(self.lines, seat), key=len)
        return {seat: player.replay(self.story, seat, path) for seat, path in paths.items()}

    @property
    def state(self):
        """Where the seat stands whose scenes are played on this device."""
        return self.states[self.turn]

    @property
    def played(self):
        """The seats that have a path, with where they stand."""
        return {seat: state for seat, state in self.states.items() if state.steps}

    @property
    def seated(self):
        """The seats in which somebody sits, on one device."""
        return tuple(seat for seat in self.story.seats if self.people.get(seat, 0))

    @property
    def rows(self):
        """What lies on the table: :func:`exercises.narrative.group_round.laid_out` of the seats that were played."""
        return group_round.laid_out(self.story, self.played)

    @property
    def shared(self):
        """Whether more than one sit in the seat that is played on this device."""
        if self.way == ONE:
            return self.people.get(self.turn, 0) > 1
        seats = group_lines.seats_by_place(self.story, self.code, self.lines) | {self.place: self.turn}
        return list(seats.values()).count(self.turn) > 1

    @property
    def disagreements(self):
        """Every :class:`Dissent` that is known here, in the order of moments and seats."""
        told = [one for line in self.lines for one in group_round.told_by(self.story, line)]
        moments, seats = list(self.story.moments), list(self.story.seats)
        return tuple(sorted(dict.fromkeys((*self.dissents, *told)), key=lambda one: (
            moments.index(one.moment) if one.moment in moments else len(moments), seats.index(one.seat), one.scene, one.choice)))

    @property
    def own_line(self):
        """What this device says to the others."""
        own = [one for one in self.dissents if one.seat == self.turn]
        made = [step.scene.id for step in self.state.steps if step.choice.id != ON]
        splits = tuple((1 + made.index(one.scene), one.choice) for one in own if one.scene in made)
        whole = dict.fromkeys(one.moment for one in own if not one.scene and one.moment in self.story.moments)
        return Line(self.place, self.rev, self.turn, self.state.path, self.say, tuple(whole), tuple(sorted(splits)))

    @property
    def says(self):
        """What others in this seat would choose here: ``(place, choice's id, whether they have settled it)``."""
        here, found = self.state.path, []
        for line in self.lines:
            if line.seat == self.turn and line.path[:len(here)] == here:
                if len(line.path) > len(here):
                    found.append((line.place, line.path[len(here)], True))
                elif line.say:
                    found.append((line.place, line.say, False))
        return tuple(found)

    @property
    def parted(self):
        """Whether another device of this seat has gone another way than this one."""
        here = self.state.path
        return any(line.seat == self.turn and line.path[:len(here)] != here[:len(line.path)] for line in self.lines)

    # Moves -------------------------------------------------------------------------------------------------

    def _moved(self, **changes):
        """The same with these changes; a line that says something new has a new number."""
        after = replace(self, **changes)
        if self.way == SEVERAL and after.own_line != self.own_line:
            after = replace(after, rev=self.rev + 1)
        return after

    def _made(self, choice, **changes):
        return self._moved(paths={**self.paths, self.turn: (*self.state.path, choice)}, say="", **changes)

    def uncover(self):
        """Whoever sits here has the device."""
        return self._moved(showing=self.then) if self.showing == "cover" and self.turn else self

    def choose(self, choice):
        """Make a choice, or say what one would choose where several devices share the seat."""
        if self.showing not in ("scene", "meet") or choice not in [one.id for one in player.options(self.state)] or choice == ON:
            return self
        if self.way == SEVERAL and self.shared:
            return self._moved(say=choice, showing="meet")
        return self._made(choice, showing="split" if self.shared else "told")

    def settle(self, choice):
        """Several devices in one seat: go on with ``choice``; who said otherwise is noted, by seat."""
        if self.showing != "meet" or choice not in [one.id for one in player.options(self.state)] or choice == ON:
            return self
        scene = self.state.scene
        said = [self.say, *(other for _, other, settled in self.says if not settled)]
        other = tuple(Dissent(scene.moment, self.turn, scene.id, one) for one in dict.fromkeys(said) if one and one != choice)
        return self._made(choice, showing="told", dissents=(*self.dissents, *(one for one in other if one not in self.dissents)))

    def think_again(self):
        """Several devices in one seat: take back what one would choose."""
        return self._moved(say="", showing="scene") if self.showing == "meet" else self

    def otherwise(self, choice):
        """Several people at one device: somebody in this seat would have chosen ``choice``; asked again, it is taken back."""
        if self.showing != "split":
            return self
        scene = self.state.steps[-1].scene
        one = Dissent(scene.moment, self.turn, scene.id, choice)
        if choice not in [other.id for other in scene.choices] or choice == self.state.path[-1]:
            return self
        kept = tuple(other for other in self.dissents if other != one)
        return self._moved(dissents=kept if len(kept) < len(self.dissents) else (*kept, one))

    def read_on(self):
        """Go on from the question who would have chosen otherwise, from feedback, or from a scene that only leads on."""
        if self.showing == "split":
            return self._moved(showing="told")
        if self.showing == "told":
            return self._onward()
        if self.showing == "scene" and ON in [one.id for one in player.options(self.state)]:
            return self._made(ON)._onward()
        return self

    def _onward(self):
        over = self.way == ONE and group_round.turn_is_over(self.story, self.state, self.number)
        return self._next_turn() if over else self._moved(showing="scene")

    def pass_on(self):
        """A seat has read its ending."""
        if self.showing != "scene" or not self.state.ended:
            return self
        if self.way == SEVERAL:
            return self._moved(showing="table", at=0)
        return self._moved(read=(*self.read, self.turn))._next_turn()

    def first_turn(self):
        """On one device: whose turn it is at the beginning."""
        return self._next_turn(after="")

    def _next_turn(self, after=None):
        found = group_round.next_turn(self.story, self.states, self.seated, self.read, self.number, self.turn if after is None else after)
        if found is None:
            return self._moved(showing="table", turn="", at=0)
        number, seat = found
        return self._moved(showing="cover", then="scene", number=number, turn=seat, since=len(self.states[seat].path))

    def back(self):
        """Go back one scene, with a mark; on one device no further than this turn goes back."""
        path = self.state.path
        if self.showing == "meet":
            return self.think_again()
        if self.showing not in PRIVATE or len(path) <= (self.since if self.way == ONE else 0):
            return self
        before, mark = player.back(self.story, self.state)
        marks = self.went_back if mark["choice"] == ON else (*self.went_back, {"seat": self.turn, **mark})
        gone = tuple(one for one in self.dissents if (one.seat, one.scene) != (self.turn, mark["scene"]))
        return self._moved(paths={**self.paths, self.turn: before.path}, showing="scene", say="",
                           dissents=gone, went_back=marks[-MOST_STEPS:])

    def sit(self, people):
        """One device: who sits where now. Nothing is kept of how it was before.

        Raises:
            Problem: nobody sits anywhere, or too many do.
        """
        group.check_people(sum(people.values()))
        after = replace(self, people={seat: people.get(seat, 0) for seat in self.story.seats})
        if self.showing == "table" or self.turn in after.seated:
            return after
        return after._next_turn(after=self.turn)

    def take_seat(self, seat):
        """Several devices: sit in another seat and go on from where it stands. Nothing is kept of the change."""
        if seat == self.turn or seat not in self.story.seats:
            return self
        stands = self.states[seat]
        kept = tuple(one for one in self.dissents if one.seat == seat)
        return self._moved(turn=seat, paths={seat: stands.path}, say="", dissents=kept, went_back=(), showing="scene")

    def hear(self, text):
        """Take over a line of another device.

        Raises:
            Problem: it cannot be taken over; the sentence says why, and nothing is changed.
        """
        return replace(self, lines=group_lines.add(self.story, self.code, self.lines, text, self.place))

    def look(self, at):
        """Lay another moment on the table."""
        return self._moved(at=at) if self.showing == "table" and 0 <= at < len(self.rows) else self

    def dissent(self, seat, otherwise):
        """At the table: whether ``seat`` would have had this moment otherwise."""
        if self.showing != "table" or not self.rows or (self.way == SEVERAL and seat != self.turn):
            return self
        one = Dissent(self.rows[self.at][0], seat)
        kept = tuple(other for other in self.dissents if other != one)
        return self._moved(dissents=(*kept, one) if otherwise else kept)

    def write(self, words):
        """At the table: what was said about this moment."""
        if self.showing != "table" or not self.rows:
            return self
        talk = {**self.talk, self.rows[self.at][0]: words[:LONGEST_TALK]}
        return replace(self, talk={moment: said for moment, said in talk.items() if said})

    def put_down(self):
        """From the table to putting down the people one played."""
        return self._moved(showing="down") if self.showing == "table" else self

    def open_debrief(self):
        """Only once the people have been put down."""
        return self._moved(showing="debrief") if self.showing == "down" else self

    def to_table(self):
        """Back to the table."""
        return self._moved(showing="table") if self.showing in ("down", "debrief") else self
