"""Where a few words find room on a page that is already drawn: nothing of the drawing is covered, or as little as can be."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from qcdesigner.model.paper import Page

PX_PER_MM: Final = 2.0
WHITE: Final = 250
# What printers leave white round a page; and the room kept clear round the words.
UNPRINTED_MM, CLEAR_MM = 5.0, 0.7


@dataclass(frozen=True, slots=True)
class Found:
    """A place on the page for a box, in mm, and whether nothing is drawn there."""

    left: float
    top: float
    width: float
    height: float
    is_free: bool

    @property
    def bottom(self) -> float:
        return self.top + self.height


class InkMap:
    """The ink of a page, in cells of half a millimetre."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.image = QImage(math.ceil(page.width_mm * PX_PER_MM), math.ceil(page.height_mm * PX_PER_MM), QImage.Format.Format_Grayscale8)
        self.image.fill(Qt.GlobalColor.white)

    def painter(self) -> QPainter:
        """Paints on the map, in millimetres of the page; end it before asking for places."""
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(PX_PER_MM, PX_PER_MM)
        return painter

    def find(self, width_mm: float, height_mm: float) -> Found:
        """The place for a box of this size that is lowest, then leftmost, among those without ink; else the one with least."""
        covered = self._covered(width_mm + 2 * CLEAR_MM, height_mm + 2 * CLEAR_MM)
        row, column = _lowest_left(covered == covered.min())
        left, top = (cell / PX_PER_MM + UNPRINTED_MM + CLEAR_MM for cell in (column, row))
        return Found(left, top, width_mm, height_mm, is_free=bool(covered.min() == 0))

    def take(self, found: Found) -> None:
        """The place is no longer free."""
        painter = self.painter()
        painter.fillRect(QRectF(found.left, found.top, found.width, found.height), Qt.GlobalColor.black)
        painter.end()

    def _covered(self, width_mm: float, height_mm: float) -> NDArray[np.int64]:
        """How many inked cells a box would cover, by its top left cell within what printers print."""
        edge = round(UNPRINTED_MM * PX_PER_MM)
        ink = self._ink()[edge:-edge, edge:-edge]
        sums = np.pad(ink.astype(np.int64).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
        rows = min(math.ceil(height_mm * PX_PER_MM), ink.shape[0])
        columns = min(math.ceil(width_mm * PX_PER_MM), ink.shape[1])
        return np.asarray(sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns] + sums[:-rows, :-columns])

    def _ink(self) -> NDArray[np.bool_]:
        image = self.image
        pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        return np.asarray(pixels[:, : image.width()] < WHITE)


def _lowest_left(wanted: NDArray[np.bool_]) -> tuple[int, int]:
    rows = np.flatnonzero(wanted.any(axis=1))
    row = int(rows[-1])
    return row, int(np.flatnonzero(wanted[row])[0])
