"""The built site that every export starts from."""

from pathlib import Path

from tools import build
from tools.ground import places
from tools.ground.progress import Progress


def standing(progress: Progress, folder: Path | None = None) -> Path:
    """Return the folder of the finished site, having built it where it does not stand.

    Args:
        progress: who tells the person.
        folder: the site's folder; ``site`` where none is named. One that is named is never built.

    Raises:
        build.BuildFailed: there is no finished site, and none could be made.
    """
    site = folder or build.SITE
    if (site / "index.html").is_file() and (site / "release.json").is_file():
        if folder is None and (newer := newest()) and newer.stat().st_mtime > (site / "release.json").stat().st_mtime:
            progress.say(f"{places.shown(newer)} was changed after the site was built. To take that along, build the site again first.")
        return site
    if folder is not None:
        raise build.BuildFailed(f"{folder} holds no finished site: it lacks index.html or release.json. Name the folder that `tools build` wrote.")
    progress.say("There is no built site yet; it is built first.")
    build.build_site(progress, site)
    return site


def newest() -> Path | None:
    """Return the file of the course that was changed last; what tests and editors leave behind is none."""
    kinds = ("*.md", "*.toml", "*.py", "*.ts", "*.css", "*.html", "*.ipynb")
    found = (path for room in ("docs", "vignettes", "exercises") for kind in kinds for path in (places.ROOT / room).rglob(kind))
    return max((path for path in found if not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)), key=lambda path: path.stat().st_mtime, default=None)
