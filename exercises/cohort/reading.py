"""From one file that a learner handed in to what it holds: an exercise's file, all of *My work*, a reflection, a Word document.

Every file is a stranger's. What cannot be read is told in a sentence that names the file and the mend.
"""

import json
import re
import zlib

from exercises.cohort import course, places, word
from exercises.cohort.handed import Choices, Handed, Rating, Text
from exercises.cohort.whose import learner_of
from exercises.record import envelope
from exercises.record.files import whole
from exercises.record.problems import Problem, shown

WORK = "joined-up work"
MOST_RECORDS = 500     # in one file of My work, as the page has it
LONGEST_ASKED = 400
MOST_TEXTS = 1_000     # of one record
LONGEST_TEXT = 20_000  # characters of one text; the language audit alone lets more be typed
MOST_STEPS = 80
CUT = " […] The rest was left out here: it is longer than this page shows."

_SLUG = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}\Z")
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}\Z")
_CREATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?Z\Z")


def read(name, text):
    """What a JSON file holds.

    Args:
        name: the file's path from the folder or zip that was chosen; it tells who handed it in.
        text: what the file holds, as text or as bytes.

    Returns:
        A list of :class:`~exercises.cohort.handed.Handed`, one for each record; at least one. A record in a file of many that cannot be
        read has its ``trouble`` said, and the others are read.

    Raises:
        Problem: nothing in the file can be read.
    """
    who = learner_of(name)
    try:
        value = _parsed(text)
        if "records" in value or "waiting" in value:
            return [_one_of_many(who, name, one, place) for place, one in enumerate(_records(value), 1)]
        if "exercise" not in value:
            raise Problem("The file is JSON, but neither a saved exercise nor a file of My work; ask for the file that the course saved.")
        return [_record(who, name, value)]
    except Problem as problem:
        raise Problem(f"{shown(name, 160)}: {problem.sentence}", problem.line) from None


def read_word(name, document_xml):
    """What a Word document holds: its paragraphs, under its headings.

    Args:
        name: the file's path from the folder or zip that was chosen.
        document_xml: the part ``word/document.xml`` of it, as text or as bytes.

    Returns:
        A list of one :class:`~exercises.cohort.handed.Handed` of the exercise ``word``. It names no exercise and no prompt of the course,
        so it touches none.

    Raises:
        Problem: it is no such part, breaks off, or holds a document type (which Word never writes and which can be made to swell).
    """
    try:
        title, parts = word.sections(document_xml)
    except Problem as problem:
        raise Problem(f"{shown(name, 160)}: {problem.sentence}", problem.line) from None
    texts = tuple(Text(f"word.{word.key(heading)}", heading or "Before the first heading", _shortened(text)) for heading, text in parts[:MOST_TEXTS])
    file = str(name).replace("\\", "/").rpartition("/")[2]
    return [Handed(learner_of(name), str(name), "word", file[:160], title or "A Word document", texts=texts, mark=_mark([[t.key, t.text] for t in texts]))]


def _parsed(text):
    """The file's JSON. What is wrong with its form is not for a tutor to mend by hand."""
    try:
        return envelope.parse(text)
    except Problem as problem:
        raise Problem(f"{problem.sentence} Ask for it again, as the course saved it.", problem.line) from None


def _records(value):
    if value.get("format") != WORK:
        raise Problem("The field “format” does not say that this file holds work of this course; ask for the file that My work saved.")
    if value.get("version") != 1 or isinstance(value.get("version"), bool):
        raise Problem("This file of My work was saved by another version of the course; read it with the version that it was saved with.")
    both = []
    for name in ("records", "waiting"):
        listed = value.get(name, [])
        if not isinstance(listed, list):
            raise Problem(f"The field “{name}” has to hold a list; ask for the file as it was saved.")
        both += listed if name == "records" else [_waiting(one) for one in listed]
    if len(both) > MOST_RECORDS:
        raise Problem(f"The file holds more than {MOST_RECORDS} records, which no learner's does; choose another.")
    if not both:
        raise Problem("The file of My work is empty: nothing was kept when it was saved. Ask for it again.")
    return both


def _waiting(one):
    slug = one.get("exercise") if isinstance(one, dict) else None
    return {"exercise": slug, "waiting": True}


def _one_of_many(who, name, value, place):
    try:
        if not isinstance(value, dict):
            raise Problem("it is not a record; ask for the file as it was saved.")
        if value.get("waiting") is True:
            raise Problem("it was typed before the exercise had started on the learner's device, which has to open it once and save the file again.")
        return _record(who, name, value)
    except Problem as problem:
        slug = value.get("exercise") if isinstance(value, dict) else None
        slug = slug if isinstance(slug, str) and _SLUG.match(slug) else ""
        return Handed(who, str(name), slug, title=course.title_of(slug) if slug else "A record",
                      trouble=f"{shown(name, 160)}, record {place}: {problem.sentence}")


def _record(who, name, value):
    slug, version, created, inputs = (value.get(key) for key in ("exercise", "version", "created", "inputs"))
    if not isinstance(slug, str) or not _SLUG.match(slug):
        raise Problem("The field “exercise” does not name an exercise; ask for the file as it was saved.")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Problem("The field “version” has to be a whole number of 1 or more; ask for the file as it was saved.")
    known = course.exercise(slug)
    if known is None or not known["handed_in"]:
        raise Problem(f"It is of {shown(slug)}, which this course does not know; read it with the course that it was saved with.")
    held = known["handed_in"]
    if version not in held["versions"]:
        raise Problem(f"It was saved by another version of {known['title']} (version {version}), which cannot be read here; "
                      "read it with the version of the course that it was saved with.")
    if not isinstance(created, str) or not _CREATED.match(created):
        raise Problem("The field “created” does not hold a moment such as 2026-03-04T10:11:12Z; ask for the file as it was saved.")
    if not isinstance(inputs, dict):
        raise Problem("The field “inputs” has to hold what was entered, in curly brackets; ask for the file as it was saved.")
    material = inputs.get("vignette" if slug == "vignette" else held.get("apart_by", ""), "")
    material = material if isinstance(material, str) and (_NAME if slug == "vignette" else _ID).match(material) else ""
    common = {"who": who, "path": str(name), "exercise": slug, "material": material,
              "title": course.title_of(slug, material if slug == "vignette" else ""),
              "version": version, "created": created, "mark": _mark(inputs)}
    if _invented(held, inputs):
        return Handed(**common, invented=True)
    served = course.course()["vignettes"].get(material, {"prompts": [], "outcomes": []})
    texts, prompts, outcomes = _texts(slug, material, held, inputs, served)
    _work(held, inputs, served, prompts, outcomes)
    both = course.course()
    serves = {"prompts": {*known["prompts"], *served["prompts"]}, "outcomes": {*(served["outcomes"] if slug == "vignette" and material else known["outcomes"])}}
    outcomes |= set(course.outcomes_of(prompts))
    in_order = {what: [one["id"] for one in both[what]] for what in ("prompts", "outcomes")}
    return Handed(**common, texts=texts, ratings=_ratings(held, inputs), choices=_choices(held, value, inputs),
                  prompts=tuple(i for i in in_order["prompts"] if i in prompts), outcomes=tuple(i for i in in_order["outcomes"] if i in outcomes),
                  not_prompts=tuple(i for i in in_order["prompts"] if i in serves["prompts"] - prompts),
                  not_outcomes=tuple(i for i in in_order["outcomes"] if i in serves["outcomes"] - outcomes))


def _invented(held, inputs):
    where = held.get("invented")
    if not where:
        return False
    said = [value != where["unless"] if "unless" in where else value is True for _, value in places.at(inputs, where["at"])]
    return bool(said) and all(said)


def _texts(slug, material, held, inputs, served):
    texts, prompts, outcomes = [], set(), set()
    for one in held["texts"]:
        items, only = one.get("items", {}), one.get("only")
        if only and [value for _, value in places.at(inputs, only["at"])] != [only["is"]]:
            continue  # its writer did not choose that a tutor reads it
        for asked, before, row, at in _asked(one, inputs, material):
            for item, text in places.at(row, at, items):
                if not isinstance(text, str) or not text.strip() or len(texts) >= MOST_TEXTS:
                    continue
                words = f"{items[item]}: {one['words']}" if item else before + one["words"]
                # What is written to one vignette does not stand beside what is written to another.
                about = item or asked or (material if one.get("serves") == "vignette" else "")
                texts.append(Text(".".join([slug, one["key"], *([about] if about else [])]), words, _shortened(text)))
                _touch(one, served, prompts, outcomes)
    return tuple(texts), prompts, outcomes


def _asked(one, inputs, material):
    """Where a text is looked for: each row that says itself what it answers, with that and the rest of the way; else the whole of the inputs."""
    how = one.get("asked")
    if not how:
        yield "", "", inputs, one["at"]
        return
    for _, row in places.at(inputs, how["row"]):
        if isinstance(row, dict):
            key, words = row.get(how["key"]), row.get(how["words"])
            key = key if isinstance(key, str) and _NAME.match(key) else ""
            words = f"{whole(words[:LONGEST_ASKED])} — " if key and isinstance(words, str) and words.strip() else ""
            yield ".".join(filter(None, (material, key))), words, row, one["at"].removeprefix(f"{how['row']}.")


def _work(held, inputs, served, prompts, outcomes):
    for one in held.get("work", ()):
        found = [value for _, value in places.at(inputs, one["at"]) if places.stands(value)]
        if "tags" in one:
            said = {value for value in found if isinstance(value, str)}
            (prompts if one["tags"] == "prompts" else outcomes).update(said & {each["id"] for each in course.course()[one["tags"]]})
        elif found:
            _touch(one, served, prompts, outcomes)


def _touch(one, served, prompts, outcomes):
    from_ = served if one.get("serves") == "vignette" else one
    prompts.update(from_["prompts"])
    outcomes.update(from_["outcomes"])


def _ratings(held, inputs):
    how = held.get("ratings")
    if not how:
        return ()
    found = []
    for _, sheet in places.at(inputs, f"{how['sheets']}.*"):
        if not isinstance(sheet, dict) or sheet.get(how["committed"]) is not True or sheet.get(how["round"]) not in how["rounds"]:
            continue
        rater, rungs, answers = sheet.get(how["rater"]), sheet.get(how["rungs"]), sheet.get(how["answers"])
        if not isinstance(rater, str) or not _ID.match(rater) or not isinstance(answers, dict) or not isinstance(rungs, list):
            continue
        if len(rungs) != len(how["levels"]) or not all(isinstance(rung, str) and len(rung) <= 120 for rung in rungs):
            continue
        levels = {item: answers[item].get(how["level"]) for item in how["items"] if isinstance(answers.get(item), dict)}
        levels = {item: level for item, level in levels.items() if type(level) is int and level in how["levels"]}
        if levels:
            found.append(Rating(rater, sheet[how["round"]], tuple(map(whole, rungs)), levels))
    return tuple(found)


def _choices(held, value, inputs):
    """The choices, only where the inputs say that the learner included them."""
    how, results = held.get("choices"), value.get("results")
    if not how or inputs.get(how["included"]) is not True or not isinstance(results, dict):
        return None
    found = []
    for _, one in places.at(results, f"{how['chosen']}.*"):
        if not isinstance(one, dict) or len(found) >= 24:
            continue
        story, version, seat = one.get("vignette"), one.get("version"), one.get("seat")
        if not isinstance(story, str) or not _NAME.match(story) or type(version) is not int or not isinstance(seat, str) or not _NAME.match(seat):
            continue
        made = [(step.get("scene"), step.get("choice")) for step in one.get("made", [])[:MOST_STEPS] if isinstance(step, dict)] \
            if isinstance(one.get("made"), list) else []
        made = tuple(step for step in made if all(isinstance(part, str) and _NAME.match(part) for part in step))
        if made:
            found.append(Choices(story, version, seat, made))
    return tuple(found) or None


def _shortened(text):
    text = whole(text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")).strip()
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + CUT


def _mark(value):
    """A sum that is the same for the same value, whatever the order of its keys. It tells copies apart and guards nothing."""
    return f"{zlib.crc32(json.dumps(value, sort_keys=True, ensure_ascii=True).encode()):08x}"
