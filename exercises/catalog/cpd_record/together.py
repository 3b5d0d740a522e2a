"""Why CPD records of several people stay apart; see :mod:`exercises.record.together`."""

TITLE = "CPD record"
SENTENCE = "Stays apart: it is one person’s. A peer answers it on its own page, and two copies of your own are put together there."
MERGES, SIDED = False, False
