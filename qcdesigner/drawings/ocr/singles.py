"""What stands alone as one patch of the size of the sheet's text: figures, letters and signs, and numbers whose figures touch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import Patches
from qcdesigner.drawings.ocr.frame import extents, to_sheet
from qcdesigner.drawings.ocr.lines import SMALLEST_LETTER_PX, TextLine, readable_angle
from qcdesigner.drawings.ocr.picture import line_of
from qcdesigner.drawings.ocr.shapes import bitmap_of, is_solid, is_stroke

_MOST_SINGLES = 160
# More patches of that size in no line are hatching, grain or a picture.
_MOST_LOOSE = 3000
_SMALLER, _LARGER = 0.75, 1.3
_CROWD = 7
_REACH = 3.5
# A decimal sign behind a figure, in letter heights.
_FOOT_MARK, _TO_MARK, _AT_FOOT = 0.4, 0.6, 0.25
# Of a number whose figures touch: width by height, and how much of its box is ink.
_WORD, _LONGEST_WORD = (1.05, 4.0), 4.2
_FILL = (0.14, 0.62)
_SLANTS_DEG = tuple(float(angle) for angle in range(-84, 90, 6))


def single_lines(
    patches: Patches, whole: int, lines: Sequence[TextLine], heights: Sequence[float], skew: float
) -> Iterator[TextLine]:
    """Lines of one of the first `whole` patches: those of the height of the sheet's numbers that no line has taken and no crowd surrounds."""
    if not heights:
        return
    least, most = _SMALLER * min(heights), _LARGER * max(heights)
    chosen = _loose(patches, whole, lines, least, 1.3 * most)
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


def _loose(
    patches: Patches, whole: int, lines: Sequence[TextLine], least: float, most: float
) -> NDArray[np.intp]:
    """The first `whole` patches in no line, of a size between two; none where they are too many to be text."""
    free = np.arange(len(patches)) < whole
    for line in lines:
        free[line.members] = False
    chosen = np.flatnonzero(free & (patches.size >= least) & (patches.size <= most))
    return chosen if len(chosen) <= _MOST_LOOSE else chosen[:0]


def parted_numbers(
    patches: Patches, letters: NDArray[np.intp], lines: Sequence[TextLine], skew: float
) -> Iterator[TextLine]:
    """Lines of one letter that no line has taken, with a small mark at its foot behind it: the start of a number like 3,5."""
    taken = np.zeros(len(patches), bool)
    for line in lines:
        taken[line.members] = True
    size = np.maximum(patches.right - patches.left, patches.bottom - patches.top)
    for member in letters[~taken[letters]]:
        line = _line_at_best_angle(patches, member, (), skew)
        h = line.height
        if h < SMALLEST_LETTER_PX or line.width > 1.1 * h:
            continue
        x, y = line.centre
        near = np.abs((patches.left + patches.right) / 2 - x) + np.abs((patches.top + patches.bottom) / 2 - y) < 2 * h
        small = np.flatnonzero(near & ~taken & (size < _FOOT_MARK * h) & (patches.area > (0.06 * h) ** 2))
        if not len(small):
            continue
        reach = extents(patches.only(small), line.angle)
        gap = reach.begin - line.stop
        if bool(((gap > 0) & (gap < _TO_MARK * h) & (np.abs(reach.middle - line.low) < _AT_FOOT * h)).any()):
            yield line


def word_lines(
    patches: Patches, whole: int, lines: Sequence[TextLine], heights: Sequence[float], skew: float
) -> Iterator[TextLine]:
    """Lines of one of the first `whole` patches that no line has taken: of the height of the sheet's numbers and longer than a letter."""
    if not heights:
        return
    least, most = _SMALLER * min(heights), _LARGER * max(heights)
    chosen = _loose(patches, whole, lines, least, _LONGEST_WORD * most)
    chosen = chosen[_is_alone(patches, chosen)]
    for member in chosen[:_MOST_SINGLES]:
        members = np.array([member], np.intp)
        line = _word_at(patches, members, (skew, readable_angle(skew + 90), *_SLANTS_DEG), least, most)
        shape = None if line is None else bitmap_of(patches, members, line.angle)
        if line is not None and shape is not None and _FILL[0] < shape.mean() < _FILL[1] and not is_stroke(shape):
            yield line


def _word_at(
    patches: Patches, members: NDArray[np.intp], angles: Sequence[float], least: float, most: float
) -> TextLine | None:
    """The line at the first of these angles, or the flattest of those that lean, that has the height of text and is longer than high."""
    fits = []
    for i, angle in enumerate(angles):
        line = line_of(patches, members, angle)
        if least <= line.height <= most and _WORD[0] * line.height < line.width < _WORD[1] * line.height:
            if i < 2:
                return line
            fits.append(line)
    return min(fits, key=lambda line: line.height, default=None)


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
