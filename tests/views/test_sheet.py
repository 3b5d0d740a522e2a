"""The charts in a real browser, narrow and wide, light and dark."""

import pytest

from tests.views import sheet

# What a browser measures: words that leave the picture, or lie on other words of it.
MEASURE = """() => {
  const found = [];
  for (const svg of document.querySelectorAll('svg.course-chart')) {
    const frame = svg.getBoundingClientRect();
    const words = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect(),
      parseFloat(getComputedStyle(text).fontSize)]);
    for (const [said, box, size] of words) {
      if (box.left < frame.left - 6 || box.right > frame.right + 6) found.push(['outside', said]);
      if (size < 11) found.push(['small', said]);
    }
    for (const [one, a] of words) for (const [other, b] of words) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (a !== b && across > 3 && down > 7) found.push(['on each other', one, other]);
    }
  }
  return [document.querySelectorAll('svg.course-chart').length, document.documentElement.scrollWidth, found];
}"""


@pytest.mark.parametrize("width", [320, 760, 1280])
def test_words_stay_inside_their_pictures_and_off_each_other(new_page, width):
    page = new_page(width=width)
    page.set_content(sheet.page())
    charts, wide, found = page.evaluate(MEASURE)
    assert charts == 14
    assert wide <= width
    assert found == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing_in_charts_and_their_tables(new_page, axe, scheme):
    page = new_page(width=320)
    page.set_content(sheet.page(scheme))
    page.evaluate("() => document.querySelectorAll('details').forEach(part => { part.open = true })")
    assert axe(page) == []
    # The same exercise may stand twice on a page.
    page.set_content(sheet.page(scheme).replace("</main>", f"{''.join(sheet.figures())}</main>"))
    assert axe(page) == []


def test_without_the_courses_colours_a_chart_still_has_its_own(new_page):
    page = new_page(width=320)
    page.set_content(sheet.page(look=False))
    fill = page.evaluate("() => getComputedStyle(document.querySelector('polygon')).stroke")
    assert fill == "rgb(29, 48, 104)"
