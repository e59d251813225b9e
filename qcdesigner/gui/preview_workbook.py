"""The first page of an Excel file drawn by ourselves, where no office program is installed. For a worker.

Cells stand where columns, rows and merged areas put them, scaled to the width of a landscape A4 page.
"""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

PAGE_PX = (1263, 893)
MARGIN_PX = 42
_POINTS_PER_CHARACTER = 5.6
_ROW_POINTS = 15.0
_ACROSS = {"center": Qt.AlignmentFlag.AlignHCenter, "right": Qt.AlignmentFlag.AlignRight}
_DOWN = {"center": Qt.AlignmentFlag.AlignVCenter, "top": Qt.AlignmentFlag.AlignTop}


def xlsx_page(path: Path, language: str) -> QImage:
    """The first page of the first sheet: its print area, as far down as the page goes; numbers as `language` has them."""
    import openpyxl

    sheet = openpyxl.load_workbook(path).worksheets[0]
    image = QImage(*PAGE_PX, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(MARGIN_PX, MARGIN_PX)
    painter.setClipRect(QRectF(0, 0, PAGE_PX[0] - 2 * MARGIN_PX, PAGE_PX[1] - 2 * MARGIN_PX))
    _paint(painter, sheet, PAGE_PX[0] - 2 * MARGIN_PX, "," if language == "fr" else ".")
    painter.end()
    return image


def _paint(painter: QPainter, sheet: Any, width_px: float, decimal_sign: str) -> None:
    columns = _printed_columns(sheet)
    lefts = [0.0, *accumulate(_column_points(sheet, column) for column in range(1, columns + 1))]
    scale = width_px / lefts[-1]
    rows = min(sheet.max_row, 120)
    tops = [0.0, *accumulate(sheet.row_dimensions[row].height or _ROW_POINTS for row in range(1, rows + 1))]
    spans = {(a.min_row, a.min_col): (a.max_row, a.max_col) for a in sheet.merged_cells.ranges}
    painter.scale(scale, scale)
    for cells in sheet.iter_rows(max_row=rows, max_col=columns):
        for cell in cells:
            if type(cell).__name__ == "MergedCell":
                continue
            last_row, last_column = spans.get((cell.row, cell.column), (cell.row, cell.column))
            right, bottom = lefts[min(last_column, columns)], tops[min(last_row, rows)]
            left, top = lefts[cell.column - 1], tops[cell.row - 1]
            _paint_cell(painter, cell, QRectF(left, top, right - left, bottom - top), decimal_sign)


def _printed_columns(sheet: Any) -> int:
    """How many columns the print area has from the first on; all where there is none."""
    from openpyxl.utils.cell import range_boundaries

    area = str(sheet.print_area or "").rpartition("!")[2]
    last = range_boundaries(area.replace("$", ""))[2] if area and "," not in area else None
    return int(last or sheet.max_column)


def _column_points(sheet: Any, column: int) -> float:
    """The width of a column; openpyxl keeps a run of equal columns under its first letter."""
    for dimension in sheet.column_dimensions.values():
        if (dimension.min or 0) <= column <= (dimension.max or 0):
            return 0.0 if dimension.hidden else dimension.width * _POINTS_PER_CHARACTER
    return float(sheet.sheet_format.baseColWidth or 8) * _POINTS_PER_CHARACTER


def _paint_cell(painter: QPainter, cell: Any, box: QRectF, decimal_sign: str) -> None:
    fill = cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None
    if isinstance(fill, str):
        painter.fillRect(box, QColor(f"#{fill[-6:]}"))
    if cell.border.bottom.style or cell.border.top.style:
        painter.setPen(QColor("#707070"))
        painter.drawRect(box)
    text = _shown(cell, decimal_sign)
    if not text:
        return
    font = QFont("Arial")
    font.setPixelSize(max(1, round(cell.font.sz or 10)))
    font.setBold(bool(cell.font.b))
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    flags = _ACROSS.get(cell.alignment.horizontal, Qt.AlignmentFlag.AlignLeft)
    flags |= _DOWN.get(cell.alignment.vertical, Qt.AlignmentFlag.AlignBottom)
    wrap = Qt.TextFlag.TextWordWrap if cell.alignment.wrap_text else Qt.TextFlag.TextSingleLine
    painter.drawText(box.adjusted(2, 1, -2, -1), int(flags) | int(wrap), text)


def _shown(cell: Any, decimal_sign: str) -> str:
    """The text of a cell; formulas have no value before Excel has reckoned."""
    value = cell.value
    if isinstance(value, float):
        decimals = len(cell.number_format.partition(".")[2].rstrip('"; _-')) if "." in cell.number_format else None
        text = f"{value:.{decimals}f}" if decimals is not None else f"{value:g}"
        return text.replace(".", decimal_sign)
    return "" if value is None or str(value).startswith("=") else str(value)
