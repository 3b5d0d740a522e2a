"""A new exercise told to the page when it stands, for the page only.

ipywidgets tells the page of each widget as it is made, and of each value that is set afterwards. An exercise makes its
controls first and fills them from the record then, so that a page hears two messages where one would do, and draws
what is gone a moment later. Between :func:`held` and its end a widget says nothing; then each says once what it is,
those first that others name.

In Jupyter ipywidgets stays as it is.
"""

import contextlib

import comm
from ipywidgets import Widget
from ipywidgets.widgets.widget import __protocol_version__, _remove_buffers

from exercises.seam.python.wire import PageComm

NAMES = "IPY_MODEL_"
"""What stands before a widget's name where another widget's state names it."""

_plain_open = Widget.open
_waiting = None


def widgets():
    """Let every widget from now on wait where somebody holds it; once is enough, twice does no harm."""
    Widget.open = _open


@contextlib.contextmanager
def held():
    """Let what is made inside be told at the end of the block, also where the block fails."""
    global _waiting
    if _waiting is not None:
        yield
        return
    _waiting = {}
    try:
        yield
    finally:
        # Asked for its state, a widget may make another, which waits as well.
        while _waiting:
            _tell(_waiting.pop(next(iter(_waiting))))
        _waiting = None


def _open(self):
    """See ``Widget.open``."""
    if _waiting is None or self.comm is not None:
        _plain_open(self)
        return
    silent = PageComm(target_name="jupyter.widget", comm_id=self._model_id, primary=False)
    # ipywidgets' own mark for a comm that nobody listens to: no value is worked out for it, none is sent.
    silent.kernel = None
    comm.get_comm_manager().register_comm(silent)
    self.comm = silent
    _waiting[silent.comm_id] = self


def _tell(widget):
    if widget.comm is None:
        # Made and closed again before anybody saw it.
        return
    state = widget.get_state()
    for value in state.values():
        for name in value if isinstance(value, (list, tuple)) else (value,):
            named = name.startswith(NAMES) if isinstance(name, str) else False
            first = _waiting.pop(name[len(NAMES):], None) if named else None
            if first is not None:
                _tell(first)
    state, buffer_paths, buffers = _remove_buffers(state)
    del widget.comm.kernel
    widget.comm.publish_msg(
        "comm_open",
        data={"state": state, "buffer_paths": buffer_paths},
        metadata={"version": __protocol_version__},
        buffers=buffers,
        target_name=widget.comm.target_name,
        target_module=None,
    )
