"""The lines of a vignette's Markdown: headings, keys, conditions, paragraphs, each with its file and line.

The layout is told to authors in ``docs/developing/writing-a-vignette.md``. Every error is a
:class:`~tools.course.problems.Finding`, and reading goes on after it, so that one reading finds them all.
"""

import difflib
import re

from tools.course.problems import Finding

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
