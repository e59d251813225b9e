"""ISO 286-1/-2: every published or cross-checked vector, and what must be refused."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from qcdesigner.domain.errors import UndefinedClass
from qcdesigner.domain.tolerances.fits import clearance_of, deviations_of, tolerance_grade


def vectors(shared: Path, key: str) -> list[dict[str, dict[str, object]]]:
    content = json.loads(
        (shared / "reference/iso286.vectors.json").read_text(encoding="utf-8"), parse_float=Decimal
    )
    return [v for v in content["vectors"] if key in v["input"]]


def test_limit_deviations_are_those_published(shared: Path) -> None:
    wrong = []
    for v in vectors(shared, "class"):
        upper, lower = deviations_of(Decimal(v["input"]["nominal_mm"]), v["input"]["class"])
        if (upper * 1000, lower * 1000) != (v["expect"]["upper_um"], v["expect"]["lower_um"]):
            wrong.append((v, upper, lower))
    assert wrong == []


def test_clearances_of_fits_are_those_published(shared: Path) -> None:
    for v in vectors(shared, "fit"):
        hole, shaft = v["input"]["fit"].split("/")
        clearance = clearance_of(Decimal(v["input"]["nominal_mm"]), hole, shaft)
        found = (clearance.maximum * 1000, clearance.minimum * 1000, clearance.fit_type)
        assert found == (
            v["expect"]["max_clearance_um"],
            v["expect"]["min_clearance_um"],
            v["expect"]["type"],
        )


def test_standard_tolerance_grade_is_the_tabulated_one(shared: Path) -> None:
    for v in vectors(shared, "grade"):
        grade = v["input"]["grade"].removeprefix("IT")
        assert tolerance_grade(Decimal(v["input"]["nominal_mm"]), grade) * 1000 == v["expect"]["it_um"]


@pytest.mark.parametrize(
    ("size", "fit_class", "reason"),
    [
        ("25", "q7", "unknown_class"), ("25", "Hj7", "unknown_class"), ("25", "H19", "unknown_class"),
        ("25", "7H", "unknown_class"), ("0", "H7", "size_out_of_range"), ("3151", "H7", "size_out_of_range"),
        ("-2", "H7", "size_out_of_range"), ("20", "t6", "class_undefined"), ("60", "cd6", "class_undefined"),
        ("25", "j9", "class_undefined"), ("25", "J9", "class_undefined"), ("25", "K9", "class_undefined"),
        ("1", "a9", "class_undefined"), ("1", "N9", "class_undefined"), ("0.8", "H14", "class_undefined"),
        ("600", "a11", "class_undefined"), ("600", "H01", "class_undefined"),
    ],
)  # fmt: skip
def test_what_the_standard_does_not_define_is_refused_with_a_reason(
    size: str, fit_class: str, reason: str
) -> None:
    with pytest.raises(UndefinedClass) as refusal:
        deviations_of(Decimal(size), fit_class)
    assert refusal.value.code == reason


def test_a_band_includes_its_upper_bound_only() -> None:
    assert deviations_of(Decimal("30"), "H7")[0] == Decimal("0.021")
    assert deviations_of(Decimal("30.001"), "H7")[0] == Decimal("0.025")
