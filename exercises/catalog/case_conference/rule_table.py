"""The rules of the meeting, in one table: when each holds, what it does, what it rests on, where it ends.

Nothing happens in the model that does not stand here. ``ours`` marks a rule whose number was invented by us: it makes
the play go, and is no finding. Sources are seed ids of the course, rows of its law page, or *own argument*.
"""

from collections import namedtuple

Rule = namedtuple("Rule", "id when effect source limit ours")

OWN = ("own argument",)
# The size of what each rule does. Every one of these is ours.
QUIETER_FIRST_READING = -2
QUIETER_RELATIVE = -1
FREER_MET = 1
FREER_SEATED_FIRST = 1
QUIETER_JARGON = -1
FREER_PLAIN = 1
FREER_INVITED = 1
FREER_SUPPORTED = 1
FREER_NAMED_BACK = 1
QUIETER_CHALLENGED = -1
QUIETER_RUN = -1
RUN = 6
QUIETER_REMARK = -2
QUIETER_WITNESS = -1
FREER_NAMED = 1
REMARK_TURNS = 2
HALF = 0.5
TENTH = 0.1
TWICE = 2.0
HARD_GROUND, SOFT_GROUND = 0.6, 0.25
SILENT_AT = -2
ASKED_HELPS = 2
BOARD_HELPS = 1
QUIETER_PAPER = -1
VIEW_SAYS = {"yes": 8.0, "unsure": 5.0, "no": 2.0}
PLAN_FROM = 5.0
YES_FROM, NO_UP_TO = 5.25, 4.75

_ROWS = (
    # What is known.
    Rule("K1", "Somebody says a card in the room.", "Everybody who is in the room knows it from then on. Nobody else does.", OWN,
         "Saying is not the same as being taken in. In the model nobody mishears.", False),
    Rule("K2", "The professionals have read one another’s reports, or have only looked through them.",
         "Read: all of them hold what the reports say. Looked through: only its writer and the chair do.", ("law:cp-conference-room",),
         "What stands in a report is not what its writer knows.", True),
    Rule("K3", "The family has the reports five or two days before the day.", "Dawn and Jean know what the reports say before they sit down.",
         ("law:cp-conference-times", "YFYV-TIM2"), "Two working days is one place’s rule. Having a report is not having read it.", False),
    Rule("K4", "No advocate was asked for.", "A message from Ellie lies before the chair. What she changed on the morning reaches nobody.",
         ("law:child-advocate", "CH11-C4"), "Reviews find signs that advocates help, and mixed results for much else.", False),
    Rule("K5", "Kieran is heard apart.", "What he says reaches the chair. The room knows it only if the chair says it there. He hears nothing of the rest.",
         ("law:cp-conference-room", "YFYV-LOST1"), "How he is told afterwards is another choice.", False),
    Rule("K6", "The half sentence about a key has gone to the chair.", "The chair knows it before anybody sits down.",
         ("law:cp-conference-room", "law:information-sharing"), "Nobody here knows what lies behind it.", False),
    # What moves a judgement.
    Rule("J1", "A scripted seat hears a card that it did not know.",
         "Its judgement goes to a weighted average: (what it thought + weight × what the card argues for) ÷ (1 + weight). "
         "The weight is how it weighs the speaker, times the card’s strength.", ("own argument", "CH11-F3"),
         "The weights and what a card argues for are ours. People do not average.", True),
    Rule("J2", "A professional says aloud whether significant harm is likely.",
         "Every scripted seat that hears it moves towards 8 for yes, 5 for not sure, 2 for no, by a tenth of how it weighs the speaker.", ("own argument", "MORAN-2.3"),
         "In rooms, whose view counts is a matter of rank too. The sizes are ours.", True),
    Rule("J3", "A card is said in the words of one service.", "For the family and the advocate it weighs half.", ("YFYV-K4", "own argument"),
         "What is plain to one person is not to another. Half is ours.", True),
    Rule("J4", "It is then said again plainly.", "The other half comes in.", ("YFYV-S3", "own argument"), "Ours, like J3.", True),
    Rule("J5", "A card is said again to somebody who knows it.", "Nothing moves. It is counted as a repetition.", OWN,
         "In real groups what is repeated often does gain weight. That is left out, so that repetition shows as what it costs: time.", True),
    Rule("J6", "A challenged professional thinks again.", "The ground of the challenge is weighed once more, at twice the weight.", ("CH11-C2", "CH11-F3", "own argument"),
         "Twice is ours. Changing one’s mind is good practice, and is not the same as giving way.", True),
    Rule("J7", "A challenged seat stands by what it said.", "What the challenger says weighs half with that seat from then on.", ("YFYV-H4", "own argument"),
         "Ours. Some people listen harder after they have defended themselves.", True),
    # What makes it easier or harder to speak: from -3 to 3.
    Rule("E1", "Somebody of the family first reads the reports in the room.", "Dawn becomes much quieter (−2), Jean quieter (−1).",
         ("YFYV-COLD3", "YFYV-TIM2", "law:cp-conference-times"), "Some people get louder. The numbers are ours.", True),
    Rule("E2", "The chair has met Dawn and Jean before.", "Each is freer to speak (+1).", ("law:cp-conference-room", "YFYV-S3"),
         "One London area asks the chair to see the family first. That it helps them speak is our assumption.", True),
    Rule("E3", "The family is seated first and speaks first.", "Dawn and Jean are freer to speak (+1).", ("YFYV-S1", "YFYV-PAR1"),
         "No source here compares running orders.", True),
    Rule("E4", "Somebody uses the words of one service.", "Each of the family, and the advocate, becomes quieter (−1), once, until something is explained plainly.", ("YFYV-K4", "own argument"), "Ours.", True),
    Rule("E5", "Something is explained plainly.", "Each of the family is freer (+1).", ("YFYV-S3", "YFYV-K4"), "Ours.", True),
    Rule("E6", "Somebody is invited to speak.", "That seat is freer (+1), and speaks next.", ("YFYV-COR1", "CH11-S2"),
         "To be invited is not to have influence.", True),
    Rule("E7", "Somebody is supported.", "That seat is freer (+1).", ("CH11-F3", "YFYV-K4"), "Ours.", True),
    Rule("E8", "Somebody of the family, or a junior voice, is challenged.", "That seat becomes quieter (−1).", ("YFYV-H4", "MORAN-2.3"),
         "Challenge is not unkindness, and some people are helped by it.", True),
    Rule("E9", "Six turns run with professionals and chair alone.", "Each of the family becomes quieter (−1), once in that run.",
         ("CH11-S2", "YFYV-PAR1", "own argument"), "Six is ours.", True),
    Rule("E10", "A seat at −2 or below is asked or invited.", "It falls quiet, and what it holds stays unsaid.", ("YFYV-COLD3", "YFYV-H4"),
         "Silence has other reasons too.", True),
    Rule("E11", "Somebody sums up.", "Those of the family and the child’s advocate whose cards are named are freer (+1).", ("YFYV-COLD4", "own argument"),
         "A summary may also leave out what mattered.", True),
    Rule("E12", "Kieran’s words are taken down by telephone.", "He is less free to speak (−1): he has lost the day’s pay and sees nobody.", ("YFYV-LOST1", "own argument"),
         "Which way is safer cannot be told from a half sentence.", True),
    Rule("E13", "The chair turns to the family for the part that is theirs.", "Dawn and Jean are freer (+1).", ("YFYV-COR1", "own argument"), "To be asked late is not to be asked first.", True),
    # A racist remark.
    Rule("N1", "A racist remark is named by somebody else than the one of whom it was said.",
         "Bisi is freer (+1). Who said it answers: thinks again if they give who named it a weight of 0.6 or more, and defends themselves if not.",
         ("law:working-together", "own argument"), "The five sources say almost nothing of racism. The expectation that it be challenged comes from outside them.", True),
    Rule("N2", "It is passed over for two turns.", "Bisi becomes much quieter (−2), and the family and the advocate, who saw it, quieter (−1). It is below the floor.",
         ("law:working-together", "own argument"), "What it does to a person cannot be read off a number.", True),
    Rule("N3", "The one of whom it was said has to name it.", "It is named, and the work was left to her. No number is put on that.", OWN,
         "For some it is a relief to say it.", False),
    # What a scripted seat does.
    Rule("S1", "A scripted seat has its turn.", "It says a card of its own if it is as free to speak as the card needs. Asked, invited, or in the part that is the family’s own, it needs 2 less; at the board, 1 less.",
         OWN, "What each card needs is ours.", True),
    Rule("S2", "It has nothing of its own that it is free to say.", "It repeats something that everybody knows, and what stands in the reports.",
         ("own argument",), "Groups talk more of what all know than of what one knows: a result from laboratories (known as the hidden profile), not from conferences.", True),
    Rule("S3", "More than one thing could be said.", "The seed and the number of the turn settle which, so that the same play gives the same end.", OWN, "", True),
    Rule("S4", "A scripted chair has its turn.", "Who keeps to the time sums up. Who asks round invites whoever has spoken least.", OWN, "Chairs do both.", True),
    Rule("S6", "A remark has been made, and a scripted chair asks round.", "After one more turn the chair comes in and names it, if nobody has.", ("law:working-together", "own argument"),
         "A chair who keeps to the time does not. Both have sat at tables.", True),
    Rule("S5", "Somebody scripted is challenged.",
         "Professionals think again if they give the challenger a weight of 0.6 or more, or of 0.25 or more where the challenge rests on a card. If not, they defend what they said.",
         ("YFYV-H4", "TEN-15"), "So a parent’s challenge needs more to be heard than a sergeant’s. The weights can be changed, and it is worth seeing what then happens.", True),
    # The plan and the decision.
    Rule("P1", "Somebody proposes a line.", "It can rest only on what its proposer knows. If that has not been said, proposing the line says it. A lock can be asked for without a reason.", OWN, "Scripted seats propose nothing that would say what they are not free to say.", False),
    Rule("P2", "A line rests on a card that was said in the room.", "Whose card it was stands beside who proposed it.", ("YFYV-PAR1", "YFYV-COR1"), "An idea may have more parents than the model keeps.", False),
    Rule("P3", "A line has somebody who does it, a date, and a measure of how much better by when.", "It counts as whole. Nothing is said of whether it is good.",
         ("law:cp-conference",), "Read in older pages.", False),
    Rule("D0", "A scripted professional says whether harm is likely.", "Yes from 5.25 upwards, no from 4.75 down, not sure between.", OWN, "Ours. The question is not a number.", True),
    Rule("D1", "The chair decides after hearing each professional.", "A scripted chair makes a plan if their own judgement of harm is then 5 or more.",
         ("law:cp-conference-decision",), "Who decides is local. 5 is ours. No outcome is right.", True),
    Rule("D2", "The professionals’ views decide by number.", "More yes than no makes a plan. In a tie the chair decides, and says so.",
         ("law:cp-conference-decision",), "Who decides is local.", False),
    Rule("D3", "A professional’s own view differs from the decision, or somebody of the family does not agree.",
         "A professional’s dissent is recorded with reasons. The family’s disagreement is recorded too, and has its own way: a complaint.",
         ("law:cp-conference-decision", "TEN-15"), "How fully is local.", False),
    Rule("D4", "Whose vote?", "Parents and other family are not asked to vote. Whoever asks them is below the floor.", ("law:cp-conference-decision",),
         "General knowledge; no English page that we found says it in so many words.", False),
    # Counting.
    Rule("T1", "Each turn takes time.", "So many seconds for each kind of turn, the same for everybody.", OWN,
         "Jean’s turns, with an interpreter, would take longer. Equal seconds are unfair to her, and the page says so.", True),
    Rule("T2", "Somebody else comes back to what was said, within three turns.", "It counts as picked up.", ("CH11-S2", "YFYV-COR1"), "Coming back to a thing is not agreeing with it.", True),
    # Floors.
    Rule("F1", "A choice lies below a floor of law, duty or somebody’s safety.", "It is said at once and does not stand.",
         ("law:cp-conference-room", "law:interpreters", "law:information-sharing"), "Local procedure governs; the sources are dated.", False),
)
RULES = {rule.id: rule for rule in _ROWS}
