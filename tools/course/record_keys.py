"""Under which key the page keeps the record of what, and what that is called."""

from tools.course import addresses, model


def catalogue(course):
    """What can be kept, by the key of its record.

    Args:
        course: the course.

    Returns:
        For each exercise and vignette with a page, its ``title`` and ``address`` (from the site's root), by its
        key: an exercise's slug, or the player's with ``:`` and the vignette's. ``element.ts`` makes the same.
    """
    kept = [(part.slug, part) for part in course.exercises if part.slug != model.PLAYER]
    kept += [(f"{model.PLAYER}:{part.slug}", part) for part in course.vignettes]
    return {key: {"title": part.title, "address": addresses.url(part.page)} for key, part in kept if part.page}
