"""Any value as text in HTML. (The standard library's ``html`` would load every named character there is.)"""

import re

from exercises.record.files import whole

# HTML has no way to hold these, and a message to the page cannot carry half a character either.
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SIGNS = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;"))


def escape(value):
    """The value's words so that they stand as words in an element or between quotation marks; None is nothing."""
    text = "" if value is None else whole(_UNHOLDABLE.sub("", str(value)))
    for sign, name in _SIGNS:
        text = text.replace(sign, name)
    return text


def unescape(text):
    """What :func:`escape` made, undone."""
    for sign, name in reversed(_SIGNS):
        text = text.replace(name, sign)
    return text
