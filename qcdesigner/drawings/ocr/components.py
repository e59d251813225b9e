"""Connected patches of ink: their boxes, and the horizontal runs they consist of. Only numpy, so that OpenCV is not needed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.paper import Ink

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Patches:
    """Patches of ink, 8-connected. Runs are sorted by patch: those of patch i are first[i]:first[i + 1].

    Run k covers `row[k]` from `start[k]` to `end[k]` (exclusive). `left top right bottom` are boxes, exclusive right
    and bottom, in pixels; `area` counts pixels.
    """

    row: Ints
    start: Ints
    end: Ints
    first: Ints
    left: Ints
    top: Ints
    right: Ints
    bottom: Ints
    area: Ints

    def __len__(self) -> int:
        return len(self.left)

    @property
    def size(self) -> Ints:
        """The larger side of each box."""
        return np.maximum(self.right - self.left, self.bottom - self.top)

    def runs_of(self, chosen: NDArray[np.intp]) -> NDArray[np.intp]:
        """The indices of the runs of the chosen patches, in their order."""
        lengths = self.first[chosen + 1] - self.first[chosen]
        steps = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return np.repeat(self.first[chosen], lengths) + steps

    def only(self, chosen: NDArray[np.intp]) -> Patches:
        """These patches alone."""
        runs = self.runs_of(chosen)
        lengths = self.first[chosen + 1] - self.first[chosen]
        first = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int32)
        boxes = (a[chosen] for a in (self.left, self.top, self.right, self.bottom, self.area))
        return Patches(self.row[runs], self.start[runs], self.end[runs], first, *boxes)


def find_patches(ink: Ink) -> Patches:
    """The patches of a picture (rows × columns)."""
    return patches_of_runs(*find_runs(ink))


def patches_of_runs(row: Ints, start: Ints, end: Ints) -> Patches:
    """The patches that runs make, given in reading order."""
    label = _joined(len(row), *_touching(row, start, end))
    order = np.argsort(label, kind="stable")
    row, start, end, label = row[order], start[order], end[order], label[order]
    begins = np.flatnonzero(np.diff(label, prepend=-1)) if len(label) else np.zeros(0, np.intp)
    first = np.append(begins, len(label)).astype(np.int32)
    if not len(begins):
        none = np.zeros(0, np.int32)
        return Patches(row, start, end, first, none, none, none, none, none)
    return Patches(
        row,
        start,
        end,
        first,
        np.minimum.reduceat(start, begins),
        row[begins],
        np.maximum.reduceat(end, begins),
        np.maximum.reduceat(row, begins) + np.int32(1),
        np.add.reduceat(end - start, begins).astype(np.int32),
    )


def find_runs(ink: Ink) -> tuple[Ints, Ints, Ints]:
    """Row, start and end of every horizontal run of ink, in reading order."""
    rows, starts, ends = [], [], []
    for top in range(0, ink.shape[0], 1024):
        part = ink[top : top + 1024]
        edges = np.diff(np.pad(part.view(np.int8), ((0, 0), (1, 1))), axis=1)
        at = np.nonzero(edges == 1)
        rows.append((at[0] + top).astype(np.int32))
        starts.append(at[1].astype(np.int32))
        ends.append(np.nonzero(edges == -1)[1].astype(np.int32))
    return np.concatenate(rows), np.concatenate(starts), np.concatenate(ends)


def _touching(row: Ints, start: Ints, end: Ints) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs of runs in neighbouring rows that touch, also at their corners."""
    width = np.int64(end.max() + 2) if len(end) else np.int64(1)
    begins, stops = row * width + start, row * width + end
    low = np.searchsorted(stops, begins + width, "left")
    high = np.searchsorted(begins, stops + width, "right")
    counts = np.maximum(high - low, 0)
    upper = np.repeat(np.arange(len(row)), counts)
    steps = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return upper, np.repeat(low, counts) + steps


def _joined(count: int, a: NDArray[np.intp], b: NDArray[np.intp]) -> NDArray[np.intp]:
    """The smallest index reached from each of `count` things over the pairs (a, b)."""
    label = np.arange(count)
    while len(a):
        la, lb = label[a], label[b]
        apart = la != lb
        a, b, la, lb = a[apart], b[apart], la[apart], lb[apart]
        np.minimum.at(label, np.maximum(la, lb), np.minimum(la, lb))
        while True:
            shorter = label[label]
            if np.array_equal(shorter, label):
                break
            label = shorter
    return label


def joined_groups(count: int, a: NDArray[np.intp], b: NDArray[np.intp]) -> NDArray[np.intp]:
    """The group of each of `count` things, joined by pairs: the smallest index in the group."""
    return _joined(count, a, b)


def with_bits_of_large(
    patches: Patches, shape: tuple[int, int], *, largest: float, longest: float
) -> tuple[Patches, int]:
    """The patches up to `largest` pixels and their number, then what larger ones leave without their long strokes.

    Level and upright strokes over `longest` pixels are taken away. So letters that touch a dimension line or a frame
    come free; what else is left are bits of geometry.
    """
    size = patches.size
    runs = patches.runs_of(np.flatnonzero(size > largest))
    kept = runs[patches.end[runs] - patches.start[runs] <= longest]
    edges = np.zeros((shape[0], shape[1] + 1), np.int8)
    edges[patches.row[kept], patches.start[kept]] += 1
    edges[patches.row[kept], patches.end[kept]] -= 1
    np.cumsum(edges, axis=1, dtype=np.int8, out=edges)
    ink = edges[:, :-1] > 0
    column, start, end = find_runs(np.ascontiguousarray(ink.T))
    for c, a, b in zip(*(v[end - start > longest] for v in (column, start, end)), strict=True):
        ink[a:b, c] = False
    whole = patches.only(np.flatnonzero(size <= largest))
    return _together(whole, find_patches(ink)), len(whole)


def _together(a: Patches, b: Patches) -> Patches:
    first = np.concatenate([a.first[:-1], b.first + a.first[-1]]).astype(np.int32)
    rows, starts, ends = (
        (np.concatenate(pair)) for pair in ((a.row, b.row), (a.start, b.start), (a.end, b.end))
    )
    boxes = (
        np.concatenate(pair)
        for pair in (
            (a.left, b.left),
            (a.top, b.top),
            (a.right, b.right),
            (a.bottom, b.bottom),
            (a.area, b.area),
        )
    )
    return Patches(rows, starts, ends, first, *boxes)
