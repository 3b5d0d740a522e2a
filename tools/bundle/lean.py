"""What the page's bundles leave out of the packages that ipywidgets' views stand on."""

import json
from pathlib import Path

from tools.bundle import places

STAND_INS = {
    # package: our file in exercises/seam/page, which says what of it is wanted
    "jquery": "one_element.ts",
    "nouislider": "no_slider.ts",
    "sanitize-html": "plain_text.ts",
}

LUMINO = ("widget", "panel")
"""The parts of ``@lumino/widgets`` on which ipywidgets' views stand. Its one built file holds menus, docks and grids
as well, in a form from which a bundler cannot take them."""


def arguments() -> list[str]:
    """Return what esbuild is told, for the page and for the static pictures alike."""
    return [
        *(f"--alias:{name}={places.PAGE / file}" for name, file in STAND_INS.items()),
        f"--alias:@lumino/widgets={_lumino()}",
        # Lumino's own build sets its fields like this.
        f"--tsconfig-raw={json.dumps({'compilerOptions': {'strict': True, 'useDefineForClassFields': False}})}",
    ]


def _lumino() -> Path:
    """Write, and return, the module that stands in for ``@lumino/widgets``."""
    source = places.NODE_MODULES / "@lumino" / "widgets" / "src"
    target = places.WORK / "page" / "lumino.ts"
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"export * from {json.dumps((source / part).as_posix())};\n" for part in LUMINO]
    target.write_text("".join(lines), "utf-8", newline="")
    return target
