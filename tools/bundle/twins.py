"""Compressed twins beside the files, for hosts that send what lies ready (``brotli_static``, ``gzip_static``).

A host that compresses by itself, or not at all, takes no notice of them. Text and WebAssembly get them; what is
packed already does not, and neither do pages, which are small and change with every build. ``tools serve`` does
without them.
"""

import gzip
import hashlib
from pathlib import Path

COMPRESSED = frozenset({".js", ".json", ".wasm"})
ENCODINGS = {".br": lambda data: _brotli(data), ".gz": lambda data: gzip.compress(data, 9, mtime=0)}


def _brotli(data: bytes) -> bytes:
    import brotli

    return brotli.compress(data, quality=11, lgwin=24)


def write(folder: Path, kept: Path) -> list[Path]:
    """Write a twin in each encoding beside each file of ``folder`` that compresses.

    Args:
        folder: where the files lie.
        kept: a folder of twins by what they were made from. WebAssembly takes half a minute, and changes only
            with Pyodide; what was not used this time is removed.

    Returns:
        The twins' paths.
    """
    kept.mkdir(parents=True, exist_ok=True)
    used, made = set(), []
    for path in sorted(folder.iterdir()):
        if path.suffix not in COMPRESSED:
            continue
        data = path.read_bytes()
        for suffix, pack in ENCODINGS.items():
            store = kept / f"{hashlib.sha256(data).hexdigest()}{suffix}"
            if not store.exists():
                store.write_bytes(pack(data))
            used.add(store)
            twin = path.with_name(path.name + suffix)
            twin.write_bytes(store.read_bytes())
            made.append(twin)
    for store in set(kept.iterdir()) - used:
        store.unlink()
    return made
