"""The files of the course's typeface, as they go onto the site.

Atkinson Hyperlegible Next comes from npm at build and is never committed. Which styles are served, and
why, is written in ``docs/developing/decisions/0002-look.md``; the ``@font-face`` rules that name these
files are in ``docs/assets/stylesheets/fonts.css``.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "node_modules" / "@fontsource" / "atkinson-hyperlegible-next"
FOLDER = "assets/fonts"
STYLES = ("latin-400-normal", "latin-400-italic", "latin-700-normal", "latin-ext-400-normal", "latin-ext-700-normal")


def files(package=PACKAGE):
    """What to copy where.

    Args:
        package: the folder of the npm package.

    Returns:
        A dictionary from each file's place on the site, with forward slashes and no leading one, to the
        ``Path`` that it comes from. The typeface's licence goes with it, as that licence asks.

    Raises:
        FileNotFoundError: the npm package is not there, or lacks a file.
    """
    found = {f"{FOLDER}/atkinson-hyperlegible-next-{style}.woff2":
             package / "files" / f"atkinson-hyperlegible-next-{style}.woff2" for style in STYLES}
    found[f"{FOLDER}/LICENSE.txt"] = package / "LICENSE"
    for path in found.values():
        if not path.is_file():
            raise FileNotFoundError(
                f"The typeface's file {path.name} is missing from node_modules/@fontsource/atkinson-hyperlegible-next. "
                "Run `python3 -m tools build`, which installs the npm packages, or `npm ci`.")
    return found
