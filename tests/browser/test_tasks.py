"""A tutor sets tasks and hands out a link; a learner opens it on another device, ticks, comes back, and puts it away."""

import re
import zipfile
from pathlib import Path

from playwright.sync_api import expect


class Setting:
    """The page on which a tutor sets tasks."""

    def __init__(self, page, site):
        self.page = page
        page.goto(site.url + "set-a-task/")
        self.ready()

    def ready(self):
        expect(self.page.locator("course-set-tasks")).to_have_attribute("data-ready", "")

    def add(self, id_):
        self.page.locator("#set-which").select_option(id_)
        self.page.get_by_role("button", name="Add it to the tasks").click()

    @property
    def link(self):
        return self.page.locator("#set-link").input_value()

    def saved_by(self, name):
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=name).click()
        return download.value.suggested_filename, Path(download.value.path())


def set_three(tutor):
    tutor.add("X08")
    tutor.page.locator("#set-day-0").fill("2026-12-01")
    tutor.page.locator("#set-group-0").select_option("4")
    tutor.page.get_by_role("checkbox", name="note keeper").check()
    tutor.page.locator("#set-note-0").fill("Bring two <questions>.")
    tutor.add("V-PA")
    tutor.add("M2")
    return tutor.link


def tasks(page):
    """The list at the front, once the page has made up its mind."""
    expect(page.locator("course-tasks")).to_have_attribute("data-ready", "")
    return page.locator("course-tasks")


def test_a_tutor_sets_and_a_learner_finds_ticks_and_comes_back(site, new_page, axe):
    tutor = Setting(new_page(), site)
    link = set_three(tutor)
    assert link.startswith(site.url + "#tasks=1/X08.d20261201.g4.rn/V-PA/M2/k") and len(link) < 200
    assert "questions" not in link
    tutor.page.locator("#set-title").fill("Week three")
    assert axe(tutor.page) == []

    # The tasks outlive a reload, in the page's own address.
    tutor.page.reload()
    tutor.ready()
    assert tutor.link == link
    tutor.page.get_by_role("button", name="Later Threshold ladder").click()
    expect(tutor.page.locator(".set-row .tasks-name").nth(1)).to_have_text("Threshold ladder")
    tutor.page.get_by_role("button", name="Earlier Threshold ladder").click()
    assert tutor.link == link

    learner = new_page(width=360, color_scheme="dark")
    learner.goto(link)
    found = tasks(learner)
    expect(found.get_by_role("heading", name="Your tutor’s tasks")).to_be_visible()
    expect(found.locator("li")).to_have_count(3)
    expect(found.locator("li").first).to_contain_text("by Tuesday 1 December 2026, in groups of 4, with note keeper")
    assert axe(learner) == []
    found.get_by_role("checkbox", name=re.compile("Done.*After the bridge goes")).check()
    expect(found).to_contain_text("1 of 3 ticked.")
    found.get_by_role("link", name="Threshold ladder").click()
    expect(learner.get_by_role("heading", level=1)).to_have_text("Threshold ladder")
    # Nothing is kept on this device, so the list lasts as long as the tab.
    learner.goto(site.url)
    expect(tasks(learner).get_by_role("checkbox", name=re.compile("Done.*After the bridge goes"))).to_be_checked()
    learner.set_viewport_size({"width": 320, "height": 640})
    assert learner.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    learner.get_by_role("button", name="Put these tasks away").click()
    learner.get_by_role("button", name="Put them away").click()
    expect(tasks(learner)).to_be_hidden()
    learner.reload()
    expect(tasks(learner)).to_be_hidden()


def test_the_sheet_the_page_and_the_calendar(site, new_page):
    tutor = Setting(new_page(), site)
    tutor.add("V-PA")
    tutor.page.get_by_role("button", name="Calendar file").click()
    expect(tutor.page.locator("course-set-tasks")).to_contain_text("No task has a day yet")
    tutor.page.get_by_role("button", name="Take it out After the bridge goes").click()
    set_three(tutor)
    tutor.page.locator("#set-title").fill("Week three")
    name, path = tutor.saved_by("Word sheet")
    words = zipfile.ZipFile(path).read("word/document.xml").decode()
    assert name == "tasks.docx" and "Week three" in words and "Bring two &lt;questions&gt;." in words and "2. After the bridge goes" in words
    name, path = tutor.saved_by("Printable page")
    assert name == "tasks.html" and "Bring two &lt;questions&gt;." in path.read_text("utf-8")
    name, path = tutor.saved_by("Calendar file")
    assert name == "tasks.ics" and "DTSTART;VALUE=DATE:20261201" in path.read_text("utf-8")


def test_where_work_is_kept_so_are_the_ticks_and_other_tasks_ask_first(site, new_page):
    page = new_page()
    tutor = Setting(page, site)
    first = set_three(tutor)
    page.goto(site.url + "my-work/")
    page.get_by_role("button", name=re.compile("Keep my work|Keep what I enter|Keep", re.I)).first.click()
    page.goto(first)
    tasks(page).get_by_role("checkbox").first.check()
    expect(tasks(page)).to_contain_text("Your ticks are kept on this device.")
    again = page.context.new_page()
    again.goto(site.url)
    expect(tasks(again).get_by_role("checkbox").first).to_be_checked()
    other = Setting(again, site)
    other.page.locator("summary", has_text="Change tasks").click()
    other.page.locator("#set-paste").fill(first + ".")
    other.page.get_by_role("button", name="Take up this link").click()
    expect(other.page.locator("course-set-tasks")).to_contain_text("3 tasks stand here from that link.")
    other.page.get_by_role("button", name="Take it out Threshold ladder").click()
    second = other.link
    page.goto("about:blank")
    page.goto(second)
    expect(page.get_by_text("This link brings other tasks")).to_be_visible()
    page.get_by_role("button", name="Keep these").click()
    expect(tasks(page).locator("li")).to_have_count(3)
    page.goto("about:blank")
    page.goto(second)
    page.get_by_role("button", name="Show the new ones").click()
    expect(tasks(page).locator("li")).to_have_count(2)


def test_a_broken_or_hostile_link_is_refused_in_a_sentence(site, new_page):
    page = new_page()
    for hash_ in ("#tasks=1/X08/k0000000", "#tasks=", "#tasks=1/<img src=x onerror=alert(1)>/kabcdefg", "#tasks=%E0%A4%A"):
        page.goto("about:blank")
        page.goto(site.url + hash_)
        expect(tasks(page)).to_contain_text("is not whole: it was cut or changed on its way")
        assert page.locator("course-tasks img").count() == 0
    page.goto("about:blank")
    page.goto(site.url)
    expect(tasks(page)).to_be_hidden()
    assert page.get_by_role("heading", level=1).inner_text()


def test_by_keyboard_alone(site, new_page):
    page = new_page()
    tutor = Setting(page, site)
    page.locator("#set-which").focus()
    page.keyboard.type("Threshold ladder")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("course-set-tasks")).to_contain_text("is task 1.")
    for _ in range(30):
        if page.evaluate("() => document.activeElement.textContent.trim()") == "Copy the link":
            break
        page.keyboard.press("Tab")
    else:
        raise AssertionError("Tab did not come to the copying of the link")
    assert "#tasks=1/X08/" in tutor.link
