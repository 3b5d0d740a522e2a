"""The same text as somebody of eleven might meet it who is in it.

Ellie is invented, and so are her questions: they were written for this course by a grown-up, one for each kind of mark,
and are put by rule. No child wrote or tested them. They stand for the reader who is not thought of when a note is made.
"""

from exercises.catalog.language_audit.reading import WORD

LONG_SENTENCE = 25  # words; our own line
MOST_ASKED = 3      # of one sentence, so that the text is not drowned

# Several for each kind, in turn, since nobody asks the same thing nine times.
ASKED = {
    "label": ("It says “{phrase}”. Is that me, or Mum, or just something that happened?",
              "“{phrase}”. Would they say that out loud in our kitchen?",
              "Why do they write “{phrase}” and not what happened?"),
    "blame": ("It says “{phrase}”. Did anybody ask why?", "“{phrase}”. What did somebody say first?", "“{phrase}”. Is that the whole story?"),
    "certainty": ("“{phrase}”? How do they know?", "“{phrase}”. Were they there?"),
    "jargon": ("What is “{phrase}”?", "“{phrase}”. Is that bad?"),
    "passive": ("It says “{phrase}”. Who did that, or who says it?", "“{phrase}”. Who by? It doesn’t say."),
    "strength": ("It says “{phrase}”. That one is nice. Did they say it out loud?", "“{phrase}”. I would keep that."),
}
QUOTED = "“{phrase}”: somebody really said that. Did they know it would be written down?"
DENIED = "It says not “{phrase}”. Why would you think so in the first place?"
LOST = "I lost my place. That is {words} words without a stop."


def read(draft):
    """What she might ask of each sentence.

    Args:
        draft: what ``rules.draft`` gave.

    Returns:
        ``sentences``: each ``{"text", "asks"}``; ``asked``: how many sentences she asks about; ``child_does``,
        ``child_at_all``: sentences whose subject seems to be a child, and of those the ones in which the child does
        something; ``quoted``: stretches in quotation marks would need somebody's name, so only marks in them are counted.
    """
    by_sentence = {}
    for mark in draft["marks"]:
        by_sentence.setdefault(mark["number"], []).append(mark)
    sentences, turns = [], {}
    for number, text in enumerate(draft["sentence_list"]):
        asks, seen = [], set()
        for mark in by_sentence.get(number, ()):
            said = QUOTED if mark["by_itself"] == "quoted" else DENIED if mark["by_itself"] == "denied" else mark["kind"]
            phrase = mark["phrase"].upper() if mark["kind"] == "jargon" and mark["phrase"].upper() in text else mark["phrase"]
            if (mark["phrase"], said) not in seen:
                seen.add((mark["phrase"], said))
                if said in ASKED:
                    turn = turns.get(said, 0)
                    turns[said], said = turn + 1, ASKED[said][turn % len(ASKED[said])]
                asks.append(said.format(phrase=phrase))
        words = sum(1 for _ in WORD.finditer(text))
        if words > LONG_SENTENCE:
            asks.insert(0, LOST.format(words=words))
        sentences.append({"text": text, "asks": asks[:MOST_ASKED], "more": max(0, len(asks) - MOST_ASKED)})
    child = draft["who"]["child"]
    return {"sentences": sentences, "asked": sum(1 for one in sentences if one["asks"]),
            "child_does": child["does"], "child_at_all": sum(child.values())}
