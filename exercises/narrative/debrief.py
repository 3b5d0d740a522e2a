"""Walks one path and says, for each choice on it, why it mattered and on what that rests.

The judgement of the whole is kept for this: feedback after a choice says what it opened and what it cost;
here stand what a family, a partner and a manager might each say, the sources with their limits, and the
roads not taken.
"""

from dataclasses import dataclass

from exercises.narrative import player
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
class Road:
    """One choice, weighed: one that was made, or one that was not.

    Attributes:
        voices: pairs of who speaks and what they might say.
        cards: the sources it rests on, each a :class:`Card`.
        limits: what may not be concluded here, or empty.
        open: whether it could have been made then; what was done before may have closed it.
    """

    choice: Choice
    why: str
    voices: tuple
    cards: tuple
    limits: str
    open: bool


@dataclass(frozen=True)
class Weighed(Road):
    """One choice of the path, weighed.

    Attributes:
        scene: where it was made.
        roads: the choices of the same scene that were not made, each a :class:`Road`.
    """

    scene: Scene
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
    weighed = tuple(_weigh(story, step, was_open) for step, was_open in _with_options(story, state) if step.choice.id != ON)
    ending = words.get("endings", {}).get(state.scene.id, {}) if state.ended else {}
    cited = [card.id for one in weighed for card in one.cards]
    cited += [source for noted in state.noted for source in noted.entry.sources]
    return Debrief(
        before=tuple(words.get("before", ())), choices=weighed,
        child=tuple((story.scene(scene).title, mark) for scene, mark in state.child),
        ending=tuple(ending.get("text", ())),
        questions=(*ending.get("questions", ()), *words.get("questions", ())),
        cards=cards(story, cited))


def _with_options(story, state):
    """The steps of a path, each with the ids of the choices that were open when it was made."""
    before = player.begin(story, state.seat)
    for step in state.steps:
        yield step, {choice.id for choice in player.options(before)}
        before = player.choose(story, before, step.choice.id)


def _weigh(story, step, was_open):
    roads = tuple(Road(choice, *_said(story, step.scene, choice), choice.id in was_open)
                  for choice in step.scene.choices if choice.id not in (step.choice.id, ON))
    return Weighed(step.choice, *_said(story, step.scene, step.choice), True, step.scene, roads)


def _said(story, scene, choice):
    """What ``debrief.md`` says of a choice: why, voices, cards, limits."""
    said = story.debrief.get("choices", {}).get(f"{scene.id}/{choice.id}", {})
    return (said.get("why", ""), tuple((name, said[key]) for key, name in VOICES if said.get(key)),
            cards(story, said.get("sources", ())), said.get("limits", ""))


def as_record(story, state):
    """The debrief of a path as it goes into the learner's record: a JSON-able dictionary of its words.

    It is written for whoever reads the file without the course; nothing is read back from it.
    """
    walked = walk(story, state)
    return {
        "choices": [{"scene": one.scene.title, "choice": one.choice.text, "below_the_floor": one.choice.floor is not None,
                     "why": one.why, "voices": [{"who": who, "words": words} for who, words in one.voices],
                     "sources": [card.id for card in one.cards], "limits": one.limits,
                     "not_taken": [road.choice.text for road in one.roads]} for one in walked.choices],
        "child": [{"scene": title, "state": mark.state, "note": mark.note} for title, mark in walked.child],
        "ending": list(walked.ending), "questions": list(walked.questions),
        "sources": [{"id": card.id, "says": card.says, "short": card.short, "who": card.who, "limits": card.limits}
                    for card in walked.cards],
    }


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
    return [(title, left, right, _ids(left) != _ids(right)) for title, (left, right) in by_moment(story, (first, second))]


def by_moment(story, states):
    """Any number of paths through one vignette, from whatever seats, by the moments of the story.

    Args:
        story: the vignette.
        states: where each path stands.

    Returns:
        Rows ``(moment's title, columns)``: a column for each state, its pieces ``(scene, choice or None)``. What
        happens in no moment stands in a row of its own, under no title.
    """
    columns = [_column(state) for state in states]
    order = dict.fromkeys([*story.moments, *(moment for column in columns for moment in column)])
    rows = [(story.moments.get(moment, ""), tuple(column.get(moment, ()) for column in columns)) for moment in order]
    return [row for row in rows if any(row[1])]


def _column(state):
    column = {}
    for step in state.steps:
        piece = (step.scene, step.choice if step.choice.id != ON else None)
        column[step.scene.moment] = (*column.get(step.scene.moment, ()), piece)
    last = state.scene
    column[last.moment] = (*column.get(last.moment, ()), (last, None))
    return column


def _ids(pieces):
    return [(scene.id, choice.id if choice else "") for scene, choice in pieces]
