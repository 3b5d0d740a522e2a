"""The one door from one exercise to another's: how its records become one, and nothing else of it.

No exercise may import another. The page *Work in a group* takes files of any exercise, and the rule by which two of them
become one stands in that exercise's own folder, ``together.py`` (:mod:`exercises.record.together`). Here it is found by the
name that a file bears. In the page only the part of an exercise whose files were chosen is fetched, when it is first asked for.
"""

import importlib
import re

from exercises.record.problems import Problem, shown

SLUG = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")


def rule(slug):
    """How records of an exercise become one.

    Args:
        slug: the exercise's slug, as a stranger's file names it.

    Returns:
        The module ``together`` of its folder.

    Raises:
        Problem: there is no such exercise in this course.
    """
    if isinstance(slug, str) and SLUG.match(slug):
        name = f"exercises.catalog.{slug}.together"
        try:
            return importlib.import_module(f"exercises.catalog.{slug}.together")
        except ModuleNotFoundError as error:
            # Anything else that is missing is a mistake of ours and has to be seen.
            if error.name not in (name, name.rpartition(".")[0]):
                raise
    raise Problem(f"This file belongs to {shown(slug)}, which is no exercise of this course. It may come from a newer one: load the page again.")
