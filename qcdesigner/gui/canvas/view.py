"""The canvas: a sheet of the session's document, drawn, with its balloons; it follows document, drawings and selection."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from qcdesigner.gui.canvas.paper_layer import PaperLayer
from qcdesigner.gui.canvas.tile_sources import FetchedTiles, PaintedTiles, TileSource
from qcdesigner.gui.canvas.tool_view import ToolView
from qcdesigner.gui.session import Session
from qcdesigner.model.changes import ChangeSet
from qcdesigner.model.paper import page_of
from qcdesigner.model.queries import drawings_in_order, sheets_of
from qcdesigner.model.records import Characteristic, Place, Sheet
from qcdesigner.rendering.balloons import to_annotation

if TYPE_CHECKING:
    from qcdesigner.gui.canvas.shown_drawing import ShownSheet
    from qcdesigner.rendering.annotation_boxes import TextBox

SMALLEST_BALLOON_PX, MOST_ENLARGED = 18.0, 1.6
SMALLEST_TEXT_PX = 12.0
ROOM_ROUND_SELECTION_MM = 25.0
HIGHLIGHT_MS = 2500


class DrawingView(ToolView):
    """Shows one sheet. `zoom_changed(float)` announces the scale, in pixels per millimetre of the page."""

    zoom_changed = Signal(float)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.paper = PaperLayer(self)
        self._shown: ShownSheet | None = None
        self._highlight_end = QTimer(self, singleShot=True, interval=HIGHLIGHT_MS)
        self._highlight_end.timeout.connect(self.highlight.hide)
        self.setAccessibleName(session.tr_("Drawing"))
        self._connect()
        self._show_first_sheet()

    def _connect(self) -> None:
        self.paper.painted.connect(self._update_region)
        self.paper.rested.connect(self.viewport().update)
        self.paper.failed.connect(self.session.problem)
        self.balloons.outdated.connect(self._update_region)
        self.balloons.resized.connect(self.zoomed)
        self.session.replaced.connect(self._show_first_sheet)
        self.session.changed.connect(self._follow_change)
        self.session.drawing_opened.connect(self._follow_drawing)
        self.session.place_wanted.connect(self.show_place)
        self.session.selection.changed.connect(self._follow_selection)

    def show_sheet(self, sheet_id: str) -> None:
        """Shows a sheet of the document, whole; an unknown id shows nothing."""
        self._tool.cancel()
        self.highlight.hide()
        sheet = self.session.document.find(Sheet, sheet_id)
        self.sheet_id = sheet.id if sheet else ""
        self._load(sheet)
        self.session.sheet_shown.emit(self.sheet_id)

    def show_place(self, place: Place) -> None:
        """Shows a place of the drawing in the middle, large enough to be read, and marks it."""
        if place.sheet != self.sheet_id:
            self.show_sheet(place.sheet)
        point, page = self.point_of(place), self.balloons.page
        width_mm, height_mm = place.width * page.width_mm, place.height * page.height_mm
        is_balloon_small = self.px_per_mm * self.balloons.diameter_mm < SMALLEST_BALLOON_PX
        is_text_small = 0 < self.px_per_mm * height_mm < SMALLEST_TEXT_PX
        is_too_near = width_mm * self.px_per_mm > self.viewport().width()
        if is_balloon_small or is_text_small or is_too_near:
            self.zoom_to(QRectF(point, point).marginsAdded(_room(self._room_mm(width_mm, height_mm))))
        self.centre_on(point)
        around, side = self.balloons.diameter_mm / 2, 2.2 * self.balloons.diameter_mm
        size = (width_mm + around, height_mm + around) if place.width else (side, side)
        self.highlight.show_box(point, *size, place.angle)
        self._highlight_end.start()

    def _room_mm(self, width_mm: float, height_mm: float) -> float:
        """How much of the sheet to show on each side of a text so that it is read easily, and whole."""
        side_px = min(self.viewport().width(), self.viewport().height())
        legible = side_px / 2 * height_mm / (1.5 * SMALLEST_TEXT_PX) if height_mm else math.inf
        return max(min(3 * ROOM_ROUND_SELECTION_MM, legible), width_mm)

    def zoom_to_selection(self) -> None:
        """Shows the balloons and annotations selected; nothing happens if none is on this sheet."""
        points = [
            self.point_of(place)
            for characteristic in self._selected()
            for place in (characteristic.balloon, characteristic.annotation)
            if place is not None and place.sheet == self.sheet_id
        ]
        if points:
            xs, ys = [p.x() for p in points], [p.y() for p in points]
            region = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
            self.zoom_to(region.marginsAdded(_room(ROOM_ROUND_SELECTION_MM)))

    def picture_of(self, region: Place) -> QPixmap:
        """What is seen of a region of the sheet shown, as it lies on the screen."""
        page = self.balloons.page
        half = QPointF(region.width * page.width_mm / 2, region.height * page.height_mm / 2)
        centre = self.point_of(region)
        seen = self.mapFromScene(QRectF(centre - half, centre + half)).boundingRect()
        self.highlight.hide()
        return self.viewport().grab(seen & self.viewport().rect())

    def set_errors(self, ids: Collection[str]) -> None:
        """Shows the balloons of these characteristics as wrong (findings)."""
        self.balloons.set_errors(ids)

    @property
    def units_per_mm(self) -> float:
        """Sheet units of the drawing's content per millimetre of the page."""
        return self._shown.content.width / self.balloons.page.width_mm if self._shown else 1.0

    def text_at(self, point_mm: QPointF) -> TextBox | None:
        """The annotation or text of the drawing at a point."""
        place = self.place_of(point_mm)
        if self._shown is None or place is None:
            return None
        return self._shown.boxes.at(place.x, place.y, margin=self.hit_reach_mm * self.units_per_mm)

    def drawBackground(self, painter: QPainter, exposed: QRectF) -> None:
        page = self.balloons.page
        if not (self.sheet_id and QRectF(0, 0, page.width_mm, page.height_mm).contains(exposed)):
            painter.fillRect(exposed, self.palette().mid() if self.sheet_id else self.palette().window())
        if self.sheet_id:
            self.paper.paint(painter, exposed, self.visible_mm(), self.device_px_per_mm)
            self.balloons.paint(painter, exposed, is_zooming=self.paper.is_zooming)

    def zoomed(self) -> None:
        size_px = self.px_per_mm * self.balloons.diameter_mm
        self.balloons.enlarge(min(max(SMALLEST_BALLOON_PX / size_px, 1.0), MOST_ENLARGED))
        self.zoom_changed.emit(self.px_per_mm)

    def _load(self, sheet: Sheet | None) -> None:
        """Takes the content of the sheet's drawing, if it is open, and shows the whole sheet."""
        self._shown = self._sheet_shown(sheet)
        page = page_of(sheet, sheet.aspect) if sheet else self.balloons.page
        self.paper.show(page, self._tiles(sheet))
        self.balloons.show(sheet, page, self._shown.boxes.reach if self._shown else to_annotation)
        self.set_page(page)
        self.viewport().update()

    def _sheet_shown(self, sheet: Sheet | None) -> ShownSheet | None:
        drawing: Any = self.session.opened.get(sheet.drawing) if sheet else None
        return drawing.sheet(sheet.number) if sheet and drawing is not None else None

    def _tiles(self, sheet: Sheet | None) -> TileSource | None:
        """Who makes the picture of the sheet shown."""
        if sheet is None or self._shown is None:
            return None
        if self._shown.painter is not None:
            return PaintedTiles(self._shown.painter, self.paper)
        content, drawing = self._shown.content, self.session.opened[sheet.drawing]
        return FetchedTiles(drawing, content, content.width / page_of(sheet, sheet.aspect).width_mm, self.paper)

    def _show_first_sheet(self) -> None:
        document = self.session.document
        sheets = [sheet for drawing in drawings_in_order(document) for sheet in sheets_of(document, drawing.id)]
        self.show_sheet(sheets[0].id if sheets else "")

    def _follow_change(self, change_set: ChangeSet) -> None:
        """Another sheet is shown when this one is gone, or the first when there was none."""
        if change_set.touches(Sheet) and self.session.document.find(Sheet, self.sheet_id) is None:
            self._show_first_sheet()

    def _follow_drawing(self, drawing_id: str) -> None:
        sheet = self.session.document.find(Sheet, self.sheet_id)
        if sheet is None:
            self._show_first_sheet()
        elif sheet.drawing == drawing_id and self._sheet_shown(sheet) is not self._shown:
            self._load(sheet)

    def _follow_selection(self) -> None:
        """Brings what was selected elsewhere into view, without changing the scale."""
        current = self.session.selection.current
        characteristic = self.session.document.find(Characteristic, current) if current else None
        if self._is_selecting or characteristic is None:
            return
        place = characteristic.balloon or characteristic.annotation
        if place is None:
            return
        if place.sheet != self.sheet_id:
            self.show_sheet(place.sheet)
        if not self.visible_mm().contains(self.point_of(place)):
            self.centre_on(self.point_of(place))

    def _selected(self) -> list[Characteristic]:
        table = self.session.document.table(Characteristic)
        return [table[i] for i in self.session.selection.ids if i in table]

    def _update_region(self, region_mm: QRectF) -> None:
        self.viewport().update(self.mapFromScene(region_mm).boundingRect().adjusted(-1, -1, 1, 1))


def _room(around_mm: float) -> QMarginsF:
    return QMarginsF(around_mm, around_mm, around_mm, around_mm)
