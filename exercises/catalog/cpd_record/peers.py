"""One reflection on its way to a peer, and back with three answers.

It goes as a file that the learner hands over as they hand over anything else. It holds what they chose of one piece and
nothing besides; the peer's copy and the learner's own are never one.
"""

from exercises.catalog.cpd_record import inputs
from exercises.catalog.cpd_record.asked import QUESTIONS
from exercises.record import names, peers
from exercises.record.problems import Problem

SLUG = "cpd_peer"
TEXTS = {**dict.fromkeys(("by", "title", "answered_by"), inputs.MOST_LINE), **dict.fromkeys((*inputs.SENT, *QUESTIONS), inputs.MOST_TEXT)}


def question(record, chosen):
    """The file with the open piece for a peer.

    Args:
        record: a CPD record.
        chosen: which of its texts go, of ``inputs.SENT``.

    Raises:
        Problem: nothing would go.
    """
    piece = inputs.here(record)
    sent = {name: piece[name] if name in chosen else "" for name in inputs.SENT}
    if not any(text.strip() for text in sent.values()):
        raise Problem("Nothing is ticked in which something is written, so the file would be empty. Tick what the peer may read.")
    return peers.write(SLUG, peers.ASKED, {"id": piece["id"], "by": record["name"], "title": piece["title"], **sent, **dict.fromkeys(QUESTIONS, ""), "answered_by": ""})


def answer(record):
    """The file with the three answers to the reflection that is open.

    Raises:
        Problem: nothing has been answered.
    """
    one = inputs.find(record["asked"], record["open"])
    if one is None or not any(one[name].strip() for name in QUESTIONS):
        raise Problem("None of the three questions has an answer yet.")
    return peers.write(SLUG, peers.ANSWERED, {**one, "answered_by": record["name"]})


def received(record, name, data):
    """The record with what a peer's file brought.

    Args:
        record: a CPD record; not changed.
        name: the file's name; not used but for the exercises' common form of reading.
        data: its bytes.

    Returns:
        ``(record, sentence)``.

    Raises:
        Problem: the file is not of this kind, or nothing here goes with it. Nothing has been changed then.
    """
    sent = peers.read(data, SLUG, TEXTS)
    return _asked(record, sent) if sent["step"] == peers.ASKED else _answered(record, sent)


def _asked(record, sent):
    by = names.clean(sent["by"], "made-up name")
    one = {"id": sent["id"], "by": by, "title": sent["title"], **{name: sent[name] for name in inputs.SENT}, **dict.fromkeys(QUESTIONS, "")}
    rows, new = peers.arrived(record["asked"], one, ("title", *inputs.SENT), inputs.MOST_ASKED)
    said = (f"{by} sent you a reflection. It stands below with three questions." if new else
            f"This reflection of {by}’s was here already. Your answers are as they were.")
    return {**record, "asked": rows, "open": one["id"]}, said


def _answered(record, sent):
    piece = inputs.find(record["pieces"], sent["id"])
    if piece is None:
        raise Problem("These answers belong to a piece that is not in this record. Open the record that you sent it from, then this file.")
    by = names.clean(sent["answered_by"], "made-up name")
    answers, new = peers.answered(piece["answers"], {"by": by, **{name: sent[name] for name in QUESTIONS}}, inputs.MOST_ANSWERS)
    if not new:
        return {**record, "here": piece["id"]}, f"These answers of {by}’s were here already."
    pieces = [{**one, "answers": answers} if one is piece else one for one in record["pieces"]]
    return {**record, "pieces": pieces, "here": piece["id"]}, f"{by} answered. Their words stand beside your piece; what you learnt from them is yours to write."
