"""The HTML of a group's play: the deal, the cover between two people, the table, putting down, the debrief."""

from exercises.catalog.vignette import debriefing, scenes
from exercises.catalog.vignette.paper import disagreement
from exercises.catalog.vignette.rules_group import ONE
from exercises.catalog.vignette.scenes import speech
from exercises.narrative import debrief, group, group_round
from exercises.views.markup import bullet_list, details, join, paragraph, table, tag
from exercises.views.voices import seat_name

PARTING = ("Anybody may change seats or stop, at any time, without a reason. Nothing here keeps who sat where. "
           "Nobody acts an accent or an impairment.")

OWN_NAME = "Each says their own name and one thing that is not true of the person they played."


def setting_up(several):
    """What stands above the fields with which a group begins."""
    one = ("One device goes round. Each seat plays its own scenes while the others look away, and a cover stands between two people. "
           "Nobody sees another seat’s scenes until all have come to their ends.")
    more = ("Each place has its own device and plays its own seat. Nothing goes over a network: what the devices have to tell each other "
            "is a short line that you read out, write down or send by whatever you use anyway.")
    return tag("div", tag("h2", "Play in a group"), paragraph(more if several else one), paragraph(PARTING),
               paragraph("Where several groups play in one room, each takes a table number of its own."), class_="vignette-group")


def dealt(story, code, several):
    """Who sits where by the rule, and the code that gives the same on every device."""
    rows = [[f"Place {place}", story.seats[seat].name] for place, seat in enumerate(group.deal(story, code), 1)]
    told = None
    if several:
        told = paragraph("The code of your group is ", tag("strong", group.write_code(story, code), class_="vignette-code"),
                         ". Typed on the other devices, it gives the same seats there.")
    return tag("div", table("Who sits where", ["Place", "Seat"], rows), told, details("How the seats are dealt", paragraph(group.RULE)))


def cover(play):
    """What stands between two people at one device."""
    story, seat = play.story, play.story.seat(play.turn)
    first = not play.states[play.turn].steps
    many = play.people.get(play.turn, 0)
    return tag(
        "div",
        tag("h2", "Pass it on"),
        paragraph("Now it is the turn of"), paragraph(seat_name(seat), class_="vignette-turn"),
        paragraph(f"Give the device to whoever sits there{f', {many} of you together' if many > 1 else ''}. Everybody else looks away."),
        paragraph("Their brief and their first scene lie under this cover. They are for that seat alone." if first else "Their next scenes lie under this cover."),
        paragraph(f"Round {play.number + 1} of {len(group_round.rounds(story))}. While you wait: note on paper what the person you play hopes will be asked."),
        class_="vignette-cover")


def scene(play):
    """The scene of the seat that is played here."""
    times = len([mark for mark in play.went_back if mark.get("seat") == play.turn])
    marks = [paragraph(f"This seat went back {'once' if times == 1 else f'{times} times'}.", class_="vignette-back")] if times else []
    return scenes.standing(play.story, play.state, marks)


def split(play):
    """Several people in one seat, at one device: would somebody have done otherwise?"""
    story, step = play.story, play.state.steps[-1]
    noted = [one for one in play.dissents if (one.seat, one.scene) == (play.turn, step.scene.id)]
    return tag(
        "div",
        paragraph(seat_name(story.seat(play.turn)), class_="vignette-where"),
        tag("h2", "Would somebody in this seat have done otherwise?"),
        speech("You", step.choice.text, story.seat(play.turn)),
        paragraph("You share this seat. Where you would not all have chosen this, say so to each other and press what somebody would have "
                  "chosen instead. The seat goes on with what stands above. What is kept is the seat, never a name."),
        tag("div", paragraph(tag("strong", "Noted:")), bullet_list([disagreement(story, one) for one in noted])) if noted else None,
        class_="scene")


def meet(play):
    """Several devices in one seat: what each would choose, before the seat goes on."""
    story, state = play.story, play.state
    words = {choice.id: choice.text for choice in state.scene.choices}
    said = [join(tag("strong", "Here: "), words.get(play.say, ""))]
    said += [join(tag("strong", f"Place {place}: "), words.get(choice, ""), " It has gone on with this." if settled else None)
             for place, choice, settled in play.says]
    differ = len({play.say, *(choice for _, choice, _ in play.says)}) > 1
    advice = ("You disagree. Talk it over: what would each choice open, and for whom? Then press what the seat goes on with. "
              "That somebody would have chosen otherwise is kept, by seat and never by name." if differ else
              "Whoever shares this seat has chosen the same so far. Go on with it, on each device." if play.says else
              "You share this seat with another device. Choose there as well, without looking, and let the two lines meet here. If nobody is "
              "there any more, go on alone.")
    return tag(
        "div",
        paragraph(seat_name(story.seat(play.turn)), f" · {state.scene.title}", class_="vignette-where"),
        tag("h2", "What does this seat do?"), bullet_list(said), paragraph(advice), class_="scene")


def heard(play):
    """Whose lines are here."""
    if not play.lines:
        return paragraph("No line of another device is here yet.")
    states = play.states
    told = [f"Place {line.place}, {play.story.seat(line.seat).name}: {'at its end' if states[line.seat].ended else 'on its way'}" for line in play.lines]
    parted = paragraph("Another device of your seat has gone another way than this one. Talk about where you parted; one of you can go back to it.") if play.parted else None
    return tag("div", paragraph("Lines are here from:"), bullet_list(told), parted)


def on_table(play):
    """One moment, each seat's choices beside each other."""
    story = play.story
    if not play.rows:
        return tag("div", tag("h2", "On the table"), paragraph("Nothing has been decided yet."), class_="vignette-laid-out")
    at = min(play.at, len(play.rows) - 1)
    moment, title, columns = play.rows[at]
    seats = [tag("div", paragraph(seat_name(story.seat(seat))),
                 [[paragraph(scene.title, class_="vignette-where"), paragraph(choice.text)] for scene, choice in pieces],
                 class_="vignette-laid") for seat, pieces in columns.items()]
    here = [disagreement(story, one) for one in play.disagreements if one.moment == moment]
    return tag(
        "div",
        paragraph(f"On the table: {at + 1} of {len(play.rows)}", class_="vignette-where"),
        tag("h2", title or "What was decided"),
        tag("div", seats, class_="vignette-laid-out"),
        paragraph("Talk it over from your seats. What did you know, then, that the others did not? Who would have needed this otherwise, and who pays if it stays as it is?"),
        tag("div", paragraph(tag("strong", "Where you disagreed:")), bullet_list(here)) if here else None)


def put_down(play):
    """Before the debrief nobody is anybody but themselves."""
    walked = debrief.walk(play.story, next(iter(play.played.values()))) if play.played else None
    return tag(
        "div",
        tag("h2", "Put the people down"),
        paragraph("Stand up. Change chairs, or turn yours round."),
        [paragraph(words) for words in (walked and walked.before or (OWN_NAME,))],
        paragraph("Whoever would like to stop here stops here. From now on speak of the person in that seat, and not of “I” or of “you”."),
        class_="vignette-down")


def debriefed(play, whose):
    """The debrief of a group: all seats side by side, where they disagreed, then one seat's path."""
    story, seats = play.story, play.played
    rows = [[title, *(debriefing.pieces(column) for column in columns)] for title, columns in debrief.by_moment(story, tuple(seats.values()))]
    names = [story.seat(seat).name for seat in seats]
    told = [disagreement(story, one) for one in play.disagreements]
    talk = [join(tag("strong", f"{story.moments.get(moment, '')}: "), words) for moment, words in play.talk.items()]
    marks = [mark for mark in play.went_back if mark.get("seat") == whose]
    return tag(
        "div",
        tag("h2", "The debrief of your group"),
        tag("h3", "All seats, side by side"),
        table("What each seat lived and did, moment by moment", ["Moment", *names], rows) if rows else None,
        table("What moved for each", ["Dimension", *names], debriefing.moved_rows(*seats.values())) if seats else None,
        tag("h3", "Where seats disagreed"),
        bullet_list(told) if told else paragraph("No seat said that it would have had anything otherwise."),
        bullet_list(talk) if talk else None,
        debriefing.of_path(story, seats[whose], marks, together=True) if whose in seats else None,
        debriefing.drawn(story), class_="debrief")


def announced(play):
    """What a screen reader is told when a group's screen has changed."""
    if play.showing == "scene":
        return scenes.announced_at(play.state)
    if play.showing == "told":
        return scenes.announced_at(play.state, at_feedback=True)
    if play.showing == "table":
        rows = play.rows
        at = min(play.at, len(rows) - 1)
        return f"On the table, {at + 1} of {len(rows)}: {rows[at][1]}" if rows else "Nothing has been decided yet."
    seat = play.story.seat(play.turn).name if play.turn else ""
    return {"cover": f"Pass it on. Now it is the turn of {seat}.", "split": "Would somebody in this seat have done otherwise?",
            "meet": "What does this seat do? Let the lines meet.", "down": "Put the people down before the debrief.",
            "debrief": "The debrief of your group."}[play.showing]


def ending_question(play):
    """What is asked before a group's play is ended on this device."""
    if play.way == ONE:
        return "This ends the group’s play. The seats’ paths are not kept. Save a file first if you want to go on another day."
    return "This device leaves the group. Nothing of it is kept here, and the others’ devices go on without it."
