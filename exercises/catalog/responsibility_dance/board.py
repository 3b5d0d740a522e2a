"""The way of one family as a picture: a lane for each need, a stretch for each wait, a mark for each answer."""

from exercises.catalog.responsibility_dance.world import NEEDS
from exercises.views import markup
from exercises.views.chart import drawing as draw

MARKS = {"asks": 0, "tells it at an assessment": 1, "no": 4, "closed for no reply": 3, "time is up, need is not": 2,
         "nobody at the table takes it": 4, "too old now that a place is free": 4, "sent back to a door that had said no": 4}
"""Which shape stands for which step; what is not here is a stretch or is told in the table only."""
LEGEND = (("asks at a door", 0), ("tells it at an assessment", 1), ("hears no", 4), ("closed, no reply", 3), ("time is up", 2))
LAST = ("asks no more", "no door is left", "the front door knows nobody else", "nobody at the table takes it")
"""Steps after which nobody asks for this need any more."""
ENDS = ("done", "time is up, need is not")
BEGINS = ("help begins", "their own people help")
_LANE = 38


def board(blocks, weeks, title, desc, prefix=None):
    """Several ways below each other, on one scale of weeks since the family asked.

    Args:
        blocks: ``(name, line, walk, days)`` for each way: what it is called, a line on what it came to, the walk with its
            steps, and on which day after asking the drawing ends.
        weeks: how many weeks the scale has.
        title: what the picture is.
        desc: what it shows.
        prefix: for the ids in the picture.

    Returns:
        SVG as Markup.
    """
    prefix = prefix or draw.new_prefix()
    body, y = [], 0
    for place, (words, which) in enumerate(LEGEND):
        x, row = (place % 2) * 50, place // 2
        body += [_mark(which, x + 1.8, 10 + 20 * row), draw.words(x, 14.5 + 20 * row, words, size=draw.SMALL, dx=24)]
    body += [draw.box(50.4, 43, 2.4, 13, fill=draw.pattern(prefix, 2), stroke=draw.COLOURS[2], stroke_width=1.2),
             draw.words(50, 54.5, "somebody helps", size=draw.SMALL, dx=24)]
    y = 70
    for name, line, walk, days in blocks:
        y += 24
        body.append(draw.words(0, y - 4, name, weight="bold"))
        for said in draw.wrapped(line, size=draw.SMALL):
            y += 17
            body.append(draw.words(0, y - 4, said, size=draw.SMALL))
        for need in walk.needs:
            y += _LANE
            body += _lane(walk, need, y, days, weeks, prefix)
        y += 18
    body += [draw.words(0, y + 12, "asked", size=12), draw.words(100, y + 12, f"{weeks} weeks", size=12, anchor="end")]
    return draw.frame(title, desc, y + 18, *body, prefix=prefix, patterns=(2,))


def _lane(walk, need, y, days, weeks, prefix):
    """One need: its name, a dashed line of waiting, stretches of help, and the marks of the doors."""
    def across(day):
        return max(0.0, min(100.0, (day - walk.asked) / 7 / weeks * 100))

    drawn = [draw.words(0, y - 11, NEEDS[need.name], size=12)]
    end, begun = across(walk.asked + days), None
    steps = [step for step in walk.told if step[2] == need.name]
    done = next((day for day, kind, _, _ in steps if kind == "done"), None)
    stopped = steps[-1][0] if steps and steps[-1][1] in LAST else None
    last = done if done is not None else stopped
    lane = draw.line(0, y, end if last is None else across(last), y, dash="3 3", width=1.5)
    marks = []
    for day, kind, _, _ in steps:
        if kind in BEGINS:
            begun = day
        elif kind in ENDS and begun is not None:
            drawn.append(_help(across(begun), across(day), y, prefix))
            begun = None
        if kind in MARKS:
            marks.append((day, MARKS[kind]))
    if begun is not None:
        drawn.append(_help(across(begun), end, y, prefix))
    places = _apart([across(day) + 1.6 for day, _ in marks])
    if stopped is not None:
        # The line reaches the last mark, which may have been pushed to the right.
        reach = max([across(stopped), *places])
        lane = draw.line(0, y, reach, y, dash="3 3", width=1.5)
        if reach < 74:
            drawn.append(draw.words(reach, y + 4.5, "no door left", size=12, dx=10))
    drawn.insert(1, lane)
    drawn += [_mark(which, place, y) for place, (_, which) in zip(places, marks)]
    if done is not None:
        inside = across(done) > 86
        drawn.append(draw.words(across(done), y + 4.5, "done", size=12, weight="bold", dx=-6 if inside else 5, anchor="end" if inside else "start"))
    return drawn


def _apart(places, gap=3.4, low=1.6, high=98.4):
    """Places (%) for marks in order, none on another: pushed to the right, and back again at the end of the scale."""
    moved, before = [], low - gap
    for place in places:
        before = max(place, before + gap)
        moved.append(before)
    after = high + gap
    for number in range(len(moved) - 1, -1, -1):
        after = moved[number] = min(moved[number], after - gap)
    return moved


def _help(start, end, y, prefix):
    return draw.box(start, y - 6.5, max(0.8, end - start), 13, fill=draw.pattern(prefix, 2), stroke=draw.COLOURS[2], stroke_width=1.2)


def _mark(which, x, y):
    ink = draw.COLOURS[1] if which in (3, 4) else draw.COLOURS[0]
    return draw.shape(which, x, y, size=4, fill=draw.PAPER if which != 4 else "none", stroke=ink, stroke_width=2)


def steps_table(walk, services, caption):
    """The steps of a way as a table: the week, what happened, for what, where."""
    rows = [[day_words(day - walk.asked), kind, NEEDS[need] if need else "everything", services[service]["name"] if service is not None else ""]
            for day, kind, need, service in walk.told]
    return markup.table(caption, ["When", "What happened", "For", "Where"], rows or [["", "nothing yet", "", ""]])


def day_words(days):
    """Days since asking in words."""
    whole = int(days)
    if whole < 7:
        return f"day {whole}"
    return f"week {whole // 7}, day {whole % 7}" if whole % 7 else f"week {whole // 7}"


def line_of(costs):
    """What a way came to, in a line."""
    first = "no help" if costs["first_weeks"] is None else f"first help after {weeks_words(costs['first_weeks'])}"
    return (f"{_many(costs['doors'], 'door')}, told {_many(costs['people'], 'person', 'people')}, {_many(round(costs['family_hours']), 'hour')}; "
            f"{first}; {costs['met']} of {costs['needs']} done")


def weeks_words(weeks):
    """A number of weeks in words."""
    return "less than a week" if weeks < 1 else _many(int(weeks + 0.5), "week")


def _many(count, one, several=None):
    return f"{count} {one if count == 1 else several or one + 's'}"
