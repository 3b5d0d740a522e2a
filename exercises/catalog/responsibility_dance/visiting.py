"""What happens at one door, and what it costs whom.

The same few steps stand under all designs: ask, wait for the letter, answer it, be assessed, hear yes or no, wait for a
place, be helped until the need is met or the time is up. A design decides which doors there are, in which order, who
fills in the form, and how much of an assessment is made again.
"""

from exercises.catalog.responsibility_dance import chance
from exercises.catalog.responsibility_dance.engine import Places
from exercises.catalog.responsibility_dance.world import places_left

MET, LIMIT, NO, SILENT, TOO_OLD = "met", "limit", "no", "silent", "too old"


class Need:
    """One thing to be done for a family, and how many weeks of help are left of it."""

    def __init__(self, name, weeks):
        self.name, self.left, self.is_met = name, weeks, False


class Walk:
    """One family's way through one design, with what it cost.

    Attributes:
        family: who walks.
        asked: the day on which they asked first.
        needs: what is to be done.
        first: the day on which help began, or None.
        told: ``(day, kind, need, service or None)`` of each step, where steps are kept.
    """

    def __init__(self, family, asked, work, steps=False):
        self.family, self.asked = family, asked
        self.needs = [Need(name, takes * work) for name, takes in family.needs]
        self.first = None
        self.doors = self.handoffs = self.assessed = self.loops = self.silent = self.reentries = self.too_old = 0
        self.family_hours = self.refusing = self.deciding = self.helping = 0.0
        self.met_people = 0
        self.told = [] if steps else None
        self._going = []

    def begins(self, day, family, staff):
        """Help begins that takes hours of the family's and of staff in each week; gives what :meth:`ends` takes."""
        helping = (day, family, staff)
        self._going.append(helping)
        return helping

    def ends(self, helping, day):
        """Count the hours of help that ends on a day."""
        self._going.remove(helping)
        start, family, staff = helping
        self.family_hours += (day - start) / 7 * family
        self.helping += (day - start) / 7 * staff

    def settle(self, day):
        """Count the hours of all help that still goes on, up to a day; for once the run is over."""
        for helping in list(self._going):
            self.ends(helping, day)

    def step(self, day, kind, need=None, service=None):
        """Keep a step, where steps are kept."""
        if self.told is not None:
            self.told.append((day, kind, need, service))


class Town:
    """The services of one design in one run, and the clock that they share.

    Args:
        world: the world.
        design: the design's name.
        run: the run's number.
        clock: the clock.
    """

    def __init__(self, world, design, run, clock):
        self.world, self.design, self.run, self.clock = world, design, run, clock
        self.seed, self.until = world["seed"], world["weeks"] * 7
        self.services = world["services"]
        self.places = [Places(clock, many) for many in places_left(world, design)]
        self._knocks = {}
        self._letters = {}

    def journey(self, walk, service):
        """Hours that a family spends on one way there and back."""
        across = self.services[service]["area"] not in ("both", walk.family.area)
        return self.world["travel"] * (2 if across else 1)

    def is_for(self, walk, need, service):
        """Whether a service is there for this family's need, today."""
        row = self.services[service]
        return (need.name in row["needs"] and row["area"] in ("both", walk.family.area)
                and row["youngest"] <= walk.family.age_on(self.clock.now) <= row["oldest"])

    def doors_for(self, walk, need, known):
        """The services for a need, in this family's order.

        Args:
            known: whether whoever chooses knows whom each service is for. A family at separate doors knows only what
                stands on the door.
        """
        able = [n for n, row in enumerate(self.services) if (self.is_for(walk, need, n) if known else need.name in row["needs"])]
        return chance.ordered(able, self.seed, chance.ORDER, self.run, walk.family.number, _key(need.name))

    def says_yes(self, walk, need, service):
        """Whether a door says yes this time to somebody whom it is for."""
        key = (walk.family.number, need.name, service)
        time = self._knocks[key] = self._knocks.get(key, 0) + 1
        luck = chance.share(self.seed, chance.DOOR, self.run, walk.family.number, _key(need.name), service, time)
        return luck < self.world["accept"]

    def answered(self, walk, chased=False):
        """Whether the family's next letter is answered; one that is chased has a second chance."""
        wanted = self.world["reply"] ** walk.family.letters
        for _ in range(2 if chased else 1):
            nth = self._letters[walk.family.number] = self._letters.get(walk.family.number, 0) + 1
            if chance.share(self.seed, chance.LETTER, self.run, walk.family.number, nth) < wanted:
                return True
        return False

    # The steps

    def visit(self, walk, need, service, shares=1.0, form=1.0, chased=False):
        """One try at one door, from asking to the end of what comes of it; ends in one of the five outcomes.

        Args:
            walk, need: who asks, and for what.
            service: the number of the service.
            shares: how much of its own assessment it makes.
            form: how much of the form the family fills in itself.
            chased: whether somebody rings when a letter is not answered.
        """
        clock, row = self.clock, self.services[service]
        walk.doors += 1
        walk.family_hours += self.world["form"] * form
        walk.step(clock.now, "asks", need.name, service)
        yield row["wait"]
        if not (yield from self.letter(walk, need, service, chased)):
            walk.silent += 1
            walk.step(clock.now, "closed for no reply", need.name, service)
            return SILENT
        hours = row["assess"] * shares
        if hours > 0:
            walk.assessed += 1
            walk.met_people += 1
            walk.family_hours += hours + self.journey(walk, service)
            walk.step(clock.now, "tells it at an assessment", need.name, service)
        if not self.is_for(walk, need, service) or not self.says_yes(walk, need, service):
            walk.refusing += hours
            walk.step(clock.now, "no", need.name, service)
            return NO
        walk.deciding += hours
        walk.step(clock.now, "yes, and a place in the queue", need.name, service)
        return (yield from self.helped(walk, need, service))

    def letter(self, walk, need, service, chased):
        """Whether the letter that has come is answered."""
        return self.answered(walk, chased)
        yield  # a step of its own, so that a family played by hand can take its time

    def helped(self, walk, need, service):
        """Wait for a place, and be helped until the need is met or the time is up."""
        clock, row = self.clock, self.services[service]
        yield self.places[service]
        if walk.family.age_on(clock.now) > row["oldest"]:
            self.places[service].leave()
            walk.too_old += 1
            walk.step(clock.now, "too old now that a place is free", need.name, service)
            return TOO_OLD
        if walk.first is None:
            walk.first = clock.now
        walk.met_people += 1
        weeks = min(need.left, row["limit"])
        alone = self.design in ("doors", "front") and len(walk.needs) > 1
        helping = walk.begins(clock.now, self.world["juggle"] if alone else 0.0, self.world["help"])
        walk.step(clock.now, "help begins", need.name, service)
        yield weeks * 7
        walk.ends(helping, clock.now)
        self.places[service].leave()
        need.left -= weeks
        if need.left <= 1e-9:
            need.is_met = True
            walk.step(clock.now, "done", need.name, service)
            return MET
        walk.reentries += 1
        walk.step(clock.now, "time is up, need is not", need.name, service)
        return LIMIT


_KEYS = {}


def _key(name):
    """A whole number for a need's name."""
    if name not in _KEYS:
        _KEYS[name] = sum(ord(letter) << 7 * place for place, letter in enumerate(name[:6]))
    return _KEYS[name]
