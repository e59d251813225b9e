"""The highlight of a place on the drawing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

HIGHLIGHT = QColor(0xFF, 0xB3, 0x00)


class Highlight(QGraphicsPathItem):
    """A soft box round a text or a place, drawn over everything and never hit."""

    def __init__(self) -> None:
        super().__init__()
        ground = QColor(HIGHLIGHT)
        ground.setAlpha(60)
        pen = QPen(HIGHLIGHT, 2)
        pen.setCosmetic(True)
        self.setPen(pen)
        self.setBrush(ground)
        self.hide()

    def show_box(self, centre: QPointF, width_mm: float, height_mm: float, angle: float = 0.0) -> None:
        """Shows a box of this size turned by `angle` (degrees, counter-clockwise)."""
        path = QPainterPath()
        radius = min(width_mm, height_mm) * 0.2
        path.addRoundedRect(QRectF(-width_mm / 2, -height_mm / 2, width_mm, height_mm), radius, radius)
        self.setPath(path)
        self.setPos(centre)
        self.setRotation(-angle)
        self.show()
