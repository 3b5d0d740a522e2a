"""Reflections as files: what is read, and the page to print."""

from exercises.catalog.reflection import asked, inputs, models, peers, rules
from exercises.record import dates, envelope, printable
from exercises.record.problems import Problem

SLUG = "reflection"
# Versions that can be read, each with the way to the next. Every released one stays.
VERSIONS = {1: None}
YOURS = ("These are a person’s own words about their own conduct. They are not marked, and nobody but whoever has this page can read them.")


def own(record):
    """The text of a file that holds one's own words alone, to be handed in; it opens like any other.

    Raises:
        Problem: nothing has been written yet.
    """
    if all(inputs.is_empty(one) for one in inputs.own_words(record)["reflections"]):
        raise Problem("Nothing of your own has been written yet, so that a file would be empty.")
    return envelope.write(SLUG, inputs.VERSION, inputs.own_words(record), rules.compute(inputs.own_words(record)))


def read(name, data, module):
    """The record in a file that somebody chose.

    Args:
        name: the file's name.
        data: its bytes, or its text.
        module: the module on whose page it is opened; "" on the exercise's own page.

    Raises:
        Problem: a sentence that says what is wrong and what to do. Nothing has been changed then.
    """
    if name.lower().endswith(".csv"):
        raise Problem("A table cannot be opened here. Open the JSON file.")
    held = envelope.parse(data)
    if held.get("exercise") == peers.SLUG:
        raise Problem("This file is from a peer. Open it under “Answer a peer’s reflection”.")
    record = inputs.check(envelope.read(data, SLUG, VERSIONS)["inputs"])
    if record["module"] != module:
        there = f"module {record['module'].upper()}, on that module’s reflect page" if record["module"] else "no module, on the page of the exercise Reflection"
        raise Problem(f"The reflections in this file belong to {there}. Open it there.")
    return record


def parts(record, one):
    """One reflection as what a page or a document is made of.

    Returns:
        ``("heading", text, level)`` and ``("paragraph", text)`` in order, as ``exercises.record.printable`` makes them; the first is a
        heading of level 2. A peer's answers come last, each with the words that were answered where they are others now.
    """
    question = peers.asks_of(one) or "Without a prompt"
    made = [printable.heading(question)]
    about = [dates.british(one["written"])] if one["written"] else []
    if one["model"] != models.NONE:
        about.append(f"set down with {models.MODELS[one['model']]['name']}")
    if about:
        made.append(printable.paragraph(", ".join(about)))
    if rules.reworded(record, one):
        made.append(printable.paragraph(f"The page asks it in other words since: {rules.reworded(record, one)}"))
    for row in peers.said_of(one):
        if one["model"] != models.NONE or row["asks"] == peers.UNRESOLVED:
            made.append(printable.heading(row["asks"], 3))
        made.append(printable.paragraph(row["text"].strip()))
    for place in inputs.elsewhere(one):
        made += [printable.heading("Written without a model" if place in models.places(models.NONE) else
                                   f"Written under {models.where(place)}", 3), printable.paragraph(one["texts"][place].strip())]
    for answer in one["answers"]:
        made.append(printable.heading(f"What {answer['by']} answered", 3))
        if not peers.stands(one, answer):
            made.append(printable.paragraph("To an earlier version: " + " / ".join(row["text"].strip() for row in answer["said"])))
        made += [printable.paragraph(f"{peers.QUESTIONS[name][0]}\n{answer[name].strip()}") for name in inputs.QUESTIONS if answer[name].strip()]
    return made


def asked_parts(one):
    """One's own answers to another person's reflection, in the same form as :func:`parts`; empty where there are none.

    Their words are theirs: they stand in the record and on no page that is printed or handed on.
    """
    if not any(one[name].strip() for name in inputs.QUESTIONS):
        return []
    made = [printable.heading(f"What I answered {one['by']}")]
    for name in inputs.QUESTIONS:
        if one[name].strip():
            made += [printable.heading(peers.QUESTIONS[name][0], 3), printable.paragraph(one[name].strip())]
    return made


def page(record):
    """All reflections as one page of its own, to print or keep.

    Raises:
        Problem: nothing has been written yet.
    """
    made = [part for one in record["reflections"] if not inputs.is_empty(one) for part in parts(record, one)]
    made += [part for one in record["asked"] for part in asked_parts(one)]
    if not made:
        raise Problem("Nothing has been written yet, so that a page would be empty.")
    about = asked.of(record["module"])
    title = f"My reflections: {about['title']}" if about["title"] else "My reflections"
    return printable.page(title, [printable.paragraph(YOURS), *made])
