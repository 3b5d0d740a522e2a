"""What stands one click behind each result: the rule, where it comes from, and what it cannot carry."""

from exercises.views import markup

ASKED = "Why, and what is this not?"

WHY = {
    "coverage": (
        "A paragraph’s words are shared out equally among its prompts. So the twelve add up, and a paragraph that carries all twelve tags covers "
        "each with a twelfth.",
        "“A clause” is fewer than 15 words; the line is the course’s own. P03 and P06 ask in so many words where something fails or may do harm. They "
        "count as “without criticism” while no paragraph that carries them is marked as criticising.",
        "The task and its twelve prompts are printed in the brief (AB-TASK, AB-P01 to AB-P12). Nobody has said that they weigh the same, and no word "
        "limit, criteria or date is printed (AB-REF). Your own module’s brief holds.",
    ),
    "balance": (
        "Each paragraph is marked once, by you, with what it mostly does. The ratio sets words that describe against words that analyse or criticise. "
        "Reflection stands apart: it can do either.",
        "The task asks for strengths and weaknesses, looked at critically (AB-TASK). In the printed part of the sample there is no weakness (AB-GAP2). No figure "
        "here is a good one: how much description an essay needs hangs on what it describes.",
    ),
    "sources": (
        "The index adds up the squares of each source’s share of all uses (Herfindahl, Hirschman). One source for everything gives 1, ten used alike "
        "give 0.1. Turned round, it says as how many equal sources yours are.",
        "A use is a paragraph that carries the source’s tag. Ten citations in one paragraph count once. “Few carry most” is said from 0.5 on; that line is "
        "the course’s own. An essay on one text may well lean on it.",
        "Names that may be one work, such as “Moran and others 2007” and “Moran et al.”, are asked about. They are never put together unasked.",
    ),
    "heard": (
        "A source counts where you ticked that it carries the words of family members or of children, and a paragraph uses it. For the course’s own five the "
        "ticks are filled in from its counts of whose words each carries (VOI-1 to VOI-7). You can change them.",
        "To be quoted is not to be heard. A report may carry a child’s words and be deaf to them. In the sample, families come in the last lines (AB-GAP5).",
    ),
    "timetable": (
        "Working days from the day that you count from to the day before the deadline are given out from the end: checking 10 per cent, revising 15, leaving it "
        "alone 5, drafting 35, reading 27, choosing 8. The shares are the course’s own, and nobody has tested them.",
        "Whole days are counted, so a change of the clocks moves nothing. In the calendar file, stages are days without an hour. A time of handing in stands in "
        "the time of the United Kingdom. Open the file in your calendar; made again after a change, it takes the place of the earlier one in most of them.",
    ),
    "group": (
        "Each plan’s words are shown as shares of that plan alone. Nobody’s are added to anybody’s, and the order is that in which the files came.",
        "A prompt that none of you touches may be one to talk about. It may also be one that you all chose to leave out.",
    ),
    "statement": (
        "The fields are those of the course’s page about the assignment. Your university’s rule decides what belongs in the statement and in which words.",
        "What you made in the course is listed by its title. What another member said or wrote in a shared record is theirs: ask before you use it, and take no "
        "for an answer.",
    ),
}

NOT_SHOWN = (
    "What this does not show: whether a paragraph is any good. Tags are yours, and words are counted that you have not written yet. A plan that carries all "
    "twelve prompts can be empty, and one that goes deep on three can be the better answer. Nothing here foretells a mark, and nothing here is compared with "
    "anybody’s text."
)


def why(result):
    """The details element behind one result."""
    return markup.details(ASKED, [markup.paragraph(text) for text in WHY[result]])
