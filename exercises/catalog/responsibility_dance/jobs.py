"""The two long pieces of work: running the designs, and looking for what turns their order; each goes on where it stopped."""

from exercises.catalog.responsibility_dance import rules, turning
from exercises.catalog.responsibility_dance.designs import DESIGNS


def to_run(record, keep):
    """What is left to run.

    Args:
        record: the record.
        keep: called with what ran so far, after each whole run.

    Returns:
        ``(pieces, done, whole, take)`` for :class:`~exercises.views.long_work.LongWork`, or a sentence.
    """
    there, whole, ran = record["world"], record["runs"], record["ran"]
    if not ran or ran["world"] != there:
        ran = rules.new_ran(there)
    if ran["done"] >= whole:
        return f"{ran['done']} runs of this world are here already. Ask for more, or change a number."
    so_far, half = [ran], {}

    def take(piece):
        _, design, found = piece
        half[design] = found
        if len(half) == len(DESIGNS):
            so_far[0] = rules.with_run(so_far[0], half)
            half.clear()
            keep(so_far[0])
        return so_far[0]["done"]

    return rules.pieces(there, ran["done"], whole), ran["done"], whole, take


def to_try(record, keep):
    """What is left to try; as :func:`to_run`, with the search for what turns the order."""
    there, turns = record["world"], record["turns"]
    means = list(turns["means"]) if turns and turns["world"] == there else []
    whole = len(turning.variations(there)) + 1
    if len(means) >= whole:
        return "Everything has been tried in this world. Change a number to try again."

    def take(piece):
        means.append(piece)
        keep({"world": there, "means": list(means)})
        return len(means)

    return turning.pieces(there, len(means)), len(means), whole, take
