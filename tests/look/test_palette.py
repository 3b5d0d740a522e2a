"""Every pairing of the palette, light, dark and on paper, against WCAG 2.2: 4.5:1 for words, 3:1 for marks."""

import itertools
import re
from pathlib import Path

import pytest

SHEETS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "stylesheets"
SCHEMES = {
    "light": ("palette.css", '[data-md-color-scheme="default"] {'),
    "dark": ("palette.css", '[data-md-color-scheme="slate"] {'),
    "paper": ("print.css", "[data-md-color-scheme] {"),
}
HUES = ("1", "2", "3", "4", "5")
GROUNDS = ("paper", "raised", "sunk")
WORDS = (
    [(words, ground) for words in ("ink", "ink-soft", "accent-ink", "warn", "floor", *(f"{hue}-ink" for hue in HUES))
     for ground in GROUNDS]
    + [(words, f"{hue}-tint") for hue in HUES for words in ("ink", f"{hue}-ink")]
    + [("ink", ground) for ground in ("accent-tint", "warn-tint", "floor-tint")]
    + [("accent-ink", "accent-tint"), ("accent-ink", "warn-tint"), ("accent-ink", "floor-tint"), ("accent-ink", "5-tint"),
       ("ink-soft", "accent-tint"), ("on-accent", "accent"), ("warn", "warn-tint"), ("floor", "floor-tint")]
)
MARKS = [(mark, ground) for mark in ("line", "accent", "focus", "warn", "floor", *HUES) for ground in GROUNDS] + [
    ("accent", "accent-tint"), ("focus", "accent-tint"), ("focus", "warn-tint"), ("focus", "floor-tint"),
    ("line", "accent-tint")]


def colours(scheme):
    """The palette of a scheme, by the name behind ``--course-``; what paper does not set is as in light."""
    sheet, opening = SCHEMES[scheme]
    text = (SHEETS / sheet).read_text("utf-8")
    block = text[text.index(opening):].split("{", 1)[1].split("}", 1)[0]
    found = dict(re.findall(r"--course-([\w-]+):\s*(#[0-9a-f]{6});", block))
    return {**colours("light"), **found} if scheme == "paper" else found


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it, of a colour such as ``#2b221b``."""
    channels = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The contrast ratio as WCAG 2.2 defines it, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_agrees_with_known_values():
    """Black on white is 21:1, and #767676 is the lightest grey that passes on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") >= 4.5 > contrast("#777777", "#ffffff")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_can_be_read_on_every_ground(scheme):
    palette = colours(scheme)
    weak = [f"{words} on {ground}: {contrast(palette[words], palette[ground]):.2f}" for words, ground in WORDS
            if contrast(palette[words], palette[ground]) < 4.5]
    assert not weak


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_can_be_seen_on_every_ground(scheme):
    palette = colours(scheme)
    weak = [f"{mark} on {ground}: {contrast(palette[mark], palette[ground]):.2f}" for mark, ground in MARKS
            if contrast(palette[mark], palette[ground]) < 3]
    assert not weak


@pytest.mark.parametrize("scheme", SCHEMES)
def test_chart_hues_differ_in_lightness(scheme):
    """Two hues of one chart stay apart for an eye, or a copier, that sees no hue."""
    palette = colours(scheme)
    close = [f"{one} and {other}: {contrast(palette[one], palette[other]):.2f}"
             for one, other in itertools.combinations(HUES, 2) if contrast(palette[one], palette[other]) < 1.15]
    assert not close


def test_light_and_dark_name_the_same_colours():
    assert set(colours("light")) == set(colours("dark"))


def test_every_colour_that_a_sheet_uses_is_in_the_palette():
    named = {f"--course-{name}" for name in colours("light")}
    own = {"--course-font", "--course-measure", "--course-wide", "--course-lines"}
    used = {name for sheet in SHEETS.glob("*.css") for name in re.findall(r"var\((--course-[\w-]+)", sheet.read_text("utf-8"))}
    assert used <= named | own


def test_no_sheet_but_the_palette_and_paper_holds_a_colour_of_its_own():
    """One palette: a colour written anywhere else escapes the tests above."""
    stray = [f"{sheet.name}: {colour}" for sheet in SHEETS.glob("*.css") if sheet.name not in ("palette.css", "print.css")
             for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)", sheet.read_text("utf-8"))]
    assert not stray
