"""How the language audit gets from a text to what it shows (outline, X14, as changed by its section 0).

Counts, rates and readability; no interval, since one note is no sample. Nothing is judged and nothing rewritten: a mark
is a word of the list in its sentence, until whoever reads decides otherwise and says why.
"""

from exercises.catalog.language_audit import acting, inputs, matching
from exercises.catalog.language_audit.matching import ACRONYM, DENIABLE, FLAGS, Index
from exercises.catalog.language_audit.reading import MOST_WORDS, Reading
from exercises.measures import readability

FEWEST_WORDS = 50  # outline, X14: below it counts only
COUNTED = ("counts", "counted_again")
SET_APART = ("quoted", "denied", "left_out")


def per_hundred(count, words):
    """Marks in a hundred words, or None where there are no words."""
    return 100 * count / words if words else None


def ratio(first, second):
    """How many times as large one rate is as another, or None where either is not defined or the second is 0."""
    return first / second if first is not None and second else None


def compute(record):
    """Everything that the exercise shows.

    Args:
        record: a checked record (see ``inputs``).

    Returns:
        A JSON-able dictionary: ``invented``, ``entries`` (how many the word list has), ``own_list``, ``first`` and
        ``rewrite`` (each as :func:`draft` gives it), ``ratios`` (kind to a float, or None), ``ratio_not_defined_because``
        (kind to a reason), ``spent`` (decisions that fit no mark any more), ``readers`` (as :func:`_readers` gives it).
    """
    rows = inputs.rows(record)
    names = inputs.names_of(record["child"]), inputs.names_of(record["family"])
    first = draft(record["text"], rows, record["decisions"], *names)
    second = draft(record["rewrite"], rows, record["decisions"], *names)
    ratios, why = {}, {}
    for kind in FLAGS:
        ratios[kind] = ratio(first["rates"][kind], second["rates"][kind])
        if ratios[kind] is None:
            why[kind] = _why_no_ratio(first, second, kind)
    return {"invented": record["invented"], "entries": len(rows), "own_list": record["words"] is None,
            "first": first, "rewrite": second, "ratios": ratios, "spent": _spent(record["decisions"], first, second),
            "ratio_not_defined_because": why,
            "readers": _readers(record, rows, first, second, names)}


def draft(text, rows, decisions=(), child=(), family=()):
    """What is found in one draft.

    Args:
        text: the draft as typed.
        rows: the word list.
        decisions: what was decided of marks (see ``inputs``).
        child: names of the child in it.
        family: names of others of the family.

    Returns:
        ``state`` (``empty``, ``too_long``, ``short``, ``not_english`` or ``full``), ``not_defined_because`` (why there
        are no rates; empty where there are), ``words``, ``sentences``, ``marks`` (each ``start``, ``end`` in ``text``,
        ``phrase``, ``kind``, ``row`` (None for an acronym that no entry holds), ``sentence``, ``number`` of the
        sentence from 0, ``nth``, ``status``, ``reason``), ``counts`` and ``rates`` by kind, ``apart`` by status,
        ``readability``, ``acronyms``, ``sentence_list`` and ``acts`` (one a sentence), ``who`` (group to way to
        count, and ``nobody``), ``mentions``, ``text``.
    """
    too_long = inputs.too_long(text)
    if too_long:
        found = draft("", rows)
        return {**found, "state": "too_long", "words": too_long, "not_defined_because":
                f"the text has {too_long:,} words, and {MOST_WORDS:,} are the most that are read at once. Audit it in parts"}
    reading = Reading(text)
    count = len(reading.words)
    marks = _marks(reading, rows, decisions)
    kinds = {kind: sum(1 for mark in marks if mark["kind"] == kind and mark["status"] in COUNTED) for kind in FLAGS}
    state, why = _state(reading, count)
    acts = acting.who_acts(reading, rows, child, family)
    named, roles = acting.mentions(reading, rows, (*child, *family))
    syllables = sum(readability.syllables(reading.bare[start:end]) for start, end in reading.words)
    rated = state == "full"
    return {
        "state": state, "not_defined_because": why, "words": count, "sentences": len(reading.sentences), "marks": marks,
        "counts": kinds, "rates": {kind: per_hundred(n, count) if rated else None for kind, n in kinds.items()},
        "apart": {status: sum(1 for mark in marks if mark["status"] == status) for status in SET_APART},
        "readability": {
            "syllables": syllables, "longest": _longest(reading),
            "ease": readability.reading_ease(count, len(reading.sentences), syllables) if rated else None,
            "grade": readability.grade(count, len(reading.sentences), syllables) if rated else None},
        "acronyms": _unexplained(reading.text, marks, rows), "acts": acts, "who": _who(acts),
        "mentions": {"names_given": bool(child or family), "by_name": named, "by_role": roles},
        "sentence_list": [reading.sentence(number) for number in range(len(reading.sentences))],
        "text": reading.text,
    }


def _state(reading, count):
    """What can be said of a text of so many words, and why not more."""
    if not count:
        return "empty", "there is no text"
    if not reading.looks_english():
        return "not_english", ("it does not look like English, so that this list, and a measure made for English, would miss what "
                               "it says")
    if count < FEWEST_WORDS:
        return "short", f"there are {count} {'word' if count == 1 else 'words'}, and below {FEWEST_WORDS} one mark would make the rate"
    return "full", ""


def _marks(reading, rows, decisions):
    """Every mark with its status."""
    found = matching.find(reading, Index(rows, (*FLAGS, "leave")))
    alone = [(first, end, None) for first, end in matching.acronyms(reading, found)]
    decided = {inputs.key(decision): decision for decision in decisions}
    sentences, seen, marks, written_out = {}, {}, [], {}
    for first, end, number in sorted([*found, *alone], key=lambda mark: mark[0]):
        row = ACRONYM if number is None else rows[number]
        if row["kind"] == "leave":
            continue
        part, last = reading.parts[first], reading.parts[end - 1]
        letters = part.raw.removesuffix("s") if number is None else part.raw
        if row["kind"] == "jargon" and end == first + 1 and matching.is_acronym(part.raw):
            if letters not in written_out:
                written_out[letters] = matching.explained(reading, letters)
            if written_out[letters]:
                continue
        if part.sentence not in sentences:
            sentences[part.sentence] = reading.sentence(part.sentence)
        mark = {"start": part.start, "end": last.end, "phrase": " ".join(reading.text[part.start:last.end].casefold().split()),
                "kind": row["kind"], "row": number, "sentence": sentences[part.sentence], "number": part.sentence, "reason": ""}
        alike = mark["phrase"], mark["sentence"][:inputs.MOST_SENTENCE]
        mark["nth"] = seen.get(alike, 0)
        seen[alike] = mark["nth"] + 1
        mark["by_itself"] = ("quoted" if reading.quoted(part.start, last.end) else
                             "denied" if row["kind"] in DENIABLE and matching.is_denied(reading, first) else "counts")
        decision = decided.get(inputs.key(mark))
        mark["status"] = mark["by_itself"] if decision is None else "counted_again" if decision["count"] else "left_out"
        mark["reason"] = decision["reason"] if decision else ""
        marks.append(mark)
    return marks


def _unexplained(text, marks, rows):
    """Acronyms that the text does not write out, with their meaning where the list has it."""
    known = {word: row["why"].partition(". ")[0] for row in rows if row["kind"] == "jargon" for word in row["words"] if matching.is_acronym(word)}
    found = {}
    for mark in marks:
        letters = text[mark["start"]:mark["end"]]
        if mark["kind"] == "jargon" and matching.is_acronym(letters):
            letters = letters.removesuffix("s")
            one = found.setdefault(letters, {"letters": letters, "times": 0, "meaning": known.get(letters)})
            one["times"] += 1
    return sorted(found.values(), key=lambda one: (-one["times"], one["letters"]))


def _longest(reading):
    """The number of words in the longest sentence."""
    counts = {}
    for part in reading.parts:
        counts.setdefault(part.sentence, set()).add(part.word)
    return max((len(words) for words in counts.values()), default=0)


def _who(acts):
    """Sentences by who their subject seems to be and what they make of them."""
    found = {group: {way: 0 for way in acting.WAYS} for group in acting.GROUPS}
    nobody = 0
    for act in acts:
        if act["group"]:
            found[act["group"]][act["way"]] += 1
        else:
            nobody += 1
    return {**found, "nobody": nobody}


def _spent(decisions, *drafts):
    """How many decisions were made on a sentence that is in neither draft any more."""
    known = {inputs.key(mark) for draft in drafts for mark in draft["marks"]}
    return sum(1 for decision in decisions if inputs.key(decision) not in known)


def _why_no_ratio(first, second, kind):
    """Why two rates make no ratio."""
    for name, one in (("first draft", first), ("rewrite", second)):
        if one["rates"][kind] is None:
            return f"there is no rate for the {name}: {one['not_defined_because']}"
    return "the rewrite has none, and nothing can be divided by nought"


def _readers(record, rows, first, second, names):
    """Several readers of one draft: where they decided differently, and what their rewrites come to.

    Returns:
        ``names``; ``apart``: marks of the first draft that some count and some do not, each with ``phrase``,
        ``sentence``, ``kind`` and ``said`` (one ``(counts, reason)`` a reader); ``rewrites``: a reader's ``words``,
        ``counts``, ``rates`` and ``not_defined_because``.
    """
    readers = [{"reader": record["reader"], "decisions": record["decisions"], "draft": second}]
    for other in record["others"]:
        readers.append({"reader": other["reader"], "decisions": other["decisions"],
                        "draft": draft(other["rewrite"], rows, other["decisions"], *names)})
    apart = []
    decided = [{inputs.key(d): d for d in reader["decisions"]} for reader in readers]
    for mark in first["marks"] if len(readers) > 1 else ():
        said = []
        for known in decided:
            decision = known.get(inputs.key(mark))
            said.append([decision["count"], decision["reason"]] if decision else [mark["by_itself"] == "counts", ""])
        if len({counts for counts, _ in said}) > 1:
            apart.append({"phrase": mark["phrase"], "sentence": mark["sentence"], "kind": mark["kind"], "said": said})
    return {"names": [reader["reader"] for reader in readers], "apart": apart,
            "rewrites": [{key: reader["draft"][key] for key in ("words", "counts", "rates", "not_defined_because")} for reader in readers]}
