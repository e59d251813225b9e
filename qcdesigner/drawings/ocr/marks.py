"""The small and the tall marks of a line that a recogniser passes over: decimal signs at its foot, brackets round it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from qcdesigner.drawings.ocr.components import Patches
from qcdesigner.drawings.ocr.frame import extents
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.paper import Ink
from qcdesigner.drawings.ocr.shapes import bitmap_of

_LARGEST_POINT, _SMALLEST_POINT = 0.36, 0.06
_FOOT = 0.17
_ROOM = 0.24
_BRACKET_WIDTH = (0.06, 0.42)
_BRACKET_HEIGHT = (0.95, 2.8)
_BULGE = 0.12
# Of a bracket that is cut: what must be left of it, and how far it stands from the text, in letter heights.
_LEAST_REST, _TO_BRACKET = 0.8, 0.45


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark and from where to where it stands along its line (pixels)."""

    text: str
    begin: float
    stop: float


def decimal_marks(patches: Patches, line: TextLine) -> Iterator[Mark]:
    """The points and commas of a line: small, at its foot, in a gap between letters that is wider for them."""
    reach = extents(patches.only(line.members), line.angle)
    h = line.height
    is_tall = reach.height > 0.55 * h
    is_small = (reach.height < _LARGEST_POINT * h) & (reach.width < 0.3 * h)
    is_small &= np.maximum(reach.height, reach.width) > _SMALLEST_POINT * h
    is_small &= (reach.low < line.low + _FOOT * h) & (reach.middle < line.low + _FOOT * h)
    for i in np.flatnonzero(is_small):
        before = reach.stop[is_tall & (reach.stop < reach.begin[i] + 0.06 * h)]
        after = reach.begin[is_tall & (reach.begin > reach.stop[i] - 0.06 * h)]
        if len(before) and len(after) and float(after.min() - before.max()) > _ROOM * h:
            yield Mark(",", float(reach.begin[i]), float(reach.stop[i]))


def brackets(patches: Patches, line: TextLine) -> Iterator[Mark]:
    """The round brackets at the ends of a line: tall, slim, hollow towards the text."""
    reach = extents(patches.only(line.members), line.angle)
    h = line.height
    for text, i in (("(", int(reach.begin.argmin())), (")", int(reach.stop.argmax()))):
        width, height = float(reach.width[i]), float(reach.height[i])
        is_sized = _BRACKET_WIDTH[0] * h < width < _BRACKET_WIDTH[1] * h and width < 0.4 * height
        if is_sized and _BRACKET_HEIGHT[0] * h < height < _BRACKET_HEIGHT[1] * h:
            bulge = _bulge(bitmap_of(patches, line.members[[i]], line.angle))
            if (bulge < -_BULGE) if text == "(" else (bulge > _BULGE):
                yield Mark(text, float(reach.begin[i]), float(reach.stop[i]))


def brackets_beside(patches: Patches, whole: int, line: TextLine) -> Iterator[Mark]:
    """The round brackets just outside a line that a dimension line cuts or touches: what is left of them, tall and hollow towards the text."""
    h = line.height
    x, y = line.centre
    reach_px = line.width / 2 + 2 * h
    near = np.flatnonzero(
        (np.abs((patches.left + patches.right) / 2 - x) < reach_px)
        & (np.abs((patches.top + patches.bottom) / 2 - y) < reach_px)
    )
    near = near[(near >= whole) & ~np.isin(near, line.members)]
    if not len(near):
        return
    reach = extents(patches.only(near), line.angle)
    is_sized = (reach.width > _BRACKET_WIDTH[0] * h) & (reach.width < _BRACKET_WIDTH[1] * h)
    is_sized &= (reach.height > _LEAST_REST * h) & (reach.height < _BRACKET_HEIGHT[1] * h)
    is_sized &= (reach.low < line.low + 0.35 * h) & (reach.high > line.high - 0.15 * h)
    for text, gap, sign in (("(", line.begin - reach.stop, -1.0), (")", reach.begin - line.stop, 1.0)):
        for i in np.flatnonzero(is_sized & (gap > -0.15 * h) & (gap < _TO_BRACKET * h)):
            if sign * _bulge(bitmap_of(patches, near[[i]], line.angle)) > _BULGE:
                yield Mark(text, float(reach.begin[i]), float(reach.stop[i]))
                break


def bracket_shown(patches: Patches, patch: np.intp, angle: float, letter: float) -> Mark | None:
    """The bracket that one patch alone shows in the frame of an angle; `letter` is the height of the text near it."""
    member = np.array([patch], np.intp)
    reach = extents(patches.only(member), angle)
    width, height = float(reach.width[0]), float(reach.height[0])
    if not _BRACKET_WIDTH[0] * letter < width < 0.4 * height:
        return None
    bulge = _bulge(bitmap_of(patches, member, angle))
    text = "(" if bulge < -_BULGE else ")" if bulge > _BULGE else ""
    return Mark(text, float(reach.begin[0]), float(reach.stop[0])) if text else None


def _bulge(bitmap: Ink) -> float:
    """By how much the middle of a tall stroke lies right of its ends, as a fraction of its width."""
    rows, columns = bitmap.shape
    counts = bitmap.sum(axis=1)
    if rows < 8 or not counts.all():
        return 0.0
    middles = (bitmap * np.arange(columns)).sum(axis=1) / counts
    third = rows // 4
    ends = float(np.concatenate([middles[:third], middles[-third:]]).mean())
    is_both = (middles[:third].mean() - middles[third:-third].mean()) * (
        middles[-third:].mean() - middles[third:-third].mean()
    ) > 0
    return (float(middles[third:-third].mean()) - ends) / columns if is_both else 0.0
