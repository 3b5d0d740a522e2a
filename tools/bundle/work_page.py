"""What the page *My work* needs in its head: its style, the names of what can be kept, its script."""

import html
import json
from collections.abc import Mapping

from tools.bundle import places

ELEMENT = "<course-work"
"""What a page has to hold to be given this head."""


def head(base: str, catalogue: Mapping[str, Mapping[str, str]], version: str = "") -> str:
    """Return the head's part; empty where the script has not been made.

    Args:
        base: relative address of the site's root, ending in ``/`` (or empty).
        catalogue: ``id``, ``title``, ``address`` (from the site's root) and ``takes`` of each exercise and vignette, by the
            key under which the page keeps its record. A file that somebody brings in is named by it, and not by
            what the file says of itself.
        version: the course's, which a document that is taken home names.
    """
    manifest = places.BUILD / "manifest.json"
    script = json.loads(manifest.read_text("utf-8")).get("work") if manifest.exists() else None
    if script is None:
        # Pages made before anything was bundled: the words stand there and say that the list does not.
        return ""
    names = json.dumps(catalogue, ensure_ascii=False, separators=(",", ":"))
    way = html.escape(base)
    # The only way out of a script element is its end tag; JSON may write "<" as an escape.
    return (
        f'<link rel="stylesheet" href="{way}assets/stylesheets/work.css">\n'
        f'<script type="application/json" id="course-catalogue" data-version="{html.escape(version)}">{names.replace("<", chr(92) + "u003c")}</script>\n'
        f'<script type="module" src="{way}assets/course/{script}"></script>'
    )
