"""The order in which the ground is made, and the step into it."""

import os
import subprocess
import sys
from collections.abc import Sequence

from tools.ground import missing, node, packages, places, turns
from tools.ground.progress import Progress

REQUIREMENTS = places.REQUIREMENTS / "author.txt"
WAITING = "Another command is setting up this checkout; waiting for it …"
STEPPED_IN = "JOINEDUP_STEPPED_IN"


def ready() -> bool:
    """Say, in milliseconds, whether both the Python and the npm packages stand."""
    return _python_ready() and node.ready()


def _python_ready() -> bool:
    return packages.ready(places.venv_folder(), REQUIREMENTS)


def make(progress: Progress, arguments: Sequence[str] = ()) -> None:
    """Make whatever does not stand yet; wait where another command is just doing so.

    Args:
        progress: who tells the person.
        arguments: the words after ``python -m tools``, in case they must be said to another Python.

    Raises:
        Missing: something that the machine or the network must give is not there.
    """
    try:
        with turns.turn(places.CACHE / "set-up.lock", turns.told_once(progress.say, WAITING)):
            # Looked at again: the command that we waited for may have done it all.
            if not _python_ready():
                if places.inside_venv():
                    _leave(arguments)
                packages.make(places.venv_folder(), REQUIREMENTS, progress)
            if not node.ready():
                node.make(progress)
    except OSError as error:
        raise missing.disk_or_rights(error, "The checkout") from error
    progress.say("Set up.")


def _leave(arguments: Sequence[str]) -> None:
    """Go on in the Python outside: an environment is not rebuilt by what lies in it."""
    base = getattr(sys, "_base_executable", sys.executable)
    if os.name == "nt" or os.path.realpath(base) == sys.executable:
        raise missing.Missing(
            "The packages in the environment are out of date, and this command runs inside it. "
            f"Say it with the Python outside: {places.launcher()} -m tools {' '.join(arguments)}"
        )
    environment = packages.plain_environment(os.environ)
    environment.pop(STEPPED_IN, None)
    sys.stdout.flush()
    os.execve(base, [base, "-m", "tools", *arguments], environment)


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
        raise missing.Missing(
            f"The environment in {folder} is damaged. Delete that folder and run this again."
        )
    python = os.fspath(places.venv_python())
    environment = packages.plain_environment(os.environ)
    environment.update({STEPPED_IN: "1", "PYTHONUTF8": "1"})
    command = [python, "-m", "tools", *arguments]
    sys.stdout.flush()
    if os.name == "nt":
        return subprocess.call(command, env=environment)
    os.execve(python, command, environment)
    raise AssertionError("execve came back")
