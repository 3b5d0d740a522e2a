"""What stands one click behind each result: how it is counted, where the question comes from, and who disagrees."""

from exercises.views import markup

ASKED = "Why? And who disagrees?"

INVENTED = (
    "Every number here is invented: places, waits, chances, hours. No source gives them. The sources gave the questions. A family in "
    "one study named the dance: agencies spend on working out whose a family is (YFYV-DAN1), and the family has to join in and "
    "prove that it fits (YFYV-DAN2)."
)

WHY = {
    "paths": (
        "The same family, the same luck, five designs. Chance is looked up and not rolled: a door that would say no on the second knock "
        "says so in every design. So what differs is the design, and who else stood in the queue.",
        "Help came with conditions: the right area, the right referral, the right diagnosis (YFYV-HLP2). Families learnt to "
        "work the services by bruising meetings with gatekeepers, and short services with long waits handed them round (YFYV-MOS1).",
        "This is one run. Another seed gives another story. Do not argue from it; look for the place at which it hurt.",
        INVENTED,
    ),
    "bars": (
        "Each bar is the mean of all runs. The line across its end holds the middle 95 per cent of them: of forty runs, "
        "all but about two. It says how far luck alone moves the figure, in this invented world. It says nothing of the real one.",
        "Two designs are called apart where one was better in at least 95 of 100 runs under the same luck. That line is the course’s own.",
        "A design whose figure is missing in a single run has no mean and no place. Leaving the bad run out would flatter it.",
        INVENTED,
    ),
    "paid": (
        "The first column is nobody’s budget: forms, journeys, telling it again, keeping services together, and the hours of a "
        "family’s own people. The others are paid. All designs have the same paid hours; a front door or a lead worker is taken out "
        "of the places of the services.",
        "A message of the families’ study is that the dance wastes public money and demeans those who are in it (YFYV-K1-M1). "
        "It counted no hours. Here they are counted, and invented.",
        "Hours of waiting are in none of the columns. Waiting wears down trust and patience (YFYV-TIM3), and a figure for it would be one more invention.",
    ),
    "turns": (
        "Each number is set to another value, one at a time, and everything runs again four times under the same luck. Where another "
        "design comes first, the order hangs on a number that somebody made up.",
        "One at a time misses what two numbers do together. A number that turned nothing here may turn it in another world.",
        "The sources do not settle who should coordinate. Some want one lead, some prized navigators, schools shy away from leading, and "
        "in one design families chose their worker (TEN-16). No table of ours can settle it.",
    ),
    "hand": (
        "You play among all the other families of the first run. The queue that you stand in is theirs, and the luck at each door is "
        "the one that the machine’s family has. You decide where to ask, whether to open the letter, and when to stop.",
        "Families said that they cannot be partners while they have to prove a need again at each door (YFYV-IMP2).",
        "You know the names of the doors and not their rules. That is how it was meant. You are also not tired, and nobody is ill.",
    ),
    "alone": (
        "Doors alone, without waits, letters and limits: each says yes with the same chance, whatever the one before has said. The "
        "chance that all say no is the chance of a no, multiplied once for each door. Doors tried: one, and one more for each no.",
        "The second column counts a thousand askings by the same looked-up chance that the runs use. The two should be near each other.",
    ),
}

NOT_SHOWN = (
    "What this does not show: which design is better. It shows what follows from numbers that were made up, in a town of eight doors "
    "that never learn. Nobody here is kind, ashamed, frightened or fed up. Help that comes is taken to help. Nothing is said of "
    "what it is to be refused because of an accent, a faith or a postcode, of interpreters, of a child who was never asked, or of danger at home, "
    "where one does not wait in a queue. To choose a design from this page would be to choose by our guesses."
)


def why(key):
    """The reasons for one result, behind a summary."""
    return markup.details(ASKED, [markup.paragraph(one) for one in WHY[key]])
