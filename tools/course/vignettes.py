"""From a folder of words to a vignette that can be played: read, check, compile to one versioned dictionary.

``vignettes/<slug>/`` holds ``vignette.toml``, ``scenes/*.md``, ``debrief.md``, ``page.md`` and
``playthroughs/*.txt``; ``docs/developing/writing-a-vignette.md`` tells an author how to write them.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from exercises.narrative import check, explore, model
from tools.course import playthroughs, vignette_cards, vignette_compile, vignette_map, vignette_names, vignette_words
from tools.course.problems import CourseProblem, Finding

ROOT = Path(__file__).resolve().parents[2]
_loaded = {}


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

    @property
    def warnings(self):
        """The doubts, which stop nothing."""
        return [finding for finding in self.findings if finding.warning]


def load(folder, root=ROOT):
    """Read, compile and check one vignette.

    What was read once is kept as long as no file of the vignette or of the sources changes: a build asks for the
    same vignette for its page, its paper version and its story.

    Args:
        folder: its folder.
        root: the project's root, for the sources' cards and for the paths that findings name.

    Returns:
        A :class:`Loaded`. Nothing is raised for what an author can mend; it stands among the findings.
    """
    folder, root = Path(folder), Path(root)
    stamp = _stamp(folder, root)
    kept = _loaded.get((folder, root))
    if kept is None or kept[0] != stamp:
        _loaded[folder, root] = kept = stamp, _load(folder, root)
    return kept[1]


def _stamp(folder, root):
    """Changes whenever a file that counts changes."""
    files = sorted([*folder.glob("*.*"), *folder.glob("*/**/*.*"), *(root / "docs/sources").glob("*.toml"), *(root / "docs/outcomes").glob("*.toml")])
    return [(str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.is_file()]


def _load(folder, root):
    source = vignette_compile.Folder(folder, root)
    loaded = Loaded(folder.name, findings=source.findings, places=source.places)
    story = vignette_compile.read(source)
    loaded.findings += vignette_names.findings(folder, source.facts, source.relative)
    if story is None or loaded.errors:
        return loaded
    loaded.story = story
    read = model.read(story)
    loaded.proof = check.prove(read)
    for flaw in loaded.proof.flaws:
        where = "/".join(filter(None, (flaw.scene, flaw.choice)))
        what = flaw.what if not where or where in flaw.what else f"{where}: {flaw.what}"
        place = _place(source, flaw.scene, flaw.choice, flaw.rule) or source.stated(flaw.what)
        loaded.findings.append(Finding(*place, what, flaw.mend, flaw.severity == explore.WARNING))
    for what, mend, scene, choice in vignette_cards.add(story, read, root):
        loaded.findings.append(Finding(*(_place(source, scene, choice) or source.stated(what)), what, mend))
    if not loaded.errors:
        story["map"] = vignette_map.html(read, loaded.proof)
        loaded.findings += vignette_words.findings(read, loaded.proof, loaded.places)
        loaded.findings += playthroughs.findings(read, folder, source.relative)
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


def _place(source, scene="", choice="", rule=""):
    """The file and line to name for a flaw, or None where it belongs to no scene."""
    if rule in ("no-debrief", "debrief-of-nothing"):
        return source.places.get(("debrief", scene, choice), (source.relative(source.path / "debrief.md"), 1))
    return source.places.get((scene, choice)) or source.places.get((scene, ""))


def report(loaded):
    """The figures of one vignette as lines of text, for its author."""
    story = model.read(loaded.story)
    proof = loaded.proof
    lines = [f"{story.id} {story.title}: {len(story.scenes)} scenes, {proof.states} states, longest path {proof.longest} characters"]
    for seat, paths in proof.paths.items():
        spread = ", ".join(f"{ending} {count}" for ending, count in sorted(proof.endings[seat].items()))
        lines.append(f"  {story.seats[seat].name}: {paths} paths ({spread})")
    return "\n".join(lines)
