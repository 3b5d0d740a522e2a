"""What is on the screen and what is not."""


def show(widget, visible):
    """Show or hide; the layout is touched only on a change, since each touch is a message."""
    display = None if visible else "none"
    if widget.layout.display != display:
        widget.layout.display = display
