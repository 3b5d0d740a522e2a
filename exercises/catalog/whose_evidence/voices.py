"""Who was asked, source by source: the seven counts of the seed map (VOI-1 to VOI-7), each in its own units.

A share is taken inside one count. Nothing is ever added across counts: units differ, and some counts hold the same people.
"""

from typing import NamedTuple

from exercises.record.problems import Problem


class Count(NamedTuple):
    """One count.

    Attributes:
        id: its item.
        name: what is counted.
        source: the source's key.
        professionals: ``(how many, unit)`` for each part.
        family: ``(how many, unit)``.
        note: what the share of it cannot say.
    """

    id: str
    name: str
    source: str
    professionals: tuple
    family: tuple
    note: str


COUNTS = (
    Count("VOI-1", "Chapter 11, Programme A", "CH11", ((83, "people"),), (9, "families"),
          "A family studied in depth may hold more talk than an interview, and counts here as one."),
    Count("VOI-2", "Chapter 11, Programme B", "CH11", ((32, "people"),), (20, "families"),
          "More than a third of the units are families, and none of them is quoted at length (CH11-D8)."),
    Count("VOI-3", "NFER, six case studies", "NFER", ((43, "people"),), (23, "people"),
          "Eleven young people and twelve parents or carers; three short phrases of theirs are printed (NFER-D12)."),
    Count("VOI-4", "NFER, with its telephone stage", "NFER", ((43, "people"), (38, "authorities")), (23, "people"),
          "One contact for each of 38 authorities is our assumption. These are the people of the row above, with others."),
    Count("VOI-5", "Moran and others", "MORAN", ((29, "people"),), (0, "people"),
          "Nobody of a family was interviewed in this part (MORAN-D4)."),
    Count("VOI-6", "Your Family, Your Voice", "YFYV", ((0, "people"),), (37, "people"),
          "In 20 families. No service was asked for its side; ten “children” include some who had grown up (YFYV-FR8)."),
    Count("VOI-7", "Chapter 11, longer quotations", "CH11", ((8, "extracts"),), (1, "extracts"),
          "Passages and not people: eight from professionals, one from a parent, none from a child (CH11-D8)."),
)


def share(count):
    """What part of one count is family.

    Args:
        count: a :class:`Count`.

    Returns:
        ``{"family", "of", "share", "units", "mixed"}``: how many of how many, as a share from 0 to 1 (None where there is nobody at
        all), the units, and whether these differ, so that a family counts like a person.
    """
    of = sum(number for number, _ in count.professionals) + count.family[0]
    units = []
    for number, unit in (*count.professionals, count.family):
        if number and unit not in units:
            units.append(unit)
    return {"family": count.family[0], "of": of, "share": count.family[0] / of if of else None, "units": units, "mixed": len(units) > 1}


def total(counts):
    """The counts added up, which is refused wherever they are not of one unit, one source and different people.

    Raises:
        Problem: always where there are two counts or more; the sentence says why.
    """
    counts = list(counts)
    if len(counts) == 1:
        return share(counts[0])
    if not counts:
        raise Problem("No count was chosen, so there is nothing to add.")
    units = sorted({unit for one in counts for unit in share(one)["units"]})
    if len(units) > 1:
        raise Problem(f"Not added up, because the units differ: {', '.join(units[:-1])} and {units[-1]}. A family is no person, and an "
                      "extract is neither.")
    if len({one.source for one in counts}) < len(counts):
        raise Problem("Not added up, because two of these counts are of one source and hold the same people.")
    raise Problem("Not added up, because each source found its people in its own way. The sum would describe no study that was made.")


def in_words(parts):
    """``((43, "people"), (38, "authorities"))`` as *43 people and 38 authorities*; *none* where there is nobody."""
    said = [f"{number} {one_of(number, unit)}" for number, unit in parts if number]
    return " and ".join(said) if said else "none"


def one_of(number, unit):
    """The unit in the singular where there is one."""
    return {"people": "person", "families": "family", "authorities": "authority", "extracts": "extract"}[unit] if number == 1 else unit
