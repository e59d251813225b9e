"""Boxes drawn round a line of text, and rows of them: looked for in the ink around the straightened line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.paper import Ink
from qcdesigner.drawings.ocr.views import View

_CLEAR, _TIGHT = 0.04, 1.15
# In letter heights: what is nearer may be the bar of a 7, if another line is farther out.
_OWN_BAR, _BEYOND_BAR = 0.1, 0.14
_SIDE = 4.0
_ROW_REACH = 28.0
_SIDE_OF_A_BOX = 0.09
# In heights of a row: what is too narrow for a box; the box of a sign that stands before several rows.
_NARROWEST_CELL = 0.75
_WIDEST_SIGN, _TALLEST_SIGN, _HIGHER = 2.6, 3.2, 1.3


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes side by side in the frame of a line at `angle`: between `low` and `high`, upright bars at `bars` (pixels)."""

    angle: float
    low: float
    high: float
    bars: tuple[float, ...]

    @property
    def height(self) -> float:
        return self.high - self.low

    @property
    def cells(self) -> list[tuple[float, float]]:
        return list(pairwise(self.bars))

    def cell_of(self, along: float) -> int | None:
        """The number of the cell at a place along the row."""
        return next((i for i, (a, b) in enumerate(self.cells) if a < along < b), None)


def ink_in(ink: Ink, row: Row, cell: tuple[float, float]) -> Ink:
    """The level ink inside a box, cropped to what does not touch its sides."""
    h = row.height
    view = View.of(ink, row.angle, cell[0], row.high, (cell[1] - cell[0], h), 0.55 * h)
    inner = view.ink.copy()
    margin = max(2, round(_SIDE_OF_A_BOX * min(h, cell[1] - cell[0])))
    inner[:margin] = inner[-margin:] = False
    inner[:, :margin] = inner[:, -margin:] = False
    rows, columns = np.flatnonzero(inner.any(axis=1)), np.flatnonzero(inner.any(axis=0))
    if not len(rows):
        return inner[:0, :0]
    return np.asarray(inner[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def row_around(ink: Ink, line: TextLine) -> Row | None:
    """The row of boxes that the line stands in; None if lines do not enclose it on all four sides."""
    closed = _enclosure(View.around(ink, line, _SIDE + 1.0), line)
    if closed is None:
        return None
    low, high, left, right = closed
    view = View.around(ink, line, _ROW_REACH)
    chain = view.chain(view.bars(low, high), (left, right), low, high)
    return Row(line.angle, low, high, tuple(float(bar) for bar in _walls(chain, high - low)))


def _walls(bars: list[float], height: float) -> list[float]:
    """The bars that part boxes: what stands between two halves of a box too narrow for a letter is a stroke of its sign."""
    kept = list(bars)
    for i in range(len(kept) - 2, 0, -1):
        if max(kept[i] - kept[i - 1], kept[i + 1] - kept[i]) < _NARROWEST_CELL * height:
            del kept[i]
    return kept


def box_before(ink: Ink, row: Row) -> Row | None:
    """The box right before a row that is higher than it: that of the sign which several rows share. None if there is none."""
    h = row.height
    left, top = row.bars[0] - _WIDEST_SIGN * h, row.high + _TALLEST_SIGN * h
    view = View.of(ink, row.angle, left, top, (_WIDEST_SIGN * h + 0.5 * h, h + 2 * _TALLEST_SIGN * h), 0.55 * h)
    walls = [bar for bar in view.bars(row.low + 0.1 * h, row.high - 0.1 * h) if bar < row.bars[0] - 0.7 * h]
    if not walls:
        return None
    inside = view.columns(walls[-1] + 0.15 * h, row.bars[0] - 0.15 * h)
    high = view.level(inside, row.high - 0.12 * h, top - 0.1 * h)
    low = view.level(inside, row.low + 0.12 * h, row.low - (_TALLEST_SIGN - 0.1) * h)
    if high is None or low is None or high - low < _HIGHER * h:
        return None
    return Row(row.angle, low, high, (walls[-1], row.bars[0]))


def _enclosure(view: View, line: TextLine) -> tuple[float, float, float, float] | None:
    """Low, high, left and right of the box that the line stands in."""
    h = line.height
    text = view.columns(line.begin - 0.05 * h, line.stop + 0.05 * h)
    high, low = _side(view, text, line.high, h), _side(view, text, line.low, -h)
    if low is None or high is None:
        return None
    bars = view.bars(low, high)
    left = [bar for bar in bars if line.begin - _SIDE * h < bar < line.begin + 0.15 * h]
    right = [bar for bar in bars if line.stop - 0.15 * h < bar < line.stop + _SIDE * h]
    if not left or not right or right[0] - left[-1] > line.width + 2 * _SIDE * h:
        return None
    if not (view.is_closed(low, left[-1], right[0]) and view.is_closed(high, left[-1], right[0])):
        return None
    return low, high, left[-1], right[0]


def _side(view: View, text: slice, edge: float, height: float) -> float | None:
    """The level line over (positive height) or under a text, up to its own height away from its edge."""
    found = view.level(text, edge + _CLEAR * height, edge + _TIGHT * height)
    if found is not None and abs(found - edge) < _OWN_BAR * abs(height):
        return view.level(text, edge + _BEYOND_BAR * height, edge + _TIGHT * height) or found
    return found
