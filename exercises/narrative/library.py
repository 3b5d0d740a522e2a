"""Where a vignette's compiled words are found. In the page they come with the page; elsewhere from a loader.

The order is fixed and looks at nothing else: what was registered, then the loader that was put in, then the
folder of compiled vignettes that the author's build writes (``.build/vignettes/<slug>.json``).
"""

from exercises.narrative import model
from exercises.record.problems import Problem

_current = {}  # by slug, the story as it is played now
_published = {}  # by slug, stories as they were published before
_latest = []
_loader = None


def register(story, published=()):
    """Keep a compiled vignette, and make it the one that is meant where none is named.

    Args:
        story: the compiled dictionary.
        published: compiled dictionaries of the same vignette as it was published before, so that what was
            begun in one of them can be finished. One that cannot be read is passed over: it is not what
            the learner came for.

    Returns:
        The :class:`~exercises.narrative.model.Story`.

    Raises:
        Problem: ``story`` cannot be read.
    """
    read = model.read(story)
    _current[read.slug] = read
    _published[read.slug] = tuple(one for one in map(_readable, published) if one is not None and one.slug == read.slug)
    _latest[:] = [read.slug]
    return read


def _readable(story):
    try:
        return model.read(story)
    except Problem:
        return None


def use_loader(loader):
    """Ask ``loader(slug)`` for compiled dictionaries from now on (it returns None for one it has not).

    The author's side puts its own in (``tools.course.vignettes.load_for_play``), so that tests and notebooks
    play the words as they stand in the checkout. Returns the loader that was there before.
    """
    global _loader
    before, _loader = _loader, loader
    return before


def forget():
    """Forget every registered vignette (for tests)."""
    _current.clear()
    _published.clear()
    _latest.clear()


def latest():
    """The slug of the vignette registered last, or None."""
    return _latest[0] if _latest else None


def versions(slug):
    """Every story of that name that is here, the one that is played now first.

    Raises:
        Problem: there is none.
    """
    return (find(slug), *_published.get(slug, ()))


def find(slug, version=None, shape=""):
    """The vignette called ``slug`` as it is played now, or as it was when something was begun in it.

    Args:
        slug: its name.
        version: the version asked for; None for the story as it is now.
        shape: the shape asked for (:mod:`exercises.narrative.shape`), or empty where any will do.

    Raises:
        Problem: it is not there, or not in that version and shape.
    """
    now = _current.get(slug)
    if now is None:
        found = (_loader(slug) if _loader else None) or _from_build(slug)
        now = model.read(found) if found is not None else None
    if now is None or now.slug != slug:
        raise Problem(f"The vignette {slug!r} is not here. Load the page again; "
                      "in a notebook, build the course once (python3 -m tools build).")
    if version is None:
        return now
    for story in (now, *_published.get(slug, ())):
        if story.version == version and shape in ("", story.shape):
            return story
    raise Problem(f"Version {version} of the vignette {slug!r} is no longer here.")


def _from_build(slug):
    import json
    import os

    if not slug.replace("-", "").isalnum():
        return None  # a slug comes from a record, which may be a stranger's: it never becomes a path elsewhere
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    try:
        with open(os.path.join(root, ".build", "vignettes", f"{slug}.json"), encoding="utf-8") as file:
            return json.load(file)
    except (OSError, ValueError):
        return None
