"""ISO 2768, ISO 8062 and the general tolerances that drawings state."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from qcdesigner.domain.errors import CalloutError, UndefinedClass
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.castings import casting_tolerance
from qcdesigner.domain.tolerances.general import GeneralTolerance, apply_general, parse_general, write_general
from qcdesigner.domain.tolerances.iso2768 import (
    angular_deviation,
    broken_edge_deviation,
    circular_runout,
    geometrical_tolerance,
    linear_deviation,
)
from qcdesigner.domain.tolerances.notation import ENGLISH, FRENCH, parse, write_deviations

ISO_2768_M = GeneralTolerance(linear_class="m")


def one(text: str) -> Requirement:
    (found,) = parse(text)
    return found


def deviations(text: str, general: GeneralTolerance) -> tuple[str, str]:
    return write_deviations(apply_general(one(text), general), FRENCH)


def test_iso_2768_vectors(shared: Path) -> None:
    vectors = json.loads((shared / "reference/iso2768.vectors.json").read_text("utf-8"), parse_float=Decimal)[
        "vectors"
    ]
    for vector in vectors:
        given, expect = vector["input"], vector["expect"]
        if "error" in expect:
            with pytest.raises(UndefinedClass):
                iso_2768(given)
        else:
            assert abs(iso_2768(given) - Decimal(next(iter(expect.values())))) < Decimal("1e-6"), vector


def iso_2768(given: dict[str, object]) -> Decimal:
    kind, letter = str(given["type"]), str(given["class"])
    if kind == "linear":
        return linear_deviation(Decimal(str(given["size_mm"])), letter)
    if kind == "radius_chamfer":
        return broken_edge_deviation(Decimal(str(given["size_mm"])), letter)
    if kind == "angular":
        return angular_deviation(Decimal(str(given["shorter_leg_mm"])), letter).number
    if kind == "circular_runout":
        return circular_runout(letter)
    return geometrical_tolerance(kind, Decimal(str(given["length_mm"])), letter)  # type: ignore[arg-type]


def test_iso_8062_vectors(shared: Path) -> None:
    vectors = json.loads((shared / "reference/iso8062.vectors.json").read_text("utf-8"), parse_float=Decimal)[
        "vectors"
    ]
    for vector in vectors:
        size, grade = Decimal(vector["input"]["size_mm"]), vector["input"]["dctg"]
        if "total_mm" in vector["expect"]:
            assert casting_tolerance(size, grade) == vector["expect"]["total_mm"]
        else:
            with pytest.raises(UndefinedClass):
                casting_tolerance(size, grade)


@pytest.mark.parametrize(
    ("written", "french"),
    [
        ("ISO 2768-mK", "ISO 2768-mK"), ("ISO 2768 mK", "ISO 2768-mK"), ("iso 2768".upper() + "-m", "ISO 2768-m"),
        ("ISO 2768-fH-E", "ISO 2768-fH-E"), ("Tolérances générales : ISO 2768-mK", "ISO 2768-mK"),
        ("ISO 2768-1 - m", "ISO 2768-m"), ("ISO 2768-K", "ISO 2768-K"), ("NF EN 22768 mK", "ISO 2768-mK"),
        ("±0.05", "±0,05"), ("±0,05 mm", "±0,05"), ("+/-0.1", "±0,1"), ("General tolerances ±0.05mm", "±0,05"),
        (".XX ±0.01 .XXX ±0.005", ".XX ±0,01 .XXX ±0,005"), ("X.X ±.1, X.XX ±.02", ".X ±0,1 .XX ±0,02"),
        ("±0,1 ±0,5°", "±0,1 ±0,5°"), ("±0.1 ANGLES ±30'", "±0,1 ±30'"), ("ISO 8062-3 DCTG 9", "ISO 8062-3 DCTG 9"),
        ("ISO 8062 CT 10", "ISO 8062-3 DCTG 10"),
    ],
)  # fmt: skip
def test_general_tolerance_is_read_and_written_back(written: str, french: str) -> None:
    general = parse_general(written)
    assert write_general(general, FRENCH) == french
    assert parse_general(write_general(general, ENGLISH)) == general


@pytest.mark.parametrize(
    "written", ["", "ISO 2768", "ISO 2768-x", "0.05", "selon norme", "±", ".XX", "ISO 13920-AE", "±0,1 ±0,2"]
)
def test_general_tolerance_that_is_not_understood_is_refused(written: str) -> None:
    with pytest.raises(CalloutError):
        parse_general(written)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100", ("+0,3", "-0,3")), ("Ø20", ("+0,2", "-0,2")), ("R2", ("+0,2", "-0,2")), ("C5", ("+0,5", "-0,5")),
        ("R50", ("+1", "-1")), ("0,4", ("", "")), ("↧12", ("+0,2", "-0,2")),
    ],
)  # fmt: skip
def test_iso_2768_class_m_is_applied_by_its_tables(text: str, expected: tuple[str, str]) -> None:
    assert deviations(text, ISO_2768_M) == expected


@pytest.mark.parametrize(
    "text",
    ["(12)", "[12]", "12 max", "12 ±0,5", "12 H7", "Ø25 q7", "45°", "M8", "⏥ 0,1", "1.5 in", "20 H7/g6"],
)
def test_what_carries_no_general_tolerance_is_left_alone(text: str) -> None:
    assert apply_general(one(text), ISO_2768_M) == one(text)


def test_an_angle_takes_the_general_tolerance_of_its_shorter_leg() -> None:
    toleranced = apply_general(one("45°"), ISO_2768_M, shorter_leg_mm=Decimal(30))
    assert write_deviations(toleranced, FRENCH) == ("+30'", "-30'")
    assert toleranced.tolerance_source == "general"


def test_tolerance_by_decimals_follows_the_decimals_written() -> None:
    general = parse_general(".XX ±0.01 .XXX ±0.005")
    assert deviations("12,50", general) == ("+0,01", "-0,01")
    assert deviations("12,500", general) == ("+0,005", "-0,005")
    assert deviations("12,5", general) == ("", "")
    assert deviations("45°", general) == ("", "")


def test_plus_minus_in_another_unit_is_not_applied() -> None:
    assert deviations("1.5 in", parse_general("±0.1")) == ("", "")
    assert deviations("1.5 in", parse_general("±0.01 in")) == ("+0,01", "-0,01")
