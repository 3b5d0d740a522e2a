"""Results as they stand in the page: each with its picture, its table, why, and what it does not show."""

from exercises.catalog.family_map import family, moments, picture, rings, telling, timeline, whys
from exercises.catalog.family_map.inputs import JOINT, NEW_HUB, name_of
from exercises.views import chart, markup

UNDECIDED = "Two of one name wait for a choice. The figures come back once it is made."


def share(value):
    """A share from 0 to 1 with three places at most."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def the_map(record, results, example=False):
    """The map with its table, its sentences and what is said about it."""
    put = picture.plan(record, results)
    too_many = len(results["services"]) > picture.MOST_DRAWN
    notes = []
    if too_many:
        notes.append(markup.paragraph(f"{len(results['services'])} services are more than a map can show: above {picture.MOST_DRAWN} the grid stands in its place. The "
                                      "family is drawn alone."))
    elif put["crossings"] > picture.MANY_CROSSINGS:
        notes.append(markup.paragraph(f"Many lines cross here ({put['crossings']} times). The grid below may be easier to read, or move what is in the way."))
    if results["peak"]["undated"] and results["when"]:
        undated = ", ".join(name_of(record, one) for one in results["peak"]["undated"])
        notes.append(markup.paragraph(f"Without dates, and so shown at every moment: {undated}."))
    table = markup.join(telling.people_table(record, results), telling.services_table(record, results))
    said = [markup.join(markup.paragraph(markup.tag("strong", heading)), markup.bullet_list(lines)) for heading, lines in telling.sentences(record, results)]
    drawn = markup.tag("div", picture.draw_map(record, results, drags=None if example else "dragged"), class_="course-map", role="group", tabindex="0", aria_label="The map; it can be moved sideways")
    grid = telling.grid(record, results)
    caption = ("An invented family, to show what a map looks like. Load it to try things out, or begin your own below." if example else
               "Everything on it can be read in the tables and sentences below it.")
    return markup.tag("figure", drawn, markup.tag("figcaption", caption), *notes, grid if too_many else None,
                      markup.details("The map as tables", table, None if too_many else grid), markup.details("The map in sentences", *said),
                      whys.why("map"), class_="course-figure course-map-figure")


def results_page(record, results):
    """Services for each person, time, workers, how it felt, and what is joined."""
    if not results["services"]:
        return _result("What the map comes to", markup.paragraph("No service is on the map yet, so there is nothing to count. Add one under “Services”, or load the "
                                                                  "invented example."))
    if results["undecided"]:
        return _result("What the map comes to", markup.paragraph(UNDECIDED))
    return markup.join(_people(record, results), _time(results), _felt(results), _workers(results), _joined(record, results))


def after(record, results):
    """Who hangs on one service, who is lost, the family's own words, and what none of this shows."""
    honest = markup.paragraph(whys.NOT_SHOWN, class_="course-honesty")
    words = _result("In their own words", *[markup.tag("blockquote", line) for line in record["words"].splitlines() if line.strip()],
                    markup.paragraph("Kept apart: nothing is counted in these.", class_="course-hint")) if record["words"].strip() else None
    if results["undecided"] or not (results["services"] or results["people"]):
        return markup.join(words, honest)
    return markup.join(_single(record, results) if results["services"] else None, _lost(record, results), words, honest)


def tried(record, results):
    """Before and after: what the chosen link and the chosen hub would join."""
    network = results["network"]
    if results["undecided"] or network["reason"]:
        return markup.paragraph(f"Not defined, because {network['reason']}." if network["reason"] and not results["undecided"] else UNDECIDED)
    counting = [s for s in results["services"] if s["counts"]]
    joint = _joint(record, counting)
    before = _ring(counting, joint, (), f"Now: {_apart(network)}.", "Before")
    link, hub = results["tried"]["link"], results["tried"]["hub"]
    panels = [before]
    if link:
        a, b = (name_of(record, one) for one in link["pair"])
        panels.append(_ring(counting, joint, [link["pair"]], f"If {a} and {b} worked together: {_apart(link)}.", "With one link"))
    if hub:
        rows = counting if hub["id"] != NEW_HUB else [*counting, {"id": NEW_HUB, "number": 0}]
        name = "a lead worker, new to the family," if hub["id"] == NEW_HUB else name_of(record, hub["id"])
        many = len(hub["added"])
        panels.append(_ring(rows, joint, hub["added"], f"If {name} were linked with all: {_apart(hub)}. It takes {many} new {'link' if many == 1 else 'links'}.",
                            "With a hub", hub["id"]))
    key = ", ".join(f"{s['number']} {s['name']}" for s in counting)
    return markup.join(markup.tag("div", *panels, class_="course-rings"), markup.paragraph(f"{key}. Heavy lines: they meet or share a plan. Broken lines: tried out.",
                                                                                            class_="course-hint"), _suggestions(record, results), whys.why("changes"))


def _ring(services, joint, added, caption, title, hub=None):
    svg = rings.ring(services, joint, added, title, caption, hub)
    return markup.tag("figure", svg, markup.tag("figcaption", markup.tag("strong", f"{title}. "), caption))


def _apart(network):
    return (f"{network['apart']} of {network['pairs']} pairs reach each other through the family only (fragmentation {share(network['fragmentation'])}, "
            f"density {share(network['density'])})")


def _suggestions(record, results):
    links = [[f"{name_of(record, row['a'])} and {name_of(record, row['b'])}", ", ".join(name_of(record, p) for p in row["shared"]) or "nobody",
              share(row["before"]), share(row["after"])] for row in results["one_link"]]
    hubs = [[name_of(record, row["id"]), str(row["new"]), str(row["served"]), "not defined, because one service is left" if row["without"] is None else share(row["without"])]
            for row in results["hubs"][:5]]
    return markup.join(
        markup.table("The one link that would join most", ["Between", "Both serve", "Fragmentation now", "Then"], links) if links else
        markup.paragraph("All services reach each other already. One more link would change nothing in this figure."),
        markup.table("If one service were the hub", ["Hub", "New links needed", "People it serves", "Fragmentation of the others if it then went"], hubs))


def _people(record, results):
    rows = [p for p in results["people"] if not (p["dead"] or p["unborn"] or p["absent"])]
    if not rows:
        return _result("Services for each person", markup.paragraph("Nobody is on the map yet. Add people, and tick for whom each service is there."))
    known = [(p["name"], len(p["services"])) for p in rows]
    table = markup.table("Services for each person", ["Person", "Services", "Beyond what everybody has", "Assessments", "Of these repeated"],
                         [[p["name"], len(p["services"]), len(p["beyond"]), p["assessments"], p["repeated"]] for p in rows])
    most = max(len(p["services"]) for p in rows)
    counted = "at the moment shown" if results["when"] else "over the whole time"
    told = results["assessments"]
    asked = (f"{told['total']} {'assessment' if told['total'] == 1 else 'assessments'} in all, as far as somebody said ({told['said']} of {told['of']} services)."
             if told["total"] is not None else "Nobody said how many assessments there were.")
    again = ", ".join(f"{name_of(record, one)} {many}" for one, many in told["repeated"].items())
    return _result("Services for each person",
                   chart.figure(chart.bars(known, "Services for each person", f"Counted {counted}; {most} at most."), table, f"Counted {counted}."),
                   markup.paragraph(asked, f" Repeated, person by person: {again}." if again else None), whys.why("people"))


def _time(results):
    drawn, peak = timeline.bars(results), results["peak"]
    if drawn is None:
        return _result("Over time", markup.paragraph("Not defined, because no service has a date. “Spring 2021” or “about 2019” is enough."))
    rows = [[f"{s['number']} {s['name']}", "; ".join(f"{moments.month_of(t['wide'][0])} to {'now' if t['open'] else moments.month_of(t['wide'][1])}" for t in s["stretches"])
             or "no date"] for s in results["services"]]
    least = f" At least {peak['sure']}, whatever day was meant." if peak["sure"] != peak["most"] else ""
    return _result("Over time",
                   markup.paragraph(markup.tag("strong", f"{peak['most']} services at once"), f", first from {moments.month_of(moments.number(peak['first']))} to "
                                    f"{moments.month_of(moments.number(peak['last']))}.{least}"),
                   chart.figure(drawn, markup.table("When each service was there", ["Service", "From and to"], rows),
                                "Dark: certainly there. Pale: the date was remembered roughly. An arrow: it goes on."), whys.why("time"))


def _felt(results):
    drawn = timeline.feelings(results)
    if drawn is None:
        return _result("How it felt", markup.paragraph("Nobody has said yet how a service felt, or those that were told of have no dates."))
    rows = [[f"{s['number']} {s['name']}", telling._felt(s["feeling"])] for s in results["services"]]
    return _result("How it felt", chart.figure(drawn, markup.table("How each service felt", ["Service", "It felt"], rows),
                                               "The numbers are the services’ own. A feeling is what somebody said, and another in the family may say otherwise."))


def _workers(results):
    found = results["workers"]
    if found["changes"] is None:
        return _result("Changing workers", markup.paragraph(f"Not defined, because {found['reason']}."))
    rate = f"{found['per_year']:.1f} a year" if found["per_year"] is not None else f"a rate for a year is not defined, because {found['reason']}"
    return _result("Changing workers", markup.paragraph(
        f"{found['changes']} {'change' if found['changes'] == 1 else 'changes'} of worker, {rate}. At least {found['met']} workers to get to know, in the "
        f"{found['known']} {'service' if found['known'] == 1 else 'services'} of which somebody said."), whys.why("workers"))


def _joined(record, results):
    network = results["network"]
    if network["reason"]:
        return _result("What is joined up", markup.paragraph(f"Fragmentation is not defined, because {network['reason']}."), whys.why("joined"))
    groups = [", ".join(name_of(record, one) for one in group) for group in network["groups"] if len(group) > 1]
    alone = [name_of(record, group[0]) for group in network["groups"] if len(group) == 1]
    between = sorted(((v, k) for k, v in network["betweenness"].items() if v), reverse=True)
    rows = [["Services that count", network["services"]], ["Pairs of them", network["pairs"]], ["Pairs that meet or share a plan", network["links"]],
            ["Density: the share of pairs joined directly", share(network["density"])],
            ["Fragmentation: the share joined by the family only", share(network["fragmentation"])],
            ["The same, with referrals counted as links", share(network["with_referrals"])]]
    rows += [[f"Betweenness of {name_of(record, one)}", share(value)] for value, one in between]
    return _result("What is joined up",
                   markup.paragraph(markup.tag("strong", f"{network['apart']} of {network['pairs']}"), " pairs of services reach each other through the family and in no other way."),
                   markup.paragraph(f"Working together: {'; '.join(groups)}." if groups else "No two services work together.", f" Alone: {', '.join(alone)}." if alone else None),
                   markup.table("What is joined up", ["What", "Figure"], rows), whys.why("joined"))


def _single(record, results):
    found = results["single_points"]
    if not found:
        return _result("If one of them went", markup.paragraph("No other service, and nobody in the family, hangs on one service alone."), whys.why("single"))
    rows = [[name_of(record, row["id"]), str(row["pairs"]), ", ".join(name_of(record, p) for p in row["people"]) or "nobody"] for row in found]
    return _result("If one of them went", markup.table("Single points of failure", ["Service", "Pairs of others joined through it only", "People who have no other"], rows),
                   whys.why("single"))


def _lost(record, results):
    rows = [p for p in results["people"] if p["lost"]]
    if not rows:
        return _result("Who is lost", markup.paragraph("Everybody drawn here has a service, and nobody is said to be left out of the plan." if results["people"] else
                                                       "Nobody is on the map yet."), whys.why("lost"))
    told = [[p["name"], p["role"] or "not said", ", ".join(h for h, here in p["homes"].items() if here) or "not known", "; ".join(p["lost"]),
             "little is known: has anybody asked?" if p["unknown"] else ""] for p in rows]
    return _result("Who is lost", markup.table("In the family, and lost to the services", ["Person", "Who they are", "Home", "How lost", "Note"], told), whys.why("lost"))


def _joint(record, counting):
    ids = {s["id"] for s in counting}
    return [(k["a"], k["b"]) for k in record["links"] if k["kind"] in JOINT and k["a"] in ids and k["b"] in ids]


def _result(heading, *body):
    return markup.tag("section", markup.tag("h3", heading), *body, class_="course-result")
