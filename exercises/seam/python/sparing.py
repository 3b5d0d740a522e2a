"""Widgets that say less of themselves when they are made, for the page only.

ipywidgets tells its models every value of every layout and style, forty of them ``None`` each, and works out anew for
each widget which of its traits are sent at all. The page's models begin with the same nothing. A form of a hundred
controls is made in two thirds of the steps without that.
"""

from ipywidgets.widgets.widget import Widget
from ipywidgets.widgets.widget_layout import Layout
from ipywidgets.widgets.widget_style import Style

_names = {}


def _keys(widget):
    """The names of the traits that are sent: of a class, and not of each widget."""
    kind = type(widget)
    if kind not in _names:
        _names[kind] = tuple(widget.traits(sync=True))
    return list(_names[kind])


def _get_state(self, key=None, drop_defaults=False):
    """See ``Widget.get_state``; asked for all of it, name what is something."""
    if key is None and not drop_defaults:
        key = [name for name in self.keys if getattr(self, name) is not None]
    return Widget.get_state(self, key, drop_defaults)


def widgets():
    """Let every widget from now on be sparing; once is enough, twice does no harm."""
    # The handler is shared by all classes; `Widget._default_keys` would ask it for a value.
    vars(Widget)["_default_keys"].func = _keys
    Layout.get_state = Style.get_state = _get_state
