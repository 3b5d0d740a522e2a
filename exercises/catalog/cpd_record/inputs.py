"""What is entered in the CPD record: pieces of learning, and reflections that others sent.

A record is a dictionary; nothing here changes one in place.

``version``   1
``invented``  whether it is the worked example
``name``      the made-up name under which a peer hears of it
``pieces``    ``{"id", "title", "type", "what", "date", "learnt", "impact", "peer", "peer_role", "answers"}``; ``date`` as typed;
              ``answers`` are a peer's: ``{"id", "by", "chair", "touches", "try"}``
``here``      the id of the piece that is open
``asked``     what others sent: ``{"id", "by", "title", "what", "learnt", "impact", "chair", "touches", "try"}``; the last three
              are the answers
``open``      the id of the one that is open, or ""
"""

from exercises.catalog.cpd_record.asked import QUESTIONS
from exercises.record import merging, names, peers
from exercises.record.files import whole
from exercises.record.peers import find
from exercises.record.problems import Problem, shown

VERSION = 1
MOST_PIECES = 40
MOST_ASKED = 40
MOST_ANSWERS = 12
MOST_LINE = 160
MOST_TEXT = 6000
LINES = ("title", "type", "date", "peer_role")
TEXTS = ("what", "learnt", "impact", "peer")
SENT = ("what", "learnt", "impact")
"""What of a piece may be sent to a peer."""


def blank(first="p1"):
    """A record with one empty piece.

    Args:
        first: the id of that piece.
    """
    return {"version": VERSION, "invented": False, "name": "Peer A", "pieces": [new_piece(first)], "here": first, "asked": [], "open": ""}


def new_piece(id_):
    """An empty piece."""
    return {"id": id_, **dict.fromkeys((*LINES, *TEXTS), ""), "answers": []}


def new_id(dice):
    """An id that nobody else has: ``dice`` gives a whole number below 2**40."""
    return f"p{dice() % 2**40:010x}"


def is_untouched(record):
    """Whether nothing that was written would be lost with it."""
    return not record["asked"] and all(is_empty(piece) for piece in record["pieces"])


def is_empty(piece):
    """Whether nothing stands in a piece."""
    return not piece["answers"] and not any(piece[name].strip() for name in (*LINES, *TEXTS))


def here(record):
    """The piece that is open."""
    return find(record["pieces"], record["here"])


def with_piece(record, **changes):
    """The record with something changed in the open piece; a text too long is cut."""
    cut = {name: whole(value).replace("\x00", "")[:MOST_LINE if name in LINES else MOST_TEXT] for name, value in changes.items()}
    return {**record, "pieces": [{**piece, **cut} if piece["id"] == record["here"] else piece for piece in record["pieces"]]}


def added(record, id_):
    """The record with another, empty piece, which is open then.

    Raises:
        Problem: there are as many as are kept.
    """
    if len(record["pieces"]) >= MOST_PIECES:
        raise Problem(f"There are {MOST_PIECES} pieces here, which is the most. Save this record as a file and begin another.")
    return {**record, "pieces": [*record["pieces"], new_piece(id_)], "here": id_}


def removed(record, id_):
    """The record without the open piece; one piece always stays, and an empty one takes the place of the last."""
    left = [piece for piece in record["pieces"] if piece["id"] != record["here"]] or [new_piece(id_)]
    return {**record, "pieces": left, "here": left[0]["id"]}


def with_answer(record, name, text):
    """The record with one of the three answers to the reflection that is open."""
    return {**record, "asked": peers.with_answer(record["asked"], record["open"], name, text, MOST_TEXT)}


def without_asked(record):
    """The record without the reflection that is open."""
    asked, open_ = peers.without(record["asked"], record["open"])
    return {**record, "asked": asked, "open": open_}


def merged(record, theirs, fresh):
    """Two records as one. What both hold stands once; a piece or reflection of which they say different things stands twice.

    Args:
        record, theirs: CPD records; not changed.
        fresh: gives an id that nobody else has.

    Returns:
        ``(record, how many came, how many of them stand beside one of the same name)``.

    Raises:
        Problem: together there are more than are kept; none is left out unasked.
    """
    came = beside = 0
    made = dict(record)
    for where, most in (("pieces", MOST_PIECES), ("asked", MOST_ASKED)):
        rows = [row for row in record[where] if where == "asked" or not is_empty(row)]
        more = [row for row in theirs[where] if where == "asked" or not is_empty(row)]
        rows, new, twice = merging.beside(rows, more, lambda row: {**row, "id": fresh(), "title": f"{row['title'][:MOST_LINE - 30]} (from the other file)".strip()})
        came, beside = came + new, beside + twice
        if len(rows) > most:
            raise Problem(f"Together the two files hold {len(rows)} pieces or reflections, and {most} are kept at most. Nothing was changed.")
        made[where] = rows or record[where]
    return check(made), came, beside


def check(data):
    """The record that ``data`` holds.

    Raises:
        Problem: something is missing, unknown or of the wrong kind; the sentence names the field.
    """
    if not isinstance(data, dict):
        raise Problem("The record: a set of named fields is needed here. The file may have been cut or changed.")
    if data.get("version") != VERSION or type(data.get("version")) is not int:
        raise Problem(f"version: this page reads CPD records of version {VERSION}, and this one says {shown(data.get('version'))}. "
                      "Open it with the version of the course that made it.")
    pieces = _rows(data.get("pieces"), "pieces", MOST_PIECES, (*LINES, *TEXTS))
    if not pieces:
        raise Problem("pieces: at least one piece is needed here. The file may have been cut or changed.")
    for piece, row in zip(pieces, data["pieces"]):
        piece["answers"] = _rows(row.get("answers", []), f"pieces, {shown(piece['title'] or piece['id'])}, answers", MOST_ANSWERS, ("by", *QUESTIONS))
    asked = _rows(data.get("asked", []), "asked", MOST_ASKED, ("by", "title", *SENT, *QUESTIONS))
    open_, here_ = data.get("open"), data.get("here")
    return {"version": VERSION, "invented": data.get("invented") is True, "name": names.clean(data.get("name", "Peer A"), "made-up name"),
            "pieces": pieces, "here": here_ if find(pieces, here_) else pieces[0]["id"], "asked": asked,
            "open": open_ if find(asked, open_) else asked[0]["id"] if asked else ""}


def _rows(value, where, most, texts):
    """Rows that each have an id of their own and these texts."""
    if not isinstance(value, list) or len(value) > most:
        raise Problem(f"{where}: a list of {most} at most is needed here.")
    made, seen = [], set()
    for number, row in enumerate(value, 1):
        id_ = row.get("id") if isinstance(row, dict) else None
        if not isinstance(id_, str) or not 1 <= len(id_) <= 40 or not id_.isascii() or not id_.isalnum() or id_ in seen:
            raise Problem(f"{where}, number {number}: an id of letters and figures, which no other has, is needed here.")
        seen.add(id_)
        one = {"id": id_}
        for name in texts:
            text, limit = row.get(name, ""), MOST_LINE if name in (*LINES, "by") else MOST_TEXT
            if not isinstance(text, str):
                raise Problem(f"{where}, number {number}, {name}: text is needed here. The file may have been cut or changed.")
            if len(text) > limit:
                raise Problem(f"{where}, number {number}, {name}: this is {len(text):,} characters long, and {limit:,} are the most that are kept. "
                              "Shorten it.")
            one[name] = whole(text).replace("\x00", "")
        made.append(one)
    return made
