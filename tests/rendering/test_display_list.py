"""A sheet's picture has its lines, areas and texts where they are, at any scale."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from qcdesigner.drawings.content import Pen, Polylines, TextRun
from qcdesigner.rendering.layers import Scale, ink, stroke_pen
from qcdesigner.rendering.paths import painter_path
from tests.rendering.pictures import areas, ink_box, picture, polylines, sheet

pytestmark = pytest.mark.usefixtures("qapp")
SQUARE = [(10, 10), (50, 10), (50, 50), (10, 50)]


def test_path_from_bytes_equals_path_made_call_by_call():
    expected = QPainterPath()
    expected.moveTo(0, 0)
    expected.lineTo(4, 1.5)
    expected.moveTo(7, 7)
    expected.lineTo(8, 9)
    points = np.array([[0, 0], [4, 1.5], [7, 7], [8, 9]], np.float32)
    assert painter_path(points, np.array([0, 2, 4])) == expected


def test_a_line_is_where_it_is_drawn():
    assert ink_box(picture(sheet(strokes=[polylines([(20, 30), (120, 30)])]))) == (40, 59, 240, 61)


def test_a_hairline_keeps_a_pixel_however_small_the_scale():
    ink_there = picture(sheet(strokes=[polylines([(0, 100.5), (300, 100.5)])]), scale=0.1)
    assert ink_there.sum(axis=0).min() >= 250


def test_a_region_shows_the_same_as_the_whole():
    random = np.random.default_rng(3)
    lines = [[tuple(point) for point in random.uniform(0, 200, (3, 2))] for _ in range(600)]
    content = sheet(strokes=[polylines(*lines)])
    whole = picture(content)[60:160, 80:280]
    part = picture(content, region=QRectF(40, 30, 100, 50))
    assert np.abs(whole.astype(int) - part).max() <= 12


def test_a_line_of_one_point_is_seen_and_an_empty_one_is_left_out():
    lines = Polylines(Pen(width_mm=2), "0", np.array([[50, 50], [10, 10], [20, 10]], np.float32), np.array([0, 1, 1, 3], np.int32))
    ink_there = picture(sheet(strokes=[lines]))
    assert ink_there[100, 100] > 200 and ink_there[20, 30] > 200


def test_a_hole_stays_white():
    hole = [(20, 20), (40, 20), (40, 40), (20, 40)]
    ink_there = picture(sheet(fills=[areas([SQUARE, hole])]))
    assert ink_there[30, 30] == 255 and ink_there[60, 60] == 0


def test_areas_that_overlap_do_not_cut_holes_in_each_other():
    other = [(30, 30), (30, 70), (70, 70), (70, 30)]  # turned the other way
    assert picture(sheet(fills=[areas([SQUARE], [other])]))[80, 80] == 255


def test_text_gets_the_height_and_width_of_its_run():
    run = TextRun("HEN", 100, 100, 20, 90)
    left, top, right, bottom = ink_box(picture(sheet(texts=[run])))
    assert (top, bottom) == pytest.approx((160, 200), abs=2)
    assert (left, right) == pytest.approx((206, 374), abs=10)


def test_text_turned_by_90_degrees_reads_upwards():
    left, top, right, bottom = ink_box(picture(sheet(texts=[TextRun("HEN", 100, 150, 20, 90, angle=90)])))
    assert (left, right) == pytest.approx((160, 200), abs=2)
    assert (top, bottom) == pytest.approx((126, 294), abs=10)


def test_text_too_small_to_read_leaves_a_stroke():
    ink_there = picture(sheet(texts=[TextRun("0,05", 100, 100, 3, 90)]), scale=0.5)
    assert 20 < ink_there[45:52, 60:90].max() < 160


def test_light_colours_of_a_black_screen_are_darkened():
    assert ink(0xFFFF00).lightness() < 110 and ink(0x102030).rgb() & 0xFFFFFF == 0x102030


def test_width_on_paper_is_that_of_the_pen():
    assert stroke_pen(Pen(width_mm=0.5), Scale(1, units_per_mm=2, paper=True)).widthF() == pytest.approx(1.0)


def test_dashes_too_short_to_be_seen_become_a_line():
    pen = Pen(dash=(2.0, 1.0))
    assert stroke_pen(pen, Scale(0.5, 1)).dashPattern() == []
    assert stroke_pen(pen, Scale(10, 1)).dashPattern() == pytest.approx([20, 10])
