"""Two documents: the outline (headings, tags, own notes) and the statement of sources, help and use of AI. No sentence of an essay."""

from exercises.catalog.assignment_planner import notices, rules
from exercises.catalog.assignment_planner.brief import HELP, OUTCOMES, READ, SHORT_MODES, VOICES, WEIGHS, label
from exercises.record import dates, word

FOOT = "Made with Joined Up, X20, assignment planner"
NOTHING = "nothing entered"


def outline(plan, created=None):
    """The outline as the bytes of a Word document."""
    results = rules.compute(plan)
    name = {one["id"]: one["name"] for one in plan["sources"]}
    record = {one["id"]: one["title"] for one in plan["materials"]}
    blocks = [word.paragraph(_marked(plan) + "Headings, tags and your own notes. The sentences are yours to write.", style="Hint"),
              word.paragraph(_frame(plan, results))]
    for number, one in enumerate(plan["paragraphs"], 1):
        blocks.append(word.heading(f"{number}. {one['heading'].strip() or 'No heading yet'}"))
        blocks.append(word.items(_tags(one, name, record)))
        if one["note"].strip():
            blocks.append(word.paragraph(one["note"].strip()))
    blocks += [word.new_page(), word.heading("Words by prompt"),
               word.table("Words set aside for each prompt", ("Prompt", "Words", "Paragraphs"),
                          [(label(one["id"]), count(one["words"]), ", ".join(map(str, one["paragraphs"])) or "none") for one in results["prompts"]], (4, 1, 2))]
    missing = notices.missing(results)
    if missing:
        blocks.append(word.heading("What is not there"))
        for heading, said in missing:
            blocks += [word.heading(heading, 2), word.items(said)]
    if plan["sources"]:
        blocks += [word.heading("Sources"), _sources(plan)]
    blocks += [word.heading("Timetable"), *_timetable(plan, results["timetable"])]
    if plan["notes"].strip():
        blocks += [word.heading("Notes"), word.paragraph(plan["notes"].strip())]
    return word.document(plan["title"].strip() or "Essay plan", blocks, FOOT, created=created)


def statement(plan, created=None):
    """The statement as the bytes of a Word document; it holds what was entered and says where nothing was."""
    told = plan["statement"]
    blocks = [word.paragraph(_marked(plan) + "The rule of your own university decides what belongs here and in which form. Change this until it fits.", style="Hint"),
              word.heading("The rule"), word.paragraph(told["rule"].strip() or f"{NOTHING}: its title, its date, where I read it, and what it lets me do"),
              word.heading("Sources"),
              _sources(plan) if plan["sources"] else word.paragraph(NOTHING),
              word.heading("Help"),
              word.table("What I used, and what I did with it", ("Help", "Who or what, and when", "What for", "What I kept, and how I checked it"),
                         [(label_, *(told["help"][kind][field].strip() or NOTHING for field in ("who", "what", "kept"))) for kind, label_ in HELP.items()],
                         (3, 3, 3, 4))]
    if plan["materials"]:
        blocks.append(word.table("What I made in the course and drew on", ("Record", "Last changed"),
                                 [(one["title"], dates.british(one["changed"]) or "not known") for one in plan["materials"]], (3, 1)))
    blocks += [word.heading("A reference or claim that a tool gave me and that I could not find again"), word.paragraph(told["lost"].strip() or NOTHING),
               word.heading("From my own event, my own group and my own reading"), word.paragraph(told["mine"].strip() or NOTHING),
               word.heading("Date, and whatever form of words the rule asks for")]
    blocks += [word.paragraph(told["form"].strip())] if told["form"].strip() else []
    return word.document("Statement of sources, help and use of AI", [*blocks, word.space(2)], FOOT, created=created)


def count(words):
    """Words as they are written: whole, or with a half or a third to one place."""
    return f"{words:,.0f}" if abs(words - round(words)) < 1e-9 else f"{words:,.1f}"


def _marked(plan):
    return {"invented": "Invented example: nobody planned this. ", "sample": "The printed sample’s coverage, as the course reads it; an example of unevenness. "}.get(plan["kind"], "")


def _frame(plan, results):
    said = [f"{results['total']:,} words planned"]
    if plan["limit"] is not None:
        said.append(f"limit {plan['limit']:,}")
    if plan["deadline"]:
        said.append(f"to be handed in on {dates.with_weekday(plan['deadline'])}{' at ' + plan['at'] if plan['at'] else ''}")
    return "; ".join(said) + "."


def _tags(one, name, record):
    lines = [("Words", count(one["words"]) if one["words"] is not None else ""), ("Prompts", "; ".join(label(p) for p in one["prompts"])),
             ("Outcomes", "; ".join(f"{o} {OUTCOMES[o][0]}" for o in one["outcomes"])), ("Mode", SHORT_MODES.get(one["mode"], "")),
             ("Weighs", WEIGHS.get(one["weighs"], "")), ("Claim", one["claim"].strip()),
             ("Sources", "; ".join([name[s] for s in one["sources"]] + (["my own event or argument"] if one["own"] else []))),
             ("From the course", "; ".join(record[m] for m in one["materials"]))]
    kept = [(word.strong(f"{field}: "), said) for field, said in lines if said]
    return kept or [word.slanted("No tags yet")]


def _sources(plan):
    return word.table("Sources, and how each was met", ("Source", "Year", "Read", "If through another, which", "Whose own words"),
                      [(one["name"], one["year"], READ.get(one["read"], "not said"), one["through"], "; ".join(VOICES[v] for v in one["voices"]) or "nobody’s")
                       for one in plan["sources"]], (4, 1, 2, 3, 3))


def _timetable(plan, found):
    if found["not_defined_because"]:
        return [word.paragraph(f"Not defined, because {found['not_defined_because']}.")]
    heading = {one["id"]: f"{n}. {one['heading'].strip() or 'no heading yet'}" for n, one in enumerate(plan["paragraphs"], 1)}
    rows = []
    for one in found["stages"]:
        rows.append((word.strong(one["title"]), between(one)))
        if one["key"] == "draft":
            rows += [(f"Draft {heading[draft['id']]}", between(draft)) for draft in found["drafts"]]
    rows.append((word.strong("Hand in"), dates.with_weekday(plan["deadline"]) + (f" at {plan['at']}" if plan["at"] else "")))
    return [word.table("Counted back from the deadline", ("What", "When"), rows, (3, 3))]


def between(one):
    """From when to when, in words."""
    if one["first"] == one["last"]:
        return dates.with_weekday(one["first"])
    return f"{dates.with_weekday(one['first'])} to {dates.with_weekday(one['last'])}"
