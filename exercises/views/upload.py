"""A field to choose a file in."""

import ipywidgets as widgets
from ipywidgets.widgets.trait_types import TypedTuple
from traitlets import Dict


def _come(files, _):
    """The files as the page sends them: dictionaries with ``name``, ``type``, ``size`` and ``content``."""
    return [dict(file) for file in files]


def _go(files, _):
    """Nothing of a file is sent back to the page, which has it."""
    return []


class Upload(widgets.FileUpload):
    """A ``FileUpload`` that never sends a file back.

    The library's own sends each value back to the page, contents and all, and fails on a file whose date
    it does not know, such as one that was chosen before Python was there.
    """

    value = TypedTuple(Dict()).tag(sync=True, echo_update=False, from_json=_come, to_json=_go)
