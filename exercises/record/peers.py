"""One piece of writing on its way to a peer, and back with answers, as files that people hand over themselves.

What goes holds what its writer chose and nothing besides; the peer's copy and the writer's own are never one. What comes is a
stranger's: it is read here, and nothing that stood in a record is overwritten by it.
"""

from exercises.record import envelope, names
from exercises.record.files import whole
from exercises.record.problems import Problem

ASKED, ANSWERED = "asked", "answered"
VERSIONS = {1: None}


def write(slug, step, sent):
    """The text of a file that asks a peer, or answers one.

    Args:
        slug: what the file calls itself; never an exercise's own slug, since it is no record of one.
        step: :data:`ASKED` or :data:`ANSWERED`.
        sent: what goes, JSON-able; with ``id``, which only the writer's record knows.
    """
    return envelope.write(slug, max(VERSIONS), {"step": step, **sent}, {}, "")


def read(data, slug, texts):
    """What such a file holds.

    Args:
        data: its bytes, or its text.
        slug: what it has to call itself.
        texts: the most characters of each text that it may hold, by the text's name; one that is missing is empty.

    Returns:
        All that it holds, its ``step``, ``id`` and those texts proved; what else it holds is still a stranger's.

    Raises:
        Problem: it is not of this kind; the sentence names the field.
    """
    sent = envelope.read(data, slug, VERSIONS)["inputs"]
    if sent.get("step") not in (ASKED, ANSWERED):
        raise Problem("step: this file does not say whether it asks or answers. It may have been cut or changed.")
    proved = {}
    for name, most in texts.items():
        text = sent.get(name, "")
        if not isinstance(text, str) or len(text) > most:
            raise Problem(f"{name}: a text of at most {most:,} characters is needed here. The file may have been cut or changed.")
        proved[name] = kept(text, most)
    if not is_id(sent.get("id")):
        raise Problem("id: letters and figures are needed here. The file may have been cut or changed.")
    return {**sent, **proved}


def is_id(value):
    """Whether this can be an id: 1 to 40 letters and figures of ASCII."""
    return isinstance(value, str) and 1 <= len(value) <= 40 and value.isascii() and value.isalnum()


def kept(text, most):
    """A text as a record keeps it: what no file can hold is taken out, and what is too long is cut."""
    return whole(text).replace("\x00", "")[:most]


def find(rows, id_):
    """The row with this id, or None."""
    return next((row for row in rows if row["id"] == id_), None)


def arrived(rows, one, same, most):
    """The rows of what others sent, with one more; nothing that stands there gives way to it.

    Args:
        rows: what is here; not changed.
        one: what came, with ``id`` and ``by``.
        same: the names of what has to be the same where its id is here already.
        most: how many are kept.

    Returns:
        ``(rows, whether it is new)``.

    Raises:
        Problem: there are as many as are kept, or another text stands here under the same id.
    """
    known = find(rows, one["id"])
    if known is None:
        if len(rows) >= most:
            raise Problem(f"There are {most} reflections of others here, which is the most. Put one away first.")
        return [*rows, one], True
    if all(known[name] == one[name] for name in same):
        return rows, False
    raise Problem(f"A reflection of {one['by']}’s stands here already and says something else. Save your answers to it and put it away; then open this one.")


def answered(answers, said, most):
    """The answers to one piece, with another peer's, or the same peer's later ones; each stands once.

    Args:
        answers: those that are here; not changed.
        said: what came, without an id.
        most: how many are kept.

    Returns:
        ``(answers, whether they are new)``.

    Raises:
        Problem: there are as many as are kept.
    """
    if any({name: one[name] for name in said} == said for one in answers):
        return answers, False
    if len(answers) >= most:
        raise Problem(f"There are {most} answers to it here, which is the most. Save this record as a file and begin another.")
    taken = [int(one["id"][1:]) for one in answers if one["id"][:1] == "a" and one["id"][1:].isdigit()]
    return [*answers, {"id": f"a{max(taken, default=0) + 1}", **said}], True


def with_answer(rows, id_, name, text, most):
    """The rows of what others sent, with one's answer to one question of one of them."""
    return [{**one, name: kept(text, most)} if one["id"] == id_ else one for one in rows]


def without(rows, id_):
    """The rows without one of them, and the id of that which is open then, or ""."""
    left = [one for one in rows if one["id"] != id_]
    return left, left[0]["id"] if left else ""


def called(name):
    """The made-up name under which a peer hears of a learner.

    Raises:
        Problem: nothing visible is left of it, or it is too long.
    """
    return names.clean(name, "made-up name")
