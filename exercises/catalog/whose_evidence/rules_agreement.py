"""Where coders differ, and how far two or more of them agree beyond what their habits would bring about.

Kappa (two coders) and nominal alpha (all, with gaps) stand in ``exercises/measures``. Each figure that cannot be given
carries the reason. The line below which a figure is not given is the course's own; no study stands behind it.
"""

from exercises.catalog.whose_evidence.claims import ASPECTS, source_name
from exercises.catalog.whose_evidence.inputs import EMPTY
from exercises.measures.cohen_kappa import agreement, kappa
from exercises.measures.krippendorff import alpha

FEWEST_SHARED = 5


def agreement_in(sheets, claims):
    """Agreement on who says it, about whom, and how it is known.

    Args:
        sheets: ``(coder's id, codes by claim)`` of everybody who has finished.
        claims: every claim of the record.

    Returns:
        ``{"coders", "not_defined_because", "aspects"}``; ``aspects`` gives for each of the three ``pairs`` and ``alpha``.
    """
    few = {0: "nobody has finished", 1: "one coder cannot agree or differ with nobody"}.get(len(sheets), "")
    out = {"coders": [coder for coder, _ in sheets], "not_defined_because": few, "aspects": {}}
    for aspect, levels in ASPECTS.items() if not few else ():
        columns = [(coder, [codes.get(claim.id, EMPTY)[aspect] or None for claim in claims]) for coder, codes in sheets]
        out["aspects"][aspect] = {
            "pairs": [_pair(a, b, first, second, list(levels)) for n, (a, first) in enumerate(columns) for b, second in columns[n + 1:]],
            "alpha": _alpha([list(unit) for unit in zip(*(column for _, column in columns))], list(levels))}
    return out


def _pair(a, b, first, second, levels):
    """Two coders on one aspect."""
    shared = sum(x is not None and y is not None for x, y in zip(first, second))
    out = {"a": a, "b": b, "shared": shared, "matches": sum(x is not None and x == y for x, y in zip(first, second)),
           "match": agreement(first, second), "kappa": None, "not_defined_because": ""}
    if not shared:
        out["not_defined_because"] = "there is no claim that both of them coded"
    elif shared < FEWEST_SHARED:
        out["not_defined_because"] = f"both coded {shared}, and below {FEWEST_SHARED} it is too few to say"
    else:
        out["kappa"] = kappa(first, second, levels)
        if out["kappa"] is None:
            out["not_defined_because"] = "both used one and the same code throughout: there is no variation"
    return out


def _alpha(units, levels):
    """Krippendorff's nominal alpha of all coders on one aspect."""
    comparable = [unit for unit in units if sum(value is not None for value in unit) > 1]
    out = {"value": None, "units": len(comparable), "not_defined_because": ""}
    if not comparable:
        out["not_defined_because"] = "no claim was coded by two people"
    elif len(comparable) < FEWEST_SHARED:
        one = "one claim was" if len(comparable) == 1 else f"{len(comparable)} claims were"
        out["not_defined_because"] = f"{one} coded by two or more people, and below {FEWEST_SHARED} it is too few to say"
    else:
        out["value"] = alpha(units, levels, "nominal")
        if out["value"] is None:
            out["not_defined_because"] = "everybody used one and the same code throughout: there is no variation"
    return out


def disagreements(coders, claims):
    """Claims that two people who finished coded differently when they were alone, the most disputed first.

    Args:
        coders: people with ``apart`` (and ``codes``, for what would count against it).
        claims: every claim of the record.

    Returns:
        ``[{"id", "text", "stands", "source", "aspects", "now", "codes"}]``: ``aspects`` names what they differ in, ``now`` what they
        still differ in, and ``codes`` what each said.
    """
    rows = []
    for claim in claims:
        said = [(p["id"], p["apart"][claim.id], p["codes"].get(claim.id, EMPTY)) for p in coders if claim.id in p["apart"]]
        differ = [a for a in ASPECTS if len({alone[a] for _, alone, _ in said}) > 1]
        if differ:
            still = [a for a in ASPECTS if len({now[a] for _, _, now in said}) > 1]
            rows.append({"id": claim.id, "text": claim.text, "stands": claim.stands, "source": source_name(claim.source), "aspects": differ, "now": still,
                         "codes": [{"coder": coder, **{a: alone[a] for a in ASPECTS}, "against": now["against"].strip()} for coder, alone, now in said]})
    return sorted(rows, key=lambda row: -len(row["aspects"]))
