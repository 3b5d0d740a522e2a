"""Small charts in plain SVG: words at the data, nothing by colour alone, and a table beside each.

A value that is not there is None, or words that say why; it is drawn as a gap with words, never as 0.
Each chart has its twin in :mod:`exercises.views.chart.tables`, and :func:`figure` puts the two together.
"""

from exercises.views import markup
from exercises.views.chart.areas import small_multiples, stacked_area
from exercises.views.chart.bars import bars, stacked_bars
from exercises.views.chart.dots import dots, dumbbell
from exercises.views.chart.drawing import number, number_from, percent
from exercises.views.chart.lines import lines, strip
from exercises.views.chart.matrix import matrix
from exercises.views.chart.spans import spans
from exercises.views.chart.tables import (bars_table, dots_table, dumbbell_table, lines_table, matrix_table, multiples_table,
                                          shares_table, spans_table, strip_table)
from exercises.views.chart.timeline import timeline, timeline_table

__all__ = ["bars", "bars_table", "dots", "dots_table", "dumbbell", "dumbbell_table", "figure", "lines", "lines_table", "matrix",
           "matrix_table", "multiples_table", "number", "number_from", "percent", "shares_table", "small_multiples", "spans", "spans_table",
           "stacked_area", "stacked_bars", "strip", "strip_table", "timeline", "timeline_table"]


def figure(svg, table, caption):
    """A picture with its caption and, one touch away, its numbers.

    Args:
        svg: what one of the charts gave.
        table: what its twin gave.
        caption: what to see in it, in a sentence.

    Returns:
        Markup.
    """
    return markup.tag("figure", svg, markup.tag("figcaption", caption), markup.details("Show the numbers", table),
                      class_="course-figure")
