"""Measures of a vignette's words: length of scenes and choices, and reading grade.

The grade is Flesch-Kincaid: 0.39 x words a sentence + 11.8 x syllables a word - 15.59 (Kincaid and others,
1975). Syllables are counted by vowel groups, as programs do; programs differ, so a grade is good to the whole
number. It measures the length of words and sentences, and nothing of sense, tone or blame.
"""

import re

from exercises.measures import readability
from exercises.measures.readability import syllables
from exercises.narrative.model import ON
from tools.course.problems import Finding

SHORTEST_SCENE, LONGEST_SCENE = 40, 160
HIGHEST_GRADE = 9
WORD = re.compile(r"[A-Za-zÀ-ÿ0-9][\w'’-]*")


def words(text):
    """The words of a text."""
    return WORD.findall(text)


def grade(text):
    """The Flesch-Kincaid grade of a text, as a number; 0 for an empty one."""
    found = words(text)
    sentences = max(len(re.findall(r"[.!?…]+(?=\s|[\"”’]|\Z)", text)), 1)
    if not found:
        return 0.0
    return readability.grade(len(found), sentences, sum(map(syllables, found)))


def of_like_length(texts):
    """Whether the shortest of the texts has at least two thirds of the longest one's letters."""
    lengths = [len(text) for text in texts]
    return not lengths or min(lengths) * 3 >= max(lengths) * 2


def findings(story, proof, places):
    """Doubts about a vignette's words: how long its scenes are, how they read, how long its choices are.

    Args:
        story: the :class:`~exercises.narrative.model.Story`.
        proof: its :class:`~exercises.narrative.check.Proof`, which knows what is ever shown together.
        places: ``(scene, choice or "")`` to ``(file, line)``.

    Yields:
        Warnings, each a :class:`~tools.course.problems.Finding`.
    """
    for scene in story.scenes.values():
        path, line = places[scene.id, ""]
        for blocks in sorted(proof.shown.get(scene.id, ())):
            text = " ".join(scene.blocks[count].text for count in blocks)
            count = len(words(text))
            if not SHORTEST_SCENE <= count <= LONGEST_SCENE:
                yield Finding(path, line, f"The scene {scene.id!r} can have {count} words.",
                              f"Keep it between {SHORTEST_SCENE} and {LONGEST_SCENE}.", True)
            reads_at = round(grade(text))
            if reads_at > HIGHEST_GRADE:
                yield Finding(path, line, f"The scene {scene.id!r} reads at grade {reads_at}.", "Shorten sentences; grade 9 or below.", True)
        texts = [choice.text for choice in scene.choices if choice.id != ON]
        if not of_like_length(texts):
            yield Finding(path, line, f"The choices of {scene.id!r} have {min(map(len, texts))} to {max(map(len, texts))} letters.",
                          "Bring them within a third of each other, so that length gives nothing away.", True)
