"""Several sheets drawn side by side in one space: their frames."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import IN_ANNOTATION
from qcdesigner.drawings.dxf.extent import PAPER_ASPECT, rectangles
from qcdesigner.drawings.dxf.lettering import Lettering
from qcdesigner.drawings.dxf.picture import Picture

Frame = tuple[float, float, float, float]
Points = NDArray[np.float64]

_SMALLEST = 0.05
_HELD = 0.95
_FEWEST_TEXTS = 3
_MOST_LINES = 2000
_MOST_FRAMES = 100


def frames_side_by_side(picture: Picture) -> list[Frame]:
    """The outer frames of several sheets, if nearly all texts and annotations stand in them; from the top left, in rows.

    A frame is (left, lowest, right, highest), y up. None for a picture that is one sheet.
    """
    lines = [strokes.arrays() for strokes in picture.strokes.values()]
    found = [*_of_polylines(lines), *_of_lines(lines)]
    large = [f for f in found if _is_like_paper(f)]
    if len(large) < 2:
        return []
    biggest = max(_area(f) for f in large)
    large = sorted({f for f in large if _area(f) > _SMALLEST * biggest}, key=_area, reverse=True)[: 10 * _MOST_FRAMES]
    outer: list[Frame] = []
    for frame in large:
        if not any(_overlap(frame, other) for other in outer):
            outer.append(frame)
    texts = [run for run in picture.texts if run.group != IN_ANNOTATION]
    places = np.array([(t.x, t.y) for t in (*texts, *picture.annotations)]).reshape(-1, 2)
    kept = [f for f in outer if _texts_in(f, texts) >= _FEWEST_TEXTS][:_MOST_FRAMES]
    if len(kept) < 2 or _share_held(kept, places) < _HELD:
        return []
    return _in_rows(kept)


def _in_rows(frames: Sequence[Frame]) -> list[Frame]:
    """From the left in each row, the rows from the top: a row is what stands beside its tallest frame."""
    left, found = list(frames), []
    while left:
        first = max(left, key=lambda f: (f[3], f[3] - f[1]))
        row = [f for f in left if (f[1] + f[3]) / 2 > first[1]]
        found += sorted(row, key=lambda f: f[0])
        left = [f for f in left if f not in row]
    return found


def _of_polylines(lines: Sequence[tuple[Points, NDArray[np.int64]]]) -> list[Frame]:
    return [tuple(row) for points, counts in lines for row in rectangles(points, counts).tolist()]


def _of_lines(lines: Sequence[tuple[Points, NDArray[np.int64]]]) -> list[Frame]:
    """The rectangles that four single lines draw, corner to corner."""
    pieces = [points[np.repeat(counts == 2, counts)].reshape(-1, 4) for points, counts in lines if len(counts)]
    every = np.concatenate(pieces or [np.empty((0, 4))])
    size = float(np.ptp(every)) if len(every) else 0.0
    grid = max(1e-9, 1e-4 * size)
    spans = np.round(np.concatenate((np.minimum(every[:, :2], every[:, 2:]), np.maximum(every[:, :2], every[:, 2:])), axis=1) / grid)
    long = spans[(np.abs(spans[:, 2:] - spans[:, :2]) > 0.02 * size / grid).any(axis=1)][:_MOST_LINES]
    level, upright = long[long[:, 1] == long[:, 3]], {tuple(s) for s in long[long[:, 0] == long[:, 2]].tolist()}
    rows: dict[tuple[float, float], set[float]] = {}
    for x1, y, x2, _ in level.tolist():
        rows.setdefault((x1, x2), set()).add(y)
    return [
        (x1 * grid, low * grid, x2 * grid, high * grid)
        for (x1, x2), heights in rows.items()
        for low, high in combinations(sorted(heights), 2)
        if (x1, low, x1, high) in upright and (x2, low, x2, high) in upright
    ]


def _is_like_paper(frame: Frame) -> bool:
    sides = sorted((frame[2] - frame[0], frame[3] - frame[1]))
    return sides[0] > 0 and PAPER_ASPECT[0] <= sides[1] / sides[0] <= PAPER_ASPECT[1]


def _area(frame: Frame) -> float:
    return (frame[2] - frame[0]) * (frame[3] - frame[1])


def _overlap(a: Frame, b: Frame) -> bool:
    slack = 1e-3 * (b[2] - b[0])
    return min(a[2], b[2]) - max(a[0], b[0]) > slack and min(a[3], b[3]) - max(a[1], b[1]) > slack


def _texts_in(frame: Frame, texts: Sequence[Lettering]) -> int:
    return sum(frame[0] <= run.x <= frame[2] and frame[1] <= run.y <= frame[3] for run in texts)


def _share_held(frames: Sequence[Frame], places: Points) -> float:
    """How much of the texts and annotations stands in one of the frames."""
    held = np.zeros(len(places), bool)
    for left, low, right, high in frames:
        held |= (places >= (left, low)).all(axis=1) & (places <= (right, high)).all(axis=1)
    return float(held.mean())
