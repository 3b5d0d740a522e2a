"""What is joined among the services of a map, and what one link or one hub would change."""

from exercises.measures.network import apart, betweenness, components, density, fragmentation, only_through, pairs

FEW = 2  # services, below which there is no pair


def joined(ids, joint, every):
    """What is joined.

    Args:
        ids: the services that count.
        joint: pairs that meet or share a plan.
        every: those pairs and those where one only referred to the other.

    Returns:
        ``{services, pairs, links, density, fragmentation, with_referrals, apart, groups, betweenness, reason}``; the shares are None below
        two services, and ``reason`` says why.
    """
    reason = None
    if len(ids) < FEW:
        reason = "there is no service" if not ids else "there is one service only, and it takes two to be joined or not"
    distinct = {frozenset(pair) for pair in joint}
    return {"services": len(ids), "pairs": pairs(len(ids)), "links": len(distinct), "density": density(ids, joint),
            "fragmentation": fragmentation(ids, joint), "with_referrals": fragmentation(ids, every), "apart": apart(ids, joint),
            "groups": components(ids, joint), "betweenness": betweenness(ids, joint), "reason": reason}


def one_link(services, ids, joint, at_most=3):
    """The links that would join most, one for each two pieces.

    Between the same two pieces any link joins as much; told is one between services that serve the same people, since these
    have something to talk about.

    Returns:
        ``[{a, b, before, after, shared}]``: ``before`` and ``after`` are fragmentation, ``shared`` the people whom both serve.
    """
    groups = components(ids, joint)
    if len(groups) < 2:
        return []
    people = {s["id"]: s["people"] for s in services}
    before, every, found = fragmentation(ids, joint), pairs(len(ids)), []
    for n, one in enumerate(groups):
        for other in groups[n + 1:]:
            a, b = max(((a, b) for a in one for b in other), key=lambda pair: len(set(people[pair[0]]) & set(people[pair[1]])))
            shared = [p for p in people[a] if p in people[b]]
            found.append({"a": a, "b": b, "before": before, "after": before - len(one) * len(other) / every, "shared": shared})
    return sorted(found, key=lambda row: (row["after"], -len(row["shared"])))[:at_most]


def hubs(services, ids, joint):
    """For each service, what it would take to make it the one that all others are linked with.

    Returns:
        ``[{id, new, served, without}]``: ``new`` links would be needed; it serves so many people; ``without`` is the fragmentation of
        the others if that hub then went. The fewest new links first.
    """
    if len(ids) < FEW:
        return []
    found = []
    for service in services:
        one = service["id"]
        near = {other for pair in joint if one in pair for other in pair if other != one}
        rest = [other for other in ids if other != one]
        left = fragmentation(rest, [pair for pair in joint if one not in pair])
        found.append({"id": one, "new": len(ids) - 1 - len(near), "served": len(service["people"]), "without": left})
    return sorted(found, key=lambda row: (row["new"], -row["served"]))


def single_points(people, ids, joint):
    """Services on which others, or somebody, hang alone.

    Returns:
        ``[{id, pairs, people}]``: ``pairs`` of other services reach each other through it only, ``people`` have it and no other.
    """
    found = []
    for one in ids:
        cut = only_through(ids, joint, one)
        alone = [p["id"] for p in people if p["services"] == [one] and not (p["dead"] or p["unborn"] or p["absent"])]
        if cut or alone:
            found.append({"id": one, "pairs": cut, "people": alone})
    return sorted(found, key=lambda row: (-row["pairs"], -len(row["people"])))
