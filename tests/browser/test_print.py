"""On paper a group task is a handout: what to do, boxes to write in, the sources by name."""

import re

def sides(page) -> int:
    """How many sides of A4 the page that stands open fills."""
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4", prefer_css_page_size=True)))


def test_each_group_task_prints_on_two_sides_at_most(site, page):
    tasks = [url for url in site.pages() if re.search(r"/group-tasks/[^/]+/$", url)]
    assert len(tasks) == 16
    found = {}
    for url in tasks:
        page.goto(url)
        name = url.rstrip("/").rsplit("/", 1)[1]
        found[name] = sides(page)
    assert {name: count for name, count in found.items() if count > 2} == {}


def test_what_is_pressed_is_not_printed_and_boxes_are(site, page):
    page.goto(site.url + "group-tasks/definition-test/")
    page.emulate_media(media="print")
    assert not page.locator(".md-header").first.is_visible()
    assert page.locator(".write-here").first.is_visible()
