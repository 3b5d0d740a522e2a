"""From a file's bytes to text, for files that strangers made."""

import re

from exercises.record.problems import Problem

LARGEST = 5 * 1024 * 1024  # bytes; outline 6.0, Import
_HALF = re.compile("[\ud800-\udfff]")


def text_of(data):
    """The text in a file, with or without a byte-order mark.

    Args:
        data: ``bytes`` (or a view of bytes) as they were chosen, or ``str`` that was pasted.

    Returns:
        The text, line ends as they were.

    Raises:
        Problem: over 5 MB, empty, or not UTF-8; the sentence names the line where that shows.
    """
    if isinstance(data, str):
        # Four bytes a character is the most that UTF-8 takes: only then need it be counted out.
        if len(data) > LARGEST or len(data) * 4 > LARGEST and len(data.encode("utf-8", "replace")) > LARGEST:
            raise _too_large()
        text = data
    else:
        if len(data) > LARGEST:
            raise _too_large()
        text = _decoded(bytes(data))
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise Problem("The file is empty; choose a file that this course saved.")
    half = _HALF.search(text)
    if half:
        line = line_at(text, half.start())
        raise Problem(f"Line {line} holds half a character: the file was damaged; choose another copy of it.", line)
    return text


def line_at(text, place):
    """The line, counted from 1, on which the character at ``place`` stands."""
    before = text[:place]
    return before.count("\n") + before.count("\r") - before.count("\r\n") + 1


def whole(text):
    """Text that can be written to a file: half a character, which UTF-8 has no bytes for, becomes U+FFFD."""
    return _HALF.sub("\ufffd", text)


def _decoded(data):
    """Bytes as UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Problem("The file was saved as UTF-16; save it again as UTF-8 (in a spreadsheet: CSV UTF-8).")
    if data[:4] == b"PK\x03\x04":
        raise Problem("This is a workbook or another packed file, not text; save the sheet as CSV UTF-8 and open that.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
        raise Problem(f"Line {line} holds a character that is not UTF-8; save the file again as UTF-8 "
                      "(in a spreadsheet: CSV UTF-8).", line) from None


def _too_large():
    return Problem("The file is larger than 5 MB, and no exercise of this course saves one so large; choose another.")
