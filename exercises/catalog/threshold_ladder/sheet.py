"""The threshold discussion sheet: one page of its own, to print and write on."""

from exercises.catalog.threshold_ladder import figures, ladder, notices
from exercises.catalog.threshold_ladder.referrals import BY_ID, rung_words
from exercises.catalog.threshold_ladder.whys import NOT_ACCURACY, NOT_SHOWN, WHY
from exercises.record import printable as on_paper

TITLE = "Threshold discussion sheet"


def page(results):
    """The sheet as HTML text: the ladder, the disputed referrals with room to write, the questions, the two that need action."""
    name = figures.names_of(results)
    rows = results["referrals"]
    parts = []
    if results["invented"]:
        parts.append(on_paper.paragraph("Invented example. Heron and Otter never placed anything."))
    if results["panel"]:
        parts.append(on_paper.paragraph("The five people marked as invented are a panel that the course wrote. Their marks are square."))
    parts += [on_paper.heading("Where we differ"),
              on_paper.picture(ladder.picture(rows, results["raters"], "Ten referrals on the ladder, the most disputed first",
                                              "The same as in the tables below."),
                               "Each mark is a person, on the rung chosen before anybody spoke. “?” is needing to know more.")]
    lead = [row for row in rows if row["disputed"]] or [row for row in rows if row["spread"]] or rows[:3]
    for row in lead:
        parts += [on_paper.heading(row["title"], 3), on_paper.paragraph(BY_ID[row["id"]].text),
                  on_paper.table("Who placed it where, and why", ["Who", "Rung", "Why", "Would ask"],
                                 [[name[p["rater"]], rung_words(p["rung"], results["rungs"]), p["why"] or "no reason", p["ask"]]
                                  for p in row["placements"]]),
                  on_paper.paragraph("What we would ask next, and whom. What only the family could tell us."), on_paper.space(3)]
    moves = results["shift"]["moves"]
    parts.append(on_paper.heading("After the talk"))
    if moves:
        parts.append(on_paper.table("Who moved, and after hearing what", ["Who", "Referral", "From and to", "After hearing"],
                                    [[name[m["rater"]], m["title"], figures.way(m), m["heard"] or "not said"] for m in moves]))
    else:
        parts.append(on_paper.paragraph(f"Not defined, because {results['shift']['not_defined_because']}."
                                        if results["shift"]["not_defined_because"] else "Nobody moved."))
    parts.append(on_paper.heading("Two that needed action now, counted nowhere"))
    for one in results["now"]:
        action = BY_ID[one["id"]].action
        parts += [on_paper.heading(one["title"], 3), on_paper.paragraph(BY_ID[one["id"]].text),
                  on_paper.items([f"What to see: {action.word}", f"Today: {action.today}", f"Whom to tell: {action.tell}",
                                  f"If nobody acts: {action.escalate}", f"The duty: {action.duty}", f"Source: {action.source}",
                                  f"Dates: {action.dated}"])]
    parts += [on_paper.heading("To talk about"), on_paper.items(notices.questions(results)),
              on_paper.paragraph("P04: where does collaboration fall short, and what gets in its way? A line that nobody can find is one answer. P08: how "
                                 "does this show itself in practice? Give one referral, one reason that moved you, and one that did not."),
              on_paper.space(4), on_paper.heading("About these placements"), on_paper.items(notices.about(results)),
              on_paper.paragraph(NOT_ACCURACY), on_paper.paragraph(NOT_SHOWN)]
    return on_paper.page(TITLE, parts, "Joined Up, X08, threshold ladder. Every referral and family is invented.", reasons=WHY)
