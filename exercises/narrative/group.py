"""A group at one vignette: who sits where, by a rule that can be followed with a finger.

People have no names here. A *place* is a number that one gets by counting round the table, and it says in
which *seat* of the vignette one sits. The same code gives the same places on every device; there is no chance
in it. A path belongs to a seat and not to a person: whoever sits down goes on from where the seat stands, and
who sat there before is not kept.
"""

from dataclasses import dataclass

from exercises.narrative import signs
from exercises.record.problems import Problem

FEWEST, MOST = 2, 12  # people
TABLES = 99

RULE = ("Count round the table from 1. Take the seats in the order in which they stand here, beginning with the one that "
        "the table’s number comes to when one counts along them and round again. Give one to each place until all have one.")


@dataclass(frozen=True)
class Code:
    """What all devices of one group share: how many people there are, and which table they are at."""

    people: int
    table: int


def deal(story, code):
    """The seats by place.

    Args:
        story: the :class:`~exercises.narrative.model.Story`.
        code: the group's :class:`Code`.

    Returns:
        A seat's id for each place; the first is place 1. No seat has two people more than another. The rule
        stands in :data:`RULE`.

    Raises:
        Problem: there are too few people, too many, or no such table.
    """
    _check(code)
    seats = tuple(story.seats)
    return tuple(seats[(place + code.table - 1) % len(seats)] for place in range(code.people))


def count(story, dealt):
    """How many sit in each seat, by seat, in the order of the story."""
    return {seat: dealt.count(seat) for seat in story.seats}


def write_code(story, code):
    """The group code: vignette, version, people, table, and three signs that show a slip."""
    _check(code)
    return signs.seal(_begins(story, code), story.shape)


def read_code(story, text):
    """Take a group code apart.

    Raises:
        Problem: it is none, was changed on its way, or is of another vignette or version.
    """
    parts = signs.parts(text, 4, "a group code")
    signs.same_story(story, parts)
    signs.check(text, story.shape)
    code = Code(signs.number(parts[2]), signs.number(parts[3]))
    _check(code)
    return code


def check_people(many):
    """Refuse a group of too few or too many.

    Raises:
        Problem: it has fewer than :data:`FEWEST` or more than :data:`MOST` people.
    """
    if not FEWEST <= many <= MOST:
        raise Problem(f"A group has {FEWEST} to {MOST} people here. With more, make two tables.")


def _begins(story, code):
    return f"{story.id.upper()}.{story.version}.{code.people}.{code.table}"


def _check(code):
    check_people(code.people)
    if not 1 <= code.table <= TABLES:
        raise Problem(f"A table has a number from 1 to {TABLES}. A group that is alone in the room takes 1.")
