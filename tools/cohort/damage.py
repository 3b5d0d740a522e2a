"""Files as they come in when something went wrong: each of its own kind, and none that may end a run."""

import io
import json
import random
import zipfile
from collections.abc import Callable

from exercises.record.files import LARGEST
from tools.cohort import records
from tools.cohort.found import LARGEST_DOCUMENT

Damaged = tuple[str, bytes]
"""The end of the file's name, and what it holds."""


def _json(change: Callable[[dict], object]) -> Callable[[random.Random], Damaged]:
    def made(chance):
        record = json.loads(records.saved(chance, records.supervised))
        changed = change(record)
        return "record.json", json.dumps(record if changed is None else changed).encode()
    return made


def _bytes(ending: str, change: Callable[[bytes, random.Random], bytes]) -> Callable[[random.Random], Damaged]:
    return lambda chance: (ending, change(records.saved(chance).encode(), chance))


def _zip(ending: str, entries: Callable[[random.Random], list], compressed: bool = True) -> Callable[[random.Random], Damaged]:
    def made(chance):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED) as archive:
            for name, data in entries(chance):
                archive.writestr(name, data)
        return ending, held.getvalue()
    return made


def _locked(chance: random.Random) -> Damaged:
    """A zip whose one file says that it is locked: the flag is set in both of its headers (APPNOTE 4.4.4)."""
    name, data = _zip("locked.zip", lambda chance: [("record.json", records.saved(chance))])(chance)
    held = bytearray(data)
    held[6] |= 1
    held[held.rfind(b"PK\x01\x02") + 8] |= 1
    return name, bytes(held)


def _wrong_sum(chance: random.Random) -> Damaged:
    name, data = _zip("wrong-sum.zip", lambda chance: [("record.json", records.saved(chance))], compressed=False)(chance)
    held = bytearray(data)
    held[80] ^= 1
    return name, bytes(held)


def _link(chance: random.Random) -> Damaged:
    entry = zipfile.ZipInfo("record.json")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return _zip("link-inside.zip", lambda chance: [(entry, "/etc/hostname")])(chance)


_DTD = ('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>')

KINDS: dict[str, Callable[[random.Random], Damaged]] = {
    "cut off": _bytes("record.json", lambda data, chance: data[: len(data) // chance.randint(2, 4)]),
    "empty": lambda chance: ("record.json", b""),
    "spaces alone": lambda chance: ("record.json", b" \n\n "),
    "not UTF-8": _bytes("record.json", lambda data, chance: data[:200] + b"\xff\xfe\xc3" + data[200:]),
    "UTF-16": _bytes("record.json", lambda data, chance: data.decode().encode("utf-16")),
    "too large": lambda chance: ("record.json", b'{"exercise": "' + b"a" * LARGEST + b'"}'),
    "nested": lambda chance: ("record.json", b'{"inputs": ' + b"[" * 50_000 + b"]" * 50_000 + b"}"),
    "many groups": lambda chance: ("record.json", b'{"inputs": [' + b",".join([b"{}"] * 250_000) + b"]}"),
    "a name twice": lambda chance: ("record.json", b'{"exercise": "supervision_page", "exercise": "vignette", "version": 1}'),
    "not a number": lambda chance: ("record.json", b'{"exercise": "supervision_page", "version": NaN}'),
    "endless number": lambda chance: ("record.json", b'{"exercise": "supervision_page", "version": 1e999}'),
    "half a character": lambda chance: ("record.json", b'{"exercise": "supervision_page", "notes": "\\ud83d"}'),
    "a list": _json(lambda record: [record]),
    "a page's markup": lambda chance: ("record.json", b"<!doctype html><script>alert(1)</script>"),
    "of no exercise": _json(lambda record: record.pop("exercise") and None),
    "of an unknown exercise": _json(lambda record: record.update(exercise="x99_unheard_of")),
    "of a version to come": _json(lambda record: record.update(version=999)),
    "of no moment": _json(lambda record: record.update(created="last Tuesday")),
    "inputs gone": _json(lambda record: record.update(inputs=None)),
    "My work of a version to come": _json(lambda record: {"format": "joined-up work", "version": 2, "records": [record]}),
    "My work without a record": lambda chance: ("work.json", b'{"format": "joined-up work", "version": 1, "records": []}'),
    "a record of My work gone wrong": _json(lambda record: {"format": "joined-up work", "version": 1, "records": [{**record, "version": 0}]}),
    "no zip": lambda chance: ("all.zip", b"PK\x03\x04 and then nothing"),
    "a zip cut off": lambda chance: ("all.zip", _zip("all.zip", lambda chance: [("a.json", records.saved(chance))])(chance)[1][:-30]),
    "a zip in a zip": _zip("all.zip", lambda chance: [("inside.zip", _zip("x", lambda chance: [("a.json", "{}")])(chance)[1])]),
    "a name that leads out": _zip("all.zip", lambda chance: [("../../out.json", records.saved(chance))]),
    "a whole address": _zip("all.zip", lambda chance: [("/etc/out.json", records.saved(chance))]),
    "a bomb in a zip": _zip("all.zip", lambda chance: [("a.json", b" " * (LARGEST * 8))]),
    "locked": _locked,
    "a wrong sum": _wrong_sum,
    "a link in a zip": _link,
    "a Word document that is none": lambda chance: ("words.docx", b"These are words."),
    "a Word document without its text": _zip("words.docx", lambda chance: [("word/styles.xml", "<x/>")]),
    "a Word document with a document type": _zip("words.docx", lambda chance: [("word/document.xml", _DTD)]),
    "a Word document that swells": _zip("words.docx", lambda chance: [("word/document.xml", b" " * (LARGEST_DOCUMENT + 2))]),
    "a PDF": lambda chance: ("words.pdf", b"%PDF-1.7 ..."),
    "a picture": lambda chance: ("page.heic", b"\x00\x00\x00\x18ftypheic"),
    "without an ending": lambda chance: ("hand-in", b"words"),
}
