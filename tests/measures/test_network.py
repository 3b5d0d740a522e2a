"""Pieces, fragmentation, cut points and betweenness: the outline's check values, published figures, and definitions in another form."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.measures.network import apart, betweenness, components, density, fragmentation, neighbours, only_through

NINE = list("abcdefghi")
KITE = [(0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5), (3, 6), (4, 6), (5, 6), (5, 7), (6, 7), (7, 8), (8, 9)]
"""Krackhardt's kite, a well-known small network of ten."""


@st.composite
def networks(draw):
    nodes = list(range(draw(st.integers(0, 9))))
    every = list(combinations(nodes, 2))
    return nodes, draw(st.lists(st.sampled_from(every), max_size=14)) if every else []


def reachable(nodes, links):
    """Which pairs have a way, found by joining ways until nothing is added."""
    way = {(a, a) for a in nodes} | {pair for a, b in links for pair in ((a, b), (b, a))}
    for between in nodes:
        way |= {(a, b) for a in nodes for b in nodes if (a, between) in way and (between, b) in way}
    return {(a, b) for a, b in combinations(nodes, 2) if (a, b) in way}


def shortest_ways(nodes, links, a, b):
    """All shortest ways between two nodes, by trying every way."""
    near, found, now = neighbours(nodes, links), [], [[a]]
    while now and not found:
        now = [[*way, other] for way in now for other in near[way[-1]] if other not in way]
        found = [way for way in now if way[-1] == b]
    return found


def test_the_outlines_check_values():
    hub = [("a", other) for other in NINE[1:]]
    groups = [("a", "b"), ("b", "c"), ("d", "e")]
    assert fragmentation(NINE, []) == 1 and density(NINE, []) == 0
    assert fragmentation(NINE, hub) == 0 and round(density(NINE, hub), 3) == 0.222
    assert round(fragmentation(NINE, groups), 3) == 0.889 and apart(NINE, groups) == 32
    assert [len(piece) for piece in components(NINE, groups)] == [3, 2, 1, 1, 1, 1]


def test_a_hub_joins_every_pair_of_the_others_and_nobody_else_does():
    hub = [("a", other) for other in NINE[1:]]
    assert only_through(NINE, hub, "a") == 28 and only_through(NINE, hub, "b") == 0
    assert betweenness(NINE, hub) == {"a": 1, **dict.fromkeys(NINE[1:], 0)}


def test_krackhardts_kite_has_its_published_betweenness():
    # As printed in many textbooks, to three places: the one in the handle is highest though she knows three people only.
    told = {0: 0.023, 1: 0.023, 2: 0.0, 3: 0.102, 4: 0.0, 5: 0.231, 6: 0.231, 7: 0.389, 8: 0.222, 9: 0.0}
    assert {node: round(value, 3) for node, value in betweenness(list(range(10)), KITE).items()} == told
    assert [node for node in range(10) if only_through(list(range(10)), KITE, node)] == [7, 8]


@settings(max_examples=120)
@given(networks())
def test_each_figure_equals_its_definition(network):
    nodes, links = network
    ways = reachable(nodes, links)
    every = list(combinations(nodes, 2))
    assert apart(nodes, links) == len(every) - len(ways)
    assert fragmentation(nodes, links) == (pytest.approx(1 - len(ways) / len(every)) if every else None)
    assert density(nodes, links) == (pytest.approx(len(set(links)) / len(every)) if every else None)
    for node in nodes:
        rest = [other for other in nodes if other != node]
        without = reachable(rest, [link for link in links if node not in link])
        assert only_through(nodes, links, node) == len({pair for pair in ways if node not in pair} - without)


@settings(max_examples=80)
@given(networks())
def test_betweenness_is_the_share_of_shortest_ways(network):
    nodes, links = network
    given_ = betweenness(nodes, links)
    for node in nodes:
        if len(nodes) < 3:
            assert given_[node] is None
            continue
        total = 0
        for a, b in combinations([other for other in nodes if other != node], 2):
            ways = shortest_ways(nodes, links, a, b)
            total += sum(node in way for way in ways) / len(ways) if ways else 0
        assert given_[node] == pytest.approx(total / (len(nodes) - 1) / (len(nodes) - 2) * 2)


@settings(max_examples=80)
@given(networks())
def test_they_agree_with_networkx_where_it_is_installed(network):
    nx = pytest.importorskip("networkx")
    nodes, links = network
    graph = nx.Graph(links)
    graph.add_nodes_from(nodes)
    assert sorted(map(sorted, components(nodes, links))) == sorted(map(sorted, nx.connected_components(graph)))
    assert {node for node in nodes if only_through(nodes, links, node)} == set(nx.articulation_points(graph))
    if len(nodes) > 2:
        assert betweenness(nodes, links) == pytest.approx(nx.betweenness_centrality(graph))
        assert density(nodes, links) == pytest.approx(nx.density(graph))


def test_what_is_not_defined_and_what_is_refused():
    assert fragmentation([], []) is None and fragmentation(["a"], []) is None and density(["a"], []) is None
    assert components([], []) == [] and betweenness(["a", "b"], [("a", "b")]) == {"a": None, "b": None}
    assert fragmentation(["a", "b"], [("a", "a")]) == 1, "a link to itself joins nobody"
    assert density(["a", "b"], [("a", "b"), ("b", "a")]) == 1, "a link told twice is one"
    with pytest.raises(ValueError, match="stands twice"):
        components(["a", "a"], [])
    with pytest.raises(ValueError, match="not in the network"):
        components(["a"], [("a", "b")])
