"""Boxes drawn round a line of text, and rows of them: looked for in the ink around the straightened line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.frame import to_sheet
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.paper import Ink
from qcdesigner.drawings.ocr.strips import straightened

_CLEAR, _TIGHT = 0.04, 1.15
# In letter heights: what is nearer may be the bar of a 7, if another line is farther out.
_OWN_BAR, _BEYOND_BAR = 0.1, 0.14
_SIDE = 4.0
_ROW_REACH = 28.0
_UNBROKEN = 0.88
_SIDE_OF_A_BOX = 0.09
_WIDEST_CELL = 9.0
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
    view = _View.of(ink, row.angle, cell[0], row.high, (cell[1] - cell[0], h), 0.55 * h)
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
    closed = _enclosure(_View.around(ink, line, _SIDE + 1.0), line)
    if closed is None:
        return None
    low, high, left, right = closed
    view = _View.around(ink, line, _ROW_REACH)
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
    view = _View.of(ink, row.angle, left, top, (_WIDEST_SIGN * h + 0.5 * h, h + 2 * _TALLEST_SIGN * h), 0.55 * h)
    walls = [bar for bar in view.bars(row.low + 0.1 * h, row.high - 0.1 * h) if bar < row.bars[0] - 0.7 * h]
    if not walls:
        return None
    inside = view.columns(walls[-1] + 0.15 * h, row.bars[0] - 0.15 * h)
    high = view.level(inside, row.high - 0.12 * h, top - 0.1 * h)
    low = view.level(inside, row.low + 0.12 * h, row.low - (_TALLEST_SIGN - 0.1) * h)
    if high is None or low is None or high - low < _HIGHER * h:
        return None
    return Row(row.angle, low, high, (walls[-1], row.bars[0]))


def _enclosure(view: _View, line: TextLine) -> tuple[float, float, float, float] | None:
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


def _side(view: _View, text: slice, edge: float, height: float) -> float | None:
    """The level line over (positive height) or under a text, up to its own height away from its edge."""
    found = view.level(text, edge + _CLEAR * height, edge + _TIGHT * height)
    if found is not None and abs(found - edge) < _OWN_BAR * abs(height):
        return view.level(text, edge + _BEYOND_BAR * height, edge + _TIGHT * height) or found
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """The straightened ink around a line: row r is at height `top - r`, column c at `left + c` along."""

    ink: NDArray[np.bool_]
    left: float
    top: float
    size: float

    @classmethod
    def around(cls, ink: Ink, line: TextLine, reach: float) -> _View:
        h = line.height
        size = (line.width + 2 * reach * h, line.height + 3 * h)
        return cls.of(ink, line.angle, line.begin - reach * h, line.high + 1.5 * h, size, h)

    @classmethod
    def of(cls, ink: Ink, angle_deg: float, left: float, top: float, size: tuple[float, float], letter: float) -> _View:
        """The ink in a rectangle of the frame of an angle; `letter` is how high letters are."""
        from PIL import Image

        corners = [to_sheet(a, u, angle_deg) for a in (left, left + size[0]) for u in (top, top - size[1])]
        x0, y0 = max(0, int(min(c[0] for c in corners))), max(0, int(min(c[1] for c in corners)))
        x1, y1 = int(max(c[0] for c in corners)) + 2, int(max(c[1] for c in corners)) + 2
        piece = Image.fromarray(np.where(ink[y0:y1, x0:x1], np.uint8(0), np.uint8(255)))
        x, y = to_sheet(left, top, angle_deg)
        level = np.asarray(straightened(piece, (x - x0, y - y0), angle_deg, size)) < 128
        return cls(level, left, top, letter)

    def columns(self, begin: float, stop: float) -> slice:
        return slice(max(0, round(begin - self.left)), max(0, round(stop - self.left)))

    def level(self, columns: slice, start: float, end: float) -> float | None:
        """The height of the first unbroken line over these columns between two heights."""
        first, last = round(self.top - start), round(self.top - end)
        step = 1 if last > first else -1
        thick = _thickened(self.ink[:, columns], 0, self.size)
        for row in range(first, last, step):
            if 0 <= row < len(thick) and thick.shape[1] and thick[row].mean() > _UNBROKEN:
                return self.top - row
        return None

    def bars(self, low: float, high: float) -> list[float]:
        """Where upright lines join two heights."""
        rows = slice(max(0, round(self.top - high)), max(0, round(self.top - low)))
        full = _thickened(self.ink[rows], 1, self.size).mean(axis=0) > _UNBROKEN
        edges = np.flatnonzero(np.diff(np.concatenate([[False], full, [False]])))
        widest = 0.35 * self.size + 3
        return [
            self.left + (a + b) / 2 for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a < widest
        ]

    def is_closed(self, height: float, begin: float, stop: float) -> bool:
        """True if a line runs at this height all the way."""
        row = round(self.top - height)
        near = self.ink[
            max(0, row - round(0.12 * self.size) - 1) : row + round(0.12 * self.size) + 2,
            self.columns(begin, stop),
        ]
        return bool(near.size) and float(near.any(axis=0).mean()) > 0.94

    def chain(self, bars: list[float], start: tuple[float, float], low: float, high: float) -> list[float]:
        """The bars within a box, and those to both sides that its upper and lower lines go on to."""
        within = [bar for bar in bars if start[0] + 0.3 * self.size < bar < start[1] - 0.3 * self.size]
        chain = [start[0], *within, start[1]]
        for bar in (b for b in bars if b > start[1] + 0.3 * self.size):
            if bar - chain[-1] > _WIDEST_CELL * self.size or not self._joins(chain[-1], bar, low, high):
                break
            chain.append(bar)
        for bar in reversed([b for b in bars if b < start[0] - 0.3 * self.size]):
            if chain[0] - bar > _WIDEST_CELL * self.size or not self._joins(bar, chain[0], low, high):
                break
            chain.insert(0, bar)
        return chain

    def _joins(self, begin: float, stop: float, low: float, high: float) -> bool:
        return self.is_closed(low, begin, stop) and self.is_closed(high, begin, stop)


def _thickened(ink: NDArray[np.bool_], axis: int, size: float) -> NDArray[np.bool_]:
    """Ink spread across a line's own direction, so that one that is a little askew is still unbroken."""
    spread = ink.copy()
    for step in range(1, max(1, round(0.06 * size)) + 1):
        spread |= np.roll(ink, step, axis=axis) | np.roll(ink, -step, axis=axis)
    return spread
