"""The HTML of a vignette while it is played: the seats, a scene, what a choice opened and cost, the margin."""

from exercises.narrative import ledger, player
from exercises.narrative.model import DIMENSIONS, ON
from exercises.views import voices
from exercises.views.markup import bullet_list, details, join, paragraph, status, tag
from exercises.views.voices import floor, seat_name

MARKS = {"more": "▲", "less": "▼", "unsettled": "◇"}


def opening(story):
    """What stands above the seats: the label, the content note, what it rests on, its review status."""
    people = bullet_list([join(tag("strong", name), ". ", line) for name, line in story.people])
    return tag(
        "div",
        tag("h2", story.title),
        paragraph(tag("strong", "Fictional."), " Every person and place in it is invented. ", story.summary),
        paragraph(tag("strong", "What is in it. "), story.content_note),
        paragraph(f"Resting on: {', '.join(story.rests_on)}. Review status: {story.review}. "
                  f"Minutes: {story.minutes}. No choice is marked right, nothing is scored, and what you choose stays on this device."),
        details("Who is in it", people),
        class_="vignette-opening")


def seats(story):
    """The seats, each with its private brief folded away."""
    cards = [details(join(seat_name(seat), ". ", tag("span", seat.who, class_="vignette-who")),
                     paragraph(tag("strong", "Your brief. "), "Read it only if you play this seat."),
                     told(seat.brief, seat, story)) for seat in story.seats.values()]
    return tag(
        "div",
        tag("h2", "Who are you?"),
        paragraph("Take one seat now. The other is there when you have finished."),
        cards,
        class_="vignette-seats")


def preview(story):
    """The first scene of the first seat, to be read before anything is pressed, or on paper."""
    first = next(iter(story.seats.values()))
    state = player.begin(story, first.id)
    return details(f"How it begins, from the seat of {first.name}", tag("h3", state.scene.title),
                   told(player.blocks(state), first, story),
                   paragraph(tag("strong", "What might one say or do here?")),
                   bullet_list([choice.text for choice in player.options(state)]), open=True)


def told(blocks, seat, story):
    """Paragraphs, voices and notes, in their order."""
    return [_block(block, seat, story) for block in blocks]


def _block(block, seat, story):
    if block.kind == "speech":
        return speech("You" if block.speaker == "You" else block.speaker, block.text, seat if block.speaker == "You" else None)
    if block.kind == "note":
        label = paragraph(tag("strong", block.label)) if block.label else None
        return tag("blockquote", label, paragraph(block.text), class_="vignette-note")
    return paragraph(block.text)


def speech(name, words, seat=None):
    """A voice: an initial, a name, what is said. ``seat`` is given where it is the learner's own."""
    return voices.speech(name, words, seat.letter if seat else "", own=seat is not None)


def scene(attempt):
    """The scene in which an attempt stands."""
    times = len(attempt.went_back)
    marks = [paragraph(f"You went back {_times(times)} on this path.", class_="vignette-back")] if times else []
    marks += [paragraph("On a path that you have put by you chose here: ", choice.text, class_="vignette-back")
              for choice in attempt.chosen_before()]
    return standing(attempt.story, attempt.state, marks)


def standing(story, state, marks=()):
    """The scene in which a path stands, with the seat's own brief and nobody else's.

    Args:
        story: the vignette.
        state: where the path stands.
        marks: paragraphs on how one came here.
    """
    seat = story.seat(state.seat)
    moment = story.moments.get(state.scene.moment, "")
    ask = paragraph(tag("strong", "What do you say or do?")) if state.scene.decision and not state.ended else None
    return tag(
        "div",
        paragraph(seat_name(seat), f" · {moment}" if moment else None, class_="vignette-where"),
        details("Your brief", told(seat.brief, seat, story), open=not state.steps),
        tag("h2", state.scene.title),
        told(player.blocks(state), seat, story),
        paragraph("This is an ending.", class_="vignette-end") if state.ended else None,
        list(marks), ask, class_="scene")


def feedback(story, state):
    """What the last choice opened and what it cost, at once; and the floor, where it lies below it."""
    step = state.steps[-1]
    moved = [paragraph(mark(one.entry), " ", one.entry.reason) for one in step.noted]
    return tag(
        "div",
        tag("h2", step.scene.title),
        speech("You", step.choice.text, story.seat(state.seat)),
        floor(step.choice.floor) if step.choice.floor else None,
        tag("div", opened_and_cost(step.choice), class_="feedback"),
        tag("div", tag("h3", "Into the margin"), moved, class_="vignette-moved") if moved else None,
        class_="scene")


def opened_and_cost(choice):
    """What a choice opened and what it cost, a paragraph for each."""
    kinds = {"opened": "What it opened for", "cost": "What it cost"}
    return [paragraph(tag("strong", f"{kinds[one.kind]} {one.whom}: "), one.text) for one in choice.feedback]


def mark(entry):
    """A ledger entry's small mark, in sign and words."""
    return join(tag("span", MARKS[entry.direction], class_=f"ledger-mark is-{entry.direction}", aria_hidden="true"), " ",
                tag("strong", f"{DIMENSIONS[entry.dimension]}: {entry.direction}."))


def names(story, ids):
    """Sources as they are named in a sentence: by their ids, dated law by its name."""
    return ", ".join(story.sources.get(id_, {}).get("short", id_) if id_.startswith("law:") else id_ for id_ in ids)


def margin(story, state):
    """The ledger: a line a dimension with its marks, the reasons behind it. Nothing is added up."""
    lines = []
    for _, name, noted in ledger.by_dimension(state.noted if state else ()):
        if not noted:
            lines.append(paragraph(name, tag("span", ": nothing yet", class_="vignette-nothing")))
            continue
        signs = tag("span", " ".join(MARKS[one.entry.direction] for one in noted), class_="ledger-marks", aria_hidden="true")
        words = tag("span", ": " + ", ".join(one.entry.direction for one in noted))
        lines.append(details(join(name, words, " ", signs),
                             bullet_list([join(tag("strong", f"{one.entry.direction.capitalize()}. "), one.entry.reason, " ",
                                               tag("small", f"({names(story, one.entry.sources)})")) for one in noted])))
    return tag("div", tag("h3", "What moved"), lines,
               paragraph("Marks with reasons, not points. They are not added up."), class_="ledger")


def announced(attempt):
    """What a screen reader is told when the screen has changed."""
    if attempt.trouble:
        return status(attempt.trouble)
    if attempt.asking:
        return status("This vignette has been edited since you began it. Finish what you began, or start again.")
    if attempt.state is None:
        return status("Who are you? Take a seat.")
    if attempt.debriefed:
        return status("The debrief of your path.")
    return status(announced_at(attempt.state, attempt.at_feedback))


def announced_at(state, at_feedback=False):
    """Where a path stands, in a line."""
    if at_feedback:
        below = "That was below the floor. " if state.steps[-1].choice.floor else ""
        return f"{below}What your choice opened and what it cost. Then read on."
    many = len([choice for choice in player.options(state) if choice.id != ON])
    way = "An ending." if state.ended else f"{many} things you might say or do." if state.scene.decision else ""
    return f"{'New scene: ' if state.steps else ''}{state.scene.title}. {way}"


def edited(attempt, newest):
    """The choice before which somebody stands whose story has been edited since they began it."""
    story, state = attempt.story, attempt.state
    where = f"You sat as {story.seat(state.seat).name} and had come to “{state.scene.title}”. " if state else "Your group had begun to play. "
    versions = f"you began version {story.version}, and version {newest.version} is here now" if newest.version != story.version else (
        "it has changed without a new number")
    return tag(
        "div", tag("h2", "This vignette has been edited"),
        paragraph(f"It has been edited since you began it: {versions}. ", where),
        paragraph(tag("strong", "Finish what you began: "), "you go on in the story as it was then, to its end and its debrief. "
                  "What has been put right since is not in it."),
        paragraph(tag("strong", "Start again: "), "you take a seat in the story as it is now. What you chose before stays in the list of "
                  "paths that you have played."),
        class_="vignette-edited")


def _times(count):
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
