"""The page that stands beside ours: what it is served, and that it needs nobody else."""

import hashlib
import json
import re
import urllib.request
import zipfile

import pytest

from tools.bench import figures, hosts, pages, peers, run
from tools.bench.workshop import WorkFailed
from tools.ground import places


@pytest.fixture(scope="module")
def listed():
    """Pyodide's own list."""
    return json.loads((peers.PYODIDE / "pyodide-lock.json").read_text("utf-8"))


def small_list():
    entry = {"version": "1.0", "file_name": "x.whl", "sha256": "0", "package_type": "package"}
    return {
        "info": {"python": "3.13.2"},
        "packages": {
            "micropip": {**entry, "depends": []},
            "ipython": {**entry, "version": "9.0", "depends": ["prompt_toolkit", "sqlite3"]},
            "jedi": {**entry, "depends": []},
            "prompt-toolkit": {**entry, "version": "3.0", "depends": ["ipython"]},
            "sqlite3": {**entry, "depends": [], "package_type": "cpython_module"},
            "numpy": {**entry, "depends": []},
        },
    }


def test_what_the_kernel_asks_for_is_served_with_all_that_it_leans_on_and_nothing_else():
    assert peers.needed(small_list()) == {"ipython": "9.0", "jedi": "1.0", "micropip": "1.0", "prompt-toolkit": "3.0"}


def test_the_versions_are_those_of_pyodides_own_list(listed):
    """After a change of Pyodide, ``peers.in`` has to follow."""
    asked = dict(re.findall(r"^([a-z0-9-]+)==([^;\s]+)", peers.REQUIREMENTS.with_suffix(".in").read_text("utf-8"), re.M))
    assert peers.needed(listed).items() <= asked.items()
    assert set(peers.INSTALLED) <= set(asked)


def test_ipywidgets_are_the_version_that_our_own_page_has():
    versions = [
        re.search(r"^ipywidgets==(\S+)", (places.REQUIREMENTS / f"{name}.txt").read_text("utf-8"), re.M)[1] for name in ("author", "peers")
    ]
    assert versions[0] == versions[1]


def test_entries_of_a_list_are_taken_over_with_their_hashes_and_without_conditions():
    text = '# head\none==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\ntwo==2.0 ; python_full_version >= \'3.13\' \\\n    --hash=sha256:cc\nthree==3.0 \\\n    --hash=sha256:dd\n'
    part = peers.chosen(text, ["two", "one"])
    assert [line.split() for line in part.splitlines()] == [
        ["two==2.0", "\\"], ["--hash=sha256:cc"], ["one==1.0", "\\"], ["--hash=sha256:aa", "\\"], ["--hash=sha256:bb"],
    ]  # fmt: skip
    with pytest.raises(WorkFailed, match="peers.in lacks four"):
        peers.chosen(text, ["one", "four"])


def test_every_package_that_is_served_stands_in_the_hashed_list(listed):
    names = [*peers.needed(listed), *peers.INSTALLED]
    part = peers.chosen(peers.REQUIREMENTS.read_text("utf-8"), names)
    assert len(re.findall(r"^[a-z].*==", part, re.M)) == len(names) == part.count("==")


def test_the_list_beside_pyodide_names_our_wheels_by_their_hashes(tmp_path):
    wheel = tmp_path / "prompt_toolkit-3.0-py3-none-any.whl"
    wheel.write_bytes(b"a wheel")
    own = peers.own_list(small_list(), [wheel, peers.empty_wheel(tmp_path, peers.ABSENT)])
    assert set(own["packages"]) == {"prompt-toolkit", "sqlite3"} and own["info"] == small_list()["info"]
    entry = own["packages"]["prompt-toolkit"]
    assert (entry["file_name"], entry["sha256"]) == (wheel.name, hashlib.sha256(b"a wheel").hexdigest())
    assert own["packages"]["sqlite3"]["package_type"] == "package"


def test_what_stands_in_for_the_absent_one_holds_no_module(tmp_path):
    with zipfile.ZipFile(peers.empty_wheel(tmp_path, "sqlite3")) as wheel:
        assert all(".dist-info/" in name for name in wheel.namelist())


def test_the_notebook_has_one_cell_and_it_is_the_tiny_exercise():
    (cell,) = peers.notebook()["cells"]
    ours = (places.ROOT / "tools" / "bench" / "tiny" / "__init__.py").read_text("utf-8")
    for control in ('widgets.Text(description="Words"', 'widgets.Checkbox(description="Loud"', 'widgets.Button(description="Answer")', "Nothing was written."):
        assert control in cell["source"] and control in ours


def test_nothing_is_to_come_from_elsewhere():
    (settings,) = peers.SETTINGS["jupyter-config-data"]["litePluginSettings"].values()
    assert settings["disablePyPIFallback"] is True
    assert all(address.startswith("./") for address in (settings["pyodideUrl"], *settings["loadPyodideOptions"].values()))


def test_it_is_visited_only_where_it_is_asked_for_and_in_the_same_rounds():
    assert (figures.PLAIN, peers.NAME) not in run.plan(quick=False) + run.plan(quick=True)
    for quick in (True, False):
        asked = run.plan(quick, beside=True)
        assert (figures.PLAIN, peers.NAME) in asked
        assert [one for one in asked if one[1] != peers.NAME] == run.plan(quick)



def measured(monkeypatch, tmp_path, reader):
    """Run the bench with stand-ins for the bundle and the browser."""
    from contextlib import contextmanager

    class Chromium:
        @contextmanager
        def reader(self, host):
            yield reader

    @contextmanager
    def started():
        yield Chromium()

    monkeypatch.setattr(pages, "make", lambda say: tmp_path)
    monkeypatch.setattr(run.browser, "started", started)
    monkeypatch.setattr(places, "CACHE", tmp_path)
    return run.measure([(figures.PLAIN, "bare"), (figures.PLAIN, peers.NAME)], 1, lambda text: None)


class Reader:
    """Answers on pages of ours only."""

    strangers = frozenset({"https://elsewhere.test/x.whl"})

    def __init__(self, broken):
        self.broken = broken

    def prepare(self, page):
        pass

    def visit(self, page):
        if (page == peers.PAGE) == (self.broken == peers.NAME):
            raise run.browser.NoAnswer("no answer after 3 s")
        return run.browser.Visit(1000.0, 0.0, 1, 1, 1.0, 1.0)


def test_a_peer_that_does_not_answer_is_told_in_the_table_and_ends_nothing(monkeypatch, tmp_path):
    found = measured(monkeypatch, tmp_path, Reader(peers.NAME))
    rows = peers.remarks(found + found).strip().splitlines()
    assert f"| {figures.PLAIN} | {peers.NAME} | not measured: no answer after 3 s |" in rows
    assert f"| {figures.PLAIN} | {peers.NAME} | asked elsewhere, and was refused: https://elsewhere.test/x.whl |" in rows
    assert len(rows) == len(set(rows)) == 3
    assert "| bare " in figures.table(figures.samples(found))


def test_a_page_of_ours_that_does_not_answer_ends_the_run(monkeypatch, tmp_path):
    with pytest.raises(run.browser.NoAnswer):
        measured(monkeypatch, tmp_path, Reader("bare"))


@pytest.mark.parametrize("method, address", [("GET", "http://elsewhere.test/x"), ("POST", "http://elsewhere.test/x")])
def test_the_host_refuses_what_is_asked_of_another(tmp_path, method, address):
    (tmp_path / "x").write_text("ours")
    host = hosts.Host({"/": tmp_path}, hosts.Packer(tmp_path / "packed"))
    try:
        through = urllib.request.build_opener(urllib.request.ProxyHandler({"http": host.origin, "https": host.origin}))
        with pytest.raises(urllib.error.HTTPError, match="403"):
            through.open(urllib.request.Request(address, method=method))
        with pytest.raises(OSError, match="403"):
            through.open("https://elsewhere.test/x")
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(host.origin + "/x") as answer:
            assert answer.read() == b"ours"
        assert [path for path, _ in host.tally.take()] == ["/x"]
    finally:
        host.close()


def test_the_command_shows_the_peer_beside_ours_and_what_it_asked_in_vain(monkeypatch, capsys, tmp_path):
    values = run.browser.Visit(1000.0, 0.0, 5000, 3, 80.0, 1.0)._asdict()
    given = {}

    def measure(asked, rounds, say, more):
        given.update(more)
        visits = [(host, name, which, values) for host, name in asked for which in ("first", "again", "second", "next")]
        return [*visits, (figures.PLAIN, peers.NAME, "asked elsewhere, and was refused: https://elsewhere.test/", {})]

    monkeypatch.setattr(peers, "make", lambda progress: {peers.ADDRESS: tmp_path})
    monkeypatch.setattr(run, "measure", measure)
    file = tmp_path / "figures.json"
    assert run.main(["--peers", "--quick", "--json", str(file)]) == 0
    table = capsys.readouterr().out
    assert f"| {peers.NAME} " in table and "asked elsewhere, and was refused: https://elsewhere.test/ |" in table
    assert given == {peers.ADDRESS: tmp_path}
    assert any(visit["page"] == peers.NAME and visit.get("answered") == 1000.0 for visit in json.loads(file.read_text())["visits"])
