"""What the check found out about each vignette, for its author: a table of all, and a page with the map for each."""

import html

from exercises.narrative import doubts, explore, model
from exercises.views import markup
from tools.course import vignettes

HEADS = ("Vignette", "Scenes", "States", "Endings", "Seats", "Paths", "Longest", "Warnings")
STYLE = """:root{color-scheme:light dark;--course-ink:CanvasText;--course-line:GrayText;--course-paper:Canvas}
body{max-width:60rem;margin:1.5rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}
table{border-collapse:collapse;margin:1rem 0}caption{text-align:left;font-weight:bold}
td,th{border:1px solid GrayText;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
figure{margin:2rem 0}svg{max-width:100%;height:auto}div.wide{overflow-x:auto}"""


def table(everything):
    """The table of all vignettes, then what is left to mend or to doubt, as lines of text.

    Args:
        everything: what :func:`tools.course.vignettes.load_all` gave.
    """
    rows = [HEADS, *(_row(loaded) for loaded in everything)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADS))]
    lines = ["  ".join(cell.ljust(width) if place == 0 else cell.rjust(width) for place, (cell, width) in enumerate(zip(row, widths)))
             for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    proved = [loaded.proof for loaded in everything if loaded.proof and not loaded.errors]
    together = sum(proof.longest for proof in proved)
    lines += ["", f"One longest path of each, in one string: {together} characters of 3,000."]
    for loaded in everything:
        lines += [f"{'Warning: ' if finding.warning else ''}{finding}" for finding in loaded.findings]
    return lines


def _row(loaded):
    if loaded.errors or not loaded.proof:
        return (loaded.slug, *["–"] * (len(HEADS) - 2), f"{len(loaded.errors)} to mend")
    story, proof = model.read(loaded.story), loaded.proof
    endings = sum(scene.ending for scene in story.scenes.values())
    return (f"{story.id} {story.title}", str(len(story.scenes)), f"{proof.states:,}", str(endings), str(len(story.seats)),
            f"{sum(proof.paths.values()):,}", str(proof.longest), str(len(loaded.warnings)))


def write(everything, folder):
    """Write a page for each vignette into ``folder``; what stood there of vignettes that are gone is taken away.

    Returns:
        The files, in the order of the vignettes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for loaded in everything:
        file = folder / f"{loaded.slug}.html"
        file.write_text(page(loaded), encoding="utf-8", newline="\n")
        written.append(file)
    for file in folder.glob("*.html"):
        if file not in written:
            file.unlink()
    return written


def page(loaded):
    """The report of one vignette as a page of HTML that needs nothing else."""
    title = loaded.story["title"] if loaded.story else loaded.slug
    findings = [markup.join(markup.tag("code", f"{one.path}:{one.line}"), " ", markup.tag("strong", "Warning: " if one.warning else "To mend: "),
                            one.what, " ", markup.tag("em", one.mend)) for one in loaded.findings]
    parts = [markup.tag("h2", "What is left"), markup.bullet_list(findings) if findings else markup.paragraph("Nothing.")]
    if loaded.proof and not loaded.errors:
        parts += _proved(loaded)
    body = markup.join(*parts)
    return (f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>Report: {html.escape(title)}</title><style>{STYLE}</style></head>\n<body><main><h1>{html.escape(title)}: what the check found</h1>{body}</main></body></html>\n")


def _proved(loaded):
    story, proof = model.read(loaded.story), loaded.proof
    walk = explore.Walk(story)
    yield markup.paragraph(vignettes.report(loaded).splitlines()[0], ".")
    yield markup.tag("h2", "Where paths come to")
    yield markup.paragraph("Paths are counted; the share is of those who would take every open choice alike.")
    yield markup.table("Endings by seat", ["Seat", "Ending", "Paths", "Share"], [
        [story.seats[seat].name, f"{story.scenes[id_].title} ({id_})", f"{proof.endings[seat][id_]:,}", f"{chance * 100:.0f} in 100"]
        for seat, chances in proof.chances.items() for id_, chance in sorted(chances.items(), key=lambda one: -one[1])])
    yield markup.tag("h2", "What looks best at once")
    yield markup.paragraph("Marks in the ledger at each choice above the floor, as a mean over the states in which it can be taken: more counts 1, less counts -1. "
                           "No learner sees this. It shows whether a place in the list gives the choice away; see decision 0013.")
    yield markup.tag("div", markup.table("Decisions", ["Scene", "Choices in their order: marks, letters", "Best at once"], [
        [story.scenes[scene].title, "; ".join(f"{id_} {mark:+.1f}, {len(_text(story, scene, id_))}" for id_, mark in marks.items()),
         doubts.best(story, scene, marks) or "none"] for scene, marks in doubts.decisions_of(story, walk).items()]), class_="wide")
    yield markup.tag("h2", "The map of scenes")
    yield markup.Markup(loaded.story["map"])


def _text(story, scene, id_):
    return next(choice.text for choice in story.scenes[scene].choices if choice.id == id_)
