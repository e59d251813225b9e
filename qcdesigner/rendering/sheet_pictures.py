"""Pictures and PDF pages of ballooned sheets, for documents; works without a display (a QGuiApplication is enough)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from qcdesigner.model.document import Snapshot
from qcdesigner.model.queries import drawings_in_order, sheets_of
from qcdesigner.model.records import Sheet
from qcdesigner.rendering.balloons import paint_balloons
from qcdesigner.rendering.fonts import load_fonts
from qcdesigner.rendering.free_place import PX_PER_MM, InkMap
from qcdesigner.rendering.page_marks import paint_footer, paint_mark
from qcdesigner.rendering.pdf_pages import SourcePage, assembled
from qcdesigner.rendering.sheet_page import OpenedDrawing, SheetPage, paint_sheet, sheet_page

Region = tuple[float, float, float, float]
PDF_DPI = 1200
LARGEST_BALLOON_SHARE = 0.09
"""Of the longer side of a picture: in an extract, balloons are not magnified with the drawing beyond this."""
NO_LEGEND: Mapping[str, str] = MappingProxyType({})


class SheetPictures:
    """The sheets of a plan's snapshot, `opened` being its drawings by id."""

    def __init__(self, snapshot: Snapshot, opened: Mapping[str, OpenedDrawing]) -> None:
        self._snapshot, self._opened = snapshot, opened
        load_fonts()

    def png(self, sheet_id: str, *, width_px: int, phase: str | None = None, region: Region | None = None) -> bytes:
        """A PNG of the sheet, or of `region` (left, top, right, bottom as fractions of the sheet).

        With `phase` (an id) only the balloons verified in it. Raises DocumentError `drawing_not_open`.
        """
        shown = self._page(sheet_id, phase)
        left, top, right, bottom = region or (0.0, 0.0, 1.0, 1.0)
        page = shown.page
        region_mm = QRectF(left * page.width_mm, top * page.height_mm, (right - left) * page.width_mm, (bottom - top) * page.height_mm)
        px_per_mm = width_px / region_mm.width()
        image = QImage(width_px, max(1, math.ceil(region_mm.height() * px_per_mm)), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(px_per_mm, px_per_mm)
        painter.translate(-region_mm.topLeft())
        paint_sheet(painter, shown, region_mm, px_per_mm)
        largest_mm = LARGEST_BALLOON_SHARE * max(region_mm.width(), region_mm.height())
        paint_balloons(painter, shown.looks, page, min(shown.diameter_mm, largest_mm))
        painter.end()
        return _png(image, px_per_mm)

    def pdf(
        self,
        sheet_ids: tuple[str, ...] | None = None,
        *,
        title: str = "",
        footer: str = "",
        mark: str = "",
        phase: str | None = None,
        legend: Mapping[str, str] = NO_LEGEND,
    ) -> bytes:
        """The ballooned drawing: the sheets (None: all), one a page, the vectors of the source kept.

        `{page}` and `{pages}` in `footer` stand for the page's number and how many there are; `mark` is written
        across each page; `legend` says what the classes' shapes mean. Raises DocumentError `drawing_not_open`,
        `drawing_damaged`.
        """
        chosen = self._all_sheets() if sheet_ids is None else sheet_ids
        pages = [self._page(sheet_id, phase) for sheet_id in chosen]
        footers = [footer.replace("{page}", str(i + 1)).replace("{pages}", str(len(pages))) for i in range(len(pages))]
        target = QByteArray()
        buffer = QBuffer(target)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer, painter = QPdfWriter(buffer), QPainter()
        writer.setResolution(PDF_DPI)
        for i, (shown, words) in enumerate(zip(pages, footers, strict=True)):
            _begin_page(writer, painter, shown, is_first=i == 0)
            _paint_page(painter, shown, words, mark, legend)
            painter.restore()
        painter.end()
        buffer.close()
        return assembled(target.data(), [self._source(shown) for shown in pages], title=title)

    def _page(self, sheet_id: str, phase: str | None) -> SheetPage:
        return sheet_page(self._snapshot, sheet_id, self._opened_of(sheet_id), phase=phase)

    def _opened_of(self, sheet_id: str) -> OpenedDrawing | None:
        return self._opened.get(self._snapshot.table(Sheet)[sheet_id].drawing)

    def _all_sheets(self) -> tuple[str, ...]:
        drawings = drawings_in_order(self._snapshot)
        return tuple(sheet.id for drawing in drawings for sheet in sheets_of(self._snapshot, drawing.id))

    def _source(self, shown: SheetPage) -> SourcePage | None:
        """The page of the original PDF that ours goes over; None for other formats, painted by us."""
        if shown.drawing.format != "pdf":
            return None
        content = self._snapshot.files[shown.drawing.sha256]
        return SourcePage(content, shown.sheet.number, shown.drawing.file_name)


def _begin_page(writer: QPdfWriter, painter: QPainter, shown: SheetPage, *, is_first: bool) -> None:
    """Opens a page of the sheet's size and sets the painter to millimetres of it."""
    size = QSizeF(shown.page.width_mm, shown.page.height_mm)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    if is_first:
        painter.begin(writer)
    else:
        writer.newPage()
    painter.save()
    painter.scale(PDF_DPI / 25.4, PDF_DPI / 25.4)


def _paint_page(painter: QPainter, shown: SheetPage, footer: str, mark: str, legend: Mapping[str, str]) -> None:
    page = shown.page
    if shown.drawing.format != "pdf":
        paint_sheet(painter, shown, QRectF(0, 0, page.width_mm, page.height_mm), shown.units_per_mm, paper=True)
    if mark:
        paint_mark(painter, page, mark)
    paint_balloons(painter, shown.looks, page, shown.diameter_mm)
    paint_footer(painter, _ink_of(shown), footer, legend)


def _ink_of(shown: SheetPage) -> InkMap:
    """What is drawn on the page: the words that come with it find a place beside."""
    page, ink = shown.page, InkMap(shown.page)
    painter = ink.painter()
    paint_sheet(painter, shown, QRectF(0, 0, page.width_mm, page.height_mm), PX_PER_MM)
    paint_balloons(painter, shown.looks, page, shown.diameter_mm)
    painter.end()
    return ink


def _png(image: QImage, px_per_mm: float) -> bytes:
    """The file, its resolution set from the page so that a document shows it at its size on any machine."""
    image.setDotsPerMeterX(round(px_per_mm * 1000))
    image.setDotsPerMeterY(round(px_per_mm * 1000))
    target = QByteArray()
    buffer = QBuffer(target)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return target.data()
