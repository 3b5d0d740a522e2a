"""The exercise's own pictures: who speaks of whom, who was asked, and what the five say of five subjects; each with its table."""

from exercises.catalog.whose_evidence import silences, voices
from exercises.catalog.whose_evidence.claims import HOW_SHORT, SOURCES, SPEAKER_SHORT, SUBJECT_SHORT
from exercises.views import chart
from exercises.views.chart import drawing as draw
from exercises.views.markup import table, tag

GRID = "How many claims are by whom and about whom"
STRENGTHS = "How each source’s claims are known"
SPEAKERS = "Who makes each source’s claims"
ASKED = "Who was asked, each count in its own units"
AT_A_GLANCE = "What each source says of five subjects"
# Where a narrow column would cut the whole name, which stands in the table.
SHORT_NAMES = {"language": "Language", "poverty": "Poverty"}
# Five parts and no more are told apart in one bar; the first two look as they do in the picture of who was asked.
PARTS = (("P", "Professional", ("professional",)), ("F", "Family or child", ("parent", "child", "family")), ("A", "Authors", ("author",)),
         ("T", "Another text", ("other",)), ("S", "Several, or not said", ("several", "nobody")))


def grid(profile, name):
    """The grid of one coder: ``(picture, table)``; a pair that no claim fills stays empty."""
    matrix = profile["matrix"]
    rows, columns = list(SPEAKER_SHORT.values()), list(SUBJECT_SHORT.values())
    drawn = ["Profes- sional" if name == "Professional" else name for name in rows]  # parted where the narrow column parts it
    cells = [[matrix[s][a] or None for a in SUBJECT_SHORT] for s in SPEAKER_SHORT]
    filled = sum(cell is not None for row in cells for cell in row)
    told = (f"{profile['coded']} claims coded by {name}. Rows are who says it, columns about whom. {filled} of {len(rows) * len(columns)} "
            "places hold a claim, the rest hold none.")
    return (chart.matrix(drawn, columns, cells, GRID, told, gap="·"),
            chart.matrix_table(rows, columns, cells, GRID, corner="Who says it, about whom", gap="none"))


def strengths(profile):
    """How each source's claims are known: ``(picture, table)``."""
    rows, columns = [row["name"] for row in profile["strength"]], list(HOW_SHORT.values())
    cells = [[row["counts"][h] or None for h in HOW_SHORT] for row in profile["strength"]]
    return (chart.matrix(rows, columns, cells, STRENGTHS, "Rows are sources, columns are strengths, each with its number of claims.", gap="·", colour=3),
            chart.matrix_table(rows, columns, cells, STRENGTHS, corner="Source", gap="none"))


def speakers(profile):
    """Who makes each source's claims: ``(picture, table)``."""
    rows = [(f"{row['name']}: {row['claims']} {'claim' if row['claims'] == 1 else 'claims'}",
             [sum(row["counts"][s] for s in keys) for _, _, keys in PARTS]) for row in profile["by_source"]]
    series = [(letter, name) for letter, name, _ in PARTS]
    return (chart.stacked_bars(rows, series, SPEAKERS, "One bar for each source, in parts by who makes its claims."),
            table(SPEAKERS, ["Source", *(name for _, name in series)], [[name, *parts] for name, parts in rows]))


def asked():
    """The seven counts: ``(picture, table)``."""
    rows, cells = [], []
    for one in voices.COUNTS:
        found = voices.share(one)
        people, family = voices.in_words(one.professionals), voices.in_words((one.family,))
        rows.append((f"{one.name}: {_together(people)}\u00a0/ {_together(family)}", [sum(n for n, _ in one.professionals), one.family[0]]))
        share = f"{found['family']} of {found['of']} {'units' if found['mixed'] else found['units'][0]}, {found['share'] * 100:.1f}%"
        cells.append([f"{one.name} ({one.id})", people, family, share, one.note])
    series = (("P", "Professionals"), ("F", "Family"))
    return (chart.stacked_bars(rows, series, ASKED, "Seven bars, each its own count of professionals and of family. They may not be added."),
            table(ASKED, ["Count", "Professionals", "Family", "Share that is family", "What the share does not say"], cells))


def at_a_glance():
    """What the five say of five subjects: ``(picture, table)``. A full circle is said, a half one in passing, an empty one not said."""
    left, slot, tall, top = 31.0, 13.8, 46, 26
    body = [draw.words(left + (n + 0.5) * slot, 16, _head(key), size=draw.SMALL, anchor="middle") for n, key in enumerate(SOURCES)]
    y, told = top, []
    for subject, held in silences.SUBJECTS.items():
        body.append(draw.line(0, y, 100, y))
        said = draw.wrapped(SHORT_NAMES.get(subject, held["name"]), draw.NARROW * left / 100 - 8, draw.SMALL, at_most=3)
        high = max(tall, 16 * len(said) + 8)
        body += [draw.words(0, y + high / 2 + 5 + 16 * (n - (len(said) - 1) / 2), words, size=draw.SMALL) for n, words in enumerate(said)]
        for n, row in enumerate(silences.of(subject)):
            body.append(mark(row["said"], left + (n + 0.5) * slot, y + high / 2))
        told.append(f"{held['name']}: " + ", ".join(f"{SOURCES[row['source']].short} {row['said']}" for row in silences.of(subject)))
        y += high
    cells = [[held["name"], *(row["said"] for row in silences.of(subject))] for subject, held in silences.SUBJECTS.items()]
    return (draw.frame(AT_A_GLANCE, ". ".join(told) + ".", y + 4, *body),
            table(AT_A_GLANCE, ["Subject", *(source.short for source in SOURCES.values())], cells))


def mark(said, x, y):
    """A circle that is full (said), half full (in passing) or broken (not said)."""
    ink, size = draw.COLOURS[0], 10
    ring = draw.shape(0, x, y, size=size, fill=ink if said == "said" else "none", stroke=ink if said != "not said" else draw.LINE, stroke_width=2,
                      stroke_dasharray="3 3" if said == "not said" else None)
    if said != "in passing":
        return ring
    half = tag("path", d=f"M{-size} 0A{size} {size} 0 0 0 {size} 0Z", fill=ink)
    return tag("g", ring, tag("svg", half, x=draw.percent_of(x), y=y, overflow="visible", width=1, height=1))


def _together(words):
    """Words that stay on one line."""
    return words.replace(" ", "\u00a0")


def _head(key):
    """A source's name where there is little room."""
    return {"CH11": "Ch. 11", "YFYV": "YFYV"}.get(key, SOURCES[key].short)
