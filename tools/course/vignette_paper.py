"""The paper version of a vignette, for a room without devices: numbered scenes, made from the same text.

Every seat has sheets of its own: a private brief with what is to be remembered and the ledger to fill in, the
scenes, and what came of each choice. What the player works out for a learner becomes a plain instruction: "If
leader is hub: …", "Go to 14". The debrief lies on sheets at the end.
"""

from exercises.narrative import debrief, model
from exercises.narrative.model import DIMENSIONS
from exercises.views import markup
from tools.course import vignette_paper_debrief, vignettes
from tools.course.vignette_scene_sheet import Sheet
from tools.course.vignette_ways import stops

HOW = (
    "Print one copy of each seat's sheets for whoever takes that seat, and one copy of the debrief for whoever leads it. "
    "Nobody reads another seat's sheets before the debrief.",
    "Read your brief. Then go to the number that it names, read the scene aloud or to yourself, and do what it says.",
    "At a choice, talk, choose one letter, and turn to that number and letter among the sheets “What came of it”. Read only that one. "
    "It says what it opened and what it cost, what to tick, what to write in the ledger, and where to go on.",
    "Where words stand under “If …”, look at your ticks: read them if they fit, pass over them if not. Whoever ticks a new word takes the old tick away.",
    "In the ledger write the number of the entry under more, less or unsettled. Do not add anything up: the reasons are what counts.",
    "Any pair may change seats, or stop, and need not say why. Nobody acts an accent, and nobody plays the child. Put the people down before you begin the debrief.",
)


def markdown(course, page):
    """The page's Markdown.

    Args:
        course: the course.
        page: the page; its ``owner`` is the vignette's id.

    Returns:
        Markdown with blocks of HTML; a sentence where the vignette cannot be put together.
    """
    part = course.part(page.owner)
    loaded = vignettes.load(f"{course.root}/{part.path.rsplit('/', 1)[0]}", course.root)
    if loaded.errors:
        return "This vignette cannot be put together yet; `python3 -m tools check` says what to mend.\n"
    story = model.read(loaded.story)
    return "\n\n".join(_parts(story, stops(story, loaded.proof))) + "\n"


def _parts(story, found):
    child = story.child or "the child"
    yield (f"This is [{story.title}](course:{story.id}) for a room without devices: the same scenes, numbered. "
           f"On a screen the numbers are links. {f'Minutes: {story.minutes}.' if story.minutes else ''}")
    yield _html(markup.tag("p", markup.tag("strong", "Fictional. "), "The people and events in this vignette are invented for the course.", class_="fictional"))
    yield _html(markup.tag("p", markup.tag("strong", "Before you begin: "), story.content_note, class_="content-note"))
    yield _sheet("How it is played", "how", breaks=False)
    yield _html(markup.tag("ol", [markup.tag("li", words.replace("the child", child)) for words in HOW]))
    if story.people:
        yield _html(markup.tag("h3", "Who is in it"), markup.bullet_list([markup.join(markup.tag("strong", name), ". ", line) for name, line in story.people]))
    for seat in story.seats.values():
        sheet = Sheet(story, seat, found[seat.id])
        numbers = [stop.number for stop in found[seat.id]]
        yield _sheet(f"{seat.name}: the brief", f"brief-{seat.id}")
        yield _html(_brief(sheet), _remember(sheet), _ledger(seat))
        yield _sheet(f"{seat.name}: scenes {numbers[0]} to {numbers[-1]}", f"scenes-{seat.id}")
        yield _html(*(sheet.scene(stop) for stop in found[seat.id]), columns=True)
        yield _sheet(f"{seat.name}: what came of it", f"after-{seat.id}")
        yield _html(markup.paragraph("Read only the one that you were sent to."), *(each for stop in found[seat.id] for each in sheet.after(stop)), columns=True)
    yield _sheet("The debrief", "debrief")
    yield _html(*vignette_paper_debrief.pieces(story, found), columns=True)
    yield _sheet("The sources, and what they cannot carry", "cards", breaks=False)
    yield _html(markup.tag("div", [vignette_paper_debrief.card(card) for card in debrief.cards(story, sorted(story.sources))], class_="paper-cards"))


def _sheet(title, id_, breaks=True):
    """The heading of a sheet, which begins on a new side of paper."""
    return f"## {title} {{ #{id_} {'.paper-sheet ' if breaks else ''}data-search-exclude=\"\" }}"


def _html(*pieces, columns=False):
    """Pieces as one block that Markdown leaves alone; what is long stands in two columns on paper."""
    classes = "paper-vignette paper-columns" if columns else "paper-vignette"
    return str(markup.tag("div", *pieces, class_=classes, data_search_exclude=True)).replace("\n", " ")


def _brief(sheet):
    seat = sheet.seat
    return markup.tag(
        "section", markup.paragraph(markup.tag("strong", f"Seat {seat.letter}. "), seat.who),
        [markup.paragraph(block.text) for block in seat.brief],
        markup.paragraph("Begin at ", sheet.link(sheet.number(seat.first)), "."))


def _remember(sheet):
    """What is remembered, each with its values as boxes."""
    rows = []
    for variable in sheet.remembered():
        boxes = [markup.join(markup.tag("span", "☒" if value == variable.start else "☐", aria_hidden="true"), " ", value.replace("-", " "),
                             " (ticked to begin with)" if value == variable.start else None, markup.tag("br")) for value in variable.values]
        rows.append([markup.join(markup.tag("strong", variable.id.replace("-", " ")), ". ", variable.about), markup.join(*boxes)])
    return markup.table("To remember: one tick in each row", ["What", "Tick one"], rows) if rows else None


def _ledger(seat):
    rows = [[name, "", "", ""] for name in DIMENSIONS.values()]
    return markup.tag("div", markup.table(f"Ledger of {seat.name}: write the numbers of entries, add nothing up", ["What moved", "More", "Less", "Unsettled"], rows),
                      class_="paper-ledger")
