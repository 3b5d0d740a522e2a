"""One reflection on its way to a peer, and back with three answers.

It goes as a file that the learner hands over as they hand over anything else. It holds what they chose of one piece and
nothing besides; the peer's copy and the learner's own are never one.
"""

from exercises.catalog.cpd_record import inputs
from exercises.catalog.cpd_record.asked import QUESTIONS
from exercises.record import envelope, names
from exercises.record.files import whole
from exercises.record.problems import Problem

SLUG = "cpd_peer"
VERSIONS = {1: None}
ASKED, ANSWERED = "asked", "answered"


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
    return _file({"step": ASKED, "id": piece["id"], "by": record["name"], "title": piece["title"], **sent, **dict.fromkeys(QUESTIONS, ""), "answered_by": ""})


def answer(record):
    """The file with the three answers to the reflection that is open.

    Raises:
        Problem: nothing has been answered.
    """
    one = inputs.find(record["asked"], record["open"])
    if one is None or not any(one[name].strip() for name in QUESTIONS):
        raise Problem("None of the three questions has an answer yet.")
    return _file({"step": ANSWERED, **one, "answered_by": record["name"]})


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
    sent = envelope.read(data, SLUG, VERSIONS)["inputs"]
    step = sent.get("step")
    if step not in (ASKED, ANSWERED):
        raise Problem("step: this file does not say whether it asks or answers. It may have been cut or changed.")
    fields = ("by", "title", *inputs.SENT, *QUESTIONS, "answered_by")
    for field in fields:
        text, most = sent.get(field, ""), inputs.MOST_TEXT if field in (*inputs.SENT, *QUESTIONS) else inputs.MOST_LINE
        if not isinstance(text, str) or len(text) > most:
            raise Problem(f"{field}: a text of at most {most:,} characters is needed here. The file may have been cut or changed.")
    sent = {**sent, **{field: whole(sent.get(field, "")).replace("\x00", "") for field in fields}}
    id_ = sent.get("id")
    if not isinstance(id_, str) or not 1 <= len(id_) <= 40 or not id_.isascii() or not id_.isalnum():
        raise Problem("id: letters and figures are needed here. The file may have been cut or changed.")
    return _asked(record, sent) if step == ASKED else _answered(record, sent)


def _asked(record, sent):
    by = names.clean(sent["by"], "made-up name")
    one = {"id": sent["id"], "by": by, "title": sent["title"], **{name: sent[name] for name in inputs.SENT}, **dict.fromkeys(QUESTIONS, "")}
    known = inputs.find(record["asked"], one["id"])
    if known is None:
        if len(record["asked"]) >= inputs.MOST_ASKED:
            raise Problem(f"There are {inputs.MOST_ASKED} reflections of others here, which is the most. Put one away first.")
        return {**record, "asked": [*record["asked"], one], "open": one["id"]}, f"{by} sent you a reflection. It stands below with three questions."
    if all(known[name] == one[name] for name in ("title", *inputs.SENT)):
        return {**record, "open": one["id"]}, f"This reflection of {by}’s was here already. Your answers are as they were."
    raise Problem(f"A reflection of {by}’s stands here already and says something else. Save your answers to it and put it away; then open this one.")


def _answered(record, sent):
    piece = inputs.find(record["pieces"], sent["id"])
    if piece is None:
        raise Problem("These answers belong to a piece that is not in this record. Open the record that you sent it from, then this file.")
    by = names.clean(sent["answered_by"], "made-up name")
    said = {"by": by, **{name: sent[name] for name in QUESTIONS}}
    if any({name: one[name] for name in said} == said for one in piece["answers"]):
        return {**record, "here": piece["id"]}, f"These answers of {by}’s were here already."
    if len(piece["answers"]) >= inputs.MOST_ANSWERS:
        raise Problem(f"This piece has {inputs.MOST_ANSWERS} answers, which is the most.")
    taken = [int(one["id"][1:]) for one in piece["answers"] if one["id"][:1] == "a" and one["id"][1:].isdigit()]
    answers = [*piece["answers"], {"id": f"a{max(taken, default=0) + 1}", **said}]
    pieces = [{**one, "answers": answers} if one is piece else one for one in record["pieces"]]
    return {**record, "pieces": pieces, "here": piece["id"]}, f"{by} answered. Their words stand beside your piece; what you learnt from them is yours to write."


def _file(sent):
    return envelope.write(SLUG, 1, sent, {}, "")
