"""What a vignette is: frozen pieces, read from the versioned dictionary that the author's side compiles.

The dictionary is described by ``exercises/seam/schema/vignette.schema.json``. Nothing here has an expression
language: a condition names a variable and the values that it may hold, an effect sets a variable or adds
an entry to the ledger.
"""

from dataclasses import dataclass, field

from exercises.narrative import shape
from exercises.record.problems import Problem

FORMAT = 1
SEAT = "seat"  # the one variable that every vignette has: who is playing

DIMENSIONS = {
    "purpose": "Shared purpose",
    "mediation": "Mediation between interests",
    "conflict": "Conflict acknowledged",
    "trust": "Trust and respect",
    "family_voice": "Family voice",
    "time": "Time",
}
"""The ledger's dimensions. The first four are Smith's (2013) factors as the chapter uses them (CH11-F1 to F4)."""

DIRECTIONS = {"more": "more", "less": "less", "unsettled": "unsettled"}
HEARD, NOT_ASKED = "heard", "not asked"
ON = "on"  # the one choice of a scene that only leads on


@dataclass(frozen=True)
class Condition:
    """Holds when ``variable`` has one of ``values``."""

    variable: str
    values: tuple

    def holds(self, variables):
        """Whether it holds in ``variables``, a dictionary of every variable's value, the seat among them."""
        return variables.get(self.variable) in self.values


def hold(conditions, variables):
    """Whether all of ``conditions`` hold (none at all: they do)."""
    return all(condition.holds(variables) for condition in conditions)


@dataclass(frozen=True)
class Block:
    """A piece of a scene: ``kind`` is ``paragraph``, ``speech`` (with ``speaker``) or ``note`` (with ``label``)."""

    kind: str
    text: str
    speaker: str = ""
    label: str = ""
    when: tuple = ()


@dataclass(frozen=True)
class Setting:
    """An effect: ``variable`` becomes ``value``."""

    variable: str
    value: str
    when: tuple = ()


@dataclass(frozen=True)
class Entry:
    """An effect: a line in the ledger, with its reason and what that rests on."""

    dimension: str
    direction: str
    reason: str
    sources: tuple = ()
    when: tuple = ()


@dataclass(frozen=True)
class ChildMark:
    """That the child was ``heard`` in a scene or ``not asked``; ``note`` says by whom and what came of it."""

    state: str
    note: str = ""
    when: tuple = ()


@dataclass(frozen=True)
class Target:
    """Where a choice leads while its conditions hold."""

    scene: str
    when: tuple = ()


@dataclass(frozen=True)
class Feedback:
    """What a choice ``opened`` or what was its ``cost``, and for whom."""

    kind: str
    whom: str
    text: str


@dataclass(frozen=True)
class Floor:
    """Why a choice lies below the floor: law, duty or somebody's immediate safety settles it."""

    duty: str
    source: str
    dated: str
    today: str
    tell: str
    escalate: str


@dataclass(frozen=True)
class Choice:
    """What one says or does, and what follows. The first target whose conditions hold is where it leads."""

    id: str
    text: str
    targets: tuple
    settings: tuple = ()
    entries: tuple = ()
    feedback: tuple = ()
    when: tuple = ()
    floor: Floor | None = None


@dataclass(frozen=True)
class Scene:
    """A scene as those in ``seats`` see it. An ``ending`` has no choices."""

    id: str
    title: str
    seats: tuple
    blocks: tuple
    choices: tuple = ()
    settings: tuple = ()
    entries: tuple = ()
    child: tuple = ()
    moment: str = ""
    ending: bool = False

    @property
    def decision(self):
        """Whether somebody decides something here."""
        return any(choice.id != ON for choice in self.choices)


@dataclass(frozen=True)
class Seat:
    """A chair to play from: who one is, a private brief, the first scene; a letter and a shape beside colour."""

    id: str
    name: str
    letter: str
    shape: str
    who: str
    brief: tuple
    first: str


@dataclass(frozen=True)
class Variable:
    """Something that is remembered: one of ``values``, beginning as ``start``."""

    id: str
    values: tuple
    start: str
    about: str = ""


@dataclass(frozen=True)
class Story:
    """A whole vignette. Its ``shape`` tells one edit of it from another; ``map`` is a drawing (SVG), or empty."""

    slug: str
    id: str
    version: int
    title: str
    seats: dict
    variables: dict
    scenes: dict
    summary: str = ""
    content_note: str = ""
    minutes: str = ""
    review: str = ""
    child: str = ""
    people: tuple = ()
    moments: dict = field(default_factory=dict)
    modules: tuple = ()
    outcomes: tuple = ()
    prompts: tuple = ()
    rests_on: tuple = ()
    debrief: dict = field(default_factory=dict)
    sources: dict = field(default_factory=dict)
    shape: str = ""
    map: str = ""

    def scene(self, id_):
        """The scene called ``id_``.

        Raises:
            Problem: there is none (the story was edited, or was never checked).
        """
        try:
            return self.scenes[id_]
        except KeyError:
            raise Problem(f"{self.title} has no scene called {id_!r}. Start again from the seat.") from None

    def seat(self, id_):
        """The seat called ``id_``.

        Raises:
            Problem: there is none.
        """
        try:
            return self.seats[id_]
        except KeyError:
            names = ", ".join(seat.name for seat in self.seats.values())
            raise Problem(f"{self.title} has no seat called {id_!r}; there are: {names}.") from None


def read(story):
    """Make a :class:`Story` from its compiled dictionary.

    Args:
        story: the dictionary (``vignette.schema.json``).

    Raises:
        Problem: it is of another format, or a part that every vignette has is missing.
    """
    if not isinstance(story, dict) or story.get("format") != FORMAT:
        raise Problem("This vignette was made for another version of the course. Load the page again.")
    try:
        return Story(
            slug=story["slug"], id=story["id"], version=story["version"], title=story["title"],
            summary=story.get("summary", ""), content_note=story.get("content_note", ""),
            minutes=str(story.get("minutes", "")), review=story.get("review", ""), child=story.get("child", ""),
            people=tuple((person["name"], person["line"]) for person in story.get("people", ())),
            moments={moment["id"]: moment["title"] for moment in story.get("moments", ())},
            modules=tuple(story.get("modules", ())), outcomes=tuple(story.get("outcomes", ())),
            prompts=tuple(story.get("prompts", ())), rests_on=tuple(story.get("rests_on", ())),
            seats={seat["id"]: _seat(seat) for seat in story["seats"]},
            variables={one["id"]: Variable(one["id"], tuple(one["values"]), one["start"], one.get("about", ""))
                       for one in story.get("variables", ())},
            scenes={scene["id"]: _scene(scene) for scene in story["scenes"]},
            debrief=story.get("debrief", {}), sources=story.get("sources", {}),
            shape=shape.of(story), map=story.get("map", ""))
    except (KeyError, TypeError, AttributeError) as error:
        raise Problem(f"This vignette's file is incomplete ({error}). Load the page again.") from error


def _seat(seat):
    return Seat(seat["id"], seat["name"], seat["letter"], seat["shape"], seat.get("who", ""),
                tuple(_block(block) for block in seat.get("brief", ())), seat["first"])


def _scene(scene):
    return Scene(
        id=scene["id"], title=scene["title"], seats=tuple(scene["seats"]),
        blocks=tuple(_block(block) for block in scene["blocks"]),
        choices=tuple(_choice(choice) for choice in scene.get("choices", ())),
        settings=_settings(scene), entries=_entries(scene),
        child=tuple(ChildMark(mark["state"], mark.get("note", ""), _when(mark)) for mark in scene.get("child", ())),
        moment=scene.get("moment", ""), ending=bool(scene.get("ending")))


def _choice(choice):
    return Choice(
        id=choice["id"], text=choice["text"],
        targets=tuple(Target(target["scene"], _when(target)) for target in choice["targets"]),
        settings=_settings(choice), entries=_entries(choice),
        feedback=tuple(Feedback(one["kind"], one["whom"], one["text"]) for one in choice.get("feedback", ())),
        when=_when(choice), floor=Floor(**choice["floor"]) if choice.get("floor") else None)


def _block(block):
    return Block(block["kind"], block["text"], block.get("speaker", ""), block.get("label", ""), _when(block))


def _settings(piece):
    return tuple(Setting(one["variable"], one["value"], _when(one)) for one in piece.get("settings", ()))


def _entries(piece):
    return tuple(Entry(one["dimension"], one["direction"], one["reason"], tuple(one.get("sources", ())), _when(one))
                 for one in piece.get("entries", ()))


def _when(piece):
    return tuple(Condition(one["variable"], tuple(one["values"])) for one in piece.get("when", ()))
