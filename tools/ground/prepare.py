"""The order in which the ground is made, and the step into it."""

import os
import subprocess
import sys
from collections.abc import Sequence

from tools.ground import node, packages, places, turns
from tools.ground.missing import Missing
from tools.ground.progress import Progress

REQUIREMENTS = places.REQUIREMENTS / "author.txt"
STEPPED_IN = "JOINEDUP_STEPPED_IN"


def ready() -> bool:
    """Say whether both the Python and the npm packages stand."""
    return packages.ready(places.venv_folder(), REQUIREMENTS) and node.ready()


def make(progress: Progress) -> None:
    """Make whatever does not stand yet; wait where another command is just doing so.

    Raises:
        Missing: something that the machine or the network must give is not there.
    """
    told = False

    def waiting(seconds: float) -> None:
        nonlocal told
        if not told:
            progress.say("Another command is setting up this checkout; waiting for it …")
            told = True

    with turns.turn(places.CACHE / "set-up.lock", waiting):
        # Looked at again: the command that we waited for may have done it all.
        if not packages.ready(places.venv_folder(), REQUIREMENTS):
            packages.make(places.venv_folder(), REQUIREMENTS, progress)
        if not node.ready():
            node.make(progress)
    progress.say("Set up.")


def base_python() -> str:
    """Return the interpreter outside any virtual environment: the one to make ours from."""
    return getattr(sys, "_base_executable", None) or sys.executable


def step_in(arguments: Sequence[str]) -> int:
    """Run ``python -m tools`` anew inside the virtual environment.

    On Windows a process cannot be replaced, so there the new one is waited for.

    Returns:
        The exit code, on Windows; elsewhere it does not come back.

    Raises:
        Missing: the new process, too, found itself outside; something is odd about the folder.
    """
    if os.environ.get(STEPPED_IN):
        folder = places.shown(places.venv_folder())
        raise Missing(f"The environment in {folder} is damaged. Delete it and run this again.")
    python = os.fspath(places.venv_python())
    environment = packages.plain_environment(os.environ)
    environment.update({STEPPED_IN: "1", "PYTHONUTF8": "1"})
    command = [python, "-m", "tools", *arguments]
    sys.stdout.flush()
    if os.name == "nt":
        return subprocess.call(command, env=environment)
    os.execve(python, command, environment)
    raise AssertionError("execve came back")
