"""From a word on the command line to the function that does it, on ground that is ready."""

import importlib
import sys
from collections.abc import Mapping

from tools.ground import places, prepare
from tools.ground.missing import Missing
from tools.ground.progress import Progress

VERSION = "0.1.0"
BARE = frozenset({"lock"})
"""Verbs that set up what they need themselves: they renew what the others stand on."""


def help_text(verbs: Mapping[str, tuple[str, str]]) -> str:
    """Return the help that stands alone, made from the table of verbs."""
    width = max(map(len, verbs))
    call = f"{places.launcher()} -m tools"
    return "\n".join(
        [
            f"{call} VERB [OPTION ...]",
            "",
            *(f"  {name:<{width}}  {summary}" for name, (_, summary) in verbs.items()),
            "",
            f"{call} VERB --help tells what a verb takes.",
            "The first run sets up what it needs, in .venv and node_modules.",
        ]
    )


def main(argv: list[str], verbs: Mapping[str, tuple[str, str]]) -> int:
    """Run one verb and return its exit code.

    Args:
        argv: the words after ``python -m tools``.
        verbs: for each verb the module whose ``main(argv)`` does it, and a line of help.

    Returns:
        The verb's own exit code; 2 for an unknown verb, 3 where something is missing on the
        machine, 130 where the person stopped it.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console's code page may lack a letter
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(help_text(verbs))
        return 0
    if argv[0] == "--version":
        print(f"joined-up {VERSION}")
        return 0
    if argv[0] not in verbs:
        print(f"There is no verb {argv[0]!r}.\n\n{help_text(verbs)}", file=sys.stderr)
        return 2
    try:
        if argv[0] not in BARE:
            if not prepare.ready():
                prepare.make(Progress(), argv)
            if not places.inside_venv():
                return prepare.step_in(argv)
        return importlib.import_module(verbs[argv[0]][0]).main(argv[1:])
    except Missing as gap:
        print(f"\n{gap}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130
