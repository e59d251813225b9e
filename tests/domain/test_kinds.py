"""The contract of every kind that is registered, and their verdicts."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal

import pytest

from qcdesigner.domain.kind import Kind
from qcdesigner.domain.measuring.means import usual_means
from qcdesigner.domain.registry import kind, kinds, verdict
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.notation import parse

# commands.md
ALL_KINDS = {
    "linear", "diameter", "radius", "sphere_diameter", "sphere_radius", "square", "chamfer", "angle", "depth", "counterbore",
    "countersink", "thread", "geometrical", "surface_texture", "edge", "weld", "hardness", "resilience", "thickness", "mass",
    "force", "torque", "pressure", "tensile_strength", "quantity", "colour", "gloss", "cleanliness", "appearance", "presence",
    "marking", "function", "note",
}  # fmt: skip


def test_every_kind_of_the_command_line_is_registered() -> None:
    assert set(kinds()) == ALL_KINDS


@pytest.mark.parametrize("declared", kinds().values(), ids=list(kinds()))
def test_kind_keeps_its_contract(declared: Kind) -> None:
    assert kind(declared.code) is declared
    assert set(declared.fields) <= {field.name for field in fields(Requirement)}
    assert {m.family for m in usual_means()} >= set(declared.default_means)
    assert declared.judge(Requirement(kind=declared.code), Decimal(1), Decimal(0)) is None


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("25 H7", "25.021", "conforming"), ("25 H7", "25.0211", "nonconforming"), ("25 H7", "24.999", "nonconforming"),
        ("10 max", "9", "conforming"), ("R5 mini", "4.99", "nonconforming"), ("25", "25", None), ("(25 ±1)", "25", None),
        ("⏥ 0,05", "0.05", "conforming"), ("⏥ 0,05", "0.051", "nonconforming"), ("M8-6H", "8", None),
        ("58 ±2 HRC", "61", "nonconforming"), ("15° ±30'", "15.5", "conforming"), ("Ra 1,6", "1.61", "nonconforming"),
        ("COULEUR NOIRE", "1", None),
    ],
)  # fmt: skip
def test_verdict(text: str, value: str, expected: str | None) -> None:
    (requirement,) = parse(text)
    assert verdict(requirement, Decimal(value)) == expected


def test_bonus_counts_only_with_a_material_condition() -> None:
    (with_bonus,), (without,) = parse("⌖ Ø0,1 Ⓜ A"), parse("⌖ Ø0,1 A")
    assert verdict(with_bonus, Decimal("0.15"), bonus=Decimal("0.05")) == "conforming"
    assert verdict(without, Decimal("0.15"), bonus=Decimal("0.05")) == "nonconforming"
