"""Reads a vignette's folder into one dictionary, as ``vignette.schema.json`` describes it; nothing is proved here."""

import re
import tomllib

from exercises.narrative import model
from tools.course import vignette_debrief, vignette_scenes
from tools.course.problems import Finding

SHAPES = ("circle", "square", "triangle", "diamond", "hexagon")
NEEDED = ("id", "title", "version", "modules", "outcomes", "rests_on", "review", "seats")
SEAT_KEYS = ("id", "name", "letter", "shape", "who", "first")


class Folder:
    """A vignette's folder while it is read.

    Attributes:
        path: the folder, a ``pathlib.Path``.
        facts: what vignette.toml holds.
        findings: what was wrong.
        places: ``(scene, choice or "")``, or ``("debrief", scene, choice)``, to ``(file, line)``.
    """

    def __init__(self, path, root):
        self.path, self.root = path, root
        self.facts, self.findings, self.places = {}, [], {}

    def relative(self, file):
        """A file's path as findings name it: from the project's root where it lies there."""
        try:
            return file.relative_to(self.root).as_posix()
        except ValueError:
            return file.as_posix()

    @property
    def name(self):
        """The path of vignette.toml."""
        return self.relative(self.path / "vignette.toml")

    def wrong(self, what, mend, place=None):
        """Note a problem, of vignette.toml where no other place is given."""
        self.findings.append(Finding(*(place or self.stated(what)), what, mend))

    def stated(self, what):
        """The file and line of vignette.toml that a sentence speaks of: where what it names in quotation marks stands.

        The first line where nothing that is named there is found.
        """
        lines = self.lines()
        # what is mistyped is mostly named last: “the seat 'mother' begins at 'flatt'”
        seats = [seat["name"] for seat in self.facts.get("seats", ()) if seat.get("name", "\n") in what]
        for name in [*reversed(re.findall(r"[“'](\S+?)[”']", what)), *seats]:
            bare = re.escape(name)
            quoted = rf"[\"']{bare}[\"']"
            for pattern in (rf"\[variables\.{bare}\]", rf"^\s*(?:id|first|name)\s*=\s*{quoted}", quoted, rf"^\s*{bare}\s*="):
                found = next((number for number, line in enumerate(lines, 1) if re.search(pattern, line)), None)
                if found:
                    return self.name, found
        return self.name, 1

    def lines(self):
        """The lines of vignette.toml."""
        try:
            return (self.path / "vignette.toml").read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            return []

    def text(self, file):
        """What a file holds; empty, with a finding, where it is not UTF-8."""
        try:
            return file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            self.wrong("This file is not written in UTF-8.", "Save it again as UTF-8 text.", (self.relative(file), 1))
            return ""


def read(folder):
    """The compiled dictionary of a :class:`Folder`, or None where not even that can be made.

    It has no sources' cards and no map yet; see :mod:`tools.course.vignettes`.
    """
    if not _read_facts(folder):
        return None
    story = _with_facts(folder)
    speakers = {person["name"] for person in story["people"]} | {"You"}
    for file in sorted((folder.path / "scenes").glob("**/*.md")):
        _add_scenes(folder, story, file, speakers)
    if not story["scenes"]:
        folder.wrong("The vignette has no scenes.", "Write scenes/some-name.md with a heading “# Scene: …”.")
        return None
    file = folder.path / "debrief.md"
    if file.is_file():
        story["debrief"], places = vignette_debrief.read_debrief(folder.relative(file), folder.text(file), folder.findings)
        folder.places |= {("debrief", *key): place for key, place in places.items()}
    else:
        folder.wrong("The vignette has no debrief.md.", "Write one: a choice without its reason teaches nothing.")
    return typeset(story)


def _read_facts(folder):
    try:
        folder.facts = tomllib.loads((folder.path / "vignette.toml").read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        folder.wrong("The vignette has no vignette.toml.", "Write one, or begin with python3 -m tools new vignette; the guide has a form to copy.")
        return False
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        folder.wrong(f"This file cannot be read: {error}.", "Look for a missing quotation mark or bracket on that line.",
                     (folder.name, int(line[1]) if line else 1))
        return False
    missing = [key for key in NEEDED if not folder.facts.get(key)]
    if missing:
        folder.wrong(f"Missing: {', '.join(missing)}.", "Add a line for each.")
    return not missing


def _with_facts(folder):
    """The compiled dictionary without scenes and debrief."""
    facts = folder.facts
    story = {"format": model.FORMAT, "slug": folder.path.name, "scenes": [], "debrief": {}, "sources": {}}
    for key in ("id", "version", "title", "summary", "content_note", "review", "child"):
        if key in facts:
            story[key] = facts[key]
    story["minutes"] = str(facts.get("minutes", ""))
    for key in ("modules", "outcomes", "prompts", "rests_on", "people", "moments"):
        story[key] = list(facts.get(key, ()))
    story["variables"] = [{"id": id_, **one} for id_, one in facts.get("variables", {}).items()]
    story["seats"] = []
    for seat in facts["seats"]:
        lacking = [key for key in (*SEAT_KEYS, "brief") if not seat.get(key)]
        if lacking or seat["shape"] not in SHAPES:
            folder.wrong(f"The seat {seat.get('id', '?')!r} lacks {', '.join(lacking) or 'a known shape'}.",
                         f"Fill it in; shapes are {', '.join(SHAPES)}.")
            continue
        paragraphs = [" ".join(one.split()) for one in re.split(r"\n\s*\n", seat["brief"].strip())]
        story["seats"].append({key: seat[key] for key in SEAT_KEYS} | {
            "brief": [{"kind": "paragraph", "text": one} for one in paragraphs]})
    for one in story["variables"]:
        if one.get("start") not in one.get("values", ()):
            folder.wrong(f"The variable {one['id']!r} does not begin as one of its values.", "Set start to one of values.")
    return story


def _add_scenes(folder, story, file, speakers):
    scenes, places = vignette_scenes.read_scenes(folder.relative(file), folder.text(file), speakers, folder.findings)
    for scene in scenes:
        if scene["id"] in {other["id"] for other in story["scenes"]}:
            folder.wrong(f"There are two scenes called {scene['id']!r}.", "Give one of them another name.", places[scene["id"], ""])
        ids = [choice["id"] for choice in scene["choices"]]
        for id_ in {one for one in ids if ids.count(one) > 1}:
            folder.wrong(f"The scene {scene['id']!r} has two choices called {id_!r}.", "Give one of them another name.",
                         places.get((scene["id"], id_), places[scene["id"], ""]))
        story["scenes"].append(scene)
    folder.places |= places


def typeset(piece):
    """The same with typographer's apostrophes, which an author need not find on a keyboard."""
    if isinstance(piece, dict):
        return {key: typeset(value) for key, value in piece.items()}
    if isinstance(piece, list):
        return [typeset(value) for value in piece]
    return piece.replace("'", "’") if isinstance(piece, str) else piece
