"""The lock file lists what the site carries and names no other place."""

import hashlib
import json

from tools.bundle import lockfile, places, wheel


def test_lists_our_one_archive(tmp_path):
    archive = tmp_path / "course.zip"
    archive.write_bytes(b"bytes")
    lock = json.loads(lockfile.text(archive, "exercises.abc.zip.bin"))
    assert list(lock["packages"]) == [wheel.NAME]
    package = lock["packages"][wheel.NAME]
    assert package["file_name"] == "exercises.abc.zip.bin"
    assert package["sha256"] == hashlib.sha256(b"bytes").hexdigest()
    assert lock["info"]["python"] == places.pyodide_info()["python"]
    assert "://" not in json.dumps(lock)
