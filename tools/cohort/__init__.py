"""``tools cohort``: what many learners handed in, read on one machine, streaming, through the rules of ``exercises/cohort``."""
