"""Minutes, a dissent note and a process audit as plain text, each marked as fictional.

A line in capitals is a heading, a line that begins with a dash belongs to a list.
"""

from exercises.catalog.case_conference import audit, cards, meeting, plan_lines, seats, words_cards, words_floor

FICTIONAL = "This is a play. The family, the meeting and everybody in it are invented. It is no record of a real child, and no decision here is called right."
LIKELY = {"yes": "yes", "no": "no", "unsure": "not sure"}


def minutes(state, record):
    """The minutes of a meeting.

    Args:
        state: where it stands; ``record``: the record it was replayed from.
    """
    scripted = ", ".join(seats.called(seat) for seat in seats.IDS if seat not in record["humans"])
    lines = ["MINUTES OF AN INVENTED CONFERENCE", FICTIONAL, f"Seed {record['seed']}. Running order: {words_floor.ORDERS[record['order']]['title']}. Spoken by script: {scripted}.",
             "WHO WAS THERE", *(f"- {seats.BY_ID[seat].name}, {_small(seats.BY_ID[seat].role)}" for seat in audit.at_the_table(state)),
             "- Kieran was heard by the chair, apart.", "WHAT WAS SAID"]
    out = sorted(state.out, key=lambda id_: state.cards[id_].shared_at)
    lines += [f"- {words_cards.CARDS[id_]['text']} ({seats.called(state.cards[id_].by)})" for id_ in out] or ["Nothing yet."]
    differ = [(id_, cards.BY_ID[id_].contradicts) for id_ in out if cards.BY_ID[id_].contradicts in out]
    if differ:
        lines += ["WHAT DOES NOT GO TOGETHER", *(f"- {words_cards.CARDS[a]['title']} and {words_cards.CARDS[b]['title']}: both stand as they were said." for a, b in differ if a < b)]
    lines += ["VIEWS ON WHETHER SIGNIFICANT HARM IS LIKELY"]
    lines += [f"- {seats.called(view.seat)}: {LIKELY[view.likely]}{', ' + view.category if view.category else ''}{_because(view)}." for view in state.views.values()] or ["None was given."]
    lines += ["WHAT WAS DECIDED", decided(state), "THE PLAN"]
    lines += [f"- {_line(line)}" for line in state.plan] or ["No line was put on the board."]
    lines += ["WHO DID NOT AGREE", *_dissents(state), "AFTERWARDS"]
    lines += [f"- {words_floor.ITEMS[item.id]['question']} {words_floor.ITEMS[item.id]['options'][item.chosen]}" for item in meeting.after(state) if item.chosen] or ["Nothing is settled yet."]
    return "\n".join(lines) + "\n"


def dissent_note(state, record):
    """What did not agree with the decision, with its reasons."""
    lines = ["DISSENT NOTE", FICTIONAL, decided(state), "WHO DID NOT AGREE, AND WHY", *_dissents(state)]
    own = [view for view in state.views.values() if state.decision and view.likely == ("no" if state.decision.plan else "yes")]
    silent = [view for view in own if all(one.seat != view.seat for one in state.dissents)]
    if silent:
        lines += ["GAVE ANOTHER VIEW, AND DID NOT ASK FOR IT TO BE RECORDED AS DISSENT", *(f"- {seats.called(view.seat)}: {LIKELY[view.likely]}{_because(view)}." for view in silent)]
    lines += ["Parents are not asked to vote. Their disagreement is recorded, and a complaint is open to them; the decision stands meanwhile. Local procedure governs."]
    return "\n".join(lines) + "\n"


def process_audit(state, record):
    """What the meeting did with what people knew, in counts; nobody is judged by it."""
    found = audit.compute(state, record)
    out = [row for row in found["unique"] if row["out"] is not None]
    talk, family = found["talk"], found["family"]
    lines = ["PROCESS AUDIT", FICTIONAL, "It counts what was said in this play. It judges no person, and says nothing of how real conferences go.",
             "WHAT ONE CHAIR ALONE KNEW", f"{len(out)} of {len(found['unique'])} came out."]
    lines += [f"- {words_cards.CARDS[row['card']]['title']} ({seats.called(row['seat'])}): " + (f"said in turn {row['out'] + 1} by {seats.called(row['by'])}." if row["out"] is not None else "not said.")
              for row in found["unique"]]
    lines += ["WHAT ALL KNEW, AND HOW OFTEN IT WAS SAID", *(f"- {words_cards.CARDS[row['card']]['title']}: {row['said']}" for row in found["repeated"])]
    lines += ["WHO SPOKE, AND WAS COME BACK TO"]
    shares = talk["shares"] if "value" not in talk["shares"] else {}
    lines += [f"- {seats.called(seat)}: {talk['turns'][seat]} turns, {_percent(shares.get(seat, 0.0))} of the time, {talk['uptake'][seat][0]} of {talk['uptake'][seat][1]} picked up" for seat in talk["seats"]]
    run = talk["professional_run"]
    lines += [f"Longest run with professionals and chair alone: {run['turns']} turns." if run else "No run with professionals and chair alone.",
              f"The family’s share of talk: {_percent(family['talk'])}. Of what was picked up: {_percent(family['uptake'])}. Of the plan’s lines: {_percent(family['plan'])}."]
    lines += ["TURNS ABOUT EACH CHILD", *(f"- {child.capitalize()}: {many}" for child, many in found["children"].items())]
    lines += ["JUDGEMENTS, BEFORE AND AFTER (0 TO 10)"]
    lines += [f"- {seats.called(row['seat'])}{' (scripted)' if row['scripted'] else ''}: harm likely {_pair(row['harm'])}, help accepted {_pair(row['help'])}" for row in found["judgements"]]
    if found["floors"]:
        lines += ["BELOW THE FLOOR", *(f"- {words_floor.FLOORS[row['floor']]['title']}" for row in found["floors"])]
    written = [(title, record["debrief"][name]) for name, title in (("happened", "WHAT HAPPENED"), ("why", "WHY"), ("do", "WHAT I SHALL DO"), ("reflection", "REFLECTION")) if record["debrief"][name].strip()]
    for title, words in written:
        lines += [title, *words.split("\n")]
    return "\n".join(lines) + "\n"


def decided(state):
    """The decision in a sentence."""
    if state.decision is None:
        return "Nothing has been decided yet."
    how = "The chair decided after hearing each professional." if state.decision.how == "chair" else "The professionals’ views decided by number."
    tie = " They were even, and the chair decided." if state.decision.tie else ""
    what = f"A child protection plan for Ellie, Max and Rosa, category {state.decision.category}." if state.decision.plan else "No child protection plan. Help goes on in another form, if the family agrees to it."
    return f"{what} {how}{tie} Nobody in the family was asked to vote."


def _dissents(state):
    rows = []
    for one in state.dissents:
        kind = "professional dissent" if one.kind == "professional" else "the family’s disagreement"
        rows.append(f"- {seats.called(one.seat)} ({kind}): {one.words or state.turns[one.turn].text or 'no reasons were given'}")
    return rows or ["Nobody asked for it to be recorded."]


def _line(line):
    owner = seats.called(line.owner) if line.owner else "nobody named"
    by = f"by {meeting.day(line.date)}" if line.date else "no date"
    how = words_cards.LINES[line.id].get("measure", "") if line.measure and line.id != plan_lines.OWN else ""
    better = f"better when: {how}" if how else "a measure was said" if line.measure else "no measure"
    whose = f"proposed by {seats.called(line.by)}" + (f", resting on what {seats.called(line.voiced_by)} brought" if line.voiced_by else "")
    return f"{meeting.line_title(line)}: {owner}, {by}, {better}; {whose}."


def _because(view):
    return f", because of {words_cards.CARDS[view.because]['noun']}" if view.because else ""


def _percent(value):
    return f"not defined, because {value['because']}" if isinstance(value, dict) else f"{value:.0%}"


def _pair(pair):
    return ", ".join("not given" if one is None else f"{one:.1f}" for one in pair)


def _small(text):
    return text[:1].lower() + text[1:]
