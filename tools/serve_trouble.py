"""What ``tools serve`` shows in the page while a build has failed: each file, line and mend, and no traceback."""

import html
import re
from pathlib import Path

EMPTY = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not built yet</title></head>
<body><main><p>There is no page here yet. It comes by itself once the course can be built.</p></main></body></html>
"""
FINDING = re.compile(r"(?P<place>\S+:\d+): (?P<what>.+?) Mend: (?P<mend>.+)", re.DOTALL)
UNKNOWN = "The course was not built. What went wrong stands in the window in which serve runs."
STYLE = ("position:relative;z-index:99;padding:1rem 1.2rem;border:4px solid #8d182c;background:#fff;color:#000;"
         "font:16px/1.5 system-ui,sans-serif")


def read_problems(site: Path) -> str:
    """What the build of ``site`` left beside it, as HTML; the file is taken away.

    Returns:
        A list of what is to be mended; one sentence where the build said nothing that can be shown.
    """
    file = site.with_suffix(".problems")
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    file.unlink(missing_ok=True)
    found = dict.fromkeys(filter(None, (FINDING.search(line) for line in lines)), None)
    rows = list(dict.fromkeys(f"<li><code>{html.escape(one['place'])}</code><br>{html.escape(one['what'])}<br>"
                              f"<strong>Mend:</strong> {html.escape(one['mend'])}</li>" for one in found))
    if rows:
        return f"<ol>{''.join(rows)}</ol>"
    said = [f"<p>{html.escape(line)}</p>" for line in lines if line.strip()]
    return "".join(said) or f"<p>{UNKNOWN}</p>"


def page_with(page: bytes, trouble: str) -> bytes:
    """A page with ``trouble`` (HTML) at the head of its body; the page as it is where there is none."""
    if not trouble:
        return page
    shown = (f'<section role="alert" aria-labelledby="serve-trouble" style="{STYLE}"><h2 id="serve-trouble" style="margin:0">'
             f"To be mended: below is the course as it was before this change</h2>{trouble}</section>").encode()
    body = re.search(rb"<body[^>]*>", page)
    at = body.end() if body else 0
    return page[:at] + shown + page[at:]
