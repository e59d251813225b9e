"""The straight pieces that a sheet draws, found by place without looking at all of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Pieces = NDArray[np.float64]

# Cells along the longer side. Pieces longer than a cell are looked at every time: they are few.
_CELLS = 96


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
        if not len(self.pieces):
            return self.pieces
        grid = self._grid
        found = self.pieces[np.concatenate((grid.long, grid.around(x, y, reach + grid.size)))]
        x1, y1, x2, y2 = found.T
        is_beside = (np.minimum(x1, x2) < x + reach) & (np.maximum(x1, x2) > x - reach)
        return found[is_beside & (np.minimum(y1, y2) < y + reach) & (np.maximum(y1, y2) > y - reach)]

    @cached_property
    def _grid(self) -> _Grid:
        corner = self.pieces.min(axis=0).reshape(2, 2).min(axis=0)
        span = self.pieces.max(axis=0).reshape(2, 2).max(axis=0) - corner
        size = max(float(span.max()) / _CELLS, 1e-9)
        extent = np.abs(self.pieces[:, 2:] - self.pieces[:, :2]).max(axis=1)
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
