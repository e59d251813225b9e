"""The ink around a place as it is seen level: its straight lines, unbroken ones only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qcdesigner.drawings.ocr.frame import to_sheet
from qcdesigner.drawings.ocr.lines import TextLine
from qcdesigner.drawings.ocr.paper import Ink
from qcdesigner.drawings.ocr.strips import straightened

_UNBROKEN = 0.88
# In letter heights.
_WIDEST_CELL = 9.0


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """The straightened ink around a line: row r is at height `top - r`, column c at `left + c` along."""

    ink: NDArray[np.bool_]
    left: float
    top: float
    size: float

    @classmethod
    def around(cls, ink: Ink, line: TextLine, reach: float) -> View:
        h = line.height
        size = (line.width + 2 * reach * h, line.height + 3 * h)
        return cls.of(ink, line.angle, line.begin - reach * h, line.high + 1.5 * h, size, h)

    @classmethod
    def of(cls, ink: Ink, angle_deg: float, left: float, top: float, size: tuple[float, float], letter: float) -> View:
        """The ink in a rectangle of the frame of an angle; `letter` is how high letters are."""
        from PIL import Image

        corners = [to_sheet(a, u, angle_deg) for a in (left, left + size[0]) for u in (top, top - size[1])]
        x0, y0 = max(0, int(min(c[0] for c in corners))), max(0, int(min(c[1] for c in corners)))
        x1, y1 = int(max(c[0] for c in corners)) + 2, int(max(c[1] for c in corners)) + 2
        piece = Image.fromarray(np.where(ink[y0:y1, x0:x1], np.uint8(0), np.uint8(255)))
        x, y = to_sheet(left, top, angle_deg)
        level = np.asarray(straightened(piece, (x - x0, y - y0), angle_deg, size)) < 128
        return cls(level, left, top, letter)

    def columns(self, begin: float, stop: float) -> slice:
        return slice(max(0, round(begin - self.left)), max(0, round(stop - self.left)))

    def level(self, columns: slice, start: float, end: float) -> float | None:
        """The height of the first unbroken line over these columns between two heights."""
        first, last = round(self.top - start), round(self.top - end)
        step = 1 if last > first else -1
        thick = _thickened(self.ink[:, columns], 0, self.size)
        for row in range(first, last, step):
            if 0 <= row < len(thick) and thick.shape[1] and thick[row].mean() > _UNBROKEN:
                return self.top - row
        return None

    def bars(self, low: float, high: float) -> list[float]:
        """Where upright lines join two heights."""
        rows = slice(max(0, round(self.top - high)), max(0, round(self.top - low)))
        full = _thickened(self.ink[rows], 1, self.size).mean(axis=0) > _UNBROKEN
        edges = np.flatnonzero(np.diff(np.concatenate([[False], full, [False]])))
        widest = 0.35 * self.size + 3
        return [
            self.left + (a + b) / 2 for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a < widest
        ]

    def is_closed(self, height: float, begin: float, stop: float) -> bool:
        """True if a line runs at this height all the way."""
        row = round(self.top - height)
        near = self.ink[
            max(0, row - round(0.12 * self.size) - 1) : row + round(0.12 * self.size) + 2,
            self.columns(begin, stop),
        ]
        return bool(near.size) and float(near.any(axis=0).mean()) > 0.94

    def chain(self, bars: list[float], start: tuple[float, float], low: float, high: float) -> list[float]:
        """The bars within a box, and those to both sides that its upper and lower lines go on to."""
        within = [bar for bar in bars if start[0] + 0.3 * self.size < bar < start[1] - 0.3 * self.size]
        chain = [start[0], *within, start[1]]
        for bar in (b for b in bars if b > start[1] + 0.3 * self.size):
            if bar - chain[-1] > _WIDEST_CELL * self.size or not self._joins(chain[-1], bar, low, high):
                break
            chain.append(bar)
        for bar in reversed([b for b in bars if b < start[0] - 0.3 * self.size]):
            if chain[0] - bar > _WIDEST_CELL * self.size or not self._joins(bar, chain[0], low, high):
                break
            chain.insert(0, bar)
        return chain

    def _joins(self, begin: float, stop: float, low: float, high: float) -> bool:
        return self.is_closed(low, begin, stop) and self.is_closed(high, begin, stop)


def _thickened(ink: NDArray[np.bool_], axis: int, size: float) -> NDArray[np.bool_]:
    """Ink spread across a line's own direction, so that one that is a little askew is still unbroken."""
    spread = ink.copy()
    for step in range(1, max(1, round(0.06 * size)) + 1):
        spread |= np.roll(ink, step, axis=axis) | np.roll(ink, -step, axis=axis)
    return spread
