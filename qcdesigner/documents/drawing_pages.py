"""The pages of the ballooned drawing: each sheet as one picture that fits its page, turned as the sheet is."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from qcdesigner.documents.pictures import SheetPictures
from qcdesigner.documents.view import PlanView, SheetFields

# What the built-in template leaves under its head and over its legend, in mm.
LANDSCAPE_BOX_MM = (277.0, 148.0)
PORTRAIT_BOX_MM = (190.0, 234.0)
DOTS_PER_MM = 9.0  # 230 dpi: hair lines of an A3 sheet hold on A4


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingPage:
    """A picture of a sheet with the size it is printed at."""

    title: str
    is_landscape: bool
    png: bytes
    width_mm: float
    height_mm: float


def drawing_pages(view: PlanView, pictures: SheetPictures | None, *, phase: str | None = None) -> tuple[DrawingPage, ...]:
    """A page for each sheet of the plan's drawings; none when nobody draws."""
    if pictures is None:
        return ()
    return tuple(_page(sheet, pictures, phase) for sheet in view.sheets)


def _page(sheet: SheetFields, pictures: SheetPictures, phase: str | None) -> DrawingPage:
    box_width, box_height = LANDSCAPE_BOX_MM if sheet.is_landscape else PORTRAIT_BOX_MM
    width_mm = min(box_width, box_height * sheet.aspect)
    png = pictures.png(sheet.id, width_px=round(width_mm * DOTS_PER_MM), phase=phase)
    width_px, height_px = png_size(png)
    scale = min(box_width / width_px, box_height / height_px)
    return DrawingPage(
        title=sheet.title,
        is_landscape=sheet.is_landscape,
        png=png,
        width_mm=width_px * scale,
        height_mm=height_px * scale,
    )


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, in pixels (PNG specification, 11.2.1: the first 8 bytes of IHDR)."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height
