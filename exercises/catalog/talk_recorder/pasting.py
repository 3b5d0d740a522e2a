"""A log that somebody wrote elsewhere, pasted: a line for each turn."""

from exercises.catalog.talk_recorder import talks
from exercises.catalog.talk_recorder.talks import KINDS, LONGEST, MOST_SEATS, MOST_TURNS
from exercises.record import names
from exercises.record.problems import Problem, shown

HALF_A_DAY = 12 * 3600
DAY = 24 * 3600
OTHER_WORDS = {**{said: kind for kind, said in KINDS.items()}, "asks": "ask", "informs": "inform", "tell": "inform", "proposal": "propose"}


def read(text, seats):
    """The turns in a pasted log, and the seats that speak in it.

    Args:
        text: a line for each turn: start, end, seat, kind, and the number of the line that it picks up, with tabs,
            semicolons or commas between. The end may be left out: the next turn's start is taken for it. Kind and
            link may be left out. A first line of headings is passed over. A clock that passes midnight goes on.
        seats: ``[{id, name, role}]`` that sit there already.

    Returns:
        ``(turns, seats, added)``: turns with the ids of the seats, from second 0; all the seats; the names of those that
        were added, without a role.

    Raises:
        Problem: every line that cannot be read, by its number.
    """
    rows = _rows(text)
    if not rows:
        raise Problem("Nothing stands there. Paste a line for each turn, such as: 0:00, 0:35, Chair, ask")
    if len(rows) > MOST_TURNS:
        raise Problem(f"There are {len(rows):,} lines, and one recording holds {MOST_TURNS} turns.")
    known, added, turns, found = list(seats), [], [], []
    begun = None
    for n, (line, cells) in enumerate(rows):
        try:
            start, end = _times(cells, rows[n + 1][1] if n + 1 < len(rows) else None, line)
            if begun is not None:
                start, end = _after(start, begun, line), end
            end = _on(end, start, line)
            seat = _seat(cells[2], known, added, line)
            turns.append({"id": f"t{n + 1}", "seat": seat, "start": start, "end": end, "kind": _kind(cells[3], line), "picks": cells[4]})
            begun = start
        except Problem as problem:
            found.append(problem if problem.line else Problem(f"Line {line}: {problem}", line))
    if found:
        raise Problem.several("The log was not read.", found)
    return _linked(turns, [line for line, _ in rows]), known, added


def _rows(text):
    """The lines that say something, each as five cells."""
    lines = [(n, line.strip()) for n, line in enumerate(text.lstrip("\ufeff").splitlines(), 1) if line.strip()]
    between = next((sign for sign in ("\t", ";", ",") if lines and all(sign in line for _, line in lines)), ",")
    rows = [(n, [cell.strip() for cell in line.split(between)]) for n, line in lines]
    if rows and not any(mark.isdigit() for mark in rows[0][1][0]):
        rows = rows[1:]
    return [(n, (cells + [""] * 5)[:5]) for n, cells in rows]


def _times(cells, following, line):
    start = talks.seconds(cells[0], "start")
    if cells[1]:
        return start, talks.seconds(cells[1], "end")
    if following is None:
        raise Problem(f"Line {line}: the last turn needs an end, since no turn follows it.", line)
    return start, talks.seconds(following[0], "start of the next line")


def _after(start, begun, line):
    """A start on the same run of the clock as the one before: past midnight it goes on."""
    while start + HALF_A_DAY < begun:
        start += DAY
    if start < begun:
        raise Problem(f"Line {line}: it begins before the line above it. Put the lines in order; if the clocks were put back in between, add the hour.", line)
    return start


def _on(end, start, line):
    while end + HALF_A_DAY < start:
        end += DAY
    if end <= start:
        raise Problem(f"Line {line}: it ends before or as it begins. Change one of the two times.", line)
    return end


def _seat(cell, known, added, line):
    if not cell:
        raise Problem(f"Line {line}: nobody speaks in it. The seat stands third, after start and end.", line)
    name = names.clean(cell, "seat’s name")
    seat = next((one for one in known if names.same(one["name"], name)), None)
    if seat is None:
        if len(known) >= MOST_SEATS:
            raise Problem(f"Line {line}: {shown(name)} would be seat {MOST_SEATS + 1}, and a recording holds {MOST_SEATS}.", line)
        seat = {"id": talks.new_id("s"), "name": name, "role": ""}
        known.append(seat)
        added.append(name)
    return seat["id"]


def _kind(cell, line):
    kind = OTHER_WORDS.get(cell.lower(), cell.lower()) or "inform"
    if kind not in KINDS:
        raise Problem(f"Line {line}: {shown(cell)} is no kind of turn. Write {', '.join(KINDS)}, or nothing.", line)
    return kind


def _linked(turns, lines):
    """The turns from second 0, their links as ids."""
    zero, found = turns[0]["start"], []
    number = {}
    for n, turn in enumerate(turns, 1):
        number[str(n)] = turn
    linked = []
    for n, (turn, line) in enumerate(zip(turns, lines), 1):
        try:
            linked.append({**turn, "start": round(float(turn["start"] - zero), 1), "end": round(float(turn["end"] - zero), 1),
                           "picks": _picks(turn, n, number, line)})
        except Problem as problem:
            found.append(problem)
    if found:
        raise Problem.several("The log was not read.", found)
    if linked[-1]["end"] > LONGEST:
        raise Problem("The log is longer than twelve hours. Look at its first and last times.")
    return talks.in_order(linked)


def _picks(turn, n, number, line):
    said = turn["picks"]
    if not said:
        return ""
    picked = number.get(said)
    if picked is None:
        raise Problem(f"Line {line}: it picks up turn {shown(said)}, and there is none. Count the turns from 1.", line)
    if int(said) >= n:
        raise Problem(f"Line {line}: it picks up turn {said}, which does not come before it.", line)
    if picked["seat"] == turn["seat"]:
        raise Problem(f"Line {line}: nobody picks up their own turn.", line)
    return picked["id"]
