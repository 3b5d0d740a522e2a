"""Who reaches whom in a network: its pieces, how much lies apart, and who holds it together.

A network is a list of nodes and a list of links between them. A link goes both ways and is counted once; a link of a
node to itself says nothing here and is passed over.

Sources: the share of pairs that lie apart is the fragmentation of Borgatti (2006), Identifying sets of key players in a
social network, Computational and Mathematical Organization Theory 12, 21-34; betweenness is Freeman (1977), A set of
measures of centrality based on betweenness, Sociometry 40(1), 35-41, counted as in Brandes (2001), A faster algorithm for
betweenness centrality, Journal of Mathematical Sociology 25(2), 163-177.
"""


def neighbours(nodes, links):
    """For each node, the nodes that it is linked with.

    Args:
        nodes: the nodes, in any order; each hashable and standing once.
        links: pairs of nodes.

    Returns:
        A dictionary from node to a list, in the order in which the links came.

    Raises:
        ValueError: a node stands twice, or a link names a node that is not there.
    """
    near = {node: [] for node in nodes}
    if len(near) < len(nodes):
        raise ValueError("A node stands twice in the network.")
    for a, b in links:
        if a not in near or b not in near:
            raise ValueError("A link names a node that is not in the network.")
        if a != b and b not in near[a]:
            near[a].append(b)
            near[b].append(a)
    return near


def components(nodes, links):
    """The pieces of a network: within one, everybody can be reached from everybody.

    Args:
        nodes, links: as for :func:`neighbours`.

    Returns:
        A list of lists of nodes, the largest piece first, and in the order of ``nodes`` within and among pieces of one size.
    """
    near = neighbours(nodes, links)
    piece = {}
    for start in nodes:
        if start in piece:
            continue
        piece[start], waiting = start, [start]
        while waiting:
            for other in near[waiting.pop()]:
                if other not in piece:
                    piece[other] = start
                    waiting.append(other)
    found = {}
    for node in nodes:
        found.setdefault(piece[node], []).append(node)
    return sorted(found.values(), key=len, reverse=True)


def pairs(many):
    """How many pairs can be made of so many."""
    return many * (many - 1) // 2


def density(nodes, links):
    """The share of all pairs that are linked directly, from 0 to 1; None below two nodes."""
    near = neighbours(nodes, links)
    linked = sum(len(others) for others in near.values()) // 2
    return linked / pairs(len(nodes)) if len(nodes) > 1 else None


def fragmentation(nodes, links):
    """The share of all pairs that cannot reach each other, directly or through others.

    With pieces of sizes s, it is 1 less the sum of s(s - 1) divided by n(n - 1) (Borgatti 2006, formula 3). Nine nodes without a
    link: 1. One of them linked with the other eight: 0. Pieces of 3, 2 and four alone: 32 of 36 pairs, .889.

    Args:
        nodes, links: as for :func:`neighbours`.

    Returns:
        A float from 0 (all in one piece) to 1 (nobody linked), or None where there are fewer than two nodes and so no pair.
    """
    if len(nodes) < 2:
        return None
    return apart(nodes, links) / pairs(len(nodes))


def apart(nodes, links):
    """How many pairs cannot reach each other."""
    return pairs(len(nodes)) - sum(pairs(len(piece)) for piece in components(nodes, links))


def only_through(nodes, links, node):
    """How many pairs of the others can reach each other through this node and in no other way.

    Args:
        nodes, links: as for :func:`neighbours`.
        node: one of the nodes.

    Returns:
        A whole number. Above nought, the network falls into more pieces when the node goes (a cut point).
    """
    others = [other for other in nodes if other != node]
    left = [(a, b) for a, b in links if node not in (a, b)]
    with_it = next(piece for piece in components(nodes, links) if node in piece)
    rest = [other for other in with_it if other != node]
    return pairs(len(rest)) - sum(pairs(len(piece)) for piece in components(others, left) if piece[0] in rest)


def betweenness(nodes, links):
    """For each node, the share of the other nodes' pairs whose shortest ways lead through it.

    Where two nodes have several shortest ways, each counts for its part. A pair without any way counts for nobody.

    Args:
        nodes, links: as for :func:`neighbours`.

    Returns:
        A dictionary from node to a float from 0 to 1 (the sum divided by the number of pairs of the others), or to None
        where there are fewer than three nodes.
    """
    near = neighbours(nodes, links)
    if len(nodes) < 3:
        return dict.fromkeys(nodes)
    total = dict.fromkeys(nodes, 0.0)
    for start in nodes:
        order, ways, before, far = [start], {start: 1}, {start: []}, {start: 0}
        for node in order:  # grows while it is walked: nearest first
            for other in near[node]:
                if other not in far:
                    far[other], ways[other], before[other] = far[node] + 1, 0, []
                    order.append(other)
                if far[other] == far[node] + 1:
                    ways[other] += ways[node]
                    before[other].append(node)
        owed = dict.fromkeys(order, 0.0)
        for node in reversed(order):
            for other in before[node]:
                owed[other] += ways[other] / ways[node] * (1 + owed[node])
            if node != start:
                total[node] += owed[node]
    # Each pair was walked from both its ends.
    return {node: value / 2 / pairs(len(nodes) - 1) for node, value in total.items()}
