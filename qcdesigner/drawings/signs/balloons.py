"""Numbers in circles: the items of a parts list, the marks of details, the balloons of another inspection plan."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from qcdesigner.drawings.content import BALLOON, TextRun, on_sheet
from qcdesigner.drawings.signs.shapes import circle_of
from qcdesigner.drawings.signs.strokes import Strokes

_ITEM = re.compile(r"\d{1,3}[A-Za-z]?|\d{1,2}\.\d{1,2}|[A-Z]{1,2}\d{0,3}")
# In letter heights: a smaller ring is a sign's, a larger circle may be a hole.
_SMALLEST, _LARGEST = 0.75, 2.7
_LEAST_FILLED = 0.3


def with_balloons(runs: Sequence[TextRun], strokes: Strokes) -> list[TextRun]:
    """The runs, those that stand alone in a circle of their size marked as balloons."""
    return [replace(run, box=BALLOON) if _ITEM.fullmatch(run.text.strip()) and _is_ringed(run, strokes) else run for run in runs]


def _is_ringed(run: TextRun, strokes: Strokes) -> bool:
    x, y = run.centre
    for i in strokes.around(x, y, largest=2.2 * _LARGEST * run.height):
        circle = circle_of(strokes.lines[i])
        if circle is None or not _SMALLEST * run.height < circle[2] < _LARGEST * run.height:
            continue
        reach = max(math.dist(corner, circle[:2]) for corner in _corners(run))
        if _LEAST_FILLED * circle[2] < reach < 1.05 * circle[2]:
            return True
    return False


def _corners(run: TextRun) -> list[tuple[float, float]]:
    ends = ((0.0, 0.0), (run.width, 0.0), (run.width, run.height), (0.0, run.height))
    return [(run.x + dx, run.y + dy) for dx, dy in (on_sheet(along, up, run.angle, run.slant) for along, up in ends)]
