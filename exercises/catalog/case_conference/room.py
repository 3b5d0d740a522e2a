"""The room: a table seen from above, with the chairs round it, drawn from the ordered list that stands beside it.

Across, positions are percentages, so that the table grows with the page while its words stay as large: a phone
sees a tall table, a wall a long one. Who somebody is, is said by a shape, a letter and a name; who speaks, by a
filled mark and a word.
"""

from exercises.views import markup
from exercises.views.chart import drawing as draw

HEAD, LEFT, RIGHT, SIDE, WALL = "head", "left", "right", "side", "wall"
PLACES = {HEAD: "at the head of the table", LEFT: "at the table", RIGHT: "at the table", SIDE: "seen apart, in another room",
          WALL: "by the wall, watching"}
SHAPES = {"family": "circle", "child": "diamond", "professional": "square", "chair": "hexagon", "observer": "triangle"}

_TOP, _ROW, _ROW_UP = 96, 74, 62  # px: the table's edge, the height of a row, and from the edge to the first row
_PATHS = {
    "circle": "M-15 0A15 15 0 1 0 15 0A15 15 0 1 0 -15 0Z", "square": "M-14 -14H14V14H-14Z", "diamond": "M0 -18L18 0L0 18L-18 0Z",
    "hexagon": "M-9 -16H9L18 0L9 16H-9L-18 0Z", "triangle": "M0 -17L18 14H-18Z",
}


def chair(id_, name, role, letter, kind, place, *, cards=0, note="", speaks=False, yours=False, present=True):
    """One chair as the picture and the list take it.

    Args:
        id_: the seat's id.
        name, role: who sits there, and as what.
        letter: the letter on the mark.
        kind: ``family``, ``child``, ``professional``, ``chair`` or ``observer``.
        place: one of :data:`HEAD`, :data:`LEFT`, :data:`RIGHT`, :data:`SIDE` and :data:`WALL`.
        cards: how many cards lie face down before it.
        note: a word or two that stands below, such as that somebody is asked for a view.
        speaks: whether this seat spoke last.
        yours: whether it is the learner's own.
        present: False leaves the chair empty.
    """
    return {"id": id_, "name": name, "role": role, "letter": letter, "kind": kind, "place": place, "cards": cards, "note": note,
            "speaks": speaks, "yours": yours, "present": present}


def picture(chairs, *, spoken_to="", face_up=0, plan=(), children=("Ellie", "Max", "Rosa"), when="", prefix=None):
    """The table seen from above.

    Args:
        chairs: what :func:`chair` gave, in the order of the list.
        spoken_to: the id of the seat to whom the last turn went, or empty.
        face_up: how many cards lie open on the table.
        plan: a letter for each line of the plan on the board: whose idea it was.
        children: their names; they have an empty chair.
        when: where the meeting stands, in a few words.
        prefix: for the ids in the picture.
    """
    sides = {place: [one for one in chairs if one["place"] == place] for place in (LEFT, RIGHT)}
    rows = max(map(len, sides.values()), default=1) or 1
    bottom = _TOP + _ROW_UP + _ROW * (rows - 1) + 92
    at = {one["id"]: (7 if place == LEFT else 93, _TOP + _ROW_UP + _ROW * number)
          for place, found in sides.items() for number, one in enumerate(found)}
    head = [one for one in chairs if one["place"] == HEAD]
    at.update({one["id"]: (50, _TOP - 24) for one in head})
    body = [*_board(plan), draw.box(13, _TOP, 74, bottom - _TOP, rx=44, fill="var(--course-sunk, #f1ece3)", stroke=draw.LINE, stroke_width=2)]
    speaker = next((one["id"] for one in chairs if one["speaks"]), "")
    if speaker in at and spoken_to in at and speaker != spoken_to:
        body.append(_word_goes(at[speaker], at[spoken_to]))
    for one in head:
        body += [*_mark(one, *at[one["id"]]), *_words(one, 50, _TOP + 24, "middle"), _cards(one["cards"], 50, _TOP + 52, "middle")]
    for place, anchor, x, dx in ((LEFT, "start", 13, 12), (RIGHT, "end", 87, -12)):
        for one in sides[place]:
            _, y = at[one["id"]]
            body += [*_mark(one, *at[one["id"]]), *_words(one, x, y - 6, anchor, dx), _cards(one["cards"], x, y + (44 if one["note"] or one["speaks"] else 29), anchor, dx)]
    body += _open_cards(face_up, bottom - 32)
    body += _children(children, bottom + 25)
    side, wall = ([one for one in chairs if one["place"] == place] for place in (SIDE, WALL))
    y = bottom + 66
    if side or wall:
        body += _apart(side, wall, y)
        y += 96
    told = describe(chairs, spoken_to, face_up, plan)
    return draw.frame(f"The room{f', {when}' if when else ''}, seen from above", told, y, *body, prefix=prefix)


def describe(chairs, spoken_to="", face_up=0, plan=()):
    """The picture in words, for who does not see it."""
    name = {one["id"]: one["name"] for one in chairs}
    here = [one["name"] for one in chairs if one["present"] and one["place"] in (HEAD, LEFT, RIGHT)]
    parts = [f"At the table: {', '.join(here)}." if here else "Nobody sits at the table yet."]
    parts += [f"{one['name']} is {PLACES[one['place']]}." for one in chairs if one["present"] and one["place"] in (SIDE, WALL)]
    missing = [one["name"] for one in chairs if not one["present"]]
    parts += [f"Empty: {', '.join(missing)}."] if missing else []
    speaker = next((one for one in chairs if one["speaks"]), None)
    if speaker:
        parts.append(f"{speaker['name']} spoke last{f', to {name[spoken_to]}' if spoken_to in name and spoken_to != speaker['id'] else ''}.")
    down = sum(one["cards"] for one in chairs)
    parts.append(f"{_count(down, 'card')} face down, {_count(face_up, 'card')} open on the table, {_count(len(plan), 'line')} of the plan on the board.")
    return " ".join(parts)


def as_list(chairs, spoken=None):
    """The ordered list from which the picture is drawn, as a table.

    Args:
        chairs: what :func:`chair` gave, in order.
        spoken: how often each seat has spoken, by id, or None before the meeting.
    """
    rows = []
    for one in chairs:
        where = PLACES[one["place"]] if one["present"] else "not in the room"
        said = [where, "spoke last" if one["speaks"] else "", one["note"]]
        row = [f"{one['name']}{' (you)' if one['yours'] else ''}", one["role"], "; ".join(filter(None, said)), str(one["cards"])]
        rows.append(row if spoken is None else [*row, str(spoken.get(one["id"], 0))])
    header = ["Who", "As", "Where", "Cards face down"] + ([] if spoken is None else ["Turns so far"])
    return markup.table("The room, chair by chair", header, rows)


def _board(plan):
    """The board on the wall, with a stroke for each line of the plan and the letter of whose idea it was."""
    body = [draw.box(18, 2, 64, 42, rx=4, fill="var(--course-raised, #fffdfa)", stroke=draw.LINE, stroke_width=1.5),
            draw.words(50, 18, f"The board: {_count(len(plan), 'line')} of a plan" if plan else "The board: no plan yet", size=draw.SMALL, anchor="middle")]
    shown = plan[:8]
    for number, letter in enumerate(shown):
        x = 50 + (number - (len(shown) - 1) / 2) * 7
        body += [draw.words(x, 37, letter, size=draw.SMALL, anchor="middle", weight="bold"), draw.line(x - 2.2, 40, x + 2.2, 40, colour="var(--course-accent, #0f5b5c)", width=2)]
    return body


def _mark(one, x, y):
    """A chair: its shape with its letter; filled where somebody speaks, broken where nobody sits, ringed where it is yours."""
    path = _PATHS[SHAPES[one["kind"]]]
    accent = "var(--course-accent, #0f5b5c)"
    fill = draw.PAPER if not one["present"] else accent if one["speaks"] else "var(--course-raised, #fffdfa)"
    ink = "var(--course-on-accent, #fffdfa)" if one["speaks"] and one["present"] else draw.INK
    ring = tag_path(path, fill="none", stroke=accent, stroke_width=2, transform="scale(1.32)") if one["yours"] else None
    shape = tag_path(path, fill=fill, stroke=draw.LINE if not one["present"] else draw.INK, stroke_width=2,
                     stroke_dasharray=None if one["present"] else "3 3")
    letter = draw.tag("text", one["letter"], y=5 if one["kind"] != "observer" else 9, text_anchor="middle", font_weight="bold", fill=ink)
    return [draw.tag("svg", ring, shape, letter, x=draw.percent_of(x), y=y, overflow="visible", width=1, height=1)]


def tag_path(path, **paint):
    """A path with its paint."""
    return draw.tag("path", d=path, **paint)


def _words(one, x, y, anchor, dx=None, rim="var(--course-sunk, #f1ece3)"):
    """Name, role, and a word on what is so just now."""
    name = f"{one['name']}, you" if one["yours"] else one["name"]
    said = "speaks" if one["speaks"] else one["note"]
    ink = None if one["present"] else "var(--course-ink-soft, #5b5046)"
    return [_on(x, y, name, anchor, dx, weight="bold", size=draw.WORDS, fill=ink, rim=rim), _on(x, y + 15, one["role"], anchor, dx, fill=ink, rim=rim),
            _on(x, y + 30, said, anchor, dx, weight="bold" if one["speaks"] else None,
                fill="var(--course-accent-ink, #0a5457)", rim=rim) if said and anchor != "middle" else None]


def _on(x, y, said, anchor, dx, *, weight=None, size=draw.SMALL, fill=None, rim="var(--course-sunk, #f1ece3)"):
    """Words on the table, with a rim of the table's own colour so that they are read over the line of the last word."""
    return draw.tag("text", said, x=draw.percent_of(x), y=y, dx=dx, font_size=None if size == draw.WORDS else size,
                    text_anchor=None if anchor == "start" else anchor, font_weight=weight, fill=fill, paint_order="stroke", stroke=rim, stroke_width=4)


def _cards(count, x, y, anchor, dx=0):
    """Cards that lie face down before a seat, their backs hatched."""
    if not count:
        return None
    shown = min(count, 5)
    start = {"start": dx, "end": dx - shown * 15 + 3, "middle": -shown * 15 / 2 + 1.5}[anchor]
    backs = []
    for number in range(shown):
        at = start + number * 15
        backs += [draw.tag("rect", x=at, y=-13, width=12, height=16, rx=2, fill="var(--course-4-tint, #f8edda)", stroke="var(--course-4, #b27624)", stroke_width=1.5),
                  draw.tag("path", d=f"M{at + 3} -2L{at + 9} -8M{at + 3} -7L{at + 6} -10M{at + 6} 1L{at + 10} -3", stroke="var(--course-4, #b27624)", stroke_width=1)]
    return draw.tag("svg", *backs, x=draw.percent_of(x), y=y, overflow="visible", width=1, height=1)


def _open_cards(count, y):
    """Cards that lie open in the middle of the table, for all who are in the room."""
    said = f"{_count(count, 'card')} open on the table" if count else "No card is open yet"
    shown = min(count, 8)
    faces = []
    for number in range(shown):
        at = (number - (shown - 1) / 2) * 17 - 7
        faces += [draw.tag("rect", x=at, y=-20, width=14, height=18, rx=2, fill="var(--course-raised, #fffdfa)", stroke=draw.INK, stroke_width=1.2),
                  draw.tag("path", d=f"M{at + 3} -15H{at + 11}M{at + 3} -11H{at + 11}M{at + 3} -7H{at + 8}", stroke=draw.LINE, stroke_width=1)]
    return [draw.tag("svg", *faces, x="50%", y=y, overflow="visible", width=1, height=1) if faces else None,
            _on(50, y + 15, said, "middle", None)]


def _children(names, y):
    """The chair in which nobody sits, for those whom it is about."""
    if not names:
        return []
    shape = tag_path("M-15 -15H15V15H-15Z", fill=draw.PAPER, stroke=draw.INK, stroke_width=1.5, stroke_dasharray="2 3")
    letters = draw.tag("text", "".join(name[0] for name in names), y=4.5, text_anchor="middle", font_size=12, font_weight="bold")
    return [draw.tag("svg", shape, letters, x="50%", y=y - 8, overflow="visible", width=1, height=1),
            _on(50, y + 23, f"An empty chair: {', '.join(names[:-1])} and {names[-1]}", "middle", None, size=12, rim="none")]


def _apart(side, wall, y):
    """The other room, for who is heard apart; and the chair by the wall."""
    body = []
    if side:
        wide = 52 if len(side) == 1 else 96
        body.append(draw.box(2, y, wide, 82, rx=6, fill="none", stroke=draw.LINE, stroke_width=1.5, stroke_dasharray="6 4"))
        body.append(_on(2, y + 16, "Another room", "start", 10, size=12, rim="none"))
        for number, one in enumerate(side[:2]):
            x = 9 + number * 46
            body += [*_mark(one, x, y + 48), *_words(one, x, y + 41, "start", 28, rim="none")]
        body.append(_cards(sum(one["cards"] for one in side), 2 + wide, y + 21, "end", -10))
    for one in wall[:1] if len(side) < 2 else ():
        body += [*_mark(one, 66, y + 40), *_words(one, 66, y + 36, "start", 26, rim="none")]
    return body


def _word_goes(start, end):
    """The way of the last word across the table, with a point at its end."""
    (x1, y1), (x2, y2) = start, end
    inward = (14 if x1 < 50 else -14 if x1 > 50 else 0, 30 if x1 == 50 else 0)
    outward = (14 if x2 < 50 else -14 if x2 > 50 else 0, 30 if x2 == 50 else 0)
    x1, y1, x2, y2 = x1 + inward[0] / 4, y1 + inward[1] / 2, x2 + outward[0] / 4, y2 + outward[1] / 2
    accent = "var(--course-accent, #0f5b5c)"
    return draw.join(draw.line(x1, y1, x2, y2, colour=accent, width=1.5, dash="2 5"), draw.shape(0, x2, y2, size=4, fill=accent))


def _count(number, what):
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
