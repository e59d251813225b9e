"""Pictures made upright before they are read: the page of a photo, skew, quarters, white on dark. No model is needed here."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw

from qcdesigner.drawings.content import FlatSheet, SheetContent, TextRun
from qcdesigner.drawings.ocr.diameters import is_ring_with_bar
from qcdesigner.drawings.ocr.flattening import flattened, turned_by
from qcdesigner.drawings.ocr.page import page_corners
from qcdesigner.drawings.ocr.paper import Grey
from qcdesigner.drawings.ocr.upright import is_light_on_dark, skew_of
from qcdesigner.drawings.reading.flat import laid_back, laid_flat, lines_on_given
from qcdesigner.model.reading import ReadText

CORNERS = ((140.0, 90.0), (820.0, 130.0), (790.0, 640.0), (90.0, 600.0))


def ruled() -> Image.Image:
    picture = Image.new("L", (1000, 700), 255)
    draw = ImageDraw.Draw(picture)
    for i in range(8):
        draw.line((100, 80 + 70 * i, 900, 80 + 70 * i), fill=0, width=3)
    return picture


def photo() -> Grey:
    picture = Image.new("L", (900, 700), 60)
    draw = ImageDraw.Draw(picture)
    draw.polygon(CORNERS, fill=230)
    draw.line((300, 300, 600, 330), fill=20, width=3)
    return np.asarray(picture)


def ring(*, slant_deg: float | None, broken: bool = False) -> Grey:
    """A box as it stands before a number, with a ring and a bar at a slant; `broken`: each third degree is missing."""
    box = Image.new("L", (76, 76))
    draw = ImageDraw.Draw(box)
    for turn in range(0, 360, 18):
        draw.arc((20, 20, 56, 56), turn, turn + (11 if broken else 19), fill=255, width=2)
    if slant_deg is not None:
        dx, dy = 24 * math.cos(math.radians(slant_deg)), 24 * math.sin(math.radians(slant_deg))
        draw.line((38 - dx, 38 + dy, 38 + dx, 38 - dy), fill=255, width=2)
    return np.asarray(box)


def test_the_corners_of_a_page_on_a_photo_are_found() -> None:
    found = page_corners(photo())
    assert found is not None
    assert all(math.dist(a, b) < 6 for a, b in zip(found, CORNERS, strict=True))


def test_a_scan_that_is_all_paper_has_no_page_to_cut_out() -> None:
    assert page_corners(np.asarray(ruled())) is None


def test_a_page_that_leaves_the_picture_is_not_straightened() -> None:
    assert page_corners(photo()[:, 200:]) is None


def test_a_flattened_page_knows_where_its_points_were() -> None:
    flat, plane = flattened(photo(), CORNERS)
    height, width = flat.shape
    assert math.dist(plane.to_given(0, 0), CORNERS[0]) < 1e-6
    assert math.dist(plane.to_given(width, height), CORNERS[2]) < 1e-6


@pytest.mark.parametrize("degrees", [90.0, 180.0, 270.0, 3.0, -7.0])
def test_a_turned_picture_knows_where_its_points_were(degrees: float) -> None:
    grey = np.full((100, 200), 255, np.uint8)
    grey[20:24, 30:34] = 0
    turned, plane = turned_by(grey, degrees)
    rows, columns = np.nonzero(turned < 128)
    assert math.dist(plane.to_given(columns.mean() + 0.5, rows.mean() + 0.5), (32, 22)) < 0.6


@pytest.mark.parametrize("degrees", [-2.5, 0.0, 0.7, 3.0])
def test_the_lean_of_a_sheet_is_that_of_its_lines(degrees: float) -> None:
    leaning = ruled().rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    assert skew_of(np.asarray(leaning)) == pytest.approx(degrees, abs=0.1)


def test_only_white_lines_on_dark_are_a_blueprint() -> None:
    grey = np.asarray(ruled())
    assert not is_light_on_dark(grey)
    assert is_light_on_dark(255 - grey)


@pytest.mark.parametrize("degrees", [90.0, 180.0, 270.0, -1.3])
def test_what_is_read_on_a_turned_sheet_lies_where_the_sheet_shows_it(degrees: float) -> None:
    run = TextRun("25", 40.0, 30.0, 4.0, 10.0, angle=0.0)
    turned, plane = turned_by(np.full((100, 200), 255, np.uint8), degrees)
    flat = FlatSheet(turned.shape[1], turned.shape[0], plane)
    sheet = SheetContent(1, "1", 200.0, 100.0, None, None, texts=(run,), tiled=True, flat=flat)
    upright = laid_flat(sheet)
    x, y = upright.texts[0].centre
    read = ReadText(1, x / upright.width, y / upright.height, "25", "", 10 / upright.width, 4 / upright.height, upright.texts[0].angle)
    back = laid_back(read, sheet)
    assert (back.x * 200, back.y * 100) == pytest.approx(run.centre, abs=0.05)
    assert (back.width * 200, back.height * 100) == pytest.approx((10, 4), abs=0.01)
    assert back.angle == pytest.approx(run.angle, abs=0.02)


def test_lines_of_a_picture_in_perspective_are_level_on_the_flat_sheet() -> None:
    _, plane = flattened(np.full((300, 400), 255, np.uint8), ((30, 20), (380, 45), (360, 280), (10, 260)))
    lines = np.array([[10, 50, 300, 50], [120, 10, 120, 200]], np.float32)
    sheet = SheetContent(1, "1", 400, 300, None, None, tiled=True, ruling=lines_on_given(lines, plane), flat=FlatSheet(350, 240, plane))
    flat = laid_flat(sheet).ruling
    assert flat is not None and np.allclose(flat, lines, atol=0.01)


@pytest.mark.parametrize("broken", [False, True])
def test_a_ring_with_a_slanted_bar_is_a_diameter_sign_even_in_bits(broken: bool) -> None:
    assert is_ring_with_bar(ring(slant_deg=58, broken=broken) > 0)


@pytest.mark.parametrize("slant_deg", [None, -58.0, 0.0])
def test_a_ring_without_that_bar_is_none(slant_deg: float | None) -> None:
    assert not is_ring_with_bar(ring(slant_deg=slant_deg) > 0)
