"""One coder's results as they are shown: the grid first, then what it means for families, and what is missing."""

from exercises.catalog.whose_evidence import pictures, silences
from exercises.catalog.whose_evidence.claims import HOW_SHORT, SOURCES, SPEAKER_SHORT, SUBJECT_SHORT
from exercises.catalog.whose_evidence.whys import NOT_SHOWN, why
from exercises.views import chart
from exercises.views.markup import bullet_list, details, join, paragraph, table, tag

SINGLE = "Claims that one kind of speaker makes"
SAYS = {"child": "a child speaks", "parent": "an adult in a family speaks", "family": "a family speaks", "professional": "a professional speaks"}
OF = {"child": "of a child", "parent": "of an adult in a family", "family": "of a family", "professional": "of a professional",
      "service": "of a service"}


def section(heading, *body):
    """One result with its heading."""
    return tag("section", tag("h3", heading), *body, class_="course-result")


def page(results, coder):
    """What one coder's codes come to, as Markup.

    Args:
        results: what :func:`exercises.catalog.whose_evidence.rules.compute` gave.
        coder: the coder's row in it.
    """
    profile, name = coder["profile"], coder["name"]
    if not profile["coded"]:
        return paragraph(f"Nothing to show of {name}’s yet: no claim has all three codes.")
    picture, numbers = pictures.grid(profile, name)
    return join(
        marked(results),
        section(f"Who speaks of whom, as {name} reads it",
                chart.figure(picture, numbers, f"Rows: who says it. Columns: about whom. {profile['coded']} of {profile['of']} claims; "
                             "a dot is a place that no claim fills."), family(profile), why("grid")),
        section("Told by one kind of speaker", _single(profile), why("single")),
        section("Who is missing", missing(profile), why("missing")),
        section("How it is known", *_figure(pictures.strengths(profile), "Each source’s claims, by what they stand on."), why("strength")),
        section("Who makes each source’s claims", *_figure(pictures.speakers(profile), "Shares of each source’s own claims; no total."), why("speakers")),
        unsourced(results),
    )


def honesty():
    """What none of it shows; it stands last."""
    return paragraph(NOT_SHOWN, class_="course-honesty")


def marked(results):
    """The labels that the worked example and the invented coder never lose."""
    said = []
    if results["invented"]:
        said.append(paragraph(tag("strong", "Invented example."), " Heron and Otter never coded anything.", class_="course-invented"))
    if results["partner"]:
        said.append(paragraph(tag("strong", "An invented coder"), ", Wren, stands beside you. The course wrote her codes; they are no key.",
                              class_="course-invented"))
    return join(*said) if said else None


def family(profile):
    """In words: how many of the claims about families are made by them."""
    found = profile["family"]
    if not found["of"]:
        return paragraph(f"The share of claims about families that families make: not defined, because {found['not_defined_because']}.")
    lead = [f"Of {found['of']} claims about children, adults in families or families, " if found["of"] > 1 else
            "Of the one claim about children, adults in families or families, ",
            tag("strong", f"{found['by']} {'is' if found['by'] == 1 else 'are'} made by them")]
    share = f" ({chart.percent(found['share'])})." if found["share"] is not None else f". As a share: not defined, because {found['not_defined_because']}."
    child = {0: " None of these is a child’s.", 1: " One of these is a child’s or young person’s."}.get(found["child"], f" {found['child']} of these are children’s or young people’s.")
    return paragraph(*lead, share, child)


def _figure(pair, caption):
    return (chart.figure(*pair, caption),)


def _single(profile):
    rows = profile["single"]
    others = [row for row in rows if row["told_by_others"]]
    cells = [[f"{row['text']} ({row['id']})" if not row["id"].startswith("own") else row["text"], SPEAKER_SHORT[row["speaker"]],
              SUBJECT_SHORT[row["about"]], HOW_SHORT[row["how"]]] for row in rows]
    if not rows:
        return paragraph("You coded no claim as made by one kind of speaker.")
    opening = (f"{len(rows)} of {profile['coded']} claims rest on one kind of speaker. {len(others)} of these "
               f"{'is' if len(others) == 1 else 'are'} about a family and told by somebody else.")
    shown = bullet_list([[f"{row['text']} ", tag("strong", SPEAKER_SHORT[row["speaker"]]), f", {row['source']}."] for row in others[:5]]) if others else None
    return join(paragraph(opening), shown, details(f"All {len(rows)}, those told by others first", table(
        SINGLE, ["Claim", "Who says it", "About whom", "How known"], cells)))


def missing(profile):
    """Who would still have to be asked: three lists."""
    empty = profile["empty"]
    child = [e for e in empty if e["speaker"] == "child"]
    said = []
    if len(child) == len(OF):
        said.append("No claim here is made by a child.")
    rest = [e for e in empty if e["speaker"] != "child" or len(child) < len(OF)]
    said += [f"In no claim here {SAYS[e['speaker']]} {OF[e['about']]}." for e in rest if (e["speaker"], e["about"]) in TELLING]
    parts = [paragraph(tag("strong", "No claim fills these places.")), bullet_list(said)] if said else [
        paragraph("Each of the places that matter most here holds a claim.")]
    asks = profile["asks"]
    if asks:
        parts += [paragraph(tag("strong", "What would count against it, in your words.")),
                  bullet_list([[f"{a['text']} ({a['source']}) ", tag("em", a["against"])] for a in asks[:4]])]
        if len(asks) > 4:
            parts.append(details(f"All {len(asks)}", table("What would count against each claim", ["Claim", "Source", "What would count against it"],
                                                           [[a["text"], a["source"], a["against"]] for a in asks])))
    else:
        parts.append(paragraph("You have not written yet what would count against a claim. Take the strongest one first."))
    none = [held["name"] for subject, held in silences.SUBJECTS.items() if all(row["said"] == "not said" for row in silences.of(subject))]
    if none:
        parts.append(paragraph(tag("strong", "Not in any of the five: "), ", ".join(none).lower(), "."))
    return join(*parts)


# Pairs whose absence a reader of these sources should notice; the rest of the grid says for itself what is empty.
TELLING = (("child", "professional"), ("child", "service"), ("child", "parent"), ("child", "child"), ("child", "family"),
           ("parent", "professional"), ("parent", "service"), ("family", "professional"), ("professional", "professional"))


def unsourced(results):
    """Own claims whose reference is not whole."""
    rows = results["unsourced"]
    if not rows:
        return None
    return section("To look up", bullet_list([f"{row['source']}, no year: {row['text']} Check the full reference." for row in rows]))


def silence(subject):
    """What each source says, and does not say, of one subject, with its items."""
    held = silences.SUBJECTS[subject]
    cells = [[SOURCES[row["source"]].short, row["said"], row["what"], silences.where(row) or "nothing to point to"] for row in silences.of(subject)]
    return join(table(f"{held['name']}: what each source says", ["Source", "Is it there?", "What stands there, or is missing", "Where"], cells),
                details("The words that were looked for", paragraph(", ".join(held["words"]), ".")))


def asked():
    """The seven counts, with the reason why there is no total."""
    return section("Who was asked", chart.figure(*pictures.asked(), "P professionals, F family. Units differ from bar to bar, so there is no total."), why("asked"))


def at_a_glance():
    """The five subjects at a glance."""
    return section("What each source says, and does not say",
                   chart.figure(*pictures.at_a_glance(), "Full: the text makes a point of it. Half: in passing. Broken ring: not there, in the text that we have."),
                   why("silences"))
