"""What goes with a page for Python besides the exercise itself: a vignette's story."""

from pathlib import Path

from tools.bundle import places

VIGNETTES = places.ROOT / "vignettes"


def all_materials(folder: Path = VIGNETTES) -> dict[str, dict]:
    """Return the material of each vignette by its slug, as ``launch.mount`` takes it.

    Raises:
        CourseProblem: a vignette cannot be read; the text names file, line and mend.
    """
    from tools.course import vignettes

    found = sorted(path.parent for path in folder.glob("*/vignette.toml"))
    return {path.name: {"kind": "vignette", "story": vignettes.compile_story(path)} for path in found}
