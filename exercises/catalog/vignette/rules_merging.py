"""Two records of one vignette as one: the path that is played goes on, the other's paths and notes stand beside it."""

import re
from dataclasses import replace

from exercises.catalog.vignette import rules_fields as fields
from exercises.catalog.vignette.rules_fields import LONGEST_NOTES, MOST_EARLIER, Kept
from exercises.record import merging
from exercises.record.problems import Problem, shown

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


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
        raise _of_another(mine.story.title)
    made = beside_records(mine.inputs, theirs.inputs)
    return replace(mine, notes=fields.notes(made["notes"]), earlier=fields.earlier(made["earlier"]))


def beside_records(mine, theirs):
    """The record ``mine`` with what another holds put by: the same, without the story.

    Args:
        mine, theirs: records as ``Attempt.inputs`` or :func:`checked` gives them.

    Raises:
        Problem: as for :func:`beside`.
    """
    if theirs["vignette"] != mine["vignette"]:
        raise _of_another(mine["vignette"].replace("-", " "))
    if mine.get("group") or theirs.get("group"):
        # What other seats chose stays covered until all have come to their ends.
        which = "Here" if mine.get("group") else "In the file"
        raise Problem(f"{which} a group is playing, and its devices are put together by their lines. Put the group's play down first, "
                      "or open the file in a page of its own. Nothing was changed.")
    own = own_path(mine)
    came = [path for path in (*theirs["earlier"], *own_path(theirs)) if path not in own]
    notes = merging.texts(mine["notes"]["for_the_group"], theirs["notes"]["for_the_group"])
    if len(notes) > LONGEST_NOTES:
        raise Problem(f"Together the notes of the two are longer than {LONGEST_NOTES:,} characters. Nothing was changed.")
    return {**mine, "notes": {"for_the_group": notes}, "earlier": merging.added(mine["earlier"], came, MOST_EARLIER, "paths")}


def own_path(record):
    """The path that a record is playing, in a list; none where nothing has been chosen."""
    if not record["seat"] or not record["path"]:
        return []
    return [Kept(record["seat"], tuple(record["path"]), record["story_version"], record["story_shape"]).record]


def checked(inputs):
    """A record whose fields are of their kinds, as far as can be told without its story.

    Raises:
        Problem: the sentence names the field.
    """
    if not isinstance(inputs, dict):
        raise Problem("This is not a record of a vignette: it has no named fields. Choose another file.")
    slug = inputs.get("vignette")
    if not isinstance(slug, str) or len(slug) > 80 or not _SLUG.match(slug):
        raise Problem(f"The field “vignette” of this record holds {shown(slug)}, which no vignette is called. Choose another file.")
    if inputs.get("group"):
        raise Problem("In this file a group is playing. Its devices are put together by their lines, on the vignette’s own page.")
    kept = fields.Kept(fields.name_or_none(inputs.get("seat", ""), "seat"), fields.path(inputs.get("path", []), "path"),
                       fields.version(inputs.get("story_version") or 1, "story_version"), fields.shape(inputs.get("story_shape", ""), "story_shape"))
    return {"vignette": slug, "story_version": kept.version, "story_shape": kept.shape, "seat": kept.seat, "path": list(kept.path),
            "went_back": [dict(mark) for mark in fields.marks(inputs.get("went_back", []))],
            "showing": fields.one_of(inputs.get("showing", "scene"), "showing", ("scene", "feedback", "debrief")),
            "finishing": inputs.get("finishing") is True, "notes": {"for_the_group": fields.notes(inputs.get("notes", {}))},
            "earlier": [one.record for one in fields.earlier(inputs.get("earlier", []))]}


def _of_another(title):
    return Problem(f"This file is of another vignette; open it on that vignette's page. Here is {title}.")
