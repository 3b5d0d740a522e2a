"""What one takes along: the debrief as a page for a portfolio or a seminar, and the path as a table."""

from exercises.catalog.vignette.rules_group_record import would_have
from exercises.catalog.vignette.scenes import names
from exercises.narrative import debrief, ledger, player
from exercises.narrative.model import ON
from exercises.record import printable, tables
from exercises.record.problems import Problem
from exercises.views.voices import where_it_stands

COLUMNS = ["seat", "step", "scene", "choice", "moved", "direction", "reason", "sources"]


def as_csv(attempt):
    """Each path and its ledger as a table: a row for each choice and each entry."""
    rows = []
    for state in _states(attempt).values():
        reached = [*[(step.scene, step.choice) for step in state.steps], (state.scene, None)]
        for count, (scene, choice) in enumerate(reached, 1):
            words = choice.text if choice and choice.id != ON else ""
            rows.append([state.seat, count, scene.title, words, "", "", "", ""])
            rows += [[state.seat, count, scene.title, "", one.entry.dimension, one.entry.direction, one.entry.reason, " ".join(one.entry.sources)]
                     for one in state.noted if one.scene == scene.id]
    return tables.write(COLUMNS, rows)


def sheets(attempt, beside=None):
    """What one can take home: the path or the group that is open, then each path that was put by, the latest first.

    Raises:
        Problem: nothing has been played yet, or what a group plays still lies covered.
    """
    put_by = [attempt.take_up(kept) for kept in reversed(attempt.earlier) if attempt.standing(kept) is not None and not attempt.asking]
    open_ = [as_page(attempt, beside)] if _states(attempt) or not put_by else []
    return [*open_, *(as_page(one, earlier=True) for one in put_by)]


def as_page(attempt, beside=None, earlier=False):
    """The debrief as a page to print or to hand in.

    Args:
        attempt: what was played, alone or in a group.
        beside: the path that is set beside one's own on the screen, a ``State``, or None.
        earlier: whether it is a path that was put by, beside another that has the notes.

    Raises:
        Problem: nothing has been played yet, or what a group plays still lies covered.
    """
    story, states = attempt.story, _states(attempt)
    if not states:
        raise Problem("There is nothing to print yet. Take a seat and play, or print the page itself for its first scene."
                      if attempt.group is None else "What the seats chose is printed once the debrief is open.")
    serves = ", ".join((*story.outcomes, *story.prompts))
    parts = [printable.paragraph(f"Fictional: every person and place is invented. {story.id}, version {story.version}. "
                                 f"Review status: {story.review}. Serves {serves}."),
             printable.paragraph("No choice in it is marked right and nothing is scored. Where law, duty or somebody’s safety settles a choice, it says so.")]
    if not earlier:
        parts += [printable.heading("My notes"), printable.paragraph(attempt.notes) if attempt.notes else printable.space(6)]
    if attempt.group is not None:
        parts += _together(story, attempt.group)
    for state in states.values():
        parts += _path(story, state, attempt.went_back if attempt.group is None else ())
    if attempt.group is None and beside is not None:
        parts += _beside(story, attempt.state, beside)
    walked = [debrief.walk(story, state) for state in states.values()]
    cards = {card.id: card for one in walked for card in one.cards}
    questions = dict.fromkeys(question for one in walked for question in one.questions)
    parts += [printable.heading("To take to a group"), printable.items(questions),
              printable.heading("Sources, and what they cannot carry"),
              printable.items([" ".join(filter(None, (f"{card.id}:", card.short and f"({card.short})", card.says, card.who, card.limits)))
                               for card in cards.values()])]
    written = "; ".join(player.written(story, state) for state in states.values())
    title = "the debrief of a group" if attempt.group is not None else "an earlier path" if earlier else "the debrief of one path"
    return printable.page(f"{story.title}: {title}", parts, f"Path {written}")


def _states(attempt):
    """The paths that may be shown, by seat: one's own; a group's only once its debrief is open."""
    if attempt.group is not None:
        return attempt.group.played if attempt.group.showing == "debrief" else {}
    return {attempt.state.seat: attempt.state} if attempt.state is not None else {}


def _path(story, state, went_back):
    walked = debrief.walk(story, state)
    end = "Ending" if state.ended else "As far as"
    parts = [printable.heading(f"From the seat of {story.seat(state.seat).name}"),
             printable.paragraph(f"{end}: {state.scene.title}."), *(printable.paragraph(words) for words in walked.ending),
             printable.heading(f"What {story.child or 'the child'} said, and what became of it", 3),
             printable.items([f"{title}. {'Not asked. ' if mark.state != 'heard' else ''}{mark.note}" for title, mark in walked.child])]
    for one in walked.choices:
        parts += [printable.heading(one.scene.title, 3), printable.paragraph(f"Chosen: {one.choice.text}")]
        if one.choice.floor:
            duty = one.choice.floor
            parts += [printable.paragraph(f"Below the floor. {duty.duty}"),
                      printable.items([f"Where that stands: {where_it_stands(duty)}", f"Today: {duty.today}", f"Whom you tell: {duty.tell}",
                                       f"If nobody acts: {duty.escalate}"])]
        parts += [printable.items([f"{'Opened for' if said.kind == 'opened' else 'Cost'} {said.whom}: {said.text}" for said in one.choice.feedback]),
                  printable.paragraph(one.why), printable.items([f"{who}: {words}" for who, words in one.voices]),
                  printable.paragraph(f"Rests on {names(story, [card.id for card in one.cards])}. {one.limits}"),
                  printable.paragraph("Roads not taken:"), printable.items([road.choice.text for road in one.roads])]
    back = [f"{story.scenes[mark['scene']].title}: {mark['choice']}" for mark in went_back if mark["scene"] in story.scenes]
    if back:
        parts += [printable.heading("Went back, having first chosen", 3), printable.items(back)]
    return [*parts, printable.table("What moved: marks with reasons, not added up", ["Dimension", "Moved", "Reason", "Rests on"],
                                    [[dimension, one.entry.direction, one.entry.reason, names(story, one.entry.sources)]
                                     for _, dimension, noted in ledger.by_dimension(state.noted) for one in noted])]


def _cell(column):
    return " ".join(f"{scene.title}. {choice.text if choice else ''}".strip() for scene, choice in column)


def _beside(story, first, second):
    rows = [[title, _cell(left), _cell(right)] for title, left, right, _ in debrief.set_side_by_side(story, first, second)]
    heads = [f"{story.seat(state.seat).name}, {state.scene.title}" for state in (first, second)]
    return [printable.heading("Two paths side by side"), printable.table("Moment by moment", ["Moment", *heads], rows)]


def _together(story, play):
    seats = play.played
    rows = [[title, *(_cell(column) for column in columns)] for title, columns in debrief.by_moment(story, tuple(seats.values()))]
    parts = [printable.heading("What each seat did, moment by moment"),
             printable.table("Side by side", ["Moment", *(story.seat(seat).name for seat in seats)], rows),
             printable.heading("Where seats disagreed"),
             printable.paragraph("Kept by seat, never by name.") if play.disagreements else printable.paragraph("No seat said that it would have had anything otherwise.")]
    if play.disagreements:
        parts.append(printable.items([disagreement(story, one) for one in play.disagreements]))
    said = [(story.moments.get(moment, ""), words) for moment, words in play.talk.items()]
    return [*parts, *(printable.paragraph(f"{title}: {words}") for title, words in said)]


def disagreement(story, one):
    """A disagreement in a sentence, by seat."""
    seat, moment = story.seat(one.seat).name, story.moments.get(one.moment, "")
    words = would_have(story, one)
    where = f"At “{moment}”, " if moment else ""
    if words:
        return f"{where}somebody in the seat of {seat} would have chosen: {words}"
    return f"{where}the seat of {seat} would have had it otherwise."
