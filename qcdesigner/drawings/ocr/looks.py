"""Looks at a region of a sheet: its picture in several sizes, each recognised by the drawing's worker. What agrees is sure.

A comma lost in one size is rarely lost in the others.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.content import SheetContent, TextRun
from qcdesigner.drawings.ocr.paper import Grey, grey_of_pixels
from qcdesigner.drawings.ocr.strokes import Box, picture_of_strokes

# Pixels of the region's shorter side, for text that fills it and for text with room round it; then of its letters.
_LOOKS_PX = (64, 130, 200)
_LETTERS_PX = (30, 40, 52)
# The picture of a scan as it is, larger where that shows nothing; then sizes near the one that shows text.
_SCAN_SCALES = (1.0, 1.6, 0.6)
_NEAR, _NEAR_SMALL, _SMALL_PX = (0.9, 1.15, 0.8), (0.9, 1.2, 1.5), 18
_ROOM = 0.5
_DARK, _DOUBT = 0.6, 0.5
_BEYOND, _BIN = 2.0, 0.6
_LETTER = 0.55
_MOST_PIXELS = 6_000_000
_UPSIDE_DOWN_DEG = 135.0

Points = NDArray[np.intp]
Floats = NDArray[np.float64]


class Pictured(Protocol):
    """A drawing that was opened (`opening.OpenedDrawing`): it renders its sheets and recognises text on pictures."""

    def tile(self, sheet_number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes: ...

    def recognise(self, picture: Grey) -> tuple[TextRun, ...]: ...


def looks(drawing: Pictured, sheet: SheetContent, box: Box) -> Iterator[list[TextRun]]:
    """The texts recognised in and just round the region, in sheet units, one list for each size of its picture.

    The sizes after the first that shows text are near it: much larger ones blow the grain of a scan up.
    """
    room = _ROOM * min(box[2], box[3])
    region = (box[0] - room, box[1] - room, box[2] + 2 * room, box[3] + 2 * room)
    is_scan = sheet.tiled and sheet.width != sheet.width_mm
    for scale in _SCAN_SCALES if is_scan else [size / min(box[2], box[3]) for size in _LOOKS_PX]:
        if region[2] * region[3] * scale**2 > _MOST_PIXELS:
            return
        runs = _look(drawing, sheet, region, scale)
        yield runs
        heights = sorted(run.height * scale for run in runs if _holds(box, run.centre))
        if heights:
            letter_px = heights[-1]
            near = _NEAR_SMALL if letter_px < _SMALL_PX else _NEAR
            factors = near if is_scan else [size / letter_px for size in _LETTERS_PX]
            yield from (_look(drawing, sheet, region, scale * factor) for factor in factors)
            return


def _look(drawing: Pictured, sheet: SheetContent, region: Box, scale: float) -> list[TextRun]:
    """One look; texts beside which the picture goes on in something like a letter are doubtful."""
    is_turned = _lies_upside_down(sheet)
    picture = _picture(drawing, sheet, region, scale)
    height, width = picture.shape
    runs = drawing.recognise(np.ascontiguousarray(picture[::-1, ::-1]) if is_turned else picture)
    if is_turned:
        runs = tuple(_turned(run, width, height) for run in runs)
    inner = round(0.5 * _ROOM / (1 + 2 * _ROOM) * min(height, width))
    ink = _ink(picture[inner : height - inner, inner : width - inner]) + inner
    return [_on_sheet(_doubted(run) if _goes_on(run, runs, ink) else run, region, scale) for run in runs]


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return 0 <= point[0] - box[0] <= box[2] and 0 <= point[1] - box[1] <= box[3]


def _ink(picture: Grey) -> Points:
    """The places (x, y) of the dark pixels."""
    rows, columns = np.nonzero(picture < _DARK * np.median(picture))
    return np.stack([columns, rows], axis=1)


def _goes_on(run: TextRun, runs: Sequence[TextRun], ink: Points) -> bool:
    """True if something as high as a letter, and no line that passes, stands on the level of a text in no text at all."""
    along, up = _frame(run, ink)
    h = run.height
    is_free = (along > -_BEYOND * h) & (along < run.width + _BEYOND * h) & (np.abs(up - h / 2) < 1.5 * h)
    for other in runs:
        x, y = _frame(other, ink)
        side = 0.35 * other.height
        is_free &= ~((x > -side) & (x < other.width + side) & (np.abs(y - other.height / 2) < other.height))
    bins = np.floor(along[is_free] / (_BIN * h)).astype(np.intp)
    return any(_is_letter(up[is_free][bins == one] / h) for one in np.unique(bins))


def _is_letter(up: Floats) -> bool:
    """True for ink (in letter heights over the foot of the line) that stands between foot and head, and nowhere else."""
    return bool(up.min() > -0.35 and up.max() < 1.35 and up.max() - up.min() > _LETTER)


def _frame(run: TextRun, points: Points) -> tuple[Floats, Floats]:
    """The points along the foot of a text from its start, and up from there."""
    cos, sin = math.cos(math.radians(run.angle)), math.sin(math.radians(run.angle))
    dx, dy = points[:, 0] - run.x, points[:, 1] - run.y
    return dx * cos - dy * sin, -dx * sin - dy * cos


def _doubted(run: TextRun) -> TextRun:
    return replace(run, confidence=min(run.confidence, _DOUBT))


def _picture(drawing: Pictured, sheet: SheetContent, region: Box, scale: float) -> Grey:
    if not sheet.tiled:
        return picture_of_strokes(sheet, region, scale)
    width, height = max(1, round(region[2] * scale)), max(1, round(region[3] * scale))
    pixels = drawing.tile(sheet.number, scale=scale, x=region[0], y=region[1], width=width, height=height)
    return grey_of_pixels(pixels, width, height)


def _lies_upside_down(sheet: SheetContent) -> bool:
    """True if most of what was recognised on the sheet before stands on its head."""
    angles = [abs((run.angle + 180) % 360 - 180) for run in sheet.texts if run.is_recognised]
    return 2 * sum(angle > _UPSIDE_DOWN_DEG for angle in angles) > len(angles)


def _turned(run: TextRun, width: int, height: int) -> TextRun:
    """A run of a picture that was turned upside down, where it stands on the picture itself."""
    return replace(run, x=width - run.x, y=height - run.y, angle=run.angle + 180.0)


def _on_sheet(run: TextRun, region: Box, scale: float) -> TextRun:
    x, y = region[0] + run.x / scale, region[1] + run.y / scale
    return replace(run, x=x, y=y, height=run.height / scale, width=run.width / scale)
