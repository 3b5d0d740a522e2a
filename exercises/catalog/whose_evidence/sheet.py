"""The printable sheet: one coder's grid, who is missing, where coders differ, and what no source says."""

from exercises.catalog.whose_evidence import figures, pictures, silences
from exercises.catalog.whose_evidence.claims import ASPECT_NAMES, ASPECTS, SHORT, SOURCES
from exercises.catalog.whose_evidence.figures_agreement import names_of, two
from exercises.catalog.whose_evidence.whys import NOT_SHOWN, WHY
from exercises.record import printable as on_paper
from exercises.views.markup import plain

TITLE = "Whose evidence is this?"


def page(results, coder, gaps):
    """The sheet as HTML text.

    Args:
        results: what ``rules.compute`` gave.
        coder: the row of the coder whose grid it is.
        gaps: notes on where to look, by subject.
    """
    profile, name = coder["profile"], names_of(results)
    parts = []
    if results["invented"]:
        parts.append(on_paper.paragraph("Invented example. Heron and Otter never coded anything."))
    if results["partner"]:
        parts.append(on_paper.paragraph("Wren is invented. The course wrote her codes; they are no key."))
    parts += [on_paper.heading(f"Who speaks of whom, as {coder['name']} reads it"),
              on_paper.picture(pictures.grid(profile, coder["name"])[0], f"{profile['coded']} of {profile['of']} claims. A dot is a place that no claim fills."),
              on_paper.paragraph(plain(figures.family(profile)))]
    others = [row for row in profile["single"] if row["told_by_others"]]
    if others:
        parts.append(on_paper.table("About a family, and told by one other kind of speaker", ["Claim", "Source", "Who says it", "How known"],
                                    [[row["text"], row["source"], SHORT["speaker"][row["speaker"]], SHORT["how"][row["how"]]] for row in others]))
    parts += [on_paper.heading("Who is missing"), on_paper.paragraph("Who would have to be asked, and what? One line for each empty place that matters to your claim."),
              on_paper.space(4)]
    if profile["asks"]:
        parts.append(on_paper.table("What would count against each claim", ["Claim", "What would count against it"],
                                    [[a["text"], a["against"]] for a in profile["asks"]]))
    parts += _group(results, name)
    parts.append(on_paper.heading("What each source says, and does not say"))
    parts.append(on_paper.picture(pictures.at_a_glance()[0], "Full: the text makes a point of it. Half: in passing. Broken ring: not there, in the text that we have."))
    for subject, held in silences.SUBJECTS.items():
        parts.append(on_paper.table(held["name"], ["Source", "Is it there?", "What stands there, or is missing", "Where"],
                                    [[SOURCES[r["source"]].short, r["said"], r["what"], silences.where(r)] for r in silences.of(subject)]))
        if gaps.get(subject, "").strip():
            parts.append(on_paper.paragraph(f"Where we would look: {gaps[subject].strip()}"))
    parts += [on_paper.heading("To take to the group"),
              on_paper.items(["Take the first claim on which you differ. Each says what made them choose. Nobody argues until both have spoken.",
                              "Which claim do you mean to use? Write it again with who said it, about whom, in one sentence.",
                              "Whose word would change your mind about it, and how would one ask them decently?"]),
              on_paper.space(4), on_paper.paragraph(NOT_SHOWN)]
    return on_paper.page(TITLE, parts, "Joined Up, X19, whose evidence is this? The codes are readers’ own; no code is right.", reasons=WHY)


def _group(results, name):
    """Where coders differ, once all have finished."""
    apart = results["agreement"]["apart"]
    if results["waiting"] or apart["not_defined_because"]:
        return []
    parts = [on_paper.heading("Where coders differ")]
    for row in results["disagreements"]:
        parts.append(on_paper.table(row["text"], ["Coder", *ASPECT_NAMES.values()],
                                    [[name[c["coder"]], *(SHORT[a][c[a]] for a in ASPECTS)] for c in row["codes"]]))
    cells = [[f"{name[p['a']]} and {name[p['b']]}", ASPECT_NAMES[a], f"{p['matches']} of {p['shared']}",
              two(p["kappa"]) if p["kappa"] is not None else f"not defined, because {p['not_defined_because']}"]
             for a in ASPECTS for p in apart["aspects"][a]["pairs"]]
    return [*parts, on_paper.table("Agreement on what each coded alone", ["Pair", "On what", "Matched", "Kappa"], cells)]
