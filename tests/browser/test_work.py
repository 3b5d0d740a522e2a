"""The page *My work*: what is kept is seen, taken out, brought back and deleted, and no Python is started for it."""

import json
import re

import pytest
from playwright.sync_api import expect

from exercises.catalog.stage_tracker import files
from exercises.record import envelope

PAGE = "my-work/"
EXERCISE = "exercises/stage-tracker/"
NO_PYTHON = ["assets/course/worker*"]
PYTHON_MISSING = ["404", "worker", "A part of the course"]
"""What the console says where a host does not give the worker: there the exercise stays a picture that is kept all the same."""

PAYLOADS = (
    "<img src=x onerror=window.hit=1>",
    "</script><script>window.hit=1</script>",
    "\"><svg onload=window.hit=1>",
    "javascript:window.hit=1",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "{{constructor.constructor('window.hit=1')()}}",
    "\u202egpj.exe\u2066<b onmouseover=window.hit=1>",
    "__proto__",
)

SEED = """async (records) => {
    const root = location.pathname.replace('my-work/', '');
    const open = indexedDB.open('joined-up:' + root);
    await new Promise((resolve, reject) => { open.onsuccess = resolve; open.onerror = reject; });
    const write = open.result.transaction(['records', 'turns', 'settings'], 'readwrite');
    for (const record of records) {
        write.objectStore('records').put(record);
        write.objectStore('turns').put({turn: `${record.key}@${record.rev}`, key: record.key});
    }
    write.objectStore('settings').put({name: 'consent', value: 'device'});
    await new Promise((resolve, reject) => { write.oncomplete = resolve; write.onabort = reject; });
    open.result.close();
}"""
"""Puts records into the store that the page has made."""


KEPT = """async (root) => {
    const open = indexedDB.open('joined-up:' + root);
    await new Promise((resolve, reject) => { open.onsuccess = resolve; open.onerror = reject; });
    const all = open.result.transaction('records').objectStore('records').getAll();
    await new Promise((resolve, reject) => { all.onsuccess = resolve; all.onerror = reject; });
    open.result.close();
    return JSON.stringify(all.result.map((one) => one.inputs));
}"""


def record(key="stage_tracker", **part):
    """A record as the page keeps it."""
    return {
        "key": key, "exercise": "stage_tracker", "material": None, "title": "Stage tracker", "address": EXERCISE,
        "version": 1, "created": "2026-03-03T09:00:00.000Z", "changed": "2026-03-04T10:11:12.123Z", "rev": 1,
        "inputs": {"members": ["Heron"]}, "results": {"clear": 2}, "notes": "Otter came late.",
        "fields": {"member": {"index": 0, "options": ["Heron"]}, "behaviour.waited": {"value": True},
                   "example": {"value": "The plan stood on a bus timetable."}},
        "edits": [], "exported": None, **part,
    }


COPY = record("stage_tracker#copy-a", changed="2026-03-05T10:11:12.123Z", notes="Bay came late.")


class Work:
    """The page, as a learner uses it."""

    def __init__(self, page, site):
        self.page, self.site = page, site
        self.element = page.locator("course-work")

    def open(self):
        """Open it and wait until the list stands; returns itself."""
        self.page.goto(self.site.url + PAGE)
        self.ready()
        return self

    def ready(self):
        """Wait until the list stands."""
        expect(self.element).to_have_attribute("data-ready", "", timeout=30_000)

    def seeded(self, *records):
        """Open it with these records kept; returns itself."""
        self.open()
        self.page.evaluate(SEED, list(records))
        self.page.reload()
        self.ready()
        return self

    def titles(self):
        """What is listed, from above."""
        return self.page.locator(".work-title").all_inner_texts()

    def press(self, name):
        """Press the button with exactly this name."""
        self.element.get_by_role("button", name=name, exact=True).click()

    def saved(self, name):
        """Press a button that saves, agree, and return what the file holds."""
        self.press(name)
        with self.page.expect_download() as download:
            self.press("Save the file")
        return download.value.suggested_filename, download.value.path().read_text("utf-8")

    def bring(self, text, name="work.json"):
        """Choose a file and return the sentence that comes of it."""
        data = text if isinstance(text, bytes) else text.encode()
        told = self.page.locator(".work-bring .work-told")
        self.page.get_by_label("A saved file").set_input_files({"name": name, "mimeType": "application/json", "buffer": data})
        expect(told).to_contain_text(re.compile(r"(brought in|already here|holds no record)"))
        return told.inner_text()


@pytest.fixture
def work(new_page, site):
    """Open the page with records: ``work(record(), width=320)``."""

    def opened(*records, at=None, **options):
        made = Work(new_page(**options), at or site)
        return made.seeded(*records) if records else made.open()

    return opened


def test_what_is_entered_is_kept_listed_saved_and_deleted(new_page, site, until):
    page = new_page()
    page.goto(site.url + EXERCISE)
    box = page.locator("course-exercise").first
    box.get_by_role("button", name="Keep my work on this device").click()
    box.scroll_into_view_if_needed()
    expect(box).to_have_attribute("data-state", "live", timeout=120_000)
    box.get_by_label("People waited for somebody else to say what to do").check()
    until(lambda: "waited" in page.evaluate(KEPT, site.prefix), why="the tick was not kept")
    expect(box.locator(".course-kept")).to_have_attribute("data-kept", "saved")
    page.reload()
    expect(page.get_by_label("People waited for somebody else to say what to do").first).to_be_checked()

    work = Work(page, site).open()
    assert work.titles() == ["Stage tracker"]
    name, text = work.saved("Save a file of Stage tracker")
    assert re.fullmatch(r"stage-tracker-\d{4}-\d\d-\d\d\.json", name)
    read = envelope.read(text, "stage_tracker", files.VERSIONS)
    assert "waited" in json.dumps(read["inputs"])
    expect(page.locator(".work-record")).not_to_contain_text("never")
    expect(work.element.get_by_role("link", name="Open Stage tracker")).to_have_attribute("href", site.url + EXERCISE)

    work.press("Delete Stage tracker")
    work.press("Delete it")
    expect(work.element).to_contain_text("Stage tracker was deleted from this browser.")
    page.reload()
    work.ready()
    assert work.titles() == []
    assert "Nothing is kept in this browser." in work.element.inner_text()


def test_no_python_is_started_and_no_other_page_pays_for_the_list(new_page, serve_site):
    own = serve_site()
    work = Work(new_page(), own).seeded(record())
    work.press("Show and print Stage tracker")
    expect(work.page.locator(".work-entered")).to_be_visible()
    assert own.asked("assets/course/work.*.js")
    assert not own.asked("assets/course/worker*") and not own.asked("*pyodide*") and not own.asked("assets/course/course.*.js")
    before = len(own.asked("assets/course/work.*.js"))
    work.page.goto(own.url + "privacy/")
    work.page.goto(own.url)
    assert len(own.asked("assets/course/work.*.js")) == before


def test_everything_goes_into_one_file_and_comes_back(work):
    mine = work(record(), COPY)
    mine.press("Save everything")
    listed = mine.page.locator(".work-ask li").all_inner_texts()
    assert len(listed) == 2 and listed[0].startswith("Stage tracker (copy), begun 3 March 2026 at")
    mine.press("Not now")
    expect(mine.element.get_by_role("button", name="Save everything")).to_be_focused()
    _, text = mine.saved("Save everything")
    held = json.loads(text)
    assert list(held)[:4] == ["format", "version", "created", "contents"]
    assert [f"{line}." for line in held["contents"]] == listed
    for one in held["records"]:
        envelope.read(json.dumps(one), "stage_tracker", {1: None})
    expect(mine.element).to_contain_text("You last saved everything to a file on")

    mine.press("Delete everything")
    mine.page.get_by_role("group", name="All of it").get_by_role("button", name="Delete everything").click()
    expect(mine.element).to_contain_text("Nothing is kept in this browser.")
    mine.page.reload()
    mine.ready()
    assert "Not yet. Until you choose" in mine.element.inner_text()

    said = mine.bring(text)
    assert "not brought in" in said and "Keep my work on this device" in said
    assert mine.titles() == []
    mine.press("Keep my work on this device")
    expect(mine.element).to_contain_text("From now on what you enter is kept")
    assert mine.bring(text) == "“work.json”: 1 record brought in; 1 record brought in as a copy beside what is kept."
    assert sorted(mine.titles()) == ["Stage tracker", "Stage tracker Copy"]
    assert mine.bring(text) == "“work.json”: 2 records already here."
    assert len(mine.titles()) == 2


def test_a_file_of_an_exercise_comes_in_beside_what_differs(work):
    mine = work(record())
    text = envelope.write("stage_tracker", 1, {"members": ["Bay"]}, {}, "theirs")
    assert "1 record brought in as a copy" in mine.bring(text)
    vignette = envelope.write("vignette", 1, {"vignette": "after-the-bridge-goes", "path": []}, {})
    assert "1 record brought in." in mine.bring(vignette)
    assert "After the bridge goes" in mine.titles()
    link = mine.element.get_by_role("link", name="Open After the bridge goes")
    assert link.get_attribute("href").endswith("/vignettes/after-the-bridge-goes/")


def test_strangers_files_are_refused_in_a_sentence_and_change_nothing(work):
    mine = work(record())
    good = json.loads(envelope.write("stage_tracker", 1, {}, {}))
    whole = {"format": "joined-up work", "version": 1, "records": [good, {**good, "notes": 7}]}
    for text, said in (
        ("", "empty"),
        ("not JSON", "curly bracket"),
        ('{"exercise": "stage_tracker", ', "breaks off"),
        (b"\xff\xfe{\x00", "UTF-16"),
        ("[" * 5000, "more than 34 deep"),
        (b" " * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
        (json.dumps({**good, "version": 0}), "“version”"),
        (json.dumps(whole), "Record 2 of the file: The field “notes”"),
        (json.dumps({**whole, "version": 99}), "another version of the course"),
    ):
        told = mine.bring(text)
        assert told.startswith("“work.json” was not brought in. ") and said in told, told
        assert told.endswith("What is kept here is as it was.")
        assert mine.titles() == ["Stage tracker"]


def test_no_word_of_a_strangers_file_becomes_markup_or_script(work):
    mine = work()
    mine.press("Keep my work on this device")
    mine.page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    for payload in PAYLOADS:
        evil = {
            "exercise": "stage_tracker", "version": 1, "created": "2026-03-04T10:11:12Z",
            "inputs": {payload: payload, "vignette": payload}, "results": {payload: payload}, "notes": payload,
            "page": {"title": payload, "material": payload, "begun": payload, "address": payload},
            "typed_since": [{"field": payload, "value": payload}, {"field": "example", "value": payload},
                            {"field": "member", "index": 0}, {"field": "add_member", "press": True}],
        }
        unknown = {**evil, "exercise": "no_such_exercise"}
        whole = {"format": "joined-up work", "version": 1, "contents": [payload], "records": [evil, unknown],
                 "waiting": [{"exercise": "half_typed", "created": "2026-03-04T10:11:12Z", "typed": evil["typed_since"],
                              "page": evil["page"]}], payload: payload}
        said = mine.bring(json.dumps(whole), name=f"{payload.replace('/', '')}.json")
        assert "brought in" in said and "not brought in" not in said
        said = mine.bring(json.dumps({**evil, "exercise": payload}))
        assert "not brought in" in said
    shown = mine.page.locator(".work-record")
    assert shown.count() == 3 * len(PAYLOADS)
    for at in range(shown.count()):
        shown.nth(at).get_by_role("button", name=re.compile("^Show and print")).click()
        expect(mine.page.locator(".work-entered")).to_be_visible()
        mine.page.locator(".work-entered").get_by_role("button", name="Close").click()
    assert mine.page.evaluate("() => window.hit ?? ({}).hit ?? null") is None
    assert mine.element.locator("img, script, iframe, svg, b").count() == 0
    assert set(mine.titles()) <= {"Stage tracker", "Stage tracker Copy", "No such exercise", "No such exercise Copy", "Half typed", "Half typed Copy"}
    links = mine.element.get_by_role("link").evaluate_all("(all) => all.map((one) => one.href)")
    assert links and all(link == mine.site.url + EXERCISE for link in links)
    mine.page.goto(mine.site.url + EXERCISE)
    assert mine.page.evaluate("() => window.hit ?? null") is None


def test_a_store_that_is_refused_is_said_to_be(new_page, site):
    page = new_page()
    page.add_init_script("indexedDB.open = () => { throw new DOMException('refused', 'SecurityError'); }")
    work = Work(page, site).open()
    assert "This browser gives the site no place to keep work" in work.element.inner_text()
    assert work.element.get_by_role("button", name=re.compile("Keep|Save|Delete|Ask")).count() == 0
    text = envelope.write("stage_tracker", 1, {}, {})
    assert "gives the site no place to keep work" in work.bring(text)


def test_a_store_that_no_longer_writes_loses_nothing_and_is_said_to(work):
    mine = work(record())
    mine.page.evaluate("""() => {
        const open = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
            const made = open.call(this, stores, mode, ...rest);
            if (mode === 'readwrite') made.abort();
            return made;
        };
    }""")
    mine.press("Delete Stage tracker")
    mine.press("Delete it")
    expect(mine.page.locator(".work-record")).to_contain_text("the browser did not let it be written")
    assert "did not let it be written" in mine.bring(envelope.write("stage_tracker", 1, {"a": 1}, {}))
    mine.page.reload()
    mine.ready()
    assert mine.titles() == ["Stage tracker"]


def test_two_tabs_on_one_exercise_stand_here_as_two(new_page, serve_site):
    own = serve_site(missing=NO_PYTHON)
    one = new_page(allow=PYTHON_MISSING)
    one.goto(own.url + EXERCISE)
    other = new_page(context=one.context)
    other.goto(own.url + EXERCISE)
    one.get_by_role("button", name="Keep my work on this device").first.click()
    for page, words in ((one, "typed here"), (other, "typed there")):
        page.get_by_label("One line: an example of what you saw").first.fill(words)
        expect(page.locator(".course-kept").first).to_have_attribute("data-kept", re.compile("saved|copy"), timeout=30_000)
    expect(other.locator(".course-kept").first).to_contain_text("as a copy")

    work = Work(new_page(context=one.context), own).open()
    assert sorted(work.titles()) == ["Stage tracker", "Stage tracker Copy"]
    _, text = work.saved("Save everything")
    assert [one["typed"][0]["value"] for one in json.loads(text)["waiting"]] == ["typed there", "typed here"]

    work.press("Go on with this one Stage tracker (copy)")
    expect(work.element).to_contain_text("this one opens from now on")
    one.close()
    other.close()
    again = new_page(context=work.page.context)
    again.goto(own.url + EXERCISE)
    expect(again.get_by_label("One line: an example of what you saw").first).to_have_value("typed there")
    assert sorted(work.titles()) == ["Stage tracker", "Stage tracker Copy"]


def test_a_list_that_is_open_follows_another_tab(new_page, serve_site):
    own = serve_site(missing=NO_PYTHON)
    work = Work(new_page(allow=PYTHON_MISSING), own).open()
    work.press("Keep my work on this device")
    other = new_page(context=work.page.context)
    other.goto(own.url + EXERCISE)
    other.get_by_label("One line: an example of what you saw").first.fill("typed there")
    expect(work.page.locator(".work-title")).to_have_text(["Stage tracker"], timeout=30_000)
    work.press("Delete Stage tracker")
    other.get_by_label("One line: an example of what you saw").first.fill("typed there, on and on")
    expect(other.locator(".course-kept").first).to_have_attribute("data-kept", "saved")
    # What was being asked is not swept away by it.
    work.press("Keep it")
    expect(work.element.get_by_role("button", name="Delete Stage tracker")).to_be_focused()


def test_on_a_shared_device_the_choice_holds_for_the_tab_and_no_longer(new_page, site):
    work = Work(new_page(), site).seeded(record())
    work.press("Stop keeping my work")
    expect(work.page.locator(".work-ask:not([hidden])")).to_be_focused()
    work.press("Stop keeping")
    expect(work.element).to_contain_text("nothing that you enter is kept")
    assert work.titles() == ["Stage tracker"]
    work.page.reload()
    work.ready()
    assert work.element.inner_text().count("shared or work device") == 1
    later = Work(new_page(context=work.page.context), site).open()
    assert "Not yet. Until you choose" in later.element.inner_text()
    later.press("This is a shared or work device")
    expect(later.element).to_contain_text("No. You said that this is a shared or work device")


def test_what_stood_in_the_controls_is_shown_by_their_names_and_printed_alone(work):
    mine = work(record(notes="<b>Otter</b> came late."))
    mine.press("Show and print Stage tracker")
    heading = mine.page.get_by_role("heading", name="Stage tracker: what stood in it")
    expect(heading).to_be_focused()
    rows = mine.page.locator(".work-lines tbody tr").evaluate_all("(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))")
    assert rows == [
        ["Who is filling this in?", "Heron"],
        ["People waited for somebody else to say what to do", "yes"],
        ["One line: an example of what you saw", "The plan stood on a bus timetable."],
    ]
    assert mine.page.locator(".work-notes").inner_text() == "<b>Otter</b> came late."
    mine.page.emulate_media(media="print")
    expect(heading).to_be_visible()
    for hidden in ("h1", ".work-list", "#work-keeping", ".work-bring", ".work-entered button"):
        assert not mine.page.locator(hidden).first.is_visible(), hidden
    assert mine.page.locator(".page-address").is_visible()
    mine.page.emulate_media(media="screen")
    mine.page.locator(".work-entered").get_by_role("button", name="Close").click()
    expect(mine.element.get_by_role("button", name="Show and print Stage tracker")).to_be_focused()
    mine.page.emulate_media(media="print")
    assert mine.page.locator(".work-list").is_visible()


def test_a_record_is_deleted_by_keyboard_in_two_steps(work):
    mine = work(record(), COPY)
    button = mine.element.get_by_role("button", name="Delete Stage tracker", exact=True)
    button.focus()
    mine.page.keyboard.press("Enter")
    asked = mine.page.get_by_role("group", name="Stage tracker", exact=True)
    expect(asked).to_be_focused()
    assert len(mine.titles()) == 2
    mine.page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(asked).to_be_hidden()
    mine.page.keyboard.press("Enter")
    mine.page.keyboard.press("Tab")
    expect(asked.get_by_role("button", name="Delete it")).to_be_focused()
    mine.page.keyboard.press("Enter")
    expect(mine.page.get_by_role("heading", name="What is kept", exact=True)).to_be_focused()
    expect(mine.page.get_by_role("status").filter(has_text="Stage tracker was deleted")).to_be_visible()
    assert mine.titles() == ["Stage tracker Copy"]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light"), (360, "dark")])
def test_it_can_be_used_by_everybody(work, axe, width, scheme):
    mine = work(record(), COPY, record("x_gone", exercise="x_gone", address="", title="W" * 60), width=width, color_scheme=scheme)
    assert axe(mine.page) == []
    mine.press("Delete Stage tracker")
    mine.press("Save everything")
    mine.bring("not JSON")
    mine.press("Show and print Stage tracker")
    expect(mine.page.locator(".work-entered")).to_be_visible()
    assert axe(mine.page) == []
    assert mine.page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_without_javascript_the_page_says_what_that_means(new_page, site):
    page = new_page(javascript=False)
    page.goto(site.url + PAGE)
    assert "perhaps JavaScript is off" in page.locator("course-work").inner_text()
    assert page.get_by_role("heading", name="What is kept, where and why").is_visible()
    link = page.get_by_role("article").get_by_role("link", name="Working safely")
    link.click()
    assert page.url == site.url + "working-safely/"
