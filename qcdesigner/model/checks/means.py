"""The means chosen cover the limits, are fine enough, and are in calibration."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from qcdesigner.domain.requirement import Requirement
from qcdesigner.model.findings import Check, Finding, Limits, Overview, Severity
from qcdesigner.model.records import Means

# The largest share of the tolerance that a division of the means may be (domain: IT/10).
FINEST_SHARE = Decimal("0.1")
ONE = Decimal(1)
_IN_MM = {"mm": ONE, "µm": Decimal("0.001"), "um": Decimal("0.001"), "in": Decimal("25.4"), "m": Decimal(1000)}
# Kinds whose limits are what the means reads; a zone or a roughness is not a length of its range.
SIZES = frozenset(
    {"linear", "diameter", "radius", "sphere_diameter", "sphere_radius", "square", "chamfer", "depth", "counterbore", "countersink"}
)


def find(plan: Overview) -> Iterator[Finding]:
    judged = {m.id: m for m in plan.means.values() if (m.range_from, m.range_to, m.resolution) != (None, None, None)}
    for characteristic in plan.to_verify:
        for verification in plan.by_characteristic.get(characteristic.id, ()):
            means = [judged[m] for m in verification.means if m in judged]
            for code, named in _faults(characteristic.requirement, plan.limits[characteristic.id], means):
                said = {"number": characteristic.label, "means": named.identifier or named.designation}
                yield Finding(code, _SEVERITY[code], (characteristic.id, verification.phase, named.id), said)
    if plan.today is not None:
        yield from _overdue(plan, plan.today)


_SEVERITY: dict[str, Severity] = {"means_out_of_range": "error", "resolution_too_coarse": "warning"}


def _faults(requirement: Requirement, limits: Limits, means: list[Means]) -> Iterator[tuple[str, Means]]:
    """Faults that hold for all the means of a verification that can be judged: one good means is enough."""
    ranged = [m for m in means if _factor(m, requirement) and (m.range_from is not None or m.range_to is not None)]
    if ranged and not any(_covers(m, requirement, limits) for m in ranged):
        yield "means_out_of_range", ranged[0]
    graded = [m for m in means if _factor(m, requirement) and m.resolution is not None]
    tolerance = _tolerance(requirement, limits) if graded else None
    if tolerance and all(_division(m, requirement) > tolerance * FINEST_SHARE for m in graded):
        yield "resolution_too_coarse", graded[0]


def _tolerance(requirement: Requirement, limits: Limits) -> Decimal | None:
    """The width of the tolerance in the requirement's unit: both limits apart, or the zone; None for a one-sided limit."""
    if requirement.kind == "geometrical":
        return requirement.zone.number if requirement.zone is not None else None
    lower, upper = limits
    return upper - lower if lower is not None and upper is not None else None


def _bounds(requirement: Requirement, limits: Limits) -> Limits:
    """The smallest and the largest size to be read; None for one that does not matter."""
    if requirement.kind not in SIZES:
        return None, None
    nominal = None if requirement.nominal is None else requirement.nominal.number
    lower, upper = limits
    return (nominal if lower is None else lower), (nominal if upper is None else upper)


def _factor(means: Means, requirement: Requirement) -> Decimal | None:
    """What turns the means's unit into the requirement's; None when they do not compare."""
    if means.unit == requirement.unit:
        return ONE
    if means.unit in _IN_MM and requirement.unit in _IN_MM:
        return _IN_MM[means.unit] / _IN_MM[requirement.unit]
    return None


def _covers(means: Means, requirement: Requirement, limits: Limits) -> bool:
    lower, upper = _bounds(requirement, limits)
    factor = _factor(means, requirement) or ONE
    below = lower is not None and means.range_from is not None and lower < means.range_from * factor
    above = upper is not None and means.range_to is not None and upper > means.range_to * factor
    return not (below or above)


def _division(means: Means, requirement: Requirement) -> Decimal:
    return (means.resolution or Decimal(0)) * (_factor(means, requirement) or ONE)


def _overdue(plan: Overview, today: date) -> Iterator[Finding]:
    """Means in use whose calibration was due before today; dates that are not ISO 8601 are left alone."""
    used = {m for verifications in plan.by_phase.values() for v in verifications for m in v.means}
    for means in plan.means.values():
        due = _date(means.calibration_due)
        if means.id in used and due is not None and due < today:
            said = {"means": means.identifier or means.designation, "due": means.calibration_due}
            yield Finding("means_out_of_date", "error", (means.id,), said)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


CHECK = Check(("means_out_of_range", "resolution_too_coarse", "means_out_of_date"), find)
