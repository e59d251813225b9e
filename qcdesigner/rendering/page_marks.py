"""What a printed page of a drawing says besides the drawing: that it is a draft or superseded, which document it is, what the shapes mean."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from qcdesigner.model.paper import Page
from qcdesigner.model.records import Criticality
from qcdesigner.rendering.balloon_shapes import UNITS, outline
from qcdesigner.rendering.balloons import BalloonLook, paint_balloon
from qcdesigner.rendering.fonts import EM_PX, capital_height, text_font
from qcdesigner.rendering.free_place import Found, InkMap

FOOTER_TEXT_MM = 1.9
LINE_MM, MOST_LINES = 3.4, 3
BOX_EDGE_MM, BOX_LINE_MM = 1.4, 0.18
SEPARATOR = "   ·   "
LEGEND_BALLOON_MM = 2.8
LEGEND_GAP_MM = 1.2
LEGEND_LABEL = "1"
MARK_INK = QColor(90, 90, 90, 46)
FOOTER_INK = QColor(0x20, 0x20, 0x20)
FOOTER_GROUND = QColor(255, 255, 255, 225)


def paint_mark(painter: QPainter, page: Page, text: str) -> None:
    """Writes the word across the page, from the bottom left to the top right; the painter is set to millimetres."""
    diagonal = math.hypot(page.width_mm, page.height_mm)
    font = text_font(bold=True)
    scale = min(0.6 * diagonal / QFontMetricsF(font).horizontalAdvance(text), 0.3 * min(page.width_mm, page.height_mm) / EM_PX)
    painter.save()
    painter.translate(page.width_mm / 2, page.height_mm / 2)
    painter.rotate(-math.degrees(math.atan2(page.height_mm, page.width_mm)))
    painter.scale(scale, scale)
    painter.setFont(font)
    painter.setPen(MARK_INK)
    painter.drawText(QPointF(-QFontMetricsF(font).horizontalAdvance(text) / 2, capital_height(bold=True) / 2), text)
    painter.restore()


def paint_footer(painter: QPainter, ink: InkMap, footer: str, legend: Mapping[str, str]) -> None:
    """Writes the footer, and the legend (class → words), low on the page where nothing is drawn; `ink` is what is there.

    Where there is no room for a footer in one line it stands in a box, in two or three.
    """
    if footer:
        lines, found = min(_arrangements(ink, footer), key=lambda made: (not made[1].is_free, -round(made[1].bottom), len(made[0])))
        ink.take(found)
        _write_lines(painter, lines, found)
    if legend:
        found = ink.find(sum(_entry_width(criticality, words) for criticality, words in legend.items()), LINE_MM)
        x = found.left
        for criticality, words in legend.items():
            _write(painter, words, x + _shape_width(criticality) + LEGEND_GAP_MM, _baseline(found.top), on_ground=not found.is_free)
            _paint_shape(painter, criticality, x, found.top + LINE_MM / 2)
            x += _entry_width(criticality, words)


def _arrangements(ink: InkMap, footer: str) -> Iterator[tuple[list[str], Found]]:
    """The footer in one line, in two, in three, each with its place."""
    parts = footer.split(SEPARATOR)
    for count in range(1, min(len(parts), MOST_LINES) + 1):
        lines = min(_cut(parts, count), key=lambda lines: max(map(_width, lines)))
        edge = 0.0 if len(lines) == 1 else BOX_EDGE_MM
        width, height = max(map(_width, lines)), LINE_MM * len(lines)
        yield lines, ink.find(width + 2 * edge, height + edge)


def _cut(parts: Sequence[str], count: int) -> Iterator[list[str]]:
    """The parts, in order, in so many lines, in every way."""
    for cuts in combinations(range(1, len(parts)), count - 1):
        yield [SEPARATOR.join(parts[first:last]) for first, last in pairwise((0, *cuts, len(parts)))]


def _write_lines(painter: QPainter, lines: Sequence[str], found: Found) -> None:
    edge = 0.0 if len(lines) == 1 else BOX_EDGE_MM
    if edge:
        painter.setPen(QPen(FOOTER_INK, BOX_LINE_MM))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(found.left, found.top, found.width, found.height))
    for number, line in enumerate(lines):
        baseline = _baseline(found.top + edge / 2 + number * LINE_MM)
        _write(painter, line, found.left + edge, baseline, on_ground=not found.is_free)


def _entry_width(criticality: str, words: str) -> float:
    return _shape_width(criticality) + LEGEND_GAP_MM + _width(words) + 3 * LEGEND_GAP_MM


def _shape_width(criticality: str) -> float:
    return outline(LEGEND_LABEL, cast(Criticality, criticality)).boundingRect().width() * LEGEND_BALLOON_MM / UNITS


def _paint_shape(painter: QPainter, criticality: str, left: float, y: float) -> None:
    """Paints a balloon of the class that begins at `left`."""
    painter.save()
    painter.translate(left + _shape_width(criticality) / 2, y)
    look = BalloonLook(id="", label=LEGEND_LABEL, criticality=cast(Criticality, criticality), x=0, y=0)
    paint_balloon(painter, look, LEGEND_BALLOON_MM)
    painter.restore()


def _baseline(top: float) -> float:
    return top + (LINE_MM + FOOTER_TEXT_MM) / 2


def _write(painter: QPainter, text: str, x: float, baseline: float, *, on_ground: bool) -> None:
    """Writes a text; `on_ground`: over what is drawn, which then shows through only faintly."""
    scale = FOOTER_TEXT_MM / capital_height()
    if on_ground:
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
