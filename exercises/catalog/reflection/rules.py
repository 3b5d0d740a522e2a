"""What a record of reflections is, for whoever reads it from outside: which prompt, which model, which outcomes; and the words by prompt.

Nothing here weighs, counts or analyses what somebody wrote.
"""

from exercises.catalog.reflection import asked, inputs, models, peers


def compute(record):
    """What a saved file says besides the words.

    Returns:
        ``{"module": "M2", "outcomes", "prompts", "reflections": [{"id", "written", "prompt", "asks", "reworded", "model", "unresolved", "answers"}]}``.
        ``outcomes`` and ``prompts`` are the page's, by id, where it is here; ``asks`` the words that were answered,
        ``reworded`` the prompt's words of today where they are others; ``unresolved`` whether something is left so; ``answers`` how
        many peers' there are.
    """
    page = asked.of(record["module"])
    return {
        "module": page["id"] or record["module"].upper(), "outcomes": list(page["outcomes"]), "prompts": list(page["prompts"]),
        "reflections": [{"id": one["id"], "written": one["written"], "prompt": one["prompt"], "asks": peers.asks_of(one), "reworded": reworded(record, one),
                         "model": one["model"], "unresolved": bool(one["unresolved"].strip()), "answers": len(one["answers"])}
                        for one in record["reflections"] if not inputs.is_empty(one)]}


def reworded(record, one):
    """The words of a reflection's prompt as they stand today, where it answered other ones; else ""."""
    now = asked.words(record["module"], one["prompt"])
    return now if now and one["asks"] and now != one["asks"] else ""


def free_text(record):
    """Every piece of a learner's own free text, by prompt, for a tutor who reads a class.

    Others' answers and others' reflections are not among them: those are not the learner's to hand in.

    Args:
        record: the inputs of a saved record, checked.

    Returns:
        ``[{"module": "m2", "prompt": key, "asks": the prompt's words, "model", "question", "text"}]`` in the order of the record.
    """
    found = []
    for one in record["reflections"]:
        about = {"module": record["module"], "prompt": one["prompt"], "asks": peers.asks_of(one), "model": one["model"]}
        found += [{**about, "question": row["asks"], "text": row["text"]} for row in peers.said_of(one)]
        found += [{**about, "model": place.partition("_")[0], "question": models.question(place), "text": one["texts"][place]}
                  for place in inputs.elsewhere(one)]
    return found
