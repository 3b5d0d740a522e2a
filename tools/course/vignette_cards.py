"""The cards of the sources that a vignette cites: what each says, who was asked, what it cannot carry."""

import tomllib
from pathlib import Path

from exercises.narrative import check

UNKNOWN_SOURCE = "Correct the id, or add it to docs/sources/items.toml (law: to docs/sources/law.toml)."
UNKNOWN_ID = "Use an id of docs/outcomes/outcomes.toml."


def add(story, read, root):
    """Put the cards of every cited source into the compiled dictionary.

    Args:
        story: the compiled dictionary; its ``sources`` are filled.
        read: the same as a :class:`exercises.narrative.model.Story`.
        root: the project's root.

    Yields:
        For every id that nobody knows ``(what is wrong, how to mend it, scene id, choice id)``. Nothing where the
        project has no list of sources at all.
    """
    known = cards(root)
    if not known:
        return
    for id_, scene, choice in check.cited(read):
        if id_ in known:
            story["sources"][id_] = known[id_]
        else:
            yield f"The source {id_!r} is not among the course's sources.", UNKNOWN_SOURCE, scene, choice
    ids = known_ids(root)
    for key in ("outcomes", "prompts"):
        for id_ in getattr(read, key):
            if ids[key] and id_ not in ids[key]:
                yield f"There is no {key[:-1]} {id_!r}.", UNKNOWN_ID, "", ""


def _read(path):
    return tomllib.loads(path.read_text(encoding="utf-8-sig")) if path.is_file() else {}


def known_ids(root):
    """The ids of outcomes and prompts that the course has."""
    data = _read(Path(root) / "docs/outcomes/outcomes.toml")
    return {"outcomes": {one["id"] for one in data.get("outcome", ())}, "prompts": {one["id"] for one in data.get("prompt", ())}}


def cards(root):
    """What each source of the course says, who was asked, and what it cannot carry, by id."""
    folder = Path(root) / "docs" / "sources"
    studies = {one["key"]: one for one in _read(folder / "sources.toml").get("source", ())}
    made = {}
    for item in _read(folder / "items.toml").get("item", ()):
        study = studies.get(item["source"], {})
        made[item["id"]] = {"says": item["says"], "short": study.get("short", item["source"]),
                            "who": study.get("how_many", ""), "limits": study.get("cannot_carry", "")}
    for row in _read(folder / "law.toml").get("law", ()):
        made[f"law:{row['id']}"] = {
            "says": row.get("now", ""), "short": row["term"], "who": f"Read in: {row.get('source', '')}",
            "limits": f"Checked {row.get('checked', '')}: {row.get('confidence', '')}. Verify current arrangements; local procedure governs."}
    return made
