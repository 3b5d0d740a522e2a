"""From a folder of words to a vignette that can be played: read, check, compile to one versioned dictionary.

``vignettes/<slug>/`` holds ``vignette.toml``, ``scenes/*.md``, ``debrief.md``, ``page.md`` and
``playthroughs/*.txt``; ``docs/developing/writing-a-vignette.md`` tells an author how to write them.
"""

import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from exercises.narrative import check, explore, model
from tools.course import playthroughs, vignette_text, vignette_words
from tools.course.problems import CourseProblem, Finding

ROOT = Path(__file__).resolve().parents[2]
SHAPES = ("circle", "square", "triangle", "diamond", "hexagon")
NEEDED = ("id", "title", "version", "modules", "outcomes", "rests_on", "review", "seats")


@dataclass
class Loaded:
    """A vignette as read from its folder.

    Attributes:
        slug: the folder's name.
        story: the compiled dictionary, or None where it could not be made.
        findings: everything that is wrong or doubtful, each a :class:`~tools.course.problems.Finding`.
        proof: what exploring its states found (:class:`exercises.narrative.check.Proof`), or None.
        places: ``(scene, choice or "")`` to ``(file, line)``.
    """

    slug: str
    story: dict | None = None
    findings: list = field(default_factory=list)
    proof: object = None
    places: dict = field(default_factory=dict)

    @property
    def errors(self):
        """The findings that stop a build."""
        return [finding for finding in self.findings if not finding.warning]


def load(folder, root=ROOT):
    """Read, compile and check one vignette.

    Args:
        folder: its folder.
        root: the project's root, for the sources' cards and for the paths that findings name.

    Returns:
        A :class:`Loaded`. Nothing is raised for what an author can mend; it stands among the findings.
    """
    folder, root = Path(folder), Path(root)
    loaded = Loaded(folder.name)
    story = _compile(folder, root, loaded)
    if story is None or loaded.errors:
        return loaded
    loaded.story = story
    read = model.read(story)
    loaded.proof = check.prove(read)
    for flaw in loaded.proof.flaws:
        path, line = _place(loaded, folder, root, flaw.scene, flaw.choice, flaw.rule)
        where = "/".join(filter(None, (flaw.scene, flaw.choice)))
        what = flaw.what if not where or where in flaw.what else f"{where}: {flaw.what}"
        loaded.findings.append(Finding(path, line, what, flaw.mend, flaw.severity == explore.WARNING))
    loaded.findings += _sources(read, loaded, folder, root)
    if not loaded.errors:
        loaded.findings += [*_measures(read, loaded, folder, root), *_played(read, folder, root)]
    return loaded


def load_all(root=ROOT):
    """Every vignette of the project, by the order of their folders' names."""
    folders = sorted((Path(root) / "vignettes").glob("*/vignette.toml"))
    return [load(path.parent, root) for path in folders]


def compile_story(folder, root=ROOT):
    """The compiled dictionary of one vignette.

    Raises:
        CourseProblem: something is wrong with it; every problem names file, line and mend.
    """
    loaded = load(folder, root)
    if loaded.errors:
        raise CourseProblem(loaded.errors)
    return loaded.story


def compile_all(target, root=ROOT):
    """Write every vignette to ``target/<slug>.json``, where notebooks and the page maker find it.

    Returns:
        The files written.

    Raises:
        CourseProblem: something is wrong with one of them; nothing is written then.
    """
    everything = load_all(root)
    errors = [finding for loaded in everything for finding in loaded.errors]
    if errors:
        raise CourseProblem(errors)
    target = Path(target)
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for loaded in everything:
        path = target / f"{loaded.slug}.json"
        path.write_text(json.dumps(loaded.story, ensure_ascii=False, sort_keys=True), encoding="utf-8", newline="\n")
        written.append(path)
    return written


def load_for_play(slug):
    """The compiled dictionary of a vignette in this checkout, or None (for ``library.use_loader``)."""
    folder = ROOT / "vignettes" / slug
    if not re.fullmatch(r"[a-z0-9-]+", slug) or not (folder / "vignette.toml").is_file():
        return None
    return compile_story(folder)


def _relative(path, root):
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _place(loaded, folder, root, scene="", choice="", rule=""):
    """The file and line to name for a flaw."""
    if rule in ("no-debrief", "debrief-of-nothing"):
        return loaded.places.get(("debrief", scene, choice), (_relative(folder / "debrief.md", root), 1))
    return (loaded.places.get((scene, choice)) or loaded.places.get((scene, ""))
            or (_relative(folder / "vignette.toml", root), 1))


def _compile(folder, root, loaded):
    path = folder / "vignette.toml"
    name = _relative(path, root)
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        loaded.findings.append(Finding(name, 1, "The vignette has no vignette.toml.", "Write one; the guide has a form to copy."))
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        loaded.findings.append(Finding(name, int(line[1]) if line else 1, f"This file cannot be read: {error}.",
                                       "Look for a missing quotation mark or bracket on that line."))
        return None
    missing = [key for key in NEEDED if not facts.get(key)]
    if missing:
        loaded.findings.append(Finding(name, 1, f"Missing: {', '.join(missing)}.", "Add a line for each."))
        return None
    story = _facts(folder, facts, loaded, name)
    speakers = {person["name"] for person in story["people"]} | {"You"}
    for file in sorted((folder / "scenes").glob("**/*.md")):
        scenes, places = vignette_text.read_scenes(_relative(file, root), _text(file, loaded, root), speakers, loaded.findings)
        for scene in scenes:
            if scene["id"] in {other["id"] for other in story["scenes"]}:
                loaded.findings.append(Finding(*places[scene["id"], ""], f"There are two scenes called {scene['id']!r}.", "Give one of them another name."))
            ids = [choice["id"] for choice in scene["choices"]]
            for id_ in {one for one in ids if ids.count(one) > 1}:
                loaded.findings.append(Finding(*places.get((scene["id"], id_), places[scene["id"], ""]), f"The scene {scene['id']!r} has two choices called {id_!r}.", "Give one of them another name."))
            story["scenes"].append(scene)
        loaded.places |= places
    if not story["scenes"]:
        loaded.findings.append(Finding(name, 1, "The vignette has no scenes.", "Write scenes/some-name.md with a heading “# Scene: …”."))
        return None
    file = folder / "debrief.md"
    if file.is_file():
        story["debrief"], places = vignette_text.read_debrief(_relative(file, root), _text(file, loaded, root), loaded.findings)
        loaded.places |= {("debrief", *key): place for key, place in places.items()}
    else:
        loaded.findings.append(Finding(name, 1, "The vignette has no debrief.md.", "Write one: a choice without its reason teaches nothing."))
    return _typeset(story)


def _typeset(piece):
    """The same with typographer's apostrophes, which an author need not find on a keyboard."""
    if isinstance(piece, dict):
        return {key: _typeset(value) for key, value in piece.items()}
    if isinstance(piece, list):
        return [_typeset(value) for value in piece]
    return piece.replace("'", "’") if isinstance(piece, str) else piece


def _text(file, loaded, root):
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        loaded.findings.append(Finding(_relative(file, root), 1, "This file is not written in UTF-8.", "Save it again as UTF-8 text."))
        return ""


def _facts(folder, facts, loaded, name):
    """The compiled dictionary without scenes, debrief and sources."""
    story = {"format": model.FORMAT, "slug": folder.name, "scenes": [], "debrief": {}, "sources": {}}
    for key in ("id", "version", "title", "summary", "content_note", "review", "child"):
        if key in facts:
            story[key] = facts[key]
    story["minutes"] = str(facts.get("minutes", ""))
    for key in ("modules", "outcomes", "prompts", "rests_on", "people", "moments"):
        story[key] = list(facts.get(key, ()))
    story["variables"] = [{"id": id_, **one} for id_, one in facts.get("variables", {}).items()]
    story["seats"] = []
    for seat in facts["seats"]:
        lacking = [key for key in ("id", "name", "letter", "shape", "who", "first", "brief") if not seat.get(key)]
        if lacking or seat["shape"] not in SHAPES:
            loaded.findings.append(Finding(name, 1, f"The seat {seat.get('id', '?')!r} lacks {', '.join(lacking) or 'a known shape'}.",
                                           f"Fill it in; shapes are {', '.join(SHAPES)}."))
            continue
        paragraphs = [" ".join(one.split()) for one in re.split(r"\n\s*\n", seat["brief"].strip())]
        story["seats"].append({key: seat[key] for key in ("id", "name", "letter", "shape", "who", "first")} | {
            "brief": [{"kind": "paragraph", "text": one} for one in paragraphs]})
    for one in story["variables"]:
        if one.get("start") not in one.get("values", ()):
            loaded.findings.append(Finding(name, 1, f"The variable {one['id']!r} does not begin as one of its values.", "Set start to one of values."))
    return story


def _sources(story, loaded, folder, root):
    """Put the cards of every cited source into the dictionary; findings for those that nobody knows."""
    known = _cards(root)
    if not known:
        return
    for id_, scene, choice in check.cited(story):
        if id_ in known:
            loaded.story["sources"][id_] = known[id_]
        else:
            path, line = _place(loaded, folder, root, scene, choice)
            yield Finding(path, line, f"The source {id_!r} is not among the course's sources.",
                          "Correct the id, or add it to docs/sources/items.toml (law: to docs/sources/law.toml).")
    for key in ("outcomes", "prompts"):
        ids = known_ids(root).get(key)
        for id_ in getattr(story, key):
            if ids and id_ not in ids:
                yield Finding(_relative(folder / "vignette.toml", root), 1, f"There is no {key[:-1]} {id_!r}.",
                              "Use an id of docs/outcomes/outcomes.toml.")


def _read_toml(path):
    return tomllib.loads(path.read_text(encoding="utf-8-sig")) if path.is_file() else {}


def known_ids(root):
    """The ids of outcomes and prompts that the course has."""
    data = _read_toml(Path(root) / "docs/outcomes/outcomes.toml")
    return {"outcomes": {one["id"] for one in data.get("outcome", ())}, "prompts": {one["id"] for one in data.get("prompt", ())}}


def _cards(root):
    """What each source of the course says, who was asked, and what it cannot carry, by id."""
    folder = Path(root) / "docs" / "sources"
    studies = {one["key"]: one for one in _read_toml(folder / "sources.toml").get("source", ())}
    cards = {}
    for item in _read_toml(folder / "items.toml").get("item", ()):
        study = studies.get(item["source"], {})
        cards[item["id"]] = {"says": item["says"], "short": study.get("short", item["source"]),
                             "who": study.get("how_many", ""), "limits": study.get("cannot_carry", "")}
    for row in _read_toml(folder / "law.toml").get("law", ()):
        cards[f"law:{row['id']}"] = {
            "says": row.get("now", ""), "short": row["term"], "who": f"Read in: {row.get('source', '')}",
            "limits": f"Checked {row.get('checked', '')}: {row.get('confidence', '')}. Verify current arrangements; local procedure governs."}
    return cards


def _measures(story, loaded, folder, root):
    """Doubts about the words, by measure."""
    for scene in story.scenes.values():
        path, line = loaded.places[scene.id, ""]
        for blocks in sorted(loaded.proof.shown.get(scene.id, ())):
            text = " ".join(scene.blocks[count].text for count in blocks)
            count = len(vignette_words.words(text))
            if not vignette_words.SHORTEST_SCENE <= count <= vignette_words.LONGEST_SCENE:
                yield Finding(path, line, f"The scene {scene.id!r} can have {count} words.",
                              f"Keep it between {vignette_words.SHORTEST_SCENE} and {vignette_words.LONGEST_SCENE}.", True)
            grade = round(vignette_words.grade(text))
            if grade > vignette_words.HIGHEST_GRADE:
                yield Finding(path, line, f"The scene {scene.id!r} reads at grade {grade}.", "Shorten sentences; grade 9 or below.", True)
        texts = [choice.text for choice in scene.choices if choice.id != model.ON]
        if not vignette_words.of_like_length(texts):
            yield Finding(path, line, f"The choices of {scene.id!r} have {min(map(len, texts))} to {max(map(len, texts))} letters.",
                          "Bring them within a third of each other, so that length gives nothing away.", True)


def _played(story, folder, root):
    for file in sorted((folder / "playthroughs").glob("*.txt")):
        difference = playthroughs.compare(story, file.read_text(encoding="utf-8"))
        if difference:
            line, what = difference
            yield Finding(_relative(file, root), line, what, "Mend the story; or, if the change is meant, write the file anew "
                          f"with python3 -m tools.course.playthroughs {folder.name}.")


def report(loaded):
    """The figures of one vignette as lines of text, for its author."""
    story = model.read(loaded.story)
    proof = loaded.proof
    lines = [f"{story.id} {story.title}: {len(story.scenes)} scenes, {proof.states} states, longest path {proof.longest} characters"]
    for seat, paths in proof.paths.items():
        spread = ", ".join(f"{ending} {count}" for ending, count in sorted(proof.endings[seat].items()))
        lines.append(f"  {story.seats[seat].name}: {paths} paths ({spread})")
    return "\n".join(lines)


