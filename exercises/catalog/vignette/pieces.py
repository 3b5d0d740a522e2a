"""Small things that the parts of the player share."""

ROW = {"flex_flow": "row wrap"}


def show(widget, visible):
    """Show or hide; the layout is touched only on a change, since each touch is a message."""
    display = None if visible else "none"
    if widget.layout.display != display:
        widget.layout.display = display
