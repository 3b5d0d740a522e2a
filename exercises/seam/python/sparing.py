"""Widgets that say less of themselves when they are made, for the page only.

A form of a hundred controls is three hundred widgets to ipywidgets: each control has a layout and a style of its own,
made at once and told value by value, forty of them ``None``, though hardly any is ever touched. Here

- one layout, and one style of each kind, stands for all that nobody has touched; who asks for a control's own
  (``button.layout``) gets its own, and the page hears of it;
- a layout or style names only what is something; the page's models begin with the same nothing;
- which traits of a class are sent is worked out once for the class.

In Jupyter ipywidgets stays as it is.
"""

from ipywidgets.widgets.domwidget import DOMWidget
from ipywidgets.widgets.trait_types import InstanceDict
from ipywidgets.widgets.widget import Widget
from ipywidgets.widgets.widget_layout import Layout
from ipywidgets.widgets.widget_style import Style

LOOKS = ("layout", "style")
_names = {}
_shared = {}


def _keys(widget):
    """The names of the traits that are sent: of a class, and not of each widget."""
    kind = type(widget)
    if kind not in _names:
        _names[kind] = tuple(widget.traits(sync=True))
    return list(_names[kind])


def _state_of_look(self, key=None, drop_defaults=False):
    """See ``Widget.get_state``; asked for all of it, name what is something."""
    if key is None and not drop_defaults:
        key = [name for name in self.keys if getattr(self, name) is not None]
    return Widget.get_state(self, key, drop_defaults)


def _state_of_control(self, key=None, drop_defaults=False):
    """See ``Widget.get_state``; for a look that nobody has touched, name the one that stands for all."""
    if key is not None or drop_defaults:
        return Widget.get_state(self, key, drop_defaults)
    keys = self.keys
    untouched = [name for name in LOOKS if name in keys and name not in self._trait_values]
    state = Widget.get_state(self, [name for name in keys if name not in untouched])
    for name in untouched:
        state[name] = f"IPY_MODEL_{_stand_in(self.traits()[name].klass).model_id}"
    return state


def _stand_in(kind):
    if kind not in _shared:
        _shared[kind] = kind()
    return _shared[kind]


def _look(trait, widget, kind=None):
    """See ``TraitType.get``; a look made for a control that stands in the page already is told to the page."""
    if trait.name in LOOKS and isinstance(widget, DOMWidget) and trait.name not in widget._trait_values and widget.comm is not None:
        widget._trait_values[trait.name] = trait.make_dynamic_default()
        widget.send_state(trait.name)
    return super(InstanceDict, trait).get(widget, kind)


def widgets():
    """Let every widget from now on be sparing; once is enough, twice does no harm."""
    # The handler is shared by all classes; `Widget._default_keys` would ask it for a value.
    vars(Widget)["_default_keys"].func = _keys
    Layout.get_state = Style.get_state = _state_of_look
    DOMWidget.get_state = _state_of_control
    InstanceDict.get = _look
    forget()


def forget():
    """Close what stood for the untouched looks of widgets that are gone."""
    for look in _shared.values():
        look.close()
    _shared.clear()
