from hypothesis import given
from hypothesis import strategies as st

from exercises.record.escaping import escape, unescape


def test_each_sign_that_means_something_in_html_is_named():
    assert escape("<a href=\"x\" title='y'>&</a>") == "&lt;a href=&quot;x&quot; title=&#x27;y&#x27;&gt;&amp;&lt;/a&gt;"


def test_what_html_cannot_hold_is_left_out_or_replaced():
    assert escape("a\x00b\x1b\tc\nd\ud800") == "ab\tc\nd\ufffd"
    assert escape(None) == "" and escape(0) == "0"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_nothing_else_is_lost(words):
    assert unescape(escape(words)) == words
    assert not set("<>\"'") & set(escape(words))
