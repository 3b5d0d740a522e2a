"""A page of the site as it stands in a package: it asks the launch page around it whose work is kept here, its links end
in a file, since learning platforms show no folder's index, and a link to what the package lacks says so.
"""

import html
import json
import posixpath
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from urllib.parse import urlsplit

INDEX = "index.html"
APART = re.compile(r"(<script\b.*?</script\s*>|<style\b.*?</style\s*>)", re.DOTALL | re.IGNORECASE)
ATTRIBUTES = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
TAG = re.compile(rf"<(link|img|course-exercise)\b({ATTRIBUTES})>", re.IGNORECASE)
ANCHOR = re.compile(rf"<a\b({ATTRIBUTES})>(.*?)</a\s*>", re.DOTALL | re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
NAV = re.compile(r'<nav class="course-nav".*?</nav>', re.DOTALL)
NOTICE = "/offline_notice."
"""The script that tells of a newer release on the device; nothing is kept there from a package."""

LACKING_IN_LIST = re.compile(
    r"""<span\ class="not-in-package">(?:(?!</span></span>).)*</span></span>
    |<a\ [^>]*\bin-whole-course\b[^>]*>(?:(?!</a>).)*</a>
    |<(ul|li)\b[^>]*>\s*</\1>
    |<details\b[^>]*>\s*<summary>(?:(?!</summary>).)*</summary>\s*</details>""",
    re.DOTALL | re.VERBOSE,
)
POLICY_ENDS = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
CONSENT = re.compile(r'(<div class="course-consent".*?)(</details>)', re.DOTALL)
ADDRESS = re.compile(r'<span data-page-address>[^<]*</span>')
HEADING = re.compile(r"</h1>")

SAME_RULE = (
    "<p>You are reading this in a learning platform. The same holds here: what you enter stays in this browser, under a mark made from your "
    "name on the platform, so that the next learner at this computer does not come upon it. The platform is told which pages you opened and "
    "which exercises you tried, never what you enter.</p>"
)
LACKING = "not in this package"
ELSEWHERE = "in the whole course, in a new tab"


@dataclass
class Packager:
    """Rewrites pages, and notes what they ask for.

    Attributes:
        pages: the addresses, from the site's root, of the pages that the package has.
        start: the one that it opens with.
        script, style: where, from the package's root, the package's own script and style for pages lie.
        id: the package's name.
        title: its title.
        elsewhere: the address of the whole course on the web, or empty.
        is_file: says whether the site has a file of this name.
        wanted: files that the pages ask for, from the site's root.
    """

    pages: Collection[str]
    start: str
    script: str
    style: str
    id: str
    title: str
    elsewhere: str
    is_file: Callable[[str], bool]
    wanted: set[str] = field(default_factory=set)

    def page(self, url: str, text: str) -> str:
        """Return a page's HTML as it stands in the package.

        Args:
            url: its address from the site's root, ending in ``/``, or empty.
            text: its HTML on the site.
        """
        pieces = APART.split(text)
        for at, piece in enumerate(pieces):
            pieces[at] = self._script(url, piece) if at % 2 else self._words(url, piece)
        made = "".join(pieces)
        made = NAV.sub(lambda found: _pruned(found[0]), made, count=1)
        made = CONSENT.sub(lambda found: found[1] + SAME_RULE + found[2], made)
        made = ADDRESS.sub(f"<span>{html.escape(self.title)}</span>", made)
        if f"({LACKING})" in NAV.sub("", made):
            line = '<p class="not-in-package__line">A dotted line under words marks a page of the whole course that is not in this package.</p>'
            made = HEADING.sub(f"</h1>{line}", made, count=1)
        root = posixpath.relpath(".", url or ".") + "/"
        own = (f'<script src="{root}{self.script}" data-root="{root}" data-package="{self.id}"></script>'
               f'<link rel="stylesheet" href="{root}{self.style}">')  # fmt: skip
        found = POLICY_ENDS.search(made)
        if not found:
            raise ValueError(f"{url or 'the front page'} carries no policy; the site was not finished.")
        return made[: found.end()] + own + made[found.end() :]

    def _script(self, url: str, piece: str) -> str:
        opening = piece[: piece.index(">") + 1]
        found = _attributes(opening)
        if source := found.get("src"):
            if NOTICE in source:
                return ""
            self._want(url, source)
        elif found.get("id") == "__config":
            data = json.loads(piece[len(opening) : piece.rindex("</")])
            if data.get("search"):
                self._want(url, data["search"])
        return piece

    def _words(self, url: str, piece: str) -> str:
        piece = TAG.sub(lambda found: self._tag(url, found), piece)
        return ANCHOR.sub(lambda found: self._anchor(url, found), piece)

    def _tag(self, url: str, found: re.Match) -> str:
        name, attributes = found[1].lower(), _attributes(found[2])
        if name == "link" and attributes.get("rel") in ("canonical", "prev", "next"):
            return ""
        if name == "course-exercise":
            paper = attributes.get("data-paper")
            place = self._place(url, paper) if paper else None
            return found[0].replace(f' data-paper="{paper}"', f' data-paper="{place}"' if place else "")
        self._want(url, attributes.get("href" if name == "link" else "src", ""))
        return found[0]

    def _anchor(self, url: str, found: re.Match) -> str:
        attributes, words = _attributes(found[1]), found[2]
        address = attributes.get("href")
        if address is None or address.startswith(("#", "mailto:")):
            return found[0]
        if urlsplit(address).scheme or address.startswith("//"):
            return self._away(attributes, words)
        if "course-brand" in attributes.get("class", ""):
            way = posixpath.relpath("/" + self.start + INDEX, "/" + url)
            return _tag("a", attributes | {"href": way}) + words + "</a>"
        place = self._place(url, address)
        if place is not None:
            return _tag("a", attributes | {"href": place}) + words + "</a>"
        target = _resolved(url, address)
        if self.elsewhere:
            whole = self.elsewhere.rstrip("/") + "/" + target.removesuffix(INDEX) + _rest(address)
            classes = f"{attributes.get('class', '')} in-whole-course".strip()
            return self._away(attributes | {"href": whole, "class": classes}, words + _unseen(ELSEWHERE))
        named = {"class": "not-in-package"}
        label = attributes.get("aria-label")
        inner = f'<span aria-hidden="true">{words}</span>{_unseen(label, brackets=False)}' if label else words
        return _tag("span", named) + inner + _unseen(LACKING) + "</span>"

    def _away(self, attributes: dict[str, str], words: str) -> str:
        """A link to another host, in a tab of its own: most hosts refuse to be shown in a frame."""
        if label := attributes.get("aria-label"):
            attributes = attributes | {"aria-label": f"{label}, in a new tab"}
        return _tag("a", attributes | {"target": "_blank", "rel": "noopener noreferrer"}) + words + "</a>"

    def _place(self, url: str, address: str) -> str | None:
        """The address as it has to stand in the package; None where it leads out of it."""
        target = _resolved(url, address)
        if target.removesuffix(INDEX) in self.pages and target.endswith(INDEX):
            same = target.removesuffix(INDEX) == url
            if same and "#" in address:
                return _rest(address)
            return posixpath.relpath("/" + target, "/" + url) + _rest(address)
        if not target.endswith(".html") and self.is_file(target):
            self.wanted.add(target)
            return address
        return None

    def _want(self, url: str, address: str) -> None:
        if address and not urlsplit(address).scheme:
            self.wanted.add(_resolved(url, address))


def _resolved(url: str, address: str) -> str:
    """A relative address as a file's name from the site's root."""
    path = urlsplit(address).path
    whole = posixpath.normpath("/" + url + path).lstrip("/")
    is_folder = not path or path.endswith(("/", "/..", "/.")) or path in (".", "..")
    if is_folder:
        return posixpath.join(whole, INDEX) if whole not in ("", ".") else INDEX
    return whole


def _rest(address: str) -> str:
    parts = urlsplit(address)
    return (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")


def _attributes(text: str) -> dict[str, str]:
    text = re.sub(r"^<[\w-]+", "", text)
    return {name.lower(): html.unescape(value.strip("\"'") if value[:1] in "\"'" else value) for name, value in ATTRIBUTE.findall(text)}


def _tag(name: str, attributes: dict[str, str]) -> str:
    written = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"


def _unseen(words: str, brackets: bool = True) -> str:
    said = f" ({words})" if brackets else words
    return f'<span class="not-in-package__note">{html.escape(said)}</span>'


def _pruned(fragment: str) -> str:
    """The list of pages without what the package lacks, and without sections that held nothing else, all of them open."""
    while (made := LACKING_IN_LIST.sub("", fragment)) != fragment:
        fragment = made
    return re.sub(r"<details\b([^>]*?)(?: open)?>", r"<details\1 open>", fragment)
