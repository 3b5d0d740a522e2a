"""Fonts, styles and the theme's templates come from the site, and name only what is there."""

import re
from pathlib import Path

import pytest

from tools.course import fonts

ROOT = Path(__file__).resolve().parents[2]
SHEETS = ROOT / "docs" / "assets" / "stylesheets"
THEME = ROOT / "docs" / "theme"
FONT_FACE = re.compile(r'url\("\.\./(fonts/[^"]+)"\)')


def ours():
    """Every file that the look is made of."""
    kinds = ("*.css", "*.js", "*.html", "*.svg")
    return [path for kind in kinds for folder in (THEME, ROOT / "docs" / "assets") for path in folder.rglob(kind)]


@pytest.mark.parametrize("path", ours(), ids=lambda path: path.name)
def test_no_file_of_the_look_asks_another_host(path):
    """A namespace is a name, not an address that is fetched."""
    text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.findall(r"(?:https?:)?//[\w-]+\.[\w.-]+", text)


@pytest.fixture
def package(tmp_path):
    """A package of the typeface as npm lays it out."""
    (tmp_path / "files").mkdir()
    (tmp_path / "LICENSE").write_text("OFL", "utf-8")
    for style in fonts.STYLES:
        (tmp_path / "files" / f"atkinson-hyperlegible-next-{style}.woff2").write_bytes(b"wOF2")
    return tmp_path


def test_every_font_that_a_sheet_names_is_copied(package):
    copied = {place.removeprefix("assets/") for place in fonts.files(package)}
    named = set(FONT_FACE.findall((SHEETS / "fonts.css").read_text("utf-8")))
    assert named == copied - {"fonts/LICENSE.txt"}


def test_what_is_preloaded_is_what_the_sheet_fetches(package):
    preloads = re.findall(r"'(assets/fonts/[^']+)'", (THEME / "main.html").read_text("utf-8"))
    assert len(preloads) == 2 and set(preloads) <= set(fonts.files(package))


def test_a_missing_font_is_named_with_what_to_do(package):
    (package / "files" / "atkinson-hyperlegible-next-latin-700-normal.woff2").unlink()
    with pytest.raises(FileNotFoundError, match=r"latin-700-normal\.woff2 is missing.*tools build"):
        fonts.files(package)


def test_every_sheet_that_the_theme_links_is_there():
    main = (THEME / "main.html").read_text("utf-8")
    linked = re.search(r"for sheet in \[([^\]]+)\]", main).group(1)
    names = set(re.findall(r'"([\w-]+)"', linked)) | {"print"}
    assert "palette" in names and names <= {sheet.stem for sheet in SHEETS.glob("*.css")}
