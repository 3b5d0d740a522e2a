"""What is entered in *Work in a group*: a deal, the files that were put together, and a private account.

A record is a dictionary (version 1); nothing here changes one in place.

``version``  1
``part``     which part of the page is open: *deal*, *files* or *account*
``deal``     ``{"words", "way", "people", "names", "most", "roles", "own", "me", "tables", "sign"}``: what was typed; ``way`` is
             *numbers* or *names*; ``tables`` is what was dealt, or what the table made of it since (:mod:`.dealing`), or [];
             ``sign`` the two words of the deal
``piles``    ``{"exercise", "why", "log"}``: files of one exercise that belong together, and why they stand apart from others of
             it, if they do; the log holds each file, ``{"file", "version", "inputs"}``, and each choice that was made,
             ``{"about", "answer"}``, in order, so that nothing that came in a file is lost (:mod:`.gathering`)
``account``  ``{"by", "did", "not_done", "unseen", "ask", "for"}``: texts; ``for`` is "", *myself*, *group* or *tutor*
"""

import json

from exercises.catalog.work_in_a_group import dealing, roles, saying
from exercises.record import envelope, names
from exercises.record.files import whole
from exercises.record.problems import Problem, shown

VERSION = 1
NUMBERS, NAMES = "numbers", "names"
MOST_TYPED = 8_000
MOST_TEXT = 4_000
MOST_NAME = names.LONGEST
MOST_PILES = 24
MOST_LOG = 400
MOST_FILE_NAME = 80
LARGEST = 2 * 1024 * 1024  # characters of all files together: each change tells the page the whole record
TEXTS = ("did", "not_done", "unseen", "ask")
PARTS = ("deal", "files", "account")
READERS = {"myself": "for myself", "group": "for my group", "tutor": "for my tutor"}


def blank():
    """An empty record."""
    return {"version": VERSION, "part": PARTS[0],
            "deal": {"words": "", "way": NUMBERS, "people": 12, "names": "", "most": 4, "roles": roles.TASK, "own": "", "me": "", "tables": [], "sign": ""},
            "piles": [], "account": {"by": "", **dict.fromkeys(TEXTS, ""), "for": ""}}


def has_account(record):
    """Whether anything stands in the account."""
    return any(record["account"][name].strip() for name in TEXTS)


def is_untouched(record):
    """Whether nothing would be lost with it."""
    return not record["piles"] and not has_account(record) and not record["deal"]["tables"] and not record["deal"]["names"].strip()


def with_deal(record, **changes):
    """The record with something changed in the deal."""
    return {**record, "deal": {**record["deal"], **changes}}


def with_account(record, **changes):
    """The record with something changed in the account; a text too long is cut."""
    cut = {name: whole(text).replace("\x00", "")[:MOST_NAME if name == "by" else MOST_TEXT] for name, text in changes.items()}
    return {**record, "account": {**record["account"], **cut}}


def check(data):
    """The record that ``data`` holds. What lies in a pile is looked at where it is put together.

    Raises:
        Problem: something is missing or of the wrong kind; the sentence names the field.
    """
    if not isinstance(data, dict):
        raise Problem("The record: a set of named fields is needed here. The file may have been cut or changed.")
    if data.get("version") != VERSION or type(data.get("version")) is not int:
        raise Problem(f"version: this page reads group records of version {VERSION}, and this one says {shown(data.get('version'))}. "
                      "Open it with the version of the course that made it.")
    return {"version": VERSION, "part": _one_of(data, "part", PARTS), "deal": _deal(_fields(data, "deal")), "piles": _piles(data.get("piles")), "account": _account(_fields(data, "account"))}


def _deal(held):
    tables = [_table(table, f"deal, tables, number {n}") for n, table in enumerate(_list(held.get("tables"), "deal, tables", dealing.MOST_PEOPLE), 1)]
    known = [names.key(seat["who"]) for table in tables for seat in table["seats"]]
    if len(set(known)) < len(known) or len(known) > dealing.MOST_PEOPLE:
        raise Problem("deal, tables: somebody sits there twice, or there are too many. Deal again.")
    return {"words": _text(held, "words", saying.LONGEST, "deal"), "way": _one_of(held, "way", (NUMBERS, NAMES)),
            "people": _number(held, "people", 0, 9_999), "names": _text(held, "names", MOST_TYPED, "deal"),
            "most": _number(held, "most", 0, 99), "roles": _one_of(held, "roles", roles.SETS),
            "own": _text(held, "own", MOST_TYPED, "deal"), "me": _text(held, "me", MOST_NAME, "deal"), "tables": tables,
            "sign": _text(held, "sign", saying.LONGEST, "deal")}


def _table(held, where):
    if not isinstance(held, dict):
        raise Problem(f"{where}: seats are needed here. The file may have been cut or changed.")
    seats = []
    for seat in _list(held.get("seats"), f"{where}, seats", dealing.MOST_AT_TABLE + 1):
        if not isinstance(seat, dict):
            raise Problem(f"{where}, seats: somebody with their roles is needed here. The file may have been cut or changed.")
        seats.append({"who": names.clean(seat.get("who"), "member’s name"), "roles": _roles(seat.get("roles"), where)})
    table = {"seats": seats, "open": _roles(held.get("open"), where)}
    found = list(map(names.key, dealing.roles_at(table)))
    if not seats or len(set(found)) < len(found):
        raise Problem(f"{where}: nobody sits here, or one role stands here twice. Deal again.")
    return table


def _roles(value, where):
    return [names.clean(one, "role") for one in _list(value, f"{where}, roles", roles.MOST)]


def _piles(value):
    piles, size = [], 0
    for number, held in enumerate(_list(value, "piles", MOST_PILES), 1):
        where = f"piles, number {number}"
        if not isinstance(held, dict) or not envelope.is_slug(held.get("exercise")):
            raise Problem(f"{where}: an exercise with its files is needed here. The file may have been cut or changed.")
        log = [_entry(entry, where) for entry in _list(held.get("log"), f"{where}, log", MOST_LOG)]
        if not any("inputs" in entry for entry in log):
            raise Problem(f"{where}: there is no file in it. Leave it out.")
        piles.append({"exercise": held["exercise"], "why": _text(held, "why", MOST_TEXT, where), "log": log})
        size += sum(size_of(entry["inputs"]) for entry in log if "inputs" in entry)
    if size > LARGEST:
        raise Problem("piles: the files in this record are larger together than are put together at once. Put some of them away.")
    return piles


def _entry(held, where):
    if isinstance(held, dict) and "inputs" in held:
        if not isinstance(held["inputs"], dict) or type(held.get("version")) is not int or not 1 <= held["version"] <= 9_999:
            raise Problem(f"{where}: a file in it is not whole. Choose the file again.")
        return {"file": _text(held, "file", MOST_FILE_NAME, where), "version": held["version"], "inputs": envelope.plain(held["inputs"])}
    if not isinstance(held, dict) or type(held.get("answer")) is not int or not 0 <= held["answer"] < MOST_LOG:
        raise Problem(f"{where}: a choice in it cannot be read. The file may have been cut or changed.")
    return {"about": _text(held, "about", MOST_TEXT, where), "answer": held["answer"]}


def size_of(inputs):
    """How many characters a file's contents have."""
    return len(json.dumps(inputs, ensure_ascii=False))


def _account(held):
    made = {"by": _text(held, "by", MOST_NAME, "account"), **{name: _text(held, name, MOST_TEXT, "account") for name in TEXTS}}
    return {**made, "for": _one_of(held, "for", ("", *READERS))}


def _fields(data, name):
    if not isinstance(data.get(name), dict):
        raise Problem(f"{name}: a set of named fields is needed here. The file may have been cut or changed.")
    return data[name]


def _list(value, where, most):
    if not isinstance(value, list) or len(value) > most:
        raise Problem(f"{where}: a list of {most} at most is needed here. The file may have been cut or changed.")
    return value


def _text(held, name, most, where):
    text = held.get(name, "")
    if not isinstance(text, str) or len(text) > most:
        raise Problem(f"{where}, {name}: a text of at most {most:,} characters is needed here. Shorten it, or open another file.")
    return whole(text).replace("\x00", "")


def _one_of(held, name, known):
    if held.get(name) not in tuple(known):
        raise Problem(f"{name}: this holds {shown(held.get(name))}, and can hold {', '.join(one or 'nothing' for one in known)}.")
    return held[name]


def _number(held, name, least, most):
    value = held.get(name)
    if type(value) is not int or not least <= value <= most:
        raise Problem(f"{name}: a whole number from {least} to {most:,} is needed here.")
    return value
