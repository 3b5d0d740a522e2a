"""Reading Markdown as an author wrote it: front matter, code left alone, headings, links, pictures.

Rules and replacements look at a *masked* copy, in which code and comments are blanked out letter by
letter; so a place in the copy is the same place in the text, and its line number can be told.
"""

import re
from dataclasses import dataclass

import yaml

from tools.course.problems import CourseProblem, Finding

FENCE = re.compile(r"^([ \t>]*)(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*\2[`~]*[ \t]*$|\Z)", re.M | re.S)
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.S)
COMMENT = re.compile(r"<!--.*?-->", re.S)
PRE = re.compile(r"<(pre|code)\b.*?</\1>", re.S | re.I)
HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.M)
ATTRIBUTES = re.compile(r"\{:?([^{}]*)\}\s*$")
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^)\s>]*)>?((?:\s+\"[^\"]*\"|\s+'[^']*')?)\s*\)")
REFERENCE = re.compile(r"^[ ]{0,3}\[(?!\^)([^\]]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$", re.M)
PART = re.compile(r"\[\[([A-Z][A-Z0-9.-]*)\]\](?!\()")
IMAGE_TAG = re.compile(r"<img\b[^>]*>", re.I)
ID_ATTRIBUTE = re.compile(r"<[a-z][^>]*?\sid=[\"']([^\"']+)[\"']", re.I)


@dataclass(frozen=True)
class Link:
    """A link or picture of a page: where it stands, its words, where it goes."""

    start: int
    end: int
    words: str
    target: str
    picture: bool
    title: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading: where it stands, its level, its words and the address that it was given by hand."""

    start: int
    level: int
    words: str
    id: str = ""


def split_front_matter(text, path=""):
    """Take a page's front matter from its Markdown.

    Args:
        text: the whole file.
        path: the file's name, for what is said when it cannot be read.

    Returns:
        The front matter as a dictionary (empty when there is none), the Markdown, and the number of the
        line on which the Markdown begins.

    Raises:
        CourseProblem: the front matter is not YAML, or is not a table of names and values.
    """
    if not text.startswith("---\n"):
        return {}, text, 1
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M).search(text, 4)
    if end is None:
        raise CourseProblem([Finding(path, 1, "The front matter is opened by --- and never closed.",
                                     "Put a line of three hyphens after the last of its lines.")])
    body_at = text.find("\n", end.end()) + 1 or len(text)
    try:
        meta = yaml.safe_load(text[4:end.start()])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise CourseProblem([Finding(path, line, "The front matter is not YAML that can be read.",
                                     "Look at this line and the one above it: a value that holds a colon "
                                     "wants quotation marks round it.")]) from error
    if meta is None:
        meta = {}
    if not isinstance(meta, dict):
        raise CourseProblem([Finding(path, 2, "The front matter is not a list of names and values.",
                                     "Write each line as name: value.")])
    return meta, text[body_at:], text.count("\n", 0, body_at) + 1


def masked(text):
    """The text with code and comments blanked, each letter by a space, lines kept."""
    for pattern in (FENCE, COMMENT, PRE, CODE_SPAN):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    return text


def line_at(page, start):
    """The line of the page's file on which the letter at ``start`` of its text stands (1 in an ``.ipynb``)."""
    if page.path.endswith(".ipynb"):
        return 1
    return page.first_line + page.text.count("\n", 0, start)


def line_of(text, *needles):
    """The first line (from 1) of ``text`` that holds all the needles, or 1."""
    for number, line in enumerate(text.split("\n"), 1):
        if all(needle in line for needle in needles):
            return number
    return 1


def replace(pattern, replacement, text):
    """Replace what matches outside code and comments.

    Args:
        pattern: a compiled pattern; it is matched on the masked text.
        replacement: a function from the match to the new words.
    """
    pieces, last = [], 0
    for match in pattern.finditer(masked(text)):
        pieces += [text[last:match.start()], replacement(match)]
        last = match.end()
    return "".join([*pieces, text[last:]])


def headings(text):
    """The headings of a text, in order, outside code."""
    found = []
    for match in HEADING.finditer(masked(text)):
        words = text[match.start(2):match.end(2)]
        attributes = ATTRIBUTES.search(words)
        given = re.search(r"#([\w.:-]+)", attributes.group(1)) if attributes else None
        found.append(Heading(match.start(), len(match.group(1)),
                             words[:attributes.start()].strip() if attributes else words,
                             given.group(1) if given else ""))
    return found


def links(text):
    """The links and pictures of a text outside code, those by reference and ``[[X01]]`` among them."""
    blank = masked(text)
    found = [Link(match.start(), match.end(), match.group(2), match.group(3), bool(match.group(1)), match.group(4))
             for match in LINK.finditer(blank)]
    for match in LINK.finditer(blank):
        # a picture may stand inside a link's words
        found += [Link(match.start(2) + inner.start(), match.start(2) + inner.end(), inner.group(2),
                       inner.group(3), True, inner.group(4))
                  for inner in LINK.finditer(match.group(2)) if inner.group(1)]
    found += [Link(match.start(), match.end(), match.group(1), match.group(2), False)
              for match in REFERENCE.finditer(blank)]
    found += [Link(match.start(), match.end(), "", f"course:{match.group(1)}", False) for match in PART.finditer(blank)]
    return sorted(found, key=lambda link: link.start)


def words_as_name(words):
    """Words as a link's or heading's name: without Markdown's signs."""
    return re.sub(r"[*_`\[\]]", "", words).strip()
