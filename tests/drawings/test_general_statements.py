"""A general tolerance is what the sheet states for all; what holds for some only is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qcdesigner.drawings.content import DrawingContent, SheetContent, TextRun
from qcdesigner.drawings.reading import read_content
from qcdesigner.drawings.reading.general_statements import stated_general_tolerance
from qcdesigner.drawings.reading.statements import stated_unit
from qcdesigner.model.reading import Reading


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("General tolerances ±0.05mm", "±0.05 mm"),
        ("Tolérances générales ±0,1 ; angles ±0,5°", "±0,1"),
        ("UNLESS OTHERWISE SPECIFIED\nDIMENSIONS ARE IN MM\nTOLERANCES ±0.1", "±0.1"),
        ("UNLESS OTHERWISE SPECIFIED:\nTWO PLACE DECIMAL ±.005\nTHREE PLACE DECIMAL ±.002\nANGULAR: ±1°", ".XX ±.005 .XXX ±.002 ±1°"),
        (".X ±.1 .XX ±.01 .XXX ±.005 ANGLES ±0.5°", ".X ±.1 .XX ±.01 .XXX ±.005 ±0.5°"),
        ("2 décimales ±0,05", ".XX ±0,05"),
        ("Allgemeintoleranzen DIN ISO 2768-mK", "DIN ISO 2768-mK"),
        ("Tolérances générales ISO 22081 ±0,2", "±0,2"),
        ("Tolérances générales NF EN ISO 13920 - BF", "NF EN ISO 13920 - BF"),
        ("DIN 7168-m", "DIN 7168-m"),
    ],
)
def test_a_general_tolerance_is_told_as_stated(text: str, statement: str) -> None:
    assert stated_general_tolerance([text]) == statement


@pytest.mark.parametrize(
    "text",
    [
        "Tolérances générales : angles ±0,5°", "General tolerances: linear ±0.1, holes ±0.05", "2 PLACES .250 ±.005", "3.50 ±0.05", "ISO 2768",
        "Tolerance: 0-30 ±0.1 30-120 ±0.2 unless otherwise specified", "0.00 ±0.02", "All dimensions unless otherwise specified",
    ],
)  # fmt: skip
def test_what_holds_for_some_only_is_no_general_tolerance(text: str) -> None:
    assert stated_general_tolerance([text]) == ""


def test_two_values_for_as_many_decimals_are_none() -> None:
    assert stated_general_tolerance([".XX ±.01", ".XX ±.02"]) == ""


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("DIMENSIONS ARE IN INCHES", "in"), ("Cotes en mm", "mm"), ("ALL DIMENSIONS IN MM", "mm"), ("UNITS: MILLIMETERS", "mm"), ("Maße in mm", "mm"),
        ("Dimensions in mm [inches in brackets]", "mm"), ("ALL HOLES 1 INCH DEEP", None), ("raccord 1/2 pouce", None), ("4 dimensions 12 mm", None),
    ],
)  # fmt: skip
def test_the_unit_is_that_of_all_dimensions_not_of_one(text: str, unit: str | None) -> None:
    assert stated_unit([text])[0] == unit


def read(*texts: tuple[str, float, float], unit: str | None = None) -> Reading:
    runs = tuple(TextRun(text, x, y, 3.0, 2.1 * len(text)) for text, x, y in texts)
    return read_content(DrawingContent("pdf", (SheetContent(1, "1", 420.0, 297.0, 420.0, 297.0, texts=runs),), unit))


def test_a_row_of_the_list_of_tolerances_is_read_across_its_gap() -> None:
    reading = read(("TWO PLACE DECIMAL", 300, 200), ("±.01", 350, 200), ("THREE PLACE DECIMAL", 300, 206), ("±.005", 350, 206), ("1.25", 100, 100))
    assert reading.general_tolerance == ".XX ±.01 .XXX ±.005"
    upper = reading.callouts[0].requirements[0].upper_deviation
    assert upper is not None
    assert upper.value == Decimal(".01")


def test_a_standard_whose_tables_are_not_known_is_told_and_not_applied() -> None:
    reading = read(("Tolérances générales ISO 13920-BF", 100, 280), ("25", 100, 100))
    assert (reading.general_tolerance, reading.callouts[0].requirements[0].tolerance_source) == ("ISO 13920-BF", "none")


@pytest.mark.parametrize(
    ("texts", "unit", "remark"),
    [
        ((("Cotes en mm", 100, 280),), "mm", ("unit_stated", "Cotes en mm")),
        ((("ISO 2768-mK", 100, 280),), "mm", ("unit_of_tolerance", "ISO 2768-mK")),
        ((("25", 100, 280),), None, ("unit_unknown", "")),
        ((("UNITS: INCHES", 100, 280), ("Dimensions in mm", 100, 200)), None, ("unit_contradicted", "Dimensions in mm / UNITS: INCHES")),
    ],
)
def test_where_the_unit_is_from_is_told(texts: tuple[tuple[str, float, float], ...], unit: str | None, remark: tuple[str, str]) -> None:
    reading = read(*texts)
    assert (reading.unit, remark in reading.remarks) == (unit, True)


def test_two_decimal_signs_on_one_sheet_are_told() -> None:
    assert ("decimal_mixed", "60.00 ×2, 0,6 ×1") in read(("60.00", 100, 100), ("12.50", 100, 150), ("R0,6", 100, 200)).remarks
