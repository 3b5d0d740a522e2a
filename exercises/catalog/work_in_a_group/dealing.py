"""Who sits at which table, and with which role: the same from the same words, on every device.

Members are put in order (numbers by size, names by the alphabet without regard to case, blanks or how an accent is stored),
shuffled, and cut into tables. The shuffle is that of Fisher and Yates in the form of Durstenfeld (1964, Algorithm 235: Random
permutation, Communications of the ACM 7(7), 420; Knuth, The Art of Computer Programming 2, 3.4.2, Algorithm P). Its numbers
come from SplitMix64 (Steele, Lea and Flood 2014; :mod:`exercises.measures.bootstrap`), a number that would favour some
places being drawn again. Its seed is the FNV-1a sum, over 64 bits, of what was typed (Fowler, Noll and Vo; the check
values of their public page stand in ``test_dealing.py``). All of it is whole numbers, so no two machines can round differently.

A table is ``{"seats": [{"who", "roles"}], "open": [role]}``. What was dealt is kept as it stands, and a change of roles
changes that: nothing says afterwards what was dealt and what was changed.
"""

from exercises.measures.bootstrap import numbers
from exercises.record import names
from exercises.record.problems import Problem, shown

MOST_PEOPLE = 400
FEWEST_AT_TABLE, MOST_AT_TABLE = 2, 12
_OFFSET, _PRIME, _SPAN = 0xCBF29CE484222325, 0x100000001B3, 2**64


def fnv1a(data):
    """The FNV-1a sum of some bytes, over 64 bits."""
    total = _OFFSET
    for byte in data:
        total = (total ^ byte) * _PRIME % _SPAN
    return total


def shuffled(things, seed):
    """The things in an order that hangs on the seed alone, each order as likely as any other over all seeds."""
    found, source = list(things), numbers(seed)
    for last in range(len(found) - 1, 0, -1):
        at = _below(last + 1, source)
        found[last], found[at] = found[at], found[last]
    return found


def _below(bound, source):
    """A whole number below ``bound``, no one of them more likely than another."""
    fair = _SPAN - _SPAN % bound
    return next(number for number in source if number < fair) % bound


def members(text):
    """Names that were typed, one to a line or with commas between, in the order from which they are dealt.

    Raises:
        Problem: a name is too long, two are the same, or there are too many or none.
    """
    found = [names.clean(one) for one in text.replace(";", ",").replace("\n", ",").split(",") if one.strip()]
    if not found:
        raise Problem("Type the names of the group first, with commas between. Made-up names will do, if everybody types the same.")
    if len(found) > MOST_PEOPLE:
        raise Problem(f"There are {len(found)} names, and {MOST_PEOPLE} are the most.")
    seen = set()
    for name in found:
        if names.key(name) in seen:
            raise Problem(f"{shown(name)} stands there twice. If they are two people, give each a number after the name, on every device alike.")
        seen.add(names.key(name))
    return sorted(found, key=names.key)


def sizes(people, most):
    """How many sit at each table.

    No table has more than ``most``, unless somebody would sit alone otherwise. The larger tables come first, and no two
    differ by more than one.

    Args:
        people: how many there are, one or more.
        most: how many may sit at a table.
    """
    tables = max(1, min(-(-people // most), people // 2))
    each, more = divmod(people, tables)
    return [each + 1] * more + [each] * (tables - more)


def check_numbers(people, most):
    """Refuse more or fewer people than can be dealt.

    Raises:
        Problem: the sentence says how many there may be.
    """
    if not 1 <= people <= MOST_PEOPLE:
        raise Problem(f"Say how many people are here: from 1 to {MOST_PEOPLE}.")
    if not FEWEST_AT_TABLE <= most <= MOST_AT_TABLE:
        raise Problem(f"Say how many sit at a table: from {FEWEST_AT_TABLE} to {MOST_AT_TABLE}.")


def deal(words, people, most, roles):
    """The tables.

    Args:
        words: the three words, as :func:`~.saying.read` gives them.
        people: who is dealt, in order: texts.
        most: how many sit at a table.
        roles: the roles to be dealt, in order. Each member has one at most. Where there are more roles than members, those
            that come last stay open.

    Returns:
        A list of tables.

    Raises:
        Problem: there are too many people, or too few.
    """
    check_numbers(len(people), most)
    order = shuffled(people, fnv1a(f"{words}/{len(people)}/{most}".encode()))
    tables, at = [], 0
    for size in sizes(len(people), most):
        seats = [{"who": who, "roles": list(roles[place:place + 1])} for place, who in enumerate(order[at:at + size])]
        tables.append({"seats": seats, "open": list(roles[size:])})
        at += size
    return tables


def sign(words, people, most, roles, known):
    """Two words by which a room can hear that everybody typed the same.

    Args:
        words, people, most, roles: as for :func:`deal`.
        known: the words from which they are taken.
    """
    total = fnv1a("\n".join([words, str(most), *map(names.key, people), "", *map(names.key, roles)]).encode())
    first, rest = total % len(known), total // len(known)
    others = [one for one in known if one != known[first]]
    return f"{known[first]} {others[rest % len(others)]}"


def table_of(tables, who):
    """At which table somebody sits, from 0, or None."""
    key = names.key(who)
    return next((place for place, table in enumerate(tables) if any(names.key(seat["who"]) == key for seat in table["seats"])), None)


def given(tables, place, role, who):
    """The tables once a role at one of them has gone to somebody else, or to nobody.

    Whoever had it takes what the other had, so that roles change hands and none is lost.

    Args:
        tables: as :func:`deal` gave them; not changed.
        place: which table, from 0.
        role: a role at that table.
        who: who has it from now on, or "" for nobody.
    """
    table = tables[place]
    seats = {seat["who"]: list(seat["roles"]) for seat in table["seats"]}
    left = [one for one in table["open"] if one != role]
    before = next((one for one, held in seats.items() if role in held), None)
    if who == before or (not who and before is None):
        return tables
    if before is not None:
        seats[before].remove(role)
    if not who:
        left.append(role)
    else:
        if before is not None:
            seats[before] += seats[who]
            seats[who] = []
        seats[who].append(role)
    made = {"seats": [{"who": seat["who"], "roles": seats[seat["who"]]} for seat in table["seats"]], "open": left}
    return [made if at == place else one for at, one in enumerate(tables)]


def roles_at(table):
    """The roles at a table, whoever has them."""
    return [*(role for seat in table["seats"] for role in seat["roles"]), *table["open"]]
