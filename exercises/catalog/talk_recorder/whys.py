"""What stands one click behind each result: the rule, where it comes from, and what it cannot carry."""

from exercises.views import markup

ASKED = "Why? And what does it not show?"

WHY = {
    "timeline": (
        "Each box goes from one tap to the next. A full diamond is a proposal that somebody else took up within three turns, a hollow one a proposal "
        "that nobody took up. A crossed stretch was not recorded: what was said there stands in no figure.",
        "When the screen is off for longer than half a minute the recorder takes whoever spoke to have spoken until its last sign of life. A "
        "shorter lock it cannot notice.",
    ),
    "shares": (
        "Share of time is a seat’s seconds out of everybody’s; where two spoke at once both are counted. The dashed line is where all would be if "
        "all had the same. It is not where they should be.",
        "The Gini coefficient is 0 where all have the same, and with so many seats it can reach no more than the figure beside it. Evenness is "
        "Shannon’s entropy over its largest value: 1 where all have the same. A seat that said nothing counts in both.",
        "Turns and minutes are not contributions. An interpreter doubles a person’s time, a chair is meant to speak often, and an advocate has "
        "said everything when the child’s three sentences are said.",
    ),
    "uptake": (
        "A proposal is picked up where, within three turns, somebody else’s turn is linked to it. Three is this course’s own line. "
        "A later link is listed and counts in no figure.",
        "The heard ratio is a seat’s share of what was picked up over its share of the time: 1 is picked up as much as speaking. With few proposals one "
        "link moves it far.",
        "Being involved is not the same as having a voice or an influence (YFYV-COR1), and young people are seldom partners (CH11-S2). What the "
        "log cannot hear is a proposal that nobody took for one.",
    ),
    "family": (
        "The share of seats whose role you gave as family. The child or the child’s advocate stands apart, since whole-family talk can lose a child "
        "(TEN-10).",
        "The longest stretch goes on through the chair, who is at work there too. It ends with anybody else, with a seat whose role is not said, and "
        "where nothing was recorded.",
    ),
    "matrix": (
        "Row: who spoke. Column: who spoke next. Two turns of one seat in a row stand on the diagonal. Nothing is counted across a stretch that was not "
        "recorded.",
        "That one seat follows another may be the agenda, or the order in which they sit. Moran’s social workers felt ranked in the schools where they worked "
        "(MORAN-2.3), and power shows in furniture, diaries and minutes (TEN-22). This table sees none of those.",
    ),
    "pair": (
        "The same measures, side by side. Seats are matched by their names. Two meetings differ in a hundred ways besides the one that you changed, so "
        "a difference is something to talk about and proves nothing.",
    ),
}

NOT_SHOWN = (
    "What this does not show: what was worth saying, who was listening, what a silence meant, or whether anything good came of it. It counts what "
    "one person tapped, with that person’s slips. Equal time is not fair voice: an interpreter, a chair, a child’s advocate and a parent who says "
    "nothing are not exchangeable. It is about one rehearsal or seminar and says nothing of how real meetings go."
)


def why(result):
    """The details element behind one result."""
    return markup.details(ASKED, [markup.paragraph(text) for text in WHY[result]])
