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


def bitmap_of(patches: Patches, members: NDArray[np.intp], angle_deg: float) -> Ink:
    """The patches alone, level, cropped to their ink: rows × columns."""
    from PIL import Image

    left, top = int(patches.left[members].min()) - 2, int(patches.top[members].min()) - 2
    right, bottom = int(patches.right[members].max()) + 2, int(patches.bottom[members].max()) + 2
    mask = np.full((bottom - top, right - left), 255, np.uint8)
    for k in patches.runs_of(members):
        mask[patches.row[k] - top, patches.start[k] - left : patches.end[k] - left] = 0
    reach = extents(patches.only(members), angle_deg)
    begin, high = float(reach.begin.min()), float(reach.high.max())
    x, y = to_sheet(begin, high, angle_deg)
    size = (float(reach.stop.max()) - begin, high - float(reach.low.min()))
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
    rows, columns = bitmap.shape
    if not 0.55 < columns / rows < 1.5:
        return False
    holes = sorted(holes_of(bitmap), key=lambda hole: -hole.area)[:3]
    if len(holes) != 2 or holes[1].area < 0.25 * holes[0].area:
        return False
    upper, lower = sorted(holes, key=lambda hole: hole.y)
    return lower.x - upper.x > 0.1 and lower.y - upper.y > 0.05


def is_arrowhead(bitmap: Ink) -> bool:
    """True for a solid shape that grows evenly from a tip: along its longer side, either way."""
    rows, columns = bitmap.shape
    across = bitmap.sum(axis=1 if rows >= columns else 0).astype(float)
    if len(across) < 6 or not 0.3 < bitmap.mean() < 0.75:
        return False
    line = np.arange(len(across))
    grows = abs(float(np.corrcoef(line, across)[0, 1])) if across.std() > 0 else 0.0
    return grows > 0.93 and across.max() > 0.85 * min(rows, columns)
