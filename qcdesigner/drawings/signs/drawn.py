"""All that a sheet draws with lines and areas, ready to be asked for what lies in a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import Fills, Polylines
from qcdesigner.drawings.signs.segments import Segments
from qcdesigner.drawings.signs.shapes import Polyline

Boxes = NDArray[np.float64]
Points = NDArray[np.float64]
Starts = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Shapes:
    """Polylines, or the outlines of areas: shape i is points[starts[i]:starts[i + 1]], in sheet units, y down."""

    points: Points
    starts: Starts

    @classmethod
    def of(cls, parts: Iterable[tuple[NDArray[np.float32], NDArray[np.int32]]]) -> Shapes:
        """From points and starts as `Polylines` and `Fills` hold them; shapes of less than two points are left out."""
        found = [(points.astype(float), np.diff(starts)) for points, starts in parts]
        points = np.concatenate([p for p, _ in found] or [np.empty((0, 2))])
        counts = np.concatenate([c for _, c in found] or [np.empty(0, int)]).astype(np.int64)
        kept = counts > 1
        points = points[np.repeat(kept, counts)]
        return cls(points, np.concatenate(([0], np.cumsum(counts[kept]))))

    @cached_property
    def boxes(self) -> Boxes:
        """(left, top, right, bottom) of each."""
        if len(self.starts) < 2:
            return np.empty((0, 4))
        at = self.starts[:-1]
        return np.concatenate((np.minimum.reduceat(self.points, at), np.maximum.reduceat(self.points, at)), axis=1)

    def within(self, left: float, top: float, right: float, bottom: float) -> NDArray[np.intp]:
        """Which lie wholly in a rectangle."""
        b = self.boxes
        return np.flatnonzero((b[:, 0] >= left) & (b[:, 1] >= top) & (b[:, 2] <= right) & (b[:, 3] <= bottom))

    def near(self, x: float, y: float, reach: float) -> NDArray[np.intp]:
        """Which have a box that comes within `reach` of a point."""
        return np.sort(self._diagonals.indices_near(x, y, reach))

    @cached_property
    def _diagonals(self) -> Segments:
        """Of the boxes: what is near one is near the other."""
        return Segments(self.boxes)

    def array(self, i: int) -> Points:
        return self.points[self.starts[i] : self.starts[i + 1]]

    def shape(self, i: int) -> Polyline:
        return [(float(x), float(y)) for x, y in self.array(i)]


@dataclass(frozen=True, eq=False)
class Drawn:
    """The lines and the filled areas of a sheet."""

    lines: Shapes
    areas: Shapes

    @classmethod
    def of_sheet(cls, strokes: Sequence[Polylines], fills: Sequence[Fills]) -> Drawn:
        return cls(Shapes.of((s.points, s.starts) for s in strokes), Shapes.of((f.points, f.rings) for f in fills))

    @cached_property
    def segments(self) -> Segments:
        """Every straight piece of the lines."""
        pieces = np.hstack((self.lines.points[:-1], self.lines.points[1:]))
        is_piece = np.ones(len(pieces), bool)
        is_piece[self.lines.starts[1:-1] - 1] = False
        return Segments(pieces[is_piece])
