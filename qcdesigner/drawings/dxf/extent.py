"""How far a sheet reaches: its frame if it has one, else its ink without what was left lying far away."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.dxf.lettering import Lettering

_MARGIN = 0.02
_FAR = 3.0
_FEW = 0.05
_FRAME_SHARE = 0.97
PAPER_ASPECT = (1.2, 1.7)


@dataclass(frozen=True, slots=True)
class Extent:
    """A rectangle in drawing units, y up: `top` is its highest y."""

    left: float
    top: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        """True for points on it, or off by less than a tenth of its size."""
        dx, dy = (x - self.left) / self.width, (self.top - y) / self.height
        return -0.1 <= dx <= 1.1 and -0.1 <= dy <= 1.1


Boxes = NDArray[np.float64]


def sheet_extent(
    strokes: Mapping[object, tuple[NDArray[np.float64], NDArray[np.int64]]],
    rings: Sequence[NDArray[np.float64]],
    texts: Sequence[Lettering],
) -> Extent | None:
    """The extent of what is shown; None if nothing is."""
    line_boxes = [_boxes(points, counts) for points, counts in strokes.values()]
    boxes = [*line_boxes, *(np.concatenate((r.min(axis=0), r.max(axis=0)))[None] for r in rings)]
    if texts:
        boxes.append(np.array([_text_box(run) for run in texts]))
    if not boxes:
        return None
    every = np.concatenate(boxes)
    bulk = every[_is_near(every)]
    frame = _frame(np.concatenate(line_boxes), bulk, strokes) if line_boxes else None
    if frame is not None:
        return Extent(frame[0], frame[3], frame[2] - frame[0], frame[3] - frame[1])
    low, high = bulk[:, :2].min(axis=0), bulk[:, 2:].max(axis=0)
    size = max(float((high - low).max()), 1e-6)
    width, height = (max(float(v), size * 0.01) for v in high - low)
    margin = _MARGIN * size
    return Extent(float(low[0]) - margin, float(high[1]) + margin, width + 2 * margin, height + 2 * margin)


def _boxes(points: NDArray[np.float64], counts: NDArray[np.int64]) -> Boxes:
    """The box (x0, y0, x1, y1) of each polyline."""
    starts = np.cumsum(counts) - counts
    return np.concatenate((np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)), axis=1)


def _text_box(run: Lettering) -> tuple[float, float, float, float]:
    """The upright box around a run."""
    angle = math.radians(run.angle_deg)
    ux, uy = math.cos(angle) * run.width, math.sin(angle) * run.width
    vx, vy = -math.sin(angle) * run.height, math.cos(angle) * run.height
    xs, ys = (0.0, ux, vx, ux + vx), (0.0, uy, vy, uy + vy)
    return run.x + min(xs), run.y + min(ys), run.x + max(xs), run.y + max(ys)


def _is_near(boxes: Boxes) -> NDArray[np.bool_]:
    """Which boxes are the drawing itself: not a few that lie several drawing sizes away."""
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    near = np.ones(len(boxes), bool)
    for axis in (0, 1):
        near &= _near_on_axis(centres[:, axis])
    return near if near.any() else np.ones(len(boxes), bool)


def _near_on_axis(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Cuts the ends off where a gap wider than the bulk's own span separates few from many."""
    low, high = np.quantile(values, (_FEW, 1 - _FEW))
    reach = _FAR * max(float(high - low), 1e-9)
    return (values >= low - reach) & (values <= high + reach)


def _frame(
    line_boxes: Boxes, bulk: Boxes, strokes: Mapping[object, tuple[NDArray[np.float64], NDArray[np.int64]]]
) -> NDArray[np.float64] | None:
    """The largest rectangle drawn round nearly everything, of a sheet's proportions."""
    closed = [rectangles(points, counts) for points, counts in strokes.values()]
    found = np.concatenate([r for r in closed if len(r)] or [np.empty((0, 4))])
    best = None
    for x0, y0, x1, y1 in found:
        aspect = max(x1 - x0, y1 - y0) / max(1e-9, min(x1 - x0, y1 - y0))
        if not PAPER_ASPECT[0] <= aspect <= PAPER_ASPECT[1]:
            continue
        tolerance = 0.002 * max(x1 - x0, y1 - y0)
        inside = (bulk >= (x0 - tolerance, y0 - tolerance, x0 - tolerance, y0 - tolerance)).all(axis=1)
        inside &= (bulk <= (x1 + tolerance, y1 + tolerance, x1 + tolerance, y1 + tolerance)).all(axis=1)
        if inside.mean() >= _FRAME_SHARE and (
            best is None or (x1 - x0) * (y1 - y0) > (best[2] - best[0]) * (best[3] - best[1])
        ):
            best = np.array((x0, y0, x1, y1))
    return best


def rectangles(points: NDArray[np.float64], counts: NDArray[np.int64]) -> Boxes:
    """The boxes of closed polylines of four corners along the axes."""
    starts = np.cumsum(counts) - counts
    found = []
    for start in starts[counts == 5]:
        corners = points[start : start + 5]
        steps = np.abs(np.diff(corners, axis=0))
        if (
            np.allclose(corners[0], corners[4])
            and (np.minimum(steps[:, 0], steps[:, 1]) < 1e-6 * steps.max()).all()
        ):
            found.append((*corners.min(axis=0), *corners.max(axis=0)))
    return np.array(found).reshape(-1, 4)
