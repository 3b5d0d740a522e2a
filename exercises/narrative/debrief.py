"""Walks one path and says, for each choice on it, why it mattered and on what that rests.

The judgement of the whole is kept for this: feedback after a choice says what it opened and what it cost;
here stand what a family, a partner and a manager might each say, the sources with their limits, and the
roads not taken.
"""

from dataclasses import dataclass

from exercises.narrative.model import ON, Choice, Scene

OWN = "own argument"
VOICES = (("family", "Somebody in the family might say"), ("partner", "A partner might say"),
          ("manager", "A manager might say"))


@dataclass(frozen=True)
class Card:
    """A source: what it says in our words, who was asked, and what it cannot carry."""

    id: str
    says: str
    short: str = ""
    who: str = ""
    limits: str = ""


@dataclass(frozen=True)
class Weighed:
    """One choice of the path, weighed.

    Attributes:
        voices: pairs of who speaks and what they might say.
        cards: the sources it rests on, each a :class:`Card`.
        limits: what may not be concluded here, or empty.
        roads: the choices of the same scene that were not made.
    """

    scene: Scene
    choice: Choice
    why: str
    voices: tuple
    cards: tuple
    limits: str
    roads: tuple


@dataclass(frozen=True)
class Debrief:
    """What there is to say about one path that came to an end."""

    before: tuple
    choices: tuple
    child: tuple
    ending: tuple
    questions: tuple
    cards: tuple


def walk(story, state):
    """Weigh the path of ``state``.

    Args:
        story: the :class:`~exercises.narrative.model.Story`.
        state: a :class:`~exercises.narrative.player.State`, ended or not.

    Returns:
        A :class:`Debrief`: each decision on this path in its order, what the child said and what came of it,
        and the questions to take to a group.
    """
    words = story.debrief
    weighed = tuple(_weigh(story, step) for step in state.steps if step.choice.id != ON)
    ending = words.get("endings", {}).get(state.scene.id, {}) if state.ended else {}
    cited = [card.id for one in weighed for card in one.cards]
    cited += [source for noted in state.noted for source in noted.entry.sources]
    return Debrief(
        before=tuple(words.get("before", ())), choices=weighed,
        child=tuple((story.scene(scene).title, mark) for scene, mark in state.child),
        ending=tuple(ending.get("text", ())),
        questions=(*ending.get("questions", ()), *words.get("questions", ())),
        cards=cards(story, cited))


def _weigh(story, step):
    said = story.debrief.get("choices", {}).get(f"{step.scene.id}/{step.choice.id}", {})
    return Weighed(
        step.scene, step.choice, said.get("why", ""),
        tuple((name, said[key]) for key, name in VOICES if said.get(key)),
        cards(story, said.get("sources", ())), said.get("limits", ""),
        tuple(choice for choice in step.scene.choices if choice.id not in (step.choice.id, ON)))


def cards(story, ids):
    """The cards of ``ids``, each once, in the order of first mention."""
    return tuple(_card(story, id_) for id_ in dict.fromkeys(ids))


def _card(story, id_):
    if id_ == OWN:
        return Card(OWN, "The course's own argument. No study stands behind it.")
    card = story.sources.get(id_, {})
    return Card(id_, card.get("says", ""), card.get("short", ""), card.get("who", ""), card.get("limits", ""))


def set_side_by_side(story, first, second):
    """Two paths through one vignette, laid out by the moments of the story.

    Args:
        story: the vignette.
        first, second: two states, from the same seat or from different ones.

    Returns:
        Rows ``(moment's title, pieces of the first, pieces of the second, part)``: the pieces are
        ``(scene, choice or None)``; ``part`` is true where the two did not do the same.
    """
    order = list(story.moments) or [""]
    columns = [_by_moment(state) for state in (first, second)]
    rows = []
    for moment in [*order, *(one for column in columns for one in column if one not in order)]:
        left, right = (column.get(moment, ()) for column in columns)
        if left or right:
            rows.append((story.moments.get(moment, ""), left, right, _ids(left) != _ids(right)))
    return list(dict((row[0], row) for row in rows).values())


def _by_moment(state):
    column = {}
    for step in state.steps:
        piece = (step.scene, step.choice if step.choice.id != ON else None)
        column[step.scene.moment] = (*column.get(step.scene.moment, ()), piece)
    last = state.scene
    column[last.moment] = (*column.get(last.moment, ()), (last, None))
    return column


def _ids(pieces):
    return [(scene.id, choice.id if choice else "") for scene, choice in pieces]
