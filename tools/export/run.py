"""``tools export WHAT``: the course in a form to take elsewhere, each a command of its own in a module of its own."""

import importlib
import sys

from tools.ground import places

KINDS: dict[str, tuple[str, str]] = {
    # what: (module whose main(argv) -> int makes it, a line of help)
    "scorm": ("tools.export.scorm", "a SCORM 1.2 package of all or a part, for Moodle and other learning platforms"),
    "zip": ("tools.export.site_zip", "the whole site as one file, for any web server"),
    "epub": ("tools.export.epub", "the reading course and all that is for paper, for a reading device"),
    "pdf": ("tools.export.pdf", "the same, as a print edition on A4"),
}


def help_text() -> str:
    """Return the help that stands alone, made from the table of kinds."""
    width = max(map(len, KINDS), default=0)
    call = f"{places.launcher()} -m tools export"
    lines = [f"{call} WHAT [OPTION ...]", "", *(f"  {name:<{width}}  {summary}" for name, (_, summary) in KINDS.items())]
    return "\n".join([*lines, "", f"{call} WHAT --help tells what it takes."])


def main(argv: list[str]) -> int:
    """Make one kind; return its own exit code, or 2 for a kind that there is not."""
    if not argv or argv[0] in ("-h", "--help", "help"):
        print(help_text())
        return 0
    if argv[0] not in KINDS:
        print(f"There is no {argv[0]!r} to export.\n\n{help_text()}", file=sys.stderr)
        return 2
    return importlib.import_module(KINDS[argv[0]][0]).main(argv[1:])
