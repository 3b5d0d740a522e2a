"""A timeline: who did something when, a lane for each, and the stretches of which nothing is known."""

from exercises.views import markup
from exercises.views.chart import drawing as draw

BEGUN, TAKEN, LEFT = "", "taken", "left"
"""The marks at a turn: none, a full diamond (something that was taken up) and a hollow one (something that was not)."""


def timeline(lanes, turns, title, desc, *, gaps=(), length=None, show=draw.number, gap_words="not recorded", prefix=None):
    """Level lanes, one for each name, with a box from the beginning to the end of each turn.

    Args:
        lanes: a name for each lane.
        turns: ``(lane, start, end, letter, mark)``: the lane's place, two figures of 0 or more, a letter that is written where
            there is room, and one of :data:`BEGUN`, :data:`TAKEN` and :data:`LEFT`.
        title: what the picture is.
        desc: what it shows, in a sentence.
        gaps: ``(start, end)`` of stretches of which nothing is known.
        length: the figure at the right edge; the latest end if not given.
        show: how a figure is written.
        gap_words: what stands over the first gap that has room for it.
        prefix: for the ids in the picture.

    Returns:
        SVG as Markup.

    Raises:
        ValueError: a turn ends before it begins.
    """
    if any(end < start for _, start, end, *_ in turns):
        raise ValueError("A turn in a timeline ends after it begins.")
    whole = length or max([end for _, _, end, *_ in turns] + [end for _, end in gaps], default=0) or 1
    prefix = prefix or draw.new_prefix()
    tops, y = [], 22
    named = []
    for name in lanes:
        said = draw.wrapped(name, at_most=1)[0]
        named.append(draw.words(0, y + 14, said, size=draw.SMALL))
        tops.append(y + 20)
        y += 48
    bottom = y
    body = [draw.box(0, top, 100, 22, fill=draw.LINE, fill_opacity="0.12") for top in tops]
    told = False
    for start, end in gaps:
        x, wide = 100 * start / whole, max(0.4, 100 * (end - start) / whole)
        body.append(draw.box(x, 18, wide, bottom - 24, fill=draw.pattern(prefix, 3), stroke=draw.LINE, stroke_width=1, stroke_dasharray="3 3"))
        if not told:
            anchor = "start" if x < 30 else "end" if x + wide > 70 else "middle"
            body.append(draw.words(x if anchor == "start" else x + wide if anchor == "end" else x + wide / 2, 12, gap_words, size=draw.SMALL, anchor=anchor))
            told = True
    for lane, start, end, letter, mark in turns:
        x, wide = 100 * start / whole, max(0.3, 100 * (end - start) / whole)
        top, room = tops[lane], wide * draw.NARROW / 100
        body.append(draw.box(x, top, wide, 22, fill=draw.pattern(prefix, 0), stroke=draw.COLOURS[0], stroke_width=1.5))
        if letter and room >= (26 if mark else 13):
            body.append(draw.words(x, top + 16, letter, size=draw.SMALL, weight="bold", dx=3))
        if mark:
            body.append(draw.shape(3, x + wide, top + 11, size=5, fill=draw.INK if mark == TAKEN else draw.PAPER, stroke=draw.INK, stroke_width=1.5))
    body += named
    body += [draw.line(0, bottom, 100, bottom), draw.words(0, bottom + 16, show(0), size=draw.SMALL),
             draw.words(50, bottom + 16, show(whole / 2), size=draw.SMALL, anchor="middle"),
             draw.words(100, bottom + 16, show(whole), size=draw.SMALL, anchor="end")]
    return draw.frame(title, desc, bottom + 20, *body, prefix=prefix, patterns=(0, 3) if gaps else (0,))


def timeline_table(lanes, turns, caption, *, header=("", "Who", "From", "To", "What"), show=draw.number, words=None):
    """The figures of :func:`timeline`, turn by turn.

    Args:
        lanes, turns: as for the picture.
        caption: what it shows.
        header: the columns' names; the first holds the turn's number.
        show: how a figure is written.
        words: what the last column says of each turn, in order; the letters if not given.
    """
    rows = [[str(n), lanes[lane], show(start), show(end), words[n - 1] if words else letter]
            for n, (lane, start, end, letter, _) in enumerate(turns, 1)]
    return markup.table(caption, header, rows)
