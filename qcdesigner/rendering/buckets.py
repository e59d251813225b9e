"""Things of a sheet put in buckets by place and size, so that a tile paints only what lies in it.

A loose quadtree flattened to arrays: a thing of size s goes to the level whose cells are at least s, in the cell of its
centre, so no bucket is more than twice its cell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_DEEPEST = 7
_POINTS_PER_BUCKET = 256


@dataclass(frozen=True, slots=True, eq=False)
class Buckets:
    """`members` are the numbers of the things, sorted by bucket: bucket i has members[starts[i]:starts[i+1]], in `bounds[i]`."""

    members: NDArray[np.int64]
    starts: NDArray[np.int64]
    bounds: NDArray[np.float64]

    def within(self, left: float, top: float, right: float, bottom: float) -> NDArray[np.int64]:
        """The buckets that may show in this region."""
        b = self.bounds
        return np.flatnonzero((b[:, 0] <= right) & (b[:, 2] >= left) & (b[:, 1] <= bottom) & (b[:, 3] >= top))

    def of(self, bucket: int) -> NDArray[np.int64]:
        return self.members[self.starts[bucket] : self.starts[bucket + 1]]


def bucketed(boxes: NDArray[np.floating], *, weight: int, per_bucket: int | None = None) -> Buckets:
    """Buckets of things by their boxes (M, 4: left, top, right, bottom); `weight` is their total number of points.

    `per_bucket` is how many points one should hold.
    """
    per_bucket = per_bucket or _POINTS_PER_BUCKET
    if len(boxes) == 0:
        return Buckets(np.empty(0, np.int64), np.zeros(1, np.int64), np.empty((0, 4)))
    boxes = boxes.astype(np.float64)
    keys = _cells(boxes, _levels(weight, per_bucket))
    members = np.argsort(keys, kind="stable")
    sorted_keys = keys[members]
    most = max(1, per_bucket * len(boxes) // max(weight, 1))
    first = _no_longer_than(np.concatenate([[0], np.flatnonzero(np.diff(sorted_keys)) + 1]), len(members), most)
    inside = boxes[members]
    low = np.minimum.reduceat(inside[:, :2], first, axis=0)
    high = np.maximum.reduceat(inside[:, 2:], first, axis=0)
    return Buckets(members, np.append(first, len(members)), np.hstack([low, high]))


def _no_longer_than(first: NDArray[np.int64], end: int, most: int) -> NDArray[np.int64]:
    """The starts of runs, those longer than `most` cut: one path of thousands of crossing lines takes Qt seconds."""
    lengths = np.diff(np.append(first, end))
    pieces = -(-lengths // most)
    within = np.arange(pieces.sum()) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    return np.repeat(first, pieces) + within * most


def _levels(weight: int, per_bucket: int) -> int:
    """How deep to divide for about `per_bucket` points in each cell of the deepest level."""
    cells = max(1.0, weight / per_bucket)
    return min(_DEEPEST, round(np.log2(cells) / 2))


def _cells(boxes: NDArray[np.float64], deepest: int) -> NDArray[np.int64]:
    """One number per box for its level and cell."""
    low = boxes[:, :2].min(axis=0)
    extent = max(float((boxes[:, 2:].max(axis=0) - low).max()), 1e-9)
    size = np.maximum((boxes[:, 2:] - boxes[:, :2]).max(axis=1), extent * 2.0**-deepest)
    level = np.clip(np.floor(np.log2(extent / size)), 0, deepest).astype(np.int64)
    across = 2**level
    centre = (boxes[:, :2] + boxes[:, 2:]) / 2 - low
    column, row = np.minimum((centre / extent * across[:, None]).astype(np.int64), across[:, None] - 1).T
    return (level << 32) | (row << 16) | column
