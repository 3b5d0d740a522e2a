"""Known ways to make text into markup or script, and a way to see what a browser would make of a page."""

from html.parser import HTMLParser

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "'><iframe srcdoc='<script>alert(1)</script>'>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "javascript:alert(1)",
    "JaVa\tScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<form><button formaction=javascript:alert(1)>x",
    "<base href=//elsewhere.example/>",
    "<meta http-equiv=refresh content=0;url=//elsewhere.example>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "<style>@import '//elsewhere.example/x.css'</style>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\x00<\x00script>alert(1)</script>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "＜script＞alert(1)＜/script＞",
    "\ud800<b>half</b>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "=cmd|' /C calc'!A0",
    "\u202e<b>turned</b>",
    "`onerror=alert(1)`",
)


class _Names(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = set()
        self.words = []

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        for name, value in attrs:
            self.found.add(f"{tag}[{name}]")
            if name in ("href", "src", "action"):
                self.found.add(f"address:{value}")

    def handle_comment(self, data):
        self.found.add("comment")

    def handle_data(self, data):
        self.words.append(data)


def names_in(html):
    """The elements, attributes (as ``element[attribute]``) and addresses that a parser finds."""
    parser = _Names()
    parser.feed(html)
    parser.close()
    return parser.found


def words_in(html):
    """The words that a parser finds outside of elements' names and attributes."""
    parser = _Names()
    parser.feed(html)
    parser.close()
    return " ".join("".join(f" {word} " for word in parser.words).split())
