"""What the pages need on which tasks are set, and on which they are found: the parts of the course, a style, a script."""

import html
import json
from collections.abc import Iterable, Mapping

from tools.bundle import places

ELEMENTS = {"<course-set-tasks": "set_tasks", "<course-tasks": "tasks"}
"""What a page has to hold to be given this head, and which script that brings."""


def head(base: str, content: str, parts: Iterable[Mapping]) -> str:
    """Return the head's part for a page; empty where it holds no such element, or the scripts have not been made.

    Args:
        base: relative address of the site's root, ending in ``/`` (or empty).
        content: the page's HTML.
        parts: what can be set, as :func:`tools.course.task_parts.parts` gives it.
    """
    manifest = places.BUILD / "manifest.json"
    made = json.loads(manifest.read_text("utf-8")) if manifest.exists() else {}
    scripts = [made[name] for element, name in ELEMENTS.items() if element in content and name in made]
    if not scripts:
        return ""
    way = html.escape(base)
    # The only way out of a script element is its end tag; JSON may write "<" as an escape.
    held = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":")).replace("<", chr(92) + "u003c")
    lines = [f'<link rel="stylesheet" href="{way}assets/stylesheets/{name}.css">' for name in ("work", "tasks")]
    lines.append(f'<script type="application/json" id="course-parts">{held}</script>')
    return "\n".join([*lines, *(f'<script type="module" src="{way}assets/course/{script}"></script>' for script in scripts)])
