"""Two files that tell of different meetings, or say different things of one: shown side by side, and somebody chooses."""

from exercises.catalog.case_conference import inputs, merging, pages
from exercises.catalog.case_conference.words_debrief import STEPS
from exercises.views import choices, markup


def picker(exercise, keep):
    """The choices that wait, as controls of the exercise.

    Args:
        exercise: the exercise; its ``record`` is read.
        keep: called with the record once somebody has chosen.
    """
    return choices.Choices(exercise, lambda: exercise.record["conflicts"], told,
                           lambda conflict, number: merging.pick(exercise.record, conflict, number), keep)


def told(conflict):
    """What one choice is between, and the answers in words."""
    versions = conflict["versions"]
    if conflict["about"] == "meeting":
        rows = [[f"Version {number}", pages.title({**inputs.blank(), **one["settings"]}), f"{len(one['log'])} things done"] for number, one in enumerate(versions, 1)]
        asked = markup.join(markup.paragraph("The files hold different meetings. One can stand here; save the other in a file of its own first."),
                            markup.table("Which meeting stands here?", ["Version", "Whose", "How far"], rows))
    else:
        title = next((step["title"] for step in STEPS if step["id"] == conflict["about"]), "What was written")
        asked = markup.table(f"{title}: what the files say", ["Version", "Words"], [[f"Version {number}", one] for number, one in enumerate(versions, 1)])
    return asked, choices.versions(len(versions))
