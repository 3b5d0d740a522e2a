"""One run of one design: every family's way, and the figures of the run."""

from math import fsum

from exercises.catalog.responsibility_dance.designs import Design
from exercises.catalog.responsibility_dance.engine import Clock
from exercises.catalog.responsibility_dance.families import all_of, arrives
from exercises.catalog.responsibility_dance.visiting import Town, Walk


class Measure:
    """One figure of a run.

    Attributes:
        key, label, unit: its name and words.
        more: whether more of it is better for families.
        about: how it is counted.
    """

    def __init__(self, key, label, unit, about, more=False):
        self.key, self.label, self.unit, self.about, self.more = key, label, unit, about, more


MEASURES = (
    Measure("first", "Time to first help", "weeks", "Weeks from asking to the first help, for the family in the middle. Whoever has none at the end "
            "counts as later than all others."),
    Measure("all", "Helped for all needs", "of families", "Families whose every need was met by the end of the run.", more=True),
    Measure("none", "No help at all", "of families", "Families for whom no help had begun by the end of the run."),
    Measure("doors", "Doors tried", "for each family", "Each asking. The front door, the office of the lead workers, the building of a team and the office that plans are one door each."),
    Measure("handoffs", "Hand-offs", "for each family", "How often one service passed responsibility for the family to another. Where one worker or one "
            "table keeps it, there is none: that follows from the design and proves nothing."),
    Measure("repeats", "Repeated assessments", "for each family", "Assessments after the first."),
    Measure("loops", "Sent back to a door that had said no", "for each family", "A refusal named a door that had refused already."),
    Measure("silent", "Closed for no reply", "of families", "Families for whom a letter went unanswered and the service closed, at least once. A team and a plan send no letters here."),
    Measure("people", "New workers met", "for each family", "Everybody to whom somebody in the family had to tell it."),
    Measure("reentries", "Back after the limit", "for each family", "How often the time was up and the need was not met."),
    Measure("family", "The family’s hours", "hours for each family", "Forms, journeys, assessments, being passed on, keeping services together, and "
            "their own people’s hours. Hours of being helped are not in it."),
    Measure("refusing", "Staff hours that ended in no", "hours for each family", "Assessments and meetings after which no help came of it."),
    Measure("deciding", "Staff hours that ended in yes", "hours for each family", "Assessments and meetings after which help came of it."),
    Measure("running", "Staff hours for the design", "hours for each family", "The front door, lead workers, team meetings or planners, paid whether busy or not."),
    Measure("helping", "Staff hours of help", "hours for each family", "Hours in which somebody helped."),
)
BY_MEASURE = {measure.key: measure for measure in MEASURES}
RANKED = tuple(m.key for m in MEASURES if m.key not in ("deciding", "running", "helping"))
PAID = ("family", "refusing", "deciding", "running", "helping")


def walks(world, design, run, steps=()):
    """Every family's way through a design in one run.

    Args:
        world: the world.
        design: the design's name.
        run: the run's number, from 0.
        steps: the numbers of the families whose steps are kept.

    Returns:
        The walks, in the order of the families.
    """
    clock = Clock()
    town = Town(world, design, run, clock)
    there = Design(town)
    made = [Walk(family, arrives(world, run, family), world["work"], family.number in steps) for family in all_of(world)]
    for walk in made:
        there.start(walk)
    clock.run(town.until)
    for walk in made:
        walk.settle(town.until)
    return made


def figures(world, design, made):
    """The figures of one run, by the measures' names; None where one is not defined.

    Args:
        world: the world.
        design: the design's name.
        made: the walks. Families that need nothing count in none of the figures.
    """
    asked = [walk for walk in made if walk.needs]
    many = len(asked)
    if not many:
        return {measure.key: None for measure in MEASURES}
    running = 0.0 if design == "doors" else world["pay"] * world["weeks"]
    found = {
        "first": middle_wait(asked),
        "all": sum(all(need.is_met for need in walk.needs) for walk in asked) / many,
        "none": sum(walk.first is None for walk in asked) / many,
        "doors": sum(walk.doors for walk in asked) / many,
        "handoffs": sum(walk.handoffs for walk in asked) / many,
        "repeats": sum(max(0, walk.assessed - 1) for walk in asked) / many,
        "loops": sum(walk.loops for walk in asked) / many,
        "silent": sum(walk.silent > 0 for walk in asked) / many,
        "people": sum(walk.met_people for walk in asked) / many,
        "reentries": sum(walk.reentries for walk in asked) / many,
        "family": fsum(walk.family_hours for walk in asked) / many,
        "refusing": fsum(walk.refusing for walk in asked) / many,
        "deciding": fsum(walk.deciding for walk in asked) / many,
        "running": running / many,
        "helping": fsum(walk.helping for walk in asked) / many,
    }
    return {key: None if value is None else round(value, 4) for key, value in found.items()}


def middle_wait(asked):
    """Weeks until half of those who asked had help; None where half never had any."""
    waits = sorted((walk.first - walk.asked) / 7 for walk in asked if walk.first is not None)
    half = (len(asked) + 1) // 2
    return waits[half - 1] if len(waits) >= half else None


def one_run(world, design, run):
    """The figures of one run of one design."""
    return figures(world, design, walks(world, design, run))
