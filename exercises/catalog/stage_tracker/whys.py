"""What stands one click behind each result: the rule, where it comes from, and who disagrees.

Every statement about a study outside the five sources is held to what the course's facts page could
confirm; what it could not is left out or said to be unconfirmed.
"""

from exercises.views import markup

ASKED = "Why? And who disagrees?"

STAGES_FROM = (
    "The stages come from Tuckman (1965). That paper is a review of fifty articles, sorted into therapy groups, "
    "training groups, and natural or laboratory groups. It is no experiment. How many articles fell to each "
    "kind we could not confirm, so we give no figure. Adjourning was added later, by Tuckman and Jensen (1977)."
)
AGAINST = (
    "Gersick (1988) watched project groups keep one early pattern until about half of their time was gone, and "
    "then change sharply. That is no path of five steps. Chang, Bordia and Duck (2003) looked at 25 simulated "
    "teams and found partial support for both pictures, each on different dimensions."
)
IN_FAVOUR = (
    "Wheelan, Davidson and Tilin (2003) coded the talk of 26 groups and surveyed 88. Groups that had met for longer "
    "made fewer statements of dependency and fight, and more about the work. We read that as a link with time, "
    "not as proof of a fixed order."
)

WHY = {
    "group": (
        "Each member’s ticks become shares. Three ticks in four on behaviours of one stage make 75 per cent. The "
        "group’s profile is the mean of those shares over the members who ticked anything. Nobody’s blank is "
        "counted as a nought, and nothing is smoothed.",
        "A stage is called clear if it has 40 per cent or more and leads the next by 10 points or more. Otherwise the "
        "check-in is mixed. Both lines are this course’s own, and so is the sorting of the 25 behaviours: no study "
        "stands behind them.",
        STAGES_FROM,
        "Chang, Bordia and Duck (2003) note that stage theorists speak of a share of time spent on an issue, not "
        "of walls between boxes. So shares are shown here before any name.",
    ),
    "members": (
        "The first row is the mean, the rows below it are people. A mean of two members who saw opposite things looks "
        "like a group that saw a little of each. The rows show which it was.",
        "An entry with every box ticked counts, and is marked: it does not tell one stage from another.",
        AGAINST,
    ),
    "disagreement": (
        "For each pair of members with ticks, Jensen-Shannon divergence says how far apart their shares are: 0 is the "
        "same shares, 1 is nothing in common. The figure is the mean over all pairs (Lin 1991, base 2).",
        "A check-in is listed as disputed if two members’ ticks resemble different clear stages, or if the figure is "
        "0.50 or more. That line is this course’s own.",
        "A stage is told of a group as a whole. What to make of a group whose members saw different meetings is for "
        "you to say. Agreement would not make the label true either.",
    ),
    "order": (
        "Forward, same and back compare each check-in with the one before it that has ticks. Where one of the two is "
        "mixed, no movement is given. Pairs that run against the story are all listed.",
        STAGES_FROM,
        AGAINST,
        "The sample answer that comes with the assignment tells its group’s story in order and leaves out whatever did "
        "not fit (AB-SA6, AB-GAP3). This list is that missing part.",
    ),
    "adjourning": (
        "Every check-in is named at which somebody ticked a behaviour of ending, however few.",
        "Adjourning was added by Tuckman and Jensen (1977). The sample answer lists it and never uses it (AB-TH1).",
        "A behaviour of ending in the first week is not a mistake to be mended. Somebody may have left, or the group may "
        "have known its last day from the start. Or the words may have been read in another way.",
    ),
    "fit": (
        "Kendall’s tau-b compares two orders: the check-ins in time, and their clear stages in the order of the story. "
        "Each pair of clear check-ins is in step, out of step or tied. 1 means that no pair is out of step or tied, "
        "−1 that all run backwards, 0 that there are as many of one as of the other (Kendall 1945).",
        "It is worked out from four clear check-ins on. Mixed ones are left out, which flatters the story.",
        IN_FAVOUR,
        AGAINST,
    ),
}

NOT_SHOWN = (
    "What these figures do not show: whether your group went through stages, whether it worked well, or who did what. "
    "They count ticks on boxes that this course wrote. Ticks follow mood, memory and what one hoped to see. A steady "
    "climb can come from knowing the theory. Nothing here is graded, and nothing here is about a family: no one’s "
    "life hung on your presentation."
)

FIT_NOT_SHOWN = (
    "What this number does not show: that the stages caused anything, or that your group is like others. A handful "
    "of check-ins, chosen by you, cannot test a theory. A high figure may say that people ticked what they expected. "
    "A low one is a result too."
)


def why(result):
    """The details element behind one result."""
    return markup.details(ASKED, [markup.paragraph(text) for text in WHY[result]])
