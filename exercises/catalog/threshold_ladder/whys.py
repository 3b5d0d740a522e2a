"""What stands one click behind each result: the rule, where it comes from, and who disagrees."""

from exercises.views import markup

ASKED = "Why? And who disagrees?"

LOCAL = (
    "The ladder is the course’s own. NFER’s tiers and Moran’s levels do not match one another (DAT-17), and every area in England "
    "publishes its own document (DAT-16). Nothing here is anybody’s threshold."
)
TRAIN = (
    "Two readings stand against each other (TEN-03). One: people differ because they have not been told where the line is, so explain "
    "and train (NFER-C4, MORAN-3.2). The other: the line moves with money and with the person who judges (CH11-PA11, YFYV-IMG3). "
    "Understanding would mend the first and not the second."
)

WHY = {
    "now": (
        "These two were written so that a child needs somebody to act today. Where law or a duty settles a thing, a course that "
        "called it a matter of view would be teaching something false.",
        "They are left out of every figure. If everybody had seen them, agreement would look better than it is. If nobody had, no coefficient "
        "would say what was missed.",
        "The duty, its source and its date stand with each. They are a pointer and not legal advice; local procedure governs.",
    ),
    "differ": (
        "The order goes by how far apart people stood: the mean difference in rungs, over all pairs who placed it. A referral is called "
        "disputed where two people stood two rungs apart or more. That line is this course’s own.",
        "“I need to know more” is an answer. It is counted in words and never as a number between two rungs.",
        LOCAL, TRAIN,
    ),
    "ask": (
        "These are your own questions, unsorted by anybody’s rank. Two people who stand far apart have often filled in different gaps.",
        "A family in one study was moved up and down though nothing at home had changed; it hung on who was judging (YFYV-IMG3). A "
        "question put to them might have shown it.",
    ),
    "shift": (
        "A move is the second placement less the first, referral by referral. Toward whom: for each person, how many moves of others "
        "came nearer to where that person had stood, and how many went further off. Several people may have stood at one place, so one move can "
        "count toward all of them.",
        "Who spoke first is told only if it was noted. A group that moves to its most senior voice looks the same in these figures as "
        "one that has learnt something.",
        "Both sides of a move are kept: what was heard stands in the mover’s own words.",
    ),
    "roles": (
        "The mean of a role’s rungs, and how far it lies from what everybody else said of the same referrals, taken referral by "
        "referral. Where one person has a role, it is that person’s mean.",
        "In the NFER study, people in education thought social care’s thresholds too high (NFER-C4). Staff without a social work "
        "qualification leaned to early prevention; social workers also took the most complex and long-term work (NFER-ACT1, NFER-ACT8). "
        "A difference between roles may be a difference in what each has to do next.",
    ),
    "agreement": (
        "Match is the share of shared referrals that two people put on one rung. Kappa takes off what two people with these habits would "
        "match by chance (Cohen 1960). The weighted kind counts a miss by two rungs four times as heavily as a miss by one (Cohen 1968).",
        "Krippendorff’s alpha does the like for any number of people, with gaps (Hayes and Krippendorff 2007). Ordinal: two rungs "
        "are as far apart as there are placements between them.",
        "The interval draws ten referrals from the ten, with putting back, a thousand times, and shows the middle 95 per cent. It says how much the "
        "figure hangs on which referrals were written, and nothing of other people.",
        "Words such as “substantial” for a range of kappa are arbitrary, and are not used here. A line of .667 or .800 for alpha is often quoted. It was "
        "drawn for coding texts, not for deciding about children.",
    ),
}

NOT_ACCURACY = (
    "Agreement is not accuracy. People who share an office, a manager and a blind spot agree. Munro (1999) read all 45 British inquiry "
    "reports of 1973 to 1994, and found views held on to while evidence mounted against them. That is no want of agreement. We read her abstract; "
    "inquiries see only the worst outcomes."
)
NOT_SHOWN = (
    "What this does not show: where the line should be, who was right, or what any family needs. Twelve short texts, written by one course, "
    "stand in for a knock on a door. Nobody here met anybody. No name, street, faith or language was changed to see "
    "whether the rung would change with it: do that yourselves. And a ladder has no rung for a family that manages well and is tired."
)


def why(result):
    """The details element behind one result."""
    return markup.details(ASKED, [markup.paragraph(text) for text in WHY[result]])
