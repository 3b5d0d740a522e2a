"""Five designs: how a family comes from asking to help. Each is a process or two; what a door does is the same in all."""

from exercises.catalog.responsibility_dance import chance
from exercises.catalog.responsibility_dance.engine import Desk, Places
from exercises.catalog.responsibility_dance.visiting import LIMIT, MET, NO, TOO_OLD, _key

DESIGNS = {"doors": "Separate doors", "front": "One front door", "lead": "Lead worker", "team": "Team in one place", "plan": "Plan led by the family"}
HOW = {
    "doors": "The family finds the doors itself, one after the other, for each need. Each door assesses anew.",
    "front": "One door hears everybody, knows whom each service is for, and passes a family on for one need at a time.",
    "lead": "One worker assesses once, asks at the doors, rings when a letter is not answered, and stays.",
    "team": "All services sit in one building and hear of a family at one meeting. Who can take it, takes it.",
    "plan": "The family and its own people meet first and say what they want from whom. Services are asked all at once.",
}
COSTS = {"front": "front", "lead": "lead", "team": "team", "plan": "plan"}
"""Which setting says what a design's own staff do for one family."""


def is_free(world, design):
    """Whether a design has staff that cost nothing: it would win by that alone."""
    return design in COSTS and (world[COSTS[design]] <= 0 or world["pay"] <= 0)


class Design:
    """The staff of one design in one town, and the way that families take.

    Args:
        town: the town.
    """

    def __init__(self, town):
        self.town, self.world, self.clock = town, town.world, town.clock
        self.desk = Desk(town.clock, self.world["pay"])
        lead = self.world["lead"]
        self.leads = Places(town.clock, int(min(self.world["pay"] / lead, 1e6) + 1e-9) if lead > 0 else 10**6)

    def start(self, walk):
        """Let a family ask for the first time, on its day."""
        if walk.needs:
            self.clock.start(self._ask(walk), walk.asked - self.clock.now)

    def _ask(self, walk):
        yield 0
        walk.step(self.clock.now, "asks for help")
        yield from getattr(self, f"_{self.town.design}")(walk)

    # Separate doors

    def _doors(self, walk):
        for need in walk.needs:
            self.clock.start(self._one_by_one(walk, need))
        yield 0

    def _one_by_one(self, walk, need):
        """One need, from door to door, by what stands on the doors."""
        town, world = self.town, self.world
        doors, tried, refusals = town.doors_for(walk, need, known=False), [], 0
        while not need.is_met and refusals < world["doors"] and len(tried) < len(doors):
            service = next(one for one in doors if one not in tried)
            named = self._named(walk, need, doors, refusals) if tried else None
            if named in tried:
                # The door that was named has said no before. Somebody has to ring to find that out.
                walk.loops += 1
                walk.family_hours += world["handoff"]
                walk.step(self.clock.now, "sent back to a door that had said no", need.name, named)
            elif named is not None:
                service = named
            if tried:
                walk.handoffs += 1
                walk.family_hours += world["handoff"]
            came = yield from self._as_long_as_it_helps(walk, need, service)
            tried.append(service)
            refusals += came != MET
        if not need.is_met:
            walk.step(self.clock.now, "asks no more", need.name)

    def _named(self, walk, need, doors, nth):
        """The door that a refusal names, if it names one."""
        key = (self.town.seed, chance.POINTS, self.town.run, walk.family.number, _key(need.name), nth)
        if chance.share(*key, 0) >= self.world["point"]:
            return None
        return doors[int(chance.share(*key, 1) * len(doors))]

    def _as_long_as_it_helps(self, walk, need, service):
        """A door that took the family is asked again when the time is up; what comes of it in the end."""
        came = yield from self.town.visit(walk, need, service)
        while came == LIMIT:
            walk.handoffs += 1
            walk.family_hours += self.world["handoff"]
            came = yield from self.town.visit(walk, need, service)
        return came

    # One front door

    def _front(self, walk):
        """One need at a time; the main one first, which is the first that the family names."""
        world = self.world
        yield from self._heard(walk, world["front"])
        for need in walk.needs:
            refusals, doors = 0, self.town.doors_for(walk, need, known=True)
            while doors and refusals < world["doors"] and not need.is_met:
                walk.handoffs += 1
                came = yield from self.town.visit(walk, need, doors[0])
                if came != LIMIT:
                    refusals += 1
                    doors = doors[1:]
                if came != MET:
                    # Back to the front door, which has to find out what happened.
                    walk.handoffs += 1
                    walk.family_hours += world["handoff"]
                    yield self.desk.wait(world["front"] / 2)
            if not need.is_met:
                walk.step(self.clock.now, "the front door knows nobody else", need.name)

    def _heard(self, walk, hours):
        """Be heard once for everything, at a desk that hears one family after the other."""
        walk.doors += 1
        walk.family_hours += self.world["form"]
        yield self.desk.wait(hours)
        walk.met_people += 1
        walk.assessed += 1
        walk.family_hours += min(hours, 2.0) + self.world["travel"]
        walk.step(self.clock.now, "is heard")

    # A lead worker

    def _lead(self, walk):
        walk.doors += 1
        walk.family_hours += self.world["form"]
        yield self.leads
        walk.met_people += 1
        walk.assessed += 1
        walk.family_hours += 2 + self.world["travel"]
        walk.step(self.clock.now, "a lead worker comes")
        walk.open_needs = len(walk.needs)
        for need in walk.needs:
            self.clock.start(self._led(walk, need))

    def _led(self, walk, need):
        world, refusals = self.world, 0
        doors = self.town.doors_for(walk, need, known=True)
        while doors and refusals < world["doors"] and not need.is_met:
            came = yield from self.town.visit(walk, need, doors[0], shares=world["shared"], form=0.25, chased=True)
            if came != LIMIT:
                refusals += 1
                doors = doors[1:]
        if not need.is_met:
            walk.step(self.clock.now, "no door is left", need.name)
        walk.open_needs -= 1
        if walk.open_needs == 0:
            self.leads.leave()

    # A team in one place

    def _team(self, walk):
        yield from self._heard(walk, self.world["team"])
        walk.family_hours += 0 if walk.family.area == "north" else self.world["travel"]
        for need in walk.needs:
            self.clock.start(self._round_the_table(walk, need, self.world["team"] / 3, 14))

    def _round_the_table(self, walk, need, again, days):
        """All who could help are asked at once; each who says no has spent half an hour on it."""
        town = self.town
        yield days
        came = LIMIT
        while came in (LIMIT, TOO_OLD):
            doors = town.doors_for(walk, need, known=True)[: self.world["doors"]]
            taker = next((one for one in doors if town.says_yes(walk, need, one)), None)
            if taker is None:
                walk.refusing += 0.5 * len(doors)
                walk.step(self.clock.now, "nobody at the table takes it", need.name)
                came = NO
                break
            walk.deciding += 0.5 * len(doors)
            if town.services[taker]["assess"] * self.world["shared"] > 0:
                hours = town.services[taker]["assess"] * self.world["shared"]
                walk.assessed += 1
                walk.deciding += hours
                walk.family_hours += hours
            walk.step(self.clock.now, "yes, and a place in the queue", need.name, taker)
            came = yield from town.helped(walk, need, taker)
            if came in (LIMIT, TOO_OLD):
                yield self.desk.wait(again)
        return came

    # A plan led by the family

    def _plan(self, walk):
        world = self.world
        walk.doors += 1
        walk.family_hours += world["form"]
        yield self.desk.wait(world["plan"])
        walk.met_people += 1
        walk.assessed += 1
        # Two meetings of two hours, the family's and with those whom it asked to come.
        walk.family_hours += 2 * (2 + world["travel"])
        walk.step(self.clock.now, "makes its plan")
        for need in walk.needs:
            luck = chance.share(self.town.seed, chance.OWN, self.town.run, walk.family.number, _key(need.name))
            if luck < world["own"]:
                self.clock.start(self._by_their_own(walk, need))
            else:
                self.clock.start(self._round_the_table(walk, need, world["plan"] / 6, 7))

    def _by_their_own(self, walk, need):
        """An aunt, a neighbour, a friend from the mosque: nobody pays them, and their hours count."""
        if walk.first is None:
            walk.first = self.clock.now
        helping = walk.begins(self.clock.now, self.world["own_hours"], 0.0)
        walk.step(self.clock.now, "their own people help", need.name)
        yield need.left * 7
        walk.ends(helping, self.clock.now)
        need.left, need.is_met = 0, True
        walk.step(self.clock.now, "done", need.name)
