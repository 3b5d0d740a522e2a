"""What the brief asks, in the course's words, and the tags that a paragraph may carry.

The prompts and outcomes are those of ``docs/outcomes/outcomes.toml``; a test holds the two together.
"""

OUTCOMES = {
    "LO1": ("Context and role", "Understand how family social work came to be and where it stands today, and reflect critically on what a social "
            "worker does among the many professions and agencies that keep children safe and well."),
    "LO6": ("Judging the evidence", "Weigh the knowledge base with a critical eye, and say how far it bears on the social worker's role with "
            "children and families."),
}

PROMPTS = {
    "P01": ("definition", "What do you mean by collaboration, and does the meaning change when the work is with children and families?"),
    "P02": ("same as multi-agency?", "Is collaboration the same thing as multi-agency or multi-professional work?"),
    "P03": ("theory, and where it fails", "Which theory of working together, of groups or of partnership can you use, and where does it fail you?"),
    "P04": ("barriers", "Where does collaboration fall short, and what gets in its way?"),
    "P05": ("law and policy", "Do law and policy say what collaboration is?"),
    "P06": ("serious case reviews", "What can reviews of serious cases teach, what can they not, and can using them harm practice?"),
    "P07": ("your own group", "Look back at your group and its presentation: what went on between you, what did you learn about your own way of "
            "working in partnership, and what will you carry into practice?"),
    "P08": ("reality of practice", "How might all this show itself in the reality of practice?"),
    "P09": ("deciding: the Potters", "When people decided together about the Potter family, what stood in the way? Think of the child protection "
            "conference."),
    "P10": ("learning from process", "What is there to learn from the process itself: from working as a group, and from deciding together?"),
    "P11": ("what is essential", "What can collaboration not do without, if it is to succeed?"),
    "P12": ("who gets lost", "With whom does partnership begin, and who can get lost on the way?"),
}
"""Each prompt's short name, for charts and ticks, and its words."""

ASKS_CRITICISM = ("P03", "P06")
"""Prompts whose own words ask where something fails or may harm."""

MODES = {"describe": "Describe: what it is, or what happened", "analyse": "Analyse: how, and why", "criticise": "Criticise: where it holds and where not",
         "reflect": "Reflect: what I did, and what I learnt"}
SHORT_MODES = {"describe": "Describe", "analyse": "Analyse", "criticise": "Criticise", "reflect": "Reflect"}

WEIGHS = {"strength": "A strength of working together", "weakness": "A weakness of it", "both": "Both"}

VOICES = {"professionals": "Professionals", "family": "Parents, carers, family", "child": "Children and young people"}

READ = {"whole": "Read whole", "part": "Read in part", "through": "Met through another"}

HELP = {
    "people": "People: tutor, library, friend, proof-reader",
    "group": "My group’s notes, with leave",
    "course": "This course: pages, tasks, exercises",
    "sample": "The sample answer",
    "ai": "AI tools: name and version",
    "software": "Other software: translation, spelling, dictation",
}
"""The kinds of help that a statement asks after; as on the course's page about the assignment."""

COURSE_SOURCES = (
    ("CH11", "Jopling and Vincent, chapter 11", "", ("professionals", "family")),
    ("NFER", "NFER report on extended schools", "2008", ("professionals",)),
    ("MORAN", "Moran and others 2007", "2007", ("professionals",)),
    ("YFYV", "Your Family, Your Voice", "", ("family", "child")),
    ("AB", "Assignment brief and sample answer", "", ()),
)
"""The course's five sources: key, name, year where it is known, whose own words they carry in more than a phrase."""


def label(prompt):
    """A prompt with its short name: *P01 definition*."""
    return f"{prompt} {PROMPTS[prompt][0]}"


def ordered(tags, known):
    """Tags in the order in which they are known, each once."""
    return [one for one in known if one in tags]
