"""Prints the sheets with their balloons, one a page; pages are drawn in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from qcdesigner.gui.background import Background, Operation
from qcdesigner.gui.preview import pictures_of
from qcdesigner.gui.session import Session
from qcdesigner.model.queries import drawings_in_order, sheets_of
from qcdesigner.model.records import Sheet

if TYPE_CHECKING:
    from qcdesigner.rendering.sheet_pictures import SheetPictures

_MOST_DPI = 300


def ask_print(session: Session, background: Background, window: QWidget) -> None:
    """Asks for a printer, and prints on it."""
    sheets = [s for d in drawings_in_order(session.document) for s in sheets_of(session.document, d.id)]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(session.path.stem if session.path else "qcdesigner")
    printer.setPageOrientation(_orientation(sheets[0]))
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(session.tr_("Print the ballooned drawing"))
    if dialog.exec():
        print_sheets(session, background, printer, sheets)


def print_sheets(session: Session, background: Background, printer: QPrinter, sheets: list[Sheet]) -> None:
    """Draws every sheet on the printer, in the background."""
    pictures = pictures_of(session)
    background.run(
        session.tr_("Printing…"), lambda op: _draw(printer, sheets, pictures, op),
        then=lambda _: session.notice.emit(session.tr_("Sent to the printer.")), failed=session.problem.emit,
    )  # fmt: skip


def _draw(printer: QPrinter, sheets: list[Sheet], pictures: SheetPictures, operation: Operation) -> None:
    painter = QPainter(printer)
    for i, sheet in enumerate(sheets):
        if operation.cancelled():
            printer.abort()
            break
        if i:
            printer.setPageOrientation(_orientation(sheet))
            printer.newPage()
        _draw_sheet(painter, printer, sheet, pictures)
        operation.progress((i + 1) / len(sheets))
    painter.end()


def _draw_sheet(painter: QPainter, printer: QPrinter, sheet: Sheet, pictures: SheetPictures) -> None:
    """The sheet as large as the page takes it, in the middle."""
    room = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    room.moveTo(0, 0)
    size = QSizeF(sheet.aspect, 1).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    dots = size.width() * min(1, _MOST_DPI / printer.resolution())
    picture = QImage.fromData(pictures.png(sheet.id, width_px=round(dots)))
    target = QRectF(0, 0, size.width(), size.height())
    target.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, picture)


def _orientation(sheet: Sheet) -> QPageLayout.Orientation:
    return QPageLayout.Orientation.Landscape if sheet.aspect > 1 else QPageLayout.Orientation.Portrait
