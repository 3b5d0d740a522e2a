"""The static picture of an exercise: what stands in the page before Python, or JavaScript, has arrived."""

import html
import json
from functools import lru_cache
from pathlib import Path

from tools.bundle import node_script, places
from tools.ground.progress import Progress

READY = "Ready to read. It starts when you touch it."
"""Said by ``element.ts`` too; without JavaScript the ``<noscript>`` below stands beside it."""

NO_SCRIPT = "JavaScript is off, so this stays as it is: to read and to print."


def draw(library: Path, course: Path, stories: dict[str, dict], progress: Progress) -> None:
    """Draw each exercise once, and the player once for each vignette, into ``places.PICTURES``.

    Raises:
        node_script.ScriptFailed: an exercise cannot be drawn.
    """
    jobs = [
        {"name": slug, "slug": slug, "material": None} for slug in slugs() if slug != "vignette"
    ] + [{"name": f"vignette:{name}", "slug": "vignette", "material": story} for name, story in stories.items()]
    made = node_script.run(
        "picture", "Drawing exercises", {"stdlib": str(library), "course": str(course), "draw": jobs}, progress
    )
    places.PICTURES.write_text(json.dumps(made, indent=0, sort_keys=True), "utf-8")
    _pictures.cache_clear()


def slugs() -> list[str]:
    """Return the slugs of the exercises that are built, in order."""
    folder = places.EXERCISES / "catalog"
    return sorted(path.parent.name for path in folder.glob("*/__init__.py"))


@lru_cache(maxsize=1)
def _pictures() -> dict[str, str]:
    return json.loads(places.PICTURES.read_text("utf-8")) if places.PICTURES.exists() else {}


def forget() -> None:
    """Read the pictures again at the next call, since they were drawn anew."""
    _pictures.cache_clear()


def element(slug: str, material: str | None, mount: int, paper: str = "", title: str = "") -> str:
    """Return the whole ``<course-exercise>`` for one place in a page.

    Args:
        slug: the exercise's slug.
        material: the slug of the vignette that it plays, or None.
        mount: how many stand before it on the page; keeps ids apart.
        paper: relative address of the paper version, if there is one.
        title: its name, for the region that a screen reader lists.

    Raises:
        KeyError: no such exercise has been drawn.
    """
    picture = _pictures()[f"{slug}:{material}" if material else slug].replace("MOUNT-", f"course-{mount}-")
    story = ""
    if material:
        from tools.bundle import materials

        text = json.dumps(materials.all_materials()[material], ensure_ascii=False, separators=(",", ":"))
        # The only way out of a script element is its end tag; JSON may write "<" as an escape.
        story = f'<script type="application/json" class="course-material">{text.replace("<", chr(92) + "u003c")}</script>'
    attributes = {
        "slug": slug,
        "material": material,
        "data-state": "static",
        "data-paper": paper or None,
        "role": "region" if title else None,
        "aria-label": title or None,
    }
    shown = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items() if value is not None)
    return (
        f"<course-exercise{shown}>"
        f'<p class="course-status" role="status">{READY}</p>'
        f"<noscript><p>{NO_SCRIPT}</p></noscript>"
        '<div class="course-trouble" role="alert" hidden></div>'
        f'<div class="course-stage"><div class="course-stage-static">{picture}</div></div>'
        f"{story}</course-exercise>"
    )


def head(base: str) -> str:
    """Return what a page with an exercise needs in its head.

    Args:
        base: relative address of the site's root, ending in ``/`` (or empty).
    """
    manifest = json.loads((places.BUILD / "manifest.json").read_text("utf-8"))
    return f'<script type="module" src="{html.escape(base)}assets/course/{manifest["script"]}"></script>'
