"""What stands one click behind each result: the rule, where it comes from, and what it cannot know."""

from exercises.views import markup

ASKED = "Why? And what can this not know?"

KINDS = {
    "label": "Label: a word for what somebody is, where a word for what happened would do.",
    "blame": "Blame: a word that lays what went wrong in a person.",
    "certainty": "Certainty: a word that tells the reader not to look.",
    "jargon": "Jargon and letters: the office’s words, and letters that are not written out.",
    "passive": "Nobody did it: something is done to somebody, or decided, and no one does it.",
    "strength": "Strength: a word for what somebody does, can do or wants. Here a mark is not a worry.",
}

WHY = {
    "rates": (
        "Each word or phrase of the list is looked for as whole words, in capitals or small, with any hyphen or apostrophe. Where two "
        "lie on each other the longer stands. Marks that count are divided by all words and told per 100 words.",
        "Out of the count, and shown apart: what stands in quotation marks; what a “not” within four words denies; what you left "
        "out with a reason. You can turn each of these round.",
        "The list is the course’s own choice from its sources and from Language That Cares (TACT, 2019), which young people in "
        "care helped to make. Every entry says who says so. Another list would give another figure.",
        "There is no margin of error here. One note is no sample of anything, and a range round its rate would only look like "
        "knowledge.",
    ),
    "text": (
        "Each mark has the letter of its kind behind it. A mark in brackets does not count: it is quoted, denied, or left out by you.",
        "A word is marked for what it often does, and not for what it does here. Only a reader can tell. That is why a mark can be "
        "put away, and why the reason is kept.",
    ),
    "reading": (
        "Flesch reading ease and the Flesch-Kincaid grade are worked out from two things: words in a sentence and syllables in a "
        "word (Flesch 1948; Kincaid and others 1975). The grade is that of a school in the United States; add about five for the age.",
        "Syllables are counted by groups of vowels. Programs differ, so the figures are told as whole numbers.",
        "Length is all that they see. A short cold sentence scores better than a long kind one.",
    ),
    "acts": (
        "In each sentence the first person or service named before the verb is taken for its subject. It needs the names that you gave, and "
        "the list’s words for children, families and services. “I” and “we” count as the service: the writer works there. “He”, "
        "“she” and “they” mean whoever of the family came last.",
        "Then the next words are looked at. A form of “be” before a participle reads as done to; a form of “be” or “have” before anything "
        "else as described; the rest as doing something.",
        "This is rough. No grammar is known here. Read the list of sentences before you use the picture, and expect one in five or so to be "
        "wrong; we have not measured it.",
    ),
    "acronyms": (
        "Two capitals or more make an acronym, unless the text writes it out once, such as “child in need (CIN)”. What the letters mean is "
        "told where the list has them.",
        "The NFER report names a common terminology among the things that help two professions to work as one (NFER-C1-K2). A parent is "
        "a third.",
    ),
    "readers": (
        "Each reader’s decision on each mark is set beside the others’. Where you decided nothing, the rule’s own answer stands. No figure of "
        "agreement is worked out: which word, and why, says more.",
        "A rewrite with fewer marks is no better for that. Ask whether anything was lost that somebody needs to know.",
    ),
    "ellie": (
        "Ellie is invented. A grown-up wrote the questions for this course, one for each kind of mark and one for sentences of more than 25 "
        "words, and a rule puts them. No child wrote or tested them.",
        "In the five sources children are quoted hardly at all. The view stands in an empty chair and must not be taken for who belongs "
        "there. A child you write about can be asked.",
    ),
}

NOT_SHOWN = (
    "What these figures do not show: whether the note is true, fair or kind, and whether the one who wrote it is. A kind word can be meant "
    "coldly, and a text with no marks can leave a person out. The list knows some words and misses most: look for the coldest sentence "
    "that has no mark. Nothing here was rewritten for you, nothing is graded, and no figure is about a family."
)


def why(result):
    """The details element behind one result."""
    return markup.details(ASKED, [markup.paragraph(text) for text in WHY[result]])
