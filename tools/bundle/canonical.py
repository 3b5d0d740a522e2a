"""Bytecode that is the same whoever compiled it.

This file runs on the author's machine and, as it stands, inside Pyodide; it imports the standard library only.

``marshal`` marks an object for sharing by how many references it has at that moment, so that two runs of the same
compiler may write different bytes. Its version 2 knows no such marks; what it writes depends on the code alone.
"""

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
