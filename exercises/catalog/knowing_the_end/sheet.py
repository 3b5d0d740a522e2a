"""The seminar sheet: one page of its own, to print and write on."""

from exercises.catalog.knowing_the_end import figures, notices, picture
from exercises.catalog.knowing_the_end.chronology import ENDING, ENTRIES, FAMILY, NAMES, SCALES, VERSIONS, label
from exercises.catalog.knowing_the_end.wording import KINDS
from exercises.catalog.knowing_the_end.whys import CAN, CANNOT, NOT_SHOWN, WHY
from exercises.record import printable as on_paper
from exercises.views.markup import plain

TITLE = "Knowing how it ended: what we found"


def page(results, beside, answer):
    """The sheet as HTML text: the dots, the counts, the test, the chronology, and the last question with room to write."""
    parts = []
    if results["invented"]:
        parts.append(on_paper.paragraph("Invented example. These twelve readers never rated anything."))
    if beside:
        parts.append(on_paper.paragraph("Twelve invented readers stand beside those here. Their dots are square, and nobody was asked."))
    parts.append(on_paper.heading("The dots"))
    for scale, words in SCALES.items():
        rows, told = figures.rows_of(results, beside, scale)
        parts += [on_paper.picture(picture.dots(rows, words, " ".join(told)), "Each dot is a reader, with the number given, from 0 to 100."),
                  *(on_paper.paragraph(said) for said in told)]
    parts += [on_paper.heading("Which entry weighed most"),
              on_paper.table("How many named each entry", ["Entry", *(NAMES[v] for v in VERSIONS)],
                             [[label(entry["id"]), *(entry[v] for v in VERSIONS)] for entry in results["entries"]]),
              on_paper.heading("Looking back in words"),
              on_paper.table("Words that look back", ["Version", "Wrote a reason", *KINDS.values()],
                             [[NAMES[v], results["words"][v]["wrote"], *(results["words"][v][kind] for kind in KINDS)] for v in VERSIONS]),
              on_paper.heading("The permutation test"), on_paper.items(plain(said) for said in figures.tested(results)),
              on_paper.heading("About these sheets"), on_paper.items(notices.about(results, beside)),
              on_paper.heading("What the services wrote"), on_paper.paragraph(f"Invented. {FAMILY}"),
              on_paper.table("Eleven entries", ["Date", "Who", "What was written"], [[entry.date, entry.who, entry.text] for entry in ENTRIES]),
              on_paper.paragraph(f"How it ended: {ENDING}"),
              on_paper.heading("To take to the group"), on_paper.items(notices.questions(results)), on_paper.space(4),
              on_paper.heading("What can a review not tell you?"), on_paper.items(f"{head} {said}" for head, said in CANNOT), on_paper.paragraph(CAN)]
    if answer.strip():
        parts += [on_paper.paragraph("Our own answer:"), on_paper.paragraph(answer)]
    parts += [on_paper.space(4), on_paper.paragraph(NOT_SHOWN)]
    return on_paper.page(TITLE, parts, "Joined Up, X18, knowing how it ended. The family, the services and the chronology are invented.", reasons=WHY)
