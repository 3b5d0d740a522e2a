"""How long the words and sentences of an English text are: Flesch reading ease and Flesch-Kincaid grade.

Sources: Flesch (1948), A new readability yardstick, Journal of Applied Psychology 32, 221-233; Kincaid and others
(1975), Research Branch Report 8-75, for the grade. Both see length and nothing else: not sense, tone or blame. The
grade is that of a school in the United States. Programs count syllables differently, so a figure is told to the
nearest whole number.
"""

import re

_VOWELS = re.compile(r"[aeiouy]+")
_LETTERS = re.compile(r"[^a-z]")
_SILENT_ED = re.compile(r"[^aeiouydt]ed\Z")


def syllables(word):
    """How many syllables an English word has, roughly.

    Groups of vowels are counted, a silent final ``e`` and ``ed`` left out; at least one.

    Args:
        word: one word; what is no letter of English is passed over.

    Returns:
        A whole number of 1 or more.
    """
    word = _LETTERS.sub("", word.lower())
    count = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and count > 1:
        count -= 1
    if _SILENT_ED.search(word) and count > 1:
        count -= 1
    return max(count, 1)


def reading_ease(words, sentences, syllables_in_all):
    """Flesch reading ease: 206.835 - 1.015 words a sentence - 84.6 syllables a word.

    Args:
        words: how many words the text has.
        sentences: how many sentences.
        syllables_in_all: how many syllables all of its words have together.

    Returns:
        A float, higher for shorter words and sentences, or None where there are no words or no sentences.

    Raises:
        ValueError: one of them is below 0.
    """
    means = _means(words, sentences, syllables_in_all)
    return None if means is None else 206.835 - 1.015 * means[0] - 84.6 * means[1]


def grade(words, sentences, syllables_in_all):
    """Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59.

    Args:
        words: how many words the text has.
        sentences: how many sentences.
        syllables_in_all: how many syllables all of its words have together.

    Returns:
        A float, a grade of a school in the United States (a child's age is about 5 more), or None where there are no
        words or no sentences. Very short words in very short sentences give a grade below 0.

    Raises:
        ValueError: one of them is below 0.
    """
    means = _means(words, sentences, syllables_in_all)
    return None if means is None else 0.39 * means[0] + 11.8 * means[1] - 15.59


def _means(words, sentences, syllables_in_all):
    """Words a sentence and syllables a word, or None."""
    if min(words, sentences, syllables_in_all) < 0:
        raise ValueError("Words, sentences and syllables are counted from 0.")
    if not words or not sentences:
        return None
    return words / sentences, syllables_in_all / words
