"""The results as they are shown: each with its picture, its table, and its why."""

from exercises.catalog.stage_tracker import notices
from exercises.catalog.stage_tracker.behaviours import BEHAVIOURS, STAGES, WHY, words
from exercises.catalog.stage_tracker.rules import MIXED, resembling
from exercises.catalog.stage_tracker.whys import FIT_NOT_SHOWN, NOT_SHOWN, why
from exercises.record import dates, printable
from exercises.views import chart, on_paper
from exercises.views.markup import bullet_list, details, join, paragraph, table, tag

SERIES = tuple((stage[0].upper(), stage) for stage in STAGES)


def page(results):
    """All that is shown, as Markup.

    Args:
        results: what :func:`exercises.catalog.stage_tracker.rules.compute` gave.
    """
    seen = upto_last_used(results["check_ins"])
    name = {m["id"]: m["name"] for m in results["members"]}
    return join(
        _invented(results),
        _section("What the group ticked, check-in by check-in", _group(seen), why("group")),
        _section("Each member beside the group", _members(seen, results["members"]), why("members")),
        _section("Where you saw different things", _disagreement(seen, name), why("disagreement")),
        _section("What does not fit the ordered story", _order(results, seen), why("order")),
        _section("Where ending appears", _adjourning(results, seen, name), why("adjourning")),
        _section("How far the order matches the story", _fit(results["fit"]), why("fit")),
        _section("About these entries", bullet_list(notices.about(results))),
        _section("To take to the group", bullet_list(notices.questions(results))),
        _key(),
        paragraph(NOT_SHOWN, class_="course-honesty"),
    )


def upto_last_used(check_ins):
    """The check-ins up to the last at which anybody entered anything; a skipped one between stays."""
    last = max((n for n, c in enumerate(check_ins) if any(m["state"] != "missing" for m in c["members"])), default=-1)
    return check_ins[:last + 1]


def short(check_in):
    """A check-in's number, for where there is little room."""
    return str(int(check_in["id"][1:]))


def titled(check_in):
    """A check-in's label, with its date where it has one."""
    date = dates.british(check_in["date"])
    return f"{check_in['label']}, {date}" if date else check_in["label"]


def _section(heading, *body):
    """One result under its heading."""
    return tag("section", tag("h3", heading), *body, class_="course-result")


def _invented(results):
    """The label that the worked example never loses."""
    if not results["invented"]:
        return None
    return paragraph(tag("strong", "Invented example."), " This group of five never met. Its members, its check-ins and "
                     "all that is quoted here are made up.", class_="course-invented")


def _group(seen):
    """The group's profile over time, as bands and as a table."""
    columns = [short(c) for c in seen]
    values = [c["profile"] for c in seen]
    told = "; ".join(f"check-in {short(c)}: {_resembles(c['stage'])}" for c in seen)
    title = "Shares of the group’s ticks by stage"
    numbers = table("The group’s profile: mean shares over the members with ticks",
                    ["Check-in", "Members with ticks", *STAGES, "Reads as"],
                    [[titled(c), f"{c['observers']} of {len(c['members'])}",
                      *([chart.percent(share) for share in c["profile"]] if c["profile"] else ["no ticks"] * len(STAGES)),
                      _resembles(c["stage"])] for c in seen])
    return join(
        chart.figure(chart.stacked_area(columns, SERIES, values, title, told, gap="no ticks"), numbers,
                     "Each band is one stage; its height is its share of the group’s ticks. The numbers below are the "
                     "check-ins."),
        bullet_list([[tag("strong", f"{titled(c)}: "), _resembles(c["stage"]), ".",
                      f" What happened: {c['event'].strip()}" if c["event"].strip() else None] for c in seen]),
    )


def _members(seen, members):
    """The group's mean above a small chart for each member."""
    columns = [short(c) for c in seen]
    panels = [("Group (mean)", [c["profile"] for c in seen])]
    for member in members:
        rows = [next(m for m in c["members"] if m["member"] == member["id"]) for c in seen]
        panels.append((member["name"], [row["shares"] or notices.STATES[row["state"]] for row in rows]))
    return chart.figure(
        chart.small_multiples(panels, columns, SERIES, "Shares of each member’s ticks by stage",
                              "The group’s mean comes first, then each member on the same scale.", gap="none"),
        chart.multiples_table(panels, [titled(c) for c in seen], SERIES, "Shares of each member’s ticks",
                              corners=("Member", "Check-in"), gap="no ticks"),
        "A dashed box is a check-in at which somebody has no ticks that count. It is not a nought.")


def _disagreement(seen, name):
    """How far apart members were, and what they gave as examples where it was far."""
    columns = [short(c) for c in seen]
    values = [c["disagreement"] if c["disagreement"] is not None else c["disagreement_not_defined_because"] for c in seen]
    said = ["disputed" if c["disputed"] else "near" for c in seen]
    picture = chart.figure(
        chart.strip(columns, values, "Disagreement among members at each check-in",
                    "0 is the same shares of ticks, 1 is nothing in common.", words=said, show=two_places,
                    gap="not defined"),
        chart.strip_table([titled(c) for c in seen], values, "Mean pairwise Jensen-Shannon divergence, base 2", words=said,
                          header=("Check-in", "Disagreement, 0 to 1", "In words"), show=two_places),
        "The taller, the further apart. It is shown as it is and not averaged away.")
    disputed = sorted((c for c in seen if c["disputed"]), key=lambda c: (-c["disagreement"], c["id"]))
    if not disputed:
        return join(picture, paragraph("No check-in is disputed. Ticks alike do not mean that you meant the same."))
    return join(picture, paragraph("Disputed check-ins, the furthest apart first, with what each member wrote down:"),
                [_dispute(c, name) for c in disputed])


def _dispute(check_in, name):
    """One disputed check-in: who saw what."""
    rows = []
    for m in check_in["members"]:
        if m["state"] == "missing":
            continue
        told = resembling(m["stage"]) if m["stage"] else notices.STATES[m["state"]]
        marks = " (filled in afterwards)" if m["afterwards"] else ""
        rows.append([name[m["member"]], told + marks, m["example"].strip() or "no example"])
    return table(f"{titled(check_in)}: disagreement {two_places(check_in['disagreement'])}",
                 ["Member", "Their ticks", "Their example"], rows)


def _order(results, seen):
    """Movements, and every check-in that runs against the story."""
    by_id = {c["id"]: c for c in seen}
    moves = [[titled(by_id[m["from"]]), titled(by_id[m["to"]]),
              m["movement"] + (", over a gap" if m["over_a_gap"] else "")] for m in results["movements"]]
    odd = [f"{titled(by_id[pair['later']])} ({resembling(by_id[pair['later']]['stage'])}) comes after "
           f"{titled(by_id[pair['earlier']])} ({resembling(by_id[pair['earlier']]['stage'])})."
           for pair in results["out_of_order"]]
    odd += [f"{titled(by_id[leap['check_in']])} reads as {resembling(by_id[leap['check_in']]['stage'])}, though "
            f"{_listed(leap['not_seen_before'])} had not been clear before." for leap in results["leaps"]]
    odd += [f"{titled(c)} is mixed: it resembles no one stage." for c in seen if c["stage"] == MIXED]
    return join(
        bullet_list(odd) if odd else paragraph(
            "Every check-in with ticks follows the story in order." if any(c["profile"] for c in seen)
            else "There are no ticks yet to compare with the story.",
            " Ask what it would have taken for one of them not to." if len(moves) > 1 else None),
        table("From each check-in to the next", ["From", "To", "Movement"], moves) if moves
        else paragraph("Movement needs two check-ins with ticks."))


def _adjourning(results, seen, name):
    """Where behaviours of ending were ticked."""
    by_id = {c["id"]: c for c in seen}
    if not results["adjourning"]:
        return paragraph("Nobody ticked a behaviour of ending. Either there was none to see, or nobody looked for one. The "
                         "sample answer lists adjourning and never uses it (AB-TH1).")
    rows = [[titled(by_id[a["check_in"]]), ", ".join(name[m] for m in a["members"]), chart.percent(a["share"]),
             "; ".join(words(b) for b in a["behaviours"])] for a in results["adjourning"]]
    first = next((c["id"] for c in seen if c["profile"]), None)
    early = results["adjourning"][0]["check_in"] == first and len([c for c in seen if c["profile"]]) > 1
    return join(
        table("Behaviours of ending", ["Check-in", "Ticked by", "Share of the group’s profile", "What was ticked"], rows),
        paragraph("It appears at the first check-in already. Ask what was ending, or how the words were read.") if early else None)


def _fit(fit):
    """Tau-b, or why there is none, and what it does not show."""
    if fit["tau_b"] is None:
        told = paragraph("Kendall’s tau-b: not defined, because ", fit["not_defined_because"], ".")
    else:
        told = paragraph("Kendall’s tau-b: ", tag("strong", two_places(fit["tau_b"])),
                         f", over {fit['clear']} check-ins with a clear stage. 1 would be the story in order without a tie, "
                         "−1 the story backwards.")
    return join(told, paragraph(FIT_NOT_SHOWN))


def _key():
    """Which behaviour was counted towards which stage; shown only after people have committed."""
    rows = [[text, stage, ] for stage, text in BEHAVIOURS.values()]
    return details("Which behaviour counts towards which stage",
                   table("The twenty-five behaviours, in this course’s own sorting", ["Behaviour", "Counted towards"], rows),
                   bullet_list([[tag("strong", f"{stage}: "), meaning] for stage, meaning in WHY.items()]),
                   paragraph("The meanings follow the two realms, people and task, of Tuckman (1965) and its 1977 "
                             "addition. Would you sort a behaviour elsewhere? Then its ticks belong elsewhere too."))


def _resembles(stage):
    """A check-in's stage in words; where nobody ticked anything, that."""
    return resembling(stage) if stage else "no ticks to read"


def _listed(names):
    """Names in a sentence."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def two_places(value):
    """A figure as it is shown: two places, and a true minus sign."""
    return f"{value:.2f}".replace("-", "−")


def sheet(results):
    """The same results as one page of their own, to print or keep, with every table open.

    Returns:
        A ``Page`` of ``exercises.record.printable``. What learners wrote is escaped in it as on the screen.
    """
    return printable.page("Stage tracker: what we saw ourselves do", [
        *on_paper.parts(page(results)), printable.heading("For your writing"),
        printable.paragraph(printable.strong("P07. "), "What did you see of the group’s ways, and of your own? Name one entry of yours that "
                            "another member contradicts, and what you make of it."),
        printable.paragraph(printable.strong("P10. "), "What can be learnt from how you worked and decided? Begin with the check-in that fits "
                            "the story worst.")], "Joined Up, X01, stage tracker.")
