"""Services over time: when each was there, how many at once, and how they felt."""

from exercises.catalog.family_map import moments, rules_time
from exercises.catalog.family_map.inputs import FEELINGS
from exercises.views.chart import drawing as draw

LEFT, RIGHT = 3.0, 97.0  # % of the width, where the years begin and end
ROW = 46                 # px for a service: its name, and its bar below


def years(results):
    """The first and last day that is drawn, and the years between; None where nothing has a date."""
    times = [time["wide"] for s in results["services"] for time in s["stretches"]]
    if not times:
        return None
    first, last = min(t[0] for t in times), max(t[1] for t in times)
    last = max(last, first + 364)
    return first, last


def bars(results):
    """A bar for each service from its start to its end; pale where a date was remembered roughly; the number at once below.

    Returns:
        SVG as Markup, or None where no service has a date.
    """
    reach = years(results)
    if reach is None:
        return None
    x = _scale(reach)
    dated = sorted((s for s in results["services"] if s["stretches"]), key=lambda s: s["stretches"][0]["wide"][0])
    tall = 26 + ROW * len(dated)
    body, y = _year_lines(reach, x, tall + 100), 26
    when = moments.number(results["when"]) if results["when"] else None
    for service in dated:
        many = service["workers"]
        more = "" if not many else f", {many} {'change' if many == 1 else 'changes'} of worker"
        name = draw.wrapped(f"{service['number']} {service['name']}", draw.NARROW - (120 if more else 0), at_most=1)[0]
        body += [draw.words(0, y + 14, name, weight="bold"),
                 draw.words(100, y + 14, more.lstrip(", "), size=draw.SMALL, anchor="end") if more else None]
        colour = draw.COLOURS[0]
        for time in service["stretches"]:
            body.append(_bar(x, time["wide"], y + 21, fill=colour, fill_opacity="0.28", stroke=colour, stroke_width=1))
            if time["sure"]:
                body.append(_bar(x, time["sure"], y + 21, fill=colour))
            if time["open"]:
                body.append(draw.words(x(time["wide"][1]), y + 34, "→", size=16, dx=2))
        y += ROW
    low = y + 100
    most = results["peak"]["most"]
    body.append(draw.words(0, y + 20, "How many at once", weight="bold"))
    from_days = rules_time.steps([s["stretches"] for s in results["services"]])
    for (day, many), (following, _) in zip(from_days, from_days[1:]):
        high = 48 * many / most
        if many:
            left, right = x(day), x(following - 1)
            body.append(draw.box(left, low - high, max(right - left, 0.3), high, fill=draw.COLOURS[3], fill_opacity="0.45", stroke=draw.COLOURS[3], stroke_width=1))
    body.append(draw.line(LEFT, low, RIGHT, low, draw.INK))
    first = moments.number(results["peak"]["first"])
    end = x(first) > 55
    body.append(draw.words(x(first), low - 54, f"{most} at once, from {moments.month_of(first)}", size=draw.SMALL, weight="bold", anchor="end" if end else "start"))
    if when is not None and reach[0] <= when <= reach[1]:
        body += [draw.line(x(when), 22, x(when), low, draw.COLOURS[1], 2, "5 4"), draw.words(x(when), low + 16, "the map above", size=12, anchor="middle")]
    return draw.frame("Services over time", f"{len(dated)} services with dates, one row each; {most} at once at most.", low + 26, *[b for b in body if b])


def feelings(results):
    """Each service at the height of how it felt, for as long as it was there; its number beside it.

    Returns:
        SVG as Markup, or None where nobody said how a dated service felt.
    """
    reach = years(results)
    told = [s for s in results["services"] if s["stretches"] and s["feeling"] is not None]
    if reach is None or not told:
        return None
    x = _scale(reach)
    body, y = [], 8
    for level in FEELINGS:
        lanes = []
        spots = []
        here = sorted(((time["wide"], s) for s in told if s["feeling"] == level for time in s["stretches"]), key=lambda one: one[0][0])
        for (first, last), service in here:
            # Numbers stand before their bar and want room.
            start = x(first) - 7
            lane = next((n for n, free in enumerate(lanes) if free < start), len(lanes))
            lanes[lane:lane + 1] = [x(last) + 1]
            spots.append((first, last, lane, service))
        body.append(draw.words(0, y + 14, f"{_signed(level)} {FEELINGS[level]}" + ("" if here else ": none"), size=draw.SMALL, weight="bold" if here else None))
        y += 20
        for first, last, lane, service in spots:
            middle = y + 10 + 22 * lane
            colour = draw.COLOURS[1] if level < 0 else draw.COLOURS[2] if level > 0 else draw.LINE
            body += [draw.line(x(first), middle, max(x(last), x(first) + 1), middle, colour, (8, 5, 3)[2 - abs(level)], "6 3" if level < 0 else None),
                     draw.words(x(first), middle + 4.5, str(service["number"]), size=12, anchor="end", dx=-3, weight="bold")]
        y += 22 * len(lanes) + 4
        body.append(draw.line(0, y, 100, y))
        y += 4
    body += _year_words(reach, x, y + 16)
    return draw.frame("How each service felt, over time", "Five rows from very good to very bad; each service stands in the row of how it felt, "
                      "from its start to its end.", y + 24, *body)


def _scale(reach):
    first, last = reach

    def x(day):
        return LEFT + (RIGHT - LEFT) * (min(max(day, first), last) - first) / (last - first)

    return x


def _bar(x, span, y, **paint):
    left, right = x(span[0]), x(span[1])
    return draw.box(left, y, max(right - left, 0.8), 13, rx=3, **paint)


def _marks(reach):
    """The years that are written, few enough for a phone, each with its first day."""
    first, last = int(moments.iso_of(reach[0])[:4]), int(moments.iso_of(reach[1])[:4])
    step = next(s for s in (1, 2, 5, 10, 20, 50) if (last - first) / s <= 6)
    return [(year, moments.number(f"{year}-01-01")) for year in range(first, last + 1) if year % step == 0 and moments.number(f"{year}-01-01") >= reach[0]]


def _year_lines(reach, x, tall):
    return [part for year, day in _marks(reach) for part in (draw.line(x(day), 20, x(day), tall, dash="1 4"),
                                                             draw.words(x(day), 13, str(year), size=draw.SMALL, anchor="middle"))]


def _year_words(reach, x, y):
    return [draw.words(x(day), y, str(year), size=draw.SMALL, anchor="middle") for year, day in _marks(reach)]


def _signed(level):
    return "0" if not level else f"{'+' if level > 0 else chr(0x2212)}{abs(level)}"
