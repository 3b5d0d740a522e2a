"""Reads the Markdown of a vignette: scenes, choices and the debrief, each with its file and line.

The layout is told to authors in ``docs/developing/writing-a-vignette.md``. Every error is a
:class:`~tools.course.problems.Finding`, and reading goes on after it, so that one reading finds them all.
"""

import difflib
import re

from tools.course.problems import Finding

SCENE_KEYS = ("title", "seat", "moment", "child", "next", "ending", "set", "ledger")
CHOICE_KEYS = ("when", "next", "set", "ledger", "opened for", "cost for", "below the floor", "source", "dated",
               "today", "tell", "escalate")
DEBRIEF_KEYS = ("why", "family", "partner", "manager", "rests on", "limits")
ID = re.compile(r"[a-z][a-z0-9-]*\Z")
HEADING = re.compile(r"(#{1,2})\s+(\w+)\s*:\s*(.*?)\s*\Z")
MARKUP = re.compile(r"\*\*|__|`|\]\(|<[a-zA-Z/!]|(?<!\w)\*\w")
SPEECH = re.compile(r"([A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,2}):\s+(.+)", re.DOTALL)


class Text:
    """The lines of one file, and what was wrong with them."""

    def __init__(self, path, content, findings):
        self.path, self.findings = path, findings
        self.lines = content.replace("\r\n", "\n").replace("\ufeff", "").split("\n")

    def wrong(self, line, what, mend):
        """Note a problem on ``line`` (counted from 1)."""
        self.findings.append(Finding(self.path, line, what, mend))

    def paragraphs(self, first, last):
        """The paragraphs between two lines (from 1, the last one out), each ``(line, its lines joined)``."""
        held, start = [], first
        for number in range(first, last + 1):
            line = self.lines[number - 1].strip() if number < last else ""
            if line:
                if not held:
                    start = number
                held.append(line)
            elif held:
                yield start, " ".join(held)
                held = []

    def sections(self, levels):
        """The parts under headings ``# Word: name`` or ``## Word: name``.

        Yields:
            ``(level, word, name, line of the heading, first line after it, line after the last)``.
        """
        heads = []
        for number, line in enumerate(self.lines, 1):
            if not line.startswith("#"):
                continue
            found = HEADING.match(line) or re.match(r"(#{1,2})\s+(\S.*?)()\s*\Z", line)
            if not found or (len(found[1]), found[2].lower()) not in levels:
                said = ", ".join(f"“{'#' * level} {word.capitalize()}”" for level, word in levels)
                self.wrong(number, f"This heading is none that belongs here: {line.strip()!r}.", f"Use one of {said}.")
                continue
            heads.append((len(found[1]), found[2].lower(), found[3], number))
        for count, (level, word, name, number) in enumerate(heads):
            end = heads[count + 1][3] if count + 1 < len(heads) else len(self.lines) + 1
            yield level, word, name, number, number + 1, end

    def fields(self, first, last, keys):
        """Lines ``key: value`` up to the first blank line; a value may go on in the lines below it.

        Returns:
            ``([(key, what stands between key and colon, value, line)], the line after them)``.
        """
        found, number = [], first
        known = re.compile(rf"({'|'.join(keys)})(?:\s+([^:]*?))?\s*:\s*(.*)\Z", re.IGNORECASE)
        while number < last:
            line = self.lines[number - 1].strip()
            if not line:
                break
            match = known.match(line)
            if match:
                found.append((match[1].lower(), match[2] or "", match[3].strip(), number))
            elif found and not re.match(r"[a-z ]{2,20}:\s", line):
                key, rest, value, at = found[-1]
                found[-1] = (key, rest, f"{value} {line}".strip(), at)
            elif found or re.match(r"[A-Za-z ]{2,20}:\s", line):
                self._unknown_key(number, line, keys)
            else:
                break
            number += 1
        return found, number

    def _unknown_key(self, number, line, keys):
        word = line.split(":")[0].strip().lower()
        near = difflib.get_close_matches(word, keys, 1)
        mend = f"Write “{near[0]}:”." if near else f"Use one of: {', '.join(keys)}."
        self.wrong(number, f"There is no line “{word}:” here.", mend)

    def name(self, line, name, what):
        """Check a name that stands in a heading; returns it."""
        if not ID.match(name):
            self.wrong(line, f"{what} cannot be called {name!r}.", "Use small letters, digits and hyphens, such as “two-sheets”.")
        return name

    def conditions(self, line, text):
        """Read ``leader = hub or mentor, news = told``."""
        found = []
        for part in filter(None, (part.strip() for part in text.split(","))):
            variable, equals, values = part.partition("=")
            values = [value.strip() for value in re.split(r"\s+or\s+", values.strip()) if value.strip()]
            if not equals or not variable.strip() or not values:
                self.wrong(line, f"This condition cannot be read: {part!r}.", "Write it as “variable = value”, several with commas.")
                continue
            found.append({"variable": variable.strip(), "values": values})
        return found

    def guard(self, line, rest):
        """The conditions of a key written as ``ledger when leader = hub:``."""
        if not rest:
            return []
        if not rest.lower().startswith("when "):
            self.wrong(line, f"“{rest}” cannot stand before this colon.", "Write “when variable = value”, or nothing.")
            return []
        return self.conditions(line, rest[5:])

    def block(self, line, text, speakers):
        """One paragraph of a scene: words, speech or a note, perhaps with conditions before it."""
        when = []
        match = re.match(r"\[when ([^\]]+)\]\s*(.*)\Z", text, re.DOTALL | re.IGNORECASE)
        if match:
            when, text = self.conditions(line, match[1]), match[2]
        if not text:
            self.wrong(line, "A condition stands alone, without its paragraph.", "Write the paragraph behind the bracket.")
        made = {"kind": "paragraph", "text": text}
        speech = SPEECH.match(text)
        if text.startswith(">"):
            words = re.sub(r"(?:^|\s)>\s?", " ", text).strip()
            label = re.match(r"\[([^\]]+)\]\s*(.*)\Z", words, re.DOTALL)
            made = {"kind": "note", "text": label[2] if label else words}
            if label:
                made["label"] = label[1]
        elif speech and speech[1] in speakers:
            made = {"kind": "speech", "text": speech[2], "speaker": speech[1]}
        elif speech and len(speech[1].split()) <= 2:
            self.wrong(line, f"{speech[1]!r} speaks and is not among the people of this vignette.",
                       "Name them under [[people]] in vignette.toml, or word the sentence without the colon.")
        if MARKUP.search(made["text"]):
            self.wrong(line, "A scene is plain text; this paragraph has markup in it.", "Take out the stars, brackets or tags.")
        return made | ({"when": when} if when else {})


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
    floor = {key: value for key, _, value, _ in found if key in CHOICE_KEYS[6:]}
    if floor:
        choice["floor"] = {"duty": floor.get("below the floor", "")} | {
            key: floor.get(key, "") for key in ("source", "dated", "today", "tell", "escalate")}
    return choice


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
