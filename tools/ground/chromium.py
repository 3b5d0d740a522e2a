"""The browser for the tests: where it is, and how to get it."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.ground import debian, missing, places
from tools.ground.progress import Progress

VARIABLE = "JOINEDUP_CHROMIUM"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
DEBIAN = ["chromium", "fonts-dejavu-core"]


def find() -> Path | None:
    """Return a Chromium, Chrome or Edge, or nothing where there is none.

    ``JOINEDUP_CHROMIUM`` names one before all others.

    Raises:
        Missing: that variable names a file that is not there.
    """
    named = os.environ.get(VARIABLE)
    if named:
        if Path(named).is_file():
            return Path(named)
        raise missing.Missing(f"{VARIABLE} names {named}, and there is no such file.")
    return next((place for place in _places() if place.is_file()), None)


def _places() -> Iterator[Path]:
    if sys.platform == "darwin":
        for app in ("Google Chrome", "Chromium", "Microsoft Edge"):
            for home in (Path("/"), Path.home()):
                yield home / "Applications" / f"{app}.app" / "Contents" / "MacOS" / app
    elif sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            home = os.environ.get(variable)
            if home:
                yield Path(home, "Google", "Chrome", "Application", "chrome.exe")
                yield Path(home, "Chromium", "Application", "chrome.exe")
                yield Path(home, "Microsoft", "Edge", "Application", "msedge.exe")
    else:
        yield Path("/usr/bin/chromium")
    for command in COMMANDS:
        found = shutil.which(command)
        if found:
            yield Path(found)


def ensure(progress: Progress) -> Path:
    """Return a browser; where Debian's packages can give one, and we may, install it first.

    Raises:
        Missing: there is none, and it must be got by hand.
    """
    found = find()
    if found is None and debian.may_install():
        debian.install("Chromium", DEBIAN, progress)
        found = find()
    if found is None:
        raise missing.Missing(how_to_get())
    return found


def how_to_get() -> str:
    """Return the sentence that says what is missing and how to get it on this system."""
    if sys.platform == "win32":
        way = "Install Chrome or Edge in its usual place"
    elif sys.platform == "darwin":
        way = "Install Chrome in Applications"
    elif shutil.which("apt-get"):
        way = "sudo apt-get install chromium"
    else:
        way = "Install chromium from your system's packages"
    return (
        f"The journeys in a browser need Chromium, Chrome or Edge, and none was found. {way}, or "
        f"set {VARIABLE} to the path of one; or pass the other tests alone: "
        f"{places.launcher()} -m tools test --fast"
    )
