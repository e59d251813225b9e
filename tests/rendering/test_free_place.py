"""The words that come with a drawing stand where nothing is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from qcdesigner.model.paper import Page
from qcdesigner.rendering.free_place import CLEAR_MM, UNPRINTED_MM, InkMap
from qcdesigner.rendering.page_marks import SEPARATOR, paint_footer
from tests.rendering.pictures import ink_box, ink_of

pytestmark = pytest.mark.usefixtures("qapp")
PAGE = Page(210.0, 148.0)
FOOTER = SEPARATOR.join(("Gamme de contrôle n° GC-2207-014 ind. A", "Plan de pièce n° AMV-2207-014 ind. B", "Édité le 20/11/2026", "1 / 1"))


def framed(*boxes: tuple[float, float, float, float]) -> InkMap:
    """A page with boxes drawn on it: left, top, width, height in mm."""
    ink = InkMap(PAGE)
    painter = ink.painter()
    painter.setPen(QPen(Qt.GlobalColor.black, 0.5))
    for box in boxes:
        painter.drawRect(QRectF(*box))
    painter.end()
    return ink


def test_a_blank_page_has_room_at_the_bottom_left_where_printers_print() -> None:
    found = framed().find(60, 4)
    assert found.is_free
    assert found.left == pytest.approx(UNPRINTED_MM + CLEAR_MM, abs=0.5)
    assert found.bottom == pytest.approx(PAGE.height_mm - UNPRINTED_MM - CLEAR_MM, abs=0.6)


def test_words_stand_within_a_frame_that_leaves_no_room_outside() -> None:
    found = framed((10, 10, 190, 128)).find(60, 4)
    assert found.is_free
    assert found.left > 10 and found.bottom < 138


def test_a_place_taken_is_not_given_again() -> None:
    ink = framed()
    first = ink.find(60, 4)
    ink.take(first)
    second = ink.find(60, 4)
    assert second.is_free
    assert second.left >= first.left + first.width or second.bottom <= first.top


def test_a_page_full_of_ink_says_so() -> None:
    ink = InkMap(PAGE)
    ink.image.fill(Qt.GlobalColor.black)
    assert not ink.find(60, 4).is_free


def footer_box(ink: InkMap) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what the footer paints, in mm."""

    def paint(painter: QPainter) -> None:
        painter.scale(4, 4)
        paint_footer(painter, ink, FOOTER, {})

    left, top, right, bottom = ink_box(ink_of(paint, 840, 592))
    return left // 4, top // 4, -(-right // 4), -(-bottom // 4)


def test_a_footer_with_room_is_one_line_at_the_foot() -> None:
    left, top, right, bottom = footer_box(framed())
    assert bottom - top < 5 and right - left > 100 and bottom > 140


def test_a_footer_without_room_for_a_line_is_a_box_of_several() -> None:
    rows = [(91.0, 10.0 + 6 * i, 98.0, 6.0) for i in range(21)]
    _, top, right, bottom = footer_box(framed((10, 10, 80, 128), *rows))
    assert right < 90 and bottom <= 138 and bottom - top > 6
