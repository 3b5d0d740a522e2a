"""The one page that a learning platform opens: it holds the visit, and shows the course in a frame."""

import html
import json
import string

from tools.export import scope as scopes
from tools.ground import places

NAME = "launch.html"
TEMPLATES = places.ROOT / "tools" / "templates" / "platform"
ASSETS = ("assets/stylesheets/fonts.css", "assets/drawings/mark.svg")
"""What it asks for of the site's own files."""

RULES = {
    "pages": ("its page is opened", "all the pages counted above have been opened"),
    "begun": ("something has been entered in the exercise", "something has been entered in every exercise"),
    "ended": ("the vignette has been played to an end from one seat", "every vignette has been played to an end from one seat"),
}


def rule(scope: scopes.Scope) -> str:
    """Return the sentence that says what counts as completed."""
    said = [RULES[kind][len(counted) > 1] for kind, counted in scope.counted.items() if counted]
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"It shows this as completed once {listed}. That says nothing of how well or how long."


def data(scope: scopes.Scope) -> dict:
    """Return what the launch page's script has to know; ``Package`` in ``platform_state.ts``."""
    ids = scopes.ids([*(f"{url}index.html" for url in scope.pages), *scope.keys])
    page = {url: f"{url}index.html" for url in scope.pages}
    return {
        "package": scope.id,
        "title": scope.title,
        "start": page[scope.start],
        "pages": {place: ids[place] for place in page.values()},
        "parts": {key: ids[key] for key in scope.keys},
        "counted": {
            "pages": [ids[page[url]] for url in scope.counted["pages"]],
            "begun": [ids[key] for key in scope.counted["begun"]],
            "ended": [ids[key] for key in scope.counted["ended"]],
        },
    }


def text(scope: scopes.Scope, script: str, style: str) -> str:
    """Return the page.

    Args:
        scope: what the package holds.
        script: its script, from the package's root.
        style: its style sheet, likewise.
    """
    held = json.dumps(data(scope), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    page = string.Template((TEMPLATES / NAME).read_text("utf-8"))
    return page.substitute(
        title=html.escape(scope.title), style=style, script=script, package=held, start=f"{scope.start}index.html", rule=html.escape(rule(scope))
    )
