"""Under which key the page keeps the record of what, and what that is called."""

from tools.course import addresses, model, reflections


def catalogue(course):
    """What can be kept, by the key of its record.

    Args:
        course: the course.

    Returns:
        For each exercise, vignette and reflect page, its ``title`` and ``address`` (from the site's root), by its
        key: an exercise's slug, with ``:`` and the material's name where there is one. ``element.ts`` makes the same.
    """
    kept = [(part.slug, part) for part in course.exercises if part.slug != model.PLAYER]
    kept += [(f"{model.PLAYER}:{part.slug}", part) for part in course.vignettes]
    kept += [(f"{reflections.SLUG}:{part.slug}", part) for part in reflections.read(course.root)]
    return {key: {"title": part.title, "address": addresses.url(part.page)} for key, part in kept if part.page}
