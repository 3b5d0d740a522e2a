"""Bytecode that is the same whoever compiled it.

This file runs on the author's machine and, as it stands, inside Pyodide; it imports the standard library only.

``marshal`` marks an object for sharing by how many references it has at that moment, so that two runs of the same
compiler may write different bytes. Its version 2 knows no such marks; what it writes depends on the code alone.
But it writes every name again wherever it stands, half of all bytes. So :func:`shared` goes over what version 2
wrote and puts in the marks of version 4 by itself: for what is equal, not for what happens to be the same object.
"""

import ast
import hashlib
import importlib.util
import marshal
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
UNCHECKED = (0b01).to_bytes(4, "little")
"""PEP 552: a hash-based file whose source is never looked for."""


def pyc(code):
    """Return the bytes of a ``.pyc`` for a code object.

    The hash of the source is left at zero: nobody checks it, and a bundle's own name carries one.
    """
    return importlib.util.MAGIC_NUMBER + UNCHECKED + bytes(8) + shared(marshal.dumps(without_columns(code), 2))


def without_columns(code):
    """Return a code object that knows the line of each instruction and no longer the columns.

    So does Python's own option ``-X no_debug_ranges``. Columns only draw the little marks under a line of a
    traceback, and are a third of what the packed bytecode weighs.
    """
    constants = tuple(without_columns(part) if isinstance(part, type(code)) else part for part in code.co_consts)
    return code.replace(co_consts=constants, co_linetable=_lines_only(code))


_NO_COLUMNS, _NO_LINE, _MOST = 13, 15, 8
"""CPython's ``Objects/locations.md``: two kinds of entry, and how many instructions one entry covers."""


def _lines_only(code):
    table, before = bytearray(), code.co_firstlineno
    for start, end, line in code.co_lines():
        left = (end - start) // 2
        while left > 0:
            size, left = min(left, _MOST), left - _MOST
            table.append(0x80 | (_NO_LINE if line is None else _NO_COLUMNS) << 3 | size - 1)
            if line is not None:
                table += _signed(line - before)
                before = line
    return bytes(table)


def _signed(number):
    """A whole number as a location table writes it: the sign in the lowest bit, then six bits a byte, lowest first."""
    left, written = (-number << 1 | 1) if number < 0 else number << 1, bytearray()
    while left >= 64:
        written.append(64 | left & 63)
        left >>= 6
    written.append(left)
    return bytes(written)


_FIXED = {b"N": 0, b"F": 0, b"T": 0, b".": 0, b"S": 0, b"i": 4, b"g": 8, b"y": 16}
"""Types of ``marshal`` that take so many bytes and hold nothing else."""

_COUNTED = {b"(": 4, b"<": 4, b">": 4}
"""Those that hold as many objects as four bytes say."""

_CODE = (5 * 4, 8, 4, 2)
"""Code in Python 3.11 to 3.14: five numbers, eight objects, the first line's number, two objects."""

_SHARED_TYPES = b"sut("
"""What is worth a mark: bytes, texts, names, tuples."""


def shared(data):
    """Return what ``marshal`` wrote in version 2 with equal parts written once.

    Args:
        data: what ``marshal.dumps(code, 2)`` gives for a module's code.

    Raises:
        ValueError: it holds a type that code does not have.
    """
    tree, end = _parse(data, 0)
    if end != len(data):
        raise ValueError("there is more in this bytecode than one object")
    times = {}
    _count(tree, times)
    out = []
    _write(tree, times, {}, out)
    return b"".join(out)


def _parse(data, at):
    """Return ``(type, head, children, tail, key)`` for the object at ``at``, and where the next one begins.

    ``key`` is the object as version 2 wrote it: equal keys are equal objects of equal types.
    """
    start, kind = at, data[at : at + 1]
    at += 1
    children = []
    if kind in _FIXED:
        at += _FIXED[kind]
        head, tail = data[start + 1 : at], b""
    elif kind == b"l":
        at += 4 + 2 * abs(int.from_bytes(data[at : at + 4], "little", signed=True))
        head, tail = data[start + 1 : at], b""
    elif kind in (b"s", b"t", b"u"):
        at += 4 + int.from_bytes(data[at : at + 4], "little")
        head, tail = data[start + 1 : at], b""
    elif kind in _COUNTED:
        size = int.from_bytes(data[at : at + 4], "little")
        head, tail = data[at : at + 4], b""
        at += 4
        for _ in range(size):
            child, at = _parse(data, at)
            children.append(child)
    elif kind == b"c":
        numbers, first, line, last = _CODE
        head = data[at : at + numbers]
        at += numbers
        for _ in range(first):
            child, at = _parse(data, at)
            children.append(child)
        tail = data[at : at + line]
        at += line
        for _ in range(last):
            child, at = _parse(data, at)
            children.append(child)
    else:
        raise ValueError(f"bytecode that holds an object of type {kind!r}")
    return (kind, head, children, tail, data[start:at]), at


def _count(tree, times):
    kind, _, children, _, key = tree
    times[key] = times.get(key, 0) + 1
    if times[key] == 1:
        for child in children:
            _count(child, times)


def _write(tree, times, known, out):
    kind, head, children, tail, key = tree
    if key in known:
        out.append(b"r" + known[key].to_bytes(4, "little"))
        return
    mark = 0
    # An empty tuple is shorter than what would stand for it.
    if kind in _SHARED_TYPES and times[key] > 1 and len(key) > 5:
        known[key] = len(known)
        mark = 0x80
    kind, head = _short(kind, head, children)
    out.append(bytes([kind[0] | mark]) + head)
    after = _CODE[1] if kind == b"c" else len(children)
    for child in children[:after]:
        _write(child, times, known, out)
    out.append(tail)
    for child in children[after:]:
        _write(child, times, known, out)


def _short(kind, head, children):
    """The shorter form that newer versions have for short tuples and for texts in ASCII."""
    if kind == b"(" and len(children) < 256:
        return b")", bytes([len(children)])
    if kind in (b"t", b"u") and head[4:].isascii():
        if len(head) - 4 < 256:
            return (b"Z" if kind == b"t" else b"z"), bytes([len(head) - 4]) + head[4:]
        return (b"A" if kind == b"t" else b"a"), head
    return kind, head


def pyc_from(data):
    """Return the canonical form of a ``.pyc`` of this Python's minor version.

    Raises:
        ValueError: it was written by another version.
    """
    if data[:4] != importlib.util.MAGIC_NUMBER:
        raise ValueError("this bytecode was written by another version of Python")
    return pyc(marshal.loads(data[16:]))


def without_docstrings(source):
    """Return a module's source with a full stop in the place of every docstring, and every line where it was.

    Nobody reads them in the page, and they are a good part of the bytes. They do not go altogether: what has none
    is given a made-up one by ``dataclasses``, which costs more than it saves.

    Args:
        source: UTF-8 bytes; they are returned as they are where they are no Python.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return source
    lines = source.split(b"\n")
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) or not node.body:
            continue
        text = node.body[0]
        if not (isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant) and isinstance(text.value.value, str)):
            continue
        first, last = text.lineno - 1, text.end_lineno - 1
        before, after = lines[first][: text.col_offset], lines[last][text.end_col_offset :]
        if len(text.value.value) < 3 or (after.strip() and not after.lstrip().startswith((b"#", b";"))):
            continue
        if first == last:
            lines[first] = before + b'"."' + after
        else:
            lines[first] = before + b'"."' + after
            lines[first + 1 : last + 1] = [b""] * (last - first)
    return b"\n".join(lines)


def compile_source(name, source):
    """Return the canonical ``.pyc`` of a module's source; ``name`` is its path inside the archive.

    Raises:
        SyntaxError: the source does not compile.
    """
    return pyc(compile(source, name, "exec", dont_inherit=True, optimize=0))


def write_zip(path, files):
    """Write ``files`` (name to bytes), in order of their names, into an uncompressed zip with one date."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])


PROBE = b"""
async def one(source, *more, key=None, **rest):
    async with source as held:
        first = [item async for item in held if item]
    second = {name: [part for part in value] for name, value in rest.items()}
    third = {*(x for x in more), *{y for y in first}}
    try:
        return sorted(third, key=lambda z: (z, key)) or f"{first!r:>{len(second)}}"
    except* ValueError as group:
        raise RuntimeError from group
    finally:
        del first
class Two[T](dict):
    __slots__ = ("a", "b")
    def three(self, value: int | None = None) -> "Two":
        match value:
            case {"a": [x, *_], **others} if (n := len(others)) > 1:
                yield from (x, n)
            case int() | None:
                while value:
                    value -= 1
                    if value % 3 == 1: continue
                    with open(str(value)) as self.a, open("b") as self.b: break
                else:
                    yield self.a < value <= self.b
    four = [super for super in (lambda: __class__,)]
"""


def probe():
    """Return a checksum of what this compiler makes of a text that uses many constructs.

    Two releases of one minor version share a magic number and may still compile differently.
    """
    return hashlib.sha256(compile_source("probe.py", PROBE)).hexdigest()


def compile_archive(source, target, wanted=None):
    """Compile all modules of a zip or wheel into another; with ``wanted``, without their docstrings.

    Args:
        source: path of the archive with ``.py`` files.
        target: path of the archive to write; data files go along, package metadata does not.
        wanted: names to take, or None for all.
    """
    files = {}
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            if name.endswith("/") or ".dist-info/" in name or (wanted is not None and name not in wanted):
                continue
            data = archive.read(name)
            if name.endswith(".py"):
                # The wheel has lost its docstrings already, so that it is the same whoever compiles it.
                files[name + "c"] = compile_source(name, data if wanted is None else without_docstrings(data))
            else:
                files[name] = data
    write_zip(target, files)


def canonical_archive(source, target):
    """Write an archive of ``.pyc`` files in canonical form, without package metadata.

    Raises:
        ValueError: a file was compiled by another version of Python.
    """
    files = {}
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            if name.endswith("/") or ".dist-info/" in name:
                continue
            data = archive.read(name)
            files[name] = pyc_from(data) if name.endswith(".pyc") else data
    write_zip(target, files)
