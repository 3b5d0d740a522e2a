"""Small things that the parts of the player share."""

from exercises.views.shown import show

__all__ = ["ROW", "show"]

ROW = {"flex_flow": "row wrap"}
