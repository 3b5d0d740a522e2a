"""Who handed in what, and what could not be read."""

from exercises.catalog.class_reading.whys import why
from exercises.record import dates
from exercises.views import chart
from exercises.views.markup import details, join, paragraph, table, tag

OPEN = 40
"""Learners up to whom the whole list stands open."""
FEW = 12
"""Files that could not be read up to which each is named at once; above it they are gathered by their reasons first."""
MOST_SHOWN = 200
"""Files that could not be read and are named on the screen; the table holds all."""


def section(folder, hidden):
    """The heading, the picture and the list.

    Args:
        folder: a :class:`~exercises.catalog.class_reading.folder.Folder`.
        hidden: whether names stay away.
    """
    rows = [row for row in folder.tally.who() if row["counts"]]
    called = folder.called(hidden)
    titles = _titles(rows)
    people = {title: {row["who"] for row in rows if row["title"] == title} for title in titles}
    with_work = {row["who"] for row in rows}
    said = f"{_many(len(with_work), 'learner')} handed in {_many(len(rows), 'piece')} of work."
    return join(
        tag("h3", "Who handed in what"), paragraph(said),
        chart.figure(chart.bars([(title, len(people[title])) for title in titles], "How many handed in each piece of work", _told(titles, people),
                                high=len(called), show=lambda many: f"{many} of {len(called)}", prefix="who"),
                     table("How many handed in each piece of work", ["Work", "Learners", "Of"], [[title, len(people[title]), len(called)] for title in titles]),
                     "A short bar may mean that a task was set later, or not to everybody.") if titles else None,
        _list(rows, called, titles), _copies(folder, called, hidden), why("who"))


def not_read(folder, hidden):
    """What could not be read, why, and what to do; None where all could."""
    many = folder.many_not_read
    if not many:
        return None
    rows = folder.not_read()
    body = []
    if hidden or many > FEW:
        by_why = {}
        for row in rows:
            by_why[row["why"]] = by_why.get(row["why"], 0) + 1
        body.append(table("Why files could not be read", ["Why, and what to do", "Files"], [[reason, count] for reason, count in by_why.items()], row_headers=False))
    # A path holds the name of whoever handed the file in.
    if not hidden:
        every = table("What could not be read", ["File", "Why, and what to do"], [[row["path"], row["why"]] for row in rows[:MOST_SHOWN]])
        body.append(every if many <= FEW else details("Show them file by file", every))
        body.append(paragraph(f"{many - MOST_SHOWN:,} more are in the table that you can save.") if many > MOST_SHOWN else None)
    return join(tag("h3", f"What could not be read: {_many(many, 'file')}"), body)


def _list(rows, called, titles):
    if not rows:
        return None
    saved = {}
    for row in rows:
        saved.setdefault((row["who"], row["title"]), []).append(row["created"])
    body = [[shown, *(_cell(saved.get((who, title))) for title in titles)] for who, shown in called.items()]
    made = table("Who handed in what", ["Learner", *titles], body)
    return made if len(called) <= OPEN else details(f"Show all {len(called)} learners", made)


def _cell(days):
    if not days:
        return tag("span", "not here", class_="class-not-here")
    known = [day for day in (dates.british(day[:10]) for day in sorted(days) if day) if day]
    return join("✓ ", ", ".join(dict.fromkeys(known)) or "here")


def _copies(folder, called, hidden):
    rows = [row for row in folder.tally.who() if not row["counts"]]
    if not rows:
        return None
    words = [[called.get(row["who"], "A learner" if hidden else row["who"]), row["title"], row["why_not"]] for row in rows]
    return details(f"{_many(len(rows), 'file')} that {'does' if len(rows) == 1 else 'do'} not count, and why", table("Not counted", ["Learner", "Work", "Why"], words))


def _titles(rows):
    return sorted({row["title"] for row in rows})


def _told(titles, people):
    return "; ".join(f"{title}: {len(people[title])}" for title in titles) + "."


def _many(number, what):
    return f"{number:,} {what}{'' if number == 1 else 's'}"
