"""A class as tables for a spreadsheet: headings and rows, to be written by :mod:`exercises.record.tables`, which makes each cell safe.

Each function takes what :class:`~exercises.cohort.tally.Tally` gives (or rows like it, one after the other) and gives ``(header, rows)``.
"""

WHO = ("Who", "What", "Saved", "File", "Counts", "Why not")
TEXTS = ("Who", "From", "Asked", "Written")
THRESHOLDS = ("Referral", "Round", "Rung 1", "Rung 2", "Rung 3", "Rung 4", "Placed by", "Mean difference in rungs")
GAPS = ("Kind", "Id", "Outcome", "Words", "Touched by", "Could be touched by", "Learners")
CHOICES = ("Vignette", "Version", "Seat", "Where", "Choice", "How many", "Of")
PROMPTS = ("Key", "From", "Asked")
NOT_READ = ("File", "Why, and what to do")


def who(rows):
    """Who handed in what. No number of anything: files are no contribution."""
    return WHO, ([row["who"], row["title"], row["created"], row["path"], row["counts"], row["why_not"]] for row in rows)


def texts(rows):
    """What was written, by prompt, with names."""
    return TEXTS, ([", ".join(row["who"]), row["title"], row["words"], row["text"]] for row in rows)


def thresholds(figures):
    """How many stood on each rung, referral by referral."""
    rows = []
    for one in [*figures["rows"], *figures["apart"]["rows"]]:
        for name, apart in (("before", "spread"), ("after", "spread_after")):
            if any(one[name]):
                value = one[apart]
                rows.append([one["title"], name, *one[name], sum(one[name]), None if value is None else round(value, 2)])
    return THRESHOLDS, rows


def gaps(figures):
    """What the hand-in touches, by outcome and prompt."""
    return GAPS, [[row["kind"], row["id"], row["outcome"], row["text"], row["touched"], row["could"], row["of"]] for row in figures["rows"]]


def choices(figures):
    """What was chosen, unnamed; a decision that too few included stands without numbers."""
    rows = []
    for one in figures:
        where = [one["title"], one["version"], one["seat"], one["at"]]
        if one["withheld"]:
            rows.append([*where, "Withheld: fewer than five included it", None, None])
        rows += [[*where, row["words"], row["many"], one["people"]] for row in one["rows"]]
    return CHOICES, rows


def not_read(rows):
    """What could not be read: ``{"path", "why"}``."""
    return NOT_READ, ([row["path"], row["why"]] for row in rows)


def prompts(rows):
    """What something was written to, with the key by which it is asked for."""
    return PROMPTS, ([row["key"], row["title"], row["words"]] for row in rows)
