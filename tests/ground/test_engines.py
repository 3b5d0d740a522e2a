"""Firefox and WebKitGTK are found, or installed where we may, or their lack is told."""

import pytest

from tools.ground import debian, engines, missing
from tools.ground.progress import Progress


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A machine with neither, where we are not root."""
    monkeypatch.setenv("PATH", str(tmp_path))
    parts = {"program": (f"{tmp_path}/lib/*/MiniBrowser",), "driver": ("WebKitWebDriver",)}
    monkeypatch.setitem(engines.ENGINES, "webkit", engines.ENGINES["webkit"]._replace(needs=parts))
    monkeypatch.setattr(debian, "may_install", lambda: False)
    return tmp_path


def install(folder, *names):
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o755)


def test_every_part_must_be_there(bare):
    webkit = engines.ENGINES["webkit"]
    assert webkit.parts() is None
    install(bare, "lib/some/MiniBrowser")
    assert webkit.parts() is None
    install(bare, "WebKitWebDriver")
    assert webkit.parts() == {"program": bare / "lib/some/MiniBrowser", "driver": bare / "WebKitWebDriver"}


def test_without_the_rights_nothing_is_installed_and_the_way_is_told(bare):
    engines.ensure(Progress())
    assert "WebKitGTK is not here" in engines.how_to_get("webkit")


def test_only_what_is_missing_is_installed(bare, monkeypatch):
    install(bare, "firefox-esr")
    ran = []

    class Apt(Progress):
        def run(self, text, command, log, env=None, cwd=None):
            ran.append(command)
            return 0, ""

    monkeypatch.setattr(debian, "may_install", lambda: True)
    engines.ensure(Apt())
    assert ran[0] == ["apt-get", "update"]
    assert "webkit2gtk-driver" in ran[1]
    assert "firefox-esr" not in ran[1]


def test_what_cannot_be_had_is_told(bare, monkeypatch):
    class Apt(Progress):
        def run(self, text, command, log, env=None, cwd=None):
            return 100, "E: Temporary failure resolving: name resolution"

    monkeypatch.setattr(debian, "may_install", lambda: True)
    with pytest.raises(missing.Missing, match="Firefox and WebKitGTK could not be installed"):
        engines.ensure(Apt())
