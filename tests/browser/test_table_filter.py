"""A table that can be searched: by words, by keyboard, told to a screen reader; whole without the script."""

from tools.course import load, silences

ADDRESS = "sources/who-is-not-here/"
SHOWN = "table[data-filter] tbody tr:visible"


def opened(site, new_page, **options):
    page = new_page(**options)
    page.goto(site.url + ADDRESS, wait_until="load")
    return page


def test_every_word_that_is_typed_has_to_stand_in_a_row(site, new_page):
    page = opened(site, new_page)
    rows = page.locator("table[data-filter] tbody tr")
    every, told = rows.count(), page.locator(".table-filter [role=status]")
    assert every == len(silences.read(load.load())[1]) and told.inner_text() == f"{every} rows."
    field = page.get_by_label("Search these rows", exact=True).and_(page.locator("input"))
    field.fill("FATHERS nfer")
    left = page.locator(SHOWN)
    assert 0 < left.count() < every
    assert all("fathers" in row.lower() and "nfer" in row.lower() for row in left.all_inner_texts())
    assert told.inner_text() == f"{left.count()} of {every} rows with “FATHERS nfer”."
    field.fill("<b>zebra</b>")
    assert left.count() == 0 and told.inner_text().startswith("No row holds “<b>zebra</b>”.")
    field.press("Escape")
    assert field.input_value() == "" and left.count() == every


def test_accents_and_typed_apostrophes_make_no_difference(site, new_page):
    page = opened(site, new_page)
    field = page.locator(".table-filter input")
    field.fill("children’s")
    curly = page.locator(SHOWN).count()
    field.fill("CHILDRÉN'S")
    assert curly == page.locator(SHOWN).count() > 0


def test_without_the_script_the_whole_table_stands_and_no_empty_field(site, new_page):
    page = opened(site, new_page, javascript=False)
    assert page.locator(SHOWN).count() == len(silences.read(load.load())[1])
    assert page.locator(".table-filter").count() == 0


def test_a_page_without_such_a_table_gets_no_field(site, new_page):
    page = new_page()
    page.goto(site.url + "privacy/", wait_until="load")
    assert page.locator(".table-filter").count() == 0
