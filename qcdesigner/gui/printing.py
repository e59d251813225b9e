"""Prints a document: the very PDF that is exported, page by page, drawn in the background."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from qcdesigner.domain.errors import DocumentError
from qcdesigner.gui.background import Background, Operation
from qcdesigner.gui.preview import Wish, converted, find_office, make, pictures_of
from qcdesigner.gui.session import Session
from qcdesigner.model.document import Snapshot

if TYPE_CHECKING:
    from qcdesigner.drawings.content import SheetContent
    from qcdesigner.drawings.opening import OpenedDrawing
    from qcdesigner.rendering.sheet_pictures import SheetPictures

FORMATS = {"plan_repere": "pdf", "gamme": "docx"}
_MOST_DPI = 300
_STRIP_PX = 512
_MADE, _READ = 0.3, 0.4


def ask_print(session: Session, background: Background, window: QWidget, *, document: str, title: str) -> None:
    """Asks for a printer, and prints the document (`plan_repere` or `gamme`) on it."""
    if FORMATS[document] != "pdf" and find_office() is None:
        session.problem.emit(DocumentError("office_missing"))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(session.path.stem if session.path else "qcdesigner")
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(title)
    if dialog.exec():
        print_document(session, background, printer, document=document)


def print_document(session: Session, background: Background, printer: QPrinter, *, document: str) -> None:
    """Makes the document of the plan as it is now and draws its pages on the printer, in the background."""
    wish = Wish(document=document, format=FORMATS[document], language=session.documents_language)
    snapshot, pictures = session.document.snapshot(), pictures_of(session)
    background.run(
        session.tr_("Printing…"), lambda operation: _print(printer, snapshot, wish, pictures, operation),
        then=lambda _: session.notice.emit(session.tr_("Sent to the printer.")), failed=session.problem.emit,
    )  # fmt: skip


def _print(printer: QPrinter, snapshot: Snapshot, wish: Wish, pictures: SheetPictures, operation: Operation) -> None:
    from qcdesigner.drawings.opening import open_drawing

    with tempfile.TemporaryDirectory(prefix="qcdesigner-") as name:
        pdf = _pdf(snapshot, wish, pictures, Path(name))
        operation.progress(_MADE)
        opened = open_drawing(pdf, "print.pdf", cache_folder=Path(name))
        try:
            operation.progress(_READ)
            _draw(printer, opened, operation)
        finally:
            opened.close()


def _pdf(snapshot: Snapshot, wish: Wish, pictures: SheetPictures, folder: Path) -> bytes:
    """The document as PDF. Raises DocumentError, `office_missing` where LibreOffice cannot convert it."""
    (path, *_) = make(snapshot, wish, folder=folder, pictures=pictures)
    if path.suffix == ".pdf":
        return path.read_bytes()
    office = find_office()
    pdf = converted(path, folder, office) if office else None
    if pdf is None:
        raise DocumentError("office_missing")
    return pdf


def _draw(printer: QPrinter, opened: OpenedDrawing, operation: Operation) -> None:
    """Draws every page; each is turned as its paper is."""
    painter, sheets = QPainter(), opened.content.sheets
    for i, sheet in enumerate(sheets):
        if operation.cancelled():
            printer.abort()
            break
        printer.setPageOrientation(_orientation(sheet))
        if i:
            printer.newPage()
        else:
            painter.begin(printer)
        _draw_page(painter, printer, opened, sheet)
        operation.progress(_READ + (1 - _READ) * (i + 1) / len(sheets))
    painter.end()


def _draw_page(painter: QPainter, printer: QPrinter, opened: OpenedDrawing, sheet: SheetContent) -> None:
    """The page as large as the paper takes it, in the middle, strip by strip: a whole one would fill the memory."""
    room = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    size = QSizeF(sheet.width, sheet.height).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    dots_per_px = max(1.0, printer.resolution() / _MOST_DPI)
    width, height = round(size.width() / dots_per_px), round(size.height() / dots_per_px)
    scale = width / sheet.width
    left, above = (room.width() - size.width()) / 2, (room.height() - size.height()) / 2
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for top in range(0, height, _STRIP_PX):
        rows = min(_STRIP_PX, height - top)
        pixels = opened.tile(sheet.number, scale=scale, x=0, y=top / scale, width=width, height=rows)
        strip = QImage(pixels, width, rows, 4 * width, QImage.Format.Format_RGBA8888).convertToFormat(QImage.Format.Format_RGB32)
        painter.drawImage(QRectF(left, above + top * dots_per_px, width * dots_per_px, rows * dots_per_px), strip)


def _orientation(sheet: SheetContent) -> QPageLayout.Orientation:
    return QPageLayout.Orientation.Landscape if sheet.width > sheet.height else QPageLayout.Orientation.Portrait
