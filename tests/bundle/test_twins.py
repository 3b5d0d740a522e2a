"""Compressed twins hold what their files hold, and are made once."""

import gzip

import brotli

from tools.bundle import twins


def test_twins_hold_what_their_files_hold(tmp_path):
    folder = tmp_path / "assets"
    folder.mkdir()
    (folder / "a.1.js").write_bytes(b"let a = 1;\n" * 50)
    (folder / "b.2.zip.bin").write_bytes(b"packed already")
    made = twins.write(folder, tmp_path / "kept")
    assert sorted(path.name for path in made) == ["a.1.js.br", "a.1.js.gz"]
    assert brotli.decompress((folder / "a.1.js.br").read_bytes()) == (folder / "a.1.js").read_bytes()
    assert gzip.decompress((folder / "a.1.js.gz").read_bytes()) == (folder / "a.1.js").read_bytes()


def test_a_twin_is_made_once_and_goes_when_its_file_has_gone(tmp_path, monkeypatch):
    folder, kept = tmp_path / "assets", tmp_path / "kept"
    folder.mkdir()
    (folder / "a.1.js").write_bytes(b"let a = 1;\n")
    twins.write(folder, kept)
    packed = []
    monkeypatch.setattr(twins, "ENCODINGS", {suffix: lambda data: packed.append(data) or b"" for suffix in twins.ENCODINGS})
    twins.write(folder, kept)
    assert packed == []
    (folder / "a.1.js").write_bytes(b"let a = 2;\n")
    twins.write(folder, kept)
    assert packed == [b"let a = 2;\n"] * 2
    assert len(list(kept.iterdir())) == 2
