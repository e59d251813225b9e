"""Figures, letters and signs that stand alone: one patch of the size of the sheet's text, told from geometry by its shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import Patches
from qcdesigner.drawings.ocr.frame import extents, to_sheet
from qcdesigner.drawings.ocr.lines import TextLine, readable_angle
from qcdesigner.drawings.ocr.picture import line_of
from qcdesigner.drawings.ocr.shapes import bitmap_of, is_solid, is_stroke

_MOST_SINGLES = 160
_SMALLER, _LARGER = 0.75, 1.3
_CROWD = 7
_REACH = 3.5


def single_lines(
    patches: Patches, whole: int, lines: Sequence[TextLine], heights: Sequence[float], skew: float
) -> Iterator[TextLine]:
    """Lines of one of the first `whole` patches: those of the height of the sheet's numbers that no line has taken and no crowd surrounds."""
    if not heights:
        return
    least, most = _SMALLER * min(heights), _LARGER * max(heights)
    free = np.arange(len(patches)) < whole
    for line in lines:
        free[line.members] = False
    size = np.maximum(patches.right - patches.left, patches.bottom - patches.top)
    chosen = np.flatnonzero(free & (size >= least) & (size <= 1.3 * most))
    chosen = chosen[_is_alone(patches, chosen) & ~_has_a_neighbour(patches, chosen)]
    for member in chosen[:_MOST_SINGLES]:
        line = _line_at_best_angle(patches, member, lines, skew)
        shape = bitmap_of(patches, line.members, line.angle)
        if (
            least <= line.height <= most
            and line.width < 1.3 * line.height
            and not (is_solid(shape) or is_stroke(shape))
        ):
            yield line


def _has_a_neighbour(patches: Patches, chosen: NDArray[np.intp]) -> NDArray[np.bool_]:
    """True for patches right beside another of about their size: they are letters of one word that was not found."""
    size = np.maximum(
        patches.right[chosen] - patches.left[chosen], patches.bottom[chosen] - patches.top[chosen]
    )
    apart_x = np.maximum(
        patches.left[chosen][:, None] - patches.right[chosen],
        patches.left[chosen] - patches.right[chosen][:, None],
    )
    apart_y = np.maximum(
        patches.top[chosen][:, None] - patches.bottom[chosen],
        patches.top[chosen] - patches.bottom[chosen][:, None],
    )
    near = (
        (np.maximum(apart_x, apart_y) < 0.45 * size[:, None])
        & (size[:, None] < 1.5 * size)
        & (size < 1.5 * size[:, None])
    )
    return np.asarray(near.sum(axis=1) > 1)


def _is_alone(patches: Patches, chosen: NDArray[np.intp]) -> NDArray[np.bool_]:
    """False for patches in a crowd: hatching and shading."""
    x = (patches.left[chosen] + patches.right[chosen]) / 2
    y = (patches.top[chosen] + patches.bottom[chosen]) / 2
    size = np.maximum(
        patches.right[chosen] - patches.left[chosen], patches.bottom[chosen] - patches.top[chosen]
    )
    near = (np.abs(x[:, None] - x) < 3 * size[:, None]) & (np.abs(y[:, None] - y) < 3 * size[:, None])
    return np.asarray(near.sum(axis=1) < _CROWD)


def _line_at_best_angle(patches: Patches, member: int, lines: Sequence[TextLine], skew: float) -> TextLine:
    """At the angle of the text beside it; else upright if it is taller than wide, as figures are."""
    members = np.array([member], np.intp)
    angle = _angle_beside(patches, member, lines)
    if angle is None:
        reach = extents(patches.only(members), skew)
        angle = (
            skew
            if float(reach.height[0]) >= float(reach.width[0])
            else readable_angle(skew + 90)
            if abs(skew) < 90
            else skew + 90
        )
    return line_of(patches, members, angle)


def _angle_beside(patches: Patches, member: int, lines: Sequence[TextLine]) -> float | None:
    x = float(patches.left[member] + patches.right[member]) / 2
    y = float(patches.top[member] + patches.bottom[member]) / 2
    best: tuple[float, float] | None = None
    for line in lines:
        cx, cy = to_sheet((line.begin + line.stop) / 2, (line.low + line.high) / 2, line.angle)
        if (
            abs(cx - x) > line.width / 2 + _REACH * line.height
            or abs(cy - y) > line.width / 2 + _REACH * line.height
        ):
            continue
        reach = extents(patches.only(np.array([member])), line.angle)
        along = max(0.0, line.begin - float(reach.stop[0]), float(reach.begin[0]) - line.stop)
        up = max(0.0, line.low - float(reach.high[0]), float(reach.low[0]) - line.high)
        gap = max(along, up) / line.height
        if gap < _REACH / 3 and (best is None or gap < best[0]):
            best = (gap, line.angle)
    return best[1] if best else None
