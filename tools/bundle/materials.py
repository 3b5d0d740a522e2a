"""What goes with a page for Python besides the exercise itself: a vignette's story, with what it was when published before; a reflect page's prompts."""

import json
from pathlib import Path

from tools.bundle import places

VIGNETTES = places.ROOT / "vignettes"


def everything() -> dict[str, dict[str, dict]]:
    """Return every material by the slug of its exercise, and by its own name; ``launch.mount`` takes each.

    Raises:
        CourseProblem: a vignette cannot be read; the text names file, line and mend.
    """
    from tools.course import reflections

    return {"vignette": all_materials(), reflections.SLUG: reflections.materials(places.ROOT)}


def all_materials(folder: Path = VIGNETTES) -> dict[str, dict]:
    """Return the material of each vignette by its slug, as ``launch.mount`` takes it.

    Raises:
        CourseProblem: a vignette cannot be read; the text names file, line and mend.
    """
    from tools.course import vignettes

    found = sorted(path.parent for path in folder.glob("*/vignette.toml"))
    return {path.name: _material(path, vignettes.compile_story(path)) for path in found}


def _material(folder: Path, story: dict) -> dict:
    from tools.course import published

    before = published.beside(folder, story)
    return {"kind": "vignette", "story": story} | ({"published": before} if before else {})


def write(found: dict[str, dict], folder: Path = places.BUILD / "vignettes") -> None:
    """Write each story where ``exercises.narrative.library`` looks for it in Jupyter, and no other."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.json"):
        if path.stem not in found:
            path.unlink()
    for slug, material in found.items():
        text = json.dumps(material["story"], ensure_ascii=False, sort_keys=True)
        (folder / f"{slug}.json").write_text(text, "utf-8")
