"""Whether a folder that was set up still matches what it was made from.

A stamp lies in the folder itself and is written last. So a folder whose set-up was cut short has
none, a deleted folder takes its stamp with it, and a changed lock file no longer fits.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

NAME = ".joined-up.json"


def key(files: Iterable[Path], *facts: object) -> str:
    """Return one hash over the contents of files and some facts.

    Line endings are made equal first: a checkout on Windows may have others.

    Args:
        files: the files, in a fixed order; each must exist.
        facts: whatever else decides the outcome, such as a Python version.

    Raises:
        OSError: a file cannot be read.
    """
    total = hashlib.sha256()
    for file in files:
        content = file.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{file.name}:{len(content)}:".encode())
        total.update(content)
    total.update(json.dumps([str(fact) for fact in facts]).encode())
    return total.hexdigest()


def fits(folder: Path, wanted: str) -> bool:
    """Say whether the folder was set up to its end for this key."""
    return read(folder).get("key") == wanted


def read(folder: Path) -> dict:
    """Return what the folder's stamp holds; nothing where there is none or it is damaged."""
    try:
        content = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write(folder: Path, made_for: str, **notes: object) -> None:
    """Mark the folder as set up for this key; the last act of a set-up."""
    text = json.dumps({"key": made_for, **notes}, indent=1) + "\n"
    (folder / NAME).write_text(text, "utf-8")


def remove(folder: Path) -> None:
    """Take the mark away; the first act of a set-up, so that half of one is noticed."""
    (folder / NAME).unlink(missing_ok=True)
