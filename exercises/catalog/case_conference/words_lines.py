"""What each seat says, in its own words: ``LINES[seat][key]`` is two or three ways of saying one thing.

A key is an act, or an act and what it is about (``share:buses``). Where a seat has no way of its own, what anybody
might say stands under ``any``. Everything here is invented.
"""

from exercises.catalog.case_conference import words_lines_any, words_lines_chair, words_lines_family, words_lines_workers

LINES = {"any": words_lines_any.LINES, **words_lines_chair.LINES, **words_lines_workers.LINES, **words_lines_family.LINES}
