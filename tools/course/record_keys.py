"""Under which key the page keeps the record of what, and what that is called."""

from tools.course import addresses, model, reflections

VIGNETTE = "Your path scene by scene: what you chose, what it opened and what it cost, what moved, the sources, and your notes."
"""What of a vignette can be taken home; an exercise says it in its own ``exercise.toml``."""


def catalogue(course):
    """What can be kept, by the key of its record.

    Args:
        course: the course.

    Returns:
        For each exercise, vignette and reflect page, its ``id``, ``title`` and ``address`` (from the site's root), and what of it
        can be taken home (``takes``, empty where its author has not said), by its key: an exercise's slug, with ``:`` and the
        material's name where there is one. ``element.ts`` makes the same.
    """
    kept = [(part.slug, part) for part in course.exercises if part.slug != model.PLAYER]
    kept += [(f"{model.PLAYER}:{part.slug}", part) for part in course.vignettes]
    kept += [(f"{reflections.SLUG}:{part.slug}", part) for part in course.reflections]
    takes = {part.slug: part.take_home for part in course.exercises} | {model.PLAYER: VIGNETTE}
    return {key: {"id": getattr(part, "id", "") or part.module, "title": part.title, "address": addresses.url(part.page), "takes": takes.get(key.partition(":")[0], "")}
            for key, part in kept if part.page}
