"""Where a vignette's compiled words are found. In the page they come with the page; elsewhere from a loader.

The order is fixed and looks at nothing else: what was registered, then the loader that was put in, then the
folder of compiled vignettes that the author's build writes (``.build/vignettes/<slug>.json``).
"""

from exercises.narrative import model
from exercises.record.problems import Problem

_known = {}
_latest = []
_loader = None


def register(story):
    """Keep a compiled vignette, and make it the one that is meant where none is named.

    Several versions of one vignette may be kept side by side, so that what was begun can be finished.

    Args:
        story: the compiled dictionary.

    Returns:
        The :class:`~exercises.narrative.model.Story`.

    Raises:
        Problem: it cannot be read.
    """
    read = model.read(story)
    _known.setdefault(read.slug, {})[read.version] = read
    _latest[:] = [read.slug]
    return read


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
    _known.clear()
    _latest.clear()


def latest():
    """The slug of the vignette registered last, or None."""
    return _latest[0] if _latest else None


def find(slug, version=None):
    """The vignette called ``slug``: the version asked for, else the newest one known.

    Raises:
        Problem: it is not there, or not in that version.
    """
    versions = _known.get(slug, {})
    if not versions or (version is not None and version not in versions):
        found = (_loader(slug) if _loader else None) or _from_build(slug)
        if found is not None:
            story = model.read(found)
            if story.slug == slug and (version is None or story.version == version):
                return story
    if not versions:
        raise Problem(f"The vignette {slug!r} is not here. Load the page again; "
                      "in a notebook, build the course once (python3 -m tools build).")
    if version is None:
        return versions[max(versions)]
    if version not in versions:
        raise Problem(f"Version {version} of the vignette {slug!r} is no longer here.")
    return versions[version]


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
