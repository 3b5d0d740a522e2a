"""The process sheet: a page to print, with the figures and room to write."""

from exercises.catalog.talk_recorder import figures
from exercises.catalog.talk_recorder.talks import PURPOSES, clock
from exercises.catalog.talk_recorder.whys import NOT_SHOWN, WHY
from exercises.record import printable
from exercises.views import chart


def page(one, pair=None):
    """The sheet of one recording as a whole HTML page.

    Args:
        one: what :func:`exercises.catalog.talk_recorder.rules.figures` gave.
        pair: what :func:`exercises.catalog.talk_recorder.rules.pair` gave, or None.
    """
    lanes, turns, gaps, words = figures.timeline_parts(one)
    parts = [printable.paragraph(f"{one['title']}. {PURPOSES[one['purpose']] if one['purpose'] else 'What it was for is not said'}. Never of a meeting about a real child."),
             printable.paragraph("Invented: nobody in this talk is real.") if one["invented"] else None,
             printable.items(figures.about(one)) if figures.about(one) else None,
             printable.picture(chart.timeline(lanes, turns, "Who spoke when", f"{len(turns)} turns", gaps=gaps, show=clock), "Who spoke when. Full diamond: picked up. Hollow: not."),
             printable.picture(chart.bars([(seat["name"], figures.told(seat["share_time"])) for seat in one["seats"]], "Share of the time", "Seat by seat",
                                          reference=("an even share", one["even"]), show=chart.percent), "Share of the time"),
             printable.table("Seat by seat", ["Seat", "Time", "Share", "Turns", "Proposals", "Picked up", "Heard ratio"],
                             [[s["name"], clock(s["seconds"]), figures.percent(s["share_time"]), str(s["turns"]), str(s["proposals"]), str(s["picked_up"]), figures.two(s["heard"])]
                              for s in one["seats"]]),
             printable.table("Over all", ["Measure", "Figure"],
                             [["Gini, time", figures.two(one["gini"]["time"])], ["Evenness, time", figures.two(one["evenness"]["time"])],
                              ["Family’s share of the time", figures.percent(one["family"]["time"])],
                              ["Longest stretch with professionals only", f"{one['run']['turns']} turns, from turn {one['run']['first']}" if one["run"]["turns"] else
                               f"not defined, because {one['run']['because']}"],
                              ["Spoke but not picked up", ", ".join(f"turn {n}" for n in one["not_picked_up"]) or "none"]])]
    if pair:
        parts.append(printable.table(f"{pair['titles'][0]}, and {pair['titles'][1]}", ["Share of the time", "First", "Second"],
                                     [[row["name"], *(figures.percent(value) for value in row["time"])] for row in pair["seats"]]))
    parts += [printable.heading("To take to the group"), printable.items(figures.questions(one)), printable.space(6),
              printable.table("Every turn", ["Turn", "Who", "From", "To", "What"],
                              [[str(row["number"]), row["name"], clock(row["start"]), clock(row["end"]), said] for row, said in zip(one["log"], words)]),
              printable.paragraph(NOT_SHOWN)]
    return printable.page("Who speaks, who is picked up: process sheet", [part for part in parts if part is not None],
                          source="Joined Up, exercise X02, the talk recorder.", reasons=WHY)
