"""What a printed page of a drawing says besides the drawing: that it is a draft, which document it is, what the shapes mean."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from qcdesigner.model.paper import Page
from qcdesigner.model.records import Criticality
from qcdesigner.rendering.balloon_shapes import UNITS, outline
from qcdesigner.rendering.balloons import BalloonLook, paint_balloon
from qcdesigner.rendering.fonts import EM_PX, capital_height, text_font

FOOTER_TEXT_MM = 1.9
FOOTER_MARGIN_MM = 2.2
LEGEND_BALLOON_MM = 2.8
LEGEND_GAP_MM = 1.2
LEGEND_LABEL = "1"
DRAFT_INK = QColor(90, 90, 90, 46)
FOOTER_INK = QColor(0x20, 0x20, 0x20)
FOOTER_GROUND = QColor(255, 255, 255, 225)


def paint_draft_mark(painter: QPainter, page: Page, text: str) -> None:
    """Writes the word across the page, from the bottom left to the top right; the painter is set to millimetres."""
    diagonal = math.hypot(page.width_mm, page.height_mm)
    font = text_font(bold=True)
    scale = min(0.6 * diagonal / QFontMetricsF(font).horizontalAdvance(text), 0.3 * min(page.width_mm, page.height_mm) / EM_PX)
    painter.save()
    painter.translate(page.width_mm / 2, page.height_mm / 2)
    painter.rotate(-math.degrees(math.atan2(page.height_mm, page.width_mm)))
    painter.scale(scale, scale)
    painter.setFont(font)
    painter.setPen(DRAFT_INK)
    painter.drawText(QPointF(-QFontMetricsF(font).horizontalAdvance(text) / 2, capital_height(bold=True) / 2), text)
    painter.restore()


def paint_footer(painter: QPainter, page: Page, footer: str, legend: Mapping[str, str]) -> None:
    """Writes the footer at the bottom left and the legend (class → words) at the bottom right, in the sheet's margin."""
    baseline = page.height_mm - FOOTER_MARGIN_MM
    if footer:
        _write(painter, footer, FOOTER_MARGIN_MM * 2, baseline)
    x = page.width_mm - 2 * FOOTER_MARGIN_MM
    for criticality, words in reversed(legend.items()):
        x -= _width(words)
        _write(painter, words, x, baseline)
        x = _paint_shape(painter, cast(Criticality, criticality), x - LEGEND_GAP_MM, baseline - FOOTER_TEXT_MM / 2)
        x -= 3 * LEGEND_GAP_MM


def _paint_shape(painter: QPainter, criticality: Criticality, right: float, y: float) -> float:
    """Paints a balloon of the class that ends at `right`; the answer is where it begins."""
    width = outline(LEGEND_LABEL, criticality).boundingRect().width() * LEGEND_BALLOON_MM / UNITS
    painter.save()
    painter.translate(right - width / 2, y)
    look = BalloonLook(id="", label=LEGEND_LABEL, criticality=criticality, x=0, y=0)
    paint_balloon(painter, look, LEGEND_BALLOON_MM)
    painter.restore()
    return right - width


def _write(painter: QPainter, text: str, x: float, baseline: float) -> None:
    scale = FOOTER_TEXT_MM / capital_height()
    painter.fillRect(QRectF(x - 0.6, baseline - 1.5 * FOOTER_TEXT_MM, _width(text) + 1.2, 2.1 * FOOTER_TEXT_MM), FOOTER_GROUND)
    painter.save()
    painter.translate(x, baseline)
    painter.scale(scale, scale)
    painter.setFont(text_font())
    painter.setPen(FOOTER_INK)
    painter.drawText(QPointF(0, 0), text)
    painter.restore()


def _width(text: str) -> float:
    return QFontMetricsF(text_font()).horizontalAdvance(text) * FOOTER_TEXT_MM / capital_height()
