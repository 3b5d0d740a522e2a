"""One reflection on its way to a peer, and back with three answers; which version was answered is told by a digest of its words."""

import json
import zlib

from exercises.catalog.reflection import asked, inputs, models
from exercises.record import peers
from exercises.record.problems import Problem, shown

SLUG = "reflection_peer"
UNRESOLVED = "What I leave unresolved"
MOST_NAME = 60
TEXTS = {"by": MOST_NAME, "answered_by": MOST_NAME, "asks": inputs.MOST_LINE, "module": asked.LONGEST_NAME, "model": 20, "digest": 8,
         **dict.fromkeys(inputs.QUESTIONS, inputs.MOST_TEXT)}
QUESTIONS = {
    "heard": ("What did you hear?", "Say it back in your own words, before anything of yours. They will learn what reached you, which may not be what they "
              "wrote."),
    "wonder": ("What would you ask?", "One thing that you do not know the answer to. Advice ends their thinking; a question leaves it theirs."),
    "others": ("What might a child, a parent or a colleague in it say?", "You are guessing, so write “might”. In one study of two programmes, purpose and "
               "decisions were seldom shared with families, and least of all with children. A page about them can leave them out again."),
}
"""The three questions, each with why it is asked. The first two are the course's own argument; the third rests on CH11-PA7."""


def asks_of(one):
    """The question that a reflection answers, in its own words or in the prompt's as they were answered."""
    return one["own"].strip() if one["prompt"] == asked.OWN else one["asks"]


def said_of(one, unresolved=True):
    """What of a reflection a peer can read: its words under the questions of its model, empty ones left out.

    Args:
        one: a reflection.
        unresolved: whether what is left unresolved goes too.
    """
    said = [{"asks": models.question(place), "text": one["texts"][place]} for place in models.places(one["model"]) if one["texts"].get(place, "").strip()]
    if unresolved and one["unresolved"].strip():
        said.append({"asks": UNRESOLVED, "text": one["unresolved"]})
    return said


def digest(asks, said):
    """Eight hexadecimal digits over the question and all words below it (CRC-32): it tells versions apart and keeps no secret."""
    return f"{zlib.crc32(json.dumps([asks, said], ensure_ascii=False, sort_keys=True).encode()):08x}"


def stands(one, answer):
    """Whether the words that a peer answered are those that stand in the reflection now."""
    return answer["asks"] == asks_of(one) and answer["said"] in (said_of(one), said_of(one, unresolved=False))


def contents(one, unresolved):
    """What a file for a peer would hold, in words, one thing a line; empty where nothing is written that would go."""
    said = said_of(one, unresolved)
    if not said:
        return []
    question = asks_of(one)
    held = [f"the question: {asked.short(question)}" if question else "no question, since none is chosen"]
    held += [f"your words under “{row['asks']}”, beginning “{_beginning(row['text'])}”" for row in said]
    return [*held, "the name of the model" if one["model"] != models.NONE else "that no model was used", "your made-up name"]


def question(record, unresolved):
    """The file with the open reflection for a peer.

    Raises:
        Problem: nothing would go.
    """
    one = inputs.here(record)
    said = said_of(one, unresolved)
    if not said:
        raise Problem("Nothing is written in this reflection yet, so the file would be empty.")
    return peers.write(SLUG, peers.ASKED, {"id": one["id"], "by": record["name"], "module": record["module"], "asks": asks_of(one), "model": one["model"],
                                           "said": said, "digest": digest(asks_of(one), said)})


def answer(record):
    """The file with the three answers to the reflection that is open.

    Raises:
        Problem: nothing has been answered.
    """
    one = peers.find(record["asked"], record["open"])
    if one is None or not any(one[name].strip() for name in QUESTIONS):
        raise Problem("None of the three questions has an answer yet.")
    return peers.write(SLUG, peers.ANSWERED, {**one, "answered_by": record["name"], "digest": digest(one["asks"], one["said"])})


def received(record, name, data):
    """The record with what a peer's file brought.

    Args:
        record: the record; not changed.
        name: the file's name, for the sentence.
        data: its bytes, or its text.

    Returns:
        ``(record, sentence, step)``: whether it asked or answered is the step.

    Raises:
        Problem: the file is not of this kind, was changed on its way, or nothing here goes with it. Nothing has been changed then.
    """
    sent = peers.read(data, SLUG, TEXTS)
    said = inputs.said(sent.get("said"), "said")
    if not said or sent["digest"] != digest(sent["asks"], said):
        raise Problem(f"{shown(name)}: the words in this file are not those that it was made with. It may have been cut or changed; ask for it again.")
    if sent["module"] and not asked.is_name(sent["module"]):
        raise Problem("module: the name of a module, such as m2, is needed here. The file may have been cut or changed.")
    sent = {**sent, "said": said, "model": inputs.model(sent["model"] or models.NONE, "model")}
    take = _asked if sent["step"] == peers.ASKED else _answered
    return (*take(record, sent), sent["step"])


def _asked(record, sent):
    if any(one["id"] == sent["id"] and not inputs.is_empty(one) for one in record["reflections"]):
        raise Problem("This is a reflection of your own, as you sent it. A peer opens it on their device; what they send back you open here.")
    one = {"id": sent["id"], "by": peers.called(sent["by"]), "asks": sent["asks"], "said": sent["said"], **dict.fromkeys(QUESTIONS, ""),
           "module": sent["module"], "model": sent["model"]}
    rows, new = peers.arrived(record["asked"], one, ("asks", "said"), inputs.MOST_ASKED)
    said = (f"{one['by']} sent you a reflection. It stands below with three questions." if new else
            f"This reflection of {one['by']}’s was here already. Your answers are as they were.")
    return {**record, "asked": rows, "open": one["id"]}, said


def _answered(record, sent):
    one = peers.find(record["reflections"], sent["id"])
    if one is None:
        there = f"on the reflect page of module {sent['module'].upper()}" if sent["module"] and sent["module"] != record["module"] else "with the record that you sent it from"
        raise Problem(f"These answers belong to a reflection that is not in this record. Open the file {there}.")
    by = peers.called(sent["answered_by"])
    said = {"by": by, "asks": sent["asks"], "said": sent["said"], **{name: sent[name] for name in QUESTIONS}}
    answers, new = peers.answered(one["answers"], said, inputs.MOST_ANSWERS)
    record = {**inputs.changed({**record, "here": one["id"]}, answers=answers)}
    if not new:
        return record, f"These answers of {by}’s were here already."
    return record, (f"{by} answered. Their words stand beside your reflection." if stands(one, said) else
                    f"{by} answered an earlier version of this reflection. Their words stand beside it, with the words that they read.")


def _beginning(text, words=6):
    found = text.split()
    return " ".join(found[:words])[:80] + (" …" if len(found) > words or len(text) > 80 else "")
