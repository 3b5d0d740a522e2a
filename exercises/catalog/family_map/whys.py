"""What stands one click behind each result: the rule, where it comes from, and what it leaves out."""

from exercises.views import markup

ASKED = "Why? And what does it leave out?"

WHY = {
    "map": (
        "Genograms and service maps were among the tools that the families’ study used, after a panel of families had tried them out (YFYV-D4). "
        "Each of those maps put the family in the middle, and feelings were attached to each service (YFYV-MAP1). The maps themselves are not in the "
        "text that we have. The signs here are the common ones of genograms and ecomaps.",
        "An age is the one that somebody reaches in the year shown. A tinted ground joins those who share a home; a child may be on two.",
    ),
    "people": (
        "A service counts for somebody if you ticked them. One that came twice counts once. What everybody has, such as a school or a surgery, is "
        "counted and told apart.",
        "Every family in the study had used at least nine services beyond what everybody has (YFYV-D6). They were chosen because they had sustained "
        "contact with several, so nine is no norm and no line.",
        "Assessments are added up for each person over the services that are there for them. All after the first is called repeated. Some are needed. "
        "The count says how often somebody was asked again, not that they should not have been.",
    ),
    "time": (
        "A date remembered roughly counts as all the days that it may mean. The pale part of a bar is where the service may have been there, the dark part where it was. The "
        "most at once is counted on the pale bars, and the smaller figure beside it on the dark ones alone.",
        "A service without an end goes on until the map’s last day, which you can set. One without a start is counted, and is on no bar.",
        "Winter and a school’s spring term are taken as they are in England: December to February, January to April.",
    ),
    "workers": (
        "Changes of worker are divided by the years that the service was there, gaps left out. Under 90 days no rate is given: one change in "
        "six weeks is not nine a year. For the whole family, the years run from the first start to the last day.",
        "In the study, resources were talked of again and again, workers changed, and handovers were not planned; one paediatrician and one "
        "psychologist who stayed showed what else is possible (YFYV-H2). A change can also be a relief. The count does not know.",
    ),
    "joined": (
        "Two services are joined if they meet about the family or work from one plan. A referral and no more is not counted, since the letter may be all "
        "that passed. The second figure counts it too.",
        "Fragmentation is the share of pairs of services that cannot reach each other, directly or through other services (Borgatti 2006). The only "
        "way between them is the family. Families in the study were split between services and carried the coordination themselves (YFYV-DAN2).",
        "Density is the share of all pairs that are joined directly. High density means many meetings, and nobody here counted who sits in them.",
        "It does not say that a link is good. More talk between services can be more help or more watching, and the family may have asked for none.",
    ),
    "changes": (
        "For each two groups of services, one link makes them one. Told first is what joins most; among those, services that serve the same people.",
        "A hub is one service that all the others are linked with. Hubs were what the study’s maps lacked (YFYV-MAP1), and workers who helped families find their way were "
        "prized and rare (YFYV-MAP2). The count is of new links, not of hours; each has to be somebody’s work.",
        "Take the hub away again and its links go with it. What joins all at one point can break at one point.",
    ),
    "single": (
        "A service stands here if others reach each other through it alone, or if somebody has it and no other. The first is what graph theory calls a "
        "cut point.",
        "If the map is right, this is where an ending, a reorganisation or one worker’s leaving would cost most. In the study, help that ended early felt like being left "
        "(YFYV-TIM1).",
    ),
    "lost": (
        "Somebody stands here if no service that counts is there for them, or if you said that the plan leaves them out. Who has died or is not yet "
        "born is not counted.",
        "Work stops at the household: age, place and legal status cut people off, and fathers who move out are forgotten (YFYV-H3, YFYV-LOST1). "
        "Somebody may also have asked to be left out, or have to be for another’s safety. The map does not know the reason; ask.",
    ),
}

NOT_SHOWN = (
    "What this does not show: whether any of these services helped. It is no score of a family, and a family with many lines has not done anything. A link may "
    "be more help or more watching. A missing line may mean that nobody asked. Who drew the map decided who is family. Nobody here can say what was said "
    "in a meeting, what was read, or who was too tired to come."
)


def why(result):
    """The details element behind one result."""
    return markup.details(ASKED, [markup.paragraph(text) for text in WHY[result]])
