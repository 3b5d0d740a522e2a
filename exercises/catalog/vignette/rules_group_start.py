"""How a group's play begins: at one device, or at the device of one place."""

from exercises.catalog.vignette.rules_group import ONE, SEVERAL, Group
from exercises.narrative import group
from exercises.record.problems import Problem


def begin_one(story, people):
    """A group at one device.

    Args:
        story: the vignette.
        people: how many sit in each seat, by seat.

    Raises:
        Problem: too few or too many people.
    """
    group.check_people(sum(people.values()))
    people = {seat: people.get(seat, 0) for seat in story.seats}
    return Group(story, ONE, {}, people=people).first_turn()


def begin_several(story, code, place):
    """A group of which each place has its own device; this is the device of ``place``, counted from 1.

    Raises:
        Problem: there is no such place, or the code is none.
    """
    dealt = group.deal(story, code)
    if not 1 <= place <= code.people:
        raise Problem(f"At this table are the places 1 to {code.people}. Count round the table and say which is yours.")
    return Group(story, SEVERAL, {}, showing="scene", code=code, place=place, turn=dealt[place - 1])
