"""The pages of the ballooned drawing: each sheet as one picture that fits its page, turned as the sheet is.

A sheet that shrinks too much on A4 is followed by details, those parts of it that hold balloons.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from qcdesigner.documents.pictures import Region, SheetPictures
from qcdesigner.documents.view import PlanView, SheetFields
from qcdesigner.i18n.translator import translator

# What the built-in template leaves under its head and the sheet's title, in mm; the head may grow by a line or two.
LANDSCAPE_BOX_MM = (277.0, 150.0)
PORTRAIT_BOX_MM = (190.0, 234.0)
DOTS_PER_MM = 9.0  # 230 dpi: hair lines of an A3 sheet hold on A4
# Below this scale lettering of 3.5 mm is under 1.6 mm on paper: details are added, up to the next scale.
SMALLEST_SCALE, DETAIL_SCALE = 0.45, 0.6
OVERLAP = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingPage:
    """A picture of a sheet with the size it is printed at."""

    title: str
    is_landscape: bool
    png: bytes
    width_mm: float
    height_mm: float


def drawing_pages(view: PlanView, pictures: SheetPictures | None, *, phase: str | None = None) -> tuple[DrawingPage, ...]:
    """The pages of the plan's drawings, details after their sheet; none when nobody draws."""
    if pictures is None:
        return ()
    tr = translator(view.language).gettext
    pages = []
    for sheet in view.sheets:
        pages.append(_page(sheet, pictures, phase, title=sheet.title))
        for number, region in enumerate(detail_regions(sheet), 1):
            title = tr("{sheet}, detail {number}").format(sheet=sheet.title, number=number)
            pages.append(_page(sheet, pictures, phase, title=title, region=region))
    return tuple(pages)


def detail_regions(sheet: SheetFields) -> Iterator[Region]:
    """The parts of a sheet to show larger, row by row: those with balloons, of a sheet that shrinks too much."""
    scale = _width_on_page(sheet) / sheet.width_mm if sheet.width_mm else 1.0
    if scale >= SMALLEST_SCALE:
        return
    count = math.ceil(DETAIL_SCALE / scale)
    for row in range(count):
        for column in range(count):
            left, top = column / count, row / count
            if any(left <= x < left + 1 / count and top <= y < top + 1 / count for x, y in sheet.balloons):
                yield _widened(left, top, 1 / count)


def _widened(left: float, top: float, size: float) -> Region:
    """A square part of a sheet with a little more on each side, moved inside the sheet."""
    size = min(1.0, size + 2 * OVERLAP)
    left, top = (min(max(0.0, edge - OVERLAP), 1.0 - size) for edge in (left, top))
    return left, top, left + size, top + size


def _page(
    sheet: SheetFields, pictures: SheetPictures, phase: str | None, *, title: str, region: Region | None = None
) -> DrawingPage:
    png = pictures.png(sheet.id, width_px=round(_width_on_page(sheet) * DOTS_PER_MM), phase=phase, region=region)
    width_px, height_px = png_size(png)
    box_width, box_height = _box(sheet)
    scale = min(box_width / width_px, box_height / height_px)
    return DrawingPage(
        title=title,
        is_landscape=sheet.is_landscape,
        png=png,
        width_mm=width_px * scale,
        height_mm=height_px * scale,
    )


def _box(sheet: SheetFields) -> tuple[float, float]:
    return LANDSCAPE_BOX_MM if sheet.is_landscape else PORTRAIT_BOX_MM


def _width_on_page(sheet: SheetFields) -> float:
    box_width, box_height = _box(sheet)
    return min(box_width, box_height * sheet.aspect)


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, in pixels (PNG specification, 11.2.1: the first 8 bytes of IHDR)."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height
