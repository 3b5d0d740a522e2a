"""What stands one click behind each result: the rule, where it comes from, and who disagrees."""

from exercises.views import markup

ASKED = "Why? And who disagrees?"

WHY = {
    "dots": (
        "Each dot is one reader’s number, on the line of the version that they read. A pair is one reader who was told and one who was not; "
        "counted is which of the two gave the higher number. A mean is the sum of a line’s numbers, divided by how many there are.",
        "In 1975 Baruch Fischhoff gave people accounts of events that they did not know, and told some of them how things had turned out. They found that ending "
        "likelier, and mostly did not notice why. His readers were not social workers. The idea is in none of the course’s five sources; we read the "
        "abstract of his article.",
        "Not everybody would call it a fault. Somebody who has learnt that a thing happened has learnt something about how likely it was. It becomes "
        "unfair where they say what others ought to have seen before.",
    ),
    "entries": (
        "Each reader could name the one entry that weighed most. Counted is how many of each version named it.",
        "An ending sorts a file. Before it, a loose catch is one of eleven entries, beside a gate, a box of tablets and a mother who cannot sleep. "
        "The chronology was written so that several endings would have fitted.",
    ),
    "words": (
        "Counted in your reasons: “should have”, “could have”, “ought to have” and the like; and words such as “obvious”, “bound to” or "
        "“warning sign”. The list is this course’s own.",
        "It does not know what is meant. “No one could have known” is found as well, and says the opposite. So each find stands in its sentence.",
        "“Should have” is no sin. A review has to say what should be done otherwise. The question is whether it says who knew what, on which day.",
    ),
    "learning": (
        "Moran and others write that deaths of children show what poor co-ordination contributes to, and that it is open whether working together prevents "
        "them (MORAN-E4). The brief asks what reviews teach, where they stop, and whether using them may harm practice (AB-P06). Both are right, and "
        "they pull apart (TEN-17).",
        "What the brief calls Serious Case Reviews are called child safeguarding practice reviews in England now, local or national (DAT-05). The sample answer "
        "promises to use them and, in what is printed, does not (AB-SCR).",
    ),
    "test": (
        "Take all the numbers, forget who was told, and deal them again into two groups of the same sizes. Counted is in how many deals the two means lie "
        "at least as far apart as yours, whichever is the higher (Pitman 1937). Where there are more than 10,000 ways, 10,000 are drawn by chance from the seed "
        "that is shown, and the true one is counted in (Phipson and Smyth 2010).",
        "Cliff’s delta is the pairs again: those in which the told reader’s number is the higher, less those in which it is the lower, over all pairs. "
        "1 or −1 is every pair; 0 is as many each way (Cliff 1993).",
        "A small share does not say that the ending did it, unless codes were drawn by chance and nobody heard. A large share does not say that nothing happened: "
        "with few readers hardly anything can come out small. No line at 0.05 is drawn here.",
    ),
}

NOT_SHOWN = (
    "What this does not show: how likely harm was, how good the decisions were, or how good anybody’s judgement is. It shows what a page did to those who "
    "read it in this room. You knew what we were looking for, which Fischhoff’s readers did not. The family is invented, the ending is mild, and eleven short "
    "entries are no file. Nothing here is about a family, and nobody is marked."
)

CANNOT = (
    ("How many others.", "In how many homes was there a loose catch, a missed visit and a tired mother that winter, and nothing came of it? A review begins with an "
                         "ending. It has no column for the homes where there was none."),
    ("What would have been otherwise.", "Had housing come in January, would Theo have fallen? Perhaps not from that window. Whether services that work together "
                                        "prevent such things is open in the very source that shows what their failing contributes (MORAN-E4, "
                                        "TEN-17)."),
    ("What that day looked like.", "On 4 March the string was one line on one page. What else was on that worker’s list? The file keeps what was written, and "
                                   "loses what it was weighed against."),
    ("What nobody wrote down, and whom nobody asked.", "Marsha told three services about the window. Who asked her what she would do until it was mended? Where "
                                                       "nobody asks about racism, disability or language, a review will hold no lesson about them, and will look "
                                                       "complete. A national study of 54 reviews found race treated slightly, and racism hardly named (law page, "
                                                       "race in reviews)."),
    ("Whether its lesson does harm.", "Suppose that every service now reports every window. Who would then ring about a window?"),
)
CAN = ("And what it can: show how a thing went, step by step. A job was closed by mistake, and nobody was told. That can be mended without knowing who "
       "ought to have foreseen a digger.")


def why(result):
    """The details element behind one result."""
    return markup.details(ASKED, [markup.paragraph(text) for text in WHY[result]])
