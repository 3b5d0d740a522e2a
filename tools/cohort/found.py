"""What lies in a folder of hand-ins, one file after the other: plain files and what is in zips, nothing unpacked to the disk.

Every name and every byte is a stranger's. What is not read is told with its reason and the mend; what an operating system leaves
behind is passed over.
"""

import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from exercises.record.files import LARGEST, whole

MOST_ENTRIES = 20_000
"""In one zip. A learning platform's download of three hundred learners has some hundreds."""
MOST_EXPANDED = 2 * 1024**3
"""Bytes that one zip may expand to."""
LARGEST_DIRECTORY = 16 * 1024**2
"""Bytes of a zip's list of contents, which is read at once."""
LARGEST_DOCUMENT = LARGEST
"""Bytes that the text of one Word document may expand to, its markup with it: some hundreds of pages."""
DEEPEST = 32
DOCUMENT = "word/document.xml"

_LEFT_BEHIND = re.compile(r"__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|~\$.*", re.IGNORECASE)
_PACKED = "A zip inside a zip is not opened; take it out, and put it beside the others."
_KINDS = {
    ".pdf": "a PDF", ".doc": "a document of an old Word", ".odt": "a document of LibreOffice", ".rtf": "a document as RTF", ".pages": "a document of Pages",
    ".html": "a web page", ".htm": "a web page", ".csv": "a table", ".xlsx": "a workbook", ".txt": "a plain text", ".png": "a picture", ".jpg": "a picture",
    ".jpeg": "a picture", ".heic": "a picture", ".gif": "a picture", ".svg": "a picture", ".ics": "a calendar", ".rar": "a packed file", ".7z": "a packed file",
    ".gz": "a packed file", ".epub": "a book",
}
_WANTED = "Ask for the file that the course saved (.json), or for a Word document (.docx)."
_SLIPS = (
    (re.compile(r".*_attempt_[0-9]{4}(?:-[0-9]{2}){5}\.txt", re.IGNORECASE),
     "It is the slip that Blackboard puts beside each hand-in; open it if you expect a comment of the learner’s."),
    (re.compile(r"(?:.*/)?[^/]*_assignsubmission_onlinetext(?:_|/).*", re.IGNORECASE),
     "It is what the learner typed into Moodle itself, and no file of this course; read it there, or ask for the file that the course saved."),
)
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, struct.error, KeyError, MemoryError)


class File(NamedTuple):
    """One file.

    Attributes:
        path: from the folder, with ``/``; inside a zip, the zip's path, then the entry's.
        name: the path by which it is told who handed it in: inside a zip, the entry's alone.
        kind: ``json`` or ``word``, or "" where it was not read.
        data: its bytes; of a Word document those of ``word/document.xml``.
        why: why it was not read, with the mend; else empty.
    """

    path: str
    name: str
    kind: str = ""
    data: bytes = b""
    why: str = ""


def files(folder: Path, leave_out: Path | None = None) -> Iterator[File]:
    """Yield each file below a folder, in the order in which the disk gives them: nothing is collected.

    Args:
        folder: where hand-ins lie; or one file, such as a platform's zip.
        leave_out: a folder inside it that is passed over: the one that is written to.
    """
    if folder.is_dir():
        yield from _below(str(folder), "", 0, str(leave_out.resolve()) if leave_out else "")
    else:
        yield from _plain(str(folder), whole(folder.name))


def _below(folder: str, path: str, depth: int, leave_out: str) -> Iterator[File]:
    if depth > DEEPEST:
        yield File(path, path, why=f"Folders lie more than {DEEPEST} deep here; move the files nearer to the top.")
        return
    try:
        listed = os.scandir(folder)
    except OSError as error:
        yield File(path or ".", path or ".", why=f"The folder cannot be opened ({_said(error)}); give yourself the right to read it.")
        return
    with listed:
        while True:
            try:
                entry = next(listed, None)
            except OSError as error:
                yield File(path or ".", path or ".", why=f"The folder cannot be read to its end ({_said(error)}); copy it to another disk.")
                return
            if entry is None:
                return
            here = f"{path}/{whole(entry.name)}" if path else whole(entry.name)
            if _LEFT_BEHIND.fullmatch(entry.name):
                continue
            try:
                link, directory = entry.is_symlink(), entry.is_dir(follow_symlinks=False)
                plain = entry.is_file(follow_symlinks=False)
            except OSError as error:
                yield File(here, here, why=f"It cannot be looked at ({_said(error)}); copy it to another disk.")
                continue
            if link:
                yield File(here, here, why="It is a link to another place, which is not followed; copy the file itself here.")
            elif directory:
                if os.path.realpath(entry.path) != leave_out:
                    yield from _below(entry.path, here, depth + 1, leave_out)
            elif plain:
                yield from _plain(entry.path, here)
            else:
                yield File(here, here, why="It is no plain file; take it out of the folder.")


def _plain(place: str, path: str) -> Iterator[File]:
    kind = _kind(path)
    if kind not in ("json", "word", "zip"):
        yield File(path, path, why=kind)
        return
    try:
        with open(place, "rb") as file:
            if kind == "zip":
                yield from _zip(file, path)
            elif (size := os.fstat(file.fileno()).st_size) > LARGEST:
                yield File(path, path, why=_too_large(size))
            else:
                yield _read(path, path, kind, file.read(LARGEST + 1))
    except OSError as error:
        yield File(path, path, why=f"It cannot be read ({_said(error)}); give yourself the right to read it, or copy it again.")


def _kind(path: str) -> str:
    """``json``, ``word`` or ``zip``, else the sentence that says why it is not read."""
    name = path.lower()
    for ending, kind in ((".json", "json"), (".json.txt", "json"), (".docx", "word"), (".zip", "zip")):
        if name.endswith(ending):
            return kind
    for pattern, said in _SLIPS:
        if pattern.fullmatch(path):
            return said
    ending = os.path.splitext(name)[1]
    return f"It is {_KINDS.get(ending, f'a file of the kind {ending[:12]}' if ending else 'a file without an ending')}, which holds no record of this course. {_WANTED}"


def _read(path: str, name: str, kind: str, data: bytes) -> File:
    if len(data) > LARGEST:
        return File(path, name, why=_too_large(len(data)))
    if not data:
        return File(path, name, why="The file is empty; ask for it again.")
    if kind == "json":
        return File(path, name, kind, data)
    try:
        return File(path, name, kind, _document(data))
    except _Refused as refused:
        return File(path, name, why=str(refused))
    except _UNREADABLE:
        return File(path, name, why="It is no Word document, or a damaged one; ask for it saved again as .docx.")


class _Refused(Exception):
    """Why something in a zip is not read, as a sentence."""


def _document(data: bytes) -> bytes:
    """Return the main part of a Word document.

    Raises:
        _Refused: it expands to more than any document of words does, or is locked.
    """
    import io

    file = io.BytesIO(data)
    _look_at_directory(file)
    with zipfile.ZipFile(file) as archive:
        entry = archive.getinfo(DOCUMENT)
        if entry.flag_bits & 1:
            raise _Refused("The Word document is locked with a password; ask for it without.")
        with archive.open(entry) as part:
            read = part.read(LARGEST_DOCUMENT + 1)
    if len(read) > LARGEST_DOCUMENT:
        raise _Refused(f"The Word document's text expands to more than {LARGEST_DOCUMENT // 1024**2} MB, which no document of words does; ask for another.")
    return read


def _zip(file: BinaryIO, path: str) -> Iterator[File]:
    try:
        _look_at_directory(file)
        archive = zipfile.ZipFile(file)
    except _Refused as refused:
        yield File(path, path, why=str(refused))
        return
    except _UNREADABLE:
        yield File(path, path, why="It is no zip, or a damaged one: it was perhaps not downloaded to its end. Download it again.")
        return
    expanded = 0
    with archive:
        for entry in archive.infolist():
            name = whole(entry.filename.replace("\x00", ""))
            here = f"{path}/{name}"
            if entry.is_dir() or any(_LEFT_BEHIND.fullmatch(step) for step in name.split("/")):
                continue
            if expanded > MOST_EXPANDED:
                yield File(path, path, why=f"The zip expands to more than {MOST_EXPANDED // 1024**3} GB, so the rest of it was not read; part it into smaller ones.")
                return
            one = _entry(archive, entry, name, here)
            expanded += len(one.data) if one.kind else 0
            yield one


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, here: str) -> File:
    steps = name.replace("\\", "/").split("/")
    if ".." in steps or name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        return File(here, here, why="Its name leads out of the zip, which no learning platform writes; ask for the file itself.")
    if len(steps) > DEEPEST:
        return File(here, here, why=f"Folders lie more than {DEEPEST} deep here; move the files nearer to the top.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        return File(here, name, why="It is a link to another place, which is not followed; ask for the file itself.")
    kind = _kind(name)
    if kind not in ("json", "word"):
        return File(here, name, why=_PACKED if kind == "zip" else kind)
    if entry.flag_bits & 1:
        return File(here, name, why="It is locked with a password; ask for it without.")
    if entry.file_size > LARGEST:
        return File(here, name, why=_too_large(entry.file_size))
    try:
        with archive.open(entry) as part:
            # What an entry says of its size is a stranger's word too.
            data = part.read(LARGEST + 1)
    except _UNREADABLE:
        return File(here, name, why="It is damaged inside the zip; download the zip again, or ask for the file itself.")
    return _read(here, name, kind, data)


def _look_at_directory(file: BinaryIO) -> None:
    """Refuse a zip whose list of contents is larger than any that is handed in, before that list is read at once.

    The form is that of PKWARE's APPNOTE 6.3.10: the end of central directory record (4.3.16) and, where its fields are full, the
    zip64 one (4.3.14), found by its locator (4.3.15).

    Raises:
        _Refused: it is larger.
    """
    file.seek(0, os.SEEK_END)
    size = file.tell()
    tail = min(size, 22 + 65_535 + 20)
    file.seek(size - tail)
    held = file.read(tail)
    file.seek(0)
    at = held.rfind(b"PK\x05\x06")
    if at < 0 or len(held) < at + 22:
        return  # no zip at all; whoever opens it says so
    many, directory = struct.unpack("<H", held[at + 10:at + 12])[0], struct.unpack("<I", held[at + 12:at + 16])[0]
    locator = held[max(0, at - 20):at]
    if len(locator) == 20 and locator[:4] == b"PK\x06\x07":
        file.seek(struct.unpack("<Q", locator[8:16])[0] if struct.unpack("<Q", locator[8:16])[0] < size else 0)
        more = file.read(56)
        file.seek(0)
        if more[:4] == b"PK\x06\x06" and len(more) == 56:
            many, directory = struct.unpack("<QQ", more[32:48])
    if many > MOST_ENTRIES or directory > LARGEST_DIRECTORY:
        raise _Refused(f"The zip holds {many:,} files, or a list of them that is too long; {MOST_ENTRIES:,} are read at most. Part it into smaller ones.")


def _too_large(size: int) -> str:
    return f"It has {size / 1024**2:,.1f} MB, and no record of this course has more than {LARGEST // 1024**2}; ask for the file that the course saved."


def _said(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


