"""Paragraphs and prompts: a row of twelve places for each paragraph, its heading above, so that it fits a phone."""

from exercises.catalog.assignment_planner.brief import PROMPTS
from exercises.views.chart import drawing as draw

SLOT = 100 / len(PROMPTS)  # % of the width
TALL = 24  # px


def picture(rows, title, desc):
    """SVG of the grid.

    Args:
        rows: paragraphs as ``rules.compute`` gives them.
        title: what the picture is.
        desc: what it shows, in a sentence.
    """
    body = [draw.words((n + 0.5) * SLOT, 12, prompt, size=11, anchor="middle", weight="bold") for n, prompt in enumerate(PROMPTS)]
    full = max([row["words"] / len(row["prompts"]) for row in rows if row["prompts"]] or [0]) or 1
    y = 16
    for row in rows:
        for said in draw.wrapped(f"{row['number']}. {row['heading'].strip() or 'no heading yet'}", at_most=2):
            y += 19
            body.append(draw.words(0, y - 4, said))
        body += [piece for n, prompt in enumerate(PROMPTS) for piece in _place(row, prompt, n * SLOT, y, full)]
        y += TALL + 8
    return draw.frame(title, desc, y, *body)


def _place(row, prompt, x, y, full):
    """One place: empty, or with the words that the paragraph sets aside for the prompt; a dot is a tag without words."""
    left, wide = x + 0.4, SLOT - 0.8
    if prompt not in row["prompts"]:
        return [draw.box(left, y, wide, TALL, fill="none", stroke=draw.LINE, stroke_width=0.5, stroke_dasharray="2 3")]
    words = row["words"] / len(row["prompts"])
    return [draw.box(left, y, wide, TALL, fill=draw.COLOURS[0], fill_opacity=f"{0.1 + 0.2 * words / full:.2f}", stroke=draw.COLOURS[0], stroke_width=1.5),
            draw.words(x + SLOT / 2, y + 16, f"{words:.0f}" if words else "•", size=12 if words < 1000 else 10, anchor="middle")]
