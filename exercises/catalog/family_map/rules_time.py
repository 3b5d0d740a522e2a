"""What the dates on a map come to: who was there when, how many at once, how often the worker changed."""

from exercises.catalog.family_map import moments

SHORTEST = 90  # days below which no rate a year is given: a quarter


def last_day(record):
    """The day up to which what is still open is counted: as told, else the latest day that stands in the record; None where none does."""
    told = moments.span(record["until"])
    if told:
        return told[1]
    found = [moments.span(row[field]) for service in record["services"] for row in service["times"] for field in ("start", "end")]
    found += [moments.span(home[field]) for person in record["people"] for home in person["homes"] for field in ("start", "end")]
    found += [moments.span(link["start"]) for link in record["links"]]
    return max((span[1] for span in found if span), default=None)


def stretches(rows, last):
    """Times with their start and end, as days.

    Args:
        rows: ``[{start, end}]`` as kept.
        last: the day up to which what is open goes, or None.

    Returns:
        For each row whose start is known ``{"wide": (first, last), "sure": (first, last) or None, "open": bool}``: the days on which
        it may have been there, and those on which it was whatever day was meant. A row without a known start is left out, and so is one
        that ended nobody knows when.
    """
    found = []
    for row in rows:
        start, end = moments.span(row["start"]), moments.span(row["end"])
        is_open = row["end"] == ""
        if start is None or last is None or (end is None and not is_open):
            continue
        # What begins after the map's last day is not on it yet.
        if is_open:
            end = (max(last, start[0]),) * 2
        wide = (start[0], max(end[1], start[0]))
        sure = (start[1], end[0]) if start[1] <= end[0] else None
        found.append({"wide": wide, "sure": sure, "open": is_open})
    return found


def is_there(times, day, how="wide"):
    """Whether one of these stretches covers a day."""
    return any(time[how] and time[how][0] <= day <= time[how][1] for time in times)


def peak(services, how="wide"):
    """The most services that were there on one day.

    Args:
        services: for each service its stretches, as :func:`stretches` gives them.
        how: ``"wide"`` or ``"sure"``.

    Returns:
        ``(most, first day, last day)`` of the first stretch of days with so many; ``(0, None, None)`` where there is none.
    """
    spans = [(span, n) for n, times in enumerate(services) for span in (time[how] for time in times) if span]
    days = sorted({day for (first, last), _ in spans for day in (first, last + 1)})
    most, begins, ends = 0, None, None
    for day, following in zip(days, [*days[1:], None]):
        here = len({n for (first, last), n in spans if first <= day <= last})
        if here > most:
            most, begins, ends = here, day, following - 1
        elif here == most and begins is not None and ends == day - 1:
            ends = following - 1
    return most, begins, ends


def steps(services):
    """How many services there were, from each day on which that changed: ``[(day, many)]``, in order."""
    spans = [(time["wide"], n) for n, times in enumerate(services) for time in times]
    days = sorted({day for (first, last), _ in spans for day in (first, last + 1)})
    return [(day, len({n for (first, last), n in spans if first <= day <= last})) for day in days]


def worker_rate(workers, times):
    """Changes of worker a year, and why there is none.

    Args:
        workers: how often the worker changed, or None.
        times: the service's stretches.

    Returns:
        ``(rate, reason)``: one of them is None.
    """
    if workers is None:
        return None, "nobody said how often the worker changed"
    if not times:
        return None, "the service has no dates to count a year from"
    days = sum(last - first + 1 for first, last in (time["wide"] for time in times))
    if days < SHORTEST:
        return None, f"it lasted under {SHORTEST} days, and a rate for a year would blow it up"
    return workers * 365.25 / days, None


def changes(record, services, last):
    """The moments at which something begins or ends, for stepping through the map.

    Args:
        record: a map record.
        services: as ``rules.compute`` gives them, with their ``stretches``.
        last: the map's last day, or None.

    Returns:
        ``[(iso, words)]`` in order of time, what falls on one day told together, at most forty.
    """
    found = {}

    def tell(day, what):
        found.setdefault(day, [])
        if what not in found[day]:
            found[day].append(what)

    for service in services:
        for time in service["stretches"]:
            tell(time["wide"][0], f"{service['name']} begins")
            if not time["open"]:
                tell(time["wide"][1] + 1, f"{service['name']} has ended")
    for person in record["people"]:
        for home in person["homes"]:
            start, end = moments.span(home["start"]), moments.span(home["end"])
            if start:
                tell(start[0], f"{person['name']} is at {home['home']}")
            if end:
                tell(end[1] + 1, f"{person['name']} has left {home['home']}")
    if last is not None:
        tell(last, "the map’s last day")
    days = sorted(found)
    if len(days) > 40:
        days = [days[n * (len(days) - 1) // 39] for n in range(40)]
    return [(moments.iso_of(day), f"{moments.month_of(day)}: {found[day][0]}{f' and {len(found[day]) - 1} more' if len(found[day]) > 1 else ''}")
            for day in days]
