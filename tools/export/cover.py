"""``python3 -m tools.export.cover``: draw the EPUB's cover anew, after its drawing or its words have changed.

Many reading devices show no SVG on their shelves, so the cover is a picture, made once by Chromium and kept beside
its drawing.
"""

import sys
import tempfile
from pathlib import Path

from tools.export import front_matter, markup, pdf
from tools.ground import chromium
from tools.ground.progress import Progress

PICTURE = front_matter.STYLES / "cover.png"
SIZE = {"width": 794, "height": 1123}
"""A sheet of A4 in CSS pixels; the picture has half as many again."""


def main() -> int:
    """Draw it; return 0."""
    from playwright.sync_api import sync_playwright

    text = f'<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><link rel="stylesheet" href="print.css">{markup.html(front_matter.cover())}</html>'
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = pdf.laid_out(Path(made), text)
        browser = playwright.chromium.launch(executable_path=str(chromium.ensure(Progress())), args=list(pdf.FLAGS))
        page = browser.new_page(viewport=SIZE, device_scale_factor=1.5)
        page.goto((folder / "book.html").as_uri())
        page.evaluate("document.fonts.ready")
        page.screenshot(path=PICTURE)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
