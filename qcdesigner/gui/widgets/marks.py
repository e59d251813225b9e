"""Small marks for states, painted: each has a shape of its own, so that colour is never the only sign."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPen, QPixmap, QPolygonF

from qcdesigner.gui.widgets.colours import Tone, accent

SIZE = 16
SCALES = (1, 2)


def mark_icon(name: str, palette: QPalette) -> QIcon:
    """The icon of a mark: `question warning error waived done none`; empty for another name."""
    icon = QIcon()
    if name in _MARKS:
        tone, paint = _MARKS[name]
        for scale in SCALES:
            icon.addPixmap(_pixmap(paint, accent(palette, tone), scale))
    return icon


def _pixmap(paint: Callable[[QPainter, QColor], None], colour: QColor, scale: int) -> QPixmap:
    pixmap = QPixmap(SIZE * scale, SIZE * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    paint(painter, colour)
    painter.end()
    return pixmap


def _letter(painter: QPainter, letter: str) -> None:
    font = QFont(painter.font())
    font.setPixelSize(10)
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(QRectF(0, 0, SIZE, SIZE), Qt.AlignmentFlag.AlignCenter, letter)


def _question(painter: QPainter, _colour: QColor) -> None:
    painter.drawEllipse(QRectF(1.5, 1.5, 13, 13))
    _letter(painter, "?")


def _warning(painter: QPainter, _colour: QColor) -> None:
    painter.drawPolygon(QPolygonF([QPointF(8, 1.5), QPointF(15, 14.5), QPointF(1, 14.5)]))
    painter.drawLine(QPointF(8, 6), QPointF(8, 10))
    painter.drawPoint(QPointF(8, 12.4))


def _error(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(1.5, 1.5, 13, 13))
    painter.setPen(QPen(QColor("white") if colour.lightness() < 150 else QColor("black"), 1.8))
    painter.drawLine(QPointF(5.5, 5.5), QPointF(10.5, 10.5))
    painter.drawLine(QPointF(10.5, 5.5), QPointF(5.5, 10.5))


def _waived(painter: QPainter, _colour: QColor) -> None:
    painter.drawEllipse(QRectF(1.5, 1.5, 13, 13))
    painter.drawLine(QPointF(3.5, 12.5), QPointF(12.5, 3.5))


def _done(painter: QPainter, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2))
    painter.drawPolyline(QPolygonF([QPointF(2.5, 8.5), QPointF(6.5, 12.5), QPointF(13.5, 3.5)]))


_MARKS: Mapping[str, tuple[Tone, Callable[[QPainter, QColor], None]]] = {
    "question": ("warning", _question),
    "warning": ("warning", _warning),
    "error": ("error", _error),
    "waived": ("quiet", _waived),
    "done": ("good", _done),
}
