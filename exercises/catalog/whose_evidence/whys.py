"""What stands one click behind each result: the rule, where it comes from, and what speaks against it."""

from exercises.views import markup

ASKED = "Why? And what are the limits?"

WHY = {
    "grid": (
        "Each claim that is coded whole stands in one place: the row of who says it, the column of whom it is about. A dot is a place "
        "that no claim fills. The twenty-four were picked by the course so that all five sources speak; another two dozen would fill other places.",
        "The picture rests on one reader. Somebody else may put the same claim in another row and have a reason. That is what the second coder is for.",
        "Where it comes from: long quotations in the NFER report are managers’, coordinators’ and heads’ (NFER-D12), and each benefit for families in one "
        "of its tables is illustrated in a manager’s words (NFER-B14).",
        "The share: of the claims coded as about children, adults in families, or families, the part that is coded as made by one of these. A claim with "
        "several speakers, or none that the text names, is in the whole and not in the part.",
        "Below five such claims no share is given. That line is the course’s own.",
        "The share is of these claims and of nothing else. It does not measure a source. And families told by authors are not families quoted: look at how "
        "each claim stands before you count it as theirs.",
    ),
    "single": (
        "A claim is listed where you coded one kind of speaker. Those about a family and made by somebody else come first.",
        "One kind of speaker is no fault. People know a great deal about their own work and their own lives. It tells you what to write: “managers said”, and not "
        "“it was found”. Before you write that families benefit, ask what you would need to hear, and from whom (TEN-01).",
    ),
    "strength": (
        "The strengths are those of the page What it would let you say: seen, counted, told, expected, hoped for. Two were added for coding: argued, and not said.",
        "The order says what a sentence stands on and nothing of how much it matters. What is told can be true, and what is counted can be counted badly.",
    ),
    "speakers": (
        "For each source, who makes the claims of it that you coded. Bars are shares of that source’s claims, so a source with one claim has a full bar of one kind.",
        "Nothing is added across sources.",
    ),
    "missing": (
        "Three lists: places in your grid that no claim fills, what you wrote would count against a claim, and subjects on which the sources "
        "say nothing.",
        "An empty place can mean that nobody was asked, that somebody was and is not printed, or that the course picked no such claim. Go to the source "
        "before you write which it is.",
    ),
    "agreement": (
        "Match is the share of shared claims that two coders coded the same. Kappa takes off what two people with these habits would match by chance (Cohen 1960). "
        "Alpha does the like for all coders together, with gaps (Hayes and Krippendorff 2007); here it is nominal, so that a miss is a miss.",
        "Counted on what each had coded when they finished, before they saw anybody else. What you changed afterwards is counted below, and proves only that you talked.",
        "Below five shared claims none is given; that line is the course’s own. Where nearly all is coded alike, kappa can be low though you match on most. Words such as "
        "“substantial” for a range are arbitrary and not used here.",
        "Agreement is not accuracy. Two readers from one seminar may miss the same thing.",
    ),
    "differ": (
        "Every claim that two people coded differently in one of the three, the most disputed first. No code is right. Where both have a reason, you "
        "have found a claim whose wording hides something.",
    ),
    "asked": (
        "Each bar is one count of the course’s own, out of what the source says of itself (VOI-1 to VOI-7). A share is taken inside one bar.",
        "There is no total, and the course refuses to make one. People, families, authorities and extracts are different units; two bars hold the same people; and "
        "each source found its people in its own way, so the sum would describe no study that was made.",
    ),
    "silences": (
        "The text that we have of each source was read whole with a list of subjects, then searched for words in any ending, and every place was read. "
        "Said means that the text makes a point of it; in passing means a list, a title, the description of a place. Of children’s own words, said would mean that they are printed.",
        "True of the texts that we have. One breaks off, one lacks its pictures. Reading can miss things, and a fuller copy may say more.",
        "What nobody asked about, nobody found. A silence is no finding that the thing made no difference.",
    ),
}

NOT_SHOWN = (
    "What this does not show: whether a claim is true, or how good a study is. It does not show how well anybody was heard; a quotation is not "
    "influence. It says nothing of people who were never asked, except where they are missing. And it tells you nothing of your own "
    "practice, unless you code a note of yours with the same three questions."
)


def why(result):
    """The details element behind one result."""
    return markup.details(ASKED, [markup.paragraph(text) for text in WHY[result]])
