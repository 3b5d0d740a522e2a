"""What is done to a site when all its pages are written: policy, release, and what stays of the one before.

``tools build`` does it. ``tools serve`` does not: MkDocs writes a script of its own into each page that it serves,
another one every time, which no policy could name; and a course that is being edited is none to keep.
"""

import argparse
import sys
from pathlib import Path

from tools.bundle import places, policy, release, twins


def finish(site: Path, previous: Path | None = None) -> dict:
    """Finish a site.

    Args:
        site: the folder with all pages and assets.
        previous: the folder of the release before, whose assets are published too.

    Returns:
        The list of the release's files, as :func:`tools.bundle.release.publish` gives it.

    Raises:
        policy.PolicyProblem: a page cannot be held to the policy.
        release.NoSite: ``previous`` holds no site.
    """
    carried = release.carry_over(site, previous) if previous else []
    policy.apply(site)
    assets = site / places.ASSETS.relative_to(places.BUILD / "site_assets")
    if assets.is_dir():
        twins.write(assets, places.WORK / "twins")
    return release.publish(site, carried)


def main(argv: list[str]) -> int:
    """Finish a site that was written by MkDocs alone; return 0."""
    parser = argparse.ArgumentParser(prog="python3 -m tools.bundle.finish", description=main.__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--previous", type=Path)
    options = parser.parse_args(argv)
    finish(options.site, options.previous)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
