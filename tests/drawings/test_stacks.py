"""Deviations, limits, classes and lines of one callout, as printers place them."""

from __future__ import annotations

import pytest

from qcdesigner.drawings.reading import read_content
from tests.drawings.conftest import content_of
from tests.drawings.pdfs import Placed, pdf_bytes


def texts(*placed: Placed, drawing: str = "") -> list[str]:
    return [c.text for c in read_content(content_of(pdf_bytes(placed, drawing=drawing))).callouts]


@pytest.mark.parametrize(
    ("placed", "text"),
    [
        # A stack in letters as large as the nominal, over another line of the callout.
        (
            (("4X Ø6,6", 60, 100, 10, 0), ("+0,1", 102, 106, 10, 0), ("0", 102, 94, 10, 0), ("PROF 12", 60, 80, 10, 0)),
            "4X Ø6,6 +0,1/0\nPROF 12",
        ),
        # A nought amid the width of the deviation above it.
        (
            (("Ø35 H7", 60, 100, 10, 0), ("+0,025", 96, 104.5, 6, 0), ("0", 104, 97.5, 6, 0), ("PROF 12", 60, 84, 10, 0)),
            "Ø35 H7 +0,025/0\nPROF 12",
        ),
        # Limits with what stands before them.
        (
            (("2X Ø", 78, 100, 10, 0), ("12,55", 100, 106, 10, 0), ("12,45", 100, 94, 10, 0)),
            "2X Ø 12,55/12,45",
        ),
        # Each deviation in parentheses of its own.
        (
            (("Ø25 H7", 100, 100, 10, 0), ("(+0,021)", 140, 105, 6, 0), ("( 0 )", 140, 98, 6, 0)),
            "Ø25 H7 +0,021/0",
        ),
        # The class behind its deviations.
        (
            (("Ø25", 100, 100, 10, 0), ("+0,021", 120, 105, 6, 0), ("0", 120, 98, 6, 0), ("H7", 145, 100, 10, 0)),
            "Ø25 H7 +0,021/0",
        ),
        ((("25", 100, 100, 10, 0), ("H7", 112, 104, 6, 0)), "25H7"),
        ((("R", 100, 100, 10, 0), ("a", 107, 98, 7, 0), ("1,6", 114, 100, 10, 0)), "Ra 1,6"),
        # The value in another unit is no second requirement.
        ((("25,4 ±0,1", 100, 106, 10, 0), ("[1.000 ±.004]", 97, 94, 10, 0)), "25,4 ±0,1 [1.000 ±.004]"),
        # The thread goes on with its hole.
        ((("4X Ø5 PROF 12", 60, 112, 10, 0), ("LAMAGE Ø11 PROF 6", 60, 100, 10, 0)), "4X Ø5 PROF 12\nLAMAGE Ø11 PROF 6"),
        ((("25", 100, 100, 10, 0), ("±0,1", 126, 100, 10, 0)), "25 ±0,1"),
    ],
)  # fmt: skip
def test_what_is_printed_together_is_read_together(placed: tuple[Placed, ...], text: str) -> None:
    assert texts(*placed) == [text]


def test_a_fraction_is_no_dimensions_of_its_parts() -> None:
    placed = ("3", 100, 100, 10, 0), ("1", 107, 104, 6, 0), ("2", 107, 96, 6, 0)
    assert texts(*placed, drawing="106 102.6 m 112 102.6 l S") == []


def test_two_dimensions_one_above_the_other_stay_two() -> None:
    assert sorted(texts(("25", 100, 112, 10, 0), ("30", 100, 98, 10, 0))) == ["25", "30"]


def test_a_letter_of_the_frame_is_not_taken_for_a_limit_of_a_count() -> None:
    assert texts(("C", 82, 93, 17, 0), ("6X", 106, 105, 10, 0), ("Ø4", 124, 105, 10, 0)) == ["6X Ø4"]


def test_a_count_alone_keeps_off_a_dimension_above_it() -> None:
    assert texts(("35", 100, 112, 10, 0), ("11x", 112, 104, 10, 0)) == ["35"]


def test_tolerances_by_the_number_of_decimals_of_a_template_are_stated() -> None:
    lines = ("TOLERANCES:", "TWO PLACE DECIMAL ±.01", "THREE PLACE DECIMAL ±.005")
    placed = [(line, 20, 60 - 9 * i, 6, 0) for i, line in enumerate(lines)]
    reading = read_content(content_of(pdf_bytes([*placed, ("1.25", 200, 200, 10, 0)])))
    assert reading.general_tolerance == ".XX ±.01 .XXX ±.005"
