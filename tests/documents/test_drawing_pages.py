"""Pages of the ballooned drawing: one a sheet, and details where it shrinks too much."""

from __future__ import annotations

import pytest

from qcdesigner.documents.drawing_pages import (
    LANDSCAPE_BOX_MM,
    PORTRAIT_BOX_MM,
    DrawingPage,
    detail_regions,
    drawing_pages,
)
from qcdesigner.documents.view import PlanView, SheetFields


def sheet(width_mm: float | None, aspect: float = 1.414, balloons: tuple[tuple[float, float], ...] = ((0.1, 0.1),)) -> SheetFields:
    return SheetFields(id="s", title="PL-1, folio 1", aspect=aspect, width_mm=width_mm, balloons=balloons)


class Squares:
    """Pictures as wide as asked for, with the shape of a sheet of this aspect."""

    def __init__(self, aspect: float) -> None:
        self.aspect = aspect
        self.regions: list[object] = []

    def png(self, sheet_id: str, *, width_px: int, phase: str | None = None, region: object = None) -> bytes:
        self.regions.append(region)
        size = width_px.to_bytes(4, "big") + round(width_px / self.aspect).to_bytes(4, "big")
        return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + size


def pages(shown: SheetFields) -> tuple[DrawingPage, ...]:
    view = PlanView.__new__(PlanView)
    object.__setattr__(view, "sheets", (shown,))
    object.__setattr__(view, "language", "fr")
    return drawing_pages(view, Squares(shown.aspect))  # type: ignore[arg-type]


@pytest.mark.parametrize("aspect", [0.5, 0.707, 1.0, 1.414, 3.0])
def test_a_picture_fits_its_page_and_keeps_its_shape(aspect: float) -> None:
    page = pages(sheet(297, aspect))[0]
    box = LANDSCAPE_BOX_MM if aspect >= 1 else PORTRAIT_BOX_MM
    assert page.is_landscape == (aspect >= 1)
    assert page.width_mm <= box[0] + 0.01 and page.height_mm <= box[1] + 0.01
    assert page.width_mm / page.height_mm == pytest.approx(aspect, rel=0.01)
    assert page.width_mm == pytest.approx(box[0]) or page.height_mm == pytest.approx(box[1])


@pytest.mark.parametrize("width_mm", [None, 210, 420])
def test_a_sheet_that_stays_legible_has_no_detail(width_mm: float | None) -> None:
    assert not list(detail_regions(sheet(width_mm)))


def test_a_large_sheet_has_details_where_its_balloons_are() -> None:
    regions = list(detail_regions(sheet(841, balloons=((0.05, 0.05), (0.06, 0.05), (0.95, 0.95)))))
    assert len(regions) == 2
    assert regions[0][:2] == (0.0, 0.0) and regions[1][2:] == pytest.approx((1.0, 1.0))


def test_details_say_so_in_their_title() -> None:
    assert [page.title for page in pages(sheet(1189))] == ["PL-1, folio 1", "PL-1, folio 1, détail 1"]
