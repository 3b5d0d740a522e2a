"""The file that a learner hands in: their notes, and their choices if, and only if, they include them.

Any other file of a vignette holds its path, since one goes on from it; whoever reads a class does not take choices from there.
"""

from dataclasses import replace

from exercises.catalog.vignette.rules_fields import Kept
from exercises.narrative.model import ON
from exercises.record.problems import Problem

INCLUDED = "choices_included"


def record(attempt, included):
    """What the file holds.

    Args:
        attempt: an :class:`~.rules.Attempt`.
        included: whether the learner's own choices are in it. What a group chose never is: it is not one person's.

    Returns:
        ``(inputs, results)``; both can be opened in the player like any other file's.

    Raises:
        Problem: nothing would be in it.
    """
    chosen = _chosen(attempt) if included else []
    if included and not chosen:
        raise Problem("There are no choices of your own here to include. Take the tick away to hand in your notes alone.")
    if not chosen and not attempt.notes.strip():
        raise Problem("The file would be empty: you have written no notes, and your choices are not included.")
    if not chosen:
        bare = replace(attempt, state=None, went_back=(), showing="scene", earlier=(), trouble="", asking=False, group=None)
        return bare.inputs, {}
    alone = replace(attempt, group=None)
    return {**alone.inputs, INCLUDED: True}, {**alone.results, "chosen": chosen}


def _chosen(attempt):
    """Each path of one's own, oldest first: ``{"vignette", "version", "seat", "made": [{"scene", "choice"}]}``."""
    paths = [(kept, attempt.standing(kept)) for kept in attempt.earlier]
    if attempt.state is not None:
        paths.append((Kept(attempt.state.seat, attempt.state.path, attempt.story.version), attempt.state))
    made = []
    for kept, state in paths:
        steps = [{"scene": step.scene.id, "choice": step.choice.id} for step in state.steps if step.choice.id != ON] if state else []
        if steps:
            made.append({"vignette": attempt.story.slug, "version": kept.version, "seat": kept.seat, "made": steps})
    return made
