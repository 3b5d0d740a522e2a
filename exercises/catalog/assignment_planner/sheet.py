"""The plan as a page to print: what it covers, what is not there, the timetable, and room to write."""

from exercises.catalog.assignment_planner import notices, timetable_picture
from exercises.catalog.assignment_planner.brief import SHORT_MODES, label
from exercises.catalog.assignment_planner.outline import between, count
from exercises.catalog.assignment_planner.whys import NOT_SHOWN, WHY
from exercises.record import dates
from exercises.record import printable as on_paper
from exercises.views import chart

MARKED = {"invented": "Invented example: nobody planned this.", "sample": "The printed sample’s coverage, as the course reads it. An example of unevenness, and not an aim.", "own": ""}


def page(plan, results):
    """The page as HTML text."""
    prompts = [(label(one["id"]), one["words"] or "no paragraph" if one["state"] == "empty" else one["words"]) for one in results["prompts"]]
    parts = [on_paper.paragraph(MARKED[plan["kind"]])] if MARKED[plan["kind"]] else []
    limit = f" of {plan['limit']:,}" if plan["limit"] else ""
    parts += [on_paper.paragraph(f"{results['total']:,}{limit} words planned."),
              on_paper.picture(chart.bars(prompts, "Words set aside for each prompt", "The same as in the table of the exercise.", show=count),
                               "Words set aside for each prompt. Longer is more words, not better."),
              on_paper.heading("Paragraphs"),
              on_paper.table("Paragraphs, with their tags", ["Paragraph", "Words", "Prompts", "What it does", "Claim"],
                             [[f"{n}. {one['heading'].strip() or 'no heading yet'}", "" if one["words"] is None else one["words"], ", ".join(one["prompts"]),
                               SHORT_MODES.get(one["mode"], ""), one["claim"]] for n, one in enumerate(plan["paragraphs"], 1)]),
              on_paper.heading("What is not there")]
    for heading, said in notices.missing(results):
        parts += [on_paper.heading(heading, 3), on_paper.items(said)]
    parts.append(on_paper.heading("Timetable"))
    found = results["timetable"]
    if found["not_defined_because"]:
        parts.append(on_paper.paragraph(f"Not defined, because {found['not_defined_because']}."))
    else:
        parts += [on_paper.picture(timetable_picture.picture(plan, found), "Counted back from the deadline. Dashed lines are Mondays."),
                  on_paper.table("From when to when", ["What", "When"], [*([one["title"], between(one)] for one in found["stages"]),
                                                                         ["Hand in", dates.with_weekday(plan["deadline"])]])]
    parts += [on_paper.heading("To ask"), on_paper.items(notices.questions(results)), on_paper.space(5), on_paper.paragraph(NOT_SHOWN)]
    return on_paper.page(plan["title"].strip() or "Essay plan", parts, "Joined Up, X20, assignment planner.", reasons=WHY)
