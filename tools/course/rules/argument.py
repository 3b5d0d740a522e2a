"""A reading argues in the open: each paragraph names its source or says that the argument is the course's own."""

from tools.course import markdown_source, prose
from tools.course.problems import Finding

FEWEST_WORDS = 12
"""A line that leads over to a table or a list makes no claim."""


def ungrounded_paragraph(course):
    """Every paragraph of a reading carries a citation or the mark *own argument*."""
    for page in course.written:
        if page.kind != "reading":
            continue
        for paragraph in prose.paragraphs(page.text):
            if paragraph.kind not in ("text", "quote", "list") or paragraph.is_grounded:
                continue
            if len(paragraph.words.split()) >= FEWEST_WORDS and not paragraph.raw.rstrip().endswith(":"):
                yield Finding(page.path, markdown_source.line_at(page, paragraph.start),
                              "This paragraph names no source and does not say that it is an argument of ours.",
                              "Cite the item it rests on, as [@ID], or mark it [own argument].")
