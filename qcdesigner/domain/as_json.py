"""A requirement as the data of `parse --json`: stable keys, floats or integers, null for what is absent."""

from __future__ import annotations

from decimal import Decimal

from qcdesigner.domain.errors import UndefinedClass
from qcdesigner.domain.requirement import Requirement
from qcdesigner.domain.tolerances.fits import clearance_of
from qcdesigner.domain.values import Quantity


def requirement_json(requirement: Requirement) -> dict[str, object]:
    """All the keys of `parse --json`, absent values null; limits are computed, angles in degrees."""
    r = requirement
    return {
        "kind": r.kind,
        "nominal": number_json(r.nominal),
        "upper_deviation": number_json(r.upper_deviation),
        "lower_deviation": number_json(r.lower_deviation),
        "upper_limit": number_json(r.upper),
        "lower_limit": number_json(r.lower),
        "unit": r.unit or None,
        "count": r.count,
        "fit": _fit(r),
        **_clearance(r),
        "symbol": r.symbol,
        "zone": number_json(r.zone),
        "zone_shape": r.zone_shape,
        "modifiers": list(r.modifiers),
        "datums": list(r.datums),
        "thread": r.thread,
        "thread_class": r.thread_class,
        "left_hand": r.left_hand,
        "parameter": r.parameter,
        "rule": r.rule,
        "angle": number_json(r.angle),
        "alternate": r.alternate,
        "reference": r.reference,
        "exact": r.exact,
        "typical": r.typical,
        "through": r.through,
        "remark": r.remark or r.text or None,
        "warning": r.warning,
        "tolerance_source": r.tolerance_source,
    }


def number_json(value: Quantity | None) -> int | float | None:
    """The value in the requirement's unit: an integer if it is one and is written so, else a float; None stays None."""
    return None if value is None else decimal_json(value.number)


def decimal_json(value: Decimal) -> int | float:
    """`Decimal("12")` is 12, `Decimal("12.50")` is 12.5."""
    return int(value) if value == value.to_integral_value() else float(value)


def _fit(requirement: Requirement) -> str | None:
    if requirement.mating_fit is None:
        return requirement.fit
    return f"{requirement.fit}/{requirement.mating_fit}"


def _clearance(requirement: Requirement) -> dict[str, object]:
    """The limits of clearance of an assembly, `H7/g6`; null for one part."""
    limits: dict[str, object] = {"max_clearance": None, "min_clearance": None}
    r = requirement
    if r.fit and r.mating_fit and r.nominal is not None and r.unit == "mm":
        try:
            clearance = clearance_of(r.nominal.value, r.fit, r.mating_fit)
        except UndefinedClass:
            return limits
        limits = {
            "max_clearance": decimal_json(clearance.maximum),
            "min_clearance": decimal_json(clearance.minimum),
        }
    return limits
