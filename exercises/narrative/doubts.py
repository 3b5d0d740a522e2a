"""Doubts about a vignette's choices as a whole: what its author should look at, and may leave with a reason.

A learner never sees any of these sums. They are here because a reader who wants to be right will find the
pattern in a case whose every third choice is the good one, and will then stop reading the case.

*Best* means here: what looks best at once. Of the choices of one decision it is the one whose marks in the
ledger (more counts 1, less counts -1, averaged over the states in which it can be taken) are highest; where
several share that, the one among them whose feedback opens most and costs least. If that is shared too, none
is best. Choices below the floor take no part. ``docs/developing/decisions/0013-proofs.md`` says why.
"""

from exercises.narrative.explore import WARNING, Flaw
from exercises.narrative.model import ON

SPARE = 2
"""How many times more often than by chance a place must be best before it is told."""
FEWEST = 3
"""Fewer decisions, or fewer choices, than this say nothing of a pattern."""
LIKELIEST, LEAST_LIKELY = 2 / 3, 1 / 40
LONGEST, SHORTEST = "longest choice", "shortest choice"
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")


def doubts(story, walk):
    """The doubts about a story that was explored to its ends, each a warning."""
    decisions = decisions_of(story, walk)
    yield from _worse_everywhere(story, walk)
    yield from _given_away(story, decisions)
    yield from _always_right_or_wrong(story, walk)
    yield from _lopsided(story, walk)


def decisions_of(story, walk):
    """For each scene in which one decides, its choices above the floor with their mean marks.

    Args:
        story: the vignette.
        walk: its :class:`~exercises.narrative.explore.Walk`.

    Returns:
        ``{scene id: {choice id: mean marks}}``; only scenes with two such choices or more.
    """
    sums = {}
    for key, leads in walk.leads.items():
        for lead in leads:
            if lead.choice != ON and _choice(story, key[1], lead.choice).floor is None:
                count, total = sums.setdefault(key[1], {}).get(lead.choice, (0, 0))
                sums[key[1]][lead.choice] = count + 1, total + sum(lead.moved)
    return {scene: {choice: total / count for choice, (count, total) in choices.items()}
            for scene, choices in sums.items() if len(choices) > 1}


def _choice(story, scene, id_):
    return next(choice for choice in story.scenes[scene].choices if choice.id == id_)


def _opened(choice, kind="opened"):
    return [said.whom.lower() for said in choice.feedback if said.kind == kind]


def best(story, scene, marks):
    """The choice of ``scene`` that looks best at once, or None (see the head of this module).

    Args:
        story: the vignette.
        scene: the scene's id.
        marks: the mean marks of each of its choices above the floor, by id.
    """
    weights = {id_: (round(mark, 6), len(_opened(_choice(story, scene, id_))) - len(_opened(_choice(story, scene, id_), "cost")))
               for id_, mark in marks.items()}
    highest = max(weights.values())
    found = [id_ for id_, weight in weights.items() if weight == highest]
    return found[0] if len(found) == 1 else None


def _given_away(story, decisions):
    """A place in the list, or in the order of length, that is best in more than half of the decisions."""
    if len(decisions) < FEWEST:
        return
    counts = {}
    for scene, marks in decisions.items():
        choice = best(story, scene, marks)
        if choice is None:
            continue
        ids = [one.id for one in story.scenes[scene].choices if one.id in marks]
        lengths = {id_: len(_choice(story, scene, id_).text) for id_ in ids}
        ranks = {f"{PLACES[min(ids.index(choice), len(PLACES) - 1)]} choice"}
        if choice == ids[-1]:
            ranks.add("last choice")
        if sum(length >= lengths[choice] for length in lengths.values()) == 1:
            ranks.add(LONGEST)
        if sum(length <= lengths[choice] for length in lengths.values()) == 1:
            ranks.add(SHORTEST)
        for rank in sorted(ranks):
            counts.setdefault(rank, []).append(scene)
    chance = sum(1 / len(marks) for marks in decisions.values())
    for rank, scenes in counts.items():
        if len(scenes) > len(decisions) / 2 and len(scenes) >= chance + SPARE:
            yield Flaw("given-away", f"In {len(scenes)} of {len(decisions)} decisions the {rank} looks best at once ({', '.join(scenes)}).",
                       "Lengthen or shorten the words of some of them." if rank in (LONGEST, SHORTEST) else
                       "Change the order of the choices in some of them.", scenes[0], severity=WARNING)


def _always_right_or_wrong(story, walk):
    """A seat all of whose choices bring gain alone, or loss alone."""
    for id_, seat in story.seats.items():
        balances = {}
        for key, leads in walk.leads.items():
            for lead in leads if key[0] == id_ else ():
                if lead.choice != ON and _choice(story, key[1], lead.choice).floor is None:
                    balances.setdefault((key[1], lead.choice), []).append(lead.moved)
        if len(balances) < FEWEST:
            continue
        every = [moved for each in balances.values() for moved in each]
        for word, wrong_way in (("right", lambda mark: mark < 0), ("wrong", lambda mark: mark > 0)):
            if not any(wrong_way(mark) for moved in every for mark in moved) and any(any(moved) for moved in every):
                yield Flaw(f"always-{word}", f"Whatever {seat.name} chooses, the ledger never says {'less' if word == 'right' else 'more'}: "
                           f"this seat is always {word}.",
                           f"Let some of this seat's choices {'cost' if word == 'right' else 'gain'} something in the ledger too, with its reason.",
                           severity=WARNING)


def _worse_everywhere(story, walk):
    """A choice above the floor that is worse for everyone in everything, wherever it can be taken.

    Worse than another choice of the same scene: in every state in which it can be taken, the other can be
    taken too; counted from here to the ends, the other can come to as many marks or more in every dimension, at
    best and at worst, and to more in one; it opens something for all for whom this one does, and costs nobody
    anything who does not pay here too.
    """
    found = {}
    for key, leads in walk.leads.items():
        spoken = [lead for lead in leads if lead.choice != ON]
        for lead in spoken:
            if _choice(story, key[1], lead.choice).floor is None:
                better = {other.choice for other in spoken if other is not lead and _beats(story, walk, key[1], other, lead)}
                name = key[1], lead.choice
                found[name] = found.get(name, better) & better
    for (scene, choice), better in found.items():
        if better:
            yield Flaw("worse-everywhere", f"The choice {choice!r} is worse than {min(better)!r} for everyone, in everything, everywhere.",
                       "Give it something that speaks for it, in the ledger or in what it opens, and lets it return later; or take it out.",
                       scene, choice, WARNING)


def _beats(story, walk, scene, other, one):
    theirs, ours = _choice(story, scene, other.choice), _choice(story, scene, one.choice)
    if theirs.floor is not None or not set(_opened(ours)) <= set(_opened(theirs)) or not set(_opened(theirs, "cost")) <= set(_opened(ours, "cost")):
        return False
    if other.key not in walk.rests or one.key not in walk.rests:
        return False
    high, low = ([mark + still for end in ("least", "most") for mark, still in zip(lead.moved, getattr(walk.rests[lead.key], end))]
                 for lead in (other, one))
    return all(a >= b for a, b in zip(high, low)) and high != low


def _lopsided(story, walk):
    """A seat whose paths nearly all come to one ending, or hardly ever to another."""
    for id_, chances in walk.chances.items():
        name = story.seats[id_].name
        if len(chances) == 1 and sum(walk.endings[id_].values()) > 1:
            [ending] = chances
            yield Flaw("one-ending", f"Every path of {name} comes to the same ending, {ending!r}.",
                       "Let what was chosen lead to another ending too.", ending, severity=WARNING)
            continue
        for ending, chance in chances.items():
            if chance > LIKELIEST:
                yield Flaw("lopsided", f"{round(chance * 100)} in 100 of those who choose at random from the seat of {name} come to the ending {ending!r}.",
                           "Let more choices lead elsewhere, so that no ending takes more than two in three.", ending, severity=WARNING)
            elif chance < LEAST_LIKELY:
                yield Flaw("lopsided", f"Only {chance * 100:.1f} in 100 of those who choose at random from the seat of {name} come to the ending {ending!r}.",
                           "Let another choice or condition lead to it too, so that it is found.", ending, severity=WARNING)
