"""Where the people of a family stand: rows by generation, partners beside each other, children below.

Pure arithmetic: the picture asks where everybody stands and draws them there. The same people and ties always give the same places.
"""

from exercises.catalog.family_map.inputs import COUPLES, PARENTS

GAP, ROW = 104, 156  # map units between neighbours, and between rows
MOST_TRIES = 1500    # orders that are tried before the best so far is taken

# What settles who stands in whose row, in this order: what comes later gives way where it contradicts.
_SETTLES = ("parent", "adoptive", *COUPLES, "sibling", "step", "foster", "carer", "other")


def layout(people, ties):
    """A place for everybody.

    Args:
        people: rows with an ``id`` and ``homes`` (names of the homes they have now).
        ties: ``[{kind, a, b}]``.

    Returns:
        ``({id: (x, y)}, width, height)``: the middle of each person's symbol, from the upper left corner, and how far they reach.
    """
    if not people:
        return {}, 0, 0
    ids = [p["id"] for p in people]
    row_of = _generations(ids, ties)
    rows = [[one for one in ids if row_of[one] == n] for n in range(max(row_of.values()) + 1)]
    rows = _ordered(rows, ties, {p["id"]: p["homes"] for p in people}, row_of)
    across = _spread_out(rows, ties, row_of)
    left = min(across.values())
    place = {one: (across[one] - left, row_of[one] * ROW) for one in ids}
    return place, max(x for x, _ in place.values()), (len(rows) - 1) * ROW


def parents_of(ties, kinds=("parent", "adoptive")):
    """For each child, who their parents are by ties of these kinds: ``{child: [parent, ...]}``."""
    found = {}
    for tie in ties:
        if tie["kind"] in kinds and tie["a"] not in found.setdefault(tie["b"], []):
            found[tie["b"]].append(tie["a"])
    return found


def homes_with(ties):
    """For each child the parents below whom they are placed: those who adopted them, where somebody did, else those by birth."""
    return {**parents_of(ties, ("parent",)), **parents_of(ties, ("adoptive",))}


def _generations(ids, ties):
    """Each person's row, from 0 at the top.

    A union of groups that remembers differences: two people who are tied are so many rows apart, and what contradicts what is
    settled already is passed over.
    """
    root = {one: (one, 0) for one in ids}  # to whom one hangs, and how many rows below

    def find(one):
        above, by = root[one]
        if above == one:
            return one, 0
        top, further = find(above)
        root[one] = top, by + further
        return root[one]

    for kind in _SETTLES:
        for tie in (t for t in ties if t["kind"] == kind):
            (top_a, a), (top_b, b) = find(tie["a"]), find(tie["b"])
            if top_a != top_b:
                root[top_b] = top_a, a + (1 if kind in PARENTS else 0) - b
    groups = {}
    for one in ids:
        top, by = find(one)
        groups.setdefault(top, {})[one] = by
    found = {}
    deepest = max(max(group.values()) - min(group.values()) for group in groups.values())
    for group in groups.values():
        least, most = min(group.values()), max(group.values())
        # Who is tied to nobody stands with the grown-ups of a family of three rows, not above them.
        shift = (1 if deepest >= 2 and most == least else 0) - least
        found.update({one: by + shift for one, by in group.items()})
    top = min(found.values())
    return {one: by - top for one, by in found.items()}


def _ordered(rows, ties, homes, row_of):
    """The rows with partners, brothers and sisters, and those of one home beside each other; found by trying one move after the other."""
    couples = [(t["a"], t["b"]) for t in ties if t["kind"] in COUPLES and row_of[t["a"]] == row_of[t["b"]]]
    near = [(t["a"], t["b"]) for t in ties if t["kind"] in ("sibling", "other") and row_of[t["a"]] == row_of[t["b"]]]
    chosen = homes_with(ties)
    below = list(chosen.items())
    weak = [(t["b"], [t["a"]]) for t in ties if t["kind"] in ("step", "foster", "carer") or t["kind"] == "parent" and t["a"] not in chosen[t["b"]]]
    living = {}
    for one, names in homes.items():
        for name in names:
            living.setdefault(name, []).append(one)

    def cost():
        at = {one: n - (len(row) - 1) / 2 for row in rows for n, one in enumerate(row)}
        total = sum(6 * (abs(at[a] - at[b]) - 1) for a, b in couples) + sum(abs(at[a] - at[b]) - 1 for a, b in near)
        total += sum(2 * abs(at[child] - sum(at[p] for p in grown) / len(grown)) for child, grown in below)
        total += sum(0.7 * abs(at[child] - at[grown[0]]) for child, grown in weak)
        for here in living.values():
            spots = [at[one] for one in here]
            total += 0.6 * (max(spots) - min(spots))
            by_row = {}
            for one in here:
                by_row.setdefault(row_of[one], []).append(at[one])
            total += sum(2.5 * (max(spots) - min(spots) - len(spots) + 1) for spots in by_row.values())
        lines = [(row_of[p], at[p], at[child]) for child, grown in below for p in grown if row_of[child] == row_of[p] + 1]
        total += sum(1.5 for n, one in enumerate(lines) for other in lines[n + 1:]
                     if one[0] == other[0] and (one[1] - other[1]) * (one[2] - other[2]) < 0)
        return total

    best, tries, better = cost(), 0, True
    while better and tries < MOST_TRIES:
        better = False
        for row in rows:
            for one in list(row):
                for place in range(len(row)):
                    before = row.index(one)
                    if place == before or tries >= MOST_TRIES:
                        continue
                    row.remove(one)
                    row.insert(place, one)
                    now, tries = cost(), tries + 1
                    if now < best - 1e-9:
                        best, better = now, True
                    else:
                        row.remove(one)
                        row.insert(before, one)
    return rows


def _spread_out(rows, ties, row_of):
    """Places across: children below the middle of their parents, parents above their children, nobody on another."""
    at = {one: n * GAP - (len(row) - 1) * GAP / 2 for row in rows for n, one in enumerate(row)}
    parents = {child: [p for p in grown if row_of[p] < row_of[child]] for child, grown in homes_with(ties).items()}
    couples = {frozenset((t["a"], t["b"])) for t in ties if t["kind"] in COUPLES}
    parents = {child: grown for child, grown in parents.items() if grown}
    children = {}
    for child, grown in parents.items():
        children.setdefault(tuple(sorted(grown)), []).append(child)
    for _ in range(24):
        for row in rows:
            wanted = []
            for one in row:
                grown = parents.get(one)
                if grown:
                    middle = sum(at[p] for p in grown) / len(grown)
                    group = sorted(children[tuple(sorted(grown))], key=lambda child: at[child])
                    wanted.append(middle + (group.index(one) - (len(group) - 1) / 2) * GAP)
                else:
                    wanted.append(at[one])
            at.update(zip(row, _apart(wanted)))
        for row in reversed(rows):
            wanted = []
            for one in row:
                pulls = [at[one] + sum(at[c] for c in group) / len(group) - sum(at[p] for p in grown) / len(grown)
                         for grown, group in children.items() if one in grown]
                # Partners who stand beside each other are drawn together.
                place = row.index(one)
                pulls += [at[row[place + step]] - step * GAP for step in (-1, 1)
                          if 0 <= place + step < len(row) and frozenset((one, row[place + step])) in couples]
                wanted.append(sum(pulls) / len(pulls) if pulls else at[one])
            at.update(zip(row, _apart(wanted)))
    return at


def _apart(wanted):
    """Places as near as can be (in squares) to those wanted, in the same order, none nearer to the next than a gap."""
    pools = []
    for n, x in enumerate(wanted):
        pools.append([x - n * GAP, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, many), (b, more) = pools[-2:]
            pools[-2:] = [[(a * many + b * more) / (many + more), many + more]]
    flat = [value for value, many in pools for _ in range(many)]
    return [value + n * GAP for n, value in enumerate(flat)]
