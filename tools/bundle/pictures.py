"""The static picture of an exercise: what stands in the page before Python, or JavaScript, has arrived."""

import html
import json
from functools import lru_cache
from pathlib import Path

from tools.bundle import node_script, places
from tools.ground.progress import Progress

READY = "Ready to read. It starts when you touch it."
"""Said by ``element.ts`` too; without JavaScript the ``<noscript>`` below stands beside it."""

KEEPING = (
    '<div class="course-keeping"><p class="course-kept">Nothing entered yet.</p>'
    '<div class="course-consent" role="group" aria-label="Keeping what you enter">'
    '<button type="button" data-consent="device">Keep my work on this device</button> '
    '<button type="button" data-consent="tab">This is a shared or work device</button>'
    "<details><summary>What is kept, where and why</summary><p>What you enter in exercises is kept in this browser on "
    "this device, so that you can close the page and go on later. It goes nowhere else, and nobody reads it: neither "
    "your tutor nor we. Whoever uses this browser after you could. On a shared or work device nothing is kept once "
    "the tab is closed; save a file instead. You can see and delete all of it on the page My work.</p></details></div></div>"
)
"""Whether anything is kept, and the choice; the page's script fills and hides it (``quiet_line.ts``)."""

KEEPS_NOTHING = "course-keeps-nothing"
"""The class of an exercise that keeps nothing (``exercises.views.exercise.Exercise.keeps``)."""

NOT_KEEPING = (
    '<div class="course-keeping"><p class="course-kept">Nothing here is kept. Close this page, and all that was read is gone. '
    "Save what you need first.</p></div>"
)

NO_SCRIPT = "JavaScript is off, so this stays as it is: to read and to print."


PLAYER = "vignette"
"""It never stands in a page without a vignette; every other exercise can stand alone."""


def draw(library: Path, course: Path, given: dict[str, dict[str, dict]], progress: Progress) -> None:
    """Draw each exercise once, and once more with each of its materials, into ``places.PICTURES``.

    The materials are kept beside the pictures, so that a page carries the very one that was drawn.

    Args:
        library: the standard library's bytecode.
        course: the exercises' bytecode.
        given: the materials by the slug of their exercise and by their own name.
        progress: is told what is going on.

    Raises:
        node_script.ScriptFailed: an exercise cannot be drawn.
    """
    jobs = [
        {"name": slug, "slug": slug, "material": None} for slug in slugs() if slug != PLAYER
    ] + [{"name": f"{slug}:{name}", "slug": slug, "material": material} for slug, named in given.items() for name, material in named.items()]
    made = node_script.run(
        "picture", "Drawing exercises", {"stdlib": str(library), "course": str(course), "draw": jobs}, progress
    )
    kept = {"pictures": made, "materials": {job["name"]: job["material"] for job in jobs if job["material"] is not None}}
    places.PICTURES.write_text(json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True), "utf-8")


def slugs() -> list[str]:
    """Return the slugs of the exercises that are built, in order."""
    folder = places.EXERCISES / "catalog"
    return sorted(path.parent.name for path in folder.glob("*/__init__.py"))


def _drawn() -> dict:
    """What was drawn last; read again whenever it was drawn anew."""
    if not places.PICTURES.exists():
        return {"pictures": {}, "materials": {}}
    return _read(places.PICTURES.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _read(when: int) -> dict:
    return json.loads(places.PICTURES.read_text("utf-8"))


def element(slug: str, material: str | None, mount: int, paper: str = "", title: str = "") -> str:
    """Return the whole ``<course-exercise>`` for one place in a page.

    Args:
        slug: the exercise's slug.
        material: the name of what comes with it, such as the vignette that is played, or None.
        mount: how many stand before it on the page; keeps ids apart.
        paper: relative address of the paper version, if there is one.
        title: its name, for the region that a screen reader lists.

    Raises:
        KeyError: no such exercise has been drawn.
    """
    drawn = _drawn()
    picture = drawn["pictures"][f"{slug}:{material}" if material else slug].replace("MOUNT-", f"course-{mount}-")
    given = ""
    if material:
        text = json.dumps(drawn["materials"][f"{slug}:{material}"], ensure_ascii=False, separators=(",", ":"))
        # The only way out of a script element is its end tag; JSON may write "<" as an escape.
        given = f'<script type="application/json" class="course-material">{text.replace("<", chr(92) + "u003c")}</script>'
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
        f"{NOT_KEEPING if KEEPS_NOTHING in picture else KEEPING}"
        '<div class="course-trouble" role="alert" hidden></div>'
        f'<div class="course-stage"><div class="course-stage-static">{picture}</div></div>'
        f"{given}</course-exercise>"
    )


def head(base: str) -> str:
    """Return what a page with an exercise needs in its head.

    Args:
        base: relative address of the site's root, ending in ``/`` (or empty).
    """
    manifest = json.loads((places.BUILD / "manifest.json").read_text("utf-8"))
    return f'<script type="module" src="{html.escape(base)}assets/course/{manifest["script"]}"></script>'
