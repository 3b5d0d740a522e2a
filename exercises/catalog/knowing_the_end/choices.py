"""What two files say differently of one code, in words; ``exercises/views/choices`` asks."""

from exercises.catalog.knowing_the_end.chronology import SCALES, label
from exercises.views import markup
from exercises.views.choices import versions


def told(conflict):
    """A choice in words, and its options."""
    options = versions(len(conflict["versions"]))
    both = conflict["versions"]
    rows = [["Committed", *("yes" if one["committed"] else "no" for one in both)],
            *([words, *("left blank" if one[scale] == "" else str(one[scale]) for one in both)] for scale, words in SCALES.items()),
            ["Which entry", *(label(one["entry"]) if one["entry"] else "none" for one in both)],
            ["Why", *(one["why"] or "nothing written" for one in both)],
            ["Knew the ending", *("yes" if one["heard"] else "no" for one in both)]]
    return markup.table(f"The code {conflict['code']}: it is its reader who chooses", ["", *options], rows), options
