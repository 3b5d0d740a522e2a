"""What the check can hold of how the words sound: reading age, length, sentences; and dated rows that are overdue.

These are warnings: a page may have a reason. The grade is Flesch-Kincaid, see ``tools/course/vignette_words.py``.
"""

import datetime
import re

from tools.course import prose, vignette_words
from tools.course.problems import Finding

GRADE = {"reading": 11, None: 9}
SENTENCE = 22
SHORTEST, LONGEST = 600, 1400
LONG_KINDS = ("reading",)
LEFT_ALONE = ("developer", "notebook", "derived", "paper")
LAW_TITLE = re.compile(r"\b(?:[A-Z][\w’']+ (?:and |of |to |the )?)+(?:Act|Regulations|Framework|Standards) \d{4}")
QUOTATION = re.compile(r"“[^”]*”")


def _spoken(page):
    """The prose of a page that is measured: law titles and quotations left out."""
    parts = [paragraph.words for paragraph in prose.paragraphs(page.text) if paragraph.kind in ("text", "list", "quote")]
    return [QUOTATION.sub("", LAW_TITLE.sub("the Act", part)) for part in parts]


def hard_to_read(course):
    """Readings at grade 11 or below, other pages at grade 9 or below; sentences of 22 words on average at most."""
    for page in course.written:
        if page.kind in LEFT_ALONE:
            continue
        parts = _spoken(page)
        text = " ".join(part if re.search(r"[.!?:…”]$", part) else f"{part}." for part in parts)
        if len(vignette_words.words(text)) < 100:
            continue
        grade, most = vignette_words.grade(text), GRADE.get(page.kind, GRADE[None])
        if round(grade) > most:
            yield Finding(page.path, 1, f"This page reads at grade {round(grade)}; {most} is the most for its kind.",
                          "Shorten sentences, and turn nouns into verbs.", warning=True)
        sentences = [part for part in re.split(r"[.!?…]+(?=\s|$)", text) if part.strip()]
        mean = len(vignette_words.words(text)) / max(1, len(sentences))
        if mean > SENTENCE:
            yield Finding(page.path, 1, f"Its sentences have {mean:.0f} words on average; {SENTENCE} is the most.",
                          "Break the longest of them.", warning=True)


def too_long_or_short(course):
    """A reading has 600 to 1,400 words."""
    for page in course.written:
        if page.kind not in LONG_KINDS:
            continue
        count = len(vignette_words.words(" ".join(_spoken(page))))
        if not SHORTEST <= count <= LONGEST:
            yield Finding(page.path, 1, f"This reading has {count} words; {SHORTEST} to {LONGEST} is one sitting.",
                          "Cut it, or part it in two." if count > LONGEST else "Say what is still missing.", warning=True)


def overdue_law(course, today=None, release=False):
    """Each dated row has a day by which it is looked at again; after that it warns, and a release waits for it.

    Args:
        course: the course.
        today: the day to reckon from; this day if not given.
        release: whether an overdue row stops the build.
    """
    today = today or datetime.date.today()
    for row in course.law:
        try:
            due = datetime.date.fromisoformat(str(row.review_by))
        except ValueError:
            yield Finding(row.path, row.line, f"The row {row.id} has no day by which it is looked at again.",
                          "Write review_by = YYYY-MM-DD.")
            continue
        if due < today:
            yield Finding(row.path, row.line, f"The row {row.id} was to be looked at again by {due.isoformat()}.",
                          "Read its source again, then move checked and review_by.", warning=not release)
