"""Why reflections of several people stay apart; see :mod:`exercises.record.together`."""

TITLE = "Reflection"
SENTENCE = "Stays apart: it is one person’s. A peer answers one that you send them, and two copies of your own are put together where you wrote them."
MERGES, SIDED = False, False
