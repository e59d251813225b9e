"""An opened PDF: its sheets with their texts, and the pictures of its pages, region by region."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from qcdesigner.domain.errors import DrawingError
from qcdesigner.drawings.content import DrawingContent, SheetContent, TextRun
from qcdesigner.drawings.pdf.annotations import with_annotations_drawn
from qcdesigner.drawings.pdf.characters import page_characters
from qcdesigner.drawings.pdf.circled import with_circles
from qcdesigner.drawings.pdf.loading import load_document
from qcdesigner.drawings.pdf.outlined import outlined_letters
from qcdesigner.drawings.pdf.pages import MM_PER_POINT, PageView, page_view
from qcdesigner.drawings.pdf.paths import page_paths
from qcdesigner.drawings.pdf.runs import CAPITAL_HEIGHT, text_runs
from qcdesigner.drawings.pdf.visibility import has_hidden_layers
from qcdesigner.drawings.signs.cells import ruling, segments_of
from qcdesigner.drawings.signs.circle_sizes import with_circle_sizes
from qcdesigner.drawings.signs.degrees import with_degrees
from qcdesigner.drawings.signs.strokes import small_strokes
from qcdesigner.drawings.signs.surface_ticks import with_surface_ticks
from qcdesigner.drawings.signs.texts import LARGEST_STROKE, with_drawn

MOST_PAGES = 300
LARGEST_TILE = 8192
_LARGEST_PAGE_PX = 1 << 20


class PdfSource:
    """Holds the document open for its tiles."""

    def __init__(self, content: bytes, progress: Callable[[float], None]) -> None:
        self._document, remarks = load_document(content)
        self._has_hidden_layers = has_hidden_layers(content)
        pages = min(len(self._document), MOST_PAGES)
        if pages < len(self._document):
            remarks += (("pages_left_out", str(len(self._document) - pages)),)
        sheets = []
        for number in range(1, pages + 1):
            sheets.append(self._sheet(number))
            progress(number / pages)
        self.content = DrawingContent("pdf", tuple(sheets), "mm", remarks)
        self._page = lru_cache(maxsize=4)(lambda number: self._document[number - 1])

    def _sheet(self, number: int) -> SheetContent:
        def load_again() -> Any:
            return self._document[number - 1]

        page = with_annotations_drawn(load_again(), load_again)
        view = page_view(page)
        characters = page_characters(page, view, load_again=load_again, has_hidden_layers=self._has_hidden_layers)
        paths = list(page_paths(page, view)) if characters else []
        letter = CAPITAL_HEIGHT * MM_PER_POINT * max((char.size for char in characters), default=0.0)
        strokes, segments = small_strokes(paths, LARGEST_STROKE * letter), segments_of(paths)
        runs = text_runs(with_circles(characters, strokes, view), view)
        runs = with_drawn([run for run in with_degrees(runs) if _is_on(view, run)], segments, strokes)
        runs = with_circle_sizes(with_surface_ticks(runs, segments), paths)
        page.close()
        return SheetContent(
            number,
            str(number),
            view.width,
            view.height,
            view.width,
            view.height,
            texts=tuple(runs),
            tiled=True,
            ruling=ruling(segments),
            outlined=outlined_letters(paths, runs),
        )

    def tile(self, sheet_number: int, scale: float, x: float, y: float, width: int, height: int) -> bytes:
        """See `Source.tile`; `scale` in pixels per millimetre."""
        import pypdfium2
        import pypdfium2.raw as pdfium

        sheet = self.content.sheets[sheet_number - 1]
        whole = round(sheet.width * scale), round(sheet.height * scale)
        if not (0 < width <= LARGEST_TILE and 0 < height <= LARGEST_TILE) or max(whole) > _LARGEST_PAGE_PX:
            raise DrawingError("too_large", pixels=max(width, height, *whole))
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, pdfium.FPDFBitmap_BGRA)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_REVERSE_BYTE_ORDER
        left, top = -round(x * scale), -round(y * scale)
        pdfium.FPDF_RenderPageBitmap(bitmap, self._page(sheet_number), left, top, *whole, 0, flags)
        return _pixels(bitmap, width * 4)


def _is_on(view: PageView, run: TextRun) -> bool:
    """False for text outside the visible page: templates leave some there."""
    x, y = run.centre
    return 0 <= x <= view.width and 0 <= y <= view.height


def _pixels(bitmap: Any, row: int) -> bytes:
    """The bitmap's rows without their padding."""
    whole = ctypes.string_at(ctypes.addressof(bitmap.buffer), bitmap.stride * bitmap.height)
    if bitmap.stride == row:
        return whole
    return b"".join(whole[i : i + row] for i in range(0, len(whole), bitmap.stride))
