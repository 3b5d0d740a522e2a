"""The hosts that are measured by: what they compress, what they count, and how narrow the line is."""

import gzip
import threading
import urllib.request

import brotli
import pytest

from tools.bench import hosts


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


def test_a_gate_lets_no_more_through_than_the_line_carries():
    clock = Clock()
    gate = hosts.Gate(8000, clock, clock.sleep)
    for _ in range(10):
        gate.wait(500)
    assert clock.now == pytest.approx(100 + 5.0)


def test_a_rest_is_not_saved_up():
    clock = Clock()
    gate = hosts.Gate(8000, clock, clock.sleep)
    gate.wait(1000)
    clock.now += 60
    gate.wait(1000)
    assert clock.now == pytest.approx(162.0)


def test_an_open_gate_keeps_nobody():
    clock = Clock()
    hosts.Gate(0, clock, clock.sleep).wait(10**9)
    assert clock.now == 100.0


def test_two_connections_share_one_line():
    """Real threads, and no claim about the clock: what each was kept until adds up."""
    clock = Clock()
    lock = threading.Lock()
    ends = []

    def sleep(seconds):
        with lock:
            ends.append(clock.now + seconds)

    gate = hosts.Gate(8000, clock, sleep)
    threads = [threading.Thread(target=lambda: [gate.wait(100) for _ in range(5)]) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(ends) == pytest.approx(100 + 10 * 0.1)


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("<p>words</p>" * 100)
    (folder / "code.js").write_text("let a = 1;" * 100)
    (folder / "code.wasm").write_bytes(b"\0asm" + bytes(1000))
    (folder / "packed.zip").write_bytes(b"PK" + bytes(1000))
    (tmp_path / "secret.html").write_text("no")
    return folder


@pytest.fixture
def host(site, tmp_path):
    served = hosts.Host({"/": site}, hosts.Packer(tmp_path / "packed"))
    yield served
    served.close()


def body_of(host, path, accepts):
    status, headers, body = host.answer(path, accepts)
    encoding = headers.get("Content-Encoding")
    unpacked = {"gzip": gzip.decompress, "br": brotli.decompress}.get(encoding, bytes)(body)
    return status, encoding, unpacked, headers


@pytest.mark.parametrize("path", ["/index.html", "/", "/code.js", "/code.wasm"])
def test_a_plain_host_compresses_text_and_webassembly(host, site, path):
    status, encoding, body, headers = body_of(host, path, "gzip, deflate, br")
    assert (status, encoding) == (200, "gzip")
    assert body == (site / (path[1:] or "index.html")).read_bytes()
    assert headers["Cache-Control"] == "max-age=600"


def test_what_is_packed_goes_as_it_is(host):
    assert body_of(host, "/packed.zip", "gzip, br")[1] is None


def test_who_takes_no_gzip_gets_none(host):
    assert body_of(host, "/code.js", "")[1] is None


def test_a_host_with_twins_sends_brotli_and_prefers_the_twin_that_lies_there(site, tmp_path):
    (site / "code.js.br").write_bytes(brotli.compress(b"the twin"))
    served = hosts.Host({"/": site}, hosts.Packer(tmp_path / "packed"), brotli=True)
    try:
        assert body_of(served, "/code.js", "gzip, br")[1:3] == ("br", b"the twin")
        assert body_of(served, "/code.wasm", "gzip, br")[1] == "br"
        assert body_of(served, "/code.js", "gzip")[1] == "gzip"
        assert body_of(served, "/packed.zip", "gzip, br")[1] is None
    finally:
        served.close()


@pytest.mark.parametrize("path", ["/missing.js", "/../secret.html", "/%2e%2e/secret.html"])
def test_what_does_not_lie_in_the_folder_is_not_found(host, path):
    assert host.answer(path, "")[0] == 404


def test_the_longest_address_that_fits_counts(site, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.js").write_text("other")
    served = hosts.Host({"/": site, "/deep/": other}, hosts.Packer(tmp_path / "packed"))
    try:
        assert served.answer("/deep/x.js", "")[2] == b"other"
    finally:
        served.close()


def test_bytes_and_requests_are_counted_as_they_go_over_the_line(host, site):
    asked = urllib.request.Request(host.origin + "/code.js", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as answer:
        size = len(answer.read())
    assert size < (site / "code.js").stat().st_size
    assert host.tally.take() == [("/code.js", size + hosts.HEAD)]
    assert host.tally.take() == []


def test_a_narrow_line_brings_every_byte(site, tmp_path):
    data = bytes(range(256)) * 400
    (site / "large.bin").write_bytes(data)
    served = hosts.Host({"/": site}, hosts.Packer(tmp_path / "packed"), hosts.Line(1e9, 0.001))
    try:
        with urllib.request.urlopen(served.origin + "/large.bin") as answer:
            assert answer.read() == data
    finally:
        served.close()
