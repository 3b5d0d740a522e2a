"""The talk as it went: a row for each chair, a block for each turn, the parts of the meeting as upright lines."""

from exercises.catalog.case_conference import people
from exercises.catalog.case_conference.words_floor import STAGES
from exercises.views import chart, markup
from exercises.views.chart import drawing as draw

_LEFT, _ROW, _TOP = 24.0, 26, 30  # %, px, px


def figure(turns):
    """The timeline with its table.

    Args:
        turns: the turns of the meeting, those in another room left out here.
    """
    spoken = [turn for turn in turns if turn.seconds and turn.stage != "apart"]
    if not spoken:
        return markup.paragraph("The talk as it went: not defined, because nobody has spoken.")
    rows = [[str(turn.number + 1), STAGES.get(turn.stage, ""), people.called(turn.seat), people.called(turn.to) if turn.to else ""] for turn in spoken]
    return chart.figure(picture(spoken), markup.table("Every turn in order", ["Turn", "Part of the meeting", "Who", "To whom"], rows),
                        "Each block is a turn, from left to right, as long as it took. An upright line is where a part of the meeting begins. Time is the model’s: "
                        "each kind of turn has a length.")


def picture(spoken):
    """The picture alone, of turns that took time."""
    start, end = spoken[0].start, spoken[-1].start + spoken[-1].seconds
    across = (100 - _LEFT) / ((end - start) or 1)
    order = [seat for seat in people.all_seats(observer=False) if seat != "father"]
    bottom = _TOP + _ROW * len(order)
    body, stage = [], None
    for number, seat in enumerate(order):
        y = _TOP + _ROW * number
        body += [draw.line(_LEFT, y + 13, 100, y + 13, width=1, dash="1 5"), draw.words(0, y + 18, people.called(seat), size=draw.SMALL)]
    for turn in spoken:
        x = _LEFT + (turn.start - start) * across
        if turn.stage != stage:
            stage = turn.stage
            body.append(draw.line(x, _TOP - 8, x, bottom, width=1))
        if turn.seat in order:
            y = _TOP + _ROW * order.index(turn.seat)
            own = {"family": 2, "child": 5}.get(people.kind(turn.seat), 1)
            body.append(draw.box(x, y + 3, max(0.6, turn.seconds * across - 0.3), 20, fill=draw.COLOURS[own - 1], rx=1))
    body.append(draw.words(_LEFT, 14, "first word", size=12))
    body.append(draw.words(100, 14, "last word", size=12, anchor="end"))
    many = {seat: sum(turn.seat == seat for turn in spoken) for seat in order}
    told = ", ".join(f"{people.called(seat)} {many[seat]}" for seat in order)
    return draw.frame("The talk as it went", f"Turns in order of time, a row for each chair. Turns: {told}.", bottom + 6, *body)
