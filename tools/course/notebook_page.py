"""A notebook as a page of the course: its words, its code folded away, what it computed, and no more.

The exporter writes more than half a megabyte of style and script round a notebook, and names other hosts
in it. All of that goes: the page's own style sheet dresses what is left.
"""

import base64
import json
import re
from html import escape
from html.parser import HTMLParser

BUDGET = 300_000
"""The most that a notebook's whole page may weigh, in bytes as written, before compression."""

CODE = '<details class="notebook-code">\n<summary>Show the code of this step</summary>\n<div class="highlight">'
PACKED = "data:image/svg+xml;base64,"
DROPPED = ("style", "script", "clipboard-copy", "link")
WRAPPERS = ("jp-", "jupyter-wrapper", "CodeMirror", "cm-s-jupyter", "zeroclipboard-container")
MARKDOWN_CELL = re.compile(r"^# %%.*\[(?:markdown|md)\]")


def slim(html):
    """The content of a rendered notebook without the exporter's frames, styles and scripts.

    Args:
        html: what mkdocs-jupyter made of a notebook.
    """
    reader = _Slimmer()
    reader.feed(html)
    reader.close()
    return re.sub(r"\n\s*\n+", "\n", "".join(reader.made)).strip()


class _Slimmer(HTMLParser):
    """Copies what it reads, letter by letter, and leaves out or renames what is the exporter's own."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.made, self.divs, self.in_code = [], [], 0
        self.dropping, self.depth = "", 0

    def handle_starttag(self, tag, attrs):
        classes = (dict(attrs).get("class") or "").split()
        if self.dropping:
            self.depth += tag == self.dropping
        elif tag in DROPPED or "clipboard-copy-txt" in classes or "anchor-link" in classes:
            if tag != "link":
                self.dropping, self.depth = tag, 1
        elif tag == "div":
            self._open_div(classes)
        elif tag == "pre":
            self.made.append("<pre><code tabindex=\"0\">" if self.in_code else '<pre tabindex="0">')
        else:
            self.made.append(_drawing(dict(attrs)) if tag == "img" else self.get_starttag_text())

    def _open_div(self, classes):
        if "highlight-ipynb" in classes:
            self.in_code += 1
            self.divs.append("</div>\n</details>")
            self.made.append(CODE)
        elif "jp-OutputArea-output" in classes:
            self.divs.append("</div>")
            self.made.append('<div class="notebook-output">')
        elif any(name.startswith(WRAPPERS) for name in classes):
            self.divs.append("")
        else:
            self.divs.append("</div>")
            self.made.append(self.get_starttag_text())

    def handle_startendtag(self, tag, attrs):
        if not self.dropping and tag not in DROPPED:
            self.made.append(_drawing(dict(attrs)) if tag == "img" else self.get_starttag_text())

    def handle_endtag(self, tag):
        if self.dropping:
            self.depth -= tag == self.dropping
            if not self.depth:
                self.dropping = ""
        elif tag == "div":
            end = self.divs.pop() if self.divs else ""
            self.in_code -= end.endswith("</details>")
            self.made.append(end)
        elif tag == "pre":
            self.made.append("</code></pre>" if self.in_code else "</pre>")
        else:
            self.made.append(f"</{tag}>")

    def handle_data(self, data):
        if not self.dropping:
            self.made.append(data)

    def handle_entityref(self, name):
        self.handle_data(f"&{name};")

    def handle_charref(self, name):
        self.handle_data(f"&#{name};")


def _drawing(attributes):
    """A picture; a drawing that the exporter packed away is laid open, with its title and the page's colours."""
    packed = (attributes.get("src") or "").removeprefix(PACKED)
    if packed != attributes.get("src"):
        drawing = base64.b64decode(packed).decode("utf-8")
        return drawing[max(drawing.find("<svg"), 0):]
    shown = "".join(f' {name}="{escape(value or "")}"' for name, value in attributes.items())
    return f"<img{shown}>"


def words(text, ending):
    """The Markdown of a notebook's cells, for its title, its sources and the check.

    Args:
        text: the file, as ``.ipynb`` (JSON) or as ``.py`` in percent form.
        ending: ``.ipynb`` or ``.py``. Of the latter each line keeps its place.

    Raises:
        ValueError: the file is no notebook.
    """
    if ending == ".ipynb":
        try:
            cells = json.loads(text)["cells"]
            return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
        except (KeyError, TypeError) as error:
            raise ValueError("no cells") from error
    lines, inside = [], False
    for line in text.split("\n"):
        if line.startswith("# %%"):
            inside = bool(MARKDOWN_CELL.match(line))
            lines.append("")
        else:
            lines.append(re.sub(r"^# ?", "", line) if inside and line.startswith("#") else "")
    return "\n".join(lines)
