"""Records as they were released: where they lie, and that none of them changes."""

import hashlib
import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "records"
SUMS = FOLDER / "SHA256SUMS"
PAGE = "page"


def files() -> list[Path]:
    """Every record, in order."""
    return sorted(FOLDER.glob("*/*.json"))


def of_exercises() -> list[Path]:
    """Those that exercises saved."""
    return [path for path in files() if path.parent.name != PAGE]


def version_of(path: Path) -> int:
    """The version that a file's name begins with."""
    return int(path.name.split("-")[0])


def sums() -> dict[str, str]:
    """The sum of each released file by its path below the folder."""
    lines = SUMS.read_text("utf-8").splitlines() if SUMS.is_file() else []
    return {name: value for value, _, name in (line.partition("  ") for line in lines)}


def sum_of(path: Path) -> str:
    """The sum of a file's meaning: line ends and layout, which a checkout may change, do not count."""
    return hashlib.sha256(json.dumps(json.loads(path.read_text("utf-8")), sort_keys=True).encode()).hexdigest()


def write_missing() -> list[str]:
    """Add the sums of files that have none; returns their names."""
    known = sums()
    new = {path.relative_to(FOLDER).as_posix(): sum_of(path) for path in files()}
    added = sorted(set(new) - set(known))
    lines = [f"{value}  {name}" for name, value in sorted({**new, **known}.items())]
    SUMS.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    return added


if __name__ == "__main__":
    print("\n".join(write_missing()) or "Every file has its sum.")
