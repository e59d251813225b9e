"""Polylines as painter paths in buckets, in full or thinned for small scales, where most points fall on one pixel."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainterPath

from qcdesigner.drawings.content import Polylines
from qcdesigner.rendering.buckets import bucketed
from qcdesigner.rendering.paths import boxes, gathered, painter_path

Edges = tuple[float, float, float, float]
FINEST_THINNED_PX = 4096
"""Sheets shown larger than this are painted in full: few of their lines are in a tile."""
THINNED_TO_PX = 0.5
_POINTS_AT_ONCE = 50_000
_WORTH_THINNING = 50_000
_THINNED_PER_BUCKET = 1024


class LinePaths:
    """Lines in buckets; the path of a bucket is made when it is first painted."""

    def __init__(self, lines: Polylines, *, per_bucket: int | None = None) -> None:
        self._points, self._starts = lines.points, lines.starts
        self._buckets = bucketed(boxes(self._points, self._starts), weight=len(self._points), per_bucket=per_bucket)
        self._paths: dict[int, QPainterPath] = {}

    def within(self, edges: Edges) -> Iterator[QPainterPath]:
        """The paths of what may show between these edges."""
        for bucket in self._buckets.within(*edges):
            yield self._path(int(bucket))

    def _path(self, bucket: int) -> QPainterPath:
        path = self._paths.get(bucket)
        if path is None:
            path = painter_path(*gathered(self._points, self._starts, self._buckets.of(bucket)))
            self._paths[bucket] = path
        return path


class ThinnedPaths:
    """Lines thinned for each power of two of the scale, once it is asked for."""

    def __init__(self, lines: Polylines) -> None:
        self._lines = lines
        self._extent = _extent(lines.points)
        self._levels: dict[int, LinePaths] = {}

    def is_for(self, px: float) -> bool:
        """True where `px` pixels per sheet unit are few for so many points."""
        return len(self._lines.points) >= _WORTH_THINNING and self._extent * px <= FINEST_THINNED_PX

    def prepare(self, px: float) -> Iterator[None]:
        """Makes what `at` gives, pausing after each part."""
        level = _level(px)
        if level in self._levels:
            return
        parts = []
        for part in _parts(self._lines):
            parts.append(thinned(*part, step=2.0**level))
            yield
        points = np.concatenate([points for points, _ in parts])
        starts = np.concatenate([[0], np.cumsum(np.concatenate([np.diff(starts) for _, starts in parts]))])
        yield
        lines = Polylines(self._lines.pen, self._lines.layer, points, starts.astype(np.int32))
        self._levels[level] = LinePaths(lines, per_bucket=_THINNED_PER_BUCKET)

    def at(self, px: float) -> LinePaths:
        return self._levels[_level(px)]


def thinned(
    points: NDArray[np.float32], starts: NDArray[np.integer], *, step: float
) -> tuple[NDArray[np.float32], NDArray[np.integer]]:
    """The lines without the points that lie in one square of side `step` with the one before; ends and middles stay."""
    cells = np.floor(points * np.float32(1.0 / step))
    kept = np.empty(len(points), bool)
    kept[0] = True
    np.any(cells[1:] != cells[:-1], axis=1, out=kept[1:])
    kept[starts[:-1]] = True
    kept[starts[1:] - 1] = True
    kept[(starts[:-1] + starts[1:]) // 2] = True  # a circle smaller than the square is seen as a dot
    counts = np.concatenate([[0], np.cumsum(kept)])
    return points[kept], counts[starts]


def _extent(points: NDArray[np.float32]) -> float:
    """The longer side of the box of the points; column by column, since numpy is slow along short rows."""
    return max(float(np.ptp(points[:, 0])), float(np.ptp(points[:, 1]))) if len(points) else 0.0


def _level(px: float) -> int:
    """The power of two just below half a pixel, in sheet units."""
    return math.floor(math.log2(THINNED_TO_PX / px))


def _parts(lines: Polylines) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int32]]]:
    """The lines in parts that are thinned within a few milliseconds each."""
    wanted = np.arange(_POINTS_AT_ONCE, lines.starts[-1], _POINTS_AT_ONCE)
    cuts = np.unique(np.concatenate([[0], np.searchsorted(lines.starts, wanted), [len(lines.starts) - 1]]))
    for first, last in pairwise(cuts):
        begin, end = lines.starts[first], lines.starts[last]
        yield lines.points[begin:end], lines.starts[first : last + 1] - begin
