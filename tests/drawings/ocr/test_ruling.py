"""The lines of a scanned table are found though the sheet lies askew, and give its cells."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import ImageDraw

from qcdesigner.drawings.content import SheetContent, TextRun
from qcdesigner.drawings.ocr.paper import even_light, ink_of
from qcdesigner.drawings.ocr.ruling import ruled_lines
from qcdesigner.drawings.reading.upright import upright_views
from tests.drawings.ocr.scans import scanned, sheet


def lines_of(skew_deg: float) -> np.ndarray:
    picture = sheet((1200, 900))
    ImageDraw.Draw(picture).rectangle((300, 200, 900, 500), outline=0, width=3)
    ImageDraw.Draw(picture).line((300, 350, 900, 350), fill=60, width=2)
    ImageDraw.Draw(picture).ellipse((100, 550, 400, 850), outline=0, width=3)
    turned = np.asarray(scanned(picture, skew_deg=skew_deg))
    return ruled_lines(ink_of(even_light(turned)))


@pytest.mark.parametrize("skew_deg", [0.0, 0.7, -1.5])
def test_each_line_is_found_once_from_end_to_end(skew_deg: float) -> None:
    found = lines_of(skew_deg)
    lengths = sorted(np.hypot(found[:, 2] - found[:, 0], found[:, 3] - found[:, 1]))[-5:]
    assert lengths == pytest.approx([300, 300, 600, 600, 600], abs=12)


def test_the_cell_of_a_text_on_a_sheet_that_lies_askew() -> None:
    words = tuple(TextRun("Masse", 400 + 10 * i, 300 + 2 * i, 20, 90, 1.5, confidence=0.9) for i in range(3))
    (view,) = upright_views(SheetContent(1, "1", 1200, 900, None, None, texts=words, ruling=lines_of(1.5)), words)
    cell = view.ruling.cell(*view.place(450, 260), 20)
    assert cell is not None
    assert (cell.right - cell.left, cell.height) == (pytest.approx(600, abs=15), pytest.approx(150, abs=15))


def test_a_circle_is_no_line() -> None:
    assert not any(y > 560 for _, y, _, _ in lines_of(0.0))
