"""General tolerances as drawings state them, and what they give to a dimension that carries none.

`ISO 2768-mK`, `±0,05`, `.XX ±0.01 .XXX ±0.005`, `ISO 8062-3 DCTG 9`. Applied only when stated; never to what is exact,
auxiliary, one-sided or toleranced; to an angle only with its shorter leg or a stated angular value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from qcdesigner.domain.errors import UndefinedClass
from qcdesigner.domain.registry import kind
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.castings import casting_tolerance
from qcdesigner.domain.tolerances.iso2768 import angular_deviation, broken_edge_deviation, linear_deviation
from qcdesigner.domain.values import Quantity, negated


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralTolerance:
    """One stated general tolerance; what it does not say is None.

    `linear_class` f m c v and `geometrical_class` H K L: ISO 2768. `casting_grade`: ISO 8062-3. `plus_minus`: of all
    lengths, in `unit`. `by_decimals`: ± for each number of decimals written. `angular`: ± of all angles, in degrees.
    """

    linear_class: str | None = None
    geometrical_class: str | None = None
    envelope: bool = False
    casting_grade: int | None = None
    plus_minus: Quantity | None = None
    by_decimals: tuple[tuple[int, Quantity], ...] = ()
    angular: Quantity | None = None
    unit: str = "mm"


def apply_general(
    requirement: Requirement, general: GeneralTolerance, *, shorter_leg_mm: Decimal | None = None
) -> Requirement:
    """The requirement with the deviations of the general tolerance, source `general`; unchanged if it takes none."""
    if not takes_general_tolerance(requirement):
        return requirement
    deviation = _deviation(requirement, general, shorter_leg_mm)
    if deviation is None:
        return requirement
    return replace(
        requirement, upper_deviation=deviation, lower_deviation=negated(deviation), tolerance_source="general"
    )


def takes_general_tolerance(requirement: Requirement) -> bool:
    """True for a dimension with a nominal value and no tolerance, that is neither exact nor auxiliary."""
    r = requirement
    if kind(r.kind).general_tolerance is None or r.nominal is None or r.fit is not None:
        return False
    return not (r.is_toleranced or r.exact or r.reference)


def _deviation(r: Requirement, general: GeneralTolerance, shorter_leg_mm: Decimal | None) -> Quantity | None:
    if kind(r.kind).general_tolerance == "angle":
        return _of_angle(general, shorter_leg_mm)
    if r.nominal is None:
        return None
    if general.plus_minus is not None or general.by_decimals:
        stated = dict(general.by_decimals).get(r.nominal.decimals, general.plus_minus)
        return stated if r.unit == general.unit else None
    try:
        return _of_standard(r, r.nominal.value, general)
    except UndefinedClass:
        return None


def _of_standard(r: Requirement, size: Decimal, general: GeneralTolerance) -> Quantity | None:
    if r.unit != "mm":
        return None
    if general.casting_grade is not None:
        return Quantity(casting_tolerance(size, general.casting_grade) / 2)
    if general.linear_class is None:
        return None
    look_up = broken_edge_deviation if kind(r.kind).general_tolerance == "broken_edge" else linear_deviation
    return Quantity(look_up(size, general.linear_class))


def _of_angle(general: GeneralTolerance, shorter_leg_mm: Decimal | None) -> Quantity | None:
    if general.angular is not None:
        return general.angular
    if general.linear_class is None or shorter_leg_mm is None:
        return None
    try:
        return angular_deviation(shorter_leg_mm, general.linear_class)
    except UndefinedClass:
        return None
