"""Known callouts painted by Qt on an A3 sheet: as a PDF with text, or as a picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen, QPolygonF

from qcdesigner.rendering.fonts import EM_PX, metrics, text_font
from tests.drawings.reading.known import ASIDE, Callout, Frame

WIDTH_MM, HEIGHT_MM = 420, 297
EM_MM, SMALL = 5.0, 0.62
COLUMNS, CELL_MM = 4, (98.0, 48.0)
MM_PER_INCH = 25.4
Item = Callout | Frame


def pdf_of(items: Sequence[Item]) -> bytes:
    """One page; its texts are texts."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer, painter = QPdfWriter(buffer), QPainter()
    size = QPageSize(QSizeF(WIDTH_MM, HEIGHT_MM), QPageSize.Unit.Millimeter)
    writer.setResolution(1200)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    painter.begin(writer)
    _paint(painter, items, 1200 / MM_PER_INCH)
    painter.end()
    return bytes(buffer.data().data())


def picture_of(items: Sequence[Item], dpi: int = 300) -> Image.Image:
    """The same page in grey."""
    scale = dpi / MM_PER_INCH
    image = QImage(round(WIDTH_MM * scale), round(HEIGHT_MM * scale), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint(painter, items, scale)
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return Image.fromarray(pixels[:, : image.width()].copy())


def _paint(painter: QPainter, items: Sequence[Item], scale: float) -> None:
    painter.scale(scale, scale)
    painter.setPen(QPen(Qt.GlobalColor.black, 0.3))
    for i, item in enumerate(items):
        column, row = i % COLUMNS, i // COLUMNS
        painter.save()
        painter.translate(30 + (column + 0.5) * CELL_MM[0] - 15, 30 + (row + 0.5) * CELL_MM[1])
        painter.rotate(-90 if column == COLUMNS - 1 else 0)
        _paint_frame(painter, item) if isinstance(item, Frame) else _paint_callout(painter, item)
        painter.restore()
    for i, text in enumerate(ASIDE):
        _write(painter, text, 40 + 90 * i, HEIGHT_MM - 12)


def _paint_callout(painter: QPainter, callout: Callout) -> None:
    """Over the middle of a dimension line with its arrows."""
    head = _advance(callout.head)
    behind = max(_advance(callout.upper), _advance(callout.lower)) * SMALL
    x, half = -(head + behind) / 2, max(18.0, (head + behind) / 2 + 4)
    _paint_dimension_line(painter, half)
    base = -1.8 if callout.is_upper_and_lower or callout.boxed else -1.2
    _write(painter, callout.head, x, base)
    _write(painter, callout.upper, x + head + 0.6, base - 2.3, SMALL)
    _write(painter, callout.lower, x + head + 0.6, base + 0.9, SMALL)
    if callout.boxed:
        painter.drawRect(QRectF(x - 1, base - EM_MM * 0.72 - 1, head + 2, EM_MM * 0.72 + 2))


def _paint_dimension_line(painter: QPainter, half: float) -> None:
    y = 1.0
    painter.drawLine(QPointF(-half, y), QPointF(half, y))
    painter.setBrush(Qt.GlobalColor.black)
    for side in (-1, 1):
        tip = QPointF(side * half, y)
        back = QPointF(-3 * side, 0)
        painter.drawPolygon(QPolygonF([tip, tip + back + QPointF(0, 0.5), tip + back - QPointF(0, 0.5)]))
        painter.drawLine(QPointF(side * half, y - 2), QPointF(side * half, y + 12))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_frame(painter: QPainter, frame: Frame) -> None:
    x, height = -20.0, 7.0
    painter.drawLine(QPointF(x, 0), QPointF(x - 8, 14))
    for text in frame.cells:
        width = _advance(text) + 4
        painter.drawRect(QRectF(x, -height / 2, width, height))
        _write(painter, text, x + 2, EM_MM * 0.36)
        x += width


def _advance(text: str) -> float:
    return metrics().horizontalAdvance(text) * EM_MM / EM_PX


def _write(painter: QPainter, text: str, x: float, y: float, part: float = 1.0) -> None:
    if not text:
        return
    painter.save()
    painter.translate(x, y)
    painter.scale(part * EM_MM / EM_PX, part * EM_MM / EM_PX)
    painter.setFont(text_font())
    painter.drawText(QPointF(0, 0), text)
    painter.restore()
