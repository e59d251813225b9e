"""From a measure to a requirement: its kind, its unit, where its tolerance comes from, and the deviations of a fit."""

from __future__ import annotations

from dataclasses import replace

from qcdesigner.domain.errors import UndefinedClass
from qcdesigner.domain.requirement import Requirement, ToleranceSource
from qcdesigner.domain.tolerances.fits import deviations_of
from qcdesigner.domain.tolerances.notation.measure import Measure
from qcdesigner.domain.tolerances.notation.scanner import Scanner
from qcdesigner.domain.values import Quantity, add


def requirement_of(
    scanner: Scanner, kind: str, measure: Measure, *, parameter: str | None = None
) -> Requirement:
    """The requirement of `kind` that a measure is; lengths without a unit take that of the drawing."""
    source: ToleranceSource = "stated" if measure.is_bounded else "none"
    stated = Requirement(
        kind=kind, unit=measure.unit or scanner.unit, nominal=measure.nominal, upper_deviation=measure.upper_deviation,
        lower_deviation=measure.lower_deviation, lower_limit=measure.lower_limit, upper_limit=measure.upper_limit,
        fit=measure.fit, mating_fit=measure.mating_fit, parameter=parameter, warning=measure.warning, tolerance_source=source,
    )  # fmt: skip
    return stated if measure.fit is None else with_fit(stated)


def with_fit(stated: Requirement) -> Requirement:
    """The requirement with the deviations of its fit (ISO 286) where none are written, checked where some are.

    A class that the standard does not define leaves the limits empty, with the warning `undefined_class`.
    """
    if stated.mating_fit is not None:
        return _assembly(stated)
    found = _deviations(stated, stated.fit)
    is_written = stated.upper_deviation is not None or stated.upper_limit is not None
    if found is None:
        return replace(stated, warning="undefined_class", tolerance_source="stated" if is_written else "none")
    if not is_written:
        return replace(stated, upper_deviation=found[0], lower_deviation=found[1], tolerance_source="fit")
    return stated if _agrees(stated, found) else replace(stated, warning="fit_disagrees")


def _assembly(stated: Requirement) -> Requirement:
    """Two parts: neither class bounds this dimension, both must exist."""
    exist = all(_deviations(stated, fit) is not None for fit in (stated.fit, stated.mating_fit))
    return replace(stated, tolerance_source="none", warning=None if exist else "undefined_class")


def _deviations(stated: Requirement, fit: str | None) -> tuple[Quantity, Quantity] | None:
    # ISO 286 is in millimetres; an inch size has no class.
    if stated.nominal is None or fit is None or stated.unit != "mm":
        return None
    try:
        upper, lower = deviations_of(stated.nominal.value, fit)
    except UndefinedClass:
        return None
    return Quantity(upper), Quantity(lower)


def _agrees(stated: Requirement, found: tuple[Quantity, Quantity]) -> bool:
    nominal = stated.nominal
    if nominal is None or stated.upper is None or stated.lower is None:
        return False
    return (stated.upper.number, stated.lower.number) == (
        add(nominal, found[0]).number,
        add(nominal, found[1]).number,
    )
