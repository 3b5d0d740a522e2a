"""What stands one click behind each result: how it was counted, why so, and what it does not say."""

from exercises.views import markup

ASKED = "Why? And what does it not say?"

WHY = {
    "who": (
        "A learner is told by the file’s path. Moodle and Canvas write the name into it; elsewhere the folder counts, or the file’s own name. A record "
        "itself names nobody. So one person with two spellings stands here as two.",
        "Where somebody handed in the same work twice, the copy that was saved last counts. Nothing else about time is shown, and no number of files, "
        "clicks or minutes: they say nothing of anybody’s share.",
        "An empty place says that no such file lies in this folder. It may be at home on a full device, or in an e-mail.",
    ),
    "texts": (
        "Texts stand in the order of the names, or of the numbers where names are hidden, and in no other: not by length, not by what anybody makes of "
        "them. A text that stands word for word in several people’s files is shown once with all of their names. A group that wrote it together may "
        "have meant it so.",
    ),
    "thresholds": (
        "The order goes by how far apart people stood: the mean difference in rungs, over all pairs who placed the referral. Only placements that "
        "somebody had committed to are counted, and each person once, however many files hold them.",
        "The ladder is the course’s own, and nobody’s threshold document (DAT-17, DAT-16). Two readings of a difference stand against each other "
        "(TEN-03). One: people have not been told where the line is, so explain and train (NFER-C4, MORAN-3.2). The other: the line moves with "
        "money and with who judges (CH11-PA11, YFYV-IMG3).",
        "Krippendorff’s alpha sets how often people differed against how often they would by chance, given how often each rung was used (Hayes and "
        "Krippendorff 2007). Below five referrals that two people placed it is not given. Words such as “substantial” for a range of it are arbitrary, "
        "and are not used here.",
    ),
    "gaps": (
        "What a piece of work serves is said by the course, not judged here. A prompt counts as touched where something stands in a field that "
        "serves it. Nobody has read whether it answers.",
        "A low bar is a gap in what lies in this folder. It may be that the task was not set, that its file was not asked for, or that people stopped "
        "before that step. It is no finding about a person, and no mark.",
    ),
    "choices": (
        "Choices come only from those who ticked that theirs go into the file, and nobody is named. Where fewer than five included them, the numbers are "
        "withheld, since in so small a group one can tell who it was.",
        "In most scenes reasonable people differ. What is chosen most is no answer.",
    ),
}


def why(result):
    """The details element behind one result."""
    return markup.details(ASKED, [markup.paragraph(text) for text in WHY[result]])
