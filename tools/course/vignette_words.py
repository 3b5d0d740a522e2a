"""Measures of a vignette's words: length of scenes and choices, and reading grade.

The grade is Flesch-Kincaid: 0.39 x words a sentence + 11.8 x syllables a word - 15.59 (Kincaid and others,
1975). Syllables are counted by vowel groups, as programs do; programs differ, so a grade is good to the whole
number. It measures the length of words and sentences, and nothing of sense, tone or blame.
"""

import re

SHORTEST_SCENE, LONGEST_SCENE = 40, 160
HIGHEST_GRADE = 9
WORD = re.compile(r"[A-Za-zÀ-ÿ0-9][\w'’-]*")


def words(text):
    """The words of a text."""
    return WORD.findall(text)


def syllables(word):
    """How many syllables a word has: groups of vowels, a silent final e left out, at least one."""
    word = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and count > 1:
        count -= 1
    if re.search(r"[^aeiouydt]ed\Z", word) and count > 1:
        count -= 1
    return max(count, 1)


def grade(text):
    """The Flesch-Kincaid grade of a text, as a number; 0 for an empty one."""
    found = words(text)
    sentences = max(len(re.findall(r"[.!?…]+(?=\s|[\"”’]|\Z)", text)), 1)
    if not found:
        return 0.0
    return 0.39 * len(found) / sentences + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def of_like_length(texts):
    """Whether the shortest of the texts has at least two thirds of the longest one's letters."""
    lengths = [len(text) for text in texts]
    return not lengths or min(lengths) * 3 >= max(lengths) * 2
