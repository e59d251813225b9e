"""The tick of a surface texture symbol beside a number: two strokes that rise from one point, the right one longer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.paper import Ink
from qcdesigner.drawings.ocr.views import View

# ISO 1302: both strokes rise at 60°. Reaches and lengths in heights of the number; the picture is made that high.
_SLOPES_DEG = (52.0, 56.0, 60.0, 64.0, 68.0)
_LETTER_PX = 14
_BESIDE, _BELOW = 3.5, 4.5
_SHORT, _LONGER, _LONG = (0.7, 2.2), 1.3, 1.9
_OFF_PX = 2


def over_a_tick(ink: Ink, line: TextLine) -> TextLine | None:
    """The line of a number over a tick, or behind it, the way in which the tick stands; None if there is none."""
    against = replace(line, angle=line.angle + 180, begin=-line.stop, stop=-line.begin, low=-line.high, high=-line.low)
    return next((way for way in (line, against) if _stands_under(ink, way)), None)


def _stands_under(ink: Ink, line: TextLine) -> bool:
    h = line.height
    left, right = line.begin - (_BESIDE + 1) * h, line.stop + 3 * h
    view = View.of(ink, line.angle, left, line.high + 2.5 * h, (right - left, (2.5 + 1 + _BELOW) * h), h)
    seen = _at_height(view.ink, h)
    # Thin strokes of a scan are broken where they step from one column to the next.
    seen |= np.roll(seen, 1, axis=1)
    shorter = _rise(seen, -1)
    longer = _rise(seen, 1)
    is_tick = (shorter > _SHORT[0] * _LETTER_PX) & (shorter < _SHORT[1] * _LETTER_PX)
    longest = _within(longer)
    is_tick &= (longest > _LONG * _LETTER_PX) & (longest > _LONGER * shorter)
    scale = _LETTER_PX / h
    middle = (line.low + line.high) / 2
    first, last = ((a - left) * scale for a in (line.begin - _BESIDE * h, line.stop))
    top, bottom = (int((line.high + 2.5 * h - up) * scale) for up in (middle, middle - _BELOW * h))
    return bool(is_tick[max(0, top) : bottom, max(0, int(first)) : int(last)].any())


def _at_height(ink: Ink, letter: float) -> Ink:
    """The ink made so large that a letter is as high as strokes are followed at."""
    from PIL import Image

    scale = _LETTER_PX / letter
    size = (max(1, round(ink.shape[1] * scale)), max(1, round(ink.shape[0] * scale)))
    grey = Image.fromarray(np.where(ink, np.uint8(255), np.uint8(0)))
    return np.asarray(grey.resize(size, Image.Resampling.BOX)) > 70


def _rise(ink: Ink, side: int) -> NDArray[np.float32]:
    """For each place: how far ink rises from it to the right (1) or the left (-1), along the best of the slopes, in pixels."""
    best = np.zeros(ink.shape, np.float32)
    rows, columns = ink.shape
    reach = round(6 * _LETTER_PX)
    padded = np.zeros((rows + 2 * reach, columns + 2 * reach), bool)
    padded[reach : reach + rows, reach : reach + columns] = ink
    for slope in np.radians(_SLOPES_DEG):
        alive, length = ink.copy(), np.zeros(ink.shape, np.float32)
        for k in range(1, reach):
            up, along = round(k * float(np.sin(slope))), side * round(k * float(np.cos(slope)))
            alive &= padded[reach - up : reach - up + rows, reach + along : reach + along + columns]
            if not alive.any():
                break
            length[alive] = k
        best = np.maximum(best, length)
    return best


def _within(lengths: NDArray[np.float32]) -> NDArray[np.float32]:
    """The largest of the lengths a pixel or two away: strokes meet, they do not start on one pixel."""
    best = lengths.copy()
    for dy in range(-_OFF_PX, _OFF_PX + 1):
        for dx in range(-_OFF_PX, _OFF_PX + 1):
            best = np.maximum(best, np.roll(lengths, (dy, dx), (0, 1)))
    return best
