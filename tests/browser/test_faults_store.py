"""Faults of the store and of the clock: nothing is lost, and nothing is called saved that is not."""

import pytest
from playwright.sync_api import expect

from tests.browser.scratch import Scratch, kept_live

NO_PLACE = "Not saved: this browser gives the site no place to keep work. Save a file before you leave."
NO_ROOM = "Not saved: this device has no room left."


def words_in_store(made, site):
    """What the record's inputs and edits hold for the words, the later first."""
    [record] = [one for one in made.stored(site) if one["key"] == "scratch"]
    edits = [edit["value"] for edit in record["edits"] if edit.get("field") == "words"]
    return [*reversed(edits), (record["inputs"] or {}).get("words")]


# The store


@pytest.mark.parametrize("how", ["by the browser's quota", "by a write that throws"])
def test_a_full_store_keeps_what_it_had_says_so_and_saves_once_there_is_room(new_page, scratch_site, faults, how):
    fault = faults.fault(f"store full, {how}")
    page = new_page(allow=["Quota"])
    session = page.context.new_cdp_session(page)
    if how == "by the browser's quota":
        # From the start: what the browser has once found to be free it counts on for half a minute.
        session.send("Storage.overrideQuotaForOrigin", {"origin": scratch_site.origin, "quotaSize": 200_000})
    made = kept_live(page, scratch_site)
    more = ", and more" * 50_000

    def fill():
        if how == "by a write that throws":
            page.evaluate("""() => {
                window.put = IDBObjectStore.prototype.put;
                IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
            }""")

    def empty():
        if how == "by the browser's quota":
            session.send("Storage.overrideQuotaForOrigin", {"origin": scratch_site.origin})
        else:
            page.evaluate("() => { IDBObjectStore.prototype.put = window.put; }")

    fill()
    made.input("words").fill("What was said" + more)
    made.is_kept_as("unkept")
    expect(made.box.locator(".course-kept")).to_contain_text(NO_ROOM)
    assert {"What was said"} == set(words_in_store(made, scratch_site))
    empty()
    # Nobody has to type on for it.
    made.is_kept_as("saved")
    fault.run(None if "What was said" + more in words_in_store(made, scratch_site) else "called saved and was not")
    page.reload()
    expect(made.input("words")).to_have_value("What was said" + more)
    fault.holds()


REFUSED = {
    "there is none": "Object.defineProperty(window, 'indexedDB', {value: undefined})",
    "opening throws": "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }",
    "opening fails": """IDBFactory.prototype.open = () => {
        const request = {error: new DOMException('no', 'UnknownError')};
        setTimeout(() => request.onerror());
        return request;
    }""",
    "opening is never answered": "IDBFactory.prototype.open = () => ({})",
}


@pytest.mark.parametrize("how", REFUSED)
def test_a_store_that_is_refused_is_never_called_saved_and_the_exercise_works(new_page, scratch_site, faults, how):
    fault = faults.fault(f"store refused: {how}")
    page = new_page(allow=["No store on this device"])
    page.clock.install()
    page.add_init_script(REFUSED[how])
    made = Scratch(page).open(scratch_site)
    made.box.scroll_into_view_if_needed()
    made.write("words", "Early")
    # A store that does not answer is not waited for without end.
    page.clock.run_for(11_000)
    made.becomes("live")
    made.write("words", ", and late")
    expect(made.box.locator(".course-kept")).to_have_text(NO_PLACE)
    expect(made.box.locator(".course-consent")).to_be_hidden()
    made.press("answer")
    made.says("You wrote: Early, and late")
    fault.run()
    fault.holds()


def test_a_store_that_the_browser_closes_under_the_page_is_opened_again(new_page, scratch_site, faults):
    """As when somebody clears the site's data while the page stands open."""
    fault = faults.fault("store closed under the page")
    page = new_page()
    page.add_init_script("""
        const transaction = IDBDatabase.prototype.transaction;
        IDBDatabase.prototype.transaction = function (...words) { window.database = this; return transaction.apply(this, words); };
    """)
    made = kept_live(page, scratch_site)
    page.evaluate("() => window.database.close()")
    made.write("words", ", and more")
    made.is_kept_as("saved")
    page.reload()
    found = made.input("words")
    expect(found).to_have_value("What was said, and more")
    fault.run()
    fault.holds()


# The clock


CLOCK = """
    const Real = Date;
    const skew = () => Number(sessionStorage.getItem('skew') ?? 0);
    const still = () => sessionStorage.getItem('still');
    window.Date = class extends Real {
        constructor(...words) { if (words.length) super(...words); else super(Date.now()); }
        static now() { return still() ? Number(still()) : Real.now() + skew(); }
    };
"""
YEARS = 365 * 86_400_000


@pytest.mark.parametrize("years", [-40, 300])
def test_a_clock_that_is_changed_loses_nothing_and_blames_nobody(new_page, scratch_site, faults, years):
    fault = faults.fault("clock changed")
    page = new_page()
    page.add_init_script(CLOCK)
    made = kept_live(page, scratch_site)
    page.evaluate("(skew) => sessionStorage.setItem('skew', skew)", years * YEARS)
    made.write("words", ", and more")
    made.is_kept_as("saved")
    expect(made.trouble).to_be_hidden()
    page.reload()
    found = made.go_live().input("words").input_value()
    fault.run(None if found == "What was said, and more" else f"came back: {found!r}")
    page.evaluate("() => sessionStorage.clear()")
    made.write("words", ", in our time")
    made.is_kept_as("saved")
    page.reload()
    expect(made.input("words")).to_have_value("What was said, and more, in our time")
    fault.holds()


def test_copies_made_while_the_clock_stands_still_do_not_swallow_each_other(new_page, scratch_site, faults):
    fault = faults.fault("clock standing still, three tabs")
    first = new_page()
    first.add_init_script(CLOCK)
    one = Scratch(first).open(scratch_site)
    one.keep("device")
    tabs = [one, *(Scratch(new_page(context=first.context)) for _ in range(2))]
    for tab in tabs[1:]:
        tab.page.add_init_script(CLOCK)
        tab.open(scratch_site)
    for number, tab in enumerate(tabs):
        tab.page.evaluate("() => sessionStorage.setItem('still', 1800000000000)")
    for number, tab in enumerate(tabs):
        tab.write("words", f"tab {number}")
        tab.is_kept_as("copy" if number else "saved")
    said = sorted(next(edit["value"] for edit in record["edits"]) if record["edits"] else record["inputs"]["words"]
                  for record in one.stored(scratch_site))
    fault.run(None if said == ["tab 0", "tab 1", "tab 2"] else f"in the store: {said}")
    fault.holds()
