"""The one drawing of balloons, the same on screen, in pictures and on paper."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from qcdesigner.model.paper import Page
from qcdesigner.model.queries import Tables, by_number, verification_id
from qcdesigner.model.records import Characteristic, Criticality, Verification
from qcdesigner.rendering.balloon_shapes import (
    DIGIT_HEIGHT,
    OUTLINE,
    UNITS,
    halo,
    inner_ring,
    number_middle,
    outline,
)
from qcdesigner.rendering.fonts import capital_height, text_font

INK = QColor(0x17, 0x4E, 0xA6)
ERROR_INK = QColor(0xC6, 0x28, 0x28)
WAIVED_INK = QColor(0x75, 0x75, 0x75)
GROUND = QColor(0xFF, 0xFF, 0xFF)
SELECTED_GROUND = QColor(0xFF, 0xE9, 0xA8)
HALO = QColor(0xFF, 0xB3, 0x00, 190)

STRIKE_RISE = 35.0
LEADER_WIDTH = 0.04
DOT_RADIUS = 0.075
SHORTEST_LEADER = 0.25
"""Lengths of leaders in diameters of a balloon; the others in hundredths of it, as in `balloon_shapes`."""

Reach = Callable[[float, float, float, float], tuple[float, float]]
"""From a balloon (x, y) and its annotation (x, y), as fractions: where the leader ends, at the edge of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BalloonLook:
    """How one balloon looks. (x, y) is its centre, (end_x, end_y) where its leader ends, as fractions of the sheet."""

    id: str
    label: str
    criticality: Criticality
    x: float
    y: float
    end_x: float | None = None
    end_y: float | None = None
    confirmed: bool = True
    waived: bool = False
    selected: bool = False
    error: bool = False


def to_annotation(x: float, y: float, annotation_x: float, annotation_y: float) -> tuple[float, float]:
    """A leader that goes to the annotation's centre: when its extent is unknown."""
    return annotation_x, annotation_y


def balloons_of(
    tables: Tables,
    sheet_id: str,
    *,
    phase: str | None = None,
    selected: Collection[str] = (),
    errors: Collection[str] = (),
    reach: Reach = to_annotation,
) -> tuple[BalloonLook, ...]:
    """The balloons of a sheet by number; with `phase` only those verified in it. `selected`, `errors` are ids."""
    verified = tables.table(Verification)
    shown = (c for c in tables.table(Characteristic).values() if c.balloon is not None and c.balloon.sheet == sheet_id)
    return tuple(
        look_of(c, selected=c.id in selected, error=c.id in errors, reach=reach)
        for c in by_number(shown)
        if phase is None or verification_id(c.id, phase) in verified
    )


def look_of(
    characteristic: Characteristic, *, selected: bool = False, error: bool = False, reach: Reach = to_annotation
) -> BalloonLook:
    """How the balloon of a characteristic looks; it must have a place."""
    balloon, annotation = characteristic.balloon, characteristic.annotation
    assert balloon is not None
    end: tuple[float | None, float | None] = (None, None)
    if annotation is not None and annotation.sheet == balloon.sheet:
        end = reach(balloon.x, balloon.y, annotation.x, annotation.y)
    return BalloonLook(
        id=characteristic.id,
        label=characteristic.label,
        criticality=characteristic.criticality,
        x=balloon.x,
        y=balloon.y,
        end_x=end[0],
        end_y=end[1],
        confirmed=characteristic.confirmed,
        waived=bool(characteristic.waived),
        selected=selected,
        error=error,
    )


def paint_balloons(painter: QPainter, looks: Iterable[BalloonLook], page: Page, diameter_mm: float) -> None:
    """Paints leaders, then balloons over them; the painter is set to millimetres of the page, from its top left corner."""
    looks = tuple(looks)
    for look in looks:
        paint_leader(painter, look, page, diameter_mm)
    for look in looks:
        painter.save()
        painter.translate(look.x * page.width_mm, look.y * page.height_mm)
        paint_balloon(painter, look, diameter_mm)
        painter.restore()


def paint_balloon(painter: QPainter, look: BalloonLook, diameter: float) -> None:
    """Paints one balloon centred at (0, 0), `diameter` in the painter's unit."""
    painter.save()
    painter.scale(diameter / UNITS, diameter / UNITS)
    shape = outline(look.label, look.criticality)
    colour = ink(look)
    filled = look.criticality == "critical" and look.confirmed and not look.waived
    if look.selected:
        painter.fillPath(halo(look.label, look.criticality), HALO)
    painter.fillPath(shape, colour if filled else SELECTED_GROUND if look.selected else GROUND)
    painter.strokePath(shape, _outline_pen(look, colour))
    if look.criticality == "minor":
        painter.strokePath(inner_ring(look.label), _pen(colour, OUTLINE * 0.6))
    _write_number(painter, look.label, GROUND if filled else colour)
    if look.waived:
        painter.setPen(_pen(colour, OUTLINE))
        half = shape.boundingRect().width() / 2 * 0.8
        painter.drawLine(QPointF(-half, STRIKE_RISE), QPointF(half, -STRIKE_RISE))
    painter.restore()


def _write_number(painter: QPainter, label: str, colour: QColor) -> None:
    """Writes the number as text, so that it can be searched in a PDF."""
    scale = DIGIT_HEIGHT / capital_height(bold=True)
    painter.save()
    painter.scale(scale, scale)
    painter.setFont(text_font(bold=True))
    painter.setPen(colour)
    painter.drawText(QPointF(-number_middle(label), capital_height(bold=True) / 2), label)
    painter.restore()


def paint_leader(painter: QPainter, look: BalloonLook, page: Page, diameter_mm: float) -> None:
    """Paints the leader of one balloon, in millimetres of the page."""
    line, dot = leader(look, page, diameter_mm)
    if not line.isNull():
        painter.setPen(leader_pen(look, diameter_mm))
        painter.drawLine(line)
        painter.fillPath(dot, ink(look))


def leader(look: BalloonLook, page: Page, diameter_mm: float) -> tuple[QLineF, QPainterPath]:
    """The line and the end dot of a leader, in millimetres of the page; null when the balloon sits at its annotation."""
    if look.end_x is None or look.end_y is None:
        return QLineF(), QPainterPath()
    line = QLineF(
        look.x * page.width_mm, look.y * page.height_mm, look.end_x * page.width_mm, look.end_y * page.height_mm
    )
    if line.length() < (0.5 + SHORTEST_LEADER) * diameter_mm:
        return QLineF(), QPainterPath()
    return line, _dot(DOT_RADIUS * diameter_mm).translated(line.p2())


@lru_cache(maxsize=16)
def _dot(radius: float) -> QPainterPath:
    """A round dot at (0, 0), as a polygon: it is painted faster than a circle."""
    angles = (i * math.tau / 12 for i in range(12))
    dot = QPainterPath()
    dot.addPolygon(QPolygonF([QPointF(math.cos(angle), math.sin(angle)) * radius for angle in angles]))
    dot.closeSubpath()
    return dot


def leader_pen(look: BalloonLook, diameter_mm: float) -> QPen:
    width = (2 if look.selected else 1) * LEADER_WIDTH * diameter_mm
    return QPen(ink(look), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def ink(look: BalloonLook) -> QColor:
    """The colour of a balloon's lines: errors before waivers."""
    if look.error:
        return ERROR_INK
    return WAIVED_INK if look.waived else INK


def _outline_pen(look: BalloonLook, colour: QColor) -> QPen:
    pen = _pen(colour, OUTLINE)
    if not look.confirmed:
        pen.setDashPattern([2.2, 1.6])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
