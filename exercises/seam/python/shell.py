"""A small stand-in for IPython, for the page only.

ipywidgets asks IPython for four things: the running shell, a display function, a way to clear an output
and a class for its ``Output`` widget. The whole of IPython would cost three megabytes for them. In
Jupyter the real IPython is there and this module is never imported.
"""

import sys
import types


class Events:
    """The two events that comm triggers round a message; nobody here listens."""

    def trigger(self, name, *arguments):
        """Take note of nothing."""


class Shell:
    """What ``get_ipython()`` returns in the page.

    Args:
        on_error: called with the exception that is being handled, when ipywidgets has caught one in a
            callback; without a shell ipywidgets would swallow it.
    """

    def __init__(self, on_error):
        self.events = Events()
        self.kernel = None
        self._on_error = on_error

    def showtraceback(self, *_, **__):
        """Pass on the exception that is being handled."""
        self._on_error(sys.exc_info()[1])


def install(on_error):
    """Put the stand-in where ``import IPython`` looks, unless the real one is there already.

    Args:
        on_error: see :class:`Shell`.

    Returns:
        The shell.
    """
    shell = Shell(on_error)
    if "IPython" in sys.modules:
        return shell

    def nothing(*_, **__):
        """Displaying and clearing have no meaning in the page: an exercise is its widget."""

    top = types.ModuleType("IPython")
    display = types.ModuleType("IPython.display")
    core = types.ModuleType("IPython.core")
    interactive = types.ModuleType("IPython.core.interactiveshell")
    top.__path__ = core.__path__ = []
    top.get_ipython = lambda: shell
    top.display, top.core = display, core
    display.display = display.clear_output = nothing
    for name in ("HTML", "SVG", "Markdown", "Javascript"):
        setattr(display, name, type(name, (str,), {}))
    interactive.InteractiveShell = Shell
    core.interactiveshell = interactive
    for module in (top, display, core, interactive):
        sys.modules[module.__name__] = module
    return shell
