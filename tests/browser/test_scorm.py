"""The packages in two learning platforms: launched, left, taken up again, and finished.

``scorm-again`` stands for a platform that keeps a package on a bad host: long path with a token, wrong types, no
compression, no index for a folder. ``scormhost`` is a server of its own.
"""

import contextlib
import json
import os
import re
import socket
import subprocess
import urllib.error
import urllib.request
import zipfile
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.support import manifest_errors
from tests.support.serving import built_site
from tools.export import assets, launch_page, manifest, scorm
from tools.ground import places
from tools.ground.progress import Progress
from tools.testing import platforms, scorm_schemas

KINDS = {"course": {}, "module": {"module": "M2"}, "vignette": {"vignette": "V-PA"}, "exercise": {"exercise": "X01"}}
START = "modules/m2-learning-from-our-own-group/"
LONGEST = 4096
ERRORS = manifest_errors.__file__

PLATFORM = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A platform</title><link rel="icon" href="data:,">
<style>html, body, main { margin: 0; height: 100% } iframe { width: 100%; height: 100%; border: 0; display: block }</style></head><body>
<main><iframe id="sco" title="The package"></iframe></main><script src="scorm12.js"></script><script>
const student = new URLSearchParams(location.search).get("student");
const kept = JSON.parse(localStorage.getItem("platform:" + student) ?? "null");
window.heard = [];
window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
API.loadFromJSON(kept?.cmi ?? {}, "cmi");
API.cmi.core.student_id = student;
API.cmi.core.student_name = "Łucja O’Neill";
API.on("LMSSetValue.cmi.*", (name, value) => heard.push([name, String(value)]));
for (const name of ["LMSInitialize", "LMSCommit", "LMSFinish"]) {
  API.on(name, () => {
    heard.push([name, API.LMSGetLastError()]);
    if (name === "LMSInitialize") return;
    localStorage.setItem("platform:" + student, JSON.stringify({ cmi: API.renderCMIToJSONObject().cmi, heard }));
  });
}
const launch = new URLSearchParams(location.search).get("launch");
if (launch) document.getElementById("sco").src = launch;
</script></body></html>"""


@lru_cache
def package(kind):
    """One kind of package from the built site: its scope, and its files."""
    scope = scorm.chosen(built_site(), **KINDS[kind])
    return scope, scorm.files(built_site(), scope, Progress())


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.ids = [], set()

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.ids.add(found.get("id"))
        self.ids.add(found.get("name") if tag == "a" else None)
        for name in ("href", "src", "data-paper"):
            if found.get(name):
                self.links.append((tag, found[name], found.get("target")))


def test_every_link_in_every_package_leads_to_a_file_in_it(site):
    for kind in KINDS:
        scope, held = package(kind)
        read = {}
        for name in held:
            if name.endswith(".html"):
                read[name] = _Links()
                read[name].feed(held[name].decode())
        for name, page in read.items():
            for tag, address, target in page.links:
                parts = urlsplit(address)
                if parts.scheme or address.startswith("//"):
                    assert tag != "a" or target == "_blank" or parts.scheme == "mailto", f"{kind}: {name} leads to {address} in the frame"
                    continue
                place = os.path.normpath(os.path.join(os.path.dirname(name), unquote(parts.path))) if parts.path else name
                assert place in held, f"{kind}: {name} leads to {address}, which is not there"
                if tag == "a" and parts.fragment and place in read:
                    assert unquote(parts.fragment) in read[place].ids, f"{kind}: {name} leads to {address}, a place that is not there"
        assert not [name for name in held if name.endswith((".br", ".gz", ".map")) or name in ("sw.js", "release.json", "_headers")]
        index = json.loads(held[assets.SEARCH])
        assert index["docs"] and all(doc["location"].split("#")[0] in held for doc in index["docs"])
        assert len(held) == len({name.lower() for name in held}), "two files that differ by case alone are one on some hosts"
        assert "course-exercise" in held[f"{scope.start}index.html"].decode() or kind in ("course", "module")
    parts = {name for name in package("exercise")[1] if "/exercise-" in name}
    assert [re.sub(r".*exercise-(\w+)\..*", r"\1", name) for name in parts] == ["stage_tracker"]
    assert len(package("exercise")[1]) < len(package("module")[1]) < len(package("course")[1])


def test_every_manifest_is_what_the_standards_schemas_ask_for(site, tmp_path):
    paths = []
    for kind in KINDS:
        held = package(kind)[1]
        paths.append(tmp_path / f"{kind}.xml")
        paths[-1].write_bytes(held[manifest.NAME])
        listed = set(re.findall(r'<file href="([^"]+)"', held[manifest.NAME].decode()))
        assert listed == set(held) - {manifest.NAME}
    bad = tmp_path / "bad.xml"
    bad.write_text(paths[0].read_text("utf-8").replace('adlcp:scormtype="sco"', 'adlcp:scormtype="so"').replace("schemaversion>", "version>"))
    command = [platforms.python(), ERRORS, scorm_schemas.folder(), *paths, bad]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert [found[str(path)] for path in paths] == [[]] * len(paths)
    assert len(found[str(bad)]) == 2, "a manifest that is wrong has to be found to be so"


class Visit:
    """The package as it stands in a platform's window: its launch page, and the course's page in that."""

    def __init__(self, page, launch):
        self.page = page
        self.launch = launch
        self.course = launch.frame_locator("#course")

    def at(self, place):
        """Wait until this page of the package stands in the frame."""
        expect(self.launch.locator("#progress, #said").first).to_be_attached()
        self.page.wait_for_function("(place) => [...(function* all(w) { yield w; for (let i = 0; i < w.frames.length; i++) yield* all(w.frames[i]); })(window)]"
                                    ".some((w) => w.location.pathname.endsWith(place) && w.document.readyState === 'complete')", arg=f"/{place}")  # fmt: skip
        return self

    def turn_to(self, place):
        """Go to a page of the package, as a link in the course does."""
        frame = next(frame for frame in self.page.frames if frame.parent_frame and urlsplit(frame.parent_frame.url).path.endswith("/launch.html"))
        root = frame.parent_frame.url.split("launch.html")[0]
        frame.evaluate("(address) => { location.href = address; }", root + place)
        return self.at(place)

    @property
    def exercise(self):
        return self.course.locator("course-exercise")

    def live(self):
        self.exercise.scroll_into_view_if_needed()
        expect(self.exercise).to_have_attribute("data-state", "live", timeout=60_000)

    def press(self, name):
        self.exercise.locator(f'[class~="field--{name}"]').click()


@pytest.fixture
def again(serve_site, tmp_path, new_page):
    """A platform on a host that does what it can to be in the way."""
    root = tmp_path / "platform"
    deep = root / "pluginfile.php" / "123" / "mod_scorm" / "content" / "7" / ("Token-" + "x9" * 60)
    for name, data in package("module")[1].items():
        (deep / name).parent.mkdir(parents=True, exist_ok=True)
        (deep / name).write_bytes(data)
    (root / "view.html").write_text(PLATFORM, "utf-8")
    (root / "scorm12.js").write_bytes((places.NODE_MODULES / "scorm-again/dist/scorm12.js").read_bytes())
    wrong = {"*.wasm": "text/plain; charset=utf-8", "*.bin": "application/octet-stream", "*.zip": "text/html", "*.woff2": "document/unknown"}
    sent = {"*.wasm": {"Content-Disposition": "attachment"}, "*.bin": {"Content-Disposition": "attachment"}, "*": {"X-Content-Type-Options": "nosniff"}}
    served = serve_site(folder=root, prefix="/moodle/", types=wrong, headers=sent)
    served.package = f"{deep.relative_to(root).as_posix()}/"

    def visit(student, page=None, **options):
        page = page or new_page(**options)
        page.goto(f"{served.url}view.html?student={student}&launch={served.package}launch.html?forcedownload=0")
        return Visit(page, page.frame_locator("#sco"))

    served.visit = visit
    return served


def kept(page, student):
    return page.evaluate("(name) => JSON.parse(localStorage.getItem(name) ?? 'null')", f"platform:{student}")


def test_a_module_is_launched_left_resumed_and_finished_on_a_bad_host(again, axe, until):
    scope, _ = package("module")
    held = launch_page.data(scope)
    visit = again.visit("heron-1").at(f"{START}index.html")
    expect(visit.launch.locator("#progress")).to_have_text(re.compile(r"^1 of \d pages opened, 0 of \d exercises? tried, 0 of 1 vignette played to an end$"))
    for end in ("launch.html", f"{START}index.html"):
        assert axe(next(frame for frame in visit.page.frames if urlsplit(frame.url).path.endswith(end))) == []

    # To turn a page ends nothing: one visit is begun, and the platform knows each page.
    visit.course.locator(".course-nav__link[href$='it-fitted-us/index.html']").click(force=True)
    visit.at(f"{START}it-fitted-us/index.html")
    until(lambda: (kept(visit.page, "heron-1") or {}).get("cmi", {}).get("core", {}).get("lesson_location") == f"{START}it-fitted-us/index.html")
    told = kept(visit.page, "heron-1")
    assert [name for name, _ in told["heard"]].count("LMSInitialize") == 1 and "LMSFinish" not in [name for name, _ in told["heard"]]
    assert told["cmi"]["core"]["lesson_status"] == "incomplete"

    # A script's own link, to a folder and to a page that is not there.
    visit.page.evaluate("""() => {
        const inner = document.querySelector("#sco").contentDocument.querySelector("#course").contentDocument;
        for (const [id, href] of [["to-folder", "../../../exercises/stage-tracker/"], ["to-nowhere", "../../../about/"]]) {
            const link = inner.createElement("a");
            Object.assign(link, { id, href, textContent: id });
            inner.querySelector("h1").after(link);
        }
    }""")
    visit.course.locator("#to-nowhere").click()
    expect(visit.launch.locator("#said")).to_have_text("That page is not in this package. It is in the whole course.")
    visit.course.locator("#to-folder").click()
    visit.at("exercises/stage-tracker/index.html")
    expect(visit.launch.locator("#said")).to_have_text("")

    # Python answers, from a host that gives every file of it a wrong type.
    visit.course.get_by_role("button", name="Keep my work on this device").click()
    visit.live()
    expect(visit.exercise.locator(".course-status").first).to_have_text("Live. It runs on this device; what you enter is sent nowhere.")
    visit.press("load_example")
    expect(visit.launch.locator("#progress")).to_contain_text("1 of", timeout=20_000)
    tried = held["parts"]["stage_tracker"]
    until(lambda: tried in kept(visit.page, "heron-1")["cmi"]["suspend_data"])
    expect(visit.exercise.locator(".course-kept")).to_contain_text("Saved on this device")
    visit.page.close()  # as a tab is closed, with no word to anybody

    # Another learner at the same computer finds nothing of it; the first finds place, state and work.
    page = visit.page.context.new_page()
    other = again.visit("otter-2", page).at(f"{START}index.html")
    expect(other.launch.locator("#progress")).to_contain_text("0 of 2 exercises tried")
    other.turn_to("exercises/stage-tracker/index.html")
    expect(other.exercise.locator(".course-kept")).to_have_text("Nothing entered yet.")
    expect(other.course.get_by_role("button", name="Keep my work on this device")).to_be_visible()
    names = page.evaluate("async () => (await indexedDB.databases()).map((one) => one.name).sort()")
    assert len(names) == 2 and all(re.fullmatch(r"joined-up:joined-up-m2:[0-9a-z]{8,14}", name) for name in names)
    assert not any("heron" in name or "otter" in name for name in names)
    visit = again.visit("heron-1", page).at("exercises/stage-tracker/index.html")
    expect(visit.exercise.locator(".course-kept")).to_contain_text("Saved on this device")
    visit.live()
    expect(visit.exercise.locator('[class~="field--clear"]')).to_be_visible()

    visit.turn_to("my-work/index.html")
    expect(visit.course.get_by_role("link", name="Open Stage tracker")).to_have_attribute("href", re.compile(r"/exercises/stage-tracker/index\.html$"))
    visit.turn_to("exercises/stage-tracker/index.html")

    # All but the last page reached, on some other day: that page finishes it.
    counted = held["counted"]
    last = f"{START}reflect/index.html"
    state = ".".join(["1", "".join(one for one in counted["pages"] if one != held["pages"][last]), "".join(counted["begun"]), "".join(counted["ended"])])
    page.goto("about:blank")
    page.goto(f"{again.url}view.html?student=nobody")
    before = kept(page, "heron-1")
    assert before["cmi"]["core"]["exit"] == "suspend" and re.fullmatch(r"\d{2,4}:\d\d:\d\d\.\d\d", before["cmi"]["core"]["session_time"])
    before["cmi"]["suspend_data"] = state
    page.evaluate("([name, value]) => localStorage.setItem(name, value)", ["platform:heron-1", json.dumps(before)])
    visit = again.visit("heron-1", page).at("exercises/stage-tracker/index.html")
    visit.turn_to(last)
    until(lambda: kept(page, "heron-1")["cmi"]["core"]["lesson_status"] == "completed")
    page.goto("about:blank")
    page.goto(f"{again.url}view.html?student=nobody")
    after = kept(page, "heron-1")
    assert [name for name, _ in after["heard"]][-1] == "LMSFinish" and after["cmi"]["core"]["exit"] == "suspend"

    # What the platform was told, all of it: never a score, never a word of the learner's, never too long.
    said = [*told["heard"], *before["heard"], *after["heard"]]
    assert {name for name, _ in said} <= {"LMSInitialize", "LMSCommit", "LMSFinish", "cmi.core.lesson_status", "cmi.core.lesson_location",
                                         "cmi.core.session_time", "cmi.core.exit", "cmi.suspend_data"}  # fmt: skip
    states = [value for name, value in said if name == "cmi.suspend_data"]
    assert states and all(len(value) <= LONGEST and re.fullmatch(r"[0-9a-z.]+", value) for value in states)
    assert all(value == "0" for name, value in said if name.startswith("LMS"))

    # The host was never asked for a folder, a packed twin or a service worker.
    asked = [path for path, _ in again.requests if path.startswith(again.package)]
    assert len(asked) > 40 and all(status == 200 for path, status in again.requests if path.startswith(again.package))
    assert not [path for path in asked if path.endswith(("/", ".br", ".gz", "sw.js", "release.json"))]
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_outside_a_platform_it_says_so_and_works(again, axe, new_page):
    page = new_page(width=360, height=640, color_scheme="dark")
    # A page opened by itself gives way to the launch page, and opens in it.
    page.goto(f"{again.url}{again.package}{START}reflect/index.html")
    expect(page).to_have_url(re.compile(r"/launch\.html#page="))
    visit = Visit(page, page)
    visit.at(f"{START}reflect/index.html")
    expect(page.locator("#said")).to_contain_text("opened outside a learning platform")
    expect(page.locator("#told")).to_be_hidden()
    assert axe(page) == []

    # What is printed is the page, not the window round it; and what search finds is in the package, by its file's name.
    inner = next(frame for frame in page.frames if frame.parent_frame)
    inner.evaluate("() => { window.print = () => document.body.dataset.printed = 'yes'; }")
    page.get_by_role("button", name="Print this page").click()
    expect(visit.course.locator("body")).to_have_attribute("data-printed", "yes")
    visit.course.get_by_role("button", name="Search").click()
    visit.course.get_by_role("textbox", name="Search the course").press_sequentially("storming")
    expect(visit.course.locator("a.md-search-result__link").first).to_have_attribute("href", re.compile(r"/index\.html([?#].*)?$"), timeout=20_000)


def free():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def host(tmp_path, until):
    """``scormhost`` as a server of its own on this machine, with the exercise's package unpacked from its zip."""
    python, port = platforms.python(), free()
    file, data = tmp_path / "package.zip", tmp_path / "data"
    scorm.write(package("exercise")[1], file)
    program = (
        "import sys, pathlib, uvicorn\n"
        "from scormhost.app import create_scorm_app\nfrom scormhost.packages import extract_scorm_zip\nfrom scormhost.storage import PackageStore\n"
        "file, data, port = sys.argv[1:]\n"
        "app = create_scorm_app(data_dir=data, secret_key='only-for-this-test-0123456789abcdef')\n"
        "extract_scorm_zip(PackageStore(app.state.settings), pathlib.Path(file).read_bytes(), 'x01.zip')\n"
        "uvicorn.run(app, host='127.0.0.1', port=int(port), log_level='warning')\n"
    )
    log = (tmp_path / "host.log").open("w+")
    server = subprocess.Popen([python, "-c", program, file, data, str(port)], stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"

    def is_up():
        assert server.poll() is None, Path(log.name).read_text()
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            return urllib.request.urlopen(f"{url}/health", timeout=2).status == 200

    try:
        until(is_up, timeout=60, why="scormhost did not come up")
        yield url, data
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def test_an_exercise_is_launched_left_resumed_and_finished_in_scormhost(host, new_page, until):
    url, data = host
    scope, held = package("exercise")
    paper = "exercises/stage-tracker/paper/index.html"

    def stored():
        files = [*data.glob("sessions/**/*.json")]
        return json.loads(files[0].read_text("utf-8"))["elements"] if files else {}

    page = new_page(width=1000, height=600, allow=["favicon.ico"])  # its own pages name none
    page.goto(f"{url}/launch/x01")
    visit = Visit(page, page.frame_locator("#scormhost-content")).at("exercises/stage-tracker/index.html")
    visit.course.get_by_role("link", name="on paper", exact=True).click()
    visit.at(paper)
    until(lambda: stored().get("cmi.core.lesson_location") == paper)
    assert stored()["cmi.core.lesson_status"] == "incomplete"
    page.close()

    page = page.context.new_page()
    page.goto(f"{url}/launch/x01")
    visit = Visit(page, page.frame_locator("#scormhost-content")).at(paper)
    expect(visit.launch.locator("#progress")).to_have_text("1 of 1 page opened, 0 of 1 exercise tried")
    visit.course.get_by_role("button", name="Menu").click()
    visit.course.get_by_role("link", name="Stage tracker", exact=True).click()
    visit.at("exercises/stage-tracker/index.html")
    visit.course.get_by_role("button", name="Keep my work on this device").click()
    visit.live()
    visit.exercise.locator('[class~="field--member_name"] input').fill("A secret word")
    visit.press("add_member")
    until(lambda: stored().get("cmi.core.lesson_status") == "completed", why="the platform was not told that it is completed")
    page.goto("about:blank")
    until(lambda: stored().get("cmi.core.session_time", "00:00:00") > "0000:00:00.00")
    told = stored()
    assert told["cmi.core.exit"] == "suspend" and told["cmi.core.score.raw"] == "0", "the platform's own default; nothing was sent"
    assert len(told["cmi.suspend_data"]) <= LONGEST and "secret" not in json.dumps(told)

    page.goto(f"{url}/launch/x01")
    visit = Visit(page, page.frame_locator("#scormhost-content")).at("exercises/stage-tracker/index.html")
    expect(visit.launch.locator("#progress")).to_have_text("1 of 1 page opened, 1 of 1 exercise tried")
    expect(visit.exercise.locator(".course-kept")).to_contain_text("Saved on this device")
    with zipfile.ZipFile(data.parent / "package.zip") as packed:
        assert packed.testzip() is None and packed.namelist()[0] == manifest.NAME
