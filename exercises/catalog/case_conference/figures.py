"""What the meeting did, as pictures with their tables: what was known and came out, who spoke, who was picked up, what moved.

Nobody is judged here, and no outcome is called right. Each figure says where its formula stands and what it does not show.
"""

from exercises.catalog.case_conference import floor_words, meeting, timeline
from exercises.catalog.case_conference.people import called
from exercises.catalog.case_conference.words_cards import CARDS, LINES
from exercises.catalog.case_conference.words_debrief import NOTHING
from exercises.views import chart
from exercises.views.chart import drawing as draw
from exercises.views.markup import bullet_list, details, join, paragraph, table, tag

HOW = "The formulas stand on the page on talk under “How this is computed”; the page of this exercise leads there."


def known(results):
    """What only one seat knew, and whether it came out; how often shared things were said again."""
    rows = results["unique"]
    out = [row for row in rows if row["out"] is not None]
    told = [[CARDS[row["card"]]["title"], called(row["seat"]), _came_out(row)] for row in rows]
    left = [join(tag("strong", f"{called(row['seat'])}: "), CARDS[row["card"]]["text"]) for row in rows if row["out"] is None]
    again = [(CARDS[row["card"]]["title"], row["said"]) for row in results["repeated"] if row["said"]]
    return _section(
        "What only one chair knew", paragraph(f"{len(out)} of {_count(len(rows), 'card')} that lay before one chair alone came out in the room."),
        chart.figure(_cards(rows), table("What only one chair knew", ["Card", "Held by", "Came out"], told),
                     "Each card that one chair alone held: turned up where it was said in the room, hatched where it stayed face down."),
        join(tag("h4", "What stayed face down"), bullet_list(left)) if left else paragraph("Nothing stayed face down."),
        _nothing("unique"),
        join(tag("h4", "What was said though everybody knew it"),
             chart.figure(chart.bars(again, "How often each thing that everybody knew was said", "A bar for each card that all knew beforehand."),
                          chart.bars_table(again, "How often shared things were said", header=("Card", "Times")),
                          "Every one of these was known to all before anybody sat down."), _nothing("repeated")) if again else None)


def talk(results, turns):
    """Who spoke, for how long, and who was picked up.

    Args:
        results: what :func:`exercises.catalog.case_conference.rules.compute` gave.
        turns: the turns of the meeting.
    """
    found = results["talk"]
    who = found["seats"]
    if not sum(found["turns"].values()):
        return _section("Who spoke", paragraph("Not defined, because nobody has spoken."))
    even = 1 / len(who)
    shares = [(called(seat), found["shares"][seat]) for seat in who]
    taken = [(called(seat), found["uptake"][seat][0], found["uptake"][seat][1]) for seat in who if found["uptake"][seat][1]]
    run = found["professional_run"]
    asked = [[called(seat), f"{found['uptake'][seat][0]} of {found['uptake'][seat][1]}", _ratio(found["heard_ratio"].get(seat))] for seat in who]
    matrix = [[found["matrix"][a][b] for b in who] for a in who]
    return _section(
        "Who spoke, and who was picked up",
        chart.figure(chart.bars(shares, "Share of the talk, chair by chair", "A bar for each chair’s share of the time, with the even share as a dashed line.",
                                show=chart.percent, reference=("an even share", even)),
                     table("Share of the talk", ["Who", "Turns", "Share of the time"], [
                         [called(seat), found["turns"][seat], chart.percent(found["shares"][seat])] for seat in who]),
                     f"The dashed line is an even share. Gini {_value(found['gini'])}, evenness {_value(found['evenness'])}."),
        _nothing("speaks"), timeline.figure(turns),
        _family(results["family"]), _nothing("family"),
        paragraph(f"The longest stretch with professionals only: {_count(run['turns'], 'turn')}, from turn {run['first'] + 1}." if run else
                  "There was no stretch with professionals only."), _nothing("run"),
        join(tag("h4", "What was brought in, and picked up within three turns"),
             table("What somebody else went back to", ["Who", "Picked up", "Heard ratio"], asked) if taken else
             paragraph("Not defined, because nobody brought anything in.")),
        _left(found["not_picked_up"], turns),
        details("Who spoke after whom", chart.figure(
            chart.matrix([called(seat) for seat in who], [called(seat) for seat in who], matrix, "Who spoke after whom",
                         "Each row is a speaker, each column who spoke next."),
            chart.matrix_table([called(seat) for seat in who], [called(seat) for seat in who], matrix, "Who spoke after whom", corner="Speaker"),
            "Read along a row: after this chair, who had the word next?"), _nothing("transition")),
        paragraph(HOW, class_="conference-small"))


def judged(results):
    """The two numbers before and after, and who changed after hearing what."""
    parts = []
    for scale, title in (("harm", "How likely is significant harm"), ("help", "How far would help be accepted")):
        rows = [(f"{called(row['seat'])}{'' if row['scripted'] else ', a person'}", _said(row[scale][0]), _said(row[scale][1])) for row in results["judgements"]]
        before, after = results["spread"][scale]
        parts.append(join(tag("h4", title), chart.figure(
            chart.dumbbell(rows, f"{title}, before and after, 0 to 10", "For each chair, where it stood before the meeting and where after.", high=10, gap="not said"),
            chart.dumbbell_table(rows, f"{title}, before and after", corner="Who", gap="not said"),
            f"From lowest to highest: {_value(before)} apart before, {_value(after)} after.")))
    changed = [[called(row["seat"]), {"harm": "harm likely", "help": "help accepted"}[row["scale"]], f"{chart.number(row['from'])} → {chart.number(row['to'])}",
                f"turn {row['turn'] + 1}", row["rule"]] for row in results["changed"]]
    return _section("What each thought, before and after", paragraph("Where it does not say that a person sat there, the chair was scripted."), *parts, _nothing("judgements"),
                    tag("h4", "Who changed, after hearing what"),
                    details(f"{_count(len(changed), 'move')}, each with the turn and the rule",
                            table("Who changed, after hearing what", ["Who", "On", "From and to", "After", "By rule"], changed)) if changed else
                    paragraph("Nobody’s two numbers moved."), _nothing("changed"))


def decided(results):
    """What was decided, who dissented, what the plan says and whose idea each line was, and which child was spoken of."""
    decision = results["decision"]
    plan = [[_title(line), called(line["owner"]) if line["owner"] else "not said", meeting.day(line["date"]) if line["date"] else "not said",
             "yes" if line["measure"] else "not said", called(line["by"]), _origin(line)] for line in results["plan"]]
    whole = [line for line in results["plan"] if line["owner"] and line["date"] and line["measure"]]
    dissent = [join(tag("strong", f"{called(row['seat'])}: "), row["words"] or "recorded without reasons") for row in results["dissent"]]
    children = [(name, results["children"][id_]) for id_, name in (("ellie", "Ellie"), ("max", "Max"), ("rosa", "Rosa"))]
    return _section(
        "What was decided, and how",
        paragraph(_decision(decision)), paragraph("On another Wednesday the same people might have decided otherwise. The course calls no outcome right."),
        bullet_list(dissent) if dissent else paragraph("Nobody’s dissent was recorded."), _nothing("dissent"),
        join(tag("h4", "The plan, line by line"), paragraph(f"{len(whole)} of {_count(len(plan), 'line')} {'says' if len(plan) == 1 else 'say'} who, by when, and how one would know."),
             table("The plan, and whose idea each line was", ["Line", "Who", "By when", "Measure", "Proposed by", "It rests on"], plan)) if plan else
        paragraph("There is no plan line."), _nothing("plan"),
        join(tag("h4", "The three children"),
             chart.figure(chart.bars(children, "Turns that touched each child", "A bar for each child: in how many turns something about them was said."),
                          chart.bars_table(children, "Turns that touched each child", header=("Child", "Turns")),
                          "Three children, one meeting: of whom was it?"), _nothing("children")))


def _section(heading, *body):
    return tag("section", tag("h3", heading), *body, class_="course-result")


def _nothing(figure):
    return paragraph(tag("strong", "What this does not show: "), NOTHING[figure], class_="conference-small") if figure in NOTHING else None


def _family(found):
    rows = [(name, found[key] if isinstance(found[key], (int, float)) else f"not defined, because {found[key]['because']}") for key, name in (
        ("talk", "of the talk"), ("uptake", "of what was picked up"), ("plan", "of the plan’s lines"))]
    return join(tag("h4", "The family’s share"), chart.figure(
        chart.bars(rows, "The family’s share of three things", "The family’s share of the talk, of what was picked up, and of the plan’s lines.", show=chart.percent, high=1),
        chart.bars_table(rows, "The family’s share", header=("Of what", "Share"), show=chart.percent),
        "Dawn, Jean and Kieran together, of all that was said, picked up, and written on the board."))


def _left(numbers, turns):
    """What was said and nobody went back to, in its own words."""
    said = [join(f"{number + 1}. ", tag("strong", f"{called(turns[number].seat)}: "), turns[number].text) for number in numbers if number < len(turns) and turns[number].do != "opens"]
    return details(f"Said, and not gone back to: {len(said)}", bullet_list(said)) if said else None


def _came_out(row):
    if row["out"] is None:
        return "no"
    asked = f", after {called(row['asked_by'])} asked" if row.get("asked_by") else ""
    return f"turn {row['out'] + 1}, said by {called(row['by'])}{asked}"


def _said(value):
    return "not said" if value is None else value


def _value(value):
    if isinstance(value, dict):
        return f"not defined, because {value['because']}"
    return "not defined" if value is None else chart.number(value)


def _ratio(value):
    return chart.number(value) if isinstance(value, (int, float)) else f"not defined, because {value['because'] if isinstance(value, dict) else 'there was nothing to divide'}"


def _title(line):
    return line["words"] or LINES[line["id"]]["title"]


def _origin(line):
    if not line["rests_on"]:
        return "nothing that only one chair knew"
    voiced = f", first said by {called(line['voiced_by'])}" if line["voiced_by"] else ""
    return f"{CARDS[line['rests_on']]['noun']}{voiced}"


def _decision(decision):
    if decision is None:
        return "Nothing was decided."
    kind = {"neglect": "neglect", "emotional": "emotional harm", "physical": "physical harm", "sexual": "sexual harm"}.get(decision["category"], "")
    how = {"chair": "The chair decided, after hearing views", "majority": "Most of the professionals said so"}.get(decision["how"], "It was decided")
    return f"{how}: {'a child protection plan' + (f', category {kind}' if kind else '') if decision['plan'] else 'no child protection plan'}."


def _cards(rows):
    """Cards in a row, face up where they came out."""
    body, y = [], 0
    for row in rows:
        out = row["out"] is not None
        body.append(draw.box(0, y + 3, 5, 24, rx=2, fill="var(--course-raised, #fffdfa)" if out else "var(--course-4-tint, #f8edda)",
                             stroke=draw.INK if out else "var(--course-4, #b27624)", stroke_width=1.5))
        # Lines of words on a face, a hatched back: the two are told apart without their colours.
        marks = draw.tag("path", d="M4 8H13M4 13H13M4 18H10", stroke=draw.LINE, stroke_width=1) if out else draw.tag(
            "path", d="M4 12L11 4M4 20L13 9M8 21L13 15", stroke="var(--course-4, #b27624)", stroke_width=1.2)
        body.append(draw.tag("svg", marks, x=0, y=y + 3, overflow="visible", width=1, height=1))
        body.append(draw.words(8, y + 14, CARDS[row["card"]]["title"], weight="bold" if out else None))
        body.append(draw.words(8, y + 30, f"{called(row['seat'])}: {_came_out(row) if out else 'stayed face down'}", size=draw.SMALL))
        y += 42
    said = sum(row["out"] is not None for row in rows)
    return draw.frame("What only one chair knew, and whether it came out", f"{said} of {len(rows)} cards came out.", max(y, 20), *body)


def _count(number, what):
    return f"{number} {what}" if number == 1 else f"{number} {what}s"




def below(results):
    """What lay below the floor in this meeting, and what one does about it."""
    found = results["floors"]
    if not found:
        return _section("Below the floor", paragraph("Nothing that was chosen here lay below the floor."))
    seen = list(dict.fromkeys(row["floor"] for row in found))
    return _section("Below the floor", paragraph("Where law, duty or somebody’s safety settles it, judgement is not open."),
                    [floor_words.notice(id_) for id_ in seen])


def promises(results):
    """The plan once more, as promises: what lacks somebody, a day or a measure."""
    lacking = [[_title(line), ", ".join(what for what, key in (("who", "owner"), ("by when", "date"), ("how one would know", "measure")) if not line[key])]
               for line in results["plan"] if not (line["owner"] and line["date"] and line["measure"])]
    left = [row for row in results["unique"] if row["out"] is None]
    return _section(
        "To take with you",
        join(paragraph("These lines of the plan cannot be kept as they stand, since something is not said."),
             table("Lines that lack something", ["Line", "Not said"], lacking)) if lacking else None,
        paragraph(f"{_count(len(left), 'card')} stayed face down. Whom would you ask, and how, so that it can be said?") if left else None,
        paragraph("The minutes, the dissent note and the process audit can be saved below. All three say that they are fictional."))
