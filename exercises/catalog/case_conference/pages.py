"""The HTML round the table: what it is, the running orders, a seat's brief, where the meeting stands, the cover."""

from exercises.catalog.case_conference.people import OBSERVER, all_seats, called, with_role
from exercises.catalog.case_conference.seats import BY_ID
from exercises.catalog.case_conference.words_floor import ORDERS, STAGES
from exercises.catalog.case_conference.words_seats import SEATS
from exercises.views.markup import bullet_list, details, join, paragraph, status, table, tag
from exercises.views.voices import seat_name

FICTIONAL = ("The Potter family and everybody at this table are invented. How such a meeting runs was read in local pages of England, most of "
             "them older than the guidance of 2026. Your area’s procedure governs. The model of how people answer each other is invented too.")
CONTENT = ("A conference about three children. A key, a row, low mood and the word neglect are talked of; nobody is shown being hurt. "
           "Once a racist remark is made about a colleague, unless you leave that out. You can stop, swap chairs or only watch, at any moment.")
PARTING = ("Anybody may change chairs or stop, at any time, without a reason. Nothing here keeps who sat where. "
           "Nobody acts an accent, an ethnicity or an impairment, and nobody plays a child.")
STEP_NAMES = (("setting", "Take a chair"), ("before", "Before"), ("during", "The meeting"), ("after", "After"), ("down", "Step out"), ("debrief", "Look back"))


def opening():
    """What stands above everything until people have sat down."""
    people = [[with_role(seat), SEATS[seat]["who"]] for seat in all_seats()]
    return join(
        paragraph(tag("strong", "Fictional. "), FICTIONAL), paragraph(tag("strong", "What is in it. "), CONTENT),
        details("Who sits here", table("Who sits here", ["Who", "As"], people)))


def order_title(order):
    """A running order by its title."""
    return ORDERS[order]["title"]


def about_order(order):
    """What a running order does, in words."""
    return paragraph(ORDERS[order]["text"], class_="course-hint")


def who_decides():
    """That who decides is local."""
    return paragraph("Pages differ on who decides: in some places the chair after hearing views, in others most of the professionals. Nobody in the "
                     "family is asked to vote, whichever you take. Local procedure governs.", class_="course-hint")


def weights(held):
    """All weights in a table: who goes by whose word."""
    people = all_seats(observer=False)
    rows = [[called(listener), *[f"{held[listener][speaker]:.1f}" if speaker in held.get(listener, {}) else "–" for speaker in people]]
            for listener in people if listener in held]
    return details("All the weights", table("How much each chair goes by what each other says, 0 to 1", ["Listener", *[called(seat) for seat in people]], rows))


def steps(now):
    """Where one is between taking a chair and looking back."""
    order = [id_ for id_, _ in STEP_NAMES]
    at = order.index(now)
    return tag("ol", [tag("li", name,
                          class_="is-now" if place == at else "is-past" if place < at else None, aria_current="step" if place == at else None)
                      for place, (_, name) in enumerate(STEP_NAMES)], class_="conference-stages", aria_label="Where you are")


def stages(state):
    """Where the meeting stands in its running order."""
    return tag("ol", [tag("li", STAGES[id_], class_="is-now" if place == state.stage_number else "is-past" if place < state.stage_number else None,
                          aria_current="step" if place == state.stage_number else None) for place, id_ in enumerate(state.stages)],
               class_="conference-stages", aria_label="The running order")


def stage_title(state):
    """The stage of the meeting, with its place among them."""
    return f"{STAGES[state.stage]}, {state.stage_number + 1} of {len(state.stages)}" if state.stage in STAGES else ""


def brief(seat, open=False):
    """A seat's private brief, for whoever sits there."""
    said = SEATS[seat]
    if seat == OBSERVER:
        return tag("div", paragraph(tag("strong", "You watch. "), said["brief"]), class_="conference-brief")
    return details(join("Your brief, for you alone: ", seat_name(BY_ID[seat])), paragraph(said["brief"]),
                   bullet_list([join(tag("strong", f"{term}: "), said[key]) for term, key in (
                       ("You fear", "fears"), ("You want said", "wants"), ("How you listen", "weighs"))]), open=open)


def cover(seat):
    """What stands between two people at one device: nothing but whose turn it is."""
    return tag(
        "div", tag("h2", "Pass it on"), paragraph("Now it is the turn of"),
        paragraph(seat_name(BY_ID[seat]) if seat in BY_ID else tag("strong", "the observer"), class_="vignette-turn"),
        paragraph("Give the device to whoever sits there. Everybody else looks away: a private brief and cards lie under this cover."),
        paragraph("While you wait: what do you hope somebody will ask you?"), paragraph(PARTING, class_="conference-small"), class_="vignette-cover")


def told(sentence):
    """What a screen reader is told when the screen has changed."""
    return status(sentence)


def title(record):
    """What a run that is put by is called: whose chair, in which running order."""
    who = ", ".join(called(seat) if seat != OBSERVER else "the observer" for seat in record["humans"]) or "nobody"
    return f"From the chair of {who}, {order_title(record['order'])}"
