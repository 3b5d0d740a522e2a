"""The invented families: six with a name and a line, and as many more as are asked for, drawn from the seed."""

from exercises.catalog.responsibility_dance import chance
from exercises.catalog.responsibility_dance.world import AREAS, NEEDS

DAYS = 365.25
TAKES = {"short": 0.5, "usual": 1.0, "long": 1.5}
# How a family's letters fare: the chance is taken to this power, so that 0 and 1 stay what they are.
LETTERS = {"seldom": 0.5, "usual": 1.0, "often": 2.0}


class Family:
    """One family. Its needs are tasks that somebody could help with, not a description of it.

    Attributes:
        number: its place, from 0; a key of chance.
        name: what it is called.
        about: a line, or nothing for those that were drawn.
        area: where it lives.
        age: the child's age on day 0, in years.
        letters: the power to which the chance of a reply is taken.
        needs: ``(need, share)``; the share times the usual weeks is what the need takes.
    """

    def __init__(self, number, name, area, age, needs, letters="usual", about="", child=""):
        self.number, self.name, self.area, self.age, self.about, self.child = number, name, area, age, about, child
        self.letters = LETTERS[letters]
        self.needs = tuple((need, TAKES[takes]) for need, takes in needs)

    def age_on(self, day):
        """The child's age on a day of the run, in whole years."""
        return int(self.age + day / DAYS)


NAMED = (
    Family(0, "Marsh", "south", 9.4, [("money", "usual"), ("school", "long")], "often", "Pat Marsh, 61, brings up her grandson Callum, 9. "
           "He will go to school if she walks him to the classroom door. Letters still go to his mother’s old flat.", "Callum"),
    Family(1, "Begum", "north", 14.2, [("home", "long"), ("mood", "usual")], "seldom", "Parveen Begum and Aisha, 14. Parveen keeps every letter "
           "in a blue folder. There is black on Aisha’s bedroom wall, and she has stopped going to choir.", "Aisha"),
    Family(2, "Doyle", "north", 4.1, [("rest", "usual")], "usual", "Sean Doyle has twins of 4, Erin and Niall. They wake in turns. He is good "
           "at it and has not slept a night since March.", "Erin"),
    Family(3, "Adeyemi", "south", 12.6, [("school", "usual"), ("rest", "long"), ("money", "short")], "usual", "Folake and Dele Adeyemi, and Tobi, 12, "
           "who is autistic and knows every bus by its engine. School has gone down to mornings. Folake has gone down to half her hours.", "Tobi"),
    Family(4, "Kowalczyk", "north", 17.7, [("mood", "long")], "seldom", "Ewa Kowalczyk and Filip, who will be 18 in the spring. He asked for "
           "somebody to talk to, himself, and wrote down when he is free.", "Filip"),
    Family(5, "Reid", "south", 2.3, [("home", "usual"), ("rest", "short"), ("money", "usual")], "often", "Lou Reid-Grant and Danny, 2. Lou has a "
           "learning disability and a sister who reads the post on Sundays. The lift has been out since autumn.", "Danny"),
)
SAYS = {
    "Marsh": {"again": ("Callum: “I told the lady with the lanyard. Is it the same computer?”", "Callum: “Ask Gran. She knows it by heart now.”"),
              "wait": "Callum has drawn the classroom door, with a handle on both sides.",
              "help": "Callum asks if this one is going to stay."},
    "Begum": {"again": ("Aisha: “Do I show you the wall, or do you have the picture?”", "Aisha has written it on her phone, to read out."),
              "wait": "Aisha has moved her bed away from the wall again.",
              "help": "Aisha asks what she should call you."},
    "Doyle": {"again": ("Erin: “Daddy already said that.”", "Niall sits under the table with the pen."),
              "wait": "Niall was up at two, and Erin at four.",
              "help": "Erin wants to know where the night lady keeps her nights."},
    "Adeyemi": {"again": ("Tobi: “You have spelt my road wrong in the same way as the other one.”",
                          "Tobi counts the questions. There were 41, and 38 last time."),
                "wait": "Tobi has taken the 42 to the end and back, twice.",
                "help": "Tobi: “Will it be the same person on Thursday? The same is better.”"},
    "Kowalczyk": {"again": ("Filip: “I wrote it down so that I would not have to.”", "Filip asks whether there is somebody who is told already."),
                  "wait": "Filip’s list of when he is free is for last month.",
                  "help": "Filip: “How many times do we have?”"},
    "Reid": {"again": ("Danny gives the form to the cat.", "Danny has drawn on the second form as well. Lou hands it in."),
             "wait": "Danny has learnt a new word. It is “lift”.",
             "help": "Danny brings you one shoe."},
}
"""What the youngest says or does while the family is played by hand. Invented, like all of it."""
BY_NAME = {family.name: family for family in NAMED}
_last = None, ()


def all_of(world):
    """The families of a world, the named ones first; they are the same in each run and each design."""
    global _last
    key = world["seed"], world["families"], world["needs"]
    if _last[0] != key:
        _last = key, _drawn(world)
    return _last[1]


def _drawn(world):
    drawn = list(NAMED[: world["families"]])
    seed = world["seed"]
    for number in range(len(drawn), world["families"]):
        def look(what):
            return chance.share(seed, chance.FAMILY, number, what)  # noqa: B023 used at once

        many = min(1 + int(look(0) * world["needs"]), world["needs"])
        wanted = chance.ordered(range(len(NEEDS)), seed, chance.ORDER, number)[:many]
        names = list(NEEDS)
        takes, posts = list(TAKES), list(LETTERS)
        drawn.append(Family(number, f"Family {number + 1}", list(AREAS)[int(look(1) * 2)], look(2) * 17.9,
                            [(names[need], takes[int(look(10 + need) * 3)]) for need in wanted], posts[int(look(3) * 3)]))
    return drawn


def arrives(world, run, family):
    """The day on which a family asks for the first time in a run: within its first half."""
    return int(chance.share(world["seed"], chance.ARRIVES, run, family.number) * world["weeks"] * 3.5)
