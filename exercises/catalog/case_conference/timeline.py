"""The talk as it went: a lane for each chair, a block for each turn."""

from exercises.catalog.case_conference import audit, people
from exercises.catalog.case_conference.words_floor import STAGES
from exercises.views import chart, markup

LETTERS = {"ask": "A", "inform": "T", "propose": "P", "challenge": "C", "support": "S", "decide": "D"}


def figure(turns):
    """The timeline with its table.

    Args:
        turns: the turns of the meeting; those in another room are left out here.
    """
    spoken = [turn for turn in turns if turn.seconds and turn.stage != "apart"]
    if not spoken:
        return markup.paragraph("The talk as it went: not defined, because nobody has spoken.")
    order = [seat for seat in people.all_seats(observer=False) if seat != "father"]
    lanes, first = [people.called(seat) for seat in order], spoken[0].start
    drawn = [(order.index(turn.seat), turn.start - first, turn.start - first + turn.seconds, LETTERS[audit.KINDS[turn.do]], "") for turn in spoken]
    rows = [[str(turn.number + 1), STAGES.get(turn.stage, ""), people.called(turn.seat), people.called(turn.to) if turn.to else "nobody in particular"] for turn in spoken]
    many = ", ".join(f"{name} {sum(lane == number for lane, *_ in drawn)}" for number, name in enumerate(lanes))
    return chart.figure(
        chart.timeline(lanes, drawn, "The talk as it went", f"A lane for each chair, its turns from left to right. Turns: {many}.", show=_clock),
        markup.table("Every turn in order", ["Turn", "Part of the meeting", "Who", "To whom"], rows),
        "A asks, T tells, P proposes, C challenges, S supports, D decides. Time is the model’s own: each kind of turn has a length.")


def _clock(seconds):
    """Seconds as minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
