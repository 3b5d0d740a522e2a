"""The comm between widgets in Python and their models in the page.

The messages are those of ``../schema/messages.schema.json``. They cross as one JSON text each, with the
binary parts beside it, because one conversion of a string is cheaper than that of a tree of objects.
"""

import json

import comm
from comm.base_comm import BaseComm, CommManager


class PageComm(BaseComm):
    """A comm whose other end is a model in the page."""

    post = None
    """Called as ``post(text, buffers)``; set by :func:`connect`."""

    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
        """Send one message; see ``BaseComm``."""
        content = {"comm_id": self.comm_id, "data": data or {}, **keys}
        message = {"type": "comm", "msg_type": msg_type, "content": content, "metadata": metadata or {}}
        type(self).post(json.dumps(message), [bytes(part) for part in buffers or ()])


class PageCommManager(CommManager):
    """The open comms; unlike its parent it lets exceptions through to whoever asked."""

    def receive(self, message):
        """Hand a message from the page to the comm it names; one for a closed comm is passed over."""
        target = self.comms.get(message["content"]["comm_id"])
        if target is None:
            return
        if message["msg_type"] == "comm_msg":
            target.handle_msg(message)
        elif message["msg_type"] == "comm_close":
            self.comms.pop(target.comm_id, None)
            target._closed = True
            target.handle_close(message)


def connect(post):
    """Make every comm from now on speak to the page.

    Args:
        post: ``post(text, buffers)``; ``text`` is JSON, ``buffers`` a list of bytes.

    Returns:
        The manager that takes the page's messages.
    """
    manager = PageCommManager()
    PageComm.post = staticmethod(post)
    comm.create_comm = PageComm
    comm.get_comm_manager = lambda: manager
    return manager
