"""The course without a network, and from one release to the next: nothing is lost, nothing is mixed.

The network is off in both ways: the browser is told so, and the host answers nobody. A file that an offline page asks
for in vain is an error in the console, and by that alone fails the test.
"""

import gzip
import hashlib
import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from exercises.catalog.stage_tracker.journey import HERON, StageTracker
from exercises.catalog.vignette.journey import AfterTheBridgeGoes
from tests.support.serving import built_site
from tools.bundle import finish, release

DOWN = ["ERR_EMPTY_RESPONSE", "ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION", "ERR_FAILED", "Failed to fetch"]
"""What the console may say of the switch's own question to a host that is down, and nothing else."""

KEPT = """async (root) => {
    const found = {};
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        found[name] = (await cache.keys()).map((one) => one.url.split(root)[1]);
    }
    return found;
}"""

WORKERS = """async (root) => {
    const own = await navigator.serviceWorker.getRegistration(root);
    const name = (one) => one?.state ?? null;
    return own ? {installing: name(own.installing), waiting: name(own.waiting), active: name(own.active)} : null;
}"""

SHOWN = """() => ({
    page: document.documentElement.dataset.release ?? 'first',
    style: getComputedStyle(document.documentElement).getPropertyValue('--release').trim() || 'first',
})"""
"""Which release the page and its style sheet are of."""


READ = """async (addresses) => {
    const wrong = [];
    const parts = new Set();
    for (const address of addresses) {
        const answer = await fetch(address).catch(() => null);
        const page = new DOMParser().parseFromString(answer ? await answer.text() : '', 'text/html');
        if (!answer?.ok || (page.querySelector('main')?.textContent.trim().length ?? 0) < 100) wrong.push(address);
        for (const one of page.querySelectorAll('script[src], link[rel=stylesheet], link[rel=preload], link[rel=icon], img')) {
            parts.add(new URL(one.getAttribute('src') ?? one.getAttribute('href'), address).href);
        }
    }
    for (const part of parts) {
        const answer = part.startsWith('data:') ? {ok: true} : await fetch(part).catch(() => null);
        if (!answer?.ok) wrong.push(part);
    }
    return wrong;
}"""
"""Ask for pages as a page does, and for all that they link; what does not come is named."""


class Keeping:
    """The page with the switch."""

    def __init__(self, page, site):
        self.page = page
        self.site = site
        self.box = page.locator("course-offline")
        self.switch = page.get_by_role("switch", name="Keep this course on this device")
        self.said = self.box.get_by_role("status")

    def open(self):
        self.page.goto(self.site.url + "offline/")
        expect(self.box).not_to_have_attribute("data-state", "looking")
        return self

    def becomes(self, state):
        expect(self.box).to_have_attribute("data-state", state, timeout=90_000)
        return self

    def keep(self):
        self.open()
        self.switch.click()
        return self.becomes("kept")

    def press(self, name):
        self.box.get_by_role("button", name=name).click()

    def kept(self):
        """What stands in this browser's caches: name to addresses below the site's root."""
        return self.page.evaluate(KEPT, self.site.prefix)

    def workers(self):
        """The states of this site's service workers, or None where there is none."""
        return self.page.evaluate(WORKERS, self.site.prefix)


def listed(folder):
    """The release's list, as the host has it."""
    return json.loads((folder / release.LIST).read_text("utf-8"))


def cache_of(site, folder):
    """The name that this release's cache has to bear."""
    return f"joined-up:{site.prefix}:{listed(folder)['release']}"


def network(site, page, on):
    """Turn the network on or off."""
    site.down = not on
    page.context.set_offline(not on)


# A second release


def renamed(folder, name, data, suffix):
    """Give a hashed file other bytes, and the name that goes with them; returns both names."""
    stem = name[: -len(suffix)].rpartition(".")[0]
    fresh = f"{stem}.{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
    (folder / name).unlink()
    (folder / fresh).write_bytes(data)
    return name, fresh


def next_release(old, new):
    """Make a site that differs from another in every page, every script of ours, a style sheet and an archive."""
    shutil.copytree(old, new)
    course = new / "assets" / "course"
    archive = next(course.glob("exercises.*.zip.bin"))
    packed = gzip.compress(gzip.decompress(archive.read_bytes()), 3, mtime=1)
    replaced = [renamed(course, archive.name, packed, ".zip.bin")]
    for stem in ("worker", "manager", "course", "offline", "offline_notice", "work"):
        name = next(course.glob(f"{stem}.*.js")).name
        text = (course / name).read_text("utf-8")
        for before, after in replaced:
            text = text.replace(before, after)
        replaced.append(renamed(course, name, f"{text}\n// second\n".encode(), ".js"))
    for path in new.rglob("*.html"):
        text = path.read_text("utf-8")
        for before, after in replaced:
            text = text.replace(before, after)
        write(path, re.sub(r"<html\b", '<html data-release="second"', text, count=1))
    sheet = new / "assets" / "stylesheets" / "palette.css"
    write(sheet, sheet.read_text("utf-8") + "\n:root { --release: second; }\n")
    worker = new / release.SERVICE_WORKER
    write(worker, worker.read_text("utf-8").replace(listed(old)["release"], release.PLACEHOLDER))
    for name in (release.LIST, "_headers"):
        (new / name).unlink()
    return finish.finish(new, old)


def write(path, text):
    """Write a file as it is, whatever the system's line ends."""
    path.write_text(text, "utf-8", newline="")


@pytest.fixture(scope="module")
def second(tmp_path_factory):
    """The folder of a second release, which publishes the first one's assets too."""
    folder = tmp_path_factory.mktemp("second") / "site"
    next_release(built_site(), folder)
    return folder


@pytest.fixture
def host(serve_site):
    """The built site on a host of this test's own."""
    return serve_site()


# Before, on, off


def test_nothing_is_kept_before_the_switch_and_the_price_is_said(host, new_page, axe):
    page = new_page()
    x01 = StageTracker(page).open_live(host)
    keeping = Keeping(x01.page, host).open().becomes("off")
    assert keeping.kept() == {}
    assert keeping.workers() is None
    assert keeping.switch.get_attribute("aria-checked") == "false"
    told = listed(host.folder)
    sizes = [float(found) for found in re.findall(r"([\d.]+) MB", keeping.said.inner_text())]
    # What a plain host sends, what a plainer one sends, what it takes here.
    assert sizes == pytest.approx([told["sent"] / 1e6, told["bytes"] / 1e6, told["bytes"] / 1e6], abs=0.5)
    assert f"{len(told['files'])} files" in keeping.said.inner_text()
    assert axe(page) == []


def test_with_the_network_off_every_page_reads(host, new_page, until):
    keeping = Keeping(new_page(allow=DOWN), host).keep()
    page = keeping.page
    folder = host.folder
    assert list(keeping.kept()) == [cache_of(host, folder)], "caches bear our name, this site's path and the release"
    assert "The whole course is on this device" in keeping.said.inner_text()
    network(host, page, on=False)
    asked = len(host.requests)
    # Module two is read page by page, the rest is asked for from there.
    pages = host.pages()
    module = [address for address in pages if "/m2-" in address]
    assert len(module) > 3
    for address in module:
        page.goto(address, wait_until="load")
        assert page.locator("main h1").first.is_visible(), address
    assert page.evaluate(READ, pages) == []
    page.goto(host.url + "modules/m2-learning-from-our-own-group")
    assert page.url == host.url + "modules/m2-learning-from-our-own-group/", "an address without its slash leads there"
    fonts = page.evaluate("async () => { await document.fonts.ready; return [...document.fonts]"
                          ".filter((one) => one.status === 'loaded').map((one) => one.family); }")
    assert any("Atkinson" in family for family in fonts)
    assert page.evaluate("() => [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)")
    box = page.get_by_role("textbox", name="Search").first
    box.click()
    box.fill("Tuckman")
    until(lambda: page.locator(".md-search-result__item").count() > 0, timeout=120, why="search found nothing")
    assert all(status == 0 for _, status in host.requests[asked:]), "the host was up"


def test_with_the_network_off_a_page_that_is_not_there_says_so(host, new_page):
    keeping = Keeping(new_page(allow=[*DOWN, "404"]), host).keep()
    network(host, keeping.page, on=False)
    answer = keeping.page.goto(host.url + "modules/nowhere/")
    assert answer.status == 404
    assert "This page is not here" in keeping.page.locator("main").inner_text()


def test_with_the_network_off_exercises_start_and_vignettes_play(host, new_page):
    keeping = Keeping(new_page(allow=DOWN), host).keep()
    network(host, keeping.page, on=False)
    x01 = StageTracker(keeping.page).open_live(host)
    x01.fill_in("Heron", HERON)
    x01.show(asked=False)
    v_pa = AfterTheBridgeGoes(keeping.page).open_live(host)
    v_pa.begin("lead")
    v_pa.choose("refer")


def test_a_load_that_is_stopped_leaves_nothing(host, new_page, until):
    page = new_page()
    keeping = Keeping(page, host).open().becomes("off")
    held = []
    page.route("**/*.wasm", lambda route: held.append(route))
    keeping.switch.click()
    keeping.becomes("loading")
    until(lambda: held and re.match(r"\d\d+ of \d+ files, ", keeping.box.locator("p").last.inner_text()),
          why="no progress was shown")
    shown, total = map(int, re.findall(r"(\d+) of (\d+) files", keeping.box.inner_text())[0])
    assert 0 < shown < total == len(listed(host.folder)["files"])
    assert keeping.workers() is None, "a part of the course must not answer for the whole"
    keeping.press("Stop")
    keeping.becomes("off")
    assert "Stopped." in keeping.said.inner_text()
    assert keeping.kept() == {}
    expect(keeping.switch).to_be_focused()


def test_a_load_that_breaks_off_goes_on_where_it_was(host, new_page):
    host.missing.append("*.wasm")
    keeping = Keeping(new_page(allow=["404", *DOWN]), host).open()
    keeping.switch.click()
    keeping.becomes("broken")
    assert keeping.workers() is None
    begun = keeping.kept()[cache_of(host, host.folder)]
    assert begun and release.LIST not in begun

    keeping.open().becomes("broken")
    assert f"{len(begun)} of " in keeping.said.inner_text(), "it is still known after a reload"
    host.missing.clear()
    asked = len(host.requests)
    keeping.press("Go on")
    keeping.becomes("kept")
    again = {path for path, _ in host.requests[asked:]}
    assert not again & set(begun), "what was here was fetched again"
    whole = keeping.kept()[cache_of(host, host.folder)]
    assert set(whole) == {path for path, _, _ in listed(host.folder)["files"]} | {release.LIST}


def test_a_file_that_came_otherwise_than_listed_is_not_taken(host, new_page, tmp_path):
    """As by a host between two releases, or a box on the way that writes into pages."""
    folder = tmp_path / "site"
    shutil.copytree(host.folder, folder)
    page = folder / "modules" / "index.html"
    write(page, page.read_text("utf-8").replace("</body>", "<p>added on the way</p></body>"))
    host.folder = folder
    keeping = Keeping(new_page(), host).open()
    keeping.switch.click()
    keeping.becomes("broken")
    assert "changed" in keeping.said.inner_text()
    assert "modules/" not in keeping.kept()[cache_of(host, folder)]
    assert keeping.workers() is None
    keeping.press("Remove what came")
    keeping.becomes("off")
    assert keeping.kept() == {}


def test_it_can_be_removed_and_work_stays(host, new_page):
    keeping = Keeping(new_page(allow=DOWN), host).keep()
    x01 = StageTracker(keeping.page).open_live(host)
    x01.keep("device")
    x01.tick("waited")
    x01.is_kept_as("saved")
    keeping.open().becomes("kept")
    keeping.switch.click()
    expect(keeping.box.get_by_role("button", name="Remove the course")).to_be_focused()
    keeping.press("Leave it here")
    expect(keeping.switch).to_be_focused()
    assert keeping.kept() != {}
    keeping.switch.click()
    keeping.press("Remove the course")
    keeping.becomes("off")
    assert keeping.kept() == {}
    assert keeping.workers() is None
    x01.open_live(host)
    assert x01.ticked() == {"waited"}, "the work went with the course"
    network(host, keeping.page, on=False)
    with pytest.raises(Exception, match="ERR_"):
        # The browser has a cache of its own, as for every site; this address is not in it.
        keeping.page.goto(host.url + "modules/?fresh")


def test_two_courses_on_one_host_keep_apart(serve_site, host, new_page):
    """Pages of one host share their storage: another course's caches are not ours to count or delete."""
    keeping = Keeping(new_page(), host).open()
    others = ["joined-up:/another/path/:0123456789abcdef", f"joined-up:{host.prefix}sub/:0123456789abcdef", "a-shop"]
    keeping.page.evaluate("async (names) => { for (const name of names) await caches.open(name); }", others)
    keeping.switch.click()
    keeping.becomes("kept")
    keeping.switch.click()
    keeping.press("Remove the course")
    keeping.becomes("off")
    assert sorted(keeping.kept()) == sorted(others)


@pytest.mark.parametrize(
    "lacking, words",
    [
        ("Object.defineProperty(Navigator.prototype, 'serviceWorker', {get: () => undefined})", "has no service workers"),
        ("Object.defineProperty(window, 'isSecureContext', {value: false})", "https"),
    ],
)
def test_where_it_cannot_be_done_the_page_says_why(host, new_page, lacking, words):
    page = new_page()
    page.add_init_script(lacking)
    keeping = Keeping(page, host).open().becomes("cannot")
    assert words in keeping.said.inner_text()
    expect(keeping.switch).to_be_disabled()


# From one release to the next


def looks_for_a_new_one(keeping, until):
    """Visit a page, as a reader does; the browser asks for the service worker's file, and a new release comes in."""
    keeping.page.goto(keeping.site.url)
    until(lambda: keeping.workers()["waiting"] == "installed", timeout=90, why="the new release did not come in")


def test_a_new_release_is_taken_whole_and_old_pages_go_on(host, second, new_page, axe, until):
    first = host.folder
    keeping = Keeping(new_page(allow=DOWN), host).keep()
    # An open exercise with work that is kept, and a vignette that has not yet asked for its Python.
    x01 = StageTracker(new_page(context=keeping.page.context)).open_live(host)
    x01.keep("device")
    x01.tick("waited")
    x01.is_kept_as("saved")
    v_pa = AfterTheBridgeGoes(new_page(context=keeping.page.context))
    v_pa.page.set_viewport_size({"width": 1280, "height": 80})
    v_pa.open(host)
    expect(v_pa.box).to_have_attribute("data-state", "static")

    host.folder = second
    # The old one's assets are gone from the host too: what is on the device has to do.
    host.missing += listed(second)["previous"]
    looks_for_a_new_one(keeping, until)
    assert set(keeping.kept()) == {cache_of(host, first), cache_of(host, second)}
    for path in ("", "modules/", "exercises/stage-tracker/"):
        keeping.page.goto(host.url + path)
        assert keeping.page.evaluate(SHOWN) == {"page": "first", "style": "first"}, "a mixture, or too early"

    bar = keeping.page.get_by_role("region", name="A new version")
    expect(bar).to_contain_text("stays as it is")
    assert axe(keeping.page) == []
    with keeping.page.expect_navigation():
        bar.get_by_role("button", name="Take the new version").click()
    assert keeping.page.evaluate(SHOWN) == {"page": "second", "style": "second"}

    # The pages that were open go on as what they are, with files that no host has any more.
    told = x01.page.get_by_role("region", name="A new version")
    expect(told).to_contain_text("taken up in another tab")
    told.get_by_role("button", name="Not now").click()
    x01.tick("grumbled")
    x01.is_kept_as("saved")
    v_pa.page.set_viewport_size({"width": 1280, "height": 900})
    v_pa.go_live()
    v_pa.begin("lead")
    assert v_pa.page.evaluate(SHOWN) == {"page": "first", "style": "first"}
    assert set(keeping.kept()) == {cache_of(host, first), cache_of(host, second)}

    # Loaded again they are of the new release, and what was kept came along.
    x01.page.reload()
    x01.go_live()
    assert x01.page.evaluate(SHOWN) == {"page": "second", "style": "second"}
    assert x01.ticked() == {"waited", "grumbled"}
    v_pa.page.close()
    keeping.page.goto(host.url)
    until(lambda: list(keeping.kept()) == [cache_of(host, second)], why="the old release was not let go")
    network(host, keeping.page, on=False)
    for path in ("modules/", "offline/", "group-tasks/"):
        keeping.page.goto(host.url + path)
        assert keeping.page.evaluate(SHOWN) == {"page": "second", "style": "second"}
    StageTracker(keeping.page).open_live(host)


def test_with_no_page_open_the_new_release_takes_over_by_itself(host, second, new_page, until):
    keeping = Keeping(new_page(allow=["404"]), host).keep()
    host.folder = second
    looks_for_a_new_one(keeping, until)
    # A page of the same host, outside the course: the course has none open any more.
    keeping.page.goto(host.origin + "/elsewhere")
    until(lambda: list(keeping.kept()) == [cache_of(host, second)], why="the old release was not let go")
    assert keeping.workers() == {"installing": None, "waiting": None, "active": "activated"}
    keeping.page.goto(host.url)
    assert keeping.page.evaluate(SHOWN) == {"page": "second", "style": "second"}


def test_an_update_that_breaks_off_leaves_the_old_and_goes_on_later(host, second, new_page, until):
    first = host.folder
    keeping = Keeping(new_page(allow=[*DOWN, "404"]), host).keep()
    unchanged = {tuple(file) for file in listed(first)["files"]} & {tuple(file) for file in listed(second)["files"]}
    worker = "assets/course/worker.*.js"
    host.folder = second
    host.missing.append(worker)
    asked = len(host.requests)
    keeping.page.goto(host.url)
    until(lambda: [status for path, status in host.asked(worker)][-1:] == [404], why="the new release was not asked for")
    until(lambda: keeping.workers()["installing"] is None, why="the broken update did not end")
    assert keeping.workers() == {"installing": None, "waiting": None, "active": "activated"}
    begun = set(keeping.kept()[cache_of(host, second)])
    assert release.LIST not in begun

    # Nothing is mixed, with a network or without.
    for on in (True, False):
        network(host, keeping.page, on)
        keeping.page.goto(host.url + "modules/")
        assert keeping.page.evaluate(SHOWN) == {"page": "first", "style": "first"}
    StageTracker(keeping.page).open_live(host)

    network(host, keeping.page, on=True)
    host.missing.clear()
    before = len(host.requests)
    looks_for_a_new_one(keeping, until)
    fetched = {path for path, status in host.requests[before:] if status == 200}
    assert not fetched & begun, "what was here was fetched again"
    everything = {path for path, _ in host.requests[asked:]}
    assert not everything & {path for path, _, _ in unchanged}, "what has not changed was fetched again"


def test_an_open_page_finds_its_scripts_after_the_host_has_changed(host, second, new_page):
    """Without the switch: the release before is still published, so a page that is open comes alive."""
    v_pa = AfterTheBridgeGoes(new_page())
    v_pa.page.set_viewport_size({"width": 1280, "height": 80})
    v_pa.open(host)
    expect(v_pa.box).to_have_attribute("data-state", "static")
    host.folder = second
    v_pa.page.set_viewport_size({"width": 1280, "height": 900})
    v_pa.go_live()
    v_pa.begin("lead")
    assert host.asked("assets/course/worker.*.js")[0][0] in listed(second)["previous"]
