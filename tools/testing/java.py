"""Java, which epubcheck runs on: found, or installed where Debian's packages can give it and we may."""

import shutil
import sys
from pathlib import Path

from tools.ground import debian
from tools.ground.progress import Progress

PACKAGES = ("default-jre-headless",)


def ensure(progress: Progress | None = None) -> Path | None:
    """Return the ``java`` command, or None where there is none and none may be installed.

    Raises:
        Missing: Debian's packages could not be had.
    """
    if shutil.which("java") is None and debian.may_install():
        debian.install("Java", PACKAGES, progress or Progress())
    found = shutil.which("java")
    return Path(found) if found else None


def how_to_get() -> str:
    """Return the sentence that says what is missing and how to get it."""
    if sys.platform.startswith("linux") and shutil.which("apt-get"):
        return f"Java is not here, and epubcheck runs on it. sudo apt-get install {PACKAGES[0]}"
    return "Java is not here, and epubcheck runs on it; the EPUB is judged where there is one."
