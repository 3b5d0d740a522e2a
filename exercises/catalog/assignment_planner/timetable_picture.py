"""The timetable as a picture: a bar for each stage between the first day and the deadline."""

from exercises.catalog.assignment_planner.outline import between
from exercises.record import dates
from exercises.views.chart import drawing as draw
from exercises.views.markup import table

BAR = 16  # px


def picture(plan, found):
    """SVG of the stages, with a line for each Monday where they do not crowd.

    Args:
        plan: the plan, for its first day and its deadline.
        found: its timetable, with stages.
    """
    span = dates.days(plan["begin"], plan["deadline"])
    def at(date, after=0):
        return 2 + 96 * (dates.days(plan["begin"], date) + after) / (span + 1)
    mondays = [day for day in (dates.later(plan["begin"], n) for n in range(span + 1)) if dates.weekday(day) == 0]
    body, y = [], 4
    prefix = draw.new_prefix()
    bars = []
    for one in found["stages"]:
        for said in draw.wrapped(f"{one['title']}: {short(one['first'])}{'' if one['first'] == one['last'] else ' to ' + short(one['last'])}"):
            y += 19
            bars.append(draw.words(0, y - 4, said))
        bars.append(draw.box(at(one["first"]), y, at(one["last"], 1) - at(one["first"]), BAR, fill=draw.pattern(prefix, 0), stroke=draw.COLOURS[0], stroke_width=1.5))
        bars.append(draw.line(2, y + BAR + 3, 98, y + BAR + 3))
        y += BAR + 9
    y += 19
    bars.append(draw.words(0, y - 4, f"Hand in: {short(plan['deadline'])}{' at ' + plan['at'] if plan['at'] else ''}", weight="bold"))
    bars.append(draw.shape(3, at(plan["deadline"]), y + 8, size=7, fill=draw.COLOURS[1], stroke=draw.COLOURS[1]))
    y += 24
    if len(mondays) <= 12:
        body += [draw.line(at(day), 4, at(day), y, dash="2 4") for day in mondays]
    desc = "; ".join(f"{one['title']}: {between(one)}" for one in found["stages"])
    return draw.frame("The timetable, counted back from the deadline", f"{desc}; hand in: {dates.with_weekday(plan['deadline'])}.", y, *body, *bars,
                      prefix=prefix, patterns=[0])


def numbers(plan, found):
    """The same as a table, with each paragraph's drafting days."""
    heading = {one["id"]: f"Draft {n}: {one['heading'].strip() or 'no heading yet'}" for n, one in enumerate(plan["paragraphs"], 1)}
    rows = []
    for one in found["stages"]:
        rows.append([one["title"], between(one), one["days"] or "shared"])
        if one["key"] == "draft":
            rows += [[heading[draft["id"]], between(draft), "within it"] for draft in found["drafts"]]
    rows.append(["Hand in", dates.with_weekday(plan["deadline"]) + (f" at {plan['at']}" if plan["at"] else ""), ""])
    return table("The timetable, day by day", ["What", "When", "Working days"], rows)


def short(date):
    """A date in a chart: *3 Dec*."""
    year, month, day = date.split("-")
    return f"{int(day)} {dates.MONTHS[int(month) - 1][:3]}"
