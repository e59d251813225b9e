"""PDF files of one page, written by hand: text of Helvetica at given places, turned pages, crop boxes."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

Placed = tuple[str, float, float, float, int]


def pdf_bytes(
    texts: Sequence[Placed],
    *,
    size: tuple[float, float] = (400, 300),
    rotate: int = 0,
    crop: tuple[float, float, float, float] | None = None,
    drawing: str = "",
    password: str = "",
) -> bytes:
    """A page of `size` points; a text is (characters, x, y, font size, quarter turns counter-clockwise)."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=size)
    font = made.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.obj.Contents = made.make_stream(
        drawing.encode("latin-1") + b"\n" + b"\n".join(_show(*text) for text in texts)
    )
    page.obj.Rotate = rotate
    if crop:
        page.obj.CropBox = pikepdf.Array(list(crop))
    written = io.BytesIO()
    made.save(written, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return written.getvalue()


def _show(text: str, x: float, y: float, size: float, quarters: int) -> bytes:
    a, b = ((1, 0), (0, 1), (-1, 0), (0, -1))[quarters % 4]
    shown = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    return f"BT /F1 {size} Tf {a} {b} {-b} {a} {x} {y} Tm (".encode() + shown + b") Tj ET"
