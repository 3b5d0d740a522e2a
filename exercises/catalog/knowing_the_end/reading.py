"""The chronology as it is read, in its two versions, and what stands there before a code is drawn."""

from exercises.catalog.knowing_the_end import codes, picture
from exercises.catalog.knowing_the_end.chronology import ENDING, ENTRIES, FAMILY
from exercises.views.markup import join, paragraph, tag

MILD = ("Everybody in it is invented. Nobody dies, and nobody comes to lasting harm. If your week has been hard, leave it out: nothing else in the course "
        "rests on it, and nobody asks why. Once a code is open, “Leave this out” takes the text and your sheet away.")


def before():
    """What is to be seen before a code is open: the two sheets in a drawing, and that one may leave it out."""
    return tag("section", tag("figure", picture.two_sheets(len(ENTRIES)),
                              tag("figcaption", "One invented chronology, eleven entries. A code decides by chance which sheet you read. Do not tell your "
                                                "neighbour."),
                              class_="course-figure"),
               paragraph(MILD))


def chronology(code):
    """The chronology in the version of this code."""
    version = codes.version_of(code)
    if version is None:
        return paragraph("A sheet whose code was lost. Enter what was rated; it is kept, and counts towards no figure, since nobody can say which version "
                         "it belongs to.")
    ending = None
    if version == "told":
        ending = join(tag("h4", "How it ended"), tag("blockquote", paragraph(ENDING)))
    entries = tag("dl", [[tag("dt", f"{entry.date} · {entry.who}"), tag("dd", entry.text)] for entry in ENTRIES])
    opening = "You are told first how it ended." if version == "told" else "You read it as it was written, up to the day of the last entry."
    return tag("section", tag("h3", "What the services wrote"), paragraph(tag("strong", opening), " Invented, from first to last."), ending,
               tag("h4", "Eleven entries") if ending else None, paragraph(FAMILY), entries)
