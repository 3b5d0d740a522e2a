"""An exercise as a learner meets it, without a browser: what is pressed, what is to be seen, what is handed over."""

import ipywidgets as widgets
import pytest

from exercises.views import host


class Place(host.Host):
    """A place that remembers what it is told and handed, and how often it was told of a change."""

    def __init__(self):
        super().__init__()
        self.times = 0

    def recorded(self, exercise):
        self.times += 1


@pytest.fixture
def page():
    """A place that remembers; no exercise in it may have failed in the end."""
    here = Place()
    before = host.use(here)
    yield here
    host.use(before)
    assert here.failures == []


def press(exercise, *names):
    """Press buttons, one after the other; each has to be there."""
    assert exercise.apply([{"field": name, "press": True} for name in names]) == []


def seen(widget):
    """All that is to be seen, with hidden parts left out: HTML as it is, controls as *[their name]*."""
    if widget.layout.display == "none":
        return ""
    if hasattr(widget, "children"):
        return "\n".join(seen(child) for child in widget.children)
    return widget.value if isinstance(widget, widgets.HTML) else f"[{widget.description}]"
