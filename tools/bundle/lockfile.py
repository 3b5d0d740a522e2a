"""The lock file that Pyodide wants: which packages there are to be had. Here it is one, and it is ours.

npm's own lists some three hundred packages that this site does not carry, in 122 KB.
"""

import hashlib
import json
import tempfile
import zipfile
from pathlib import Path

from pyodide_lock import PyodideLockSpec
from pyodide_lock.spec import InfoSpec, PackageSpec

from tools.bundle import places, wheel


def whole() -> str:
    """Return the top-level names in Pyodide's whole standard library, parted by spaces."""
    with zipfile.ZipFile(places.PYODIDE / "python_stdlib.zip") as archive:
        return " ".join(sorted({name.split("/")[0].removesuffix(".py") for name in archive.namelist()}))


def text(archive: Path, file_name: str) -> str:
    """Return the lock file's text.

    Args:
        archive: the compiled course, for its checksum.
        file_name: its name in the site.
    """
    info = places.pyodide_info()
    known = {key: info[key] for key in InfoSpec.model_fields if key in info}
    spec = PyodideLockSpec(
        info=InfoSpec(**{"version": places.pyodide_version(), **known}),
        packages={
            wheel.NAME: PackageSpec(
                name=wheel.NAME,
                version=wheel.version(),
                file_name=file_name,
                install_dir="site",
                sha256=hashlib.sha256(archive.read_bytes()).hexdigest(),
                imports=["exercises", *wheel.STANDS_ON],
            )
        },
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pyodide-lock.json"
        spec.to_json(path)
        return json.dumps(json.loads(path.read_text("utf-8")), separators=(",", ":"), sort_keys=True)
