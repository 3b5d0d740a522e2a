"""A device's line: where its seat stands, in a few signs that go by voice, by chat or on paper.

``V-PA.1.4.3.2.5.1.20103.-.3.21.K7Q`` is: vignette, version, people, table; place, number of the line, seat;
the choices so far; what this place would choose next; the moments at which the seat would have had it
otherwise; what somebody in the seat would have done otherwise; three signs. A choice is its number in its
scene, 0 where the scene only leads on. Nobody's name and nothing that anybody wrote is in it.
"""

from dataclasses import dataclass

from exercises.narrative import group, player, signs
from exercises.narrative.model import ON
from exercises.record.problems import Problem

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NONE = "-"
WHAT = "a line of a group"


@dataclass(frozen=True)
class Line:
    """What one device says to the others.

    Attributes:
        place: at the table, from 1.
        rev: which line of this place it is; the highest counts.
        seat: the seat's id.
        path: the ids of the choices that the seat has made.
        say: the id of what this place would choose next, or empty; it counts where several share a seat.
        dissent: ids of the moments at which the seat would have had it otherwise.
        splits: ``(number of the decision, from 1; id of the choice)``, what somebody in the seat would have done.
    """

    place: int
    rev: int
    seat: str
    path: tuple = ()
    say: str = ""
    dissent: tuple = ()
    splits: tuple = ()

    @property
    def rank(self):
        """Orders the lines of one place."""
        return (self.rev, len(self.path), self.seat, self.path, self.say, self.dissent, self.splits)


def write(story, code, line):
    """``line`` as a string.

    Args:
        story: the vignette.
        code: the group's :class:`~exercises.narrative.group.Code`.
        line: the :class:`Line`; it has to fit the story.
    """
    state = player.replay(story, line.seat, line.path)
    scenes = [step.scene for step in state.steps if step.choice.id != ON]
    moments = list(story.moments)
    fields = (
        story.id.upper(), story.version, code.people, code.table, line.place, line.rev, 1 + list(story.seats).index(line.seat),
        "".join(_digit(step.scene, step.choice.id) for step in state.steps) or NONE,
        _digit(state.scene, line.say) if line.say else NONE,
        "".join(DIGITS[1 + moments.index(moment)] for moment in sorted(line.dissent, key=moments.index)) or NONE,
        "".join(DIGITS[count] + _digit(scenes[count - 1], choice) for count, choice in sorted(line.splits)) or NONE,
    )
    return signs.seal(".".join(str(field) for field in fields), story.shape)


def read(story, code, text):
    """Take a line apart.

    Args:
        story, code: those of the group here.
        text: the line as it came.

    Raises:
        Problem: it is none, was changed on its way, is of another vignette, version or group, or does not
            fit the story. Whoever calls has changed nothing yet.
    """
    found = signs.parts(text, 11, WHAT)
    signs.same_story(story, found)
    signs.check(text, story.shape)
    if (found[2], found[3]) != (str(code.people), str(code.table)):
        raise Problem(f"This line is of another group: {found[2]} people at table {found[3]}. Here are {code.people} at table "
                      f"{code.table}. Nothing was taken over.")
    place, rev, seat = (signs.number(part) for part in found[4:7])
    if not 1 <= place <= code.people or not 1 <= seat <= len(story.seats) or rev < 1:
        raise Problem("This line names a place or a seat that there is not. Nothing was taken over. Make it again on the device it came from.")
    try:
        return _read(story, Line(place, rev, list(story.seats)[seat - 1]), found[7:])
    except (IndexError, ValueError) as error:
        raise Problem("This line does not fit the vignette as it is here. Nothing was taken over. Make it again on the device it came from.") from error


def _read(story, line, parts):
    """The rest of a line; raises IndexError or ValueError (Problem is one) where it does not fit."""
    steps, say, dissent, splits = ("" if part == NONE else part for part in parts)
    state, scenes = player.begin(story, line.seat), []
    for sign in steps:
        choice = _choice(state.scene, sign)
        if choice != ON:
            scenes.append(state.scene)
        state = player.choose(story, state, choice)
    moments = list(story.moments)
    # A bare number could count from the end, so that 0 would name the last.
    named = [DIGITS.index(sign) - 1 for sign in dissent]
    decided = [DIGITS.index(sign) - 1 for sign in splits[::2]]
    if len(say) > 1 or len(splits) % 2 or min([0, *named, *decided]) < 0:
        raise ValueError(WHAT)
    return Line(line.place, line.rev, line.seat, state.path, _choice(state.scene, say) if say else "",
                tuple(moments[count] for count in named),
                tuple((count + 1, _choice(scenes[count], sign)) for count, sign in zip(decided, splits[1::2], strict=True)))


def _digit(scene, choice):
    return "0" if choice == ON else DIGITS[1 + [one.id for one in scene.choices].index(choice)]


def _choice(scene, sign):
    if sign == "0":
        return ON
    return scene.choices[DIGITS.index(sign) - 1].id


def meet(lines, line):
    """The lines of a group with one more: the newest of each place, in the order of places.

    It does not matter in which order lines come, how often one comes, or who has met whom before.
    """
    newest = {}
    for one in (*lines, line):
        if one.place not in newest or newest[one.place].rank < one.rank:
            newest[one.place] = one
    return tuple(newest[place] for place in sorted(newest))


def add(story, code, lines, text, own):
    """The lines of a group with one more that came as text.

    Args:
        lines: those that are here.
        own: the number of this device's place, whose lines are not taken from outside.

    Raises:
        Problem: as :func:`read`; or the line is this device's own; or two devices have taken one place.
    """
    line = read(story, code, text)
    if line.place == own:
        raise Problem(f"This is a line of place {own}, which is this device’s own. If it came from another device, two have "
                      "taken one place: count round the table again. Nothing was taken over.")
    if any(one.place == line.place and one.rev == line.rev and one != line for one in lines):
        raise Problem(f"Place {line.place} has sent another line under the same number. Two devices may have taken one place: "
                      "count round the table again. Nothing was taken over.")
    return meet(lines, line)


def furthest(lines, seat):
    """The longest path that any line tells for ``seat``, or empty."""
    return max((one.path for one in lines if one.seat == seat), key=lambda path: (len(path), path), default=())


def seats_by_place(story, code, lines):
    """Who sits where as far as is known: as dealt, and as the lines say since."""
    seats = dict(enumerate(group.deal(story, code), 1))
    return seats | {line.place: line.seat for line in lines}
