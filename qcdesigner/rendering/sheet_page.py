"""One sheet with its balloons, painted anywhere: what pictures and PDF pages are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from qcdesigner.domain.errors import DocumentError
from qcdesigner.drawings.content import DrawingContent, SheetContent
from qcdesigner.model.balloons import balloon_diameter
from qcdesigner.model.paper import Page, page_of
from qcdesigner.model.queries import Tables
from qcdesigner.model.records import Drawing, Plan, Sheet
from qcdesigner.rendering.annotation_boxes import AnnotationBoxes
from qcdesigner.rendering.balloons import BalloonLook, balloons_of
from qcdesigner.rendering.display_list import SheetPainter

STRIP_PX = 2048


class OpenedDrawing(Protocol):
    """A drawing whose content is there, and that renders its tiled sheets (`drawings.opening.OpenedDrawing`)."""

    @property
    def content(self) -> DrawingContent: ...
    def tile(self, sheet_number: int, *, scale: float, x: float, y: float, width: int, height: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet ready to be painted: what it shows, its page, and the balloons on it."""

    sheet: Sheet
    drawing: Drawing
    opened: OpenedDrawing
    content: SheetContent
    page: Page
    looks: tuple[BalloonLook, ...]
    diameter_mm: float

    @property
    def units_per_mm(self) -> float:
        return self.content.width / self.page.width_mm


def sheet_page(tables: Tables, sheet_id: str, opened: OpenedDrawing | None, *, phase: str | None) -> SheetPage:
    """The sheet with the balloons of a phase (None: all). Raises DocumentError `drawing_not_open`."""
    sheet = tables.table(Sheet)[sheet_id]
    drawing = tables.table(Drawing)[sheet.drawing]
    content = opened and next((c for c in opened.content.sheets if c.number == sheet.number), None)
    if opened is None or content is None:
        raise DocumentError("drawing_not_open", file=drawing.file_name)
    page = page_of(sheet, sheet.aspect)
    looks = balloons_of(tables, sheet_id, phase=phase, reach=AnnotationBoxes(content).reach)
    diameter_mm = balloon_diameter(sheet, tables.table(Plan)["plan"].balloon_size) * page.width_mm
    return SheetPage(sheet, drawing, opened, content, page, looks, diameter_mm)


def paint_sheet(painter: QPainter, shown: SheetPage, region_mm: QRectF, px_per_mm: float, *, paper: bool = False) -> None:
    """Paints what the drawing shows in a region, the painter being set to millimetres of the page.

    Display lists are painted as vectors; pictures and PDF pages as an image, at `px_per_mm`.
    """
    if shown.content.tiled:
        painter.drawImage(region_mm, rendered(shown, region_mm, px_per_mm))
        return
    units = shown.units_per_mm
    region = QRectF(region_mm.topLeft() * units, region_mm.size() * units)
    painter.save()
    painter.scale(1 / units, 1 / units)
    SheetPainter(shown.content).paint(painter, region, px_per_mm / units, paper=paper)
    painter.restore()


def rendered(shown: SheetPage, region_mm: QRectF, px_per_mm: float) -> QImage:
    """The picture of a region of a tiled sheet, put together from strips so that no message to the worker is huge."""
    width, height = round(region_mm.width() * px_per_mm), round(region_mm.height() * px_per_mm)
    units = shown.units_per_mm
    scale, origin = px_per_mm / units, region_mm.topLeft() * units
    image = QImage(max(width, 1), max(height, 1), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for left in range(0, width, STRIP_PX):
        for top in range(0, height, STRIP_PX):
            corner = origin + QPointF(left, top) / scale
            size = min(STRIP_PX, width - left), min(STRIP_PX, height - top)
            painter.drawImage(left, top, _tile(shown, corner, scale, *size))
    painter.end()
    return image


def _tile(shown: SheetPage, corner: QPointF, scale: float, width: int, height: int) -> QImage:
    pixels = shown.opened.tile(shown.sheet.number, scale=scale, x=corner.x(), y=corner.y(), width=width, height=height)
    return QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
