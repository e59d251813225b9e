"""Balloons: told apart by shape without colour, their numbers inside, their leaders ending at the text's edge."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from qcdesigner.drawings.content import TextRun
from qcdesigner.model.balloons import balloon_diameter, reach_of
from qcdesigner.model.paper import Page, page_of
from qcdesigner.model.records import BalloonSize, Criticality, Sheet
from qcdesigner.rendering.annotation_boxes import AnnotationBoxes
from qcdesigner.rendering.balloon_shapes import DIGIT_HEIGHT, UNITS, number_middle, number_width, outline
from qcdesigner.rendering.balloons import BalloonLook, leader, paint_balloon
from qcdesigner.rendering.fonts import capital_height, text_font
from tests.rendering.pictures import ink_of, sheet

pytestmark = pytest.mark.usefixtures("qapp")
CLASSES = ("none", "minor", "major", "critical")
PAGE = Page(200.0, 100.0)


def look(**values) -> BalloonLook:
    return BalloonLook(**{"id": "c", "label": "12", "criticality": "none", "x": 0.5, "y": 0.5, **values})


def painted(shown: BalloonLook) -> np.ndarray:
    def paint(painter) -> None:
        painter.translate(50, 50)
        paint_balloon(painter, shown, 50)

    return ink_of(paint, 100, 100).astype(int)


def test_classes_differ_in_black_and_white():
    for one, other in itertools.combinations(CLASSES, 2):
        difference = np.abs(painted(look(criticality=one)) - painted(look(criticality=other)))
        assert (difference > 100).sum() > 150, (one, other)


@pytest.mark.parametrize("change", [{"confirmed": False}, {"waived": True}])
def test_states_are_seen_without_colour(change):
    assert (np.abs(painted(look()) - painted(look(**change))) > 50).sum() > 100


@pytest.mark.parametrize("criticality", CLASSES)
@pytest.mark.parametrize("label", ["7", "12", "108", "12.1", "1203.12"])
def test_the_number_lies_within_the_outline(criticality, label):
    shape, half = outline(label, criticality), number_width(label) / 2
    corners = [QPointF(x, y) for x in (-half, half) for y in (-DIGIT_HEIGHT / 2, DIGIT_HEIGHT / 2)]
    assert all(shape.contains(corner) for corner in corners)


def test_the_number_is_as_wide_as_its_digits_laid_out():
    for label in ("1", "11", "74", "107", "1000", "12.1"):
        path = QPainterPath()
        path.addText(0, 0, text_font(bold=True), label)
        scale = DIGIT_HEIGHT / capital_height(bold=True)
        assert number_width(label) == pytest.approx(path.boundingRect().width() * scale)
        assert number_middle(label) == pytest.approx(path.boundingRect().center().x())


def test_figures_have_at_least_2_5_mm_on_an_a4_sheet():
    a4_diameter_mm = 0.022 * 297
    assert DIGIT_HEIGHT / UNITS * a4_diameter_mm >= 2.5


def test_a_leader_ends_at_the_edge_of_the_text():
    content = sheet(texts=[TextRun("Ø20 H7", 100, 100, 5, 40)], size=(200.0, 200.0))
    boxes = AnnotationBoxes(content)
    x, y = boxes.reach(0.6, 0.2, 0.6, 97.5 / 200)
    assert (x * 200, y * 200) == pytest.approx((120, 97.5 - 2.5 - 0.45 * 5))


def test_a_leader_to_a_place_without_text_goes_there():
    assert AnnotationBoxes(sheet()).reach(0.1, 0.1, 0.7, 0.8) == (0.7, 0.8)


def test_a_turned_text_is_found_where_it_lies():
    boxes = AnnotationBoxes(sheet(texts=[TextRun("Ø20 H7", 100, 150, 5, 60, angle=90)], size=(200.0, 200.0)))
    assert boxes.at(97 / 200, 100 / 200) is not None
    assert boxes.at(130 / 200, 150 / 200) is None


def test_each_text_of_a_full_sheet_is_found_alone():
    places = [(x, y) for x in range(5, 400, 40) for y in range(10, 290, 20)]
    boxes = AnnotationBoxes(sheet(texts=[TextRun(f"{x} {y}", x, y, 3, 20) for x, y in places], size=(400.0, 290.0)))
    found = [boxes.at((x + 10) / 400, (y - 1.5) / 290) for x, y in places]
    assert [box and box.text for box in found] == [f"{x} {y}" for x, y in places]
    assert boxes.at(0.085, 0.01) is None


def test_a_text_beyond_the_sheet_is_found_there():
    boxes = AnnotationBoxes(sheet(texts=[TextRun("Ø20", 205, 100, 5, 30)], size=(200.0, 200.0)))
    assert boxes.at(220 / 200, 98 / 200) is not None


def test_a_balloon_at_its_annotation_has_no_leader():
    line, dot = leader(look(end_x=0.51, end_y=0.5), PAGE, 6.5)
    assert line.isNull() and dot.isEmpty()


def test_a_balloon_away_from_its_annotation_has_a_leader_with_a_dot():
    line, dot = leader(look(end_x=0.8, end_y=0.5), PAGE, 6.5)
    assert line.p2() == QPointF(160, 50)
    assert dot.boundingRect().center() == QPointF(160, 50)


@dataclass
class Size:
    width_mm: float | None
    height_mm: float | None


@pytest.mark.parametrize(
    ("size", "aspect", "page"),
    [
        (Size(420, 297), 420 / 297, (420, 297)),
        (Size(60, 40), 1.5, (297, 198)),
        (Size(5000, 2000), 2.5, (420, 168)),
        (Size(None, None), 0.5, (210, 420)),
    ],
)
def test_a_sheet_is_printed_at_its_size_or_fitted(size, aspect, page):
    printed = page_of(size, aspect)
    assert (printed.width_mm, printed.height_mm) == pytest.approx(page)


@pytest.mark.parametrize("criticality", ["none", "minor", "major", "critical"])
@pytest.mark.parametrize("label", ["1", "8", "88", "128", "1288", "12.1", "128.12"])
def test_the_room_reserved_for_a_shape_is_never_less_than_its_outline(label: str, criticality: Criticality) -> None:
    box, reach = outline(label, criticality).boundingRect(), reach_of(label, criticality)
    assert box.right() <= 100 * reach.sideways and -box.left() <= 100 * reach.sideways
    assert -box.top() <= 100 * reach.up and box.bottom() <= 100 * reach.down


@pytest.mark.parametrize("size", ["small", "normal", "large"])
@pytest.mark.parametrize("width_mm", [None, 180.0, 210.0, 297.0, 420.0, 1189.0])
def test_digits_are_never_lower_than_two_and_a_half_millimetres(size: BalloonSize, width_mm: float | None) -> None:
    paper = Sheet(id="s", drawing="d", number=1, width_mm=width_mm, height_mm=width_mm and width_mm / 1.4, aspect=1.4)
    diameter_mm = balloon_diameter(paper, size) * page_of(paper, paper.aspect).width_mm
    assert diameter_mm * DIGIT_HEIGHT / UNITS >= 2.5
