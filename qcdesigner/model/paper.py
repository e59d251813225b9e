"""The page a sheet is printed on, and how large things are on it: one scale for screen, picture and paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

A4_MM = (297.0, 210.0)
A3_MM = (420.0, 297.0)
SMALLEST_KEPT_MM, LARGEST_KEPT_MM = 200.0, 1300.0


class Sized(Protocol):
    """A sheet as the model or the drawing knows it: its size on paper, None when the unit is unknown."""

    @property
    def width_mm(self) -> float | None: ...
    @property
    def height_mm(self) -> float | None: ...


@dataclass(frozen=True, slots=True)
class Page:
    """The size of the printed page, in millimetres. The sheet fills it."""

    width_mm: float
    height_mm: float


def page_of(sheet: Sized, aspect: float) -> Page:
    """The page of a sheet: its own size when it is that of a sheet of paper, else A4 or A3 filled in one direction.

    `aspect` is width / height. A part drawn full size without a frame may be 20 mm or 5 m long: that is no page.
    """
    if sheet.width_mm and sheet.height_mm:
        longest = max(sheet.width_mm, sheet.height_mm)
        if SMALLEST_KEPT_MM <= longest <= LARGEST_KEPT_MM:
            return Page(sheet.width_mm, sheet.height_mm)
        return _filled(A4_MM if longest < SMALLEST_KEPT_MM else A3_MM, aspect)
    return _filled(A3_MM, aspect)


def _filled(size_mm: tuple[float, float], aspect: float) -> Page:
    long_mm, short_mm = size_mm
    if aspect >= 1:
        width_mm = min(long_mm, short_mm * aspect)
        return Page(width_mm, width_mm / aspect)
    height_mm = min(long_mm, short_mm / aspect)
    return Page(height_mm * aspect, height_mm)
