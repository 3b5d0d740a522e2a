"""A text as the audit reads it: its words, sentences and quotations, each with its place.

Everything is rough on purpose and says so in ``whys``: no grammar is known here, only marks and letters.
"""

import re
import unicodedata
from collections import namedtuple

MOST_WORDS = 20_000

# Hyphens, apostrophes as people and programs type them, and marks that cannot be seen, join a word.
_INSIDE = "’'ʼ‘\u00ad\u200b\u200c\u200d\u2060\u2010\u2011-"
WORD = re.compile(rf"\d+(?:[.,:/]\d+)+|[^\W_]+(?:[{_INSIDE}]+[^\W_]+)*")
_PART = re.compile(r"[^\W_]+(?:[’'ʼ‘\u00ad\u200b\u200c\u200d\u2060]+[^\W_]+)*")
_HIDDEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060]")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,300}>|<![^<>]{0,300}>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_STOP = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|\Z)")
_BREAK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*•–·]|\d{1,2}[.)])[ \t])")
_QUOTES = re.compile(r"“[^“”]{1,2000}”|\"[^\"]{1,2000}\"|(?<!\w)‘[^‘\n]{1,500}?’(?!\w)|(?<!\w)'[^'\n]{1,500}(?:'\w[^'\n]{0,500}){0,9}'(?!\w)")
_SHORTENED = frozenset("mr mrs ms dr prof st no approx etc vs cf dept tel min yr yrs".split())
# Common in English and rare elsewhere; then small words of some other languages of our cities. Clipped notes have few
# of either, so a text is taken for English unless something speaks against it.
_ENGLISH = frozenset("""the and of is that for with her she his they were has have had not from at be been it this are or who which what
when would there their them you we my if but about said could should did your our out up than then mum""".split())
_ELSEWHERE = frozenset("""und der die das ist nicht mit ein eine auf den dem von für im zu sie aber
le la les des est une dans pas qui que il elle sur avec pour et du
el los las una por con para del se su es y en
não uma com os seu mas são como da
że się nie na jest do od ale przez jak po w z i przyszedł
și în cu nu este pe mai care lui dar
yn ac mae ei ar wedi gan bod nad fel nid hi
iyo waa ka ku oo ayaa waxa loo uu
ve bir bu için ile ne çok da de
hai ka ki ke ko se mein aur nahi""".split())
LEAST_ELSEWHERE = 0.08  # our own line

Part = namedtuple("Part", "start end norm word sentence raw")
Part.__doc__ = "A piece of a word between hyphens: its place, its form for matching, its word, sentence and letters."


class Reading:
    """A text, read.

    Args:
        text: as typed.

    Attributes:
        text: composed (NFC), with ``\\n`` at each line's end; all places are in this one.
        words: ``(start, end)`` of each word.
        parts: each :class:`Part`, in order.
        sentences: ``(start, end)`` of each sentence with a word in it.
        quotes: ``(start, end)`` of each stretch in quotation marks.
    """

    def __init__(self, text):
        self.text = composed(text)
        self.bare = _MARKUP.sub(lambda found: " " * len(found[0]), self.text)
        self.words = [found.span() for found in WORD.finditer(self.bare)]
        self.quotes = [found.span() for found in _QUOTES.finditer(self.bare) if "\n\n" not in found[0]]
        self.sentences = self._sentences()
        self.parts = self._parts()

    def sentence(self, number):
        """The words of a sentence on one line, markup and all."""
        start, end = self.sentences[number]
        return " ".join(self.text[start:end].split())

    def quoted(self, start, end):
        """Whether a place lies in quotation marks."""
        low, high = 0, len(self.quotes)
        while low < high:
            middle = (low + high) // 2
            if self.quotes[middle][1] < end:
                low = middle + 1
            else:
                high = middle
        return low < len(self.quotes) and self.quotes[low][0] <= start and end <= self.quotes[low][1]

    def looks_english(self):
        """False where small words of other languages outnumber those of English, or most words are in another script."""
        known = sum(1 for part in self.parts if part.norm in _ENGLISH)
        elsewhere = sum(1 for part in self.parts if part.norm in _ELSEWHERE)
        foreign = sum(1 for part in self.parts if part.norm[:1].isalpha() and not unicodedata.name(part.norm[0], "LATIN").startswith("LATIN"))
        return not (elsewhere > known and elsewhere >= LEAST_ELSEWHERE * len(self.parts) or foreign * 2 > len(self.parts))

    def _sentences(self):
        """Sentences: to a full stop or its like, a blank line, or the next item of a list."""
        ends = {found.start() for found in _BREAK.finditer(self.bare)}
        for found in _STOP.finditer(self.bare):
            if not self._is_shortened(found.start()) or found[0] != ".":
                ends.add(found.end())
        found, start, place = [], 0, 0
        for end in [*sorted(ends), len(self.bare)]:
            first = place
            while place < len(self.words) and self.words[place][0] < end:
                place += 1
            if place > first:
                found.append((_after_space(self.bare, start), end))
                start = end
        return found

    def _is_shortened(self, place):
        """Whether the full stop at ``place`` ends a shortened word, an initial, or stands inside one such as e.g."""
        before = re.search(r"([A-Za-z.]{1,8})\Z", self.bare[max(0, place - 8):place])
        if not before:
            return False
        letters = before[1].lower().split(".")[-1]
        return letters in _SHORTENED or (len(letters) == 1 and ("." in before[1] or before[1].isupper() and before[1] != "I"))

    def _parts(self):
        """The pieces between hyphens, each with its word and its sentence."""
        found, sentence = [], 0
        for number, (start, end) in enumerate(self.words):
            while sentence + 1 < len(self.sentences) and start >= self.sentences[sentence][1]:
                sentence += 1
            pieces = list(_PART.finditer(self.bare, start, end))
            if self.bare[start].isdigit() and WORD.match(self.bare, start)[0].count("-") == 0 and len(pieces) > 1:
                pieces = []
            for piece in pieces:
                found.append(Part(piece.start(), piece.end(), norm(piece[0]), number, sentence, _HIDDEN.sub("", piece[0])))
        return found


def composed(text):
    """A text in Unicode's composed form, line ends alike, without control characters."""
    text = unicodedata.normalize("NFC", str(text).replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(mark if mark in "\n\t" or mark.isprintable() or mark in "\u00ad\u200b\u200c\u200d\u2060" or mark.isspace() else " " for mark in text)


def norm(piece):
    """A piece of a word in the form in which pieces are compared: small letters, straight apostrophes, no ’s."""
    piece = _HIDDEN.sub("", piece).casefold().replace("’", "'").replace("ʼ", "'").replace("‘", "'")
    return piece[:-2] if piece.endswith("'s") and len(piece) > 2 else piece


def pieces(phrase):
    """The pieces of a phrase of the word list, in the form in which they are compared; ``*`` stays at an end."""
    found = []
    for piece in re.finditer(rf"{_PART.pattern}\*?", composed(phrase)):
        bare = piece[0].removesuffix("*")
        found.append(norm(bare) + ("*" if piece[0].endswith("*") else ""))
    return found


def how_many(text):
    """How many words a text has, without reading it further."""
    return sum(1 for _ in WORD.finditer(_MARKUP.sub(lambda found: " " * len(found[0]), composed(text))))


def _after_space(text, start):
    while start < len(text) and text[start].isspace():
        start += 1
    return start
