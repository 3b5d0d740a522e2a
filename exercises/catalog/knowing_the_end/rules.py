"""What is computed from readers' sheets: dots and counts first, and the permutation test.

Rests on AB-P06, AB-SCR, MORAN-E4, TEN-17 and DAT-05. That readers who know an ending find it likelier is Fischhoff's
(1975), which is in none of the five sources. The measures are ``exercises.measures.permutation``'s.
"""

from exercises.catalog.knowing_the_end import codes, wording
from exercises.catalog.knowing_the_end.chronology import ENTRIES, SCALES, VERSIONS
from exercises.measures import permutation
from exercises.record.numbers import too_few

FEWEST = 3  # readers of each version, below which no test is made


def committed(record):
    """The sheets that are committed."""
    return [sheet for sheet in record["sheets"] if sheet["committed"]]


def waiting(record):
    """The codes of readers who have begun and not committed; nothing is shown before they have, or have left."""
    return [sheet["code"] for sheet in record["sheets"] if not sheet["committed"]]


def left_out_because(sheet):
    """Why a committed sheet counts towards no figure, or "" where it counts."""
    version = codes.version_of(sheet["code"])
    if version is None:
        return "the code was lost, so nobody can say which version it belongs to"
    if sheet["late"]:
        return "it was committed after results had been shown"
    if version == "untold" and sheet["heard"]:
        return "this reader was not told, and knew the ending all the same"
    return ""


def compute(record):
    """The results of a record.

    Args:
        record: a checked record.

    Returns:
        A JSON-able dictionary: ``readers`` (each committed sheet with its ``version``, and ``left_out_because``), ``scales``
        (by scale: the figures by version, means, difference, pairs, test), ``entries`` (by entry: how many of each version it
        weighed most with), ``words`` (counts by version and kind, and each find), ``counted``, ``waiting``, ``undecided``.
    """
    readers = [{**sheet, "version": codes.version_of(sheet["code"]), "left_out_because": left_out_because(sheet)} for sheet in committed(record)]
    counted = {version: [r for r in readers if r["version"] == version and not r["left_out_because"]] for version in VERSIONS}
    return {"invented": record["invented"], "seed": record["seed"], "readers": readers, "waiting": waiting(record),
            "undecided": [conflict["code"] for conflict in record["conflicts"]],
            "counted": {version: len(counted[version]) for version in VERSIONS},
            "scales": {scale: scale_of({v: [r[scale] for r in counted[v] if r[scale] != ""] for v in VERSIONS}, record["seed"]) for scale in SCALES},
            "entries": _entries(counted), "words": _words(counted)}


def scale_of(figures, seed):
    """One scale: what each version's readers gave, and how far apart the two lie.

    Args:
        figures: ``{"untold": [numbers], "told": [numbers]}``.
        seed: for the test.

    Returns:
        ``{"untold", "told"}`` (the figures in order), ``means``, ``difference`` (told less not told), ``pairs`` and ``test``; the last three
        are None, or carry ``not_defined_because``, where they cannot be given.
    """
    untold, told = sorted(figures["untold"]), sorted(figures["told"])
    means = {"untold": permutation.mean(untold), "told": permutation.mean(told)}
    both = bool(untold and told)
    return {"untold": untold, "told": told, "means": means,
            "difference": means["told"] - means["untold"] if both else None,
            "not_defined_because": "" if both else _nobody(untold, told),
            "pairs": permutation.pairs(untold, told) if both else None, "test": _test(untold, told, seed)}


def _test(untold, told, seed):
    """The permutation test, or why there is none."""
    for few, one in ((untold, "not told the ending"), (told, "told the ending")):
        if len(few) < FEWEST:
            return {"not_defined_because": too_few(len(few), FEWEST, f"rating by a reader who was {one}", f"ratings by readers who were {one}")}
    if len({*untold, *told}) == 1:
        return {"not_defined_because": f"all gave the same number, {untold[0]}, so that every way to deal them looks alike"}
    return {**permutation.compare(untold, told, seed), "not_defined_because": "",
            "least": least(len(untold), len(told))}


def least(untold, told):
    """The smallest share that the test could give for groups of these sizes, had they lain as far apart as can be.

    Two ways are the most extreme where the groups are of one size (the true one and its mirror image), else one.
    """
    return (2 if untold == told else 1) / permutation.ways(untold, told)


def _nobody(untold, told):
    if not untold and not told:
        return "nobody has given a number that counts"
    return "nobody counted here was told the ending first" if untold else "everybody counted here was told the ending first"


def _entries(counted):
    """How many readers of each version leaned most on each entry, in the order of the chronology."""
    return [{"id": entry.id, **{version: sum(r["entry"] == entry.id for r in counted[version]) for version in VERSIONS}} for entry in ENTRIES]


def _words(counted):
    """The words of somebody who looks back, by version: how many, by how many readers, out of how many who wrote."""
    finds = {version: [(r["code"], one) for r in counted[version] for one in wording.found_in(r["why"])] for version in VERSIONS}
    return {**{version: {"wrote": sum(bool(r["why"].strip()) for r in counted[version]), "readers": len({code for code, _ in finds[version]}),
                         **{kind: sum(one["kind"] == kind for _, one in finds[version]) for kind in wording.KINDS}} for version in VERSIONS},
            "found": [{"code": code, "version": version, **one} for version in VERSIONS for code, one in finds[version]]}
