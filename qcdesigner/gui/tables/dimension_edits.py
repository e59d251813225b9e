"""A requirement with another nominal value, deviation or limit, typed in a cell of its own. Exact decimals throughout."""

from __future__ import annotations

from dataclasses import replace

from qcdesigner.domain.errors import EditRefused
from qcdesigner.domain.requirement import Requirement, ToleranceSource
from qcdesigner.domain.tolerances.notation import ENGLISH, parse, write
from qcdesigner.domain.values import EXACT, Quantity


def with_nominal(requirement: Requirement, value: Quantity | None) -> Requirement:
    """The same requirement about another size: a fit is looked up again. Raises EditRefused `nominal_missing`."""
    if value is None:
        raise EditRefused("nominal_missing")
    if requirement.tolerance_source == "stated":
        return replace(requirement, nominal=value, text="")
    bare = replace(
        requirement,
        nominal=value,
        upper_deviation=None,
        lower_deviation=None,
        tolerance_source="none",
        text="",
    )
    if requirement.fit is None:
        return bare
    again = parse(write(bare, ENGLISH), unit=requirement.unit)
    return again[0] if len(again) == 1 else bare


def with_upper_deviation(requirement: Requirement, value: Quantity | None) -> Requirement:
    """The requirement with this upper deviation, stated. Raises EditRefused `nominal_missing`."""
    return _stated(replace(_by_deviations(requirement), upper_deviation=value))


def with_lower_deviation(requirement: Requirement, value: Quantity | None) -> Requirement:
    """The requirement with this lower deviation, stated. Raises EditRefused `nominal_missing`."""
    return _stated(replace(_by_deviations(requirement), lower_deviation=value))


def with_upper(requirement: Requirement, value: Quantity | None) -> Requirement:
    """The requirement with this upper limit: as a deviation where there is a nominal value, else as a limit."""
    if requirement.nominal is None:
        return _stated(replace(requirement, upper_limit=value))
    return with_upper_deviation(requirement, _difference(value, requirement.nominal))


def with_lower(requirement: Requirement, value: Quantity | None) -> Requirement:
    """The requirement with this lower limit: as a deviation where there is a nominal value, else as a limit."""
    if requirement.nominal is None:
        return _stated(replace(requirement, lower_limit=value))
    return with_lower_deviation(requirement, _difference(value, requirement.nominal))


def _by_deviations(requirement: Requirement) -> Requirement:
    if requirement.nominal is None:
        raise EditRefused("nominal_missing")
    return replace(requirement, lower_limit=None, upper_limit=None)


def _stated(requirement: Requirement) -> Requirement:
    """The requirement with tolerances of its own: no fit or general tolerance says them any more."""
    written = (
        requirement.upper_deviation, requirement.lower_deviation, requirement.lower_limit, requirement.upper_limit,
    )  # fmt: skip
    source: ToleranceSource = "none" if all(value is None for value in written) else "stated"
    return replace(requirement, fit=None, mating_fit=None, tolerance_source=source, text="", warning=None)


def _difference(value: Quantity | None, nominal: Quantity) -> Quantity | None:
    return None if value is None else Quantity(EXACT.subtract(value.number, nominal.number))
