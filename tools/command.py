"""The table of verbs, and the way from a word on the command line to its function."""

import importlib
import os
import sys
from typing import NamedTuple

from tools.ground import places, prepare
from tools.ground.missing import Missing
from tools.ground.progress import Progress

VERSION = "0.1.0"


class Verb(NamedTuple):
    """One verb: the module whose ``main(argv) -> int`` does it, and a line of help."""

    module: str
    summary: str
    ground: bool = True


VERBS = {
    "serve": Verb("tools.serve", "build the course and show it at a local address while you edit"),
    "test": Verb("tools.test", "pass every test: rules, page, course, and journeys in a browser"),
    "build": Verb("tools.build", "write the static site to site/"),
    "check": Verb("tools.check", "read the whole course and name every slip, with its mend"),
    "lock": Verb("tools.lock", "for maintainers: renew the lists of exact packages", ground=False),
}


def help_text() -> str:
    """Return the help that stands alone, made from the table."""
    width = max(map(len, VERBS))
    lines = [f"  {name:<{width}}  {verb.summary}" for name, verb in VERBS.items()]
    call = f"{places.launcher()} -m tools"
    return "\n".join(
        [
            f"{call} VERB [OPTION ...]",
            "",
            *lines,
            "",
            f"{call} VERB --help tells what a verb takes.",
            "The first run sets up what it needs in .venv and node_modules.",
        ]
    )


def main(argv: list[str]) -> int:
    """Run one verb and return its exit code.

    Args:
        argv: the words after ``python -m tools``.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console's code page may lack a letter
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(help_text())
        return 0
    if argv[0] == "--version":
        print(f"joined-up {VERSION}")
        return 0
    verb = VERBS.get(argv[0])
    if verb is None:
        print(f"There is no verb {argv[0]!r}.\n\n{help_text()}", file=sys.stderr)
        return 2
    try:
        if verb.ground and "--help" not in argv and "-h" not in argv:
            if not (prepare.ready() and places.inside_venv()):
                return _enter(argv)
        return importlib.import_module(verb.module).main(argv[1:])
    except Missing as gap:
        print(f"\n{gap}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130


def _enter(argv: list[str]) -> int:
    """Set up what is wanting, then run the same words inside the environment."""
    if not prepare.ready():
        if places.inside_venv():
            # The environment cannot be rebuilt by the very interpreter that lies in it.
            python = prepare.base_python()
            os.environ.pop(prepare.STEPPED_IN, None)
            return _run_again(python, argv)
        prepare.make(Progress())
    return prepare.step_in(argv)


def _run_again(python: str, argv: list[str]) -> int:
    import subprocess

    return subprocess.call([python, "-m", "tools", *argv])
