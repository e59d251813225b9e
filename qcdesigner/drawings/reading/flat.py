"""Pictures of sheets that lie askew, on their side or in perspective: read as they lie flat, told where they show it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import SheetContent
from qcdesigner.drawings.plane import Plane
from qcdesigner.model.reading import ReadCallout, ReadText

Written = TypeVar("Written", ReadCallout, ReadText)


def laid_flat(sheet: SheetContent) -> SheetContent:
    """The sheet with its texts and lines as they lie flat; a sheet that does is itself."""
    if sheet.flat is None:
        return sheet
    back = sheet.flat.plane.back()
    texts = tuple(back.run_on_given(run) for run in sheet.texts)
    ruling = None if sheet.ruling is None else lines_on_given(sheet.ruling, back)
    return replace(sheet, width=sheet.flat.width, height=sheet.flat.height, texts=texts, ruling=ruling, flat=None)


def laid_back(written: Written, sheet: SheetContent) -> Written:
    """What was read on the flat sheet at its place on the sheet as it lies."""
    if sheet.flat is None:
        return written
    flat, plane = sheet.flat, sheet.flat.plane
    x, y = written.x * flat.width, written.y * flat.height
    half = written.width * flat.width / 2, written.height * flat.height / 2
    cos, sin = math.cos(math.radians(written.angle)), math.sin(math.radians(written.angle))
    middle = plane.to_given(x, y)
    along = plane.to_given(x + half[0] * cos, y - half[0] * sin)
    up = plane.to_given(x - half[1] * sin, y - half[1] * cos)
    ahead = plane.to_given(x + cos, y - sin)
    return replace(
        written,
        x=middle[0] / sheet.width,
        y=middle[1] / sheet.height,
        width=2 * math.dist(middle, along) / sheet.width,
        height=2 * math.dist(middle, up) / sheet.height,
        angle=round(math.degrees(math.atan2(middle[1] - ahead[1], ahead[0] - middle[0])), 2),
    )


def lines_on_given(lines: NDArray[np.float32], plane: Plane) -> NDArray[np.float32]:
    """Lines (x1, y1, x2, y2) of a flat picture, where they lie on the given one."""
    ends = np.concatenate([lines.reshape(-1, 2), np.ones((2 * len(lines), 1))], axis=1) @ plane.matrix.T
    return (ends[:, :2] / ends[:, 2:]).reshape(-1, 4).astype(np.float32)
