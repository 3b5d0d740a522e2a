"""The ways through a vignette, seat by seat: its scenes numbered and laid in rows, for the map and for paper.

Every seat has its own scenes, also where two seats come to the same one: they read other words there. The
numbers run on through all seats, so that "go to 14" means one thing on the paper version and on the map.
"""

from dataclasses import dataclass, replace

from exercises.narrative.model import ON


@dataclass(frozen=True)
class Stop:
    """A scene as one seat comes to it.

    Attributes:
        number: its number on map and paper.
        scene: the :class:`~exercises.narrative.model.Scene`.
        moment: the title of the moment it belongs to, or empty.
        row: the row it is drawn in, from 0: later scenes stand lower.
        ways: what can be done here: ``(letter, choice, scene ids that it may lead to)``; the letter is empty where the
            scene only leads on.
    """

    number: int
    scene: object
    moment: str
    row: int
    ways: tuple
    recalls: tuple = ()


def stops(story, proof):
    """The scenes of every seat, in the order in which they are numbered.

    Args:
        story: the :class:`~exercises.narrative.model.Story`.
        proof: its :class:`~exercises.narrative.check.Proof`, of a story without errors.

    Returns:
        For each seat's id a tuple of :class:`Stop`.
    """
    found, number = {}, 0
    moments = list(story.moments)
    for seat in story.seats.values():
        after = {}
        for (who, scene, _), leads in proof.ways.items():
            if who == seat.id:
                after.setdefault(scene, []).extend(leads)
        rows = _rows(story, seat.first, after, moments)
        mine = []
        for row, ids in enumerate(rows):
            for id_ in ids:
                number += 1
                scene = story.scenes[id_]
                mine.append(Stop(number, scene, story.moments.get(scene.moment, ""), row, _ways(scene, seat.id, proof)))
        found[seat.id] = tuple(replace(stop, recalls=_recalled(stop, mine)) for stop in mine)
    return found


def _recalled(stop, mine):
    scene = stop.scene
    pieces = [*scene.blocks, *scene.settings, *scene.entries, *scene.child]
    for _, choice, _ in stop.ways:
        pieces += [choice, *choice.settings, *choice.entries, *choice.targets]
    asked = {condition.variable for piece in pieces for condition in piece.when}
    return tuple(other.number for other in mine if other is not stop and asked & {
        setting.variable for owner in (other.scene, *(choice for _, choice, _ in other.ways)) for setting in owner.settings})


def _ways(scene, seat, proof):
    letters = iter("abcdefghijklmnopqrstuvwxyz")
    return tuple(("" if choice.id == ON else next(letters), choice, proof.ways[seat, scene.id, choice.id])
                 for choice in scene.choices if (seat, scene.id, choice.id) in proof.ways)


def _rows(story, first, after, moments):
    """A seat's scenes in rows, later ones below; in a row from left to right under the choices that lead to them."""
    depths, times = _laid_out(story, first, after, moments)
    found, across = [], {first: 0.0}
    for place in sorted({(times[id_], depths[id_]) for id_ in depths}):
        ids = [id_ for id_ in story.scenes if id_ in depths and (times[id_], depths[id_]) == place]
        above = {id_: [across[other] + count / (len(leads) + 1) for other, leads in after.items() if other in across
                       for count, lead in enumerate(leads, 1) if lead == id_] or [0.0] for id_ in ids}
        ids.sort(key=lambda id_: sum(above[id_]) / len(above[id_]))
        across |= {id_: count - (len(ids) - 1) / 2 for count, id_ in enumerate(ids)}
        found.append(ids)
    return found


def _laid_out(story, first, after, moments):
    """How many scenes lie before each scene at most, and the latest moment until then, by scene."""
    order, open_ = [], set()
    stack = [(first, False)]
    while stack:
        id_, back = stack.pop()
        if back:
            order.append(id_)
        elif id_ not in open_:
            open_.add(id_)
            stack.append((id_, True))
            stack.extend((lead, False) for lead in after.get(id_, ()) if lead not in open_)
    order.reverse()
    depths, times = dict.fromkeys(order, 0), dict.fromkeys(order, 0)
    place = {id_: count for count, id_ in enumerate(order)}
    for id_ in order:
        moment = story.scenes[id_].moment
        if moment in moments:  # a look back at an earlier moment stands where it is read
            times[id_] = max(times[id_], moments.index(moment))
        for lead in after.get(id_, ()):
            if place[lead] > place[id_]:  # a scene that comes again with other values leads back; it stays where it was
                depths[lead] = max(depths[lead], depths[id_] + 1)
                times[lead] = max(times[lead], times[id_])
    return depths, times
