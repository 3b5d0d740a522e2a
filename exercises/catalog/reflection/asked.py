"""What a module's reflect page asks: its prompts come with the page, from the page's own list, and are written nowhere else.

What came is ``{"kind": "reflection", "module", "id", "title", "outcomes", "prompts", "safely", "asks": [{"key", "words"}]}``:
``module`` is the material's name (``m2``), ``id`` the module's (``M2``), ``safely`` the way from the page to *Working safely*.
``outcomes`` are the module's, ``prompts`` those of the brief that the page itself cites, both by id.
A key stays when its words change, so that what was written under it keeps its place.
"""

import re

OWN = "own"
"""The prompt of whoever asks something of their own."""
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_NAME = 60
_EMPTY = {"module": "", "id": "", "title": "", "outcomes": [], "prompts": [], "safely": "", "asks": []}
_here = dict(_EMPTY)


def register(material):
    """Take what came with the page; None where nothing did, as on the exercise's own page."""
    _here.clear()
    _here.update({**_EMPTY, **(material or {})})


def here():
    """What the page in which one stands asks; without prompts where none came."""
    return _here


def of(module):
    """What a module's page asks, where that is the page in which one stands; else nothing but its name."""
    return _here if module == _here["module"] else {**_EMPTY, "module": module}


def words(module, key):
    """The words of a prompt as they stand today, or "" where they are not here."""
    return next((one["words"] for one in of(module)["asks"] if one["key"] == key), "")


def is_name(value):
    """Whether this can be the name of a module's material, or a prompt's key."""
    return isinstance(value, str) and len(value) <= LONGEST_NAME and NAME.fullmatch(value) is not None


def short(text, most=70):
    """The beginning of a prompt: its first sentence, or as much of it as fits a list."""
    first = re.split(r"(?<=[?.])\s", text.strip(), maxsplit=1)[0]
    if len(first) <= most:
        return first
    return first[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"
