"""The small parts of lines of text: points, commas, signs, bits of broken letters, each given to the line it is nearest to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import Patches
from qcdesigner.drawings.ocr.frame import extents, to_sheet
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.paper import Ink
from qcdesigner.drawings.ocr.shapes import bitmap_of, is_crossed_circle, is_solid, is_stroke

_REACH, _REACH_OF_DIAMETER = 0.75, 1.4
_BEYOND = 0.42
_SPECK = 0.07
_TALL_BIT = 0.7
_LARGEST_RAISED, _LARGEST_RING = 0.47, 0.57
_ROUNDS = 4

Indices = NDArray[np.intp]


def with_small_parts(lines: Sequence[TextLine], patches: Patches, whole: int) -> list[TextLine]:
    """The lines, each with what stands in it or just beside it and belongs to no other.

    Of the patches from `whole` on, bits of larger ones, only those shaped like a letter are taken.
    """
    free = np.ones(len(patches), bool)
    for line in lines:
        free[line.members] = False
    grown = list(lines)
    for _ in range(_ROUNDS):
        nearest: dict[int, tuple[float, int]] = {}
        for number, line in enumerate(grown):
            for part, gap in _parts_beside(line, patches, free, whole):
                if part not in nearest or gap < nearest[part][0]:
                    nearest[part] = (gap, number)
        if not nearest:
            break
        free[list(nearest)] = False
        for number in {number for _, number in nearest.values()}:
            more = [part for part, (_, owner) in nearest.items() if owner == number]
            grown[number] = _joined(grown[number], patches, np.array(more, np.intp))
    return grown


def _parts_beside(
    line: TextLine, patches: Patches, free: NDArray[np.bool_], whole: int
) -> list[tuple[int, float]]:
    """Free patches in the band of a line, each with its gap from it in letter heights."""
    h = line.height
    x, y = to_sheet((line.begin + line.stop) / 2, (line.low + line.high) / 2, line.angle)
    reach_px = line.width / 2 + 2 * h
    near = np.flatnonzero(
        free
        & (np.abs((patches.left + patches.right) / 2 - x) < reach_px)
        & (np.abs((patches.top + patches.bottom) / 2 - y) < reach_px)
        & (np.maximum(patches.right - patches.left, patches.bottom - patches.top) < 2 * h)
        & (patches.area >= max(3, (_SPECK * h) ** 2))
    )
    if not len(near):
        return []
    reach = extents(patches.only(near), line.angle)
    beyond = np.where(reach.height > 0.5 * h, _BEYOND, 0.3) * h
    gap = np.maximum(0.0, np.maximum(line.begin - reach.stop, reach.begin - line.stop)) / h
    fits = (reach.low > line.low - beyond) & (reach.high < line.high + beyond) & (gap < _REACH)
    # A figure above or below the middle is a deviation's; a degree sign is smaller than that.
    away = np.abs(reach.middle - (line.low + line.high) / 2)
    is_ring_sized = (reach.height < _LARGEST_RING * h) & (np.abs(reach.width / reach.height - 1.0) < 0.22)
    fits &= (
        (reach.height < _LARGEST_RAISED * h)
        | is_ring_sized
        | (away < np.where(reach.height > 0.8 * h, 0.36, 0.25) * h)
        | (reach.width > 1.4 * reach.height)
    )
    fits &= (near < whole) | (
        (reach.height > _TALL_BIT * h) & (reach.width < 1.3 * h) & (reach.width > 0.3 * h)
    )
    found = [(int(near[i]), float(gap[i])) for i in np.flatnonzero(fits)]
    beside = [(part, gap) for part, gap in found if part < whole or _is_like_a_letter(patches, part, line)]
    # The diameter sign of some programs stands off its number.
    is_off = ~fits & (reach.stop < line.begin) & (gap < _REACH_OF_DIAMETER) & (reach.height > 0.8 * h)
    is_off &= np.abs(reach.middle - (line.low + line.high) / 2) < 0.2 * h
    off = [(int(near[i]), float(gap[i])) for i in np.flatnonzero(is_off)]
    return beside + [(part, gap) for part, gap in off if is_crossed_circle(_shape(patches, part, line))]


def _is_like_a_letter(patches: Patches, part: int, line: TextLine) -> bool:
    shape = _shape(patches, part, line)
    return not is_stroke(shape) and not is_solid(shape)


def _shape(patches: Patches, part: int, line: TextLine) -> Ink:
    return bitmap_of(patches, np.array([part], np.intp), line.angle)


def _joined(line: TextLine, patches: Patches, more: Indices) -> TextLine:
    reach = extents(patches.only(more), line.angle)
    return replace(
        line,
        members=np.concatenate([line.members, more]),
        begin=min(line.begin, float(reach.begin.min())),
        stop=max(line.stop, float(reach.stop.max())),
    )


def patches_beside(patches: Patches, which: slice, line: TextLine, reach_heights: float) -> list[int]:
    """Those patches, of a part of all, that stand on a line's level just before or behind it."""
    h = line.height
    x, y = line.centre
    reach_px = line.width / 2 + (reach_heights + 1) * h
    near = np.flatnonzero(
        (np.abs((patches.left + patches.right)[which] / 2 - x) < reach_px)
        & (np.abs((patches.top + patches.bottom)[which] / 2 - y) < reach_px)
    ) + (which.start or 0)
    if not len(near):
        return []
    reach = extents(patches.only(near), line.angle)
    gap = np.maximum(line.begin - reach.stop, reach.begin - line.stop)
    is_level = np.abs(reach.middle - (line.low + line.high) / 2) < 0.2 * h
    return [int(i) for i in near[is_level & (gap > -0.1 * h) & (gap < reach_heights * h)]]
