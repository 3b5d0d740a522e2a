"""Two records of one vignette as one: the path that is played goes on, the other's paths and notes stand beside it."""

from dataclasses import replace

from exercises.catalog.vignette.rules_fields import LONGEST_NOTES, MOST_EARLIER, Kept
from exercises.record import merging
from exercises.record.problems import Problem


def beside(mine, theirs):
    """The attempt ``mine`` with what another record holds put by, nothing of either left out.

    Args:
        mine, theirs: an :class:`~.rules.Attempt` each, of one vignette.

    Returns:
        An :class:`~.rules.Attempt`; the same as ``mine`` where all of it was here already.

    Raises:
        Problem: the other is of another vignette, or the two together hold more than a record does.
    """
    if theirs.story is None or theirs.story.slug != mine.story.slug:
        raise Problem(f"This file is of another vignette; open it on that vignette's page. Here is {mine.story.title}.")
    if mine.group is not None or theirs.group is not None:
        # What other seats chose stays covered until all have come to their ends.
        which = "Here" if mine.group is not None else "In the file"
        raise Problem(f"{which} a group is playing, and its devices are put together by their lines. Put the group's play down first, "
                      "or open the file in a page of its own. Nothing was changed.")
    own = _path_of(mine)
    came = [path for path in (*theirs.earlier, *_path_of(theirs)) if path not in own]
    notes = merging.texts(mine.notes, theirs.notes)
    if len(notes) > LONGEST_NOTES:
        raise Problem(f"Together the notes of the two are longer than {LONGEST_NOTES:,} characters. Nothing was changed.")
    return replace(mine, notes=notes, earlier=tuple(merging.added(mine.earlier, came, MOST_EARLIER, "paths")))


def _path_of(attempt):
    """The path that an attempt is playing; none where nothing has been chosen."""
    state = attempt.state
    return (Kept(state.seat, state.path, attempt.story.version, attempt.story.shape),) if state is not None and state.path else ()
