import pytest

from exercises.views import markup
from exercises.views.markup import Markup
from tests.views.payloads import PAYLOADS, names_in, words_in

MADE = {
    "text": lambda x: markup.text(x),
    "child": lambda x: markup.tag("p", x),
    "nested children": lambda x: markup.tag("p", [x, (x, [x])]),
    "class": lambda x: markup.tag("p", "a", class_=x),
    "label": lambda x: markup.tag("p", "a", aria_label=x, title=x, data_x=x, id=x, lang=x),
    "join": lambda x: markup.join(x, x, between=x),
    "details": lambda x: markup.details(x, x, x),
    "table": lambda x: markup.table(x, [x, x], [[x, x], [x, x]]),
    "table without row names": lambda x: markup.table(x, [x], [[x]], row_headers=False),
    "status": lambda x: markup.status(x),
    "paragraph": lambda x: markup.paragraph(x, class_=x),
    "list": lambda x: markup.bullet_list([x, x], class_=x),
    "picture": lambda x: markup.tag("svg", markup.tag("title", x), markup.tag("text", x, x="1%")),
}


@pytest.mark.parametrize("made", MADE.values(), ids=MADE)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_somebody_wrote_adds_no_element_and_no_attribute(made, payload):
    assert names_in(made(payload)) == names_in(made("x"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_somebody_wrote_is_shown_as_they_wrote_it(payload):
    seen = payload.replace("\x00", "").replace("\ud800", "\ufffd")
    assert words_in(markup.paragraph(payload)) == " ".join(seen.split())
    markup.paragraph(payload).encode("utf-8")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
                                     "\x01javascript:alert(1)", "data:text/html,x", "vbscript:x", "blob:x", "file:///x"])
def test_an_address_of_another_scheme_is_refused(address):
    with pytest.raises(ValueError, match="address"):
        markup.tag("a", "x", href=address)


@pytest.mark.parametrize("address", ["https://www.example.org/a?b=c&d=e", "mailto:a@b.example", "../m2/", "#part", "/x/y", "a:b".replace(":", "%3A")])
def test_an_address_that_leads_somewhere_known_is_kept(address):
    assert f'href="{address.replace("&", "&amp;")}"' in markup.tag("a", "x", href=address)


@pytest.mark.parametrize("name", ["script", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "foreignObject", "use", "animate",
                                  "image", "input", "p onclick=x", "p/", "", "P", "h1"])
def test_an_element_that_exercises_do_not_make_is_refused(name):
    with pytest.raises(ValueError, match="element"):
        markup.tag(name, "x")


@pytest.mark.parametrize("name", ["onclick", "onClick", "style", "srcdoc", "src", "a b", "a=b", 'a"', "a>", "", "_", "x__y", "1a"])
def test_an_attribute_that_exercises_do_not_make_is_refused(name):
    with pytest.raises(ValueError, match="attribute"):
        markup.tag("p", "x", **{name: "y"})


def test_attributes_take_their_names_from_python():
    made = markup.tag("p", class_="a", aria_label="b", data_week_no=3, hidden=True, aria_hidden=True, title=None, lang=False, viewBox="0 0 1 1")
    assert made == '<p class="a" aria-label="b" data-week-no="3" hidden aria-hidden="true" viewBox="0 0 1 1"></p>'


def test_markup_stays_as_it_is_and_nothing_else_does():
    bold = markup.tag("b", "<i>")
    assert markup.tag("p", bold, None, 0, 1.5) == "<p><b>&lt;i&gt;</b>01.5</p>"
    assert isinstance(bold, Markup)
    # What is added to Markup as a plain string is plain again, so that it cannot slip through.
    assert markup.tag("p", bold + "<script>") == "<p>&lt;b&gt;&amp;lt;i&amp;gt;&lt;/b&gt;&lt;script&gt;</p>"


def test_markup_in_an_attribute_gives_its_words():
    assert markup.tag("p", aria_label=markup.tag("b", 'a "b" & c')) == '<p aria-label="a &quot;b&quot; &amp; c"></p>'


def test_an_element_that_holds_nothing_is_given_nothing():
    assert markup.tag("br") == "<br>"
    with pytest.raises(ValueError):
        markup.tag("br", "x")


def test_a_table_names_itself_its_columns_and_its_rows():
    made = markup.table("Shares", ["Member", "Share"], [["Ash", "40%"]])
    assert '<caption>Shares</caption>' in made
    assert made.count('scope="col"') == 2 and '<th scope="row">Ash</th><td>40%</td>' in made
    assert 'tabindex="0"' in made and 'aria-label="Shares"' in made and 'role="group"' in made
    with pytest.raises(ValueError, match="1 cells and the header 2"):
        markup.table("c", ["a", "b"], [["x"]])


def test_details_are_shut_until_they_are_asked_open():
    assert markup.details("More", "x").startswith('<details class="course-details"><summary>More</summary>')
    assert " open>" in markup.details("More", "x", open=True)


def test_a_status_is_told_to_a_screen_reader():
    assert markup.status("Opened.") == '<div role="status" class="course-status">Opened.</div>'
