"""Single patches of ink as small level bitmaps, and what their shape says whatever the recogniser says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.components import Patches, find_patches
from qcdesigner.drawings.ocr.frame import extents, to_sheet
from qcdesigner.drawings.ocr.paper import Ink
from qcdesigner.drawings.ocr.strips import straightened

_SMALLEST_HOLE = 0.012
_THICKEST_STROKE = 0.22
_WEDGE = 2.4
_RING_THERE, _BAR_THERE = 0.6, 0.7


def bitmap_of(patches: Patches, members: NDArray[np.intp], angle_deg: float) -> Ink:
    """The patches alone, level, cropped to their ink: rows × columns."""
    reach = extents(patches.only(members), angle_deg)
    begin, high = float(reach.begin.min()), float(reach.high.max())
    size = (float(reach.stop.max()) - begin, high - float(reach.low.min()))
    return bitmap_in(patches, members, angle_deg, corner=(begin, high), size=size)


def bitmap_in(
    patches: Patches,
    members: NDArray[np.intp],
    angle_deg: float,
    *,
    corner: tuple[float, float],
    size: tuple[float, float],
) -> Ink:
    """The patches alone, level, within a box in the frame of their line: its top left corner, width and height."""
    from PIL import Image

    left, top = int(patches.left[members].min()) - 2, int(patches.top[members].min()) - 2
    right, bottom = int(patches.right[members].max()) + 2, int(patches.bottom[members].max()) + 2
    mask = np.full((bottom - top, right - left), 255, np.uint8)
    for k in patches.runs_of(members):
        mask[patches.row[k] - top, patches.start[k] - left : patches.end[k] - left] = 0
    x, y = to_sheet(*corner, angle_deg)
    return np.asarray(straightened(Image.fromarray(mask), (x - left, y - top), angle_deg, size)) < 128


@dataclass(frozen=True, slots=True)
class Hole:
    """White enclosed by ink: its middle and its area as fractions of the bitmap."""

    x: float
    y: float
    area: float


def holes_of(bitmap: Ink) -> list[Hole]:
    """The holes of a shape, specks left out."""
    around = np.pad(~bitmap, 1, constant_values=True)
    white = find_patches(around)
    rows, columns = bitmap.shape
    found = []
    for i in range(len(white)):
        is_outside = white.left[i] == 0 and white.top[i] == 0
        area = float(white.area[i]) / bitmap.size
        if not is_outside and area > _SMALLEST_HOLE:
            x, y = (white.left[i] + white.right[i]) / 2 - 1, (white.top[i] + white.bottom[i]) / 2 - 1
            found.append(Hole(float(x) / columns, float(y) / rows, area))
    return found


def is_crossed_circle(bitmap: Ink) -> bool:
    """True for Ø: round, and parted by one bar from below left to above right."""
    if not _is_round(bitmap):
        return False
    holes = sorted(holes_of(bitmap), key=lambda hole: -hole.area)[:3]
    if len(holes) != 2 or holes[1].area < 0.25 * holes[0].area:
        return False
    left, right = sorted(holes, key=lambda hole: hole.x)
    return right.x - left.x > 0.14 and right.y - left.y > 0.015


def _is_round(bitmap: Ink) -> bool:
    rows, columns = bitmap.shape
    return min(rows, columns) >= 6 and 0.55 < columns / rows < 1.5


def is_broken_crossed_circle(bitmap: Ink) -> bool:
    """True for Ø with broken strokes: most of a ring and of one slanted bar are there, and nothing of the other slant."""
    if not _is_round(bitmap) or len(holes_of(bitmap)) > 1:
        return False
    rows, columns = bitmap.shape
    near = _thick(bitmap)
    turns = np.radians(np.arange(0, 360, 6))
    ring = max(
        float(_at(near, radius * np.cos(turns), radius * np.sin(turns)).mean())
        for radius in np.linspace(0.34, 0.5, 6) * min(rows, columns)
    )
    inside = np.linspace(-0.32, 0.32, 15) * min(rows, columns)
    slants = np.radians((40, 48, 56, 64, 72))
    bar = max(float(_at(near, inside * np.cos(slant), -inside * np.sin(slant)).mean()) for slant in slants)
    ends = np.concatenate([inside[:5], inside[-5:]])
    other = float(_at(bitmap, ends * np.cos(slants[2]), ends * np.sin(slants[2])).mean())
    return ring > _RING_THERE and bar > _BAR_THERE and other < 0.3


def _at(bitmap: Ink, dx: NDArray[np.float64], dy: NDArray[np.float64]) -> Ink:
    rows, columns = bitmap.shape
    x = np.clip(np.rint(columns / 2 + dx - 0.5).astype(int), 0, columns - 1)
    y = np.clip(np.rint(rows / 2 + dy - 0.5).astype(int), 0, rows - 1)
    return np.asarray(bitmap[y, x])


def _thick(bitmap: Ink) -> Ink:
    """The ink and its neighbours."""
    wide = np.pad(bitmap, 1)
    spread = wide.copy()
    for axis in (0, 1):
        spread |= np.roll(wide, 1, axis) | np.roll(wide, -1, axis)
    return np.asarray(spread[1:-1, 1:-1])


def is_stroke(bitmap: Ink) -> bool:
    """True for one straight stroke: a dash, a hatching line, or a 1 that nothing tells from them."""
    rows, columns = bitmap.shape
    long, across = max(rows, columns), bitmap.sum(axis=1 if rows >= columns else 0).astype(float)
    if long < 2.2 * min(rows, columns):
        return False
    inner = across[long // 10 : -max(1, long // 10)]
    return bool(inner.size) and float(inner.max()) < 1.6 * float(np.median(inner))


def is_wedge(bitmap: Ink) -> bool:
    """True for a level shape that grows from a tip at one end to the other: the head of an arrow."""
    across = bitmap.sum(axis=0).astype(float)
    third = len(across) // 3
    if third < 2 or bitmap.shape[1] < bitmap.shape[0]:
        return False
    ends = sorted((float(across[:third].mean()), float(across[-third:].mean())))
    return ends[1] > _WEDGE * ends[0] and float(across[third:-third].mean()) < ends[1]


def is_solid(bitmap: Ink) -> bool:
    """True for a shape much thicker than the strokes of a letter of its size: an arrowhead, a dot."""
    thinned, peels = bitmap, 0
    while thinned.any():
        inner = np.pad(thinned, 1)
        thinned = inner[1:-1, 1:-1] & inner[:-2, 1:-1] & inner[2:, 1:-1] & inner[1:-1, :-2] & inner[1:-1, 2:]
        peels += 1
    return 2 * peels > _THICKEST_STROKE * max(bitmap.shape) + 3
