"""Whether a dictionary from elsewhere is a record of this exercise: from the page's store, a file, a stranger."""

import math

from exercises.catalog.responsibility_dance import playing, turning, world
from exercises.catalog.responsibility_dance.designs import DESIGNS
from exercises.catalog.responsibility_dance.families import BY_NAME
from exercises.catalog.responsibility_dance.inputs import MOST_NAME, MOST_OTHERS, MOST_RUNS, MOST_TEXT, VERSION, VOICE
from exercises.catalog.responsibility_dance.simulate import MEASURES, RANKED, one_run
from exercises.record.problems import Problem, shown

KEYS = tuple(measure.key for measure in MEASURES)
MOST_VOICES = 12


def check(data):
    """The record that ``data`` holds, tidied.

    Raises:
        Problem: something is missing, unknown or of the wrong kind; the sentence names the field.
    """
    _kind(data, dict, "the record", "a set of named fields")
    version = data.get("version")
    if type(version) is not int or version != VERSION:
        raise Problem(f"version: this page reads records of version {VERSION}, and this one says {shown(version)}. Open it with the version of "
                      "the course that made it.")
    runs = data.get("runs")
    if type(runs) is not int or not 1 <= runs <= MOST_RUNS:
        raise Problem(f"runs: a whole number from 1 to {MOST_RUNS} is needed here, not {shown(runs)}.")
    for key, known in (("measure", RANKED), ("family", tuple(BY_NAME))):
        if not isinstance(data.get(key), str) or data[key] not in known:
            raise Problem(f"{key}: {shown(data.get(key))} is none of {', '.join(known)}.")
    others = data.get("others")
    _kind(others, list, "others", "a list")
    if len(others) > MOST_OTHERS:
        raise Problem(f"others: {len(others)} worlds stand here, and {MOST_OTHERS} are the most that are kept.")
    return {"version": VERSION, "invented": data.get("invented") is True, "world": world.check(data.get("world")), "runs": runs,
            "measure": data["measure"], "family": data["family"], "moves": playing.check_moves(data.get("moves")),
            "ran": _ran(data.get("ran"), "ran"), "turns": _turns(data.get("turns"), "turns"), "voice": _voice(data.get("voice"), "voice"),
            "others": [_other(row, f"others, number {n}") for n, row in enumerate(others, 1)]}


def unlike(record):
    """What in a record is not what its own world gives: a few of its figures are worked out again.

    Args:
        record: a checked record.

    Returns:
        ``(record, sentences)``: the record without figures that do not come out again, and what was left out.
    """
    said = []
    if record["ran"] and not agrees(record["ran"]):
        record = {**record, "ran": None}
        said.append("Its figures are not those that its world gives, so they were left out. Run it again.")
    turns = record["turns"]
    first = next(one for one in turning.pieces(turns["world"]) if one) if turns else None
    if turns and not all(_near(turns["means"][0][design][key], first[design][key]) for design in DESIGNS for key in RANKED):
        record = {**record, "turns": None}
        said.append("What it says of the numbers that turn the order does not come out again, so it was left out.")
    kept = [other for other in record["others"] if not other["done"] or agrees(other)]
    if len(kept) < len(record["others"]):
        record = {**record, "others": kept}
        said.append("Another world in it has figures that do not come out again, so that world was left out.")
    return record, said


def agrees(ran):
    """Whether the last run that is kept comes out again, figure by figure."""
    last = ran["done"] - 1
    for design in DESIGNS:
        again = one_run(ran["world"], design, last)
        for key in KEYS:
            if not _near(ran["figures"][design][key][last], again[key]):
                return False
    return True


def _near(one, other):
    """Whether two figures are the same but for rounding, which need not be alike in two versions of Python."""
    return one is other if one is None or other is None else abs(one - other) <= 1e-3


def _ran(value, where):
    """The figures of runs that were made, or None."""
    if value is None:
        return None
    _kind(value, dict, where, "what ran, or nothing")
    done = value.get("done")
    if type(done) is not int or not 1 <= done <= MOST_RUNS:
        raise Problem(f"{where}, done: a whole number from 1 to {MOST_RUNS} is needed here.")
    return {"world": world.check(value.get("world"), f"{where}, world"), "done": done, "figures": _figures(value.get("figures"), done, where)}


def _figures(value, done, where):
    _kind(value, dict, f"{where}, figures", "figures by design")
    kept = {}
    for design in DESIGNS:
        rows = value.get(design)
        _kind(rows, dict, f"{where}, figures, {design}", "figures by measure")
        kept[design] = {}
        for key in KEYS:
            row = rows.get(key)
            _kind(row, list, f"{where}, figures, {design}, {key}", "a list")
            if len(row) != done:
                raise Problem(f"{where}, figures, {design}, {key}: {len(row)} figures stand here, and {done} runs were made.")
            kept[design][key] = [_figure(one, f"{where}, figures, {design}, {key}") for one in row]
    return kept


def _figure(value, where):
    if value is None:
        return None
    if type(value) not in (int, float) or not math.isfinite(value) or not 0 <= value < 1e9:
        raise Problem(f"{where}: a number of 0 or more is needed here, or nothing, not {shown(value)}.")
    return value


def _turns(value, where):
    if value is None:
        return None
    _kind(value, dict, where, "what was tried, or nothing")
    there = world.check(value.get("world"), f"{where}, world")
    means = value.get("means")
    _kind(means, list, f"{where}, means", "a list")
    most = len(turning.variations(there)) + 1
    if not 1 <= len(means) <= most:
        raise Problem(f"{where}, means: from 1 to {most} sets of figures are needed here.")
    kept = []
    for number, row in enumerate(means, 1):
        _kind(row, dict, f"{where}, means, number {number}", "figures by design")
        for design in DESIGNS:
            _kind(row.get(design), dict, f"{where}, means, number {number}, {design}", "figures by measure")
        kept.append({design: {key: _figure(row[design].get(key), f"{where}, means, number {number}, {design}, {key}") for key in RANKED}
                     for design in DESIGNS})
    return {"world": there, "means": kept}


def _voice(value, where):
    _kind(value, dict, where, "words of one’s own")
    return {key: text(value.get(key, ""), f"{where}, {key}", MOST_NAME if key == "name" else MOST_TEXT) for key in VOICE}


def _other(value, where):
    _kind(value, dict, where, "another world")
    voices = value.get("voices")
    _kind(voices, list, f"{where}, voices", "a list")
    if len(voices) > MOST_VOICES:
        raise Problem(f"{where}, voices: {MOST_VOICES} at most are kept.")
    kept = [_voice(one, f"{where}, voices, number {n}") for n, one in enumerate(voices, 1)]
    if value.get("done") == 0 and type(value["done"]) is int:
        return {"world": world.check(value.get("world"), f"{where}, world"), "done": 0, "figures": None, "voices": kept}
    return {**_ran({**value}, where), "voices": kept}


def text(value, where, most):
    """A text of at most ``most`` characters that can be written to a file."""
    _kind(value, str, where, "text")
    if len(value) > most:
        raise Problem(f"{where}: this is {len(value):,} characters long, and {most:,} are the most that are kept. Shorten it.")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise Problem(f"{where}: this holds a broken character. Type it again.") from None
    return value.replace("\x00", "")


def _kind(value, kind, where, name):
    if not isinstance(value, kind):
        raise Problem(f"{where}: {name} is needed here. The file may have been cut or changed.")
