"""The built site that every export starts from."""

from pathlib import Path

from tools import build
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
        return site
    if folder is not None:
        raise build.BuildFailed(f"{folder} holds no finished site: it lacks index.html or release.json. Name the folder that `tools build` wrote.")
    progress.say("There is no built site yet; it is built first.")
    build.build_site(progress, site)
    return site
