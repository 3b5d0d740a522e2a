"""Why supervision pages stay apart, and how two copies of one's own become one; see :mod:`exercises.record.together`."""

from exercises.catalog.supervision_page import rules
from exercises.record import together

TITLE = "Supervision page"
SENTENCE = "Stays apart: it is for one person’s supervision. Two copies of your own are put together on its own page."
MERGES, SIDED = False, False


def merge(mine, theirs):
    """Two copies of one's own page; what they say differently waits beside it."""
    return together.by_field(mine, theirs, rules.blank())
