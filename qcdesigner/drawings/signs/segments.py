"""The straight pieces that a sheet draws, found by place without looking at all of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Pieces = NDArray[np.float64]

# Cells along the longer side. Pieces longer than a cell are looked at every time: they are few.
_CELLS, _SHORT = 96, 0.995


@dataclass(frozen=True, eq=False)
class Segments:
    """`pieces` (N, 4): x1, y1, x2, y2 in sheet units."""

    pieces: Pieces

    def __len__(self) -> int:
        return len(self.pieces)

    def scaled(self, scale: float) -> Segments:
        return Segments(self.pieces * scale)

    def near(self, x: float, y: float, reach: float) -> Pieces:
        """Those whose boxes come within `reach` of a point."""
        return self.pieces[self.indices_near(x, y, reach)]

    def indices_near(self, x: float, y: float, reach: float) -> NDArray[np.intp]:
        """Which have a box that comes within `reach` of a point."""
        if not len(self.pieces):
            return np.empty(0, np.intp)
        grid = self._grid
        found = np.concatenate((grid.long, grid.around(x, y, reach + grid.size)))
        left, top, right, bottom = self._boxes[found].T
        return found[(left < x + reach) & (right > x - reach) & (top < y + reach) & (bottom > y - reach)]

    @cached_property
    def _boxes(self) -> Pieces:
        ends = self.pieces.reshape(-1, 2, 2)
        return np.concatenate((ends.min(axis=1), ends.max(axis=1)), axis=1)

    @cached_property
    def _grid(self) -> _Grid:
        corner = self.pieces.min(axis=0).reshape(2, 2).min(axis=0)
        span = self.pieces.max(axis=0).reshape(2, 2).max(axis=0) - corner
        extent = np.abs(self.pieces[:, 2:] - self.pieces[:, :2]).max(axis=1)
        size = max(float(span.max()) / _CELLS, float(np.quantile(extent, _SHORT)), 1e-9)
        short = np.flatnonzero(extent <= size)
        columns, rows = ((self.pieces[short, :2] - corner) // size).astype(np.int64).T
        order = np.argsort(rows * (_CELLS + 1) + columns, kind="stable")
        return _Grid(
            float(corner[0]), float(corner[1]), size, short[order], (rows * (_CELLS + 1) + columns)[order], np.flatnonzero(extent > size)
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """Short pieces in the order of their cells, row by row, and the long ones."""

    left: float
    top: float
    size: float
    short: NDArray[np.intp]
    cells: NDArray[np.int64]
    long: NDArray[np.intp]

    def around(self, x: float, y: float, reach: float) -> NDArray[np.intp]:
        """The short pieces that begin in the cells within reach."""
        first, last = self._span(x - self.left, reach)
        top, bottom = self._span(y - self.top, reach)
        rows = np.arange(top, bottom + 1) * (_CELLS + 1)
        starts, ends = np.searchsorted(self.cells, rows + first), np.searchsorted(self.cells, rows + last, side="right")
        found = [self.short[a:b] for a, b in zip(starts, ends, strict=True) if b > a]
        return np.concatenate(found) if found else np.empty(0, np.intp)

    def _span(self, at: float, reach: float) -> tuple[int, int]:
        low, high = (at - reach) // self.size, (at + reach) // self.size
        return int(min(max(low, 0), _CELLS)), int(min(max(high, 0), _CELLS))
