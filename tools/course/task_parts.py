"""What a tutor can set as a task."""

from tools.course import addresses, model, record_keys


def parts(course: model.Course) -> list[dict]:
    """Return the parts of the course that can be set, in its order.

    Args:
        course: the course.

    Returns:
        For each module, group task, vignette and exercise with a page: its ``id``, ``kind``, ``title``, ``address`` (from
        the site's root), ``minutes`` (0 where none are stated) and ``key``, under which a learner's work on it is kept, or
        "". ``task_parts.ts`` reads it.
    """
    keys = {one["address"]: key for key, one in record_keys.catalogue(course).items()}
    kinds = (("module", course.modules), ("group_task", course.group_tasks), ("vignette", course.vignettes), ("exercise", course.exercises))
    return [
        {"id": part.id, "kind": kind, "title": part.title, "address": addresses.url(part.page), "minutes": getattr(part, "minutes", 0) or 0,
         "key": keys.get(addresses.url(part.page), "")}
        for kind, row in kinds for part in row if part.page and getattr(part, "slug", "") != model.PLAYER
    ]  # fmt: skip
