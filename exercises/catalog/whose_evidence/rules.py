"""How the exercise gets from codes to what it shows (outline, X19, as changed by its section 0, ruling 9).

Every figure is about the claims that somebody chose to code. No claim is weighed, no source is scored, and
nothing is added across sources that were counted in different units (see ``voices``).
"""

from exercises.catalog.whose_evidence import partner, voices
from exercises.catalog.whose_evidence.claims import (ASPECTS, FAMILY_SPEAKERS, FAMILY_SUBJECTS, HOW, ONE_KIND, SOURCES, SPEAKERS, SUBJECTS,
                                                     all_of, source_name)
from exercises.catalog.whose_evidence.inputs import code_of, find, is_coded, undecided
from exercises.catalog.whose_evidence.rules_agreement import agreement_in, disagreements

# Our own line, not a published one: below it a share is given in words only.
FEWEST_SHARE = 5


def compute(record):
    """Everything that the exercise shows.

    Args:
        record: a checked evidence record (see ``inputs``).

    Returns:
        A JSON-able dictionary: ``invented``, ``partner``, ``coders`` (each with their ``profile``), ``waiting`` (names of those
        who have begun and not finished), ``undecided`` (how many choices wait), ``agreement`` (what was coded alone, and
        as it stands now; see ``rules_agreement``), ``disagreements``, ``unsourced`` (own claims whose reference is not whole) and
        ``voices`` (the seven counts, each with its own share).
    """
    claims = all_of(record)
    left_out = undecided(record)
    people = [{**c, "scripted": False} for c in record["coders"] if c["id"] not in left_out]
    if record["partner"]:
        people.append({**partner.load(), "scripted": True})
    finished = [p for p in people if p["apart"] is not None]
    wait = waiting(record)
    return {
        "invented": record["invented"], "partner": record["partner"],
        "coders": [{"id": p["id"], "name": p["name"], "scripted": p["scripted"], "finished": p["apart"] is not None,
                    "changed": changed_since(p), "profile": profile(p, claims)} for p in people],
        "waiting": wait, "undecided": len(record["conflicts"]),
        "agreement": {"apart": agreement_in([(p["id"], p["apart"]) for p in finished], claims),
                      "now": agreement_in([(p["id"], p["codes"]) for p in finished], claims)},
        "disagreements": disagreements(finished, claims),
        "unsourced": [{"id": o["id"], "text": o["text"], "source": o["source"]} for o in record["own"]
                      if o["source"] not in SOURCES and not o["year"]],
        "voices": [{"id": v.id, "name": v.name, **voices.share(v)} for v in voices.COUNTS],
    }


def waiting(record):
    """Names of the coders who have begun and not finished: the others' codes are not shown beside theirs before they have."""
    return [c["name"] for c in record["coders"] if c["codes"] and c["apart"] is None]


def changed_since(coder):
    """On how many claims a coder says something else now than when they had finished; None where they have not."""
    if coder["apart"] is None:
        return None
    claims = {*coder["apart"], *(c for c, code in coder["codes"].items() if is_coded(code))}
    return sum(any(coder["apart"].get(c, {}).get(a, "") != code_of(coder, c)[a] for a in ASPECTS) for c in claims)


def profile(coder, claims):
    """What one coder's codes come to.

    Args:
        coder: ``{"codes", ...}``.
        claims: every claim of the record.

    Returns:
        ``{"coded", "of", "begun", "matrix", "empty", "family", "strength", "by_source", "single", "asks"}``. ``matrix`` counts
        claims by speaker and subject, each claim once; ``empty`` names the pairs between families and professionals that no claim
        fills; ``strength`` and ``by_source`` count by source.
    """
    coded = [(claim, code_of(coder, claim.id)) for claim in claims if is_coded(code_of(coder, claim.id))]
    matrix = {s: {a: 0 for a in SUBJECTS} for s in SPEAKERS}
    for _, code in coded:
        matrix[code["speaker"]][code["about"]] += 1
    return {
        "coded": len(coded), "of": len(claims),
        "begun": sum(bool(coder["codes"].get(c.id)) for c in claims) - sum(is_coded(code_of(coder, c.id)) for c in claims),
        "matrix": matrix, "empty": _empty(matrix) if coded else [], "family": family_share(coded),
        "strength": _by_source(coded, "how", HOW), "by_source": _by_source(coded, "speaker", SPEAKERS), "single": _single(coded),
        "asks": [{"id": claim.id, "text": claim.text, "source": source_name(claim.source), "against": code_of(coder, claim.id)["against"].strip()}
                 for claim in claims if code_of(coder, claim.id)["against"].strip()],
    }


def family_share(coded):
    """Of the claims about children, parents or families: how many are made by them.

    Args:
        coded: ``(claim, code)`` of claims with all three codes.

    Returns:
        ``{"by", "of", "share", "child", "not_defined_because"}``; the share is None where there are too few to give one. A claim with
        several speakers, or none that the text names, is in the whole and not in the part.
    """
    about = [code for _, code in coded if code["about"] in FAMILY_SUBJECTS]
    by = [code for code in about if code["speaker"] in FAMILY_SPEAKERS]
    out = {"by": len(by), "of": len(about), "share": None, "child": sum(code["speaker"] == "child" for code in about),
           "not_defined_because": ""}
    if not about:
        out["not_defined_because"] = "no claim that is coded here is about children, parents or families"
    elif len(about) < FEWEST_SHARE:
        there = "there is one such claim" if len(about) == 1 else f"there are {len(about)} such claims"
        out["not_defined_because"] = f"{there}, and below {FEWEST_SHARE} it is too few to say"
    else:
        out["share"] = len(by) / len(about)
    return out


def _empty(matrix):
    """Who says nothing about whom, among children, adults in families, families and professionals."""
    spoken = ("child", "parent", "family", "professional")
    return [{"speaker": s, "about": a} for s in ("child", "parent", "professional", "family") for a in (*spoken, "service") if not matrix[s][a]]


def _by_source(coded, aspect, order):
    """Counts of one kind of code for each source that has a coded claim."""
    found = {}
    for claim, code in coded:
        found.setdefault(claim.source, {key: 0 for key in order})[code[aspect]] += 1
    known = [key for key in SOURCES if key in found] + [key for key in found if key not in SOURCES]
    return [{"source": key, "name": source_name(key), "claims": sum(found[key].values()), "counts": found[key]} for key in known]


def _single(coded):
    """Claims that one kind of speaker makes, those about families and not by them first."""
    rows = [{"id": claim.id, "text": claim.text, "source": source_name(claim.source), **{a: code[a] for a in ASPECTS},
             "told_by_others": code["about"] in FAMILY_SUBJECTS and code["speaker"] not in FAMILY_SPEAKERS}
            for claim, code in coded if code["speaker"] in ONE_KIND]
    return sorted(rows, key=lambda row: not row["told_by_others"])


def open_profile(record, results):
    """The profile of the coder whose sheet is open, or None where they stand here in two versions."""
    found = find(results["coders"], record["here"]["coder"])
    return found and found["profile"]
