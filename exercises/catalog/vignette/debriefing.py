"""The debrief of one path, on the screen and on paper; and two paths side by side."""

from exercises.catalog.vignette.scenes import MARKS, names, seat_name, speech
from exercises.narrative import debrief, ledger
from exercises.narrative.model import ON
from exercises.record import printable, tables
from exercises.views.markup import bullet_list, details, join, paragraph, table, tag


def page(attempt):
    """The debrief as HTML."""
    story, state = attempt.story, attempt.state
    walked = debrief.walk(story, state)
    return tag(
        "div",
        tag("h2", "The debrief of your path"),
        paragraph(seat_name(story.seat(state.seat)), f" · ending: {state.scene.title}"),
        tag("h3", "Before you talk"), [paragraph(one) for one in walked.before],
        tag("h3", "Where it came to"), [paragraph(one) for one in walked.ending],
        tag("h3", f"What {story.child or 'the child'} said, and what became of it"),
        bullet_list([join(tag("strong", f"{title}. "), "Not asked. " if mark.state != "heard" else None, mark.note)
                     for title, mark in walked.child]),
        tag("h3", "Your choices, one by one"), [_weighed(one, attempt) for one in walked.choices],
        _went_back(attempt),
        tag("h3", "What moved"), _moved(story, state),
        tag("h3", "To take to a group"), bullet_list(walked.questions),
        tag("h3", "The sources, and what they cannot carry"), [_card(card) for card in walked.cards],
        class_="debrief")


def _weighed(one, attempt):
    seat = attempt.story.seat(attempt.state.seat)
    roads = [details(choice.text, [paragraph(tag("strong", f"{'Opens for' if said.kind == 'opened' else 'Costs'} {said.whom}: "), said.text)
                                   for said in choice.feedback]) for choice in one.roads]
    return tag(
        "div",
        tag("h4", one.scene.title),
        speech("You", one.choice.text, seat),
        paragraph(one.why),
        bullet_list([join(tag("strong", f"{who}: "), words) for who, words in one.voices]),
        paragraph(tag("strong", "Rests on "), names(attempt.story, [card.id for card in one.cards]), ". ",
                  tag("strong", "What this cannot show: ") if one.limits else None, one.limits),
        tag("div", paragraph(tag("strong", "Roads not taken")), roads) if roads else None,
        class_="vignette-weighed")


def _went_back(attempt):
    if not attempt.went_back:
        return None
    gone = []
    for mark in attempt.went_back:
        scene = attempt.story.scenes.get(mark["scene"])
        choice = next((one for one in scene.choices if one.id == mark["choice"]), None) if scene else None
        if choice:
            gone.append(f"At “{scene.title}” you first chose: {choice.text}")
    return [tag("h3", "Where you went back"), bullet_list(gone)] if gone else None


def _moved(story, state):
    return [details(f"{name}: {', '.join(one.entry.direction for one in noted) or 'nothing moved'}",
                    bullet_list([join(f"{MARKS[one.entry.direction]} {one.entry.direction.capitalize()}. {one.entry.reason} ",
                                      tag("small", f"({names(story, one.entry.sources)})")) for one in noted]))
            for _, name, noted in ledger.by_dimension(state.noted)]


def _card(card):
    dated = card.id.startswith("law:")  # its name says more than its id
    return details(tag("strong", card.short if dated else card.id) if dated or not card.short else join(tag("strong", card.id), " ", card.short),
                   paragraph(card.says), paragraph(card.who) if card.who else None,
                   paragraph(tag("strong", "What it cannot carry: "), card.limits) if card.limits else None)


def name(story, state):
    """A path's name: whose it was and how it ended."""
    where = f"ending “{state.scene.title}”" if state.ended else f"as far as “{state.scene.title}”"
    return f"{story.seat(state.seat).name}, {where}"


def side_by_side(story, first, second):
    """Two paths as a table, a row for each moment of the story."""
    same_seat = first.seat == second.seat
    rows = []
    for moment, left, right, parted in debrief.set_side_by_side(story, first, second):
        head = join(moment, tag("span", " (here they part)") if parted and same_seat else None)
        rows.append([head, _pieces(left), _pieces(right)])
    heads = [name(story, state) for state in (first, second)]
    if heads[0] == heads[1]:
        heads[1] += " (earlier)"
    note = None if same_seat else paragraph("Two seats: each row is one moment, as each of the two lived it and decided in it.")
    return tag("div", tag("h3", "Two paths side by side"), note, table("Two paths, moment by moment", ["Moment", *heads], rows),
               table("What moved on each", ["Dimension", *heads], _moved_rows(first, second)), class_="vignette-compared")


def _pieces(pieces):
    return [join(tag("em", scene.title), ". ", choice.text if choice else None, " ") for scene, choice in pieces]


def _moved_rows(first, second):
    rows = zip(ledger.by_dimension(first.noted), ledger.by_dimension(second.noted), strict=True)
    return [[dimension, _directions(left), _directions(right)] for (_, dimension, left), (_, _, right) in rows]


def _directions(noted):
    return ", ".join(one.entry.direction for one in noted) or "nothing moved"


def as_csv(attempt):
    """The path and its ledger as a table: a row for each choice and each entry."""
    state, rows = attempt.state, []
    if state is None:
        return tables.write(["step", "scene", "choice", "moved", "direction", "reason", "sources"], [])
    reached = [*[(step.scene, step.choice) for step in state.steps], (state.scene, None)]
    for count, (scene, choice) in enumerate(reached, 1):
        words = choice.text if choice and choice.id != ON else ""
        rows.append([count, scene.title, words, "", "", "", ""])
        rows += [[count, scene.title, "", one.entry.dimension, one.entry.direction, one.entry.reason, " ".join(one.entry.sources)]
                 for one in state.noted if one.scene == scene.id]
    return tables.write(["step", "scene", "choice", "moved", "direction", "reason", "sources"], rows)


def as_paper(attempt):
    """The debrief as a page to print or to hand in."""
    story, state = attempt.story, attempt.state
    walked = debrief.walk(story, state)
    parts = [printable.paragraph(f"Fictional. {story.id}, version {story.version}. Review status: {story.review}."),
             printable.paragraph(f"Played from the seat of {story.seat(state.seat).name}. Ending: {state.scene.title}."),
             printable.heading(f"What {story.child or 'the child'} said, and what became of it"),
             printable.items([f"{title}. {mark.note}" for title, mark in walked.child]), printable.heading("Choices on this path")]
    for one in walked.choices:
        parts += [printable.heading(one.scene.title, 3), printable.paragraph(one.choice.text), printable.paragraph(one.why),
                  printable.items([f"{who}: {words}" for who, words in one.voices]),
                  printable.paragraph(f"Rests on {names(story, [card.id for card in one.cards])}. {one.limits}")]
    parts += [printable.heading("What moved"),
              printable.table("The ledger: marks with reasons, not added up", ["Dimension", "Moved", "Reason", "Rests on"],
                              [[dimension, one.entry.direction, one.entry.reason, names(story, one.entry.sources)]
                               for _, dimension, noted in ledger.by_dimension(state.noted) for one in noted]),
              printable.heading("To take to a group"), printable.items(walked.questions)]
    parts += [printable.heading("My notes"), printable.paragraph(attempt.notes) if attempt.notes else printable.space(8),
              printable.heading("Sources, and what they cannot carry"),
              printable.items([" ".join(filter(None, (f"{card.id}:", card.says, card.limits))) for card in walked.cards])]
    return printable.page(f"{story.title}: the debrief of one path", parts, f"Path {attempt.results['path']}")
