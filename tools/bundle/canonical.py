"""Bytecode that is the same whoever compiled it.

This file runs on the author's machine and, as it stands, inside Pyodide; it imports the standard library only.

``marshal`` marks an object for sharing by how many references it has at that moment, so that two runs of the same
compiler may write different bytes. Its version 2 knows no such marks; what it writes depends on the code alone.
"""

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
    return importlib.util.MAGIC_NUMBER + UNCHECKED + bytes(8) + marshal.dumps(code, 2)


def pyc_from(data):
    """Return the canonical form of a ``.pyc`` of this Python's minor version.

    Raises:
        ValueError: it was written by another version.
    """
    if data[:4] != importlib.util.MAGIC_NUMBER:
        raise ValueError("this bytecode was written by another version of Python")
    return pyc(marshal.loads(data[16:]))


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
    """Compile all modules of a zip or wheel into another.

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
                files[name + "c"] = compile_source(name, data)
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
