"""What pages need so that the course can be kept on a device: a notice on all, a switch on one."""

import html
import json

from tools.bundle import places

ELEMENT = "<course-offline"
"""What a page has to hold to be given the switch."""


def head(base: str, content: str) -> str:
    """Return the head's part for a page; empty where the scripts have not been made.

    Args:
        base: relative address of the site's root, ending in ``/`` (or empty).
        content: the page's HTML.
    """
    manifest = places.BUILD / "manifest.json"
    made = json.loads(manifest.read_text("utf-8")) if manifest.exists() else {}
    if "notice" not in made:
        return ""
    way = html.escape(base)
    lines = [f'<script type="module" src="{way}assets/course/{made["notice"]}"></script>']
    if ELEMENT in content:
        lines.append(f'<link rel="stylesheet" href="{way}assets/stylesheets/offline.css">')
        lines.append(f'<script type="module" src="{way}assets/course/{made["offline"]}"></script>')
    return "\n".join(lines)
