"""Why what stands on this page is not put together with another's; see :mod:`exercises.record.together`."""

TITLE = "Work in a group"
SENTENCE = "Stays apart: a deal comes from its three words, and a private account goes into nothing."
MERGES, SIDED = False, False
