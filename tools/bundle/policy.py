"""One content security policy for the whole site, reckoned from the pages as they were written.

Material writes small scripts into its pages, and they differ with a page's depth. A policy of each page's own would
be shorter; but then a page shown in the place of another would bring scripts that the first one's policy refuses.
So every page carries the hashes of all inline scripts of all pages, and nothing is allowed for being inline.

The policy stands in each page, before any script, and in ``_headers``, a file that several static hosts take. A policy
in a page does not bind workers: on a host without headers the worker lets go of the network by itself
(``closeNetwork`` in ``exercises/seam/page/fetching.ts``).
"""

import base64
import hashlib
import html
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

HEADERS = "_headers"
META = '<meta http-equiv="Content-Security-Policy" content="{}">'
OURS = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
MAY_ACT = re.compile(r"\son[a-z]{3,}\s*=|javascript:", re.IGNORECASE)
"""Looked for in the whole text first; only what has it is read tag by tag."""

JAVASCRIPT = ("", "module", "text/javascript", "application/javascript", "importmap", "speculationrules")
"""Types of script elements that are run or obeyed; all others hold data, which no policy looks at."""

WORKER = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "connect-src": "'self'",
}
"""For Python's worker: its own scripts, WebAssembly, and files of this site."""

SERVICE_WORKER = {"default-src": "'none'", "script-src": "'self'", "connect-src": "'self'"}


class PolicyProblem(Exception):
    """A page cannot be held to the policy; the text names the page and the mend."""


class _Acting(HTMLParser):
    """Attributes that run as script, which a policy without ``'unsafe-inline'`` refuses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f'<{tag} {name}="{(value or "")[:40]}">')


def hashes(page: str) -> set[str]:
    """Return the hash sources, such as ``'sha256-…'``, of a page's inline scripts.

    A browser hashes a script's text as it stands between the tags, with line ends made one.
    """
    found = set()
    for attributes, text in SCRIPT.findall(page):
        kind = re.search(r"""\btype\s*=\s*["']?([^"'\s>]*)""", attributes, re.IGNORECASE)
        if re.search(r"\bsrc\s*=", attributes, re.IGNORECASE) or (kind[1].lower() if kind else "") not in JAVASCRIPT:
            continue
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        digest = hashlib.sha256(text.encode("utf-8")).digest()
        found.add(f"'sha256-{base64.b64encode(digest).decode()}'")
    return found


def policy(scripts: Iterable[str]) -> str:
    """Return the pages' policy.

    Styles may stand inline: Material's icons and ipywidgets' layouts are style attributes. Pictures may be data,
    which is how style sheets carry icons.

    Args:
        scripts: the hash sources of all inline scripts.
    """
    return _text(
        {
            "default-src": "'none'",
            "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *sorted(scripts)]),
            "style-src": "'self' 'unsafe-inline'",
            "img-src": "'self' data:",
            "font-src": "'self'",
            "connect-src": "'self'",
            "worker-src": "'self'",
            "manifest-src": "'self'",
            "base-uri": "'self'",
            "form-action": "'none'",
        }
    )


def _text(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def apply(site: Path) -> str:
    """Put the policy into every page of a site, and write ``_headers``.

    May be done again: a policy that stands in a page already gives way to the new one.

    Returns:
        The policy.

    Raises:
        PolicyProblem: a page holds a handler or a link that runs as script, or has no head.
    """
    paths = sorted(site.rglob("*.html"))
    scripts: set[str] = set()
    for path in paths:
        page = path.read_text("utf-8")
        name = path.relative_to(site).as_posix()
        _refuse_acting(page, name)
        scripts |= hashes(page)
    made = policy(scripts)
    meta = META.format(html.escape(made, quote=False))
    for path in paths:
        path.write_text(_with(OURS.sub("", path.read_text("utf-8")), meta, path.relative_to(site).as_posix()), "utf-8", newline="")
    (site / HEADERS).write_text(headers(site, made), "utf-8", newline="")
    return made


def _refuse_acting(page: str, name: str) -> None:
    if not MAY_ACT.search(page):
        return
    reader = _Acting()
    reader.feed(page)
    if reader.found:
        raise PolicyProblem(f"{name} has {reader.found[0]}, which no browser will run here. Mend: put it into a script of the site.")


def _with(page: str, meta: str, name: str) -> str:
    """The page with the policy before all scripts, and its encoding before that, where browsers look for it."""
    head = HEAD.search(page)
    if not head:
        raise PolicyProblem(f"{name} has no head to put the policy in. Mend: make it a whole page, or leave it out.")
    encoding = CHARSET.search(page)
    kept = encoding[0] if encoding else '<meta charset="utf-8">'
    rest = CHARSET.sub("", page[head.end() :], count=1)
    return f"{page[: head.end()]}{kept}{meta}{rest}"


def headers(site: Path, made: str) -> str:
    """Return the header file's text, in the form that Netlify and Cloudflare Pages read.

    Where two rules name one file such a host sends both policies, and a browser obeys both. Only a header can say
    who may show the site in a frame.

    Args:
        site: the site, for the names of its workers.
        made: the pages' policy.
    """
    rules = {
        "/*": [f"Content-Security-Policy: {made}; frame-ancestors 'self'", "X-Content-Type-Options: nosniff"],
        "/sw.js": [f"Content-Security-Policy: {_text(SERVICE_WORKER)}", "Cache-Control: no-cache"],
        "/release.json": ["Cache-Control: no-cache"],
    }
    for worker in sorted((site / "assets" / "course").glob("worker.*.js")):
        rules["/" + worker.relative_to(site).as_posix()] = [f"Content-Security-Policy: {_text(WORKER)}"]
    return "".join(f"{path}\n" + "".join(f"  {line}\n" for line in lines) for path, lines in rules.items())
