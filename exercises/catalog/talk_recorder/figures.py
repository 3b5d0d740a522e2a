"""The results as they are shown."""

from exercises.catalog.talk_recorder.talks import KINDS, ROLES, WHYS, clock
from exercises.catalog.talk_recorder.whys import NOT_SHOWN, why
from exercises.views import chart
from exercises.views.markup import bullet_list, join, paragraph, table, tag

LETTERS = {"ask": "A", "inform": "T", "propose": "P", "challenge": "C", "support": "S", "decide": "D"}
DID = {"ask": "asks", "inform": "tells", "propose": "proposes", "challenge": "challenges", "support": "supports", "decide": "decides"}


def page(one, pair=None):
    """All results of one recording, and of two side by side, as Markup.

    Args:
        one: what :func:`exercises.catalog.talk_recorder.rules.figures` gave.
        pair: what :func:`exercises.catalog.talk_recorder.rules.pair` gave, or None.
    """
    return join(
        paragraph(tag("strong", "Invented."), " This talk was made up; nobody in it is real.", class_="course-invented") if one["invented"] else None,
        _section("Who spoke when", timeline(one), _notes(one), why("timeline")),
        _section("Who spoke, and how long", shares(one), why("shares")),
        _section("What was proposed, and picked up", uptake(one), why("uptake")),
        _section("Family, child, professionals", _family(one), why("family")),
        _section("Who spoke after whom", matrix(one), why("matrix")),
        _section("Two recordings, side by side", pair_of(pair), why("pair")) if pair else None,
        _section("To take to the group", bullet_list(questions(one))),
        paragraph(NOT_SHOWN, class_="course-honesty"))


def timeline_parts(one):
    """Lanes, turns, gaps and words of the timeline."""
    place = {seat["id"]: n for n, seat in enumerate(one["seats"])}
    taken = {row["number"]: bool(row["by"]) for row in one["proposals"]}
    turns = [(place[row["seat"]], row["start"], row["end"], LETTERS[row["kind"]],
              "" if row["number"] not in taken else "taken" if taken[row["number"]] else "left") for row in one["log"]]
    words = [DID[row["kind"]] + (f", picks up turn {row['picks']}" if row["picks"] else "")
             + ("" if row["number"] not in taken else "; picked up" if taken[row["number"]] else "; not picked up") for row in one["log"]]
    return [seat["name"] for seat in one["seats"]], turns, [(gap["start"], gap["end"]) for gap in one["gaps"]], words


def timeline(one):
    """The timeline with its table."""
    lanes, turns, gaps, words = timeline_parts(one)
    svg = chart.timeline(lanes, turns, "Who spoke when", f"{len(turns)} turns of {len(lanes)} seats over {clock(_end(one))}. Letters: A asks, T tells, P proposes, "
                         "C challenges, S supports, D decides.", gaps=gaps, show=clock)
    return chart.figure(svg, chart.timeline_table(lanes, turns, "Every turn", header=("Turn", "Who", "From", "To", "What"), show=clock, words=words),
                        "A asks, T tells, P proposes, C challenges, S supports, D decides. Full diamond: picked up. Hollow: not.")


def shares(one):
    """Bars of time with the even line, and the two measures."""
    rows = [(seat["name"], told(seat["share_time"])) for seat in one["seats"]]
    svg = chart.bars(rows, "Share of the time", "For each seat its share of all the time in which somebody spoke, and a dashed line where all would be if all had the same.",
                     reference=("an even share", one["even"]), show=chart.percent)
    numbers = table("Share of the time and of the turns", ["Seat", "Time", "Share of time", "Turns", "Share of turns"],
                    [[seat["name"], clock(seat["seconds"]), percent(seat["share_time"]), str(seat["turns"]), percent(seat["share_turns"])] for seat in one["seats"]])
    spread = table("How uneven it was", ["Measure", "Time", "Turns", "It can reach"],
                   [["Gini coefficient", two(one["gini"]["time"]), two(one["gini"]["turns"]), f"0 to {one['gini']['most']:.2f}"],
                    ["Evenness", two(one["evenness"]["time"]), two(one["evenness"]["turns"]), "0 to 1"]])
    silent = (paragraph(f"Said nothing: {', '.join(one['silent'])}. What a silence was is for the person to say, if they like.") if one["silent"] else None)
    return join(chart.figure(svg, numbers, "Share of the time, seat by seat"), silent, spread)


def uptake(one):
    """Proposals, what became of them, and the heard ratio."""
    if not one["proposals"]:
        return paragraph("Nothing was tagged as a proposal. Tag the turns that proposed something and link those that took it up.")
    left = [row for row in one["proposals"] if not row["by"]]
    said = (table("Spoke but not picked up", ["Turn", "Who proposed"], [[str(row["number"]), row["name"]] for row in left]) if left
            else paragraph("Every proposal was picked up by somebody else within three turns."))
    ratio = table("Picked up, and heard", ["Seat", "Proposals", "Picked up", "Heard ratio"],
                  [[seat["name"], str(seat["proposals"]), str(seat["picked_up"]), two(seat["heard"])] for seat in one["seats"]])
    late = paragraph(f"Linked more than three turns later, and counted nowhere: turn {', '.join(map(str, one['late_links']))}.") if one["late_links"] else None
    return join(paragraph(f"{len(one['proposals']) - len(left)} of {len(one['proposals'])} proposals were picked up."), said, ratio, late)


def _family(one):
    family, run = one["family"], one["run"]
    rows = [["Share of the time", percent(family["time"])], ["Share of the turns", percent(family["turns"])],
            ["Share of what was picked up", percent(family["picked_up"])]]
    by_role = [[ROLES[role], clock(seconds)] for role, seconds in family["by_role"].items()]
    stretch = (f"The longest stretch with professionals only: {_count(run['turns'], 'turn')}, {clock(run['seconds'])} of talk, from turn {run['first']} to turn "
               f"{run['first'] + run['turns'] - 1}." if run["turns"] else f"The longest stretch with professionals only is not defined, because {run['because']}.")
    return join(table("What falls to the family’s seats", ["Of what", "Share"], rows), table("Time by role", ["Role", "Time"], by_role), paragraph(stretch),
                paragraph(f"No role is given for: {', '.join(one['no_role'])}. They count to no side.") if one["no_role"] else None)


def matrix(one):
    """Who spoke after whom."""
    lanes = [seat["name"] for seat in one["seats"]]
    if one["turns"] < 2:
        return paragraph("With fewer than two turns nobody has followed anybody.")
    return chart.figure(chart.matrix(lanes, lanes, one["matrix"], "Who spoke after whom", "For each seat in a row, how often each seat in a column spoke next."),
                        chart.matrix_table(lanes, lanes, one["matrix"], "Who spoke after whom", corner="First, then"), "Row first, column next")


def pair_of(pair):
    """Two recordings beside each other."""
    rows = [(row["name"], *(told(value) for value in row["time"])) for row in pair["seats"]]
    svg = chart.dumbbell(rows, "Share of the time, before and after", f"For each seat its share in “{pair['titles'][0]}” and in “{pair['titles'][1]}”.",
                         low=0, high=max([0.01, *(value for _, *both in rows for value in both if not isinstance(value, str))]), show=chart.percent, ends=("first", "second"))
    numbers = chart.dumbbell_table(rows, "Share of the time, before and after", ends=tuple(_ends(pair)), corner="Seat", show=chart.percent)
    shown = [[row["name"], *(_figure(row["name"], value) for value in row["values"])] for row in pair["figures"]]
    return join(chart.figure(svg, numbers, f"{pair['titles'][0]}, and {pair['titles'][1]}"),
                table("The measures, before and after", ["Measure", *_ends(pair)], shown),
                None if pair["same_seats"] else paragraph("The two tables had not the same seats, so their figures compare badly."))


def _ends(pair):
    first, second = pair["titles"]
    return (first, second) if first != second else (f"{first} (1)", f"{second} (2)")


def questions(one):
    """What to ask of these figures."""
    asked = []
    left = [row for row in one["proposals"] if not row["by"]]
    if left:
        asked.append(f"Turn {left[0]['number']}: {left[0]['name']} proposed something and nobody took it up. What would it have taken? Ask the person first. (P10)")
    if one["run"]["turns"] and one["run"]["turns"] >= 5:
        asked.append(f"From turn {one['run']['first']} on, {one['run']['turns']} turns went by with professionals only. Who could have broken in, and with which words? (P10)")
    if one["silent"]:
        asked.append("Somebody said nothing. What would they have needed: time, a question, somebody else’s silence? They may pass. (P07)")
    asked += ["How did I take part, and what did I do when somebody was not heard? (P07)",
              "Which of us would these figures wrong most, and what do they leave out of that person’s part? (P07)"]
    return asked


def about(one):
    """What one should know of the recording before reading a figure."""
    found = []
    if one["gaps"]:
        found.append(f"{_count(len(one['gaps']), 'stretch', 'stretches')}, {clock(one['unrecorded'])} in all, "
                     f"{'was' if len(one['gaps']) == 1 else 'were'} not recorded: "
                     + "; ".join(f"from {clock(gap['start'])} to {clock(gap['end'])}, {WHYS[gap['why']]}" for gap in one["gaps"][:5])
                     + ("; and more." if len(one["gaps"]) > 5 else "."))
    for row in one["pauses"]:
        found.append(f"Nobody spoke for {clock(row['seconds'])} before turn {row['before']}. Was that a pause?")
    if one["long_turns"]:
        found.append(f"Longer than ten minutes: turn {', '.join(map(str, one['long_turns']))}. Did somebody forget to tap?")
    if one["overlaps"]:
        both = sum(row["seconds"] for row in one["overlaps"])
        found.append(f"Two spoke at once {_count(len(one['overlaps']), 'time')}, {clock(both)} in all. Both are counted.")
    if 0 < one["turns"] < 10:
        found.append("There are fewer than ten turns. One tap more or less changes every figure.")
    return found


def _notes(one):
    found = about(one)
    return bullet_list(found) if found else None


def _end(one):
    return max([row["end"] for row in one["log"]] + [gap["end"] for gap in one["gaps"]], default=0)


def _section(title, *parts):
    return tag("section", tag("h3", title), *parts)


def told(value):
    """A figure, or the words that say why there is none."""
    return f"not defined, because {value['because']}" if value["value"] is None else value["value"]


def percent(value):
    """A share in words."""
    return told(value) if value["value"] is None else chart.percent(value["value"])


def two(value):
    """A figure with two places, or why there is none."""
    return told(value) if value["value"] is None else f"{value['value']:.2f}"


def _figure(name, value):
    if "share" in name or "picked up" in name:
        return percent(value)
    return told(value) if value["value"] is None else str(value["value"]) if isinstance(value["value"], int) else f"{value['value']:.2f}"


def _count(number, what, many=None):
    return f"{number} {what if number == 1 else many or what + 's'}"


def kinds():
    """The kinds of turn for buttons."""
    return tuple((f"{said[0].upper()}{said[1:]}", kind) for kind, said in KINDS.items())
