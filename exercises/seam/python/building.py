"""How an exercise is built from what the page kept: the right version of its inputs, what came with the page, what was typed since."""

import importlib
import re

from exercises.record import migration
from exercises.record.problems import Problem

SLUG = re.compile(r"[a-z][a-z0-9_]*\Z")


def built(ask):
    """The exercise that a request names.

    Args:
        ask: ``slug``, ``inputs`` (or None), their ``version``, and ``material`` (or None).

    Returns:
        The exercise; and None, or the ``Problem`` for which it stands empty: inputs that cannot be read must not cost the
        learner the exercise, and the page keeps them.

    Raises:
        Problem: there is no such exercise, or what came with the page cannot be read.
    """
    slug = ask["slug"]
    unknown = Problem(f"There is no exercise called {slug!r} in this course.")
    if not SLUG.match(slug):
        raise unknown
    _take(slug, ask.get("material"))
    try:
        module = importlib.import_module(f"exercises.catalog.{slug}")
    except ModuleNotFoundError as error:
        raise unknown if error.name == f"exercises.catalog.{slug}" else error from None
    try:
        return module.create(_current(slug, module, ask)), None
    except Problem as problem:
        return module.create(None), problem


def close(widget):
    """Let go of a widget and of all that is in it."""
    for child in getattr(widget, "children", ()):
        close(child)
    # Only what is its own: to ask for a look makes one.
    for name in {"layout", "style"} & widget._trait_values.keys():
        getattr(widget, name).close()
    widget.close()


def _current(slug, module, ask):
    """The inputs that the page kept, brought to the version that the exercise reads today."""
    inputs, version = ask.get("inputs"), ask.get("version") or 0
    if inputs is None or version == 0:
        return inputs
    return migration.kept(inputs, version, _kind(slug, module).readable())


def _kind(slug, module):
    """The class of an exercise, without building one where that can be helped."""
    from exercises.views.exercise import Exercise

    view = f"{module.__name__}.view"
    try:
        importlib.import_module(view)
    except ModuleNotFoundError as error:
        if error.name != view:
            raise
    found = next((kind for kind in Exercise.__subclasses__() if kind.slug == slug), None)
    return found or type(module.create(None))


def _take(slug, material):
    """Put what came with the page where the exercise will look for it."""
    if slug == "reflection" and (material is None or material.get("kind") == slug):
        from exercises.catalog.reflection import asked

        # Also where nothing came: what came with the page before this one is not this one's.
        asked.register(material)
    elif material is None:
        return
    elif material.get("kind") == "vignette":
        from exercises.narrative import library

        library.register(material["story"], material.get("published", ()))
    else:
        raise Problem("The page holds a part that this version of the course cannot read. Load the page again.")
