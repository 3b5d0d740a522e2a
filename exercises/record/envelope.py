"""A saved record: JSON round an exercise's named inputs, and the way back from a stranger's file.

The keys are those of the outline, 6.0: ``exercise``, ``version``, ``created``, ``inputs``, ``results``,
``notes``; the schema stands in ``exercises/seam/schema/record.schema.json``. Results are written for
whoever reads the file without the course and are never read back: they are computed again from the inputs.
"""

import json
import math
import re
import time

from exercises.record import migration
from exercises.record.files import line_at, text_of, whole
from exercises.record.problems import Problem, shown

KEYS = ("exercise", "version", "created", "inputs", "results", "notes")
DEEPEST = 32          # brackets inside brackets
MOST_GROUPS = 200_000  # objects and lists in one file
LARGEST_INT = 2**53 - 1  # JavaScript counts no further without loss
LONGEST_NOTES = 100_000

_CREATED = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
                      r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]{1,9})?Z")
_SLUG = re.compile(r"[a-z][a-z0-9_]{0,59}")
# Possessive, so that no text of a stranger's can make it go back and try again.
_STRING = re.compile(r'"(?:[^"\\]++|\\.?)*+"?', re.DOTALL)
_NOT_A_BRACKET = re.compile(r"[^\[\]{}]+")


def now():
    """This moment as ``created`` is written: ISO 8601, UTC, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def is_slug(text):
    """Whether an exercise may be called so; whether there is one is another question."""
    return isinstance(text, str) and bool(_SLUG.fullmatch(text))


def plain(value, where="inputs"):
    """The same in JSON's own types, sharing nothing with what was given.

    Raises:
        TypeError, ValueError: something in it is not JSON.
    """
    return _plain(value, where)


def write(exercise, version, inputs, results, notes="", created=None):
    """A record as JSON text.

    Args:
        exercise: the exercise's slug.
        version: the version of its inputs, 1 or more.
        inputs: all that was entered, JSON-able, keys being text.
        results: what was computed from it, JSON-able.
        notes: the learner's own notes.
        created: when, in ISO 8601 UTC, such as ``2026-03-04T10:11:12Z``; now if not given.

    Returns:
        Text that :func:`read` takes back without loss. Half a character (which a browser can leave
        when it cuts a text) becomes U+FFFD, since no file can hold it.

    Raises:
        TypeError, ValueError: something in it is not JSON (an author's mistake, not a learner's).
    """
    if not _SLUG.fullmatch(exercise):
        raise ValueError(f"{exercise!r} is not an exercise's slug.")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise ValueError(f"{version!r} is not a version.")
    created = created or now()
    if not _CREATED.fullmatch(created):
        raise ValueError(f"{created!r} is not a moment in ISO 8601, UTC.")
    record = {"exercise": exercise, "version": version, "created": created,
              "inputs": _plain(inputs, "inputs"), "results": _plain(results, "results"),
              "notes": whole(notes)}
    return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def read(data, exercise, versions):
    """The record in a file, its inputs brought to the current version; all of it or nothing.

    Args:
        data: the file's bytes, or its text.
        exercise: the slug of the exercise that is to open it.
        versions: each version that can be read, with the function that takes inputs of that version
            (a dictionary) and returns those of the next version in this table, or None where they
            are the same. The highest is the current one.

    Returns:
        ``{"exercise", "version", "created", "inputs", "notes", "unknown"}``: ``version`` is the current
        one, ``unknown`` holds keys that this course does not know, kept aside and not used.

    Raises:
        Problem: a sentence that names the line or the field, and the mend.
    """
    record = parse(data)
    _same_exercise(record, exercise)
    version = _version(record)
    # A newer version may differ in anything else, so it is told of before the rest is looked at.
    migration.readable(version, versions)
    created = _field(record, "created", str, "a moment such as 2026-03-04T10:11:12Z")
    if not _CREATED.fullmatch(created):
        raise Problem(f"The field “created” holds {shown(created)}, which is not a moment such as "
                      "2026-03-04T10:11:12Z; open the file as it was saved.")
    inputs = _field(record, "inputs", dict, "what was entered, in curly brackets")
    _field(record, "results", dict, "what was computed, in curly brackets")
    notes = _field(record, "notes", str, "text in quotation marks")
    if len(notes) > LONGEST_NOTES:
        raise Problem(f"The field “notes” is longer than {LONGEST_NOTES:,} characters; shorten it.")
    return {"exercise": exercise, "version": max(versions), "created": created,
            "inputs": migration.migrate(inputs, version, versions), "notes": notes,
            "unknown": {name: value for name, value in record.items() if name not in KEYS}}


def parse(data):
    """A stranger's JSON as a dictionary, or a Problem; nothing is yet said about what is in it.

    Refused: over 5 MB, not UTF-8, not JSON, cut off, not an object, NaN and Infinity, numbers that
    lose digits, one key twice in an object, brackets too deep, more groups than any exercise writes.
    """
    text = text_of(data)
    _check_shape(text)
    try:
        record = json.loads(text, object_pairs_hook=_once_each, parse_constant=_refuse_constant,
                            parse_float=_finite, parse_int=_countable)
    except json.JSONDecodeError as error:
        raise _not_json(text, error) from None
    except _AtLiteral as error:
        line = _line_of_literal(text, error.literal)
        raise Problem(f"Line {line}: {error.sentence}", line) from None
    _check_characters(text)
    if not isinstance(record, dict):
        raise Problem("The file is JSON but not a saved exercise: it has to begin with a curly bracket.", 1)
    return record


class _AtLiteral(Exception):
    """Something wrong with a number, whose line the parser does not tell."""

    def __init__(self, literal, sentence):
        super().__init__(sentence)
        self.literal = literal
        self.sentence = sentence


def _refuse_constant(name):
    raise _AtLiteral(name, f"{name} is not a number that an exercise saves; put a number there, or open another copy.")


def _finite(literal):
    number = float(literal)
    if math.isinf(number):
        raise _AtLiteral(literal, f"{shown(literal)} is too large a number; put a smaller one there.")
    return number


def _countable(literal):
    # Length first: turning thousands of digits into a number is slow, and Python refuses it.
    if len(literal) > 17 or abs(int(literal)) > LARGEST_INT:
        raise _AtLiteral(literal, f"{shown(literal)} is too large a number; put a smaller one there.")
    return int(literal)


def _once_each(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        seen = set()
        for name, _ in pairs:
            if name in seen:
                raise Problem(f"The field {shown(name)} stands twice in one place of the file, so that it cannot be "
                              "known which one counts; take one out.")
            seen.add(name)
    return found


def _check_characters(text):
    """Refuse half a character that is written as an escape: nothing made of it could be saved again."""
    if "\\ud" not in text and "\\uD" not in text:
        return
    for found in _STRING.finditer(text):
        if whole(words := json.loads(found[0])) != words:
            line = line_at(text, found.start())
            raise Problem(f"Line {line} holds half a character: the file was damaged; choose another copy of it.", line)


def _check_shape(text):
    """Refuse, before it is parsed, what would use up the stack or the memory."""
    brackets = _NOT_A_BRACKET.sub("", _STRING.sub("", text))
    if brackets.count("{") + brackets.count("[") > MOST_GROUPS:
        raise Problem("The file holds far more than an exercise saves; choose another.")
    # Each pass takes away the innermost brackets (a pair of each kind, so at least one level): what still
    # shrinks after so many is deeper. What does not shrink is unpaired and is walked through.
    for _ in range(DEEPEST):
        brackets, before = brackets.replace("[]", "").replace("{}", ""), brackets
        if brackets == before:
            break
    deepest = DEEPEST + 1 if "[]" in brackets or "{}" in brackets else _deepest_unpaired(brackets)
    if deepest > DEEPEST:
        raise Problem(f"The file has brackets more than {DEEPEST} deep, which no exercise saves; choose another.")


def _deepest_unpaired(brackets):
    """How deep brackets go, told no further than is allowed."""
    deep = deepest = 0
    for mark in brackets:
        deep += 1 if mark in "[{" else -1
        deepest = max(deepest, deep)
        if deepest > DEEPEST:
            break
    return deepest


def _not_json(text, error):
    line = line_at(text, error.pos)
    left_open = _STRING.sub("", text)
    unfinished = left_open.count("{") + left_open.count("[") > left_open.count("}") + left_open.count("]")
    if unfinished and (error.pos >= len(text.rstrip()) or "Unterminated" in error.msg):
        return Problem(f"The file breaks off in line {line}: a part of it is missing. Copy or save it again, whole.", line)
    if line == 1 and text.lstrip()[:1] not in ("{", "["):
        return Problem("This is not a file that an exercise saved (JSON): it has to begin with a curly bracket.", 1)
    return Problem(f"Line {line} is not JSON as an exercise saves it ({_in_words(error)}); "
                   "mend that line, or open the file as it was saved.", line)


def _in_words(error):
    """What the parser missed, without its jargon."""
    words = {"Expecting property name": "a field's name in double quotation marks is missing",
             "Expecting ':'": "a colon is missing after a field's name",
             "Expecting ','": "a comma or a closing bracket is missing",
             "Expecting value": "a value is missing",
             "Invalid control": "a line break or a control character stands inside quotation marks",
             "Invalid \\": "a backslash is followed by a sign it cannot have",
             "Unterminated": "closing quotation marks are missing",
             "Extra data": "something stands after the last bracket",
             "Illegal trailing comma": "a comma stands before a closing bracket"}
    for start, said in words.items():
        if error.msg.startswith(start):
            return said
    return "it cannot be read"


def _line_of_literal(text, literal):
    """The line of the first such literal that is not inside a string."""
    blanked = _STRING.sub(lambda found: "\n" * (line_at(found[0], len(found[0])) - 1) + " ", text)
    return line_at(blanked, max(0, blanked.find(literal)))


def _same_exercise(record, exercise):
    found = _field(record, "exercise", str, "the exercise's name")
    if found != exercise:
        raise Problem(f"This file belongs to the exercise {shown(found)} and not to {shown(exercise)}; open it there.")


def _version(record):
    version = _field(record, "version", int, "a whole number")
    if version < 1:
        raise Problem("The field “version” has to be a whole number of 1 or more; open the file as it was saved.")
    return version


def _field(record, name, kind, wanted):
    if name not in record:
        raise Problem(f"The field “{name}” is missing; open the file as it was saved, with all of its fields.")
    value = record[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        raise Problem(f"The field “{name}” has to hold {wanted}; open the file as it was saved.")
    return value


def _plain(value, where):
    """The same in JSON's own types, or an error that names the place."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, int) and abs(value) <= LARGEST_INT:
        return int(value)
    if isinstance(value, float) and math.isfinite(value):
        return float(value)
    if isinstance(value, (int, float)):
        raise ValueError(f"{where} is {value!r}, which JSON cannot carry; leave it out and say why it is not defined.")
    if isinstance(value, (list, tuple)):
        return [_plain(one, f"{where}[{place}]") for place, one in enumerate(value)]
    if isinstance(value, dict):
        for name in value:
            if not isinstance(name, str):
                raise TypeError(f"{where} has the key {name!r}; JSON's keys are text.")
        return {whole(name): _plain(one, f"{where}.{name}") for name, one in value.items()}
    raise TypeError(f"{where} is a {type(value).__name__}, which JSON cannot carry.")
