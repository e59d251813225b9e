"""Texts that lines run through or touch, small deviations, surface ticks: what a scan shows in pieces is read whole, or not at all."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest
from PIL import Image, ImageDraw

from qcdesigner.drawings.ocr.model import recogniser
from qcdesigner.drawings.ocr.sheet import recognise_region
from qcdesigner.drawings.reading.callouts import DOUBTED
from tests.drawings.ocr.scans import font, sheet, write

pytestmark = pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is None, reason="the extra ocr is not installed")


def believed(picture: Image.Image) -> list[str]:
    """The texts that are not doubtful, from left to right."""
    runs = recognise_region(np.asarray(picture), recogniser(), progress=lambda _: None)
    return [run.text for run in sorted(runs, key=lambda run: run.x) if run.confidence >= DOUBTED]


def box_of(text: str, at: tuple[int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = font().getbbox(text)
    return at[0] + 4, at[1] + 4, at[0] + 4 + int(right - left), at[1] + 4 + int(bottom - top)


def test_a_centre_line_through_the_class_of_a_fit() -> None:
    picture = sheet((900, 500))
    write(picture, "Ø20 k6", (300, 220))
    write(picture, "35", (300, 60))
    _, _, right, bottom = box_of("Ø20 k6", (300, 220))
    ImageDraw.Draw(picture).line((right - 12, bottom - 200, right - 12, bottom + 150), fill=0, width=2)
    assert "Ø20k6" in "".join(believed(picture)).replace(" ", "")


def test_a_figure_that_touches_its_box() -> None:
    picture = sheet((900, 500))
    write(picture, "36", (300, 220))
    write(picture, "120", (300, 60))
    left, top, right, bottom = box_of("36", (300, 220))
    ImageDraw.Draw(picture).rectangle((left - 10, top - 9, right, bottom + 9), outline=0, width=3)
    assert "36" in believed(picture)


@pytest.mark.parametrize("apart", [0, 1])
def test_deviations_whose_noughts_touch(apart: int) -> None:
    picture = sheet((900, 500))
    write(picture, "24", (300, 220))
    write(picture, "120", (300, 60))
    write(picture, "85", (600, 60))
    _, top, right, _ = box_of("24", (300, 220))
    write(picture, "+0.2", (right + 20, top - 12), height=27)
    write(picture, "0", (right + 38, top + 9 + apart), height=27)
    assert {"24", "+0.2", "0"} <= set(believed(picture))


def test_a_number_over_a_surface_tick_is_no_length() -> None:
    picture = sheet((900, 600))
    write(picture, "63", (300, 220))
    write(picture, "120", (300, 60))
    left, _, _, bottom = box_of("63", (300, 220))
    foot_x, foot_y, rise = left + 12, bottom + 62, 54
    pen = ImageDraw.Draw(picture)
    pen.line((foot_x - rise / 1.732, foot_y - rise, foot_x, foot_y, foot_x + 2 * rise / 1.732, foot_y - 2 * rise), fill=0, width=3)
    pen.line((foot_x - rise / 1.732, foot_y - rise, foot_x + rise / 1.732, foot_y - rise), fill=0, width=3)
    assert "√63" in believed(picture)


def test_a_number_on_a_dimension_line_is_no_texture() -> None:
    picture = sheet((900, 600))
    write(picture, "63", (300, 220))
    ImageDraw.Draw(picture).line((150, 284, 600, 284), fill=0, width=3)
    assert "63" in believed(picture)


def test_a_counterbore_and_a_depth_before_and_behind_a_size() -> None:
    picture = sheet((1200, 500))
    face = font(name="qcdesigner-symbols.ttf")
    ImageDraw.Draw(picture).text((300, 200), "⌴ Ø15 ↧ 6,5", font=face, fill=0)
    write(picture, "120", (300, 60))
    assert "".join(believed(picture)).replace(" ", "").startswith("⌴Ø15↧6,5")


def test_a_class_h11_keeps_both_ones() -> None:
    picture = sheet((900, 500))
    write(picture, "Ø110 h11", (300, 220))
    assert "".join(believed(picture)).replace(" ", "") == "Ø110h11"


def test_a_class_that_touches_a_line_is_read_or_doubtful_and_never_another_one() -> None:
    picture = sheet((900, 500))
    write(picture, "Ø25 g6", (300, 220))
    write(picture, "120", (300, 60))
    left, _, right, bottom = box_of("Ø25 g", (300, 220))
    ImageDraw.Draw(picture).line((left - 10, bottom + 1, right + 60, bottom - 3), fill=0, width=3)
    assert "".join(text for text in believed(picture) if text != "120").replace(" ", "") in ("", "Ø25g6")
