"""Moves through a vignette. A state is a seat and the choices made from it; the rest follows from these.

Replaying the same choices gives the same state, so a record keeps the seat and the path and nothing else.
"""

from dataclasses import dataclass

from exercises.narrative import ledger
from exercises.narrative.model import ON, SEAT, Choice, Scene, hold
from exercises.record.problems import Problem

LONGEST_PATH = 160  # characters
ALL_PATHS = 3_000  # characters of all vignettes' longest paths together, so that they travel in one link


@dataclass(frozen=True)
class Step:
    """A choice that was made, and what it added to the ledger before the next scene."""

    scene: Scene
    choice: Choice
    noted: tuple


@dataclass(frozen=True)
class State:
    """Where somebody is in a vignette.

    Attributes:
        seat: the seat's id.
        scene: the scene they stand in.
        variables: every variable's value, as sorted pairs; the seat among them.
        steps: the choices made, oldest first.
        noted: the whole ledger so far.
        child: the child's marks met so far, as ``(scene id, ChildMark)``.
    """

    seat: str
    scene: Scene
    variables: tuple
    steps: tuple = ()
    noted: tuple = ()
    child: tuple = ()

    @property
    def path(self):
        """The ids of the choices made, oldest first."""
        return tuple(step.choice.id for step in self.steps)

    @property
    def ended(self):
        """Whether this is an ending."""
        return self.scene.ending

    @property
    def values(self):
        """The variables as a dictionary."""
        return dict(self.variables)


def begin(story, seat):
    """The state in which ``seat`` (an id) begins.

    Raises:
        Problem: the story has no such seat.
    """
    chair = story.seat(seat)
    values = {variable.id: variable.start for variable in story.variables.values()}
    values[SEAT] = chair.id
    return _arrive(story.scene(chair.first), chair.id, values, (), (), ())


def options(state):
    """The choices that are open in ``state``, in the order of the scene."""
    values = state.values
    return tuple(choice for choice in state.scene.choices if hold(choice.when, values))


def blocks(state):
    """What is to be read in ``state``."""
    values = state.values
    return tuple(block for block in state.scene.blocks if hold(block.when, values))


def choose(story, state, choice):
    """The state after ``choice`` (an id).

    Raises:
        Problem: that choice is not open here, or leads nowhere.
    """
    chosen = next((one for one in options(state) if one.id == choice), None)
    if chosen is None:
        raise Problem(f"At “{state.scene.title}” there is no choice called {choice!r}.")
    values = state.values
    for setting in chosen.settings:
        if hold(setting.when, state.values):
            values[setting.variable] = setting.value
    target = next((one for one in chosen.targets if hold(one.when, values)), None)
    if target is None:
        raise Problem(f"At “{state.scene.title}” the choice {choice!r} leads nowhere.")
    noted = ledger.note(chosen.entries, values, state.scene.id, chosen.id)
    return _arrive(story.scene(target.scene), state.seat, values, (*state.steps, Step(state.scene, chosen, noted)),
                   state.noted + noted, state.child)


def _arrive(scene, seat, values, steps, noted, child):
    before = dict(values)
    for setting in scene.settings:
        if hold(setting.when, before):
            values[setting.variable] = setting.value
    return State(seat, scene, tuple(sorted(values.items())), steps,
                 noted + ledger.note(scene.entries, values, scene.id),
                 child + tuple((scene.id, mark) for mark in scene.child if hold(mark.when, values)))


def replay(story, seat, path):
    """The state after a whole path of choice ids.

    Raises:
        Problem: the path does not fit this story (any more).
    """
    state = begin(story, seat)
    for count, choice in enumerate(path, 1):
        try:
            state = choose(story, state, choice)
        except Problem as problem:
            raise Problem(f"Step {count} of this path does not fit {story.title} as it is now: {problem}") from None
    return state


def back(story, state):
    """Go back one scene.

    Returns:
        ``(state before the last choice, mark)``; the mark, ``{"scene": id, "choice": id}``, says that one did.

    Raises:
        Problem: there is no scene before this one.
    """
    if not state.steps:
        raise Problem("This is the first scene; there is none before it.")
    last = state.steps[-1]
    return replay(story, state.seat, state.path[:-1]), {"scene": last.scene.id, "choice": last.choice.id}


def written(story, state):
    """The path as a short string that travels in a link: vignette, version, seat and choices, with dots."""
    return ".".join((story.id, str(story.version), state.seat, *("_" if one == ON else one for one in state.path)))


def read_written(text):
    """Take a written path apart.

    Returns:
        ``(vignette id, version, seat, path)``.

    Raises:
        Problem: it is not a written path.
    """
    parts = str(text).strip().split(".")
    if len(parts) < 3 or len(text) > LONGEST_PATH or not parts[1].isdigit() or not all(parts):
        raise Problem("This is not a path through a vignette. Copy it again, from the first letter to the last.")
    return parts[0], int(parts[1]), parts[2], tuple(ON if one == "_" else one for one in parts[3:])
