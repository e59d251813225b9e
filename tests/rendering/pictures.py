"""Small pictures for the tests of painting: a white image in sheet units, and questions about its pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from qcdesigner.drawings.content import Fills, Pen, Polylines, SheetContent, TextRun
from qcdesigner.rendering.display_list import SheetPainter


def polylines(*lines: Sequence[tuple[float, float]], pen: Pen | None = None) -> Polylines:
    points = np.array([point for line in lines for point in line], np.float32).reshape(-1, 2)
    starts = np.cumsum([0, *(len(line) for line in lines)], dtype=np.int32)
    return Polylines(pen or Pen(), "0", points, starts)


def areas(*rings_of_areas: Sequence[Sequence[tuple[float, float]]], colour: int = 0) -> Fills:
    rings = [ring for area in rings_of_areas for ring in area]
    points = np.array([point for ring in rings for point in ring], np.float32)
    starts = np.cumsum([0, *(len(ring) for ring in rings)], dtype=np.int32)
    return Fills(colour, "0", points, starts, np.cumsum([0, *(len(area) for area in rings_of_areas)], dtype=np.int32))


def sheet(
    *,
    strokes: Sequence[Polylines] = (),
    fills: Sequence[Fills] = (),
    texts: Sequence[TextRun] = (),
    size: tuple[float, float] = (300.0, 200.0),
    size_mm: tuple[float | None, float | None] | None = None,
) -> SheetContent:
    width_mm, height_mm = size_mm or size
    return SheetContent(1, "", *size, width_mm, height_mm, tuple(strokes), tuple(fills), tuple(texts))


def picture(content: SheetContent, *, scale: float = 2.0, region: QRectF | None = None) -> np.ndarray:
    """The ink of the sheet or of a region of it: (rows, columns), 0 where it is white, 255 where it is black."""
    painter = SheetPainter(content)
    whole = region or QRectF(0, 0, content.width, content.height)

    def paint(target: QPainter) -> None:
        target.scale(scale, scale)
        target.translate(-whole.topLeft())
        painter.paint(target, whole, scale)

    return ink_of(paint, round(whole.width() * scale), round(whole.height() * scale))


def ink_of(paint: Callable[[QPainter], None], width: int, height: int) -> np.ndarray:
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return 255 - np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())[:, :width]


def ink_box(ink: np.ndarray, threshold: int = 64) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is drawn, in pixels."""
    rows, columns = np.flatnonzero((ink > threshold).any(axis=1)), np.flatnonzero((ink > threshold).any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
