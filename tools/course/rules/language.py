"""The course does not speak of people in words that it asks others to give up.

The words stand in ``docs/sources/words-we-avoid.toml``, each with why and who says so. A word may be *discussed*:
between quotation marks, in italics, in a source's title, or on a page whose front matter says ``discusses:``.
"""

import re
import tomllib
from pathlib import Path

from tools.course import markdown_source, prose
from tools.course.problems import Finding

WORDS = "docs/sources/words-we-avoid.toml"
QUOTED = re.compile(r"“[^”\n]*”|‘[^’\n]*’(?!\w)|\"[^\"\n]*\"|(?<!\*)\*[^*\n]+\*(?!\*)|(?<![\w_])_[^_\n]+_(?![\w_])")


def avoided(course):
    """The rows of the list: ``word`` (a regular expression), ``why``, ``instead`` and ``names`` (fixed names that hold it)."""
    file = Path(course.root, WORDS)
    if not file.is_file():
        return []
    return tomllib.loads(file.read_text(encoding="utf-8")).get("word", [])


def deficit_words(course):
    """Words of the list stand in the course's own mouth nowhere."""
    rows = [(re.compile(rf"\b(?:{row['word']})\b", re.I), row) for row in avoided(course)]
    for page in course.written:
        if page.kind in ("developer", "notebook") or not rows:
            continue
        discussed = {str(word).lower() for word in page.meta.get("discusses") or ()}
        for paragraph in prose.paragraphs(page.text):
            text = _without_quotations(paragraph.raw)
            for pattern, row in rows:
                if row.get("name", row["word"]).lower() in discussed:
                    continue
                spoken = text
                for name in row.get("names", ()):
                    spoken = re.sub(re.escape(name), lambda match: " " * len(match.group()), spoken, flags=re.I)
                match = pattern.search(spoken)
                if match:
                    yield Finding(page.path, markdown_source.line_at(page, paragraph.start + match.start()),
                                  f"The course's own voice says “{match.group()}” here: {row['why']}.",
                                  f"Say {row['instead']}, put the word between quotation marks where it is the thing "
                                  "discussed, or name it under discusses: in the front matter.")


def _without_quotations(raw):
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group())

    raw = re.sub(r"\]\([^)\n]*\)", blank, raw)  # where a link goes is nobody's voice
    return QUOTED.sub(blank, prose.CITED.sub(blank, raw))
