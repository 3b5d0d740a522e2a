"""Browsers of other kinds for the tests: Firefox ESR, and WebKitGTK, Safari's relative. Both come from Debian's packages."""

import glob
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tools.ground import debian
from tools.ground.progress import Progress


class Engine(NamedTuple):
    """A kind of browser.

    Attributes:
        name: what it is called.
        packages: Debian's names for what it needs.
        needs: for each part, where it may lie: patterns of paths, and names of commands.
    """

    name: str
    packages: tuple[str, ...]
    needs: Mapping[str, tuple[str, ...]]

    def parts(self) -> dict[str, Path] | None:
        """Return the path of every part, or None where one is missing."""
        found = {part: _first(patterns) for part, patterns in self.needs.items()}
        return None if None in found.values() else found


def _first(patterns: tuple[str, ...]) -> Path | None:
    for pattern in patterns:
        paths = sorted(glob.glob(pattern)) if "/" in pattern else [shutil.which(pattern)]
        for path in paths:
            if path:
                return Path(path)
    return None


ENGINES = {
    "firefox": Engine("Firefox", ("firefox-esr",), {"program": ("firefox-esr", "firefox")}),
    "webkit": Engine(
        "WebKitGTK",
        ("webkit2gtk-driver", "xvfb", "xauth"),
        {
            "program": ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib/*/webkit2gtk-4.0/MiniBrowser", "/usr/lib*/webkitgtk-6.0/MiniBrowser"),
            "driver": ("WebKitWebDriver",),
            "screen": ("Xvfb",),
        },
    ),
}  # fmt: skip


def ensure(progress: Progress) -> None:
    """Install what is missing, where Debian's packages can give it and we may.

    A machine without them (Windows, a Mac, a desktop without rights) passes the journeys in Chromium and is told what
    was not run; where ``CI`` is set they must be there (``tests/engines``).

    Raises:
        Missing: they could not be had.
    """
    lacking = [engine for engine in ENGINES.values() if engine.parts() is None]
    if lacking and debian.may_install():
        packages = [package for engine in lacking for package in engine.packages]
        debian.install(" and ".join(engine.name for engine in lacking), packages, progress)


def how_to_get(name: str) -> str:
    """Return the sentence that says how to get an engine."""
    engine = ENGINES[name]
    if sys.platform.startswith("linux") and shutil.which("apt-get"):
        return f"{engine.name} is not here. sudo apt-get install {' '.join(engine.packages)}"
    return f"{engine.name} is not here; these journeys are run where Debian's packages are to be had."
