"""What is entered: reflections, each under a prompt and a model or none, and what others sent to be answered.

A record is a dictionary; nothing here changes one in place.

``version``      1
``module``       the material whose prompts they answer, such as ``m2``; "" on the exercise's own page
``name``         the made-up name under which a peer hears of it
``reflections``  ``{"id", "written", "prompt", "asks", "own", "model", "texts", "unresolved", "answers", "serves"}``: ``written`` is the ISO
                 date of its first word; ``prompt`` a key, ``own`` or ""; ``asks`` the prompt's words as they were answered; ``own``
                 one's own question; ``texts`` what stands where, by ``<model>_<question>``; ``answers`` are peers':
                 ``{"id", "by", "asks", "said": [{"asks", "text"}], "heard", "wonder", "others"}``, ``said`` being what they read;
                 ``serves`` the ids of the outcomes and prompts that the page serves, as they were then
``here``         the id of the reflection that is open
``asked``        what others sent: ``{"id", "by", "module", "asks", "model", "said", "heard", "wonder", "others"}``
``open``         the id of the one that is open, or ""
"""

from exercises.catalog.reflection import asked, models
from exercises.record import dates, merging, names, peers, reading
from exercises.record.peers import find
from exercises.record.problems import Problem, shown

VERSION = 1
QUESTIONS = ("heard", "wonder", "others")
MOST_REFLECTIONS = 30
MOST_ASKED = 40
MOST_ANSWERS = 12
MOST_LINE = 400    # a question, a prompt's words
MOST_TEXT = 6000
MOST_SERVED = 20
MOST_SAID = models.MOST_ASKS + 1
FIRST = "r1"


def blank(module="", first=FIRST):
    """A record with one empty reflection.

    Args:
        module: the material whose prompts they answer.
        first: the id of that reflection.
    """
    return {"version": VERSION, "module": module, "name": "Peer A", "reflections": [new(first)], "here": first, "asked": [], "open": ""}


def new(id_):
    """An empty reflection."""
    return {"id": id_, "written": "", "prompt": "", "asks": "", "own": "", "model": models.NONE, "texts": {}, "unresolved": "", "answers": [], "serves": []}


def new_id(dice):
    """An id that nobody else has: ``dice`` gives a whole number below 2**40."""
    return f"r{dice() % 2**40:010x}"


def is_empty(one):
    """Whether nothing is written in a reflection."""
    return not one["answers"] and not any(text.strip() for text in (one["own"], one["unresolved"], *one["texts"].values()))


def is_untouched(record):
    """Whether nothing that was written would be lost with the record."""
    return not record["asked"] and all(is_empty(one) for one in record["reflections"])


def here(record):
    """The reflection that is open."""
    return find(record["reflections"], record["here"])


def changed(record, **values):
    """The record with something changed in the open reflection."""
    return {**record, "reflections": [{**one, **values} if one["id"] == record["here"] else one for one in record["reflections"]]}


def with_words(record, name, text, today):
    """The record with words in the open reflection; its first word dates it.

    Args:
        record: the record.
        name: ``own``, ``unresolved``, or a place, such as ``gibbs_felt``.
        text: what stands there now; what is too long is cut.
        today: the day, in ISO form.
    """
    one = here(record)
    text = peers.kept(text, MOST_LINE if name == "own" else MOST_TEXT)
    if name in models.PLACES:
        values = {"texts": _put(one["texts"], name, text)}
    else:
        values = {name: text}
    if text.strip() and not one["written"]:
        page = asked.of(record["module"])
        values |= {"written": today, "serves": [*page["outcomes"], *page["prompts"]][:MOST_SERVED]}
    return changed(record, **values)


def with_prompt(record, key):
    """The record with another prompt for the open reflection; the words of the prompt are kept with it as they stand today."""
    return changed(record, prompt=key, asks=asked.words(record["module"], key))


def moved(record, source, target):
    """The record with the words of one place moved to another; they come after what stands there, and are nowhere twice.

    Raises:
        Problem: together they are longer than one place holds. Nothing has been moved then.
    """
    texts = here(record)["texts"]
    stood, text = texts.get(target, ""), texts.get(source, "")
    joined = f"{stood.rstrip()}\n\n{text}" if stood.strip() else text
    if len(joined) > MOST_TEXT:
        raise Problem(f"Together these words are longer than the {MOST_TEXT:,} characters that stand under one question. Shorten one of them first.")
    return changed(record, texts=_put(_put(texts, source, ""), target, joined))


def elsewhere(one):
    """The places of a reflection in which words stand that its model has no question for, in the order of the models."""
    return [place for place in models.PLACES if place not in models.places(one["model"]) and one["texts"].get(place, "").strip()]


def added(record, id_):
    """The record with another, empty reflection, which is open then; an empty one that is there already is opened instead.

    Raises:
        Problem: there are as many as are kept.
    """
    ready = next((one for one in record["reflections"] if is_empty(one)), None)
    if ready:
        return {**record, "here": ready["id"]}
    if len(record["reflections"]) >= MOST_REFLECTIONS:
        raise Problem(f"There are {MOST_REFLECTIONS} reflections here, which is the most. Save this record as a file, then remove some.")
    return {**record, "reflections": [*record["reflections"], new(id_)], "here": id_}


def removed(record, id_):
    """The record without the open reflection; an empty one takes the place of the last."""
    left = [one for one in record["reflections"] if one["id"] != record["here"]] or [new(id_)]
    return {**record, "reflections": left, "here": left[-1]["id"]}


def renamed(record, id_):
    """The record whose open reflection has another id."""
    return {**changed(record, id=id_), "here": id_}


def merged(record, theirs, fresh):
    """Two records as one. What both hold stands once; a reflection of which they say different things stands twice.

    Args:
        record, theirs: records of one module; not changed.
        fresh: gives an id that nobody else has.

    Returns:
        ``(record, how many came, how many of them stand beside one that was here)``.

    Raises:
        Problem: together there are more than are kept; none is left out unasked.
    """
    mine = [one for one in record["reflections"] if not is_empty(one)]
    more = [one for one in theirs["reflections"] if not is_empty(one)]
    rows, came, twice = merging.beside(mine, more, lambda one: {**one, "id": fresh()})
    others, sent, again = merging.beside(record["asked"], theirs["asked"], lambda one: {**one, "id": fresh()})
    for count, most, what in ((len(rows), MOST_REFLECTIONS, "reflections"), (len(others), MOST_ASKED, "reflections of others")):
        if count > most:
            raise Problem(f"Together the two files hold {count} {what}, and {most} are kept at most. Nothing was changed.")
    return check({**record, "reflections": rows or record["reflections"], "asked": others}), came + sent, twice + again


def own_words(record):
    """The record without what others wrote: their reflections, one's answers to them, and their answers to one's own."""
    return {**record, "reflections": [{**one, "answers": []} for one in record["reflections"]], "asked": [], "open": ""}


def check(data):
    """The record that ``data`` holds.

    Raises:
        Problem: something is missing, unknown or of the wrong kind; the sentence names the field.
    """
    reading.kind(data, dict, "The record", "a set of named fields")
    if data.get("version") != VERSION or type(data.get("version")) is not int:
        raise Problem(f"version: this page reads reflections of version {VERSION}, and this one says {shown(data.get('version'))}. "
                      "Open it with the version of the course that made it.")
    module = data.get("module", "")
    if module != "" and not asked.is_name(module):
        raise Problem("module: the name of a module, such as m2, is needed here. The file may have been cut or changed.")
    rows = [_reflection(row, f"reflections, number {n}") for n, row in reading.rows(data.get("reflections"), "reflections", MOST_REFLECTIONS)]
    if not rows:
        raise Problem("reflections: at least one is needed here. The file may have been cut or changed.")
    others = [_other(row, f"asked, number {n}") for n, row in reading.rows(data.get("asked", []), "asked", MOST_ASKED)]
    _once(rows, "reflections")
    _once(others, "asked")
    open_, here_ = data.get("open"), data.get("here")
    return {"version": VERSION, "module": module, "name": names.clean(data.get("name", "Peer A"), "made-up name"), "reflections": rows,
            "here": here_ if find(rows, here_) else rows[-1]["id"], "asked": others,
            "open": open_ if find(others, open_) else others[0]["id"] if others else ""}


def said(value, where):
    """What a peer reads or read: questions with what stood under them.

    Raises:
        Problem: it has another form.
    """
    made = []
    for number, row in reading.rows(value, where, MOST_SAID):
        reading.kind(row, dict, f"{where}, number {number}", "a set of named fields")
        made.append({name: reading.text(row.get(name, ""), f"{where}, number {number}, {name}", most) for name, most in (("asks", MOST_LINE), ("text", MOST_TEXT))})
    return made


def model(value, where):
    """The id of a model.

    Raises:
        Problem: there is no such model here.
    """
    if not isinstance(value, str) or value not in models.MODELS:
        raise Problem(f"{where}: one of {', '.join(models.MODELS)} is needed here. The file may have been cut or changed.")
    return value


def _put(texts, place, text):
    """Texts with one more, or without an empty one; always in the order of the models."""
    made = {**texts, place: text}
    return {one: made[one] for one in models.PLACES if made.get(one)}


def _reflection(row, where):
    reading.kind(row, dict, where, "a set of named fields")
    texts = row.get("texts", {})
    reading.kind(texts, dict, f"{where}, texts", "a set of named fields")
    unknown = [place for place in texts if place not in models.PLACES]
    if unknown:
        raise Problem(f"{where}, texts: {shown(unknown[0])} is a question that this page does not know. Open it with the version of the course that made it.")
    prompt = row.get("prompt", "")
    if prompt != "" and not asked.is_name(prompt):
        raise Problem(f"{where}, prompt: the key of a prompt is needed here. The file may have been cut or changed.")
    read = {place: reading.text(texts[place], f"{where}, {place}", MOST_TEXT) for place in models.PLACES if place in texts}
    answers = []
    for number, one in reading.rows(row.get("answers", []), f"{where}, answers", MOST_ANSWERS):
        answers.append(_with_answers(one, f"{where}, answers, number {number}"))
    _once(answers, f"{where}, answers")
    return {"id": _id(row, where), "written": _day(row.get("written", ""), where), "prompt": prompt, **_lines(row, where, ("asks", "own")),
            "model": model(row.get("model", models.NONE), f"{where}, model"), "texts": {place: text for place, text in read.items() if text},
            "unresolved": reading.text(row.get("unresolved", ""), f"{where}, unresolved", MOST_TEXT), "answers": answers,
            "serves": [reading.text(one, f"{where}, serves, number {n}", 10) for n, one in reading.rows(row.get("serves", []), f"{where}, serves", MOST_SERVED)]}


def _other(row, where):
    made = _with_answers(row, where)
    module = row.get("module", "")
    if module != "" and not asked.is_name(module):
        raise Problem(f"{where}, module: the name of a module is needed here. The file may have been cut or changed.")
    return {**made, "module": module, "model": model(row.get("model", models.NONE), f"{where}, model")}


def _with_answers(row, where):
    """What somebody read, and what they answered to it."""
    reading.kind(row, dict, where, "a set of named fields")
    return {"id": _id(row, where), **_lines(row, where, ("by", "asks")), "said": said(row.get("said", []), f"{where}, said"),
            **{name: reading.text(row.get(name, ""), f"{where}, {name}", MOST_TEXT) for name in QUESTIONS}}


def _lines(row, where, fields):
    return {name: reading.text(row.get(name, ""), f"{where}, {name}", MOST_LINE) for name in fields}


def _id(row, where):
    if not peers.is_id(row.get("id")):
        raise Problem(f"{where}, id: an id of letters and figures is needed here. The file may have been cut or changed.")
    return row["id"]


def _day(value, where):
    if value == "" or isinstance(value, str) and len(value) == 10 and dates.iso(value) == value:
        return value
    raise Problem(f"{where}, written: a date such as 2026-11-22 is needed here. The file may have been cut or changed.")


def _once(rows, where):
    if len({row["id"] for row in rows}) < len(rows):
        raise Problem(f"{where}: two have one id, and each needs its own. The file may have been cut or changed.")
