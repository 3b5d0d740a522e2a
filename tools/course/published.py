"""``python3 -m tools.course.published``: keep each vignette as it is published, so that what is begun in it can be finished.

A release keeps ``vignettes/<slug>/published/<version>.json``, the compiled story without what never leads
elsewhere. Once a story's version is raised, its page carries the ones that were kept. ``tools check`` says so
where a story was changed and its version was not.
"""

import argparse
import json
import re
import sys
from pathlib import Path

from exercises.narrative import shape
from tools.course import vignettes
from tools.course.problems import CourseProblem, Finding

FOLDER = "published"
NAME = re.compile(r"[1-9][0-9]{0,4}\.json")
LEFT_OUT = ("map",)
"""Not kept: it would tell nobody how a path goes on."""


def kept(folder):
    """The stories that were kept for one vignette.

    Args:
        folder: the vignette's folder.

    Returns:
        ``{version: (file, compiled dictionary)}``, the newest first. A file of another name is not looked at.

    Raises:
        CourseProblem: a file cannot be read, or holds another vignette or version than its name says.
    """
    folder, found, findings = Path(folder), {}, []
    for file in sorted((folder / FOLDER).glob("*.json")):
        if not NAME.fullmatch(file.name):
            continue
        try:
            story = json.loads(file.read_text(encoding="utf-8"))
            fits = (story["slug"], story["version"]) == (folder.name, int(file.stem)) and shape.of(story)
        except (ValueError, KeyError, TypeError, AttributeError):
            fits = False
        if not fits:
            findings.append(Finding(_place(file), 1, f"This is not version {file.stem} of {folder.name} as it was published.",
                                    "Put back the file as it was released, or delete it; what was begun in it cannot be finished then."))
            continue
        found[int(file.stem)] = (file, story)
    if findings:
        raise CourseProblem(findings)
    return dict(sorted(found.items(), reverse=True))


def beside(folder, story):
    """The kept stories that a page carries beside ``story``: all whose version or shape is another."""
    now = (story["version"], shape.of(story))
    return [old for _, old in kept(folder).values() if (old["version"], shape.of(old)) != now]


def changed_without_number(course):
    """A vignette whose scenes were changed since its version was published has a new version."""
    for folder in sorted(Path(course.root, "vignettes").glob("*/")):
        try:
            old = kept(folder)
        except CourseProblem as problem:
            yield from problem.findings
            continue
        try:
            story = vignettes.load(folder, course.root).story if old else None
        except (ValueError, LookupError):
            continue  # another promise of the check says what is wrong with it
        if story is None:
            continue
        file, before = old.get(story["version"], (None, None))
        newest = next(iter(old))
        if file and shape.of(before) != shape.of(story):
            yield Finding(f"vignettes/{folder.name}/vignette.toml", 1,
                          f"Its scenes lead elsewhere than in version {story['version']} as it was published.",
                          f"Write version = {newest + 1}: whoever began version {story['version']} is then asked whether to finish that.")
        if story["version"] < newest:
            yield Finding(f"vignettes/{folder.name}/vignette.toml", 1, f"Version {newest} of it has been published already.",
                          f"Write version = {newest + 1}.")


def keep(folder, root=vignettes.ROOT):
    """Keep a vignette as it stands.

    Returns:
        The file; it is written only where it was not there.

    Raises:
        CourseProblem: the vignette has a slip, or its version was published with other scenes.
    """
    story = vignettes.compile_story(folder, root)
    old = kept(folder)
    file = Path(folder) / FOLDER / f"{story['version']}.json"
    if story["version"] in old:
        if shape.of(old[story["version"]][1]) != shape.of(story):
            raise CourseProblem([Finding(_place(file), 1, "This version was published with other scenes.",
                                         f"Write version = {max(old) + 1} in vignette.toml, then run this again.")])
        return file
    file.parent.mkdir(exist_ok=True)
    told = {name: part for name, part in story.items() if name not in LEFT_OUT}
    file.write_text(json.dumps(told, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8", newline="\n")
    return file


def _place(file):
    return "/".join(Path(file).parts[-4:])


def main(argv=None):
    """Keep the vignettes that are named, or all; 1 where one of them cannot be kept."""
    parser = argparse.ArgumentParser(prog="python3 -m tools.course.published", description=__doc__.splitlines()[0])
    parser.add_argument("slug", nargs="*", help="the folders in vignettes/; all where none is named")
    named = parser.parse_args(argv).slug
    home = vignettes.ROOT / "vignettes"
    folders = [home / slug for slug in named] or sorted(path.parent for path in home.glob("*/vignette.toml"))
    missing = False
    for folder in folders:
        try:
            print(f"Kept: {_place(keep(folder))}")
        except CourseProblem as problem:
            missing = True
            print(problem, file=sys.stderr)
    return int(missing)


if __name__ == "__main__":
    sys.exit(main())
