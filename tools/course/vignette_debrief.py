"""Reads a vignette's debrief: what stands before it, each choice weighed, the endings, the questions."""

import re

from tools.course.vignette_text import Text

DEBRIEF_KEYS = ("why", "family", "partner", "manager", "rests on", "limits")


def read_debrief(path, content, findings):
    """The facilitator's debrief.

    Returns:
        ``(the debrief as a dictionary, places)`` with places as in :func:`read_scenes`.
    """
    text, places = Text(path, content, findings), {}
    made = {"before": [], "questions": [], "choices": {}, "endings": {}}
    for _, word, name, line, first, last in text.sections(
            ((1, "before the debrief"), (1, "questions for a group"), (1, "choice"), (1, "ending"))):
        if word == "choice":
            scene, _, choice = (part.strip() for part in name.partition("/"))
            found, _ = text.fields(_skip_blank(text, first, last), last, DEBRIEF_KEYS)
            said = {key: value for key, _, value, _ in found}
            sources = [one.strip() for one in said.pop("rests on", "").split(",") if one.strip()]
            made["choices"][f"{scene}/{choice}"] = said | {"sources": sources}
            places[scene, choice] = (path, line)
            continue
        spoken = [paragraph for _, paragraph in text.paragraphs(first, last)]
        asked = [one[2:] for paragraph in spoken if paragraph.startswith("- ") for one in re.split(r" (?=- )", paragraph)]
        told = [paragraph for paragraph in spoken if not paragraph.startswith("- ")]
        if word == "before the debrief":
            made["before"] = told
        elif word == "questions for a group":
            made["questions"] = asked
        else:
            made["endings"][name] = {"text": told, "questions": asked}
            places[name, ""] = (path, line)
    return made, places


def _skip_blank(text, first, last):
    return next((number for number in range(first, last) if text.lines[number - 1].strip()), first)
