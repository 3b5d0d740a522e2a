"""The debrief of one path on the screen, and two paths side by side."""

from exercises.catalog.vignette import scenes
from exercises.catalog.vignette.scenes import MARKS, names, speech
from exercises.narrative import debrief, ledger
from exercises.views.markup import Markup, bullet_list, details, join, paragraph, table, tag
from exercises.views.voices import seat_name

ON_PATHS = "Play it again from the other seat, or choose otherwise at one of your decisions: the two paths are then set side by side here."


def page(attempt):
    """The debrief of an attempt."""
    story, state = attempt.story, attempt.state
    return tag(
        "div",
        tag("h2", "The debrief of your path"),
        paragraph(f"You finished version {story.version}. The story has been edited since.") if attempt.edited else None,
        of_path(story, state, attempt.went_back),
        drawn(story), class_="debrief")


def of_path(story, state, went_back=(), together=False):
    """The debrief of one path: each choice, what became of the child's words, what moved, what to ask, the sources.

    Where a group played (``together``), it has put its people down already, and nobody is “you” any more.
    """
    walked = debrief.walk(story, state)
    beside = {card.id for one in walked.choices for card in one.cards}
    others = [card for card in walked.cards if card.id not in beside]
    return [
        paragraph(seat_name(story.seat(state.seat)), f" · {'ending' if state.ended else 'as far as'}: {state.scene.title}"),
        None if together else [tag("h3", "Before you talk"), [paragraph(one) for one in walked.before]],
        [tag("h3", "Where it came to"), [paragraph(one) for one in walked.ending]] if walked.ending else None,
        tag("h3", f"What {story.child or 'the child'} said, and what became of it"),
        bullet_list([join(tag("strong", f"{title}. "), "Not asked. " if mark.state != "heard" else None, mark.note)
                     for title, mark in walked.child]),
        tag("h3", "The choices of this seat, one by one" if together else "Your choices, one by one"),
        [_weighed(one, story, state, together) for one in walked.choices],
        _went_back(story, went_back),
        tag("h3", "What moved"), _moved(story, state),
        tag("h3", "To take to a group"), bullet_list(walked.questions),
        [tag("h3", "What the margin rests on besides, and what it cannot carry"), [card_of(card) for card in others]] if others else None]


def _weighed(one, story, state, together):
    seat = story.seat(state.seat)
    return tag(
        "div",
        tag("h4", one.scene.title),
        speech(seat.name if together else "You", one.choice.text, seat),
        scenes.floor(one.choice.floor) if one.choice.floor else None,
        paragraph(one.why),
        bullet_list([join(tag("strong", f"{who}: "), words) for who, words in one.voices]),
        _rests_on(one),
        tag("div", paragraph(tag("strong", "Roads not taken")), [_road(road) for road in one.roads]) if one.roads else None,
        class_="vignette-weighed")


def _rests_on(one):
    """The sources of a choice as cards that open, then what may not be concluded."""
    head = paragraph(tag("strong", "Rests on"), ", and what each source cannot carry:") if one.cards else None
    return [head, [card_of(card) for card in one.cards],
            paragraph(tag("strong", "What this cannot show: "), one.limits) if one.limits else None]


def _road(road):
    closed = None if road.open else paragraph("It was not open to you on this path: what was done before had closed it.")
    return details(
        road.choice.text, closed, scenes.floor(road.choice.floor) if road.choice.floor else None,
        scenes.opened_and_cost(road.choice), paragraph(road.why),
        bullet_list([join(tag("strong", f"{who}: "), words) for who, words in road.voices]),
        paragraph(tag("strong", "Rests on "), ", ".join(card.id for card in road.cards), ".") if road.cards else None)


def _went_back(story, marks):
    gone = []
    for mark in marks:
        scene = story.scenes.get(mark["scene"])
        choice = next((one for one in scene.choices if one.id == mark["choice"]), None) if scene else None
        if choice:
            gone.append(f"At “{scene.title}” you first chose: {choice.text}")
    return [tag("h3", "Where you went back"), bullet_list(gone)] if gone else None


def _moved(story, state):
    return [details(f"{name}: {', '.join(one.entry.direction for one in noted) or 'nothing moved'}",
                    bullet_list([join(f"{MARKS[one.entry.direction]} {one.entry.direction.capitalize()}. {one.entry.reason} ",
                                      tag("small", f"({names(story, one.entry.sources)})")) for one in noted]))
            for _, name, noted in ledger.by_dimension(state.noted)]


def card_of(card):
    """A source as a card that opens: its id and study, what it says, who was asked, what it cannot carry."""
    dated = card.id.startswith("law:")  # its name says more than its id
    return details(tag("strong", card.short if dated else card.id) if dated or not card.short else join(tag("strong", card.id), " ", card.short),
                   paragraph(card.says), paragraph(card.who) if card.who else None,
                   paragraph(tag("strong", "What it cannot carry: "), card.limits) if card.limits else None)


def drawn(story):
    """The map of the story's scenes, where the build has drawn one; it shows every seat's roads, so it opens on asking."""
    if not story.map:
        return None
    # The one piece of HTML that comes ready made; it is drawn at build and comes with the page, never with a record.
    return [tag("h3", "The whole story"), details("The map of all scenes, those of the other seats too", Markup(story.map))]


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
        rows.append([head, pieces(left), pieces(right)])
    heads = [name(story, state) for state in (first, second)]
    if heads[0] == heads[1]:
        heads[1] += " (earlier)"
    note = None if same_seat else paragraph("Two seats: each row is one moment, as each of the two lived it and decided in it.")
    return tag("div", tag("h3", "Two paths side by side"), note, table("Two paths, moment by moment", ["Moment", *heads], rows),
               table("What moved on each", ["Dimension", *heads], moved_rows(first, second)), class_="vignette-compared")


def pieces(column):
    """The scenes of one path at one moment, and what was chosen in them."""
    return [join(tag("em", scene.title), ". ", choice.text if choice else None, " ") for scene, choice in column]


def moved_rows(*states):
    """For each dimension of the ledger what moved on each path, in words."""
    columns = zip(*(ledger.by_dimension(state.noted) for state in states), strict=True)
    return [[column[0][1], *(", ".join(one.entry.direction for one in noted) or "nothing moved" for _, _, noted in column)]
            for column in columns]
