"""The map and what it comes to, as one page to print."""

from exercises.catalog.family_map import files, moments, telling, timeline, whys
from exercises.catalog.family_map.figures import share
from exercises.catalog.family_map.inputs import name_of
from exercises.record import printable


def page(record, results):
    """An HTML page, wider than high, that needs nothing else: the map, the timeline, who is lost, what one link would change, and questions.

    Args:
        record: a map record.
        results: what ``rules.compute`` made of it.
    """
    network, peak = results["network"], results["peak"]
    parts = [printable.paragraph("An invented family. Not for a real one. " + (f"As on {moments.said(results['when'])}." if results["when"] else "The whole time.")),
             printable.picture(files.as_svg(record, results), "The map. Everything on it stands in sentences further down.")]
    drawn = timeline.bars(results)
    if drawn is not None:
        parts += [printable.heading("Over time"), printable.picture(drawn, f"{peak['most']} services at once at most. Dark: certainly there. Pale: remembered roughly.")]
    parts.append(printable.heading("What it comes to"))
    if network["reason"]:
        parts.append(printable.paragraph(f"Fragmentation is not defined, because {network['reason']}."))
    else:
        parts.append(printable.paragraph(
            f"{network['apart']} of {network['pairs']} pairs of services reach each other through the family and in no other way (fragmentation "
            f"{share(network['fragmentation'])}; with referrals counted as links {share(network['with_referrals'])}; density {share(network['density'])})."))
        if results["one_link"]:
            best = results["one_link"][0]
            parts.append(printable.paragraph(f"One link that would join most: {name_of(record, best['a'])} and {name_of(record, best['b'])}. Fragmentation would go from "
                                             f"{share(best['before'])} to {share(best['after'])}."))
        counting = [s for s in results["services"] if s["counts"]]
        if len(counting) > 1 and results["tried"]["hub"]:
            hub = results["tried"]["hub"]
            name = name_of(record, hub["id"]) or "a lead worker, new to the family,"
            parts.append(printable.paragraph(f"With {name} as a hub it would be {share(hub['fragmentation'])}. That takes {len(hub['added'])} new links."))
    living = [p for p in results["people"] if not (p["dead"] or p["unborn"] or p["absent"])]
    if living:
        parts.append(printable.table("Services for each person", ["Person", "Services", "Assessments", "Lost?"],
                                     [[p["name"], len(p["services"]), p["assessments"], "; ".join(p["lost"]) or "no"] for p in living]))
    if record["words"].strip():
        parts += [printable.heading("In their own words"), printable.items([line for line in record["words"].splitlines() if line.strip()])]
    parts += [printable.heading("To talk about"), printable.items(questions(record, results)), printable.space(5)]
    for heading, said in telling.sentences(record, results):
        parts += [printable.heading(heading), printable.items(said)]
    parts += [printable.heading("What this does not show"), printable.paragraph(whys.NOT_SHOWN)]
    return printable.page(record["title"] or "A family and its services", parts, "Joined Up, exercise X11, the family and service map", landscape=True,
                          reasons=whys.WHY)


def questions(record, results):
    """What a group might ask itself, from its own map."""
    asked = []
    lost = [p["name"] for p in results["people"] if p["lost"]]
    if lost:
        asked.append(f"Begin with {lost[0]}. With whom would partnership have to begin, so that {'this person is' if len(lost) == 1 else 'they are'} not lost? (P12)")
    if results["network"]["apart"]:
        asked.append("Whose job is it now to carry what one service knows to the next? What does that cost them in a week? (P08)")
    if results["one_link"]:
        asked.append("Which one link would you make, and who in the family has a say in it?")
    if results["single_points"]:
        asked.append(f"If {name_of(record, results['single_points'][0]['id'])} closed next month, who would know what to do?")
    return [*asked, "Who drew this map, and whom did they leave out? Hand the pen to somebody else on it and draw it again.",
            "What would somebody on the map ask you to rub out?"]
