"""What goes with a page for Python besides the exercise itself: a vignette's story."""

from pathlib import Path

from tools.bundle import places

VIGNETTES = places.ROOT / "vignettes"


def all_materials(folder: Path = VIGNETTES) -> dict[str, dict]:
    """Return the material of each vignette by its slug, as ``launch.mount`` takes it.

    Raises:
        ValueError: a vignette cannot be read; the text names file, line and mend.
    """
    if not folder.is_dir():
        return {}
    from tools.course import vignettes

    stories = sorted(path.parent for path in folder.glob("*/vignette.toml"))
    return {path.name: {"kind": "vignette", "story": vignettes.load(path)} for path in stories}
