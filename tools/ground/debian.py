"""Browsers from Debian's packages, where the machine has them and we may install."""

import os
import shutil
from collections.abc import Sequence

from tools.ground import missing, places
from tools.ground.progress import Progress


def may_install() -> bool:
    """Say whether this machine has Debian's packages and lets us install them without asking anybody."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install(what: str, packages: Sequence[str], progress: Progress) -> None:
    """Read the lists of packages anew, then install.

    Args:
        what: what they are, for the person who waits.
        packages: Debian's names.
        progress: who tells that person.

    Raises:
        Missing: they could not be had; the text says why.
    """
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for text, words in (
        ("Reading the lists of Debian's packages", ["update"]),
        (f"Installing {what} from Debian's packages", ["install", "--yes", "--no-install-recommends", *packages]),
    ):
        log = f"apt-{words[0]}"
        code, output = progress.run(text, ["apt-get", *words], log=log, env=environment)
    if code != 0:
        raise missing.download_failed(what, output, places.LOGS / f"{log}.log")
