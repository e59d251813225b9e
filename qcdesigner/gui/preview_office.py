"""First pages of Word files drawn by ourselves, where no office program is installed. For a worker.

Text, tables, alignment and grounds are those of the file; line breaks may fall elsewhere than in Word.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter, QTextDocument

_PX_PER_PT = 1.5
_MOST_ROWS = 60
_ALIGNMENTS = {0: "left", 1: "center", 2: "right", 3: "justify"}


def docx_page(path: Path) -> QImage:
    """The first page of a Word file."""
    import docx

    document = docx.Document(str(path))
    section = document.sections[0]
    body = [_block(block) for block in section.header.iter_inner_content()]
    for block in document.iter_inner_content():
        body.append(_block(block))
        if block._element.xpath(".//w:sectPr | .//w:br[@w:type='page']"):
            break
    return _page(
        "".join(body), width_pt=section.page_width.pt, height_pt=section.page_height.pt, margin_pt=section.left_margin.pt
    )


def _block(block: Any) -> str:
    return _table(block) if hasattr(block, "rows") else _paragraph(block)


def _table(table: Any) -> str:
    rows = []
    for row in table.rows[:_MOST_ROWS]:
        cells, seen = [], None
        for cell in row.cells:
            if cell._tc is not seen:
                cells.append(_table_cell(cell))
            seen = cell._tc
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table border=1 cellspacing=0 cellpadding=3 width='100%'>{''.join(rows)}</table>"


def _table_cell(cell: Any) -> str:
    shades = cell._tc.xpath("./w:tcPr/w:shd/@w:fill")
    ground = f" bgcolor='#{shades[0]}'" if shades and shades[0] != "auto" else ""
    inner = "".join(_block(block) for block in cell.iter_inner_content())
    return f"<td colspan={cell.grid_span}{ground}>{inner}</td>"


def _paragraph(paragraph: Any) -> str:
    size = paragraph.style.font.size.pt if paragraph.style.font.size else 9
    bold = bool(paragraph.style.font.bold)
    runs = "".join(_run(run, size, bold) for run in paragraph.runs) or "&nbsp;"
    alignment = _ALIGNMENTS.get(paragraph.alignment if paragraph.alignment is not None else 0, "left")
    return f"<p align='{alignment}' style='margin:0'>{runs}</p>"


def _run(run: Any, size_pt: float, bold: bool) -> str:
    size = run.font.size.pt if run.font.size else size_pt
    text = escape(run.text).replace("\n", "<br>")
    weight = "bold" if (run.bold if run.bold is not None else bold) else "normal"
    return f"<span style='font-size:{size}pt; font-weight:{weight}'>{text}</span>"


def _page(html: str, *, width_pt: float, height_pt: float, margin_pt: float) -> QImage:
    """Lays the text out and draws as much as the first page holds."""
    image = QImage(round(width_pt * _PX_PER_PT), round(height_pt * _PX_PER_PT), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    image.setDotsPerMeterX(round(72 * _PX_PER_PT / 0.0254))
    image.setDotsPerMeterY(image.dotsPerMeterX())
    document = QTextDocument()
    document.documentLayout().setPaintDevice(image)
    document.setDefaultStyleSheet("* { color: black; } table { border-collapse: collapse; border-color: #888; }")
    document.setDocumentMargin(0)
    document.setHtml(html)
    margin = margin_pt * _PX_PER_PT
    room = QSizeF(image.width() - 2 * margin, image.height() - 2 * margin)
    document.setTextWidth(room.width())
    painter = QPainter(image)
    painter.translate(margin, margin)
    document.drawContents(painter, QRectF(0, 0, room.width(), room.height()))
    painter.end()
    return image
