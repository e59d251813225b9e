"""Loose texts of a sheet with what the lines round them say: signs, frames, boxes, dimension lines, surface symbols."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from qcdesigner.drawings.content import IN_ANNOTATION, Fills, Polylines, TextRun
from qcdesigner.drawings.dxf.circled import with_circles
from qcdesigner.drawings.signs.dimension_lines import on_dimension_lines
from qcdesigner.drawings.signs.drawn import Drawn, Shapes
from qcdesigner.drawings.signs.shapes import Path
from qcdesigner.drawings.signs.strokes import Strokes, small_strokes
from qcdesigner.drawings.signs.surface_ticks import with_surface_ticks
from qcdesigner.drawings.signs.texts import LARGEST_STROKE, with_drawn

# Letters are this high on paper: drawings of any unit are looked at as if theirs were.
_LETTER_MM = 3.5
_REACH = 12.0
# Loose numbers of a sheet: no drawing of a part has more, and the lines round each take a third of a millisecond.
MOST_NUMBERS = 900


def are_too_many(texts: Sequence[TextRun]) -> bool:
    """True for a sheet with more loose numbers than the lines are looked at for: a map, a list, no drawing of a part."""
    return sum(run.group != IN_ANNOTATION and any(c.isdigit() for c in run.text) for run in texts) > MOST_NUMBERS


def with_lines_round(
    texts: Sequence[TextRun], strokes: Sequence[Polylines], fills: Sequence[Fills]
) -> list[TextRun]:
    """The texts, loose ones with the signs before them, joined to frames, marked by their boxes and dimension lines."""
    loose = [run for run in texts if run.group != IN_ANNOTATION]
    heights = [run.height for run in loose if any(c.isdigit() for c in run.text)]
    if not heights:
        return list(texts)
    drawn = Drawn.of_sheet(strokes, fills)
    scale = _LETTER_MM / median(heights)
    small = _strokes_near(loose, drawn, scale)
    runs = with_drawn(with_circles([_scaled(run, scale) for run in loose], small), drawn.segments.scaled(scale), small)
    runs = on_dimension_lines([_scaled(run, 1 / scale) for run in runs], drawn)
    return [*(run for run in texts if run.group == IN_ANNOTATION), *with_surface_ticks(runs, drawn.segments)]


def _scaled(run: TextRun, scale: float) -> TextRun:
    return replace(run, x=run.x * scale, y=run.y * scale, height=run.height * scale, width=run.width * scale)


def _strokes_near(loose: Sequence[TextRun], drawn: Drawn, scale: float) -> Strokes:
    """The small strokes round the texts that have figures, in millimetres as if on paper."""
    numbers = [run for run in loose if any(c.isdigit() for c in run.text)]
    largest = LARGEST_STROKE * max(run.height for run in numbers)
    paths = [
        Path((_scaled_line(shapes, i, scale),), is_filled)
        for shapes, is_filled in ((drawn.lines, False), (drawn.areas, True))
        for i in _small_near(shapes, numbers, largest)
    ]
    return small_strokes(paths, largest * scale)


def _small_near(shapes: Shapes, numbers: Sequence[TextRun], largest: float) -> list[int]:
    boxes = shapes.boxes
    is_small = (boxes[:, 2:] - boxes[:, :2]).max(axis=1, initial=0.0) <= largest
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    is_near = np.zeros(len(boxes), bool)
    for run in numbers:
        reach = run.width + _REACH * run.height
        found = shapes.near(*run.centre, reach)
        is_near[found] |= (np.abs(middles[found] - run.centre) < reach).all(axis=1)
    return [int(i) for i in np.flatnonzero(is_small & is_near)]


def _scaled_line(shapes: Shapes, i: int, scale: float) -> list[tuple[float, float]]:
    return list(map(tuple, (shapes.array(i) * scale).tolist()))
