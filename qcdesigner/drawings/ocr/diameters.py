"""Diameter signs before a number whose strokes are broken, as scans of thin grey lines have them: a ring and a bar put together from bits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import Patches
from qcdesigner.drawings.ocr.frame import extents
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.paper import Ink
from qcdesigner.drawings.ocr.shapes import bitmap_in

_REACH, _BESIDE = 1.75, 0.45
_LARGEST_BIT = 1.6
_FEWEST_PX = 12
_SIDE = 40
_RADII = (0.33, 0.62)
_RING_THERE, _BAR_THERE, _MOST_INSIDE = 0.88, 0.9, 0.25
_SLANTS_DEG = (42, 50, 58, 66, 74)

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class BrokenSign:
    """The bits that make a diameter sign, and from where to where it stands along its line (pixels)."""

    members: Indices
    begin: float
    stop: float


def broken_diameter(patches: Patches, line: TextLine, begin: float, stop: float) -> BrokenSign | None:
    """The diameter sign that bits between two places of a line make; None if they do not."""
    h = line.height
    begin = max(begin, stop - _REACH * h)
    members = _bits_between(patches, line, begin, stop)
    if int(patches.area[members].sum()) < _FEWEST_PX:
        return None
    side = (1 + 2 * _BESIDE) * h
    box = bitmap_in(patches, members, line.angle, corner=(stop - side, line.high + _BESIDE * h), size=(side, side))
    if not is_ring_with_bar(box):
        return None
    reach = extents(patches.only(members), line.angle)
    return BrokenSign(members, float(reach.begin.min()), float(reach.stop.max()))


def _bits_between(patches: Patches, line: TextLine, begin: float, stop: float) -> Indices:
    """Patches wholly between two places of a line, not much higher than it, specks left out."""
    h = line.height
    x, y = line.centre
    reach_px = line.width / 2 + 3 * h
    size = np.maximum(patches.right - patches.left, patches.bottom - patches.top)
    near = np.flatnonzero(
        (np.abs((patches.left + patches.right) / 2 - x) < reach_px)
        & (np.abs((patches.top + patches.bottom) / 2 - y) < reach_px)
        & (size < _LARGEST_BIT * h)
    )
    if not len(near):
        return near
    reach = extents(patches.only(near), line.angle)
    is_between = (reach.begin > begin) & (reach.stop < stop)
    is_level = (reach.low > line.low - _BESIDE * h) & (reach.high < line.high + _BESIDE * h)
    return near[is_between & is_level]


def is_ring_with_bar(box: Ink) -> bool:
    """True if most of a ring and of one bar across it, from below left to above right, stand in a square box, little else inside."""
    near = _small(box).ravel()
    for rings, bars, insides in _places():
        ring, bar = near[rings].mean(axis=1), near[bars].mean(axis=2).max(axis=1)
        is_sign = (ring > _RING_THERE) & (bar > _BAR_THERE)
        if bool((is_sign & (near[insides].mean(axis=1) < _MOST_INSIDE)).any()):
            return True
    return False


def _small(box: Ink) -> Ink:
    """The box at one size, its ink a little thicker."""
    from PIL import Image, ImageFilter

    grey = Image.fromarray(np.where(box, np.uint8(255), np.uint8(0)))
    small = grey.filter(ImageFilter.MaxFilter(3)).resize((_SIDE, _SIDE), Image.Resampling.BOX)
    return np.asarray(small.filter(ImageFilter.MaxFilter(3))) > 90


@cache
def _places() -> tuple[tuple[Indices, Indices, Indices], ...]:
    """For each size of a ring, and each place of its middle: the pixels of the ring, of its bars, and beside the bars."""
    turns = np.radians(np.arange(0, 360, 5))
    height = _SIDE / (1 + 2 * _BESIDE)
    found = []
    for radius in np.arange(_RADII[0] * height, _RADII[1] * height):
        across_px = np.arange(radius, _SIDE - radius)
        up_px = np.arange(max(radius, _SIDE / 2 - 4), min(_SIDE - radius, _SIDE / 2 + 4))
        cx, cy = (grid.ravel()[:, None] for grid in np.meshgrid(across_px, up_px))
        ring = _pixels(cx + radius * np.cos(turns), cy + radius * np.sin(turns))
        along = np.linspace(-0.85, 0.85, 17) * radius
        bars = np.stack(
            [_pixels(cx + along * np.cos(s), cy - along * np.sin(s)) for s in np.radians(_SLANTS_DEG)], axis=1
        )
        across = np.concatenate([along[2:6], along[-6:-2]])
        beside = _pixels(cx + across * np.cos(np.radians(58)), cy + across * np.sin(np.radians(58)))
        found.append((ring, bars, beside))
    return tuple(found)


def _pixels(x: NDArray[np.float64], y: NDArray[np.float64]) -> Indices:
    return np.asarray(
        np.clip(np.rint(y), 0, _SIDE - 1) * _SIDE + np.clip(np.rint(x), 0, _SIDE - 1), np.intp
    )
