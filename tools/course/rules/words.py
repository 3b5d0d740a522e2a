"""A page as a reader meets it: its headings in order, its pictures told, its review status said."""

import re

from tools.course import markdown_source, model, page_parts
from tools.course.problems import Finding

KINDS = ("reading", "practice", "reflection", "tutor")
ALT = re.compile(r"\balt\s*=\s*([\"'])(.*?)\1", re.I | re.S)
PRESENTATION = re.compile(r"\b(?:role\s*=\s*[\"'](?:presentation|none)[\"']|aria-hidden\s*=\s*[\"']true[\"'])", re.I)
TABLE = re.compile(r"^[ \t]*(\|.*\|)[ \t]*\n[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$", re.M)
SVG = re.compile(r"<svg\b([^>]*)>(.*?)</svg>", re.I | re.S)


def heading_order(course):
    """One heading of the first level at most, at the head; no level is left out."""
    for page in course.written:
        level = 1
        for place, heading in enumerate(markdown_source.headings(page.text)):
            line = markdown_source.line_at(page, heading.start)
            if heading.level == 1 and place:
                yield Finding(page.path, line, "A page has one heading of the first level, at its head.",
                              "Give this heading two # or more.")
            elif heading.level > level + 1:
                yield Finding(page.path, line, f"This heading is of level {heading.level}, the one above it of level "
                              f"{level}.", f"Give it {level + 1} # at most.")
            level = heading.level


def picture_without_words(course):
    """Every picture says in words what it shows; a decoration says that it is one."""
    for page in course.written:
        blank = markdown_source.masked(page.text)
        found = [(link.start, link.words.strip()) for link in markdown_source.links(page.text) if link.picture]
        for match in markdown_source.IMAGE_TAG.finditer(blank):
            alt = ALT.search(match.group())
            empty_on_purpose = alt is not None and PRESENTATION.search(match.group())
            found.append((match.start(), "decoration" if empty_on_purpose else alt.group(2).strip() if alt else ""))
        for match in SVG.finditer(blank):
            named = PRESENTATION.search(match.group(1)) or (
                re.search(r"role\s*=\s*[\"']img", match.group(1)) and re.search(r"<title\b[^>]*>\s*\S|aria-label", match.group()))
            found.append((match.start(), "named" if named else ""))
        for start, words in found:
            if not words:
                yield Finding(page.path, markdown_source.line_at(page, start),
                              "This picture has no words for those who do not see it.",
                              "Write what it shows as its alternative text; a drawing in SVG wants role=\"img\" and a "
                              "<title>.")


def column_without_heading(course):
    """Every column of a table has a heading; only the corner may stand empty."""
    for page in course.written:
        for match in TABLE.finditer(markdown_source.masked(page.text)):
            cells = [cell.strip() for cell in match.group(1).strip().strip("|").split("|")]
            if not all(cells[1:]):
                yield Finding(page.path, markdown_source.line_at(page, match.start()),
                              "A column of this table has no heading.", "Say in the first row what stands in each column.")


def missing_review(course):
    """Every page that teaches says who has reviewed it, or that nobody has."""
    mend = f"Write review: {model.NOT_REVIEWED} in its front matter, or by whom (role) and when."
    for page in course.written:
        if page.kind not in ("developer", "notebook") and not page_parts.review_of(course, page):
            yield Finding(page.path, 1, "This page does not say whether it has been reviewed.", mend)
    for part in (*course.exercises, *course.vignettes):
        if not part.review:
            yield Finding(part.path, 1, f"{part.id} does not say whether it has been reviewed.",
                          f"Write review = \"{model.NOT_REVIEWED}\", or by whom (role) and when.")


def unknown_kind(course):
    """A page inside a module is of a kind that readers know."""
    for page in course.written:
        if page.path.startswith("docs/modules/") and page.kind not in (*KINDS, "module", "page"):
            yield Finding(page.path, markdown_source.line_of("---\n" + "\n".join(f"{key}:" for key in page.meta), "kind:"),
                          f"There is no kind of page called {page.kind}.", f"Use one of {', '.join(KINDS)}.")
