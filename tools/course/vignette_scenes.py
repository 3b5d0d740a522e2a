"""Reads a vignette's scenes and the choices in them, each with its file and line."""

import re

from tools.course.vignette_text import Text

SCENE_KEYS = ("title", "seat", "moment", "child", "next", "ending", "set", "ledger")
FLOOR_KEYS = ("below the floor", "source", "dated", "today", "tell", "escalate")
CHOICE_KEYS = ("when", "next", "set", "ledger", "opened for", "cost for", *FLOOR_KEYS)


def read_scenes(path, content, speakers, findings):
    """The scenes of one file.

    Args:
        path: the file, as findings are to name it.
        content: what it holds.
        speakers: the names of those who may speak.
        findings: a list that takes what was wrong.

    Returns:
        ``(scenes as dictionaries, places)``; ``places`` maps ``(scene, choice or "")`` to ``(path, line)``.
    """
    text, scenes, places = Text(path, content, findings), [], {}
    for level, _, name, line, first, last in text.sections(((1, "scene"), (2, "choice"))):
        if level == 1:
            scenes.append(_scene(text, text.name(line, name, "A scene"), line, first, last, speakers))
            places[name, ""] = (path, line)
        elif not scenes:
            text.wrong(line, "A choice stands before the first scene.", "Put it under a heading “# Scene: …”.")
        else:
            scenes[-1]["choices"].append(_choice(text, text.name(line, name, "A choice"), line, first, last))
            places[scenes[-1]["id"], name] = (path, line)
    return scenes, places


def _scene(text, name, line, first, last, speakers):
    found, after = text.fields(first, last, SCENE_KEYS)
    values = {key: value for key, _, value, _ in found}
    scene = {"id": name, "title": values.get("title", ""), "seats": [], "blocks": [], "choices": [], "child": [],
             **effects(text, found)}
    if not scene["title"]:
        text.wrong(line, f"The scene {name!r} has no title.", "Add a line “title: …” below its heading.")
    scene["seats"] = [one.strip() for one in values.get("seat", "").split(",") if one.strip()]
    if not scene["seats"]:
        text.wrong(line, f"The scene {name!r} does not say whose it is.", "Add a line “seat: …” below its heading.")
    if "moment" in values:
        scene["moment"] = values["moment"]
    if values.get("ending", "no").lower() == "yes":
        scene["ending"] = True
    for key, rest, value, at in found:
        if key == "child":
            state, _, note = value.partition(".")
            scene["child"].append(_guarded(text, at, rest, {"state": state.strip().lower(), "note": note.strip()}))
    scene["blocks"] = [text.block(at, paragraph, speakers) for at, paragraph in text.paragraphs(after, last)]
    targets = _targets(text, found)
    if targets:
        scene["choices"].append({"id": "on", "text": "", "targets": targets})
    return scene


def _targets(text, found):
    targets = []
    for key, _, value, at in found:
        if key == "next":
            scene, _, when = value.partition(" when ")
            target = {"scene": scene.strip()}
            if when:
                target["when"] = text.conditions(at, when)
            targets.append(target)
    return targets


def _choice(text, name, line, first, last):
    paragraphs = list(text.paragraphs(first, last))
    words = paragraphs[0][1] if paragraphs else ""
    after = next((n for n in range(paragraphs[0][0], last) if not text.lines[n - 1].strip()), last) if paragraphs else first
    if not words or re.match(rf"({'|'.join(CHOICE_KEYS)})\b[^:]*:", words):
        text.wrong(line, f"The choice {name!r} does not say what one says or does.",
                   "Write it as a paragraph under the heading, then a blank line, then “next: …”.")
        words, after = "", first
    choice = {"id": name, "text": words, "feedback": []}
    found = []
    for start, _ in text.paragraphs(after, last):
        more, _ = text.fields(start, last, CHOICE_KEYS)
        found += more
        if not more:
            text.wrong(start, f"The choice {name!r} has more than one paragraph of words.", "Say it in one, or move the rest to the next scene.")
    choice |= effects(text, found)
    choice["targets"] = _targets(text, found)
    if not choice["targets"]:
        text.wrong(line, f"The choice {name!r} leads nowhere.", "Add a line “next: the-scene-it-leads-to”.")
    for key, rest, value, at in found:
        if key in ("opened for", "cost for"):
            choice["feedback"].append({"kind": key.split()[0], "whom": rest, "text": value})
            if not rest:
                text.wrong(at, f"This line does not say for whom.", f"Write “{key} somebody: …”.")
        elif key == "when":
            choice["when"] = text.conditions(at, value)
    floor = {key: value for key, _, value, _ in found if key in FLOOR_KEYS}
    if floor:
        choice["floor"] = {"duty": floor.get("below the floor", "")} | {
            key: floor.get(key, "") for key in ("source", "dated", "today", "tell", "escalate")}
    return choice


def effects(text, found):
    """The settings and ledger entries among the ``found`` fields of a scene or a choice."""
    made = {"settings": [], "entries": []}
    for key, rest, value, line in found:
        if key == "set":
            variable, equals, value = value.partition("=")
            if not equals:
                text.wrong(line, "This effect cannot be read.", "Write it as “set: variable = value”.")
                continue
            made["settings"].append(_guarded(text, line, rest, {"variable": variable.strip(), "value": value.strip()}))
        elif key == "ledger":
            match = re.match(r"(family voice|\w+)\s+(\w+)[.:,]?\s+(.*?)\s*\(([^()]*)\)\s*\.?\s*\Z", value, re.DOTALL)
            if not match:
                text.wrong(line, "This ledger entry cannot be read.",
                           "Write it as “ledger: trust less. The reason in a sentence. (CH11-PA8, own argument)”.")
                continue
            made["entries"].append(_guarded(text, line, rest, {
                "dimension": match[1].replace(" ", "_"), "direction": match[2], "reason": match[3],
                "sources": [one.strip() for one in match[4].split(",") if one.strip()]}))
    return made


def _guarded(text, line, rest, piece):
    when = text.guard(line, rest)
    return piece | ({"when": when} if when else {})
