"""Playthroughs: one path through a vignette, written so that anybody can read it, and run as a test.

A file names the seat, then each scene with what was chosen there and what went into the ledger::

    # What this path shows, in a sentence.
    seat: lead

    at: four-weeks
    choose: refer
    ledger: mediation more, time less

    at: the-lap
    child: heard
    go on

    ending: nobody-named

A change of the story that alters a path shows as a difference in its file.
"""

import sys
from pathlib import Path

from exercises.narrative import player
from exercises.narrative.model import ON
from exercises.record.problems import Problem
from tools.course.problems import Finding


def transcript(story, seat, path):
    """The lines of a playthrough, without remarks, as far as the path goes.

    Raises:
        Problem: the path does not fit the story.
    """
    state = player.begin(story, seat)
    lines = [f"seat: {seat}", *_arrived(state, ())]
    for choice in path:
        before = state
        state = player.choose(story, state, choice)
        step = state.steps[-1]
        lines.append("go on" if choice == ON else f"choose: {choice}")
        lines += _ledger(step.noted)
        lines += _arrived(state, before.noted + step.noted, before.child)
    return lines


def _arrived(state, noted_before, child_before=()):
    lines = [f"{'ending' if state.ended else 'at'}: {state.scene.id}"]
    lines += [f"child: {mark.state}" for _, mark in state.child[len(child_before):]]
    return lines + _ledger(state.noted[len(noted_before):])


def _ledger(noted):
    if not noted:
        return []
    return ["ledger: " + ", ".join(f"{one.entry.dimension.replace('_', ' ')} {one.entry.direction}" for one in noted)]


def read(text):
    """Read a playthrough.

    Returns:
        ``(seat, path of choice ids, [(line number, line)] without remarks and blank lines)``.

    Raises:
        Problem: it names no seat.
    """
    lines = [(number, " ".join(line.split())) for number, line in enumerate(text.splitlines(), 1)
             if line.strip() and not line.lstrip().startswith("#")]
    if not lines or not lines[0][1].startswith("seat: "):
        raise Problem("A playthrough begins with a line “seat: …”.")
    path = [ON if line == "go on" else line[8:] for _, line in lines if line == "go on" or line.startswith("choose: ")]
    return lines[0][1][6:], tuple(path), lines


def compare(story, text):
    """Play a file and compare.

    Returns:
        None where it plays as written; else ``(line, what is different)``.
    """
    try:
        seat, path, lines = read(text)
        played = transcript(story, seat, path)
    except Problem as problem:
        return 1, f"This playthrough cannot be played: {problem}"
    for (number, written), line in zip(lines, played):
        if written != line:
            return number, f"The file says “{written}”; the story now says “{line}”."
    if len(lines) != len(played):
        number = lines[-1][0]
        return number, ("The file ends before the path does." if len(lines) < len(played)
                        else "The file goes on after the path has ended.")
    if not any(line.startswith("ending: ") for _, line in lines):
        return lines[-1][0], "The playthrough does not come to an ending."
    return None


def findings(story, folder, relative):
    """Run every playthrough of a vignette.

    Args:
        story: the :class:`~exercises.narrative.model.Story`.
        folder: its folder.
        relative: a function from a file to the path that findings name.

    Yields:
        An error for each file that does not play as it is written; a warning for each ending to which no
        playthrough comes, so that nobody would see it change.
    """
    reached = set()
    for file in sorted((folder / "playthroughs").glob("*.txt")):
        text = file.read_text(encoding="utf-8", errors="replace")
        difference = compare(story, text)
        if difference:
            line, what = difference
            yield Finding(relative(file), line, what, "Mend the story; or, if the change is meant, write the file anew "
                          f"with python3 -m tools.course.playthroughs {folder.name}.")
        else:
            reached.add(player.replay(story, *read(text)[:2]).scene.id)
    for scene in story.scenes.values():
        if scene.ending and scene.id not in reached:
            yield Finding(relative(folder / "vignette.toml"), 1, f"No playthrough comes to the ending {scene.id!r}.",
                          "Keep a path to it in playthroughs/: the seat and its choices; "
                          f"python3 -m tools.course.playthroughs {folder.name} fills in the rest.", True)


def rewrite(story, text):
    """The file as the story now plays it, with the remarks at its head kept."""
    remarks = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    seat, path, _ = read(text)
    lines = []
    for line in transcript(story, seat, path):
        lines += ["", line] if line.startswith(("at: ", "ending: ")) else [line]
    return "\n".join([*remarks, *lines]) + "\n"


def main(slug):
    """Write the playthroughs of a vignette anew, as the story now plays them."""
    from exercises.narrative import model
    from tools.course import vignettes

    folder = vignettes.ROOT / "vignettes" / slug
    loaded = vignettes.load(folder)
    broken = [finding for finding in loaded.errors if "/playthroughs/" not in finding.path]
    if broken:
        print("\n".join(map(str, broken)))
        return 1
    for file in sorted(Path(folder, "playthroughs").glob("*.txt")):
        file.write_text(rewrite(model.read(loaded.story), file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        print(f"Written anew: {file.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
